"""Tables to download: CSV for Excel and WPS, JSON, XLSX. Periods in ISO 8601, values plain decimals.

Text that a spreadsheet would take for a formula is neutralised with an apostrophe (OWASP, CSV Injection).
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from generator.render import addresses
from generator.render.data.workbook import workbook
from generator.render.data.workbook_form import Column
from generator.render.views import indicator_name, words_of
from generator.render.words.shown import fit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal

    from generator.catalogue.library import Library
    from generator.model import Card, Figure, Point
    from generator.render.page_kind import Key

    Rows = Iterable[tuple[str, ...]]

COLUMNS = (
    "date",
    "paper",
    "page",
    "article",
    "indicator",
    "indicator_name",
    "subject",
    "place",
    "printed",
    "value",
    "low",
    "high",
    "unit",
    "modifier",
    "kind",
    "basis",
    "scope",
    "period",
    "target",
    "quote",
    "sample",
    "source",
)
_NUMBERS = ("value", "low", "high")  # columns that follow one another
_FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠]|^[\t\r]")
_FORMULA_IN_ROW = re.compile(r"^[^\S\n]*[=+\-@＝＋－＠]|^[\t\r]", re.MULTILINE)  # of cells, a line each
_WIDE = frozenset({"article", "quote"})
_Row = msgspec.defstruct("_Row", [(column, str) for column in COLUMNS])


class Table(Struct, frozen=True):
    """Figures as a table: the labels of `COLUMNS`, and rows of text in their order."""

    name: str
    labels: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def edition_table(key: Key, library: Library) -> Table | None:
    """All figures of the edition `key[0]`."""

    def rows() -> Rows:
        row = _rows_at(library, addresses.edition_data(key[0]))
        for card in library.cards_of_edition(date.fromisoformat(key[0])):
            for n, figure in enumerate(card.figures):
                yield row(card, figure, n)

    return _table(library, key[0], addresses.edition_data(key[0]), rows)


def indicator_table(key: Key, library: Library) -> Table | None:
    """All printings of the indicator `key[0]` in the editions of the year `key[1]`."""
    path = addresses.indicator_data(*key)
    return _table(library, " ".join(key), path, lambda: _of_points(library, library.printings.of(*key), path))


def district_table(key: Key, library: Library) -> Table | None:
    """All printings of all indicators for the district `key[0]` in the editions of the year `key[1]`."""
    if key[0] not in library.districts:
        return None
    path = addresses.district_data(*key)
    return _table(
        library, " ".join(key), path, lambda: _of_points(library, library.printings.of_place(*key), path)
    )


class Readme(Struct, frozen=True):
    """What the columns of the tables hold: (name in JSON, label in CSV and XLSX)."""

    lead: str
    columns: tuple[tuple[str, str], ...]


def readme_view(_key: Key, library: Library) -> Readme:
    """The explanation that stands beside the tables."""
    words = words_of(library)
    return Readme(words("data.readme"), tuple((column, words(f"column.{column}")) for column in COLUMNS))


def produce_readme(view: Readme) -> bytes:
    """Plain text, with a byte-order mark for old editors."""
    rows = [f"{label}\t{name}" for name, label in view.columns]
    return ("\n".join([view.lead, "", *rows]) + "\n").encode("utf-8-sig")


def _of_points(library: Library, points: Iterable[Point], path: str) -> Rows:
    row = _rows_at(library, path)
    for point in points:
        yield row(point, point.figure, point.index)


def _table(library: Library, name: str, path: str, rows: Callable[[], Rows]) -> Table | None:
    """The table at `path`, made once for its three formats."""

    def make() -> Table | None:
        words, found = words_of(library), tuple(rows())
        labels = tuple(words(f"column.{column}") for column in COLUMNS)
        return Table(fit(name), labels, found) if found else None

    return library.made_once("table", path, make)


def _rows_at(library: Library, path: str) -> Callable[[Card | Point, Figure, int], tuple[str, ...]]:
    """What makes a row of the table at `path` of an article's figure and its number there (from 0)."""
    address, link = library.config.address.rstrip("/"), addresses.links_of(path)

    def row(card: Card | Point, figure: Figure, n: int) -> tuple[str, ...]:
        quantity, source = figure.quantity, f"{card.url}#f{n + 1}"
        cells = (  # in the order of `COLUMNS`
            card.date.isoformat(),
            card.paper,
            card.page,
            card.title,
            figure.indicator,
            indicator_name(library, figure.indicator) if figure.indicator else "",
            figure.subject,
            figure.place,
            figure.printed,
            _plain(quantity.value),
            _plain(quantity.low),
            _plain(quantity.high),
            quantity.unit,
            "" if quantity.modifier == "=" else quantity.modifier,
            figure.kind,
            figure.basis,
            figure.scope,
            str(figure.period) if figure.period else "",
            "1" if figure.target else "",
            figure.quote,
            "1" if card.sample else "",
            f"{address}/{source}" if address else link(source),
        )
        shown = [cell or "" for cell in cells]
        return tuple(
            shown if "".join(shown).isprintable() else map(fit, shown)
        )  # a row at once: most are fit

    return row


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"


def to_csv(table: Table) -> bytes:
    """RFC 4180 with a byte-order mark, by which Excel and WPS know UTF-8."""
    data = io.BytesIO()
    text = io.TextIOWrapper(data, "utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow(table.labels)
    first, end = COLUMNS.index(_NUMBERS[0]), COLUMNS.index(_NUMBERS[-1]) + 1
    for row in table.rows:
        if _FORMULA_IN_ROW.search("\n".join((*row[:first], *row[end:]))):  # next to no row
            row = (*map(neutral, row[:first]), *row[first:end], *map(neutral, row[end:]))  # noqa: PLW2901 - as it is written
        writer.writerow(row)
    text.flush()
    return data.getvalue()


def neutral(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + cell if _FORMULA.match(cell) else cell


def to_json(table: Table) -> bytes:
    """An object a row, keys in English, values as text."""
    name = msgspec.json.encode(table.name)
    rows = b",\n  ".join([_json_row(row) for row in table.rows])  # in one piece thousands took 20 MB
    return b"".join((b'{\n "name": ', name, b',\n "rows": [\n  ', rows, b"\n ]\n}\n"))


def _json_row(row: tuple[str, ...]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(_Row(*row)), indent=1).replace(b"\n", b"\n  ")


def to_xlsx(table: Table) -> bytes:
    """A sheet with a filter and links to the sentences; equal tables give equal bytes."""
    columns = [
        Column(label, 40 if column in _WIDE else 14, column in _NUMBERS)
        for column, label in zip(COLUMNS, table.labels, strict=True)
    ]
    return workbook(table.name, columns, table.rows)
