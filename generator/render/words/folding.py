"""Text as search compares it: one character for one, so that places in it are places in the text.

`templates/static/search.js` folds the same way; `tests/render/test_search.py` holds the two together.
"""

from __future__ import annotations

import re
from itertools import pairwise

_SAME = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **{chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)},
    **{chr(code): chr(code - 0xFEE0 + 32) for code in range(0xFF21, 0xFF3B)},
    **dict(zip("\u3000〇○壹贰叁肆伍陆柒捌玖拾佰仟−–", " 零零一二三四五六七八九十百千--", strict=True)),
}
_TABLE = str.maketrans(_SAME)
FOLDED = "".join(_SAME)
FOLDS_TO = "".join(_SAME.values())

_BITS_A_PAIR = 4  # places of the sieve for each pair: about one false answer in four for a pair
_SMALLEST, _LARGEST = 1 << 10, 1 << 18
_SPACE = re.compile(r"\s")


def folded(text: str) -> str:
    """Full-width and half-width, capitals and small letters, 〇 and 零, 贰 and 二 made the same."""
    return text.translate(_TABLE)


def pairs(text: str) -> set[tuple[int, int]]:
    """Neighbouring UTF-16 units of the folded text."""
    data = folded(text).encode("utf-16-le", "surrogatepass")
    units = [data[i] | data[i + 1] << 8 for i in range(0, len(data), 2)]
    return set(pairwise(units))


def sieve(found: set[tuple[int, int]]) -> bytes:
    """Which pairs a month has: a bit set of a power of two. No pair is missed; some are there by chance."""
    size = _SMALLEST
    while size < _LARGEST and size < len(found) * _BITS_A_PAIR:
        size *= 2
    bits = bytearray(size // 8)
    for one, two in found:
        place = (one * 40503 ^ two * 10007) & (size - 1)
        bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)
