"""Files into the site: whole or not at all."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from generator.catalogue.store import stamp_of

if TYPE_CHECKING:
    from collections.abc import Iterable

WORKSHOP = ".dibao"  # a folder below the site for files half-written; it also marks the site as ours


class Writer:
    """Writes files below a folder by way of a temporary file and `os.replace`."""

    def __init__(self, out: str) -> None:
        self.out = out
        self._temporary = f"{out}/{WORKSHOP}/{os.getpid()}"

    def write(self, path: str, data: bytes) -> str:
        """Put a file in place; returns its stamp.

        Raises:
            OSError: the disk is full, or refuses.
        """
        target = f"{self.out}/{path}"
        with open(self._temporary, "wb", buffering=0) as file:  # noqa: PTH123 - ten thousand times a build
            left = memoryview(data)
            while left:
                left = left[file.write(left) :]
        try:
            os.replace(self._temporary, target)  # noqa: PTH105 - as above
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120 - as above
            os.replace(self._temporary, target)  # noqa: PTH105 - as above
        return stamp_of(os.stat(target))  # noqa: PTH116 - as above

    def remove(self, paths: Iterable[str]) -> None:
        """Take files away, and the folders that are empty then.

        Raises:
            OSError: one cannot be removed.
        """
        for path in paths:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(f"{self.out}/{path}")  # noqa: PTH108 - as above
            folder = path.rpartition("/")[0]
            with contextlib.suppress(OSError):  # not empty: it stays
                while folder:
                    os.rmdir(f"{self.out}/{folder}")  # noqa: PTH106 - as above
                    folder = folder.rpartition("/")[0]


def open_workshop(out: str) -> None:
    """Make the folder for half-written files, and clear it of what a killed build left there.

    Raises:
        OSError: the site cannot be written.
    """
    workshop = f"{out}/{WORKSHOP}"
    os.makedirs(workshop, exist_ok=True)  # noqa: PTH103 - strings throughout this module
    for name in os.listdir(workshop):  # noqa: PTH208 - as above
        os.unlink(f"{workshop}/{name}")  # noqa: PTH108 - as above
