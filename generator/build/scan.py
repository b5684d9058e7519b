"""Folders on the disk against what the catalogue remembers of them.

A folder whose files all have the stamps of the last build is passed over with one comparison; only
in the others are single files looked at.
"""

from __future__ import annotations

import hashlib
import os
from array import array
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Time stamps are coarse, and a file may be written to after it was read: within this many
# nanoseconds before the last scan, a stamp proves nothing.
DOUBTFUL = 2_000_000_000


class Folder(Struct, frozen=True):
    """The regular files of one folder: `path` is relative ("" is the root itself), names are sorted.

    `stamps` holds four numbers a file: size, time of modification, time of change, inode.
    """

    path: str
    names: tuple[str, ...]
    stamps: array[int]

    @property
    def digest(self) -> bytes:
        """Equal digests mean that no file was touched, added or removed."""
        digest = hashlib.blake2b("\0".join(self.names).encode("utf-8", "surrogatepass"), digest_size=16)
        digest.update(self.stamps.tobytes())
        return digest.digest()

    def files(self) -> Iterator[tuple[str, str]]:
        """Name and stamp of each file."""
        stamps = self.stamps
        for n, name in enumerate(self.names):
            yield name, " ".join(map(str, stamps[4 * n : 4 * n + 4]))

    def doubtful(self, scanned: int) -> frozenset[str]:
        """Files that were touched so shortly before the last scan that their stamps prove nothing."""
        stamps, limit = self.stamps, scanned - DOUBTFUL
        if max(stamps[1::4], default=0) < limit and max(stamps[2::4], default=0) < limit:
            return frozenset()
        return frozenset(
            name for n, name in enumerate(self.names) if max(stamps[4 * n + 1], stamps[4 * n + 2]) >= limit
        )


def folders(root: str, wanted: Callable[[str], bool], skip: Callable[[str], bool]) -> Iterator[Folder]:
    """Walk a tree: every folder, the root first; links, pipes and devices are never looked into.

    Args:
        root: where to begin; a missing one has no folders.
        wanted: is a file of this name to be listed?
        skip: is the folder at this relative path to be left out, with all below it?

    Raises:
        OSError: a folder cannot be read.
    """
    pending = [""]
    while pending:
        try:
            folder, below = _look_into(root, pending.pop(), wanted)
        except FileNotFoundError:
            continue
        yield folder
        pending += sorted((path for path in below if not skip(path)), reverse=True)


def folder_at(root: str, path: str, wanted: Callable[[str], bool]) -> Folder:
    """One folder of a tree, as `folders` lists it; one that is not there has no files.

    Raises:
        OSError: it cannot be read.
    """
    try:
        return _look_into(root, path, wanted)[0]
    except FileNotFoundError:
        return Folder(path, (), array("q"))


def _look_into(root: str, path: str, wanted: Callable[[str], bool]) -> tuple[Folder, list[str]]:
    """A folder and the relative paths of those in it."""
    files: list[tuple[str, int, int, int, int]] = []
    below: list[str] = []
    with os.scandir(f"{root}/{path}") as entries:
        for entry in entries:
            name = entry.name
            if entry.is_file(follow_symlinks=False):
                if wanted(name):
                    try:
                        stat = entry.stat(follow_symlinks=False)
                    except FileNotFoundError:  # gone since the folder was read
                        continue
                    files.append((name, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino))
            elif entry.is_dir(follow_symlinks=False):
                below.append(join_path(path, name))
    files.sort()
    stamps = array("q")
    for file in files:
        stamps.extend(file[1:])
    return Folder(path, tuple([file[0] for file in files]), stamps), below


def join_path(folder: str, name: str) -> str:
    """The path of a file in a folder; "" is the root."""
    return f"{folder}/{name}" if folder else name


def split_path(path: str) -> tuple[str, str]:
    """The folder and the name of a file."""
    folder, _, name = path.rpartition("/")
    return folder, name
