"""Districts and other places: full names, short forms, and the words that refer back to them (该区, 全市)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.annotate.draft import Draft
from generator.annotate.folding import fold
from generator.annotate.place_spans import PlaceSpan, place_spans
from generator.lexicon.gazetteer import Gazetteer, Place
from generator.model import Mention, Span

_BACK = re.compile("[该我本全岛](?:区(?!域)|市(?!场)|省|城)")
_LEVELS = {"区": ("district", "zone", "county"), "市": ("home", "city"), "城": ("home",), "省": ("province",)}
_HOME = ("home", "district", "zone")
Found = list[tuple[Mention, Place]]


def places(draft: Draft) -> None:
    """Add a mention for each place, and for each word that refers back to one.

    `name` is the canonical name (市南区; 杭州市滨江区 for a district elsewhere), `role` is `mentioned` for the
    home city's districts, `outside` for cities and counties elsewhere, None for the home city, provinces and
    countries. The rule is `place`, or `anaphora` for 该区, 全市 and the like.
    """
    gazetteer = draft.context.lexicon.gazetteer
    found: Found = []
    for number, block in enumerate(draft.article.blocks):
        text = fold(block.text)
        for place in place_spans(text, gazetteer):
            name = _full_name(text, place, found, gazetteer)
            if name:
                span = Span(number, place.start, place.end)
                surface = block.text[place.start : place.end]
                found.append((Mention("place", name, surface, span, _role(place.place), rule="place"), place.place))
    named = [mention for mention, _ in found]
    draft.mentions += sorted([*named, *_references(draft, found)], key=_position)


def _position(mention: Mention) -> tuple[int, int]:
    return mention.span.block, mention.span.start


def _role(place: Place) -> str | None:
    if place.level in ("district", "zone"):
        return "mentioned"
    return "outside" if place.level in ("city", "county") else None


def _full_name(text: str, span: PlaceSpan, found: Found, gazetteer: Gazetteer) -> str | None:
    """The canonical name; a county elsewhere with its city, as printed if it is; None where it may be any of several."""
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
    """该区, 全区 mean the district named last; 全市, 我市 the home city, unless only other cities are in the story."""
    city = draft.context.lexicon.districts.city
    for number, block in enumerate(draft.article.blocks):
        for match in _BACK.finditer(block.text):
            if (match[0][0] == "岛") != (match[0][-1] == "城"):
                continue  # 岛城, but neither 岛市 nor 全城
            before = [pair for pair in found if _position(pair[0]) < (number, match.start())]
            meant = _antecedent(match[0], before, found, city)
            if meant:
                span = Span(number, match.start(), match.end())
                yield Mention("place", meant[0], match[0], span, meant[1], rule="anaphora")


def _antecedent(word: str, before: Found, found: Found, city: str | None) -> tuple[str, str | None] | None:
    if word[-1] in "市城" and city:
        elsewhere = word in ("全市", "该市") and before and not any(place.level in _HOME for _, place in found)
        if not elsewhere:
            return city, None
    levels = _LEVELS[word[-1]]
    return next(((mention.name, mention.role) for mention, place in reversed(before) if place.level in levels), None)
