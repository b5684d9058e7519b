"""Raw pages → `content/`: the page as received under `sources/`, its articles under `articles/`.

Every step may be the last before the power fails: files are whole or not there, articles come before
the memory that they were cut, and the next intake goes on where this one ended, to the same bytes.
"""

from __future__ import annotations

import contextlib
import hashlib
from typing import TYPE_CHECKING

from generator import __version__
from generator.build.article_file import read_page
from generator.build.intake.editions import told_by_index
from generator.build.intake.order import Incoming, IngestResult, Order
from generator.build.raw_pages import given, pending
from generator.diagnostics import ContentError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.build.intake.ahead import Ahead
    from generator.build.intake.shelf import Shelf
    from generator.build.raw_pages import RawFile
    from generator.config import Config
    from generator.lexicon import Lexicon

__all__ = ["IngestResult", "ingest", "take_in"]


def ingest(
    paths: Iterable[Path],
    content: Path,
    *,
    lexicon: Lexicon,
    config: Config,
    date: dt.date | None = None,
    paper: str | None = None,
    page_no: str | None = None,
    jobs: int = 1,
) -> IngestResult:
    """Take raw pages into a content folder; what is there already is brought up to date.

    Args:
        paths: files, or folders of them.
        content: the newsroom's folder; made if it is missing.
        lexicon: the word lists, those of the newsroom included.
        config: the newsroom's settings.
        date: of the edition; else as the file's name, folder or text says.
        paper: the newspaper's name; else as the page or `site.yaml` says.
        page_no: of the page (A02).
        jobs: how many processes parse and annotate.

    Raises:
        OSError: the folder cannot be read or written.
    """
    result = IngestResult()
    files = list(given(paths, content, result.report))
    if files:
        order = Order(lexicon, config, date, paper, page_no, _knowledge(lexicon), renew=True)
        _take_all(files, content, order, result, jobs)
    return result


def take_in(content: Path, *, lexicon: Lexicon, config: Config, jobs: int = 1) -> IngestResult:
    """Cut the articles of pages that lie new or changed below `content/sources/`.

    A page whose bytes and settings are as they were is not cut again, whatever the lexicon: for that
    there is `ingest`. When nothing changed, only time stamps are looked at
    (`raw_pages.pending` tells beforehand).

    Args:
        content: the newsroom's folder.
        lexicon: the word lists, those of the newsroom included.
        config: the newsroom's settings.
        jobs: how many processes parse and annotate.

    Raises:
        OSError: the folder cannot be read or written.
    """
    result = IngestResult()
    files = pending(content)
    if files:
        _take_all(files, content, Order(lexicon, config, knowledge=_knowledge(lexicon)), result, jobs)
    return result


def _knowledge(lexicon: Lexicon) -> str:
    return hashlib.sha256(f"{__version__} {lexicon.digest}".encode()).hexdigest()[:8]


def _take_all(files: list[RawFile], content: Path, order: Order, result: IngestResult, jobs: int) -> None:
    from generator.build.intake.ahead import in_order  # noqa: PLC0415 - a build without new pages needs none of this
    from generator.build.intake.shelf import read_shelf  # noqa: PLC0415 - as above

    shelf = read_shelf(content, result.report)
    present, told = frozenset(_digests(files)), told_by_index(files)

    def incoming(file: RawFile) -> Incoming:
        return Incoming(file, read_page(file.path), order, present, told.get(str(file.path)))

    for file, ahead in in_order(files, incoming, shelf, jobs):
        try:
            _take(incoming(file), shelf, result, ahead)
        except ContentError as error:
            result.report.add(*error.diagnostics)


def _digests(files: list[RawFile]) -> Iterator[str]:
    """The digests of the files that can be read; of the others is told when they are taken."""
    for file in files:
        with contextlib.suppress(ContentError):
            yield hashlib.sha256(read_page(file.path)).hexdigest()


def _take(came: Incoming, shelf: Shelf, result: IngestResult, ahead: Ahead | None) -> None:
    """Take one file in.

    Raises:
        ContentError: it is no page, or nothing tells its date.
    """
    from generator.build.intake.page_cutting import cut_page  # noqa: PLC0415 - as above
    from generator.build.intake.page_identity import page_inside, page_outside  # noqa: PLC0415 - as above
    from generator.build.intake.shelf import is_broken  # noqa: PLC0415 - as above

    if came.file.inside:
        page, name = page_inside(came, shelf), came.file.name
    else:
        page, name = page_outside(came, shelf, result)
    if page is None:
        result.known.append(came.shown)
    elif not is_broken(page):
        cut_page(came, page, name, shelf, result, ahead)
