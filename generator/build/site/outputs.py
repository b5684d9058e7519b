"""The files of the site: what the catalogue says of them, and what became of them on the disk."""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from generator.build.scan import Folder, folder_at, folders, join_path, split_path
from generator.build.site.digests import content_digest
from generator.catalogue.store import stamp_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

ROOT = "out"  # what the table of folders calls the site


class Output(Struct, frozen=True):
    """A file of the site: kind and key of its page, digests of what it shows and of its bytes, its stamp.

    `bodies` tells whether its view read the body of an article, `reason` why it was last rendered.
    """

    path: str
    kind: str
    key: tuple[str, ...]
    inputs: bytes
    content: bytes
    stamp: str
    bodies: bool
    reason: str


class Survey(Struct):
    """What a look at the site's folder found.

    Attributes:
        damaged: files of ours that are gone or not as written.
        touched: files of ours with another stamp and the same bytes: path → stamp.
        strays: files that are not ours.
        folders: paths of the folders that differ from the last build, or are gone.
    """

    damaged: set[str] = field(default_factory=set)
    touched: dict[str, str] = field(default_factory=dict)
    strays: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)


class Seen(NamedTuple):
    """A folder of the site as it is on the disk: its relative path, its digest, does it hold nothing?"""

    path: str
    digest: bytes
    empty: bool


def look(out: str) -> list[Seen]:
    """Every folder of the site. Hidden files are nobody's business.

    Raises:
        OSError: a folder cannot be read.
    """
    below = folders(out, _visible, lambda path: not _visible(path.rpartition("/")[2]))
    return [Seen(folder.path, folder.digest, not folder.names) for folder in below]


def survey(out: str, db: sqlite3.Connection, seen: Iterable[Seen]) -> Survey:
    """Compare what a look at the site's folder saw with the catalogue.

    Raises:
        OSError: a folder cannot be read.
    """
    found = Survey()
    known = dict(db.execute("SELECT folder, digest FROM folder WHERE root = ?", (ROOT,)))
    for path, digest, empty in seen:
        expected = known.pop(path, None)
        if expected == digest or (expected is None and empty):
            continue
        found.folders.add(path)
        _survey_folder(out, folder_at(out, path, _visible), db, found)
    for gone in known:
        found.folders.add(gone)
        found.damaged.update(join_path(gone, row[0]) for row in db.execute(_NAMES, (gone,)))
    return found


def holds_many(db: sqlite3.Connection, many: int) -> bool:
    """Had the site more folders than that when it was last built?"""
    count = db.execute("SELECT count(*) FROM folder WHERE root = ?", (ROOT,)).fetchone()[0]
    return int(count) > many


_NAMES = "SELECT name, stamp, content FROM output WHERE folder = ?"


def _visible(name: str) -> bool:
    return not name.startswith(".")


def _survey_folder(out: str, folder: Folder, db: sqlite3.Connection, found: Survey) -> None:
    rows = {name: (stamp, content) for name, stamp, content in db.execute(_NAMES, (folder.path,))}
    for name, stamp in folder.files():
        path = join_path(folder.path, name)
        row = rows.pop(name, None)
        if row is None:
            found.strays.add(path)
        elif stamp != row[0]:
            if _digest_on_disk(f"{out}/{path}") == row[1]:
                found.touched[path] = stamp
            else:
                found.damaged.add(path)
    found.damaged.update(join_path(folder.path, name) for name in rows)


def _digest_on_disk(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - a string already
            return content_digest(file.read())
    except OSError:
        return None


def same_on_disk(out: str, path: str, content: bytes) -> str | None:
    """The stamp of a file that has these bytes already; None if it has not."""
    import os  # noqa: PLC0415 - only where a catalogue was lost

    name = f"{out}/{path}"
    if _digest_on_disk(name) != content:
        return None
    return stamp_of(os.stat(name))  # noqa: PTH116 - a string already


_SELECT = "SELECT folder, name, kind, key, inputs, content, stamp, bodies, reason FROM output"


def _output(row: tuple[str, str, str, str, bytes, bytes, str, int, str]) -> Output:
    folder, name, kind, key, inputs, content, stamp, bodies, reason = row
    return Output(
        join_path(folder, name), kind, tuple(json.loads(key)), inputs, content, stamp, bool(bodies), reason
    )


def output_at(db: sqlite3.Connection, path: str) -> Output | None:
    """What the catalogue says of a file."""
    folder, _, name = path.rpartition("/")
    row = db.execute(f"{_SELECT} WHERE folder = ? AND name = ?", (folder, name)).fetchone()
    return _output(row) if row else None


def outputs_of(db: sqlite3.Connection, kind: str | None = None) -> Iterator[Output]:
    """All files, or those of one kind, by path."""
    where, values = ("WHERE kind = ?", (kind,)) if kind is not None else ("", ())
    for row in db.execute(f"{_SELECT} {where} ORDER BY folder, name", values):
        yield _output(row)


def put_outputs(db: sqlite3.Connection, outputs: Iterable[Output]) -> None:
    """Remember files."""
    db.executemany(
        "INSERT OR REPLACE INTO output(folder, name, kind, key, inputs, content, stamp, bodies, reason)"
        " VALUES(?,?,?,?,?,?,?,?,?)",
        (
            (
                *split_path(o.path),
                o.kind,
                json.dumps(o.key, ensure_ascii=False),
                o.inputs,
                o.content,
                o.stamp,
                int(o.bodies),
                o.reason,
            )
            for o in outputs
        ),
    )


def forget_outputs(db: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Forget files."""
    db.executemany("DELETE FROM output WHERE folder = ? AND name = ?", (split_path(path) for path in paths))


def restamp_outputs(db: sqlite3.Connection, stamps: Iterable[tuple[str, str]]) -> None:
    """Files with the bytes they had, but other stamps: (path, stamp)."""
    db.executemany(
        "UPDATE output SET stamp = ? WHERE folder = ? AND name = ?",
        ((stamp, *split_path(path)) for path, stamp in stamps),
    )


def close_folders(db: sqlite3.Connection, touched: Iterable[str]) -> None:
    """Compute anew the digests of folders, from what the catalogue says their files are."""
    for path in sorted(touched):
        rows = db.execute("SELECT name, stamp FROM output WHERE folder = ?", (path,)).fetchall()
        if not rows and path:
            db.execute("DELETE FROM folder WHERE root = ? AND folder = ?", (ROOT, path))
            continue
        rows.sort()
        stamps = array("q", [int(number) for _, stamp in rows for number in stamp.split()])
        digest = Folder(path, tuple([name for name, _ in rows]), stamps).digest
        db.execute("INSERT OR REPLACE INTO folder VALUES(?, ?, ?)", (ROOT, path, digest))
