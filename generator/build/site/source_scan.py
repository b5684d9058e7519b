"""The raw pages below `content/sources/` as inputs of the site: an article shows the lines it was cut from.

They are never changed as a rule, so that a look at the folders is all that a build spends on them.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from msgspec import Struct, field

from generator.build.article_file import read_page
from generator.build.raw_pages import SOURCES, may_be_page
from generator.build.scan import folders, join_path, split_path
from generator.diagnostics import ContentError

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from generator.build.scan import Folder


class SourceScan(Struct):
    """What a look at the raw pages found.

    Attributes:
        changed: files that are new or changed: path below the content folder, and stamp.
        gone: files that are no longer there.
        folders: folders whose digest is to be remembered anew.
        gone_folders: folders that are no longer there.
    """

    changed: list[tuple[str, str]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    folders: list[Folder] = field(default_factory=list)
    gone_folders: list[str] = field(default_factory=list)

    @property
    def found(self) -> bool:
        """Is there anything to do?"""
        return bool(self.changed or self.gone or self.folders or self.gone_folders)


def scan_sources(content: Path, db: sqlite3.Connection, scanned: int) -> SourceScan:
    """Compare the raw pages with what the catalogue remembers; `scanned` is the time of the last scan in ns.

    Raises:
        OSError: a folder cannot be read.
    """
    found = SourceScan()
    known = dict(db.execute("SELECT folder, digest FROM folder WHERE root = ?", (SOURCES,)))
    for folder in folders(str(content / SOURCES), may_be_page, _hidden):
        expected = known.pop(folder.path, None)
        young = folder.doubtful(scanned)
        if expected == folder.digest and not young:
            continue
        if expected != folder.digest:
            found.folders.append(folder)
        _compare(content, folder, young, db, found)
    for gone in known:
        found.gone_folders.append(gone)
        found.gone += [_path(gone, name) for name in _stamps(db, gone)]
    return found


def _hidden(path: str) -> bool:
    return path.rpartition("/")[2].startswith(".")


def _compare(
    content: Path, folder: Folder, young: frozenset[str], db: sqlite3.Connection, found: SourceScan
) -> None:
    stamps = _stamps(db, folder.path)
    for name, stamp in folder.files():
        path, known = _path(folder.path, name), stamps.pop(name, None)
        if known is None or known[0] != stamp or (name in young and known[1] != _digest(content, path)):
            found.changed.append((path, stamp))
    found.gone += [_path(folder.path, name) for name in stamps]


def _stamps(db: sqlite3.Connection, folder: str) -> dict[str, tuple[str, str]]:
    """Stamp and digest of the known files of a folder, by name."""
    rows = db.execute("SELECT name, stamp, sha256 FROM source WHERE folder = ?", (folder,))
    return {name: (stamp, sha256) for name, stamp, sha256 in rows}


def _digest(content: Path, path: str) -> str:
    return hashlib.sha256(_bytes(content, path)).hexdigest()


def _bytes(content: Path, path: str) -> bytes:
    """A raw page; none where it cannot be read: taking it in has said why."""
    try:
        return read_page(content / path)
    except ContentError:
        return b""


def _path(folder: str, name: str) -> str:
    return f"{SOURCES}/{join_path(folder, name)}"


def take_sources(content: Path, db: sqlite3.Connection, scan: SourceScan) -> list[str]:
    """Bring the raw pages in the catalogue up to date; returns those whose lines are not what they were."""
    moved = []
    for path, stamp in scan.changed:
        sha256, lines = _read(content, path)
        row = db.execute("SELECT sha256 FROM source WHERE file = ?", (path,)).fetchone()
        if row is None or row[0] != sha256:
            moved.append(path)
        folder, name = split_path(path.removeprefix(f"{SOURCES}/"))
        values = (path, folder, name, stamp, sha256, lines)
        db.execute("INSERT OR REPLACE INTO source VALUES(?,?,?,?,?,?)", values)
    db.executemany("DELETE FROM source WHERE file = ?", [(path,) for path in scan.gone])
    db.executemany(
        "DELETE FROM folder WHERE root = ? AND folder = ?", [(SOURCES, path) for path in scan.gone_folders]
    )
    db.executemany(
        "INSERT OR REPLACE INTO folder VALUES(?, ?, ?)",
        [(SOURCES, folder.path, folder.digest) for folder in scan.folders],
    )
    return [*moved, *scan.gone]


def _read(content: Path, path: str) -> tuple[str, str]:
    """The digest of a raw page, and its lines as JSON: {number: text}; none where it is no page."""
    from generator.sources import read_source  # noqa: PLC0415 - a build without new pages reads none

    data = _bytes(content, path)
    try:
        pages = read_source(path, data)
    except ContentError:  # taking it in has said why
        pages = ()
    lines = {line.number: line.text for page in pages for line in page.lines}
    return hashlib.sha256(data).hexdigest(), json.dumps(lines, ensure_ascii=True, separators=(",", ":"))
