"""How far a heading reaches: over which columns below it.

A headline is shorter than the columns it stands over, so its own box leaves their outer gutters
free. It reaches over a set of columns that stand side by side right below it, with nothing but
blank paper beside the headline, and about whose middle (or at whose left edge) it is set.
"""

from __future__ import annotations

from math import inf
from statistics import median
from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.sources.boxes import Box, Run, around

if TYPE_CHECKING:
    from collections.abc import Sequence

_LARGE = 1.25  # times the body's size: a headline's type
_MAX_LARGE = (
    400  # large lines; a page with more is a table or a poster, and the search grows with their square
)
_STACK = 2.0  # of the body's size: kicker, headline and deck stand no farther apart
_BELOW = 5.0  # of the body's size: how far below a heading its columns begin at most
_GUTTER = 0.6  # of the body's size: the narrowest gutter
_OFF_CENTRE = 2.0  # of the body's size: how far off the middle a centred headline may be


def is_large(run: Run, body: float) -> bool:
    """Is it a headline's type?"""
    return bool(run.text) and run.size >= _LARGE * body


def with_reach(runs: Sequence[Run], body: float) -> list[Run]:
    """All runs, those of headings with the width they reach over."""
    if sum(is_large(run, body) for run in runs) > _MAX_LARGE:
        return list(runs)
    found: dict[int, Box] = {}
    for heading in _headings(runs, body):
        box = around(runs[n].box for n in heading)
        others = [run for n, run in enumerate(runs) if n not in heading]
        left, right = _reach(box, others, body)
        for n in heading:
            found[n] = Box(left, runs[n].box.top, right, runs[n].box.bottom)
    return [replace(run, reach=found.get(n)) for n, run in enumerate(runs)]


def _headings(runs: Sequence[Run], body: float) -> list[list[int]]:
    """Indices of large lines, those stacked above one another together."""
    headings: list[list[int]] = []
    for n in sorted((n for n, run in enumerate(runs) if is_large(run, body)), key=lambda n: runs[n].box.top):
        box = runs[n].box
        for heading in headings:
            last = around(runs[m].box for m in heading)
            shared = min(last.right, box.right) - max(last.left, box.left)
            if shared > 0 and box.top - last.bottom <= _STACK * body:
                heading.append(n)
                break
        else:
            headings.append([n])
    return headings


def _reach(box: Box, others: Sequence[Run], body: float) -> tuple[float, float]:
    """Left and right end: the widest fitting set of columns, else the heading's own."""
    columns = _columns_below(box, others, body)
    core = [n for n, column in enumerate(columns) if column[1] > box.left and column[0] < box.right]
    if not core:
        return box.left, box.right
    beside = [run.box for run in others if run.box.bottom > box.top and run.box.top < box.bottom]
    free = [not any(b.right > low and b.left < high for b in beside) for low, high in columns]
    best = box.left, box.right
    for first in range(core[0] + 1):
        for last in range(core[-1], len(columns)):
            low, high = min(columns[first][0], box.left), max(columns[last][1], box.right)
            centred = abs(low + high - box.left - box.right) <= 2 * _OFF_CENTRE * body
            flush = abs(columns[first][0] - box.left) <= body
            if (centred or flush) and all(free[first : last + 1]) and high - low > best[1] - best[0]:
                best = low, high
    return best


def _columns_below(box: Box, others: Sequence[Run], body: float) -> list[tuple[float, float]]:
    """The columns that begin right below a heading, from left to right."""
    near = sorted(
        (run.box.left, run.box.right)
        for run in others
        if -body <= run.box.top - box.bottom <= _BELOW * body and not is_large(run, body)
    )
    columns: list[tuple[float, float]] = []
    for left, right in near:
        if columns and left - columns[-1][1] < _GUTTER * body:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    if not columns:
        return []
    # A last line may be short: its column is as wide as the others, as far as there is room.
    usual = median(right - left for left, right in columns)
    ends = [left for left, _ in columns[1:]] + [inf]
    return [
        (left, max(right, min(left + usual, end - _GUTTER * body)))
        for (left, right), end in zip(columns, ends, strict=True)
    ]
