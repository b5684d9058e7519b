"""Subjects of ages: whose they are."""

from __future__ import annotations

from generator.annotate.draft import QuantityFound
from generator.annotate.figures.passages import Passage
from generator.annotate.figures.subject_edges import without_tail
from generator.annotate.figures.subject_words import words_after
from generator.annotate.patterns import pattern

_COUNTED_PERSON = pattern("[一二两三四五六七八九十几]?[名位个]$")


def of_age(found: QuantityFound, before: str, _dimension: str, passage: Passage) -> tuple[str, str]:
    """Of an age: whose it is, with 年龄."""
    own = without_tail(before)
    if passage.text.startswith("的", found.span.end):
        after = words_after(passage, found.span.end)
        if after:
            return after + "年龄", after
    if not own or _COUNTED_PERSON.search(own):
        own = words_after(passage, found.span.end) or own  # 一名67岁患者
    if "龄" not in own and not own.endswith("寿命"):
        own = own.removesuffix("的") + "年龄"
    return own, own
