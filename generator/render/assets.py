"""The static files: copied under a name with the digest of their content, so that they never go stale."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.catalogue.library import Library
    from generator.render.page_kind import Key

from generator.render.page_kind import PageKind


def asset_path(name: str, data: bytes) -> str:
    """`gazette.css` → `assets/gazette-3f2a9c1b.css`."""
    stem, dot, suffix = name.rpartition(".")
    digest = hashlib.sha256(data).hexdigest()[:8]
    return f"assets/{stem}-{digest}{dot}{suffix}" if dot else f"assets/{name}-{digest}"


class Asset(Struct, frozen=True):
    """A static file as it is written."""

    data: bytes


def asset_kind(static: Mapping[str, bytes]) -> PageKind:
    """The kind of the static files; `static` holds them by their names below `templates/static/`."""

    def path(key: Key) -> str:
        return key[0]

    def standing(_library: Library) -> Iterable[Key]:
        return tuple((asset_path(name, data),) for name, data in sorted(static.items()))

    by_path = {asset_path(name, data): data for name, data in static.items()}

    def view(key: Key, _library: Library) -> Asset | None:
        return Asset(by_path[key[0]]) if key[0] in by_path else None

    return PageKind(
        name="asset", path=path, standing=standing, view=view, produce=lambda asset: asset.data, rank=0
    )
