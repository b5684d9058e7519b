"""Quantities and periods in the words that people use: 964.91亿元, −9.3%, 第1位, 2025年1—11月.

ISO dates and plain decimals stand in downloads only.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from generator.model import Figure, Period, Quantity
    from generator.render.words.strings import Words

YI = Decimal(10) ** 8
WAN = Decimal(10) ** 4
_PERCENT = ("%", "‰", "百分点", "个百分点")
_SPOKEN = {"rank", "change"}  # kinds that are told in words of one form, however they are printed
_CALENDAR = {"", "年", "月", "日", "号"}
_PRINTED = re.compile(r"([0-9][0-9,]{0,20}(?:\.[0-9]{1,20})?)(万亿|亿|万|千|百)?")
_SCALES = {"": Decimal(1), "百": Decimal(100), "千": Decimal(1000), "万": WAN, "亿": YI, "万亿": WAN * YI}
_MONTHS = re.compile(r"(\d{4})-(\d\d)/\1-(\d\d)")
_DAYS = re.compile(r"(\d{4}-\d\d)-(\d\d)/\1-(\d\d)")
_DURATION = re.compile(r"P(\d+)([YMWD])")


def plain(value: Decimal) -> str:
    """A decimal without exponent and without zeros at its end, with a true minus sign."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")


def scaled(value: Decimal) -> tuple[str, str]:
    """A number and its scale word: 96491000000 → ("964.91", "亿"), 18655 → ("18655", "").

    A scale word is used where it leaves few decimals: four for 亿, two for 万 and 万亿.
    """
    size = abs(value)
    for unit, scale, decimals in ((WAN * YI, "万亿", 2), (YI, "亿", 4), (WAN, "万", 2)):
        if size >= unit:
            shown = plain(value / unit)
            if len(shown.partition(".")[2]) <= decimals:
                return shown, scale
    return plain(value), ""


def quantity(words: Words, value: Quantity, kind: str) -> str:
    """A quantity in words; "" where it has no number (全市前列)."""
    if value.value is None and value.low is None and value.high is None:
        return ""
    if value.value is None:
        return _range(words, value)
    if kind in {"rank", "ordinal"} and value.value == value.value.to_integral_value():
        unit = value.unit if kind == "ordinal" else words("amount.rank_unit")
        return words("amount.rank", number=plain(value.value), unit=unit)
    number = _number(value.value, value.unit)
    pattern = {"=": "exact", "~": "about", ">": "over", ">=": "at_least", "<": "under", "<=": "at_most"}
    return words(f"amount.{pattern[value.modifier]}", amount=number)


def _range(words: Words, value: Quantity) -> str:
    low = _number(value.low, "") if value.low is not None else ""
    high = _number(value.high, value.unit) if value.high is not None else ""
    if low and high:
        return words("amount.range", low=low, high=high)
    if low:
        return words("amount.at_least", amount=low + value.unit)
    return words("amount.at_most", amount=high)


def _number(value: Decimal, unit: str) -> str:
    if unit in _PERCENT or unit in _CALENDAR:
        return plain(value) + ("个百分点" if unit == "百分点" else unit)
    return "".join(scaled(value)) + unit


def amount(words: Words, figure: Figure) -> str:
    """A figure in words: as printed where that says it all (150余家), else its quantity (第1位, −9.3%)."""
    if figure.kind not in _SPOKEN and says(figure.printed, figure.quantity):
        return figure.printed
    return quantity(words, figure.quantity, figure.kind) or figure.printed


def says(printed: str, value: Quantity) -> bool:
    """Whether the printed number gives this quantity: not after a correction, nor where it has no digits."""
    match = _PRINTED.search(printed)
    if match is None:
        return False
    number = Decimal(match[1].replace(",", "")) * _SCALES[match[2] or ""]
    return number in (value.value, value.low, value.high)


def difference(words: Words, now: Quantity, before: Quantity) -> tuple[str, str]:
    """Which way and how far: up, down or same, and the size of the step.

    Both are "" where the two cannot be compared.
    """
    if now.value is None or before.value is None or now.unit != before.unit:
        return "", ""
    step = now.value - before.value
    if step == 0:
        return "same", ""
    unit = words("amount.points") if now.unit == "%" else now.unit
    return ("up" if step > 0 else "down"), _number(abs(step), unit)


# --- periods and days -----------------------------------------------------------------------------


def period(words: Words, value: Period | None) -> str:
    """A period in words; "" for none."""
    return period_words(words, str(value)) if value else ""


@lru_cache(4096)  # the figures of a month are of few periods (0.5 ms an article)
def period_words(words: Words, iso: str) -> str:
    """`2025-01/2025-11` → 2025年1—11月, `../2025-11` → 截至2025年11月, `P3Y` → 3年间."""
    if match := _DURATION.fullmatch(iso):
        return words(f"period.each_{match[2]}" if match[1] == "1" else f"period.{match[2]}", n=match[1])
    if match := _MONTHS.fullmatch(iso):
        return words("period.months", year=match[1], first=int(match[2]), last=int(match[3]))
    if match := _DAYS.fullmatch(iso):
        return words("period.days", month=point(words, match[1]), first=int(match[2]), last=int(match[3]))
    start, slash, end = iso.partition("/")
    return _between(words, start, end) if slash else point(words, start)


def _between(words: Words, start: str, end: str) -> str:
    if start == "..":
        return words("period.until", end=point(words, end))
    if end == "..":
        return words("period.since", start=point(words, start))
    if len(start) == len(end) == 4:  # noqa: PLR2004 - two years
        return words("period.years", first=start, last=end)
    return words("period.between", start=point(words, start), end=point(words, end))


@lru_cache(4096)
def point(words: Words, partial: str) -> str:
    """A partial date in words: 2025年, 2025年11月, 2025年11月30日."""
    parts = partial.split("-")
    key = ("period.year", "period.month", "period.day")[len(parts) - 1]
    blanks = dict(zip(("year", "month", "day"), (int(part) for part in parts), strict=False))
    return words(key, **blanks)


@lru_cache(4096)
def day(words: Words, value: date) -> str:
    """2026年1月8日."""
    return words("period.day", year=value.year, month=value.month, day=value.day)


def short_day(words: Words, value: date) -> str:
    """1月8日."""
    return words("period.short_day", month=value.month, day=value.day)


def weekday(words: Words, value: date) -> str:
    """星期四."""
    return words(f"weekday.{value.isoweekday()}")


def month(words: Words, ym: str) -> str:
    """`2026-01` → 2026年1月."""
    return point(words, ym)
