"""The files of one edition → its pages in the order of the paper.

What one file cannot know of itself comes from the others: an article's HTML page gets its page
number, section and place from the index that lists it.
"""

from __future__ import annotations

import re
from posixpath import basename, dirname, join, normpath
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import ContentError, Diagnostic
from generator.sources.formats import extract
from generator.sources.masthead import Masthead
from generator.sources.reading import source_pages

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from generator.model import SourcePage
    from generator.sources.extract import Extract
    from generator.sources.index import Listed


class Edition(Struct, frozen=True):
    """The pages in the order of the paper, and what could not be read: one bad file loses no other."""

    pages: tuple[SourcePage, ...]
    problems: tuple[Diagnostic, ...] = ()


def read_edition(
    files: Mapping[str, bytes], *, date: dt.date | None = None, paper: str | None = None
) -> Edition:
    """Read the files of one edition; index pages give no page of their own.

    Args:
        files: the bytes of each file by its path, with `/` between folders.
        date: of the edition; goes before what the files say.
        paper: the name of the newspaper, likewise.
    """
    extracts: dict[str, tuple[Extract, ...]] = {}
    problems: list[Diagnostic] = []
    for name, data in files.items():
        try:
            extracts[name] = extract(name, data)
        except ContentError as error:
            problems.extend(error.diagnostics)
    listed = _listed(extracts)
    found: list[tuple[tuple[object, ...], SourcePage]] = []
    for name, parts in extracts.items():
        if any(part.index is not None for part in parts):
            continue
        order, entry, index_says = listed.get(name, (len(listed), None, Masthead()))
        for page in source_pages(name, files[name], parts, Masthead(date, paper)):
            placed = _placed(page, entry, index_says)
            found.append(((*_page_key(placed.page_no), order, name), placed))
    found.sort(key=lambda pair: pair[0])
    return Edition(tuple(page for _, page in found), tuple(problems))


def _listed(extracts: Mapping[str, tuple[Extract, ...]]) -> dict[str, tuple[int, Listed, Masthead]]:
    """For each file that an index lists: its place in the lists, the entry, and what that index page says."""
    by_basename: dict[str, list[str]] = {}
    for name in extracts:
        by_basename.setdefault(basename(name), []).append(name)
    listed: dict[str, tuple[int, Listed, Masthead]] = {}
    for name, parts in sorted(extracts.items()):
        for part in parts:
            for entry in part.index.articles if part.index else ():
                path = normpath(join(dirname(name), entry.href))
                same_name = by_basename.get(basename(entry.href), [])
                # An index saved from the web links to where the article stood there.
                target = path if path in extracts else same_name[0] if len(same_name) == 1 else None
                if target is not None:
                    listed.setdefault(target, (len(listed), entry, part.masthead))
    return listed


def _placed(page: SourcePage, entry: Listed | None, index_says: Masthead) -> SourcePage:
    """The page with what the index says: its number and section go before the page's own."""
    page_no = (entry.page_no if entry else None) or page.page_no
    section = (entry.section if entry else None) or (page.section if page_no == page.page_no else None)
    return replace(
        page,
        page_no=page_no,
        section=section,
        date=page.date or index_says.date,
        paper=page.paper or index_says.paper,
    )


def _page_key(page_no: str | None) -> tuple[bool, str, int]:
    """A01, A02 … B01; pages without a number last."""
    found = re.fullmatch(r"([A-Z]?)(\d+)", page_no or "")
    return (found is None, found.group(1) if found else "", int(found.group(2)) if found else 0)
