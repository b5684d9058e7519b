"""Which page is it that comes in? The same bytes are the same page, the same name is the same page.

| name | bytes | it is |
| --- | --- | --- |
| new | new | a new page |
| known | new | a new version of the page of this name |
| any | a page's present ones | that page, under one more name |
| known, with the bytes it had last | a version since replaced | nothing new |
| known, with other bytes than last | an earlier version | that version again |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.build.intake.order import Incoming, IngestResult, is_made, stored
from generator.build.intake.sidecar import Sidecar
from generator.build.raw_pages import SOURCES

if TYPE_CHECKING:
    import datetime as dt

    from generator.build.intake.shelf import Shelf


def page_inside(came: Incoming, shelf: Shelf) -> Sidecar | None:
    """The page of a file below `sources/`; None when there is nothing to cut from it."""
    name = came.file.name
    page = shelf.pages.get(name)
    if page is None or not page.sha256:
        twin = shelf.page_of_bytes(came.sha256)
        if twin is not None and twin.file != name:
            shelf.save(Sidecar(name, sha256=came.sha256, same_as=twin.file), done=True)
            return None
        page = page or Sidecar(name)
    if page.sha256 != came.sha256 or not (page.same_as or is_made(page, came.order)):
        page.same_as = ""
        return page
    shelf.save(page, done=True)
    return None


def page_outside(came: Incoming, shelf: Shelf, result: IngestResult) -> tuple[Sidecar | None, str]:
    """The page that a file from elsewhere is or becomes, and its name below `sources/`.

    The page is None when there is nothing to cut from it.

    Raises:
        ContentError: it is no page, or nothing tells its date.
    """
    order = came.order
    twin = shelf.page_of_bytes(came.sha256)
    day = order.date or (twin.date if twin else None) or _date_in(came)
    name = stored_name(came, day)
    page = shelf.page_of_name(name)
    if page is None and twin is None:
        return Sidecar(name, order.paper, day, order.page_no), name
    if twin is not None and page is not twin:
        _alias(came, name, page, twin, shelf, result)
        page = twin
    if page is None or _is_replaced(page, name, came.sha256):
        return None, name
    if page is twin and page.sha256 != came.sha256 and page.sha256 in came.present:
        page.names.setdefault(
            page.file, page.sha256
        )  # names were exchanged: the page's present bytes came too
        page.names[name] = came.sha256
        shelf.save(page, done=bool(page.made))
        return None, name
    if page.sha256 == came.sha256 and page.names.get(name, came.sha256) != came.sha256:
        shelf.catch_up(page, name)
    page.paper, page.page = order.paper or page.paper, order.page_no or page.page
    done = page.sha256 == came.sha256 and is_made(page, order) and stored(shelf.content, page).exists()
    return (None if done else page), name


def _is_replaced(page: Sidecar, name: str, sha256: str) -> bool:
    """Are these bytes what the page held before, and is the file as it was when it last came in?"""
    return page.sha256 not in ("", sha256) and page.names.get(name, page.sha256) == sha256


def _alias(
    came: Incoming, name: str, before: Sidecar | None, page: Sidecar, shelf: Shelf, result: IngestResult
) -> None:
    """Remember that a page came in under another name, which may have been another page's."""
    if before is not None and before.names.pop(name, None) is not None:
        shelf.save(before, done=bool(before.made))
    if shelf.page_of_name(page.file) is page:
        page.names.setdefault(page.file, page.sha256)
    page.names[name] = came.sha256
    shelf.save(page, done=bool(page.made))
    if came.order.date not in (None, page.date):
        message = f"this page is known as {SOURCES}/{page.file}, of {page.date}; that date stays"
        hint = "to give it another date, write it into the page's .yaml and build"
        result.warn("E123", message, came.shown, hint)


def _date_in(came: Incoming) -> dt.date:
    for page in came.pages(None):
        if page.date is not None:
            return page.date
    raise came.no_date()


def stored_name(came: Incoming, day: dt.date | None) -> str:
    """The page's path below `sources/`: its own, in a folder of the day unless it tells the day."""
    from generator.sources.masthead import from_path  # noqa: PLC0415 - a build without pages reads none

    name = came.file.name
    return name if day is None or from_path(name).date == day else f"{day.isoformat()}/{name}"
