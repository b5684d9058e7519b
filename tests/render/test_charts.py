"""Charts and comparisons: what may stand on one axis, and where."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Figure, Period, Point, Quantity
from generator.render.views.charts import HEIGHT, LEFT, RIGHT, WIDTH, chart, spark
from generator.render.views.comparing import comparable, contradicts, latest, shape, without_echoes
from generator.render.words.strings import Words


def point(day: int, value: str, period: str | None = None, unit: str = "%", card: str | None = None) -> Point:
    """A printing on a day of 2026."""
    when = date(2026, 1, 1) + timedelta(days=day)
    figure = Figure(value + unit, Quantity(Decimal(value), unit), "change", "增加值", "growth", "市南区")
    figure = Figure(
        figure.printed,
        figure.quantity,
        "change",
        "增加值",
        "growth",
        "市南区",
        Period.parse(period) if period else None,
    )
    return Point(card or f"c{day}", 0, when, figure, f"c{day}.html", "")


def test_a_later_value_for_the_same_period_makes_the_first_one_old(words: dict[str, str]) -> None:
    """The line goes through what holds; what was printed first stays as a dashed circle."""
    points = [
        point(0, "14.9", "2025-01/2025-10"),
        point(9, "14.7", "2025-01/2025-10"),
        point(30, "14.3", "2025-01/2025-11"),
    ]
    drawn = chart(Words(words), "增加值", points)
    assert drawn is not None
    assert [(dot.value, dot.old) for dot in drawn.dots] == [
        ("14.9%", True),
        ("14.7%", False),
        ("14.3%", False),
    ]
    assert drawn.line.count(",") == 2
    assert [dot.label for dot in drawn.dots if dot.label] == ["2025年1—10月", "1—11月"]
    assert "14.9%" in drawn.description


def test_one_period_is_no_chart(words: dict[str, str]) -> None:
    """Two printings of the same value for the same period draw nothing."""
    same = [point(0, "5", "2025"), point(9, "5", "2025")]
    assert chart(Words(words), "x", same) is None
    assert spark(Words(words), same) is None


@given(st.lists(st.decimals(-(10**13), 10**13, places=2), min_size=2, max_size=30))
def test_every_mark_stands_inside_its_scale(values: list[Decimal]) -> None:
    """Whatever the values: marks between the first and last rule, rules evenly apart."""
    words = Words(
        {"chart.description": "{n} {points}", "amount.exact": "{amount}", "period.short_day": "{month}-{day}"}
    )
    drawn = chart(words, "x", [point(n, f"{value:f}") for n, value in enumerate(values)])
    assert drawn is not None
    assert 2 <= len(drawn.rules) <= 6
    assert all(drawn.rules[-1].y - 0.1 <= dot.y <= drawn.rules[0].y + 0.1 for dot in drawn.dots)
    assert all(LEFT <= dot.x <= WIDTH - RIGHT and 0 <= dot.y <= HEIGHT for dot in drawn.dots)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (None, "state"),
        ("../2025-11", "state"),
        ("2025", "since_january"),
        ("2025-01/2025-11", "since_january"),
        ("2025-11", "month"),
        ("2025-03/2025-06", "between"),
    ],
)
def test_periods_have_shapes(period: str | None, expected: str) -> None:
    """A month does not compare with a year."""
    assert shape(Period.parse(period) if period else None) == expected


def test_what_may_be_compared_and_what_contradicts() -> None:
    """Unlike units or shapes do not compare; one period with two values contradicts itself."""
    growth, later = point(0, "14.3", "2025-01/2025-11").figure, point(9, "14.1", "2025").figure
    assert comparable(growth, later)
    assert not comparable(growth, point(0, "14.3", "2025-11").figure)
    assert not comparable(growth, point(0, "14.3", "2025-01/2025-11", unit="亿元").figure)
    assert contradicts(growth, point(9, "13.9", "2025-01/2025-11").figure)
    assert not contradicts(growth, later)
    assert not contradicts(growth, growth)


def test_the_latest_value_is_the_last_editions_for_the_last_period() -> None:
    """An article that gives the year and again the eleven months speaks of the year."""
    year, months = point(5, "14.1", "2025"), point(5, "13.9", "2025-01/2025-11")
    assert latest([point(0, "14.3", "2025-01/2025-11"), year, months]) is year


def test_a_headline_that_repeats_its_text_is_no_point_of_its_own() -> None:
    """The same value, undated above and dated below, counts once."""
    dated, undated = point(5, "14.1", "2025", card="a"), point(5, "14.1", card="a")
    assert without_echoes([undated, dated]) == [dated]
    assert without_echoes([undated]) == [undated]
