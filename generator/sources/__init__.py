"""Bytes → numbered lines: a file as received becomes `SourcePage`s.

`read_source` reads one file, `read_edition` the files of one edition together; the formats are
listed in `formats.FORMATS`.
"""

from __future__ import annotations

from generator.sources.edition import Edition, read_edition
from generator.sources.reading import read_source
from generator.sources.text import decode, split_lines

__all__ = ["Edition", "decode", "read_edition", "read_source", "split_lines"]
