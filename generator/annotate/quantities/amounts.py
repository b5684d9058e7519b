"""A quantity in the text, and how the words around a number make its modifier."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from generator.annotate.patterns import pattern
from generator.annotate.quantities import modifiers
from generator.annotate.quantities.numerals import CHINESE_CHARS
from generator.model import Modifier, Quantity

_POINTS_AFTER = pattern(
    rf"(?:(?:和|、|与|及|,)(?:(?:比|较)?全[国省市区])?负?[0-9.{CHINESE_CHARS}]+个?)+百分点"
)
_SHARES = ("tenths", "fraction", "ratio", "per_cent")


class Amount(Struct):
    """A quantity at `start`..`end` of the folded text; `words` are the modifier words around it."""

    start: int
    end: int
    quantity: Quantity
    rule: str
    words: tuple[str, ...] = ()


def finish(
    text: str, start: int, end: int, value: Decimal, unit: str, rule: str, *, some: bool = False
) -> Amount:
    """Look at the words around it, and make the quantity."""
    if unit == "个" and (match := _POINTS_AFTER.match(text, end)):
        unit = "百分点" if match else unit
    before, words = modifiers.before(text, start)
    after, word = modifiers.after(text, end)
    if word == "级" and rule == "count":
        after, word = None, ""
    if word == "内" and rule not in ("duration", "half", "level", "money", "age"):
        after, word = None, ""
    modifier: Modifier = "=" if not some else "~" if "来" in text[start:end] else ">"
    if after and after != "=":
        modifier = after
    if words and words[-1] == "过" and rule not in _SHARES and value < _LARGE:
        before, words = None, words[:-1]  # 承办过两届: 过 belongs to the verb
    if before in (None, "=") and (rule in _SHARES or unit == "倍") and modifier == "=":
        before, whole = modifiers.of_whole(text, start)
        words = (*whole, *words)
    if before and before != "=":
        modifier = before
    if word:
        words = (*words, word)
    return Amount(start, end, Quantity(plain(value), unit, modifier), rule, words)


def pair(text: str, at: int, end: int, low: Decimal, high: Decimal, unit: str, rule: str) -> Amount | None:
    """A range from `low` to `high`; None if it runs backwards."""
    if high <= low:
        return None
    _, words = modifiers.before(text, at)
    return Amount(at, end, Quantity(None, unit, "=", plain(low), plain(high)), rule, words)


_ONE = Decimal(1)
_LARGE = 100  # 过 before a larger number is a modifier
_LARGEST = Decimal(10) ** 24  # beyond it `quantize` has no room


def plain(value: Decimal) -> Decimal:
    """Without an exponent and without zeros that only the arithmetic made (25000.0 is 25000)."""
    if value.same_quantum(_ONE) or value != value.to_integral_value() or abs(value) >= _LARGEST:
        return value
    return value.quantize(_ONE)
