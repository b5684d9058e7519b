"""A number with its unit: 余 and 多 between them, and the parts in the next smaller unit (12元5角, 三年半)."""  # noqa: E501 - a list of words

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from generator.annotate import numerals
from generator.annotate.numerals import CHINESE_CHARS, Numeral
from generator.lexicon.units import Unit, Units

_SOME = re.compile(r"[余多]|来(?=[个岁年天家名位人件项万亿])")
_PEOPLE = re.compile(
    "群众|居民|市民|学生|学子|师生|职工|工人|农民|村民|农户|观众|游客|旅客|人口|人才|志愿者|党员|干部|官兵|军民|青年|青少年|儿童|老人|老年人|妇女|消费者|用户|劳动力|劳动者|乘客|考生|毕业生|选手|运动员|华侨|华人|难民|灾民|患者|读者|网友|粉丝|球迷|移民|贫困人口|会员|信众|员工|大学生|中小学生|教师|医护|代表|侨胞|同胞"
)
_SUM_OF_MONEY = re.compile(
    rf"(?:([0-9{CHINESE_CHARS}]{{1,2}})(角|毛))?(?:零?([0-9{CHINESE_CHARS}]{{1,2}})分(?![钟之]))?"
)
_AND_HALF = re.compile(r"半(?![年个导径岛月])")
_TIME_PARTS = re.compile(
    r"(?:零|又)?([0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:个)?(分钟|分|秒钟|秒|小时|个月|天)(?![之])"
)
_TIME_IN = {
    "年": {"个月": 12, "天": 365},
    "小时": {"分钟": 60, "分": 60},
    "分钟": {"秒": 60, "秒钟": 60},
    "天": {"小时": 24},
    "个月": {"天": 30},
    "分": {"秒": 60},
}
_EXTRA_DIGIT = re.compile(
    r"([0-9]{1,2}|[一二三四五六七八九]{1,2})(?![0-9一二三四五六七八九十百千万亿.个年月])"
)
_PER_UNIT = re.compile(
    r"/(?:人|户|年|月|日|天|小时|时|秒|分钟|平方米|平方公里|吨|亩|公里|千瓦时|立方米|斤|公斤|升|百公里|[a-zA-Z]{1,3})"
)
_CENT = Decimal("0.01")


class Measured(NamedTuple):
    """A number with its unit, before the words around it are looked at."""

    end: int
    value: Decimal
    unit: Unit | None
    numeral: Numeral
    some: bool = False


def measure(text: str, units: Units, numeral: Numeral) -> Measured:
    """The unit behind a numeral, with 余 or 多 between or after, and parts of the next smaller unit."""
    end = numeral.end
    some = bool(numeral.some)
    if (match := _SOME.match(text, end)) is not None:
        some, end = True, match.end()
    if numeral.arabic and text[end : end + 1] == " ":
        end += 1
    half = text.startswith("个半", end)
    if _PEOPLE.match(text, end):
        return Measured(end, numeral.value, None, numeral, some)
    unit = units.at(text, end + (2 if half else 0), digits=numeral.arabic or numeral.value >= 10_000)  # noqa: PLR2004 - the bound is said by the line itself
    if half and unit is None:
        half, unit = False, units.at(text, end)
    if unit is None:
        return Measured(match.end() if match else numeral.end, numeral.value, None, numeral, some)
    end += len(unit.name) + (2 if half else 0)
    value, end = _smaller_parts(text, numeral.value + (Decimal("0.5") if half else 0), unit, end)
    if text.startswith("/", end) and (per := _PER_UNIT.match(text, end)):
        unit = Unit(unit.name + per[0], unit.kind, unit.dimension)
        end = per.end()
    if (
        text.startswith("多", end)
        and not some
        and unit.kind != "count"
        and text[end + 1 : end + 2] not in tuple("元功种样次边")
    ) or (text.startswith("多", end) and unit.name in ("倍", "个月", "年", "岁") and not some):
        some, end = True, end + 1
    return Measured(end, value, unit, numeral, some)


def _smaller_parts(text: str, value: Decimal, unit: Unit, end: int) -> tuple[Decimal, int]:
    """三块五, 12元5角, 2小时30分钟, 1米75, 三年半."""
    if unit.kind in ("duration", "age") and text.startswith("半", end) and _AND_HALF.match(text, end):
        return value + Decimal("0.5"), end + 1
    if unit.dimension == "yuan":
        return _money_parts(text, value, unit, end)
    if unit.dimension == "length" and unit.name == "米" and (match := _EXTRA_DIGIT.match(text, end)):
        digits = match[1] if match[1].isascii() else "".join(str(numerals.DIGITS[c]) for c in match[1])
        return value + Decimal("0." + digits), match.end()
    if unit.name in _TIME_IN and (match := _TIME_PARTS.match(text, end)) and match[2] in _TIME_IN[unit.name]:
        part = Decimal(match[1]) if match[1].isascii() else numerals.read_chinese(match[1])
        if part is not None:
            return (value + part / _TIME_IN[unit.name][match[2]]).quantize(_CENT), match.end()
    return value, end


def _money_parts(text: str, value: Decimal, unit: Unit, end: int) -> tuple[Decimal, int]:
    if (
        unit.name in ("块", "毛", "角")
        and (match := _EXTRA_DIGIT.match(text, end))
        and not text.startswith(("毛", "角", "分"), match.end())
    ):
        digit = Decimal(match[1]) if match[1].isascii() else Decimal(numerals.DIGITS[match[1]])
        end = match.end() + (1 if text.startswith("钱", match.end()) else 0)
        return value + digit / 10, end
    match = _SUM_OF_MONEY.match(text, end)
    if unit.name in ("元", "块") and match and match.end() > end:
        for group, part in ((1, Decimal("0.1")), (3, Decimal("0.01"))):
            if match[group]:
                amount = (
                    Decimal(match[group]) if match[group].isascii() else numerals.read_chinese(match[group])
                )
                value += (amount or 0) * part
        return value, match.end()
    return value, end
