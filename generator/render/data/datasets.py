"""The whole archive as tables: what `dibao export` writes, whatever the format.

Names of tables and columns are English and stay as they are: scripts depend on them. Values are exact:
decimals as plain text, periods in ISO 8601, days as YYYY-MM-DD, flags 0 and 1; nothing is neutralised
here (a format that a spreadsheet opens does that itself).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.render.views import indicator_name, topic_name
from generator.render.words.amounts import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from generator.catalogue.library import Library
    from generator.model import Card, Figure

Cell = str | int | None
Row = tuple[Cell, ...]


class Dataset(Struct, frozen=True):
    """One table.

    Attributes:
        name: of the table, and of its file.
        columns: their names; the first ones are the key.
        whole: the columns that hold whole numbers; all others hold text.
        rows: card → its rows, oldest edition first; an empty cell is None.
    """

    name: str
    columns: tuple[str, ...]
    whole: frozenset[str]
    rows: Callable[[Library, Card], Iterator[Row]]


def rows_of(dataset: Dataset, library: Library) -> Iterator[Row]:
    """All rows of a table, oldest edition first, each in the order of its columns."""
    for card in library.all_cards():
        yield from dataset.rows(library, card)


def _articles(library: Library, card: Card) -> Iterator[Row]:
    subject = next((tag.name for tag in card.districts if tag.role == "subject"), None)
    bylines = "、".join(" ".join(filter(None, (b.role, b.name, b.outlet))) for b in card.bylines)
    record = library.record(card.id)
    yield (
        card.id,
        card.date.isoformat(),
        card.paper,
        card.page,
        card.title,
        int(card.stand_in),
        card.kicker,
        card.deck,
        card.column,
        bylines or None,
        record.dateline,
        card.summary,
        subject,
        card.topics[0].id if card.topics else None,
        "\n".join(block.text for block in record.body),
        len(card.figures),
        int(card.sample),
        card.url,
        card.path,
    )


def _figures(library: Library, card: Card) -> Iterator[Row]:
    for n, figure in enumerate(card.figures, 1):
        yield (
            card.id,
            n,
            card.date.isoformat(),
            figure.indicator,
            indicator_name(library, figure.indicator) if figure.indicator else None,
            figure.subject or None,
            figure.place,
            figure.printed,
            *_quantity(figure),
            figure.kind,
            figure.basis,
            figure.scope,
            str(figure.period) if figure.period else None,
            int(figure.target),
            figure.quote,
            None if figure.confidence is None else str(figure.confidence),
            f"{card.url}#f{n}",
        )


def _quantity(figure: Figure) -> tuple[str | None, str | None, str | None, str | None, str]:
    """Value, low, high, unit, modifier."""
    quantity = figure.quantity
    value, low, high = (_decimal(number) for number in (quantity.value, quantity.low, quantity.high))
    return value, low, high, quantity.unit or None, quantity.modifier


def _decimal(number: Decimal | None) -> str | None:
    return None if number is None else plain(number).replace("−", "-")


def _districts(_library: Library, card: Card) -> Iterator[Row]:
    for tag in card.districts:
        yield card.id, tag.name, tag.role


def _topics(library: Library, card: Card) -> Iterator[Row]:
    for n, topic in enumerate(card.topics):
        yield card.id, topic.id, topic_name(library, topic.id), int(n == 0)


def _people(_library: Library, card: Card) -> Iterator[Row]:
    for person in card.people:
        yield card.id, person.name, person.title, person.organisation


def _organisations(_library: Library, card: Card) -> Iterator[Row]:
    for name in card.organisations:
        yield card.id, name


def _quotations(_library: Library, card: Card) -> Iterator[Row]:
    for n, quotation in enumerate(card.quotations, 1):
        yield card.id, n, quotation.speaker, int(quotation.named), quotation.verb, quotation.words


def _corrections(library: Library, card: Card) -> Iterator[Row]:
    for n, correction in enumerate(library.corrections(card), 1):
        yield (
            card.id,
            n,
            correction.field,
            correction.was,
            correction.now,
            correction.date.isoformat(),
            correction.why,
            correction.by,
            correction.source,
        )


_ARTICLE_COLUMNS = (
    "id date paper page title stand_in kicker deck column bylines dateline summary district topic body"
    " figures sample url file"
)
_FIGURE_COLUMNS = (
    "article n date indicator indicator_name subject place printed value low high unit modifier kind basis"
    " scope period target quote confidence url"
)

DATASETS = (
    Dataset(
        "articles",
        tuple(_ARTICLE_COLUMNS.split()),
        frozenset({"stand_in", "figures", "sample"}),
        _articles,
    ),
    Dataset("figures", tuple(_FIGURE_COLUMNS.split()), frozenset({"n", "target"}), _figures),
    Dataset("districts", ("article", "name", "role"), frozenset(), _districts),
    Dataset("topics", ("article", "id", "name", "main"), frozenset({"main"}), _topics),
    Dataset("people", ("article", "name", "title", "organisation"), frozenset(), _people),
    Dataset("organisations", ("article", "name"), frozenset(), _organisations),
    Dataset(
        "quotations",
        ("article", "n", "speaker", "named", "verb", "words"),
        frozenset({"n", "named"}),
        _quotations,
    ),
    Dataset(
        "corrections",
        ("article", "n", "field", "was", "now", "date", "why", "by", "source"),
        frozenset({"n"}),
        _corrections,
    ),
)
