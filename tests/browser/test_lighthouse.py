"""Lighthouse over HTTP: accessible, found, and by the book. Its timings are a matter of `make bench`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("pattern", ["index.html", "2026/01/08/*a2b2c3.html"])
def test_lighthouse_has_nothing_to_say(
    served: Callable[[Path], str], folder: Path, tmp_path: Path, flags: list[str], pattern: str
) -> None:
    """A hundred of a hundred for accessibility, best practices and search engines."""
    lighthouse = shutil.which("lighthouse")
    if lighthouse is None:
        pytest.skip("no lighthouse on PATH (npm install lighthouse): its tests are skipped")
    (path,) = folder.glob(pattern)
    report = tmp_path / "report.json"
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    subprocess.run(
        [
            lighthouse,
            f"{served(folder)}/{path.relative_to(folder)}",
            "--quiet",
            "--only-categories=accessibility,best-practices,seo",
            "--output=json",
            f"--output-path={report}",
            f"--chrome-flags={' '.join(flags)}",
        ],
        env={**os.environ, "CHROME_PATH": browser},
        check=True,
        timeout=180,
        capture_output=True,
    )
    found = json.loads(report.read_text("utf-8"))
    failed = [
        a["id"] for a in found["audits"].values() if a["score"] == 0 and a["scoreDisplayMode"] == "binary"
    ]
    scores = {name: category["score"] for name, category in found["categories"].items()}
    assert scores == {"accessibility": 1, "best-practices": 1, "seo": 1}, failed
