"""Text that knows where each of its characters stood in the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from generator.model import Line, Piece


class Passage(NamedTuple):
    """A text and its pieces: each character maps to one code point of the decoded file."""

    text: str = ""
    pieces: tuple[Piece, ...] = ()

    def cut(self, start: int, end: int | None = None) -> Passage:
        """The characters from `start` to `end` (code points, as in a slice of `text`, not negative)."""
        size = len(self.text)
        end = size if end is None else min(end, size)
        if start <= 0 and end >= size:
            return self
        pieces = []
        for piece in self.pieces:
            low, high = max(piece.at, start), min(piece.at + piece.length, end)
            if low < high:
                pieces.append(Piece(piece.line, piece.start + low - piece.at, low - start, high - low))
        return Passage(self.text[start:end], tuple(pieces))

    def strip(self) -> Passage:
        """Without white space at both ends."""
        text = self.text
        start = len(text) - len(text.lstrip())
        return self.cut(start, max(start, len(text.rstrip())))

    @property
    def lines(self) -> tuple[int, ...]:
        """Physical lines it comes from, in the order of the text."""
        return tuple(dict.fromkeys(piece.line for piece in self.pieces))


def stripped(line: Line) -> Passage:
    """The text of a line without white space at both ends."""
    text = line.text.strip()
    if not text:
        return Passage()
    indent = len(line.text) - len(line.text.lstrip())
    return Passage(text, (Piece(line.number, line.start + indent, 0, len(text)),))


def join(passages: Iterable[Passage]) -> Passage:
    """One after the other, nothing between them."""
    parts = list(passages)
    if len(parts) == 1:
        return parts[0]
    pieces = []
    at = 0
    for part in parts:
        pieces += [Piece(piece.line, piece.start, piece.at + at, piece.length) for piece in part.pieces]
        at += len(part.text)
    return Passage("".join(part.text for part in parts), tuple(pieces))
