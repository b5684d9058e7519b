"""A point in time with the words around it: 截至 and 底 open it to the left, 以来 to the right."""

from __future__ import annotations

import re

from generator.annotate.patterns import pattern
from generator.annotate.periods import date_words, dates
from generator.annotate.periods.date_words import POINT
from generator.annotate.periods.dates import Calendar, Ends
from generator.annotate.periods.standing import FROM, standing
from generator.model import Period

Found = tuple[int, int, Period, str]  # start, end, the period, the rule that read it
JANUARY = 1
_LOOKS_BACK = 3  # until March 全年 is the year that ended
_SHORT_PLAN = 2  # characters: 十五 alone is a number, 十四五 a plan
_YEARS = range(1000, 2201)
NEVER_BEFORE_A_RATE = "0123456789一二三四五六七八九十两几多近前去今明全每同当本往来周数历青少中成老千百万财学"
# Also 2019年与2023年之间.
_RANGE = pattern(r"\s?(?:至|到|—{1,2}|~|-)\s?|[和与](?=[0-9一二〇零年月日三四五六七八九十]{2,12}之?间)")
_EVENT_UNTIL = pattern("[一-鿿]{1,8}?,?[至到](?=[0-9]{1,4}[年月日])")  # 自7月1日|暑运启动至|7月15日
_SINCE = pattern(
    r"[^,。;:!?、\n0-9]{0,16}?以来|(?:[上下]午)?\s?(?:起(?!来|草|诉|步|码)|开始|至今|至案发|伊始)"
)
_RECORD_SINCE = pattern(
    "的?[^,。;:!?0-9]{0,6}(?:最[高低大小好快多少]|新高|新低)|的?第[0-9一二三四五六七八九十]{1,3}[次个场轮]"
)  # 2018年以来增长最快的一年
_UP_TO = pattern("(?:[0-9]{1,2}时)?(?:,|累计|已|为?止)")  # 到|9月16日|,…已累计运行
_AS_OF = pattern(r"截[至止]到?(?:了)?\s?$")
_DAYS_OF_CARE = ("前天", "后天")
_OF_TRADE = ("期货", "合约", "交割")  # 11月|期货
_MAKES_OTHER_WORDS = "大然以此午之今最随先目"  # 大前天, 然后|天
_ANY_YEAR = ("往年", "历年", "常年", "近年")  # 往年|1月
_FUTURE = pattern(r"(?:预计|预测|预期|计划|将|拟|力争|争取|确保|(?<!截[至止])到|(?<!截)至|于)[^,。;]{0,6}$")


_FUTURE_BEHIND = pattern("[^,。;0-9]{0,4}?(?:预计|计划|力争|目标|将(?![近军])|拟|确保|争取|有望|可能)")
_FUTURE_DAY = pattern("[^,。;0-9]{0,12},?[^,。;0-9]{0,12}?(?:预计|将(?![近军])|有望)")
_VALUED = pattern("的[-−0-9]")  # 一季度的-21.9%: of a quarter that is over
_SOON = 2  # months: 从11月1日起, printed in October


def point(text: str, start: int, before: str, calendar: Calendar, said: int | None) -> Found | None:
    """A date, a month, a quarter, a year or a plan that begins at `start`; None if none does.

    Args:
        text: the folded text.
        start: where it may begin.
        before: the few characters before `start`.
        calendar: what relative dates count from.
        said: the year named last in the sentence.
    """
    match = POINT.match(text, start)
    if match is None or date_words.is_empty(match) or not _plausible(match, text, before):
        return None
    said = _default_year(match, before, calendar, said)
    ends = date_words.resolve(match, calendar, said)
    if ends is None:
        return None
    end, rule = match.end(), "day" if ends[2] == "day" else "point"
    if (joined := _range_to(text, end, ends, calendar, since=before[-1:] in ("自", "从"))) is not None:
        end, ends, rule = *joined, "range"
    return _with_context(text, (start, end), ends, (match, before, rule), calendar)


def _plausible(match: re.Match[str], text: str, before: str) -> bool:
    """Rules out what looks like a date: 30日内, 一日, 第三季, 十五运会."""
    after = text[match.end() : match.end() + 2]
    if match["plan"]:
        quoted = (match["plan"][0] in '“"‘' and match["plan"][-1] in '”"’末初') or (
            match["plan"][0] in '“"‘' and len(match["planname"]) > _SHORT_PLAN
        )
        return quoted or (
            len(match["planname"]) > _SHORT_PLAN
            and after in ("期间", "时期", "以来", "规划", "末,", "收官", "开局")
        )
    if match["lone"]:
        chinese_small = match["lone"] in "一二三四五六七八九" and not match["lone2"]
        return not (
            after[:1] in ("内", "游")
            or chinese_small
            or before[-1:] in ("第", "百", "个", "近", "月", "每", "前", "头", "首")
            or before.endswith("拘留")
        )
    if _unlikely(match, before):
        return False
    if match["end"] and not (date_words.has_year(match) or date_words.has_month(match)):
        alone = match["end"] in ("年底", "年末", "年内") or text.startswith("年初以来", match.start("end"))
        return alone and before[-1:] not in NEVER_BEFORE_A_RATE
    if match["whole"] and not (match["year"] or match["relyear"]):
        return before[-1] in "\n,。;: " and after[:1] != "，"
    return before[-1:] != "第" or bool(match["quarter"])


def _unlikely(match: re.Match[str], before: str) -> bool:
    """The year 3025, the January of 往年, 此前三个月, 1.08年, 近15年一季度, 然后天气."""
    if match["year"]:
        return match["year"].isdigit() and int(match["year"]) not in _YEARS
    if match["short"]:
        return before[-1] in ".近过这约"
    if match["month"]:
        return before.endswith(_ANY_YEAR) or match.string.startswith(_OF_TRADE, match.end())
    if match["first"]:
        return before[-1] in "此之以"
    return match["relday"] in _DAYS_OF_CARE and before[-1] in _MAKES_OTHER_WORDS


def _default_year(match: re.Match[str], before: str, calendar: Calendar, said: int | None) -> int | None:
    """The year of a month that has none: the one said before, else the last such month."""
    if (
        said is not None
        or match["plan"]
        or match["year"]
        or match["relyear"]
        or match["short"]
        or match["republic"]
        or match["relmonth"]
    ):
        return said
    due, now = _due(match), calendar.today.month
    ended = (match["whole"] or match["end"] in ("年末", "年底")) and calendar.edition.month <= _LOOKS_BACK
    if due is None:
        return calendar.edition.year - 1 if ended and not _is_to_come(match, before) else None
    near = match["month"] and due - now <= _SOON
    soon = near and (FROM.search(before) or (match["day"] and _FUTURE_DAY.match(match.string, match.end())))
    if due <= now or soon or _is_to_come(match, before):
        return calendar.today.year
    return calendar.today.year - 1


def _due(match: re.Match[str]) -> int | None:
    """The month that has come if what is named lies in this year; None if no months are named.

    Of a run of months it is the last one, of a quarter whose value follows (一季度的-21.9%) the one
    behind it, of other quarters the first; the first half of a year is told of when the year before is far.
    """
    valued = _VALUED.match(match.string, match.end()) is not None
    if match["quarter"]:
        last = 3 * date_words.QUARTERS[match["quarter"]]
        return min(last + 1, dates.MONTHS[-1]) if valued else last - 2
    if match["quarters"]:
        return 3 * date_words.QUARTERS[match["quarters"]]
    if match["half"]:
        first, over = (_LOOKS_BACK + 1, 7) if match["half"] == "上半年" else (7, 12)
        return over if valued else first
    return dates.number(match["m2"] or match["month"] or match["first"])


def _is_to_come(match: re.Match[str], before: str) -> bool:
    """Do the words around it speak of what is to come (力争全年…, 10月可能略高于…)?"""
    return bool(_FUTURE.search(before) or _FUTURE_BEHIND.match(match.string, match.end()))


def _range_to(text: str, end: int, ends: Ends, calendar: Calendar, *, since: bool) -> tuple[int, Ends] | None:
    """2012年12月至2025年2月: the second end, if a dash and another point follow."""
    dash = _RANGE.match(text, end)
    if dash is None and since:
        dash = _EVENT_UNTIL.match(text, end)
    if dash is None or dash.end() >= len(text):
        return None
    match = POINT.match(text, dash.end())
    if match is None or date_words.is_empty(match) or match["plan"]:
        return None
    year = int(ends[0][:4]) if ends[0] else None
    second = date_words.resolve(match, calendar, year)
    if year and match["month"] and not date_words.has_year(match) and _is_before(second, ends):
        second = date_words.resolve(match, calendar, year + 1)  # 11月15日至3月15日
    if second is None or not ends[0] or not second[1] or _is_before(second, ends):
        return None
    return match.end(), (ends[0], second[1], second[2])


def _is_before(second: Ends | None, first: Ends) -> bool:
    """Does the second point end before the first begins?"""
    return bool(second and second[1] and first[0] and second[1] < first[0][: len(second[1])])


def _with_context(
    text: str, span: tuple[int, int], ends: Ends, said: tuple[re.Match[str], str, str], calendar: Calendar
) -> Found:
    """截至 and 底 open the interval to the left, 以来 and 起 to the right; 比 … marks a base."""
    (start, end), (match, before, rule) = span, said
    january = calendar.edition.month == JANUARY and match["relyear"] == "今年"
    ambiguous = (
        january
        and not match["month"]
        and (text.startswith("以来", end) or bool(match["quarters"] or match["first"] or match["m1"]))
    )
    since = _SINCE.match(text, end)
    if since:
        record = _RECORD_SINCE.match(text, since.end()) is not None
        return start, since.end(), Period(ends[0], None, ends[2], ambiguous), "base" if record else "since"
    period = Period(ends[0], ends[1], ends[2], ambiguous)
    stands = standing(text, before, end, match, ends[2])
    closes = bool(match["end"] and match["end"][-1] in "底末") or bool(match["planend"])
    if stands:
        held = Period(None, ends[1], ends[2], ambiguous) if closes and stands == "mark" else period
        return start, end, held, stands  # 由去年底的420张
    as_of = _AS_OF.search(before) or (
        before[-1] == "到"
        and ends[2] != "year"
        and _UP_TO.match(text, end)
        and not _is_future(period, calendar)
    )
    if as_of or match["planend"] or (closes and not _is_future(period, calendar)):
        return start, end, Period(None, ends[1], ends[2], ambiguous), "as_of"
    return start, end, period, rule


def _is_future(period: Period, calendar: Calendar) -> bool:
    last = period.last_day
    return last is not None and last > calendar.edition
