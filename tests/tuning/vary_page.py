"""Variants of a labelled page, so that what is learned is not the habit of one paper.

A variant keeps the articles and their roles, and changes what another paper or another export would
do differently: blank lines or indents, signed articles or not, kickers of one clause or two, lost headlines
and lost starts. Every change keeps the gold true.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.model import Line

_CLAUSE = re.compile(r"[^。！？!?，,；;：:、“”‘’『』「」（）()\s]{7,18}")


@dataclass(frozen=True)
class Labelled:
    """A row with its gold: the blank lines before it, its indentation, role and whether it opens an article."""

    text: str
    gap: int
    indent: str
    role: str
    opens: bool


Page = list[Labelled]


def articles(page: Page) -> list[Page]:
    """The rows of each article."""
    parts: list[Page] = []
    for row in page:
        if row.opens or not parts:
            parts.append([])
        parts[-1].append(row)
    return parts


def _opening(rows: Page) -> Page:
    """The rows with the first, and only the first, opening the article."""
    return [replace(row, opens=index == 0) for index, row in enumerate(rows)]


def long_kicker(rows: Page, rng: random.Random) -> Page:
    """Print above the headline a line of one or two clauses from the body, as many papers do."""
    clauses = [match for row in rows if row.role == "paragraph" for match in _CLAUSE.findall(row.text)]
    if len(clauses) < 4 or "headline" not in {row.role for row in rows}:  # noqa: PLR2004 - enough to choose from
        return rows
    picked = rng.sample(clauses, rng.choice((1, 2, 2)))
    comma = "，" if any("，" in row.text for row in rows) else ","
    text = comma.join(picked)
    rest = [row for row in rows if row.role != "kicker"]
    first = rest[0]
    if first.role != "headline":
        return rows
    kicker = Labelled(text, first.gap, first.indent, "kicker", opens=True)
    usual = rest[1].gap if len(rest) > 1 else first.gap
    return _opening([kicker, replace(first, gap=usual), *rest[1:]])


def unsigned(rows: Page, _rng: random.Random) -> Page:
    """Leave the byline lines out."""
    kept = [row for row in rows if row.role != "byline"]
    return _opening(kept) if kept and kept[0].role in {"headline", "kicker"} else rows


def lost_headline(rows: Page, _rng: random.Random) -> Page:
    """Lose what stands above a byline or a dateline."""
    kept = [row for row in rows if row.role not in {"kicker", "headline", "deck", "label"}]
    dated = kept and re.match(r"(?:据?新华社|本报).{0,16}[电讯]", kept[0].text)
    return _opening(kept) if kept and (kept[0].role == "byline" or dated) else rows


def lost_start(rows: Page, rng: random.Random) -> Page:
    """Lose the beginning of the first paragraph, somewhere inside a sentence."""
    at = next((index for index, row in enumerate(rows) if row.role == "paragraph"), None)
    if not at or len(rows[at].text) < 40:  # noqa: PLR2004 - long enough to lose something
        return rows
    text = rows[at].text
    low = rng.randrange(len(text) // 3, len(text) - 10)
    kept = text[low:].lstrip("，,。；;：:、！？!?）)”』」")
    return [*rows[:at], replace(rows[at], text=kept), *rows[at + 1 :]] if len(kept) > 8 else rows  # noqa: PLR2004


CHANGES: tuple[tuple[float, Callable[[Page, random.Random], Page]], ...] = (
    (0.22, long_kicker),
    (0.3, unsigned),
    (0.04, lost_headline),
    (0.12, lost_start),
)


def vary(page: Page, rng: random.Random) -> Page:
    """One variant: each change falls on some articles, and the whole page may change its layout."""
    result: Page = []
    for rows in articles(page):
        changed = rows
        for chance, change in CHANGES:
            if rng.random() < chance:
                changed = change(changed, rng)
        result += changed
    return relaid(result) if rng.random() < 0.3 else result  # noqa: PLR2004 - a share of the pages


def relaid(page: Page) -> Page:
    """Blank lines between paragraphs instead of indents, or the other way round."""
    body = {"paragraph", "continuation", "subhead"}
    if any(row.indent for row in page):
        return [replace(row, indent="", gap=0 if row.role == "caption_more" else 1) for row in page]
    return [replace(row, indent="\u3000\u3000" if row.role in body else "", gap=0) for row in page]


def lines(page: Page) -> tuple[Line, ...]:
    """The page as physical lines."""
    found: list[Line] = []
    start = 0
    for row in page:
        for text in (*[""] * row.gap, row.indent + row.text):
            found.append(Line(len(found) + 1, start, text))
            start += len(text) + 1
    return tuple(found)
