"""The targets on the pages with gold, where the folder with them is at hand."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

REPO = Path(__file__).parents[2]
SHARED = REPO.parent / "shared"
WANTED = ("gold/dev_names.tsv", "gold/page_articles.yaml", "page", "dev-pages/pages")

pytestmark = pytest.mark.skipif(
    not all((SHARED / name).exists() for name in WANTED),
    reason="the pages with gold are not beside the repository",
)


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    """`tests/scoring/score_names.py`, which is a script."""
    spec = importlib.util.spec_from_file_location(
        "score_names", REPO / "tests" / "scoring" / "score_names.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_real_page(scorer: ModuleType) -> None:
    """Districts, people, topics and quotations all right; organisations F1 at least 0.85."""
    scores = scorer.score_page(SHARED)
    for kind in ("district", "outside", "person", "topic", "quotation"):
        assert scores[kind].f1 == 1, f"{kind}: {scores[kind]}"
    assert scores["organisation"].f1 >= 0.85, scores["organisation"]


def test_the_development_pages(scorer: ModuleType) -> None:
    """People F1 0.90, titles 0.85, organisations F1 0.75 at least."""
    scores = scorer.score_dev(SHARED)
    assert scores["person"].f1 >= 0.90, scores["person"]
    assert scores["title"].recall >= 0.85, scores["title"]
    assert scores["organisation"].f1 >= 0.75, scores["organisation"]
