"""分别 behind a list of places: each of the numbers has its own place (江苏、浙江分别为81亿元和77亿元)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from generator.annotate.figures.kinds import AMOUNTS
from generator.annotate.names.place_anchors import Anchor, start_of
from generator.annotate.patterns import pattern
from generator.annotate.sentences import clause_start
from generator.lexicon.indicators import Indicators
from generator.model import Figure

RESPECTIVELY = ("分别", "依次", "分列", "分居")
WORD = pattern("|".join(RESPECTIVELY))
_LONGEST_CLAUSE = 120
SEPARATORS = ("、", "和", "与", "及", "以及")
# 青岛、烟台两市, 江苏等地, 法国、德国3个国家: the whole of the list behind it.
_SUMMED_UP = pattern(
    "(?:等(?![级候待于]))?(?:[0-9]{1,2}|[两二三四五六七八九十]{1,2})个?(?:[省市区县州国地城镇]{1,2}|国家|城市|地区|区域)"
    "|等(?:[省市区县州国地镇]{1,2}|国家|城市|地区)?(?![级候待于])"
)
# 对欧盟、日本出口, 前往三亚、成都的旅客: the list is of those something is done to or compared with.
_AIMED_AT = tuple("对向从自与和比较往到至于经给占过及、")
# What may stand between the list and the word in a clause of its own: 江苏、浙江紧随其后,同比|分别增长.
_NOTHING_ELSE = pattern("(?:同比|环比|均|也|则|[比较][^,。;:]{1,8}|增[速幅]|[涨降]幅)?")


class PlaceList(NamedTuple):
    """A list of places before 分别: what it covers, where the word stands, and the places."""

    start: int
    end: int
    word: int
    names: list[str]

    def blanks(self) -> list[tuple[int, int]]:
        """The spans that subjects leave out."""
        return [(self.start, self.end), (self.word, self.word + len(RESPECTIVELY[0]))]


def place_lists(text: str, anchors: list[Anchor], marks: list[int]) -> list[PlaceList]:
    """The lists of a folded block, left to right; `marks` part its clauses."""
    found: list[PlaceList] = []
    for match in WORD.finditer(text) if len(anchors) > 1 else ():
        at = match.start()
        low = clause_start(text, marks, max(0, at - _LONGEST_CLAUSE), at)
        listed = _listed(text, anchors, low, at)
        if listed is None and low and text[low - 1] == "," and _NOTHING_ELSE.fullmatch(text, low, at):
            before = clause_start(text, marks, max(0, low - _LONGEST_CLAUSE), low - 1)
            if found and found[-1].word >= before:  # 江苏、浙江分别为81亿元和77亿元,同比分别增长12%和9%
                found.append(found[-1]._replace(word=at))
                continue
            listed = _listed(text, anchors, before, low - 1)
        if listed:
            start, end, names = listed
            found.append(PlaceList(start, end, at, names))
    return found


def _listed(text: str, anchors: list[Anchor], low: int, high: int) -> tuple[int, int, list[str]] | None:
    """The last run of two places and more between two positions, with the word that sums it up."""
    first = bisect_left(anchors, low, key=start_of)
    run: list[Anchor] = []
    for anchor in anchors[first : bisect_left(anchors, high, key=start_of)]:
        if run and anchor.start < run[-1].end:
            continue
        joined = run and text[run[-1].end : anchor.start] in SEPARATORS
        run = [*run, anchor] if joined else [anchor]
    if len(run) < 2 or any(anchor.person or anchor.event or anchor.back for anchor in run):  # noqa: PLR2004
        return None
    start, end = run[0].start, run[-1].end
    if text.endswith(_AIMED_AT, low, start):
        return None
    if summed := _SUMMED_UP.match(text, end, high):
        end = summed.end()
    if any(mark in text[end:high] for mark in SEPARATORS):
        return None  # 青岛、烟台的男性和女性分别为
    return start, end, [anchor.name for anchor in run]


def places_told(figures: Sequence[Figure], first: int, count: int) -> list[str]:
    """青岛出口81亿元,烟台出口77亿元,分别增长…: the places of the figures before, if each has its own."""
    before = figures[max(0, first - count) : first]
    names = [figure.place for figure in before if figure.place and figure.quote == figures[first].quote]
    return names if len(names) == count == len(set(names)) else []


def in_their_places(row: list[Figure], names: Sequence[str], indicators: Indicators) -> list[Figure]:
    """The figures of a row, each with its place, all with what the last of them counts (24所和31所|学校)."""
    return [
        replace(figure, place=name)
        for figure, name in zip(counted_alike(row, indicators), names, strict=True)
    ]


def counted_alike(row: list[Figure], indicators: Indicators) -> list[Figure]:
    """Amounts of a row, all with what the last of them counts."""
    measured = next((figure.subject for figure in reversed(row) if figure.subject), "")
    if any(figure.kind not in AMOUNTS for figure in row):
        return row
    return [
        replace(figure, subject=measured, indicator=indicators.of(measured, figure, figure.quantity.unit))
        for figure in row
    ]
