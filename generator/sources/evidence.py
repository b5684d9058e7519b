"""What the bytes themselves say of their encoding, where more than one would read them.

The measure is how many of the ideographs are common ones: GB 2312 and Big5 both put the common
characters (3,755 and 5,401) on a level of their own, and text read in the wrong encoding scatters
over the rare ones.
"""

from __future__ import annotations

import re
from functools import cache

ENOUGH = 4  # ideographs below which nothing can be said
SAMPLE = 65_536  # bytes looked at: the evidence does not grow after that

# Shares of common characters, measured on pages re-encoded: read rightly they have 0.93 to 1.0 (in GB18030
# with traditional characters 0.6), read in the wrong encoding under 0.55, random bytes about 0.1.
_RIGHT, _WRONG, _NONSENSE, _BETTER = 0.9, 0.55, 0.4, 0.3
_ALL_USUAL = 0.97

_IDEOGRAPH = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
# Not text: controls (save tab and line breaks), surrogates, non-characters, the replacement character.
_ODD = re.compile("[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffd-\uffff]")
# What a Chinese page is made of: ASCII, Latin-1, general and CJK punctuation, ideographs, full-width forms.
_USUAL = re.compile(
    "[\t\n\r\f\x20-\x7e\xa0-\xff\u2010-\u2049\u2190-\u25ff\u3000-\u30ff\u4e00-\u9fff\uff00-\uffe5]"
)


def ideographs(text: str) -> int:
    """How many."""
    return len(_IDEOGRAPH.findall(text))


def utf_16(data: bytes) -> str | None:
    """The codec, if this is UTF-16 without a mark.

    Almost all its characters are usual ones; besides, the bytes hold NULs, or are common
    ideographs only when read so.
    """
    if len(data) % 2 or len(data) < 2 * ENOUGH:
        return None
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        usual = len(_USUAL.findall(text[:SAMPLE])) / len(text[:SAMPLE])
        if _ODD.search(text[:SAMPLE]) is None and usual > _ALL_USUAL and _fits_utf_16(data, text):
            return codec
    return None


def _fits_utf_16(data: bytes, text: str) -> bool:
    if b"\0" in data[:SAMPLE]:  # half-width characters and line feeds: no 8-bit encoding has NULs
        return True
    if ideographs(text[:SAMPLE]) < ENOUGH:
        return False
    return common(text, "gb2312") > max(_RIGHT, common_as(data, "gb18030") + _BETTER)


def big5(data: bytes, *, claimed: bool = False) -> str | None:
    """The codec, if this is Big5 and not GB18030: common characters in the one, rare ones in the other.

    With `claimed` the page says that it is Big5, and it is enough that this reads no worse.
    """
    for codec in ("big5", "cp950", "big5hkscs"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if ideographs(text[:SAMPLE]) < ENOUGH or common(text, "big5") < _RIGHT:
            return None
        limit = common(text, "big5") if claimed else _WRONG
        return codec if common_as(data, "gb18030") < limit else None
    return None


def common_as(data: bytes, codec: str) -> float:
    """Share of common ideographs when read in `codec`; 0 when it cannot be."""
    try:
        return common(data.decode(codec), "gb2312")
    except UnicodeDecodeError:
        return 0.0


def common(text: str, standard: str) -> float:
    """Share of the characters beyond ASCII that are common ideographs or punctuation of `standard`."""
    beyond = [c for c in text[:SAMPLE] if c > "\x7f"]
    if not beyond:
        return 0.0
    level = _common_characters(standard)
    return sum(c in level or c in _PUNCTUATION for c in beyond) / len(beyond)


_PUNCTUATION = frozenset("\u3000，。、；：？！“”‘’（）《》〈〉「」『』【】—…·％") | {
    chr(n) for n in range(0xFF10, 0xFF5B)
}


@cache
def _common_characters(standard: str) -> frozenset[str]:
    """Level 1 of GB 2312 (rows 16 to 55) or of Big5 (A440 to C67E)."""
    rows, cells = (range(0xB0, 0xD8), range(0xA1, 0xFF))
    if standard == "big5":
        rows, cells = range(0xA4, 0xC7), range(0x40, 0xFF)
    pairs = (bytes((row, cell)).decode(standard, "ignore") for row in rows for cell in cells)
    return frozenset(pair for pair in pairs if len(pair) == 1)


def is_chinese(text: str) -> bool:
    """Is this the reading of a Chinese page, rather than of any bytes at all?"""
    return ideographs(text[:SAMPLE]) < 2 * ENOUGH or common(text, "gb2312") > _NONSENSE


def is_binary(data: bytes) -> bool:
    """Does every fiftieth byte control a device? No text of an 8-bit encoding has that."""
    sample = data[:SAMPLE]
    controls = sum(sample.count(byte) for byte in range(32) if byte not in b"\t\n\v\f\r\x1a\x1b")
    return controls > max(ENOUGH, len(sample) // 50)


def is_text(text: str) -> bool:
    """Are fewer than one in ten characters odd (the padding of a fixed-size file left aside)?"""
    sample = text.rstrip("\0\x1a")[:SAMPLE]
    return len(_ODD.findall(sample)) * 10 <= len(sample)
