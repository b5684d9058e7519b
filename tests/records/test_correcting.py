from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from generator.diagnostics import ContentError
from generator.model import Block, Correction, Figure, Quantity, Record
from generator.records import reading, writing
from generator.records.correcting import correct
from generator.records.formatting import format_text
from generator.records.machine import digests
from generator.records.updating import update

DAY = date(2026, 1, 9)
QUOTE = "总额达115亿元。"
RECORD = Record(
    "a1",
    date(2026, 1, 8),
    "外贸稳中有进",
    (Block("paragraph", QUOTE),),
    metrics=(
        Figure("115亿元", Quantity(Decimal(11500000000), "元"), "money", "总额", quote=QUOTE, id="k3f2"),
    ),
)
TEXT = writing.dump(replace(RECORD, machine=digests(RECORD, "0.1.0")))


def test_a_corrected_value_keeps_what_was_printed() -> None:
    """By place or by id, the correction names the figure by its id."""
    for field in ("metrics.1.value", "metrics.k3f2.value"):
        text = correct(TEXT, "a.md", field, "15500000000", "笔误", day=DAY, by="王晓")
        found = reading.load(text, "a.md")
        assert found.metrics[0].quantity.value == 15500000000
        assert found.corrections == (
            Correction("metrics.k3f2.value", "11500000000", "15500000000", DAY, "笔误", "王晓"),
        )


def test_a_correction_touches_nothing_else() -> None:
    """Comments and the other lines stay; the next page that comes in leaves the value alone."""
    edited = TEXT.replace("title:", "# 夜班\ntitle:")
    text = correct(edited, "a.md", "title", "外贸稳中向好", "题文不符", day=DAY)
    assert "# 夜班\ntitle: 外贸稳中向好\n" in text
    machine = replace(RECORD, machine=digests(RECORD, "0.1.0"))
    assert update(text, "a.md", machine).text == text


@pytest.mark.parametrize(
    ("field", "to", "message"),
    [
        ("titel", "x", "no field 'titel' can be corrected"),
        ("metrics.9.value", "1", "there is no figure '9'"),
        ("metrics.1.valeu", "1", "a figure has no 'valeu'"),
        ("metrics.1.value", "1.1万", "'1.1万' is no number"),
        ("metrics.1.period", "去年", "'去年' is no date of the form YYYY, YYYY-MM or YYYY-MM-DD"),
        ("metrics.1.kind", "monye", "kind may not be 'monye'"),
    ],
)
def test_what_cannot_be_corrected_is_refused(field: str, to: str, message: str) -> None:
    """With what would be allowed."""
    with pytest.raises(ContentError) as caught:
        correct(TEXT, "a.md", field, to, "", day=DAY)
    assert [(d.code, d.message) for d in caught.value.diagnostics] == [("E320", message)]
    assert caught.value.diagnostics[0].hint


def test_fmt_restores_order_and_quoting_and_keeps_the_meaning() -> None:
    """Comments above a field go with it; a file in order stays as it is."""
    edited = (
        TEXT.replace("title: 外贸稳中有进\n", "").replace(
            "---\n", "---\n# 夜班\n\"title\": '外贸稳中有进'\n", 1
        )
    ).replace("\n", "\r\n")
    assert format_text(edited, "a.md") == TEXT.replace("title:", "# 夜班\ntitle:")
    assert format_text(TEXT, "a.md") == TEXT


@pytest.mark.parametrize("comment", ["  value: 11500000000 # 亿", "  # 数\n  value: 11500000000"])
def test_fmt_leaves_a_file_alone_whose_comments_it_would_lose(comment: str) -> None:
    """And says where the comment stands."""
    edited = TEXT.replace("  value: 11500000000", comment)
    assert edited != TEXT
    with pytest.raises(ContentError) as caught:
        format_text(edited, "a.md")
    assert [d.code for d in caught.value.diagnostics] == ["E209"]
    assert "#" in caught.value.diagnostics[0].excerpt
