"""Errors as values: where, what, the line itself with a caret, and what would be allowed.

A `Report` collects them so that one run shows all. Nothing here prints or exits.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct, field

Severity = Literal["error", "warning"]


class Diagnostic(Struct, frozen=True):
    """One problem. `line` and `column` are 1-based; 0 where the problem has no place in the file.

    `code` is E1xx files and encodings, E2xx front matter syntax and shape, E3xx values, E4xx
    configuration, lexicon and templates, E5xx pages. `excerpt` is the line itself; `hint` says
    what is allowed.
    """

    code: str
    message: str
    path: str
    line: int = 0
    column: int = 0
    excerpt: str = ""
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        where = self.path + (f":{self.line}:{max(self.column, 1)}" if self.line else "")
        lines = [f"{where}: {self.severity} {self.code}: {self.message}"]
        if self.excerpt:
            shown, caret = _window(self.excerpt, max(self.column, 1))
            lines += [f"    {shown}", f"    {' ' * caret}^"]
        if self.hint:
            lines.append(f"    {self.hint}")
        return printable("\n".join(lines))

    def as_dict(self) -> dict[str, object]:
        """The JSON form that `--format json` prints."""
        return {
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "severity": self.severity,
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
        }


class ContentError(Exception):
    """Input that cannot be used; carries the diagnostics to show. Never reaches a user as a traceback."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("\n".join(str(diagnostic) for diagnostic in diagnostics))
        self.diagnostics = diagnostics


class Report(Struct):
    """All problems of one run, in the order found."""

    diagnostics: list[Diagnostic] = field(default_factory=list)

    def add(self, *diagnostics: Diagnostic) -> None:
        """Note one or more problems."""
        self.diagnostics.extend(diagnostics)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Note many problems."""
        self.diagnostics.extend(diagnostics)

    @property
    def failed(self) -> bool:
        """Is there an error among them?"""
        return any(diagnostic.severity == "error" for diagnostic in self.diagnostics)

    def text(self) -> str:
        """For people."""
        return "\n".join(str(diagnostic) for diagnostic in self.diagnostics)

    def json(self) -> str:
        """For tools: a JSON array."""
        return json.dumps([d.as_dict() for d in self.diagnostics], ensure_ascii=False, indent=1)

    def github(self) -> str:
        """For GitHub Actions: workflow commands."""
        return "\n".join(
            f"::{d.severity} file={_escape(d.path)},line={max(d.line, 1)},"
            f"col={max(d.column, 1)},title={d.code}"
            "::" + _escape(f"{d.message} {d.hint}".strip())
            for d in self.diagnostics
        )


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def display_width(text: str) -> int:
    """Columns a terminal needs: Chinese characters take two (UAX #11), combining marks none."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


_WINDOW = 72  # code points of a long line that are shown around the caret


def _window(excerpt: str, column: int) -> tuple[str, int]:
    """The part of a line to show, and how many columns before the caret."""
    low = 0 if len(excerpt) <= _WINDOW or column <= _WINDOW // 2 else column - _WINDOW // 2
    shown = printable(excerpt[low : low + _WINDOW].replace("\t", " ").replace("\n", " "))
    head, tail = ("…" if low else ""), ("…" if low + _WINDOW < len(excerpt) else "")
    caret = display_width(head + printable(excerpt[low : column - 1].replace("\t", " ")))
    return head + shown + tail, caret


def printable(text: str) -> str:
    """Text without what would upset a terminal: controls, bidi marks and surrogates as escapes."""
    if text.isprintable():
        return text
    return "".join(
        c
        if c.isprintable() or c in "\n\u3000"
        else c.encode("unicode_escape", "surrogatepass").decode("ascii")
        for c in text
    )
