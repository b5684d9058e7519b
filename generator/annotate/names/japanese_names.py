"""Japanese names in Chinese characters: 桥本龙太郎, 竹下登."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from generator.annotate.names.name_block import NameBlock, name_patterns
from generator.lexicon.matcher import Matcher
from generator.lexicon.names import NameWords


class _Patterns(NamedTuple):
    surnames: Matcher[None]
    heads: frozenset[str]  # the first two characters of the surnames
    given: re.Pattern[str]


@lru_cache(maxsize=4)
def _patterns(names: NameWords) -> _Patterns:
    surnames = names.japanese_surnames
    given = "".join(sorted(names.japanese_given))
    heads = frozenset(surname[:2] for surname in surnames)
    return _Patterns(Matcher(dict.fromkeys(surnames)), heads, re.compile(f"[{given}]{{1,3}}"))


def japanese(block: NameBlock, names: NameWords, *, japan: bool) -> None:
    """Add Japanese names: a surname of the list and one to three characters of given names.

    A title before the name, a title or a verb of speech behind it, or `japan` (the article speaks of Japan)
    must bear it out, because some of the surnames are Chinese words as well.
    """
    if not (japan or block.spoken or block.titles.title_ends):
        return
    text, patterns = block.text, _patterns(names)
    if not (japan or _may_stand(block, patterns.heads, names.japanese_given)):
        return
    told = {start for start, _ in block.spoken}
    for start, given, _ in patterns.surnames.find(text):
        match = patterns.given.match(text, given)
        if match:
            end = _end(text, given, match.end(), name_patterns(names).follow)
            if not (japan or start in block.titles.title_ends or end in told):
                continue
            if _stands(text, start, end, names) and block.free(start, end):
                block.add(start, end, "foreign", 0.88)


def _may_stand(block: NameBlock, heads: frozenset[str], given: frozenset[str]) -> bool:
    """Does a surname begin behind a title, or a given name end before one or a verb of speech?"""
    text = block.text
    for end in block.titles.title_ends:
        if text[end : end + 2] in heads:
            return True
    for start, _ in block.spoken:  # noqa: SIM110 - a generator takes twice as long
        if text[start - 1] in given:
            return True
    return False


def _end(text: str, given: int, end: int, follow: frozenset[str]) -> int:
    """The end of the given name: where a word that follows names begins (竹下登|一行)."""
    return next((at for at in range(given + 1, end) if text[at : at + 2] in follow), end)


def _stands(text: str, start: int, end: int, names: NameWords) -> bool:
    """Is the whole no run of common words (山口|平安)?"""
    over = names.words.get(text[end - 1 : end + 1])
    given = names.words.get(text[end - 2 : end])
    common = 4  # a grade
    return not (over and over[1] > common) and not (end - start == common and given and given[1] > common)
