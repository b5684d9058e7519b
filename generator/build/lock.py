"""One build at a time in a folder. The system lets go of the lock when a process ends, however it ends."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class LockedError(Exception):
    """Another process is at work in the folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder}: another build or ingest is at work here; try again when it is done")


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder for this process and those it forks; no file is left behind.

    Raises:
        LockedError: another process holds it.
        OSError: the folder cannot be opened.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LockedError(folder) from None
        yield
    finally:
        os.close(descriptor)
