"""Reading one quantity: a numeral with its unit, a fraction, a per cent, a range, a sum of money."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from generator.annotate import modifiers, numerals
from generator.annotate.numerals import CHINESE_CHARS, Numeral
from generator.lexicon.units import Unit, Units
from generator.model import Modifier, Quantity

_PER_CENT = re.compile(rf"(百|千|万)分之(?=[0-9{CHINESE_CHARS}])")
_FRACTION = re.compile(rf"([0-9]+|[{CHINESE_CHARS}]+)分之([0-9]+|[{CHINESE_CHARS}]+)(多)?")
_SLASH = re.compile(r"([0-9]{1,3})/([0-9]{1,3})(?![0-9/年月])")
_TENTHS = re.compile(
    r"([一二两三四五六七八九1-9])成([一二三四五六七八九半])?(多)?(?![为立长本果功绩员就都交人品形熟分型群套片名效活亿千万百新问事天])"
)
_HALF = re.compile(r"一半(?![是会个儿])(多)?|半数(以上)?")
_HALF_WAY = re.compile(r"(?<=[过超近])半(?=[,。;、!?]|$|的|以上)")
_SCORE = re.compile(
    r"(?<![0-9:.])([0-9]{1,3}):([0-9]{1,3})(?![0-9:])|([0-9]{1,3}|[一二三四五六七八九十零]{1,3})比([0-9]{1,3}|[一二三四五六七八九十零]{1,3})(?=[战胜负击领落平,。;、的)(]|$)"
)
_DASH = re.compile(r"\s?(?:—{1,2}|~|-|至|到)\s?")
_LIST_AND = re.compile(r"[、和与及]|以及")
_SYMBOL = {"￥": "元", "$": "美元", "€": "欧元", "£": "英镑"}
_SYMBOL_BEFORE = re.compile(r"(US\$|HK\$|R?M?B?￥|[￥$€£])\s?$")
_MINUS_BEFORE = re.compile(r"(?:(?<![0-9A-Za-z%一-鿿)])-|负|零下)\s?$")
_SOME = re.compile(r"[余多]|来(?=[个岁年天家名位人件项万亿])")
_PEOPLE = re.compile(
    "群众|居民|市民|学生|学子|师生|职工|工人|农民|村民|农户|观众|游客|旅客|人口|人才|志愿者|党员|干部|官兵|军民|青年|青少年|儿童|老人|老年人|妇女|消费者|用户|劳动力|劳动者|乘客|考生|毕业生|选手|运动员|华侨|华人|难民|灾民|患者|读者|网友|粉丝|球迷|移民|贫困人口|会员|信众|员工|大学生|中小学生|教师|医护|代表|侨胞|同胞"
)
_CUE_BEFORE = re.compile(
    r"(?:为|达|达到|到|至|是|由|从|于|在|值|数|率|超过|超|突破|约|近|不足|低于|高于|至少|数为|指数|系数|得分|评分)$"
)
_INDEX_BEFORE = re.compile(
    r"(?:指数|系数|均值|得分|评分|初值|终值|比值|基尼系数|容积率|pH值|景气度)(?:[^,。;0-9]{0,8})$"
)
_NEVER_ONE = frozenset("家个名位批条项件种类套份张片座场步段群股座道层块面把只头根片句番")
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
_AND_ABOVE = re.compile("及?以上[、至到]?")
_AND_BELOW = re.compile("及?以下|以内")
_PER_UNIT = re.compile(
    r"/(?:人|户|年|月|日|天|小时|时|秒|分钟|平方米|平方公里|吨|亩|公里|千瓦时|立方米|斤|公斤|升|百公里|[a-zA-Z]{1,3})"
)
_AFTER_ONE = frozenset(CHINESE_CHARS + "点半分")
_SYMBOLS = frozenset("￥$€£ ")
_MINUSES = frozenset("-负下 ")
_CENT = Decimal("0.01")
_WHOLE_BEFORE = ("", "负", "-", "零下")
_IN_YUAN = frozenset(
    (
        "块",
        "块钱",
        "元钱",
        "元人民币",
        "人民币",
        "人民币元",
        "元整",
        "毛",
        "毛钱",
        "角",
        "角钱",
        "分钱",
        "RMB",
        "CNY",
    )
)


class Amount(NamedTuple):
    """A quantity at `start`..`end` of the folded text; `words` are the modifier words around it."""

    start: int
    end: int
    quantity: Quantity
    rule: str
    words: tuple[str, ...] = ()


class _Measured(NamedTuple):
    """A number with its unit, before the words around it are looked at."""

    end: int
    value: Decimal
    unit: Unit | None
    numeral: Numeral
    some: bool = False


class Reader:
    """Reads the quantities of one folded text."""

    def __init__(self, text: str, units: Units) -> None:
        self._text = text
        self._units = units
        self._has_fraction = "分之" in text
        self._has_slash = "/" in text
        self._has_tenths = "成" in text
        self._has_score = ":" in text or "比" in text

    def read(self, at: int) -> Amount | None:
        """The quantity whose number begins at `at`; None if there is none."""
        text = self._text
        if text[at] == "半":
            return self._half(at)
        if at and (text[at - 1] == "几" or (text[at - 1] == "数" and text[at] in "十百千万亿")):
            return None
        if text[at] == "一" and text[at + 1 : at + 2] not in _AFTER_ONE and not self._one_counts(at):
            return None
        if at and (
            text[at - 1] == "第"
            or (text[at - 1].isascii() and (text[at - 1].isalpha() or text[at - 1] in "._/:"))
        ):
            if not (text[at - 1].isalpha() and _GDP_BEFORE.search(text, max(0, at - 4), at)):
                return None
        special = self._special(at)
        if special is not None:
            return special
        numeral = numerals.numeral_at(text, at)
        if numeral is None:
            return None
        measured = self._measure(numeral)
        return self._range(at, numeral, measured) or self._single(at, numeral, measured)

    # --- forms with a word of their own -----------------------------------------------------

    def _special(self, at: int) -> Amount | None:
        if self._has_fraction and (found := self._per_cent(at) or self._fraction(at)):
            return found
        if self._has_slash and (found := self._slash(at)):
            return found
        if self._has_tenths and (found := self._tenths(at)):
            return found
        if self._text.startswith("一半", at) and (match := _HALF.match(self._text, at)):
            return self._finish(at, match.end(), Decimal(50), "%", "fraction", some=bool(match[1]))
        return self._score(at) if self._has_score else None

    def _half(self, at: int) -> Amount | None:
        text = self._text
        match = _HALF.match(text, at) or _HALF_WAY.match(text, at)
        if match:
            return self._finish(at, match.end(), Decimal(50), "%", "fraction", some=match[0].endswith("多"))
        whole = at == 0
        unit = self._units.at(text, at + 1)
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
            modifier or followed in ("内", "后", "多") or at == 0 or text[at - 1] in "时期隔"
        ):
            return self._finish(at, end, Decimal("0.5"), unit.shown, "half")
        if whole and end == len(text):
            return self._finish(at, end, Decimal("0.5"), unit.shown, "half")
        return None

    def _per_cent(self, at: int) -> Amount | None:
        match = _PER_CENT.match(self._text, at)
        if match is None:
            return None
        numeral = numerals.numeral_at(self._text, match.end())
        if numeral is None:
            return None
        unit, factor = {"百": ("%", 1), "千": ("‰", 1), "万": ("%", Decimal("0.01"))}[match[1]]
        end = numeral.end
        second = self._second_per_cent(end, match[0])
        if second is not None:
            return self._pair(at, second.end, numeral.value * factor, second.value * factor, unit, "per_cent")
        return self._finish(at, end, numeral.value * factor, unit, "per_cent", some=bool(numeral.some))

    def _second_per_cent(self, end: int, words: str) -> Numeral | None:
        dash = _DASH.match(self._text, end)
        if dash is None:
            return None
        start = dash.end() + (len(words) if self._text.startswith(words, dash.end()) else 0)
        if start >= len(self._text) or not numerals.START.match(self._text, start):
            return None
        return numerals.numeral_at(self._text, start)

    def _fraction(self, at: int) -> Amount | None:
        match = _FRACTION.match(self._text, at)
        if match:
            below, above = (
                numerals.numeral_at(self._text, match.start(1)),
                numerals.numeral_at(self._text, match.start(2)),
            )
            if below is None or above is None or below.end != match.end(1) or below.value <= 0:
                return None
            return self._finish(
                at, above.end, _share(above.value, below.value), "%", "fraction", some=bool(match[3])
            )
        return None

    def _slash(self, at: int) -> Amount | None:
        match = _SLASH.match(self._text, at)
        if match is None or not 0 < int(match[1]) < int(match[2]) <= 200:  # noqa: PLR2004
            return None
        return self._finish(at, match.end(), _share(Decimal(match[1]), Decimal(match[2])), "%", "fraction")

    def _tenths(self, at: int) -> Amount | None:
        match = _TENTHS.match(self._text, at)
        if match is None or (at and self._text[at - 1] in numerals.CHINESE_CHARS + "0123456789"):
            return None
        value = Decimal(10 * (numerals.DIGITS.get(match[1]) or int(match[1])))
        if match[2]:
            value += 5 if match[2] == "半" else numerals.DIGITS[match[2]]
        return self._finish(at, match.end(), value, "%", "tenths", some=bool(match[3]))

    def _score(self, at: int) -> Amount | None:
        match = _SCORE.match(self._text, at)
        if match is None:
            return None
        low, high = (
            numerals.read_chinese(s) if not s.isascii() else Decimal(s)
            for s in (match[1] or match[3], match[2] or match[4])
        )
        if low is None or high is None:
            return None
        return Amount(at, match.end(), Quantity(None, "比", "=", low, high), "score")

    # --- numbers with units --------------------------------------------------------------------

    def _range(self, at: int, numeral: Numeral, first: _Measured) -> Amount | None:
        """20到30家, 3—5万元, 20%-30%, 3年以上10年以下."""
        text = self._text
        end = first.end if first.unit else numeral.end
        up = text.startswith(("以上", "及以上"), end)
        dash = _AND_ABOVE.match(text, end) if up else _DASH.match(text, end)
        if dash is None or dash.end() >= len(text) or not numerals.START.match(text, dash.end()):
            return None
        second_numeral = numerals.numeral_at(text, dash.end()) if text[dash.end()] != "半" else None
        second = self._measure(second_numeral) if second_numeral else None
        if second is None or second.unit is None or second_numeral is None:
            if second_numeral is None or up or second_numeral.end != len(text.rstrip()) or at != 0:
                return None
            return self._pair(at, second_numeral.end, numeral.value, second_numeral.value, "", "range")
        if first.unit and first.unit.shown != second.unit.shown:
            return None
        if up:
            below = _AND_BELOW.match(text, second.end)
            return (
                self._pair(at, below.end(), first.value, second.value, second.unit.shown, "range")
                if below
                else None
            )
        low = first.value if first.unit else self._scaled_like(numeral, second_numeral)
        return self._pair(at, second.end, low, second.value, second.unit.shown, "range")

    def _scaled_like(self, low: Numeral, high: Numeral) -> Decimal:
        """In 3—5万元 the first number is 万 too; in 5000—1万元 it is not."""
        scale = re.search(
            r"(?:百万亿|千万亿|万亿|[十百千]?[万亿]|[千百])$", self._text[high.start : high.end]
        )
        plain = not re.search(r"[十百千万亿]$", self._text[low.start : low.end])
        if scale is None or not plain:
            return low.value
        factor = numerals.read_chinese("一" + scale[0] if scale[0][0] not in "十" else scale[0]) or Decimal(1)
        return low.value * factor if low.value * factor < high.value else low.value

    def _pair(self, at: int, end: int, low: Decimal, high: Decimal, unit: str, rule: str) -> Amount | None:
        if high <= low:
            return None
        _, words = modifiers.before(self._text, at)
        return Amount(at, end, Quantity(None, unit, "=", _plain(low), _plain(high)), rule, words)

    def _single(self, at: int, numeral: Numeral, measured: _Measured) -> Amount | None:
        text = self._text
        if numeral.end - at == 1 and text[at] == "一" and not self._one_counts(at):
            return None
        if not numeral.arabic and at and numeral.value < 10 and text[at - 1] in "这那":  # noqa: PLR2004 - 这两天
            return None
        before = text[at - 1] if at else ""
        symbol = _SYMBOL_BEFORE.search(text, max(0, at - 4), at) if before in _SYMBOLS else None
        if measured.unit is None:
            if symbol:
                name = "港元" if "HK" in symbol[1] else _SYMBOL[symbol[1][-1]]
                return self._finish(
                    symbol.start(), measured.end, numeral.value, name, "money", some=measured.some
                )
            return self._bare(at, numeral, measured)
        if not self._allowed(at, numeral, measured):
            return None
        start = symbol.start() if symbol and measured.unit.kind == "money" else at
        sign = -1 if before in _MINUSES and _MINUS_BEFORE.search(text, max(0, at - 3), at) else 1
        if sign < 0:
            start = self._minus_start(at)
        if measured.unit.name in _IN_YUAN and measured.unit.factor:
            return self._finish(
                start,
                measured.end,
                sign * measured.value * measured.unit.factor,
                "元",
                "money",
                some=measured.some,
            )
        if numeral.high is not None:
            return self._pair(
                start, measured.end, measured.value, numeral.high, measured.unit.shown, "approximate"
            )
        return self._finish(
            start,
            measured.end,
            sign * measured.value,
            measured.unit.shown,
            measured.unit.kind,
            some=measured.some,
        )

    def _minus_start(self, at: int) -> int:
        match = _MINUS_BEFORE.search(self._text, max(0, at - 3), at)
        return match.start() if match else at

    def _measure(self, numeral: Numeral) -> _Measured:
        """The unit behind a numeral, with 余 or 多 between or after, and parts of the next smaller unit."""
        text, end = self._text, numeral.end
        some = bool(numeral.some)
        if (match := _SOME.match(text, end)) is not None:
            some, end = True, match.end()
        if numeral.arabic and text[end : end + 1] == " ":
            end += 1
        half = text.startswith("个半", end)
        if _PEOPLE.match(text, end):
            return _Measured(end, numeral.value, None, numeral, some)
        unit = self._units.at(
            text, end + (2 if half else 0), digits=numeral.arabic or numeral.value >= 10_000
        )  # noqa: PLR2004
        if half and unit is None:
            half, unit = False, self._units.at(text, end)
        if unit is None:
            return _Measured(match.end() if match else numeral.end, numeral.value, None, numeral, some)
        end += len(unit.name) + (2 if half else 0)
        value, end = self._smaller_parts(numeral.value + (Decimal("0.5") if half else 0), unit, end)
        if text.startswith("/", end) and (per := _PER_UNIT.match(text, end)):
            unit = Unit(unit.name + per[0], unit.kind, unit.dimension)
            end = per.end()
        if (
            text.startswith("多", end)
            and not some
            and unit.kind != "count"
            and text[end + 1 : end + 2] not in tuple("元功种样次边")
        ):
            some, end = True, end + 1
        elif text.startswith("多", end) and unit.name in ("倍", "个月", "年", "岁") and not some:
            some, end = True, end + 1
        return _Measured(end, value, unit, numeral, some)

    def _smaller_parts(self, value: Decimal, unit: Unit, end: int) -> tuple[Decimal, int]:
        """三块五, 12元5角, 2小时30分钟, 1米75, 三年半."""
        text = self._text
        if unit.kind in ("duration", "age") and text.startswith("半", end) and _AND_HALF.match(text, end):
            return value + Decimal("0.5"), end + 1
        if unit.dimension == "yuan":
            return self._money_parts(value, unit, end)
        if unit.dimension == "length" and unit.name == "米" and (match := _EXTRA_DIGIT.match(text, end)):
            digits = match[1] if match[1].isascii() else "".join(str(numerals.DIGITS[c]) for c in match[1])
            return value + Decimal("0." + digits), match.end()
        if (
            unit.name in _TIME_IN
            and (match := _TIME_PARTS.match(text, end))
            and match[2] in _TIME_IN[unit.name]
        ):
            part = Decimal(match[1]) if match[1].isascii() else numerals.read_chinese(match[1])
            if part is not None:
                return (value + part / _TIME_IN[unit.name][match[2]]).quantize(_CENT), match.end()
        return value, end

    def _money_parts(self, value: Decimal, unit: Unit, end: int) -> tuple[Decimal, int]:
        text = self._text
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
                        Decimal(match[group])
                        if match[group].isascii()
                        else numerals.read_chinese(match[group])
                    )
                    value += (amount or 0) * part
            return value, match.end()
        return value, end

    def _allowed(self, at: int, numeral: Numeral, measured: _Measured) -> bool:
        """Rules out words that only look like a number with a unit."""
        text, unit = self._text, measured.unit
        if unit is None:
            return False
        after = text[measured.end : measured.end + 2]
        if unit.name == "人" and after[:1] in tuple("物大民生文工机类体事气均造防世心情间行性格身像"):
            return False
        if (
            unit.kind == "money"
            and numeral.value == 1
            and (text[max(0, at - 1) : at] in ("兑", "换") or after[:1] in ("兑", "折", "合", "可"))
        ):
            return False
        if unit.dimension == "doubling" and text[max(0, at - 1) : at] not in ("翻", "增", "了"):
            return False
        if unit.dimension == "magnitude":
            return (
                "." in text[at : numeral.end]
                or after[:1] in ("地", "风", "大", "强", "阵", "余", "左", "以", "海")
                or at == 0
            )
        if unit.dimension == "points":
            return numeral.value >= 100 or "." in text[at : numeral.end]  # noqa: PLR2004
        if unit.name in ("日", "周") and unit.dimension == "time":
            return (
                after[:1] in ("内", "以", "左", "的", "游", "年")
                or after in ("时间",)
                or text[max(0, at - 2) : at] in ("为期", "历时", "连续", "近十")
                or (
                    unit.name == "周"
                    and after[:1]
                    not in ("岁", "年", "边", "围", "一", "二", "三", "四", "五", "六", "日", "末")
                )
            )
        if unit.name == "年":
            return self._is_length_of_years(at, numeral, after)
        if numeral.arabic or numeral.value > 10 or numeral.bare:  # noqa: PLR2004
            if numeral.bare and numeral.value <= 10_000 and unit.kind in ("count", "duration"):  # noqa: PLR2004 - 百家, 千户
                modifier, words = modifiers.before(text, at)
                return modifier is not None and words[-1] not in ("有", "为", "是", "共")
            return True
        return self._small_chinese(at, unit, after)

    def _is_length_of_years(self, at: int, numeral: Numeral, after: str) -> bool:
        text = self._text
        if (
            numeral.arabic
            and 1000 <= numeral.value <= 2200
            and "," not in text[at : numeral.end]
            and numeral.end - at == 4
        ):  # noqa: PLR2004
            return False
        return after[:1] not in (
            "级",
            "制",
            "代",
            "度",
            "初",
            "底",
            "末",
            "华",
            "货",
            "夜",
            "味",
            "轻",
            "画",
            "糕",
        ) and not after.startswith(("期间", "期定", "期国", "期贷", "期L"))

    def _small_chinese(self, at: int, unit: Unit, after: str) -> bool:
        """二层 and 三面 are mostly words; 两届, 四座, 三个主产省 are counts."""
        text = self._text
        if after[:1] in ("县", "区", "镇", "乡", "村", "街", "路") and unit.name not in ("个", "座", "条"):
            return False
        if text[at] == "二" and unit.kind == "count" and at + 1 < len(text) and text[at + 1] not in "十百千":
            return False
        if unit.kind == "count" and unit.name in (
            "方",
            "面",
            "期",
            "级",
            "层",
            "线",
            "路",
            "道",
            "代",
            "段",
            "手",
            "轮",
            "端",
            "次",
            "地",
            "头",
            "口",
            "处",
            "国",
            "军",
            "市",
            "省",
            "县",
            "区",
        ):
            return (
                unit.name in ("次", "口", "省", "市", "县", "区") and text[at] != "一" and at + 2 == len(text)
            )
        return not (
            unit.name in ("两", "分", "角", "斤", "里", "尺", "寸", "丈", "度", "卡", "克")
            and not (at == 0 or modifiers.before(text, at)[0])
        )

    def _one_counts(self, at: int) -> bool:
        """一 counts only with a size (一成, 一倍, 一亿), in from–to (由一个…拓展到45个) and in ranges (一到两项)."""
        text = self._text
        after = text[at + 1 : at + 3]
        if _DASH.match(text, at + 1) or after[:1] in ("成", "倍", "番"):
            return True
        if at and text[at - 1] in "由从" and after[:1] in _NEVER_ONE:
            return _BECOMES.search(text, at, at + 24) is not None
        unit = self._units.at(text, at + 1)
        if unit and unit.kind == "duration" and text.startswith("半", at + 1 + len(unit.name)):
            return True
        if (
            unit is None
            or unit.kind == "count"
            or unit.name in ("年", "天", "日", "里", "级", "点", "分", "度", "周", "世纪", "毛", "块", "角")
        ):
            return at == 0 and unit is not None and at + 1 + len(unit.name) == len(text)
        modifier, _ = modifiers.before(text, at)
        return modifier is not None or at == 0

    def _bare(self, at: int, numeral: Numeral, measured: _Measured) -> Amount | None:
        """A number without a unit: people (90多万群众), an index (降至50.3), a list (102、697家)."""
        text, end = self._text, measured.end
        if end == len(text.rstrip()) and text[:at] in _WHOLE_BEFORE:
            sign = -1 if text[:at] else 1
            return self._finish(0, end, sign * numeral.value, "", "number", some=measured.some)
        follower = text[end : end + 1]
        if follower.isascii() and follower.isalnum() or follower in "·_/-":  # noqa: RUF021
            return None
        if (listed := self._listed(end)) is not None and numeral.arabic:
            return self._finish(at, numeral.end, numeral.value, listed, "listed", some=measured.some)
        printed = text[at : numeral.end]
        scaled = numeral.value >= 1000 and (not numeral.arabic or printed[-1] in "万亿千百" or "," in printed)  # noqa: PLR2004
        if _PEOPLE.match(text, end) and (scaled or numeral.value >= 100 or measured.some):  # noqa: PLR2004
            return self._finish(at, end, numeral.value, "人", "people", some=measured.some)
        if numeral.arabic and printed[-1] in "万亿" and (numeral.value >= 10_000):  # noqa: PLR2004
            return self._finish(at, end, numeral.value, "", "scaled", some=measured.some)
        if not numeral.arabic or printed.startswith("0") and "." not in printed:  # noqa: RUF021
            return None
        head = text[max(0, at - 14) : at]
        if _INDEX_BEFORE.search(head) or ("." in printed and _CUE_BEFORE.search(head)):
            return self._finish(at, end, numeral.value, "", "index", some=measured.some)
        return None

    def _listed(self, end: int) -> str | None:
        """The unit of the next number of a list, for one that has none: 102、697家."""
        match = _LIST_AND.match(self._text, end)
        if match is None or match.end() >= len(self._text) or self._text[match.end()] not in "0123456789":
            return None
        numeral = numerals.numeral_at(self._text, match.end())
        measured = self._measure(numeral) if numeral else None
        return measured.unit.shown if measured and measured.unit else None

    def _finish(
        self, start: int, end: int, value: Decimal, unit: str, rule: str, *, some: bool = False
    ) -> Amount:
        """Look at the words around it, and make the quantity."""
        text = self._text
        if unit == "个" and (match := _POINTS_AFTER.match(text, end)):
            unit = "百分点" if match else unit
        before, words = modifiers.before(text, start)
        after, word = modifiers.after(text, end)
        if word == "级" and rule == "count":
            after, word = None, ""
        if word in ("内",) and rule not in ("duration", "level", "money", "age"):
            after, word = None, ""
        modifier: Modifier = ">" if some else "="
        if after and after != "=":
            modifier = after
        if (
            words
            and words[-1] == "过"
            and rule not in ("tenths", "fraction", "ratio", "per_cent")
            and value < 100
        ):  # noqa: PLR2004
            before, words = None, words[:-1]  # 承办过两届: 过 belongs to the verb
        if before and before != "=":
            modifier = before
        if word:
            words = (*words, word)
        return Amount(start, end, Quantity(_plain(value), unit, modifier), rule, words)


_GDP_BEFORE = re.compile(r"(?:GDP|CPI|PPI|PMI)$")
_BECOMES = re.compile(r"(?:拓展|增加|发展|扩大|增|扩|升|提高|变|壮大|增长|扩展)(?:到|至|为)")
_POINTS_AFTER = re.compile(rf"(?:和|、|与|及|,)[0-9.{CHINESE_CHARS}]+个?百分点")


def _share(above: Decimal, below: Decimal) -> Decimal:
    return (100 * above / below).quantize(_CENT)


def _plain(value: Decimal) -> Decimal:
    """Without an exponent and without zeros that only the arithmetic made (25000.0 is 25000)."""
    if value == value.to_integral_value() and value.as_tuple().exponent not in (0,):
        return value.quantize(Decimal(1)) if abs(value) < Decimal(10) ** 24 else value
    return value
