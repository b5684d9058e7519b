"""What a person left, and what the machine finds now → the record to keep. Nothing a person did is lost.

For each field, each figure (by its id) and each block of the body:

| person | machine | kept |
| --- | --- | --- |
| left it | changed it | the machine's |
| changed it | left it | the person's |
| changed it | changed it otherwise | the person's; the machine's stands under `conflicts` |

What the machine wrote last is known by its digests, which then become those of its new record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.model import Block, Conflict, Figure, Record
from generator.records.machine import EMPTY, NEVER_MERGED, block_digest, digest, metric_digest
from generator.records.plain import metric, plain
from generator.records.scalars import flow, scalar
from generator.records.three_way import merge as merge_three

_ALIKE = 0.6  # of two sentences' characters, for a figure to be the same in a new reading of the page


class Merged(Struct, frozen=True):
    """The record to keep, and where its body comes from: an index into the old body, or a new block."""

    record: Record
    body: tuple[int | Block, ...]


def merge(mine: Record, new: Record) -> Merged:
    """Merge a new version of the machine's into a record.

    Args:
        mine: the record as it stands, with the digests of what the machine wrote last.
        new: the machine's new one, with its own digests.
    """
    if not mine.machine:  # all of it is a person's work; what the machine finds later is compared with this
        return Merged(replace(mine, machine=new.machine), tuple(range(len(mine.body))))
    new = _same_ids(mine, _same_source(mine, new))
    mine_values, new_values = plain(mine), plain(new)
    values: dict[str, Any] = {}
    conflicts = {conflict.field: conflict.machine for conflict in mine.conflicts}
    for name in _mergeable():
        now, theirs = digest(mine_values.get(name)), new.machine.get(name, EMPTY)
        base = mine.machine.get(name, EMPTY)
        if now in (base, theirs):
            values[name] = getattr(new, name)
            conflicts.pop(name, None)
        elif theirs != base:
            conflicts[name] = _shown(new_values.get(name))
    figures, machine = _merge_figures(mine, new, conflicts)
    body = tuple(_merge_body(mine, new, conflicts))
    merged = replace(
        mine,
        **values,
        metrics=figures,
        body=tuple(mine.body[part] if isinstance(part, int) else part for part in body),
        conflicts=tuple(Conflict(key, text) for key, text in conflicts.items()),
        machine=machine,
    )
    if merged.title is None and not merged.stand_in_title:
        merged = replace(merged, stand_in_title=new.stand_in_title or new.title or mine.shown_title)
    return Merged(merged, body)


def _mergeable() -> Iterator[str]:
    for name in Record.__struct_fields__:
        if name not in NEVER_MERGED and name not in ("body", "machine", "extra"):
            yield name


def _shown(value: Any) -> str:
    """The machine's value, for a person to read."""
    return value if isinstance(value, str) else scalar(value) if not _nested(value) else flow(value)


def _nested(value: Any) -> bool:
    return isinstance(value, Mapping | list | tuple)


def _same_source(mine: Record, new: Record) -> Record:
    """The new record; its source as it was where only another article of the page has changed."""
    old, now = mine.source, new.source
    if old is None or now is None or replace(now, sha256=old.sha256) != old:
        return new
    known = {key: value for key, value in mine.machine.items() if key == "source"}
    return replace(new, source=old, machine={**new.machine, **known})


# --- figures ----------------------------------------------------------------------------------


def _same_ids(mine: Record, new: Record) -> Record:
    """The new record, its figures under the ids that the same figures have already.

    A figure whose sentence reads a little differently now (another recognition of the page) is the
    old one if the number is printed the same and the sentences are alike.
    """
    known = {key[8:] for key in mine.machine if key.startswith("metrics.")}
    fresh = {figure.id for figure in new.metrics}
    free = [figure for figure in mine.metrics if figure.id in known and figure.id not in fresh]
    renamed: dict[str, str] = {}
    for figure in new.metrics:
        if figure.id in known or not free:
            continue
        old = next((f for f in free if f.printed == figure.printed and _alike(f.quote, figure.quote)), None)
        if old is not None:
            renamed[figure.id] = old.id
            free.remove(old)
    if not renamed:
        return new
    machine = {
        (f"metrics.{renamed[key[8:]]}" if key[:8] == "metrics." and key[8:] in renamed else key): value
        for key, value in new.machine.items()
    }
    figures = tuple(replace(figure, id=renamed.get(figure.id, figure.id)) for figure in new.metrics)
    return replace(new, metrics=figures, machine=machine)


def _alike(left: str, right: str) -> bool:
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return matcher.real_quick_ratio() > _ALIKE and matcher.quick_ratio() > _ALIKE and matcher.ratio() > _ALIKE


def _merge_figures(
    mine: Record, new: Record, conflicts: dict[str, str]
) -> tuple[tuple[Figure, ...], dict[str, str]]:
    """Figures in the order they have, new ones after the figure they follow on the page; and the digests.

    A figure that a person deleted stays away, though the machine finds it again: its digest stays.
    """
    theirs = {figure.id: figure for figure in new.metrics}
    kept: list[Figure] = []
    for figure in mine.metrics:
        base = mine.machine.get(f"metrics.{figure.id}")
        settled = _settle(figure, theirs.get(figure.id), base, conflicts)
        if settled is not None:
            kept.append(settled)
    here, staying = {figure.id for figure in mine.metrics}, {figure.id for figure in kept}
    after: dict[str | None, list[Figure]] = {}
    last: str | None = None
    for figure in new.metrics:
        if figure.id in staying:
            last = figure.id
        elif figure.id not in here and f"metrics.{figure.id}" not in mine.machine:
            after.setdefault(last, []).append(figure)
    for key in [key for key in conflicts if key.startswith("metrics.") and key[8:] not in staying]:
        del conflicts[key]
    deleted = {
        key: value
        for key, value in mine.machine.items()
        if key.startswith("metrics.") and key[8:] not in here and key not in new.machine
    }
    ordered = [*after.get(None, ()), *(f for figure in kept for f in (figure, *after.get(figure.id, ())))]
    return tuple(ordered), {**new.machine, **deleted}


def _settle(
    figure: Figure, other: Figure | None, base: str | None, conflicts: dict[str, str]
) -> Figure | None:
    """One figure that stands in the record; None when it goes, because the machine alone had it."""
    key = f"metrics.{figure.id}"
    now = metric_digest(metric(figure))
    if other is None:
        return None if now == base else figure
    theirs = metric_digest(metric(other))
    if now in (base, theirs):
        conflicts.pop(key, None)
        return other
    if base is not None and theirs != base:
        conflicts[key] = _shown(metric(other))
    return figure


# --- the body ---------------------------------------------------------------------------------


def _merge_body(mine: Record, new: Record, conflicts: dict[str, str]) -> Iterator[int | Block]:
    """The blocks to keep, by index where they stand in the record already."""
    if "body" not in mine.machine and mine.body:
        yield from range(len(mine.body))
        return
    base = mine.machine.get("body", "").split()
    hand = [block_digest(block) for block in mine.body]
    machine = [block_digest(block) for block in new.body]
    lost: list[str] = []
    for stretch in merge_three(base, hand, machine):
        if stretch.taken in ("machine", "both"):
            yield from (new.body[n] for n in stretch.machine)
        if stretch.taken != "machine":
            yield from stretch.hand
        if stretch.taken == "conflict":
            lost += _texts(new.body, stretch.machine)
    if lost:
        conflicts["body"] = "\n\n".join(lost)
    elif hand == machine:
        conflicts.pop("body", None)


def _texts(body: Sequence[Block], places: range) -> list[str]:
    return [body[n].text for n in places] or ["（删去）"]
