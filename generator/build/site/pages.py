"""The pages of one build: made in their order, by one process or several, and remembered."""

from __future__ import annotations

from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from generator.build.forked import MOST_CHUNKS, forked
from generator.build.progress import Progress
from generator.build.site.outputs import (
    Output,
    close_folders,
    forget_outputs,
    put_outputs,
    restamp_outputs,
)
from generator.build.site.plan import month_of
from generator.build.site.write import Writer
from generator.build.stats import Stats
from generator.lexicon.spelling import learnt, recall

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.build.site.make import Made, Maker
    from generator.build.site.outputs import Survey
    from generator.build.site.plan import Job
    from generator.build.site.workplace import Workplace
    from generator.diagnostics import Diagnostic

FORK_FROM = 300  # pages: forking two workers costs as much as making fifty
CHUNK = 64  # pages that are not worth sharing out
SHARDS_A_PROCESS = 6  # so many at the least, that no process waits long for the last of another


class Outcome(Struct):
    """What became of all pages.

    Attributes:
        problems: why some could not be made.
        failed: those.
        absent: files that are to go.
        placed: files that stand.
        folders: in which files were written.
        readers: names of kinds whose views read the bodies of articles.
    """

    problems: list[Diagnostic] = field(default_factory=list)
    failed: list[Job] = field(default_factory=list)
    absent: list[Job] = field(default_factory=list)
    placed: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)
    readers: set[str] = field(default_factory=set)


def make_pages(work: Sequence[Job], workplace: Workplace, stats: Stats, jobs: int) -> Outcome:
    """Bring pages up to date and remember them; nothing is removed yet.

    Args:
        work: the pages, in the order of their stages.
        workplace: what they are made with.
        stats: where the work is counted.
        jobs: how many processes.

    Raises:
        OSError: the disk refuses.
    """
    outcome = Outcome()
    shared = jobs > 1 and len(work) >= FORK_FROM
    workplace.store.index()
    if shared:
        workplace.renderer.prepare()
        workplace.store.publish()
        workplace.store.begin()
    make = _by_months(workplace.maker(stats))
    for _, stage in groupby(work, key=lambda job: job.stage):
        pages = list(stage)
        if shared and len(pages) >= FORK_FROM:
            made = _forked(pages, workplace, stats, jobs)
            _enter(Progress().over("render", made, len(pages)), pages, workplace, outcome)
        else:
            with stats.stage("render"):
                made = map(make, pages)
                _enter(Progress().over("render", made, len(pages)), pages, workplace, outcome)
    return outcome


def _by_months(maker: Maker) -> Callable[[Job], Made]:
    """What makes pages, and lets go of a month's articles when the pages of another come."""
    month = ""

    def make(job: Job) -> Made:
        nonlocal month
        if month != (month := month_of(job.path)):
            maker.library.forget()
        return maker.make(job)

    return make


def _forked(pages: Sequence[Job], workplace: Workplace, stats: Stats, jobs: int) -> Iterator[Made]:
    """Make pages in several processes."""
    chunks = list(_shards(pages, jobs))

    def prepare() -> Callable[[Sequence[Job]], tuple[list[Made], Stats, dict[str, str]]]:
        own = Stats()
        make = _by_months(workplace.maker(own, workplace.own_connection()))

        def work(chunk: Sequence[Job]) -> tuple[list[Made], Stats, dict[str, str]]:
            with own.stage("render"):
                made = list(map(make, chunk))
            return made, own.take(), learnt()

        return work

    for made, done, spelt in forked(chunks, prepare, jobs):
        stats.add(done)
        recall(spelt, new=True)
        yield from made


def _shards(pages: Sequence[Job], jobs: int) -> Iterator[list[Job]]:
    """The pages in pieces: each month's in one, unless that leaves too few pieces to share out."""
    longest = max(CHUNK, len(pages) // MOST_CHUNKS + 1, len(pages) // (jobs * SHARDS_A_PROCESS))
    for _, group in groupby(pages, key=lambda job: month_of(job.path)):
        month = list(group)
        size = ceil(len(month) / ceil(len(month) / longest))
        for n in range(0, len(month), size):
            yield month[n : n + size]


def once(problems: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Problems of templates that many pages met, each told once, with the first page that met it."""
    same: dict[tuple[str, str, int], list[Diagnostic]] = {}
    for problem in problems:
        same.setdefault((problem.code, problem.path, problem.line), []).append(problem)
    for first, *others in same.values():
        more = f"and {len(others)} more page{'s' if len(others) > 1 else ''}" if others else ""
        yield replace(first, hint="; ".join(filter(None, (first.hint, more))))


def _enter(made_pages: Iterable[Made], pages: Sequence[Job], workplace: Workplace, outcome: Outcome) -> None:
    """Remember what became of pages, as they come."""
    jobs = {job.path: job for job in pages}
    db, outputs = workplace.store.db, list[Output]()
    for made in made_pages:
        if made.reader:
            outcome.readers.add(made.reader)
        if made.problems:
            outcome.problems += made.problems
            outcome.failed.append(jobs[made.path])
        elif made.absent:
            outcome.absent.append(jobs[made.path])
        else:
            outcome.placed.add(made.path)
        if made.output is not None:
            outputs.append(made.output)
            outcome.folders.add(made.path.rpartition("/")[0])
        if len(outputs) == CHUNK:
            put_outputs(db, outputs)
            outputs.clear()
    put_outputs(db, outputs)


def prune(outcome: Outcome, survey: Survey, workplace: Workplace, stats: Stats) -> None:
    """Remove what the site no longer has and what it never had, and remember the folders as they are now.

    Raises:
        OSError: the disk refuses.
    """
    db = workplace.store.db
    kept = outcome.placed | {job.path for job in outcome.failed}
    absent = {job.path for job in outcome.absent if job.known is not None}
    gone = sorted((survey.strays - kept) | absent)
    there = [path for path in gone if path not in survey.damaged]
    forget_outputs(db, gone)
    restamp_outputs(db, ((path, stamp) for path, stamp in survey.touched.items()))
    Writer(workplace.out).remove(gone)
    stats.counts["pages_removed"] += len(there)
    folders = outcome.folders | survey.folders | {path.rpartition("/")[0] for path in gone}
    close_folders(db, folders)
