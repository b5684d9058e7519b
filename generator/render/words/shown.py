"""What may reach a page: text without characters that break it or turn its reading order around."""

from __future__ import annotations

import re

_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
    "\u200e\u200f\u202a-\u202e\u2066-\u2069\U0001fffe\U0001ffff\U0010fffe\U0010ffff]"
)


def _stand_in(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"[U+{code:04X}]" if 0x200E <= code <= 0x2069 else "\ufffd"  # noqa: PLR2004 - the marks of direction


def fit(text: str) -> str:
    """Text with controls, non-characters and lone surrogates replaced, and bidi marks spelt out."""
    if text.isprintable():  # false for every character of the pattern (categories Cc, Cf, Cs, Cn), and quick
        return text
    return _UNFIT.sub(_stand_in, text)
