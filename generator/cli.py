"""The command line: arguments in, results to stdout, messages to stderr, an exit status out.

0 done, 1 the content has errors (all of them listed), 2 wrong usage, 3 another build holds the lock.
What a command needs is imported when it runs: a build without changes should start at once.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import sys
from typing import TYPE_CHECKING

from generator.arguments import USUAL_FORMATS, parser
from generator.diagnostics import ContentError, Report, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from generator.build.places import Places

DONE, ERRORS, USAGE, BUSY, INTERRUPTED = 0, 1, 2, 3, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    _speak_utf8()
    options = parser().parse_args(arguments)
    try:
        status = COMMANDS[options.command](options)
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
    from generator.build.export import ExportError  # noqa: PLC0415 - as below
    from generator.build.forked import WorkerLostError  # noqa: PLC0415 - only where something is wrong
    from generator.build.lock import LockedError  # noqa: PLC0415 - as above
    from generator.build.newsroom import NewsroomError  # noqa: PLC0415 - as above
    from generator.build.places import PlacesError  # noqa: PLC0415 - as above
    from generator.build.publish import PublishError  # noqa: PLC0415 - as above

    if isinstance(error, LockedError):
        return BUSY
    if isinstance(error, (PlacesError, NewsroomError, ExportError, PublishError)):
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

    report = check_content(options.content, _cache(options), jobs=options.jobs)
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
    from generator.build.site.explain import explain  # noqa: PLC0415 - as above

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


def _export(options: argparse.Namespace) -> int:
    from generator import pipeline  # noqa: PLC0415 - as above
    from generator.build.export import export, pack_site  # noqa: PLC0415 - as above

    places = _places(options)
    report = pipeline.build(places, jobs=options.jobs).report
    if options.zip:
        _show(str(pack_site(places, options.zip)))
    if options.format or not options.zip:
        for path in export(places, options.to, options.format or USUAL_FORMATS):
            _show(str(path))
    return _report(report)


def _publish(options: argparse.Namespace) -> int:
    from datetime import datetime  # noqa: PLC0415 - as above

    from generator import pipeline  # noqa: PLC0415 - as above
    from generator.build.publish import publish, step_back  # noqa: PLC0415 - as above

    if options.back:
        _show(f"{step_back(options.to)} is current again")
        return DONE
    places = _places(options)
    report = pipeline.build(places, jobs=options.jobs).report
    done = publish(places.out, options.to, datetime.now().astimezone(), options.keep)
    said = f"{done.copied} files new, {done.shared} as before" if done.new else "nothing has changed since"
    _show(f"{done.folder}: {said}")
    return _report(report)


def _init(options: argparse.Namespace) -> int:
    from generator.build.newsroom import init_newsroom  # noqa: PLC0415 - as above

    for path in init_newsroom(options.folder, options.city, options.title, options.paper):
        _show(str(path))
    return DONE


def _report(report: Report) -> int:
    if report.diagnostics:
        _tell(report.text())
    return ERRORS if report.failed else DONE


def _cache(options: argparse.Namespace) -> Path:
    from generator.build.places import cache_of  # noqa: PLC0415 - as above

    return cache_of(options.content, options.cache)


def _places(options: argparse.Namespace) -> Places:
    from generator.build.places import places_of  # noqa: PLC0415 - as above

    return places_of(options.content, options.templates, options.out, options.cache)


COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "build": _build,
    "ingest": _ingest,
    "parse": _parse,
    "annotate": _annotate,
    "check": _check,
    "fmt": _fmt,
    "correct": _correct,
    "explain": _explain,
    "serve": _serve,
    "export": _export,
    "publish": _publish,
    "init": _init,
}
