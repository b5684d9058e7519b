"""Rectangles on a page, in points; y grows downwards from the top edge."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Box(Struct, frozen=True):
    """Left, top, right and bottom edge."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """In points."""
        return self.right - self.left


class Glyph(Struct, frozen=True):
    """One character: its box, baseline and size in points; is it bold; has the file a space before it?"""

    char: str
    box: Box
    baseline: float
    size: float
    bold: bool = False
    spaced: bool = False


class Run(Struct, frozen=True):
    """Characters that follow each other on a line without a gap, or a picture (`text` is empty).

    `reach` is the box with the width of the columns that a heading stands over.
    """

    text: str
    box: Box
    baseline: float
    size: float
    bold: bool = False
    reach: Box | None = None

    @property
    def across(self) -> tuple[float, float]:
        """The left and right end of what the run bars."""
        box = self.reach or self.box
        return box.left, box.right


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all; there is at least one."""
    every = list(boxes)
    return Box(
        min(box.left for box in every),
        min(box.top for box in every),
        max(box.right for box in every),
        max(box.bottom for box in every),
    )


def gaps(intervals: Iterable[tuple[float, float]], least: float) -> list[float]:
    """The middles of the gaps of at least `least` between intervals, in order."""
    found: list[float] = []
    end: float | None = None
    for low, high in sorted(intervals):
        if end is not None and low - end >= least:
            found.append((low + end) / 2)
        end = high if end is None else max(end, high)
    return found


def split_at(runs: Sequence[Run], cuts: Sequence[float], *, across: bool) -> list[list[Run]]:
    """Runs by the cuts they lie between: by x with `across`, else by y. No part is empty."""
    parts: list[list[Run]] = [[] for _ in range(len(cuts) + 1)]
    for run in runs:
        middle = sum(run.across) / 2 if across else (run.box.top + run.box.bottom) / 2
        parts[bisect_left(cuts, middle)].append(run)
    return [part for part in parts if part]
