"""The place that an article is about: that of its figures where their own paragraph names none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.annotate.draft import Draft
from generator.annotate.figures.article_places import ArticlePlaces
from generator.annotate.names.place_anchors import Anchor, national_source, opens
from generator.annotate.patterns import pattern

_SEVERAL = 4  # places named once each
_FIRST_BLOCKS = 8  # of an article: where its place is named if anywhere
_OF_AN_EVENT = 3  # what an event counts in a headline
_TOLD_TWICE = 3  # the weight of one mention that opens its clause and another
_SENT_FROM = pattern(
    "[一-鿿]{2,8}?(?:社|报|网|台)(?!北京)([一-鿿]{2,6}?)(?:[0-9〇一二三四五六七八九十]{1,3}年)?[0-9一二三四五六七八九十]{1,3}月"
)
_PARTS = ("其中", "其中,")


def usual_place(draft: Draft, places: ArticlePlaces) -> str | None:
    """The subject district, the headline's place, the nation of a national body, the place most told of.

    None where the article names none and has no home city.
    """
    for tag in draft.districts:
        if tag.role == "subject":
            return tag.name
    counted: Counter[str] = Counter()
    works: Counter[str] = Counter()
    bodies: Counter[str] = Counter()
    for number, block in enumerate(draft.article.blocks[:_FIRST_BLOCKS]):
        anchors = places.anchors(number)
        if block.kind in ("kicker", "headline", "deck"):
            strong = [a.name for a in anchors if a.name != "全国" or not (a.weak or places.at_home)]
            if strong and not all(anchor.event for anchor in anchors):
                return strong[0]
            counted.update(anchor.name for anchor in anchors if anchor.event for _ in range(_OF_AN_EVENT))
        elif block.kind == "paragraph" and not counted and _tells_of_the_nation(number, block.text, places):
            return "全国"
        _count(counted, anchors, places.text(number), places)
        works.update(anchor.name for anchor in anchors if anchor.work and not anchor.weak)
        if not places.home:
            bodies.update(_bodies(anchors, places.text(number)))
        if block.kind == "paragraph" and places.at_home:
            break  # what is told further down in a paper at home is a part of it
    if counted or works or places.home:
        return _most_told(counted or works, places)
    return _of_dateline(draft) or _most_told(bodies, places)


def _count(counted: Counter[str], anchors: Iterable[Anchor], text: str, places: ArticlePlaces) -> None:
    for anchor in anchors:
        if _counts(anchor, text) and (weight := _weight(anchor, text, places)):
            counted[anchor.name] += weight


def _of_dateline(draft: Draft) -> str | None:
    """上海 of 新华社上海4月17日电: where a story is sent from; those from the capital are of the nation."""
    match = _SENT_FROM.match(draft.article.dateline or "")
    return draft.context.lexicon.gazetteer.city_of(match[1]) if match else None


def _bodies(anchors: Iterable[Anchor], text: str) -> Iterable[str]:
    """The organisations that open a clause: in a paper with no home a story may be about one and no place."""
    return [a.name for a in anchors if a.organisation and not a.weak and opens(text, 0, a.start)]


def _most_told(counted: Counter[str], places: ArticlePlaces) -> str | None:
    if not counted or (len(counted) >= _SEVERAL and max(counted.values()) == 1):
        return places.home  # a round of many places has no place of its own
    name, weight = counted.most_common(1)[0]
    return places.home if places.home and not places.at_home and weight < _TOLD_TWICE else name


def _counts(anchor: Anchor, text: str) -> bool:
    aside = anchor.weak or anchor.organisation or anchor.person or anchor.back or anchor.work
    aside = aside or anchor.name == "全球"
    return not aside and not text.endswith(_PARTS, 0, anchor.start)


def _weight(anchor: Anchor, text: str, places: ArticlePlaces) -> int:
    """What a mention counts: in a paper at home little, if it is elsewhere."""
    told = opens(text, 0, anchor.start)
    return int(told) if anchor.name == "全国" or places.elsewhere(anchor) else 1 + told


def _tells_of_the_nation(number: int, text: str, places: ArticlePlaces) -> bool:
    """A national body is named in the paragraph, before it no place, and nowhere the home city."""
    at = None if places.at_home else national_source(text)
    return at is not None and not any(a.start < at for a in places.anchors(number) if not a.organisation)
