"""The demo that ships: built by the program, opened by double-click."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
REPO = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a copy of `content/`."""
    top = tmp_path_factory.mktemp("demo")
    shutil.copytree(REPO / "content", top / "content")
    places = ("--content", str(top / "content"), "--out", str(top / "site"), "--cache", str(top / "cache"))
    command = [sys.executable, "-m", "generator", "build", *places]
    done = subprocess.run(command, cwd=REPO, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return top / "site"


def test_a_newcomer_finds_a_laoshan_figure_and_its_sentence_in_three_clicks(page: Page, demo: Path) -> None:
    """Home → 崂山区 → its latest article → a figure of its table: the sentence lights up."""
    page.goto((demo / "index.html").as_uri())
    page.click(".grid a:has-text('崂山区')")
    page.click("#stories .headline a >> nth=0")
    link = page.locator("#figures td.n a.fig").first
    printed = link.inner_text()
    link.click()
    assert page.evaluate("document.querySelector(':target').classList.contains('fig')")
    assert "崂山区" in page.inner_text("article")
    assert printed


def test_the_samples_say_that_they_are_samples(page: Page, demo: Path) -> None:
    """What was made up is marked wherever it shows."""
    page.goto((demo / "index.html").as_uri())
    assert page.locator(".story").count() == page.locator(".story .mark:has-text('样例')").count() > 0


def test_the_demo_is_searched_from_its_folder(page: Page, demo: Path) -> None:
    """964.91亿元 is found, 64.91 is not."""
    page.goto((demo / "search.html").as_uri())
    for query, found in (("964.91亿元", True), ("64.91", False)):
        page.fill("#q", query)
        page.press("#q", "Enter")
        page.wait_for_selector("html[data-searched]", state="attached")
        assert (page.locator("#results li").count() > 0) is found
