"""Findings in a piece of running text that is no article: what `dibao annotate` prints."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from generator.annotate import STAGES
from generator.annotate.draft import Context, Draft, PeriodFound
from generator.lexicon import Lexicon
from generator.model import Article, Block, Figure, Mention, Quotation

_ARTICLE_ONLY = frozenset(("districts", "topics", "summary"))  # they need a whole story


class TextFindings(Struct, frozen=True):
    """What was found in one text; spans count its code points, `block` is always 0."""

    figures: tuple[Figure, ...]
    periods: tuple[PeriodFound, ...]
    mentions: tuple[Mention, ...]
    quotations: tuple[Quotation, ...]


def annotate_text(text: str, day: date, lexicon: Lexicon | None = None) -> TextFindings:
    """Annotate one text as a single paragraph.

    Args:
        text: any text; line feeds part sentences.
        day: what relative dates count from.
        lexicon: the word lists; the built-in ones by default.
    """
    draft = Draft(Article((Block("paragraph", text),)), Context(day, lexicon or Lexicon()))
    for stage in STAGES:
        if stage.__name__ not in _ARTICLE_ONLY:
            stage(draft)
    return TextFindings(
        tuple(draft.figures), tuple(draft.periods), tuple(draft.mentions), tuple(draft.quotations)
    )
