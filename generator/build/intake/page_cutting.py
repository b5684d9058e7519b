"""The articles of a raw page, put where they belong: new ones written, known ones merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.build.article_file import read_bytes, text_of
from generator.build.files import write_if_changed
from generator.build.intake.ahead import cut_articles
from generator.build.intake.order import Incoming, IngestResult, settings_digest, stored
from generator.build.intake.sidecar import Cut, Sidecar
from generator.build.intake.sketch import pair, sketch
from generator.build.raw_pages import SOURCES
from generator.diagnostics import ContentError
from generator.records.making import to_record
from generator.records.naming import article_id, slug
from generator.records.updating import update
from generator.records.writing import dump

if TYPE_CHECKING:
    import datetime as dt

    from generator.build.intake.ahead import Ahead
    from generator.build.intake.shelf import Shelf
    from generator.model import AnnotatedArticle, Record, SourcePage


def cut_page(
    came: Incoming, page: Sidecar, name: str, shelf: Shelf, result: IngestResult, ahead: Ahead | None = None
) -> None:
    """Cut a page, new or changed, and remember it: as done if every article could be brought up to date.

    Args:
        came: the file.
        page: what is known of the page.
        name: under which it came in.
        shelf: the content folder.
        result: what was done is noted here.
        ahead: what was worked out before.

    Raises:
        ContentError: it is no page, or nothing tells its date.
        OSError: something cannot be written.
    """
    pages = came.pages(page)
    _describe(page, pages, came)
    if not came.file.inside:
        if page.file not in shelf.pages:
            shelf.save(page, done=False)
        write_if_changed(stored(shelf.content, page), came.data, durable=True)
    result.pages.append(f"{SOURCES}/{page.file}")
    if ahead is not None and (ahead.pages, ahead.day) == (pages, _day(page)):
        found = ahead.found
    else:
        found = cut_articles(pages, _day(page), came.order.lexicon)
    done = _put_articles(came, page, found, shelf, result)
    page.sha256 = came.sha256
    page.made = f"{settings_digest(page)} {came.order.knowledge}" if done else ""
    if page.names:
        page.names[name] = came.sha256
    shelf.save(page, done=done)


def _describe(page: Sidecar, pages: tuple[SourcePage, ...], came: Incoming) -> None:
    """Note of a page that comes in for the first time what it says of itself."""
    first = pages[0]
    page.date = page.date or first.date
    if page.date is None:
        raise came.no_date()
    if not page.sha256:
        page.paper = page.paper or first.paper or came.order.config.paper
        page.page = page.page or (first.page_no if len(pages) == 1 else None)


def _day(page: Sidecar) -> dt.date:
    assert page.date is not None  # noqa: S101 - `_describe` has seen to it
    return page.date


def _put_articles(
    came: Incoming,
    page: Sidecar,
    found: list[tuple[SourcePage, AnnotatedArticle]],
    shelf: Shelf,
    result: IngestResult,
) -> bool:
    """Write the articles, and note them in the page's memory; False if one could not be updated."""
    texts = ["\n".join(block.text for block in annotated.article.blocks) for _, annotated in found]
    sketches = [sketch(text) for text in texts]
    cuts, whole = list(page.articles), True
    same = pair([cut.sketch for cut in cuts], sketches)
    for n, (part, annotated) in enumerate(found):
        known = cuts[same[n]] if n in same else None
        ident = known.id if known else _new_id(page, cuts, texts[n], sketches[n], shelf)
        if ident is None:
            continue
        path = _put(_record(came, page, part, annotated, ident), known, shelf, result)
        whole = whole and path is not None
        if known is not None:
            cuts[same[n]] = Cut(ident, known.file, sketches[n])
        elif path is not None:
            cuts.append(Cut(ident, path, sketches[n]))
    page.articles = cuts
    return whole


def _new_id(page: Sidecar, cuts: list[Cut], text: str, drawn: str, shelf: Shelf) -> str | None:
    """An id for an article that this page did not have; None when another page has the very article."""
    taken = {cut.id for cut in cuts}
    while True:
        ident = article_id(_day(page), text, taken)
        holder = shelf.holder(ident)
        if holder is None or holder.file == page.file:
            return ident
        if any(cut.id == ident and cut.sketch == drawn for cut in holder.articles):
            return None
        taken.add(ident)


def _record(
    came: Incoming, page: Sidecar, part: SourcePage, annotated: AnnotatedArticle, ident: str
) -> Record:
    return to_record(
        annotated,
        id=ident,
        date=_day(page),
        paper=page.paper or part.paper or came.order.config.paper,
        page=page.page or part.page_no,
        sample=page.sample,
        source_file=f"{SOURCES}/{page.file}",
    )


def _put(record: Record, known: Cut | None, shelf: Shelf, result: IngestResult) -> str | None:
    """Write one article; returns its path, None if its file cannot be brought up to date."""
    path = shelf.articles.get(record.id)
    if path is not None:
        return path if _update(path, record, shelf, result) else None
    if known is not None:
        result.kept.append(record.id)
        return known.file
    path = shelf.free_path(f"articles/{record.date:%Y/%m/%d}", slug(record.shown_title))
    _write(path, dump(record), shelf, result)
    shelf.articles[record.id] = path
    return path


def _update(path: str, record: Record, shelf: Shelf, result: IngestResult) -> bool:
    """Merge into the file that holds the article already; False if it cannot be read."""
    shown = f"{shelf.content}/{path}"
    try:
        data = read_bytes(shown)
        text_of(data, shown)
        updated = update(data.decode(), shown, record)
    except ContentError as error:
        first = error.diagnostics[0]
        message = f"left as it is, for it cannot be read: {first.message}"
        result.warn("E124", message, shown, first.hint, first.line)
        return False
    for name in updated.conflicts:
        message = f"{name} was changed by hand and on the page: yours stays, see 'conflicts'"
        result.warn("E125", message, shown)
    _write(path, updated.text, shelf, result)
    return True


def _write(path: str, text: str, shelf: Shelf, result: IngestResult) -> None:
    if write_if_changed(shelf.content / path, text.encode(), durable=True):
        result.written.append(path)
