# ruff: noqa: T201 - a benchmark prints
"""How long `dibao check` takes: `python tests/benchmarks/bench_check.py [--articles 10000]`.

Whole processes: the first check, one of the same content, one after an edit. Wall and CPU seconds.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPO = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(REPO), str(Path(__file__).parent)]


def run(root: Path) -> tuple[float, float]:
    """One check: wall and CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(REPO), "PYTHONPYCACHEPREFIX": str(root / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check"],
        cwd=root,
        env=environment,
        capture_output=True,
        check=False,
    )
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Check, check again, edit one, check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    articles = parser.parse_args().articles
    from corpus import write_corpus  # noqa: PLC0415 - beside this file

    root = Path(tempfile.mkdtemp(prefix="dibao-bench-"))
    try:
        write_corpus(root / "content", 0, articles)
        shutil.copytree(REPO / "content" / "lexicon", root / "content" / "lexicon")
        print(f"{articles:,} articles\n{'job':<18}{'wall s':>9}{'CPU s':>9}")
        time.sleep(2.1)  # young files are read again: let them age
        for name in ("first", "unchanged", "unchanged", "one edited"):
            if name == "one edited":
                path = min((root / "content/articles").rglob("*.md"))
                path.write_text(path.read_text("utf-8") + "\n补一段。\n", "utf-8")
            wall, cpu = run(root)
            print(f"{name:<18}{wall:>9.2f}{cpu:>9.2f}", flush=True)
    finally:
        shutil.rmtree(root)


if __name__ == "__main__":
    main()
