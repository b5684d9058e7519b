"""Is this the article that was cut from the page before? Sketches of texts, compared.

A sketch is the 32 smallest hashes of a text's runs of four characters (Broder, 1997): two sketches
tell how much of their runs two texts share, and take little room.
"""

from __future__ import annotations

import struct
import zlib
from base64 import b85decode, b85encode
from collections.abc import Sequence

_RUN = 4  # characters
_SIZE = 32  # hashes
SAME = 0.3  # share of runs, above which a changed text is the same article


def sketch(text: str) -> str:
    """The sketch of a text, white space left out."""
    bare = "".join(text.split())
    data = bare.encode("utf-32-le", "surrogatepass")
    runs = {zlib.crc32(data[at : at + 4 * _RUN]) for at in range(0, max(4, len(data) - 4 * _RUN + 4), 4)}
    smallest = sorted(runs)[:_SIZE]
    return b85encode(struct.pack(f"<{len(smallest)}I", *smallest)).decode("ascii")


def _hashes(text: str) -> frozenset[int]:
    try:
        data = b85decode(text)
    except ValueError:
        return frozenset()
    return frozenset(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))


def likeness(left: str, right: str) -> float:
    """The share of runs that two texts have in common, estimated from their sketches; 0 to 1."""
    one, other = _hashes(left), _hashes(right)
    smallest = sorted(one | other)[:_SIZE]
    return sum(n in one and n in other for n in smallest) / len(smallest) if smallest else 0.0


def pair(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Which new text is which old one: index into `new` → index into `old`, the most alike first."""
    pairs = sorted(
        (-alike, abs(n - o), n, o)
        for n, fresh in enumerate(new)
        for o, known in enumerate(old)
        if (alike := likeness(known, fresh)) >= SAME
    )
    found: dict[int, int] = {}
    for _, _, n, o in pairs:
        if n not in found and o not in found.values():
            found[n] = o
    return found
