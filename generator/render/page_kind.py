"""What a kind of output is: which cards it shows, where it stands, what it may see, how it becomes bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct

from generator.catalogue.library import Library
from generator.model import Card

Key = tuple[str, ...]


def no_keys(_card: Card) -> Iterable[Key]:
    """For kinds that no card adds pages to."""
    return ()


def no_standing_keys(_library: Library) -> Iterable[Key]:
    """For kinds whose pages exist only through cards."""
    return ()


class PageKind(Struct, frozen=True):
    """One kind of file of the site.

    Attributes:
        name: what `explain` and `--stats` call it.
        path: key → path below `site/`.
        keys: card → keys of the pages that show it. The build asks it of the old card and of
            the new one, so that a page an article leaves is rebuilt too.
        standing: keys of pages that exist whatever the cards are (home, about, 404).
        followers: (card, library) → keys of pages that do not show the card but depend on it
            (an article that quotes an earlier value of it).
        view: (key, library) → all that the page shows, as frozen values
            (the digest of their JSON decides whether the page is rendered); None: the page goes away.
        template: the Jinja template; its closure is an input. None: `produce` alone makes the bytes.
        produce: view → bytes, for files that are not made by a template.
        rank: the order of writing: 0 assets, 1 articles, 2 listings, 3 the home page and the like.
    """

    name: str
    path: Callable[[Key], str]
    view: Callable[[Key, Library], Any | None]
    keys: Callable[[Card], Iterable[Key]] = no_keys
    standing: Callable[[Library], Iterable[Key]] = no_standing_keys
    followers: Callable[[Card, Library], Iterable[Key]] | None = None
    template: str | None = None
    produce: Callable[[Any], bytes] | None = None
    rank: int = 2
