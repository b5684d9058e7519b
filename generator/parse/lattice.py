"""The states that a row may be in, and the steps that lead to each: what the search for the best path walks.

A row of running text is in few of the states, and so few steps lead from it to the row below. Such sets of
states come again and again: what leads from one to the next is worked out once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import add, itemgetter
from typing import NamedTuple

from generator.parse.grammar import ROLES, STATES, PageRole, predecessors

_TEXT: tuple[PageRole, ...] = ("paragraph", "continuation", "caption")
_BEFORE = predecessors()


class Steps(NamedTuple):
    """The ways to reach one state.

    `role` is its output, `opens` does it open an article; `befores` are places among the states of the row
    before, `take` picks the values of these from a list, `weights` is what each step is worth.
    """

    role: int
    opens: bool
    befores: tuple[int, ...]
    take: Callable[[Sequence[float]], Iterable[float]]
    weights: tuple[float, ...]

    def best(self, values: Sequence[float]) -> int:
        """The place of the state before from which the step is worth most."""
        reached = list(map(add, self.take(values), self.weights))
        return self.befores[reached.index(max(reached))]


class Stage(NamedTuple):
    """The states of one row, and how each is reached from those of the row before."""

    states: tuple[int, ...]
    steps: tuple[Steps, ...]


# The first row of a page opens an article.
FIRST = tuple(state for state, (_, opens) in enumerate(STATES) if opens)


class Lattice:
    """From one stage of a page to the next; `weights`: (joint, state before, state) → weight."""

    def __init__(self, weights: Mapping[tuple[str, int, int], float]) -> None:
        self._weights = weights
        self._stages: dict[tuple[tuple[int, ...], str, bool | None, bool], Stage] = {}

    def after(self, before: tuple[int, ...], joint: str, *, must: bool | None, is_text: bool) -> Stage:
        """The stage of a row.

        Args:
            before: the states of the row before.
            joint: how that row ends.
            must: does the row open an article? None: it may.
            is_text: is it too long for a heading?
        """
        key = before, joint, must, is_text
        stage = self._stages.get(key)
        if stage is None:
            stage = self._stages[key] = self._stage(before, joint, must=must, is_text=is_text)
        return stage

    def _stage(self, before: tuple[int, ...], joint: str, *, must: bool | None, is_text: bool) -> Stage:
        states, steps = [], []
        for state, (role, opens) in enumerate(STATES):
            if (must is not None and must != opens) or (is_text and role not in _TEXT):
                continue
            # Where the format itself begins a new article, the grammar has no say in what stood before.
            befores = [place for place, earlier in enumerate(before) if must or earlier in _BEFORE[state]]
            if befores:
                worth = (0.0 if must else self._worth(joint, before[place], state) for place in befores)
                states.append(state)
                steps.append(Steps(ROLES.index(role), opens, tuple(befores), _taker(befores), tuple(worth)))
        return Stage(tuple(states), tuple(steps))

    def _worth(self, joint: str, before: int, state: int) -> float:
        return self._weights.get((joint, before, state), 0.0)


def _taker(places: list[int]) -> Callable[[Sequence[float]], Iterable[float]]:
    # Of one index alone itemgetter makes no tuple, of a slice it does.
    return itemgetter(*places) if places[1:] else itemgetter(slice(places[0], places[0] + 1))
