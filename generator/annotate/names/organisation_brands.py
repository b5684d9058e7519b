"""Firms called by two or three characters that make no word, before a line of business: 恒翼|轴承."""

from __future__ import annotations

from collections.abc import Mapping

from generator.annotate.names.organisation_edges import PRECEDING
from generator.annotate.names.organisation_walk import token_before, word_kinds
from generator.lexicon.names import NameWords

_SHORTEST, _LONGEST = 2, 3
_NO_NAME = frozenset("mqrpcu")  # classes of single characters that no firm is called by


def brand_start(
    text: str, at: int, fence: int, names: NameWords, place_ends: Mapping[int, int]
) -> int | None:
    """Where the firm's name begins that ends at `at`; None where other words stand there.

    Args:
        text: one block, folded.
        at: where the line of business begins.
        fence: where the ending before it ends, over which no such name goes; 0 if there is none.
        names: the common words.
        place_ends: end → start of the places in the block.
    """
    if at > _LONGEST and PRECEDING.isdisjoint(text[at - _LONGEST - 1 : at - _SHORTEST]):
        return None  # no name begins there: most are in running text, and need no look at the words
    kinds, words = word_kinds(names), names.words
    start = at
    while start and at - start <= _LONGEST:
        if start == fence:
            return None
        token = token_before(text, start, kinds, place_ends, 0)
        if token is None:
            break
        char = text[token.start]
        if token.kind != "unknown" or not "一" <= char <= "鿿" or words.get(char, ("n", 1))[0] in _NO_NAME:
            return None
        start = token.start
    opened = start == 0 or text[start - 1] in PRECEDING
    return start if opened and _SHORTEST <= at - start <= _LONGEST else None
