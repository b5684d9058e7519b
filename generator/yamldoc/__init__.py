"""YAML as this project reads it: plain values, strict about traps, with a place for every value.

Scalars follow the YAML 1.2 core schema rather than 1.1, so that `1:30`, `010`, `no` and
`2026-13-45` stay the text they are; keys may not repeat; anchors, aliases and tags are refused;
depth and length of numbers are limited, so that a hostile file cannot eat the machine.
"""

from __future__ import annotations

import base64
import pickle
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from msgspec import Struct

from generator.diagnostics import ContentError, Diagnostic

MAX_DIGITS = 40
Path = tuple[str | int, ...]

_kept: dict[str, str] = {}  # path → the seal of its text, then its value, pickled, in base64
_asked: set[str] = set()  # paths that were to be kept since `learnt` was last asked


class Document(Struct, frozen=True):
    """A value read from YAML, and the text it came from, so that any part of it can be pointed at.

    `first_line` is the line of the file on which `text` begins (front matter begins on line 2).
    """

    value: Any
    text: str
    path: str
    first_line: int = 1

    def locate(self, where: Path, *, key: bool = False) -> tuple[int, int]:
        """1-based line and column of the value at `where`, of its key if `key`, or of the nearest parent.

        The file is parsed a second time, so call it only to show an error.
        """
        from generator.yamldoc.loader import place_of  # noqa: PLC0415 - see there

        line, column = place_of(self.text, where, key=key)
        return line + self.first_line, column + 1

    def problem(
        self, code: str, message: str, where: Path = (), *, hint: str = "", key: bool = False
    ) -> Diagnostic:
        """A diagnostic that points at the value (or the key) at `where`."""
        line, column = self.locate(where, key=key)
        lines = self.text.splitlines()
        excerpt = lines[line - self.first_line] if line - self.first_line < len(lines) else ""
        return Diagnostic(code, message, self.path, line, column, excerpt, hint)


def load(text: str, path: str, *, first_line: int = 1, code: str = "E201", keep: bool = False) -> Document:
    """Read one YAML document; `keep` it for the runs to come, which will find the same text.

    Raises:
        ContentError: it is no YAML, or YAML of the kinds this project refuses; with line and column.
    """
    seal = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest() if keep else ""
    held = _kept.get(path, "")
    if keep and held.startswith(seal):
        value = pickle.loads(base64.b64decode(held[len(seal) :]))  # noqa: S301 - from our own cache
    else:
        from generator.yamldoc.loader import value_of  # noqa: PLC0415 - see there

        value = value_of(text, path, first_line, code)
        if keep:
            _kept[path] = seal + base64.b64encode(pickle.dumps(value)).decode()
    if keep:
        _asked.add(path)
    return Document(value, text, path, first_line)


def recall(known: Mapping[str, str]) -> None:
    """Take in what `learnt` gave to an earlier run."""
    _kept.update(known)


def learnt() -> dict[str, str]:
    """What was asked for to be kept since this was last asked: path → a seal of its text, and its value."""
    found = {path: _kept[path] for path in sorted(_asked)}
    _asked.clear()
    return found


def mapping(document: Document, code: str = "E202") -> Mapping[str, Any]:
    """The document's value, which must be a mapping; an empty document is an empty one.

    Raises:
        ContentError: it is a list or a scalar.
    """
    if document.value is None:
        return {}
    if not isinstance(document.value, dict):
        raise ContentError(document.problem(code, "expected a mapping (key: value), one key a line"))
    return document.value
