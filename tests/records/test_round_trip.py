from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from records.strategies import RECORDS

from generator.model import Block, Record
from generator.records import reading, writing
from generator.records.machine import digests

FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FEW
@given(RECORDS)
def test_what_is_written_is_read_back(record: Record) -> None:
    """Every field, every figure's id, every digest."""
    written = replace(record, machine=digests(record, "0.1.0"))
    found = reading.load(writing.dump(written), "a.md")
    assert found == written
    assert found.machine == written.machine
    assert [figure.id for figure in found.metrics] == [figure.id for figure in record.metrics]
    assert writing.dump(found) == writing.dump(written)


@FEW
@given(RECORDS, st.sampled_from(["\r\n", "\r"]), st.integers(0, 2))
def test_line_endings_and_byte_order_marks_mean_nothing(record: Record, ending: str, marks: int) -> None:
    """Files saved by any editor program read the same."""
    text = "\ufeff" * marks + writing.dump(record).replace("\n", ending)
    assert reading.load(text, "a.md") == record


def test_defaults_and_empty_fields_are_left_out() -> None:
    """A bare article has five lines of front matter, and no more."""
    record = Record("20260108-abc234", date(2026, 1, 8), "题", (Block("paragraph", "正文。"),))
    assert writing.dump(record) == "---\nid: 20260108-abc234\ntitle: 题\ndate: 2026-01-08\n---\n\n正文。\n"
