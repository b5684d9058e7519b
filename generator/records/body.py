"""Blocks ⇄ the Markdown body: plain prose, one line a paragraph, `##` for subheads.

What is written reads the same to any CommonMark reader. What is read back is plain text too: the
only syntax of a body are blank lines, `#` headings, backslash escapes and character references
(CommonMark 2.4, 2.5, 4.2). Any other Markdown an editor writes (a link, a table, code) is the literal
text of a paragraph, and HTML is never anything but text.
"""

from __future__ import annotations

import html.entities
import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.model import Block

_SYNTAX = re.compile(r"[\\`*_\[\]<]|~(?=~)|(?<=~)~|&(?=#[0-9xX]|[A-Za-z][A-Za-z0-9]*;)")
_OPENING = re.compile(r"(#{1,6}(?=[ \t]|\Z)|[>|=~]|[-+](?=[ \t]|\Z)|-(?=[- \t]*\Z)|:(?=[-|: \t]*\Z))")
_NUMBER = re.compile(r"([0-9]{1,9})([.)])(?=[ \t]|\Z)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_CLOSING = re.compile(r"#+\Z")
_ESCAPED = re.compile(
    r"\\([!-/:-@\[-`{-~])|&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));"
)
_HEADING = re.compile(r"#{1,6}(?:[ \t]+|\Z)")
_HEADING_END = re.compile(r"(?:^|[ \t]+)#+[ \t]*\Z")
_MARKER = re.compile(r"#{1,6}(?:[ \t]|\Z)|[-+*>|][ \t|>-]|[0-9]{1,9}[.)][ \t]|```|~~~|(?:[-*_][ \t]*){3,}\Z")
_MARKERS_BEGIN = frozenset("#-+*>|0123456789`~_")


def escape(text: str) -> str:
    """Text as one line of Markdown that reads as just this text.

    Line feeds inside, and white space at the ends, become character references. Control characters have
    no form in Markdown and become U+FFFD, as CommonMark reads U+0000.
    """
    line = _escape_inside(text)
    if _OPENING.match(line):
        line = "\\" + line
    elif _NUMBER.match(line):
        line = _NUMBER.sub(r"\1\\\2", line, count=1)
    return _shield_ends(line)


def _escape_inside(text: str) -> str:
    line = _SYNTAX.sub(r"\\\g<0>", text) if _SYNTAX.search(text) else text
    if line.isprintable():
        return line
    return _CONTROL.sub("\ufffd", line).replace("\n", "&#10;").replace("\r", "&#13;")


def _shield_ends(line: str) -> str:
    """White space at the ends of a line as character references; a reader would strip it."""
    bare = line.strip()
    if len(bare) == len(line):
        return line
    start = len(line) - len(line.lstrip()) if bare else len(line)
    head, tail = line[:start], line[start + len(bare) :]
    return _references(head) + bare + _references(tail)


def _references(spaces: str) -> str:
    return "".join(f"&#{ord(c)};" for c in spaces)


def unescape(line: str) -> str:
    """The text that a line of Markdown stands for."""
    return _ESCAPED.sub(_meaning, line) if "\\" in line or "&" in line else line


def _meaning(match: re.Match[str]) -> str:
    literal, decimal, hexadecimal, name = match.groups()
    if literal is not None:
        return literal
    if name is not None:
        return html.entities.html5.get(name + ";", match.group())
    code = int(decimal) if decimal is not None else int(hexadecimal, 16)
    valid = 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF  # noqa: PLR2004 - Unicode's own bounds
    return chr(code) if valid else "\ufffd"


def dump_block(block: Block) -> str:
    """One block as a line of Markdown."""
    if block.kind != "subhead":
        return escape(block.text)
    line = _CLOSING.sub(lambda hashes: "\\#" * len(hashes.group()), _escape_inside(block.text))
    return "## " + _shield_ends(line)


def dump_body(blocks: Iterable[Block]) -> str:
    """The body: blocks parted by blank lines; blocks without text are left out."""
    lines = [dump_block(block) for block in blocks if block.text]
    return "\n\n".join(lines) + "\n" if lines else ""


class Passage(Struct, frozen=True):
    """A block as it stands in a body: lines `first` to `last` (0-based, both included)."""

    block: Block
    first: int
    last: int


def passages(lines: list[str]) -> Iterator[Passage]:
    """The blocks of a body, given as lines without line endings.

    A blank line, a heading and a line that opens with a list, quote, table or fence mark begin a
    new block; other lines go on with the paragraph. Lines are joined without a space unless both sides
    are written with spaces between words.
    """
    first, text = -1, ""
    for number, raw in enumerate(lines):
        line = raw.strip()
        if line and first >= 0 and not (line[0] in _MARKERS_BEGIN and _MARKER.match(line)):
            text = _join(text, line)
            continue
        if first >= 0:
            yield Passage(Block("paragraph", unescape(text)), first, number - 1)
        first, text = (number, line) if line else (-1, "")
        if line.startswith("#") and _HEADING.match(line):
            yield from _heading(line, number)
            first, text = -1, ""
    if first >= 0:
        yield Passage(Block("paragraph", unescape(text)), first, len(lines) - 1)


def _heading(line: str, number: int) -> Iterator[Passage]:
    match = _HEADING.match(line)
    assert match  # noqa: S101 - the caller has looked
    text = unescape(_HEADING_END.sub("", line[match.end() :]))
    if text:
        yield Passage(Block("subhead", text), number, number)


def _join(before: str, after: str) -> str:
    """Two lines of a paragraph; a line break beside a Chinese character or punctuation is no space."""
    return f"{before} {after}" if before[-1:] < "\u2e80" and after[:1] < "\u2e80" else before + after


def load_body(text: str) -> tuple[Block, ...]:
    """Blocks of a body whose lines end in a line feed."""
    return tuple([passage.block for passage in passages(text.split("\n"))])
