"""One file → its pages: the lines of its format, and for the page's data the first that tells.

The order is: what the caller says, the file's name and folder, the page itself.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from generator.model import SourcePage
from generator.sources.formats import extract
from generator.sources.masthead import Masthead, from_path, later_page

if TYPE_CHECKING:
    import datetime as dt

    from generator.sources.extract import Extract


def read_source(
    name: str,
    data: bytes,
    *,
    date: dt.date | None = None,
    paper: str | None = None,
    page_no: str | None = None,
) -> tuple[SourcePage, ...]:
    """The pages of one file: one as a rule, for a PDF one for each of its pages.

    An index page of a 数字报 gives a page without lines: it has no article of its own.

    Args:
        name: the path shown in messages; it may tell date and page number too.
        data: the file as received.
        date: of the edition; goes before what the file says, like the next two.
        paper: the name of the newspaper.
        page_no: of the file's first page.

    Raises:
        ContentError: the file cannot be read as a page; E110 to E116 (see `refusal`).
    """
    return source_pages(name, data, extract(name, data), Masthead(date, paper, page_no))


def source_pages(
    name: str, data: bytes, extracts: tuple[Extract, ...], asked: Masthead
) -> tuple[SourcePage, ...]:
    """The pages of a file with their data; `asked` is what the caller knows better than the file."""
    digest = hashlib.sha256(data).hexdigest()
    told = asked.or_else(from_path(name))
    pages: list[SourcePage] = []
    for found in extracts:
        said = found.masthead
        known = told.or_else(said)
        page_no = known.page_no
        if len(extracts) > 1:
            # The file's name tells of its first page; a number printed on the page itself is surer.
            page_no = (asked.page_no and later_page(asked.page_no, found.pages_before)) or said.page_no
            page_no = page_no or later_page(told.page_no or "1", found.pages_before)
        section = said.section if page_no == said.page_no or said.page_no is None else None
        pages.append(
            SourcePage(name, found.lines, known.date, known.paper, page_no, section, found.encoding, digest)
        )
    return tuple(pages)
