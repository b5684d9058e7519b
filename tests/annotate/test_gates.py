"""A character that rules a pattern out before it is tried is none that the pattern may begin or end with."""

from __future__ import annotations

import re._constants as sre
import re._parser as parser
from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from generator.annotate.figures import from_to, noun_phrases, topics_of_clauses
from generator.annotate.names import place_anchors
from generator.annotate.quantities import modifiers, ranges, ranks

SIZED = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


def source(pattern: Any) -> str:
    """What a pattern is made from."""
    return str(pattern._source)  # noqa: SLF001 - the house's own


def edge(items: Sequence[Any], *, last: bool) -> tuple[set[str], bool]:
    """The characters that parts of a pattern may begin with, or end with, and whether they may be empty."""
    found: set[str] = set()
    for op, value in reversed(items) if last else items:
        if op is sre.LITERAL:
            return found | {chr(value)}, False
        if op is sre.IN:
            return found | set(characters(value)), False
        if op in (sre.ASSERT, sre.ASSERT_NOT, sre.AT):
            continue
        if op is sre.BRANCH:
            parts = [edge(list(part), last=last) for part in value[1]]
        elif op is sre.SUBPATTERN:
            parts = [edge(list(value[3]), last=last)]
        elif op in SIZED:
            own, empty = edge(list(value[2]), last=last)
            parts = [(own, empty or not value[0])]
        else:
            raise NotImplementedError(op)
        found.update(*(own for own, _ in parts))
        if not any(empty for _, empty in parts):
            return found, False
    return found, True


def characters(members: Iterable[Any]) -> Iterable[str]:
    """The characters of a set."""
    for op, value in members:
        if op is sre.LITERAL:
            yield chr(value)
        elif op is sre.RANGE:
            yield from map(chr, range(value[0], value[1] + 1))
        elif value is sre.CATEGORY_SPACE:
            yield " "
        else:
            raise NotImplementedError(op)


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (source(modifiers._AFTER), modifiers._AFTER_BEGINS),  # noqa: SLF001 - tested from the inside
        (source(ranges._DASH), ranges._DASHES),  # noqa: SLF001 - the same
        (source(from_to._AT_ONCE), from_to._BEGINS),  # noqa: SLF001 - the same
    ],
)
def test_no_word_begins_with_what_rules_it_out(words: str, begins: Iterable[str]) -> None:
    """Each word of a pattern begins with one of the characters that it is tried for."""
    found, _ = edge(list(parser.parse(words)), last=False)
    assert found <= set(begins)


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        (ranks._SCOPE, ranks._SCOPE_ENDS),  # noqa: SLF001 - the same
        (source(place_anchors._OPENING), {*place_anchors._OPENING_ENDS, *place_anchors._MARKS, " "}),  # noqa: SLF001 - the same
        (topics_of_clauses._PART, topics_of_clauses._PART_ENDS),  # noqa: SLF001 - the same
        (source(topics_of_clauses._PART_BEHIND), topics_of_clauses._PART_ENDS),  # noqa: SLF001 - the same
        (source(noun_phrases._INSIDE), noun_phrases._INSIDE_ENDS),  # noqa: SLF001 - the same
    ],
)
def test_no_word_ends_with_what_rules_it_out(words: str, ends: Iterable[str]) -> None:
    """Each word of a pattern ends with one of the characters that it is tried for."""
    found, _ = edge(list(parser.parse(words)), last=True)
    assert found <= set(ends)
