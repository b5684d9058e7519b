"""Article ⇄ Markdown with front matter; the field-by-field merge that keeps hand edits."""

from __future__ import annotations

from generator.records.reading import load
from generator.records.writing import dump

__all__ = ["dump", "load"]
