"""Where places stand in a text, a city and the district behind it as one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from generator.lexicon.gazetteer import Gazetteer, Place

_STREET = re.compile(
    r"[东西南北中]?[一二三四五六七八九]?(?:路(?![上过径线程途由面桥])|街(?!区)|大街|大道|支路|胡同)"
)
_COUNTY = re.compile("县(?![城区域级乡委])")  # 定西县, of a time before the city had its name
_HILL = re.compile("山(?![东西区地村城民路])")  # 烟台山 is no city
# A short form before one of these is part of its name (双流|国际机场, 胶州|湾), not the district.
_VENUE = re.compile(
    "国际机场|机场|高铁站|火车站|客运站|汽车站|[东西南北]站|枢纽|大桥|跨海|湾|湖|河|港(?!区)|古镇|古城|大剧院|体育馆|体育场|体育中心"
)
# 中欧班列长安号: a train, a ship or a satellite called after a place.
_CALLED = re.compile("号(?![线楼院馆门文召称码令角脉桥]|[0-9A-Za-z])")
_SIZES = ("大", "小")
_TITLE = re.compile(r"“[^“”,，。;；!！?？]{3,60}”|《[^《》]{2,60}》")
_DOTTED = re.compile("[一-鿿]{1,4}·[一-鿿]")
_SMALL = ("district", "county")
_HOLDERS = ("city", "province", "home")

Wording = tuple[int, int, Place | None]
"""A wording of the gazetteer: half-open span, and what it stands for."""


class PlaceSpan(Struct):
    """A place in a text: half-open span; `joined` where it is printed with the division above it."""

    start: int
    end: int
    place: Place
    joined: bool = False


def place_spans(text: str, wordings: Iterable[Wording], gazetteer: Gazetteer) -> list[PlaceSpan]:
    """Places of one folded block, left to right; none in the names of streets, projects and books.

    `wordings` are those of places that stand in the block.
    """
    spans = _joined(text, wordings, gazetteer)
    if not any(_in_marks(text, span.start) for span in spans):
        return spans
    titles = [match.span() for match in _TITLE.finditer(text)]
    return [span for span in spans if not _inside(span, titles)]


def _in_marks(text: str, at: int) -> bool:
    """Does a quotation mark or that of a book stand open at `at`?"""
    quoted = text.rfind("“", 0, at) > text.rfind("”", 0, at)
    return quoted or text.rfind("《", 0, at) > text.rfind("》", 0, at)


def _inside(span: PlaceSpan, titles: Sequence[tuple[int, int]]) -> bool:
    """Does the place stand in a title, and is no title by itself (“青岛”)?"""
    start, end = span.start, span.end
    inside = False
    for low, high in titles:
        if low + 1 == start and end == high - 1:
            return False
        inside = inside or (low < start and end < high)
    return inside


def _joined(text: str, wordings: Iterable[Wording], gazetteer: Gazetteer) -> list[PlaceSpan]:
    found: list[PlaceSpan] = []
    pending: PlaceSpan | None = None
    for start, end, place in wordings:
        if place is None or (pending and start < pending.end) or _STREET.match(text, end):
            continue
        if _is_chance(text, start, end, place, gazetteer) or gazetteer.torn(text, start, end):
            continue
        if place.level == "city" and text[end - 1] != "市" and _HILL.match(text, end):
            end, place = end + 1, Place(text[start : end + 1], "foreign")  # noqa: PLW2901 - the hill instead
        if place.level == "city" and text[end - 1] != "市" and _COUNTY.match(text, end):
            end, place = end + 1, Place(text[start : end + 1], "county", place.code)  # noqa: PLW2901 - a county that was
        if pending and pending.end == start and gazetteer.holds(pending.place.code, place.code):
            pending = PlaceSpan(pending.start, end, place, joined=True)
        else:
            if pending:
                found.append(pending)
            pending = PlaceSpan(start, end, place)
        if place.code and place.level in _HOLDERS:
            pending = _with_child(text, pending, gazetteer)
    if pending:
        found.append(pending)
    return found


def _is_chance(text: str, start: int, end: int, place: Place, gazetteer: Gazetteer) -> bool:
    """Is it in a person's name (阿里木江·卡里莫夫, 导演南宫羽), a date and a paper (6日本报), a venue?"""
    if place.level in _SMALL:
        return _of_venue(text, start, end) or gazetteer.names_somebody(text, start, end)
    if place.level == "city":
        return "·" in text and text[end - 1] != "市" and _DOTTED.match(text, end) is not None
    if "·" in text and text.startswith("·", end + 1) and place.level in ("country", "foreign"):
        return True  # 阿曼|德·拉赫曼
    return place.name == "日本" and text[start - 1 : start].isdigit()


def _of_venue(text: str, start: int, end: int) -> bool:
    """Is what ends here a short form in the name of a venue or a water (小雁塔, 胶州湾)?"""
    if text[end - 1] in "区县市旗":
        return False
    beside = _VENUE.match(text, end) or _CALLED.match(text, end)
    return text[start - 1 : start] in _SIZES or beside is not None


def _with_child(text: str, span: PlaceSpan, gazetteer: Gazetteer) -> PlaceSpan:
    """With the county right behind (深圳南山), or over the last character (青岛市南区)."""
    child = gazetteer.child_at(text, span.end, span.place.code)
    if child and text.startswith(("地区", "自治州", "盟"), child[0]):
        child = None  # 新疆和田|地区
    if text[span.end - 1] == "市" and span.end - span.start > 2:  # noqa: PLR2004 - characters
        over = gazetteer.child_at(text, span.end - 1, span.place.code)
        if over and over[1].name.startswith("市") and text[over[0] - 1] == "区":
            child = over
    if child is None or _STREET.match(text, child[0]) or _of_venue(text, span.end, child[0]):
        return span
    end, division = child
    home = gazetteer.home(division)
    return PlaceSpan(span.start, end, home or Place(division.name, "county", division.code), joined=True)
