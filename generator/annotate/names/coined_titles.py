"""Callings that no list holds, by their last character: 护水员, 咖农, 炼钢工."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from generator.lexicon.names import NameWords

# Before 农: what is done to farming or to farmers.
_NO_CROP = frozenset("三惠助涉强兴支务富小大中神贫雇佃为劝重于工商归返返下新老")
_STOPS = frozenset(
    "的了在和与及或是为有被把将让给等也都就还又其这那各每该本一二三四五六七八九十两几多百千万名位个"
)


@lru_cache(maxsize=4)
def _last(names: NameWords) -> re.Pattern[str]:
    """The last character of a calling before one that may begin a name."""
    heads = {name[0] for name in (*names.surnames, *names.surnames_behind_titles, *names.peoples)}
    return re.compile(f"[员师工农匠户手](?=[{''.join(sorted(heads | names.sounds))}])")


def coined_titles(text: str, known: Mapping[int, int], names: NameWords) -> Iterator[tuple[int, int]]:
    """(end, start) of what is built like a calling and stands before what may be a name.

    Args:
        text: one block, folded.
        known: end → start of the titles of the word lists, which are not told again.
        names: where a common word ends (人员, 施工) or goes on (工|程) there, it is no calling.
    """
    words = names.words
    for match in _last(names).finditer(text):
        end = match.end()
        start = end - (2 if text[end - 1] == "农" else 3)
        if start < 0 or end in known or text[end - 2 : end] in words or text[end - 1 : end + 1] in words:
            continue
        if text[end - 1] == "农" and text[start] in _NO_CROP:
            continue
        if all("一" <= char <= "鿿" and char not in _STOPS for char in text[start:end]):
            yield end, start
