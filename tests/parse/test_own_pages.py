"""The pages written for the project, which the weights are fitted on too: whole pages of many papers' habits.

They guard what the fit has reached; what it is worth on pages not seen is measured by leaving pages out
(`tests/tuning/fit_parse.py --cross pages`).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.parse import parse_page
from generator.sources import read_source

OWN = Path(__file__).resolve().parents[1] / "tuning" / "own-pages"
GOLD: dict[str, Any] = json.loads((OWN / "gold.json").read_text(encoding="utf-8"))
LEAST = {"odd": 0.8}  # no two of these are alike
KINDS = sorted({name.rsplit("_", 1)[0] for name in GOLD})


def starts(name: str) -> set[int]:
    path = OWN / "pages" / f"{name}.txt"
    articles = [article for page in read_source(path.name, path.read_bytes()) for article in parse_page(page)]
    return {article.source.first_line for article in articles if article.source}


@pytest.mark.parametrize("kind", KINDS)
def test_articles_open_where_the_gold_says(kind: str) -> None:
    hits = found = wanted = 0
    for name in (name for name in GOLD if name.startswith(kind)):
        mine, gold = starts(name), {article["first_line"] for article in GOLD[name]["articles"]}
        mine, gold = mine - {min(mine)}, gold - {min(gold)}
        hits, found, wanted = hits + len(mine & gold), found + len(mine), wanted + len(gold)
    assert 2 * hits / (found + wanted) >= LEAST.get(kind, 0.93)
