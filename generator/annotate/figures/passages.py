"""What the rules of subjects and places look at: the text around a figure, and the figures before it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct


class Told(Struct):
    """A figure already read in this block: where it stood and what it measured.

    `base` is the subject without its aspect (同比增长, 占比 …): what the next elided subject starts from.
    """

    start: int
    end: int
    kind: str
    unit: str
    subject: str
    base: str


class Passage(Struct):
    """The folded text of a block around one figure.

    `blanks` are spans of periods and places to leave out, `people` those of the block's names; `nows` tells
    where the words end that say now.
    """

    text: str
    sentence: int
    clause: int
    high: int
    blanks: Sequence[tuple[int, int]]
    told: Sequence[Told]
    marks: list[int]
    nows: Sequence[int] = ()
    people: Sequence[tuple[int, int]] = ()
