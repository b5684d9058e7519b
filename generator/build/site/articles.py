"""Articles that changed, read and brought into the catalogue."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.build.article_file import read_bytes
from generator.build.forked import MOST_CHUNKS, forked
from generator.build.scan import split_path
from generator.build.site.article_scan import FileState, put_states
from generator.build.site.changes import Held, Reading, Register, read_article, resolve
from generator.build.site.plan import pages_of
from generator.catalogue.cards import load_card
from generator.catalogue.rows import card_by_id, kept_by_id, put_body, put_rows, remove_card
from generator.diagnostics import ContentError, Diagnostic

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.build.site.changes import Changes
    from generator.build.stats import Stats
    from generator.catalogue.rows import CardRows
    from generator.model import Card
    from generator.render.page_kind import PageKind

FORK_FROM = 200  # files: forking two workers costs as much as reading thirty

# --- reading ----------------------------------------------------------------------------------


def read_articles(
    content: str, changed: Sequence[tuple[str, str]], kinds: Sequence[PageKind], jobs: int, stats: Stats
) -> Iterator[Reading]:
    """Read files into cards, in the order of their paths; many of them in several processes.

    Args:
        content: the content folder, as messages show it.
        changed: path below it and stamp of each file.
        kinds: the pages of the site.
        jobs: how many processes.
        stats: where the work is counted.
    """
    changed = sorted(changed)
    stats.counts["files_read"] += len(changed)
    stats.counts["files_parsed"] += len(changed)
    if jobs < 2 or len(changed) < FORK_FROM:  # noqa: PLR2004 - one process is no crowd
        yield from (read_file(content, kinds, path, stamp) for path, stamp in changed)
        return
    size = max(32, len(changed) // MOST_CHUNKS + 1)
    chunks = [(n, changed[n : n + size]) for n in range(0, len(changed), size)]

    def work(chunk: tuple[int, Sequence[tuple[str, str]]]) -> tuple[int, list[Reading]]:
        return chunk[0], [read_file(content, kinds, path, stamp) for path, stamp in chunk[1]]

    waiting: dict[int, list[Reading]] = {}
    turn = 0
    for number, readings in forked(chunks, lambda: work, jobs):
        waiting[number] = readings
        while turn in waiting:
            yield from waiting.pop(turn)
            turn += size


def read_file(content: str, kinds: Sequence[PageKind], path: str, stamp: str) -> Reading:
    """Read one file below the content folder; one that cannot be read has only problems."""
    shown = f"{content}/{path}"
    try:
        data = read_bytes(shown)
    except ContentError as error:
        return Reading(path, stamp, b"", problems=error.diagnostics)
    return read_article(path, stamp, data, shown, partial(pages_of, kinds))


# --- into the catalogue -----------------------------------------------------------------------


def put_all(
    db: sqlite3.Connection, readings: Iterable[Reading], shown: Callable[[str], str]
) -> Iterator[Reading | Diagnostic]:
    """Fill an empty catalogue; yields each article taken in, and each problem."""
    register = Register(shown)
    for reading in readings:
        own = reading.rows[0] if reading.rows is not None else None
        problems = register.admit(reading.path, str(own[0]), str(own[2])) if own else ()
        yield from problems or reading.problems
        refused = bool(problems) or reading.rows is None
        card_id = None
        if reading.rows is not None and not refused:
            put_rows(db, reading.rows)
            card_id = str(reading.rows[0][0])
            yield reading
        put_states(db, [FileState(reading.path, reading.stamp, reading.sha256, card_id, problem=refused)])


def resolve_changes(
    db: sqlite3.Connection,
    readings: Iterable[Reading],
    gone: Iterable[FileState],
    shown: Callable[[str], str],
) -> Changes:
    """Decide, with what the catalogue knows, which articles come, go and stay."""
    readings = list(readings)
    held = {reading.path: held for reading in readings if (held := _held(db, reading.path)) is not None}

    def owner_of(card_id: str, url: str) -> str | None:
        row = db.execute("SELECT path FROM card WHERE id = ? OR url = ?", (card_id, url)).fetchone()
        return row[0] if row else None

    return resolve(readings, gone, held, owner_of, shown)


def _held(db: sqlite3.Connection, path: str) -> Held | None:
    folder, _, name = path.rpartition("/")
    row = db.execute(
        "SELECT id, url FROM file JOIN card ON card.id = file.card WHERE folder = ? AND name = ?",
        (folder, name),
    ).fetchone()
    return Held(*row) if row else None


class Difference(Struct, frozen=True):
    """What a change comes to.

    Attributes:
        old: the cards of the articles that leave or change, as they were.
        new: the cards of the articles that come or change, as they will be.
        same: ids of those that are what they were, text and all.
        bodies: ids of those whose card is what it was, and whose text is another.
    """

    old: list[Card]
    new: list[Card]
    same: set[str]
    bodies: set[str]

    def moved(self, card: Card) -> bool:
        """Is the card not what it was?"""
        return card.id not in self.same and card.id not in self.bodies


def compare(db: sqlite3.Connection, changes: Changes) -> Difference:
    """Compare what comes with what the catalogue has."""
    old = [card for card_id in changes.leaving if (card := card_by_id(db, card_id)) is not None]
    found = Difference(old, [], set(), set())
    for card_id, rows in _coming(changes):
        found.new.append(load_card(str(rows[0][-1])))
        kept = kept_by_id(db, card_id)
        if kept is not None and kept[0] == rows[0][-1] and kept[2] == rows[5]:
            (found.same if kept[1] == rows[1][-1] else found.bodies).add(card_id)
    return found


def apply(db: sqlite3.Connection, changes: Changes, difference: Difference) -> None:
    """Bring the catalogue's cards and files up to date."""
    for card in difference.old:
        if difference.moved(card):
            remove_card(db, card)
    for card_id, rows in _coming(changes):
        if card_id in difference.bodies:
            put_body(db, rows)
        elif card_id not in difference.same:
            put_rows(db, rows)
    db.executemany("DELETE FROM file WHERE folder = ? AND name = ?", map(split_path, changes.gone))
    put_states(db, changes.states)


def _coming(changes: Changes) -> Iterator[tuple[str, CardRows]]:
    for card_id, reading in changes.coming.items():
        assert reading.rows is not None  # noqa: S101 - `resolve` lets no other come
        yield card_id, reading.rows
