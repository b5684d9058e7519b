"""What the page of an article shows, as its template sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from generator.render.views import FigureRow, Frame, Link
    from generator.render.views.raw_lines import RawLine
    from generator.render.views.repair import Doubtful, Repair, Source
    from generator.render.words.text import Run


class Earlier(NamedTuple):
    """The value printed before: with its day, and a link to its sentence; `amended` if that was corrected."""

    amount: str
    day: str
    target: str
    step: str
    direction: str
    amended: str


class Note(NamedTuple):
    """A figure in the margin, from 1; `about` is its place (if not the story's), its subject and basis."""

    n: int
    amount: str
    about: str
    period: str
    open_period: bool
    printed: str
    earlier: Earlier | None
    history: Link | None


class Passage(NamedTuple):
    """A paragraph, subhead or caption, with its notes: those that stand open and those folded away."""

    kind: str
    n: int
    runs: tuple[Run, ...]
    notes: tuple[Note, ...] = ()
    folded: tuple[Note, ...] = ()


class Ledger(NamedTuple):
    """A row of the table of figures. `anchored` is False for an orphan: its sentence is not found."""

    n: int
    row: FigureRow
    clause: str
    indicator: Link | None
    anchored: bool
    note_here: bool


class Speaker(NamedTuple):
    """Who speaks, and the words."""

    name: str
    verb: str
    named: bool
    quotations: tuple[str, ...]


class Part(NamedTuple):
    """A link with its part in the story."""

    link: Link | None
    name: str
    role: str


class Corrected(NamedTuple):
    """What was printed and what holds now."""

    was: str
    now: str
    day: str
    why: str
    what: str
    source: Link | None


class ArticleView(NamedTuple):
    """All that the page of an article shows.

    `issue` is paper, day and page in a line, `home` the first district that has a page.
    """

    frame: Frame
    day: Link
    weekday: str
    paper: str
    page: str
    issue: str
    column: str
    kicker: tuple[Run, ...]
    headline: tuple[Run, ...]
    deck: tuple[Run, ...]
    stand_in: bool
    marks: tuple[str, ...]
    bylines: tuple[str, ...]
    dateline: str
    passages: tuple[Passage, ...]
    captions: tuple[Passage, ...]
    ledger: tuple[Ledger, ...]
    orphans: int
    speakers: tuple[Speaker, ...]
    districts: tuple[Part, ...]
    home: Link | None
    topics: tuple[Part, ...]
    people: tuple[Part, ...]
    organisations: tuple[Link, ...]
    corrections: tuple[Corrected, ...]
    doubts: tuple[Doubtful, ...]
    repairs: tuple[Repair, ...]
    source: Source | None
    raw: tuple[RawLine, ...]
    citation: str
    linked_data: str
    sample: bool
    corrects: tuple[Link, ...] = ()
