"""An annotated article → the record that the machine would write of it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from msgspec.structs import replace

from generator import __version__
from generator.model import AnnotatedArticle, Article, Block, Figure, Record, SourceRef
from generator.records.errata import errata
from generator.records.front import without_controls
from generator.records.machine import digests
from generator.records.naming import metric_ids
from generator.yamldoc import MAX_DIGITS

_NO_TITLE = "（无标题）"
_STAND_IN = 24  # characters of the text that stand in for a headline


def to_record(
    annotated: AnnotatedArticle,
    *,
    id: str,  # noqa: A002 - the record's own word
    date: dt.date,
    paper: str | None = None,
    page: str | None = None,
    sample: bool = False,
    source_file: str | None = None,
) -> Record:
    """The record of an article, with the digests that will tell a person's changes.

    Args:
        annotated: the article with its findings.
        id: permanent.
        date: of the edition.
        paper: the newspaper's name.
        page: the page number as printed (A02).
        sample: is it an example that shows what the program does?
        source_file: the raw page, below `content/`; else as the article says.
    """
    article = annotated.article
    title, body = _line(article.headline), _body(article)
    record = Record(
        id=id,
        date=date,
        title=title,
        body=body,
        stand_in_title=None if title else _stand_in(annotated),
        kicker=_line(article.kicker),
        deck=_line(article.deck),
        column=_line(article.column_label),
        paper=paper,
        page=page,
        bylines=article.bylines,
        dateline=_line(article.dateline),
        summary=_line(annotated.summary),
        sample=sample,
        districts=annotated.districts,
        topics=annotated.topics,
        people=annotated.people,
        organisations=annotated.organisations,
        quotations=annotated.quotations,
        captions=tuple(caption for text in article.captions if (caption := _line(text))),
        metrics=_metrics(annotated.figures),
        doubts=annotated.doubts,
        defects=article.defects,
        source=_source(article, source_file),
        corrects=errata((title or "", article.column_label or "", *(block.text for block in body)), date),
    )
    return replace(record, machine=digests(record, __version__))


def _line(text: str | None) -> str | None:
    """Text as it may stand in the record; None for nothing."""
    return (without_controls(text).strip() or None) if text else None


def _body(article: Article) -> tuple[Block, ...]:
    blocks = (block for block in article.blocks if block.kind in ("paragraph", "subhead"))
    return tuple(Block(block.kind, text) for block in blocks if (text := _line(block.text)))


def _stand_in(annotated: AnnotatedArticle) -> str:
    """What is shown where the page has no headline: the annotator's choice, or how the text begins."""
    if annotated.stand_in_title:
        return _line(annotated.stand_in_title) or _NO_TITLE
    article = annotated.article
    text = next(filter(None, map(_line, (*article.paragraphs, *article.captions, *article.subheads))), "")
    return text[:_STAND_IN] + "…" if len(text) > _STAND_IN else text or _NO_TITLE


def _source(article: Article, file: str | None) -> SourceRef | None:
    return replace(article.source, file=file) if article.source and file else article.source


def _metrics(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Figures with their ids, without those that front matter cannot hold: numbers beyond all print."""
    kept = [figure for figure in figures if figure.printed and _writable(figure)]
    ids = metric_ids((figure.printed, figure.quote) for figure in kept)
    return tuple(
        replace(figure, id=ident, span=None, confidence=round(figure.confidence, 3))
        for figure, ident in zip(kept, ids, strict=True)
    )


def _writable(figure: Figure) -> bool:
    quantity = figure.quantity
    numbers: list[Decimal] = [n for n in (quantity.value, quantity.low, quantity.high) if n is not None]
    return bool(numbers) and all(n.is_finite() and len(format(n, "f")) <= MAX_DIGITS for n in numbers)
