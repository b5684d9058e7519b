"""What `dibao check` remembers of each file, in the cache: what it claims, and what is wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from generator.build.files import write_if_changed
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NAME = "checked.json"
YOUNG = 2_000_000_000  # ns before a check in which a file may change again under the same time stamp


class Checked(Struct, frozen=True):
    """A file that was checked.

    Attributes:
        path: below the content folder.
        stamp: its size, times and inode when it was read.
        claims: the id and the page's address that it has for its own; None: it is no article.
        problems: what is wrong with it, by itself.
    """

    path: str
    stamp: str
    claims: tuple[str, str] | None
    problems: tuple[Diagnostic, ...]


class Memory:
    """The files of the last check, as far as they still hold.

    Args:
        folder: the cache; None: nothing is remembered.
        key: names all else that a check depends on (the program, the word lists): another key, another check.

    A memory that is missing, torn or of another key is empty: then everything is checked.
    """

    def __init__(self, folder: Path | None, key: str) -> None:
        self._file = folder / NAME if folder else None
        self._key = key
        self._at = 0
        self._files: dict[str, Any] = {}
        if self._file is not None:
            self._load(self._file)

    def _load(self, file: Path) -> None:
        try:
            kept = json.loads(file.read_bytes())
            if kept["key"] == self._key:
                self._at, self._files = int(kept["at"]), dict(kept["files"])
        except (OSError, ValueError, TypeError, KeyError):
            return  # as good as none

    def recall(self, path: str, stamp: str) -> Checked | None:
        """What was found in a file, if it is as it was then."""
        kept = self._files.get(path)
        if kept is None or kept[0] != stamp or self._young(stamp):
            return None
        claims = (kept[1], kept[2]) if kept[1] is not None else None
        return Checked(path, stamp, claims, tuple([Diagnostic(*fields) for fields in kept[3]]))

    def _young(self, stamp: str) -> bool:
        _size, modified, changed, _inode = map(int, stamp.split())
        return max(modified, changed) > self._at - YOUNG

    def keep(self, checked: Iterable[Checked], started: int) -> None:
        """Remember what a check found that began at `started` (ns).

        Raises:
            OSError: the cache cannot be written.
        """
        if self._file is None:
            return
        files = {
            one.path: [one.stamp, *(one.claims or (None, None)), [_fields(p) for p in one.problems]]
            for one in checked
        }
        if files == self._files and not any(self._young(kept[0]) for kept in files.values()):
            return
        kept = {"key": self._key, "at": started, "files": files}
        write_if_changed(self._file, json.dumps(kept, ensure_ascii=True).encode())


def _fields(problem: Diagnostic) -> list[object]:
    """A problem as its constructor takes it."""
    return [
        problem.code,
        problem.message,
        problem.path,
        problem.line,
        problem.column,
        problem.excerpt,
        problem.hint,
        problem.severity,
    ]
