"""Raw pages are inputs: the pages that show their lines follow them, and nothing else is rendered."""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from generator.render.page_kind import PageKind

if TYPE_CHECKING:
    from pathlib import Path

    from generator.catalogue.library import Library
    from generator.render.page_kind import Key

TEXT = "标题\n\n正文一段。\n"


def _raw(key: Key, library: Library) -> tuple[str, ...] | None:
    card = library.card(key[0])
    if card is None or card.url != key[1]:
        return None
    source = library.record(card.id).source
    lines = library.source_lines(source) if source else None
    return (card.title, *(lines or {}).values())


@pytest.fixture
def page(newsroom: Any) -> Path:
    """The raw page of article a1, whose page on the site shows its lines."""
    first = newsroom.kinds[0]
    newsroom.kinds = (
        PageKind(first.name, first.path, _raw, first.keys, template=first.template, rank=1),
        *newsroom.kinds[1:],
    )
    path: Path = newsroom.content / "sources/2026-01-08/a.txt"
    path.parent.mkdir(parents=True)
    path.write_text(TEXT, "utf-8")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    newsroom.put("a1", "甲", source=f"{{file: sources/2026-01-08/a.txt, sha256: '{digest}', lines: [1, 3]}}")
    shutil.rmtree(newsroom.cache)  # the pages of the site are another program's now
    newsroom.build()
    return path


def shown(newsroom: Any) -> str:
    """The page of a1."""
    return next(data.decode() for name, data in newsroom.files().items() if "a1" in name)


def test_an_article_shows_the_lines_of_its_page(newsroom: Any, page: Path) -> None:
    """And a build after that does nothing."""
    assert "正文一段。" in shown(newsroom)
    assert page.exists()
    assert newsroom.build().stats.counts["pages_viewed"] == 0


@pytest.mark.parametrize("change", ["edit", "delete", "rename"])
def test_a_page_that_is_no_longer_what_it_was_is_not_shown(newsroom: Any, page: Path, change: str) -> None:
    """Only the article that showed it is looked at, and the site is that of a clean build."""
    if change == "edit":
        page.write_text(TEXT.replace("一", "二"), "utf-8")
    elif change == "delete":
        page.unlink()
    else:
        page.rename(page.with_name("b.txt"))
    counts = newsroom.build().stats.counts
    assert counts["pages_rendered"] == 1
    assert "正文一段。" not in shown(newsroom)
    assert newsroom.files() == newsroom.clean_files()
    assert newsroom.build().stats.counts["pages_viewed"] == 0


def test_a_page_that_comes_back_is_shown_again(newsroom: Any, page: Path) -> None:
    """By the bytes it has, whatever its time stamps are."""
    page.unlink()
    newsroom.build()
    page.write_text(TEXT, "utf-8")
    newsroom.build()
    assert "正文一段。" in shown(newsroom)
    assert newsroom.files() == newsroom.clean_files()


def test_a_page_that_nobody_shows_renders_nothing(newsroom: Any, page: Path) -> None:
    """Nor does one that is no page at all."""
    page.with_name("new.txt").write_text("另一版\n", "utf-8")
    page.with_name("bad.pdf").write_bytes(b"%PDF-1.4 cut off")
    assert newsroom.build().stats.counts["pages_rendered"] == 0
    assert newsroom.files() == newsroom.clean_files()
