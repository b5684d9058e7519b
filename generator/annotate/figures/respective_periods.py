"""分别 behind a list of periods: each of the numbers has its own (2023年和2024年,分别为30万人和32万人)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from generator.annotate.draft import PeriodFound
from generator.annotate.figures.respective_places import SEPARATORS, WORD
from generator.model import Period

_FARTHEST = 60  # characters from the list to the word
_NO_LIST = frozenset(("per", "trailing"))  # rules: 每年, 近三年


class PeriodList(NamedTuple):
    """A list of periods before 分别: what it covers, where the word stands, and the periods."""

    start: int
    end: int
    word: int
    periods: list[Period]


def period_lists(text: str, found: Sequence[PeriodFound], starts: Sequence[int]) -> list[PeriodList]:
    """The lists of a folded block, left to right.

    Args:
        text: the block.
        found: its periods, left to right.
        starts: where its sentences begin.
    """
    lists, began = [], [period.span.start for period in found]
    for match in WORD.finditer(text) if len(found) > 1 else ():
        low = max(starts[bisect_left(starts, match.start() + 1) - 1], match.start() - _FARTHEST)
        run: list[PeriodFound] = []
        for period in found[bisect_left(began, low) : bisect_left(began, match.start())]:
            if period.rule in _NO_LIST:
                continue
            joined = run and text[run[-1].span.end : period.span.start] in SEPARATORS
            run = [*run, period] if joined else [period]
        if len(run) > 1:
            periods = [period.period for period in run]
            lists.append(PeriodList(run[0].span.start, run[-1].span.end, match.start(), periods))
    return lists
