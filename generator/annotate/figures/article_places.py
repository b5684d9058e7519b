"""The places and organisations of one article, block by block, with the words that refer back to them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from generator.annotate.draft import Draft
from generator.annotate.folding import fold
from generator.annotate.names.facilities import Facility, facilities
from generator.annotate.names.place_anchors import (
    Anchor,
    anchors_of,
    is_source_of_goods,
    is_weak,
    named_anchors,
    outside_bylines,
    start_of,
)
from generator.annotate.names.small_places import small_places
from generator.annotate.patterns import pattern
from generator.model import Mention

# What is told of the place that was named last: a county, a town, a village.
_TELLS = "(?=[因摸牵办组成推统建将已还也把内里有为])"
_BACK = pattern(
    f"当地(?<!各当地)|县里|镇里|乡里|村里|街道{_TELLS}|社区{_TELLS}|园区{_TELLS}|全[县镇乡村](?!域)"
    "|该个?[县镇乡村](?!道)|这个?[县镇乡村](?!道)|本个?[县镇乡村](?!道)"
)
_AGAIN = pattern(
    r"全[厂校院](?!区)|(?:该|这家|这个|本)(?:公司|企业|校|院|港|厂|行|店|大队|支队|团|集团|医院|学校|园区|平台|中心|机构)"
    r"|(?:^|(?<=[,。;:“]))(?:公司|集团|总厂|总公司)(?=[同成创把将建现已还也今去前近每年研职员产订出营净利总拥有共连]|[0-9])"
)
_FIRMS = ("公司", "集团", "厂", "企业", "实业", "股份")
_KINDS = {
    "队": ("队",),
    "店": ("店",),
    "院": ("院",),
    "校": ("学", "院", "校"),
    "司": _FIRMS,
    "业": (*_FIRMS, "业"),
    "团": (*_FIRMS, "团"),
    "厂": _FIRMS,
    "行": ("银行", "行"),
    "港": ("港", "港集团"),
    "心": ("中心",),
}  # the last character of such a word → how the organisations end that it may mean
_PARTS_OF_BODIES = ("中心", "科", "室", "部", "处")
_SHORTEST_WHOLE = 4  # characters
_BEFORE_BACK = ("", *",。;:!?“在从到由")  # what such a word stands behind, but for 当地
_OF_THE_CITY = pattern("市(?![南北中]区)")  # 市民政局
_OFFICE = pattern(
    "([一-鿿]{2,4}?)((?:公安|税务|交警|消防救援|城管|市场监管)(?:分局|大队)|法院|检察院)"
)  # 庐阳公安分局
_CITY_SERVICE = pattern("(?<![一-鿿])市(?:气象台|[一-鿿]{0,6}热线)")
_WHOLES = ("全国", "全球")
_MOST_ANCHORS = 24  # of a sentence that are looked at


class _Named(NamedTuple):
    """The names of a block, the place told of last before it, and its works and sights."""

    anchors: list[Anchor]
    told_before: str
    works: list[Facility]


class ArticlePlaces:
    """What the figures of one article may be about.

    Attributes:
        home: the full name of the home city, None if it is not known.
        at_home: does the article name the home city or a district of it?
    """

    def __init__(self, draft: Draft) -> None:
        self._blocks = draft.article.blocks
        self._lexicon = draft.context.lexicon
        self.home = self._lexicon.city
        self._of_home = self.home is not None and not any(
            m.role in ("mentioned", "subject") and m.name[-1] == "市" for m in draft.mentions
        )  # else 市民政局 may be that of 莱西市
        self._subject = next((tag.name for tag in draft.districts if tag.role == "subject"), None)
        self._mentions: dict[int, list[Mention]] = {}
        for mention in draft.mentions:
            if mention.kind in ("place", "organisation"):
                self._mentions.setdefault(mention.span.block, []).append(self._in_full(mention))
        self._organisations = sorted(
            (m.span.block, m.span.start, m.name) for m in draft.mentions if m.kind == "organisation"
        )
        self.at_home = any(m.name == self.home or m.role in ("mentioned", "subject") for m in draft.mentions)
        self._countries = self._lexicon.names.abroad
        self._named: list[_Named] = []
        self._found: dict[int, tuple[list[Anchor], list[int]]] = {}  # and where each begins
        self._small: dict[str, str] = {}
        self._facilities: dict[str, str] = {}
        self._told_last = ""

    def text(self, number: int) -> str:
        """A block, folded."""
        return fold(self._blocks[number].text)

    def anchors(self, number: int) -> list[Anchor]:
        """The places and organisations of a block, left to right."""
        return self._anchors(number)[0]

    def between(self, number: int, low: int, high: int) -> list[Anchor]:
        """The last of the anchors of a block that begin from `low` to `high`."""
        anchors, starts = self._anchors(number)
        if not anchors:
            return anchors
        first, last = bisect_left(starts, low), bisect_left(starts, high)
        return anchors[max(first, last - _MOST_ANCHORS) : last]

    def _anchors(self, number: int) -> tuple[list[Anchor], list[int]]:
        if number not in self._found:
            for block in range(len(self._named), number + 1):
                self._named.append(self._read(block))
            named, told_before, works = self._named[number]
            text = self.text(number)
            anchors = anchors_of(text, named)
            more = [*_works_beside(text, anchors, works), *self._organisations_again(number, text)]
            if self._of_home and self.home and "市" in text:
                more += [
                    Anchor(*m.span(), self.home, weak=False, office=True)
                    for m in _CITY_SERVICE.finditer(text)
                ]
            anchors = sorted([*anchors, *more], key=start_of) if more else anchors
            found = _with_references(text, self._of_nations(text, anchors), told_before)
            self._found[number] = found, [anchor.start for anchor in found]
        return self._found[number]

    def _of_nations(self, text: str, anchors: list[Anchor]) -> list[Anchor]:
        """英国国家统计局公布,全国失业率…: the whole of the country that its sentence opens with."""
        if self.home and self.at_home:
            return anchors
        nation, low, found = None, 0, []
        for anchor in anchors:
            if nation and text.rfind("。", low, anchor.start) >= 0:
                nation = None
            if nation and anchor.name == "全国" and text.startswith("全国", anchor.start):
                found.append(replace(anchor, name=nation))
                continue
            if not (anchor.weak or anchor.person or anchor.local) and anchor.name in self._countries:
                nation, low = anchor.name, anchor.end
            found.append(anchor)
        return found

    def _read(self, number: int) -> _Named:
        """What a block names, whether figures are told in it or not: it may be the place told of last."""
        text, mentions, told_before = self.text(number), self._mentions.get(number, ()), self._told_last
        at_home = told_before in self._lexicon.districts
        near = self.home if at_home and self.home and told_before != self._subject else told_before
        small = small_places(text, mentions, self._small, near, at_home=at_home and near == told_before)
        named = named_anchors(text, mentions, small)
        if named:
            scenes = [a.name for a in outside_bylines(text, named) if a.local and _is_scene(a, text)]
            self._told_last = scenes[-1] if scenes else told_before
        works = [] if self.home else list(facilities(text, self._facilities))
        return _Named(named, told_before, works)

    def _organisations_again(self, number: int, text: str) -> Iterator[Anchor]:
        """该院, 本公司: the organisation of that kind named last, in the block or before it."""
        for match in _AGAIN.finditer(text) if self._organisations else ():
            last = bisect_left(self._organisations, (number, match.start()))
            endings = _KINDS.get(match[0][-1], ())
            for _, _, name in reversed(self._organisations[:last]):
                if whole := name if not endings else _up_to(name, endings):
                    yield Anchor(*match.span(), whole, weak=False, organisation=True)
                    break

    def blanks(self, number: int) -> list[tuple[int, int]]:
        """Spans of places in a block, which subjects leave out."""
        text = self.text(number)
        places = [m.span for m in self._mentions.get(number, ()) if m.kind == "place"]
        spans = [(s.start, s.end) for s in places if not is_source_of_goods(text, s.start, s.end)]
        return spans + [(a.start, a.end) for a in self.anchors(number) if a.region and not a.weak]

    def elsewhere(self, anchor: Anchor) -> bool:
        """Is it no place of the home city, in an article that names one?"""
        own = anchor.office or anchor.name == self.home or anchor.name in self._lexicon.districts.surfaces
        return self.at_home and not own

    def _in_full(self, mention: Mention) -> Mention:
        """A county elsewhere by its division (吉林公主岭 → 公主岭市), a body by its country or city."""
        gazetteer = self._lexicon.gazetteer
        if self._of_home and mention.kind == "organisation" and _OF_THE_CITY.match(mention.name):
            return replace(mention, name=f"{self.home}{mention.name[1:]}")
        if mention.kind == "organisation" and (office := _OFFICE.fullmatch(mention.name)):
            name = self._lexicon.districts.surfaces.get(office[1])
            return replace(mention, name=name + office[2]) if name else mention
        if mention.kind == "organisation" and mention.name.endswith("海关"):
            city = gazetteer.city_of(mention.name)
            return replace(mention, kind="place", name=city, role="outside") if city else mention
        if mention.kind == "organisation" and (country := gazetteer.country_of(mention.name)):
            return replace(mention, kind="place", name=country)
        if mention.role != "outside" or mention.rule != "place":
            return mention
        name = gazetteer.in_full(mention.name)
        return mention if name == mention.name else replace(mention, name=name)


def _up_to(name: str, endings: tuple[str, ...]) -> str:
    """The name, or the whole that it is a part of (儿童医院|罕见病中心), if one of them ends so; else ""."""
    if name.endswith(endings):
        return name
    if not name.endswith(_PARTS_OF_BODIES):
        return ""
    end = max(name.rfind(ending) + len(ending) if ending in name else 0 for ending in endings)
    return name[:end] if end >= _SHORTEST_WHOLE else ""


def _with_references(text: str, anchors: list[Anchor], told_before: str) -> list[Anchor]:
    """With 当地, 村里 and the like, which mean the place told of last, in the text or before it."""
    if not (anchors or told_before):
        return anchors  # there is nothing to refer back to
    back: list[Anchor] = []
    for match in _BACK.finditer(text):
        here = match[0] == "当地"
        if not here and text[match.start() - 1 : match.start()] not in _BEFORE_BACK:
            continue
        before = [
            a.name
            for a in anchors
            if a.start < match.start() and (a.local or (here and _is_part(a))) and _is_scene(a, text)
        ]
        if name := before[-1] if before else told_before:
            back.append(Anchor(match.start(), match.end(), name, weak=False, back=True))
    return sorted([*anchors, *back], key=start_of) if back else anchors


def _works_beside(text: str, anchors: list[Anchor], works: list[Facility]) -> Iterator[Anchor]:
    """Works and sights that have a name: in a paper with no home they are what figures are about."""
    for work in works:
        if not any(anchor.start < work.end and work.start < anchor.end for anchor in anchors):
            weak = is_weak(text, work.start, work.end)
            yield Anchor(work.start, work.end, work.name, weak, work=True)


def _is_scene(anchor: Anchor, text: str) -> bool:
    """Is it where something happens, and not where somebody comes from or goes to?"""
    return not anchor.person and (not anchor.weak or text[anchor.start - 1 : anchor.start] == "在")


def _is_part(anchor: Anchor) -> bool:
    """Is it a part of the country, and not all of it, a body or an event?"""
    return not (anchor.weak or anchor.organisation or anchor.event or anchor.name in _WHOLES)
