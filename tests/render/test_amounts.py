"""Quantities and periods in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.model import Figure, Modifier, Period, Quantity
from generator.render.words import amounts
from generator.render.words.strings import Words


@pytest.mark.parametrize(
    ("printed", "value", "unit", "kind", "modifier", "shown"),
    [
        ("964.91亿元", "96491000000", "元", "money", "=", "964.91亿元"),
        ("150余家", "150", "家", "count", ">", "150余家"),
        ("万亿元", "1000000000000", "元", "money", ">", "超1万亿元"),
        ("40%", "-40", "%", "change", "=", "−40%"),
        ("9.3个百分点", "-9.3", "百分点", "change", "=", "−9.3个百分点"),
        ("全市第一", "1", "位", "rank", "=", "第1位"),
        ("第20000辆", "20000", "辆", "ordinal", "=", "第20000辆"),
        ("2.92万个次", "29200", "个次", "count", "=", "2.92万个次"),
        ("30%", "30", "%", "change", ">=", "不少于30%"),
        ("十二个", "12", "个", "count", "=", "12个"),
        ("102家", "101", "家", "count", "=", "101家"),
        ("1万8655人", "18655", "人", "count", "=", "18655人"),
    ],
)
def test_a_figure_is_shown_as_people_write_it(
    words: dict[str, str], printed: str, value: str, unit: str, kind: str, modifier: Modifier, shown: str
) -> None:
    """As printed where that says it; else the quantity; a corrected value never as it was printed."""
    figure = Figure(printed, Quantity(Decimal(value), unit, modifier), kind)  # type: ignore[arg-type]
    assert amounts.amount(Words(words), figure) == shown


def test_a_range_shows_both_ends(words: dict[str, str]) -> None:
    """Low and high, the unit once; one open end in words."""
    quantity = Quantity(None, "年", "=", Decimal(3), Decimal(10))
    assert amounts.quantity(Words(words), quantity, "range") == "3—10年"
    assert amounts.quantity(Words(words), Quantity(None, "年", "=", Decimal(3)), "range") == "不少于3年"


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2025", "2025年"),
        ("2025-11", "2025年11月"),
        ("2025-11-30", "2025年11月30日"),
        ("2025-01/2025-11", "2025年1—11月"),
        ("2026-01-01/2026-01-07", "2026年1月1—7日"),
        ("2021/2025", "2021—2025年"),
        ("../2025-11", "截至2025年11月"),
        ("2024-08/..", "2024年8月以来"),
        ("2024-08/2025-02", "2024年8月—2025年2月"),
        ("P3Y", "3年间"),
        ("P1M", "每月"),
    ],
)
def test_a_period_is_shown_in_words(words: dict[str, str], iso: str, shown: str) -> None:
    """ISO 8601 is for downloads."""
    assert amounts.period(Words(words), Period.parse(iso)) == shown


def test_a_step_is_measured_in_the_unit(words: dict[str, str]) -> None:
    """Percentages step by points; unlike units do not step."""
    now, before = Quantity(Decimal("14.3"), "%"), Quantity(Decimal("14.7"), "%")
    assert amounts.difference(Words(words), now, before) == ("down", "0.4个百分点")
    assert amounts.difference(Words(words), now, now) == ("same", "")
    assert amounts.difference(Words(words), now, Quantity(Decimal(14), "家")) == ("", "")
