"""A file's text and the machine's new record → the file's new text."""

from __future__ import annotations

from msgspec import Struct

from generator.diagnostics import ContentError
from generator.model import Record
from generator.records.merging import merge
from generator.records.patching import patch
from generator.records.reading import load
from generator.records.writing import dump


class Updated(Struct, frozen=True):
    """The text to keep, the record it holds, and the fields in which machine and person disagree anew."""

    text: str
    record: Record
    conflicts: tuple[str, ...] = ()


def update(text: str, path: str, new: Record) -> Updated:
    """Bring a file up to date with what the machine finds now, and keep what a person did to it.

    A file that nobody edited is written anew; an edited one is changed only where a value changes.
    A merge that is done already changes nothing.

    Raises:
        ContentError: the file is no record (any more); it should stay as it is.
    """
    mine = load(text, path)
    merged = merge(mine, new)
    record = merged.record
    before = {(conflict.field, conflict.machine) for conflict in mine.conflicts}
    fresh = tuple(c.field for c in record.conflicts if (c.field, c.machine) not in before)
    if {**record.machine, "version": ""} == {**mine.machine, "version": ""} and record == mine:
        return Updated(text, mine)
    written = dump(record)
    if text == dump(mine):
        return Updated(written, record, fresh)
    patched = patch(text, mine, record, merged.body)
    return Updated(patched if same(patched, path, record) else written, record, fresh)


def same(text: str, path: str, record: Record) -> bool:
    """Does the text hold just this record, digests and ids of figures included?"""
    try:
        found = load(text, path)
    except ContentError:
        return False
    return (
        found == record
        and found.machine == record.machine
        and [figure.id for figure in found.metrics] == [figure.id for figure in record.metrics]
    )
