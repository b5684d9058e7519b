"""A page's lines become its articles: roles and boundaries by the best reading of the whole, then repair."""

from __future__ import annotations

from collections.abc import Callable

from generator.model import Article, SourcePage
from generator.parse.breaks import join_breaks
from generator.parse.bylines import take_bylines, take_signature
from generator.parse.datelines import take_dateline
from generator.parse.draft import ArticleDraft
from generator.parse.duplicates import drop_duplicates
from generator.parse.flags import flag_losses, flag_missing, list_asides
from generator.parse.headlines import mend_headline
from generator.parse.heads import take_heads
from generator.parse.reading import Reading, read
from generator.parse.rows import read_rows
from generator.parse.splices import cut_splices
from generator.parse.subheads import find_subheads
from generator.parse.view import look
from generator.parse.weights import Weights, built_in

# Order matters: a paragraph is whole before it is compared with others, and what is lost is
# judged on what is left.
STEPS: tuple[Callable[[ArticleDraft], None], ...] = (
    take_heads,
    mend_headline,
    take_bylines,
    find_subheads,
    join_breaks,
    drop_duplicates,
    take_dateline,
    take_signature,
    flag_losses,
    list_asides,
)


def parse_page(page: SourcePage) -> tuple[Article, ...]:
    """The articles of a page in the order of its lines; empty for a page without text."""
    return parse_with(page, built_in())


def parse_with(page: SourcePage, weights: Weights) -> tuple[Article, ...]:
    """`parse_page` with other weights: what the fitting of the weights measures."""
    readings = read(look(read_rows(page)), weights)
    drafts = [_mend(part) for part in cut(readings)]
    cut_splices(drafts)
    flag_missing(drafts)
    return tuple(draft.finish(page) for draft in drafts)


def cut(readings: list[Reading]) -> list[list[Reading]]:
    """One list of rows an article."""
    parts: list[list[Reading]] = []
    for reading in readings:
        if reading.opens or not parts:
            parts.append([])
        parts[-1].append(reading)
    return parts


def _mend(readings: list[Reading]) -> ArticleDraft:
    draft = ArticleDraft(readings)
    for step in STEPS:
        step(draft)
    return draft
