"""Sentences and clauses of a block: where a figure's own words begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right

_END = re.compile(r"[。!?\n]+[”’」』）)]*")
_MARKS = ",。;:!?\n—…"
_CLAUSE = re.compile(f"[{_MARKS}]")


def sentence_starts(text: str) -> list[int]:
    """Where the sentences of a folded text begin; the first at 0."""
    size = len(text)
    return [0, *(match.end() for match in _END.finditer(text) if match.end() < size)]


def sentence_of(starts: list[int], text: str, at: int) -> tuple[int, int]:
    """(start, end) of the sentence that holds position `at`."""
    number = bisect_right(starts, at)
    return starts[number - 1], starts[number] if number < len(starts) else len(text)


def clause_start(text: str, low: int, at: int) -> int:
    """Where the clause before position `at` begins: after the last mark from `low` on that parts clauses.

    A comma inside a number parts nothing, and brackets that close before `at` are stepped over.
    """
    while True:
        cut = max([text.rfind(mark, low, at) for mark in _MARKS])
        opened, closed = text.rfind("(", low, at), text.rfind(")", low, at)
        if closed > cut and opened >= 0:
            at = opened
            continue
        cut = max(cut, opened)
        if cut < low:
            return low
        if text[cut] == "," and _inside_number(text, cut):
            at = cut
            continue
        return cut + 1


def clause_end(text: str, at: int, high: int) -> int:
    """Where the clause that holds position `at` ends: before the next mark that parts clauses."""
    match = _CLAUSE.search(text, at, high)
    while match and match[0] == "," and _inside_number(text, match.start()):
        match = _CLAUSE.search(text, match.end(), high)
    return match.start() if match else high


def _inside_number(text: str, comma: int) -> bool:
    return (
        text[comma - 1 : comma].isdigit() and text[comma + 1 : comma + 4].isdigit() and len(text) > comma + 3
    )
