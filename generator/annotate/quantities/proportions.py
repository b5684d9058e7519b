"""Forms that need no unit: 百分之三, 三分之一, 1/4, 七成, 一半, 半年, 3比1."""

from __future__ import annotations

from decimal import Decimal

from generator.annotate.patterns import pattern
from generator.annotate.quantities import modifiers, numerals
from generator.annotate.quantities.amounts import Amount, finish, pair
from generator.annotate.quantities.numerals import CHINESE_CHARS, Numeral
from generator.annotate.quantities.signs import minus_before
from generator.lexicon.units import Units
from generator.model import Quantity

_PER_CENT = pattern(rf"一?(百|千|万)分之(?=[0-9{CHINESE_CHARS}])")
_OF_A_HUNDRED = {"百": ("%", Decimal(1)), "千": ("‰", Decimal(1)), "万": ("%", Decimal("0.01"))}
_MIXED = pattern(
    "([0-9]{1,4}|[一二两三四五六七八九十百壹]{1,6})又([0-9]{1,4}|[一二三四五六七八九十百千]{1,5})分之"
    "([0-9]{1,4}|[一二三四五六七八九十百壹]{1,5})"
)
_FRACTION = pattern(rf"([0-9]+|[{CHINESE_CHARS}]+)分之([0-9]+|[{CHINESE_CHARS}]+)(多(?!数))?")
_SLASH = pattern(r"([0-9]{1,3})/([0-9]{1,3})(?![0-9/年月])")
_TENTHS = pattern(
    r"(?:(?P<low>[1-9一二两三四五六七八])(?:(?<=[一-鿿])(?=[二三四五六七八九]成)|(?:至|到|—{1,2}|~|-)(?=[1-9一二三四五六七八九十]成)))?("
    r"[1-9](?:\.[0-9])?|10|十|[一二两三四五六七八九](?:点[一二三四五六七八九])?)成([一二三四五六七八九半])?(多)?(?![为立长本果功绩员就都交人品形熟分型群套片名效活亿千万百新问事天])"
)
_LONGEST_TENTHS = 8  # characters up to 成
_HALF = pattern(r"一半(?![是会个儿时就路])(多(?![是数]))?|半数")
# 半小时车程, 提早上市半个月: what says that it is a length, and no half of something told before.
_LENGTH = pattern("车程|路程|航程|(?:就|便|可|能)[一-鿿]|左右|上下")
_LENGTH_BEFORE = pattern(
    "(?:缩短|提前|提早|推迟|延长|延迟|控制在|[提推]早?上市|为期|历时|耗时|只需|仅需|需要|只要|等待|等了)了?$"
)
_HALF_WAY = pattern(r"(?<=[过超近])半(?=[,。;、!?]|$|的|以上)")
_SCORE = pattern(
    r"(?<![0-9:.])([0-9]{1,3}(?:\.[0-9]{1,2})?):([0-9]{1,3}(?:\.[0-9]{1,2})?)(?![0-9:.])|([0-9]{1,3}|[一二三四五六七八九十零]{1,3})比([0-9]{1,3}|[一二三四五六七八九十零]{1,3})(?=[战胜负击领落平逆大力险轻小完横占,。;、的)(]|$)"
)
_DASH = pattern(r"\s?(?:—{1,2}|~|-|至|到)\s?")
_DISCOUNT = pattern("([一二两三四五六七八九])点?([一二三四五六七八九])?折|([2-9])([0-9])折")
_DISCOUNT_BEFORE = pattern("(?:[打享]了?|享受|低至|最低|至少|折扣|售价)$")
_DISCOUNT_AFTER = pattern("优惠|促销|特惠|起售")
_DISCOUNTS_LISTED = ("", ",", "、")
_CENT = Decimal("0.01")
_LARGEST_DENOMINATOR = 200

_HALF_OF_TIME = pattern("(?:时间|任务|双)过$")  # 时间过半、任务过半


def half(text: str, units: Units, at: int) -> Amount | None:
    """一半, 半数, 过半, and 半年, 半小时 where the words around it say that it is a length."""
    match = _HALF.match(text, at) or _HALF_WAY.match(text, at)
    if match and _HALF_OF_TIME.search(text, max(0, at - 3), at):
        return None
    if match:
        return finish(text, at, match.end(), Decimal(50), "%", "fraction", some=match[0].endswith("多"))
    whole = at == 0
    unit = units.at(text, at + 1)
    if whole and unit is not None and at + 1 + len(unit.name) == len(text):
        return finish(text, at, len(text), Decimal("0.5"), unit.shown, "half")
    if unit is None or unit.name in (
        "天",
        "点",
        "分",
        "场",
        "片",
        "块",
        "条",
        "生",
        "路",
        "边",
        "票",
        "行",
    ):
        return None
    modifier, _ = modifiers.before(text, at)
    end = at + 1 + len(unit.name)
    followed = text[end : end + 1]
    if unit.kind == "duration" and (
        modifier
        or followed in ("内", "后", "多", "以")
        or at == 0
        or text[at - 1] in "时期隔在早迟晚"
        or _LENGTH.match(text, end)
        or _LENGTH_BEFORE.search(text, max(0, at - 4), at)
    ):
        return finish(text, at, end, Decimal("0.5"), unit.shown, "half")
    return None


def per_cent(text: str, at: int) -> Amount | None:
    """百分之三十七点五, 千分之三, 百分之二十至三十."""
    match = _PER_CENT.match(text, at)
    if match is None:
        return None
    numeral = numerals.numeral_at(text, match.end())
    if numeral is None:
        return None
    unit, factor = _OF_A_HUNDRED[match[1]]
    if minus := minus_before(text, at):
        at, factor = at - len(minus), -factor
    end = numeral.end
    second = _second_per_cent(text, end, match[0])
    if second is not None:
        return pair(text, at, second.end, numeral.value * factor, second.value * factor, unit, "per_cent")
    if numeral.high is not None:
        return pair(text, at, end, numeral.value * factor, numeral.high * factor, unit, "per_cent")
    return finish(text, at, end, numeral.value * factor, unit, "per_cent", some=bool(numeral.some))


def _second_per_cent(text: str, end: int, words: str) -> Numeral | None:
    dash = _DASH.match(text, end)
    if dash is None:
        return None
    start = dash.end() + (len(words) if text.startswith(words, dash.end()) else 0)
    if start >= len(text) or not numerals.START.match(text, start):
        return None
    return numerals.numeral_at(text, start)


def fraction(text: str, units: Units, at: int) -> Amount | None:
    """三分之二 as a percentage; 三又四分之一 and 四分之一公里 as numbers."""
    minus = minus_before(text, at)
    sign, start = -1 if minus else 1, at - len(minus)
    if (mixed := _MIXED.match(text, at)) is not None:
        whole, parts, share = (_small(part) for part in mixed.groups())
        if whole is not None and parts and share is not None:
            value = sign * (whole + (share / parts).quantize(_CENT))
            return finish(text, start, mixed.end(), value, "", "number")
    match = _FRACTION.match(text, at)
    if match:
        below, above = _small(match[1]), numerals.numeral_at(text, match.start(2))
        if not below or above is None:
            return None
        unit = units.at(text, above.end)
        if unit is not None and unit.kind in ("level", "duration") and len(unit.name) > 1:
            value = sign * (above.value / below).quantize(_CENT)
            return finish(text, start, above.end + len(unit.name), value, unit.shown, unit.kind)
        share = sign * share_of(above.value, below)
        return finish(text, start, above.end, share, "%", "fraction", some=bool(match[3]))
    return None


def slash(text: str, at: int) -> Amount | None:
    """3/4 as a percentage, unless it can be no part of a whole."""
    match = _SLASH.match(text, at)
    if match is None or not 0 < int(match[1]) < int(match[2]) <= _LARGEST_DENOMINATOR:
        return None
    return finish(text, at, match.end(), share_of(Decimal(match[1]), Decimal(match[2])), "%", "fraction")


def tenths(text: str, at: int) -> Amount | None:
    """七成, 三成五."""
    match = _TENTHS.match(text, at) if text.find("成", at, at + _LONGEST_TENTHS) >= 0 else None
    if match is None or (at and text[at - 1] in numerals.CHINESE_CHARS + "0123456789"):
        return None
    value = 10 * (_small(match[2]) or Decimal(0))
    if match["low"]:
        low = Decimal(10 * _digit(match["low"]))
        return pair(text, at, match.end(), low, value, "%", "tenths")  # 六七成, 两到三成
    if match[3]:
        value += 5 if match[3] == "半" else numerals.DIGITS[match[3]]
    return finish(text, at, match.end(), value, "%", "tenths", some=bool(match[4]))


def discount(text: str, at: int) -> Amount | None:
    """打八折, 八五折, 75折: tenths of the price that remain to be paid."""
    match = _DISCOUNT.match(text, at)
    if match is None:
        return None
    sold = _DISCOUNT_BEFORE.search(text, max(0, at - 2), at) or _DISCOUNT_AFTER.match(text, match.end())
    listed = (at == 0 or text[at - 1] in ",、") and text[match.end() : match.end() + 1] in _DISCOUNTS_LISTED
    if not (sold or match[3] or listed):
        return None
    whole, part = (match[3], match[4]) if match[3] else (match[1], match[2])
    value = Decimal(_digit(whole)) + Decimal(_digit(part or "0")) / 10
    return finish(text, at, match.end(), value, "折", "level")


def _digit(text: str) -> int:
    return int(text) if text.isascii() else numerals.DIGITS[text]


def score(text: str, at: int) -> Amount | None:
    """3:1, 3比1战胜."""
    match = _SCORE.match(text, at)
    if match is None:
        return None
    low, high = (
        numerals.read_chinese(s) if not s.isascii() else Decimal(s)
        for s in (match[1] or match[3], match[2] or match[4])
    )
    if low is None or high is None:
        return None
    return Amount(at, match.end(), Quantity(None, "比", "=", low, high), "score")


def _small(text: str) -> Decimal | None:
    return Decimal(text) if text.isascii() else numerals.read_chinese(text)


def share_of(above: Decimal, below: Decimal) -> Decimal:
    """A fraction as a percentage: to two places, or to two figures where it is smaller (十万分之一)."""
    share = 100 * above / below
    return share.quantize(_CENT) if share >= _CENT else round(share, 1 - share.adjusted()).normalize()
