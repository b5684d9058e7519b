"""What each feature is worth for each role: read from `weights.tsv`, a table a person can read and edit."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from importlib import resources

from msgspec import Struct, field

from generator.parse.grammar import JOINTS, OUTPUTS, STATES
from generator.parse.lattice import Lattice

_COLUMNS = {name: index for index, name in enumerate(OUTPUTS)}
# The weights of a feature side by side in one number, in hundredths: one addition adds all of them.
_HUNDREDTHS, _BITS = 100, 32
_FIELDS = struct.Struct(f"<{len(OUTPUTS)}I")
_NOTHING = 1 << _BITS - 1  # in each field, so that none is below nothing
_START = sum(_NOTHING << place * _BITS for place in range(len(OUTPUTS)))


def state_name(state: int) -> str:
    """A state as the table writes it: `headline`, or `headline*` where it opens an article."""
    role, opens = STATES[state]
    return role + "*" * opens


class Weights(Struct, frozen=True, dict=True):
    """`rows`: feature → weight per output; `steps`: (joint, state before, state) → weight."""

    rows: Mapping[str, tuple[float, ...]]
    steps: Mapping[tuple[str, int, int], float] = field(default_factory=dict)

    def total(self, features: Iterable[str]) -> list[float]:
        """The sum of the features' weights for each output."""
        found = sum(filter(None, map(self._numbers.get, features)), _START)
        fields = _FIELDS.unpack(found.to_bytes(_FIELDS.size, "little"))
        return [(value - _NOTHING) / _HUNDREDTHS for value in fields]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {
            feature: sum(round(value * _HUNDREDTHS) << place * _BITS for place, value in enumerate(row))
            for feature, row in self.rows.items()
        }

    @cached_property
    def lattice(self) -> Lattice:
        """The steps as the search for the best path walks them."""
        return Lattice(self.steps)


def parse_weights(text: str) -> Weights:
    """Read the table: `feature<TAB>output<TAB>weight` a line.

    A step between states has `a > b` as its feature and the joint (`over`, `either`, `short`) as its output.
    """
    rows: dict[str, list[float]] = {}
    steps: dict[tuple[str, int, int], float] = {}
    states = {state_name(number): number for number in range(len(STATES))}
    number = cache(float)  # a thousand values, each a hundred times
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        feature, output, value = line.split("\t")
        if output in JOINTS:
            before, _, after = feature.partition(" > ")
            steps[output, states[before], states[after]] = number(value)
        else:
            rows.setdefault(feature, [0.0] * len(OUTPUTS))[_COLUMNS[output]] = number(value)
    return Weights({feature: tuple(values) for feature, values in rows.items()}, steps)


@cache
def built_in() -> Weights:
    """The weights that ship with the program; `tests/tuning/fit_parse.py` fits them."""
    return parse_weights((resources.files("generator.parse") / "weights.tsv").read_text(encoding="utf-8"))
