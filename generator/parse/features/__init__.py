"""What speaks for or against each role of a row: general features, with no words of any page in them.

`FEATURES` is the list of the questions asked. The answers are names; what each name is worth for each
role stands in `weights.tsv`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.parse.features.echoes import cohesion, echo
from generator.parse.features.joints import break_after, break_before, words
from generator.parse.features.neighbours import custom, neighbours, pair, runs, signed, tone
from generator.parse.features.rows import layout, shape, start
from generator.parse.view import View

Feature = Callable[[View, int], Iterable[str]]

FEATURES: tuple[Feature, ...] = (
    shape,
    start,
    layout,
    neighbours,
    break_before,
    break_after,
    words,
    custom,
    tone,
    pair,
    signed,
    echo,
    cohesion,
    runs,
)


def features(view: View, at: int) -> list[str]:
    """All that is true of one row."""
    names = ["bias"]
    for feature in FEATURES:
        names.extend(feature(view, at))
    return names
