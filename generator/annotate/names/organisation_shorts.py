"""Short names of organisations that the article has named in full: 海尔智家 after 海尔智家股份有限公司."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.annotate.draft import Draft
from generator.model import Mention, Span

Covered = dict[int, set[int]]
"""Block → where characters of names stand in it: asked as often as there are names, so no list of spans."""
_LEGAL = re.compile("(?:股份|集团)?(?:有限责任公司|有限公司)$|集团公司$|总公司$|集团$|公司$")
_GIVEN_SHORT = re.compile(r"[(（](?:以下)?(?:统)?简称[:：]?[“‘]?([^“”‘’()（）,，。]{2,10})[”’]?[)）]")
_FIRMS = ("公司", "集团")  # what every legal form ends with
_SHORTEST = 3


def covered_by(mentions: Iterable[Mention]) -> Covered:
    """What the mentions cover."""
    covered: Covered = {}
    for mention in mentions:
        covered.setdefault(mention.span.block, set()).update(range(mention.span.start, mention.span.end))
    return covered


def short_names(draft: Draft, found: list[Mention]) -> list[Mention]:
    """Mentions of short names; `name` is the full name. Never inside a name already found."""
    shorts: dict[str, str] = {}
    for mention in found:
        for short in _shorts(draft, mention):
            shorts.setdefault(short, mention.name)
    for name, own in draft.context.lexicon.names.own.organisations.items():
        shorts.update(dict.fromkeys(own, name))
    if not shorts:
        return []
    taken = covered_by(found)
    return [mention for short, name in shorts.items() for mention in _occurrences(draft, short, name, taken)]


def _shorts(draft: Draft, mention: Mention) -> list[str]:
    text, end = draft.article.blocks[mention.span.block].text, mention.span.end
    found: list[str] = []
    if text.startswith(("(", "（"), end) and (given := _GIVEN_SHORT.match(text, end)):
        found.append(given[1])
    if mention.name.endswith(_FIRMS):
        base = _LEGAL.sub("", mention.name)
        if len(base) >= _SHORTEST:
            found.append(base)
    return found


def _occurrences(draft: Draft, short: str, name: str, taken: Covered) -> list[Mention]:
    found: list[Mention] = []
    for number, block in enumerate(draft.article.blocks):
        at = block.text.find(short)
        while at >= 0:
            end = at + len(short)
            here = taken.setdefault(number, set())
            if here.isdisjoint(range(at, end)):
                here.update(range(at, end))
                found.append(
                    Mention("organisation", name, short, Span(number, at, end), rule="short", confidence=0.85)
                )
            at = block.text.find(short, end)
    return found
