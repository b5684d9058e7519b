"""Workbooks are written row by row, as XlsxWriter writes them cell by cell."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import openpyxl
import pytest
import xlsxwriter

from generator.render.data.workbook import workbook
from generator.render.data.workbook_form import Column

COLUMNS = (
    Column("日期", 14, numbers=False),
    Column("数值 <&>", 40, numbers=True),
    Column("出处", 14, numbers=False),
)
ROWS = (
    ("2026-01-08", "96491000000", "../../2026/01/08/a-1.html#f1"),
    ("2026-01-08", "-9.3", "http://news.example/2026/01/08/a%20b.html#f2"),
    ("<b>&\"'", "1234567890123456", "../../2026/01/08/a-1.html#f3"),
    (" 空 \n格 ", "0.1", "http://news.example/[a b]"),
    ("_x0041_ \r", "", "../x.html"),
)


def by_xlsxwriter(title: str, rows: tuple[tuple[str, ...], ...]) -> bytes:
    """The same workbook, as the library for it makes it."""
    data = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(data, {"in_memory": True, **options}) as book:
        book.set_properties({"created": datetime(2000, 1, 1), "title": title})  # noqa: DTZ001 - a fixed day
        sheet, bold = book.add_worksheet(), book.add_format({"bold": True, "bottom": 1})
        sheet.freeze_panes(1, 0)
        for x, column in enumerate(COLUMNS):
            sheet.write_string(0, x, column.label, bold)
            sheet.set_column(x, x, column.width)
        for y, (first, number, link) in enumerate(rows, 1):
            sheet.write_string(y, 0, first)
            if number and len(number) < 16:
                sheet.write_number(y, 1, float(number))
            elif number:
                sheet.write_string(y, 1, number)
            sheet.write_url(y, 2, link if "://" in link else f"external:{link}", string=link)
        sheet.autofilter(0, 0, len(rows), 2)
    return data.getvalue()


@pytest.mark.parametrize("rows", [ROWS, ROWS[:1], ROWS * 20], ids=["few", "one", "many"])
def test_a_workbook_is_what_the_library_makes(rows: tuple[tuple[str, ...], ...]) -> None:
    """Byte for byte: texts, numbers, links, the filter, the title."""
    made, wanted = workbook("名 <1>", COLUMNS, rows), by_xlsxwriter("名 <1>", rows)
    with zipfile.ZipFile(io.BytesIO(made)) as one, zipfile.ZipFile(io.BytesIO(wanted)) as other:
        assert {name: one.read(name) for name in one.namelist()} == {
            name: other.read(name) for name in other.namelist()
        }
    assert made == wanted


def test_a_cell_is_cut_where_the_format_ends() -> None:
    """Units of UTF-16 are counted, and no character is halved."""
    sheet = openpyxl.load_workbook(io.BytesIO(workbook("", COLUMNS, [("𠮷" * 20_000, "", "to")]))).active
    assert sheet.cell(2, 1).value == "𠮷" * 16_000


def test_rows_without_links_make_a_whole_workbook() -> None:
    """An empty list of links would be no valid file."""
    sheet = openpyxl.load_workbook(io.BytesIO(workbook("", COLUMNS, [("a", "1", "")]))).active
    assert [cell.value for cell in sheet[2]] == ["a", 1, None]


def test_more_links_than_the_format_allows_are_words() -> None:
    """The sheet stays valid, and every row says where it comes from."""
    data = workbook("", COLUMNS, [("", "", "to")] * 65_531)
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
    assert sheet.count(b"<hyperlink ") == 65_530
    assert b'<c r="C65532" t="s">' in sheet
