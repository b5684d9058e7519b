"""Reading the quantity that begins at a number: a form of its own, a range, a number with or without its unit."""  # noqa: E501 - a list of words

from __future__ import annotations

from decimal import Decimal

from generator.annotate.patterns import pattern
from generator.annotate.quantities import numerals
from generator.annotate.quantities.amounts import Amount, finish, pair
from generator.annotate.quantities.bare import bare_number
from generator.annotate.quantities.measures import Measured, measure
from generator.annotate.quantities.numerals import CHINESE_CHARS, Numeral
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


class Reader:
    """Reads the quantities of one folded text."""

    def __init__(self, text: str, units: Units) -> None:
        self._text = text
        self._units = units

    def read(self, at: int) -> Amount | None:
        """The quantity whose number begins at `at`; None if there is none."""
        text, units = self._text, self._units
        char = text[at]
        if char == "半":
            return half(text, units, at)
        if (at and self._is_part_of_word(at)) or (char == "一" and self._is_idle_one(at)):
            return None
        if special := self._special(at):
            return self._up_to(special)
        numeral = numerals.numeral_at(text, at)
        if numeral is None:
            return None
        measured = measure(text, units, numeral)
        return range_at(text, units, numeral, measured) or self._single(at, numeral, measured)

    def _is_part_of_word(self, at: int) -> bool:
        """Does the character before the number make it vague (数百), an ordinal (第三) or a code (MTN002)?"""
        text, before = self._text, self._text[at - 1]
        if before in "几第" or (before == "数" and text[at] in "十百千万亿"):
            return True
        if before == "每" and _EACH.match(text, at):
            return True  # 每10股: what a rate is counted by
        if before == "前" and text[max(0, at - 2)] not in _BEFORE_NOW and _PLACES.match(text, at):
            return True  # 前六名的选手: places, no count
        if not before.isascii() or not (before.isalpha() or before in "._/:"):
            return False
        if before == ":" and not (at > 1 and text[at - 2].isascii() and text[at - 2].isalnum()):
            return False  # 投资:12亿元
        return not (before.isalpha() and _GDP_BEFORE.search(text, max(0, at - 4), at))

    def _is_idle_one(self, at: int) -> bool:
        text = self._text
        return text[at + 1 : at + 2] not in _AFTER_ONE and not one_counts(text, self._units, at)

    def _special(self, at: int) -> Amount | None:
        """A form that needs no unit, told by the sign that its number leads to: 三分之一, 七成, 八折."""
        text = self._text
        sign = _SIGN.match(text, at)
        if sign is None:
            return None
        if sign[1] == "分":
            return per_cent(text, at) or fraction(text, self._units, at)
        if sign[1] == "半":
            match = _HALF.match(text, at)
            return match and finish(text, at, match.end(), Decimal(50), "%", "fraction", some=bool(match[1]))
        return _BY_SIGN[sign[1]](text, at)

    def _up_to(self, low: Amount) -> Amount:
        """三分之一到二分之一, 2成至3成: the range that begins with such a form, if another one follows."""
        dash = _DASH.match(self._text, low.end)
        if (
            dash is None
            or low.quantity.value is None
            or self._text[dash.end() : dash.end() + 1] in ("", "半")
        ):
            return low
        high = self._special(dash.end())
        if high is None or high.quantity.value is None or high.quantity.unit != low.quantity.unit:
            return low
        ends = low.quantity.value, high.quantity.value
        return pair(self._text, low.start, high.end, *ends, low.quantity.unit, low.rule) or low

    def _single(self, at: int, numeral: Numeral, measured: Measured) -> Amount | None:
        text = self._text
        if numeral.end - at == 1 and text[at] == "一" and not one_counts(text, self._units, at):
            return None
        if not numeral.arabic and at and numeral.value < _COUNTED_AT_SIGHT and text[at - 1] in "这那":
            return None
        currency, currency_unit = currency_before(text, at)
        if measured.unit is not None:
            return self._with_unit(at, numeral, measured, measured.unit, (currency, currency_unit))
        if currency:
            start = at - len(currency)
            value, some = numeral.value, measured.some
            return finish(text, start, measured.end, value, currency_unit, "money", some=some)
        return bare_number(text, self._units, measured)

    def _with_unit(
        self, at: int, numeral: Numeral, measured: Measured, unit: Unit, before: tuple[str, str]
    ) -> Amount | None:
        text = self._text
        if not allowed(text, at, numeral, measured):
            return None
        start, (currency, currency_unit) = at, before
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
