"""Dates and periods in the text, resolved against the dateline and the edition."""

from __future__ import annotations

from collections.abc import Iterator

from generator.annotate.draft import Draft, PeriodFound
from generator.annotate.folding import fold
from generator.annotate.patterns import pattern, where_begins
from generator.annotate.periods import date_words, dates
from generator.annotate.periods.dates import Calendar
from generator.annotate.periods.lengths import RATES, per, trailing
from generator.annotate.periods.points import JANUARY, Found, point
from generator.annotate.periods.weeks_and_decades import week_or_decade
from generator.model import Period, Span

# Behind the year before, in January: the story is of that year. 2025年12月 alone is no such evidence.
_WHOLE_YEAR = pattern("全年|年度|前|1(?![0-2]?月[^份—至-])(?![0-2]月$)")
_SENTENCE_END = pattern(r"[。!?\n]")
# 一季度净流出2.7亿元,而去年同期为净流入4.15亿元: a value of its own, and no base.
_A_YEAR_AGO = pattern("[去上]年同期(?=[为是仅]|只有)")
_SAME_TIME = pattern("同期(?<=[。;!?]同期),?(?![比相内增下])")  # 同期,对美国进出口…: of the sentence before
_TOLD = ("point", "range", "since", "as_of", "years")
_START = "\n"  # stands for what is before the first character
_YEARS = pattern(r"([0-9]{4})\s?(?:年?至|年?到|—{1,2}|~|-|年?—{1,2})\s?([0-9]{4})\s?(?:年度?|学年)")
_ISO = pattern(r"(?<![0-9A-Za-z.])([12][0-9]{3})([-/.])([01]?[0-9])\2([0-3]?[0-9])(?![0-9A-Za-z])")
_DASH = pattern(r"\s?(?:至|到|—{1,2}|~|-)\s?")
_ISO_MARKS = ("-", "/", ".")
_DIGIT = "[0-9〇零一二三四五六七八九十两]"
# A run of digits with what may follow it in a date or a length of time: most numbers are followed by neither.
_NUMBER_OF_TIME = pattern(
    rf"{_DIGIT}(?<!{_DIGIT}{{2}}){_DIGIT}*+"
    r"(?=[日至到—~\-]|[多余]?个?[多余]?[年月天周季]| [年至到—~\-]|世纪|\.[0-9]{1,2}\.|/[0-9]{1,2}/)"
)
_WORD_OF_TIME = pattern(where_begins((*date_words.WORDS, *RATES)))


def periods(draft: Draft) -> None:
    """Find the dates and periods of every block, left to right, none overlapping."""
    calendar = _calendar(draft)
    for number, block in enumerate(draft.article.blocks):
        text = fold(block.text)
        for start, end, period, rule in find(text, calendar):
            draft.periods.append(PeriodFound(period, block.text[start:end], Span(number, start, end), rule))


def _calendar(draft: Draft) -> Calendar:
    edition = draft.context.edition
    dateline = draft.article.dateline
    first = next((block.text for block in draft.article.blocks if block.kind == "paragraph"), "")
    if not dateline and "讯" in first[:30]:
        dateline = first[: first.index("讯")]
    today = dates.dateline_day(fold(dateline), edition) if dateline else None
    last_year = f"{edition.year - 1}年"
    before = (
        edition.month == JANUARY
        and _tells_this_year(draft)
        and any(
            _WHOLE_YEAR.match(fold(block.text), at + len(last_year))
            for block in draft.article.blocks
            if (at := block.text.find(last_year)) >= 0
        )
    )
    return Calendar(edition, today or edition, before)


def _tells_this_year(draft: Draft) -> bool:
    return any("今年" in block.text or "本年" in block.text for block in draft.article.blocks)


def find(text: str, calendar: Calendar) -> Iterator[Found]:
    """Yield (start, end, period, rule) of a folded text, left to right."""
    last, said, said_at = 0, None, 0
    told: Period | None = None
    day: Period | None = None  # the one that was named last
    for start in _candidates(text):
        if start < last:
            continue
        if said is not None and _sentence_ends(text, said_at, start):
            said = None
        found = _read(text, start, calendar, said)
        if found is None and told and text.startswith("同期", start) and _SAME_TIME.match(text, start):
            found = start, start + 2, told, "same"
        if found is None:
            continue
        first, last, period, rule = found
        if day and rule == "day" and text.startswith(date_words.SAME_DAY, first):
            period = day
        elif rule == "day" and period.start == period.end:
            day = period
        if rule == "base" and told and (year_ago := _A_YEAR_AGO.match(text, first)):
            last, period, rule = year_ago.end(), _year_before(told), "point"
        named = period.start or period.end
        if named and period.grain != "duration" and rule != "base":
            said, said_at = int(named[:4]), last
            told = period if rule in _TOLD else told
        yield first, last, period, rule


def _year_before(told: Period) -> Period:
    """The same months or days a year before."""
    return Period(_back(told.start), _back(told.end), told.grain, told.ambiguous)


def _back(end: str | None) -> str | None:
    """The end of an interval, a year before."""
    if end is None:
        return None
    return f"{int(end[:4]) - 1:04d}{end[4:].replace('-02-29', '-02-28')}"


def _sentence_ends(text: str, start: int, end: int) -> bool:
    return _SENTENCE_END.search(text, start, end) is not None


def _candidates(text: str) -> list[int]:
    """Where a date may begin: at a number that a word of time or a dash follows, or at a word of time."""
    found = {match.start() for match in _NUMBER_OF_TIME.finditer(text)}
    found.update([match.start() for match in _WORD_OF_TIME.finditer(text)])
    if "同期" in text:
        found.update([match.start() for match in _SAME_TIME.finditer(text)])
    return sorted(found) if found else []


def _read(text: str, start: int, calendar: Calendar, said: int | None) -> Found | None:
    char = text[start]
    before = text[max(0, start - 8) : start] or _START
    if char.isdigit() and before[-1:].isdigit():
        return None
    if text[start : start + 4].isdigit() and (found := _years(text, start) or _iso(text, start)):
        return found
    found = week_or_decade(text, start, before, calendar) or point(text, start, before, calendar, said)
    if found is None:
        found = trailing(text, start, before, calendar)
    return found or per(text, start, before)


def _years(text: str, start: int) -> Found | None:
    match = _YEARS.match(text, start)
    if not match or not match[1] <= match[2]:
        return None
    return start, match.end(), Period(match[1], match[2], "year"), "years"


def _iso(text: str, start: int) -> Found | None:
    if (first := _iso_day(text, start)) is None:
        return None
    end, day = first
    dash = _DASH.match(text, end)
    second = _iso_day(text, dash.end()) if dash else None
    if second is not None and second[1] > day:
        return start, second[0], Period(day, second[1], "day"), "iso"
    return start, end, Period(day, day, "day"), "iso"


def _iso_day(text: str, start: int) -> tuple[int, str] | None:
    """Where a day in digits (2025-11-03, 2025.11.3) ends, and the day."""
    match = _ISO.match(text, start) if text[start + 4 : start + 5] in _ISO_MARKS else None
    day = dates.day_of(int(match[1]), int(match[3]), int(match[4])) if match else None
    return (match.end(), day) if match and day else None
