"""An editor is led to the line."""

from __future__ import annotations

from generator.records.lines_of import line_of

TEXT = """---
id: a
title: 题
defects:
- {kind: truncated_start}
metrics:
- id: m1
  printed: 3人
- printed: 4人
  id: 'm2'
---
metrics: 文
"""


def test_fields_and_figures_have_their_lines() -> None:
    """A figure is told by its id; what is not there is on line 1."""
    fields = ("title", "defects", "metrics.m1", "metrics.m2")
    assert [line_of(TEXT, field) for field in fields] == [3, 4, 7, 10]
    assert line_of(TEXT, "metrics.9") == 6
    assert line_of(TEXT, "kicker") == 1
