"""Bytes → numbered lines: a page as received becomes one or more `SourcePage`s.

`FORMATS` is the order in which a file is recognised, by what it holds and not by its extension.
"""

from __future__ import annotations

import hashlib
from datetime import date as Date  # noqa: N812 - `date` is the name of an argument

from generator.model import SourcePage
from generator.sources import evidence, refusal
from generator.sources.masthead import Masthead, from_lines, from_path
from generator.sources.text import decode, split_lines

__all__ = ["decode", "read_source", "split_lines"]


def read_source(
    name: str, data: bytes, *, date: Date | None = None, paper: str | None = None, page_no: str | None = None
) -> tuple[SourcePage, ...]:
    """The pages of one file, usually one; a PDF has one for each of its pages.

    Args:
        name: the path shown in messages; it may tell date and page number too.
        data: the file as received.
        date: of the edition; like `paper` and `page_no` it goes before what the file says.

    Raises:
        ContentError: the file cannot be read as a page; E110 to E116 (see `refusal`).
    """
    if len(data) > refusal.MAX_BYTES:
        raise refusal.too_large(name, len(data))
    text, encoding = decode(data, name)
    if not text.strip("\0 \t\r\n\f\u3000\ufeff"):
        raise refusal.empty(name)
    if not evidence.is_text(text):
        raise refusal.not_a_page(name, "a binary file")
    said, lines = from_lines(split_lines(text))
    known = Masthead(date, paper, page_no).or_else(from_path(name)).or_else(said)
    digest = hashlib.sha256(data).hexdigest()
    return (SourcePage(name, lines, known.date, known.paper, known.page_no, known.section, encoding, digest),)
