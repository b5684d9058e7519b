"""Record → Card, and both ⇄ JSON: what the catalogue keeps of an article.

The JSON is positional (arrays, no keys): half the size and twice as fast to read as objects.
"""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from generator.lexicon.spelling import syllables
from generator.model import (
    Block,
    Byline,
    Card,
    Conflict,
    Correction,
    Defect,
    DistrictTag,
    Doubt,
    Erratum,
    Figure,
    Period,
    Person,
    Quantity,
    Quotation,
    Record,
    Review,
    SourceRef,
    TopicTag,
)

# `json.loads` without its looks before and after: half the time.
_scan = vars(json.JSONDecoder())["scan_once"]
# JSON as the catalogue has it. One encoder for all: `json.dumps` makes one for each text.
spelt = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
LONGEST_SLUG = 80  # characters; file names end at 255 bytes, and an address should be readable


def slug_of(path: str) -> str:
    """The stem of a Markdown file as a part of an address: small ASCII letters, digits and hyphens.

    Chinese characters become their pinyin; what has no Latin form is dropped.
    """
    stem = path.rpartition("/")[2].removesuffix(".md")
    stem = "-".join(syllables(stem)).encode("ascii", "ignore").decode("ascii")
    slug = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
    return slug[:LONGEST_SLUG].strip("-") or "article"


def url_of(record: Record, path: str) -> str:
    """The article's page below the site: `YYYY/MM/DD/<slug>-<id>.html`.

    A slug that already ends in the id does not repeat it.
    """
    slug, ident = slug_of(path), re.sub(r"[^A-Za-z0-9_-]", "_", record.id)
    slug = slug.removesuffix(ident.lower()).strip("-")
    folder = record.date.isoformat().replace("-", "/")
    return f"{folder}/{slug}-{ident}.html" if slug else f"{folder}/{ident}.html"


def card_of(record: Record, path: str) -> Card:
    """What listings may see of a record; `path` is its Markdown file below `content/`."""
    return Card(
        id=record.id,
        path=path,
        url=url_of(record, path),
        date=record.date,
        title=record.shown_title,
        stand_in=record.title is None,
        kicker=record.kicker,
        deck=record.deck,
        column=record.column,
        paper=record.paper,
        page=record.page,
        summary=record.summary,
        sample=record.sample,
        first_line=record.source.first_line if record.source else 0,
        bylines=record.bylines,
        districts=record.districts,
        topics=record.topics,
        people=record.people,
        organisations=record.organisations,
        quotations=record.quotations,
        figures=record.metrics,
        doubts=record.doubts,
        defects=record.defects,
        corrections=record.corrections,
        reviewed=record.reviewed,
        corrects=record.corrects,
    )


def place_in_edition(card: Card) -> str:
    """Text that sorts the articles of an edition: by page (A2 before A10), line of the page, id."""
    page = re.sub(r"\d+", lambda digits: digits.group().zfill(4)[-8:], card.page) if card.page else "~"
    return f"{page}\t{card.first_line:07d}\t{card.id}"


def dump_card(card: Card) -> str:
    """A card as one line of JSON; equal cards give equal lines."""
    return spelt(
        [
            card.id,
            card.path,
            card.url,
            card.date.isoformat(),
            card.title,
            card.stand_in,
            card.kicker,
            card.deck,
            card.column,
            card.paper,
            card.page,
            card.summary,
            card.sample,
            card.first_line,
            [(b.name, b.role, b.outlet) for b in card.bylines],
            [(d.name, d.role) for d in card.districts],
            [(t.id, t.words) for t in card.topics],
            [(p.name, p.title, p.organisation) for p in card.people],
            card.organisations,
            [(q.words, q.speaker, q.verb, q.named) for q in card.quotations],
            [_figure_row(f) for f in card.figures],
            [(d.kind, d.note, d.quote) for d in card.doubts],
            [(d.kind, d.source_lines, d.note, d.repaired) for d in card.defects],
            [(c.field, c.was, c.now, c.date.isoformat(), c.why, c.by, c.source) for c in card.corrections],
            [(r.what, r.by, r.date.isoformat()) for r in card.reviewed],
            [(e.title, e.date.isoformat(), e.was, e.now) for e in card.corrects],
        ]
    )


def load_card(text: str) -> Card:
    """What `dump_card` wrote."""
    row: list[Any] = _scan(text, 0)[0]
    fields: list[Any] = [
        *row[:3],
        date.fromisoformat(row[3]),
        *row[4:14],
        tuple([Byline(*item) for item in row[14]]),
        tuple([DistrictTag(*item) for item in row[15]]),
        tuple([TopicTag(ident, tuple(words)) for ident, words in row[16]]),
        tuple([Person(*item) for item in row[17]]),
        tuple(row[18]),
        tuple([Quotation(*item) for item in row[19]]),
        tuple([_figure(item) for item in row[20]]),
        tuple([Doubt(*item) for item in row[21]]),
        tuple([Defect(kind, tuple(lines), note, repaired) for kind, lines, note, repaired in row[22]]),
        tuple([_correction(item) for item in row[23]]),
        tuple([Review(what, by, date.fromisoformat(day)) for what, by, day in row[24]]),
        tuple([Erratum(title, date.fromisoformat(day), was, now) for title, day, was, now in row[25]]),
    ]
    return Card(*fields)


def _correction(row: list[Any]) -> Correction:
    field, was, now, day, why, by, source = row
    return Correction(field, was, now, date.fromisoformat(day), why, by, source)


def dump_body(record: Record) -> str:
    """What a record has that its card has not, as one line of JSON; without `machine` and `extra`."""
    source = record.source
    return spelt(
        [
            record.title,
            record.stand_in_title,
            record.dateline,
            record.captions,
            (source.file, source.sha256, source.first_line, source.last_line) if source else None,
            [(block.kind, block.text) for block in record.body],
            [(conflict.field, conflict.machine) for conflict in record.conflicts],
        ]
    )


def load_record(card: Card, text: str) -> Record:
    """The record of a card, with what `dump_body` wrote."""
    title, stand_in_title, dateline, captions, source, blocks, conflicts = _scan(text, 0)[0]
    return Record(
        id=card.id,
        date=card.date,
        title=title,
        body=tuple([Block(kind, words) for kind, words in blocks]),
        stand_in_title=stand_in_title,
        kicker=card.kicker,
        deck=card.deck,
        column=card.column,
        paper=card.paper,
        page=card.page,
        bylines=card.bylines,
        dateline=dateline,
        summary=card.summary,
        sample=card.sample,
        districts=card.districts,
        topics=card.topics,
        people=card.people,
        organisations=card.organisations,
        quotations=card.quotations,
        captions=tuple(captions),
        metrics=card.figures,
        doubts=card.doubts,
        defects=card.defects,
        corrections=card.corrections,
        reviewed=card.reviewed,
        source=SourceRef(*source) if source else None,
        conflicts=tuple([Conflict(*item) for item in conflicts]),
        corrects=card.corrects,
    )


def dump_figure(figure: Figure) -> str:
    """A figure as one line of JSON."""
    return spelt(_figure_row(figure))


def load_figure(text: str) -> Figure:
    """What `dump_figure` wrote."""
    return _figure(_scan(text, 0)[0])


def _figure_row(figure: Figure) -> list[Any]:
    quantity, period = figure.quantity, figure.period
    return [
        figure.printed,
        _number(quantity.value),
        quantity.unit,
        quantity.modifier,
        _number(quantity.low),
        _number(quantity.high),
        figure.kind,
        figure.subject,
        figure.indicator,
        figure.place,
        (period.start, period.end, period.grain, period.ambiguous) if period else None,
        figure.basis,
        figure.scope,
        figure.target,
        figure.quote,
        figure.rule,
        figure.confidence,
        figure.id,
    ]


def _figure(row: list[Any]) -> Figure:
    printed, value, unit, modifier, low, high, kind, subject, indicator, place, period, *more = row
    basis, scope, target, quote, rule, confidence, ident = more
    quantity = Quantity(
        None if value is None else Decimal(value),
        unit,
        modifier,
        None if low is None else Decimal(low),
        None if high is None else Decimal(high),
    )
    return Figure(
        printed,
        quantity,
        kind,
        subject,
        indicator,
        place,
        None if period is None else _period(*period),
        basis,
        scope,
        target,
        quote,
        rule,
        confidence,
        None,  # its span, which a record from Markdown has not
        ident,
    )


_period = lru_cache(4096)(Period)  # the figures of a month are of few periods


def _number(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
