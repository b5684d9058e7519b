# ruff: noqa: T201 - a benchmark prints
"""Does the time grow with length only? `python tests/benchmarks/bench_odd_texts.py`.

Texts that repeat one odd piece, at 5,000 and at 40,000 characters: milliseconds of CPU for each, and
the ratio, which is 8 where the cost is linear. The suite counts calls of the same texts; a pattern that
backtracks shows only here.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

from generator.annotate.text import annotate_text
from generator.lexicon import Lexicon
from generator.sources import read_source

SMALL, LARGE = 5_000, 40_000
DAY, LEXICON = date(2026, 1, 8), Lexicon(city="青岛市")
PIECES = (  # noqa: SIM905 - a list of pieces
    "9 一二三 亿 1, 比上年同期 2026年 9家 增长9% 增长达到 “ ( 3年 第1 9家的 1月 1/ a1 前3 百分之 1万 第01版 "
    "有限公司 局长张 青岛市 说:“ 、 · — < &lt; 记者 王 中国 "
    "第一、 1、 第二、三、 张三、 记者张三 是· 阿里·克尔 市南区公司("
).split()


def read(text: str) -> None:
    """A page of plain text."""
    read_source("a.txt", text.encode())


def annotate(text: str) -> None:
    """A text and everything in it."""
    annotate_text(text, DAY, LEXICON)


def spent(work: Callable[[str], None], text: str) -> float:
    """Milliseconds of CPU: the least of three runs."""
    times = []
    for _ in range(3):
        start = time.process_time()
        work(text)
        times.append((time.process_time() - start) * 1e3)
    return min(times)


def main() -> None:
    """Print a line a piece, slowest growth first."""
    for work in (read, annotate):
        rows = []
        for piece in PIECES:
            small, large = (spent(work, (piece * size)[:size]) for size in (SMALL, LARGE))
            rows.append((large / max(small, 0.01), small, large, piece))
        print(f"{work.__name__:10} {SMALL:>10,} {LARGE:>10,}  ratio")
        for ratio, small, large, piece in sorted(rows, reverse=True):
            print(f"{piece:10} {small:10.2f} {large:10.2f}  {ratio:5.1f}")


if __name__ == "__main__":
    main()
