"""A site built from a folder of articles, as the bytes of its files: two of them are compared whole."""

from __future__ import annotations

from pathlib import Path

from generator import pipeline
from generator.build.places import places_of


def built(content: Path, out: Path) -> dict[str, bytes]:
    """What a build leaves in `out`: relative path → bytes; its cache stands beside it."""
    result = pipeline.build(places_of(content, None, out, out.with_name(f"{out.name}-cache")))
    assert not result.report.failed
    return {str(p.relative_to(out)): p.read_bytes() for p in out.rglob("*") if p.is_file()}
