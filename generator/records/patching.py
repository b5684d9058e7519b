"""A file that a person edited gets new values, and keeps everything else: comments, order, quotes, line ends.

Front matter is changed where a value changed (a scalar in its place, a figure key by key, any other
field as a whole), the body where a block did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

import yaml

from generator.model import Block, Record
from generator.records import front
from generator.records.body import dump_block, passages
from generator.records.plain import Values, plain
from generator.records.reading import TOP_KEYS
from generator.records.scalars import block, item_lines, scalar
from generator.records.writing import field_lines, machine_values

Edit = tuple[int, int, str]  # start, end in the front matter, what stands there then


def patch(text: str, mine: Record, merged: Record, body: Sequence[int | Block]) -> str:
    """The file's text with the values of `merged` in place of those of `mine`.

    Args:
        text: the file as it is.
        mine: the record read from it.
        merged: the record it shall hold.
        body: where each block of `merged` comes from: an index into the body of `mine`, or a new one.

    The caller makes sure that the result reads as `merged`: where front matter is written in a way
    that this does not foresee, it may not.
    """
    normal = front.normal(text)
    halves = front.split(normal, "")
    opening = normal[: normal.index("\n") + 1]
    closing_at = len(opening) + len(halves.front)
    closing = normal[closing_at : len(normal) - len(halves.body)]
    new_front = patch_front(halves.front, _values(mine), _values(merged))
    new_body = patch_body(halves.body, body)
    return _with_endings(text, opening + new_front + closing + new_body)


def _values(record: Record) -> Values:
    return {**plain(record), "machine": machine_values(record.machine)}


# --- front matter -----------------------------------------------------------------------------


def patch_front(text: str, old: Values, new: Values) -> str:
    """Front matter with each field of `new` that differs from `old`."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    nodes = (
        {key.value: (key, value) for key, value in root.value} if isinstance(root, yaml.MappingNode) else {}
    )
    edits: list[Edit] = []
    for key in dict.fromkeys((*nodes, *new)):
        before, after = old.get(key), new.get(key)
        if before == after and type(before) is type(after):
            continue
        if key not in nodes:
            at = _place(key, nodes, text)
            edits.append((at, at, "".join(line + "\n" for line in field_lines(key, after))))
        elif key in new:
            edits += _field_edits(text, key, *nodes[key], before, after)
        elif key in old:
            edits.append((*_region(text, *nodes[key]), ""))
    order = sorted(range(len(edits)), key=lambda n: (*edits[n][:2], n), reverse=True)
    for start, end, words in (edits[n] for n in order):
        text = text[:start] + words + text[end:]
    return text


def _place(key: str, nodes: dict[str, Any], text: str) -> int:
    """Where a new field goes: after the nearest of those that stand before it in the usual order."""
    order = TOP_KEYS[: TOP_KEYS.index(key)] if key in TOP_KEYS else TOP_KEYS
    before = next((nodes[name] for name in reversed(order) if name in nodes), None)
    return _region(text, *before)[1] if before else 0


def _region(text: str, key: Any, value: Any) -> tuple[int, int]:
    """The lines of a field, from its key to its last value, without the comments that follow."""
    start = text.rfind("\n", 0, key.start_mark.index) + 1
    end = max(value.end_mark.index, key.end_mark.index)
    lines = text[start:end].rstrip("\n").split("\n")
    while len(lines) > 1 and re.fullmatch(r"\s*(#.*)?", lines[-1]):
        lines.pop()
    length = len("\n".join(lines))
    stop = text.find("\n", start + length)
    return start, (stop + 1 if stop >= 0 else len(text))


def _field_edits(text: str, key: str, name: Any, node: Any, before: Any, after: Any) -> Iterator[Edit]:
    if key == "metrics" and isinstance(node, yaml.SequenceNode) and isinstance(after, list) and before:
        yield from _metric_edits(text, node, before, after)
    elif _one_line(node) and after is not None and not isinstance(after, list | dict):
        yield node.start_mark.index, node.end_mark.index, _bare(key, after)
    else:
        start, end = _region(text, name, node)
        yield start, end, "".join(line + "\n" for line in field_lines(key, after))


def _one_line(node: Any) -> bool:
    """Is it a scalar that stands on one line, and not nothing at all?"""
    return (
        isinstance(node, yaml.ScalarNode)
        and node.start_mark.line == node.end_mark.line
        and node.start_mark.index < node.end_mark.index
    )


def _bare(key: str, value: Any) -> str:
    return block(key, value)[0].partition(": ")[2]


def _metric_edits(text: str, node: Any, before: list[Values], after: list[Values]) -> Iterator[Edit]:
    """Figures that go, come, or have other values, each told by its id."""
    new = {values.get("id"): values for values in after}
    old = {values.get("id"): values for values in before}
    ends: dict[str | None, int] = {}
    for values, item in zip(before, node.value, strict=True):
        ident = values.get("id")
        start, end = _item_region(text, item)
        ends[ident] = end
        if ident is None:
            continue
        if ident not in new:
            yield start, end, ""
        elif values != new[ident]:
            yield from _item_edits(item, values, new[ident], (start, end))
    first = _item_region(text, node.value[0])[0]
    indent = " " * (node.value[0].start_mark.column - 2) if node.value else ""
    at = first
    fresh = ""
    for values in after:
        ident = values.get("id")
        if ident is None or ident in old:
            if fresh:
                yield at, at, fresh
                fresh = ""
            at = ends.get(ident, at)
        else:
            fresh += "".join(line + "\n" for line in item_lines(values, indent))
    if fresh:
        yield at, at, fresh


def _item_region(text: str, item: Any) -> tuple[int, int]:
    """The lines of an item of a list in block style."""
    return _region(text, item, item)


def _item_edits(item: Any, before: Values, after: Values, region: tuple[int, int]) -> Iterator[Edit]:
    """Values of one figure that differ: in their place, or the whole figure anew."""
    nodes = {key.value: (key, value) for key, value in item.value}
    same_place = all(
        key in nodes and _one_line(nodes[key][1]) for key in after if before.get(key) != after[key]
    )
    gone = [key for key in before if key not in after]
    if same_place and not gone:
        for key, value in after.items():
            if before.get(key) != value:
                node = nodes[key][1]
                yield node.start_mark.index, node.end_mark.index, scalar(value)
        return
    indent = " " * (item.start_mark.column - 2)
    yield *region, "".join(line + "\n" for line in item_lines(after, indent))


# --- the body ---------------------------------------------------------------------------------


def patch_body(text: str, body: Sequence[int | Block]) -> str:
    """The body with its blocks as `body` says; blocks that stay keep their lines and what is between them."""
    lines = text.split("\n")
    places = list(passages(lines))
    if [part for part in body if isinstance(part, int)] == list(range(len(places))) == list(body):
        return text
    out = lines[: places[0].first] if places else [""] if not text.startswith("\n") else []
    last: int | None = None
    for part in body:
        if isinstance(part, int):
            between = (
                lines[places[last].last + 1 : places[part].first]
                if last == part - 1 and last is not None
                else []
            )
            out += _gap(out, between) + lines[places[part].first : places[part].last + 1]
            last = part
        else:
            out += [*_gap(out, []), dump_block(part)]
            last = None
    tail = lines[places[-1].last + 1 :] if places else [""]
    return "\n".join(out + (tail if any(tail) or tail == [""] else [*tail]))


def _gap(out: list[str], between: list[str]) -> list[str]:
    """What parts two blocks: the lines that did, or one blank line."""
    return between or ([""] if out and out[-1].strip() else [])


# --- line ends --------------------------------------------------------------------------------


def _with_endings(original: str, patched: str) -> str:
    """The patched text with the byte-order marks and line ends of the original, line by line."""
    marks = original[: len(original) - len(original.lstrip("\ufeff"))]
    endings = re.findall(r"\r\n|\r|\n", original)
    if set(endings) <= {"\n"}:
        return marks + patched
    usual = max(("\r\n", "\n", "\r"), key=endings.count)
    old, new = front.normal(original).split("\n"), patched.split("\n")
    kept = [usual] * len(new)
    for start, at, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        for n in range(size):
            if start + n < len(endings):
                kept[at + n] = endings[start + n]
    return marks + "".join(line + end for line, end in zip(new[:-1], kept, strict=False)) + new[-1]
