from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator import yamldoc
from generator.diagnostics import ContentError
from generator.records import quick
from generator.records.scalars import block, flow

TRAPS = [
    "1:30",
    "010",
    "no",
    "No",
    "yes",
    "on",
    "~",
    "null",
    "2026-13-45",
    "2026-01-08",
    "1_000",
    "0x1F",
    "0o17",
    "1e5",
    ".5",
    ".inf",
    "-",
    "- x",
    "? y",
    ": z",
    "a: b",
    "a #b",
    "#a",
    "a:",
    "[1]",
    "{a}",
    "&a",
    "*a",
    "!t",
    "%T",
    "@a",
    "`t",
    "'",
    '"',
    "\\",
    "\\n",
    "|",
    ">",
    "=",
    "<<",
    "---",
    "...",
    " a",
    "a ",
    "",
    "\t",
    "\n",
    "a\nb",
    "\x85",
    "\u2028",
    "\ufeff",
    "\u202e",
    "\u3000a",
    "a\u3000b",
    "省",
    "“引”",
    "，",
    "a,b",
    "a?b",
    "a:b",
    "-5",
    "+5",
    "14.3%",
    "True",
    "\U000e0001",
    "👨‍👩‍👧",
    "a  b",
    "中 #文",
    "中# 文",
]
STRINGS = st.one_of(
    st.sampled_from(TRAPS),
    st.lists(st.sampled_from(TRAPS), max_size=4).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
)
NUMBERS = st.one_of(
    st.integers(-(10**30), 10**30),
    st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**20), max_value=10**20),
)
SCALARS = st.one_of(STRINGS, NUMBERS, st.booleans(), st.none())
VALUES = st.recursive(
    SCALARS, lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(STRINGS, inner, max_size=4))
)
KEYS = st.from_regex(r"[a-z][a-z_]{0,5}", fullmatch=True)


def lines(values: dict[str, Any]) -> str:
    """A mapping as front matter is written."""
    return "".join(line + "\n" for key, value in values.items() for line in block(key, value))


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_written_values_are_read_back_the_same(values: dict[str, Any]) -> None:
    """Strings stay strings, numbers keep every digit."""
    assert yamldoc.load(lines(values), "x").value == values


@given(st.dictionaries(KEYS, STRINGS, min_size=1, max_size=3), st.lists(STRINGS, max_size=3))
def test_a_yaml_1_1_reader_takes_strings_for_strings(values: dict[str, Any], items: list[str]) -> None:
    """Other tools read `no` and `1:30` as they were meant."""
    values["list"] = items
    text = lines(values) + f"flow: {flow(items)}\n"
    assert yaml.safe_load(text) == {**values, "flow": items}


def same(left: Any, right: Any) -> bool:
    """Equal, and of equal types all the way down."""
    if type(left) is not type(right):
        return False
    if isinstance(left, dict):
        return list(left) == list(right) and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list):
        return len(left) == len(right) and all(map(same, left, right))
    return bool(left == right)


def agree(text: str) -> None:
    """The quick reader reads what `yamldoc` reads, or nothing."""
    found = quick.read(text)
    if found is not None:
        try:
            expected = yamldoc.load(text, "x").value
        except ContentError as error:
            raise AssertionError(f"read {found!r} out of broken YAML") from error
        assert same(found, expected or {})


PIECES = [
    "a",
    "b",
    "- ",
    "  ",
    ": ",
    ":",
    "\n",
    " ",
    "'",
    '"',
    "[",
    "]",
    "{",
    "}",
    ", ",
    "#",
    " #",
    "1",
    "0",
    "1.5",
    "true",
    "~",
    "|",
    "?",
    "-",
    "x y",
    "中",
    "''",
    "a: 1\n",
    "- a: 1\n",
    "  b: 2\n",
    "k:\n",
    "[a, b]",
    "{a: b}",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example("a: 1\na: 2\n")
@example("a:\n- b: 1\n  b: 2\n")
@example("a: b\n  c: d\n")
@example("a: [b, c: d]\n")
@example("a: {b: 'c'd}\n")
@example("a:\n  # c\n  b: 1\n- x\n")
@example("a: 9" + "9" * 50)
def test_the_quick_reader_agrees_with_the_yaml_parser(text: str) -> None:
    """Whatever the soup, it reads the same or nothing."""
    agree(text)


METRIC_PIECES = [
    "- printed: 6所\n",
    "- id: x\n  printed: 7.5%\n",
    "- id: y\n",
    "  printed: '6'\n",
    "  value: 6\n",
    "  value: 7.50\n",
    "  unit: 所\n",
    "  kind: [count]\n",
    "  kind: count #\n",
    "  target: true\n",
    "  period: '2026'\n",
    "  quote: a: b\n",
    "  quote: 今年计划新建学校6所,新增学位7200个,其中小学3所、初中2所、幼儿园1所,都在城区的北边\n",
    "  other: 1\n",
    "  # c\n",
    "# c\n",
    "\n",
    "- x\n",
    "b: 2\n",
    "metrics:\n",
    " ",
]


@given(st.lists(st.sampled_from(METRIC_PIECES), max_size=12).map("".join))
@example("- printed: 6所\n  unit: 所\n  value: 6\nb: 2\n")
@example("- printed: 6所\n  printed: 6所\n")
def test_the_quick_reader_agrees_on_metrics(text: str) -> None:
    """In the order in which they are written or in another, with keys and comments of an editor."""
    agree(f"a: 1\nmetrics:\n{text}")


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_the_quick_reader_agrees_on_what_is_written(values: dict[str, Any]) -> None:
    """The same for whatever the writer makes."""
    agree(lines(values))


@pytest.mark.parametrize("text", ["标题\u3000后", "a's", "“总部+研发”", "14.3%", "%", "1:30", "a: b", "x, y"])
def test_the_quick_reader_knows_the_usual_strings(text: str) -> None:
    """Text of a page does not send the reader to the slow way."""
    values = {"title": text, "metrics": [{"unit": text, "value": Decimal("1.5")}], "list": [text]}
    assert quick.read(lines(values)) == values
    assert quick.read(f"flow: {flow({'a': [text, text]})}\n") == {"flow": {"a": [text, text]}}
