"""A correction that the paper prints stands on the page it corrects, whenever which of the two came."""

from __future__ import annotations

from pathlib import Path

from generator import pipeline
from generator.build.places import places_of

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


def site(content: Path, out: Path) -> dict[str, bytes]:
    """What a build leaves."""
    result = pipeline.build(places_of(content, None, out, out.with_name(f"{out.name}-cache")))
    assert not result.report.failed
    return {str(p.relative_to(out)): p.read_bytes() for p in out.rglob("*") if p.is_file()}


def test_both_pages_follow_each_other(tmp_path: Path) -> None:
    """Each step leaves what a clean build makes: the correction comes, its article is renamed, it goes."""
    content, out = tmp_path / "content", tmp_path / "site"
    content.mkdir()
    target, erratum = content / "t.md", content / "e.md"
    target.write_text(TARGET, "utf-8")
    site(content, out)
    shown = []
    steps = (
        lambda: erratum.write_text(ERRATUM, "utf-8"),
        lambda: target.write_text(TARGET.replace("上升", "下降"), "utf-8"),
        lambda: target.write_text(TARGET, "utf-8"),
        erratum.unlink,
    )
    for number, step in enumerate(steps):
        step()
        found = site(content, out)
        assert found == site(content, tmp_path / f"clean{number}")
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
        found = site(content, out)
        assert found == site(content, tmp_path / f"clean{number}")
        assert {"后更正为 102万吨" in found[page].decode() for page in AMENDED} == {marked}
