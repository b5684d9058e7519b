"""Digests: equal ones mean an equal page, an equal file."""

from __future__ import annotations

from hashlib import blake2b
from json import JSONEncoder

DIGEST_BYTES = 16
# A view is made of tuples, words and numbers, which JSON spells in half the time of `repr`.
_spelt = JSONEncoder(check_circular=False, ensure_ascii=False, default=repr).encode


def view_digest(view: object, *more: str) -> bytes:
    """A digest of a view, and of more words."""
    digest = blake2b(_spelt(view).encode("utf-8", "surrogatepass"), digest_size=DIGEST_BYTES)
    for word in more:
        digest.update(b"\0" + word.encode())
    return digest.digest()


def content_digest(data: bytes) -> bytes:
    """A digest of the bytes of a file."""
    return blake2b(data, digest_size=DIGEST_BYTES).digest()
