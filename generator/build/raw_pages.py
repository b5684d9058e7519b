"""Raw pages on the disk: those given on the command line, and those below `content/sources/`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.build.scan import folders, join_path
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.diagnostics import Report

SOURCES = "sources"
_SIDECAR = ".yaml"
# What lies beside pages in a folder fetched from the web or kept by an editor, and is no page.
_NO_PAGES = frozenset(
    f".{suffix}"
    for suffix in "yaml yml md css js json jpg jpeg png gif svg webp ico woff woff2 tmp bak".split()  # noqa: SIM905 - reads better
)


class RawFile(Struct, frozen=True):
    """A file to take in: `name` is its path below the folder given, or below `content/sources/`."""

    name: str
    path: Path
    inside: bool = False


def given(paths: Iterable[Path], content: Path, report: Report) -> Iterator[RawFile]:
    """The files that `paths` name, those of a folder in the order of their names.

    Hidden files and links in a folder are passed over; so are files of kinds that are no pages.
    A path that is not there is reported (E122).
    """
    sources = (content / SOURCES).resolve()
    for path in paths:
        real = path.resolve()
        if path.is_dir():
            top = str(path)
            for folder in folders(top, may_be_page, lambda below: below.rpartition("/")[2].startswith(".")):
                for name in folder.names:
                    relative = join_path(folder.path, name)
                    yield _placed(path / relative, relative, real / relative, sources)
        elif path.exists():
            yield _placed(path, path.name, real, sources)
        else:
            report.add(Diagnostic("E122", "there is no such file or folder", str(path)))


def _placed(path: Path, name: str, real: Path, sources: Path) -> RawFile:
    if real.is_relative_to(sources):
        return RawFile(real.relative_to(sources).as_posix(), path, inside=True)
    return RawFile(name, path)


def may_be_page(name: str) -> bool:
    """Is a file of this name in a folder a page?"""
    return not name.startswith((".", "~")) and os.path.splitext(name)[1].lower() not in _NO_PAGES  # noqa: PTH122


def pending(content: Path) -> list[RawFile]:
    """The raw pages below `content/sources/` that were touched since their articles were cut.

    A page that is done has a sidecar with the page's own time stamp; nothing is read to find out.

    Raises:
        OSError: a folder cannot be read.
    """
    root = str(content / SOURCES)
    found: list[RawFile] = []
    for folder in folders(root, _page_or_sidecar, lambda below: below.rpartition("/")[2].startswith(".")):
        times = dict(zip(folder.names, folder.stamps[1::4], strict=True))
        for name, time in times.items():
            if may_be_page(name) and times.get(name + _SIDECAR) != time:
                relative = join_path(folder.path, name)
                found.append(RawFile(relative, Path(root, relative), inside=True))
    return found


def _page_or_sidecar(name: str) -> bool:
    return may_be_page(name) or (name.endswith(_SIDECAR) and not name.startswith("."))
