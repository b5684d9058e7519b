"""The words in quotation marks: nested marks, and speech that runs over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_OPEN, _CLOSE = "“「『", "”」』"
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}]")
_ENDS = "。！？!?…,，;；"
_LONGEST = 1200  # characters; beyond it a mark was lost


class Quoted(NamedTuple):
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
        depth, start = (1, 0) if open_at else (0, 0)
        for match in _MARKS.finditer(text) if open_at or _marked(text) else ():
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
                    words = "\n".join([*pieces, text[start:at]]) if pieces else text[start:at]
                    first = open_at[1]
                    end = at if open_at[0] == number else len(texts[open_at[0]])
                    found.append(Quoted(open_at[0], first, end, number, at + 1, words))
                    open_at = None
        if open_at:
            following = texts[number + 1] if number + 1 < len(texts) else ""
            goes_on = following[:1] in _OPEN and following[:1] != "" and len("".join(pieces)) < _LONGEST
            if goes_on:
                pieces.append(text[start:])
            else:
                open_at = None
    return found


def _marked(text: str) -> bool:
    """Does anything open in the text? Most paragraphs quote nothing."""
    return "“" in text or "「" in text or "『" in text
