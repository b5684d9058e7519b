"""`dibao fmt`: the usual order and quoting, one line a paragraph; the meaning stays."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from generator.diagnostics import ContentError, Diagnostic
from generator.records import front
from generator.records.reading import load
from generator.records.updating import same
from generator.records.writing import dump


def format_text(text: str, path: str) -> str:
    """The file as the program would write it, with the comments that stand above a field.

    Raises:
        ContentError: the file is no article, or has values that are left out; or E209: it has a
            comment elsewhere, which would be lost.
    """
    left_out: list[Diagnostic] = []
    record = load(text, path, left_out)
    if left_out:
        raise ContentError(*left_out)
    halves = front.split(text, path)
    comments = _comments(halves.front, path)
    lines = []
    for line in dump(record).split("\n"):
        key = re.match(r"([\w-]+):", line)
        lines += comments.pop(key.group(1), []) if key else []
        lines.append(line)
    formatted = "\n".join(lines)
    if comments or not same(formatted, path, record):
        raise ContentError(Diagnostic("E209", "cannot be formatted without loss, and is left as it is", path))
    return formatted


def _comments(text: str, path: str) -> dict[str, list[str]]:
    """The comment lines above each field.

    Raises:
        ContentError: E209, at a comment that stands elsewhere.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    words = [(node.start_mark.index, node.end_mark.index) for node in _scalars(root)]
    keys = (
        {key.start_mark.line: key.value for key, _ in root.value}
        if isinstance(root, yaml.MappingNode)
        else {}
    )
    found: dict[str, list[str]] = {}
    pending: list[str] = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        if line.startswith("#") and not _covered(at, words):
            pending.append(line)
        else:
            column = _comment_in(line, at, words)
            if column is None and pending and line.strip() and number not in keys:
                number, column, line = number - 1, 0, pending[-1]  # noqa: PLW2901 - the comment above it
            if column is not None:
                hint = "put the comment above a field, or in editor_note"
                message = "this comment would be lost; the file is left as it is"
                raise ContentError(Diagnostic("E209", message, path, number + 2, column + 1, line, hint))
            if number in keys:
                found[keys[number]] = pending
                pending = []
        at += len(line) + 1
    if pending:
        found[""] = pending
    return {key: lines for key, lines in found.items() if lines}


def _comment_in(line: str, at: int, words: list[tuple[int, int]]) -> int | None:
    """Where a comment begins in a line that begins at `at`."""
    for match in re.finditer(r"(?:^|(?<=\s))#", line):
        if not _covered(at + match.start(), words):
            return match.start()
    return None


def _covered(at: int, words: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in words)


def _scalars(node: yaml.Node | None) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key
            yield from _scalars(value)
