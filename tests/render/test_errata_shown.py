"""A correction that the paper prints stands on the page it corrects, whenever which of the two came."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from built import built

from generator.model import Erratum
from generator.records.errata import takes_back

TARGET = "---\nid: t1\ntitle: 港口吞吐量上升\ndate: 2026-01-02\n---\n吞吐量120万吨。\n"
ERRATUM = """---
id: e1
title: 更正
date: 2026-01-05
corrects:
- {title: 港口吞吐量上升, date: 2026-01-02, was: 120万吨, now: 102万吨}
---
本报1月2日《港口吞吐量上升》一文中，“120万吨”应为“102万吨”。
"""

# A later article of the same series, whose pages say what was printed before.
FIGURE = (
    "- {{id: m{n}, printed: {n}万吨, value: {n}0000, unit: 吨, kind: level, indicator: port-cargo,"
    " place: 青岛市, quote: 吞吐量{n}万吨}}\n"
)
LATER = (
    "---\nid: l1\ntitle: 吞吐量再上升\ndate: 2026-01-03\nmetrics:\n"
    + FIGURE.format(n=130)
    + "---\n吞吐量130万吨。\n"
)
AMENDED = (
    "2026/01/03/l-l1.html",  # as the value before, in its margin
    "2026/01/03/index.html",  # in the moves of its edition
    "figures/port-cargo/index.html",
    "figures/port-cargo/2026.html",
)


def test_both_pages_follow_each_other(tmp_path: Path) -> None:
    """Each step leaves what a clean build makes: the correction comes, its article is renamed, it goes."""
    content, out = tmp_path / "content", tmp_path / "site"
    content.mkdir()
    target, erratum = content / "t.md", content / "e.md"
    target.write_text(TARGET, "utf-8")
    built(content, out)
    shown = []
    steps = (
        lambda: erratum.write_text(ERRATUM, "utf-8"),
        lambda: target.write_text(TARGET.replace("上升", "下降"), "utf-8"),
        lambda: target.write_text(TARGET, "utf-8"),
        erratum.unlink,
    )
    for number, step in enumerate(steps):
        step()
        found = built(content, out)
        assert found == built(content, tmp_path / f"clean{number}")
        shown.append("102万吨" in found["2026/01/02/t-t1.html"].decode())
    assert shown == [True, False, True, False]


def test_what_was_corrected_is_marked_wherever_it_is_compared_with(tmp_path: Path) -> None:
    """Each step leaves what a clean build makes, and the old value never stands there as if it held."""
    content, out = tmp_path / "content", tmp_path / "site"
    content.mkdir()
    erratum = content / "e.md"
    figure = "metrics:\n" + FIGURE.format(n=120)
    (content / "t.md").write_text(TARGET.replace("---\n吞", f"{figure}---\n吞"), "utf-8")
    (content / "l.md").write_text(LATER, "utf-8")
    for number, marked in enumerate((False, True, False)):
        if marked:
            erratum.write_text(ERRATUM, "utf-8")
        else:
            erratum.unlink(missing_ok=True)
        found = built(content, out)
        assert found == built(content, tmp_path / f"clean{number}")
        assert {"后更正为 102万吨" in found[page].decode() for page in AMENDED} == {marked}


def test_every_article_of_that_title_and_day_is_meant(tmp_path: Path) -> None:
    """Two are called alike: a correction of one leaves what a clean build makes of both."""
    content, out = tmp_path / "content", tmp_path / "site"
    content.mkdir()
    figure = "metrics:\n" + FIGURE.format(n=120)
    (content / "t.md").write_text(TARGET, "utf-8")
    (content / "u.md").write_text(
        TARGET.replace("id: t1", "id: u1").replace("---\n吞", f"{figure}---\n吞"), "utf-8"
    )
    (content / "l.md").write_text(LATER, "utf-8")
    built(content, out)
    (content / "e.md").write_text(ERRATUM, "utf-8")
    found = built(content, out)
    assert found == built(content, tmp_path / "clean")
    assert "后更正为 102万吨" in found["2026/01/03/l-l1.html"].decode()


def test_a_note_of_the_editor_is_no_erratum_of_another_article(tmp_path: Path) -> None:
    """An article with a correction by hand is as it was when the paper corrects its neighbour."""
    content, out = tmp_path / "content", tmp_path / "site"
    content.mkdir()
    by_hand = "corrections:\n- {field: body, was: 120万吨, now: 102万吨, date: 2026-01-04, why: 误}\n"
    figure = "metrics:\n" + FIGURE.format(n=120)
    (content / "t.md").write_text(TARGET.replace("---\n吞", f"{figure}{by_hand}---\n吞"), "utf-8")
    (content / "u.md").write_text(TARGET.replace("id: t1", "id: u1").replace("上升", "持平"), "utf-8")
    (content / "l.md").write_text(LATER, "utf-8")
    built(content, out)
    (content / "e.md").write_text(ERRATUM.replace("上升", "持平"), "utf-8")
    assert built(content, out) == built(content, tmp_path / "clean")


def test_no_step_leads_to_or_from_a_value_that_was_taken_back(tmp_path: Path) -> None:
    """The edition of the corrected article itself draws none either, and nothing contradicts it."""
    content, out = tmp_path / "content", tmp_path / "site"
    content.mkdir()
    figure = "metrics:\n" + FIGURE.format(n=120)
    earlier = LATER.replace("id: l1", "id: b1").replace("01-03", "01-01").replace("130", "90")
    (content / "b.md").write_text(earlier, "utf-8")
    (content / "t.md").write_text(TARGET.replace("---\n吞", f"{figure}---\n吞"), "utf-8")
    (content / "l.md").write_text(LATER, "utf-8")
    before = built(content, out)
    (content / "e.md").write_text(ERRATUM, "utf-8")
    found = built(content, out)
    assert found == built(content, tmp_path / "clean")
    for page, step in (("2026/01/02/index.html", "30万吨"), ("2026/01/03/index.html", "10万吨")):
        assert step in before[page].decode()
        assert step not in found[page].decode()


def test_no_line_goes_through_a_value_that_was_taken_back(tmp_path: Path) -> None:
    """The curve of the indicator has no mark for it, and a clean build draws the same."""
    content, out = tmp_path / "content", tmp_path / "site"
    content.mkdir()
    figure = "metrics:\n" + FIGURE.format(n=120).replace("place:", "period: 2025, place:")
    (content / "t.md").write_text(TARGET.replace("---\n吞", f"{figure}---\n吞"), "utf-8")
    for number, year in ((90, 2023), (130, 2024)):
        later = LATER.replace("id: l1", f"id: l{number}").replace("130", str(number))
        (content / f"{number}.md").write_text(later.replace("place:", f"period: {year}, place:"), "utf-8")
    page = "figures/port-cargo/index.html"
    before = built(content, out)[page].decode()
    (content / "e.md").write_text(ERRATUM, "utf-8")
    found = built(content, out)
    assert found == built(content, tmp_path / "clean")
    assert (before.count("<circle"), found[page].decode().count("<circle")) == (3, 2)


@pytest.mark.parametrize(
    ("printed", "was", "now", "back"),
    [
        ("120万吨", "120万吨", "102万吨", True),
        ("20万吨", "120万吨", "102万吨", False),  # part of another number
        ("5%", "增长15%", "增长16%", False),
        ("20万吨", "吞吐量20万吨,增长5%", "吞吐量20万吨,增长6%", False),  # what was right stays
        ("5%", "吞吐量20万吨,增长5%", "吞吐量20万吨,增长6%", True),
    ],
)
def test_which_figures_an_erratum_takes_back(printed: str, was: str, now: str, *, back: bool) -> None:
    assert takes_back(Erratum("题", date(2026, 1, 2), was, now), printed) is back
