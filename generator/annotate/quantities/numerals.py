"""Numerals, Arabic and Chinese, and their mixtures: where they stand and what they are worth.

Everything works on folded text (see `folding`). Time is linear: each pattern begins with a class
of characters, repeats over classes that exclude each other, and very long runs are no numbers.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from generator.annotate.patterns import pattern

DIGITS = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True)),
    "〇": 0,
    "两": 2,
    "俩": 2,
    "仨": 3,
}
TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_TEN = 10
_TWO_DIGITS = pattern("[零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖俩仨]{2}")  # 三五 is no 35
# 八九亿 is no 89亿.
_NEIGHBOURS = frozenset(("一二", "两三", "二三", "三四", "三五", "四五", "五六", "六七", "七八", "八九"))
_JOINED_TENS = {"廿": 2, "卅": 3}
LONGEST = 30  # digits; a longer run is a code, not a number
LONGEST_CHINESE = 45  # characters; 10**16 takes 33

CHINESE_CHARS = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅俩仨"
START = pattern(f"[0-9{CHINESE_CHARS}半]")
# 千 and 百 belong to the unit in 千瓦, 千米, 百分之; 万 does in 万分之.
_SCALE = (
    r"(?:百万亿|千万亿|万亿|万万|[十百千拾佰仟]?[万亿]|千(?![瓦克米卡伏帕赫焦牛欧安兆升])|百(?!分)|[佰仟])"
)
_ARABIC = pattern(
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
    r"|(?<=[^0-9A-Za-z.,: ])[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9.,:])"
    r"|[0-9]+(?:\.[0-9]+(?:[eE][+-]?[0-9]{1,2}(?![0-9A-Za-z]))?)?)"
    rf"(?P<some>[余多几来](?={_SCALE}))?(?: ?(?P<scale>{_SCALE}))?"
    r"(?P<tail>(?:[0-9]+(?:\.[0-9]+)?(?:[十百千]?万|[千百](?![瓦克米分])))*(?:(?<=万)[0-9]{3,4}(?![0-9.,年]))?)"
)
# Most numbers: behind them stands nothing that may belong to a longer one.
_PLAIN = pattern(r"[0-9]++(?:\.[0-9]++)?+(?![,. eE余多几来十百千拾佰仟万亿])")
_CHINESE = pattern(
    rf"[{CHINESE_CHARS}]+(?:兆[零〇一二三四五六七八九十百千]+[万亿][{CHINESE_CHARS}]*)?(?:点[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]+(?:[十百千]?[万亿]|万亿)?)?"
)
# 两个亿, 3个多亿: as people say it; 三个亿元村 are three villages.
_SEPARATORS = {ord(","): None, ord(" "): None}
_SPOKEN = pattern("个(多?)亿(?=[,。;:、!?)”的]|$|人民币|[美日欧港韩澳]元|英镑|卢布|资金|投资|左右|以上|的)")
_SOME_INSIDE = pattern(r"[余多几来](?=[万亿]|千(?![瓦克米卡伏帕赫焦牛欧安兆升])|百(?!分))")
_TAIL_PART = pattern(r"([0-9]+(?:\.[0-9]+)?)([十百千]?万|[千百]|$)")


class Numeral(Struct):
    """A number in the text: `start` and `end` in the folded text, its value, and what kind of sight it is.

    `arabic` is False for one written in Chinese characters; `some` is 余 or 多 inside it (290余亿);
    `bare` is True where only 百, 千, 万, 亿 stand (百万辆; not 十万); `high` is set for 三四百 (300 and 400).
    """

    start: int
    end: int
    value: Decimal
    arabic: bool
    some: str = ""
    bare: bool = False
    high: Decimal | None = None


@lru_cache(maxsize=1024)
def read_chinese(text: str) -> Decimal | None:
    """The value of a Chinese numeral (三千七百二十万, 一万三, 二〇二五, 三十七点五); None if it is none.

    Up to 10**16 and beyond (万亿, 亿亿); digits without 十 or 百 are read one by one (一九九八).
    """
    whole, point, rest = text.partition("点")
    if len(text) > LONGEST_CHINESE or not whole:
        return None
    if point:
        return _with_point(whole, rest)
    value = _integer(whole)
    return None if value is None else Decimal(value)


def _with_point(whole: str, rest: str) -> Decimal | None:
    digits = rest.rstrip("十百千万亿")
    scale = scale_of(rest[len(digits) :])
    value = _integer(whole)
    if value is None or not digits or any(c not in DIGITS for c in digits):
        return None
    return (Decimal(value) + Decimal("0." + "".join(str(DIGITS[c]) for c in digits))) * scale


@lru_cache(maxsize=64)
def scale_of(text: str) -> int:
    """What 万, 十万, 百亿, 万亿 multiply by."""
    scale = 1
    for char in text:
        scale *= TENS.get(char) or MYRIADS[char]
    return scale


def _integer(text: str) -> int | None:
    if all(c in DIGITS for c in text):
        if len(text) == 1:
            return DIGITS[text]
        plain = not any(c in "两俩仨" for c in text)
        return int("".join(str(DIGITS[c]) for c in text)) if plain else None
    for myriad in ("兆", "亿", "万"):
        if myriad in text:
            return _around(text, myriad)
    return _below_myriad(text)


def _around(text: str, myriad: str) -> int | None:
    """A number with 万 or 亿 in it: what stands before the last one, and what comes after."""
    before, _, after = text.rpartition(myriad)
    factor = MYRIADS[myriad]
    head = 1 if not before else _integer(before)
    if head is None or head == 0 or before in _NEIGHBOURS:
        return None
    if not after:
        return head * factor
    if len(after) == 1 and after in DIGITS and DIGITS[after]:
        return head * factor + DIGITS[after] * factor // 10  # 一万三 is 13000
    if after[0] not in DIGITS and after[0] not in _JOINED_TENS and after[0] not in "十拾":
        return None
    tail = _integer(after[1:] if after[0] in "零〇" and len(after) > 1 else after)
    digits_only = len(after.lstrip("零〇")) > 1 and all(c in DIGITS for c in after)
    if tail is None or tail >= factor or digits_only:
        return None
    return head * factor + tail


def _below_myriad(text: str) -> int | None:
    total, digit, last = 0, None, 10_000
    zero = False
    for position, char in enumerate(text):
        if char in "零〇":
            zero = True
        elif char in DIGITS:
            if digit is not None:
                return None
            digit = DIGITS[char]
        elif char in _JOINED_TENS:
            if digit is not None or last <= _TEN:
                return None
            total, last = total + _JOINED_TENS[char] * 10, 10
        else:
            place = TENS[char]
            if place >= last or (digit is None and position and not (zero and place == _TEN)):
                return None
            total, last = total + (digit or 1) * place, place
            digit, zero = None, False
    if digit is None:
        return None if zero else total
    colloquial = not zero and last > _TEN and len(text) > 1
    return total + digit * (last // 10 if colloquial else 1)


def numeral_at(text: str, at: int) -> Numeral | None:
    """The longest numeral that begins at `at` of a folded text; None if it is none or far too long."""
    numeral = _arabic_at(text, at) if text[at] in "0123456789" else _chinese_at(text, at)
    if (
        numeral is not None
        and text.startswith("个", numeral.end)
        and (match := _SPOKEN.match(text, numeral.end))
    ):
        high = None if numeral.high is None else numeral.high * MYRIADS["亿"]
        value, some = numeral.value * MYRIADS["亿"], match[1] or numeral.some
        return replace(numeral, end=match.end(), value=value, high=high, some=some)
    return numeral


def skip(text: str, at: int) -> int:
    """Where the run of numerals that begins at `at` ends, read or not: the scan goes on from there."""
    if text[at] == "半":
        return at + 1
    match = _ARABIC.match(text, at) if text[at] in "0123456789" else _CHINESE.match(text, at)
    return match.end() if match else at + 1


def _arabic_at(text: str, at: int) -> Numeral | None:
    if (plain := _PLAIN.match(text, at)) and (end := plain.end()) - at <= LONGEST:
        return Numeral(at, end, Decimal(plain[0]), arabic=True)
    match = _ARABIC.match(text, at)
    if match is None:
        return None
    number, found, scaled, tail = match.groups()
    if len(number) > LONGEST:
        return None
    value = Decimal(number if number.isdigit() else number.translate(_SEPARATORS))
    if scaled:
        value *= scale_of(scaled)
    if tail and scaled and len(tail) <= LONGEST:
        for number, scale in _TAIL_PART.findall(tail):
            value += Decimal(number) * scale_of(scale)
        return Numeral(at, match.end(), value, arabic=True, some=found or "")
    return Numeral(at, match.start("tail"), value, arabic=True, some=found or "")


_DIGITS_OF_THOUSANDS = tuple("一二两三四五六七八九")
_FORMAL = frozenset("壹贰叁肆伍陆柒捌玖")
_FORMAL_TENS = frozenset("拾佰仟")
_BILL = _FORMAL | _FORMAL_TENS
_SOME_WORDS = ("余", "多", "几", "来")
_SCALE_BEHIND = pattern("[千百]?[万亿]+|[千百]")
# 三十两, 八两 of the weight: no number ends in 两 but 三两 (two or three).
_WEIGHED = pattern("[一二四五六七八九]两|.*[十百千万亿][两俩仨]")
_ONE_AS_IN_A_BILL = pattern("[^贰叁肆伍陆柒捌玖]*[壹][^贰叁肆伍陆柒捌玖]+$|[^壹贰叁肆伍陆柒捌玖]+壹$")
# 三四百, 十七八, 一百二三十, 八九亿: two neighbouring digits, what precedes them, and the scale of both.
_APPROXIMATE = pattern(
    r"(|.*[十百千万亿])([一二两三四五六七八九])([二三四五六七八九]|(?<=一)两(?=[百千万亿]))([十百千]?[万亿]*)"
)


def _chinese_at(text: str, at: int) -> Numeral | None:
    match = _CHINESE.match(text, at)
    if match is None or len(match[0]) > LONGEST_CHINESE:
        return None
    printed = match[0]
    end = match.end()
    if not _BILL.isdisjoint(printed) and not _is_as_in_a_bill(text, at, printed):
        return None
    if _WEIGHED.fullmatch(printed):
        printed, end = printed[:-1], end - 1
    # 千 before 瓦 and 百 before 分 belong to the unit.
    while len(printed) > 1 and _unit_takes(text, end, printed[-1]) and not _deep(text, end, printed):
        printed, end = printed[:-1], end - 1
    if not printed or (_unit_takes(text, end, printed[-1]) and not _deep(text, end, printed)):
        return None
    some = _SOME_INSIDE.match(text, end) if text[end : end + 1] in _SOME_WORDS else None
    if some and (scale := _SCALE_BEHIND.match(text, some.end())):
        value = read_chinese(printed.rstrip("零〇") or printed)  # 一百零几万
        if value is not None:
            return Numeral(at, scale.end(), value * scale_of(scale[0]), arabic=False, some=some[0])
    value = read_chinese(printed)
    if value is not None and not _TWO_DIGITS.fullmatch(printed):
        bare = printed[0] not in "十拾" and all(c in TENS or c in MYRIADS for c in printed)
        return Numeral(at, end, value, arabic=False, bare=bare)
    return _approximate(printed, at, end)


def _is_as_in_a_bill(text: str, at: int, printed: str) -> bool:
    """陆, 伍, 肆 and 拾 (拾到钱包) are words and names unless written as in a bill."""
    end = at + len(printed)
    if len(printed) == len(text) or text[end : end + 1] in ("元", "圆"):
        return True
    if printed in _FORMAL_TENS:
        return False
    return bool(
        not _FORMAL_TENS.isdisjoint(printed)
        or _ONE_AS_IN_A_BILL.match(printed)
        or "分之" in (text[end : end + 2], text[max(0, at - 2) : at])
    )


def _deep(text: str, end: int, printed: str) -> bool:
    """四千|米: metres, which Chinese numerals count by the thousand; 千米 stands behind Arabic digits."""
    return printed[-1] == "千" and text.startswith("米", end) and printed[-2:-1] in _DIGITS_OF_THOUSANDS


def _unit_takes(text: str, end: int, last: str) -> bool:
    follower = text[end : end + 1]
    return bool(follower) and (
        (last == "千" and follower in "瓦克米卡伏帕赫焦牛")
        or (last in "百千万" and text.startswith("分之", end))
        or (last == "百" and text.startswith("分点", end))
    )


def _approximate(printed: str, at: int, end: int) -> Numeral | None:
    """三四百, 十七八, 一百二三十, 两三: two neighbouring numbers; None for anything else."""
    match = _APPROXIMATE.fullmatch(printed)
    if match is None:
        return None
    before, first, second, scale = match.groups()
    if (DIGITS[first] + 1 != DIGITS[second]) and first + second != "三五":
        return None
    low, high = (read_chinese(before + digit + scale) for digit in (first, second))
    return None if low is None or high is None else Numeral(at, end, low, arabic=False, high=high)
