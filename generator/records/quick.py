"""Front matter as this program writes it, read without a YAML parser: several times as quick.

It reads a small part of YAML, and of that part reads exactly what `yamldoc` reads
(`tests/records/test_scalars.py`); everything else, errors included, it leaves to `yamldoc`.
"""

from __future__ import annotations

import re
import sys
from decimal import Decimal
from functools import cache
from typing import Any

from generator.yamldoc import MAX_DIGITS

_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_PAIR = re.compile(rf"({_KEY.pattern}): (.+)")
_NEXT_FIELD = re.compile(r"\n(?=[^ \n-])")
_SAYS_NOTHING = re.compile(r"^ *(?:#.*)?(?:\n|\Z)", re.MULTILINE)
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
_LONGEST_KNOWN = 60  # characters of a line: longer ones do not come again
_MOST_KNOWN = 4096


class _Other(Exception):  # noqa: N818 - no error: a signal
    """This text is for the YAML parser."""


def read(text: str) -> dict[str, Any] | None:
    """The mapping that `text` holds, or None if a YAML parser has to look."""
    if not text.replace("\n", "").isprintable() and _unusual().search(text):  # the first is quick
        return None
    try:
        return _read(text)
    except (_Other, RecursionError):
        return None


@cache  # compiled where it is needed: that takes longer than to read an article
def _unusual() -> re.Pattern[str]:
    """Control characters, tabs, line breaks of YAML 1.1."""
    return re.compile("[^\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def _read(text: str) -> dict[str, Any]:
    if "\n\n" in text or "#" in text or text[:1] in (" ", "\n"):
        text = _SAYS_NOTHING.sub("", text)
    top: dict[str, Any] = {}
    for field in _NEXT_FIELD.split(text.removesuffix("\n")) if text else ():
        line, _, below = field.partition("\n")
        if below:
            key, value = line[:-1], _below(below)
            if not _KEY.fullmatch(key) or line[-1] != ":":
                raise _Other
        else:
            key, value = _bare(line) if line[-1:] == ":" else _pairs[line]
        if key in top:
            raise _Other
        top[key] = value
    return top


def _bare(line: str) -> tuple[str, None]:
    """A key without a value."""
    if not _KEY.fullmatch(line, 0, len(line) - 1):
        raise _Other
    return line[:-1], None


def _below(text: str) -> Any:
    """The list or the mapping whose lines stand below its key."""
    if text.startswith("- "):
        return [_item(item) for item in text[2:].split("\n- ")]
    if text.startswith("  "):
        return _mapping(text[2:])
    raise _Other


def _item(text: str) -> Any:
    """An item of a list: a mapping of one line or more, or a value."""
    return _mapping(text) if "\n" in text or _PAIR.fullmatch(text) else _value(text)


def _mapping(text: str) -> dict[str, Any]:
    """A mapping whose lines are indented by two."""
    lines = text.split("\n  ")
    made = dict(map(_pair, lines))
    if len(made) < len(lines):
        raise _Other
    return made


class _Pairs(dict[str, tuple[str, Any]]):
    """Lines with a key and a value: `unit: 亿元` stands in every second figure of every article.

    Lists and mappings are made anew.
    """

    def __missing__(self, line: str) -> tuple[str, Any]:
        match = _PAIR.fullmatch(line)
        if match is None:
            raise _Other
        pair = sys.intern(match[1]), _value(match[2])
        if len(line) <= _LONGEST_KNOWN and not isinstance(pair[1], list | dict):
            if len(self) >= _MOST_KNOWN:
                self.clear()
            self[line] = pair
        return pair


_pairs = _Pairs()
_pair = _pairs.__getitem__


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
