"""A block of text with its figures marked: what the template prints, piece by piece."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from generator.render.words.typography import typeset

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_STOPS = "。!?;！？；"
# A comma or colon between digits (1,234; 9:30) does not part two clauses.
_COMMA = re.compile(rf"[{_STOPS},，、:：](?:(?<!\d.)|(?!\d))")
_LAST_COMMA = re.compile(rf".*{_COMMA.pattern}(?=.)", re.DOTALL)
_BARE = 8  # characters from the clause's start to the figure's end, below which the clause before is added
_LONGEST_CLAUSE = 48  # characters around a figure that a table row shows
_set = lru_cache(32)(typeset)  # a paragraph is set once, not once for each of its figures (0.9 ms an article)


class Run(NamedTuple):
    """A piece of text; `figure` is the number of the figure it is (0: none).

    `also` are further figures that begin inside this one: they share its mark. `note` is the figure
    whose note tells of it, where that is another one (0: its own).
    """

    text: str
    figure: int = 0
    also: tuple[int, ...] = ()
    note: int = 0


def mark(
    text: str, figures: Iterable[tuple[int, int, int]], notes: Mapping[int, int] = MappingProxyType({})
) -> tuple[Run, ...]:
    """Cut a text at its figures.

    Args:
        text: a block's text.
        figures: (number, start, end), half-open, in code points; in any order.
        notes: figure → the figure whose note tells of it, where that is another one.

    Returns:
        Runs that join to the text as it is set. Figures that overlap an earlier one share its mark,
        and of two that begin together the longer one holds the other.
    """
    text = _set(text)
    runs: list[Run] = []
    at = 0
    for number, start, end in sorted(figures, key=lambda item: (item[1], -item[2], item[0])):
        if start < at and runs:
            last = next(i for i in range(len(runs) - 1, -1, -1) if runs[i].figure)
            runs[last] = runs[last]._replace(also=(*runs[last].also, number))
            continue
        if start > at:
            runs.append(Run(text[at:start]))
        runs.append(Run(text[start:end], number, (), notes.get(number, 0)))
        at = end
    if at < len(text):
        runs.append(Run(text[at:]))
    return tuple(runs)


def clause(text: str, start: int, end: int) -> str:
    """The words around a figure up to the nearest commas, for a table row; cut off with … where long."""
    text = _set(text)
    low, high = _clause_start(text, start), _clause_end(text, end)
    while end - low < _BARE and low > 0 and text[low - 1] not in _STOPS:  # 列全市第一 alone says too little
        low = _clause_start(text, low - 1)
    if high - low > _LONGEST_CLAUSE:
        room = max(0, (_LONGEST_CLAUSE - (end - start)) // 2)
        new_low, new_high = max(low, start - room), min(high, end + room)
        return ("…" if new_low > low else "") + text[new_low:new_high] + ("…" if new_high < high else "")
    return text[low:high]


def _clause_start(text: str, at: int) -> int:
    """Where the clause before `at` starts; a longer one than a row shows, some place before what is shown."""
    lowest = max(0, at - _LONGEST_CLAUSE)
    comma = _LAST_COMMA.match(text, lowest, at + 1)
    return comma.end() if comma else lowest


def _clause_end(text: str, at: int) -> int:
    """Where the clause after `at` ends, likewise."""
    highest = min(len(text), at + _LONGEST_CLAUSE)
    comma = _COMMA.search(text, at, highest + 1)
    return min(comma.start(), highest) if comma else highest
