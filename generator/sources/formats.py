"""Which format a file has: `FORMATS` in the order of trial, by what the file holds.

The extension only counts where the content leaves it open. A file of a known kind that is no page
(a picture, an old Word file) is refused with the name of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from generator.sources import evidence, refusal
from generator.sources.extract import Extract
from generator.sources.html import declared_encoding, is_html, read_html
from generator.sources.masthead import from_lines
from generator.sources.text import decode, split_lines


class Format(Struct, frozen=True):
    """A kind of file: how it is known by its first bytes, and how it is read.

    `read` takes the file's bytes and its name for messages, and raises `ContentError`.
    """

    name: str
    matches: Callable[[bytes], bool]
    read: Callable[[bytes, str], tuple[Extract, ...]]


def extract(name: str, data: bytes) -> tuple[Extract, ...]:
    """The pages of a file.

    Raises:
        ContentError: E110 to E116, with the reason; see `refusal`.
    """
    if not data:
        raise refusal.empty(name)
    if len(data) > refusal.MAX_BYTES:
        raise refusal.too_large(name, len(data))
    return next(kind for kind in FORMATS if kind.matches(data)).read(data, name)


# Kinds of file that reach a newsroom by mistake: their first bytes, what to call them, what to do.
_OCR = "run a text recognition (OCR) on it first"
_OTHER_KINDS = (
    (rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|BM.{4}\0{4}|II\*\0|MM\0\*|RIFF.{4}WEBP", "a picture", _OCR),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file (.doc)", "save it as .docx"),
    (rb"\{\\rtf", "an RTF file", "save it as .docx"),
    (rb"Rar!|7z\xbc\xaf|\x1f\x8b|BZh|\xfd7zXZ", "an archive", "unpack it and take the pages"),
    (rb"%!PS|\xc5\xd0\xd3\xc6", "a PostScript file", "save it as PDF"),
    (rb"\x7fELF|MZ.{58}", "a program", ""),
    (rb"SQLite format 3\0", "a database", ""),
)
_ENCRYPTED_OFFICE = "EncryptedPackage".encode(
    "utf-16-le"
)  # an encrypted DOCX is an OLE file with this stream


def _other_kind(data: bytes) -> tuple[str, str] | None:
    for pattern, kind, hint in _OTHER_KINDS:
        if re.match(pattern, data, re.DOTALL):
            return kind, hint
    return None


def _refuse(data: bytes, name: str) -> tuple[Extract, ...]:
    if _ENCRYPTED_OFFICE in data:
        raise refusal.encrypted(name, "DOCX")
    kind, hint = _other_kind(data) or ("a binary file", "")
    raise refusal.not_a_page(name, kind, hint)


def _read_pdf(data: bytes, name: str) -> tuple[Extract, ...]:
    from generator.sources.pdf import read_pdf  # noqa: PLC0415 - 30 ms that only a PDF need pay

    return read_pdf(data, name)


def _read_docx(data: bytes, name: str) -> tuple[Extract, ...]:
    from generator.sources.docx import read_docx  # noqa: PLC0415 - 100 ms that only a DOCX need pay

    return read_docx(data, name)


def _read_characters(data: bytes, name: str) -> tuple[Extract, ...]:
    """HTML or plain text: what it is shows only when it is decoded."""
    text, encoding = decode(data, name, declared_encoding(data))
    if not text.strip("\0 \t\r\n\f\v\u3000\xa0\ufeff"):
        raise refusal.empty(name)
    if not evidence.is_text(text):
        raise refusal.not_a_page(name, "a binary file")
    if is_html(text, name):
        page = read_html(text, name)
        return (Extract(page.lines, page.masthead, encoding, page.index),)
    if len(text) > refusal.MAX_CHARACTERS:
        raise refusal.too_long(name, len(text))
    said, lines = from_lines(split_lines(text))
    return (Extract(lines, said, encoding),)


FORMATS: tuple[Format, ...] = (
    Format(
        "PDF", lambda data: data[:1024].lstrip(b"\0\t\n\f\r \xef\xbb\xbf").startswith(b"%PDF-"), _read_pdf
    ),
    Format("DOCX", lambda data: data.startswith((b"PK\3\4", b"PK\5\6")), _read_docx),
    Format("no page", lambda data: _other_kind(data) is not None, _refuse),
    Format("HTML or plain text", lambda _: True, _read_characters),
)
