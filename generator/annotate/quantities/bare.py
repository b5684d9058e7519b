"""Numbers without a unit that count all the same: people (90多万群众), an index (降至50.3), a list (102、697家)."""  # noqa: E501 - a list of words

from __future__ import annotations

from generator.annotate.patterns import pattern
from generator.annotate.quantities import modifiers, numerals
from generator.annotate.quantities.amounts import Amount, finish, pair
from generator.annotate.quantities.measures import PEOPLE, Measured, measure
from generator.lexicon.units import Units

_LIST_AND = pattern(r"[、和与及]|以及")
_CUE_BEFORE = pattern(
    r"(?:为|达|达到|到|至|是|由|从|于|在|值|压|数|率|超过|超|突破|约|近|不足|低于|高于|至少|数为|指数|系数|得分|评分)$"
)
_SINCE = pattern("[从由](?:[^,。;0-9]{0,6}|[0-9]{4}年)的?$")  # 从2020年的|2.34|缩小到2.08
_ROSE = pattern("(?:提高|上升|增加|下降|降低|回落|回升|减少|扩大|缩小|收窄)了?$")  # 系数…,比上年提高|0.03
_CLOSES = ("", ",", "。", ";")
_BECAME = pattern("[一-鿿]{1,3}[到至为][0-9]+\\.")
_AFTER_COMPARED = ("于", " ")
_OPEN = pattern("(?:及|或者?)?以[上下]")
_COMPARED = pattern(r"(?:大于|小于|等于)\s?$")  # 大于二十, 小于或等于100
_NUMBER_OF = pattern(
    "(?:([人户家件次个总册篇])(?:数|数量|总数|数目)|数量)"
    "(?:已|约|将|共|则)*(?:为|是|达到|达|至|超过|超|突破|近|约|:)+$"
)
_UNIT_OF_NUMBER = {"人": "人", "户": "户"}
_INDEX_BEFORE = pattern(
    r"(?:指数|系数|均值|得分|评分|初值|终值|比值|基尼系数|容积率|pH值|景气度)(?:[^,。;0-9]{0,8})$"
)
_CLAUSE_ENDS = pattern("[,。;!?)”的比较]|以上|左右|以下|上下|大关|关口|$")
_HURDLES = ("大关", "关口", "台阶")
_OF_MONEY = pattern(
    "(?:产值|GDP|生产总值|收入|总额|营收|销售额|增加值|规模|存款|贷款|余额|市值|投资|零售额)[^,。;0-9]{0,6}$"
)
_WHOLE_BEFORE = ("", "负", "-", "零下")
_SIGN = 3  # characters of a sign with its space
_ONLY_SCALES = pattern("[万亿]+")  # a scale without a number
_WHOLE_SUFFIX = pattern(r"\s?([kKM]?)\s*")  # 40k as the whole text; in a text 4K is a screen
_SUFFIX = {"": 1, "K": 1000, "M": 1_000_000}
_MANY_PEOPLE = 100  # 300群众 is a count without a measure word
_MYRIAD = 10_000
_HEAD = 14  # characters before a number that may say what it is


def bare_number(text: str, units: Units, measured: Measured) -> Amount | None:
    """The quantity that a number without a unit is; None if it is none."""
    numeral, end = measured.numeral, measured.end
    if whole := _whole(text, measured):
        return whole
    follower = text[end : end + 1]
    if follower and ((follower.isascii() and follower.isalnum()) or follower in "·_/-"):
        return None
    if follower == ":" and text[end + 1 : end + 2].isdigit():
        return None  # 3.3:36.8:59.9
    if numeral.arabic and (unit := _listed(text, units, end)) is not None:
        return finish(text, numeral.start, numeral.end, numeral.value, unit, "listed", some=measured.some)
    found = _people(text, measured) or _scaled(text, measured)
    if found or not numeral.arabic:
        return found or _compared(text, measured)
    return _told(text, measured) or _compared(text, measured)


def _whole(text: str, measured: Measured) -> Amount | None:
    """A text that is nothing but the number."""
    numeral = measured.numeral
    if numeral.start > _SIGN:
        return None
    suffix = _WHOLE_SUFFIX.fullmatch(text, measured.end)
    if suffix is None or text[: numeral.start].rstrip() not in _WHOLE_BEFORE or _ONLY_SCALES.fullmatch(text):
        return None
    if numeral.high is not None:
        return pair(text, 0, suffix.end(1), numeral.value, numeral.high, "", "approximate")
    value = numeral.value * _SUFFIX[suffix[1].upper()] * (-1 if numeral.start else 1)
    return finish(text, 0, suffix.end(1), value, "", "number", some=measured.some)


def _listed(text: str, units: Units, end: int) -> str | None:
    """The unit of the next number of a list, for one that has none: 102、697家."""
    match = _LIST_AND.match(text, end)
    if match is None or match.end() >= len(text) or text[match.end()] not in "0123456789":
        return None
    numeral = numerals.numeral_at(text, match.end())
    measured = measure(text, units, numeral) if numeral else None
    if measured is None or measured.unit is None or measured.unit.name == "年":
        return None  # 1997、1998年
    return measured.unit.shown


def _people(text: str, measured: Measured) -> Amount | None:
    numeral, end = measured.numeral, measured.end
    if not (measured.some or numeral.value >= _MANY_PEOPLE) or not PEOPLE.match(text, end):
        return None
    return finish(text, numeral.start, end, numeral.value, "人", "people", some=measured.some)


def _scaled(text: str, measured: Measured) -> Amount | None:
    """36.57亿; 三百万, 破百亿 at the end of a clause: 一万, 百万 may be a manner of speaking (不怕一万)."""
    numeral, end = measured.numeral, measured.end
    printed = text[numeral.start : numeral.end]
    if printed[-1] not in "万亿" or numeral.value < _MYRIAD:
        return None
    if not (numeral.arabic or numeral.some) and (
        printed in ("一万", "一亿")
        or not _CLAUSE_ENDS.match(text, end)
        or (numeral.bare and modifiers.before(text, numeral.start)[0] in (None, "="))
    ):
        return None
    if numeral.high is not None:
        return pair(text, numeral.start, end, numeral.value, numeral.high, "", "approximate")
    unit = (
        "元"
        if text.startswith(_HURDLES, end)
        and _OF_MONEY.search(text, max(0, numeral.start - 2 * _HEAD), numeral.start)
        else ""
    )
    return finish(text, numeral.start, end, numeral.value, unit, "scaled", some=measured.some)


def _compared(text: str, measured: Measured) -> Amount | None:
    """大于20, 小于或等于一百, 血压在140以上."""
    numeral = measured.numeral
    last = text[numeral.start - 1 : numeral.start]
    if last in _AFTER_COMPARED:
        told = _COMPARED.search(text, max(0, numeral.start - 3), numeral.start)
    else:
        told = _OPEN.match(text, measured.end) and _CUE_BEFORE.search(
            text, max(0, numeral.start - _HEAD), numeral.start
        )
    if not told:
        return None
    return finish(text, numeral.start, measured.end, numeral.value, "", "number", some=measured.some)


def _told(text: str, measured: Measured) -> Amount | None:
    """A number whose words before it say what it is: 参赛人数超过3000, 消费者信心指数降至50.3."""
    numeral, end = measured.numeral, measured.end
    printed = text[numeral.start : numeral.end]
    if printed.startswith("0") and "." not in printed:
        return None
    head = text[max(0, numeral.start - _HEAD) : numeral.start]
    if (counted := _NUMBER_OF.search(head)) is not None:
        unit = _UNIT_OF_NUMBER.get(counted[1], "")
        return finish(text, numeral.start, end, numeral.value, unit, "count", some=measured.some)
    cued = (
        (_ROSE.search(head) and text[end : end + 1] in _CLOSES)
        or _CUE_BEFORE.search(head)
        or (_BECAME.match(text, end) and _SINCE.search(head))
    )
    if _INDEX_BEFORE.search(head) or ("." in printed and cued):
        return finish(text, numeral.start, end, numeral.value, "", "index", some=measured.some)
    return None
