"""Lengths of time without a place in the calendar: 近3年, 五年来, 月均, 单日."""

from __future__ import annotations

from decimal import Decimal

from generator.annotate.patterns import by_first, pattern
from generator.annotate.periods import dates
from generator.annotate.periods.dates import Calendar
from generator.annotate.periods.points import NEVER_BEFORE_A_RATE, Found
from generator.annotate.periods.standing import BASE_BEFORE
from generator.model import Period

_CN = "一二三四五六七八九十两"
_TRAILING = pattern(
    rf"(?P<n>[0-9]{{1,3}}|[{_CN}]{{1,3}})(?:多|余)?个?(?:多|余)?(?P<unit>年|月|天|周|季度)(?:时间|多)?"
    r"(?P<after>以来|来(?![自访到说看])|间(?!接|隔|断)|之间|里(?!程)|中(?![国央])|前(?![进移往沿])|后(?![退移])|之前|之后|以前|以后)?"
)
_TIMES_OF = pattern("的(?:近|约)?[0-9.一二两三四五六七八九十百千万亿多]+倍")
_RECORD = pattern("来?(?:同期)?的?(?:新高|新低|最[高低大小好快多少]|之最)")  # 创近六年新高
_TRAILING_BEFORE = pattern(r"(?:近|最近|过去|未来|今后|此前|这|前|下一?个?)的?$")
# Before days and weeks 近 and 这 are not enough (近30天: almost 30 days); 已经过去三天 says that they passed.
_DAYS_BEFORE = pattern(r"(?:最近|(?<![经已间又])过去|未来|今后|接下来)的?$")
_ONE_BY_ONE = pattern("[一二三四五六七八九]{2}")  # 七八年前: no 78
_CHANGE_AFTER = pattern(
    r"(?:累计|平均|年均|共|合计|总计|分别)*(?:下降|上升|增长|提高|提升|减少|增加|翻|增至|上涨|回落|降低|新增)"
)
_PER_WORDS = {
    "day": "单日 单天 每日 每天 一天 一日 日均 日产 日处理 日供 日发电 日最高 日销 日接待 "
    "日吞吐 日烘干 日加工 日发送",
    "week": "每周",
    "month": "单月 每月 每个月 月均 月产 月销 月度 月工资 月薪 月租金 月收入",
    "year": "每年 年度 年产 年出口 年销售 年销量 年发电 年处理 年接待 年加工 年供应 "
    "年吞吐 年交易 年消费 年收入 年营收 年产值 年减排 年节约 "
    "年封装 年纳税 "
    "年上缴 年培训 年接诊 年诊疗 年运送 年运输 年生产 年出栏 "
    "年薪 年租金 年增收 年增产 年创收 年节电 年节水 "
    "年供气 年供水 年供热 年供电 年回收 年播放 年游客 年可 一年可 全年可",
}
_LETTERS = {word: unit[0].upper() for unit, words in _PER_WORDS.items() for word in words.split()}
_OF_NOUN = 3  # characters: of 年收入 the noun says what is counted, of 年均 nothing does
RATES_OF_NOUNS = frozenset(
    word for word in _LETTERS if len(word) == _OF_NOUN and word[0] in "日月年" and word != "日最高"
)
RATES = sorted(_LETTERS, key=len, reverse=True)  # the longest first
_RATE = pattern(by_first(RATES))
_PER_NOT_AFTER = (
    "年度报",
    "年度会",
    "年度计",
    "年度总",
    "年度考",
    "年度人",
    "年度大",
    "年度盛",
    "年度工",
    "年度任",
    "年度预",
    "年度最",
    "年度十",
    "年度论",
    "年度排",
    "年度榜",
    "年度审",
    "年度重",
    "年度投",
    "年度目",
    "年产业",
    "年产品",
    "每天前",
    "每日本",
    "每日报",
    "一日游",
    "一天前",
    "一天后",
    "单日本",
)


def trailing(text: str, start: int, before: str, calendar: Calendar) -> Found | None:  # noqa: PLR0911 - one line a form
    """近3年, 十年来, 五年间, and 五年下降9.3%; 五年前 is a date."""
    match = _TRAILING.match(text, start)
    if match is None or before[-1] in "第十百千万." or _ONE_BY_ONE.fullmatch(match["n"]):
        return None
    value = dates.number(match["n"]) if match["n"] != "两" else 2
    if not value or (match["unit"] == "月" and "个" not in match[0]):
        return None
    after = match["after"] or ""
    if after in ("前", "之前", "以前") and match["unit"] == "年":
        year = str(calendar.year - value)
        compared = BASE_BEFORE.search(before) or _TIMES_OF.match(text, match.end())
        rule = "base" if compared else "ago"  # 较五年前净增, 是三年前的5倍
        return start, match.end(), Period(year, year, "year"), rule
    leading = _TRAILING_BEFORE if match["unit"] in ("年", "月") else _DAYS_BEFORE
    leads = leading.search(before) is not None
    if before.endswith(("历时近", "长达近", "用时近", "耗时近", "为期近", "时近", "公元前")):
        return None
    changes = match["unit"] == "年" and not after and bool(_CHANGE_AFTER.match(text, match.end()))
    changes = changes or (
        match["unit"] == "年" and text.startswith(("累计", "共投入", "共完成"), match.end())
    )
    spans = bool(after) and after not in ("前", "后", "之前", "之后", "以前", "以后", "中")
    if not (leads or spans or changes) or text.startswith(("以上", "以下", "以内"), match.end()):
        return None
    if changes and before.endswith(("连续", "连")):
        return None
    unit = "个月" if match["unit"] == "月" else match["unit"]
    if unit == "季度":
        value, unit = value * 3, "个月"
    period = dates.duration(Decimal(value), unit)
    rule = "base" if _RECORD.match(text, match.end()) else "trailing"
    if changes and text.startswith("平均", match.end()):
        rule = "per"  # 同比增长6%,两年平均增长4.1%: a rate, which governs no further
    return (start, match.end(), period, rule) if period else None


def per(text: str, start: int, before: str) -> Found | None:
    """月均, 单日, 年产: what a rate is counted by."""
    match = _RATE.match(text, start)
    if match is None or text.startswith(_PER_NOT_AFTER, start):
        return None
    word = match[0]
    if word[0] in "日月年" and before[-1] in NEVER_BEFORE_A_RATE:
        return None
    if word[0] == "一" and before[-1] in "第有这那同某另早前后十头当整":
        return None
    end = match.end() + (1 if word in ("一天", "一日") and text.startswith("内", match.end()) else 0)
    return start, end, Period(f"P1{_LETTERS[word]}", None, "duration"), "per"
