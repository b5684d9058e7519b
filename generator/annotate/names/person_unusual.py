"""Names without a Chinese surname: of one part (牧民泽仁), or written as they sound (副总经理达日罕说)."""

from __future__ import annotations

from generator.annotate.names.name_block import NameBlock
from generator.annotate.names.person_shape import NEVER, SELDOM
from generator.lexicon.names import NameWords

_UNLIKELY = (SELDOM - {"日"}) | frozenset("地老小大一二三四五六七八九十两几组团队部方")


def part_behind(block: NameBlock, at: int, names: NameWords) -> int | None:
    """Where a name of one part or more ends that begins at `at`, behind a title; None if there is none."""
    if at not in block.parts:
        return None
    text, end = block.text, block.parts[at][0]
    over = names.words.get(text[end - 1 : end + 1])
    if over and over[1] > 3:  # noqa: PLR2004 - a word in common use
        return None
    return None if text[end : end + 1] in names.sounds else end  # it goes on: 泽仁|旺姆


def between_title_and_verb(block: NameBlock, end: int, names: NameWords) -> int | None:
    """Where a name begins that stands between a title and the verb of speech at `end`, and is no words."""
    ends = block.titles.title_ends
    for start in (end - 2, end - 3, end - 4):
        if start in ends:
            long = start - ends[start] > 1
            return start if long and _is_no_words(block.text, start, end, names) else None
    return None


def _is_no_words(text: str, start: int, end: int, names: NameWords) -> bool:
    """Do the characters write a name, with no word among them or over their ends?"""
    sounds, given = names.sounds, names.given
    for char in text[start:end]:
        if char in NEVER or char in _UNLIKELY or not (char in sounds or char in given or char == "日"):
            return False
    words = names.words
    if text[start] not in sounds or any(text[at : at + 2] in words for at in range(start - 1, end)):
        return False
    return all(text[at : at + 3] not in words for at in range(start - 1, end - 1))
