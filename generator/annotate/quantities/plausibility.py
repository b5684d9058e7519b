"""What only looks like a number with a unit: 三级医院, 五年级, 一家企业, 兑1美元."""

from __future__ import annotations

from generator.annotate.patterns import pattern
from generator.annotate.quantities import modifiers
from generator.annotate.quantities.measures import Measured
from generator.annotate.quantities.numerals import Numeral, numeral_at
from generator.lexicon.units import Unit, Units

_DASH = pattern(r"\s?(?:—{1,2}|~|-|至|到)\s?")
_NEVER_ONE = frozenset("家个名位批条项件种类套份张片座场步段群股座道层块面把只头根片句番")
_MORE = pattern("半|[零又][0-9一二两三四五六七八九十]")  # 一年半, 一年零三个月
_PART = pattern("零?[二三四五六七八九]|零一")
_BECOMES = pattern(r"(?:拓展|增加|发展|扩大|增|扩|升|提高|变|壮大|增长|扩展)(?:到|至|为)")


# 先后五次出访, 两次 at the head of a predicate; 三次产业 and 二次供水 count nothing.
_TIMES_BEFORE = pattern("(?:先后|连续|曾经?|共|已|累计|分别|达|过|近|超|约|了|至少|前后|多达|一共|总共)$")
_FORCE_BEFORE = pattern("[风震][^,。;:、0-9]{0,3}$")  # 阵风8级, 风力可达9级
_TALL = pattern("[高共]$|[栋幢座]$")  # 高四层, 五栋六层高的楼
# A unit → what makes another word of it: 10的5次方, 本科.
_PARTS_OF_WORDS = {
    "人": frozenset("物民生文工机类体事气均造防世心情间行性格身像"),
    "A": frozenset("级景股"),
    "次": frozenset("方幂"),
    "车": frozenset("主辆型身厢间站票库企队模友展市速流险贷补轮检手祸行道位次皮公牌载船机床管务"),
    "平": frozenset("台均价等稳安衡原坦时日常息和"),
    "台": frozenset("阶"),
    "本": frozenset("科硕市省报次届土地月年周人身校级金公轮季"),
}
_ENDINGS_OF_PLACES = ("县", "区", "镇", "乡", "村", "街", "路")
_TENS = ("十", "百", "千")
# Classifiers that make words of small numbers (二线, 三代), and measures that are often other words (两, 分).
_MOSTLY_WORDS = frozenset("方面期级层线路道代段手轮端地头口处国军市省县区")
_OLD_MEASURES = frozenset("两分角斤里尺寸丈度卡克")
_SENTENCED = pattern("(?:徒刑|拘役|管制|缓刑|[领获判]刑|被?判|为期|任期|期限|学制|工期|刑期|历时)$")
_DOUBLES = pattern("(?:[翻增]|了)(?:近|将近|接近|超过?|不止|约)?$")
_SPECIAL = frozenset(("doubling", "magnitude", "score", "points"))  # dimensions
_LEAST_INDEX = 100  # points of a share index; fewer are hours of the day
_COUNTED = ("count", "duration")
_SMALL = 10  # Chinese numerals up to here are mostly parts of words
_MYRIAD = 10_000
_HIGHEST_GRADE = 5  # A of a sight
_CURRENT = pattern("电流|充电|输出|额定")
_LAST_DAY = 31  # 90日 is a length
_YEARS = range(1000, 2201)
_EXCHANGED = ("兑", "折合", "合", "可兑", "可换", "可以兑", "对人民币", "对美元")
_EXCHANGE_BASES = (1, 100)  # 1欧元, 100日元: what a rate is given for
_AFTER_TOWARDS = frozenset("手于比照应外内话联面质等策象一二三四五六七八九十")  # 对 that is no pair


def allowed(text: str, at: int, numeral: Numeral, measured: Measured) -> bool:  # noqa: PLR0911 - one line a form
    """Rules out words that only look like a number with a unit."""
    unit = measured.unit
    if unit is None:
        return False
    after = text[measured.end : measured.end + 2]
    if unit.name in _PARTS_OF_WORDS and _is_part_of_word(text, at, numeral, unit.name, after[:1]):
        return False
    if unit.kind == "money" and not _is_paid(text, at, numeral, measured):
        return False
    if unit.dimension in _SPECIAL:
        return _is_special(text, at, numeral, unit.dimension, after)
    if unit.name in ("日", "周") and unit.dimension == "time":
        return _is_length_of_days(text, at, numeral, unit.name, after)
    if unit.name == "年":
        return _is_length_of_years(text, at, numeral, after)
    if numeral.arabic or numeral.value > _SMALL or numeral.bare:
        if numeral.bare and unit.kind == "money" and not text.startswith("以上", measured.end):
            whole = at == 0 and measured.end == len(text)
            return measured.some or whole or modifiers.before(text, at)[0] is not None  # no 亿元村
        if numeral.bare and not measured.some and numeral.value <= _MYRIAD and unit.kind in _COUNTED:
            modifier, words = modifiers.before(text, at)
            return modifier is not None and words[-1] not in ("有", "为", "是", "共")
        return True
    return _small_chinese(text, at, unit, measured.end)


def _is_part_of_word(text: str, at: int, numeral: Numeral, name: str, behind: str) -> bool:
    """三人行, 4A级以上(含4A)景区."""
    if behind in _PARTS_OF_WORDS[name]:
        return True
    grade = name == "A" and numeral.value <= _HIGHEST_GRADE
    return grade and not _CURRENT.search(text, max(0, at - 8), at)


def _is_paid(text: str, at: int, numeral: Numeral, measured: Measured) -> bool:
    """1美元 in a rate of exchange is no sum, two circles (两圆) are not two yuan."""
    if measured.unit is not None and measured.unit.name == "圆" and numeral.value < _SMALL:
        return at == 0 and measured.end == len(text)
    exchanged = text[max(0, at - 1) : at] in ("兑", "换") or text.startswith(_EXCHANGED, measured.end)
    return numeral.value not in _EXCHANGE_BASES or not exchanged


def _is_special(text: str, at: int, numeral: Numeral, dimension: str, after: str) -> bool:
    """翻两番, 阵风8级, 3245点; not 万分感谢."""
    if dimension == "doubling":
        return _DOUBLES.search(text, max(0, at - 4), at) is not None
    if dimension == "magnitude":
        return (
            "." in text[at : numeral.end]
            or after[:1] in ("地", "风", "大", "强", "阵", "余", "左", "以", "海")
            or after in ("台阶", "石阶", "楼梯")
            or at == 0
            or _FORCE_BEFORE.search(text, max(0, at - 6), at) is not None
        )
    if dimension == "score":
        return not numeral.bare
    return numeral.value >= _LEAST_INDEX or "." in text[at : numeral.end]


def _is_length_of_days(text: str, at: int, numeral: Numeral, name: str, after: str) -> bool:
    if (
        after[:1] in ("内", "以", "左", "的", "游", "年")
        or after == "时间"
        or text[max(0, at - 2) : at] in ("为期", "历时", "连续", "近十", "拘留")
    ):
        return True
    if name == "日":
        return numeral.value > _LAST_DAY or text.startswith("两日", at)
    return after[:1] not in ("岁", "年", "边", "围", "一", "二", "三", "四", "五", "六", "日", "末")


def _is_length_of_years(text: str, at: int, numeral: Numeral, after: str) -> bool:
    if (
        numeral.arabic
        and int(numeral.value) in _YEARS
        and "," not in text[at : numeral.end]
        and numeral.end - at == len("2025")
    ):
        return False
    if after in ("行动", "计划", "攻坚", "规划") or (numeral.bare and not modifiers.before(text, at)[0]):
        return False  # 三年行动, 千年石窟
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


def _is_spoken(text: str, at: int) -> bool:
    """一个亿 as a number; not 一个亿吨级油田."""
    numeral = numeral_at(text, at)
    return numeral is not None and numeral.end > at + 1


def _small_chinese(text: str, at: int, unit: Unit, measured_end: int) -> bool:
    """二层 and 三面 are mostly words; 两届, 四座, 三个主产省 are counts."""
    after = text[measured_end : measured_end + 2]
    if after[:1] in _ENDINGS_OF_PLACES and unit.name not in ("个", "座", "条"):
        return False
    whole = at == 0 and measured_end == len(text)
    if not whole and text[at] == "二" and unit.kind == "count" and text[at + 1 : at + 2] not in _TENS:
        return False
    if unit.name == "次":
        counts = _TIMES_BEFORE.search(text, max(0, at - 4), at) or modifiers.before(text, at)[0] not in (
            None,
            "=",
        )
        return whole or (bool(counts) and text[at] != "一")
    if unit.name == "对" and after[:1] in _AFTER_TOWARDS:
        return False
    if unit.kind == "count" and unit.name in _MOSTLY_WORDS:
        ending = unit.name in ("口", "省", "市", "县", "区") and text[at] != "一" and at + 2 == len(text)
        return ending or _counts_here(text, at, unit.name)
    return unit.name not in _OLD_MEASURES or bool(
        at == 0 or text[max(0, at - 2) : at] == "零下" or modifiers.before(text, at)[0]
    )


def _counts_here(text: str, at: int, unit: str) -> bool:
    """高四层, 五栋六层高的楼, 分三期."""
    if unit == "层":
        return _TALL.search(text, max(0, at - 1), at) is not None
    return unit == "期" and text[max(0, at - 1) : at] == "分"


def one_counts(text: str, units: Units, at: int) -> bool:  # noqa: PLR0911 - one line a form
    """一 counts only with a size (一成, 一倍, 一亿), in from–to (由一个…拓展到45个) and in ranges (一到两项)."""  # noqa: E501 - a list of words
    after = text[at + 1 : at + 3]
    if (
        _DASH.match(text, at + 1)
        or (after == "个亿" and _is_spoken(text, at))
        or after[:1] in ("成", "倍", "番")
        or (after[:1] == "折" and text[:at][-1:] in tuple("打扣至"))
    ):
        return True
    if after[:1] in ("年", "月", "个") and _SENTENCED.search(text, max(0, at - 4), at):
        return True  # 有期徒刑一年
    if at and text[at - 1] in "由从" and after[:1] in _NEVER_ONE:
        return _BECOMES.search(text, at, at + 24) is not None
    unit = units.at(text, at + 1)
    if text.startswith(("个半", "个多"), at + 1):
        unit = units.at(text, at + 3)
        return text.startswith("月", at + 3) or (unit is not None and unit.kind == "duration")
    behind = at + 1 + (len(unit.name) if unit else 0)
    if unit and unit.kind in ("duration", "money", "level") and _MORE.match(text, behind):
        return True
    if unit and unit.name in ("块", "毛", "米") and _PART.match(text, behind):
        return True  # 一块二, 一块零五, 一米八
    if unit is None:
        return len(text) == 1
    if modifiers.before(text, at)[0] == "<" and unit.name in ("年", "天", "周"):
        return True  # 上线不到一年
    if unit.kind == "count" or unit.name in (
        "年",
        "天",
        "日",
        "里",
        "级",
        "点",
        "分",
        "度",
        "周",
        "世纪",
        "毛",
        "块",
        "角",
    ):
        return at == 0 and unit is not None and at + 1 + len(unit.name) == len(text)
    modifier, _ = modifiers.before(text, at)
    return modifier is not None or at == 0
