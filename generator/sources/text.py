"""Plain text of any Chinese encoding → decoded text → numbered lines.

`READERS` is the order of trial: a byte-order mark, strict UTF-8, then GB18030, which was right on
256 of 256 pages; UTF-16 without mark and Big5 come before GB18030 only with the strong evidence
that `evidence` asks for. Nothing is guessed: bytes that make no character are refused with their
place, also at the very end, because a half character there says that the transfer broke off and
the tail of the page is missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.diagnostics import ContentError
from generator.model import Line
from generator.sources import evidence, refusal

# UTF-16's marks are a prefix of UTF-32's, so the longer ones come first. The codec named is one with
# which `data.decode(encoding)` gives the text without its mark.
MARKS = (
    (b"\xff\xfe\0\0", "utf-32", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig", "utf-8-sig"),
    (b"\xff\xfe", "utf-16", "utf-16"),
    (b"\xfe\xff", "utf-16", "utf-16"),
)
GB18030_MARK = b"\x84\x31\x95\x33"

# The mandatory breaks of Unicode (UAX #14, classes BK, CR, LF and NL).
BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")

Decoded = tuple[str, str]


def decode(data: bytes, name: str = "page", declared: str | None = None) -> Decoded:
    """The text of `data` without byte-order mark, and the name of its encoding.

    `declared` is what the page claims; it counts only between Big5 and GB18030 where both read it.

    Raises:
        ContentError: E113 with line and column of the first byte that makes no character.
    """
    claims_big5 = declared is not None and declared.startswith(("big5", "cp950"))
    for reader in READERS:
        found = reader(data, name)
        if found is not None and claims_big5 and found[1] == "gb18030":
            found = _claimed_big5(data) or found
        if found is not None:
            return found
    raise _undecodable(data, name)


def split_lines(text: str) -> tuple[Line, ...]:
    """Lines with their number and their offset in code points; a break at the end opens no further line.

    Any line ending counts, a form feed too; `text[line.start:][:len(line.text)] == line.text`.
    """
    lines: list[Line] = []
    start = 0
    for found in BREAK.finditer(text):
        lines.append(Line(len(lines) + 1, start, text[start : found.start()]))
        start = found.end()
    if start < len(text):
        lines.append(Line(len(lines) + 1, start, text[start:]))
    return tuple(lines)


def _marked(data: bytes, name: str) -> Decoded | None:
    for mark, codec, encoding in MARKS:
        if data.startswith(mark):
            try:
                return data.decode(codec), encoding
            except UnicodeDecodeError as error:
                raise _at(data, error, codec, name) from None
    if data.startswith(GB18030_MARK):
        return _strict(data[len(GB18030_MARK) :], "gb18030")
    return None


def _utf_8(data: bytes, name: str) -> Decoded | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        read = data[: error.start].decode("utf-8")
        if evidence.ideographs(read) < evidence.ENOUGH:
            return None
        # So much of it is UTF-8 that it is UTF-8: GB18030 would read on, and read nonsense.
        raise _at(data, error, "utf-8", name) from None
    # Half-width text in UTF-16 is valid UTF-8 with a NUL at every second place.
    return None if "\0" in text and evidence.utf_16(data) else (text, "utf-8")


def _utf_16(data: bytes, _name: str) -> Decoded | None:
    codec = evidence.utf_16(data)
    return _strict(data, codec) if codec else None


def _big5(data: bytes, _name: str) -> Decoded | None:
    codec = evidence.big5(data)
    return _strict(data, codec) if codec else None


def _claimed_big5(data: bytes) -> Decoded | None:
    codec = evidence.big5(data, claimed=True)
    return _strict(data, codec) if codec else None


def _gb18030(data: bytes, name: str) -> Decoded | None:
    _refuse_mixture(data, name)
    found = _strict(data, "gb18030")
    return found if found and evidence.is_chinese(found[0]) else None


READERS: tuple[Callable[[bytes, str], Decoded | None], ...] = (_marked, _utf_8, _utf_16, _big5, _gb18030)


def _strict(data: bytes, codec: str) -> Decoded | None:
    try:
        return data.decode(codec), codec
    except UnicodeDecodeError:
        return None


_BYTE_LINE = re.compile(rb"[^\r\n]+")


def _refuse_mixture(data: bytes, name: str) -> None:
    """Two files glued together: GB18030 reads most UTF-8 lines as other characters without complaint.

    Raises:
        ContentError: a line is strict UTF-8 with four or more ideographs, which no line of GB18030
            is by chance, and what stands before it is GB18030.
    """
    for found in _BYTE_LINE.finditer(data):
        text = _strict(found.group(), "utf-8")
        if text and evidence.ideographs(text[0]) >= evidence.ENOUGH:
            before = _strict(data[: found.start()], "gb18030")
            if before and evidence.ideographs(before[0]):
                message = "the encoding changes from GB18030 to UTF-8 here"
                raise _place(before[0], name, message, "save all of the page in UTF-8", text[0])
            return


def _undecodable(data: bytes, name: str) -> ContentError:
    """The refusal for bytes that no reader took: by the codec that got furthest."""
    if evidence.is_binary(data):
        return refusal.not_a_page(name, "a binary file")
    furthest: tuple[UnicodeDecodeError, str] | None = None
    for codec in ("utf-8", "gb18030"):
        try:
            data.decode(codec)
        except UnicodeDecodeError as error:
            if furthest is None or error.start > furthest[0].start:
                furthest = error, codec
        else:
            return _place("", name, "no encoding makes Chinese text of these bytes", _ENCODINGS)
    assert furthest is not None  # noqa: S101 - strict UTF-8 failed, or there would be no refusal
    return _at(data, *furthest, name)


_ENCODINGS = "pages are read in UTF-8, UTF-16, GB18030 (GBK) and Big5"
_CUT_OFF = ("unexpected end of data", "incomplete multibyte sequence", "truncated data")  # the codecs' words


def _at(data: bytes, error: UnicodeDecodeError, codec: str, name: str) -> ContentError:
    before = data[: error.start].decode(codec, "replace").removeprefix("\ufeff")
    shown = " ".join(f"{byte:02X}" for byte in data[error.start : error.end][:4])
    label = codec.upper().removesuffix("-SIG")
    if error.reason in _CUT_OFF:
        message = f"the file breaks off in the middle of a character ({shown}, {label})"
        return _place(before, name, message, "fetch it again: the end of the page is missing")
    return _place(before, name, f"the bytes {shown} are no character of {label}", _ENCODINGS)


def _place(before: str, name: str, message: str, hint: str, rest: str = "") -> ContentError:
    """A refusal that points behind `before`; `rest` is what can be read of the line from there."""
    line, last = 1, 0
    for found in BREAK.finditer(before):
        line, last = line + 1, found.end()
    return refusal.undecodable(name, line, len(before) - last + 1, before[last:] + rest, message, hint)
