"""What cannot be used is told with its place; what is on the site stays, and all else is built."""

from __future__ import annotations

import errno
import os
from typing import Any

import pytest

from generator.build.lock import LockedError, locked
from generator.build.places import PlacesError
from generator.build.site.write import Writer


def codes(result: Any) -> list[str]:
    """The codes of the problems told."""
    return [diagnostic.code for diagnostic in result.report.diagnostics]


def test_an_article_with_an_error_keeps_its_last_good_version(newsroom: Any) -> None:
    """Also in the builds after; and another article is built all the same."""
    before = (newsroom.out / "2026/01/08/a1.html").read_bytes()
    (newsroom.content / "articles/a1.md").write_text("---\nid: [\n---\n", "utf-8")
    newsroom.put("a2", "改过的题")
    for _ in range(2):
        result = newsroom.build()
        assert result.report.failed
        assert "articles/a1.md:" in result.report.text()
        assert (newsroom.out / "2026/01/08/a1.html").read_bytes() == before
        assert "改过的题" in (newsroom.out / "2026/01/index.html").read_text("utf-8")
    newsroom.put("a1", "修好了")
    assert not newsroom.build().report.failed
    assert newsroom.files() == newsroom.clean_files()


def test_the_article_on_the_site_keeps_its_id(newsroom: Any) -> None:
    """The newcomer is refused, and both files are named."""
    newsroom.put("0copy", "冒名", id="a1")
    before = newsroom.files()
    result = newsroom.build()
    assert codes(result) == ["E501"]
    assert "0copy.md" in result.report.text()
    assert "a1.md" in result.report.text()
    assert newsroom.files() == before
    (newsroom.content / "articles/a1.md").unlink()
    assert not newsroom.build().report.failed
    assert newsroom.files() == newsroom.clean_files()


def test_of_two_newcomers_with_one_id_neither_is_taken(newsroom: Any) -> None:
    """Nothing tells which is meant."""
    newsroom.put("x1", "一", id="same")
    newsroom.put("x2", "二", id="same")
    before = newsroom.files()
    assert codes(newsroom.build()) == ["E501", "E501"]
    assert newsroom.files() == before


def test_in_a_clean_build_the_first_by_path_has_the_id(newsroom: Any) -> None:
    """A site must be built even so; the error is told."""
    newsroom.put("x2", "二", id="a1")
    files = newsroom.clean_files()
    assert "2026/01/08/a1.html" in files
    assert "2026/01/08/x2-a1.html" not in files


def test_a_broken_template_leaves_its_pages_as_they_were(newsroom: Any) -> None:
    """The message names the template and the line, once for all pages; a mended one heals everything."""
    before = newsroom.files()
    good = (newsroom.templates / "listing.html").read_text("utf-8")
    (newsroom.templates / "listing.html").write_text("<p>\n{{ view.nothing }}", "utf-8")
    newsroom.put("a1", "甲", body="新的一段。")
    for _ in range(2):
        result = newsroom.build()
        assert len(result.report.diagnostics) == 1
        assert "templates/listing.html:2" in result.report.text()
        after = newsroom.files()
        assert after["index.html"] == before["index.html"]
        assert "新的一段。".encode() in after["2026/01/08/a1.html"]
    (newsroom.templates / "listing.html").write_text(good, "utf-8")
    assert not newsroom.build().report.failed
    assert newsroom.files() == newsroom.clean_files()


def test_broken_settings_are_told_and_the_last_good_ones_serve(newsroom: Any) -> None:
    """Articles are built meanwhile."""
    (newsroom.content / "site.yaml").write_text("title: 甲报\n", "utf-8")
    newsroom.build()
    (newsroom.content / "site.yaml").write_text("title: 甲报\ntitel: x\n", "utf-8")
    newsroom.put("a1", "仍然更新")
    result = newsroom.build()
    assert codes(result) == ["E403"]
    assert "site.yaml:2:1" in result.report.text()
    assert "仍然更新" in (newsroom.out / "2026/01/index.html").read_text("utf-8")


def test_a_second_build_gives_way(newsroom: Any) -> None:
    """The folder is held by whoever works in it, and free when he is gone."""
    with locked(newsroom.out), pytest.raises(LockedError):
        newsroom.build()
    assert not newsroom.build().report.failed


def test_a_folder_with_the_files_of_others_is_left_alone(newsroom: Any) -> None:
    """A build removes what it does not know: so it must not begin where others live."""
    home = newsroom.root / "home"
    home.mkdir()
    (home / "letter.txt").write_text("dear", "utf-8")
    with pytest.raises(PlacesError, match="not made"):
        newsroom.build_to(home, newsroom.cache)
    assert (home / "letter.txt").read_text("utf-8") == "dear"


@pytest.mark.parametrize("where", ["content/site", ".", "content"])
def test_the_site_must_not_lie_in_the_content_nor_around_it(newsroom: Any, where: str) -> None:
    """Else a build would read what it writes, or remove what it reads."""
    with pytest.raises(PlacesError):
        newsroom.build_to(newsroom.root / where, newsroom.cache)


def test_a_full_disk_is_an_error_and_the_next_build_recovers(newsroom: Any, monkeypatch: Any) -> None:
    """The disk fills up at the third page."""
    written = []
    write = Writer.write

    def failing(self: Writer, path: str, data: bytes) -> str:
        written.append(path)
        if len(written) == 3:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
        return write(self, path, data)

    newsroom.put("a1", "新题", date="2026-03-01")
    monkeypatch.setattr(Writer, "write", failing)
    with pytest.raises(OSError, match="No space"):
        newsroom.build()
    monkeypatch.undo()
    newsroom.build()
    assert newsroom.files() == newsroom.clean_files()


def test_links_pipes_and_hidden_files_are_not_read(newsroom: Any) -> None:
    """Only regular files are articles; nothing hangs on a pipe."""
    articles = newsroom.content / "articles"
    (articles / "link.md").symlink_to(articles / "a1.md")
    (articles / "folder").symlink_to(articles)
    os.mkfifo(articles / "pipe.md")
    (articles / ".hidden.md").write_text("?", "utf-8")
    (articles / "folder.md").mkdir()
    (newsroom.content / "sources").mkdir()
    (newsroom.content / "sources" / "note.md").write_text("?", "utf-8")
    result = newsroom.build()
    assert not result.report.diagnostics
    assert not result.stats.counts["files_parsed"]


def test_a_file_in_another_encoding_is_refused_with_its_line(newsroom: Any) -> None:
    """The first byte that is no UTF-8 has a line and a column."""
    text = (newsroom.content / "articles/a1.md").read_text("utf-8")
    (newsroom.content / "articles/a1.md").write_bytes(text.encode("gbk"))
    result = newsroom.build()
    assert codes(result) == ["E103"]
    assert "a1.md:3:8" in result.report.text()
