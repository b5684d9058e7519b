"""Safe writing of single files: whole or not at all, and never rewritten for nothing."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

TEMPORARY = ".dibao-"  # the start of the names of files half-written; a killed run may leave one


def write_if_changed(path: Path, data: bytes, *, durable: bool = False) -> bool:
    """Put `data` at `path` by way of a temporary file beside it; says whether anything was written.

    A file that holds these bytes already is left alone, time stamp and all. Folders on the way are
    made. The temporary name is the same for the same target, so that what a killed run left behind
    is overwritten by the next one. An existing file keeps its permissions.

    Args:
        path: the file; a link is replaced, not followed.
        data: all of its bytes.
        durable: flush file and folder to the disk before returning (for what cannot be made again).

    Raises:
        OSError: the folder cannot be written, or the disk is full; the old file is still whole.
    """
    mode = _mode_if_same(path, data)
    if mode is None:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{TEMPORARY}{path.name[:60]}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            if mode:
                os.fchmod(file.fileno(), mode)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    if durable:
        flush_folder(path.parent)
    return True


def _mode_if_same(path: Path, data: bytes) -> int | None:
    """None when the file holds these bytes already, else its permissions (0: there is no such file)."""
    try:
        status = path.lstat()
        regular = not path.is_symlink() and path.is_file()
        if regular and status.st_size == len(data) and path.read_bytes() == data:
            return None
    except FileNotFoundError:
        return 0
    return status.st_mode & 0o777 if regular else 0


def remove(path: Path, *, durable: bool = False) -> bool:
    """Delete a file (its folder stays, even if empty); says whether it was there.

    Raises:
        OSError: it cannot be deleted.
    """
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    if durable:
        flush_folder(path.parent)
    return True


def flush_folder(folder: Path) -> None:
    """Make the names in a folder survive a power failure."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
