"""One Aho-Corasick automaton over many words: every leftmost-longest occurrence in one pass."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

Value = TypeVar("Value")


class Matcher(Generic[Value]):
    """Finds the words of a mapping in a text. Time is linear in the text, whatever the number of words."""

    __slots__ = ("_automaton", "_values", "values")

    def __init__(self, values: Mapping[str, Value]) -> None:
        self.values = values
        self._values = list(values.values())
        words = list(values)  # stored, so that the automaton hands out these and makes no new ones
        self._automaton = AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, store_patterns=True)

    def find(self, text: str) -> list[tuple[int, int, Value]]:
        """(start, end, value) of the leftmost-longest words, in code points, left to right."""
        values = self._values
        return [(start, end, values[number]) for number, start, end in self._matches(text)]

    def find_each(self, texts: Sequence[str]) -> list[list[tuple[int, int, Value]]]:
        """What `find` gives for each of the texts, in one pass over all, which is quicker for short ones."""
        values = self._values
        found: list[list[tuple[int, int, Value]]] = [[] for _ in texts]
        text, low, high = -1, 0, -1
        for number, start, end in self._matches("\n".join(texts)):
            while start > high:
                text += 1
                low = high + 1
                high = low + len(texts[text])
            found[text].append((start - low, end - low, values[number]))
        return found

    def counted(self, text: str) -> Counter[str]:
        """Leftmost-longest word → how often it stands in the text; its value is in `values`."""
        try:
            return Counter(self._automaton.find_matches_as_strings(text))
        except UnicodeEncodeError:
            return Counter(self._automaton.find_matches_as_strings(_without_surrogates(text)))

    def _matches(self, text: str) -> list[tuple[int, int, int]]:
        try:
            return self._automaton.find_matches_as_indexes(text)
        except UnicodeEncodeError:
            return self._automaton.find_matches_as_indexes(_without_surrogates(text))

    def __len__(self) -> int:
        return len(self._values)


def _without_surrogates(text: str) -> str:
    """The text without lone surrogates, which JSON may hold; the length stays."""
    return _LONE.sub("\ufffd", text)


_LONE = re.compile("[\ud800-\udfff]")
