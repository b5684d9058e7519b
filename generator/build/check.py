"""`dibao check`: every problem of the content in one run, nothing built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.build.article_file import read_bytes, text_of
from generator.build.article_scan import holds_no_articles, is_article
from generator.build.articles import read_file
from generator.build.changes import Register
from generator.build.places import PlacesError
from generator.build.raw_inputs import read_raw
from generator.build.scan import folders
from generator.build.site_inputs import read_inputs
from generator.diagnostics import Diagnostic, Report

if TYPE_CHECKING:
    from pathlib import Path

    from generator.lexicon import Lexicon


def check_content(content: Path) -> Report:
    """Read everything below the content folder.

    Raises:
        PlacesError: there is no such folder.
        OSError: a folder cannot be read.
    """
    if not content.is_dir():
        raise PlacesError(f"{content}: there is no such folder (--content)")
    report = Report()
    lexicon = read_inputs(read_raw(content, None), {}, report).lexicon
    register = Register(lambda path: f"{content}/{path}")
    for path in article_paths(str(content), report):
        problems = register.admit(read_file(str(content), (), path, ""))
        report.add(*(problems or _against_lexicon(content / path, lexicon)))
    return report


def _against_lexicon(path: Path, lexicon: Lexicon) -> list[Diagnostic]:
    """What only shows when a good file is held against the word lists and against its own text."""
    from generator.records.checking import check_text  # noqa: PLC0415 - only `check` needs it

    return check_text(text_of(read_bytes(str(path)), str(path)), str(path), lexicon)


def article_paths(content: str, report: Report) -> list[str]:
    """The Markdown files below the content folder, sorted; names that are no text are reported."""
    found = []
    for folder in folders(content, is_article, holds_no_articles):
        for name in folder.names:
            path = f"{folder.path}/{name}" if folder.path else name
            try:
                path.encode()
            except UnicodeEncodeError:
                report.add(
                    Diagnostic(
                        "E104", "left out: its name is no UTF-8", f"{content}/{path}", severity="warning"
                    )
                )
            else:
                found.append(path)
    return sorted(found)
