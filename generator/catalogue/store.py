"""The catalogue as a file: opened, trusted or made anew, written in one transaction, sealed.

Nobody but the program may touch the file. The seal beside it holds its size and time stamps as the
last build left them, so that a cut, poisoned, restored or half-written catalogue is noticed without
reading it: the seal does not fit, and the build starts from nothing, which is always right.
"""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from generator.catalogue import counts
from generator.catalogue.schema import FORMAT, INDEXES, TABLES

if TYPE_CHECKING:
    import os
    from pathlib import Path

NAME = "catalogue.sqlite"
SEAL = "catalogue.seal"


class NoCatalogueError(Exception):
    """No build has left a catalogue that can be trusted."""


class Store:
    """An open catalogue of one build.

    `fresh` is True when it was made anew. Until `commit` other processes see the file as it was.
    """

    def __init__(self, folder: Path, stamp: str, *, create: bool = True) -> None:
        """Open the catalogue of `folder`; `stamp` names the program that may read it.

        Args:
            folder: where it is.
            stamp: another stamp, another catalogue.
            create: make it anew where it cannot be trusted.

        Raises:
            NoCatalogueError: it cannot be trusted, and may not be made.
            OSError: the folder cannot be written.
            sqlite3.Error: the same, as SQLite says it.
        """
        self.path = folder / NAME
        self._seal = folder / SEAL
        self._stamp = f"{FORMAT} {stamp}"
        self.fresh = not self._sealed()
        self._indexed = False
        if self.fresh:
            if not create:
                raise NoCatalogueError(self.path)
            self.discard()
        self.db = sqlite3.connect(self.path, isolation_level=None, cached_statements=256)
        self.db.execute(f"PRAGMA journal_mode = {'OFF' if self.fresh else 'MEMORY'}")
        self.db.execute(f"PRAGMA synchronous = {'OFF' if self.fresh else 'NORMAL'}")
        self.db.execute("PRAGMA temp_store = MEMORY")
        if self.fresh:
            self.db.execute("PRAGMA page_size = 8192")
            self.db.execute("BEGIN")
            for statement in TABLES.split(";\n"):
                self.db.execute(statement)

    def _sealed(self) -> bool:
        try:
            return self._seal.read_text("utf-8") == self._seal_text()
        except (OSError, UnicodeDecodeError):
            return False

    def _seal_text(self) -> str:
        return f"{self._stamp} {stamp_of(self.path.stat())}\n"

    def discard(self) -> None:
        """Delete the catalogue: the next build makes it anew."""
        for path in (self._seal, self.path, self.path.with_name(NAME + "-journal")):
            path.unlink(missing_ok=True)

    def begin(self) -> None:
        """Start changing; nothing reaches the file before `commit`."""
        if not self.db.in_transaction:
            self.db.execute("PRAGMA cache_spill = OFF")
            self.db.execute("BEGIN IMMEDIATE")

    def publish(self) -> None:
        """Let other processes of this build read the changes made so far; the catalogue stays unsealed."""
        if self.db.in_transaction:
            self._seal.unlink(missing_ok=True)
            self.index()
            self.db.execute("COMMIT")
        self.fresh = False

    def commit(self) -> None:
        """Bring the changes into the file and seal it."""
        if self.db.in_transaction:
            self._seal.unlink(missing_ok=True)
            self.index()
            self.db.execute("COMMIT")
        self.db.close()
        temporary = self._seal.with_suffix(".tmp")
        temporary.write_text(self._seal_text(), "utf-8")
        temporary.replace(self._seal)

    def close(self) -> None:
        """Leave without a change."""
        with contextlib.suppress(sqlite3.Error):
            if self.db.in_transaction and not self.fresh:
                self.db.execute("ROLLBACK")
        self.db.close()

    def index(self) -> None:
        """Make the indexes and counts of a new catalogue, once its articles are in: the views ask them."""
        if self.fresh and not self._indexed:
            for statement in (*INDEXES.strip().split(";\n"), *counts.statements()):
                self.db.execute(statement)
            self._indexed = True

    # --- what build asks ----------------------------------------------------------------------

    def meta(self, key: str) -> str | None:
        """A word the last build left."""
        row = self.db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def set_meta(self, key: str, value: str) -> None:
        """Leave a word for the next build."""
        self.db.execute("INSERT OR REPLACE INTO meta VALUES(?, ?)", (key, value))


def stamp_of(stat: os.stat_result) -> str:
    """What tells that a file was touched: size, both times and the inode.

    The change time cannot be set by hand, so that a text replaced under its old time stamp shows.
    """
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}"
