"""Callings that no list holds, by their last character: 护水员, 咖农, 炼钢工."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.lexicon.names import NameWords

LAST = "员师工农匠户手"
# Before 农: what is done to farming or to farmers.
_NO_CROP = frozenset("三惠助涉强兴支务富小大中神贫雇佃为劝重于工商归返下新老")
_STOPS = frozenset(
    "的了在和与及或是为有被把将让给等也都就还又其这那各每该本名位个一二三四五六七八九十两几多百千万"
)


def coined_titles(
    text: str, ends: Iterable[int], heads: frozenset[str], names: NameWords
) -> Iterator[tuple[int, int]]:
    """(end, start) of what is built like a calling and stands before what may be a name.

    Args:
        text: one block, folded.
        ends: where a character of `LAST` ends that is in no title of the word lists.
        heads: the characters that names begin with.
        names: where a common word ends (人员, 施工) or goes on (工|程) there, it is no calling.
    """
    words = names.words
    for end in ends:
        if (
            text[end : end + 1] not in heads
            or text[end - 2 : end] in words
            or text[end - 1 : end + 1] in words
        ):
            continue
        start = end - (2 if text[end - 1] == "农" else 3)
        if start < 0 or (text[end - 1] == "农" and text[start] in _NO_CROP):
            continue
        if all("一" <= char <= "鿿" and char not in _STOPS for char in text[start:end]):
            yield end, start
