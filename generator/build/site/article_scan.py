"""The Markdown files of `content/` against what the catalogue remembers of them: which are to be read."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from msgspec import Struct, field

from generator.build.article_file import read_bytes
from generator.build.scan import folders, join_path, split_path
from generator.diagnostics import ContentError, Diagnostic

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from generator.build.scan import Folder
    from generator.build.stats import Stats

ROOT = "content"  # what the table of folders calls it
NOT_ARTICLES = ("sources", "lexicon")  # folders of raw pages and of word lists


class FileState(Struct, frozen=True):
    """What the catalogue knows of a Markdown file: its stamp, its digest, its article, is it refused."""

    path: str
    stamp: str
    sha256: bytes
    card_id: str | None
    problem: bool


class Scan(Struct):
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
        name: FileState(join_path(folder, name), stamp, sha256, card, bool(problem))
        for name, stamp, sha256, card, problem in db.execute(
            "SELECT name, stamp, sha256, card, problem FROM file WHERE folder = ?", (folder,)
        )
    }


def _scan_folder(
    content: str, folder: Folder, young: frozenset[str], db: sqlite3.Connection, found: Scan, stats: Stats
) -> None:
    states = _states(db, folder.path)
    for name, stamp in folder.files():
        path = join_path(folder.path, name)
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


def put_states(db: sqlite3.Connection, states: Iterable[FileState]) -> None:
    """Remember files."""
    db.executemany(
        "INSERT OR REPLACE INTO file(folder, name, stamp, sha256, card, problem) VALUES(?,?,?,?,?,?)",
        ((*split_path(s.path), s.stamp, s.sha256, s.card_id, int(s.problem)) for s in states),
    )


def close_scan(db: sqlite3.Connection, scan: Scan) -> None:
    """Remember stamps: of files with the text they had, and of folders."""
    db.executemany(
        "UPDATE file SET stamp = ? WHERE folder = ? AND name = ?",
        ((stamp, *split_path(path)) for path, stamp in scan.restamped),
    )
    db.executemany(
        "DELETE FROM folder WHERE root = ? AND folder = ?", ((ROOT, path) for path in scan.gone_folders)
    )
    db.executemany(
        "INSERT OR REPLACE INTO folder VALUES(?, ?, ?)",
        ((ROOT, folder.path, folder.digest) for folder in scan.folders),
    )
