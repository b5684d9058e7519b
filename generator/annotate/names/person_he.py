"""和 in a person's name (宿建和, 周和平, 和红梅), where the character joins two of them far more often."""

from __future__ import annotations

from collections.abc import Mapping

from generator.lexicon.words import Word

HE = "和"
# What follows a subject and is no noun, so that nothing can be joined to it: 赵永和|说, but 赵永|和|代表.
_VERBS = tuple(
    "说 表示 介绍 告诉 认为 指出 透露 坦言 强调 回忆 解释 补充 感慨 每 把 已 曾 带着 带领 和 与 及".split()  # noqa: SIM905
)
_TYPICAL = 1.0
_COMMON = 5  # the grade of words in common use


def fits_name(text: str, start: int, end: int, given: Mapping[str, float], words: Mapping[str, Word]) -> bool:
    """May every 和 between `start` and `end` belong to a name there, behind a title or in a list?

    Args:
        text: one block, folded.
        start: where the name would begin.
        end: where it would end.
        given: characters of given names → how typical they are.
        words: common words.
    """
    name = text[start:end]
    if name[0] == HE:
        rest = name[1:]
        ordinary = words.get(rest, ("", 0))[1] >= _COMMON  # 老人和|儿童
        typical = any(given.get(char, 0.0) >= _TYPICAL for char in rest)
        return typical and not ordinary and _ends(text, end)
    if name[-1] == HE:
        entry = words.get(text[end : end + 2])
        goes_on = entry is not None and entry[0] == "v" and end - start > 2  # noqa: PLR2004 - 战建和|捐出
        return goes_on or _ends(text, end)
    return name[-1] in given


def _ends(text: str, end: int) -> bool:
    """Does a name end here? Behind 和 that joins, there is neither a verb nor a sign."""
    if end >= len(text) or not "一" <= text[end] <= "鿿":
        return True
    return text[end + 1 : end + 2] in ("了", "着", "过") or text.startswith(_VERBS, end)
