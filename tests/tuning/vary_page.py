# ruff: noqa: E501 - Chinese characters count double
"""Variants of a labelled page, so that what is learned is not the habit of one paper.

A variant keeps the articles and their roles, and changes what another paper or another export would
do differently: blank lines or indents, signed articles or not, kickers of one clause or two, lost headlines
and lost starts. Every change keeps the gold true.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from generator.model import Line

_STOPS = "。！？!?，,；;：:、"
_CLAUSE = re.compile(r"[^。！？!?，,；;：:、“”‘’『』「」（）()\s]{7,18}")


class Labelled(Struct, frozen=True):
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
    if len(clauses) < 4 or "headline" not in {row.role for row in rows}:
        return rows
    counted = [clause for clause in clauses if any(char.isdigit() for char in clause)]
    picked = rng.sample(clauses, rng.choice((1, 2, 2)))
    if counted and rng.random() < 0.6:
        picked[-1] = rng.choice(counted)
    comma = "，" if any("，" in row.text for row in rows) else ","
    text = comma.join(picked)
    rest = [row for row in rows if row.role != "kicker"]
    first = rest[0]
    if first.role != "headline":
        return rows
    kicker = Labelled(text, first.gap, first.indent, "kicker", opens=True)
    return _opening([kicker, replace(first, gap=_usual(rest)), *rest[1:]])


def with_deck(rows: Page, rng: random.Random) -> Page:
    """Print a line below the headline: clauses of the body, as a deck has them."""
    at = next((index for index, row in enumerate(rows) if row.role == "headline"), None)
    clauses = [match for row in rows if row.role == "paragraph" for match in _CLAUSE.findall(row.text)]
    if at is None or len(clauses) < 4 or {"deck", "kicker"} & {row.role for row in rows}:
        return rows
    comma = "，" if any("，" in row.text for row in rows) else ","
    text = rng.choice((comma, "", "")).join(rng.sample(clauses, 2))
    return [
        *rows[: at + 1],
        replace(rows[at], text=text, role="deck", opens=False, gap=_usual(rows)),
        *rows[at + 1 :],
    ]


def _usual(rows: Page) -> int:
    return rows[1].gap if len(rows) > 1 else rows[0].gap


def comma_headline(rows: Page, rng: random.Random) -> Page:
    """Part a headline of two clauses by a comma, as most papers do; the development pages have none."""
    at = next((index for index, row in enumerate(rows) if row.role == "headline"), None)
    if at is None or len(rows[at].text) < 12 or set(rows[at].text) & set(",，:："):
        return rows
    text = rows[at].text
    comma = "，" if any("，" in row.text for row in rows) else ","
    middle = rng.randrange(len(text) // 3, 2 * len(text) // 3 + 1)
    parted = comma.join(text.split(" ", 1)) if " " in text else text[:middle] + comma + text[middle:]
    return [*rows[:at], replace(rows[at], text=parted), *rows[at + 1 :]]


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
    if not at or len(rows[at].text) < 40:
        return rows
    text = rows[at].text
    low = rng.randrange(len(text) // 3, len(text) - 10)
    kept = text[low:].lstrip("，,。；;：:、！？!?）)”』」")
    return [*rows[:at], replace(rows[at], text=kept), *rows[at + 1 :]] if len(kept) > 8 else rows


def lost_end(rows: Page, rng: random.Random) -> Page:
    """Lose the end of the last paragraph, somewhere inside a sentence."""
    last = rows[-1]
    if last.role != "paragraph" or last.opens or len(last.text) < 40:
        return rows
    kept = last.text[: rng.randrange(12, len(last.text) - 8)]
    return rows if kept[-1] in _STOPS else [*rows[:-1], replace(last, text=kept)]


def broken(rows: Page, rng: random.Random) -> Page:
    """Break a paragraph in mid-sentence, as a column's end does."""
    following = [*(row.role for row in rows[1:]), ""]
    places = [
        index
        for index, (row, after) in enumerate(zip(rows, following, strict=True))
        if row.role == "paragraph" and len(row.text) > 30 and after != "continuation"
    ]
    if not places:
        return rows
    at = rng.choice(places)
    text = rows[at].text
    cut = rng.randrange(5, len(text) - 6)
    if text[cut - 1] in _STOPS or text[cut] in _STOPS or text[cut - 1 : cut + 1].isascii():
        return rows
    usual = rows[at + 1].gap if at + 1 < len(rows) else rows[at].gap
    rest = Labelled(text[cut:], usual, rows[at].indent, "continuation", opens=False)
    return [*rows[:at], replace(rows[at], text=text[:cut]), rest, *rows[at + 1 :]]


def with_subheads(rows: Page, rng: random.Random) -> Page:
    """Print headings inside a long body: words of the paragraph below, not quite as they stand there."""
    places = [index for index, row in enumerate(rows) if row.role == "paragraph" and not row.opens]
    if len(places) < 6 or any(row.role == "subhead" for row in rows):
        return rows
    result = list(rows)
    for at in sorted(rng.sample(places[2:], 2), reverse=True):
        clauses = _CLAUSE.findall(rows[at].text)
        if clauses:
            clause = rng.choice(clauses)
            text = clause[rng.choice((0, 1)) :][:13]
            if rng.random() < 0.4:
                text = f"{text[:-4]}“{text[-4:]}”"
            result.insert(at, replace(rows[at], text=text, role="subhead"))
    return result


CHANGES: tuple[tuple[float, Callable[[Page, random.Random], Page]], ...] = (
    (0.2, long_kicker),
    (0.08, with_deck),
    (0.35, comma_headline),
    (0.35, unsigned),
    (0.04, lost_headline),
    (0.2, lost_start),
    (0.05, lost_end),
    (0.1, with_subheads),
    (0.4, broken),
    (0.4, broken),
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
    return relaid(result) if rng.random() < 0.3 else result


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
