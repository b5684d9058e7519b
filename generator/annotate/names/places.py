"""Districts and other places: full names, short forms, and the words that refer back to them (该区, 全市)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.annotate.draft import Draft
from generator.annotate.folding import fold
from generator.annotate.names.place_spans import PlaceSpan, place_spans
from generator.lexicon.gazetteer import Gazetteer, Place, PlaceLevel
from generator.model import Block, Mention, Span

_BACK = re.compile("[该我本全岛](?:区(?!域)|市(?!场)|省|城)")
_DELEGATES = re.compile("代表团|的[^，,。]{0,6}代表")  # 来自浏阳代表团的市人大代表
_ADDRESS = re.compile(
    "[一-鿿]{1,4}?(?:镇|乡(?!村)|(?<!农)村|街道)"
)  # 新民市|大民屯镇菜农: a scene, and not what is told of
_IN_A_NAME = re.compile(  # 浏阳|生物医药创业服务中心
    "[一-鿿]{1,14}?(?:中心|公司|集团|医院|[中小]学|学校|学院|大学|银行|协会|公园|景区|基地|园区|机场|车站|口岸)"
)
_LEVELS: dict[str, tuple[PlaceLevel, ...]] = {
    "区": ("district", "zone", "county", "province"),
    "市": ("home", "city"),
    "城": ("home",),
    "省": ("province",),
}
_HOME = ("home", "district", "zone")
Found = list[tuple[Mention, Place]]


def places(draft: Draft) -> None:
    """Add a mention for each place, and for each word that refers back to one.

    `name` is the canonical name (市南区; 杭州市滨江区 for one elsewhere), `role` is `mentioned` for the
    home city's districts, `outside` for cities and counties elsewhere, None for the home city, provinces and
    countries. The rule is `place`, or `anaphora` for 该区, 全市 and the like.
    """
    gazetteer = draft.context.lexicon.gazetteer
    found: Found = []
    blocks = draft.article.blocks
    texts = [fold(block.text) for block in blocks]
    for number, wordings in enumerate(gazetteer.matcher.find_each(texts)):
        text = texts[number]
        for place in place_spans(text, wordings, gazetteer) if wordings else ():
            name = _full_name(text, place, found, gazetteer)
            if name:
                span = Span(number, place.start, place.end)
                surface = blocks[number].text[place.start : place.end]
                mention = Mention("place", name, surface, span, _role(place.place), None, "place")
                found.append((mention, place.place))
    named = [mention for mention, _ in found]
    references = list(_references(draft, found))
    draft.mentions += sorted([*named, *references], key=_position) if references else named


def _position(mention: Mention) -> tuple[int, int]:
    return mention.span.block, mention.span.start


def _role(place: Place) -> str | None:
    if place.level in ("district", "zone"):
        return "mentioned"
    return "outside" if place.level in ("city", "county") else None


def _full_name(text: str, span: PlaceSpan, found: Found, gazetteer: Gazetteer) -> str | None:
    """The canonical name; a county elsewhere with its city; None where it may be any of several."""
    place = span.place
    if place.level != "county":
        return place.name
    if span.joined:
        return text[span.start : span.end]
    homonyms = gazetteer.named(place.name)
    for mention, earlier in reversed(found):
        if earlier.level == "county" and earlier.name == place.name:
            return mention.name
        if earlier.code and any(gazetteer.holds(earlier.code, homonym.code) for homonym in homonyms):
            if earlier.level == "city":
                return mention.surface + place.name
            break
    if len(homonyms) > 1:
        return None
    parent = gazetteer.division(place.code[:4] + "00")
    return parent.name + place.name if parent and place.name.endswith("区") else place.name


def _references(draft: Draft, found: Found) -> Iterator[Mention]:
    """该区 means the district named last; 全市 the home city, unless only others are in the story."""
    city = draft.context.lexicon.districts.city
    at_home = any(place.level in _HOME for _, place in found)
    latest: dict[PlaceLevel, tuple[int, Mention]] = {}
    passed = 0
    for number, start, word in _backward_words(draft.article.blocks):
        while passed < len(found) and _position(found[passed][0]) < (number, start):
            latest[found[passed][1].level] = (passed, found[passed][0])
            passed += 1
        home = city if at_home or not passed or word not in ("全市", "该市") else None
        town = _town(word, latest, found, (number, draft)) if city else None
        meant = (town.name, town.role) if town else _antecedent(word, latest, home)
        if meant is None and home and word in ("全省", "我省"):
            meant = _province(home, draft.context.lexicon.gazetteer)
        if meant:
            span = Span(number, start, start + len(word))
            yield Mention("place", meant[0], word, span, meant[1], None, "anaphora")


def _backward_words(blocks: Sequence[Block]) -> Iterator[tuple[int, int, str]]:
    """(block, start, word) of what may refer back to a place, by one search over all blocks."""
    number = low = 0
    for match in _BACK.finditer("\n".join([block.text for block in blocks])):
        while match.start() > low + len(blocks[number].text):
            low += len(blocks[number].text) + 1
            number += 1
        word = match[0]
        if (word[0] == "岛") == (word[-1] == "城"):  # 岛城, but neither 岛市 nor 全城
            yield number, match.start() - low, word


def _town(
    word: str, latest: dict[PlaceLevel, tuple[int, Mention]], found: Found, where: tuple[int, Draft]
) -> Mention | None:
    """What 全市 means in a story of a county-level city of the home city (莱西市)."""
    number, draft = where
    if word not in ("全市", "该市") or "district" not in latest:
        return None
    order, town = latest["district"]
    text = draft.article.blocks[town.span.block].text
    home_since = "home" in latest and latest["home"][0] > order
    if town.name[-1] != "市" or home_since or _DELEGATES.match(text, town.span.end):
        return None
    if town.surface[-1] != "市" and _IN_A_NAME.match(text, town.span.end):
        return None
    if all(
        mention.span.block == town.span.block and _ADDRESS.match(text, mention.span.end)
        for mention, _ in found
        if mention.name == town.name
    ):
        return None
    on_top = found[0][0].name == town.name or draft.article.blocks[town.span.block].kind != "paragraph"
    return town if on_top or town.span.block == number else None


def _province(city: str, gazetteer: Gazetteer) -> tuple[str, None] | None:
    """The province of the home city, which 全省 means where no other was named; None for 北京."""
    home = next((place for place in gazetteer.named(city) if place.code), None)
    province = gazetteer.division(home.code[:2] + "0000") if home else None
    return (province.name, None) if province and province.name.endswith(("省", "自治区")) else None


def _antecedent(
    word: str, latest: dict[PlaceLevel, tuple[int, Mention]], city: str | None
) -> tuple[str, str | None] | None:
    """(name, role) of what the word means; `city` is what 全市 means, None where the story is not at home."""
    if word[-1] in "市城" and city:
        return city, None
    named = [latest[level] for level in _LEVELS[word[-1]] if level in latest]
    if word[-1] == "区":  # a district, a new area or an autonomous region
        named = [pair for pair in named if pair[1].name[-1] == "区"]
    if not named:
        return None
    _, mention = max(named, key=lambda pair: pair[0])
    return mention.name, mention.role
