"""Folded punctuation is set full-width beside Chinese, and left alone everywhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.words.typography import typeset


@pytest.mark.parametrize(
    ("folded", "set_"),
    [
        ("截至2025年11月,该区登记102家,在管697只", "截至2025年11月，该区登记102家，在管697只"),
        ("增长14.3%,列全市第一", "增长14.3%，列全市第一"),
        ("增长11%,25家企业", "增长11%，25家企业"),
        ("“一单制”,“新三单”", "“一单制”，“新三单”"),
        ("县(市、区)认定", "县（市、区）认定"),
        ("政务网(www.example.org)“专栏”", "政务网（www.example.org）“专栏”"),
        ("“钱到了,人也要到?”", "“钱到了，人也要到？”"),
    ],
)
def test_punctuation_beside_chinese_is_full_width(folded: str, set_: str) -> None:
    """One character for one: nothing moves."""
    assert typeset(folded) == set_


@pytest.mark.parametrize(
    "text",
    [
        "1,234,567",
        "9:30",
        "3:1",
        "Hello, world (again)!",
        "林溪. 题名[N]. 青岛城事报, 2026-02-05(A02).",
        "a?b=c&d",
    ],
)
def test_western_text_numbers_and_citations_stay(text: str) -> None:
    """Neither digits' separators nor GB/T 7714's own punctuation is touched."""
    assert typeset(text) == text


@given(st.text("市,;:()?!”“ 1a，"))
def test_length_holds_and_setting_twice_changes_nothing(text: str) -> None:
    """Spans found in the record hold in what is shown."""
    once = typeset(text)
    assert len(once) == len(text)
    assert typeset(once) == once
