"""The nouns of the program: frozen, slotted, and knowing nothing of disks, HTML or YAML.

Names follow IPTC, NITF, schema.org and W3C Web Annotation. Everything that passes from one
room to the next is one of these.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import ClassVar, Literal

from msgspec import Struct


class Placed(Struct, frozen=True):
    """What a text says, and where: two are equal that say the same, wherever they were found."""

    apart: ClassVar[frozenset[str]] = frozenset()  # the fields that are not compared

    def _said(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__struct_fields__ if name not in self.apart)

    def __eq__(self, other: object) -> bool:
        """Do both say the same?"""
        return type(other) is type(self) and self._said() == other._said()

    def __hash__(self) -> int:
        """Of what it says."""
        return hash(self._said())


# --- a page as received -----------------------------------------------------------------------

Role = Literal[
    "kicker",
    "headline",
    "deck",
    "label",
    "byline",
    "dateline",
    "subhead",
    "paragraph",
    "continuation",
    "caption",
    "jump",
    "credit",
    "furniture",
]


class Line(Struct, frozen=True):
    """One physical line of a decoded page.

    `number` is 1-based; `start` counts code points from the start of the decoded file (the
    byte-order mark left out) to the first character of `text`, which has no line ending.
    `role` is what the format itself says of the line (an `h1`, a large font), else None.
    `article` numbers the articles that the format itself bounds (one a content page of a
    数字报, say); None where it does not say.
    """

    number: int
    start: int
    text: str
    role: Role | None = None
    article: int | None = None


class SourcePage(Struct, frozen=True):
    """A raw page, decoded and numbered: what `sources/` makes and `parse/` reads."""

    path: str
    lines: tuple[Line, ...]
    date: date | None = None
    paper: str | None = None
    page_no: str | None = None
    section: str | None = None
    encoding: str = "utf-8"
    sha256: str = ""


# --- an article -------------------------------------------------------------------------------

BlockKind = Literal["kicker", "headline", "deck", "caption", "subhead", "paragraph"]


class Piece(Struct, frozen=True, array_like=True):
    """A run of a block's text that stands unbroken in the page.

    `at` counts code points in the block's text, `start` code points in the decoded file.
    """

    line: int
    start: int
    at: int
    length: int


class Block(Placed, frozen=True, array_like=True):
    """A stretch of an article's text, joined and repaired; `pieces` say where it stood in the page."""

    apart = frozenset({"pieces"})

    kind: BlockKind
    text: str
    pieces: tuple[Piece, ...] = ()

    @property
    def source_lines(self) -> tuple[int, ...]:
        """Physical lines of the page that the text comes from, in the order of the text."""
        return tuple(dict.fromkeys(piece.line for piece in self.pieces))

    def source_offset(self, at: int) -> int | None:
        """Code points from the start of the decoded file to character `at`; None when unknown."""
        for piece in self.pieces:
            if piece.at <= at < piece.at + piece.length:
                return piece.start + at - piece.at
        return None


class Byline(Struct, frozen=True, array_like=True):
    """Who signs: `role` is 记者, 通讯员, 摄影 … as printed; `outlet` the paper or agency, if printed."""

    name: str
    role: str | None = None
    outlet: str | None = None


class Defect(Struct, frozen=True, array_like=True):
    """What is wrong with the page text, and whether it was repaired.

    `kind` is one of the words of `DEFECT_KINDS`; `source_lines` are physical lines; `note` says
    what was done or lost (the text dropped, say), for an editor to check.
    """

    kind: str
    source_lines: tuple[int, ...] = ()
    note: str | None = None
    repaired: bool = False


DEFECT_KINDS = (
    "caption_broken_in_lines",
    "caption_inside_body",
    "control_characters",
    "duplicated_paragraph",
    "duplicated_text",
    "furniture_inside_body",
    "garbled_fragment",
    "headline_in_two_lines",
    "mid_sentence_break",
    "misplaced_label",
    "missing_byline",
    "missing_dateline",
    "missing_headline",
    "spliced_paragraph",
    "truncated_end",
    "truncated_start",
    "undecodable_bytes",
)


class SourceRef(Struct, frozen=True, array_like=True):
    """Where an article was cut from: a path below `content/`, the file's digest, first and last line."""

    file: str
    sha256: str
    first_line: int
    last_line: int


class Article(Struct, frozen=True):
    """One article, repaired. It knows no path of its own, no HTML and no annotation.

    `blocks` holds all its text in reading order: kicker, headline, deck, then captions,
    subheads and paragraphs; `kicker`, `headline`, … look it up by kind.
    """

    blocks: tuple[Block, ...]
    column_label: str | None = None
    bylines: tuple[Byline, ...] = ()
    dateline: str | None = None
    source: SourceRef | None = None
    defects: tuple[Defect, ...] = ()

    def _first(self, kind: BlockKind) -> str | None:
        return next((block.text for block in self.blocks if block.kind == kind), None)

    @property
    def kicker(self) -> str | None:
        """The line above the headline (引题)."""
        return self._first("kicker")

    @property
    def headline(self) -> str | None:
        """The headline (主题); None where the page has none."""
        return self._first("headline")

    @property
    def deck(self) -> str | None:
        """The line below the headline (副题)."""
        return self._first("deck")

    @property
    def captions(self) -> tuple[str, ...]:
        """Picture captions, taken out of the body."""
        return tuple(block.text for block in self.blocks if block.kind == "caption")

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The running text."""
        return tuple(block.text for block in self.blocks if block.kind == "paragraph")

    @property
    def subheads(self) -> tuple[str, ...]:
        """The headings inside the body (小标题)."""
        return tuple(block.text for block in self.blocks if block.kind == "subhead")


# --- findings ---------------------------------------------------------------------------------


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


# --- the record -------------------------------------------------------------------------------


class Correction(Struct, frozen=True, array_like=True):
    """A change of a published value, by hand or by the paper: what was printed stays visible.

    `field` is a dotted path into the front matter (`metrics.3.value`); `by` and `why` are free
    text; `source` the id of an article that prints the correction, if any.
    """

    field: str
    was: str
    now: str
    date: date
    why: str = ""
    by: str | None = None
    source: str | None = None


class Erratum(Struct, frozen=True, array_like=True):
    """A correction that the paper prints (更正): of the article with that title in that day's edition."""

    title: str
    date: date
    was: str
    now: str


class Review(Struct, frozen=True, array_like=True):
    """An editor's word that something needs no further look."""

    what: str
    by: str
    date: date


class Conflict(Struct, frozen=True, array_like=True):
    """A field that a person and the machine both changed: it stays as the person has it.

    `field` is `title`, `metrics.<id>`, `body` …; `machine` is what the machine would write there.
    """

    field: str
    machine: str


class Record(Placed, frozen=True):
    """One article as `content/articles/` holds it: front matter and body, read or to be written.

    `machine` maps a field's name to the digest of what the machine last wrote there; `extra`
    keeps keys that are the newsroom's own (`x_…`).
    """

    apart = frozenset({"machine"})

    id: str
    date: date
    title: str | None
    body: tuple[Block, ...] = ()
    stand_in_title: str | None = None
    kicker: str | None = None
    deck: str | None = None
    column: str | None = None
    paper: str | None = None
    page: str | None = None
    bylines: tuple[Byline, ...] = ()
    dateline: str | None = None
    summary: str | None = None
    sample: bool = False
    districts: tuple[DistrictTag, ...] = ()
    topics: tuple[TopicTag, ...] = ()
    people: tuple[Person, ...] = ()
    organisations: tuple[str, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    captions: tuple[str, ...] = ()
    metrics: tuple[Figure, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    defects: tuple[Defect, ...] = ()
    corrections: tuple[Correction, ...] = ()
    reviewed: tuple[Review, ...] = ()
    source: SourceRef | None = None
    machine: dict[str, str] = {}
    extra: dict[str, object] = {}
    conflicts: tuple[Conflict, ...] = ()
    corrects: tuple[Erratum, ...] = ()

    @property
    def shown_title(self) -> str:
        """The headline, or the stand-in where the page has none."""
        return self.title or self.stand_in_title or ""


class Card(Struct, frozen=True, array_like=True):
    """All that a listing may see of an article: its front matter without the body.

    `path` is the Markdown file below `content/`, `url` the page below `site/`. `figures` keep
    their order in the front matter: the n-th has the anchor `f{n+1}` on the article's page.
    """

    id: str
    path: str
    url: str
    date: date
    title: str
    stand_in: bool
    kicker: str | None
    deck: str | None
    column: str | None
    paper: str | None
    page: str | None
    summary: str | None
    sample: bool
    first_line: int
    bylines: tuple[Byline, ...]
    districts: tuple[DistrictTag, ...]
    topics: tuple[TopicTag, ...]
    people: tuple[Person, ...]
    organisations: tuple[str, ...]
    quotations: tuple[Quotation, ...]
    figures: tuple[Figure, ...]
    doubts: tuple[Doubt, ...]
    defects: tuple[Defect, ...]
    corrections: tuple[Correction, ...]
    reviewed: tuple[Review, ...]
    corrects: tuple[Erratum, ...] = ()

    @property
    def month(self) -> str:
        """`YYYY-MM` of the edition."""
        return self.date.isoformat()[:7]


class Point(Struct, frozen=True):
    """One printing of a figure in a series: the card and the figure's place in it."""

    card_id: str
    index: int
    date: date
    figure: Figure
    url: str
    title: str
    sample: bool = False
    paper: str | None = None
    page: str | None = None


class Output(Struct, frozen=True):
    """A file of the site and what it is made from; equal `inputs` digests mean equal bytes."""

    path: str
    template: str
    inputs: str
