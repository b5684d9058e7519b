"""The words in quotation marks: nested marks, and speech that runs over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

_OPEN, _CLOSE = "“「『", "”」』"
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}]")
_PAIR = re.compile(f"“([^{_OPEN}{_CLOSE}]*)”")
_ENDS = "。！？!?…,，;；"
_LONGEST = 1200  # characters; beyond it a mark was lost


class Quoted(Struct):
    """Quoted words: block and half-open span, marks left out; `last_block` and `close`: where they end.

    `words` joins paragraphs with a line feed.
    """

    block: int
    start: int
    end: int
    last_block: int
    close: int
    words: str

    @property
    def whole(self) -> bool:
        """Do they make a sentence?"""
        return self.words[-1:] in _ENDS


def quoted(texts: Sequence[str]) -> list[Quoted]:
    """All outermost quotations of an article's paragraphs.

    A paragraph that opens a quotation and does not close it goes on in the next when that one opens with a
    mark again (the custom of Chinese print).
    """
    found: list[Quoted] = []
    open_at: tuple[int, int] | None = None
    pieces: list[str] = []
    for number, text in enumerate(texts):
        if not open_at and (pairs := _pairs(number, text)) is not None:
            found += pairs
            continue
        depth, start = (1, 0) if open_at else (0, 0)
        for match in _MARKS.finditer(text):
            at, char = match.start(), match[0]
            if char in _OPEN:
                if open_at and at == 0:
                    start = 1  # the mark repeated at the head of a paragraph
                    continue
                depth += 1
                if depth == 1:
                    open_at, start, pieces = (number, at + 1), at + 1, []
            elif char in _CLOSE and depth:
                depth -= 1
                if depth == 0 and open_at:
                    words = "\n".join([*pieces, text[start:at]])
                    first = open_at[1]
                    end = at if open_at[0] == number else len(texts[open_at[0]])
                    found.append(Quoted(open_at[0], first, end, number, at + 1, words))
                    open_at = None
        if open_at and _goes_on(texts[number + 1 : number + 2], pieces):
            pieces.append(text[start:])
        else:
            open_at = None
    return found


def _pairs(number: int, text: str) -> list[Quoted] | None:
    """The quotations of a paragraph whose marks are all pairs, none inside another; None for any other."""
    if "「" in text or "『" in text:
        return None
    found = [
        Quoted(number, match.start() + 1, match.end() - 1, number, match.end(), match[1])
        for match in (_PAIR.finditer(text) if "“" in text else ())
    ]
    return found if text.count("“") == text.count("”") == len(found) else None


def _goes_on(following: Sequence[str], pieces: Sequence[str]) -> bool:
    """Does the next paragraph open with a mark again, and is the quotation of a likely length?"""
    return any(text.startswith(tuple(_OPEN)) for text in following) and len("".join(pieces)) < _LONGEST
