"""Charts as numbers: where each mark stands. The template draws the SVG; a table stands beside it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from generator.render.views.comparing import without_echoes
from generator.render.words import amounts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.model import Point
    from generator.render.words.strings import Words

WIDTH, HEIGHT = 720, 250
LEFT, RIGHT, TOP, BOTTOM = 76, 12, 34, 44
INSET = 44  # from the ends of the scale to the first and last mark, so that labels have room
SPARK_WIDTH, SPARK_HEIGHT = 96, 24
MOST_LABELS = 7
MOST_POINTS = 40
RECENT = 80  # printings that are looked at for the small lines


class Dot(NamedTuple):
    """A printing: `old` where a later printing gives another value for the same period."""

    x: float
    y: float
    value: str
    label: str
    old: bool
    labelled: bool
    below: bool


class Rule(NamedTuple):
    """A line of the scale."""

    y: float
    text: str


class Chart(NamedTuple):
    """A line chart; `line` holds the points of its polyline, through the printings that hold."""

    width: int
    height: int
    left: int
    right: int
    base: int
    title: str
    description: str
    dots: tuple[Dot, ...]
    line: str
    rules: tuple[Rule, ...]
    sample: bool


def chart(words: Words, title: str, points: Sequence[Point]) -> Chart | None:
    """The printings of one series, by the end of their period; None for fewer than two different ones.

    Args:
        words: the interface's words.
        title: what is drawn.
        points: comparable printings, oldest edition first.
    """
    points = _distinct(without_echoes(points))[-MOST_POINTS:]
    if len({_when(point) for point in points}) < 2:  # noqa: PLR2004 - one point is no chart
        return None
    latest = {_what(point): point for point in points}
    ordered = sorted(points, key=lambda point: (_when(point), point.date))
    spots = {when: i for i, when in enumerate(dict.fromkeys(_when(point) for point in ordered))}
    ticks = _ticks([_value(point) for point in ordered])
    low, high = ticks[0], ticks[-1]
    step = (WIDTH - LEFT - RIGHT - 2 * INSET) / (len(spots) - 1)
    every = max(1, -(-len(spots) // MOST_LABELS))

    def x(point: Point) -> float:
        return round(LEFT + INSET + spots[_when(point)] * step, 1)

    def y(value: Decimal) -> float:
        return round(float(HEIGHT - BOTTOM - (value - low) / (high - low) * (HEIGHT - TOP - BOTTOM)), 1)

    rivals = {_what(p): _value(p) for p in ordered if latest[_what(p)] is not p}
    dots, labelled, year = [], set[str](), ""
    for i, point in enumerate(ordered):
        when, old, value = _when(point), latest[_what(point)] is not point, _value(point)
        place = spots[when]
        near_end = len(spots) - 1 - place
        named = (place % every == 0 and (near_end == 0 or near_end >= every)) or near_end == 0
        named = named and not old and when not in labelled
        following = next((p for p in ordered[i + 1 :] if latest[_what(p)] is p), None)
        below = bool(following and _value(following) > value)
        if old:
            below = value < _value(latest[_what(point)])
        elif _what(point) in rivals:
            below = value < rivals[_what(point)]
        label, year = _short(_label(words, point), year) if named else ("", year)
        if named:
            labelled.add(when)
        shown = amounts.quantity(words, point.figure.quantity, point.figure.kind)
        dots.append(Dot(x(point), y(value), shown, label, old, named, below))
    return Chart(
        WIDTH,
        HEIGHT,
        LEFT,
        WIDTH - RIGHT,
        HEIGHT - BOTTOM,
        title,
        _description(words, ordered),
        tuple(dots),
        _line([p for p in ordered if latest[_what(p)] is p], x, y),
        tuple(Rule(y(tick), _tick_text(tick, ordered[0].figure.quantity.unit)) for tick in ticks),
        any(point.sample for point in points),
    )


class Spark(NamedTuple):
    """A small line beside a value: the points of a polyline and the last one."""

    width: int
    height: int
    line: str
    x: float
    y: float
    text: str


def spark(words: Words, points: Sequence[Point]) -> Spark | None:
    """The same series in the space of a word; None for fewer than two different periods."""
    latest = {_what(point): point for point in _distinct(without_echoes(points))}
    ordered = sorted(latest.values(), key=lambda point: (_when(point), point.date))[-MOST_POINTS:]
    if len({_when(point) for point in ordered}) < 2:  # noqa: PLR2004 - one point is no line
        return None
    values = [_value(point) for point in ordered]
    low, high = min(values), max(values)
    spread = high - low or Decimal(1)
    step = (SPARK_WIDTH - 8) / (len(ordered) - 1)
    spots = [
        (round(4 + i * step, 1), round(float(SPARK_HEIGHT - 4 - (v - low) / spread * (SPARK_HEIGHT - 8)), 1))
        for i, v in enumerate(values)
    ]
    line = " ".join(f"{x:g},{y:g}" for x, y in spots)
    return Spark(SPARK_WIDTH, SPARK_HEIGHT, line, *spots[-1], _description(words, ordered))


def _distinct(points: Sequence[Point]) -> list[Point]:
    """Points with a number, one for each value of a period: the first printing of it."""
    seen: dict[tuple[str, Decimal], Point] = {}
    for point in points:
        if point.figure.quantity.value is not None:
            seen.setdefault((_what(point), point.figure.quantity.value), point)
    return sorted(seen.values(), key=lambda point: point.date)


def _value(point: Point) -> Decimal:
    assert point.figure.quantity.value is not None  # noqa: S101 - `_distinct` has left out the others
    return point.figure.quantity.value


def _what(point: Point) -> str:
    """What two values must share to contradict each other: the period, or the day where there is none."""
    return str(point.figure.period) if point.figure.period else point.date.isoformat()


def _when(point: Point) -> str:
    """Where a printing stands on the axis: the last day of its period, or the day of its edition."""
    period = point.figure.period
    last = period.last_day if period else None
    return (last or point.date).isoformat()


def _line(points: list[Point], x: Callable[[Point], float], y: Callable[[Decimal], float]) -> str:
    return " ".join(f"{x(point):g},{y(_value(point)):g}" for point in points)


def _short(label: str, year: str) -> tuple[str, str]:
    """A label without the year that the label before has; and its year."""
    match = re.match(r"\d{4}年(?=.)", label)
    if match is None:
        return label, year
    return (label[match.end() :] if match[0] == year else label), match[0]


def _label(words: Words, point: Point) -> str:
    period = point.figure.period
    if period is None:
        return amounts.short_day(words, point.date)
    return amounts.period_words(words, str(period).replace("../", ""))


def _description(words: Words, points: Sequence[Point]) -> str:
    parts = [
        f"{_label(words, p)} {amounts.quantity(words, p.figure.quantity, p.figure.kind)}" for p in points
    ]
    return words("chart.description", n=len(points), points="、".join(parts))


def _ticks(values: list[Decimal]) -> list[Decimal]:
    """Three to five round numbers that span the values."""
    low, high = min(values), max(values)
    spread = (high - low) or abs(high) or Decimal(1)
    unit = Decimal(10) ** (spread.adjusted())
    step = next(
        unit * factor
        for factor in map(Decimal, ("0.1", "0.2", "0.25", "0.5", "1", "2", "2.5", "5", "10"))
        if spread / (unit * factor) <= 3  # noqa: PLR2004 - at most three steps between the values
    )
    first = (low // step) * step - (step if low < 0 and low % step else 0)
    ticks = [first]
    if low == first and low:
        ticks.insert(0, first - step)  # room for the label of the lowest mark
    while ticks[-1] < high:
        ticks.append(ticks[-1] + step)
    if len(ticks) == 1:
        ticks.append(first + step)
    return ticks


def _tick_text(value: Decimal, unit: str) -> str:
    if unit in {"%", "‰"}:
        return amounts.plain(value) + unit
    return "".join(amounts.scaled(value))
