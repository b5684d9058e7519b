"""Front matter as this program writes it, read without a YAML parser: several times as quick.

It reads a small part of YAML, and of that part reads exactly what `yamldoc` reads
(`tests/records/test_scalars.py`); everything else, errors included, it leaves to `yamldoc`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any

from generator.yamldoc import MAX_DIGITS

_UNUSUAL = re.compile(
    "[^\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)  # control characters, tabs, line breaks of YAML 1.1
_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
# A line: how it begins; a key and what follows it, or all else. Taken apart for all lines at once.
_LINE = re.compile(rf"^(- |  |)(?:({_KEY.pattern}):(?: (.+))?|(.*))$", re.MULTILINE)
_SINGLE = re.compile(r"'((?:[^']|'')*)'")
_FLOW_BARE = re.compile(r"[^,\[\]{}:?#'\"]+")
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+(?:[eE][-+]?[0-9]{1,3})?)?")
_WORDS = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL", "~"), None),
}
_TYPED_BEGIN = frozenset("-+0123456789tTfFnN~")
_DIGITS = frozenset("0123456789")
_INDICATORS = frozenset(" ?:,[]{}#&*!|>'\"%@`")
_LONGEST_KNOWN = 40  # characters of a value: longer ones do not come again


class _Other(Exception):  # noqa: N818 - no error: a signal
    """This text is for the YAML parser."""


def read(text: str) -> dict[str, Any] | None:
    """The mapping that `text` holds, or None if a YAML parser has to look."""
    if _UNUSUAL.search(text):
        return None
    try:
        return _Lines().read(text)
    except (_Other, RecursionError):
        return None


class _Lines:
    """The state of reading: the whole mapping, the key that is open, and where indented lines go."""

    __slots__ = ("inner", "key", "top")

    def __init__(self) -> None:
        self.top: dict[str, Any] = {}
        self.key: str | None = None  # a top-level key whose value is a list or a mapping
        self.inner: dict[str, Any] | None = None  # the mapping that indented lines belong to

    def read(self, text: str) -> dict[str, Any]:
        for begin, key, raw, other in _LINE.findall(text):
            if not key:
                self._other(begin, other)
            elif begin == "  ":
                inner = self.inner
                if inner is None:
                    inner = self._inner()
                if key in inner:
                    raise _Other
                known = len(raw) <= _LONGEST_KNOWN and raw[-1:] not in "]}"
                inner[key] = _known(raw) if known else _value(raw)
            elif begin:
                self.inner = {key: _value(raw)}
                self._items().append(self.inner)
            else:
                self._top(key, raw)
        return self.top

    def _top(self, key: str, raw: str) -> None:
        self.inner = None
        self.key = None if raw else key
        if key in self.top:
            raise _Other
        self.top[key] = _value(raw) if raw else None

    def _other(self, begin: str, text: str) -> None:
        """A plain item of a list, a blank line, a comment."""
        if begin == "- ":
            self._items().append(_value(text))
            self.inner = None
        elif text.strip(" ") and text.lstrip(" ")[0] != "#":
            raise _Other

    def _items(self) -> list[Any]:
        """The list that the open key has."""
        if self.key is None:
            raise _Other
        items = self.top[self.key]
        if items is None:
            items = self.top[self.key] = []
        elif not isinstance(items, list):
            raise _Other
        return items

    def _inner(self) -> dict[str, Any]:
        """The mapping that the open key has, which begins here."""
        if self.key is None or self.top[self.key] is not None:
            raise _Other
        inner = self.inner = self.top[self.key] = {}
        return inner


def _value(raw: str) -> Any:
    """A value on one line, in block context."""
    first = raw[:1]
    if first not in _INDICATORS and first:
        if ": " in raw or " #" in raw or raw[-1] in ": " or (first == "-" and raw[1:2] in ("", " ")):
            raise _Other
        return _typed(raw) if first in _TYPED_BEGIN else raw
    if first == "'":
        match = _SINGLE.fullmatch(raw)
        if match:
            return match.group(1).replace("''", "'")
    elif first in ("[", "{") and first:
        value, end = _flow(raw, 0)
        if end == len(raw):
            return value
    raise _Other


# `unit: 亿元` stands in every second figure of every article. Lists and mappings are made anew.
_known = lru_cache(4096)(_value)


def _typed(raw: str) -> Any:
    if raw in _WORDS:
        return _WORDS[raw]
    if raw[-1] not in _DIGITS or not _NUMBER.fullmatch(raw):
        return raw
    if len(raw) > MAX_DIGITS:
        raise _Other
    return Decimal(raw) if "." in raw else int(raw)


def _flow(raw: str, at: int) -> tuple[Any, int]:
    """The value of flow style that begins at `at`, and where it ends."""
    first = raw[at : at + 1]
    if first == "[":
        return _flow_list(raw, at + 1)
    if first == "{":
        return _flow_mapping(raw, at + 1)
    match = (_SINGLE if first == "'" else _FLOW_BARE).match(raw, at)
    if match is None:
        raise _Other
    if first == "'":
        return match.group(1).replace("''", "'"), match.end()
    bare = match.group()
    if bare[-1] == " " or bare[0] in _INDICATORS or bare[0] == "-":
        raise _Other
    return _typed(bare) if bare[0] in _TYPED_BEGIN else bare, match.end()


def _flow_list(raw: str, at: int) -> tuple[list[Any], int]:
    items: list[Any] = []
    if raw[at : at + 1] == "]":
        return items, at + 1
    while True:
        value, at = _flow(raw, at)
        items.append(value)
        if raw[at : at + 1] == "]":
            return items, at + 1
        at = _after(raw, at, ", ")


def _flow_mapping(raw: str, at: int) -> tuple[dict[str, Any], int]:
    pairs: dict[str, Any] = {}
    if raw[at : at + 1] == "}":
        return pairs, at + 1
    while True:
        match = _KEY.match(raw, at)
        if match is None or match.group() in pairs:
            raise _Other
        pairs[match.group()], at = _flow(raw, _after(raw, match.end(), ": "))
        if raw[at : at + 1] == "}":
            return pairs, at + 1
        at = _after(raw, at, ", ")


def _after(raw: str, at: int, mark: str) -> int:
    if not raw.startswith(mark, at):
        raise _Other
    return at + len(mark)
