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

    __slots__ = ("_automaton", "values", "words")

    def __init__(self, values: Mapping[str, Value]) -> None:
        self.words = list(values)
        self.values = list(values.values())
        self._automaton = AhoCorasick(self.words, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[tuple[int, int, Value]]:
        """(start, end, value) of the leftmost-longest words, in code points, left to right."""
        values = self.values
        return [(start, end, values[number]) for number, start, end in self._matches(text)]

    def find_each(self, texts: Sequence[str]) -> list[list[tuple[int, int, Value]]]:
        """What `find` gives for each of the texts, in one pass over all, which is quicker for short ones."""
        values = self.values
        found: list[list[tuple[int, int, Value]]] = [[] for _ in texts]
        text, low, high = -1, 0, -1
        for number, start, end in self._matches("\n".join(texts)):
            while start > high:
                text += 1
                low = high + 1
                high = low + len(texts[text])
            found[text].append((start - low, end - low, values[number]))
        return found

    def counted(self, text: str) -> Counter[int]:
        """Number of a word, which is its place in `words` and `values` → how often it stands in the text."""
        return Counter([number for number, _, _ in self._matches(text)])

    def _matches(self, text: str) -> list[tuple[int, int, int]]:
        try:
            return self._automaton.find_matches_as_indexes(text)
        except UnicodeEncodeError:  # a lone surrogate, which JSON may hold; the length must stay
            return self._automaton.find_matches_as_indexes(_LONE.sub("\ufffd", text))

    def __len__(self) -> int:
        return len(self.words)


_LONE = re.compile("[\ud800-\udfff]")
