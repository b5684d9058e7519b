"""An article against what the newsroom knows, and its figures against its own text.

| code | what is wrong |
| --- | --- |
| E311, E312, E313 | a district, a topic, an indicator that no word list has |
| E314, E315 | a figure's number does not stand in its sentence; the sentence not in the article |
| E316 | the sentence gives another value |
| E317 | a correction or an entry of `reviewed` is dated before the edition |
| E318 | a correction speaks of a figure that is not there |
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.diagnostics import ContentError, Diagnostic
from generator.model import Article, Block, Figure, Quantity, Record
from generator.records import front
from generator.records.anchors import anchor
from generator.records.reading import load, parse_front

if TYPE_CHECKING:
    from generator.lexicon import Lexicon
    from generator.yamldoc import Document, Path


def check_text(text: str, path: str, lexicon: Lexicon) -> list[Diagnostic]:
    """Every problem of one article's file; those of its front matter's shape stop the rest."""
    found: list[Diagnostic] = []
    try:
        record = load(text, path, found)
    except ContentError as error:
        return list(error.diagnostics)
    return [*found, *check_record(record, text, path, lexicon)]


def check_record(record: Record, text: str, path: str, lexicon: Lexicon) -> list[Diagnostic]:
    """What only shows when a good record is held against the word lists and against its own text.

    Args:
        record: the article.
        text: its file's text, in which problems are pointed at.
        path: the file, as messages show it.
        lexicon: what the newsroom knows.
    """
    document = parse_front(front.split(text, path).front, path)
    return [
        *_unknown_words(record, document, lexicon),
        *_figures(record, document, lexicon),
        *_entries(record, document),
    ]


def _unknown_words(record: Record, document: Document, lexicon: Lexicon) -> Iterable[Diagnostic]:
    districts = [district.name for district in (*lexicon.districts, *lexicon.districts.zones)]
    for n, district in enumerate(record.districts):
        if districts and district.role != "outside" and district.name not in districts:
            yield _unknown(document, "E311", "district", district.name, ("districts", n), districts)
    topics = [topic.id for topic in lexicon.topics]
    for n, tag in enumerate(record.topics):
        if tag.id not in topics:
            yield _unknown(document, "E312", "topic", tag.id, ("topics", n), topics)
    for n, figure in enumerate(record.metrics):
        if figure.indicator and lexicon.indicators.get(figure.indicator) is None:
            where = ("metrics", n, "indicator")
            yield _unknown(document, "E313", "indicator", figure.indicator, where, ())


def _unknown(
    document: Document, code: str, what: str, word: str, where: Path, known: Iterable[str]
) -> Diagnostic:
    known = list(known)
    near = difflib.get_close_matches(word[:60], known, n=1, cutoff=0.5)
    hint = (f"did you mean {near[0]!r}? " if near else "") + (f"known: {', '.join(known)}" if known else "")
    return document.problem(code, f"no {what} {word[:60]!r} is known", where, hint=hint)


def _figures(record: Record, document: Document, lexicon: Lexicon) -> Iterable[Diagnostic]:
    corrected = {
        correction.field.split(".")[1] for correction in record.corrections if "." in correction.field
    }
    for n, (figure, span) in enumerate(zip(record.metrics, anchor(record), strict=True)):
        where = ("metrics", n, "quote" if figure.quote else "printed")
        if figure.quote and figure.printed not in figure.quote:
            message = f"{figure.printed[:40]!r} does not stand in the quote"
            yield _warning(document.problem("E314", message, ("metrics", n, "printed")))
        elif span is None and figure.quote:
            yield _warning(document.problem("E315", "the article has no such sentence", where))
        elif figure.id not in corrected and str(n + 1) not in corrected:
            other = _other_value(figure, record, lexicon)
            if other is not None:
                message = f"the sentence gives {other}, front matter {_said(figure.quantity)}"
                hint = "right as it is? then note it under 'corrections'"
                where = ("metrics", n, "value" if figure.quantity.value is not None else "low")
                yield _warning(document.problem("E316", message, where, hint=hint))


def _other_value(figure: Figure, record: Record, lexicon: Lexicon) -> str | None:
    """What the sentence gives instead of the figure's value; None if it agrees, or cannot be read so."""
    from generator.annotate import STAGES, Context, Draft  # noqa: PLC0415 - only a check needs the annotator

    draft = Draft(Article((Block("paragraph", figure.quote),)), Context(record.date, lexicon))
    for stage in STAGES[:2]:  # periods and quantities
        stage(draft)
    read = [found.quantity for found in draft.quantities if found.printed == figure.printed]
    if not read or _sizes(figure.quantity) in map(_sizes, read):
        return None
    return _said(read[0])


def _sizes(quantity: Quantity) -> set[Decimal | None]:
    """Its numbers without their signs, which the words around them give: 缩短40% is -40."""
    numbers = (quantity.value, quantity.low, quantity.high)
    return {None if number is None else abs(number) for number in numbers}


def _said(quantity: Quantity) -> str:
    if quantity.value is not None:
        return f"{quantity.value:f}"
    return (
        f"{quantity.low:f} to {quantity.high:f}"
        if quantity.low is not None and quantity.high is not None
        else "?"
    )


def _entries(record: Record, document: Document) -> Iterable[Diagnostic]:
    dates = [("corrections", n, entry.date) for n, entry in enumerate(record.corrections)]
    dates += [("reviewed", n, entry.date) for n, entry in enumerate(record.reviewed)]
    for key, n, day in dates:
        if day < record.date:
            message = f"{day} is before the edition of {record.date}"
            yield _warning(document.problem("E317", message, (key, n, "date")))
    names = {figure.id for figure in record.metrics} | {str(n + 1) for n in range(len(record.metrics))}
    for n, correction in enumerate(record.corrections):
        top, _, rest = correction.field.partition(".")
        if top == "metrics" and rest.partition(".")[0] not in names:
            message = f"there is no figure {rest.partition('.')[0][:40]!r}"
            yield _warning(document.problem("E318", message, ("corrections", n, "field")))


def _warning(diagnostic: Diagnostic) -> Diagnostic:
    return replace(diagnostic, severity="warning")
