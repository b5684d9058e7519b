# ruff: noqa: D415, T201, E501 - a script: its docstring opens with its command, it prints
"""CPU time of `parse_page`: python tests/benchmarks/bench_parse.py

One made-up page of about 7,000 characters and 8 articles, then the same 10 and 100 times over in one
page: the cost for a character must stay the same. Then shapes that could be slow.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from generator.model import Line, SourcePage
from generator.parse import parse_page

_SENTENCE = (
    "记者昨天从市港务中心了解到,今年前三季度全市新开通航线{}条,货物吞吐量同比增长{}.4%,两项指标均为近年最高。"
)
_ARTICLE = (
    "滨海港区新增航线{n}条,吞吐量连续{n}个月走高",
    "大港开新局,航线通四方",
    "□滨海日报/滨海新闻记者 周安",
    "本报1月{n}日讯 " + _SENTENCE * 3,
    _SENTENCE * 4,
    "航线“织密成网”",
    _SENTENCE * 3,
    _SENTENCE * 4 + "下一步,港区还将",
    "继续加密近洋航线,带动临港产业发展。",
)


def page(copies: int) -> SourcePage:
    """A page of `8 * copies` articles."""
    texts = [
        part.replace("{n}", str(number % 28 + 1)).replace("{}", str(number))
        for number in range(8 * copies)
        for part in _ARTICLE
    ]
    lines, start = [], 0
    for text in texts:
        for piece in (text, ""):
            lines.append(Line(len(lines) + 1, start, piece))
            start += len(piece) + 1
    return SourcePage("bench.txt", tuple(lines))


def cpu(source: SourcePage, rounds: int) -> float:
    """The best CPU time of one call, in milliseconds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        parse_page(source)
        best = min(best, time.process_time() - start)
    return best * 1000


def main() -> int:
    """Print a table."""
    parse_page(page(1))
    for copies, rounds in ((1, 20), (10, 5), (100, 2)):
        source = page(copies)
        size = sum(len(line.text) for line in source.lines)
        taken = cpu(source, rounds)
        print(
            f"{copies:4}x {size:8} characters {taken:9.2f} ms {taken / size * 7000:6.2f} ms per 7,000 characters"
        )
    for name, texts in {
        "50,000 lines of one character": ["文"] * 50_000,
        "50,000 equal lines": ["滨海港区新增航线三条,吞吐量再创新高"] * 50_000,
        "50,000 blank lines": [""] * 50_000,
        "one line of 10 million": ["港区货物吞吐量同比增长," * 1_000_000],
        "20,000 open quotation marks": ["“（《" * 20] * 1000,
    }.items():
        source = SourcePage("bench.txt", tuple(Line(n + 1, n * 20, text) for n, text in enumerate(texts)))
        print(f"{name:32} {cpu(source, 1):9.2f} ms")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
