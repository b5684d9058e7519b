"""Reading the quantity that begins at a number: a form of its own, a range, a number with or without its unit."""  # noqa: E501 - a list of words

from __future__ import annotations

from decimal import Decimal

from generator.annotate.patterns import pattern
from generator.annotate.quantities import numerals
from generator.annotate.quantities.amounts import Amount, finish, pair
from generator.annotate.quantities.bare import bare_number
from generator.annotate.quantities.measures import Measured, measure
from generator.annotate.quantities.numerals import CHINESE_CHARS
from generator.annotate.quantities.plausibility import allowed, one_counts
from generator.annotate.quantities.proportions import discount, fraction, half, per_cent, score, slash, tenths
from generator.annotate.quantities.ranges import range_at
from generator.annotate.quantities.signs import TEMPERATURES, currency_before, minus_before, scale_before
from generator.lexicon.units import Unit, Units

_HALF = pattern("一半(?![是会个儿时就路])(多(?![是数]))?")
_DASH = pattern(r"\s?(?:—{1,2}|~|-|至|到)\s?")
# The digits of a form that needs no unit, and the sign behind them that tells which it is.
_SIGN = pattern(rf"[0-9.{CHINESE_CHARS}又点至到—~\-]{{1,60}}+([分半/成折:比])")
_BY_SIGN = {"/": slash, "成": tenths, "折": discount, ":": score, "比": score}
_AFTER_ONE = frozenset(CHINESE_CHARS + "点半分兆又")
_EACH = pattern(
    "[0-9十百千万]{1,6}(?:股|人|名|户|家|亩|吨|公里|平方米|平方公里|公斤|千克|元|万元|份|台|辆|张)"
)
_PLACES = pattern("(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,3})[名强](?![^,。;]{0,6}[员工])")
_BEFORE_NOW = frozenset("此日目年月天之以提先眼生跟面")  # 此前, 日前, 目前
_GDP_BEFORE = pattern(r"(?:GDP|CPI|PPI|PMI)$")
_ONE, _MINUS_ONE = Decimal(1), Decimal(-1)
_COUNTED_AT_SIGHT = 10  # 这三项 takes up what was counted before


def read(text: str, units: Units, at: int) -> Amount | None:
    """The quantity whose number begins at `at` of a folded text; None if there is none."""
    char = text[at]
    if char == "半":
        return half(text, units, at)
    if (at and _is_part_of_word(text, at)) or (char == "一" and _is_idle_one(text, units, at)):
        return None
    if special := _special(text, units, at):
        return _up_to(text, units, special)
    numeral = numerals.numeral_at(text, at)
    if numeral is None:
        return None
    measured = measure(text, units, numeral)
    return range_at(text, units, numeral, measured) or _single(text, units, at, measured)


def _is_part_of_word(text: str, at: int) -> bool:
    """Does the character before the number make it vague (数百), an ordinal (第三) or a code (MTN002)?"""
    before = text[at - 1]
    if before.isascii():
        return (before.isalpha() or before in "._/:") and _is_in_code(text, at, before)
    if before in "几第" or (before == "数" and text[at] in "十百千万亿"):
        return True
    if before == "每":
        return _EACH.match(text, at) is not None  # 每10股: what a rate is counted by
    # 前六名的选手: places, no count
    return before == "前" and text[max(0, at - 2)] not in _BEFORE_NOW and _PLACES.match(text, at) is not None


def _is_in_code(text: str, at: int, before: str) -> bool:
    """MTN002, A/12, but neither GDP12 nor 投资:12亿元."""
    if before == ":" and not (at > 1 and text[at - 2].isascii() and text[at - 2].isalnum()):
        return False
    return not (before.isalpha() and _GDP_BEFORE.search(text, max(0, at - 4), at))


def _is_idle_one(text: str, units: Units, at: int) -> bool:
    return text[at + 1 : at + 2] not in _AFTER_ONE and not one_counts(text, units, at)


def _special(text: str, units: Units, at: int) -> Amount | None:
    """A form that needs no unit, told by the sign that its number leads to: 三分之一, 七成, 八折."""
    sign = _SIGN.match(text, at)
    if sign is None:
        return None
    if sign[1] == "分":
        return per_cent(text, at) or fraction(text, units, at)
    if sign[1] == "半":
        match = _HALF.match(text, at)
        return match and finish(text, at, match.end(), Decimal(50), "%", "fraction", some=bool(match[1]))
    return _BY_SIGN[sign[1]](text, at)


def _up_to(text: str, units: Units, low: Amount) -> Amount:
    """三分之一到二分之一, 2成至3成: the range that begins with such a form, if another one follows."""
    dash = _DASH.match(text, low.end)
    if dash is None or low.quantity.value is None or text[dash.end() : dash.end() + 1] in ("", "半"):
        return low
    high = _special(text, units, dash.end())
    if high is None or high.quantity.value is None or high.quantity.unit != low.quantity.unit:
        return low
    ends = low.quantity.value, high.quantity.value
    return pair(text, low.start, high.end, *ends, low.quantity.unit, low.rule) or low


def _single(text: str, units: Units, at: int, measured: Measured) -> Amount | None:
    numeral = measured.numeral
    if not numeral.arabic and at and numeral.value < _COUNTED_AT_SIGHT and text[at - 1] in "这那":
        return None
    if numeral.end - at == 1 and text[at] == "一" and not one_counts(text, units, at):
        return None
    currency, currency_unit = currency_before(text, at)
    if measured.unit is not None:
        return _with_unit(text, measured, measured.unit, (currency, currency_unit))
    if currency:
        start = at - len(currency)
        return finish(text, start, measured.end, numeral.value, currency_unit, "money", some=measured.some)
    return bare_number(text, units, measured)


def _with_unit(text: str, measured: Measured, unit: Unit, before: tuple[str, str]) -> Amount | None:
    numeral = measured.numeral
    start = at = numeral.start
    if not allowed(text, at, numeral, measured):
        return None
    currency, currency_unit = before
    if currency and unit.kind == "money" and not "一" <= currency[0] <= "鿿":
        start -= len(currency)
    minus = minus_before(text, at, warmth=unit.dimension in TEMPERATURES)
    start = at - len(minus) if minus else start
    shown, factor = unit.shown, _MINUS_ONE if minus else _ONE
    if unit.dimension == "yuan" and unit.factor:
        shown, factor = currency_unit or "元", factor * unit.factor  # 港币300元
    if unit.name in ("度", "°") and (scale := scale_before(text, start))[0]:
        shown, start = scale[1], start - len(scale[0])
    value, end = measured.value * factor, measured.end
    if numeral.high is not None:
        return pair(text, start, end, value, numeral.high * factor, shown, "approximate")
    return finish(text, start, end, value, shown, unit.kind, some=measured.some)
