"""Towns, villages, parks: known by their endings, beside a place of the lists or where something happens."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence
from typing import NamedTuple

from generator.annotate.patterns import holds, pattern
from generator.model import Mention

_WORD = "[^\\W\\d_a-zA-Z的在和与及了是有等为将对各每全本该某这那以从到由把被让个]"
_TOWNS = "街道(?!办)|镇(?![长区])|乡(?![村镇亲音愁里下土])|苏木"
_VILLAGES = "村(?![民官口头长医级集两企超晚落里庄寨])|嘎查|社区(?![矫服医工])"
_TOWN, _VILLAGE = f"(?:{_TOWNS})", f"(?:{_VILLAGES})"
_PARK = (
    "(?:口岸|国家公园|自然保护区|湿地公园|森林公园|风景名胜区|产业园区?|工业园区?|经济技术开发区|经开区|高新区"
    "|综合保税区|综保区|自贸片区)"
)
_BEHIND = pattern(
    f"(?:{_WORD}{{1,5}}?{_TOWN})?{_WORD}{{1,5}}?{_VILLAGE}|{_WORD}{{1,5}}?{_TOWN}|{_WORD}{{0,6}}?{_PARK}"
)
_ENDING = pattern(f"{_TOWNS}|{_VILLAGES}|国家公园|自然保护区")
_ENDINGS = ("镇", "村", "乡", "街道", "社区", "苏木", "嘎查", "国家公园", "自然保护区")
# What stands before the ending of a name alone: a preposition or the start of a clause, and its words.
_IN = "位于|走进|来到|地处|到了|家住"
_HEAD = pattern(
    f"(?:(?:{_IN}|[在到])|(?:[乡镇县区市州]|街道)的|(^|[,。;:!?”\\s])(?!{_IN}))({_WORD}{{2,4}}?)$"
)
_HEAD_OF_PARK = pattern(f"(?:^|[^一-鿿]|[在到和])({_WORD}{{2,6}})$")
_TELLS = pattern("[0-9有是位地党的]")  # what follows the name of a village that opens a clause
_NEVER_FIRST = tuple("农乡城美新老小大山上下中村镇一两几多众")
_COUNTED = pattern("[二三四五六七八九十百千万]+")
_PARKS = ("国家公园", "自然保护区")
_AT_HOME = ("mentioned", "subject")
_CLASS = pattern(_PARK)
_LONG = 6  # characters of a name that tells enough by itself: 三江源国家公园
_LAST_PART = pattern(f".*{_TOWN}(?=.)")


class SmallPlace(NamedTuple):
    """A place below a county: half-open span, and the name that its figures are given."""

    start: int
    end: int
    name: str


def small_places(
    text: str, mentions: Sequence[Mention], known: MutableMapping[str, str], before: str, *, at_home: bool
) -> list[SmallPlace]:
    """The small places of a folded text, each with a name that tells where it is.

    A small place of the home city has its district's name, for the figures of districts are followed; one
    elsewhere that of the place it stands behind and its own (紫云县打哈村).

    Args:
        text: one block.
        mentions: its places.
        known: the small places of the article so far, the name printed alone → the full name; added to.
        before: the place that was told of last, where the small ones are that stand alone.
        at_home: is that a district of the home city?
    """
    found = list(_behind(text, mentions, known)) if mentions else []
    for name, start in _alone(text):
        if not any(m.span.start < start + len(name) and start < m.span.end for m in mentions):
            where = _before(mentions, start)
            if where:
                before, at_home = where.name, where.role in _AT_HOME
            known.setdefault(name, before if at_home else name if len(name) >= _LONG else before + name)
    for alone, name in known.items():
        if alone in text:
            found += _again(text, alone, name)
    return found


def _alone(text: str) -> Iterator[tuple[str, int]]:
    """Names of small places that stand by no place of the lists, and where."""
    if not holds(text, _ENDINGS):
        return
    for ending in _ENDING.finditer(text):
        start, end = ending.span()
        of_park = ending[0] in _PARKS
        head = (_HEAD_OF_PARK if of_park else _HEAD).search(text, max(0, start - _LONG - 1), start)
        words = head[head.lastindex or 0] if head else ""
        if not head or words.startswith(_NEVER_FIRST) or (_COUNTED.fullmatch(words) and not of_park):
            continue
        if of_park or head[1] is None or _TELLS.match(text, end):
            yield words + ending[0], start - len(words)


def _before(mentions: Sequence[Mention], at: int) -> Mention | None:
    """The last city or county named before a position."""
    told = [m for m in mentions if m.kind == "place" and m.role is not None and m.span.end <= at]
    return told[-1] if told else None


def _behind(text: str, mentions: Sequence[Mention], known: MutableMapping[str, str]) -> Iterator[SmallPlace]:
    for mention in mentions:
        end = mention.span.end
        match = _BEHIND.match(text, end) if mention.kind == "place" and mention.rule == "place" else None
        if match is None or (mention.role is None and match[0] == "口岸"):
            continue
        of_home = mention.role in _AT_HOME
        alone = match[0]
        own = _CLASS.fullmatch(alone)
        name = mention.name if of_home else (mention.surface if own else mention.name) + alone
        known.setdefault(alone, name)
        if town := _LAST_PART.match(alone):
            known.setdefault(alone[town.end() :], name)
        yield SmallPlace(mention.span.start, match.end(), name)


def _again(text: str, alone: str, name: str) -> Iterator[SmallPlace]:
    """Where a small place is named again, by itself."""
    at = text.find(alone)
    while at >= 0:
        yield SmallPlace(at, at + len(alone), name)
        at = text.find(alone, at + len(alone))
