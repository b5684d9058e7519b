"""The biography of an indicator: where it stands now, and every printing of it, a page a year.

The page of the indicator itself looks at the last printings only, and a year that is over is not touched
any more, so that a day costs the same after fifty thousand printings as after fifty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.render import addresses
from generator.render.data.linked_data import dataset
from generator.render.views import Frame, Link, basis_words, frame, indicator_name, words_of
from generator.render.views.charts import RECENT, Chart, chart
from generator.render.views.comparing import by_sort, contradicts, latest, sort_of, standing
from generator.render.words import amounts
from generator.render.words.text import clause

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.catalogue.library import Library
    from generator.model import Point, Quantity
    from generator.render.page_kind import Key
    from generator.render.words.strings import Words

MOST_PRINTINGS = 120  # rows of the indicator's own page; all of them stand on the pages of their years
MOST_PLACES = 40  # of which that page gives the latest value, the most printed ones


class Printing(NamedTuple):
    """One printing of an indicator.

    `conflict` names the day of a printing that gives another value, `amended` is what the paper printed in
    its place.
    """

    day: str
    iso: str
    place: str
    amount: str
    basis: str
    period: str
    clause: str
    target: str
    conflict: Link | None
    amended: str
    sample: bool


class Latest(NamedTuple):
    """The last value for a place."""

    place: str
    amount: str
    basis: str
    period: str
    day: str
    target: str
    amended: str


class Year(NamedTuple):
    """A year with printings: a link to its page, and how many there are."""

    link: Link
    printings: int
    current: bool


class BiographyView(NamedTuple):
    """An indicator, or a year of it (`year` is "" for the indicator itself).

    `printings` are those of the year, or the last ones; `left_out` counts the earlier ones.
    """

    frame: Frame
    name: str
    home: Link
    year: str
    years: tuple[Year, ...]
    latest: tuple[Latest, ...]
    charts: tuple[Chart, ...]
    printings: tuple[Printing, ...]
    left_out: int
    places: int
    total: int
    conflicts: int
    sample: bool
    data: str
    linked_data: str


def indicator_view(key: Key, library: Library) -> BiographyView | None:
    """The indicator `key[0]`: its latest values, its lines, its last printings."""
    years = library.printings.years_of(key[0])
    if not years:
        return None
    name, places = indicator_name(library, key[0]), library.printings.places_of(key[0])[:MOST_PLACES]
    recent = {place: library.printings.recent(key[0], place, RECENT) for place in places}
    words = words_of(library)
    charts = [
        drawn
        for place, points in recent.items()
        for drawn in _charts(words, name, place, standing(library, points))
    ]
    values = tuple(_latest(library, place, points) for place, points in recent.items())
    return _view(library, key, library.printings.last(key[0], MOST_PRINTINGS), values, tuple(charts))


def year_view(key: Key, library: Library) -> BiographyView | None:
    """Every printing of the indicator `key[0]` in the editions of the year `key[1]`."""
    points = library.printings.of(key[0], key[1])
    by_day = tuple(sorted(points, key=lambda point: point.date, reverse=True))
    return _view(library, key, by_day, (), ()) if points else None


def _view(
    library: Library,
    key: Key,
    points: tuple[Point, ...],
    values: tuple[Latest, ...],
    charts: tuple[Chart, ...],
) -> BiographyView:
    """The view of a page that shows these printings, latest first."""
    words, name = words_of(library), indicator_name(library, key[0])
    year = key[1] if len(key) > 1 else ""
    shown_year = amounts.point(words, year) if year else ""
    years = library.printings.years_of(key[0])
    rivals = _rivals(standing(library, points))
    total = sum(count for _, count in years)
    return BiographyView(
        frame=frame(library, f"{name} {shown_year}".strip(), "figures"),
        name=name,
        home=Link(name, addresses.indicator(key[0])),
        year=shown_year,
        years=tuple(_years(words, key[0], years, year)),
        latest=values,
        charts=charts,
        printings=tuple(
            _printing(library, point, rivals.get((point.card_id, point.index))) for point in points
        ),
        left_out=0 if year else total - len(points),
        places=len({point.figure.place for point in points})
        if year
        else len(library.printings.places_of(key[0])),
        total=len(points) if year else total,
        conflicts=len({frozenset((one, (rival.card_id, rival.index))) for one, rival in rivals.items()}),
        sample=any(point.sample for point in points),
        data=addresses.indicator_data(key[0], year or years[-1][0]),
        linked_data=_dataset(library, key[0], year or years[-1][0], points),
    )


def _years(words: Words, ident: str, years: Sequence[tuple[str, int]], current: str) -> Iterable[Year]:
    for year, count in reversed(years):
        link = Link(amounts.point(words, year), addresses.indicator(ident, year))
        yield Year(link, count, year == current)


def _dataset(library: Library, ident: str, year: str, points: tuple[Point, ...]) -> str:
    """The table of a year, as schema.org has it."""
    here, data = addresses.indicator(ident), addresses.indicator_data(ident, year)
    files = {
        media: addresses.relative(here, f"{data}.{suffix}")
        for suffix, media in (("csv", "text/csv"), ("json", "application/json"))
    }
    days = (points[-1].date.isoformat(), points[0].date.isoformat())
    places = tuple(dict.fromkeys(point.figure.place or "" for point in reversed(points)))
    return dataset(indicator_name(library, ident), library.config.title, days, places, files)


def _latest(library: Library, place: str, points: tuple[Point, ...]) -> Latest:
    words, last = words_of(library), latest(points)
    return Latest(
        place,
        amounts.amount(words, last.figure),
        basis_words(words, last.figure),
        amounts.period(words, last.figure.period),
        amounts.day(words, last.date),
        f"{last.url}#f{last.index + 1}",
        library.amended(last),
    )


def _charts(words: Words, name: str, place: str, points: Sequence[Point]) -> Iterable[Chart]:
    for (_, _, basis, *_), of_sort in by_sort(points).items():
        title = " ".join(part for part in (place, name, "" if basis in name else basis) if part)
        drawn = chart(words, title, of_sort)
        if drawn is not None:
            yield drawn


def _rivals(points: Sequence[Point]) -> dict[tuple[str, int], Point]:
    """Printing → the latest other printing that gives another value for the same place and period.

    Args:
        points: the printings that a page shows, latest first, without those that the paper took back.
    """
    groups: dict[tuple[object, ...], list[Point]] = {}
    for point in reversed(points):
        figure = point.figure
        if figure.period is not None and figure.quantity.modifier == "=":
            key = (figure.place or "", figure.period, sort_of(figure))
            groups.setdefault(key, []).append(point)
    rivals: dict[tuple[str, int], Point] = {}
    for group in groups.values():
        values: dict[Quantity, Point] = {}  # one of each value stands for all that say the same
        for point in group:
            values[point.figure.quantity] = point
        latest_first = list(reversed(values.values()))[:2]
        for point in group if len(values) > 1 else ():
            other = next(other for other in latest_first if contradicts(point.figure, other.figure))
            rivals[point.card_id, point.index] = other
    return rivals


def _printing(library: Library, point: Point, rival: Point | None) -> Printing:
    words, figure = words_of(library), point.figure
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
        Link(amounts.day(words, rival.date), f"{rival.url}#f{rival.index + 1}") if rival else None,
        library.amended(point),
        point.sample,
    )
