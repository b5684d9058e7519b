# ruff: noqa: D415, T201 - a script: its docstring opens with its command, it prints
"""Score the flags of losses and repairs: python tests/scoring/score_flags.py GOLD PAGES … [--show KIND]

GOLD and PAGES come in pairs, as `../shared/dev-pages/gold.json ../shared/dev-pages/pages`. For each
kind of defect that the gold knows: how many articles have it, how many are said to, how many rightly so.
A page that stands in two folders counts once.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from predict_pages import decode, source_page

from generator.model import Article
from generator.parse import parse_page


def cases(pairs: list[tuple[Path, Path]]) -> Iterator[tuple[str, dict[str, Any], Article | None]]:
    """Page, gold article, and the article that was read from the same first line."""
    seen: set[bytes] = set()
    for gold, pages in pairs:
        for name, page in sorted(json.loads(gold.read_text(encoding="utf-8")).items()):
            data = (pages / f"{name}.txt").read_bytes()
            if data in seen:
                continue
            seen.add(data)
            read = {
                article.source.first_line: article
                for article in parse_page(source_page(name, decode(data)))
                if article.source
            }
            for article in page["articles"]:
                yield name, article, read.get(article["first_line"])


def main() -> int:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", metavar="GOLD PAGES")
    parser.add_argument("--show", action="append", default=[])
    arguments = parser.parse_args()
    gold, told, right = Counter[str](), Counter[str](), Counter[str]()
    pairs = list(zip(arguments.folders[::2], arguments.folders[1::2], strict=True))
    for name, article, read in cases(pairs):
        meant = {defect["type"] for defect in article["defects"]}
        said = {defect.kind for defect in read.defects} if read else set()
        gold.update(meant)
        told.update(said)
        right.update(meant & said)
        for kind in sorted((meant ^ said).intersection(arguments.show)):
            opening = read.paragraphs[0][:30] if read and read.paragraphs else ""
            print("missed" if kind in meant else "wrong", kind, name, article["first_line"], opening)
    for kind in sorted(gold):
        exact = right[kind] / told[kind] if told[kind] else 1.0
        print(
            f"{kind:24} gold {gold[kind]:4}  told {told[kind]:4}  right {right[kind]:4}"
            f"  precision {exact:.2f}  recall {right[kind] / gold[kind]:.2f}"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
