"""CPU time of periods, quantities and figures on the real page, per 850 characters.

    python tests/benchmarks/bench_figures.py [PAGE.txt]

The target is 0.6 ms an article of 850 characters.
"""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path

from generator.annotate.draft import Context, Draft
from generator.annotate.figures import figures
from generator.annotate.folding import fold
from generator.annotate.periods import periods
from generator.annotate.quantities import quantities
from generator.lexicon import Lexicon
from generator.model import Article
from generator.parse import parse_page
from generator.sources import read_source

PAGE = Path(__file__).parents[2].parent / "shared" / "page" / "2026-01-08.txt"
ROUNDS = 40


def main() -> None:
    """Print the milliseconds per 850 characters, whole and by stage."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE
    edition = date(2026, 1, 8)
    context = Context(edition, Lexicon(city="青岛市"))
    (page,) = read_source(path.name, path.read_bytes(), date=edition)
    articles = parse_page(page)
    measure(articles, context)


def measure(articles: tuple[Article, ...], context: Context) -> None:
    """Time each stage apart, and print the best of the rounds: what else the machine does only adds."""
    characters = sum(len(block.text) for article in articles for block in article.blocks)
    best = dict.fromkeys((periods, quantities, figures), float("inf"))
    for _ in range(ROUNDS):
        fold.cache_clear()
        spent = dict.fromkeys(best, 0.0)
        for article in articles:
            draft = Draft(article, context)
            for stage in spent:
                start = time.process_time()
                stage(draft)
                spent[stage] += time.process_time() - start
        best = {stage: min(seconds, spent[stage]) for stage, seconds in best.items()}
    scale = 850 / characters * 1000
    for stage, seconds in best.items():
        print(f"{stage.__name__:12} {seconds * scale:6.3f} ms")  # noqa: T201 - its output
    print(f"{'together':12} {sum(best.values()) * scale:6.3f} ms for 850 characters")  # noqa: T201 - its output


if __name__ == "__main__":
    main()
