"""What changed below `content/` since the last build: which articles come, which go, which are refused."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from msgspec import Struct, field

from generator.build.site.article_scan import FileState
from generator.catalogue.cards import card_of
from generator.catalogue.rows import rows_of
from generator.diagnostics import ContentError, Diagnostic

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from generator.catalogue.rows import CardRows
    from generator.model import Card

PageRef = tuple[int, tuple[str, ...]]  # which kind of page (its number), which page of that kind


class Reading(Struct, frozen=True):
    """A Markdown file as it is now: the rows of its card and the pages that show it, or why it has none.

    `problems` of a file that has a card are warnings.
    """

    path: str
    stamp: str
    sha256: bytes
    rows: CardRows | None = None
    pages: tuple[PageRef, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


class Held(Struct, frozen=True):
    """What an article on the site has for itself: its id and its page's address."""

    card_id: str
    url: str


class Changes(Struct):
    """Ids of the articles that leave (or change), readings of those that come (or change)."""

    leaving: dict[str, None] = field(default_factory=dict)
    coming: dict[str, Reading] = field(default_factory=dict)
    states: list[FileState] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)


def read_article(
    path: str, stamp: str, data: bytes, shown: str, pages_of: Callable[[Card], Iterable[PageRef]]
) -> Reading:
    """Read one Markdown file.

    Args:
        path: below the content folder.
        stamp: its stamp as scanned.
        data: its bytes.
        shown: its path as messages show it.
        pages_of: the pages that show a card.
    """
    from generator.build.article_file import text_of  # noqa: PLC0415 - a build without changes reads none
    from generator.records.reading import load  # noqa: PLC0415 - as above

    digest = hashlib.sha256(data).digest()
    warnings: list[Diagnostic] = []
    try:
        text = text_of(data, shown)
        record = load(text, shown, warnings)
        card = card_of(record, path)
    except ContentError as error:
        return Reading(path, stamp, digest, problems=error.diagnostics)
    rows = rows_of(card, record, text)
    return Reading(path, stamp, digest, rows, tuple(pages_of(card)), tuple(warnings))


def resolve(
    readings: Iterable[Reading],
    gone: Iterable[FileState],
    held_by: Mapping[str, Held],
    owner_of: Callable[[str, str], str | None],
    shown: Callable[[str], str],
) -> Changes:
    """Decide which articles come, go and stay.

    An id, and a page's address, belongs to one file. A file that claims what another holds is
    refused, and keeps its last good version; several new files that claim the same are all refused.

    Args:
        readings: files that are new or changed, or were refused in the last build.
        gone: files that are no longer there.
        held_by: what the site holds of the files of `readings`, by path.
        owner_of: (id, address) → the path of the file that holds one of them on the site.
        shown: a path as messages show it.
    """
    changes = Changes()
    gone = list(gone)
    claims = {reading.path: reading for reading in sorted(readings, key=lambda reading: reading.path)}
    changes.problems += [problem for reading in claims.values() for problem in reading.problems]
    refused = {path for path, reading in claims.items() if reading.rows is None}
    moving = {state.path for state in gone} | claims.keys()

    def outsider(card_id: str, url: str) -> str | None:
        path = owner_of(card_id, url)
        return None if path in moving else path

    while clashes := _clashes(claims, refused, held_by, outsider):
        refused |= clashes.keys()
        changes.problems += [
            twice(shown(path), shown(other), what) for path, (other, what) in sorted(clashes.items())
        ]
    for state in gone:
        changes.gone.append(state.path)
        if state.card_id is not None:
            changes.leaving[state.card_id] = None
    for path, reading in claims.items():
        held = held_by.get(path)
        _settle(changes, reading, held, refused=path in refused)
    return changes


def _settle(changes: Changes, reading: Reading, held: Held | None, *, refused: bool) -> None:
    """Enter what becomes of one file."""
    old_id = held.card_id if held else None
    if reading.rows is None or refused:
        changes.states.append(FileState(reading.path, reading.stamp, reading.sha256, old_id, problem=True))
        return
    if old_id is not None:
        changes.leaving[old_id] = None
    card_id = str(reading.rows[0][0])
    changes.coming[card_id] = reading
    changes.states.append(FileState(reading.path, reading.stamp, reading.sha256, card_id, problem=False))


class Register:
    """Who has which id and address, in a clean build: the first by path, for nothing else tells."""

    def __init__(self, shown: Callable[[str], str]) -> None:
        self._owners: dict[str, str] = {}
        self._shown = shown

    def admit(self, path: str, card_id: str, url: str) -> tuple[Diagnostic, ...]:
        """Enter a file, files coming in the order of their paths; returns why it cannot be taken, if so."""
        tokens = _tokens(card_id, url)
        for token, what in tokens.items():
            if token in self._owners:
                return (twice(self._shown(path), self._shown(self._owners[token]), what),)
        self._owners.update(dict.fromkeys(tokens, path))
        return ()


def twice(path: str, other: str, what: str) -> Diagnostic:
    """Two files claim the same thing."""
    return Diagnostic(
        "E501", f"{what} belongs to {other} already", path, 1, 1, hint="each file needs its own id"
    )


def _tokens(card_id: str, url: str) -> dict[str, str]:
    """What an article claims for itself, with words for it; addresses that differ in case only are one."""
    return {card_id: f"the id {card_id!r}", url.lower(): f"the page {url}"}


def _clashes(
    claims: Mapping[str, Reading],
    refused: Collection[str],
    held_by: Mapping[str, Held],
    outsider: Callable[[str, str], str | None],
) -> dict[str, tuple[str, str]]:
    """Files that claim what is not theirs: path → (who has it, what it is)."""
    held = {path: _tokens(old.card_id, old.url) for path, old in held_by.items()}
    found: dict[str, tuple[str, str]] = {}
    claimed: dict[str, str] = {}
    for path, reading in claims.items():
        if reading.rows is None or path in refused:
            tokens = held.get(path, {})  # its last good version stays on the site
        else:
            card_id, url = str(reading.rows[0][0]), str(reading.rows[0][2])
            tokens = _tokens(card_id, url)
            owner = outsider(card_id, url)
            if owner is not None:
                found[path] = (owner, tokens[card_id])
                continue
        for token, what in tokens.items():
            other = claimed.setdefault(token, path)
            if other == path:
                continue
            entitled = [one for one in (path, other) if one in refused or token in held.get(one, ())]
            winner = entitled[0] if entitled else min(path, other)
            loser = other if winner == path else path
            found[loser] = (winner, what)
            if not entitled:
                found[winner] = (loser, what)
    return found
