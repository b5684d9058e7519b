"""Marking figures in a text, and the words around one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.render.words.text import Run, clause, mark

TEXT = "规上工业增加值增长14.3%，列全市第一；企业1,234家。"


def spans(text: str) -> st.SearchStrategy[list[tuple[int, int, int]]]:
    """Any figures of a text."""
    ends = st.tuples(st.integers(0, len(text)), st.integers(1, 6))
    return st.lists(ends, max_size=6).map(
        lambda pairs: [
            (n + 1, a, min(len(text), a + size)) for n, (a, size) in enumerate(pairs) if a < len(text)
        ]
    )


@given(spans(TEXT))
def test_runs_join_to_the_text_and_hold_every_figure(figures: list[tuple[int, int, int]]) -> None:
    """Nothing of the text is lost or doubled, whatever overlaps."""
    runs = mark(TEXT, figures)
    assert "".join(run.text for run in runs) == TEXT
    held = [n for run in runs for n in (run.figure, *run.also) if n]
    assert sorted(held) == sorted(n for n, _, _ in figures)


def test_a_figure_inside_another_shares_its_mark() -> None:
    """连续3年 holds 3年."""
    assert mark("连续3年", [(1, 2, 4), (2, 0, 4)]) == (Run("连续3年", 2, (1,)),)


def test_a_clause_ends_at_commas_but_not_inside_numbers() -> None:
    """The words around a figure; a bare one takes the clause before it along."""
    assert clause(TEXT, 9, 14) == "规上工业增加值增长14.3%"
    assert clause(TEXT, 16, 20) == "规上工业增加值增长14.3%，列全市第一"
    assert clause(TEXT, 23, 29) == "企业1,234家"


def test_a_long_clause_is_cut_around_its_figure() -> None:
    """Both ends are cut off with an ellipsis."""
    text = "长" * 90 + "5家" + "长" * 90
    shown = clause(text, 90, 92)
    assert len(shown) <= 52
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert "5家" in shown
