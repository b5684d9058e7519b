"""A page's runs → its columns in reading order: the recursive XY-cut of Nagy and Seth (1984).

Each region is cut in the first of `WAYS` that parts it: along blank strips from top to bottom,
between columns; above a headline; below one that stands over columns; at the highest blank strip;
above and below what bars the columns. Parts are read from left to right and from top to bottom.
"""

from __future__ import annotations

from itertools import groupby, takewhile
from statistics import median
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.sources.boxes import Run, around, gaps, split_at
from generator.sources.reach import is_large, with_reach

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MAX_CUTS = 60  # depth of cuts in cuts
_MAX_COLUMNS = 40  # beside one another; more gaps than that are a table's or a drawing's
_STRIP = 1.1  # of the body's size: a blank strip at least so high parts articles
_OPEN_LEADING = 1.35  # times the blank between the lines of the text, where that is higher
_GUTTER = 0.6  # of the body's size: a blank strip at least so wide parts columns
_LOOK_AHEAD = 40  # runs among which the line below a run is looked for


class Scale(Struct, frozen=True):
    """The page's measures in points: the size of its body, the least height of a strip that parts."""

    body: float
    strip: float


class Strip(Struct, frozen=True):
    """A blank strip from left to right: where to cut, how high; do headlines or pictures border it?"""

    middle: float
    height: float
    bar_above: bool
    bar_below: bool


def columns(runs: Sequence[Run], body: float) -> list[tuple[Run, ...]]:
    """The columns of a page in reading order; pictures (runs without text) only keep things apart."""
    scale = Scale(body, max(_STRIP * body, _OPEN_LEADING * _blank_between_lines(runs, body)))
    leaves = _cut(with_reach(runs, body), scale, _MAX_CUTS)
    found = (tuple(run for run in leaf if run.text) for leaf in leaves)
    return [leaf for leaf in found if leaf]


def _blank_between_lines(runs: Sequence[Run], body: float) -> float:
    """The usual height between a line of the body and the next below it."""
    lines = sorted((run for run in runs if run.text and not is_large(run, body)), key=lambda run: run.box.top)
    blanks: list[float] = []
    for n, line in enumerate(lines):
        for other in lines[n + 1 : n + _LOOK_AHEAD]:
            if (
                other.box.top > line.box.bottom
                and other.box.left < line.box.right
                and other.box.right > line.box.left
            ):
                blanks.append(other.box.top - line.box.bottom)
                break
    return median(blanks) if blanks else 0.0


def _cut(runs: list[Run], scale: Scale, depth: int) -> list[list[Run]]:
    if len(runs) <= 1 or depth == 0:
        return [runs]
    for way in WAYS:
        parts = way(runs, scale)
        if len(parts) > 1:
            return [leaf for part in parts for leaf in _cut(part, scale, depth - 1)]
    return [runs]


def _at_gutters(runs: list[Run], scale: Scale) -> list[list[Run]]:
    """Columns that stand beside one another; what only stands below or above the others is none."""
    cuts = gaps((run.across for run in runs), _GUTTER * scale.body)
    if not cuts or len(cuts) > _MAX_COLUMNS:
        return [runs]
    parts = split_at(runs, cuts, across=True)
    heights = [(box.top, box.bottom) for box in (around(run.box for run in part) for part in parts)]
    found: list[list[Run]] = []
    for n, part in enumerate(parts):
        alone = not any(_side_by_side(heights[n], other) for other in heights[:n] + heights[n + 1 :])
        if found and alone:
            found[-1] = found[-1] + part
        else:
            found.append(part)
    return found


def _side_by_side(one: tuple[float, float], other: tuple[float, float]) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > min(one[1] - one[0], other[1] - other[0]) / 3


def _above_headline(runs: list[Run], scale: Scale) -> list[list[Run]]:
    """One cut at the blank strip above a headline: there an article ends."""
    strips = _strips(runs, scale)
    return _cut_once(runs, [strip for strip in strips if strip.bar_below and not strip.bar_above])


def _below_headline(runs: list[Run], scale: Scale) -> list[list[Run]]:
    """Part the large lines at the top from the columns below them."""
    ordered = sorted(runs, key=lambda run: run.box.top)
    top = list(takewhile(lambda run: is_large(run, scale.body), ordered))
    rest = ordered[len(top) :]
    return [top, rest] if top and rest and len(_at_gutters(rest, scale)) > 1 else [runs]


def _at_strip(runs: list[Run], scale: Scale) -> list[list[Run]]:
    """One cut at the highest blank strip, but rather not below a headline."""
    strips = _strips(runs, scale)
    return _cut_once(runs, [strip for strip in strips if not strip.bar_above] or strips)


def _strips(runs: list[Run], scale: Scale) -> list[Strip]:
    """The blank strips of a region from top to bottom."""
    found: list[Strip] = []
    above: Run | None = None
    for run in sorted(runs, key=lambda run: run.box.top):
        if above is not None and run.box.top - above.box.bottom >= scale.strip:
            middle, height = (run.box.top + above.box.bottom) / 2, run.box.top - above.box.bottom
            found.append(Strip(middle, height, _bars(above, scale), _bars(run, scale)))
        if above is None or run.box.bottom > above.box.bottom:
            above = run
    return found


def _cut_once(runs: list[Run], strips: list[Strip]) -> list[list[Run]]:
    """At the highest of the strips."""
    if not strips:
        return [runs]
    return split_at(runs, [max(strips, key=lambda strip: strip.height).middle], across=False)


def _at_bars(runs: list[Run], scale: Scale) -> list[list[Run]]:
    """Cut above and below the large lines and pictures without which the region would have gutters."""
    rest = [run for run in runs if not _bars(run, scale)]
    if len(rest) == len(runs) or not gaps((run.across for run in rest), _GUTTER * scale.body):
        return [runs]
    ordered = sorted(runs, key=lambda run: run.box.top)
    return [list(part) for _, part in groupby(ordered, lambda run: _bars(run, scale))]


def _bars(run: Run, scale: Scale) -> bool:
    """May it stand over more than one column?"""
    return is_large(run, scale.body) or not run.text


WAYS: tuple[Callable[[list[Run], Scale], list[list[Run]]], ...] = (
    _at_gutters,
    _above_headline,
    _below_headline,
    _at_strip,
    _at_bars,
)
