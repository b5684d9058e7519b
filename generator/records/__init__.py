"""Article ⇄ Markdown with front matter; the field-by-field merge that keeps hand edits."""

from __future__ import annotations

from generator.records.making import to_record
from generator.records.reading import load
from generator.records.updating import Updated, update
from generator.records.writing import dump

__all__ = ["Updated", "dump", "load", "to_record", "update"]
