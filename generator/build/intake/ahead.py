"""Pages parsed and annotated ahead of their turn, over all processors; placing them stays in one process.

What is worked out ahead is a guess at what the page will be taken for (its day, its number): it is
used only where the guess was right, so that the result never depends on the number of processes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.annotate import Context, annotate
from generator.annotate.home import at_home
from generator.build.forked import MOST_CHUNKS, forked
from generator.build.intake.order import is_made
from generator.build.intake.page_identity import stored_name
from generator.build.intake.sidecar import Sidecar
from generator.diagnostics import ContentError
from generator.parse import parse_page

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    from generator.build.intake.order import Incoming
    from generator.build.intake.shelf import Shelf
    from generator.build.raw_pages import RawFile
    from generator.lexicon import Lexicon
    from generator.model import AnnotatedArticle, SourcePage

Found = list[tuple["SourcePage", "AnnotatedArticle"]]
FORK_FROM = 8  # files: forking costs as much as annotating a few articles


class Ahead(Struct, frozen=True):
    """The articles of `pages` as of `day`."""

    pages: tuple[SourcePage, ...]
    day: dt.date
    found: Found


def cut_articles(pages: tuple[SourcePage, ...], day: dt.date, lexicon: Lexicon) -> Found:
    """The articles of pages, annotated; those without any text left out."""
    found: Found = []
    for page in pages:
        articles = [a for a in parse_page(page) if any(block.text.strip() for block in a.blocks)]
        context = Context(day, at_home(lexicon, page, articles))
        found += [(page, annotate(article, context)) for article in articles]
    return found


def in_order(
    files: Sequence[RawFile], incoming: Callable[[RawFile], Incoming], shelf: Shelf, jobs: int
) -> Iterator[tuple[RawFile, Ahead | None]]:
    """The files in their order, each with what could be worked out ahead; the first are not worked on.

    Args:
        files: to take in.
        incoming: reads one of them.
        shelf: the content folder as it is before.
        jobs: how many processes.
    """
    first = 1 if jobs > 1 and FORK_FROM <= len(files) <= MOST_CHUNKS else len(files)
    for file in files[:first]:
        yield file, None  # what it loads (word lists, above all) the processes forked then have
    if first == len(files):
        return

    def work(number: int) -> tuple[int, Ahead | None]:
        return number, _guess(incoming, files[number], shelf)

    waiting: dict[int, Ahead | None] = {}
    turn = first
    for number, ahead in forked(range(first, len(files)), lambda: work, jobs):
        waiting[number] = ahead
        while turn in waiting:
            yield files[turn], waiting.pop(turn)
            turn += 1


def _guess(incoming: Callable[[RawFile], Incoming], file: RawFile, shelf: Shelf) -> Ahead | None:
    """The articles of a file, if they are to be cut; None too where it cannot be read: its turn will tell."""
    try:
        came = incoming(file)
        known = shelf.pages.get(file.name) if file.inside else shelf.page_of_bytes(came.sha256)
        if known is not None and known.sha256 == came.sha256 and is_made(known, came.order):
            return None
        day = (known.date if known else None) or came.order.date
        day = day or next((page.date for page in came.pages(known) if page.date), None)
        if day is None:
            return None
        name = file.name if file.inside else stored_name(came, day)
        known = known or shelf.page_of_name(name) or Sidecar(name, came.order.paper, day, came.order.page_no)
        pages = came.pages(known)
        return Ahead(pages, known.date or day, cut_articles(pages, known.date or day, came.order.lexicon))
    except ContentError:
        return None
