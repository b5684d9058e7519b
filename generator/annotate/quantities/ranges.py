"""Two ends in one expression: 20到30家, 3—5万元, -5℃至3℃, 3年以上10年以下."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.annotate.patterns import pattern
from generator.annotate.quantities import modifiers, numerals
from generator.annotate.quantities.amounts import Amount, pair
from generator.annotate.quantities.measures import Measured, measure
from generator.annotate.quantities.numerals import Numeral
from generator.annotate.quantities.signs import TEMPERATURES, minus_at, minus_before
from generator.lexicon.units import Unit, Units

_DASH = pattern(r"(?:\(含\))?\s?(?:—{1,2}|~|-{1,2}|至|到)\s?")
_AND = pattern("[和与](?=[^,。;]{1,14}?之间)")  # 在5%和8%之间
_BELOW = pattern(
    r"\s?(?:的?同时|并且?|且|而|[,、])?\s?(?:小于|低于|少于|不超过|不大于|不高于|不多于)(?:(?:或者?)?等于)?\s?"
)
_DASHES = frozenset("( —~-至到")
_CONNECTS = frozenset("( —~-至到和与及以的同并且而,、小低少不")  # what any of these begins with
_COMPARES = "小低少不 "  # behind a mark: 不少于10人、不超过20人
_AND_ABOVE = pattern(r"及?以上[、至到,]?\s?")
_AND_BELOW = pattern("及?以下|以内")
_ABOVE = ("以上", "及以上")
_SIGNED = (*TEMPERATURES, "proportion")  # dimensions whose ranges may begin below zero
_SCALE_AT_END = pattern("([十百千佰仟]?)([万亿]*)$")
_CENT = Decimal("0.01")
_MYRIAD_IN = pattern("[万亿]")


def range_at(text: str, units: Units, low: Numeral, first: Measured) -> Amount | None:
    """The range whose lower end is the numeral `low`, measured as `first`; None if no other end follows."""
    end = first.end if first.unit else low.end
    follower = text[end : end + 1]
    if follower not in _CONNECTS:
        return None
    if follower in ",、" and text[end + 1 : end + 2] not in _COMPARES:
        return None  # a list, or another statement
    if text.startswith(_ABOVE, end):
        return _between(text, units, low, first, end)
    joins = _DASH if follower in _DASHES else _AND if follower in "和与" else None
    dash = joins.match(text, end) if joins else None
    if dash is not None:
        return _joined(text, units, low, first, dash.end(), between=follower in "和与")
    below = _but_below(text, low, end)
    return _joined(text, units, low, first, below.end(), told=True) if below else None


def _joined(
    text: str,
    units: Units,
    low: Numeral,
    first: Measured,
    at: int,
    *,
    between: bool = False,
    told: bool = False,
) -> Amount | None:
    """The range up to the number at `at`: `between` if 之间 must follow, `told` if words make it one."""
    begin = minus_at(text, at)
    high = _numeral(text, begin)
    if high is None:
        return None
    second = measure(text, units, high)
    enclosed = text.startswith("之间", second.end)
    if between and not enclosed:
        return None
    if second.unit is None:
        return None if begin > at else _without_unit(text, low, high, told=told or enclosed)
    if second.unit.name == "年" and text.startswith("代", second.end):
        return None  # 20至40年代
    return _with_units(text, low, first, (second, second.unit), below_zero=begin > at)


def _but_below(text: str, low: Numeral, end: int) -> re.Match[str] | None:
    """大于60且小于80, 不少于10人、不超过20人: what joins the two."""
    match = _BELOW.match(text, end)
    return match if match and modifiers.before(text, low.start)[0] in (">", ">=") else None


def _with_units(
    text: str, low: Numeral, first: Measured, high: tuple[Measured, Unit], *, below_zero: bool
) -> Amount | None:
    second, unit = high
    if first.unit and first.unit.shown != unit.shown:
        return _of_two_units(text, low, first, second)
    if unit.dimension in _SIGNED:
        return _signed(text, low, second, unit, below_zero=below_zero)
    least = first.value if first.unit else _scaled_like(text, low, second.numeral)
    most = -second.value if below_zero else second.value
    if unit.dimension == "yuan" and unit.factor:
        return pair(text, low.start, second.end, least * unit.factor, most * unit.factor, "元", "range")
    return pair(text, low.start, second.end, least, most, unit.shown, "range")


def _of_two_units(text: str, low: Numeral, first: Measured, second: Measured) -> Amount | None:
    """6个月至3年, 500克至2公斤: both ends in the unit of the first."""
    small, large = first.unit, second.unit
    if small is None or large is None or small.dimension != large.dimension or large.dimension in _SIGNED:
        return None
    if not small.factor or not large.factor or large.factor <= small.factor:
        return None
    most = (second.value * large.factor / small.factor).quantize(_CENT)
    return pair(text, low.start, second.end, first.value, most, small.shown, "range")


def _without_unit(text: str, low: Numeral, high: Numeral, *, told: bool) -> Amount | None:
    """A range of mere numbers: as the whole text, of 万 and 亿 (5万到10万), told by words (在20和30之间)."""
    told = told or (low.arabic and text[low.end - 1] in "万亿" and text[high.end - 1] in "万亿")
    if not told and (low.start or high.end != len(text.rstrip())):
        return None
    return pair(text, low.start, high.end, _scaled_like(text, low, high), high.value, "", "range")


def _numeral(text: str, at: int) -> Numeral | None:
    if at >= len(text) or text[at] == "半" or not numerals.START.match(text, at):
        return None
    return numerals.numeral_at(text, at)


def _between(text: str, units: Units, low: Numeral, first: Measured, end: int) -> Amount | None:
    """3年以上10年以下."""
    above = _AND_ABOVE.match(text, end)
    high = _numeral(text, above.end()) if above else None
    second = measure(text, units, high) if high else None
    below = _AND_BELOW.match(text, second.end) if second else None
    if second is None or below is None or (second.unit is None and first.unit is not None):
        return None
    unit = second.unit.shown if second.unit else ""
    if first.unit and first.unit.shown != unit:
        return None
    return pair(text, low.start, below.end(), first.value, second.value, unit, "range")


def _signed(text: str, low: Numeral, high: Measured, unit: Unit, *, below_zero: bool) -> Amount | None:
    """-5~3℃, 零下8至零下3℃; in 零下3到8℃ both are below zero."""
    minus = minus_before(text, low.start, warmth=unit.dimension in TEMPERATURES)
    ends = [-low.value if minus else low.value, high.value]
    if below_zero or minus.startswith("零下"):
        ends[1] = -ends[1]
    if minus and ends[1] <= 0:
        ends.sort()
    return pair(text, low.start - len(minus), high.end, ends[0], ends[1], unit.shown, "range")


def _scaled_like(text: str, low: Numeral, high: Numeral) -> Decimal:
    """In 3—5万元 and 八百到九百亿元 the first number is 万, 亿 too; in 5000—1万元 it is not."""
    first, scales = text[low.start : low.end], _SCALE_AT_END.search(text[high.start : high.end])
    if scales is None or _MYRIAD_IN.search(first):
        return low.value
    # Of 十八至三十万 and 三十到五十万 the first takes the 万 alone; of 三到五千万 the 千万.
    own_tens = first[-1] in "十百千" or (scales[2] and len(first) > 1 and not low.arabic)
    scale = scales[2] if own_tens else scales[0]
    while scale and scale != "十":
        value = low.value * numerals.scale_of(scale)
        if value < high.value:
            return value
        scale = scale[1:]
    return low.value
