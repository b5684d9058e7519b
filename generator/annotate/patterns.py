"""Regular expressions compiled when they are first used, so that importing the annotators stays quick.

A whole text is searched several times as quickly for a pattern that begins with a set of characters, or whose
alternatives each begin with a character of their own (县里|镇里|当地, and not [县镇]里|当地): then the engine
runs from one such character to the next, and tries nothing in between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from typing import Any, cast

_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "sub")


class _Lazy:
    """Stands for a pattern; the first use compiles it and puts the pattern's own methods into the slots."""

    __slots__ = ("_source", *_METHODS)

    def __init__(self, source: str, flags: int) -> None:
        self._source = source  # what tests look at
        for method in _METHODS:
            setattr(self, method, partial(self._first, method, source, flags))

    def _first(self, name: str, source: str, flags: int, *args: Any) -> Any:
        compiled = re.compile(source, flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)(*args)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern (match, search, fullmatch, finditer, findall, sub) that is compiled on first use."""
    return cast("re.Pattern[str]", _Lazy(source, flags))


def holds(text: str, words: Iterable[str]) -> bool:
    """Does one of a few words stand in the text? Told of most texts more quickly than by a search."""
    for word in words:  # noqa: SIM110 - a generator takes three times as long
        if word in text:
            return True
    return False


def by_first(alternatives: Iterable[str]) -> str:
    """Alternatives that begin with a plain character, in their order, each such character once.

    So the engine compares one character with each of a few, and not with each of them all.
    """
    return "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in _behind(alternatives))


def where_begins(alternatives: Iterable[str]) -> str:
    """The first character of what begins with one of the alternatives, which may so stand in one another."""
    return "|".join(f"{first}(?={'|'.join(rests)})" for first, rests in _behind(alternatives))


def _behind(alternatives: Iterable[str]) -> Iterable[tuple[str, list[str]]]:
    """Each first character, and what the alternatives are behind it."""
    behind: dict[str, list[str]] = {}
    for alternative in alternatives:
        behind.setdefault(alternative[0], []).append(alternative[1:])
    return behind.items()
