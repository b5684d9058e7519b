"""Foreign names in Chinese characters: 哈西特, 约翰·史密斯."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.lexicon.names import NameWords

LONGEST_PART = 7
_MOST_PARTS = 12  # a list of words joined by dots has more
DOTTED = re.compile("(?<=[一-鿿A-Za-z])[·•・](?=[一-鿿A-Z])")  # a dot between the parts of a name
_INNER = re.compile("[一-鿿]{1,8}[·•・]")
_OF_THE_WEST = frozenset("合买占江吐牙孜依力央甫玉")  # write sounds behind a dot only: 艾合买提, 热合曼
_FUNCTION = frozenset("的了在是说和与为对由被把将向从给让及或、以于等叫有人着")


@lru_cache(maxsize=4)
def foreign_pattern(names: NameWords) -> re.Pattern[str]:
    """Runs of characters that write foreign sounds."""
    sounds = "".join(sorted(names.sounds))
    return re.compile(f"(?P<run>[{sounds}]{{2,7}})(?![{sounds}·•・])")


def dotted_start(text: str, dot: int, names: NameWords, low: int) -> int:
    """Where a dotted name begins, not before `low`: as far back as no function word or common word stands."""
    start = dot
    while (
        start > max(low, dot - LONGEST_PART)
        and "一" <= text[start - 1] <= "鿿"
        and text[start - 1] not in _FUNCTION
    ):
        entry = names.words.get(text[start - 2 : start]) if start - 2 >= low else None
        if entry and entry[1] > 3 and entry[0] != "h" and not set(text[start - 2 : start]) <= names.sounds:  # noqa: PLR2004
            break
        start -= 1
    return start


def dotted_end(text: str, at: int, names: NameWords, follow: frozenset[str]) -> int:
    """Where a dotted name ends, `at` being behind its first dot; `at` where none follows."""
    end = at
    for _ in range(_MOST_PARTS):
        inner = _INNER.match(text, end)
        if inner:
            end = inner.end()
            continue
        part = _part_end(text, end, names, follow)
        if part == end:
            return at if end == at else end - 1
        if text[part : part + 1] not in ("·", "•", "・"):
            return part
        end = part + 1
    return end - 1


def _part_end(text: str, at: int, names: NameWords, follow: frozenset[str]) -> int:
    """The end of one part: as long as the characters sound foreign and no common word begins."""
    end = at
    while end < len(text) and end - at < LONGEST_PART and "一" <= text[end] <= "鿿":
        if end > at and (text[end : end + 2] in follow or text[end : end + 3] in follow):
            break
        entry = names.words.get(text[end : end + 2])
        if end > at + 1 and entry and entry[1] > 5 and entry[0] not in "hs":  # noqa: PLR2004 - a word in very common use
            break
        inner = text[end] == "都" and text[end + 1 : end + 2] in names.sounds  # 阿不都热西提
        inner = inner or (text[end] in _OF_THE_WEST and not (entry and entry[1] > 3))  # noqa: PLR2004 - the same
        if text[end] not in names.sounds and not inner and end > at + 1:
            break
        if text[end] in "的了在是说和与为对":
            break
        end += 1
    return end


def foreignness(name: str, names: NameWords) -> float:
    """From 0 to 1: the share of characters that hardly stand in Chinese given names or words."""
    words = names.words
    common = sum(
        1
        for at in range(len(name) - 1)
        if (entry := words.get(name[at : at + 2])) and entry[0] != "h" and entry[1] > 3  # noqa: PLR2004
    )
    return max(0.0, 1.0 - common / max(1, len(name) - 1))


def is_foreign(run: str, text: str, end: int, names: NameWords) -> bool:
    """Is this run of sounds, behind a title, a whole name that ends at `end`?"""
    follower = names.words.get(text[end - 1 : end + 1])
    if follower and follower[1] > 3:  # noqa: PLR2004 - it ends inside a common word
        return False
    return foreignness(run, names) > 0.9  # noqa: PLR2004 - a share
