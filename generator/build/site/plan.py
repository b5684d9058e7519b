"""Which pages to look at: those that show a card that changed, and those that were spoilt."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, field

from generator.build.site.outputs import output_at, outputs_of
from generator.diagnostics import ContentError, Diagnostic
from generator.render.page_kind import no_keys, no_standing_keys

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from generator.build.site.changes import PageRef
    from generator.build.site.outputs import Output, Survey
    from generator.catalogue.library import Library
    from generator.model import Card
    from generator.render.page_kind import Key, PageKind

HOME_RANK = 3


class Job(Struct, frozen=True):
    """One page to look at: kind (its number), key, path; what the catalogue and the disk have of it.

    `stage` is its turn in the order of writing; `intact` means the file is as the last build left it.
    """

    kind: int
    key: tuple[str, ...]
    path: str
    stage: int
    known: Output | None
    intact: bool
    on_disk: bool


class Dirty(Struct):
    """Pages to look at, in the order they were found to be so.

    `readers` are the names of kinds whose views are known to read the bodies of articles.
    """

    kinds: Sequence[PageKind]
    readers: frozenset[str] = frozenset()
    pages: dict[PageRef, None] = field(default_factory=dict)

    def add(self, refs: Iterable[PageRef]) -> None:
        """Note pages."""
        self.pages.update(dict.fromkeys(refs))

    def add_followers(self, card: Card, library: Library) -> None:
        """Note pages that do not show the card, but depend on it."""
        for number, kind in enumerate(self.kinds):
            if kind.followers is not None:
                self.add((number, key) for key in kind.followers(card, library))

    def standing(self, library: Library, names: Collection[str] | None = None) -> Iterator[PageRef]:
        """The pages that exist whatever the cards are; those of the kinds named, if any are."""
        for number, kind in enumerate(self.kinds):
            if names is None or kind.name in names:
                for key in kind.standing(library):
                    yield number, key

    def add_readers(self, db: sqlite3.Connection, refs: Iterable[PageRef]) -> None:
        """Of some pages, note those whose view read the body of an article when it was last looked at."""
        for number, key in refs:
            if self.kinds[number].name not in self.readers:
                continue
            row = db.execute(
                "SELECT bodies FROM output WHERE kind = ? AND key = ?",
                (self.kinds[number].name, json.dumps(key, ensure_ascii=False)),
            ).fetchone()
            if row is None or row[0]:
                self.add([(number, key)])

    def add_known(self, db: sqlite3.Connection, names: Collection[str]) -> None:
        """Note every page there is of the kinds named."""
        for number, kind in enumerate(self.kinds):
            if kind.name in names:
                self.add((number, output.key) for output in outputs_of(db, kind.name))

    def add_damaged(self, db: sqlite3.Connection, paths: Iterable[str]) -> None:
        """Note the pages whose files are gone or spoilt."""
        numbers = {kind.name: number for number, kind in enumerate(self.kinds)}
        for path in paths:
            output = output_at(db, path)
            if output is not None and output.kind in numbers:
                self.add([(numbers[output.kind], output.key)])


def pages_of(kinds: Sequence[PageKind], card: Card) -> Iterator[PageRef]:
    """The pages that show a card."""
    known: dict[Callable[[Card], Iterable[Key]], tuple[Key, ...]] = {no_keys: ()}
    for number, kind in enumerate(kinds):
        keys = known.get(kind.keys)
        if keys is None:  # a table in three formats asks three times
            keys = known[kind.keys] = tuple(kind.keys(card))
        if keys:
            yield from _refs(number, keys)


@lru_cache(1024)
def _refs(number: int, keys: tuple[Key, ...]) -> tuple[PageRef, ...]:
    """Pages of a kind: the same objects for the same keys, so that few are handed from process to process."""
    return tuple([(number, key) for key in keys])


def standing_kinds(kinds: Sequence[PageKind]) -> set[str]:
    """Kinds that have pages whatever the cards are: some of these pages may have to go."""
    return {kind.name for kind in kinds if kind.standing is not no_standing_keys}


def jobs_of(dirty: Dirty, db: sqlite3.Connection, survey: Survey) -> list[Job]:
    """The pages to look at, in the order in which they are to be written.

    First what nobody reaches before another page is replaced (assets, new pages), then articles,
    listings and at the end the home page, so that no link ever leads nowhere.

    Raises:
        ContentError: two pages want the same file, or a file outside of the site.
    """
    jobs: dict[str, Job] = {}
    for number, key in dirty.pages:
        kind = dirty.kinds[number]
        path = kind.path(key)
        if path in jobs or not _safe(path):
            raise ContentError(
                Diagnostic("E591", f"the page {kind.name} {key!r} has a path that it may not have", path)
            )
        known = output_at(db, path)
        on_disk = path in survey.strays or (known is not None and path not in survey.damaged)
        intact = known is not None and path not in survey.damaged
        jobs[path] = Job(number, key, path, _stage(kind.rank, present=on_disk), known, intact, on_disk)
    return sorted(jobs.values(), key=lambda job: (job.stage, month_of(job.path), job.path))


_MONTH = re.compile(r"([0-9]{4})[/-]([0-9]{2})[/.]")


def month_of(path: str) -> str:
    """The month (`YYYY-MM`) whose articles a page shows; "~" for a page of no one month, which comes last.

    Pages of a month show the same articles: made one after another, they are made of the same few cards.
    """
    match = _MONTH.search(path)
    return f"{match[1]}-{match[2]}" if match else "~"


def _stage(rank: int, *, present: bool) -> int:
    if rank == 0:
        return 0
    if rank >= HOME_RANK:
        return HOME_RANK + 1
    return 1 + rank if present else 1


def _safe(path: str) -> bool:
    return path.isascii() and not path.startswith("/") and ".." not in path.split("/")
