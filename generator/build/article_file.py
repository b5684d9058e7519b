"""Files of `content/`, read with care: their bytes, their text."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from typing import TYPE_CHECKING

from generator.diagnostics import ContentError, Diagnostic

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 4 << 20  # bytes; a full newspaper page has 60 KB


def read_bytes(path: str) -> bytes:
    """The bytes of an article's file, which must not be a link.

    Raises:
        ContentError: it cannot be read, or is too large for an article.
    """
    data = _read(path, LARGEST, os.O_NOFOLLOW)
    if len(data) > LARGEST:
        raise ContentError(
            Diagnostic("E102", f"larger than {LARGEST >> 20} MB: this is no article", path, 1, 1)
        )
    return data


def read_page(path: Path) -> bytes:
    """The bytes of a raw page; of one that is too large only so much as shows it.

    Raises:
        ContentError: it cannot be read.
    """
    from generator.sources.refusal import MAX_BYTES  # noqa: PLC0415 - a build reads no raw pages

    return _read(str(path), MAX_BYTES, 0)


def _read(path: str, most: int, flags: int) -> bytes:
    """The first `most` bytes of a file, and one more if there are more."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | flags)
        try:
            data = os.read(descriptor, min(os.fstat(descriptor).st_size, most) + 1)
            while len(data) <= most and (more := os.read(descriptor, most + 1 - len(data))):
                data += more
        finally:
            os.close(descriptor)
    except OSError as error:
        raise ContentError(Diagnostic("E101", f"cannot be read: {error.strerror}", path)) from None
    return data


def text_of(data: bytes, path: str) -> str:
    """Decode strict UTF-8, with or without a byte-order mark.

    Raises:
        ContentError: it is something else; with the line of the first wrong byte.
    """
    data = data.removeprefix(BOM_UTF8)  # the codec that leaves it out takes thrice as long
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        line = before[before.rfind(b"\n") + 1 :]
        raise ContentError(
            Diagnostic(
                "E103",
                f"byte 0x{error.object[error.start]:02X} is no UTF-8",
                path,
                before.count(b"\n") + 1,
                len(line.decode("utf-8", "replace")) + 1,
                line.decode("utf-8", "replace"),
                "save the file as UTF-8",
            )
        ) from None
