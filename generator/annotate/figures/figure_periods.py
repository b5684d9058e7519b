"""Which period a figure holds for: the adverbial that governs it in its own sentence."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotate.draft import PeriodFound
from generator.annotate.figures.passages import Passage
from generator.annotate.patterns import pattern
from generator.annotate.periods.date_words import SAME_DAY
from generator.model import Period

# Words that say now, and so end what an earlier period governs.
_NOW = pattern(
    r"截至目前|截至发稿|目前|如今|眼下|当前|近日|日前|现在|近年来|近几年来?|至今|今日起|迄今|此前|现有"
)
_NO_PERIOD = pattern(
    r"(?:期限|工期|有效期|保质期|票面利率|年利率|年息|年限|注册资[本金]|周期(?![^,。;0-9]{0,4}(?:[到至]|稳定))|时长|年龄|最快|最长|最短|全程|车程)[^,。;]{0,6}$|(?:刑期|有期徒刑)(?!的)[^,。;]{0,2}$"
)
# A stock: what there is by now did not come about since the start of the year alone.
_STOCK = pattern(r"(?:(?<!占)总数|(?<!占)总量|总规模|余额|保有量)[^,。;]{0,6}$")
_BECOMES = pattern(
    r"(?:由|从)[^,。;]{0,30}(?:增至|升至|提高到|提升到|上升到|增加到|降至|下降到|减少到|增长到|提高至|提升至|扩大到)"
)
# 2月28日,港口当日装卸…, 14日8时,…水位20.86米, 单日最高客流出现在5月2日,达到…: what a day alone holds for.
_OF_THE_DAY = pattern(
    "[^。;!?]{0,20}?(?:当日|当天|单日|全天)"
    "|[^。;!?]{0,40}?(?:收报|收于|收盘|报收|收[涨跌]|盘中|中间价|成交额|[涨跌]停|[股沪深综成]指)"
    "|[^。;!?预启]{0,20}?(?:发送|运送|到发|接待|迎来)(?:国内外?|海?内外|进出港|各地)?(?:旅客|游客|观众|乘客|参观)"
    "|[^。;!?预启共累计]{0,30}?(?:查获|缴获|抓获|接听|接到|接诊|产生|再获|夺得|摘得|斩获)"
    "|[^。;!?已]{0,30}?(?:爆炸|坠毁|相撞|袭击|追尾)[^。;!?已]{0,16}造成"
    "|(?:午后|白天|夜间|夜里|早晨|清晨|凌晨|傍晚|晚间)[^,。;!?0-9]{0,3}(?:零下)?$"
    "|[0-9]{1,2}时许?(?:[0-9]{1,2}分)?(?:,|[^,。;!?0-9]{0,16},)[^,。;!?]{0,24}(?:发生了?$|水位|流量|库容|地震|气温|雨量|降水量|浓度|指数|负荷|风力|浪高|喷发)"
)
_WEATHER = pattern(
    "(?:气温|[高低]温|风力?|雨量|降水量?|湿度|浓度|能见度|污染指数|空气质量指数)[^,。;0-9]{0,8}$"
)
# 沙市水位昨日已退到43.85米
_GAUGE = pattern("(?:水位|流量|库容|蓄水量|气温|浓度|客流量?|负荷|股价|指数|收盘价|汇率)$")
_YEAR_END = ("年末", "年底")
_WITHIN_YEAR = "年内"
_SINGLE = {"month": "单月", "day": "单日"}
_PEAK_BEFORE = pattern(
    "(?:(?:单日|日)[^,。;]{1,12}|(?:高峰|峰值|最[高低大])[^,。;]{0,6})(?:出现在|发生在|为|是|在)$"
)
_CLAUSE_START = (*",。;:", "")
_RIGHT_BEFORE = 4  # characters between a period that holds for one number and that number
_GOVERNS_NOT = frozenset(("base", "name", "attributive"))


def now_words(text: str) -> list[int]:
    """Where 目前, 近日 and the like end in a folded text."""
    return [match.end() for match in _NOW.finditer(text)]


def governing(
    found: Sequence[PeriodFound], sentence: int, start: int, passage: Passage
) -> tuple[Period | None, str]:
    """The period of a figure at `start` of a folded block, and the rule it follows.

    Args:
        found: the periods of the block, left to right.
        sentence: where the sentence begins that dates the figure.
        start: where the figure begins.
        passage: the text around it.
    """
    if not found:
        return None, ""
    text, clause, nows = passage.text, passage.clause, passage.nows
    if _NO_PERIOD.search(text, clause, start):
        return None, "timeless"
    reset = _last_now(nows, sentence, text, clause, start) if nows else sentence
    chosen: PeriodFound | None = None
    for period in found:
        if period.span.start >= start:
            break
        if period.span.end <= reset or not _governs(period, text, start, clause, chosen):
            continue
        chosen = period
    if chosen is None:
        return None, ""
    combined = _over_years(found, text, sentence, start, clause)
    return combined or chosen.period, chosen.rule


def _last_now(nows: Sequence[int], sentence: int, text: str, clause: int, start: int) -> int:
    """Where the last word that says now ends; where the sentence begins if none does.

    由目前的5%提高到20%: what it is to become is not dated by it.
    """
    low = clause if _BECOMES.search(text, clause, start) else start
    return max([end for end in nows if sentence < end <= min(low, start)], default=sentence)


def _governs(period: PeriodFound, text: str, start: int, clause: int, before: PeriodFound | None) -> bool:
    if period.rule in _GOVERNS_NOT or (period.span.start < clause and _for_a_clause(period, before)):
        return False
    if period.rule == "per":
        return period.span.start >= clause and not (before and _is_inside(period, before))
    if period.rule == "mark" or (period.rule == "ago" and text.startswith("的", period.span.end)):
        return start - period.span.end <= _RIGHT_BEFORE  # 从两年前的76%降到61.5%
    if period.rule in ("day", "iso") and period.period.start == period.period.end:
        return _is_of_the_day(period, text, start)
    if period.rule == "trailing" and before and before.rule in ("range", "years"):
        return text[before.span.end : period.span.start] != ","  # 从1956年到1989年,33年里
    stock = period.rule == "since" and _STOCK.search(text, clause, start)
    return not stock and _brackets(text, period.span.end, start) >= 0


def _for_a_clause(period: PeriodFound, before: PeriodFound | None) -> bool:
    """总投资1520亿元,年内计划投资397亿元;项目数多了31个, 全年增长3%,年末失业率5.5%,物价上涨2%."""
    return period.printed == _WITHIN_YEAR or (before is not None and period.printed in _YEAR_END)


def _is_inside(per: PeriodFound, before: PeriodFound) -> bool:
    """截至6月底,…年内; 10月份,单月发送…: what was named before says which year, month or day that is."""
    if before.rule == "as_of":
        return per.printed.endswith("内")
    one = before.rule in ("point", "day") and before.period.start == before.period.end
    return one and per.printed == _SINGLE.get(before.period.grain)


def _is_of_the_day(period: PeriodFound, text: str, start: int) -> bool:
    """Does a day say what the figure was on that day, and not only when something happened?"""
    end = period.span.end
    if period.printed in SAME_DAY and text[period.span.start - 1 : period.span.start] in _CLAUSE_START:
        return True
    if text.startswith(",", end) and _PEAK_BEFORE.search(
        text, max(0, period.span.start - 20), period.span.start
    ):
        return True
    if _GAUGE.search(text, max(0, period.span.start - 12), period.span.start):
        return True
    return _OF_THE_DAY.match(text, end, start) is not None or _WEATHER.search(text, end, start) is not None


def _brackets(text: str, low: int, high: int) -> int:
    return text.count("(", low, high) - text.count(")", low, high)


def _over_years(
    found: Sequence[PeriodFound], text: str, sentence: int, start: int, clause: int
) -> Period | None:
    """由2020年的…增至2024年的…,年均提高…: from the first year to the last."""
    if text.find("年均", clause, start) < 0 or not _BECOMES.search(text, sentence, clause):
        return None
    years = [
        p.period for p in found if sentence <= p.span.start < clause and p.rule in ("point", "mark", "as_of")
    ]
    first = years[-2].start or years[-2].end if years[1:] else None  # 由2020年末的…
    if first is None or years[-1].end is None:
        return None
    return Period(first, years[-1].end, years[-1].grain)
