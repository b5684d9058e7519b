"""Search and copying in Firefox, from a folder: the second engine that a newsroom has."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from firefox import Firefox

pytestmark = pytest.mark.browser
CONTROL = "\ue009"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """The system's Firefox; without one the tests are skipped, but not where CI is set."""
    executable = shutil.which("firefox-esr") or shutil.which("firefox")
    if executable is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI=true, but there is no Firefox on PATH")
        pytest.skip("no Firefox on PATH: its tests are skipped")
    from browser.firefox import Firefox  # noqa: PLC0415 - only where there is a browser

    browser = Firefox(executable, tmp_path_factory.mktemp("profile"))
    yield browser
    browser.close()


def ask(firefox: Firefox, query: str) -> list[str]:
    """Ask the search that is open; the headlines found."""
    firefox.evaluate(f"(q => {{ q.value = {json.dumps(query)} }})(document.getElementById('q'))")
    firefox.evaluate("document.getElementById('q').dispatchEvent(new InputEvent('input', {bubbles: true}))")
    firefox.click("#q")
    firefox.press("\ue006")
    firefox.wait_for("document.documentElement.hasAttribute('data-searched')")
    found = firefox.evaluate("[...document.querySelectorAll('#results h2 a')].map(a => a.textContent)")
    return [str(title) for title in found]


@pytest.mark.parametrize(("query", "count"), [("964.91亿元", 2), ("lsq", 4), (">960亿元", 3), ("64.91", 0)])
def test_the_search_finds_what_it_finds_elsewhere(
    firefox: Firefox, folder: Path, query: str, count: int
) -> None:
    """Text, pinyin, figures."""
    firefox.open((folder / "search.html").as_uri())
    assert len(ask(firefox, query)) >= min(count, 1)
    assert (count == 0) == (not ask(firefox, query))


def test_a_figure_is_copied_with_its_sentence(firefox: Firefox, folder: Path) -> None:
    """By its button; what was copied can be pasted."""
    (article,) = folder.glob("2026/01/08/*a2b2c3.html")
    firefox.open(article.as_uri())
    firefox.hover("#n1")
    firefox.click("#n1 .cite")
    firefox.wait_for("document.querySelector('.live').textContent")
    assert "已复制" in firefox.evaluate("document.querySelector('.live').textContent")
    firefox.open((folder / "search.html").as_uri())
    firefox.click("#q")
    firefox.press(CONTROL, "v")
    assert "登记的基金管理人达到102家" in firefox.evaluate("document.getElementById('q').value")
