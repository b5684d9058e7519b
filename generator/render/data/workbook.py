"""A table as an XLSX file: XlsxWriter makes the form, once, and the rows of each table are put into it.

XlsxWriter keeps an object for every cell, and took a fifth of a build of all pages so (0.15 ms a row). Rows
are written here as it writes them; `tests/render/test_workbook.py` holds the two together.
"""

from __future__ import annotations

import re
from html import escape
from itertools import islice
from typing import TYPE_CHECKING

from generator.render.data.workbook_form import form_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.render.data.workbook_form import Column

_A_BLOCK = 256  # pieces
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"  # the names of columns: no table has more
_LONGEST_TITLE = 200
_LONGEST_CELL = 32_000  # units of UTF-16; XLSX allows 32,767
_LONGEST_LINK = 2_079
_MOST_LINKS = 65_530
_EXACT_DIGITS = 15  # of a number, which is a double
_LINK_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
_LIKE_CONTROL = re.compile("_(x[0-9a-fA-F]{4}_)")  # what a reader would take for one
_UNSAFE = re.compile(r'[" <>\[\]^`{}]|%(?![0-9a-fA-F]{2})')  # in the address of a link


def workbook(title: str, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> bytes:
    """A sheet with a filter, the last column linked; equal tables give equal bytes.

    Args:
        title: what the file says it is.
        columns: of the table.
        rows: a text for each column, "" where there is none; the last is an address.
    """
    form = form_of(tuple(columns))
    sheet = _Sheet(columns, form.style)
    for row in rows:
        sheet.add(row)
    return form.filled(
        {
            "title": (escape(title[:_LONGEST_TITLE], quote=False),),
            "last": (str(sheet.last),),
            "rows": _blocks(sheet.rows),
            "places": ("<hyperlinks>", *_blocks(sheet.places), "</hyperlinks>") if sheet.places else (),
            "targets": tuple(_blocks(sheet.targets)),
            "count": (str(sheet.count),),
            "unique": (str(len(sheet.strings)),),
            "strings": _blocks(map(_shared, sheet.strings)),
        }
    )


def _blocks(pieces: Iterable[str]) -> Iterator[str]:
    """Many short pieces as fewer long ones."""
    left = iter(pieces)
    while block := "".join(islice(left, _A_BLOCK)):
        yield block


class _Sheet:
    """Rows as they are written, the texts that they share, their links."""

    def __init__(self, columns: Sequence[Column], style: str) -> None:
        self._columns = [(letter, column.numbers) for letter, column in zip(_LETTERS, columns, strict=False)]
        self._linked = f'{_LETTERS[len(columns) - 1]}%d" s="{style}'
        self.last = 1
        self.count = len(columns)
        self.rows: list[str] = []
        self.strings: dict[str, int] = {}
        for column in columns:
            self.strings.setdefault(column.label, len(self.strings))
        self.places: list[str] = []
        self.targets: list[str] = []

    def add(self, row: Sequence[str]) -> None:
        """Write a row. A cell that is empty is not written."""
        self.last = y = self.last + 1
        strings, cells = self.strings, [f'<row r="{y}" spans="1:{len(row)}">']
        for (letter, numbers), cell in zip(self._columns, row[:-1], strict=False):
            if numbers and cell and len(cell.strip("-").replace(".", "")) <= _EXACT_DIGITS:
                cells.append(f'<c r="{letter}{y}"><v>{float(cell):.16G}</v></c>')
            elif cell:
                text = cell if len(cell) < _LONGEST_CELL // 2 else _cut(cell)
                cells.append(f'<c r="{letter}{y}" t="s"><v>{strings.setdefault(text, len(strings))}</v></c>')
                self.count += 1
        if row[-1]:
            place = self._linked % y if self._link(row[-1]) else f"{self._columns[-1][0]}{y}"
            cells.append(f'<c r="{place}" t="s"><v>{strings.setdefault(row[-1], len(strings))}</v></c>')
            self.count += 1
        self.rows.append("".join(cells) + "</row>")

    def _link(self, link: str) -> bool:
        """Enter where the row leads; False where the format has no room for it."""
        address, _, anchor = link.partition("#")
        if len(self.places) == _MOST_LINKS or len(link) > _LONGEST_LINK:
            return False
        if "://" not in address:
            address = address.replace("/", "\\")
        number, letter = len(self.places) + 1, self._columns[-1][0]
        location = f' location="{_attribute(anchor)}"' if anchor else ""
        self.places.append(f'<hyperlink ref="{letter}{self.last}" r:id="rId{number}"{location}/>')
        target = _attribute(_UNSAFE.sub(lambda found: f"%{ord(found.group()):02x}", address))
        self.targets.append(
            f'<Relationship Id="rId{number}" Type="{_LINK_TYPE}" Target="{target}" TargetMode="External"/>'
        )
        return True


def _cut(text: str) -> str:
    return text.encode("utf-16-le")[: 2 * _LONGEST_CELL].decode("utf-16-le", "ignore")


def _attribute(text: str) -> str:
    return escape(text, quote=False).replace('"', "&quot;")


def _shared(text: str) -> str:
    """A text in the list of those that cells share."""
    if not text.isprintable() or "_x" in text:
        text = _LIKE_CONTROL.sub(r"_x005F_\1", text)
        text = _CONTROL.sub(lambda found: f"_x{ord(found.group()):04X}_", text)
    kept = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
    return f"<si><t{kept}>{escape(text, quote=False)}</t></si>"
