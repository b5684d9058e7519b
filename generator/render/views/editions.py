"""Pages by day: the front page, an edition, a month, the archive of months, what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.render import addresses
from generator.render.views import (
    FigureRow,
    Frame,
    Headline,
    Link,
    Story,
    figure_rows,
    frame,
    headline,
    in_listing,
    stories,
    telling_figures,
    words_of,
)
from generator.render.views.moves import Move, moves
from generator.render.views.repair import Doubtful, doubtful
from generator.render.views.tiles import Tiles, tiles
from generator.render.words import amounts

if TYPE_CHECKING:
    from datetime import date

    from generator.catalogue.library import Library
    from generator.model import Card
    from generator.render.page_kind import Key
    from generator.render.words.strings import Words

FIGURES_OF_THE_DAY = 10
MOVES_ON_FRONT = 6
DOUBTS_ON_FRONT = 6


class Question(NamedTuple):
    """Something to look at, with the article it stands in."""

    doubt: Doubtful
    story: Link


class EditionView(NamedTuple):
    """A day: its articles and what they report. Used by the front page too."""

    frame: Frame
    tiles: Tiles | None
    is_home: bool
    day: str = ""
    weekday: str = ""
    iso: str = ""
    papers: tuple[str, ...] = ()
    month: Link | None = None
    before: Link | None = None
    stories: tuple[Story, ...] = ()
    figures: int = 0
    ledger: tuple[FigureRow, ...] = ()
    moves: tuple[Move, ...] = ()
    more_moves: int = 0
    questions: tuple[Question, ...] = ()
    more_questions: int = 0
    sample: bool = False
    data: str = ""
    whole: Link | None = None


class Day(NamedTuple):
    """An edition in the list of a month."""

    day: Link
    weekday: str
    figures: int
    headlines: tuple[Headline, ...]


class MonthView(NamedTuple):
    """A month: its editions, latest first."""

    frame: Frame
    month: str
    before: Link | None
    days: tuple[Day, ...]
    articles: int
    figures: int


class ArchiveYear(NamedTuple):
    """A year of the archive; each month with its counts."""

    year: str
    months: tuple[tuple[Link, int, int], ...]


class ArchiveView(NamedTuple):
    """All months, latest year first."""

    frame: Frame
    years: tuple[ArchiveYear, ...]


class ChangesView(NamedTuple):
    """What is new since the edition before."""

    frame: Frame
    day: Link | None
    before: Link | None
    moves: tuple[Move, ...]
    stories: tuple[Story, ...]


def home_view(_key: Key, library: Library) -> EditionView:
    """The latest edition; on a site without articles an empty one."""
    day = library.latest_edition()
    words = words_of(library)
    if day is None:
        return EditionView(
            frame=frame(library, words("home.empty_title"), "home", feed="feeds/all.xml"),
            tiles=tiles(library, ()),
            is_home=True,
        )
    return _edition(library, day, is_home=True)


def edition_view(key: Key, library: Library) -> EditionView | None:
    """The edition of `key[0]` (`YYYY-MM-DD`); None when no article is left."""
    from datetime import date as day_type  # noqa: PLC0415 - at the top it is for types only

    day = day_type.fromisoformat(key[0])
    return _edition(library, day, is_home=False) if library.cards_of_edition(day) else None


def _edition(library: Library, day: date, *, is_home: bool) -> EditionView:
    words, cards = words_of(library), library.cards_of_edition(day)
    before, _ = library.neighbours(day)
    moved, questions = moves(library, cards), tuple(_questions(library, cards))
    ym = day.isoformat()[:7]
    rows = _front_rows(library, cards) if is_home else _all_rows(library, cards)
    shown_moves, shown_questions = (MOVES_ON_FRONT, DOUBTS_ON_FRONT) if is_home else (None, None)
    return EditionView(
        frame=frame(library, amounts.day(words, day), "home" if is_home else "archive", feed="feeds/all.xml"),
        day=amounts.day(words, day),
        weekday=amounts.weekday(words, day),
        iso=day.isoformat(),
        papers=tuple(dict.fromkeys(card.paper for card in cards if card.paper)),
        month=Link(amounts.month(words, ym), addresses.month(ym)),
        before=Link(amounts.day(words, before), addresses.edition(before)) if before else None,
        stories=stories(library, cards),
        figures=sum(len(card.figures) for card in cards),
        ledger=rows,
        moves=moved[:shown_moves],
        more_moves=len(moved) - len(moved[:shown_moves]),
        questions=questions[:shown_questions],
        more_questions=len(questions) - len(questions[:shown_questions]),
        tiles=tiles(library, cards),
        sample=any(card.sample for card in cards),
        data=addresses.edition_data(day.isoformat()) if any(card.figures for card in cards) else "",
        whole=_whole(words, day, cards) if is_home else None,
        is_home=is_home,
    )


def _whole(words: Words, day: date, cards: tuple[Card, ...]) -> Link:
    count = sum(len(card.figures) for card in cards)
    return Link(words("data.all", n=count), f"{addresses.edition(day)}#figures")


def _front_rows(library: Library, cards: tuple[Card, ...]) -> tuple[FigureRow, ...]:
    """The figures of the day: the most telling ones, taken from each article in turn."""
    share = max(2, FIGURES_OF_THE_DAY // max(1, len(cards)))
    rows = [
        in_listing(figure_rows(library, card)[n], card)
        for card in cards
        for n in telling_figures(card, share)
    ]
    return tuple(rows[:FIGURES_OF_THE_DAY])


def _all_rows(library: Library, cards: tuple[Card, ...]) -> tuple[FigureRow, ...]:
    return tuple([in_listing(row, card) for card in cards for row in figure_rows(library, card)])


def _questions(library: Library, cards: tuple[Card, ...]) -> list[Question]:
    words = words_of(library)
    return [
        Question(doubt, Link(card.title, f"{card.url}#doubts"))
        for card in cards
        for doubt in doubtful(words, card)
        if not doubt.settled
    ]


def month_view(key: Key, library: Library) -> MonthView | None:
    """The month `key[0]` (`YYYY-MM`)."""
    by_day = library.titles_of_month(key[0])
    if not by_day:
        return None
    words, editions = words_of(library), library.editions(key[0])
    figures = {edition.date: edition.figures for edition in editions}
    earlier, _ = library.neighbours(min(by_day))
    before = earlier.isoformat()[:7] if earlier else None
    return MonthView(
        frame=frame(library, amounts.month(words, key[0]), "archive", feed="feeds/all.xml"),
        month=amounts.month(words, key[0]),
        before=Link(amounts.month(words, before), addresses.month(before)) if before else None,
        days=tuple(
            Day(
                Link(amounts.day(words, day), addresses.edition(day)),
                amounts.weekday(words, day),
                figures[day],
                tuple([headline(library, card) for card in of_day]),
            )
            for day, of_day in by_day.items()
        ),
        articles=sum(map(len, by_day.values())),
        figures=sum(figures.values()),
    )


def archive_view(_key: Key, library: Library) -> ArchiveView:
    """All months."""
    words = words_of(library)
    years: dict[str, list[tuple[Link, int, int]]] = {}
    for row in reversed(library.months()):
        link = Link(amounts.month(words, row.month), addresses.month(row.month))
        years.setdefault(row.month[:4], []).append((link, row.articles, row.figures))
    return ArchiveView(
        frame(library, words("archive.title"), "archive", feed="feeds/all.xml"),
        tuple(ArchiveYear(year, tuple(months)) for year, months in years.items()),
    )


def changes_view(_key: Key, library: Library) -> ChangesView:
    """What the latest edition changes."""
    words, day = words_of(library), library.latest_edition()
    cards = library.cards_of_edition(day) if day else ()
    before = library.neighbours(day)[0] if day else None
    return ChangesView(
        frame=frame(library, words("changes.title"), "home"),
        day=Link(amounts.day(words, day), addresses.edition(day)) if day else None,
        before=Link(amounts.day(words, before), addresses.edition(before)) if before else None,
        moves=moves(library, cards),
        stories=stories(library, cards),
    )
