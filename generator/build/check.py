"""`dibao check`: every problem of the content in one run, nothing built.

A file that is as it was at the last check, held against the word lists and the program of the last
check, has the problems that it had: it is not read again.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from generator.build.article_file import read_bytes, text_of
from generator.build.checked import Checked, Memory
from generator.build.forked import forked
from generator.build.places import PlacesError
from generator.build.progress import Progress
from generator.build.scan import folders, join_path
from generator.build.site.article_scan import holds_no_articles, is_article
from generator.build.site.changes import Register
from generator.build.site.program import program_stamp
from generator.build.site.raw_inputs import read_raw
from generator.build.site.site_inputs import read_inputs
from generator.diagnostics import ContentError, Diagnostic, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from generator.lexicon import Lexicon

FORK_FROM = 100  # files: forking two workers costs as much as checking ten
CHUNK = 32


def check_content(content: Path, cache: Path | None = None, *, jobs: int = 1) -> Report:
    """Everything below the content folder.

    Args:
        content: the folder.
        cache: the folder in which to remember what was found; None: check everything, remember nothing.
        jobs: how many processes.

    Raises:
        PlacesError: there is no such folder.
        OSError: a folder cannot be read.
    """
    if not content.is_dir():
        raise PlacesError(f"{content}: there is no such folder (--content)")
    report = Report()
    started = time.time_ns()
    raw = read_raw(content, None)
    lexicon = read_inputs(raw, {}, report).lexicon
    files = dict(article_files(str(content), report))
    memory = Memory(cache, f"{program_stamp()} {raw.digest} {content}")
    known = {path: found for path, stamp in files.items() if (found := memory.recall(path, stamp))}
    fresh = [(path, stamp) for path, stamp in sorted(files.items()) if path not in known]
    for checked in Progress().over("check", _check(str(content), fresh, lexicon, jobs), len(fresh)):
        known[checked.path] = checked
    register = Register(lambda path: f"{content}/{path}")
    for path in sorted(known):
        checked = known[path]
        clash = register.admit(path, *checked.claims) if checked.claims else ()
        report.add(*(clash or checked.problems))
    try:
        memory.keep(known.values(), started)
    except OSError as error:  # a folder that may only be read can be checked all the same
        message = f"the next check will read everything again: {error.strerror}"
        report.add(Diagnostic("E105", message, str(error.filename), severity="warning"))
    return report


def _check(content: str, files: Sequence[tuple[str, str]], lexicon: Lexicon, jobs: int) -> Iterator[Checked]:
    """Check files, many of them in several processes; in no order."""
    if jobs == 1 or len(files) < FORK_FROM:
        yield from (check_file(content, path, stamp, lexicon) for path, stamp in files)
        return
    chunks = [files[n : n + CHUNK] for n in range(0, len(files), CHUNK)]

    def work(chunk: Sequence[tuple[str, str]]) -> list[Checked]:
        return [check_file(content, path, stamp, lexicon) for path, stamp in chunk]

    for found in forked(chunks, lambda: work, jobs):
        yield from found


def check_file(content: str, path: str, stamp: str, lexicon: Lexicon) -> Checked:
    """One article's file against the schema, the word lists and its own text."""
    from generator.catalogue.cards import url_of  # noqa: PLC0415 - only where there is something to read
    from generator.records.checking import check_record  # noqa: PLC0415 - as above
    from generator.records.reading import load  # noqa: PLC0415 - as above

    shown = f"{content}/{path}"
    problems: list[Diagnostic] = []
    try:
        text = text_of(read_bytes(shown), shown)
        record = load(text, shown, problems)
        claims = (record.id, url_of(record, path))
    except ContentError as error:
        return Checked(path, stamp, None, error.diagnostics)
    return Checked(path, stamp, claims, (*problems, *check_record(record, text, shown, lexicon)))


def article_files(content: str, report: Report) -> Iterator[tuple[str, str]]:
    """Path below the content folder and stamp of each Markdown file; names that are no text are reported."""
    for folder in folders(content, is_article, holds_no_articles):
        for name, stamp in folder.files():
            path = join_path(folder.path, name)
            try:
                path.encode()
            except UnicodeEncodeError:
                report.add(
                    Diagnostic(
                        "E104", "left out: its name is no UTF-8", f"{content}/{path}", severity="warning"
                    )
                )
            else:
                yield path, stamp


def article_paths(content: str, report: Report) -> Iterable[str]:
    """The Markdown files below the content folder, sorted."""
    return sorted(path for path, _ in article_files(content, report))
