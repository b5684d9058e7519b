"""Record → the text of its Markdown file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.model import Record
from generator.records.body import dump_body
from generator.records.plain import plain
from generator.records.scalars import block, flow, item_lines

_ON_ONE_LINE = frozenset({"topics", "source", "machine"})
_ITEMS_ON_ONE_LINE = frozenset({"bylines", "districts", "people", "defects", "reviewed", "corrects"})


def dump(record: Record) -> str:
    """The file's text: front matter, a line `---`, the body; lines end in a line feed."""
    lines = ["---"]
    for key, value in plain(record).items():
        lines += field_lines(key, value)
    lines += field_lines("machine", machine_values(record.machine))
    return "\n".join(lines) + "\n---\n\n" + dump_body(record.body)


def field_lines(key: str, value: Any) -> list[str]:
    """One top-level field as it is written; no line where there is nothing to write."""
    if key == "machine" and not value:
        return []
    if key in _ON_ONE_LINE:
        return [f"{key}: {flow(value)}"]
    if key in _ITEMS_ON_ONE_LINE:
        return [f"{key}:", *(f"- {flow(item)}" for item in value)]
    if key == "metrics":
        return [f"{key}:", *(line for item in value for line in item_lines(item))]
    return block(key, value)


def machine_values(machine: Mapping[str, str]) -> dict[str, str]:
    """The digests as a line for a person to skip: those of the fields, of the metrics and of the body."""
    fields = " ".join(f"{k}={v}" for k, v in machine.items() if k not in ("version", "body") and "." not in k)
    metrics = " ".join(f"{k[8:]}={v}" for k, v in machine.items() if k.startswith("metrics."))
    lines = {
        "version": machine.get("version", ""),
        "fields": fields,
        "metrics": metrics,
        "body": machine.get("body", ""),
    }
    return {key: value for key, value in lines.items() if value}
