"""One shape for each character, so that every pattern is written once; the length never changes."""

from __future__ import annotations

import re
from functools import lru_cache

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SAME_MEANING = {
    "\u3000": " ",
    "\u00a0": " ",
    "○": "〇",
    "◯": "〇",
    "−": "-",
    "﹣": "-",
    "–": "—",
    "―": "—",
    "─": "—",
    "～": "~",
    "〜": "~",
    "∼": "~",
    "﹪": "%",
    "¥": "￥",
    "．": ".",
    "﹒": ".",
    "∶": ":",
    "︰": ":",
    "＂": '"',
    "萬": "万",
    "億": "亿",
    "兩": "两",
    "參": "叁",
    "貳": "贰",
    "陸": "陆",
    "點": "点",
    "餘": "余",
}
_TABLE = {chr(code): chr(same) for code, same in _FULL_WIDTH.items()} | _SAME_MEANING | {"\uffe5": "￥"}
_FOLDED = re.compile("[" + re.escape("".join(_TABLE)) + "]")
_POINT = re.compile("(?<=[0-9])·(?=[0-9])")  # 12·5% in papers of the nineties


@lru_cache(maxsize=512)
def fold(text: str) -> str:
    """The text with full-width ASCII, dashes and old numerals in one form; `len` is unchanged."""
    for char in set(_FOLDED.findall(text)):  # quicker than str.translate, which asks for every character
        text = text.replace(char, _TABLE[char])
    return _POINT.sub(".", text) if "·" in text else text
