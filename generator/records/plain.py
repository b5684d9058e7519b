"""Record → plain values, field by field, in the order in which front matter shows them.

Default and empty fields are left out. What is written, what a digest is of, and what a merge
compares are all these values.
"""

from __future__ import annotations

from typing import Any

from generator.model import (
    Byline,
    Correction,
    Defect,
    Doubt,
    Erratum,
    Figure,
    Period,
    Person,
    Quotation,
    Record,
)

Values = dict[str, Any]


def plain(record: Record) -> Values:
    """All of the front matter but `machine`; `title` is there even when None."""
    values: Values = {
        "id": record.id,
        "title": record.title,
        "stand_in_title": record.stand_in_title,
        "kicker": record.kicker,
        "deck": record.deck,
        "column": record.column,
        "date": record.date,
        "paper": record.paper,
        "page": record.page,
        "sample": record.sample or None,
        "bylines": [_filled(byline) for byline in record.bylines],
        "dateline": record.dateline,
        "summary": record.summary,
        "districts": [{"name": tag.name, "role": tag.role} for tag in record.districts],
        "topics": [tag.id for tag in record.topics],
        "people": [_filled(person) for person in record.people],
        "organisations": list(record.organisations),
        "captions": list(record.captions),
        "metrics": [metric(figure) for figure in record.metrics],
        "quotations": [_quotation(quotation) for quotation in record.quotations],
        "doubts": [_filled(doubt) for doubt in record.doubts],
        "defects": [_defect(defect) for defect in record.defects],
        "corrects": [_filled(erratum) for erratum in record.corrects],
        "corrections": [_filled(correction) for correction in record.corrections],
        "reviewed": [{"what": r.what, "by": r.by, "date": r.date} for r in record.reviewed],
        "conflicts": [{"field": c.field, "machine": c.machine} for c in record.conflicts],
        "source": _source(record),
        **record.extra,
    }
    own = record.extra
    return {key: value for key, value in values.items() if not _empty(value) or key == "title" or key in own}


def _empty(value: Any) -> bool:
    return value is None or value in ("", [])


def _filled(item: Byline | Person | Doubt | Correction | Erratum) -> Values:
    """The fields of a small noun that say something."""
    pairs = ((name, getattr(item, name)) for name in item.__struct_fields__)
    return {key: value for key, value in pairs if not _empty(value)}


def metric(figure: Figure) -> Values:
    """One figure as an item of `metrics`."""
    quantity, period = figure.quantity, figure.period
    values: Values = {
        "id": figure.id or None,
        "printed": figure.printed,
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "modifier": None if quantity.modifier == "=" else quantity.modifier,
        "kind": figure.kind,
        "basis": figure.basis,
        "subject": figure.subject,
        "indicator": figure.indicator,
        "place": figure.place,
        "period": str(period) if period else None,
        "grain": period.grain if period and period.grain != Period.parse(str(period)).grain else None,
        "ambiguous": True if period and period.ambiguous else None,
        "scope": figure.scope,
        "target": figure.target or None,
        "rule": figure.rule,
        "confidence": None if figure.confidence == 1 else figure.confidence,
        "quote": figure.quote,
    }
    return {key: value for key, value in values.items() if value is not None and value != ""}


def _quotation(quotation: Quotation) -> Values:
    values: Values = {
        "words": quotation.words,
        "speaker": quotation.speaker,
        "verb": quotation.verb,
        "named": quotation.named or None,
    }
    return {key: value for key, value in values.items() if not _empty(value)}


def _defect(defect: Defect) -> Values:
    values: Values = {
        "kind": defect.kind,
        "lines": list(defect.source_lines),
        "note": defect.note,
        "repaired": defect.repaired or None,
    }
    return {key: value for key, value in values.items() if not _empty(value)}


def _source(record: Record) -> Values | None:
    source = record.source
    if source is None:
        return None
    return {"file": source.file, "sha256": source.sha256, "lines": [source.first_line, source.last_line]}
