"""The two halves of a Markdown file, and the marks that a text editor leaves on it."""

from __future__ import annotations

import re

from msgspec import Struct

from generator.diagnostics import ContentError, Diagnostic

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SHAPE = "an article begins with a line '---', its fields, and another line '---'"


class Halves(Struct, frozen=True):
    """Front matter and body, with line feeds for line endings.

    `front` begins on line 2 of the file, `body` on line `body_line`.
    """

    front: str
    body: str
    body_line: int


def normal(text: str) -> str:
    """The text without byte-order marks, its lines ended by line feeds."""
    text = text.lstrip("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def split(text: str, path: str) -> Halves:
    """Take a file's text apart.

    Raises:
        ContentError: there is no front matter (E203), it does not end (E204), or characters stand in the
            file that no text has (E210).
    """
    text = normal(text)
    refuse_controls(text, path)
    opening = _FENCE.match(text)
    if opening is None:
        first = text.split("\n", 1)[0]
        raise ContentError(Diagnostic("E203", "there is no front matter", path, 1, 1, first, _SHAPE))
    closing = _closing(text, opening.end())
    if closing is None:
        raise ContentError(
            Diagnostic("E204", "the front matter does not end", path, 1, 1, opening.group(), _SHAPE)
        )
    front = text[opening.end() + 1 : closing.start()]
    return Halves(front, text[closing.end() + 1 :], front.count("\n") + 3)


def _closing(text: str, after: int) -> re.Match[str] | None:
    """The next fence; most lines need no pattern."""
    at = text.find("\n---", after)
    while at >= 0:
        fence = _FENCE.match(text, at + 1)
        if fence is not None:
            return fence
        at = text.find("\n---", at + 1)
    return None


def refuse_controls(text: str, path: str, first_line: int = 1) -> None:
    """Refuse characters that XML 1.0 cannot hold, and so no feed.

    Raises:
        ContentError: E210, at the first of them.
    """
    if text.replace("\n", "").isprintable():  # most texts are, and it is told in a third of the time
        return
    match = _FORBIDDEN.search(text)
    if match is None:
        return
    at = match.start()
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    raise ContentError(
        Diagnostic(
            "E210",
            f"U+{ord(match.group()):04X} may not stand in a text",
            path,
            text.count("\n", 0, at) + first_line,
            at - start + 1,
            text[start : end if end >= 0 else len(text)][:2000],
            "delete it: it is a control character or half of one",
        )
    )


def has_control(text: str) -> str | None:
    """The first forbidden character of a value (written with a backslash, say)."""
    match = _FORBIDDEN.search(text)
    return match.group() if match else None


def without_controls(text: str) -> str:
    """The text less the characters that `split` refuses."""
    return text if text.isprintable() else _FORBIDDEN.sub("", text)
