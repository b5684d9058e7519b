"""The expressions that name a point or a stretch of time, and what they resolve to.

`POINT` reads one expression (2025年1至11月份, 去年底, 前三季度, 7日下午, “十四五”); `resolve` turns its parts
into the two ends of an interval. What stands around it (截至, 以来, 比 …) is the business of `periods`.
"""

from __future__ import annotations

import re
from datetime import timedelta

from generator.annotate.patterns import pattern
from generator.annotate.periods import dates
from generator.annotate.periods.dates import Calendar, Ends

_N = r"(?:[0-9]{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_DASH = r"\s?(?:至|到|—{1,2}|~|-)\s?"
_YEAR = r"[0-9]{4}|[一二][〇零一二三四五六七八九]{3}"
# 08年 and 九八年 are years, 15年 before a month or a quarter too; 七八年 are seven or eight years.
_SHORT = (
    rf"0[0-9](?=年(?!代))|[0-9]{{2}}(?=年(?:[0-9底末初]|{_N}月|第?[一二三四]季|[上下]半年))"
    rf"|(?!五六|六七|七八|八九)[〇零五六七八九][〇零一二三四五六七八九](?=年(?!代))|[五六七八][六七八九](?=年{_N}月)"
)
SAME_DAY = ("当天", "当日")  # the day that was named last
_REPUBLIC = 1911  # the year before 民国元年

# Words that an expression may begin with; `POINT` must then match there.
WORDS = (
    "今(?:年|明|日|天|晨|早|晚|夜)",
    "去年",
    "前(?:年|天|日(?!本)|[一二三四五六七八九十两0-9])",
    "明(?:年|天|日|晨|早|晚)",
    "后年(?![产均薪税销营出处接])",
    "后天(?![的努培习获形因性条不津气空下])",
    "上(?:年|月|个月|半年|一年|上?一?个?(?:周|星期|礼拜|世纪|季度))",
    "当(?:年|月|天|日)",
    "本(?:年|月|周|星期|世纪|季度)",
    "同(?:年|日)",
    "次年",
    "翌年",
    "下(?:月|个月|半年|下?一?个?(?:周|星期|礼拜|季度))",
    "昨(?:天|日|晚|夜)",
    "首季",
    "第[一二三四1-4]季",
    "头[0-9一二三四五六七八九十两]",
    "全年",
    "年(?<!后年)[底末初中内]",  # 后年 is a word of its own, read or not
    "月[底末初]",
    *(f"{number}季度" for number in "一二三四1234"),
    "“[六七八九十]",
    "‘[六七八九十]",
    "十[一二三四五六]五",
    "这一?个?(?:周|星期|礼拜)",
    "民国[0-9元一二三四五六七八九十]",
    "元月",
)
POINT = pattern(
    rf"""
    (?P<plan>[“"‘]?(?P<planname>十[一二三四五六]五|[六七八九]五|十五)(?!年)[”"’]?)
        (?:前(?P<planyears>[一二三四两]|[1-4])年|(?P<planend>末|期末|收官)|(?P<planfirst>初|开局))?
    |
    (?:(?P<year>{_YEAR})\s?年(?:度(?!假))?|(?P<relyear>今年|去年|前年|明年|(?<![产成工业营学婚休之交])后年(?![产均薪税销营出处接])|上年度?|当年|本年度?|同年|次年|翌年|上一年)|(?P<short>{_SHORT})年|民国(?P<republic>元|{_N})年)?
    \s?
    (?:
        (?P<half>上半年|下半年)
      | (?:第)?(?P<quarter>[一二三四1-4]|首)季(?:度|(?<=首季))
      | 前(?P<quarters>[一二三两123])个?季度
      | [前头](?P<first>{_N}|两)个?月份?
      | (?P<m1>{_N})月?{_DASH}(?P<m2>{_N})月份?
      | (?:(?P<month>{_N}|元)月(?!龄)份?(?:当月)?|(?P<relmonth>本月|上月|上个月|下月|下个月|当月))
        (?:\s?(?P<day>{_N}|[1-3]?[0-9])(?:[日号]|(?={_DASH}(?:{_N}月)?{_N}[日号]))(?:{_DASH}(?:(?P<month2>{_N})月)?(?P<day2>{_N})[日号])?|(?P<xun>[上中下]旬))?
      | (?P<lone>{_N})[日](?:{_DASH}(?P<lone2>{_N})[日])?
      | (?P<days>今明(?:两[天日]|天))
      | (?P<relday>今天|今日|今[晨早晚夜]|昨[晚夜天日]|明[天日晨早晚]|前天|前日|后天|当天|当日|同日)
      | (?P<whole>全年)
    )?
    (?P<end>年?[底末](?![端梢座部层线])|年?初(?![步次始衷级中期心夏冬春秋雪一二三四五六七八九十])|年中|年内)?
    (?:[上下]午|凌晨|清晨|早晨|早上|中午|傍晚|晚上?|晨|晚间|夜间|深夜)?
    (?:\s?(?:[0-9]{{1,2}}|零)时(?=\s?[至到—~-]))?
    """,
    re.VERBOSE,
)
_PLAN_START = {
    "六五": 1981,
    "七五": 1986,
    "八五": 1991,
    "九五": 1996,
    "十五": 2001,
    "十一五": 2006,
    "十二五": 2011,
    "十三五": 2016,
    "十四五": 2021,
    "十五五": 2026,
    "十六五": 2031,
}
_RELATIVE_YEAR = {
    "今年": 0,
    "本年": 0,
    "本年度": 0,
    "去年": -1,
    "上年": -1,
    "上年度": -1,
    "上一年": -1,
    "前年": -2,
    "明年": 1,
    "次年": 1,
    "翌年": 1,
    "后年": 2,
}
_TO_THE_YEAR_SAID = {"当年": 0, "同年": 0, "上年": -1, "上年度": -1, "上一年": -1}
_RELATIVE_DAY = {
    "今天": 0,
    "今日": 0,
    "今晨": 0,
    "今早": 0,
    "今晚": 0,
    "昨晚": -1,
    "昨夜": -1,
    "当天": 0,
    "当日": 0,
    "同日": 0,
    "昨天": -1,
    "昨日": -1,
    "今夜": 0,
    "明晨": 1,
    "明早": 1,
    "明晚": 1,
    "明天": 1,
    "明日": 1,
    "前天": -2,
    "前日": -2,
    "后天": 2,
}
QUARTERS = {"首": 1, "一": 1, "二": 2, "三": 3, "四": 4, "两": 2, "1": 1, "2": 2, "3": 3, "4": 4}
_TENS = {"上": (1, 10), "中": (11, 20), "下": (21, 31)}

Match = re.Match[str]


def is_empty(match: Match) -> bool:
    """Has nothing of a date matched, or only what means nothing alone?"""
    return match.lastindex is None


def resolve(match: Match, calendar: Calendar, said_year: int | None) -> Ends | None:
    """The interval that an expression names, or None where it names none (2月31日, 第五季).

    Args:
        match: of `POINT`.
        calendar: what relative dates count from.
        said_year: the year named last in the same passage (in 2020年3月至5月 the second has no year).
    """
    if match["plan"]:
        return _plan(match)
    year = _year(match, calendar, said_year)
    ends = _part(match, calendar, year)
    if ends is None and not (has_month(match) or match["lone"] or match["relday"] or match["days"]):
        ends = (str(year), str(year), "year")
    return ends


def has_year(match: Match) -> bool:
    """Does the expression say its year?"""
    return any(match.group("year", "relyear", "short", "republic"))


def has_month(match: Match) -> bool:
    """Does it say a month of the year, or several?"""
    return any(match.group("half", "quarter", "quarters", "first", "m1", "month", "relmonth"))


def _plan(match: Match) -> Ends:
    start = _PLAN_START[match["planname"]]
    if match["planyears"]:
        return str(start), str(start + (dates.number(match["planyears"]) or 1) - 1), "plan"
    if match["planend"]:
        return str(start + 4), str(start + 4), "year"
    return str(start), str(start + 4), "plan"


def _year(match: Match, calendar: Calendar, said_year: int | None) -> int:
    if match["year"]:
        return dates.number(match["year"]) or calendar.year
    if match["short"]:
        return _century(dates.number(match["short"]) or 0, calendar.edition.year)
    if match["republic"]:
        return _REPUBLIC + (dates.number(match["republic"]) or 0)
    step = _TO_THE_YEAR_SAID.get(match["relyear"] or "") if said_year else None
    if said_year and step is not None:
        return said_year + step
    if match["relyear"] and match["relyear"] not in ("当年", "同年"):
        return calendar.year + _RELATIVE_YEAR[match["relyear"]]
    return said_year or calendar.year


def _century(two_digits: int, year: int) -> int:
    found = year - year % 100 + two_digits
    return found if found <= year + 20 else found - 100


def _part(match: Match, calendar: Calendar, year: int) -> Ends | None:  # noqa: PLR0911 - one line a form
    if match["half"]:
        return dates.months(year, *((1, 6) if match["half"] == "上半年" else (7, 12)))
    if match["quarter"]:
        quarter = QUARTERS[match["quarter"]]
        return dates.months(year, quarter * 3 - 2, quarter * 3)
    if match["quarters"]:
        return dates.months(year, 1, QUARTERS[match["quarters"]] * 3)
    if match["first"]:
        return dates.months(year, 1, dates.number(match["first"]) or 0)
    if match["m1"]:
        return dates.months(year, dates.number(match["m1"]) or 0, dates.number(match["m2"]) or 0)
    if match["days"]:
        return calendar.today.isoformat(), (calendar.today + timedelta(days=1)).isoformat(), "day"
    if match["relday"]:
        day = (calendar.today + timedelta(days=_RELATIVE_DAY[match["relday"]])).isoformat()
        return day, day, "day"
    if match["month"] or match["relmonth"]:
        return _month(match, calendar, year)
    return _lone_day(match, calendar) if match["lone"] else None


def _month(match: Match, calendar: Calendar, year: int) -> Ends | None:
    month = dates.number(match["month"]) or _relative_month(match, calendar)[1]
    if match["relmonth"] and not match["relyear"] and not match["year"]:
        year = _relative_month(match, calendar)[0]
    if month not in dates.MONTHS:
        return None
    if match["day"]:
        return _days(year, month, match)
    if match["xun"]:
        first, last = _TENS[match["xun"][0]]
        start = dates.day_of(year, month, first)
        return start, dates.day_of(year, month, min(last, dates.days_in(year, month))), "day"
    found = dates.month_of(year, month)
    return found, found, "month"


def _relative_month(match: Match, calendar: Calendar) -> tuple[int, int]:
    year, month = calendar.today.year, calendar.today.month
    if match["relmonth"] in ("上月", "上个月"):
        return dates.last_month(year, month)
    if match["relmonth"] in ("下月", "下个月"):
        return (year + 1, 1) if month == dates.MONTHS[-1] else (year, month + 1)
    return year, month


def _days(year: int, month: int, match: Match) -> Ends | None:
    start = dates.day_of(year, month, dates.number(match["day"]) or 0)
    if start is None:
        return None
    if not match["day2"]:
        return start, start, "day"
    last_month = dates.number(match["month2"]) or month
    if last_month < month:
        year += 1  # 12月20日至1月5日
    end = dates.day_of(year, last_month, dates.number(match["day2"]) or 0)
    return (start, end, "day") if end and end >= start else None


def _lone_day(match: Match, calendar: Calendar) -> Ends | None:
    """7日 under a dateline of 9 August is 7 August; 30日 under 2 August is 30 July."""
    year, month = calendar.today.year, calendar.today.month
    first, last = dates.number(match["lone"]) or 0, dates.number(match["lone2"]) or 0
    if first > calendar.today.day + 15:
        year, month = dates.last_month(year, month)
    start = dates.day_of(year, month, first)
    end = dates.day_of(year, month, last) if last else start
    return (start, end, "day") if start and end and start <= end else None
