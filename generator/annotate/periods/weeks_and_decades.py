"""Weeks (上周, 本周五), quarters seen from now (上季度), decades (上世纪80年代, 90年代以来), pairs of years (今明两年)."""  # noqa: E501 - a list of words

from __future__ import annotations

from datetime import timedelta

from generator.annotate.patterns import pattern
from generator.annotate.periods import dates
from generator.annotate.periods.dates import Calendar
from generator.annotate.periods.points import Found
from generator.annotate.periods.standing import BASE_BEFORE, CAME_ABOUT
from generator.model import Period

_WEEK = pattern(
    r"(?P<week>上上|上|本|这|下下|下)一?个?(?:周|星期|礼拜)(?:(?P<day>[一二三四五六日天])|(?P<end>末))?(?![年岁边围期])"
    r"(?:[上下]午|晚上?|早上|凌晨|中午)?"
)
_WEEKS = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1, "下下": 2}
_DAYS = {**dict(zip("一二三四五六日", range(7), strict=True)), "天": 6}
_SATURDAY = 5
_QUARTER = pattern("(?P<quarter>[上本下])一?个?季度(?P<end>末)?")
_DECADE = pattern(
    r"(?:(?P<century>20|二十|19|十九|21|二十一)世纪|(?P<relative>[上本])个?世纪)?"
    r"(?P<decade>[1-9]0|[一二三四五六七八九]?十|[五六七八九]零)年代(?:初期?|中期|末期?|后期|中后期)?(?P<since>以来)?"
)
_CENTURIES = {"19": 1800, "十九": 1800, "20": 1900, "二十": 1900, "21": 2000, "二十一": 2000}
_FAR = 10  # characters from the head of a decade to its 年代
_THIS_AND_NEXT = "今明两年"
_WEEK_BEGINS = frozenset("上本这下")
_FIRST = _WEEK_BEGINS | frozenset("今0123456789一二三四五六七八九十")


def week_or_decade(text: str, start: int, before: str, calendar: Calendar) -> Found | None:
    """What begins at `start` of the folded text; None if it is none of these."""
    first = text[start]
    if first not in _FIRST:
        return None
    if text.startswith(_THIS_AND_NEXT, start):
        period = Period(str(calendar.year), str(calendar.year + 1), "year")
        return start, start + len(_THIS_AND_NEXT), period, "point"
    if first in _WEEK_BEGINS and (
        found := _week(text, start, before, calendar) or _quarter(text, start, before, calendar)
    ):
        return found
    return _decade(text, start, before, calendar) if text.find("年代", start, start + _FAR) > 0 else None


def _week(text: str, start: int, before: str, calendar: Calendar) -> Found | None:
    match = _WEEK.match(text, start)
    if match is None:
        return None
    monday = calendar.today + timedelta(weeks=_WEEKS[match["week"]], days=-calendar.today.weekday())
    first, last = monday, monday + timedelta(days=6)
    if match["day"]:
        first = last = monday + timedelta(days=_DAYS[match["day"]])
    elif match["end"]:
        first = monday + timedelta(days=_SATURDAY)
    rule = "base" if BASE_BEFORE.search(before) else "day"
    return start, match.end(), Period(first.isoformat(), last.isoformat(), "day"), rule


def _quarter(text: str, start: int, before: str, calendar: Calendar) -> Found | None:
    match = _QUARTER.match(text, start)
    if match is None:
        return None
    quarters = calendar.today.year * 4 + (calendar.today.month - 1) // 3 + _WEEKS[match["quarter"]]
    year, quarter = divmod(quarters, 4)
    ends = dates.months(year, quarter * 3 + 1, quarter * 3 + 3)
    if ends is None:
        return None
    if match["end"]:
        return start, match.end(), Period(None, *ends[1:]), "as_of"
    rule = "base" if BASE_BEFORE.search(before) else "point"
    return start, match.end(), Period(*ends), rule


def _decade(text: str, start: int, before: str, calendar: Calendar) -> Found | None:
    match = _DECADE.match(text, start)
    if match is None:
        return None
    tens = dates.number(match["decade"]) or 0
    this = calendar.edition.year // 100 * 100
    century = this if this + tens <= calendar.edition.year else this - 100  # the last one that has begun
    if match["century"]:
        century = _CENTURIES[match["century"]]
    elif match["relative"]:
        century = this - 100 if match["relative"] == "上" else this
    first, last = str(century + tens), None if match["since"] else str(century + tens + 9)
    rule = "since" if match["since"] else "attributive" if CAME_ABOUT.search(before) else "point"
    return start, match.end(), Period(first, last, "year"), rule
