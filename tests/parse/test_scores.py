# ruff: noqa: E501 - Chinese characters count double, tables stay tables
"""The scores of the development pages, with the targets as thresholds; skipped where the pages are missing."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

REPO = Path(__file__).resolve().parents[2]
SHARED = REPO.parent / "shared"
pytestmark = pytest.mark.skipif(
    not (SHARED / "dev-pages").is_dir(), reason="the development pages are not here"
)


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(gold: dict[str, Any], pages: dict[str, Path]) -> dict[str, float]:
    predict = load(REPO / "tests" / "scoring" / "predict_pages.py")
    predicted = {
        name: predict.prediction(
            predict.parse_page(predict.source_page(path.name, predict.decode(path.read_bytes())))
        )
        for name, path in pages.items()
    }
    result: dict[str, float] = load(SHARED / "gold" / "score_pages.py").score(gold, predicted)
    return result


def test_the_real_page_is_cut_without_an_error() -> None:
    gold = load(SHARED / "gold" / "score_pages.py").load_gold(SHARED / "gold" / "page_articles.yaml")
    result = score(gold, {"page": SHARED / "page" / "2026-01-08.txt"})
    for name in (
        "boundary_F1",
        "article_exact",
        "headline",
        "breaks_joined",
        "dups_dropped",
        "splices_cut",
        "captions",
    ):
        assert result[name] == 1.0, name
    assert result["false_joins"] == result["Pk"] == 0


AT_LEAST = {
    "": {"boundary_F1": 0.93, "article_exact": 0.84, "headline": 0.88, "breaks_joined": 0.9, "dups_dropped": 0.9, "splices_cut": 0.7, "captions": 0.95},
    "modern_defect": {"boundary_F1": 0.97, "article_exact": 0.92, "headline": 0.95},
    "real_clean": {"boundary_F1": 0.96, "article_exact": 0.88, "headline": 0.9},
}  # fmt: skip
AT_MOST = {
    "": {"Pk": 0.05, "false_joins": 0.01},
    "modern_defect": {"Pk": 0.03, "false_joins": 0.01},
    "real_clean": {"Pk": 0.03, "false_joins": 0.005},
}


@pytest.mark.parametrize("folder", ["dev-pages", "dev-pages-more"])
@pytest.mark.parametrize("kind", list(AT_LEAST))
def test_the_development_pages_meet_the_targets(folder: str, kind: str) -> None:
    gold = json.loads((SHARED / folder / "gold.json").read_text(encoding="utf-8"))
    gold = {name: page for name, page in gold.items() if name.startswith(kind)}
    result = score(gold, {name: SHARED / folder / "pages" / f"{name}.txt" for name in gold})
    for name, least in AT_LEAST[kind].items():
        assert result[name] >= least, name
    for name, most in AT_MOST[kind].items():
        assert result[name] <= most, name
