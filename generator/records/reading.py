"""The text of a Markdown file → Record, with every problem of its front matter at once.

| code | what is wrong |
| --- | --- |
| E201 | the front matter is no YAML, or YAML of a kind that is refused |
| E202 | the front matter is no mapping |
| E203, E204 | there is no front matter; it does not end |
| E205, E206, E207 | an unknown key; a missing one; a value of the wrong type |
| E208 | the digests under `machine` are not as the program wrote them |
| E210 | a character that no text has |
| E301 … E308 | an id, a date, a word, a number, a figure without one, a period, a title, a doubled id |
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator import yamldoc
from generator.diagnostics import ContentError, Diagnostic
from generator.model import (
    Byline,
    Conflict,
    Correction,
    Defect,
    DistrictTag,
    Doubt,
    Erratum,
    Figure,
    Person,
    Quantity,
    Quotation,
    Record,
    Review,
    SourceRef,
    TopicTag,
)
from generator.records import fields, front, quick
from generator.records.body import load_body
from generator.records.fields import Problems
from generator.records.machine import read_machine
from generator.yamldoc import Document, Path

METRIC_KEYS = (
    *("id", "printed", "value", "low", "high", "unit", "modifier", "kind", "basis", "subject", "indicator"),
    *("place", "period", "grain", "ambiguous", "scope", "target", "rule", "confidence", "quote"),
)
TOP_KEYS = (
    *("id", "title", "stand_in_title", "kicker", "deck", "column", "date", "paper", "page", "sample"),
    *("bylines", "dateline", "summary", "districts", "topics", "people", "organisations", "captions"),
    *(
        "metrics",
        "quotations",
        "doubts",
        "defects",
        "corrects",
        "corrections",
        "reviewed",
        "conflicts",
        "source",
    ),
    *("machine", "editor_note", "note"),
)
_METRIC_TEXTS = ("id", "unit", "basis", "subject", "indicator", "place", "scope", "rule", "quote")
OWN_KEYS = ("editor_note", "note")  # the editors' own words; nobody reads them but they
_METRIC_KEYS, _TOP_KEYS = frozenset(METRIC_KEYS), frozenset(TOP_KEYS)
_NO_QUANTITY = "a figure needs value, or low and high"


def load(text: str, path: str, warnings: list[Diagnostic] | None = None) -> Record:
    """Read an article.

    Args:
        text: the file's text, with any line endings, with or without a byte-order mark.
        path: the file, as messages show it.
        warnings: is given what is left out of a record that can be used without it.

    Raises:
        ContentError: with all that is wrong.
    """
    halves = front.split(text, path)
    document = parse_front(halves.front, path)
    raw = yamldoc.mapping(document)
    problems = Problems(document)
    if "\\" in halves.front:
        _refuse_escaped(raw, (), problems)
    unknown = [key for key in raw if key not in _TOP_KEYS and not key.startswith("x_")]
    if unknown:
        fields.unknown_keys(dict.fromkeys(unknown), TOP_KEYS, (), problems)
    record = _record(raw, load_body(halves.body), problems)
    found = sorted(problems.found, key=lambda problem: (problem.line, problem.column))
    if problems.errors:
        raise ContentError(*found)
    if warnings is not None:
        warnings += found
    return record


def parse_front(text: str, path: str) -> Document:
    """Front matter as plain values, by the quick way if it is as this program writes it.

    Raises:
        ContentError: E201.
    """
    value = quick.read(text)
    return yamldoc.load(text, path, first_line=2) if value is None else Document(value, text, path, 2)


def _refuse_escaped(value: Any, where: Path, problems: Problems) -> None:
    """Note the characters of E210 that are written with a backslash."""
    if isinstance(value, str):
        found = front.has_control(value)
        if found:
            problems.add("E210", f"U+{ord(found):04X} may not stand in a text", where)
    elif isinstance(value, dict):
        for key, item in value.items():
            _refuse_escaped(item, (*where, key), problems)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            _refuse_escaped(item, (*where, index), problems)


def _record(raw: Mapping[str, Any], body: tuple[Any, ...], problems: Problems) -> Record:
    def text(key: str) -> str | None:
        return fields.text(raw, key, (), problems)

    metrics = fields.items(raw, "metrics", _metric, problems)
    _refuse_doubled(metrics, problems)
    return Record(
        id=fields.ident(raw, (), problems),
        date=fields.day(raw, "date", (), problems),
        title=_title(raw, problems),
        body=body,
        stand_in_title=text("stand_in_title"),
        kicker=text("kicker"),
        deck=text("deck"),
        column=text("column"),
        paper=text("paper"),
        page=text("page"),
        bylines=fields.items(raw, "bylines", _byline, problems, (dict, str)),
        dateline=text("dateline"),
        summary=text("summary"),
        sample=fields.truth(raw, "sample", (), problems),
        districts=fields.items(raw, "districts", _district, problems, (dict, str)),
        topics=fields.items(raw, "topics", _topic, problems, (str,)),
        people=fields.items(raw, "people", _person, problems, (dict, str)),
        organisations=fields.items(raw, "organisations", _text, problems, (str,)),
        quotations=fields.items(raw, "quotations", _quotation, problems),
        captions=fields.items(raw, "captions", _text, problems, (str,)),
        metrics=metrics,
        doubts=fields.items(raw, "doubts", _doubt, problems),
        defects=fields.items(raw, "defects", _defect, problems),
        corrections=fields.items(raw, "corrections", _correction, problems),
        reviewed=fields.items(raw, "reviewed", _review, problems),
        source=_source(raw, problems),
        machine=read_machine(raw.get("machine"), problems),
        extra={key: value for key, value in raw.items() if key in OWN_KEYS or key.startswith("x_")},
        conflicts=fields.items(raw, "conflicts", _conflict, problems),
        corrects=fields.items(raw, "corrects", _erratum, problems),
    )


def _title(raw: Mapping[str, Any], problems: Problems) -> str | None:
    if "title" not in raw:
        fields.missing("title", (), problems)
        return None
    title = fields.text(raw, "title", (), problems)
    if raw["title"] in (None, "") and not raw.get("stand_in_title"):
        hint = "an article without a headline needs a stand_in_title, which the site marks as such"
        problems.add("E307", "title is empty, and there is no stand_in_title", ("title",), hint=hint)
    return title


def _metric(raw: Mapping[str, Any], where: Path, problems: Problems) -> Figure:
    get = raw.get
    if not raw.keys() <= _METRIC_KEYS:
        fields.unknown_keys(raw, METRIC_KEYS, where, problems)
    for key in _METRIC_TEXTS:
        value = get(key)
        if value is not None and not isinstance(value, str):
            problems.wrong_type(value, "text", (*where, key))
    return Figure(
        printed=fields.needed(raw, "printed", where, problems),
        quantity=_quantity(raw, where, problems),
        kind=fields.choice(raw, "kind", fields.KINDS, where, problems),
        subject=get("subject") or "",
        indicator=get("indicator") or None,
        place=get("place") or None,
        period=fields.period(raw, where, problems),
        basis=get("basis") or None,
        scope=get("scope") or None,
        target=fields.truth(raw, "target", where, problems),
        quote=get("quote") or "",
        rule=get("rule") or "",
        confidence=_confidence(raw, where, problems),
        id=get("id") or "",
    )


def _quantity(raw: Mapping[str, Any], where: Path, problems: Problems) -> Quantity:
    value = fields.number(raw, "value", where, problems)
    low = fields.number(raw, "low", where, problems) if "low" in raw else None
    high = fields.number(raw, "high", where, problems) if "high" in raw else None
    if value is None and raw.get("value") is None and raw.get("low") is None and raw.get("high") is None:
        problems.add("E305", f"{fields.name(where)} has no number", where, hint=_NO_QUANTITY)
    elif value is not None and (low is not None or high is not None):
        problems.add("E305", f"{fields.name(where)} has a value and a range", where, hint=_NO_QUANTITY)
    elif low is not None and high is not None and low > high:
        problems.add("E305", f"{fields.name(where)} has a low above its high", (*where, "low"))
    modifier: Any = "="
    if "modifier" in raw:
        modifier = fields.spare(raw, "modifier", fields.MODIFIERS, where, problems, "=")
    return Quantity(value, raw.get("unit") or "", modifier, low, high)


def _confidence(raw: Mapping[str, Any], where: Path, problems: Problems) -> float:
    if "confidence" not in raw:
        return 1.0
    value = fields.number(raw, "confidence", where, problems)
    if value is not None and not 0 <= value <= 1:
        problems.add("E304", f"{fields.name(where)}.confidence must be from 0 to 1", (*where, "confidence"))
    return 1.0 if value is None else float(value)


def _refuse_doubled(metrics: tuple[Figure, ...], problems: Problems) -> None:
    seen: set[str] = set()
    for index, figure in enumerate(metrics):
        if figure.id and figure.id in seen:
            message = f"another metric has the id {figure.id!r}"
            hint = "leave the line out: the program gives ids"
            problems.add("E308", message, ("metrics", index, "id"), hint=hint)
        seen.add(figure.id)


def _known(raw: Mapping[str, Any], allowed: tuple[str, ...], where: Path, problems: Problems) -> None:
    if not raw.keys() <= set(allowed):
        fields.unknown_keys(raw, allowed, where, problems)


def _text(raw: str, _where: Path, _problems: Problems) -> str:
    return raw


def _topic(raw: str, _where: Path, _problems: Problems) -> TopicTag:
    return TopicTag(raw)


def _byline(raw: Any, where: Path, problems: Problems) -> Byline:
    raw = {"name": raw} if isinstance(raw, str) else raw
    _known(raw, ("name", "role", "outlet"), where, problems)
    return Byline(
        fields.needed(raw, "name", where, problems),
        fields.text(raw, "role", where, problems),
        fields.text(raw, "outlet", where, problems),
    )


def _district(raw: Any, where: Path, problems: Problems) -> DistrictTag:
    raw = {"name": raw} if isinstance(raw, str) else raw
    _known(raw, ("name", "role"), where, problems)
    role = fields.choice(raw, "role", fields.ROLES, where, problems, "mentioned")
    return DistrictTag(fields.needed(raw, "name", where, problems), role)


def _person(raw: Any, where: Path, problems: Problems) -> Person:
    raw = {"name": raw} if isinstance(raw, str) else raw
    _known(raw, ("name", "title", "organisation"), where, problems)
    return Person(
        fields.needed(raw, "name", where, problems),
        fields.text(raw, "title", where, problems),
        fields.text(raw, "organisation", where, problems),
    )


def _quotation(raw: Mapping[str, Any], where: Path, problems: Problems) -> Quotation:
    _known(raw, ("words", "speaker", "verb", "named"), where, problems)
    return Quotation(
        fields.needed(raw, "words", where, problems),
        fields.text(raw, "speaker", where, problems),
        fields.text(raw, "verb", where, problems),
        fields.truth(raw, "named", where, problems),
    )


def _doubt(raw: Mapping[str, Any], where: Path, problems: Problems) -> Doubt:
    _known(raw, ("kind", "note", "quote"), where, problems)
    note, quote = fields.text(raw, "note", where, problems), fields.text(raw, "quote", where, problems)
    return Doubt(fields.needed(raw, "kind", where, problems), note or "", quote or "")


def _defect(raw: Mapping[str, Any], where: Path, problems: Problems) -> Defect:
    _known(raw, ("kind", "lines", "note", "repaired"), where, problems)
    return Defect(
        fields.choice(raw, "kind", fields.DEFECTS, where, problems),
        _lines(raw, where, problems) if "lines" in raw else (),
        fields.text(raw, "note", where, problems),
        fields.truth(raw, "repaired", where, problems),
    )


def _lines(raw: Mapping[str, Any], where: Path, problems: Problems) -> tuple[int, ...]:
    value = raw.get("lines")
    if isinstance(value, list) and all(isinstance(n, int) and not isinstance(n, bool) for n in value):
        return tuple(value)
    problems.wrong_type(value, "a list of line numbers", (*where, "lines"))
    return ()


def _correction(raw: Mapping[str, Any], where: Path, problems: Problems) -> Correction:
    _known(raw, ("field", "was", "now", "date", "why", "by", "source"), where, problems)
    return Correction(
        field=fields.needed(raw, "field", where, problems),
        was=fields.text(raw, "was", where, problems) or "",
        now=fields.text(raw, "now", where, problems) or "",
        date=fields.day(raw, "date", where, problems),
        why=fields.text(raw, "why", where, problems) or "",
        by=fields.text(raw, "by", where, problems),
        source=fields.text(raw, "source", where, problems),
    )


def _erratum(raw: Mapping[str, Any], where: Path, problems: Problems) -> Erratum:
    _known(raw, ("title", "date", "was", "now"), where, problems)
    return Erratum(
        fields.needed(raw, "title", where, problems),
        fields.day(raw, "date", where, problems),
        fields.text(raw, "was", where, problems) or "",
        fields.text(raw, "now", where, problems) or "",
    )


def _review(raw: Mapping[str, Any], where: Path, problems: Problems) -> Review:
    _known(raw, ("what", "by", "date"), where, problems)
    what, by = fields.needed(raw, "what", where, problems), fields.needed(raw, "by", where, problems)
    return Review(what, by, fields.day(raw, "date", where, problems))


def _conflict(raw: Mapping[str, Any], where: Path, problems: Problems) -> Conflict:
    _known(raw, ("field", "machine"), where, problems)
    machine = fields.text(raw, "machine", where, problems)
    return Conflict(fields.needed(raw, "field", where, problems), machine or "")


def _source(raw: Mapping[str, Any], problems: Problems) -> SourceRef | None:
    value, where = raw.get("source"), ("source",)
    if value is None:
        return None
    if not isinstance(value, dict):
        problems.wrong_type(value, "a mapping", where)
        return None
    _known(value, ("file", "sha256", "lines"), where, problems)
    lines = _lines(value, where, problems) if "lines" in value else (0, 0)
    if len(lines) != 2:  # noqa: PLR2004 - first and last
        problems.wrong_type(value.get("lines"), "[first, last]", (*where, "lines"))
        lines = (0, 0)
    digest = fields.text(value, "sha256", where, problems) or ""
    return SourceRef(fields.needed(value, "file", where, problems), digest, *lines)
