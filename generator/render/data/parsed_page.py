"""`dibao parse` and `dibao annotate`: what was found in a text as JSON, in the shape that others read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from generator.model import AnnotatedArticle, Block, Figure, Mention, Period, SourcePage, Span


def page_as_dict(page: SourcePage, articles: Iterable[AnnotatedArticle]) -> dict[str, Any]:
    """A page and its articles; lines are physical, from 1; offsets count code points of the decoded file."""
    return {
        "source": page.path,
        "encoding": page.encoding,
        "date": page.date.isoformat() if page.date else None,
        "articles": [article_as_dict(annotated) for annotated in articles],
    }


def article_as_dict(annotated: AnnotatedArticle) -> dict[str, Any]:
    """One article of a page."""
    article = annotated.article
    return {
        "first_line": article.source.first_line if article.source else None,
        "last_line": article.source.last_line if article.source else None,
        "kicker": article.kicker,
        "headline": article.headline,
        "deck": article.deck,
        "column_label": article.column_label,
        "bylines": [{"name": b.name, "role": b.role, "outlet": b.outlet} for b in article.bylines],
        "dateline": article.dateline,
        "subheads": list(article.subheads),
        "captions": list(article.captions),
        "paragraphs": list(article.paragraphs),
        "defects": [
            {"kind": d.kind, "lines": list(d.source_lines), "repaired": d.repaired} for d in article.defects
        ],
        "districts": [{"name": tag.name, "role": tag.role} for tag in annotated.districts],
        "topics": [tag.id for tag in annotated.topics],
        "people": [{"name": person.name, "title": person.title} for person in annotated.people],
        "organisations": list(annotated.organisations),
        "metrics": [_metric(figure, article.blocks) for figure in annotated.figures],
    }


def _metric(figure: Figure, blocks: tuple[Block, ...]) -> dict[str, Any]:
    """A figure with its place in the file; `paragraph` counts the article's paragraphs from 1."""
    start = end = paragraph = None
    if figure.span is not None:
        start, end = _in_file(figure.span, blocks)
        if blocks[figure.span.block].kind == "paragraph":
            paragraph = sum(block.kind == "paragraph" for block in blocks[: figure.span.block + 1])
    return {
        "start": start,
        "end": end,
        **figure_as_dict(figure),
        "paragraph": paragraph,
        "quote": figure.quote,
    }


def _in_file(span: Span, blocks: tuple[Block, ...]) -> tuple[int | None, int | None]:
    """Where a span stands in the decoded file; its end is that of its last character."""
    block = blocks[span.block]
    last = block.source_offset(span.end - 1)
    return block.source_offset(span.start), None if last is None else last + 1


def figure_as_dict(figure: Figure) -> dict[str, Any]:
    """What a figure says, without its place."""
    quantity = figure.quantity
    return {
        "printed": figure.printed,
        "value": _decimal(quantity.value),
        "low": _decimal(quantity.low),
        "high": _decimal(quantity.high),
        "unit": quantity.unit,
        "kind": figure.kind,
        "modifier": quantity.modifier,
        "basis": figure.basis,
        "period": str(figure.period) if figure.period else None,
        "subject": figure.subject,
        "place": figure.place,
        "scope": figure.scope,
    }


def text_as_dict(
    figures: Iterable[Figure], periods: Iterable[tuple[Span, str, Period]], mentions: Iterable[Mention]
) -> dict[str, Any]:
    """What was found in a text of one block; `start` and `end` count its code points."""
    return {
        "metrics": [
            {"start": f.span.start, "end": f.span.end, **figure_as_dict(f), "quote": f.quote}
            for f in figures
            if f.span is not None
        ],
        "periods": [
            {"start": span.start, "end": span.end, "printed": printed, "iso": str(period)}
            for span, printed, period in periods
        ],
        "mentions": [
            {
                "start": m.span.start,
                "end": m.span.end,
                "kind": m.kind,
                "name": m.name,
                "surface": m.surface,
                "role": m.role,
                "organisation": m.organisation,
            }
            for m in mentions
        ],
    }


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")
