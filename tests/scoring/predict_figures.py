"""Write the figures of pages as PRED.json for score_figures.py.

    python tests/scoring/predict_figures.py OUT.json PAGE.txt… [--edition 2026-01-08] [--city 青岛市] [--page-id page]

Offsets count code points of the decoded page file.
"""  # noqa: E501 - a list of words

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

from generator.annotate import annotate
from generator.annotate.draft import Context
from generator.lexicon import Lexicon
from generator.model import Article, Figure
from generator.parse import parse_page
from generator.sources import read_source


def main() -> None:
    """Read the pages, write the predictions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("pages", type=Path, nargs="+")
    parser.add_argument("--edition", default="2025-11-20")
    parser.add_argument("--city")
    parser.add_argument("--page-id")
    args = parser.parse_args()
    context = Context(date.fromisoformat(args.edition), Lexicon(city=args.city))
    found = {args.page_id or path.stem: predict(path, context) for path in args.pages}
    args.out.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")


def predict(path: Path, context: Context) -> list[dict[str, Any]]:
    """The figures of one page."""
    rows = []
    for page in read_source(path.name, path.read_bytes(), date=context.edition):
        for article in parse_page(page):
            rows += [row(article, figure) for figure in annotate(article, context).figures]
    return rows


def row(article: Article, figure: Figure) -> dict[str, Any]:
    """One figure as score_figures.py reads it."""
    assert figure.span is not None
    block = article.blocks[figure.span.block]
    start, last = block.source_offset(figure.span.start), block.source_offset(figure.span.end - 1)
    quantity = figure.quantity
    return {
        "start": start,
        "end": None if last is None else last + 1,
        "printed": figure.printed,
        "value": None if quantity.value is None else str(quantity.value),
        "low": None if quantity.low is None else str(quantity.low),
        "high": None if quantity.high is None else str(quantity.high),
        "unit": quantity.unit,
        "kind": figure.kind,
        "modifier": quantity.modifier,
        "period": str(figure.period or ""),
        "subject": figure.subject,
        "place": figure.place or "",
        "confidence": figure.confidence,
        "rule": figure.rule,
        "indicator": figure.indicator,
    }


if __name__ == "__main__":
    main()
