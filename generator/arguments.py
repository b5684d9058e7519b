"""What may be typed: the commands of `dibao`, their options and an example of each."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from generator import __version__

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    Command = Callable[[str, str, str], argparse.ArgumentParser]

FORMATS, USUAL_FORMATS = ("sqlite", "csv", "jsonl", "parquet"), ("sqlite", "csv")


def parser() -> argparse.ArgumentParser:
    """The parser of the command line; `command` is the name of the one that was typed."""
    whole = argparse.ArgumentParser(
        prog="dibao", description="Raw newspaper pages in, an annotated, searchable, citable digest out."
    )
    whole.add_argument("--version", action="version", version=f"dibao {__version__}")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True, dest="command")

    def command(name: str, says: str, example: str) -> argparse.ArgumentParser:
        return commands.add_parser(
            name,
            help=says,
            description=f"{says[0].upper()}{says[1:]}.",
            epilog=f"example:\n  {example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )

    for group in (_the_morning, _reading, _editing, _looking, _giving_out, _beginning):
        group(command)
    return whole


def _the_morning(command: Command) -> None:
    build = command("build", "bring the site up to date", "dibao build --content content --out site")
    _add_places(build)
    build.add_argument("--stats", action="store_true", help="print the work done, and the time of each stage")
    build.add_argument("--trace", type=Path, metavar="FILE", help="write a Chrome trace of the build")

    ingest = command(
        "ingest", "take raw pages into content/", "dibao ingest 2026-01-08.txt --paper 青岛日报 --page-no A02"
    )
    ingest.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="raw pages, or folders of them")
    _add_page_data(ingest)
    _add_content(ingest)
    _add_jobs(ingest)


def _reading(command: Command) -> None:
    parse = command("parse", "print one page as JSON, writing nothing", "dibao parse 2026-01-08.txt")
    parse.add_argument("page", type=Path, metavar="PAGE", help="a raw page")
    _add_page_data(parse)
    _add_content(parse)

    annotate = command(
        "annotate",
        "find figures, periods and names in texts: JSON lines in, JSON lines out",
        """echo '{"text": "同比增长14.3%。", "date": "2026-01-08"}' | dibao annotate""",
    )
    _add_content(annotate)


def _editing(command: Command) -> None:
    check = command("check", "show every problem of the content", "dibao check --format github")
    _add_content(check)
    _add_cache(check)
    _add_jobs(check)
    check.add_argument("--format", choices=("text", "json", "github"), default="text", help="how (text)")

    fmt = command("fmt", "write articles in canonical form, meaning unchanged", "dibao fmt")
    fmt.add_argument("paths", nargs="*", type=Path, metavar="FILE", help="articles (all of them)")
    _add_content(fmt)

    correct = command(
        "correct",
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


def _looking(command: Command) -> None:
    explain = command(
        "explain", "say why a page of the site was rendered", "dibao explain 2026/01/08/index.html"
    )
    explain.add_argument("out_path", metavar="OUT_PATH", help="a page, as a path below the site")
    _add_places(explain)

    serve = command("serve", "preview the site, rebuilt and reloaded on change", "dibao serve --port 8000")
    _add_places(serve)
    serve.add_argument("--port", type=int, default=8000, help="on 127.0.0.1 (8000)")


def _giving_out(command: Command) -> None:
    export = command(
        "export",
        "write the whole archive as data sets, or the site as one zip file",
        "dibao export --to export --format sqlite --format csv",
    )
    _add_places(export)
    export.add_argument(
        "--to", type=Path, default=Path("export"), metavar="DIR", help="where the data sets go (export)"
    )
    export.add_argument(
        "--format", action="append", choices=FORMATS, help="may be given several times (sqlite and csv)"
    )
    export.add_argument(
        "--zip",
        type=Path,
        nargs="?",
        const=Path("site.zip"),
        metavar="FILE",
        help="pack the site, for reading anywhere by double-click (site.zip)",
    )

    publish = command(
        "publish", "put the site in place for a web server, all at once", "dibao publish --to /srv/dibao"
    )
    _add_places(publish)
    publish.add_argument(
        "--to",
        type=Path,
        required=True,
        metavar="DIR",
        help="holds the releases; the web server's root is DIR/current",
    )
    publish.add_argument("--keep", type=_count, default=5, metavar="N", help="releases that stay (5)")
    publish.add_argument("--back", action="store_true", help="make the release before the current one again")


def _beginning(command: Command) -> None:
    init = command("init", "make a new newsroom", "dibao init hangzhou --city 杭州市 --title 杭州邸报")
    init.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
    init.add_argument("--city", help="full name of the home city, whose districts the site shows")
    init.add_argument("--title", help="the name in the masthead")
    init.add_argument("--paper", help="the paper of pages that do not name one")


def _add_content(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--content", type=Path, default=Path("content"), metavar="DIR", help="the newsroom's folder (content)"
    )


def _add_places(parser: argparse.ArgumentParser) -> None:
    _add_content(parser)
    parser.add_argument("--templates", type=Path, metavar="DIR", help="templates (those of the program)")
    parser.add_argument("--out", type=Path, default=Path("site"), metavar="DIR", help="the built site (site)")
    _add_cache(parser)
    _add_jobs(parser)


def _add_cache(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--cache", type=Path, metavar="DIR", help="what the next run may reuse (.dibao beside content)"
    )


def _add_jobs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--jobs", type=_count, default=_processors(), metavar="N", help="processes (all processors)"
    )


def _add_page_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--date", type=_date, metavar="YYYY-MM-DD", help="date of the edition")
    parser.add_argument("--paper", metavar="NAME", help="name of the newspaper")
    parser.add_argument("--page-no", metavar="NO", help="number of the page, as A02")


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1")
    return int(text)


def _date(text: str) -> date:
    from datetime import date  # noqa: PLC0415 - few commands need it

    try:
        if len(text) == len("2026-01-08"):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text!r} is no date of the form YYYY-MM-DD")
