"""`dibao publish`: the site as a release that a web server hands out, put in place at once.

    DIR/releases/20260108-073000/   a whole site, never changed again
    DIR/current -> releases/20260108-073000

The web server's root is `DIR/current`. A reader gets the old release or the new one, never a mixture:
the link is replaced by one rename. Files that did not change since the release before share its disk
space (hard links), so that a release costs what changed.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.build.files import flush_folder
from generator.build.lock import locked
from generator.build.progress import Progress
from generator.build.site.write import WORKSHOP

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

RELEASES, CURRENT = "releases", "current"
_HALF = ".half-"  # the start of the name of a release that is being copied


class PublishError(Exception):
    """The place to publish to is not one: wrong usage, in a sentence."""


class Release(Struct, frozen=True):
    """What became of it: its folder, files copied and shared; `new` is False where nothing had changed."""

    folder: Path
    copied: int = 0
    shared: int = 0
    new: bool = True


def publish(site: Path, place: Path, now: datetime, keep: int) -> Release:
    """Make the site the current release of `place`, and remove releases but the last `keep`.

    Args:
        site: a built site.
        place: the folder that holds releases; made if it is not there.
        now: the time that names the release.
        keep: how many releases stay, the current one among them; at least 1.

    Raises:
        PublishError: there is no site, or `place` is used for something else.
        LockedError: a build or another publish is at work.
        OSError: the disk refuses; the current release stands as it did.
    """
    if not (site / "index.html").is_file():
        raise PublishError(f"{site}: there is no site here; run dibao build first")
    _check(site, place)
    releases = place / RELEASES
    releases.mkdir(parents=True, exist_ok=True)
    with locked(site), locked(releases):
        for left in releases.glob(f"{_HALF}*"):  # by a publish that was killed
            shutil.rmtree(left)
        before = _current(place)
        if before and _same(site, before):
            return Release(before, new=False)
        half = releases / f"{_HALF}{now:%Y%m%d-%H%M%S}"
        release = _copy(site, half, before, _free_name(releases, f"{now:%Y%m%d-%H%M%S}"))
        _point(place, release.folder)
        _prune(releases, release.folder, keep)
    return release


def step_back(place: Path) -> Path:
    """Make the release before the current one current again; returns it.

    Raises:
        PublishError: there is none.
        LockedError: a publish is at work.
        OSError: the disk refuses.
    """
    releases = place / RELEASES
    current = _current(place)
    if current is None:
        raise PublishError(f"{place}: nothing is published here")
    with locked(releases):
        earlier = [path for path in _all(releases) if path.name < current.name]
        if not earlier:
            raise PublishError(f"{place}: there is no release before {current.name}")
        _point(place, earlier[-1])
    return earlier[-1]


def _check(site: Path, place: Path) -> None:
    if place.exists() and not place.is_dir():
        raise PublishError(f"{place}: is no folder")
    if place.resolve().is_relative_to(site.resolve()) or site.resolve().is_relative_to(place.resolve()):
        raise PublishError(f"{place}: must not lie in the site, nor around it")
    current = place / CURRENT
    if current.exists() and not current.is_symlink():
        raise PublishError(f"{current}: is in the way: dibao publish makes a link of that name")


def _files(site: Path) -> Iterator[str]:
    """Paths below a site, sorted; what the build keeps there for itself is left out."""
    for folder, names, files in os.walk(site):
        names[:] = sorted(name for name in names if not name.startswith(".") and name != WORKSHOP)
        for name in sorted(files):
            if not name.startswith("."):
                yield os.path.relpath(os.path.join(folder, name), site)  # noqa: PTH118 - strings throughout


def _same(site: Path, release: Path) -> bool:
    ours = list(_files(site))
    return ours == list(_files(release)) and all(
        filecmp.cmp(site / path, release / path, shallow=True) for path in ours
    )


def _copy(site: Path, half: Path, before: Path | None, target: Path) -> Release:
    """Copy a site under a name that nobody looks at, then give it its own."""
    half.mkdir()
    copied = shared = 0
    files = list(_files(site))
    for path in Progress().over("publish", files, len(files)):
        source, made = site / path, half / path
        made.parent.mkdir(parents=True, exist_ok=True)
        old = before / path if before else None
        if old and old.is_file() and filecmp.cmp(source, old, shallow=True):
            os.link(old, made)
            shared += 1
        else:
            shutil.copy2(source, made)  # with its time, by which the next release knows it
            copied += 1
    half.rename(target)
    flush_folder(target.parent)
    return Release(target, copied, shared)


def _free_name(releases: Path, name: str) -> Path:
    """Two releases of one second have different names, which sort in their order."""
    found, n = releases / name, 1
    while found.exists():
        n += 1
        found = releases / f"{name}-{n}"
    return found


def _point(place: Path, release: Path) -> None:
    link = place / f".{CURRENT}"
    link.unlink(missing_ok=True)
    link.symlink_to(Path(RELEASES) / release.name, target_is_directory=True)
    link.replace(place / CURRENT)
    flush_folder(place)


def _current(place: Path) -> Path | None:
    link = place / CURRENT
    return link.resolve() if link.is_symlink() and link.is_dir() else None


def _all(releases: Path) -> list[Path]:
    return sorted(path for path in releases.iterdir() if path.is_dir() and not path.name.startswith("."))


def _prune(releases: Path, current: Path, keep: int) -> None:
    old = [path for path in _all(releases) if path != current]
    for path in old[: max(0, len(old) - (keep - 1))]:
        shutil.rmtree(path)
