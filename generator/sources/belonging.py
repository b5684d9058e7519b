"""Which passages of an HTML page belong to an article, and which are the frame around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.sources.article_parts import titles_settled

if TYPE_CHECKING:
    from generator.sources.passages import Passage

_LINKED = 0.5  # share of link text above which a passage is navigation
_NEAR, _NOTICE = 4, 40  # passages of the frame, and the length of each, between a headline and its body
_IMPRINT = re.compile("版权所有|ICP备|[©]|copyright|技术支持|未经.{0,8}授权", re.IGNORECASE)


def parted(found: list[Passage]) -> tuple[list[Passage], list[Passage]]:
    """The passages of articles, and those around them."""
    if not any(passage.part == "body" or passage.in_body for passage in found):
        found = _body_by_place(found)
    kept = _belonging(found)
    article = [passage for passage, belongs in zip(found, kept, strict=True) if belongs]
    around = [passage for passage, belongs in zip(found, kept, strict=True) if not belongs]
    return titles_settled(article), around


def _belonging(found: list[Passage]) -> list[bool]:
    """Which passages are part of an article.

    What stands in a body or is firmly marked is. What merely looks like a headline or byline is
    where a body follows close by: the frame of the page has headings and sources too.
    """
    firm = {passage.part for passage in found if passage.firm}
    kept = [False] * len(found)
    near, wants_headline = 0, False  # how many passages of the frame may still come between
    for n in range(len(found) - 1, -1, -1):
        passage = found[n]
        if passage.part is None or passage.part == "page" or is_navigation(passage):
            near = near - 1 if len(passage.text) <= _NOTICE and not is_navigation(passage) else 0
        elif passage.firm or passage.in_body or passage.part == "caption":
            kept[n], near = True, _NEAR
            wants_headline = passage.in_body or (wants_headline and passage.part != "headline")
        elif passage.part == "headline":
            kept[n] = wants_headline and "headline" not in firm
            near, wants_headline = (_NEAR, False) if kept[n] else (near, wants_headline)
        else:
            kept[n] = near > 0 and passage.part not in firm
    if not any(kept):  # headings alone
        return [passage.part == "headline" for passage in found]
    for n in range(1, len(found)):  # a signature may stand below the body
        kept[n] = kept[n] or (
            kept[n - 1] and found[n].part in ("byline", "credit") and not is_navigation(found[n])
        )
    return kept


def is_navigation(passage: Passage) -> bool:
    """Is it links more than text?"""
    return passage.links > _LINKED * len(passage.text)


def _body_by_place(found: list[Passage]) -> list[Passage]:
    """No part says where the body is: it is what follows the first headline, or all of the page."""
    first = next((n for n, passage in enumerate(found) if passage.part == "headline"), -1)
    return [
        replace(passage, part="body", in_body=True)
        if passage.part is None
        and n > first
        and not is_navigation(passage)
        and not _IMPRINT.search(passage.text)
        else passage
        for n, passage in enumerate(found)
    ]
