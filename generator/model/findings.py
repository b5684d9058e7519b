"""What is found in an article: quantities and their periods, figures, names, quotations, topics."""

from __future__ import annotations

import calendar
import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from generator.model.articles import Article
from generator.model.placed import Placed


class Span(Struct, frozen=True, array_like=True):
    """Half-open, code points of `blocks[block].text`. Invariant: `text[start:end] == surface`."""

    block: int
    start: int
    end: int


Modifier = Literal["=", "~", ">", ">=", "<", "<="]


class Quantity(Struct, frozen=True, array_like=True):
    """A number with its unit: `value`, or `low` and `high` of a range. Decimal, never float.

    The number is scaled (3.4万 is 34000), the unit is as printed without 万 and 亿. `modifier`
    speaks of the printed size: `=` exactly, `~` about, `>` more than, `>=` at least, and so on;
    a range has `=`.
    """

    value: Decimal | None
    unit: str = ""
    modifier: Modifier = "="
    low: Decimal | None = None
    high: Decimal | None = None


Grain = Literal["day", "month", "quarter", "half", "year", "plan", "duration"]
_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class Period(Struct, frozen=True, array_like=True):
    """What a figure holds for, in ISO 8601.

    `start` and `end` are partial dates (`2025`, `2025-11`, `2025-11-30`), None where open. A
    length of time without a place in the calendar has `start` = `P3Y`, grain `duration`.
    `ambiguous` marks a period the text leaves open (今年以来 in early January).
    """

    start: str | None
    end: str | None
    grain: Grain
    ambiguous: bool = False

    def __str__(self) -> str:
        if self.grain == "duration" or (self.start and self.start == self.end):
            return self.start or ""
        return f"{self.start or '..'}/{self.end or '..'}"

    @classmethod
    def parse(cls, iso: str, *, ambiguous: bool = False) -> Period:
        """Read what `str(period)` prints.

        Raises:
            ValueError: it is no ISO 8601 date, interval or duration of the forms above.
        """
        if re.fullmatch(r"P\d+[YMWD]", iso):
            return cls(iso, None, "duration", ambiguous)
        start, _, end = iso.partition("/") if "/" in iso else (iso, "", iso)
        ends = tuple(None if side == ".." else side for side in (start, end))
        if ends == (None, None):
            raise ValueError(f"{iso!r} is open at both ends")
        for side in ends:
            if side is not None:
                _partial_days(side)
        longest = max(len(side) for side in ends if side is not None)
        grain: Grain = "day" if longest > 7 else "month" if longest > 4 else "year"  # noqa: PLR2004
        return cls(ends[0], ends[1], grain, ambiguous)

    @property
    def first_day(self) -> date | None:
        """The first day it holds for; None where open or a mere duration."""
        return _partial_days(self.start)[0] if self.start and self.grain != "duration" else None

    @property
    def last_day(self) -> date | None:
        """The last day it holds for; None where open or a mere duration."""
        return _partial_days(self.end)[1] if self.end and self.grain != "duration" else None


@lru_cache(4096)  # a newsroom speaks of the same few hundred days
def _partial_days(text: str) -> tuple[date, date]:
    match = _PARTIAL.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is no date of the form YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None  # noqa: S101 - the pattern has matched
    last_month = month or 12
    last_day = day or calendar.monthrange(year, last_month)[1]
    return date(year, month or 1, day or 1), date(year, last_month, last_day)


FigureKind = Literal[
    "count", "money", "level", "share", "change", "rank", "ordinal", "duration", "range", "age"
]


class Figure(Placed, frozen=True, array_like=True):
    """A number that an article reports. The front matter calls the list `metrics`.

    `printed` is the number with its unit as the text has it; `subject` what it measures in the
    text's own words; `indicator` the id in the indicator lexicon, if known; `place` a place or
    an organisation; `basis` what a change is compared with (同比, 环比, 较上年末); `scope` where
    a rank holds (全市, 全国); `quote` its sentence; `rule` what found it; `confidence` is the
    share of findings of this rule and situation that were right on the development pages.
    `span` is None in a record read back from Markdown until the quote is anchored. `id` tells the
    figure from the others of its record when a page comes in again; empty before it has one.
    """

    apart = frozenset({"span", "id"})

    printed: str
    quantity: Quantity
    kind: FigureKind
    subject: str = ""
    indicator: str | None = None
    place: str | None = None
    period: Period | None = None
    basis: str | None = None
    scope: str | None = None
    target: bool = False
    quote: str = ""
    rule: str = ""
    confidence: float = 1.0
    span: Span | None = None
    id: str = ""


MentionKind = Literal["place", "person", "organisation"]


class Mention(Struct, frozen=True):
    """A name in the text.

    `name` is the full or canonical name, `surface` the words at `span`. `role` is a person's
    title as printed (several parted by 、), or a place's part in the story (`subject`,
    `mentioned`, `outside`). `organisation` is a person's employer as printed.
    """

    kind: MentionKind
    name: str
    surface: str
    span: Span
    role: str | None = None
    organisation: str | None = None
    rule: str = ""
    confidence: float = 1.0


class Quotation(Placed, frozen=True, array_like=True):
    """Words in quotation marks that somebody said.

    `speaker` is a person, an organisation, or an unnamed source as printed (相关负责人); None
    when the text does not say. `verb` is 表示, 介绍, 说 … `span` covers the words.
    """

    apart = frozenset({"span"})

    words: str
    speaker: str | None
    verb: str | None
    named: bool = False
    span: Span | None = None


DistrictRole = Literal["subject", "mentioned", "outside"]


class DistrictTag(Struct, frozen=True, array_like=True):
    """A district and its part in the story; `subject` at most once an article."""

    name: str
    role: DistrictRole


class TopicTag(Placed, frozen=True, array_like=True):
    """A topic id, with the words of the text that decided it, strongest first."""

    apart = frozenset({"words"})

    id: str
    words: tuple[str, ...] = ()


class Person(Struct, frozen=True, array_like=True):
    """A person in the story (bylines are apart), with title and employer as printed."""

    name: str
    title: str | None = None
    organisation: str | None = None


class Doubt(Struct, frozen=True, array_like=True):
    """Something in the figures that a person should look at: a sum that fails, an open period.

    `kind` is a word of the review page (`failed_sum`, `ambiguous_period` …); `note` is Chinese,
    for the reader; `quote` the sentence.
    """

    kind: str
    note: str
    quote: str = ""


class AnnotatedArticle(Struct, frozen=True):
    """An article with all that was found in it. `districts` and `topics`: the first is the principal one."""

    article: Article
    figures: tuple[Figure, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    districts: tuple[DistrictTag, ...] = ()
    topics: tuple[TopicTag, ...] = ()
    people: tuple[Person, ...] = ()
    organisations: tuple[str, ...] = ()
    summary: str | None = None
    stand_in_title: str | None = None
    doubts: tuple[Doubt, ...] = ()
