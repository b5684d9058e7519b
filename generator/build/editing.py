"""Articles put right on request: `dibao correct`, `dibao fmt`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.build.article_file import read_bytes, text_of
from generator.build.check import article_paths
from generator.build.files import write_if_changed
from generator.diagnostics import ContentError, Diagnostic, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path


def format_articles(content: Path, chosen: Iterable[Path], report: Report) -> Iterator[Path]:
    """Write articles in canonical form; yields those that were not.

    Args:
        content: the newsroom's folder.
        chosen: files; all articles if there are none.
        report: where those are told that cannot be formatted, and stay as they are.

    Raises:
        OSError: a file cannot be written.
    """
    from generator.records.formatting import format_text  # noqa: PLC0415 - only `fmt` needs it

    for path in list(chosen) or [content / name for name in article_paths(str(content), report)]:
        try:
            text = text_of(read_bytes(str(path)), str(path))
            formatted = format_text(text, str(path))
        except ContentError as error:
            report.add(*error.diagnostics)
            continue
        if write_if_changed(path, formatted.encode(), durable=True):
            yield path


def correct_article(
    content: Path, article: str, field: str, to: str, why: str, *, day: date, by: str | None = None
) -> Path:
    """Put one value right, keeping what was printed; returns the file.

    Args:
        content: the newsroom's folder.
        article: its file, or its id.
        field: `title`, `metrics.3.value`, …
        to: the right value.
        why: for the readers.
        day: of the correction.
        by: who asks for it.

    Raises:
        ContentError: no such article, or field, or a value that it cannot have.
        OSError: the file cannot be written.
    """
    from generator.records.correcting import correct  # noqa: PLC0415 - only `correct` needs it

    path = _find(content, article)
    text = text_of(read_bytes(str(path)), str(path))
    write_if_changed(path, correct(text, str(path), field, to, why, day=day, by=by).encode(), durable=True)
    return path


def _find(content: Path, article: str) -> Path:
    """An article's file by its path (as typed, or below the content folder) or by its id."""
    from generator.records import reading  # noqa: PLC0415 - only to find an article by its id

    paths = [content / name for name in article_paths(str(content), Report())]
    for path in paths:
        if article in (str(path), str(path.relative_to(content)), str(path.resolve())):
            return path
    for path in paths:
        try:
            if reading.load(text_of(read_bytes(str(path)), str(path)), str(path)).id == article:
                return path
        except ContentError:
            continue  # it cannot be the one that is looked for
    raise ContentError(Diagnostic("E502", "there is no article with this path or id", article))
