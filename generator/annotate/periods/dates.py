"""Partial dates: the arithmetic of years, quarters and months that periods are made of.

A side of an interval is a partial date of ISO 8601: `2025`, `2025-11` or `2025-11-30`.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct

from generator.annotate.patterns import pattern
from generator.annotate.quantities.numerals import read_chinese
from generator.model import Grain, Period

MONTHS = range(1, 13)
_YEARS = range(1000, 10_000)
_LENGTHS = range(1, 10_000)
Ends = tuple[str | None, str | None, Grain]
_DATELINE = pattern(
    r"(?:([0-9]{4})年)?\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})月\s*([0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3})日"
)


class Calendar(Struct, frozen=True):
    """What relative dates are counted from: the edition, and the day of the dateline.

    `year_before` says that 今年 means the year before (evidence of a year just ended).
    """

    edition: date
    today: date
    year_before: bool = False

    @property
    def year(self) -> int:
        """The year that 今年 names."""
        return self.today.year - self.year_before


def number(text: str | None) -> int | None:
    """A small number in digits or Chinese; None for none."""
    if not text:
        return None
    if text.isascii():
        return int(text)
    if text == "元":
        return 1  # 元月, 元年
    value = read_chinese(text)
    return int(value) if value is not None else None


def dateline_day(text: str | None, edition: date) -> date | None:
    """The day that a dateline (本报1月7日讯) names: the last one not after the edition, or None."""
    match = _DATELINE.search(text) if text else None
    if match is None:
        return None
    year, month, day = number(match[1]), number(match[2]), number(match[3])
    found = make_date(year or edition.year, month, day)
    if found and not year and found > edition + timedelta(days=7):
        found = make_date(edition.year - 1, month, day)
    return found


def make_date(year: int | None, month: int | None, day: int | None) -> date | None:
    """The date, or None if there is no such day."""
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int) -> str | None:
    """`YYYY-MM`, or None if there is no such month."""
    return f"{year:04d}-{month:02d}" if month in MONTHS and year in _YEARS else None


def day_of(year: int, month: int, day: int) -> str | None:
    """`YYYY-MM-DD`, or None if there is no such day."""
    found = make_date(year, month, day)
    return found.isoformat() if found else None


def months(year: int, first: int, last: int) -> Ends | None:
    """A run of months of a year; None if one is no month or they run backwards."""
    start, end = month_of(year, first), month_of(year, last)
    return (start, end, "month") if start and end and first <= last else None


def last_month(year: int, month: int) -> tuple[int, int]:
    """The month before."""
    return (year - 1, 12) if month == 1 else (year, month - 1)


def days_in(year: int, month: int) -> int:
    """How many days the month has."""
    return calendar.monthrange(year, month)[1]


def duration(value: Decimal, unit: str) -> Period | None:
    """A length of time without a place in the calendar: `P3Y`, `P6M`; None for fractions and other units."""
    letter = {
        "年": "Y",
        "周年": "Y",
        "月": "M",
        "个月": "M",
        "天": "D",
        "日": "D",
        "周": "W",
        "星期": "W",
    }.get(unit)
    if letter is None or value != value.to_integral_value() or int(value) not in _LENGTHS:
        return None
    return Period(f"P{int(value)}{letter}", None, "duration")
