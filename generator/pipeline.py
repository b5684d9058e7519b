"""The program on one screen: raw page → articles → findings → Markdown → catalogue → views → site."""

from __future__ import annotations

import json
from datetime import date
from typing import IO, TYPE_CHECKING

from generator.build.lock import locked
from generator.build.places import check_places
from generator.build.raw_pages import pending
from generator.build.site.update import BuildResult, build_site
from generator.diagnostics import ContentError, Diagnostic, Report

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.build.intake.ingest import IngestResult
    from generator.build.places import Places
    from generator.lexicon import Lexicon


def ingest(
    paths: Iterable[Path],
    content: Path,
    *,
    date: date | None = None,
    paper: str | None = None,
    page_no: str | None = None,
    jobs: int = 1,
) -> IngestResult:
    """Raw pages, or folders of them, into `content/sources/` and `content/articles/`.

    Raises:
        LockedError: another build or ingest is at work in the content folder.
        OSError: the folder cannot be written.
    """
    from generator.build.intake import ingest as intake  # noqa: PLC0415 - each flow imports what it needs
    from generator.build.site.raw_inputs import read_raw  # noqa: PLC0415 - as above
    from generator.build.site.site_inputs import read_inputs  # noqa: PLC0415 - as above

    content.mkdir(parents=True, exist_ok=True)
    with locked(content):
        report = Report()
        inputs = read_inputs(read_raw(content, None), {}, report)
        result = intake.ingest(
            paths,
            content,
            lexicon=inputs.lexicon,
            config=inputs.config,
            date=date,
            paper=paper,
            page_no=page_no,
            jobs=jobs,
        )
    result.report.extend(report.diagnostics)
    return result


def build(places: Places, *, jobs: int = 1) -> BuildResult:
    """Take in what is new in `content/sources/`, then bring the site up to date.

    Raises:
        PlacesError: a folder is missing, or lies in another.
        LockedError: another build or ingest is at work.
        OSError, sqlite3.Error: the disk refuses.
    """
    check_places(places)
    taken = take_in_new(places.content, jobs=jobs)
    result = build_site(places, jobs=jobs)
    result.report.diagnostics[:0] = taken.diagnostics
    return result


def take_in_new(content: Path, *, jobs: int = 1) -> Report:
    """Cut the articles of raw pages that are new or changed."""
    if not pending(content):
        return Report()
    from generator.build.intake.ingest import take_in  # noqa: PLC0415 - only where there is something new
    from generator.build.site.raw_inputs import read_raw  # noqa: PLC0415 - as above
    from generator.build.site.site_inputs import read_inputs  # noqa: PLC0415 - as above

    with locked(content):
        inputs = read_inputs(read_raw(content, None), {}, Report())  # the build will tell what is wrong there
        return take_in(content, lexicon=inputs.lexicon, config=inputs.config, jobs=jobs).report


def parse(
    path: Path,
    content: Path,
    *,
    date: date | None = None,
    paper: str | None = None,
    page_no: str | None = None,
) -> tuple[str, Report]:
    """One raw page as JSON, with the word lists of a newsroom; nothing is written.

    Raises:
        ContentError: the page cannot be read.
    """
    from generator.annotate import Context, annotate  # noqa: PLC0415 - a build needs none of this
    from generator.annotate.home import at_home  # noqa: PLC0415 - as above
    from generator.build.article_file import read_page  # noqa: PLC0415 - as above
    from generator.parse import parse_page  # noqa: PLC0415 - as above
    from generator.render.data.parsed_page import page_as_dict  # noqa: PLC0415 - as above
    from generator.sources import read_source  # noqa: PLC0415 - as above

    report = Report()
    lexicon = newsroom_lexicon(content, report)
    pages = read_source(str(path), read_page(path), date=date, paper=paper, page_no=page_no)
    found = []
    for page in pages:
        edition = page.date
        if edition is None:
            raise ContentError(Diagnostic("E120", "no date found", str(path), hint="give --date YYYY-MM-DD"))
        articles = parse_page(page)
        context = Context(edition, at_home(lexicon, page, articles))
        found.append(page_as_dict(page, [annotate(article, context) for article in articles]))
    shown = found[0] if len(found) == 1 else found
    return json.dumps(shown, ensure_ascii=False, indent=1) + "\n", report


def annotate_lines(lines: Iterable[bytes], out: IO[str], content: Path) -> Report:
    """JSON lines `{"text", "date"}` → a JSON line of what is in each text; bad lines are reported instead."""
    from generator.annotate.text import annotate_text  # noqa: PLC0415 - a build needs none of this
    from generator.render.data.parsed_page import text_as_dict  # noqa: PLC0415 - as above

    report = Report()
    lexicon = newsroom_lexicon(content, report)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            text, day = _text_and_date(line, number)
        except ContentError as error:
            report.add(*error.diagnostics)
            continue
        found = annotate_text(text, day, lexicon)
        periods = [(period.span, period.printed, period.period) for period in found.periods]
        out.write(json.dumps(text_as_dict(found.figures, periods, found.mentions), ensure_ascii=False) + "\n")
    return report


def _text_and_date(line: bytes, number: int) -> tuple[str, date]:
    """One line of the input of `dibao annotate`.

    Raises:
        ContentError: it is no JSON, or not of the shape.
    """

    def wrong(message: str, column: int = 1) -> ContentError:
        shown = line.decode("utf-8", "replace").rstrip("\n")
        hint = 'one JSON object a line: {"text": "…", "date": "2026-01-08"}'
        return ContentError(Diagnostic("E121", message, "<stdin>", number, column, shown, hint))

    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise wrong(f"this is no JSON: {error.msg}", error.colno) from None
    except (ValueError, RecursionError) as error:
        raise wrong(f"this is no JSON: {error}") from None
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise wrong("there is no text")
    try:
        return value["text"], date.fromisoformat(value["date"])
    except (KeyError, TypeError, ValueError):
        raise wrong("there is no date of the form YYYY-MM-DD") from None


def newsroom_lexicon(content: Path, report: Report) -> Lexicon:
    """The word lists with those of a newsroom, if there is one."""
    from generator.build.site.raw_inputs import read_raw  # noqa: PLC0415 - as above
    from generator.build.site.site_inputs import read_inputs  # noqa: PLC0415 - as above

    return read_inputs(read_raw(content, None), {}, report).lexicon
