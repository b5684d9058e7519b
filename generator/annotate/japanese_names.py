"""Japanese names in Chinese characters: 桥本龙太郎, 竹下登."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.annotate.name_block import NameBlock, name_patterns
from generator.lexicon.names import NameWords


@lru_cache(maxsize=4)
def _pattern(names: NameWords) -> re.Pattern[str]:
    surnames = "|".join(sorted(names.japanese_surnames, key=len, reverse=True))
    return re.compile(f"(?P<surname>{surnames})(?P<given>[{''.join(sorted(names.japanese_given))}]{{1,3}})")


def japanese(block: NameBlock, names: NameWords, *, japan: bool) -> None:
    """Add Japanese names: a surname of the list and one to three characters of given names.

    A title before the name, a verb or a title behind it, or `japan` (the article speaks of Japan) must
    bear it out, because some of the surnames are Chinese words as well.
    """
    text, follow = block.text, name_patterns(names).follow
    for match in _pattern(names).finditer(text):
        start = match.start()
        end = _end(text, match.start("given"), match.end(), follow)
        titled = start in block.titles.title_ends
        spoken = block.opened(start) and text[end : end + 2] in follow
        if (titled or spoken or japan) and _stands(text, start, end, names) and block.free(start, end):
            block.add(start, end, "foreign", 0.88)


def _end(text: str, given: int, end: int, follow: frozenset[str]) -> int:
    """The end of the given name: where a word that follows names begins (竹下登|一行)."""
    return next((at for at in range(given + 1, end) if text[at : at + 2] in follow), end)


def _stands(text: str, start: int, end: int, names: NameWords) -> bool:
    """Is the whole no run of common words (山口|平安)?"""
    over = names.words.get(text[end - 1 : end + 1])
    given = names.words.get(text[end - 2 : end])
    common = 4  # a grade
    return not (over and over[1] > common) and not (end - start == common and given and given[1] > common)
