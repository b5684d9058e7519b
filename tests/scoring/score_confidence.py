"""What a confidence is worth: how many figures are right, by the confidence they were given.

    python tests/scoring/score_confidence.py SCORE_FIGURES.py GOLD.tsv PRED.json

The first is the scorer of figures, which says what is right; gold and predictions are as it reads them. A
figure is right when value, unit, modifier and kind are; the second column asks for period, subject and place too.
"""  # noqa: E501 - a list of words

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

EDGES = (0.9, 0.8, 0.7, 0.0)
ATTRIBUTES = ("unit", "modifier", "kind")
SAID = (*ATTRIBUTES, "period", "subject", "place")


def main() -> None:
    """Print a line for each range of confidence."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("scorer", "gold", "predicted"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args()
    scorer = load(args.scorer)
    gold = scorer.load_gold(args.gold)
    predicted = json.loads(args.predicted.read_text(encoding="utf-8"))
    counts: dict[float, list[int]] = defaultdict(lambda: [0, 0, 0])
    for page, rows in gold.items():
        for figure, right, all_right in judged(scorer, rows, predicted.get(page, [])):
            count = counts[next(edge for edge in EDGES if figure["confidence"] >= edge)]
            for place, yes in enumerate((True, right, all_right)):
                count[place] += yes
    print("confidence  figures   right     all right")  # noqa: T201 - its output
    for edge in EDGES:
        total, right, all_right = counts[edge]
        shares = f"{right / total:8.3f} {all_right / total:11.3f}" if total else ""
        print(f">= {edge:<8} {total:7} {shares}")  # noqa: T201 - as above


def load(path: Path) -> Any:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("score_figures", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged(
    scorer: Any, rows: list[dict[str, Any]], found: list[dict[str, Any]]
) -> list[tuple[dict[str, Any], bool, bool]]:
    """The figures that the gold has an opinion of: each with whether it is right, and all of it."""
    pairs = {id(figure): row for row, figure in scorer.match(rows, found)}
    verdicts = []
    for figure in found:
        row = pairs.get(id(figure))
        touched = [
            other for other in rows if min(other["end"], figure["end"]) > max(other["start"], figure["start"])
        ]
        if row is None and any(other["required"] != "req" for other in touched):
            continue
        marks = {name: row is not None and scorer.right(name, row, figure) is not False for name in SAID}
        verdicts.append((figure, all(marks[name] for name in ATTRIBUTES), all(marks.values())))
    return verdicts


if __name__ == "__main__":
    main()
