"""Sentences and clauses of a block: where a figure's own words begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right

_END = re.compile(r"[。!?\n]+[”’」』）)]*")
_CLAUSE = re.compile(r"[,。;:!?\n—…]")
_COMMA_IN_NUMBER = re.compile(r"(?<=[0-9]),(?=[0-9]{3})")


def sentence_starts(text: str) -> list[int]:
    """Where the sentences of a folded text begin; the first at 0."""
    return [0, *(match.end() for match in _END.finditer(text) if match.end() < len(text))]


def sentence_of(starts: list[int], text: str, at: int) -> tuple[int, int]:
    """(start, end) of the sentence that holds position `at`."""
    number = bisect_right(starts, at)
    return starts[number - 1], starts[number] if number < len(starts) else len(text)


def clause_start(text: str, low: int, at: int) -> int:
    """Where the clause before position `at` begins: after the last mark from `low` on that parts clauses.

    A comma inside a number parts nothing, and marks inside brackets that close before `at` do not count.
    """
    position = at
    depth = 0
    while position > low:
        char = text[position - 1]
        if char in ")）":
            depth += 1
        elif char in "(（":
            if depth == 0:
                return position
            depth -= 1
        elif depth == 0 and _CLAUSE.match(char) and not _COMMA_IN_NUMBER.match(text, position - 1):
            return position
        position -= 1
    return low


def clause_end(text: str, at: int, high: int) -> int:
    """Where the clause that holds position `at` ends: before the next mark that parts clauses."""
    position = at
    while position < high:
        if _CLAUSE.match(text[position]) and not _COMMA_IN_NUMBER.match(text, position):
            return position
        position += 1
    return high
