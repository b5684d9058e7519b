"""Reading the quantity that begins at a number: alone, in a range, in a list."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.annotate.patterns import pattern
from generator.annotate.quantities import numerals
from generator.annotate.quantities.amounts import Amount, finish, pair
from generator.annotate.quantities.measures import Measured, measure
from generator.annotate.quantities.numerals import CHINESE_CHARS, Numeral
from generator.annotate.quantities.plausibility import allowed, one_counts
from generator.annotate.quantities.proportions import fraction, half, per_cent, score, slash, tenths
from generator.lexicon.units import Units

_HALF = pattern(r"一半(?![是会个儿])(多)?|半数(以上)?")
_DASH = pattern(r"(?:\(含\))?\s?(?:—{1,2}|~|-{1,2}|至|到)\s?")
_LIST_AND = pattern(r"[、和与及]|以及")
_SYMBOL = {"￥": "元", "$": "美元", "€": "欧元", "£": "英镑", "币": "元", "金": "美元"}
_SYMBOL_BEFORE = pattern(r"(US\$|HK\$|R?M?B?￥|[￥$€£]|人民币|港币|美金)\s?$")
_MINUS_BEFORE = pattern(
    r"(?:(?:(?<![-0-9A-Za-z%一-鿿])|(?<=[比为达是幅速率在从]))-|(?<!正)负|零下)\s?$"
)
_MINUS_OF_HIGH = pattern(r"(?:-|负|零下)\s?")
_PEOPLE = pattern(
    "群众|居民|市民|学生|学子|师生|职工|工人|农民|村民|农户|观众|游客|旅客|人口|人才|志愿者|党员|干部|官兵|军民|青年|青少年|儿童|老人|老年人|妇女|消费者|用户|劳动力|劳动者|乘客|考生|毕业生|选手|运动员|华侨|华人|难民|灾民|患者|残疾人|读者|网友|粉丝|球迷|移民|贫困人口|会员|信众|员工|大学生|中小学生|教师|医护|代表|侨胞|同胞"
)
_CUE_BEFORE = pattern(
    r"(?:为|达|达到|到|至|是|由|从|于|在|值|数|率|超过|超|突破|约|近|不足|低于|高于|至少|数为|指数|系数|得分|评分)$"
)
_NUMBER_OF = pattern(
    r"([人户家件次个总册篇])(?:数|数量|总数|数目)(?:已|约|将|共|则)*(?:为|是|达到|达|至|超过|超|突破|近|约|:)+$|数量(?:已|约|将|共|则)*(?:为|是|达到|达|至|超过|超|突破|近|约|:)+$"
)
_INDEX_BEFORE = pattern(
    r"(?:指数|系数|均值|得分|评分|初值|终值|比值|基尼系数|容积率|pH值|景气度)(?:[^,。;0-9]{0,8})$"
)
_AND_ABOVE = pattern("及?以上[、至到]?")
_AND_BELOW = pattern("及?以下|以内")
_AFTER_ONE = frozenset(CHINESE_CHARS + "点半分")
_SYMBOLS = frozenset("￥$€£币金 ")
_MINUSES = frozenset("-负下 ")
_SIGNED = ("temperature", "proportion")  # dimensions whose ranges may begin below zero
_WHOLE_BEFORE = ("", "负", "-", "零下")
_WHOLE_SUFFIX = pattern(r"\s?([kKM]?)\s*")  # 40k as the whole text; in a text 4K is a screen
_SUFFIX = {"": 1, "K": 1000, "M": 1_000_000}
_CLAUSE_ENDS = pattern("[,。;!?)”的]|以上|左右|以下|上下|$")
_SCALE_AT_END = pattern("([十百千佰仟]?)([万亿]*)$")
_MYRIAD_IN = pattern("[万亿]")
_GDP_BEFORE = pattern(r"(?:GDP|CPI|PPI|PMI)$")

_COUNTED_AT_SIGHT = 10  # 这三项 takes up what was counted before
_MANY_PEOPLE = 100  # 300群众 is a count without a measure word
_THOUSAND, _MYRIAD = 1000, 10_000


class Reader:
    """Reads the quantities of one folded text."""

    def __init__(self, text: str, units: Units) -> None:
        self._text = text
        self._units = units
        self._has_fraction = "分之" in text
        self._has_slash = "/" in text
        self._has_tenths = "成" in text
        self._has_score = ":" in text or "比" in text

    def read(self, at: int) -> Amount | None:  # noqa: PLR0911 - one line a form
        """The quantity whose number begins at `at`; None if there is none."""
        text = self._text
        if text[at] == "半":
            return half(self._text, self._units, at)
        if at and (text[at - 1] == "几" or (text[at - 1] == "数" and text[at] in "十百千万亿")):
            return None
        if (
            text[at] == "一"
            and text[at + 1 : at + 2] not in _AFTER_ONE
            and not one_counts(self._text, self._units, at)
        ):
            return None
        if (
            at
            and (
                text[at - 1] == "第"
                or (text[at - 1].isascii() and (text[at - 1].isalpha() or text[at - 1] in "._/:"))
            )
            and not (text[at - 1].isalpha() and _GDP_BEFORE.search(text, max(0, at - 4), at))
        ):
            return None
        special = self._special(at)
        if special is not None:
            return special
        numeral = numerals.numeral_at(text, at)
        if numeral is None:
            return None
        measured = measure(self._text, self._units, numeral)
        return self._range(at, numeral, measured) or self._single(at, numeral, measured)

    def _special(self, at: int) -> Amount | None:
        if self._has_fraction and (found := per_cent(self._text, at) or fraction(self._text, at)):
            return found
        if self._has_slash and (found := slash(self._text, at)):
            return found
        if self._has_tenths and (found := tenths(self._text, at)):
            return found
        if self._text.startswith("一半", at) and (match := _HALF.match(self._text, at)):
            return finish(self._text, at, match.end(), Decimal(50), "%", "fraction", some=bool(match[1]))
        return score(self._text, at) if self._has_score else None

    def _range(self, at: int, numeral: Numeral, first: Measured) -> Amount | None:
        """20到30家, 3—5万元, 20%-30%, 3年以上10年以下."""
        text = self._text
        end = first.end if first.unit else numeral.end
        up = text.startswith(("以上", "及以上"), end)
        dash = _AND_ABOVE.match(text, end) if up else _DASH.match(text, end)
        if dash is None:
            return None
        minus = None if up else _MINUS_OF_HIGH.match(text, dash.end())
        begin = minus.end() if minus else dash.end()
        if begin >= len(text) or not numerals.START.match(text, begin):
            return None
        second_numeral = numerals.numeral_at(text, begin) if text[begin] != "半" else None
        second = measure(self._text, self._units, second_numeral) if second_numeral else None
        if second is None or second.unit is None or second_numeral is None:
            if second_numeral is None or minus or up or second_numeral.end != len(text.rstrip()) or at != 0:
                return None
            low = _scaled_like(text, numeral, second_numeral)
            return pair(text, at, second_numeral.end, low, second_numeral.value, "", "range")
        if first.unit and first.unit.shown != second.unit.shown:
            return None
        if up:
            below = _AND_BELOW.match(text, second.end)
            return (
                pair(self._text, at, below.end(), first.value, second.value, second.unit.shown, "range")
                if below
                else None
            )
        if second.unit.dimension in _SIGNED:
            return self._signed_range(at, numeral, second, minus=minus is not None)
        if minus:
            return None
        low = first.value if first.unit else _scaled_like(self._text, numeral, second_numeral)
        return pair(self._text, at, second.end, low, second.value, second.unit.shown, "range")

    def _signed_range(self, at: int, low: Numeral, high: Measured, *, minus: bool) -> Amount | None:
        """-5~3℃, 零下8至零下3℃; in 零下3到8℃ both are below zero."""
        sign = _MINUS_BEFORE.search(self._text, max(0, at - 3), at) if at else None
        ends = [low.value, high.value]
        if sign:
            ends[0] = -ends[0]
        if minus or (sign and sign[0].startswith("零下")):
            ends[1] = -ends[1]
        if sign and ends[1] <= 0:
            ends.sort()
        start = sign.start() if sign else at
        assert high.unit is not None
        return pair(self._text, start, high.end, ends[0], ends[1], high.unit.shown, "range")

    def _single(self, at: int, numeral: Numeral, measured: Measured) -> Amount | None:  # noqa: PLR0911 - one line a form
        text = self._text
        if numeral.end - at == 1 and text[at] == "一" and not one_counts(self._text, self._units, at):
            return None
        if not numeral.arabic and at and numeral.value < _COUNTED_AT_SIGHT and text[at - 1] in "这那":
            return None
        before = text[at - 1] if at else ""
        symbol = _SYMBOL_BEFORE.search(text, max(0, at - 4), at) if before in _SYMBOLS else None
        if measured.unit is None:
            if symbol:
                name = "港元" if symbol[1] in ("HK$", "港币") else _SYMBOL[symbol[1][-1]]
                return finish(
                    self._text, symbol.start(), measured.end, numeral.value, name, "money", some=measured.some
                )
            return self._bare(at, numeral, measured)
        if not allowed(self._text, at, numeral, measured):
            return None
        sign_before = symbol is not None and not "一" <= symbol[1][0] <= "鿿"
        start = symbol.start() if symbol and sign_before and measured.unit.kind == "money" else at
        sign = -1 if before in _MINUSES and _MINUS_BEFORE.search(text, max(0, at - 3), at) else 1
        if sign < 0:
            start = _minus_start(self._text, at)
        unit, factor = measured.unit.shown, Decimal(sign)
        if measured.unit.dimension == "yuan" and measured.unit.factor:
            unit, factor = "元", sign * measured.unit.factor
        if numeral.high is not None:
            low, high = measured.value * factor, numeral.high * factor
            return pair(text, start, measured.end, low, high, unit, "approximate")
        value, kind = measured.value * factor, measured.unit.kind
        return finish(text, start, measured.end, value, unit, kind, some=measured.some)

    def _bare(self, at: int, numeral: Numeral, measured: Measured) -> Amount | None:  # noqa: PLR0911 - one line a form
        """A number without a unit: people (90多万群众), an index (降至50.3), a list (102、697家)."""
        text, end = self._text, measured.end
        if text[:at].rstrip() in _WHOLE_BEFORE:
            sign = -1 if text[:at] else 1
            suffix = _WHOLE_SUFFIX.fullmatch(text, end)
            if suffix and numeral.high is None:
                value = sign * numeral.value * _SUFFIX[suffix[1].upper()]
                return finish(self._text, 0, suffix.end(1), value, "", "number", some=measured.some)
        follower = text[end : end + 1]
        if follower and ((follower.isascii() and follower.isalnum()) or follower in "·_/-"):
            return None
        if (listed := self._listed(end)) is not None and numeral.arabic:
            return finish(self._text, at, numeral.end, numeral.value, listed, "listed", some=measured.some)
        printed = text[at : numeral.end]
        large = not numeral.arabic or printed[-1] in "万亿千百" or "," in printed
        scaled = large and numeral.value >= _THOUSAND
        if _PEOPLE.match(text, end) and (scaled or numeral.value >= _MANY_PEOPLE or measured.some):
            return finish(self._text, at, end, numeral.value, "人", "people", some=measured.some)
        if printed[-1] in "万亿" and numeral.value >= _MYRIAD and self._says_how_much(numeral, end):
            if numeral.high is not None:
                return pair(text, at, end, numeral.value, numeral.high, "", "approximate")
            return finish(self._text, at, end, numeral.value, "", "scaled", some=measured.some)
        if not numeral.arabic or (printed.startswith("0") and "." not in printed):
            return None
        head = text[max(0, at - 14) : at]
        if (counted := _NUMBER_OF.search(head)) is not None:
            unit = {"人": "人", "户": "户"}.get(counted[1], "")
            return finish(self._text, at, end, numeral.value, unit, "count", some=measured.some)
        if _INDEX_BEFORE.search(head) or ("." in printed and _CUE_BEFORE.search(head)):
            return finish(self._text, at, end, numeral.value, "", "index", some=measured.some)
        return None

    def _says_how_much(self, numeral: Numeral, end: int) -> bool:
        """三百万 at the end of a clause is an amount; 一万 and 百万 may be a manner of speaking (不怕一万)."""
        if numeral.arabic or numeral.some:
            return True
        idiom = numeral.bare or self._text[numeral.start : numeral.end] in ("一万", "一亿")
        return not idiom and _CLAUSE_ENDS.match(self._text, end) is not None

    def _listed(self, end: int) -> str | None:
        """The unit of the next number of a list, for one that has none: 102、697家."""
        match = _LIST_AND.match(self._text, end)
        if match is None or match.end() >= len(self._text) or self._text[match.end()] not in "0123456789":
            return None
        numeral = numerals.numeral_at(self._text, match.end())
        measured = measure(self._text, self._units, numeral) if numeral else None
        return measured.unit.shown if measured and measured.unit else None


def _scaled_like(text: str, low: Numeral, high: Numeral) -> Decimal:
    """In 3—5万元 and 八百到九百亿元 the first number is 万, 亿 too; in 5000—1万元 it is not."""
    first, scales = text[low.start : low.end], _SCALE_AT_END.search(text[high.start : high.end])
    if scales is None or _MYRIAD_IN.search(first):
        return low.value
    if first[-1] in "十百千":
        scale = scales[2]  # of 三十到五十万 the 万 alone
    elif scales[2] and len(first) > 1 and not low.arabic:
        scale = scales[2]  # of 十八至三十万 too
    else:
        scale = scales[0]
    while scale and scale != "十":
        value = low.value * numerals.scale_of(scale)
        if value < high.value:
            return value
        scale = scale[1:]
    return low.value


def _minus_start(text: str, at: int) -> int:
    match = _MINUS_BEFORE.search(text, max(0, at - 3), at)
    return match.start() if match else at
