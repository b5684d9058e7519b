"""The folders of a build: where they are, and whether a build may work in them."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from msgspec import Struct

from generator.build.site.write import WORKSHOP

CACHE = ".dibao"  # beside the content folder, unless --cache says otherwise
TEMPLATES_PACKAGE = "dibao_templates"  # what an installed program calls its templates


class Places(Struct, frozen=True):
    """The folders of a build: `content` and `templates` are read, `out` and `cache` are the build's own."""

    content: Path
    templates: Path
    out: Path
    cache: Path


class PlacesError(Exception):
    """Folders that cannot be what they are said to be: wrong usage."""


def places_of(content: Path, templates: Path | None, out: Path, cache: Path | None) -> Places:
    """The folders of a build; what is not said has its usual place."""
    return Places(content, templates or program_templates(), out, cache_of(content, cache))


def cache_of(content: Path, cache: Path | None) -> Path:
    """The folder of what may be reused: as it is said, or beside the content folder."""
    return cache or content.resolve().parent / CACHE


def program_templates() -> Path:
    """The program's own templates: of the checkout it runs from, or as installed.

    Raises:
        PlacesError: the program was installed without them.
    """
    checkout = Path(__file__).resolve().parent.parent.parent / "templates"
    if checkout.is_dir():
        return checkout
    package = importlib.util.find_spec(TEMPLATES_PACKAGE)
    if package is None or not package.submodule_search_locations:
        raise PlacesError("the templates are missing from this installation; give --templates DIR")
    return Path(next(iter(package.submodule_search_locations)))


def check_places(places: Places) -> None:
    """Refuse folders in which a build would find nothing, or do harm.

    Raises:
        PlacesError: a folder is missing, or lies in another.
    """
    for name, folder in (("content", places.content), ("templates", places.templates)):
        if not folder.is_dir():
            raise PlacesError(f"{folder}: there is no such folder (--{name})")
    content, templates = places.content.resolve(), places.templates.resolve()
    for name, folder in (("out", places.out), ("cache", places.cache)):
        own = folder.resolve()
        if own.exists() and not own.is_dir():
            raise PlacesError(f"{folder}: is no folder (--{name})")
        for other in (content, templates):
            if own.is_relative_to(other) or other.is_relative_to(own):
                raise PlacesError(f"{folder}: --{name} must not lie in {other}, nor around it")
    if places.cache.resolve().is_relative_to(places.out.resolve()):
        raise PlacesError(f"{places.cache}: --cache must not lie in --out")


def check_ours(out: Path, built_before: str | None) -> None:
    """Refuse a folder with files that no build has made: a build removes what it does not know.

    Args:
        out: the folder of the site.
        built_before: where the catalogue says that the site was.

    Raises:
        PlacesError: it holds files of others.
    """
    if (out / WORKSHOP).is_dir() or built_before == str(out.resolve()):
        return
    if any(not path.name.startswith(".") for path in out.iterdir()):
        raise PlacesError(
            f"{out}: holds files that Dibao has not made; give an empty or a new folder (--out)"
        )
