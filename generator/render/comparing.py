"""When two printings may be compared: the same kind of number in the same unit on the same basis."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.catalogue.library import Library
    from generator.model import Card, Figure, Point

LOOK_BACK = 12  # earlier printings that are searched for one that can be compared


def comparable(one: Figure, other: Figure) -> bool:
    """Whether the two measure the same thing in the same way; periods may differ."""
    return sort_of(one) == sort_of(other)


def sort_of(figure: Figure) -> tuple[str, str, str, bool]:
    """What must be equal in figures of one series: kind, unit, basis, and whether it is a target."""
    return figure.kind, figure.quantity.unit, figure.basis or "", figure.target


def previous(library: Library, card: Card, n: int) -> Point | None:
    """The latest comparable printing of the card's n-th figure in an older edition."""
    figure = card.figures[n]
    if figure.indicator is None or figure.quantity.value is None:
        return None
    points = library.earlier(card, n, LOOK_BACK)
    return next((point for point in points if comparable(point.figure, figure)), None)


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


def by_sort(points: Iterable[Point]) -> dict[tuple[str, str, str, bool], list[Point]]:
    """Points that may be drawn on one axis, in the order given."""
    sorts: dict[tuple[str, str, str, bool], list[Point]] = {}
    for point in points:
        sorts.setdefault(sort_of(point.figure), []).append(point)
    return sorts
