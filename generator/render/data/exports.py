"""Tables to download: CSV for Excel and WPS, JSON, XLSX. Periods in ISO 8601, values plain decimals.

Text that a spreadsheet would take for a formula is neutralised with an apostrophe (OWASP, CSV Injection).
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from generator.render import addresses
from generator.render.views import indicator_name, words_of
from generator.render.words.shown import fit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.catalogue.library import Library
    from generator.model import Card, Figure, Point
    from generator.render.page_kind import Key

    Rows = Iterable[tuple[str, ...]]

FORMATS = ("csv", "json", "xlsx")
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
_NUMBERS = frozenset({"value", "low", "high"})
_FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠]|^[\t\r]")
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed day, so that equal tables are equal files
_LONGEST_CELL = 32_000  # XLSX allows 32,767 characters
_EXACT_DIGITS = 15  # of a number in XLSX, which is a double


@dataclass(frozen=True, slots=True)
class Table:
    """Figures as a table: the labels of `COLUMNS`, and rows of text in their order."""

    name: str
    labels: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def edition_table(key: Key, library: Library) -> Table | None:
    """All figures of the edition `key[0]`."""

    def rows() -> Rows:
        for card in library.cards_of_edition(date.fromisoformat(key[0])):
            for n, figure in enumerate(card.figures):
                yield _row(library, card, figure, n, edition_data(key))

    return _table(library, key[0], edition_data(key), rows)


def indicator_table(key: Key, library: Library) -> Table | None:
    """All printings of the indicator `key[0]` in the editions of the year `key[1]`."""
    path = indicator_data(key)
    return _table(library, " ".join(key), path, lambda: _of_points(library, library.printings(*key), path))


def district_table(key: Key, library: Library) -> Table | None:
    """All printings of all indicators for the district `key[0]` in the editions of the year `key[1]`."""
    if key[0] not in library.districts:
        return None
    path = district_data(key)
    return _table(
        library, " ".join(key), path, lambda: _of_points(library, library.printings_of_place(*key), path)
    )


def edition_data(key: Key) -> str:
    """The path of an edition's table, without its suffix."""
    return f"data/editions/{key[0]}"


def indicator_data(key: Key) -> str:
    """The path of the table of an indicator's year, without its suffix."""
    return f"data/figures/{addresses.safe_slug(key[0])}/{key[1]}"


def district_data(key: Key) -> str:
    """The path of the table of a district's year, without its suffix."""
    return f"data/districts/{addresses.district_slug(key[0])}/{key[1]}"


@dataclass(frozen=True, slots=True)
class Readme:
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
    for point in points:
        yield _row(library, point, point.figure, point.index, path)


def _table(library: Library, name: str, path: str, rows: Callable[[], Rows]) -> Table | None:
    """The table at `path`, made once for its three formats."""

    def make() -> Table | None:
        words, found = words_of(library), tuple(rows())
        labels = tuple(words(f"column.{column}") for column in COLUMNS)
        return Table(fit(name), labels, found) if found else None

    return library.made_once("table", path, make)


def _row(library: Library, card: Card | Point, figure: Figure, n: int, path: str) -> tuple[str, ...]:
    """The n-th figure (from 0) of an article as a row of the table at `path`."""
    address = library.config.address.rstrip("/")
    source = f"{card.url}#f{n + 1}"
    quantity = figure.quantity
    value, low, high = (
        "" if number is None else f"{number.normalize():f}"
        for number in (quantity.value, quantity.low, quantity.high)
    )
    cells = {
        "date": card.date.isoformat(),
        "paper": card.paper,
        "page": card.page,
        "article": card.title,
        "indicator": figure.indicator,
        "indicator_name": indicator_name(library, figure.indicator) if figure.indicator else "",
        "subject": figure.subject,
        "place": figure.place,
        "printed": figure.printed,
        "value": value,
        "low": low,
        "high": high,
        "unit": quantity.unit,
        "modifier": "" if quantity.modifier == "=" else quantity.modifier,
        "kind": figure.kind,
        "basis": figure.basis,
        "scope": figure.scope,
        "period": str(figure.period) if figure.period else "",
        "target": "1" if figure.target else "",
        "quote": figure.quote,
        "sample": "1" if card.sample else "",
        "source": f"{address}/{source}" if address else addresses.relative(path, source),
    }
    return tuple(fit(cells[column] or "") for column in COLUMNS)


def produce(suffix: str) -> Callable[[Table], bytes]:
    """What makes a file of that format."""
    return {"csv": to_csv, "json": to_json, "xlsx": to_xlsx}[suffix]


def to_csv(table: Table) -> bytes:
    """RFC 4180 with a byte-order mark, by which Excel and WPS know UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(table.labels)
    for row in table.rows:
        writer.writerow(
            cell if column in _NUMBERS else neutral(cell) for column, cell in zip(COLUMNS, row, strict=True)
        )
    return text.getvalue().encode("utf-8-sig")


def neutral(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + cell if _FORMULA.match(cell) else cell


def to_json(table: Table) -> bytes:
    """An object a row, keys in English, values as text."""
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in table.rows]
    return (json.dumps({"name": table.name, "rows": rows}, ensure_ascii=False, indent=1) + "\n").encode()


def to_xlsx(table: Table) -> bytes:
    """A sheet with a filter and links to the sentences; equal tables give equal bytes."""
    import xlsxwriter  # noqa: PLC0415 - large, and only some builds make tables

    data = io.BytesIO()
    book = xlsxwriter.Workbook(
        data,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    book.set_properties({"created": _MADE, "title": table.name[:200]})
    sheet, bold = book.add_worksheet(), book.add_format({"bold": True, "bottom": 1})
    sheet.freeze_panes(1, 0)
    for x, label in enumerate(table.labels):
        sheet.write_string(0, x, label, bold)
        sheet.set_column(x, x, 40 if COLUMNS[x] in {"article", "quote"} else 14)
    for y, row in enumerate(table.rows, 1):
        for x, (column, cell) in enumerate(zip(COLUMNS, row, strict=True)):
            if not cell:
                continue  # a cell that is not written is empty, and costs nothing
            if column in _NUMBERS and len(cell.strip("-").replace(".", "")) <= _EXACT_DIGITS:
                sheet.write_number(y, x, float(cell))
            elif column == "source":
                sheet.write_url(y, x, cell if "://" in cell else f"external:{cell}", string=cell)
            else:
                sheet.write_string(y, x, cell[:_LONGEST_CELL])
    sheet.autofilter(0, 0, len(table.rows), len(COLUMNS) - 1)
    book.close()
    return data.getvalue()
