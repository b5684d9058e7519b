"""The place or the organisation that a figure is about."""

from __future__ import annotations

import re

from generator.annotate.draft import Draft, QuantityFound
from generator.annotate.folding import fold
from generator.annotate.subjects import Passage
from generator.model import Mention

_NATION = re.compile(r"我国|全国|中国(?![一-鿿]{0,8}(?:公司|集团|银行|院|协会|研究))|国内")


class Places:
    """The places of one article, asked for each figure."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._by_block: dict[int, list[Mention]] = {}
        for mention in draft.mentions:
            if mention.kind in ("place", "organisation"):
                self._by_block.setdefault(mention.span.block, []).append(mention)
        self._home = draft.context.lexicon.city

    def blanks(self, number: int) -> list[tuple[int, int]]:
        """Spans of places in a block, which subjects leave out."""
        return [(m.span.start, m.span.end) for m in self._by_block.get(number, ()) if m.kind == "place"]

    def of(self, found: QuantityFound, passage: Passage) -> str | None:
        """The place of a figure; None if the article does not say."""
        text = passage.text
        best: tuple[int, str] | None = None
        for mention in self._by_block.get(found.span.block, ()):
            if passage.sentence <= mention.span.start < found.span.start:
                best = (mention.span.start, mention.name)
        for match in _NATION.finditer(text, passage.sentence, found.span.start):
            if best is None or match.start() > best[0]:
                best = (match.start(), "全国")
        return best[1] if best else self._fallback()

    def _fallback(self) -> str | None:
        for tag in self._draft.districts:
            if tag.role == "subject":
                return tag.name
        for block in self._draft.article.blocks:
            if _NATION.search(fold(block.text)):
                return "全国"
        return self._home
