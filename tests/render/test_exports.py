"""Downloads and feeds: what other programs read."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterable
from xml.dom import minidom

import openpyxl
import pytest
from msgspec.structs import replace

from generator.model import Record
from generator.render.data.exports import COLUMNS, Table, neutral, to_csv, to_json, to_xlsx

FORMULAS = ("=1+1", " =cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1")


def test_a_table_says_the_same_in_three_formats(site: dict[str, bytes]) -> None:
    """Values as plain decimals, periods in ISO, a link to the sentence."""
    path = "data/figures/fund_volume/2026"
    rows = list(csv.DictReader(io.StringIO(site[f"{path}.csv"].decode("utf-8-sig"))))
    held = json.loads(site[f"{path}.json"])["rows"]
    sheet = openpyxl.load_workbook(io.BytesIO(site[f"{path}.xlsx"])).active
    assert site[f"{path}.csv"].startswith(b"\xef\xbb\xbf")
    assert len(rows) == len(held) == sheet.max_row - 1 == 3
    assert rows[0]["数值"] == held[0]["value"] == "96491000000"
    assert rows[0]["期间"] == held[0]["period"] == "../2025-11"
    assert sheet.cell(2, COLUMNS.index("value") + 1).value == 96491000000
    assert held[0]["source"].startswith("http://news.example/2026/01/08/")
    assert sheet.cell(2, COLUMNS.index("source") + 1).hyperlink.target.startswith("http://news.example/")


def test_a_year_that_is_over_has_its_own_table(site: dict[str, bytes]) -> None:
    """So that what was printed then is not written again every day."""
    rows = json.loads(site["data/figures/fund_volume/2025.json"])["rows"]
    assert [row["value"] for row in rows] == ["95260000000"]


def test_the_columns_are_explained(site: dict[str, bytes]) -> None:
    """Every column has its line in the readme."""
    text = site["data/README.txt"].decode("utf-8-sig")
    assert all(f"\t{column}\n" in text for column in COLUMNS)


@pytest.mark.parametrize("cell", FORMULAS)
def test_no_cell_is_a_formula(cell: str) -> None:
    """Neither Excel nor WPS evaluates what a newspaper printed."""
    table = Table("x", COLUMNS, (tuple(cell if column == "subject" else "" for column in COLUMNS),))
    assert neutral(cell) == "'" + cell
    assert "'" + cell in next(csv.reader(io.StringIO(to_csv(table).decode("utf-8-sig").split("\r\n", 1)[1])))
    with zipfile.ZipFile(io.BytesIO(to_xlsx(table))) as book:
        assert b"<f>" not in b"".join(book.read(name) for name in book.namelist())
    assert json.loads(to_json(table))["rows"][0]["subject"] == cell


def test_equal_tables_are_equal_files() -> None:
    """No time stamp in a workbook: an unchanged table is not written again."""
    table = Table("x", COLUMNS, (tuple("1" for _ in COLUMNS),))
    assert to_xlsx(table) == to_xlsx(table)


def test_feeds_are_well_formed_and_current(site: dict[str, bytes]) -> None:
    """Atom and JSON Feed of all, of a district, of a topic and of the corrections."""
    for name in ("all", "districts-laoshan", "topics-finance", "corrections"):
        atom = ET.fromstring(site[f"feeds/{name}.xml"])  # noqa: S314 - our own file
        entries = atom.findall("{http://www.w3.org/2005/Atom}entry")
        items = json.loads(site[f"feeds/{name}.json"])["items"]
        assert len(entries) == len(items) >= 1
        updated = [entry.findtext("{http://www.w3.org/2005/Atom}updated") or "" for entry in entries]
        assert updated == sorted(updated, reverse=True)
        assert atom.findtext("{http://www.w3.org/2005/Atom}updated") == updated[0]
        assert all(item["url"].startswith("http://news.example/") for item in items)


def test_the_site_map_lists_every_article(site: dict[str, bytes]) -> None:
    """With the site's address, without which there is no map."""
    text = site["sitemap.xml"].decode()
    assert text.count("<url>") == 3 + 4
    minidom.parseString(text)  # noqa: S318 - our own file
    minidom.parseString(site["opensearch.xml"])  # noqa: S318 - our own file


def test_hostile_words_leave_feeds_well_formed(
    make_site: Callable[[Iterable[Record]], dict[str, bytes]], records: list[Record]
) -> None:
    """Markup, ends of sections and control characters are text in XML too."""
    hostile = "]]></title><script>\x00\x0b\ufffe&"
    files = make_site([replace(records[0], title=hostile, summary=hostile)])
    for path, data in files.items():
        if path.endswith(".xml"):
            minidom.parseString(data)  # noqa: S318 - our own file
        elif path.endswith(".json"):
            json.loads(data)
