"""An article as the newsroom keeps it, what people say of it, and what listings may see of it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct, field

from generator.model.articles import Block, Byline, Defect, SourceRef
from generator.model.findings import DistrictTag, Doubt, Figure, Person, Quotation, TopicTag
from generator.model.placed import Placed


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
    machine: dict[str, str] = field(default_factory=dict)
    extra: dict[str, object] = field(default_factory=dict)
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
