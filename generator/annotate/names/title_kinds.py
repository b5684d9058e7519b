"""What stands before a title and says of which kind it is: 劳务|经纪人, 国家级|非遗传承人."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.lexicon.words import Word

# Whose manager or member somebody is, and no kind of them: 公司|创始人, 报告团|成员.
_OWNER = re.compile(
    "公司|集团|企业|[学医法检剧影]院|学校|中心|体系|[园景小社]区|[牧农林渔]场|团|队|厂|店|馆|站|社(?!会)|局|所|协会"
    "|委员会|联合会|单位|部门|车间|街道|大会|项目"
)
_GRADES = frozenset(
    "国家级 省级 市级 县级 国家一级 一级 二级 三级 特级 高一 高二 高三 大一 大二 大三 大四 原 前".split()  # noqa: SIM905
)
_NOUNS = "nwbo"  # classes of words
_LONGEST = 4  # characters of a word


def behind_owner(text: str) -> int:
    """Where the last of those ends whose manager or member a title tells of; 0 if there is none."""
    return max([owner.end() for owner in _OWNER.finditer(text)], default=0)


def is_kind(text: str, words: Mapping[str, Word]) -> bool:
    """Is it a row of nouns and grades (国家级, 小儿外科)?"""
    reached = [True] + [False] * len(text)
    for end in range(1, len(text) + 1):
        starts = (start for start in range(max(0, end - _LONGEST), end) if reached[start])
        reached[end] = any(_is_noun(text[start:end], words) for start in starts)
    return reached[-1]


def _is_noun(word: str, words: Mapping[str, Word]) -> bool:
    if word in _GRADES:
        return True
    entry = words.get(word) if len(word) > 1 else None
    return entry is not None and entry[0] in _NOUNS
