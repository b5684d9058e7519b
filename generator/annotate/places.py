"""Districts and other places: full names, short forms, and the words that refer back to them (该区, 全市)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.annotate.draft import Draft
from generator.annotate.folding import fold
from generator.lexicon.gazetteer import Gazetteer, Place
from generator.model import Mention, Span

_STREET = re.compile(
    r"[东西南北中]?[一二三四五六七八九]?(?:路(?![上过径线程途由面桥])|街(?!区)|大街|大道|支路|胡同)"
)
_BACK = re.compile("[该我本全岛](?:区(?!域)|市(?!场)|省|城)")
_LEVELS = {"区": ("district", "zone", "county"), "市": ("home", "city"), "城": ("home",), "省": ("province",)}
_TITLE = re.compile(r"“[^“”,，。;；!！?？]{4,60}”|《[^《》]{2,60}》")


def places(draft: Draft) -> None:
    """Add a mention for each place, and for each word that refers back to one.

    `name` is the canonical name (市南区; 杭州市滨江区 for a district elsewhere), `role` is `mentioned` for the
    home city's districts, `outside` for cities and counties elsewhere, None for the home city, provinces and
    countries. The rule is `place`, or `anaphora` for 该区, 全市 and the like.
    """
    gazetteer = draft.context.lexicon.gazetteer
    found: list[tuple[Mention, Place]] = []
    for number, block in enumerate(draft.article.blocks):
        text = fold(block.text)
        titles = [match.span() for match in _TITLE.finditer(text)] if "“" in text or "《" in text else []
        for start, end, place in _in_text(text, gazetteer):
            if any(low < start and end < high - (low + 1 == start) for low, high in titles):
                continue  # a place in the name of a project or a book
            name = _full_name(text, start, end, place, found, number, gazetteer)
            if name:
                span = Span(number, start, end)
                found.append(
                    (Mention("place", name, block.text[start:end], span, _role(place), rule="place"), place)
                )
    named = [mention for mention, _ in found]
    draft.mentions += sorted([*named, *_references(draft, found)], key=_position)


def _position(mention: Mention) -> tuple[int, int]:
    return mention.span.block, mention.span.start


def _role(place: Place) -> str | None:
    if place.level in ("district", "zone"):
        return "mentioned"
    return "outside" if place.level in ("city", "county") else None


def _in_text(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int, Place]]:
    """Places of one block; a city and the district right behind it are one (上海杨浦区)."""
    pending: tuple[int, int, Place] | None = None
    for start, end, place in gazetteer.matcher.find(text):
        if pending and start < pending[1]:
            continue
        if place is None or _STREET.match(text, end):
            continue
        if pending and pending[1] == start and gazetteer.holds(pending[2].code, place.code):
            pending = (pending[0], end, place)
        else:
            if pending:
                yield pending
            pending = (start, end, place)
        if place.code and place.level in ("city", "province", "home"):
            child = gazetteer.child_at(text, end, place.code)
            if child and not _STREET.match(text, child[0]):
                division = child[1]
                known = gazetteer.matcher.find(division.name)
                inner = next((p for _, e, p in known if e == len(division.name)), None)
                keeps = inner is not None and inner.level == "district" and inner.code == division.code
                pending = (
                    pending[0],
                    child[0],
                    inner if keeps and inner else Place(division.name, "county", division.code),
                )
    if pending:
        yield pending


def _full_name(
    text: str,
    start: int,
    end: int,
    place: Place,
    found: list[tuple[Mention, Place]],
    block: int,
    gazetteer: Gazetteer,
) -> str | None:
    """The canonical name; of a county elsewhere with its city (as printed before it, if it was); None if unsure."""
    if place.level != "county":
        return place.name
    printed = text[start:end]
    if printed != place.name and printed.endswith(place.name):
        return printed
    homonyms = gazetteer.named(place.name)
    for mention, earlier in reversed(found):
        if earlier.code and any(gazetteer.holds(earlier.code, homonym.code) for homonym in homonyms):
            if earlier.level == "city":
                return mention.surface + place.name
            break
        if earlier.level == "county" and earlier.name == place.name:
            return mention.name
    if len(homonyms) > 1:
        return None
    parent = gazetteer.division(place.code[:4] + "00")
    if printed != place.name and len(printed) > len(place.name):
        return printed
    close = place.name[-1] in "区" and parent is not None
    return parent.name + place.name if close and parent else place.name


def _references(draft: Draft, found: list[tuple[Mention, Place]]) -> Iterator[Mention]:
    """该区, 全区 mean the district named last; 全市, 我市 the home city, unless only other cities are in the story."""
    city = draft.context.lexicon.districts.city
    for number, block in enumerate(draft.article.blocks):
        for match in _BACK.finditer(block.text):
            name = _antecedent(match[0], number, match.start(), found, city)
            if name:
                span = Span(number, match.start(), match.end())
                yield Mention("place", name[0], match[0], span, name[1], rule="anaphora")


def _antecedent(
    word: str, block: int, at: int, found: list[tuple[Mention, Place]], city: str | None
) -> tuple[str, str | None] | None:
    if (word[0] == "岛") != (word[-1] == "城"):
        return None
    levels = _LEVELS[word[-1]]
    before = [pair for pair in found if (pair[0].span.block, pair[0].span.start) < (block, at)]
    if word[-1] in "市城" and city:
        abroad = (
            before
            and word in ("全市", "该市")
            and not any(p.level in ("home", "district", "zone") for _, p in found)
        )
        if not abroad:
            return city, None
    for mention, place in reversed(before):
        if place.level in levels:
            return mention.name, mention.role
    return None
