"""People and organisations: the index of each, and where one of them is named, with role at the time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from generator.render import addresses
from generator.render.views import Frame, Link, frame, words_of
from generator.render.words import amounts

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.catalogue.library import Library
    from generator.render.page_kind import Key

SHOWN_QUOTATIONS = 3
MOST_NAMES = 400  # rows of an index; a page should stay below 120 KB


class NameRow(NamedTuple):
    """A name in the index."""

    name: Link
    title: str
    articles: int
    latest: str
    iso: str


class NamesView(NamedTuple):
    """All people or all organisations: those most often named; the search finds the others."""

    frame: Frame
    heading: str
    kind: str
    rows: tuple[NameRow, ...]
    names: int


class Appearance(NamedTuple):
    """An article that names somebody, with the title printed there and the words said."""

    day: str
    iso: str
    story: Link
    title: str
    words: tuple[str, ...]
    sample: bool


class NameView(NamedTuple):
    """A person or an organisation."""

    frame: Frame
    name: str
    kind: str
    titles: tuple[str, ...]
    appearances: tuple[Appearance, ...]


def _index(
    library: Library, kind: Literal["person", "organisation"], address: Callable[[str], str]
) -> NamesView:
    words = words_of(library)
    section = "people" if kind == "person" else "organisations"
    counts = sorted(library.name_counts(kind), key=lambda c: (-c.articles, -c.latest.toordinal(), c.name))
    rows = [
        NameRow(
            Link(count.name, address(count.name)),
            library.latest_title(kind, count.name),
            count.articles,
            amounts.day(words, count.latest),
            count.latest.isoformat(),
        )
        for count in counts[:MOST_NAMES]
    ]
    title = words(f"{section}.title")
    return NamesView(frame(library, title, section), title, kind, tuple(rows), len(counts))


def people_view(_key: Key, library: Library) -> NamesView:
    """Everybody who is named."""
    return _index(library, "person", addresses.person)


def organisations_view(_key: Key, library: Library) -> NamesView:
    """Every organisation that is named."""
    return _index(library, "organisation", addresses.organisation)


def person_view(key: Key, library: Library) -> NameView | None:
    """The person `key[0]`."""
    return _one(library, "person", key[0])


def organisation_view(key: Key, library: Library) -> NameView | None:
    """The organisation `key[0]`."""
    return _one(library, "organisation", key[0])


def _one(library: Library, kind: Literal["person", "organisation"], name: str) -> NameView | None:
    words = words_of(library)
    appearances = [
        Appearance(
            amounts.day(words, naming.date),
            naming.date.isoformat(),
            Link(naming.headline, naming.url),
            naming.title,
            naming.said[:SHOWN_QUOTATIONS],
            naming.sample,
        )
        for naming in library.namings(kind, name)
    ]
    if not appearances:
        return None
    section = "people" if kind == "person" else "organisations"
    titles = tuple(dict.fromkeys(a.title for a in appearances if a.title))
    return NameView(frame(library, name, section), name, kind, titles, tuple(appearances))
