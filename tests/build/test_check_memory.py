"""`dibao check` reads again only what could have another answer, and answers as if it had read everything."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.build import check as checking
from generator.build.check import check_content

GOOD = "---\nid: {id}\ntitle: 甲\ndate: 2026-01-08\ntopics: [industry]\n---\n正文。\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Three articles, the second with an unknown topic."""
    folder = tmp_path / "content"
    (folder / "articles").mkdir(parents=True)
    for n in range(3):
        (folder / f"articles/{n}.md").write_text(GOOD.format(id=f"20260108-a{n}"), "utf-8")
    bad = folder / "articles/1.md"
    bad.write_text(bad.read_text("utf-8").replace("industry", "industri"), "utf-8")
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read, by name; a file is trusted as soon as it was written."""
    seen: list[str] = []
    whole = checking.check_file

    def counted(content: str, path: str, *more: object) -> object:
        seen.append(path.rpartition("/")[2])
        return whole(content, path, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(checking, "check_file", counted)
    monkeypatch.setattr("generator.build.checked.YOUNG", -(10**18))
    return seen


def said(content: Path, cache: Path | None) -> str:
    return check_content(content, cache).text()


def test_an_unchanged_file_is_not_read_again(content: Path, tmp_path: Path, read: list[str]) -> None:
    """Its problems are told all the same, word for word."""
    first = said(content, tmp_path / "cache")
    assert "articles/1.md:5:10: error E312" in first
    assert sorted(read) == ["0.md", "1.md", "2.md"]
    read.clear()
    assert said(content, tmp_path / "cache") == first
    assert read == []


def test_an_edited_file_is(content: Path, tmp_path: Path, read: list[str]) -> None:
    """Only that one."""
    said(content, tmp_path / "cache")
    read.clear()
    bad = content / "articles/1.md"
    bad.write_text(bad.read_text("utf-8").replace("industri]", "industry]"), "utf-8")
    assert said(content, tmp_path / "cache") == ""
    assert read == ["1.md"]


def test_files_that_clash_are_told_whichever_was_read(content: Path, tmp_path: Path, read: list[str]) -> None:
    """What a remembered file claims still counts."""
    said(content, tmp_path / "cache")
    read.clear()
    (content / "articles/3.md").write_text(GOOD.format(id="20260108-a0"), "utf-8")
    found = said(content, tmp_path / "cache")
    assert "3.md:1:1: error E501: the id '20260108-a0' belongs to" in found
    assert read == ["3.md"]
    assert found == said(content, None)


def test_other_word_lists_are_another_check(content: Path, tmp_path: Path, read: list[str]) -> None:
    """A topic that the newsroom adds is known at once."""
    said(content, tmp_path / "cache")
    read.clear()
    (content / "lexicon").mkdir()
    (content / "lexicon/topics.yaml").write_text(
        "industri: {name: 工业二, iptc: '04000000', terms: {工业: 2}}\n", "utf-8"
    )
    assert said(content, tmp_path / "cache") == said(content, None)
    assert len(read) == 6


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b'{"key": 1}', b'{"key": "", "at": "x", "files": []}'])
def test_a_spoilt_memory_is_no_memory(content: Path, tmp_path: Path, read: list[str], spoilt: bytes) -> None:
    """Then everything is read."""
    first = said(content, tmp_path / "cache")
    read.clear()
    (tmp_path / "cache/checked.json").write_bytes(spoilt)
    assert said(content, tmp_path / "cache") == first
    assert len(read) == 3


def test_a_young_file_is_read_again(content: Path, tmp_path: Path) -> None:
    """It may have changed under the same time stamp since."""
    bad = content / "articles/1.md"
    said(content, tmp_path / "cache")
    stat = bad.stat()
    with bad.open("r+", encoding="utf-8") as file:
        file.write(bad.read_text("utf-8").replace("industri", "industry")[: stat.st_size])
    os.utime(bad, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert said(content, tmp_path / "cache") == said(content, None)


def test_a_cache_that_cannot_be_written_is_told_and_no_more(content: Path, tmp_path: Path) -> None:
    """A folder that may only be read can be checked."""
    (tmp_path / "cache").write_text("a file", "utf-8")
    assert "warning E105: the next check will read everything again" in said(content, tmp_path / "cache")


def test_many_files_are_shared_among_processes(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer is that of one process."""
    monkeypatch.setattr(checking, "FORK_FROM", 2)
    monkeypatch.setattr(checking, "CHUNK", 1)
    assert check_content(content, None, jobs=3).text() == said(content, None)
