"""Short names of organisations that the article has named in full: 海尔智家 after 海尔智家股份有限公司."""

from __future__ import annotations

import re

from generator.annotate.draft import Draft
from generator.model import Mention, Span

Taken = dict[int, list[tuple[int, int]]]
"""Block → the spans in it that are part of a name."""
_LEGAL = re.compile("(?:股份|集团)?(?:有限责任公司|有限公司)$|集团公司$|总公司$|集团$|公司$")
_GIVEN_SHORT = re.compile(r"[(（](?:以下)?(?:统)?简称[:：]?[“‘]?([^“”‘’()（）,，。]{2,10})[”’]?[)）]")
_FIRMS = ("公司", "集团")  # what every legal form ends with
_SHORTEST = 3


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
    taken: Taken = {}
    for mention in found:
        taken.setdefault(mention.span.block, []).append((mention.span.start, mention.span.end))
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


def _occurrences(draft: Draft, short: str, name: str, taken: Taken) -> list[Mention]:
    found: list[Mention] = []
    for number, block in enumerate(draft.article.blocks):
        at = block.text.find(short)
        while at >= 0:
            end = at + len(short)
            here = taken.setdefault(number, [])
            if not any(low < end and at < high for low, high in here):
                here.append((at, end))
                found.append(
                    Mention("organisation", name, short, Span(number, at, end), rule="short", confidence=0.85)
                )
            at = block.text.find(short, end)
    return found
