"""Periods print and read as ISO 8601; blocks know where their characters stood."""

from datetime import date

import pytest

from generator.model import Block, Period, Piece


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-01/2025-11", date(2025, 1, 1), date(2025, 11, 30)),
        ("../2025-11-07", None, date(2025, 11, 7)),
        ("2024-08/..", date(2024, 8, 1), None),
        ("P3Y", None, None),
    ],
)
def test_a_period_reads_back_what_it_prints(iso: str, first: date | None, last: date | None) -> None:
    """First and last day are inclusive; an open side and a mere duration have none."""
    period = Period.parse(iso)
    assert str(period) == iso
    assert (period.first_day, period.last_day) == (first, last)


@pytest.mark.parametrize("iso", ["", "../..", "2025-13", "2025-02-30", "25", "P3", "2025/2026/2027", "今年"])
def test_what_is_no_period_is_refused(iso: str) -> None:
    """Months and days must exist."""
    with pytest.raises(ValueError, match=r"."):
        Period.parse(iso)


def test_a_character_of_a_joined_block_is_found_in_the_page() -> None:
    """Two pieces of one paragraph, broken at a column's end."""
    block = Block("paragraph", "总部经济高地", (Piece(3, 10, 0, 2), Piece(5, 20, 2, 4)))
    assert block.source_lines == (3, 5)
    assert [block.source_offset(at) for at in (0, 1, 2, 5, 6)] == [10, 11, 20, 23, None]


def test_where_something_was_found_makes_no_difference() -> None:
    """Equality, its contrary and the hash agree."""
    here, there = Block("paragraph", "文", (Piece(1, 2, 0, 1),)), Block("paragraph", "文")
    assert here == there
    assert not here != there  # noqa: SIM202 - the contrary is a method of its own
    assert hash(here) == hash(there)
    assert here != Block("paragraph", "字")
