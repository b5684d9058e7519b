"""CPU time of the stages of names (places … summary), per article.

    python tests/benchmarks/bench_names.py [FOLDER]

FOLDER holds pages of plain text; without it the sample page beside the repository is read. The target is
0.5 ms an article. The first round warms the caches up; of the others the quickest counts, because what else
the machine does only adds.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPO))

from generator.annotate import Context, Draft  # noqa: E402 - the repository must be on the path first
from generator.annotate.names.districts import districts  # noqa: E402
from generator.annotate.names.organisations import organisations  # noqa: E402
from generator.annotate.names.people import people  # noqa: E402
from generator.annotate.names.places import places  # noqa: E402
from generator.annotate.names.quotations import quotations  # noqa: E402
from generator.annotate.summary import summary  # noqa: E402
from generator.annotate.topics import topics  # noqa: E402
from generator.lexicon import Lexicon  # noqa: E402
from generator.parse import parse_page  # noqa: E402
from generator.sources import read_source  # noqa: E402

STAGES = (places, organisations, people, quotations, districts, topics, summary)
ROUNDS = 30
EDITION = date(2026, 1, 8)


def main() -> None:
    """Print milliseconds an article, whole and by stage."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else REPO.parent / "shared" / "page"
    own = (REPO / "content" / "lexicon" / "districts.yaml").read_text(encoding="utf-8")
    context = Context(EDITION, Lexicon({"districts.yaml": own}, "青岛市"))
    articles = [
        article
        for path in sorted(folder.glob("*.txt"))
        for page in read_source(path.name, path.read_bytes(), date=EDITION)
        for article in parse_page(page)
    ]
    rounds: list[Counter[str]] = []
    for _ in range(ROUNDS + 1):
        spent: Counter[str] = Counter()
        for article in articles:
            draft = Draft(article, context)
            for stage in STAGES:
                start = time.process_time_ns()
                stage(draft)
                spent[stage.__name__] += time.process_time_ns() - start
        rounds.append(spent)
    spent = min(rounds[1:], key=lambda counter: sum(counter.values()))
    scale = 1e6 * len(articles)
    size = sum(len(block.text) for article in articles for block in article.blocks) / len(articles)
    print(f"{len(articles)} articles of {size:.0f} characters: {sum(spent.values()) / scale:.3f} ms")  # noqa: T201
    for name, nanoseconds in spent.items():
        print(f"  {name:14}{nanoseconds / scale:.3f}")  # noqa: T201


if __name__ == "__main__":
    main()
