"""What an article is called: its id, the id of each figure, and the name of its file."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from datetime import date
from hashlib import blake2b

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is misread: no i l o 0 1
LONGEST_SLUG = 60


def _code(text: str, length: int) -> str:
    number = int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())
    digits = ""
    for _ in range(length):
        number, rest = divmod(number, len(_ALPHABET))
        digits += _ALPHABET[rest]
    return digits


def article_id(day: date, text: str, taken: Container[str] = ()) -> str:
    """`YYYYMMDD-xxxxxx`, the same for the same text (white space apart) on the same day.

    Args:
        day: of the edition.
        text: all of the article's text.
        taken: ids that other articles have.
    """
    base = "".join(text.split())
    for attempt in range(1000):
        found = f"{day:%Y%m%d}-{_code(base if not attempt else f'{base}#{attempt}', 6)}"
        if found not in taken:
            return found
    raise ValueError(f"a thousand articles have the same text on {day}")


def metric_ids(keys: Iterable[tuple[str, str]], taken: Container[str] = ()) -> list[str]:
    """An id of four characters for each figure, given as (printed, quote), in order.

    The same words in the same sentence keep their id whatever is found out about them; a second
    14.3% of a sentence gets another one.
    """
    ids: list[str] = []
    for printed, quote in keys:
        key, attempt = f"{printed}\0{''.join(quote.split())}", 0
        while (found := _code(f"{key}\0{attempt}", 4)) in ids or found in taken:
            attempt += 1
        ids.append(found)
    return ids


def slug(title: str) -> str:
    """A title as a file name: pinyin and ASCII words joined by hyphens, at most 60 characters."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - costs 60 ms; only a new article needs a name

    found = ""
    for word in re.findall(r"[a-z0-9]+", " ".join(lazy_pinyin(title)).lower()):
        if len(found) + len(word) < LONGEST_SLUG:
            found += f"-{word}" if found else word
    return found or "article"
