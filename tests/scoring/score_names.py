"""Score names against the gold of a page folder: `python tests/scoring/score_names.py SHARED_FOLDER`.

SHARED_FOLDER holds `gold/dev_names.tsv` and `gold/page_articles.yaml` with the pages they speak of. Names
marked `opt` are neither right nor wrong. A title is right with the parts of the gold, in any order.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import yaml
from msgspec import Struct, field

from generator.annotate import Context, annotate
from generator.lexicon import Lexicon
from generator.model import AnnotatedArticle
from generator.parse import parse_page
from generator.sources import read_source

REPO = Path(__file__).parent.parent.parent


class Score(Struct):
    """Counts of one kind of name; `missed` and `false` name them for people to read."""

    hits: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Right ones of those found."""
        return self.hits / max(1, self.hits + len(self.false))

    @property
    def recall(self) -> float:
        """Found ones of those in the gold."""
        return self.hits / max(1, self.hits + len(self.missed))

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def count(self, gold: set[str], optional: set[str], found: set[str], where: str) -> None:
        """Add one page: names without spaces."""
        self.hits += len(gold & found)
        self.missed += [f"{where}:{name}" for name in sorted(gold - found)]
        spare = {
            name for name in found - gold if not any(name in other or other in name for other in optional)
        }
        self.false += [f"{where}:{name}" for name in sorted(spare)]

    def __str__(self) -> str:
        head = f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}"
        return f"{head}\n  missed {' '.join(self.missed)}\n  false  {' '.join(self.false)}"


def lexicon() -> Lexicon:
    """The built-in words with the districts of this repository's content."""
    own = (REPO / "content" / "lexicon" / "districts.yaml").read_text(encoding="utf-8")
    return Lexicon({"districts.yaml": own}, "青岛市")


def read(path: Path, edition: date, words: Lexicon) -> list[AnnotatedArticle]:
    """All articles of one page file, annotated."""
    pages = read_source(path.name, path.read_bytes(), date=edition)
    return [annotate(article, Context(edition, words)) for page in pages for article in parse_page(page)]


def plain(name: str) -> str:
    """A name without spaces."""
    return re.sub(r"\s", "", name)


def parts(title: str | None) -> Counter[str]:
    """The parts of a title, in any order."""
    return Counter(part for part in re.split("[;、,，]", title or "") if part)


def score_dev(shared: Path) -> dict[str, Score]:
    """`people`, `titles` and `organisations` of the development pages with names."""
    with (shared / "gold" / "dev_names.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    scores = {kind: Score() for kind in ("person", "organisation", "title")}
    words = lexicon()
    for page in sorted({row["page"] for row in rows}):
        articles = read(shared / "dev-pages" / "pages" / f"{page}.txt", date(2025, 11, 20), words)
        people = {plain(person.name): person for article in articles for person in article.people}
        found = {"person": set(people), "organisation": {plain(o) for a in articles for o in a.organisations}}
        for kind in ("person", "organisation"):
            mine = [row for row in rows if row["page"] == page and row["kind"] == kind]
            gold = {plain(row["text"]) for row in mine if row["required"] == "req"}
            spare = {plain(row["text"]) for row in mine if row["required"] != "req"}
            scores[kind].count(gold, spare, found[kind], page[-2:])
        for row in rows:
            person = people.get(plain(row["text"]))
            if row["page"] == page and row["kind"] == "person" and person and row["required"] == "req":
                right = parts(person.title) == parts(row["role"])
                scores["title"].hits += right
                scores["title"].missed += [] if right else [f"{person.name}={person.title}≠{row['role']}"]
    return scores


def score_page(shared: Path) -> dict[str, Score]:
    """`district`, `person`, `organisation`, `topic`, `outside` and `quotation` of the real page."""
    gold = yaml.safe_load((shared / "gold" / "page_articles.yaml").read_text(encoding="utf-8"))["articles"]
    articles = read(next((shared / "page").glob("*.txt")), date(2026, 1, 8), lexicon())
    scores = {
        kind: Score() for kind in ("district", "outside", "person", "organisation", "topic", "quotation")
    }
    by_line = {article.article.source.first_line: article for article in articles if article.article.source}
    for wanted in gold:
        article = by_line.get(wanted["lines"][0])
        if article is None:
            scores["district"].missed.append(f"{wanted['id']}:whole")
            continue
        where = wanted["id"]
        subject = next((tag.name for tag in article.districts if tag.role == "subject"), "全市")
        principal = wanted["districts"]["principal"] or "全市"
        scores["district"].count({principal}, set(), {subject}, where)
        outside = {tag.name for tag in article.districts if tag.role == "outside"}
        scores["outside"].count(set(wanted["districts"]["outside_city"]), set(), outside, where)
        people = {p["name"] for p in wanted["people"] if p["kind"] != "byline"}
        scores["person"].count(people, set(), {p.name for p in article.people}, where)
        organisations = _names(wanted["organisations"])
        scores["organisation"].count(organisations, set(), _names(article.organisations), where)
        primary = {article.topics[0].id} if article.topics else set()
        scores["topic"].count({wanted["topics"]["primary"]}, set(), primary, where)
        quotes = {f"{q['speaker']}:{q['start'].strip('“')[:8]}" for q in wanted.get("quotes") or ()}
        got = {f"{q.speaker}:{q.words[:8]}" for q in article.quotations}
        scores["quotation"].count(quotes, set(), got, where)
    return scores


def _names(names: Iterable[str]) -> set[str]:
    return {plain(name).strip("“”‘’").replace("’", "”").replace("‘", "“") for name in names}


def main() -> None:
    """Print both scores."""
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else REPO.parent / "shared")
    for title, scores in (("page", score_page(shared)), ("dev", score_dev(shared))):
        for kind, score in scores.items():
            print(title, kind, score)  # noqa: T201 - what the script is for


if __name__ == "__main__":
    main()
