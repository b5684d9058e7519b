"""`dibao explain OUT_PATH`: what a page is made of, why it was last rendered, and what would be done now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.build.site.article_scan import scan_articles
from generator.build.site.digests import DIGEST_BYTES, view_digest
from generator.build.site.outputs import look, output_at, survey
from generator.build.site.plan import pages_of
from generator.build.site.program import program_stamp
from generator.build.site.raw_inputs import read_raw
from generator.build.site.rebuild import real_kinds
from generator.build.site.site_inputs import read_inputs
from generator.build.site.workplace import open_workplace
from generator.build.stats import Stats
from generator.catalogue.rows import all_cards
from generator.catalogue.store import NoCatalogueError, Store
from generator.diagnostics import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.build.places import Places
    from generator.build.site.outputs import Output
    from generator.build.site.workplace import Workplace
    from generator.render.page_kind import PageKind

REASONS = {
    "new": "the page was not there before",
    "view": "something that it shows had changed",
    "template": "its template, an asset or a word of it, or the settings had changed",
    "damaged": "its file had been deleted or changed by somebody else",
}
MOST_SHOWN = 12


def explain(places: Places, path: str) -> str | None:
    """Why a page was rendered; None if the site has no such page, or was not built yet.

    Raises:
        ContentError: the words of the interface are wrong.
        OSError: a folder cannot be read.
    """
    try:
        store = Store(places.cache, program_stamp(), create=False)
    except NoCatalogueError:
        return None
    try:
        output = output_at(store.db, path.removeprefix(f"{places.out}/"))
        if output is None:
            return None
        inputs = read_inputs(read_raw(places.content, places.templates), {}, Report())
        workplace = open_workplace(places.content, str(places.out), store, inputs, real_kinds(inputs))
        return "\n".join(f"{name:<10}{text}" for name, text in _facts(output, workplace))
    finally:
        store.close()


def _facts(output: Output, workplace: Workplace) -> Iterator[tuple[str, str]]:
    """What there is to say of a page: (heading, text)."""
    number, kind = next((n, kind) for n, kind in enumerate(workplace.kinds) if kind.name == output.kind)
    yield "page", output.path
    yield "kind", f"{kind.name} {' / '.join(output.key)}".rstrip()
    yield "template", kind.template or "none: made by the program"
    shown = [
        card.path
        for card in all_cards(workplace.store.db)
        if (number, output.key) in set(pages_of(workplace.kinds, card))
    ]
    for path in shown[-MOST_SHOWN:]:
        yield "shows", path
    if len(shown) > MOST_SHOWN:
        yield "", f"and {len(shown) - MOST_SHOWN} earlier articles"
    yield "rendered", f"because {REASONS[output.reason]}"
    yield "now", _now(output, kind, workplace)
    content = str(workplace.content)
    scan = scan_articles(content, workplace.store.db, int(workplace.store.meta("scanned") or 0), Stats())
    for path in [*(path for path, _ in scan.changed), *(state.path for state in scan.gone)][:MOST_SHOWN]:
        yield "changed", f"{content}/{path}, which the next build will read"


def _now(output: Output, kind: PageKind, workplace: Workplace) -> str:
    """What a build would do with the page, if no article changed."""
    if output.path in survey(workplace.out, workplace.store.db, look(workplace.out)).damaged:
        return f"to be rendered: {REASONS['damaged']}"
    view = kind.view(output.key, workplace.library())
    if view is None:
        return "to be removed"
    if view_digest(view) != output.inputs[:DIGEST_BYTES]:
        return f"to be rendered: {REASONS['view']}"
    if workplace.frames[kind.name] != output.inputs[DIGEST_BYTES:]:
        return f"to be rendered: {REASONS['template']}"
    return "up to date"
