"""What an intake is asked to do, and what it did."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from generator.build.raw_pages import SOURCES
from generator.diagnostics import ContentError, Diagnostic, Report

if TYPE_CHECKING:
    import datetime as dt

    from generator.build.intake.sidecar import Sidecar
    from generator.build.raw_pages import RawFile
    from generator.config import Config
    from generator.lexicon import Lexicon
    from generator.model import SourcePage
    from generator.sources.masthead import Masthead


class IngestResult(Struct):
    """What an intake did.

    Attributes:
        report: problems, and fields that a person and the machine both changed (as warnings).
        pages: raw pages whose articles were cut, below `content/`.
        written: Markdown files written, below `content/`.
        kept: ids of articles that were left alone because a person deleted them.
        known: files that brought nothing new.
    """

    report: Report = field(default_factory=Report)
    pages: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)

    def warn(self, code: str, message: str, path: str, hint: str = "", line: int = 0) -> None:
        """Tell of something that a person should know and that stops nothing."""
        self.report.add(Diagnostic(code, message, path, line, hint=hint, severity="warning"))


class Order(Struct, frozen=True):
    """How pages are to be taken in.

    Attributes:
        lexicon, config: the newsroom's words and settings.
        date, paper, page_no: what the caller knows of the pages.
        knowledge: a digest of program and word lists.
        renew: cut pages again whose articles were cut with other knowledge?
    """

    lexicon: Lexicon
    config: Config
    date: dt.date | None = None
    paper: str | None = None
    page_no: str | None = None
    knowledge: str = ""
    renew: bool = False


class Incoming(Struct, frozen=True):
    """A file on its way in.

    `present` are the digests of all files that come in with it, `told` is what the index beside it says.
    """

    file: RawFile
    data: bytes
    order: Order
    present: frozenset[str] = frozenset()
    told: Masthead | None = None

    @property
    def shown(self) -> str:
        """Its path as messages show it."""
        return str(self.file.path)

    @property
    def sha256(self) -> str:
        """The digest of its bytes."""
        return hashlib.sha256(self.data).hexdigest()

    def pages(self, known: Sidecar | None) -> tuple[SourcePage, ...]:
        """What it holds, decoded; what is `known` of the page goes before what it says itself.

        Raises:
            ContentError: it is no page.
        """
        from generator.sources import read_source  # noqa: PLC0415 - a build without pages reads none

        given, told = self.order, self.told
        date = known.date if known else given.date
        paper = known.paper if known else given.paper
        page_no = known.page if known else given.page_no
        return read_source(
            self.shown,
            self.data,
            date=date or (told.date if told else None),
            paper=paper or (told.paper if told else None),
            page_no=page_no or (told.page_no if told else None),
        )

    def no_date(self) -> ContentError:
        """Nothing says of which day the page is."""
        hint = "give --date YYYY-MM-DD, or a name with the date: 2026-01-08.txt, 2026-01-08/A02.txt"
        return ContentError(Diagnostic("E120", "no date found", self.shown, hint=hint))


def settings_digest(page: Sidecar) -> str:
    """A digest of what a person may set for a page."""
    text = f"{page.paper}\0{page.date}\0{page.page}\0{page.sample}"
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def is_made(page: Sidecar, order: Order) -> bool:
    """Were the page's articles cut with its settings (and, if they are to be renewed, this knowledge)?"""
    settings, _, knowledge = page.made.partition(" ")
    return settings == settings_digest(page) and (not order.renew or knowledge == order.knowledge)


def stored(content: Path, page: Sidecar) -> Path:
    """Where the page as received lies."""
    return content / SOURCES / page.file
