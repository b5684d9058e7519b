"""The command line: arguments in, results to stdout, messages to stderr, an exit status out.

0 done, 1 the content has errors (all of them listed), 2 wrong usage, 3 another build holds the lock.
What a command needs is imported when it runs: a build without changes should start at once.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator import __version__
from generator.diagnostics import ContentError, Report, printable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from generator.build.places import Places

DONE, ERRORS, USAGE, BUSY, INTERRUPTED = 0, 1, 2, 3, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    _speak_utf8()
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except ContentError as error:
        _tell("\n".join(str(diagnostic) for diagnostic in error.diagnostics))
        return ERRORS
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        _tell("interrupted; the site is whole, and the next build does the rest")
        return INTERRUPTED
    except (OSError, sqlite3.Error) as error:
        _tell(f"dibao: {_said(error)}")
        return ERRORS
    except Exception as error:
        status = _known(error)
        if status == DONE:
            raise
        _tell(f"dibao: {error}")
        return status
    return status


def _speak_utf8() -> None:
    """Chinese and hostile names must come out whatever the locale is."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _tell(text: str) -> None:
    sys.stderr.write(printable(text) + "\n")


def _show(text: str) -> None:
    sys.stdout.write(text + "\n")


def _said(error: Exception) -> str:
    """What the system says, with the file it says it of."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    if isinstance(error, sqlite3.Error):
        return f"the catalogue: {error} (it may be deleted at any time: the next build makes it anew)"
    return str(error) or type(error).__name__


def _known(error: Exception) -> int:
    """The exit status for the errors that a build has of its own; 0 for a fault of the program."""
    from generator.build.forked import WorkerLostError  # noqa: PLC0415 - only where something is wrong
    from generator.build.lock import LockedError  # noqa: PLC0415 - as above
    from generator.build.newsroom import NewsroomError  # noqa: PLC0415 - as above
    from generator.build.places import PlacesError  # noqa: PLC0415 - as above

    if isinstance(error, LockedError):
        return BUSY
    if isinstance(error, (PlacesError, NewsroomError)):
        return USAGE
    return ERRORS if isinstance(error, WorkerLostError) else DONE


# --- the commands ----------------------------------------------------------------------------------


def _build(options: argparse.Namespace) -> int:
    from generator import pipeline  # noqa: PLC0415 - each command imports what it needs

    result = pipeline.build(_places(options), jobs=options.jobs)
    if options.stats:
        _show(result.stats.text())
    if options.trace:
        options.trace.write_text(result.stats.trace(), "utf-8")
    return _report(result.report)


def _ingest(options: argparse.Namespace) -> int:
    from generator import pipeline  # noqa: PLC0415 - as above

    result = pipeline.ingest(
        options.paths,
        options.content,
        date=options.date,
        paper=options.paper,
        page_no=options.page_no,
        jobs=options.jobs,
    )
    for path in result.written:
        _show(f"{options.content}/{path}")
    return _report(result.report)


def _parse(options: argparse.Namespace) -> int:
    from generator import pipeline  # noqa: PLC0415 - as above

    text, report = pipeline.parse(
        options.page, options.content, date=options.date, paper=options.paper, page_no=options.page_no
    )
    sys.stdout.write(text)
    return _report(report)


def _annotate(options: argparse.Namespace) -> int:
    from generator import pipeline  # noqa: PLC0415 - as above

    report = pipeline.annotate_lines(sys.stdin.buffer, sys.stdout, options.content)
    return _report(report)


def _check(options: argparse.Namespace) -> int:
    from generator.build.check import check_content  # noqa: PLC0415 - as above

    report = check_content(options.content)
    if options.format == "text":
        return _report(report)
    _show(report.json() if options.format == "json" else report.github())
    return ERRORS if report.failed else DONE


def _fmt(options: argparse.Namespace) -> int:
    from generator.build.editing import format_articles  # noqa: PLC0415 - as above

    report = Report()
    for path in format_articles(options.content, options.paths, report):
        _show(str(path))
    return _report(report)


def _correct(options: argparse.Namespace) -> int:
    from datetime import datetime  # noqa: PLC0415 - as above

    from generator.build.editing import correct_article  # noqa: PLC0415 - as above

    day = options.date or datetime.now().astimezone().date()
    path = correct_article(
        options.content, options.article, options.field, options.to, options.why, day=day, by=options.by
    )
    _show(str(path))
    return DONE


def _explain(options: argparse.Namespace) -> int:
    from generator.build.explain import explain  # noqa: PLC0415 - as above

    text = explain(_places(options), options.out_path)
    if text is None:
        _tell(
            f"dibao: {options.out_path}: the site has no such page; build first, or look for a typing mistake"
        )
        return ERRORS
    _show(text)
    return DONE


def _serve(options: argparse.Namespace) -> int:
    from generator.serve import serve  # noqa: PLC0415 - as above

    serve(_places(options), options.port, jobs=options.jobs)
    return DONE


def _init(options: argparse.Namespace) -> int:
    from generator.build.newsroom import init_newsroom  # noqa: PLC0415 - as above

    for path in init_newsroom(options.folder, options.city, options.title, options.paper):
        _show(str(path))
    return DONE


def _report(report: Report) -> int:
    if report.diagnostics:
        _tell(report.text())
    return ERRORS if report.failed else DONE


# --- the arguments ---------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dibao", description="Raw newspaper pages in, an annotated, searchable, citable digest out."
    )
    parser.add_argument("--version", action="version", version=f"dibao {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, run: object, says: str, example: str) -> argparse.ArgumentParser:
        found = commands.add_parser(
            name,
            help=says,
            description=f"{says[0].upper()}{says[1:]}.",
            epilog=f"example:\n  {example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        found.set_defaults(run=run)
        return found

    build = command("build", _build, "bring the site up to date", "dibao build --content content --out site")
    _add_places(build)
    build.add_argument("--stats", action="store_true", help="print the work done, and the time of each stage")
    build.add_argument("--trace", type=Path, metavar="FILE", help="write a Chrome trace of the build")

    ingest = command(
        "ingest",
        _ingest,
        "take raw pages into content/",
        "dibao ingest 2026-01-08.txt --paper 青岛日报 --page-no A02",
    )
    ingest.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="raw pages, or folders of them")
    _add_page_data(ingest)
    _add_content(ingest)
    _add_jobs(ingest)

    parse = command("parse", _parse, "print one page as JSON, writing nothing", "dibao parse 2026-01-08.txt")
    parse.add_argument("page", type=Path, metavar="PAGE", help="a raw page")
    _add_page_data(parse)
    _add_content(parse)

    annotate = command(
        "annotate",
        _annotate,
        "find figures, periods and names in texts: JSON lines in, JSON lines out",
        """echo '{"text": "同比增长14.3%。", "date": "2026-01-08"}' | dibao annotate""",
    )
    _add_content(annotate)

    check = command("check", _check, "show every problem of the content", "dibao check --format github")
    _add_content(check)
    check.add_argument("--format", choices=("text", "json", "github"), default="text", help="how (text)")

    fmt = command("fmt", _fmt, "write articles in canonical form, meaning unchanged", "dibao fmt")
    fmt.add_argument("paths", nargs="*", type=Path, metavar="FILE", help="articles (all of them)")
    _add_content(fmt)

    correct = command(
        "correct",
        _correct,
        "put a published value right and keep what was printed",
        "dibao correct 20260108-x7k2m4 --field metrics.3.value --to 155 --why 原稿误作145",
    )
    correct.add_argument("article", metavar="ARTICLE", help="its file, or its id")
    correct.add_argument(
        "--field", required=True, help="title, summary, metrics.3.value (a figure by place or id)"
    )
    correct.add_argument("--to", required=True, metavar="VALUE", help="the right value")
    correct.add_argument("--why", required=True, help="for the readers")
    correct.add_argument("--by", metavar="NAME", help="who asks for it")
    correct.add_argument("--date", type=_date, metavar="YYYY-MM-DD", help="of the correction (today)")
    _add_content(correct)

    explain = command(
        "explain", _explain, "say why a page of the site was rendered", "dibao explain 2026/01/08/index.html"
    )
    explain.add_argument("out_path", metavar="OUT_PATH", help="a page, as a path below the site")
    _add_places(explain)

    serve = command(
        "serve", _serve, "preview the site, rebuilt and reloaded on change", "dibao serve --port 8000"
    )
    _add_places(serve)
    serve.add_argument("--port", type=int, default=8000, help="on 127.0.0.1 (8000)")

    init = command("init", _init, "make a new newsroom", "dibao init hangzhou --city 杭州市 --title 杭州邸报")
    init.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
    init.add_argument("--city", help="full name of the home city, whose districts the site shows")
    init.add_argument("--title", help="the name in the masthead")
    init.add_argument("--paper", help="the paper of pages that do not name one")
    return parser


def _add_content(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--content", type=Path, default=Path("content"), metavar="DIR", help="the newsroom's folder (content)"
    )


def _add_places(parser: argparse.ArgumentParser) -> None:
    _add_content(parser)
    parser.add_argument("--templates", type=Path, metavar="DIR", help="templates (those of the program)")
    parser.add_argument("--out", type=Path, default=Path("site"), metavar="DIR", help="the built site (site)")
    parser.add_argument(
        "--cache", type=Path, metavar="DIR", help="what the next build may reuse (.dibao beside content)"
    )
    _add_jobs(parser)


def _add_jobs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--jobs", type=_jobs, default=_processors(), metavar="N", help="processes (all processors)"
    )


def _add_page_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--date", type=_date, metavar="YYYY-MM-DD", help="date of the edition")
    parser.add_argument("--paper", metavar="NAME", help="name of the newspaper")
    parser.add_argument("--page-no", metavar="NO", help="number of the page, as A02")


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _jobs(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes")
    return int(text)


def _date(text: str) -> date:
    from datetime import date  # noqa: PLC0415 - few commands need it

    try:
        if len(text) == len("2026-01-08"):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text!r} is no date of the form YYYY-MM-DD")


def _places(options: argparse.Namespace) -> Places:
    from generator.build.places import places_of  # noqa: PLC0415 - as above

    return places_of(options.content, options.templates, options.out, options.cache)
