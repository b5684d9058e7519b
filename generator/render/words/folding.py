"""Text as search compares it: one character for one, so that places in it are places in the text.

`templates/static/search.js` folds the same way; `tests/render/test_search.py` holds the two together.
"""

from __future__ import annotations

import re
from operator import add

_SAME = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **{chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)},
    **{chr(code): chr(code - 0xFEE0 + 32) for code in range(0xFF21, 0xFF3B)},
    **dict(zip("\u3000〇○壹贰叁肆伍陆柒捌玖拾佰仟−–", " 零零一二三四五六七八九十百千--", strict=True)),
}
_CHANGES = re.compile(f"[{re.escape(''.join(_SAME))}]")

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)+|[0-9]{3,}")
_MARKS, _FIRSTS, _SECONDS, _PRIME = 0xE000, 64, 6000, 1_000_003  # in the area for private use
_PARTING = "\0"  # between two texts
_TWO_UNITS = re.compile("[\ud800-\udfff\U00010000-\U0010ffff]")


def folded(text: str) -> str:
    """Full-width and half-width, capitals and small letters, 〇 and 零, 贰 and 二 made the same."""
    return _CHANGES.sub(lambda char: _SAME[char.group()], text)  # `translate` looks every character up


def pairs(*texts: str) -> set[str]:
    """Neighbouring characters of each text, folded, and the mark of each number of three characters and more.

    None with a character that JavaScript counts as two. No text has U+0000.
    """
    line = folded(_PARTING.join(texts))
    found = set(map(add, line, line[1:]))
    if len(texts) > 1:
        found = {pair for pair in found if _PARTING not in pair}
    if not line.isascii() and _TWO_UNITS.search(line):
        found = set(filter(_one_unit_each, found))
    found.update(map(number_mark, _NUMBER.findall(line)))
    return found


def number_mark(number: str) -> str:
    """Two characters that no text has, for a whole number: every day has 99 and 9., but few have 9999.9."""
    value = 0
    for char in number:
        value = (value * 31 + ord(char)) % _PRIME
    return chr(_MARKS + value % _FIRSTS) + chr(_MARKS + _FIRSTS + value // _FIRSTS % _SECONDS)


def _one_unit_each(pair: str) -> bool:
    return _TWO_UNITS.search(pair) is None
