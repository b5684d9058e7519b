"""Sentences and clauses of a block: where a figure's own words begin and end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from generator.annotate.patterns import pattern

_ENDS = "。!?\n"
_END = pattern(r"[。!?\n][。!?\n]*[”’」』）)]*")
# A dash between numbers or dates (1—10月) parts nothing, nor does a comma inside a number (1,200).
_INSIDE = "(?!(?<=[0-9年月日]—)[0-9]|(?<=[0-9],)[0-9]{3})"
_CLAUSE = pattern(f"[,。;:!?\n…—]{_INSIDE}")
# A space between Chinese characters parts the two statements of a headline.
_CLAUSE_OR_SPACE = pattern(rf"[,。;:!?\n…— ]{_INSIDE}(?:(?<! )|(?<=[一-鿿”] )(?=[一-鿿“]))")


def sentence_starts(text: str, marks: list[int]) -> list[int]:
    """Where the sentences of a folded text begin, the first at 0; `marks` are those of its clauses."""
    starts = [0]
    for at in marks:
        if text[at] in _ENDS and at >= starts[-1] and (end := _END.match(text, at)):
            starts.append(end.end())
    if starts[-1] == len(text) > 0:
        starts.pop()
    return starts


def sentence_of(starts: list[int], text: str, at: int) -> tuple[int, int]:
    """(start, end) of the sentence that holds position `at`."""
    number = bisect_right(starts, at)
    return starts[number - 1], starts[number] if number < len(starts) else len(text)


def clause_marks(text: str) -> list[int]:
    """Where the marks stand that part the clauses of a folded text."""
    return [match.start() for match in (_CLAUSE_OR_SPACE if " " in text else _CLAUSE).finditer(text)]


def clause_start(text: str, marks: list[int], low: int, at: int) -> int:
    """Where the clause before position `at` begins: after the last of `marks` from `low` on.

    Brackets that close before `at` are stepped over; one that stands open begins a clause.
    """
    while True:
        found = bisect_left(marks, at) - 1
        start = marks[found] + 1 if found >= 0 and marks[found] >= low else low
        closed = text.rfind(")", start, at)
        if closed >= 0 and (before := text.rfind("(", low, closed)) >= 0:
            at = before
            continue
        opened = text.rfind("(", start, at)
        return opened + 1 if opened >= 0 else start


def clause_end(text: str, at: int, high: int) -> int:
    """Where the clause that holds position `at` ends: before the next mark that parts clauses."""
    marks = _CLAUSE_OR_SPACE if " " in text else _CLAUSE
    match = marks.search(text, at, high)
    return match.start() if match else high
