"""The dictionary of spellings is for a process that ends before pages are made."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
BUILD = """
import sys
from pathlib import Path
from generator.build.places import places_of
from generator.build.site.update import build_site
root = Path(sys.argv[1])
build_site(places_of(root / "content", None, root / "site", None), jobs=1)
print("pypinyin" in sys.modules)
"""


def built(root: Path) -> str:
    """Whether a build in a process of its own read the dictionary, as it printed it."""
    command = [sys.executable, "-c", BUILD, str(root)]
    return subprocess.run(command, cwd=REPO, check=True, capture_output=True, text=True).stdout.strip()


def test_no_process_that_makes_pages_reads_the_dictionary(tmp_path: Path) -> None:
    """Neither of all pages, nor of those that an article with a new name adds."""
    shutil.copytree(REPO / "content", tmp_path / "content")
    assert built(tmp_path) == "False"
    article = next(iter(sorted((tmp_path / "content" / "articles").rglob("*.md"))))
    text = article.read_text("utf-8")
    assert "\npeople:\n" in text
    article.write_text(text.replace("\npeople:\n", "\npeople:\n- {name: 欧阳听涛}\n", 1), "utf-8")
    assert built(tmp_path) == "False"
    assert any("ouyang" in page.name for page in (tmp_path / "site" / "people").iterdir())
