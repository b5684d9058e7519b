"""What the index of a 数字报 tells of the article pages beside it: day, paper and page number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.build.article_file import read_page
from generator.diagnostics import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.build.raw_pages import RawFile
    from generator.sources.masthead import Masthead

_HTML = (".htm", ".html", ".shtm", ".shtml")


def told_by_index(files: Iterable[RawFile]) -> Mapping[str, Masthead]:
    """Path of an article page → what the index in its folder says of it.

    Files that cannot be read are passed over here: they are told of when they are taken.
    """
    folders: dict[object, list[RawFile]] = {}
    for file in files:
        if file.name.lower().endswith(_HTML):
            folders.setdefault(file.path.parent, []).append(file)
    told: dict[str, Masthead] = {}
    for together in folders.values():
        told |= _of_folder(together)
    return told


def _of_folder(files: list[RawFile]) -> dict[str, Masthead]:
    from generator.sources.edition import read_edition  # noqa: PLC0415 - only 数字报 need it
    from generator.sources.index import is_index_name  # noqa: PLC0415 - as above
    from generator.sources.masthead import Masthead  # noqa: PLC0415 - as above

    if len(files) < 2 or not any(is_index_name(file.path.name) for file in files):  # noqa: PLR2004 - index and page
        return {}
    data: dict[str, bytes] = {}
    for file in files:
        try:
            data[str(file.path)] = read_page(file.path)
        except ContentError:
            continue  # told of when it is taken
    told: dict[str, Masthead] = {}
    for page in read_edition(data).pages:
        told.setdefault(page.path, Masthead(page.date, page.paper, page.page_no))
    return told
