"""Chinese in Latin letters: the syllables of addresses, remembered from one build to the next.

The dictionary of pypinyin takes 0.2 s and 50 MB to read; an edit that names nobody new needs none of it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from generator.lexicon.words import read_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_CLASSES = {"区": "qu", "县": "xian", "市": "shi", "旗": "qi", "州": "zhou"}
_known: dict[str, tuple[str, ...]] = {}
_learnt: set[str] = set()


def syllables(text: str) -> tuple[str, ...]:
    """崂山 → ("lao", "shan"); what is not Chinese stays as it is."""
    if text.isascii():
        return (text,)
    if (place := _of_place(text)) is not None:
        return place
    if text not in _known:
        from pypinyin import lazy_pinyin  # noqa: PLC0415 - see above

        _known[text] = tuple(lazy_pinyin(text, errors="default"))
        _learnt.add(text)
    return _known[text]


def _of_place(text: str) -> tuple[str, ...] | None:
    """长清, 长清区: a place that the dictionary reads wrong; None for any other text."""
    places = _places()
    if text in places:
        return places[text]
    bare = places.get(text[:-1]) if text[-1] in _CLASSES else None
    return (*bare, _CLASSES[text[-1]]) if bare else None


@cache
def _places() -> dict[str, tuple[str, ...]]:
    return read_list("spellings.txt")


def unknown(texts: Iterable[str]) -> list[str]:
    """Those of the texts that `syllables` would have to look up, each once."""
    return [
        text
        for text in dict.fromkeys(texts)
        if not (text.isascii() or text in _known or _of_place(text) is not None)
    ]


def recall(known: Mapping[str, str], *, new: bool = False) -> None:
    """Take in what `learnt` gave to an earlier build, or (`new`) to a forked process of this one."""
    _known.update((text, tuple(spelt.split(" "))) for text, spelt in known.items())
    if new:
        _learnt.update(known)


def learnt() -> dict[str, str]:
    """What was looked up since this was last asked: text → syllables with a space between them.

    Texts with white space in them are left out.
    """
    found = {text: " ".join(_known[text]) for text in sorted(_learnt) if not any(map(str.isspace, text))}
    _learnt.clear()
    return found
