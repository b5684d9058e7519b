"""Dates and periods in the text, resolved against the dateline and the edition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.annotate import date_words, dates
from generator.annotate.date_words import POINT
from generator.annotate.dates import Calendar, Ends
from generator.annotate.draft import Draft, PeriodFound
from generator.annotate.folding import fold
from generator.annotate.patterns import pattern
from generator.model import Period, Span

_JANUARY = 1
_START = "\n"  # stands for what is before the first character
_RANGE = pattern(r"\s?(?:至|到|—{1,2}|~|-)\s?")
_YEARS = pattern(r"([0-9]{4})\s?(?:年?至|年?到|—{1,2}|~|-|年?—{1,2})\s?([0-9]{4})\s?(?:年度?|学年)")
_ISO = pattern(r"(?<![0-9A-Za-z.])([12][0-9]{3})([-/.])([01]?[0-9])\2([0-3]?[0-9])(?![0-9A-Za-z])")
_ISO_MARKS = ("-", "/", ".")
_SINCE = pattern(r"[^,。;:!?、\n0-9]{0,16}?以来|(?:[上下]午)?\s?(?:起(?!来|草|诉|步|码)|开始|至今|伊始)")
_AS_OF = pattern(r"截[至止]到?(?:了)?\s?$")
_BASE_BEFORE = pattern(r"(?:比|较|相较|相比|对比)(?:于)?[“”]?$")
_BASE_WITHOUT_DE = pattern(r"(?:高于|低于|优于|快于)$")
_NAMES_BEFORE = pattern(
    r"(?:发行|公布|发布|印发|出台|举办|举行|召开|入选|获评|参加|开展|启动|荣获|获得|制定|编制|《)了?$"
)
_ATTRIBUTIVE = pattern(
    r"(?:新|建成|启用|投用|成立|发布|上市|出台|开工|上线|开通|举办|推出|公布|印发|启动|引进|投产|竣工|开业|落成|修建|设立|创办|签订|签署|批准)[^,。;:、0-9]{0,5}的(?![0-9])"
)
_BASE_AFTER = pattern(r"[^,。;:!?]{0,10}?(?:相比|同期相|的基础上|水平相)|(?:同期|同月|同日|同季)(?!内|的?占)")
_FROM = pattern(r"(?:自|从|自从|由)$")
_FUTURE = pattern(r"(?:预计|预测|预期|计划|将|拟|力争|争取|确保|到|至|于)[^,。;]{0,6}$")
_CN = "一二三四五六七八九十两"
_TRAILING = pattern(
    rf"(?P<n>[0-9]{{1,3}}|[{_CN}]{{1,3}})(?:多|余)?(?:个)?(?P<unit>年|月|天|周|季度)(?:时间|多)?"
    r"(?P<after>以来|来(?![自访到说看])|间(?!接|隔|断)|之间|里(?!程)|中(?![国央])|前|后|之前|之后|以前|以后)?"
)
_TRAILING_BEFORE = pattern(r"(?:近|最近|过去|未来|今后|此前|这|前|下一?个?)的?$")
_CHANGE_AFTER = pattern(
    r"(?:累计|平均|年均|共|合计|总计)?(?:下降|上升|增长|提高|提升|减少|增加|翻|增至|上涨|回落|降低|新增)"
)
_RUN = pattern("[0-9〇零一二三四五六七八九十两]+")
_FOLLOWS_NUMBER = frozenset("年月日号天周个季多余—~-至到/. ")
_PER_WORDS = {
    "day": "单日 单天 每日 每天 一天 一日 日均 日产 日处理 日供 日发电 日最高 日销 日接待 日吞吐",
    "week": "每周",
    "month": "单月 每月 每个月 月均 月产 月销 月度",
    "year": "每年 年度 年产 年出口 年销售 年销量 年发电 年处理 年接待 年加工 年供应 年吞吐 年交易 年消费 年收入 年营收 年产值 年减排 年节约 年可 一年可 全年可",  # noqa: E501 - a list of words
}
_LETTERS = {word: unit[0].upper() for unit, words in _PER_WORDS.items() for word in words.split()}
_PER = pattern("|".join(sorted(_LETTERS, key=len, reverse=True)))
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
_PER_NEVER_AFTER = "0123456789一二三四五六七八九十两几多近前去今明全每同当本往来周数历青少中成老千百万财学"


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
    before = edition.month == _JANUARY and any(
        fold(block.text).startswith(("全年", "1", "前", "年度"), at + len(last_year))
        for block in draft.article.blocks
        if (at := block.text.find(last_year)) >= 0
    )
    return Calendar(edition, today or edition, before)


Found = tuple[int, int, Period, str]


def find(text: str, calendar: Calendar) -> Iterator[Found]:
    """Yield (start, end, period, rule) of a folded text, left to right."""
    last, said, said_at = 0, None, 0
    for start in _candidates(text):
        if start < last:
            continue
        if said is not None and _sentence_ends(text, said_at, start):
            said = None
        found = _read(text, start, calendar, said)
        if found is None:
            continue
        _, last, period, _ = found
        if period.start and period.grain != "duration":
            said, said_at = int(period.start[:4]), last
        yield found


def _sentence_ends(text: str, start: int, end: int) -> bool:
    return any(text.find(mark, start, end) >= 0 for mark in "。!?\n")


def _candidates(text: str) -> list[int]:
    """Where a date may begin: at a number that a word of time or a dash follows, or at a word of time."""
    starts = [
        match.start()
        for match in _RUN.finditer(text)
        if text[match.end() : match.end() + 1] in _FOLLOWS_NUMBER
    ]
    starts += [match.start() for match in date_words.WORDS.finditer(text)]
    starts += [match.start() for match in _PER.finditer(text)]
    starts.sort()
    return starts


def _read(text: str, start: int, calendar: Calendar, said: int | None) -> Found | None:
    char = text[start]
    before = text[max(0, start - 8) : start] or _START
    if char.isdigit() and before[-1:].isdigit():
        return None
    if char in "0123456789" and (found := _years(text, start) or _iso(text, start)):
        return found
    found = _point(text, start, before, calendar, said)
    if found is None:
        found = _trailing(text, start, before, calendar)
    return found or _per(text, start, before)


def _years(text: str, start: int) -> Found | None:
    match = _YEARS.match(text, start)
    if not match or not match[1] <= match[2]:
        return None
    return start, match.end(), Period(match[1], match[2], "year"), "years"


def _iso(text: str, start: int) -> Found | None:
    match = _ISO.match(text, start) if text[start + 4 : start + 5] in _ISO_MARKS else None
    day = dates.day_of(int(match[1]), int(match[3]), int(match[4])) if match else None
    return (start, match.end(), Period(day, day, "day"), "iso") if match and day else None


def _point(text: str, start: int, before: str, calendar: Calendar, said: int | None) -> Found | None:
    match = POINT.match(text, start)
    if match is None or date_words.is_empty(match) or not _plausible(match, text, before):
        return None
    said = _default_year(match, before, calendar, said)
    ends = date_words.resolve(match, calendar, said)
    if ends is None:
        return None
    end, rule = match.end(), "day" if ends[2] == "day" else "point"
    if (joined := _range_to(text, end, ends, calendar)) is not None:
        end, ends, rule = *joined, "range"
    return _with_context(text, (start, end), ends, (match, before, rule), calendar)


def _plausible(match: re.Match[str], text: str, before: str) -> bool:
    """Rules out what looks like a date: 30日内, 一日, 第三季, 十五运会."""
    after = text[match.end() : match.end() + 2]
    if match["plan"]:
        quoted = (match["plan"][0] in '“"' and match["plan"][-1] in '”"末初') or (
            match["plan"][0] in '“"' and len(match["planname"]) > 2  # noqa: PLR2004 - the bound is said by the line itself
        )
        return quoted or (
            len(match["planname"]) > 2 and after in ("期间", "时期", "以来", "规划", "末,", "收官", "开局")  # noqa: PLR2004 - the bound is said by the line itself
        )
    if match["lone"]:
        chinese_small = match["lone"] in "一二三四五六七八九" and not match["lone2"]
        return not (
            after[:1] in ("内", "游")
            or chinese_small
            or before[-1:] in ("第", "百", "个", "近", "月", "每", "近")
        )
    if match["year"] and match["year"].isdigit() and not 1000 <= int(match["year"]) <= 2200:  # noqa: PLR2004 - the bound is said by the line itself
        return False
    if match["end"] and not any(
        match[g]
        for g in (
            "year",
            "relyear",
            "short",
            "month",
            "relmonth",
            "quarter",
            "m1",
            "first",
            "quarters",
            "half",
        )
    ):
        return match["end"] in ("年底", "年末") and before[-1:] not in _PER_NEVER_AFTER
    if match["whole"] and not (match["year"] or match["relyear"]):
        return before[-1] in "\n,。;: " and after[:1] != "，"
    return before[-1:] != "第" or bool(match["quarter"])


def _default_year(match: re.Match[str], before: str, calendar: Calendar, said: int | None) -> int | None:
    """The year of a month that has none: the one said before, else the last such month."""
    if (
        said is not None
        or match["plan"]
        or match["year"]
        or match["relyear"]
        or match["short"]
        or match["relmonth"]
    ):
        return said
    month = dates.number(match["m2"] or match["month"] or match["first"])
    if match["quarter"]:
        month = "一二三四".find(match["quarter"]) * 3 + 1 if match["quarter"] in "一二三四" else 1
    if match["quarters"]:
        month = 3 * (dates.number(match["quarters"]) or 1)
    if match["half"] == "下半年":
        month = 7
    if match["whole"] and calendar.edition.month <= 2:  # noqa: PLR2004 - the bound is said by the line itself
        return calendar.edition.year - 1
    if month and month > calendar.today.month and not _FUTURE.search(before):
        return calendar.today.year - 1
    return calendar.today.year if month else None


def _range_to(text: str, end: int, ends: Ends, calendar: Calendar) -> tuple[int, Ends] | None:
    """2012年12月至2025年2月: the second end, if a dash and another point follow."""
    dash = _RANGE.match(text, end)
    if dash is None or dash.end() >= len(text):
        return None
    match = POINT.match(text, dash.end())
    if match is None or date_words.is_empty(match) or match["plan"]:
        return None
    year = int(ends[0][:4]) if ends[0] else None
    second = date_words.resolve(match, calendar, year)
    if second is None or not ends[0] or not second[1] or second[1] < ends[0][: len(second[1])]:
        return None
    return match.end(), (ends[0], second[1], second[2])


def _with_context(  # noqa: PLR0911 - one line a form
    text: str, span: tuple[int, int], ends: Ends, said: tuple[re.Match[str], str, str], calendar: Calendar
) -> Found:
    """截至 and 底 open the interval to the left, 以来 and 起 to the right; 比 … marks a base."""
    (start, end), (match, before, rule) = span, said
    january = calendar.edition.month == _JANUARY and match["relyear"] == "今年"
    ambiguous = (
        january
        and not match["month"]
        and (text.startswith("以来", end) or bool(match["quarters"] or match["first"] or match["m1"]))
    )
    since = _SINCE.match(text, end)
    if since and (
        (since[0].endswith("以来") and (_FROM.search(before) or len(since[0]) <= 4))  # noqa: PLR2004 - the bound is said by the line itself
        or (not since[0].endswith("以来"))
    ):
        return start, since.end(), Period(ends[0], None, ends[2], ambiguous), "since"
    if since and not _contains_comma(since[0]):
        return start, since.end(), Period(ends[0], None, ends[2], ambiguous), "since"
    period = Period(ends[0], ends[1], ends[2], ambiguous)
    if _BASE_BEFORE.search(before) or _BASE_AFTER.match(text, end):
        return start, end, period, "base"
    if _BASE_WITHOUT_DE.search(before) and not text.startswith("的", end):
        return start, end, period, "base"
    if (
        ends[2] == "year"
        and _NAMES_BEFORE.search(before)
        and text[end : end + 1] not in ("", ",", "。", "、")
    ):
        return start, end, period, "name"
    if _ATTRIBUTIVE.match(text, end):
        return start, end, period, "attributive"
    closes = bool(match["end"] and match["end"][-1] in "底末") or bool(match["planend"])
    if _AS_OF.search(before) or match["planend"] or (closes and not _is_future(period, calendar)):
        return start, end, Period(None, ends[1], ends[2], ambiguous), "as_of"
    return start, end, period, rule


def _contains_comma(text: str) -> bool:
    return "," in text


def _is_future(period: Period, calendar: Calendar) -> bool:
    last = period.last_day
    return last is not None and last > calendar.edition


def _trailing(text: str, start: int, before: str, calendar: Calendar) -> Found | None:  # noqa: PLR0911 - one line a form
    """近3年, 十年来, 五年间, and 五年下降9.3%; 五年前 is a date."""
    match = _TRAILING.match(text, start)
    if match is None or before[-1] in "第十百千万.":
        return None
    value = dates.number(match["n"]) if match["n"] != "两" else 2
    if not value or (match["unit"] == "月" and "个" not in match[0]):
        return None
    after = match["after"] or ""
    if after in ("前", "之前", "以前") and match["unit"] == "年":
        year = str(calendar.year - value)
        return start, match.end(), Period(year, year, "year"), "ago"
    leads = _TRAILING_BEFORE.search(before) is not None and match["unit"] in ("年", "月")
    if before.endswith(("历时近", "长达近", "用时近", "耗时近", "为期近", "时近")):
        return None
    changes = match["unit"] == "年" and not after and bool(_CHANGE_AFTER.match(text, match.end()))
    spans = bool(after) and after not in ("前", "后", "之前", "之后", "以前", "以后", "中")
    if not (leads or spans or changes) or text.startswith(("以上", "以下", "以内"), match.end()):
        return None
    if changes and before.endswith(("连续", "连")):
        return None
    unit = "个月" if match["unit"] == "月" else match["unit"]
    if unit == "季度":
        value, unit = value * 3, "个月"
    period = dates.duration(Decimal(value), unit)
    return (start, match.end(), period, "trailing") if period else None


def _per(text: str, start: int, before: str) -> Found | None:
    """月均, 单日, 年产: what a rate is counted by."""
    match = _PER.match(text, start)
    if match is None or text.startswith(_PER_NOT_AFTER, start):
        return None
    word = match[0]
    if word[0] in "日月年" and before[-1] in _PER_NEVER_AFTER:
        return None
    if word[0] == "一" and before[-1] in "第有这那同某另早前后十":
        return None
    end = match.end() + (1 if word in ("一天", "一日") and text.startswith("内", match.end()) else 0)
    return start, end, Period(f"P1{_LETTERS[word]}", None, "duration"), "per"
