"""A number with its unit: 余 and 多 between them, and the parts in the next smaller unit (12元5角, 三年半)."""  # noqa: E501 - a list of words

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from generator.annotate.patterns import pattern
from generator.annotate.quantities import numerals
from generator.annotate.quantities.numerals import CHINESE_CHARS, Numeral
from generator.lexicon.units import PIECE, After, Unit, Units

_SOME = pattern(
    r"[余多]|(?<=十)几|来(?=[个岁年天家名位人件项万亿块元里斤亩吨米分小公平次趟遍辆台条户座棵头只号])"
)
_PERSONS = pattern("个人(?![工所税账养消信住贷收名荣先表业卫股客用投合储理财经资主品形自体行权意隐数])")
_COUNT_BEFORE = ("高", "共", "栋", "幢", "座", "分")  # 高四层, 五栋六层高的楼, 分三期
_TEN = 10
_AS_DIGITS = 10_000  # a Chinese numeral from here on stands before any unit, as digits do
_SOME_CHARS = ("余", "多", "来", "几")
_WITH_MORE = ("倍", "个月", "年", "岁")
_AFTER_MANY = tuple("元功种样次边")
_BY_MUCH = tuple("出于")  # 多出20亿元, 多于: more than that
_WHERE_PEOPLE_LIVE = "农村|城镇|城乡|贫困|下岗|离退休|特困|困难|外来|流动|常住|长住|城市"
_PEOPLE = "群众|居民|市民|学生|学子|师生|职工|工人|农民|村民|农户|观众|游客|旅客|人口|人才|志愿者|党员|干部|官兵|军民|青年|青少年|儿童|老人|老年人|妇女|消费者|用户|劳动力|劳动者|乘客|考生|毕业生|选手|运动员|华侨|华人|难民|灾民|患者|残疾人|读者|网友|粉丝|球迷|移民|贫困人口|会员|信众|员工|大学生|中小学生|教师|医护|代表|侨胞|同胞|人员|母亲|孩子|家长|选民|股民|牧民|渔民|农民工|民工|战士|民警|干警|病人|司机|驾驶员|参观者|求职者|新生|校友"  # noqa: E501 - a list of words
PEOPLE = pattern(f"(?:{_WHERE_PEOPLE_LIVE})?(?:{_PEOPLE})")
PEOPLE_BEGIN = frozenset(word[0] for word in f"{_WHERE_PEOPLE_LIVE}|{_PEOPLE}".split("|"))
_SUM_OF_MONEY = pattern(
    rf"(?:([0-9{CHINESE_CHARS}]{{1,2}})(角|毛))?(?:零?([0-9{CHINESE_CHARS}]{{1,2}})分(?![钟之])|零([一二三四五六七八九])(?![{CHINESE_CHARS}])|(?<=[角毛])([一二三四五六七八九])(?![{CHINESE_CHARS}]))?"
)
_CENTS = pattern("([1-9一二三四五六七八九])分(?![钟之])")
_AND_HALF = pattern(r"半(?![年个导径岛月])")
_TIME_PARTS = pattern(
    r"(?:零|又)?([0-9]{1,2}|[一二两三四五六七八九十]{1,3})(?:个)?"
    r"(分钟|分|秒钟|秒|小时|时(?![间候代期段刻])|个月|天)(?![之])"
)
_STOPWATCH = pattern(r"([0-9]{1,2})(?![0-9.万亿千百%年月日个名家人米分])")
_IN_A_WEEK = {"天": 7, "小时": 168}
_IN_AN_HOUR = {"分钟": 60, "分": 60, "秒": 3600}
_IN_A_MINUTE = {"秒": 60, "秒钟": 60}
_TIME_IN = {
    "年": {"个月": 12, "天": 365, "小时": 8760},
    "个月": {"天": 30, "小时": 720},
    **dict.fromkeys(("周", "个周", "星期", "个星期", "礼拜", "个礼拜"), _IN_A_WEEK),
    "天": {"小时": 24, "时": 24, "分钟": 1440},
    **dict.fromkeys(("小时", "时", "个小时", "个钟头"), _IN_AN_HOUR),
    **dict.fromkeys(("分钟", "分"), _IN_A_MINUTE),
}
_EXTRA_DIGIT = pattern(
    r"([0-9]{1,2}|[一二三四五六七八九]{1,2})(?![0-9一二三四五六七八九十百千万亿.个年月分])"
)
_PER_UNIT = pattern(
    r"/(?:人次|人|户|年|月|日|天|小时|时|秒|分钟|次|股|张|件|辆|套|台|箱|桶|只|头|间|晚|位|度|方|米|千克|千升|课时|平方米|平方公里|吨|亩|公里|千瓦时|立方米|斤|公斤|升|百公里|公顷|100毫升|毫升|瓶|盒|本|株|棵|袋|批|季度|周|例|集|10万人|万人|[a-zA-Z]{1,3})"
)
_CENT = Decimal("0.01")
# 半 behind a measure where nothing follows that it could belong to (半程, 半挂车, 半成品).
_HALF_OF_IT = pattern("半(?=[,。;、!?的多重长高宽深地田 ]|$)")
_HALVED = frozenset(("length", "mass", "area", "multiple"))  # dimensions
# 分 is a minute before seconds and in 五分半(钟); elsewhere it is a point of a score.
_MINUTES = pattern("分(?=半(?:钟|[,。;]|$)|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})秒)")
_MONTHS = Unit("个月", "duration", "time")
_MONTHS_OLD = "个月大"
_OLD = pattern("[的,。;、!?:)”]|[婴宝幼男女孩猪牛羊犬猫]|时|就|便|$")
_MINUTE = Unit("分钟", "duration", "time")
# What comes in pieces: 120块电子屏 are no money. And what is paid for: 18块一份.
_PIECES = pattern(
    "(?:[一-鿿]{0,6}?(?:屏幕?|[展看匾广告钢木面挡]板|牌|地砖|石[头碑料]|玉石|手表|单元|电池|电瓶|芯片|绿地|空地|荒地|耕地|水田|农田|场地|碑|匾"
    "|瓦|玻璃|硬盘|拼图|镜片|组件|补丁|化石|骨头))"
)
_PIECES_BEFORE = pattern(
    "(?:集成电路|芯片|电路板|电池|面板|光伏板|太阳能板|地块|宗地)(?:产量)?(?:达到?)?[0-9.,]+[余多]?[万亿]*$"
)
_HEAD = 24  # characters
_ONE_OF = pattern("[份碗斤个张次条杯只件瓶人天位串盒袋套包支公]")
_IN_PARTS = frozenset(("length", "mass", "dollar"))  # dimensions printed as 六斤八两, 10公里300米
_PARTS_BEGIN = frozenset(f"0123456789{CHINESE_CHARS}又半")  # what any smaller part begins with
_DIGITS_OF_PARTS = frozenset("0123456789一二两三四五六七八九零又")


class Measured(Struct):
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
    if (match := _SOME.match(text, end) if text[end : end + 1] in _SOME_CHARS else None) is not None:
        some, end = True, match.end()
    if numeral.arabic and text[end : end + 1] == " ":
        end += 1
    follower = text[end : end + 1]
    if follower == "个" and _PERSONS.match(text, end):
        end += 1  # 7个人: persons, and no 个人所得税
        follower = "人"
    if follower in PEOPLE_BEGIN and PEOPLE.match(text, end):
        return Measured(end, numeral.value, None, numeral, some)
    unit, printed, inside = _unit_behind(text, units, end, _written(text, numeral))
    some = some or inside == "多"
    if unit is None:
        return Measured(match.end() if match else numeral.end, numeral.value, None, numeral, some)
    if unit.name == _MONTHS_OLD and not _OLD.match(text, end + printed):
        return Measured(end + printed - 1, numeral.value, _MONTHS, numeral, some)  # 8个月|大雪封山
    end += printed
    value = numeral.value + Decimal("0.5") if inside == "半" else numeral.value
    if text[end : end + 1] in _PARTS_BEGIN:
        value, end = _with_parts(text, units, value, unit, end)
    follower = text[end : end + 1]
    if follower == "/" and (per := _PER_UNIT.match(text, end)):
        unit = Unit(unit.name + per[0], unit.kind, unit.dimension)
        end = per.end()
        follower = text[end : end + 1]
    if follower == "多" and not some and _may_be_more(unit, text[end + 1 : end + 2]):
        some, end = True, end + 1
    return Measured(end, value, unit, numeral, some)


def _may_be_more(unit: Unit, behind: str) -> bool:
    """Is 多 behind a unit more of it (三年多), and not the next word (10公里多功能跑道)?"""
    if behind in _BY_MUCH:
        return False
    return unit.name in _WITH_MORE or (unit.kind != "count" and behind not in _AFTER_MANY)


def _unit_behind(text: str, units: Units, at: int, after: After) -> tuple[Unit | None, int, str]:
    """The unit at `at`, how long it is, and 半 or 多 inside it (两个半小时, 三个多星期)."""
    inside = text[at + 1 : at + 2] if text.startswith("个", at) else ""
    if inside and inside in "半多":
        if text.startswith("月", at + 2):
            return _MONTHS, 3, inside
        unit = units.at(text, at + 2, after)
        if unit is not None and (inside == "半" or unit.kind == "duration"):
            return unit, 2 + len(unit.name), inside
    elif text.startswith("分", at) and _MINUTES.match(text, at):
        return _MINUTE, 1, ""
    unit = units.at(text, at, after)
    if unit is None:
        return None, 0, ""
    if unit.name == PIECE.name and (
        _PIECES.match(text, at + 1) or _PIECES_BEFORE.search(text, max(0, at - _HEAD), at)
    ):
        unit = PIECE
    return unit, len(unit.name), ""


def _written(text: str, numeral: Numeral) -> After:
    """The kind of the numeral, for the units that are read after some only."""
    if numeral.arabic or numeral.value >= _AS_DIGITS:
        return "digits"
    if text[max(0, numeral.start - 1) : numeral.start] in _COUNT_BEFORE:
        return "digits"
    return "tens" if numeral.value > _TEN and not numeral.bare else ""


def _with_parts(text: str, units: Units, value: Decimal, unit: Unit, end: int) -> tuple[Decimal, int]:
    """The value with what stands behind its unit in smaller ones, and where that ends."""
    value, end = _smaller_parts(text, value, unit, end)
    if unit.dimension in _IN_PARTS and text[end : end + 1] in _DIGITS_OF_PARTS:
        return _in_smaller_unit(text, units, value, unit, end)
    return value, end


def _smaller_parts(text: str, value: Decimal, unit: Unit, end: int) -> tuple[Decimal, int]:
    """三块五, 12元5角, 2小时30分钟, 1米75, 三年半."""
    if unit.kind in ("duration", "age") and text.startswith("半", end) and _AND_HALF.match(text, end):
        end += 2 if text.startswith("半钟", end) else 1
        return value + Decimal("0.5"), end
    if unit.dimension == "yuan":
        return _money_parts(text, value, unit, end)
    if unit.name in ("米", "度") and (match := _EXTRA_DIGIT.match(text, end)):  # 1米75, 38度5
        digits = match[1] if match[1].isascii() else "".join(str(numerals.DIGITS[c]) for c in match[1])
        return value + Decimal("0." + digits), match.end()
    if unit.dimension in _HALVED and _HALF_OF_IT.match(text, end):
        return value + Decimal("0.5"), end + 1
    if unit.name in ("秒", "秒钟"):
        return _hundredths(text, value, end)
    return _time_parts(text, value, unit.name, end) if unit.name in _TIME_IN else (value, end)


def _hundredths(text: str, value: Decimal, end: int) -> tuple[Decimal, int]:
    """9秒98: what a stopwatch shows behind the seconds."""
    match = _STOPWATCH.match(text, end)
    return (value + Decimal(f"0.{match[1]}"), match.end()) if match else (value, end)


def _time_parts(text: str, value: Decimal, name: str, end: int) -> tuple[Decimal, int]:
    """2小时5分30秒: one part after another, each in the next smaller unit; the value to two places."""
    exact, scale = value, Decimal(1)
    while (match := _TIME_PARTS.match(text, end)) and match[2] in _TIME_IN.get(name, ()):
        part = Decimal(match[1]) if match[1].isascii() else numerals.read_chinese(match[1])
        if part is None:
            break
        scale *= _TIME_IN[name][match[2]]
        exact, end, name = exact + part / scale, match.end(), match[2]
    if name in ("秒", "秒钟") and (match := _STOPWATCH.match(text, end)):
        exact, end = exact + Decimal(match[1]) / (100 * scale), match.end()  # 59分23秒50
    return (exact if exact == value else exact.quantize(_CENT)), end


def _in_smaller_unit(text: str, units: Units, value: Decimal, unit: Unit, end: int) -> tuple[Decimal, int]:
    """六斤八两, 10公里300米: a part in a unit of the same dimension, less than one of the larger."""
    start = end + 1 if text[end] in "零又" else end
    part = (
        numerals.numeral_at(text, start)
        if numerals.START.match(text, start) and text[start] != "半"
        else None
    )
    smaller = units.at(text, part.end) if part else None
    if part is None or smaller is None or smaller.dimension != unit.dimension:
        return value, end
    if unit.factor is None or smaller.factor is None or part.value * smaller.factor >= unit.factor:
        return value, end
    return value + (part.value * smaller.factor / unit.factor).normalize(), part.end + len(smaller.name)


def _money_parts(text: str, value: Decimal, unit: Unit, end: int) -> tuple[Decimal, int]:
    if (
        unit.name in ("块", "毛", "角")
        and not text.startswith("零", end)
        and (match := _EXTRA_DIGIT.match(text, end))
        and not text.startswith(("毛", "角", "分"), match.end())
        and not (match[1] == "一" and _ONE_OF.match(text, match.end()))
    ):
        digit = Decimal(match[1]) if match[1].isascii() else Decimal(numerals.DIGITS[match[1][-1]])
        end = match.end() + (1 if text.startswith("钱", match.end()) else 0)
        return value + digit / 10, end
    match = _SUM_OF_MONEY.match(text, end)
    if unit.name in ("毛", "角") and (cents := _CENTS.match(text, end)):
        return value + Decimal(numerals.DIGITS.get(cents[1]) or cents[1]) / 10, cents.end()
    if unit.name in ("元", "块") and match and match.end() > end:
        for group, part in ((1, Decimal("0.1")), (3, _CENT), (4, _CENT), (5, _CENT)):
            if match[group]:
                amount = (
                    Decimal(match[group]) if match[group].isascii() else numerals.read_chinese(match[group])
                )
                value += (amount or 0) * part
        return value, match.end()
    return value, end
