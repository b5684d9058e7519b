"""One Aho-Corasick automaton over many words: every leftmost-longest occurrence in one pass."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

Value = TypeVar("Value")


class Matcher(Generic[Value]):
    """Finds the words of a mapping in a text. Time is linear in the text, whatever the number of words."""

    __slots__ = ("_automaton", "_values", "_words")

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._words = list(values)
        self._values = list(values.values())
        self._automaton = AhoCorasick(self._words, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> Iterator[tuple[int, int, Value]]:
        """(start, end, value) of the leftmost-longest words, in code points, left to right."""
        values = self._values
        return iter([(start, end, values[number]) for number, start, end in self._matches(text)])

    def counted(self, text: str) -> list[tuple[str, int, Value]]:
        """(word, how often it stands in the text, value) of the leftmost-longest words."""
        counts = Counter([number for number, _, _ in self._matches(text)])
        return [(self._words[number], count, self._values[number]) for number, count in counts.items()]

    def _matches(self, text: str) -> list[tuple[int, int, int]]:
        try:
            return self._automaton.find_matches_as_indexes(text)
        except UnicodeEncodeError:  # a lone surrogate, which JSON may hold; the length must stay
            return self._automaton.find_matches_as_indexes(_LONE.sub("\ufffd", text))

    def __len__(self) -> int:
        return len(self._words)


_LONE = re.compile("[\ud800-\udfff]")
