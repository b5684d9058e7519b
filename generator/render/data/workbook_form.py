"""The form of a workbook: what XlsxWriter makes of a table of one row, with blanks for what a table says."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed day, so that equal tables are equal files
_ZIPPED = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip file knows, for the same reason
_SHEET, _STRINGS, _BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
_LINKS = "xl/worksheets/_rels/sheet1.xml.rels"
_ROW = re.compile(r'<row r="2".*?s="(\d+)".*?</row>')
_BLANKS = (  # file, what stands in it, which blank takes its place
    (_SHEET, _ROW.pattern, "{rows}"),
    (_SHEET, r'(?<=:[A-Z])2(?=")', "{last}"),
    (_SHEET, "<hyperlinks>.*</hyperlinks>", "{places}"),
    (_STRINGS, r'(?<= count=")\d+', "{count}"),
    (_STRINGS, r'(?<=uniqueCount=")\d+', "{unique}"),
    (_STRINGS, "<si>.*</si>", "{strings}"),
    (_BOOK, r"(?<=\$)2(?=<)", "{last}"),
    (_LINKS, "<Relationship .*/>", "{targets}"),
)
_BLANK = re.compile(r"\{(\w+)\}")


class Column(NamedTuple):
    """A column: its label, its width in characters, and whether its cells hold numbers."""

    label: str
    width: int
    numbers: bool


class Form(NamedTuple):
    """The files of a workbook by name, with `{blanks}` for what a table says; the style of a linked cell."""

    files: dict[str, str]
    style: str

    def filled(self, fillings: Mapping[str, Iterable[str]]) -> bytes:
        """The workbook with these words in its blanks; without the file of its links where it has none.

        What fills a blank comes in pieces: a year of rows would be held three times as one.
        """
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, text in self.files.items():
                if name == _LINKS and not fillings["targets"]:
                    continue
                entry = zipfile.ZipInfo(name, _ZIPPED)
                entry.compress_type = zipfile.ZIP_DEFLATED
                with packed.open(entry, "w") as file:
                    for number, part in enumerate(_BLANK.split(text)):
                        for words in fillings[part] if number % 2 else (part,):
                            file.write(words.encode())
        return data.getvalue()


@lru_cache(2)  # one, unless the words of the interface are changed while `serve` watches
def form_of(columns: tuple[Column, ...]) -> Form:
    """The form of a table with these columns: labels in bold, a filter, the last column linked."""
    import xlsxwriter  # noqa: PLC0415 - large, and only some builds make tables

    data, end = io.BytesIO(), len(columns) - 1
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE, "title": "{title}"})
        sheet, bold = book.add_worksheet(), book.add_format({"bold": True, "bottom": 1})
        sheet.freeze_panes(1, 0)
        for x, column in enumerate(columns):
            sheet.write_string(0, x, column.label, bold)
            sheet.set_column(x, x, column.width)
        sheet.write_url(1, end, "external:link")
        sheet.autofilter(0, 0, 1, end)
    with zipfile.ZipFile(data) as packed:
        files = {name: packed.read(name).decode() for name in packed.namelist()}
    row = _ROW.search(files[_SHEET])
    assert row is not None  # noqa: S101 - it was written above
    for name, found, blank in _BLANKS:
        files[name] = re.sub(found, blank, files[name])
    return Form(files, row[1])
