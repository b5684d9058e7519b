"""The articles and the pages' memories of a content folder: which id is where, and who cut it."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from generator.build.article_file import read_bytes, text_of
from generator.build.files import write_if_changed
from generator.build.intake.sidecar import SUFFIX, Sidecar, load_sidecar
from generator.build.raw_pages import SOURCES
from generator.build.scan import folders, join_path
from generator.build.site.article_scan import holds_no_articles, is_article
from generator.diagnostics import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Report

_ID = re.compile(rb"^id:[ \t]*['\"]?([A-Za-z0-9][A-Za-z0-9_-]*)", re.MULTILINE)


class Shelf(Struct):
    """What a content folder holds.

    Attributes:
        content: the folder.
        articles: id → path below the folder, wherever a person has put the file. A file whose front
            matter is broken is found all the same.
        pages: the memories of the raw pages, by their path below `sources/`.
    """

    content: Path
    articles: dict[str, str] = field(default_factory=dict)
    pages: dict[str, Sidecar] = field(default_factory=dict)
    _by_digest: dict[str, dict[str, Sidecar]] = field(default_factory=dict)
    _by_name: dict[str, Sidecar] = field(default_factory=dict)
    _by_article: dict[str, Sidecar] = field(default_factory=dict)
    _held_before: dict[str, Sidecar] = field(default_factory=dict)  # by what a copy held when the run began
    _files: set[str] = field(default_factory=set)

    def page_of_bytes(self, sha256: str) -> Sidecar | None:
        """The page that holds these bytes, or held them once."""
        found = [
            page
            for page in self._by_digest.get(sha256, {}).values()
            if not page.same_as and (page.sha256 == sha256 or sha256 in page.names.values())
        ]
        if not found:
            return self._held_before.get(sha256)
        return next((page for page in found if page.sha256 == sha256), found[0])

    def page_of_name(self, name: str) -> Sidecar | None:
        """The page that last came in under a name."""
        page = self._by_name.get(name)
        return page if page is not None and name in page.names else self.pages.get(name)

    def holder(self, ident: str) -> Sidecar | None:
        """The page that an article was cut from."""
        return self._by_article.get(ident)

    def free_path(self, folder: str, slug: str) -> str:
        """A name that no article has or ever had, lest one that was deleted or moved seem to return."""
        number, path = 1, f"{folder}/{slug}.md"
        while path in self._files or (self.content / path).exists():
            number += 1
            path = f"{folder}/{slug}-{number}.md"
        return path

    def save(self, page: Sidecar, *, done: bool) -> None:
        """Write a page's memory; that of a page that is `done` has the page's own time stamp.

        Raises:
            OSError: it cannot be written.
        """
        self.note(page)
        raw = self.content / SOURCES / page.file
        path = raw.with_name(raw.name + SUFFIX)
        write_if_changed(path, page.dump().encode(), durable=True)
        time = raw.stat().st_mtime_ns if done and raw.exists() else 0
        if path.stat().st_mtime_ns != time:
            os.utime(path, ns=(time, time))

    def catch_up(self, page: Sidecar, name: str) -> None:
        """A copy has the page's present bytes now; its earlier ones may yet come under another name.

        Raises:
            OSError: the page's memory cannot be written.
        """
        self._held_before[page.names[name]] = page
        page.names[name] = page.sha256
        self.save(page, done=bool(page.made))

    def note(self, page: Sidecar) -> None:
        """Find the page from now on by what it says."""
        self.pages[page.file] = page
        for digest in (page.sha256, *page.names.values()):
            self._by_digest.setdefault(digest, {})[page.file] = page
        for name in page.names:
            self._by_name[name] = page
        for cut in page.articles:
            self._by_article[cut.id] = page
            self._files.add(cut.file)


def read_shelf(content: Path, report: Report) -> Shelf:
    """Look at a whole content folder; unreadable sidecars are reported, and their pages left alone.

    Raises:
        OSError: a folder cannot be read.
    """
    shelf = Shelf(content)
    for page in _sidecars(content / SOURCES, report):
        shelf.note(page)
    home = {cut.id: cut.file for page in shelf.pages.values() for cut in page.articles}
    for folder in folders(str(content), is_article, holds_no_articles):
        for name in folder.names:
            path = join_path(folder.path, name)
            ident = _id_of(f"{content}/{path}")
            if ident is not None and (ident not in shelf.articles or home.get(ident) == path):
                shelf.articles[ident] = path
    return shelf


def _sidecars(root: Path, report: Report) -> Iterator[Sidecar]:
    for folder in folders(str(root), _is_sidecar, lambda path: path.rpartition("/")[2].startswith(".")):
        for name in folder.names:
            file = join_path(folder.path, name.removesuffix(SUFFIX))
            path = f"{root}/{file}{SUFFIX}"
            try:
                yield load_sidecar(text_of(read_bytes(path), path), path, file)
            except ContentError as error:
                report.add(*error.diagnostics)
                yield Sidecar(file, sha256=_BROKEN)


_BROKEN = "?"


def is_broken(page: Sidecar) -> bool:
    """Could the sidecar not be read?"""
    return page.sha256 == _BROKEN


def _is_sidecar(name: str) -> bool:
    return name.endswith(SUFFIX) and not name.startswith(".")


def _id_of(path: str) -> str | None:
    """The id in a Markdown file, even if its front matter is broken."""
    try:
        match = _ID.search(read_bytes(path).replace(b"\r", b"\n"))
    except ContentError:
        return None
    return match.group(1).decode("ascii") if match else None
