from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from records.strategies import RECORDS, WORDS

from generator.model import Block, Conflict, Figure, Quantity, Record, SourceRef
from generator.records import reading, writing
from generator.records.machine import digests
from generator.records.updating import update

FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
QUOTE = "全区外贸进出口增长14.3%，总额达155亿元。"


def machine(record: Record) -> Record:
    """The record as the machine writes it."""
    return replace(record, machine=digests(record, "0.1.0"))


def figure(ident: str, value: str, **more: Any) -> Figure:
    """A figure of one sentence."""
    return Figure(
        f"{value}%", Quantity(Decimal(value), "%"), "change", quote=more.pop("quote", QUOTE), id=ident, **more
    )


def paragraphs(*texts: str) -> tuple[Block, ...]:
    """A body."""
    return tuple(Block("paragraph", text) for text in texts)


FIRST = machine(
    Record(
        "20260108-abc234",
        date(2026, 1, 8),
        "外贸稳中有进",
        paragraphs("甲段。", "乙段。", "丙段。"),
        kicker="引题",
        paper="晨报",
        metrics=(figure("aaaa", "14.3"), figure("bbbb", "2.5")),
    )
)
TEXT = writing.dump(FIRST)
LATER = machine(
    replace(
        FIRST,
        title="外贸稳中向好",
        body=paragraphs("甲段。", "乙段，改。", "丙段。", "丁段。"),
        kicker=None,
        deck="副题",
        metrics=(figure("aaaa", "14.3", place="市南区"), figure("cccc", "7"), figure("bbbb", "2.5")),
    )
)


def test_an_unedited_file_becomes_the_machines_new_one() -> None:
    """Nothing of the old version is left."""
    assert update(TEXT, "a.md", LATER).text == writing.dump(LATER)


def test_nothing_new_changes_nothing() -> None:
    """An edited file stays byte for byte when the machine finds what it found."""
    edited = TEXT.replace("title: ", "# 校对过\ntitle:   ").replace("\n", "\r\n")
    assert update(edited, "a.md", FIRST).text == edited


def test_a_page_that_changed_elsewhere_changes_nothing() -> None:
    """Another digest of the page alone is no reason to touch a file; other lines are."""
    old = machine(replace(FIRST, source=SourceRef("sources/a.txt", "ab" * 32, 3, 9)))
    text = writing.dump(old)
    for digest, lines, same in (("cd" * 32, (3, 9), True), ("cd" * 32, (4, 10), False)):
        new = machine(replace(FIRST, source=SourceRef("sources/a.txt", digest, *lines)))
        assert (update(text, "a.md", new).text == text) is same


def test_comments_order_quotes_and_line_ends_survive() -> None:
    """Only the values that changed are other than they were."""
    edited = (
        TEXT.replace("kicker: 引题\n", "")
        .replace("id: 2", "x_desk: '经济'   # 夜班\nid: \"2", 1)
        .replace("abc234\n", 'abc234"\n')
        .replace("  value: 14.3\n", "  value: 14.8 # 见更正\n")
        .replace("- id: bbbb\n", "# 第二个\n- id: bbbb\n")
        .replace("\n", "\r\n")
    )
    updated = update("\ufeff" + edited, "a.md", LATER)
    assert updated.text.startswith("\ufeff---\r\nx_desk: '经济'   # 夜班\r\nid: \"20260108-abc234\"\r\n")
    assert "  value: 14.8 # 见更正\r\n" in updated.text
    assert "# 第二个\r\n- id: bbbb\r\n" in updated.text
    assert "\n" not in updated.text.replace("\r\n", "")
    found = reading.load(updated.text, "a.md")
    assert found.title == "外贸稳中向好"
    assert [f.id for f in found.metrics] == ["aaaa", "cccc", "bbbb"]
    assert [block.text for block in found.body] == ["甲段。", "乙段，改。", "丙段。", "丁段。"]
    assert found.kicker is None


def test_a_correction_stands_and_the_rest_is_updated() -> None:
    """A figure put right by hand is kept against the machine, whose version is shown as a conflict."""
    edited = TEXT.replace("value: 14.3", "value: 155")
    found = reading.load(update(edited, "a.md", LATER).text, "a.md")
    assert found.metrics[0].quantity.value == 155
    assert found.metrics[0].place is None
    assert found.title == "外贸稳中向好"
    assert [conflict.field for conflict in found.conflicts] == ["metrics.aaaa"]
    assert "place: 市南区" in found.conflicts[0].machine


def test_a_conflict_is_told_once_and_goes_when_the_person_gives_in() -> None:
    """Taking the machine's value settles it at the next page."""
    updated = update(TEXT.replace("title: 外贸稳中有进", "title: 手改题"), "a.md", LATER)
    assert updated.conflicts == ("title",)
    assert reading.load(updated.text, "a.md").conflicts == (Conflict("title", "外贸稳中向好"),)
    assert update(updated.text, "a.md", LATER).conflicts == ()
    given_in = updated.text.replace("title: 手改题", "title: 外贸稳中向好")
    assert reading.load(update(given_in, "a.md", LATER).text, "a.md").conflicts == ()


def test_deleted_paragraphs_and_figures_stay_deleted() -> None:
    """The machine finds them again; the person does not want them."""
    start, end = TEXT.index("- id: bbbb"), TEXT.index("machine:")
    edited = (TEXT[:start] + TEXT[end:]).replace("丙段。\n", "")
    found = reading.load(update(edited, "a.md", LATER).text, "a.md")
    assert [f.id for f in found.metrics] == ["aaaa", "cccc"]
    assert "丙段。" not in [block.text for block in found.body]
    again = update(update(edited, "a.md", LATER).text, "a.md", FIRST)
    assert "bbbb" not in [f.id for f in again.record.metrics]


def test_both_add_to_the_end() -> None:
    """A late paragraph of the page and an editor's note are both there."""
    updated = update(TEXT + "\n编者按。\n", "a.md", LATER)
    assert [block.text for block in updated.record.body] == [
        "甲段。",
        "乙段，改。",
        "丙段。",
        "丁段。",
        "编者按。",
    ]
    assert updated.conflicts == ()


def test_both_change_one_paragraph() -> None:
    """The person's stays, the machine's is under conflicts."""
    updated = update(TEXT.replace("乙段。", "乙段，手改。"), "a.md", LATER)
    assert [block.text for block in updated.record.body] == ["甲段。", "乙段，手改。", "丙段。", "丁段。"]
    assert updated.record.conflicts == (Conflict("body", "乙段，改。"),)


def test_a_better_reading_of_the_page_keeps_the_figures_ids() -> None:
    """The sentence reads a little differently, the figure is the same, and so is the correction."""
    edited = TEXT.replace("value: 2.5", "value: 2.6")
    better = machine(replace(FIRST, metrics=(figure("zzzz", "2.5", quote=QUOTE.replace("，", "、")),)))
    found = update(edited, "a.md", better).record
    assert [(f.id, f.quantity.value) for f in found.metrics] == [("bbbb", Decimal("2.6"))]


def test_a_file_without_digests_is_a_persons_work() -> None:
    """Nothing in it is changed; what the machine finds from now on is compared with today's."""
    own = TEXT[: TEXT.index("machine:")] + "---\n" + TEXT.partition("\n---\n")[2]
    updated = update(own, "a.md", LATER)
    assert updated.record == FIRST
    assert update(updated.text, "a.md", LATER).text == updated.text


EDITS = st.sampled_from(["title", "kicker", "summary", "value", "drop", "add", "cut", "note"])
DRESS = st.sampled_from(["comment", "crlf"])


def by_hand(record: Record, edits: list[str], words: str) -> Record:
    """What a person might do to a record."""
    for edit in edits:
        if edit in ("title", "kicker", "summary"):
            record = replace(record, **{edit: f"手改 {words}"})
        elif edit == "add":
            record = replace(record, body=(*record.body, Block("paragraph", f"手记 {words}")))
        elif edit == "note":
            record = replace(record, extra={**record.extra, "note": f"手记 {words}"})
        elif edit == "cut" and record.body:
            record = replace(record, body=record.body[1:])
        elif edit == "value" and record.metrics:
            changed = replace(record.metrics[0], quantity=Quantity(Decimal("987654321.5")))
            record = replace(record, metrics=(changed, *record.metrics[1:]))
        elif edit == "drop" and record.metrics:
            record = replace(record, metrics=record.metrics[:-1])
    return record


@FEW
@given(RECORDS, RECORDS, st.lists(EDITS, max_size=3), WORDS, st.sets(DRESS))
def test_no_change_by_hand_is_ever_lost(
    old: Record, new: Record, edits: list[str], words: str, dress: set[str]
) -> None:
    """Whatever the machine finds next; and merging a second time changes nothing."""
    new = machine(replace(new, id=old.id))
    edited = by_hand(machine(old), edits, words)
    text = writing.dump(edited)
    if "comment" in dress:
        text = text.replace("---\n", "---\n# 夜班看过\n", 1)
    if "crlf" in dress:
        text = text.replace("\n", "\r\n")
    updated = update(text, "a.md", new)
    found = updated.record
    for name in {"title", "kicker", "summary"} & set(edits):
        assert getattr(found, name) == f"手改 {words}"
    if "note" in edits:
        assert found.extra["note"] == f"手记 {words}"
    written = f"手记 {words}"
    if written in [block.text for block in edited.body]:  # a cut may have taken it out again
        assert written in [block.text for block in found.body]
    if "value" in edits and edited.metrics and edited.metrics[0].quantity.value == Decimal("987654321.5"):
        assert Decimal("987654321.5") in [f.quantity.value for f in found.metrics]
    assert "comment" not in dress or "# 夜班看过" in updated.text
    assert reading.load(updated.text, "a.md") == found
    assert update(updated.text, "a.md", new).text == updated.text


@FEW
@given(RECORDS, RECORDS)
def test_without_edits_the_merge_is_the_machines_record(old: Record, new: Record) -> None:
    """Field by field, whatever changed; what only people write stays."""
    new = machine(replace(new, id=old.id, metrics=()))
    merged = update(writing.dump(machine(old)), "a.md", new).record
    own = {
        "extra": old.extra,
        "corrections": old.corrections,
        "reviewed": old.reviewed,
        "machine": merged.machine,
    }
    assert replace(merged, conflicts=(), **own) == replace(new, conflicts=(), **own)


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_mixed_line_ends_stay_where_they_are(ending: str) -> None:
    """A note added by another program keeps its own."""
    text = TEXT.replace("\n", "\r\n") + f"{ending}手记。{ending}"
    updated = update(text, "a.md", LATER)
    assert updated.text.endswith(f"手记。{ending}")
