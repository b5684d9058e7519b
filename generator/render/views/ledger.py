"""The ledger of indicators: the latest value of each series."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.render import addresses
from generator.render.views import Frame, Link, basis_words, frame, indicator_name, words_of
from generator.render.views.charts import RECENT, Spark, spark
from generator.render.views.comparing import comparable, latest, standing
from generator.render.words import amounts

if TYPE_CHECKING:
    from generator.catalogue.library import Library
    from generator.render.page_kind import Key

MOST_SERIES = 250  # rows of the ledger; the rest stands on the pages of its indicators


class LedgerRow(NamedTuple):
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
    amended: str
    sample: bool


class FiguresView(NamedTuple):
    """The ledger of indicators: the series most often printed."""

    frame: Frame
    rows: tuple[LedgerRow, ...]
    indicators: int
    series: int


def figures_view(_key: Key, library: Library) -> FiguresView:
    """Every indicator for every place."""
    words, rows = words_of(library), []
    counts = library.printings.series_counts()
    for ident, place, printings in counts[:MOST_SERIES]:
        name = Link(indicator_name(library, ident), addresses.indicator(ident))
        points = library.printings.recent(ident, place, RECENT)
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
                spark(words, [p for p in standing(library, points) if comparable(p.figure, last.figure)]),
                library.amended(last),
                last.sample,
            )
        )
    title, indicators = words("figures.title"), len({ident for ident, _, _ in counts})
    return FiguresView(frame(library, title, "figures"), tuple(rows), indicators, len(counts))
