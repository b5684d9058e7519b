"""The Markdown files of `content/`: which changed, and their cards into the catalogue."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from generator.build.article_file import read_bytes
from generator.build.changes import FileState, Held, Reading, Register, read_article, resolve
from generator.build.forked import MOST_CHUNKS, forked
from generator.build.plan import pages_of
from generator.build.scan import folders
from generator.catalogue.cards import load_card
from generator.diagnostics import ContentError, Diagnostic

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.build.changes import Changes
    from generator.build.scan import Folder
    from generator.build.stats import Stats
    from generator.catalogue.store import Store
    from generator.model import Card
    from generator.render.page_kind import PageKind

ROOT = "content"  # what the table of folders calls it
NOT_ARTICLES = ("sources", "lexicon")  # folders of raw pages and of word lists
FORK_FROM = 200  # files: forking two workers costs as much as reading thirty


@dataclass(slots=True)
class Scan:
    """What a look at the content folder found.

    Attributes:
        changed: files to read: path and stamp.
        restamped: files with the text they had and another stamp.
        gone: files that are no longer there.
        folders: folders whose digest is to be remembered anew.
        doubted: files were read again only because they are so young.
        problems: files that cannot be articles.
    """

    changed: list[tuple[str, str]] = field(default_factory=list)
    restamped: list[tuple[str, str]] = field(default_factory=list)
    gone: list[FileState] = field(default_factory=list)
    folders: list[Folder] = field(default_factory=list)
    gone_folders: list[str] = field(default_factory=list)
    doubted: bool = False
    problems: list[Diagnostic] = field(default_factory=list)


def scan_articles(content: str, db: sqlite3.Connection, scanned: int, stats: Stats) -> Scan:
    """Compare the content folder with the catalogue; `scanned` is the time of the last scan in ns.

    Raises:
        OSError: a folder cannot be read.
    """
    found = Scan()
    known = dict(db.execute("SELECT folder, digest FROM folder WHERE root = ?", (ROOT,)))
    refused = {row[0] for row in db.execute("SELECT DISTINCT folder FROM file WHERE problem = 1")}
    for folder in folders(content, is_article, holds_no_articles):
        stats.counts["files_scanned"] += len(folder.names)
        expected = known.pop(folder.path, None)
        if expected is None and not folder.names:
            continue
        young = folder.doubtful(scanned)
        if expected == folder.digest and folder.path not in refused and not young:
            continue
        if expected != folder.digest:
            found.folders.append(folder)
        _scan_folder(content, folder, young, db, found, stats)
    for gone in known:
        found.gone_folders.append(gone)
        found.gone += _states(db, gone).values()
    return found


def is_article(name: str) -> bool:
    """Is a file of this name an article?"""
    return name.endswith(".md") and not name.startswith(".")


def holds_no_articles(path: str) -> bool:
    """Is a folder at this path below the content folder to be left alone?"""
    return path in NOT_ARTICLES or path.rpartition("/")[2].startswith(".")


def _states(db: sqlite3.Connection, folder: str) -> dict[str, FileState]:
    """What is known of the files of a folder, by name."""
    return {
        name: FileState(_join(folder, name), stamp, sha256, card, bool(problem))
        for name, stamp, sha256, card, problem in db.execute(
            "SELECT name, stamp, sha256, card, problem FROM file WHERE folder = ?", (folder,)
        )
    }


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _scan_folder(
    content: str, folder: Folder, young: frozenset[str], db: sqlite3.Connection, found: Scan, stats: Stats
) -> None:
    states = _states(db, folder.path)
    for name, stamp in folder.files():
        path = _join(folder.path, name)
        if not _is_text(path):
            found.problems.append(
                Diagnostic("E104", "left out: its name is no UTF-8", f"{content}/{path}", severity="warning")
            )
            continue
        state = states.pop(name, None)
        if state is None or state.problem:
            found.changed.append((path, stamp))
        elif state.stamp != stamp or name in young:
            found.doubted |= name in young
            stats.counts["files_read"] += 1
            if _digest(f"{content}/{path}") != state.sha256:
                found.changed.append((path, stamp))
            elif state.stamp != stamp:
                found.restamped.append((path, stamp))
    found.gone += states.values()


def _is_text(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _digest(path: str) -> bytes | None:
    try:
        return hashlib.sha256(read_bytes(path)).digest()
    except ContentError:
        return None  # reading it as an article will say why


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
    store: Store, readings: Iterable[Reading], shown: Callable[[str], str]
) -> Iterator[Reading | Diagnostic]:
    """Fill an empty catalogue; yields each article taken in, and each problem."""
    register = Register(shown)
    for reading in readings:
        problems = register.admit(reading)
        yield from problems
        refused = bool(problems) or reading.rows is None
        card_id = None
        if reading.rows is not None and not refused:
            store.put_rows(reading.rows)
            card_id = str(reading.rows[0][0])
            yield reading
        put_states(
            store.db, [FileState(reading.path, reading.stamp, reading.sha256, card_id, problem=refused)]
        )


def resolve_changes(
    store: Store, readings: Iterable[Reading], gone: Iterable[FileState], shown: Callable[[str], str]
) -> Changes:
    """Decide, with what the catalogue knows, which articles come, go and stay."""
    db = store.db
    readings = list(readings)
    held = {reading.path: held for reading in readings if (held := _held(db, reading.path)) is not None}

    def owner_of(card_id: str, url: str) -> str | None:
        row = db.execute("SELECT path FROM card WHERE id = ? OR url = ?", (card_id, url)).fetchone()
        return row[0] if row else None

    return resolve(readings, gone, held, owner_of, shown)


def _held(db: sqlite3.Connection, path: str) -> Held | None:
    folder, _, name = path.rpartition("/")
    row = db.execute(
        "SELECT id, url, blob FROM file JOIN card ON card.id = file.card WHERE folder = ? AND name = ?",
        (folder, name),
    ).fetchone()
    return Held(*row) if row else None


def cards_of(store: Store, changes: Changes) -> list[Card]:
    """The cards of leaving and changing articles as they were."""
    return [card for card_id in changes.leaving if (card := store.card(card_id)) is not None]


def apply(store: Store, changes: Changes, old: Iterable[Card]) -> tuple[list[Card], set[str]]:
    """Bring the catalogue's cards and files up to date.

    Returns:
        The cards as they are now of every article whose text changed, and the ids of those that are
        the same as before.
    """
    same = {
        card_id
        for card_id, reading in changes.coming.items()
        if reading.rows is not None and store.blob(card_id) == reading.rows[0][-1]
    }
    for card in old:
        if card.id not in same:
            store.remove_card(card)
    new = []
    for card_id, reading in changes.coming.items():
        assert reading.rows is not None  # noqa: S101 - `resolve` lets no other come
        if card_id not in same:
            store.put_rows(reading.rows)
        new.append(load_card(str(reading.rows[0][-1])))
    store.db.executemany("DELETE FROM file WHERE folder = ? AND name = ?", map(_split, changes.gone))
    put_states(store.db, changes.states)
    return new, same


def put_states(db: sqlite3.Connection, states: Iterable[FileState]) -> None:
    """Remember files."""
    db.executemany(
        "INSERT OR REPLACE INTO file(folder, name, stamp, sha256, card, problem) VALUES(?,?,?,?,?,?)",
        ((*_split(s.path), s.stamp, s.sha256, s.card_id, int(s.problem)) for s in states),
    )


def close_scan(db: sqlite3.Connection, scan: Scan) -> None:
    """Remember stamps: of files with the text they had, and of folders."""
    db.executemany(
        "UPDATE file SET stamp = ? WHERE folder = ? AND name = ?",
        ((stamp, *_split(path)) for path, stamp in scan.restamped),
    )
    db.executemany(
        "DELETE FROM folder WHERE root = ? AND folder = ?", ((ROOT, path) for path in scan.gone_folders)
    )
    db.executemany(
        "INSERT OR REPLACE INTO folder VALUES(?, ?, ?)",
        ((ROOT, folder.path, folder.digest) for folder in scan.folders),
    )


def _split(path: str) -> tuple[str, str]:
    folder, _, name = path.rpartition("/")
    return folder, name
