"""The lines of columns → paragraphs: where one begins, where one goes on, what belongs to a picture."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from generator.sources.boxes import Box, Run, around
from generator.sources.display import Looked
from generator.sources.reach import is_large

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SAME_LINE = 0.35  # of the size: baselines closer than this are one line
_INDENT = 0.8  # of the size: a line that begins so far in opens a paragraph
_SHORT = 1.6  # of the size: a line that ends so early closes one, where the page has no indents
_INDENTING = 0.04  # share of indented lines from which a page's paragraphs have indents
_WIDEST_GUTTER = 2.4  # of the size: between two columns of one article
_LEADING = 1.45  # times the column's usual distance of lines: a wider one parts paragraphs
_OTHER_SIZE = 0.06  # sizes that differ by more are set apart
_NEAR_PICTURE = 2.2  # of the size: how near a caption stands to its picture
_CAPTION_LINES = 3
_LONGEST_CAPTION = 120
_SAID = re.compile(
    r"^[▲▼△▽◀▶←→↑↓]|^(?:图为|图[一二三四五六七八九①②③④⑤\d][:：])|摄[)）]?$|供图[)）]?$|[图片]/"
)


class Column(Struct, frozen=True, dict=True):
    """A region without gutters: runs that read from top to bottom."""

    runs: tuple[Run, ...]

    @cached_property
    def lines(self) -> list[Run]:
        """The runs of one baseline joined; a gap inside a line becomes a space."""
        lines: list[list[Run]] = []
        for run in sorted(self.runs, key=lambda run: (run.baseline, run.box.left)):
            if lines and abs(lines[-1][0].baseline - run.baseline) <= _SAME_LINE * min(
                lines[-1][0].size, run.size
            ):
                lines[-1].append(run)
            else:
                lines.append([run])
        return [_joined(sorted(line, key=lambda run: run.box.left)) for line in lines]

    @cached_property
    def box(self) -> Box:
        """Around all its lines."""
        return around(run.box for run in self.runs)


class _Paragraph(Struct, frozen=True):
    """Lines that belong together, and the column they stand in."""

    lines: tuple[Run, ...]
    column: Column

    @property
    def size(self) -> float:
        return median(line.size for line in self.lines)

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def box(self) -> Box:
        return around(line.box for line in self.lines)

    @property
    def text(self) -> str:
        text = self.lines[0].text
        for line in self.lines[1:]:
            text = joined_text(text, line.text)
        return text


def set_paragraphs(columns: Sequence[Column], pictures: Sequence[Box], body: float) -> list[Looked]:
    """The paragraphs of all columns; one that ends in full at a column's foot goes on in the next."""
    indenting = _has_indents(columns)
    found: list[Looked] = []
    before: _Paragraph | None = None
    for column in columns:
        for n, paragraph in enumerate(_paragraphs(column, body, indenting=indenting)):
            if _is_caption(paragraph, pictures, body):
                found.append(Looked(paragraph.text, paragraph.size, paragraph.bold, "caption"))
                continue
            look = Looked(paragraph.text, paragraph.size, paragraph.bold)
            if n == 0 and before is not None and found[-1].role is None and _goes_on(before, paragraph, body):
                look = replace(found.pop(), text=joined_text(before.text, look.text))
                paragraph = _Paragraph(before.lines + paragraph.lines, column)  # noqa: PLW2901 - it goes on
            found.append(look)
            before = paragraph
    return found


def _has_indents(columns: Sequence[Column]) -> bool:
    lines = [(line, column) for column in columns for line in column.lines]
    indented = sum(line.box.left - column.box.left > _INDENT * line.size for line, column in lines)
    return indented > _INDENTING * len(lines)


def joined_text(before: str, after: str) -> str:
    """A line and the next: a space only between Latin words."""
    if before[-1:].isascii() and before[-1:].isalnum() and after[:1].isascii() and after[:1].isalnum():
        return f"{before} {after}" if before[-1:].isalpha() and after[:1].isalpha() else before + after
    return before + after


def _paragraphs(column: Column, body: float, *, indenting: bool) -> Iterator[_Paragraph]:
    lines = column.lines
    leading = median([after.baseline - before.baseline for before, after in pairwise(lines)] or [0.0])
    current = [lines[0]]
    for before, line in pairwise(lines):
        if is_large(line, body) or _opens(before, line, column, leading, indenting=indenting):
            yield _Paragraph(tuple(current), column)
            current = []
        current.append(line)
    yield _Paragraph(tuple(current), column)


def _opens(before: Run, line: Run, column: Column, leading: float, *, indenting: bool) -> bool:
    """Does a paragraph begin with this line?"""
    if abs(line.size - before.size) > _OTHER_SIZE * before.size or line.bold != before.bold:
        return True
    return (
        line.baseline - before.baseline > _LEADING * leading
        or line.box.left - column.box.left > _INDENT * line.size
        or (not indenting and column.box.right - before.box.right > _SHORT * before.size)
    )


def _goes_on(before: _Paragraph, after: _Paragraph, body: float) -> bool:
    """Does the first paragraph of a column continue the last of the column before?"""
    last, first = before.lines[-1], after.lines[0]
    full = before.column.box.right - last.box.right <= _SHORT * last.size
    flush = first.box.left - after.column.box.left <= _INDENT * first.size
    if len(after.column.lines) == 1:  # its own edge cannot tell: an indent would widen the gutter
        flush = 0 <= first.box.left - before.column.box.right <= _WIDEST_GUTTER * first.size
    is_body = all(abs(size - body) <= _OTHER_SIZE * body for size in (last.size, first.size))
    return full and flush and is_body and len(before.column.lines) > 1 and last.bold == first.bold


def _is_caption(paragraph: _Paragraph, pictures: Sequence[Box], body: float) -> bool:
    """Close to a picture, and set apart from the body: smaller, by its words, or alone below the picture."""
    text = paragraph.text
    if len(text) > _LONGEST_CAPTION or paragraph.size > body * (1 + _OTHER_SIZE):
        return False
    box, near = paragraph.box, _NEAR_PICTURE * paragraph.size
    apart = paragraph.size < body * (1 - _OTHER_SIZE) or _SAID.search(text) is not None
    alone = len(paragraph.column.lines) <= _CAPTION_LINES and not text.endswith("。")
    return any(
        (apart and _beside(box, picture, near)) or (alone and _below(box, picture, near))
        for picture in pictures
    )


def _below(box: Box, picture: Box, near: float) -> bool:
    across = min(box.right, picture.right) - max(box.left, picture.left)
    return across >= box.width / 2 and -near <= box.top - picture.bottom <= near


def _beside(box: Box, picture: Box, near: float) -> bool:
    """Below, above or at the side of the picture."""
    across = min(box.right, picture.right) - max(box.left, picture.left)
    along = min(box.bottom, picture.bottom) - max(box.top, picture.top)
    over = across >= box.width / 2 and max(box.top - picture.bottom, picture.top - box.bottom) <= near
    aside = along > 0 >= across and max(box.left - picture.right, picture.left - box.right) <= near
    return over or aside


def _joined(line: list[Run]) -> Run:
    if len(line) == 1:
        return line[0]
    text = line[0].text
    for run in line[1:]:
        text += "\u3000" + run.text
    return Run(
        text,
        around(run.box for run in line),
        line[0].baseline,
        median(run.size for run in line),
        all(run.bold for run in line),
    )
