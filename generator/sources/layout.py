"""Characters with their places → paragraphs in reading order.

Characters on one baseline make runs, parted at wide gaps; runs make columns (`columns`), and the
lines of columns make paragraphs (`typeset`).
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from generator.sources.boxes import Box, Glyph, Run, around
from generator.sources.columns import columns
from generator.sources.display import Looked
from generator.sources.typeset import Column, set_paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAX_PICTURES = 300  # a page with more has them cut into strips
_ON_PICTURE = 40  # characters printed on a picture, from which it is a ground
_RUN_GAP = 0.9  # of the size: a wider gap between characters ends a run
_SAME_LINE = 0.35  # of the size: baselines closer than this are one line
_SAME_LINE_SIZES = 1.6  # times: type of more different sizes is no one line
_DOUBLED = 0.2  # of the size: the same character so near is the same, printed twice
# Of the size: a gap, beyond the usual, that is a space: where the file has one, in Latin, in Chinese.
_TYPED_SPACE, _WORD_SPACE, _SPACE = 0.1, 0.18, 0.28


def paragraphs(glyphs: Sequence[Glyph], pictures: Sequence[Box]) -> list[Looked]:
    """The paragraphs of a page in reading order, with their look; captions are marked as such."""
    if not glyphs:
        return []
    body = _body_size(glyphs)
    shown = [picture for picture in pictures[:_MAX_PICTURES] if not _is_ground(picture, glyphs)]
    runs = _runs(glyphs) + [Run("", picture, picture.bottom, body) for picture in shown]
    return set_paragraphs([Column(leaf) for leaf in columns(runs, body)], shown, body)


def _is_ground(picture: Box, glyphs: Sequence[Glyph]) -> bool:
    """Is the picture what the text is printed on: a scan with a text layer, a tinted box?"""
    on_it = sum(
        picture.left < glyph.box.left < picture.right and picture.top < glyph.baseline < picture.bottom
        for glyph in glyphs
    )
    return on_it > _ON_PICTURE


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
