"""Plain values → YAML that any reader, of YAML 1.1 or 1.2, takes for the same values.

PyYAML's own dumper needs 20 ms for an article; this one writes the few shapes that front matter has
(scalars, lists and mappings, in block or in flow style), and `tests/records` holds it against PyYAML.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

Plain = None | bool | int | float | Decimal | str | date | Sequence[Any] | Mapping[str, Any]
"""What front matter is made of. A `date` is written bare; a `str` that looks like one, in quotes."""

# No indicator (YAML 1.2, 5.3) at the start, none of flow style inside, no ": " or " #" anywhere.
_TEXT = re.compile(
    r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~](?:[^\s:#]|[ \u3000](?![\s#]|\Z)|:(?=[^\s:#])|(?<![\s:])#)*"
)
_FLOW = re.compile(r"[^,\[\]{}:?#'\"]*")
# Words and numbers of YAML 1.1 and of the core schema of 1.2; a wide net, for quotes never harm.
_TYPED = re.compile(
    r"(?i:y|n|yes|no|on|off|true|false|null)|[-+.\d][\d_.,:eE+\-TtZz ]*|0[xob][0-9a-fA-F_]+|\.(?i:inf|nan)"
)


_SCALARS = frozenset({type(None), bool, int, float, Decimal, str, date})
_LONGEST_KNOWN = 40  # characters of a text: longer ones do not come again


def scalar(value: Any, *, flow: bool = False) -> str:
    """One value on one line.

    Args:
        value: None, bool, int, float, Decimal, date or str.
        flow: does it stand between brackets or braces?
    """
    if isinstance(value, str):
        return _known(value, flow) if len(value) <= _LONGEST_KNOWN else _string(value, flow)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        value = Decimal(repr(value))
    return format(value, "f") if isinstance(value, Decimal) else str(value)


@cache
def _name(text: str) -> str:
    """A key; there are few, so their form is remembered."""
    return _string(text, True)  # noqa: FBT003 - as there


def _string(text: str, flow: bool) -> str:  # noqa: FBT001 - private, called for every value
    bare = _TEXT.fullmatch(text) and (not flow or _FLOW.fullmatch(text)) and not _TYPED.fullmatch(text)
    if bare and (text.isprintable() or text.replace("\u3000", "").isprintable()):
        return text
    if text.isprintable() or text.replace("\u3000", "").isprintable():
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(_escaped(c) for c in text) + '"'


_known = lru_cache(4096)(_string)  # `unit: 元` is written with every second figure


def _escaped(c: str) -> str:
    if c in '"\\':
        return "\\" + c
    if c.isprintable() or c == "\u3000":
        return c
    if c == "\n":
        return "\\n"
    return f"\\u{ord(c):04x}" if ord(c) <= 0xFFFF else f"\\U{ord(c):08x}"  # noqa: PLR2004 - the two forms


def flow(value: Plain) -> str:
    """A value in flow style, on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_name(str(k))}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return scalar(value, flow=True)


def block(key: str, value: Plain, indent: str = "") -> list[str]:
    """`key: value` as lines in block style; empty collections in flow style."""
    name = f"{indent}{_name(key)}:"
    if type(value) in _SCALARS:  # most are, and it is told in a tenth of the time
        return [f"{name} {scalar(value)}"]
    if not isinstance(value, Mapping | list | tuple) or not value:
        return [f"{name} {scalar(value) if _is_scalar(value) else flow(value)}"]
    if isinstance(value, Mapping):
        return [name, *(line for k, v in value.items() for line in block(str(k), v, indent + "  "))]
    return [name, *(line for item in value for line in item_lines(item, indent))]


def item_lines(item: Plain, indent: str = "") -> list[str]:
    """One item of a list in block style, a mapping's keys one a line."""
    if isinstance(item, Mapping) and item:
        lines = [line for k, v in item.items() for line in block(str(k), v, indent + "  ")]
        return [f"{indent}- {lines[0][len(indent) + 2 :]}", *lines[1:]]
    return [f"{indent}- {scalar(item) if _is_scalar(item) else flow(item)}"]


def _is_scalar(value: Plain) -> bool:
    return type(value) in _SCALARS or not isinstance(value, Mapping | list | tuple)
