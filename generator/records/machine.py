"""What the machine last wrote, as digests: tells a hand's work from the machine's.

`Record.machine` maps a field's name to the digest of the machine's value, `metrics.<id>` to that of a
figure, `body` to the digests of the blocks in their order. A field without an entry was empty.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from generator.model import Block, Record
from generator.records.fields import Problems
from generator.records.plain import Values, plain

NEVER_MERGED = frozenset({"id", "corrections", "reviewed", "conflicts", "metrics"})
"""Fields that have no digest: the id is for ever, the rest is the person's, or has digests of its own."""

_PAIRS = re.compile(r"(?:[\w-]+=[0-9a-f]{8}(?: |\Z))*")
_WORDS = re.compile(r"(?:[0-9a-f]{8}(?: |\Z))*")
# One encoder for all: `json.dumps` makes one for each value.
_spelt = json.JSONEncoder(ensure_ascii=False, default=str, separators=(",", ":")).encode
_HINT = "the program writes these lines; put back what it wrote, or delete all of 'machine'"


def digest(value: Any) -> str:
    """Eight digits for a plain value; `empty` values all have the same."""
    return blake2b(_spelt(value or None).encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


EMPTY = digest(None)


def block_digest(block: Block) -> str:
    """Eight digits for a block of the body."""
    return digest([block.kind, block.text])


def digests(record: Record, version: str) -> dict[str, str]:
    """The digests of a record that the machine has just made."""
    found = {"version": version}
    values = plain(record)
    for key, value in values.items():
        if key not in NEVER_MERGED and key not in record.extra and value is not None:
            found[key] = digest(value)
    for figure, item in zip(record.metrics, values.get("metrics", ()), strict=True):
        found[f"metrics.{figure.id}"] = metric_digest(item)
    if record.body:
        found["body"] = " ".join(map(block_digest, record.body))
    return found


def metric_digest(values: Values) -> str:
    """Eight digits for a figure, whatever its id."""
    return digest({key: value for key, value in values.items() if key != "id"})


def read_machine(raw: Any, problems: Problems) -> dict[str, str]:
    """The digests out of front matter, as `writing.machine_values` put them there."""
    if raw is None:
        return {}
    where = ("machine",)
    if not isinstance(raw, dict) or not all(isinstance(value, str) for value in raw.values()):
        problems.warn("E208", "machine is not as the program wrote it", where, hint=_HINT)
        return {}
    found = {"version": raw["version"]} if "version" in raw else {}
    for key, prefix in (("fields", ""), ("metrics", "metrics.")):
        text = raw.get(key, "")
        if _PAIRS.fullmatch(text):
            found |= dict((prefix + pair).split("=") for pair in text.split())
        else:
            problems.warn("E208", f"machine.{key} is not as the program wrote it", (*where, key), hint=_HINT)
    if not _WORDS.fullmatch(raw.get("body", "")):
        problems.warn("E208", "machine.body is not as the program wrote it", (*where, "body"), hint=_HINT)
    elif "body" in raw:
        found["body"] = raw["body"]
    _refuse_unknown(raw, problems)
    return found


def _refuse_unknown(raw: Mapping[str, Any], problems: Problems) -> None:
    for key in raw:
        if key not in ("version", "fields", "metrics", "body"):
            problems.warn("E208", "machine is not as the program wrote it", ("machine", key), hint=_HINT)
