"""A message shows the place, the line with a caret under the right column, and what is allowed."""

import json

from generator.diagnostics import Diagnostic, Report, display_width, printable

PROBLEM = Diagnostic(
    "E301", "unknown district '崂山'", "a.md", 7, 9, "- name: 崂山", "did you mean '崂山区'?"
)


def test_the_caret_stands_under_the_character_though_chinese_takes_two_columns() -> None:
    """Column 5 of a line that opens with three Chinese characters and a space is display column 8."""
    text = str(Diagnostic("E301", "message", "a.md", 1, 5, "市南区 x"))
    assert text.splitlines()[1:] == ["    市南区 x", "    " + " " * 7 + "^"]


def test_a_message_names_file_line_and_column_and_says_what_is_allowed() -> None:
    """The first line is what editors and terminals make a link of."""
    lines = str(PROBLEM).splitlines()
    assert lines[0] == "a.md:7:9: error E301: unknown district '崂山'"
    assert lines[-1].strip() == "did you mean '崂山区'?"


def test_a_problem_of_a_whole_file_names_no_line() -> None:
    """Line 0 means there is none to show."""
    assert str(Diagnostic("E101", "the file is empty", "a.txt")) == "a.txt: error E101: the file is empty"


def test_a_long_line_is_cut_around_the_caret() -> None:
    """A line of ten million characters shows the 72 around the place."""
    shown = str(Diagnostic("E201", "m", "a.md", 1, 5000, "粮" * 9999)).splitlines()
    assert display_width(shown[1]) < 160
    assert shown[1].strip().startswith("…")
    assert shown[1].endswith("…")
    assert display_width(shown[2]) < display_width(shown[1])


def test_controls_and_bidi_marks_are_shown_as_escapes() -> None:
    """A hostile file name or line cannot drive the terminal."""
    assert printable("a\x1b[31m\u202eb\ud800") == "a\\x1b[31m\\u202eb\\ud800"


def test_a_report_fails_only_with_an_error() -> None:
    """Warnings alone leave the exit status 0."""
    report = Report()
    report.add(Diagnostic("E501", "m", "a.md", severity="warning"))
    assert not report.failed
    report.add(PROBLEM)
    assert report.failed


def test_tools_get_json_and_workflow_commands() -> None:
    """Both carry path, line, column and code; line feeds and percent signs are escaped for GitHub."""
    report = Report([PROBLEM, Diagnostic("E201", "50%\nof", "b,c.md")])
    rows = json.loads(report.json())
    assert (rows[0]["path"], rows[0]["line"], rows[0]["column"], rows[0]["code"]) == ("a.md", 7, 9, "E301")
    first, second = report.github().splitlines()
    assert first.startswith("::error file=a.md,line=7,col=9,title=E301::")
    assert second.endswith("::50%25%0Aof")
