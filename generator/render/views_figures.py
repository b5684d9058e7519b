"""Indicators: the ledger of all, and the biography of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.render import addresses, amounts
from generator.render.charts import RECENT, Chart, Spark, chart, spark
from generator.render.comparing import by_sort, comparable, contradicts, latest
from generator.render.exports import indicator_data
from generator.render.linked_data import dataset
from generator.render.text import clause
from generator.render.views import Frame, Link, basis_words, frame, indicator_name, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.catalogue.library import Library
    from generator.model import Point
    from generator.render.page_kind import Key
    from generator.render.strings import Words

MOST_SERIES = 250  # rows of the ledger; the rest stands on the pages of its indicators
MOST_PRINTINGS = 240  # rows of the table; a page should stay below 120 KB


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """An indicator for a place with its latest value."""

    name: Link
    place: str
    amount: str
    basis: str
    period: str
    day: str
    iso: str
    target: str
    printings: int
    spark: Spark | None
    sample: bool


@dataclass(frozen=True, slots=True)
class FiguresView:
    """The ledger of indicators: the series most often printed."""

    frame: Frame
    rows: tuple[LedgerRow, ...]
    indicators: int
    series: int


@dataclass(frozen=True, slots=True)
class Printing:
    """One printing of an indicator. `conflict` names the day of a printing that gives another value."""

    day: str
    iso: str
    place: str
    amount: str
    basis: str
    period: str
    clause: str
    target: str
    title: str
    conflict: Link | None
    sample: bool


@dataclass(frozen=True, slots=True)
class Latest:
    """The last value for a place."""

    place: str
    amount: str
    basis: str
    period: str
    day: str
    target: str


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """The biography of an indicator."""

    frame: Frame
    name: str
    latest: tuple[Latest, ...]
    charts: tuple[Chart, ...]
    printings: tuple[Printing, ...]
    left_out: int
    places: int
    conflicts: int
    sample: bool
    data: str
    linked_data: str


def figures_view(_key: Key, library: Library) -> FiguresView:
    """Every indicator for every place."""
    words, rows = words_of(library), []
    counts = library.series_counts()
    for ident, place, printings in counts[:MOST_SERIES]:
        name = Link(indicator_name(library, ident), addresses.indicator(ident))
        points = library.recent(ident, place, RECENT)
        last = latest(points)
        rows.append(
            LedgerRow(
                name,
                place,
                amounts.amount(words, last.figure),
                basis_words(words, last.figure),
                amounts.period(words, last.figure.period),
                amounts.day(words, last.date),
                last.date.isoformat(),
                f"{last.url}#f{last.index + 1}",
                printings,
                spark(words, [point for point in points if comparable(point.figure, last.figure)]),
                last.sample,
            )
        )
    title, indicators = words("figures.title"), len({ident for ident, _, _ in counts})
    return FiguresView(frame(library, title, "figures"), tuple(rows), indicators, len(counts))


def indicator_view(key: Key, library: Library) -> IndicatorView | None:
    """Every printing of the indicator `key[0]`."""
    points = library.printings(key[0])
    if not points:
        return None
    words, name = words_of(library), indicator_name(library, key[0])
    rivals = _rivals(points)
    shown = tuple(reversed(points))[:MOST_PRINTINGS]
    return IndicatorView(
        frame=frame(library, name, "figures"),
        name=name,
        latest=tuple(_latest(words, points)),
        charts=tuple(_charts(words, name, points)),
        printings=tuple(_printing(words, point, rivals.get((point.card_id, point.index))) for point in shown),
        left_out=len(points) - len(shown),
        places=len({point.figure.place or "" for point in points}),
        conflicts=len({frozenset((key, (rival.card_id, rival.index))) for key, rival in rivals.items()}),
        sample=any(point.sample for point in points),
        data=indicator_data(key),
        linked_data=_dataset(library, key, name, points),
    )


def _dataset(library: Library, key: Key, name: str, points: tuple[Point, ...]) -> str:
    here = addresses.indicator(key[0])
    files = {
        media: addresses.relative(here, f"{indicator_data(key)}.{suffix}")
        for suffix, media in (("csv", "text/csv"), ("json", "application/json"))
    }
    days = (points[0].date.isoformat(), points[-1].date.isoformat())
    return dataset(name, library.config.title, days, tuple(_by_place(points)), files)


def _by_place(points: tuple[Point, ...]) -> dict[str, list[Point]]:
    places: dict[str, list[Point]] = {}
    for point in points:
        places.setdefault(point.figure.place or "", []).append(point)
    return places


def _latest(words: Words, points: tuple[Point, ...]) -> Iterable[Latest]:
    for place, of_place in _by_place(points).items():
        last = latest(of_place)
        yield Latest(
            place,
            amounts.amount(words, last.figure),
            basis_words(words, last.figure),
            amounts.period(words, last.figure.period),
            amounts.day(words, last.date),
            f"{last.url}#f{last.index + 1}",
        )


def _charts(words: Words, name: str, points: tuple[Point, ...]) -> Iterable[Chart]:
    for place, of_place in _by_place(points).items():
        for (_, _, basis, *_), of_sort in by_sort(of_place).items():
            title = " ".join(part for part in (place, name, "" if basis in name else basis) if part)
            drawn = chart(words, title, of_sort)
            if drawn is not None:
                yield drawn


def _rivals(points: tuple[Point, ...]) -> dict[tuple[str, int], Point]:
    """Printing → the latest other printing that gives another value for the same place and period."""
    groups: dict[tuple[str, str], list[Point]] = {}
    for point in points:
        groups.setdefault((point.figure.place or "", str(point.figure.period)), []).append(point)
    rivals: dict[tuple[str, int], Point] = {}
    for group in groups.values():
        for point in group:
            for other in group:
                if contradicts(point.figure, other.figure):
                    rivals[point.card_id, point.index] = other
    return rivals


def _printing(words: Words, point: Point, rival: Point | None) -> Printing:
    figure = point.figure
    at = figure.quote.find(figure.printed)
    return Printing(
        amounts.day(words, point.date),
        point.date.isoformat(),
        figure.place or "",
        amounts.amount(words, figure),
        basis_words(words, figure),
        amounts.period(words, figure.period),
        clause(figure.quote, at, at + len(figure.printed)) if at >= 0 else figure.quote,
        f"{point.url}#f{point.index + 1}",
        point.title,
        Link(amounts.day(words, rival.date), f"{rival.url}#f{rival.index + 1}") if rival else None,
        point.sample,
    )
