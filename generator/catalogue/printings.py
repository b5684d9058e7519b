"""What editions printed of indicators over time: the questions that views ask of the figures.

A series is an indicator in a place (`""` where the text names none), a printing one figure of it in an
article. Every answer is in a fixed order that depends on the articles alone.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from generator.catalogue.cards import load_figure
from generator.model import Point

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from generator.model import Card

FARTHEST = 12  # printings that `earlier` looks back over at most
ALL = -1  # as SQLite says "no limit"
# From one indicator to the next by the index: DISTINCT would read every printing.
_INDICATORS_OF_PLACE = """
WITH RECURSIVE next(indicator) AS (
  SELECT min(indicator) FROM figure WHERE place = ?1
  UNION ALL
  SELECT (SELECT min(indicator) FROM figure WHERE place = ?1 AND indicator > next.indicator)
  FROM next WHERE next.indicator IS NOT NULL)
SELECT indicator FROM next WHERE indicator IS NOT NULL
"""
CACHED_LINES = 128  # of some 80 printings, most of whose figures are kept anyway
CACHED_SERIES = 128  # of a month: about 40 KB each where a series is printed every day
CACHED_FIGURES = 8192  # neighbours in time show the same earlier figures; about 1 KB each


class IndicatorCount(Struct, frozen=True):
    """An indicator: how often it was printed, for which places ("" is none)."""

    indicator: str
    printings: int
    places: tuple[str, ...]


class Printings:
    """All figures of the site that belong to an indicator.

    Args:
        db: an open catalogue.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._figure = lru_cache(CACHED_FIGURES)(load_figure)
        self._recent = lru_cache(CACHED_LINES)(self._last_of_series)
        self._before_month_end = lru_cache(CACHED_SERIES)(self._printings_of_month)

    def indicator_counts(self) -> tuple[IndicatorCount, ...]:
        """Every indicator that was ever printed, by id."""
        counts: dict[str, dict[str, int]] = {}
        for indicator, place, printings in self._db.execute(
            "SELECT indicator, place, sum(n) FROM series_year GROUP BY 1, 2 ORDER BY 1, 2"
        ):
            counts.setdefault(indicator, {})[place] = printings
        return tuple(
            [
                IndicatorCount(indicator, sum(places.values()), tuple(places))
                for indicator, places in counts.items()
            ]
        )

    def of(self, indicator: str, year: str | None = None) -> tuple[Point, ...]:
        """All printings of an indicator, whatever the place, oldest edition first; of one year if given."""
        return self._points("indicator = ? AND date BETWEEN ? AND ?", (indicator, *_year(year)))

    def last(self, indicator: str, limit: int) -> tuple[Point, ...]:
        """The last `limit` printings of an indicator, latest edition first."""
        row = self._db.execute(
            "SELECT date FROM figure WHERE indicator = ? ORDER BY date DESC LIMIT 1 OFFSET ?",
            (indicator, limit - 1),
        ).fetchone()  # sorting days alone is ten times as quick as sorting printings
        since = row[0] if row else ""
        return self._points("indicator = ? AND date >= ?", (indicator, since), latest=limit)

    def of_place(self, place: str, year: str) -> tuple[Point, ...]:
        """What was printed of any indicator for a place in a year: by indicator, oldest edition first."""
        found = [
            self._points("indicator = ? AND place = ? AND date BETWEEN ? AND ?", (ident, place, *_year(year)))
            for ident in self.series_of_place(place)
        ]
        return tuple([point for points in found for point in points])

    def years_of(self, indicator: str) -> tuple[tuple[str, int], ...]:
        """(year, printings) of the editions that printed an indicator, oldest first."""
        rows = self._db.execute(
            "SELECT year, sum(n) FROM series_year WHERE indicator = ? GROUP BY year ORDER BY year",
            (indicator,),
        )
        return tuple(rows.fetchall())

    def years_of_place(self, place: str) -> tuple[str, ...]:
        """The years whose editions printed any indicator for a place, oldest first."""
        years: set[str] = set()
        for ident in self.series_of_place(place):
            row = self._first_date(ident, place, "")
            while row:
                years.add(row[:4])
                row = self._first_date(ident, place, f"{row[:4]}-12-31")
        return tuple(sorted(years))

    def _first_date(self, indicator: str, place: str, after: str) -> str | None:
        found: str | None = self._db.execute(
            "SELECT min(date) FROM figure WHERE indicator = ? AND place = ? AND date > ?",
            (indicator, place, after),
        ).fetchone()[0]
        return found

    def places_of(self, indicator: str) -> tuple[str, ...]:
        """The places an indicator was printed for ("" is none), the most printed first."""
        rows = self._db.execute(
            "SELECT place FROM series_year WHERE indicator = ? GROUP BY place ORDER BY sum(n) DESC, place",
            (indicator,),
        )
        return tuple([place for (place,) in rows])

    def series_of_place(self, place: str) -> tuple[str, ...]:
        """Ids of the indicators that were printed for a place."""
        rows = self._db.execute(_INDICATORS_OF_PLACE, (place,))
        return tuple([row[0] for row in rows])

    def recent(self, indicator: str, place: str, limit: int) -> tuple[Point, ...]:
        """The last `limit` printings of a series, oldest edition first.

        Kept, for the ledger, the comparison, a district and an indicator show the same lines.
        """
        return self._recent(indicator, place, limit)

    def _last_of_series(self, indicator: str, place: str, limit: int) -> tuple[Point, ...]:
        found = self._points("indicator = ? AND place = ?", (indicator, place), latest=limit)
        return tuple(sorted(found, key=lambda point: point.date))

    def series_counts(self) -> tuple[tuple[str, str, int], ...]:
        """(indicator, place, printings) of every series, the most printed first."""
        return tuple(
            self._db.execute(
                "SELECT indicator, place, sum(n) FROM series_year GROUP BY indicator, place"
                " ORDER BY sum(n) DESC, indicator, place"
            ).fetchall()
        )

    def earlier(self, card: Card, n: int, limit: int = 5) -> Iterator[Point]:
        """Older editions' printings of the card's n-th figure (from 0), latest first; `FARTHEST` at most.

        They are made as they are asked for: mostly the first can be compared.
        """
        figure = card.figures[n]
        if figure.indicator is None:
            return iter(())
        rows, days = self._before_month_end(figure.indicator, figure.place or "", card.month)
        first = len(rows) - bisect_left(days, card.date.isoformat())
        return map(self._point, rows[first : first + min(limit, FARTHEST)])

    def _printings_of_month(self, indicator: str, place: str, month: str) -> tuple[list[Any], list[str]]:
        """The printings of a series in a month, and `FARTHEST` before it: their rows, latest first, and days.

        The articles of a month are made one after another, and each asks for those before its own day: a
        query for each figure took a twentieth of a cold build. The days stand oldest first, to be searched.
        """
        first, last = days_of(month)
        series = "indicator = ? AND place = ? AND "
        rows = self._rows(series + "date BETWEEN ? AND ?", (indicator, place, first, last), ALL)
        rows += self._rows(series + "date < ?", (indicator, place, first), FARTHEST)
        return rows, [row[2] for row in reversed(rows)]

    def cards_after(self, card: Card) -> tuple[str, ...]:
        """Ids of the articles of later editions for which `earlier` may name the card.

        As `earlier` looks back over so many printings and no more, they are few, however old the card is.
        """
        found: dict[str, None] = {}
        for indicator, place in dict.fromkeys(
            (f.indicator, f.place or "") for f in card.figures if f.indicator
        ):
            between, day, of_day = 0, "", 0
            for ident, iso in self._db.execute(
                "SELECT card, date FROM figure WHERE indicator = ? AND place = ? AND date > ? ORDER BY date",
                (indicator, place, card.date.isoformat()),
            ):
                if iso != day:
                    between, day, of_day = between + of_day, iso, 0
                if between >= FARTHEST:
                    break
                of_day += 1
                found[ident] = None
        return tuple(sorted(found))

    def _points(self, where: str, values: tuple[str, ...], latest: int | None = None) -> tuple[Point, ...]:
        return tuple(self._each_point(where, values, latest))

    def _each_point(self, where: str, values: tuple[str, ...], latest: int | None = None) -> Iterator[Point]:
        """Points of the figures that satisfy `where`: oldest first, or the `latest` so many, latest first."""
        return map(self._point, self._rows(where, values, latest))

    def _rows(self, where: str, values: tuple[str, ...], latest: int | None) -> list[Any]:
        return self._db.execute(_points_where(where, latest), values).fetchall()

    def _point(self, row: tuple[Any, ...]) -> Point:
        ident, n, day, data, url, title, sample, paper, page = row
        figure = self._figure(data)
        return Point(ident, n, date.fromisoformat(day), figure, url, title, bool(sample), paper, page)


@lru_cache(64)  # asked for each figure of an article
def _points_where(where: str, latest: int | None) -> str:
    """The query of `Printings._rows`."""
    order = "date, ord, n" if latest is None else f"date DESC, ord, n LIMIT {latest:d}"
    shown = "card, n, date, data, url, title, sample, paper, page"
    return f"SELECT {shown} FROM figure WHERE {where} ORDER BY {order}"  # noqa: S608 - words of this module


def days_of(month: str | None) -> tuple[str, str]:
    """First and last day as they sort; of all time if no month is given."""
    return (f"{month}-01", f"{month}-31") if month else ("", "~")


def _year(year: str | None) -> tuple[str, str]:
    """First and last day of a year as they sort; of all time if none is given."""
    return (f"{year}-01-01", f"{year}-12-31") if year else ("", "~")
