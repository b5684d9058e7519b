"""What every format makes of a file: numbered lines and what the page says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.model import Line
from generator.sources.masthead import Masthead

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Role
    from generator.sources.index import PageIndex


class Extract(Struct, frozen=True):
    """One page of a file. An index page has an `index` and no lines.

    `pages_before` counts the pages of the same file before this one.
    """

    lines: tuple[Line, ...]
    masthead: Masthead
    encoding: str
    index: PageIndex | None = None
    pages_before: int = 0


class Piece(Struct, frozen=True):
    """A line of a format that has no lines of its own: text, role and article as the format states them."""

    text: str
    role: Role | None = None
    article: int | None = None


def numbered(pieces: Iterable[Piece], after: tuple[Line, ...] = ()) -> tuple[Line, ...]:
    """Pieces as lines; offsets are those of all the file's lines joined by a line feed.

    `after` are the lines of the file's earlier pages: the count goes on, so that a line number
    names one line of the file.
    """
    number = after[-1].number if after else 0
    start = after[-1].start + len(after[-1].text) + 1 if after else 0
    lines: list[Line] = []
    for piece in pieces:
        number += 1
        lines.append(Line(number, start, piece.text, piece.role, piece.article))
        start += len(piece.text) + 1
    return tuple(lines)
