"""The YAML loader of `yamldoc`: apart, because most runs read no YAML, and importing PyYAML takes 13 ms."""

from __future__ import annotations

import re
from collections.abc import Hashable
from decimal import Decimal
from functools import lru_cache
from typing import Any

import yaml

from generator.diagnostics import ContentError, Diagnostic
from generator.yamldoc import MAX_DIGITS

MAX_DEPTH = 20
_TOO_DEEP = f"nested more than {MAX_DEPTH} deep"
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """CSafeLoader with the core schema, Decimal for floats, and no repeated keys."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own name


def _construct_mapping(loader: Any, node: yaml.MappingNode) -> dict[Hashable, Any]:
    mapping: dict[Hashable, Any] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            raise yaml.constructor.ConstructorError(None, None, "a key must be a word", key_node.start_mark)
        key = key_node.value
        if key in mapping:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {key!r} stands twice", key_node.start_mark
            )
        mapping[key] = loader.construct_object(value_node, deep=True)
    return mapping


def _construct_number(_loader: Any, node: yaml.ScalarNode) -> int | Decimal:
    text = node.value
    if len(text) > MAX_DIGITS:
        raise yaml.constructor.ConstructorError(
            None, None, f"a number of {len(text)} characters; at most {MAX_DIGITS} are read", node.start_mark
        )
    return Decimal(text) if any(c in text for c in ".eE") else int(text)


for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("tag:yaml.org,2002:null", r"~|null|Null|NULL|", "~nN\0"),
    ("tag:yaml.org,2002:int", r"[-+]?(?:0|[1-9][0-9]*)", "-+0123456789"),
    ("tag:yaml.org,2002:float", r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+(?:[eE][-+]?[0-9]{1,3})?", "-+0123456789"),
):
    for _letter in _first:
        _Loader.yaml_implicit_resolvers.setdefault("" if _letter == "\0" else _letter, []).append(
            (_tag, re.compile(f"(?:{_pattern})\\Z"))
        )
_Loader.add_constructor("tag:yaml.org,2002:map", _construct_mapping)
_Loader.add_constructor("tag:yaml.org,2002:int", _construct_number)
_Loader.add_constructor("tag:yaml.org,2002:float", _construct_number)


def value_of(text: str, path: str, first_line: int, code: str) -> Any:
    """The value of a YAML document.

    Raises:
        ContentError: it is no YAML, or YAML of the kinds this project refuses; with line and column.
    """
    try:
        _refuse_hostile(text)
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader by descent
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position)
        column = error.position - (text.rfind("\n", 0, error.position) + 1)
        raise ContentError(
            _diagnose(
                text, path, first_line, code, line, column, f"U+{_code_point(error):04X} may not stand here"
            )
        ) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if (
            error.problem == "found unexpected end of stream"
        ):  # a quote that is not closed: show where it opens
            mark = error.context_mark or mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        raise ContentError(_diagnose(text, path, first_line, code, line, column, _problem(error))) from None
    except (ValueError, RecursionError) as error:
        raise ContentError(
            _diagnose(text, path, first_line, code, 0, 0, f"this cannot be read: {error}")
        ) from None


def place_of(text: str, where: tuple[str | int, ...], *, key: bool) -> tuple[int, int]:
    """0-based line and column of the value at `where`, of its key if `key`, or of the nearest parent."""
    node = _compose(text)
    mark = node.start_mark if node is not None else None
    for number, step in enumerate(where):
        if isinstance(node, yaml.MappingNode):
            pair = next((p for p in node.value if p[0].value == str(step)), None)
            if pair is None:
                break
            mark = (pair[0] if key and number == len(where) - 1 else pair[1]).start_mark
            node = pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            mark = node.start_mark
        else:
            break
    return (mark.line, mark.column) if mark is not None else (0, 0)


@lru_cache(maxsize=2)
def _compose(text: str) -> yaml.Node | None:
    """The nodes with their places; a file with many problems is composed once."""
    return yaml.compose(text, Loader=_Base)


def _problem(error: yaml.MarkedYAMLError) -> str:
    """What is wrong, in words that do not depend on the version of libyaml.

    Newer ones count brackets themselves while they look ahead, before the first event of the depth
    is handed on to `_refuse_hostile`.
    """
    problem = error.problem or "this is no YAML"
    return _TOO_DEEP if "nesting depth" in problem else problem


def _code_point(error: yaml.reader.ReaderError) -> int:
    return error.character if isinstance(error.character, int) else ord(error.character)


def _diagnose(
    text: str, path: str, first_line: int, code: str, line: int, column: int, message: str
) -> Diagnostic:
    lines = text.splitlines()
    excerpt = lines[line] if line < len(lines) else ""
    hint = (
        "YAML wants spaces for tabs, and quotes around text with ': ', '#' or a leading quote, bracket or '-'"
    )
    return Diagnostic(code, message, path, line + first_line, column + 1, excerpt, hint)


# An anchor, alias or tag stands at the start of a value; depth shows as brackets, indentation or dashes.
_SUSPECT = re.compile(r"(?m:(?:^|[\s\[{,])[&*!])|[\[{](?:\s*[\[{]){3}|(?m:^ {24})|(?:- ){6}")


def _refuse_hostile(text: str) -> None:
    """Walk the events, which needs no recursion, where the text could hold anchors, tags or great depth.

    Raises:
        yaml.MarkedYAMLError: at the first of them.
    """
    if not _SUSPECT.search(text):
        return
    depth = 0
    for event in yaml.parse(text, Loader=_Base):
        reason = ""
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            reason = "anchors and aliases are not allowed here"
        elif getattr(event, "tag", None) not in (None, "!"):
            reason = "tags (!…) are not allowed here"
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                reason = _TOO_DEEP
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if reason:
            mark: Any = event.start_mark  # the C parser's Mark, which the stubs tell from the other
            raise yaml.constructor.ConstructorError(None, None, reason, mark)
