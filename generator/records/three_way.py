"""Three-way merge of sequences (diff3, as Khanna, Kunal and Pierce describe it, 2007)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct

Taken = Literal["hand", "machine", "both", "conflict"]


class Stretch(Struct, frozen=True):
    """A part of the merge, as half-open ranges of the hand's and the machine's sequence.

    `taken` says whose version holds: `both` is an insertion by each at the same place, the machine's
    before the hand's; in a `conflict` both changed the same place, and the hand's version holds.
    """

    taken: Taken
    hand: range
    machine: range


def merge(base: Sequence[str], hand: Sequence[str], machine: Sequence[str]) -> Iterator[Stretch]:
    """Stretches that cover both versions in order; what all three share is the hand's."""
    at_base = at_hand = at_machine = 0
    for start, end, in_hand, in_machine in _shared(base, hand, machine):
        gap = (range(at_base, start), range(at_hand, in_hand), range(at_machine, in_machine))
        if any(gap):
            yield _decide(base, hand, machine, *gap)
        length = end - start
        at_base, at_hand, at_machine = end, in_hand + length, in_machine + length
        if length:
            yield Stretch("hand", range(in_hand, at_hand), range(in_machine, at_machine))


def _decide(
    base: Sequence[str],
    hand: Sequence[str],
    machine: Sequence[str],
    in_base: range,
    in_hand: range,
    in_machine: range,
) -> Stretch:
    """Who changed a place that the three do not share."""
    old, ours, theirs = (
        list(text[place.start : place.stop])
        for text, place in ((base, in_base), (hand, in_hand), (machine, in_machine))
    )
    taken: Taken = "conflict"
    if theirs in (old, ours):
        taken = "hand"
    elif ours == old:
        taken = "machine"
    elif not old:
        taken = "both"
    return Stretch(taken, in_hand, in_machine)


def _shared(
    base: Sequence[str], hand: Sequence[str], machine: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Runs that stand in all three: start and end in the base, start in each; an empty one ends the list."""
    ours = SequenceMatcher(None, base, hand, autojunk=False).get_matching_blocks()
    theirs = SequenceMatcher(None, base, machine, autojunk=False).get_matching_blocks()
    i = j = 0
    while i < len(ours) and j < len(theirs):
        left, right = ours[i], theirs[j]
        start, end = max(left.a, right.a), min(left.a + left.size, right.a + right.size)
        if start < end:
            yield start, end, left.b + start - left.a, right.b + start - right.a
        if left.a + left.size < right.a + right.size:
            i += 1
        else:
            j += 1
    yield len(base), len(base), len(hand), len(machine)
