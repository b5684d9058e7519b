"""What pages are made from and with: the library, the renderer, the digests of what stands around a view."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

from msgspec import Struct

from generator import yamldoc
from generator.build.site.digests import DIGEST_BYTES
from generator.build.site.make import Maker
from generator.build.site.update import remembered
from generator.build.site.write import Writer
from generator.catalogue.library import Library
from generator.lexicon import spelling

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from generator.build.site.site_inputs import SiteInputs
    from generator.build.stats import Stats
    from generator.catalogue.store import Store
    from generator.render.page_kind import PageKind
    from generator.render.renderer import Renderer

_SETTINGS_BYTES = 8  # of the digest of settings and lexicon, at the head of each frame


class Workplace(Struct, frozen=True):
    """Everything one build makes pages with.

    `frames` holds for each kind, by name, the digest of all that surrounds its views: the closure of
    its template, the settings.
    """

    content: Path
    out: str
    store: Store
    inputs: SiteInputs
    kinds: Sequence[PageKind]
    renderer: Renderer
    strings: Mapping[str, str]
    frames: Mapping[str, bytes]

    def library(self, db: sqlite3.Connection | None = None) -> Library:
        """The library over a connection to the catalogue; that of the build if none is given."""
        inputs = self.inputs
        return Library(db or self.store.db, inputs.config, inputs.lexicon, self.strings)

    def maker(self, stats: Stats, db: sqlite3.Connection | None = None) -> Maker:
        """What makes pages in this process."""
        return Maker(self.kinds, self.library(db), self.renderer, self.frames, Writer(self.out), stats)

    def own_connection(self) -> sqlite3.Connection:
        """A connection for a forked process, to a catalogue that nobody writes to meanwhile."""
        return sqlite3.connect(f"{self.store.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


def open_workplace(
    content: Path, out: str, store: Store, inputs: SiteInputs, kinds: Sequence[PageKind]
) -> Workplace:
    """Make ready to make pages.

    Raises:
        ContentError: the words of the interface are missing or wrong.
    """
    from generator.render.renderer import Renderer  # noqa: PLC0415 - a build without changes needs none

    strings = inputs.strings
    spelling.recall(remembered(store, "spellings"))
    renderer = Renderer(inputs.sources, strings, lambda key: _code(store, key))
    settings = bytes.fromhex(inputs.digest)[:_SETTINGS_BYTES]
    known = remembered(store, "frames")
    if store.meta("templates") == inputs.raw.templates_digest and all(kind.name in known for kind in kinds):
        closures = {kind.name: bytes.fromhex(known[kind.name])[_SETTINGS_BYTES:] for kind in kinds}
    else:
        closures = {kind.name: _closure(renderer, kind) for kind in kinds}
    frames = {name: settings + closure for name, closure in closures.items()}
    return Workplace(content, out, store, inputs, kinds, renderer, strings, frames)


def remember_workplace(workplace: Workplace) -> None:
    """Leave the next build what was costly to find: compiled templates, word lists, spellings."""
    store = workplace.store
    for key, code in workplace.renderer.compiled.items():
        store.set_meta(f"template {key}", code.hex())
    read, before = yamldoc.learnt(), remembered(store, "yaml")
    if not read.items() <= before.items():
        store.set_meta("yaml", json.dumps(before | read))
    fresh = spelling.learnt()
    if fresh:
        known = remembered(store, "spellings") | fresh
        store.set_meta("spellings", json.dumps(known, ensure_ascii=False))


def _code(store: Store, key: str) -> bytes | None:
    code = store.meta(f"template {key}")
    return bytes.fromhex(code) if code else None


def _closure(renderer: Renderer, kind: PageKind) -> bytes:
    """A digest of all that surrounds the views of a kind; every template must be parsed for it."""
    return bytes.fromhex(renderer.closure_digest(kind.template))[:DIGEST_BYTES] if kind.template else b""
