"""Characters with their places → paragraphs in reading order.

1. Characters on one baseline make runs; a gap wider than a character ends a run.
2. The page is cut recursively (the XY-cut of Nagy and Seth, 1984), each time in the first of `WAYS`
   that parts it: along blank strips from top to bottom between columns; above a headline; below
   one that stands over columns; at the highest blank strip; above and below what bars the columns.
   Parts are read from left to right and from top to bottom.
3. In a column, lines become paragraphs by their indents; one that goes on in the next is joined.
"""

from __future__ import annotations

from itertools import groupby, pairwise, takewhile
from statistics import median
from typing import TYPE_CHECKING

from generator.sources.boxes import Box, Glyph, Run, around, gaps, split_at
from generator.sources.display import Looked
from generator.sources.reach import is_large, with_reach
from generator.sources.typeset import Column, set_paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAX_CUTS = 60  # depth of cuts in cuts
_RUN_GAP = 0.9  # of the size: a wider gap between characters ends a run
_SAME_LINE = 0.35  # of the size: baselines closer than this are one line
_SAME_LINE_SIZES = 1.6  # times: type of more different sizes is no one line
_DOUBLED = 0.2  # of the size: the same character so near is the same, printed twice
# Of the size: a gap, beyond the usual, that is a space: where the file has one, in Latin, in Chinese.
_TYPED_SPACE, _WORD_SPACE, _SPACE = 0.1, 0.18, 0.28
_STRIP = 1.1  # of the body's size: a blank strip at least so high parts articles
_GUTTER = 0.6  # of the body's size: a blank strip at least so wide parts columns


def paragraphs(glyphs: Sequence[Glyph], pictures: Sequence[Box]) -> list[Looked]:
    """The paragraphs of a page in reading order, with their look; captions are marked as such."""
    if not glyphs:
        return []
    body = _body_size(glyphs)
    runs = _runs(glyphs) + [Run("", picture, picture.bottom, body) for picture in pictures]
    leaves = (
        tuple(run for run in leaf if run.text) for leaf in _cut(with_reach(runs, body), body, _MAX_CUTS)
    )
    return set_paragraphs([Column(leaf) for leaf in leaves if leaf], pictures, body)


def _body_size(glyphs: Sequence[Glyph]) -> float:
    return median(glyph.size for glyph in glyphs)


def _runs(glyphs: Sequence[Glyph]) -> list[Run]:
    """Characters in the file's order may jump about: they are sorted into lines first."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (round(g.baseline, 1), g.box.left)):
        for line in reversed(lines[-8:]):  # sizes mix on a page, so a neighbour's line may come between
            near = abs(line[0].baseline - glyph.baseline) <= _SAME_LINE * min(line[0].size, glyph.size)
            if near and 1 / _SAME_LINE_SIZES < line[0].size / glyph.size < _SAME_LINE_SIZES:
                line.append(glyph)
                break
        else:
            lines.append([glyph])
    return [run for line in lines for run in _split_line(sorted(line, key=lambda g: g.box.left))]


def _split_line(line: list[Glyph]) -> list[Run]:
    """The runs of one line: parted at gaps, and where size or weight change for good."""
    runs: list[list[Glyph]] = [[line[0]]]
    for before, glyph in pairwise(line):
        if glyph.box.left - before.box.right > _RUN_GAP * min(before.size, glyph.size):
            runs.append([glyph])
        elif not _doubled(before, glyph):
            runs[-1].append(glyph)
    return [_run(run) for run in runs]


def _doubled(before: Glyph, glyph: Glyph) -> bool:
    """The same character printed twice with a small offset, as some typesetters make bold."""
    return before.char == glyph.char and abs(before.box.left - glyph.box.left) < _DOUBLED * glyph.size


def _run(glyphs: list[Glyph]) -> Run:
    """Gaps that are wider than the run's usual one become spaces: headlines are often set with wide gaps."""
    widths = [glyph.box.left - before.box.right for before, glyph in pairwise(glyphs)]
    usual = max(median(widths), 0.0) if len(widths) > 1 else 0.0
    pieces = [glyphs[0].char]
    for (before, glyph), width in zip(pairwise(glyphs), widths, strict=True):
        latin = before.char.isascii() and glyph.char.isascii()
        least = _TYPED_SPACE if glyph.spaced else _WORD_SPACE if latin else _SPACE
        pieces.append((" " if width - usual > least * glyph.size else "") + glyph.char)
    bold = 2 * sum(glyph.bold for glyph in glyphs) > len(glyphs)
    size = median(glyph.size for glyph in glyphs)
    return Run("".join(pieces), around(glyph.box for glyph in glyphs), glyphs[0].baseline, size, bold)


def _cut(runs: list[Run], body: float, depth: int) -> list[list[Run]]:
    """The columns of a region in reading order."""
    if len(runs) <= 1 or depth == 0:
        return [runs]
    for way in WAYS:
        parts = way(runs, body)
        if len(parts) > 1:
            return [leaf for part in parts for leaf in _cut(part, body, depth - 1)]
    return [runs]


def _at_gutters(runs: list[Run], body: float) -> list[list[Run]]:
    """Columns that stand beside one another; what only stands below or above the others is none."""
    cuts = gaps((run.across for run in runs), _GUTTER * body)
    parts = split_at(runs, cuts, across=True)
    columns: list[list[Run]] = []
    for n, part in enumerate(parts):
        alone = not any(_side_by_side(part, other) for other in parts[:n] + parts[n + 1 :])
        if columns and alone:
            columns[-1] = columns[-1] + part
        else:
            columns.append(part)
    return columns


def _side_by_side(left: list[Run], right: list[Run]) -> bool:
    one, other = around(run.box for run in left), around(run.box for run in right)
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > min(one.bottom - one.top, other.bottom - other.top) / 3


def _above_headline(runs: list[Run], body: float) -> list[list[Run]]:
    """One cut at the blank strip above a headline: there an article ends."""
    opening = [cut for cut in _strips(runs, body) if _beside(runs, cut, body) == (False, True)]
    return _cut_once(runs, opening)


def _below_headline(runs: list[Run], body: float) -> list[list[Run]]:
    """Part the large lines at the top from the columns below them."""
    ordered = sorted(runs, key=lambda run: run.box.top)
    top = list(takewhile(lambda run: is_large(run, body), ordered))
    rest = ordered[len(top) :]
    return [top, rest] if top and rest and len(_at_gutters(rest, body)) > 1 else [runs]


def _at_strip(runs: list[Run], body: float) -> list[list[Run]]:
    """One cut at the highest blank strip, but rather not below a headline."""
    strips = _strips(runs, body)
    return _cut_once(runs, [cut for cut in strips if not _beside(runs, cut, body)[0]] or strips)


def _strips(runs: list[Run], body: float) -> list[float]:
    return gaps(((run.box.top, run.box.bottom) for run in runs), _STRIP * body)


def _beside(runs: list[Run], cut: float, body: float) -> tuple[bool, bool]:
    """Is the line above a strip large? The one below it?"""
    above, below = _neighbours(runs, cut)
    return _bars(above, body), _bars(below, body)


def _neighbours(runs: list[Run], cut: float) -> tuple[Run, Run]:
    above = max((run for run in runs if run.box.bottom <= cut), key=lambda run: run.box.bottom)
    below = min((run for run in runs if run.box.top >= cut), key=lambda run: run.box.top)
    return above, below


def _cut_once(runs: list[Run], cuts: list[float]) -> list[list[Run]]:
    """At the highest of the strips."""

    def height(cut: float) -> float:
        above, below = _neighbours(runs, cut)
        return below.box.top - above.box.bottom

    return split_at(runs, [max(cuts, key=height)], across=False) if cuts else [runs]


def _bars(run: Run, body: float) -> bool:
    """May it stand over more than one column?"""
    return is_large(run, body) or not run.text


def _at_bars(runs: list[Run], body: float) -> list[list[Run]]:
    """Cut above and below the large lines and pictures without which the region would have gutters."""
    rest = [run for run in runs if not _bars(run, body)]
    if len(rest) == len(runs) or not gaps((run.across for run in rest), _GUTTER * body):
        return [runs]
    ordered = sorted(runs, key=lambda run: run.box.top)
    return [list(part) for _, part in groupby(ordered, lambda run: _bars(run, body))]


WAYS = (_at_gutters, _above_headline, _below_headline, _at_strip, _at_bars)
