"""The short cuts of the search for the best path and of the rows find what the long way finds."""

from __future__ import annotations

import random
from itertools import pairwise, product

import pytest

from generator.model import Line, SourcePage
from generator.parse.grammar import JOINTS, OUTPUTS, ROLES, START, STATES, predecessors
from generator.parse.lattice import Lattice
from generator.parse.reading import best
from generator.parse.rows import read_rows

BEFORE = predecessors()
# The ends of the ranges of such characters.
UNSEEN = (
    "\x00\x08\x0b\x1f\x7f\x9f\xad\u061c\u180e\u200b\u200f\u2028\u202e\u2060\u206f\ud800\udfff\ue000\uf8ff"
    "\ufdd0\ufdef\ufeff\ufff0\ufffb\ufffe\uffff\U000e0000\U000e0fff\U000f0000\U0010ffff"
)


def worth(
    path: tuple[int, ...],
    emissions: list[list[float]],
    joints: list[str],
    steps: dict[tuple[str, int, int], float],
) -> float:
    roles = [(ROLES.index(STATES[state][0]), STATES[state][1]) for state in path]
    own = sum(
        emission[role] + opens * emission[START]
        for emission, (role, opens) in zip(emissions, roles, strict=True)
    )
    return own + sum(
        steps[joint, one, two] for joint, (one, two) in zip(joints[1:], pairwise(path), strict=True)
    )


@pytest.mark.parametrize("seed", range(20))
def test_no_path_that_the_grammar_allows_is_better_than_the_best(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    rows_of_page = 4
    emissions = [[float(chance.randint(-9, 9)) for _ in OUTPUTS] for _ in range(rows_of_page)]
    joints = chance.choices(JOINTS, k=rows_of_page)
    steps = {key: chance.random() for key in product(JOINTS, range(len(STATES)), range(len(STATES)))}
    allowed = [
        path
        for path in product(range(len(STATES)), repeat=rows_of_page)
        if STATES[path[0]][1] and all(one in BEFORE[two] for one, two in pairwise(path))
    ]
    found = best(emissions, [None] * rows_of_page, joints, Lattice(steps))
    assert tuple(found) == max(allowed, key=lambda path: worth(path, emissions, joints, steps))


def test_a_row_that_must_open_or_must_not_does_so() -> None:
    emissions = [[0.0] * len(OUTPUTS) for _ in range(4)]
    found = best(emissions, [True, False, True, False], ["over"] * 4, Lattice({}))
    assert [STATES[state][1] for state in found] == [True, False, True, False]


@pytest.mark.parametrize("char", UNSEEN)
def test_a_character_that_is_not_seen_is_found_in_a_row(char: str) -> None:
    (row,) = read_rows(SourcePage("x", (Line(1, 0, f"港口{char}开航"),)))
    assert row.unseen
    assert row.text == "港口开航"
