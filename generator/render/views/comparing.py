"""When two printings may be compared: the same kind of number in the same unit on the same basis."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from generator.render.views import words_of
from generator.render.words import amounts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.catalogue.library import Library
    from generator.model import Card, Figure, Period, Point

Sort = tuple[str, str, str, bool, str]
KNOWN_BEFORE = 4096
LOOK_BACK = 12  # earlier printings that are searched for one that can be compared


def comparable(one: Figure, other: Figure) -> bool:
    """Whether the two measure the same thing in the same way; periods may differ."""
    return sort_of(one) == sort_of(other)


def sort_of(figure: Figure) -> Sort:
    """What must be equal in figures of one series: kind, unit, basis, target, and the shape of the period."""
    return figure.kind, figure.quantity.unit, figure.basis or "", figure.target, shape(figure.period)


def shape(period: Period | None) -> str:
    """Only periods of one shape compare: months with months, sums since January with such sums.

    A year is the sum of its months; a state (as of a month, or without a period) has no length.
    """
    if period is None or period.start is None or period.end is None:
        return "state"
    if period.start.endswith("-01") and period.start != period.end:
        return "since_january"
    if period.start == period.end:
        return "since_january" if period.grain == "year" else period.grain
    return "between"


def without_echoes(points: Sequence[Point]) -> list[Point]:
    """The points without those of a headline that only repeats, undated, what its text dates."""
    dated = {(p.card_id, p.figure.quantity) for p in points if p.figure.period}
    return [p for p in points if p.figure.period or (p.card_id, p.figure.quantity) not in dated]


def standing(library: Library, points: Iterable[Point]) -> list[Point]:
    """The points without those that the paper took back."""
    return [point for point in points if not library.amended(point)]


def echoes(card: Card, n: int) -> bool:
    """Whether the card's n-th figure repeats, undated, one that another sentence of it dates."""
    one = card.figures[n]
    return one.period is None and any(
        other.period
        and (other.indicator, other.place, other.quantity) == (one.indicator, one.place, one.quantity)
        for other in card.figures
    )


def previous(library: Library, card: Card, n: int) -> Point | None:
    """The latest comparable printing of the card's n-th figure in an older edition."""
    figure = card.figures[n]
    if figure.indicator is None or figure.quantity.value is None:
        return None
    if (card.id, n) not in library.before:  # its own page asks, and its edition's
        if len(library.before) >= KNOWN_BEFORE:
            library.before.clear()
        points, sort = library.printings.earlier(card, n, LOOK_BACK), sort_of(figure)
        found = next((point for point in points if sort_of(point.figure) == sort), None)
        library.before[card.id, n] = found
    return library.before[card.id, n]


def step_from(library: Library, card: Card, n: int, before: Point) -> tuple[str, str, str]:
    """How the card's n-th figure differs from the printing before, and what that was amended to, if it was.

    Returns:
        Direction and step, as `amounts.difference` gives them, and what the paper printed in place of the
        earlier value. There is no step from, or to, a value that the paper took back.
    """
    figure, amended = card.figures[n], library.amended(before)
    direction, step = amounts.difference(words_of(library), figure.quantity, before.figure.quantity)
    if direction != "same" and (amended or library.amended_in(card, figure)):
        direction = step = ""
    return direction, step, amended


def contradicts(one: Figure, other: Figure) -> bool:
    """Do the two give different numbers for the same period?"""
    return (
        one.period is not None
        and one.period == other.period
        and comparable(one, other)
        and (one.quantity.value, one.quantity.low, one.quantity.high)
        != (other.quantity.value, other.quantity.low, other.quantity.high)
        and {one.quantity.modifier, other.quantity.modifier} == {"="}
    )


def latest(points: Sequence[Point]) -> Point:
    """The printing that holds now: of the latest edition, the one for the latest period."""

    def when(point: Point) -> tuple[date, date]:
        period = point.figure.period
        return point.date, (period.last_day if period else None) or date.min

    return max(points, key=when)


def by_sort(points: Iterable[Point]) -> dict[Sort, list[Point]]:
    """Points that may be drawn on one axis, in the order given."""
    sorts: dict[Sort, list[Point]] = {}
    for point in without_echoes(tuple(points)):
        sorts.setdefault(sort_of(point.figure), []).append(point)
    return sorts
