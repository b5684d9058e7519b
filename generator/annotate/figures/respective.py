"""分别: several numbers behind several subjects, each to its own (男性1200人,女性1350人,分别占47%和53%)."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TypeVar

from msgspec.structs import replace

from generator.annotate.figures.kinds import AMOUNTS
from generator.annotate.figures.listed_subjects import PARTS, SUMMED_UP, named
from generator.annotate.figures.passages import Told
from generator.annotate.figures.respective_periods import PeriodList
from generator.annotate.figures.respective_places import (
    RESPECTIVELY,
    PlaceList,
    counted_alike,
    in_their_places,
    places_told,
)
from generator.annotate.patterns import pattern
from generator.lexicon.indicators import Indicators
from generator.model import Figure, Period

_JOINED = pattern(
    r"[余多]?(?:[、和与及]|以及)(?:约|近|超过?)?(?:同比|环比)?(?:增长|增加|上升|上涨|提高|下降|下跌|减少|降低|回落|回升|增|降|涨|跌)?"
)
Listed = TypeVar("Listed", PlaceList, PeriodList)
_RESPECTIVELY = pattern(r"([^,。;:!?]*?)(?:同比|环比)?(?:分别|依次)(?:同比|环比)?([^,。;:!?、和与]{0,8})$")
# What may stand before 分别 where the subjects were told before: a base of comparison.
_BASE_ALONE = pattern("(?:[比较按][^,。;:]{1,8}|(?:[一二两三四五]年)?平均)?")
_DONE = ("支出", "出资", "出口", "进口", "投资", "销售", "捐款", "贷款")  # 甲与乙分别出资18亿元和12亿元
_GIVES = ("给予", "予以", "发放", "可获", "可享")
_OF_A_BASE = ("change", "share")  # their subjects say more than what rose or is shared
# 增速分别高于全国、全省1.5个和0.6个百分点: the list is of what each is compared with.
_THAN = pattern(
    "(?:^|[,;:])([^,。;:]*?)分别(高于|低于|快于|慢于|优于|超出|高出|[比较])([^,。;:]+?)([高低快慢多少]出?)?$"
)
_ASPECT_OF_EACH = pattern("其?(占比|比重|份额|增速|增幅|涨幅|降幅|产量|产值|销量|均价|价格|得票|得分)")
_PLACED = pattern("(?:分列|分居|位居|位列|排名|排在|居|列)[^,。;、]*$")  # 甲、乙分列二、三位,占比分别为…
_ASPECT_ALONE = 2  # characters: 增速, whose noun was told before
_RUNNERS_UP = pattern("(?:紧随其后|次之|随后|居前|靠前|分列其后|位居其后|列前[一二三四五六七八九十]+)$")
_OF_WHOLE = pattern("占(?!比)[^、]+$")  # 分别占全国市场份额的…
_NEXT_ROW = pattern(",([^,。;:、]{1,8}?)(?:为|达到?|是)?(?:[约近超])?")
_PREDICATE = pattern("(?:均|都)?(?:较|更|最|相对|明显|普遍)?(?:高|低|大|小|多|少|快|慢|突出|集中|增长|下降)$")
_ASPECT = pattern("(?:增长|增加|上升|提高|提升|上涨|增[幅速])$")


def respectively(
    text: str,
    figures: list[Figure],
    told: list[Told],
    clauses: list[int],
    lists: tuple[list[PlaceList], list[PeriodList]],
    indicators: Indicators,
) -> list[Figure]:
    """The figures of a block, those of a row behind 分别 with what it shares out: subjects, places, periods.

    Args:
        text: the block, folded.
        figures: in the order of the text.
        told: where each stands, and the base of its subject.
        clauses: where the clause of each begins.
        lists: the lists of places, and of periods.
        indicators: what a new subject may be.
    """
    made = list(figures)
    shared, placed = dict[int, str](), dict[int, str]()
    for first, last in _rows(text, told):
        row = range(first, last)
        names = _places_of(told, row, clauses[first], lists[0])
        if not names and _as_before(text, told, row, placed) is not None:
            names = [placed[n - len(row)] for n in row]
        if names:
            made[first:last] = in_their_places(made[first:last], names, indicators)
            placed.update(zip(row, names, strict=True))
            continue
        if dates := _periods_of(told, row, clauses[first], lists[1]):
            alike = zip(counted_alike(made[first:last], indicators), dates, strict=True)
            made[first:last] = [replace(figure, period=period) for figure, period in alike]
            continue
        verb, bases, said = "", list[str](), list[str]()
        if led := any(text.find(word, clauses[first], told[first].start) >= 0 for word in RESPECTIVELY):
            said = [shared.get(n) or _base(made[n], told[n]) for n in range(first)]
            verb, bases = _shared_out(text, told, row, made, said, clauses[first])
        if not bases and (again := _as_before(text, told, row, shared)) is not None:
            verb, bases = again, [shared[n] for n in range(first - len(row), first)]
        if led and not bases and (names := places_told(made, first, len(row))):
            made[first:last] = in_their_places(made[first:last], names, indicators)
        if granted := _granted(text, verb, made[last - 1], told[last - 1].end):
            told_before = bases == said[first - len(row) :]  # 达到500万元、1000万元的店铺
            bases = [(base.removeprefix("对") if not told_before else "") + granted for base in bases]
        for n, base in zip(row, bases, strict=False):
            shared[n] = base + verb if verb in _DONE else base
            made[n] = _with_subject(made[n], base, verb, indicators)
    return made


def _places_of(told: list[Told], row: range, clause: int, lists: list[PlaceList]) -> list[str]:
    """The places that 分别 in the clause of a row shares out; none if they are not as many."""
    words = _of_clause(lists, clause, told[row.start].start)
    return next((listed.names for listed in words if len(listed.names) == len(row)), [])


def _periods_of(told: list[Told], row: range, clause: int, lists: list[PeriodList]) -> list[Period]:
    """The same of periods."""
    words = _of_clause(lists, clause, told[row.start].start)
    return next((listed.periods for listed in words if len(listed.periods) == len(row)), [])


def _of_clause(lists: list[Listed], low: int, high: int) -> list[Listed]:
    """The lists whose word stands from `low` to `high`."""
    return lists[bisect_left(lists, low, key=_word) : bisect_left(lists, high, key=_word)]


def _word(listed: PlaceList | PeriodList) -> int:
    return listed.word


def _shared_out(
    text: str, told: list[Told], row: range, made: list[Figure], said: list[str], clause: int
) -> tuple[str, list[str]]:
    """The verb behind 分别, and what each number of the row is of; nothing if there is no 分别."""
    start, count = told[row.start].start, len(row)
    than = _THAN.search(text, max(0, clause - 1), start)
    if than and len(others := PARTS[1].sub("\n", than[3].removeprefix("同期")).split("\n")) == count:
        own = (said[-1] if said and len(than[1]) <= _ASPECT_ALONE else "") + than[1]
        return "", [own + than[2] + other + (than[4] or "") for other in others]
    match = _RESPECTIVELY.search(text, clause, start)
    if match is None:
        return "", []
    before = _clause_before(text, match.start())
    unit = told[row.start].unit
    if match[2] == "以" or (not match[1] and _RUNNERS_UP.search(before)):
        measured = [said[n] for n in range(row.start) if told[n].unit == unit and said[n]]
        names = named(match[1], count) if match[1].endswith("队") else []  # 日本队和韩国队分别以17金和…
        return "", [name + measured[-1] for name in names] if names and measured else measured[-1:] * count
    bases = named(match[1], count)
    if not bases and (aspect := _ASPECT_OF_EACH.fullmatch(match[1])):
        bases = [name + aspect[1] for name in named(_PLACED.sub("", before), count)]
    if not bases and _BASE_ALONE.fullmatch(match[1]):
        counted = row.start >= count and told[row.start - count].start > match.start() - len(before)
        bases = (
            (named(before, count) if SUMMED_UP.search(before) else [])
            or _told_before(made, said, row.start, count)
            or (_told_alike(made, said, row) if counted else named(before, count))
        )
    return match[2], bases


def _as_before(text: str, told: list[Told], row: range, shared: dict[int, str]) -> str | None:
    """分别支出3亿元、2亿元,增幅为5%、4%: the words between a row and the one shared out before it."""
    first = row.start - len(row)
    if first < 0 or any(n not in shared for n in range(first, row.start)):
        return None
    between = _NEXT_ROW.fullmatch(text, told[row.start - 1].end, told[row.start].start)
    return between[1] if between else None


def _rows(text: str, told: list[Told]) -> list[tuple[int, int]]:
    """Runs of numbers joined by 和 and 、: half-open ranges of two and more."""
    rows: list[tuple[int, int]] = []
    start = 0
    for n, (one, other) in enumerate(pairwise(told), 1):
        alike = one.kind == other.kind or (one.unit, other.unit) == ("个", "百分点")  # 1.5个、0.6个百分点
        alike = alike or (one.kind in AMOUNTS and other.kind in AMOUNTS)  # 产量、产值分别达5万吨和15亿元
        if not alike or not _JOINED.fullmatch(text, one.end, other.start):
            rows.append((start, n))
            start = n
    rows.append((start, len(told)))
    return [(first, last) for first, last in rows if last - first > 1]


def _told_before(figures: list[Figure], bases: list[str], first: int, count: int) -> list[str]:
    """男性1200人,女性1350人,分别占…: the bases of as many figures of the same sentence, each with its own."""
    before = range(max(0, first - count), first)
    same = [figures[n].quote == figures[first].quote for n in before]
    said = list(dict.fromkeys(bases[n] for n in before if bases[n]))
    return said if len(said) == count and all(same) else []


def _told_alike(figures: list[Figure], bases: list[str], row: range) -> list[str]:
    """鸟类233种、12万只,分别增加…: both were counted of the same, at the same place."""
    first = row.start - len(row)
    if first < 0 or places_told(figures, row.start, len(row)):
        return []
    same = all(figures[n].quote == figures[row.start].quote and bases[n] for n in range(first, row.start))
    return bases[first:] if same else []


def _granted(text: str, verb: str, last: Figure, end: int) -> str:
    """分别给予2万元、1.5万元|奖励: what is given, behind the last number or in the verb."""
    if not verb.startswith(_GIVES):
        return ""
    return last.subject if last.subject and text.startswith(last.subject, end) else ""


def _base(figure: Figure, told: Told) -> str:
    return told.base if figure.kind in _OF_A_BASE else figure.subject


def _clause_before(text: str, clause: int) -> str:
    """甲、乙合格率较高,分别为…: the clause before without what it says of them."""
    end = clause - 1
    return (
        _PREDICATE.sub("", text[text.rfind(",", 0, max(0, end)) + 1 : end])
        if text[end : end + 1] == ","
        else ""
    )


def _falls(figure: Figure) -> bool:
    return figure.quantity.value is not None and figure.quantity.value < 0


def _with_subject(figure: Figure, base: str, verb: str, indicators: Indicators) -> Figure:
    if figure.kind == "change":
        aspect = None if _falls(figure) else _ASPECT.search(verb)
        since = figure.basis if figure.basis in ("同比", "环比") else ""
        subject = base + since * bool(aspect) + (aspect[0] if aspect else "")
    else:
        of_whole = _OF_WHOLE.search(figure.subject) if figure.kind == "share" else None
        rate = base.endswith(("比例", "比重", "占比", "份额", "率"))
        of_whole = None if "占" in base else of_whole
        share = of_whole[0] if of_whole else "占比" if figure.kind == "share" and not rate else ""
        subject = base + (share or (verb if verb in _DONE else ""))
    indicator = indicators.of(subject, figure, figure.quantity.unit)
    return replace(figure, subject=subject, indicator=indicator)
