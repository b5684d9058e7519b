"""A published value is put right: the new one takes its place, and what was printed stays visible."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, get_args

from msgspec.structs import replace

from generator.config import did_you_mean
from generator.diagnostics import ContentError, Diagnostic
from generator.model import Correction, Figure, FigureKind, Period, Record
from generator.records.patching import patch
from generator.records.plain import metric
from generator.records.reading import load
from generator.records.updating import same
from generator.records.writing import dump

TEXTS = ("title", "kicker", "deck", "column", "dateline", "summary", "paper", "page")
NUMBERS = ("value", "low", "high")
OF_FIGURES = (
    "printed",
    *NUMBERS,
    "unit",
    "kind",
    "basis",
    "subject",
    "indicator",
    "place",
    "period",
    "scope",
)


def correct(text: str, path: str, field: str, to: str, why: str, *, day: date, by: str | None = None) -> str:
    """The text of an article with one value put right and noted under `corrections`.

    Args:
        text: the article's file.
        path: the file, as messages show it.
        field: `title`, `summary` …, or `metrics.3.value`: a figure by its place (from 1) or its id.
        to: the right value, as it is written in front matter.
        why: for the readers.
        day: of the correction.
        by: who asks for it.

    Raises:
        ContentError: the file is no article, or E320: no such field, or a value that it cannot have.
    """
    mine = load(text, path)
    record, name, was = _changed(mine, field, to, path)
    correction = Correction(name, was, to, day, why, by)
    record = replace(record, corrections=(*record.corrections, correction))
    patched = patch(text, mine, record, range(len(mine.body)))
    return patched if same(patched, path, record) else dump(record)


def _changed(record: Record, field: str, to: str, path: str) -> tuple[Record, str, str]:
    """The record with the value, the field's lasting name, and what stood there."""
    if field in TEXTS:
        changed: dict[str, Any] = {field: to}
        return replace(record, **changed), field, getattr(record, field) or ""
    match = re.fullmatch(r"metrics\.([^.]+)\.([a-z]+)", field)
    if match is None:
        hint = did_you_mean(field, [*TEXTS, "metrics.1.value"])
        raise _refusal(path, f"no field {field[:60]!r} can be corrected", hint)
    which, key = match.groups()
    index = _index(record, which)
    if index is None:
        known = ", ".join(figure.id for figure in record.metrics[:20])
        raise _refusal(
            path, f"there is no figure {which[:40]!r}", f"1 to {len(record.metrics)}, or an id: {known}"
        )
    if key not in OF_FIGURES:
        raise _refusal(path, f"a figure has no {key[:40]!r}", did_you_mean(key, list(OF_FIGURES)))
    figure = record.metrics[index]
    was = metric(figure).get(key, "")
    new = _figure(figure, key, to, path)
    metrics = (*record.metrics[:index], new, *record.metrics[index + 1 :])
    name = f"metrics.{figure.id or index + 1}.{key}"
    return replace(record, metrics=metrics), name, f"{was:f}" if isinstance(was, Decimal) else str(was)


def _index(record: Record, which: str) -> int | None:
    """The place of a figure that is told by its id or by its place from 1."""
    for index, figure in enumerate(record.metrics):
        if figure.id == which:
            return index
    return (
        int(which) - 1
        if which.isascii() and which.isdigit() and 0 < int(which) <= len(record.metrics)
        else None
    )


def _figure(figure: Figure, key: str, to: str, path: str) -> Figure:
    """The figure with one value changed."""
    if key in NUMBERS:
        try:
            number = Decimal(to)
        except InvalidOperation:
            raise _refusal(
                path, f"{to[:40]!r} is no number", "digits with a decimal point: 155, 14.3"
            ) from None
        changed: dict[str, Any] = {key: number}
        return replace(figure, quantity=replace(figure.quantity, **changed))
    if key == "unit":
        return replace(figure, quantity=replace(figure.quantity, unit=to))
    value: Any = to
    if key == "period":
        try:
            value = Period.parse(to)
        except ValueError as error:
            raise _refusal(path, str(error), "2025, 2025-11, 2025-01/2025-11, P3Y") from None
    elif key == "kind" and to not in get_args(FigureKind):
        raise _refusal(path, f"kind may not be {to[:40]!r}", did_you_mean(to, list(get_args(FigureKind))))
    changed = {key: value}
    return replace(figure, **changed)


def _refusal(path: str, message: str, hint: str) -> ContentError:
    return ContentError(Diagnostic("E320", message, path, hint=hint))
