"""The best-scoring reading of a whole page: Viterbi over the grammar, time linear in the rows.

A decision at one row depends on what follows: a short line is a subhead or a headline by the text below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import add
from typing import NamedTuple

from generator.parse.features import features
from generator.parse.features.joints import joints
from generator.parse.grammar import ROLES, START, STATES, PageRole
from generator.parse.kinds import MARKS, MEDIUM, finished
from generator.parse.lattice import FIRST, Lattice, Stage
from generator.parse.rows import Row
from generator.parse.view import View
from generator.parse.weights import Weights

_ROLE_NUMBER = tuple(ROLES.index(role) for role, _ in STATES)
_NEVER = float("-inf")
_INSIDE = tuple(ROLES.index(role) for role in ("subhead", "paragraph", "continuation", "caption"))
_HEADLINE, _SUBHEAD = ROLES.index("headline"), ROLES.index("subhead")
# A clause, and of the next no more than a word: what a column breaks off, and no heading.
_BROKEN_OFF = re.compile("[^,]{8,},[\u4e00-\u9fff]{1,2}$")
# A sentence, and something short behind it.
_TOLD = re.compile("[^。!?]{4,}[。!?].{2,20}$")
_DOUBT = 6.0
_PARAGRAPH = ROLES.index("paragraph")
_CONTINUATION = ROLES.index("continuation")
_CAPTION, _CAPTION_MORE = ROLES.index("caption"), ROLES.index("caption_more")
_TEXT = 2 * MEDIUM  # a row of more characters is running text, or a caption
_HEADINGS = tuple(
    ROLES.index(role) for role in ("kicker", "headline", "deck", "label", "byline", "caption_more", "subhead")
)
_TITLES = tuple(ROLES.index(role) for role in ("kicker", "headline", "deck", "subhead"))
_MOST_PIECES = 13  # of a caption, and the line above it
_BAR = 10.0  # what a line plainly is not
_SAID = 40.0  # what the format itself says of a line outweighs every other evidence


class Reading(NamedTuple):
    """The role of one row, and whether it opens an article."""

    row: Row
    role: PageRole
    opens: bool


def scores(view: View, at: int, weights: Weights) -> list[float]:
    """The sum of the features' weights for each output: every role, then "start"."""
    total = weights.total(features(view, at))
    _weigh_down(total, view, at)
    said = view.rows[at].line.role
    if said is None and view.columns[at]:
        total[_CAPTION if view.columns[at] == "first" else _CAPTION_MORE] += _SAID
    if view.rows[at].size > _TEXT and said is None:
        for number in _HEADINGS:
            total[number] = _NEVER
    for number in _MEANING.get(said, ()):
        total[number] += _SAID
    return total


def _weigh_down(total: list[float], view: View, at: int) -> None:
    """Take from the score of what a line plainly is not."""
    row = view.rows[at]
    _weigh_down_kind(total, view, at)
    beside = view.pictured[at - 1] or view.runs[at - 1]
    indented = view.indents and row.indented  # as a paragraph of this page is, and no rest of one
    if indented or row.head[0] in MARKS or (beside and _is_whole_above_a_picture(view, at)):
        total[_CONTINUATION] -= _BAR
    if view.kinds_around(at)[3] == "dateline" and row.size <= _TEXT and not finished(view.ends[at]):
        for number in _INSIDE:
            total[number] -= _BAR  # what stands above a lede heads an article
    if "," in row.head[-4:] and _BROKEN_OFF.match(row.head):
        for number in (_HEADLINE, _SUBHEAD):
            total[number] -= _DOUBT
    if at and view.runs[at - 1].endswith("last"):
        total[_CAPTION_MORE] -= _BAR  # the pieces of the caption are over


def _is_whole_above_a_picture(view: View, at: int) -> bool:
    """Does a caption stand right before a line, and before that the end of a sentence?"""
    above = at - 1
    while above > at - _MOST_PIECES and above > 0 and (view.pictured[above] or view.runs[above]):
        above -= 1
    return 0 <= above < at - 1 and view.stops[above]


def _weigh_down_kind(total: list[float], view: View, at: int) -> None:
    """What a line of its kind is not; of a picture no heading (图为货轮, 桥头的新路灯。季苗 摄)."""
    row, kind, run = view.rows[at], view.kinds[at], view.runs[at]
    barred = _BARRED.get(kind, ())
    if kind == "box":
        total[START] -= _DOUBT
    elif kind == "figure" and run.endswith("first"):
        barred += _TITLES
    elif view.pictured[at] and not run and row.size <= _TEXT and _TOLD.match(row.text):
        barred += _HEADINGS
        total[_PARAGRAPH] -= _DOUBT
    for number in barred:
        total[number] -= _BAR


# A line that is plainly a signature is no heading, whatever its place.
_BARRED: dict[str, tuple[int, ...]] = {
    "byline": (0, 1, 2, 6, 9),
    "author": (0, 1, 9),
    "department": (1, 2, 6),
    "numbered": (6,),
    "figure": (6,),
    "credit": (0, 1, 2, 4, 9),
    "closer": (0, 1, 9),
    "dateline": (1, 2, 6, 9),
    "notice": (2, 5, 6, 7, 8, 9),
    "box": (0, 1, 2, 4, 5, 6, 7, 8),
    "para": (9,),
    "column": (0, 1, 2, 4, 5, 6, 7, 8, 9),
}
_MEANING: dict[str | None, tuple[int, ...]] = {
    "kicker": (0,),
    "headline": (1,),
    "deck": (2,),
    "label": (3,),
    "byline": (4,),
    "dateline": (5,),
    "paragraph": (5,),
    "continuation": (6,),
    "caption": (7, 8),
    "subhead": (9,),
}


def bounds(view: View) -> list[bool | None]:
    """Must a row open an article? True and False where the format or a second copy says so, else None."""
    rows = view.rows
    must: list[bool | None] = [None] * len(rows)
    for index, row in enumerate(rows):
        mine = row.line.article
        before = rows[index - 1].line.article if index else None
        if index == 0 or row.lead or (mine != before and (mine is not None or before is not None)):
            must[index] = True
        elif mine is not None:
            must[index] = False
    keep_copies_together(view, must)
    return must


_SAME, _APART = (
    20,
    30,
)  # characters from which equal rows are no chance; rows that a second copy may stand below


def keep_copies_together(view: View, must: list[bool | None]) -> None:
    """A paragraph pasted twice stands twice in one article: no article opens between the copies.

    Unless a byline stands between them: then two articles may share a stock paragraph, but not two in a row.
    """
    rows = view.rows
    seen: dict[str, int] = {}
    signed = 0
    for index, row in enumerate(rows):
        if view.kinds[index] == "byline":
            signed = index
        if row.size < _SAME:
            continue
        key = row.text[:_SAME]
        first = seen.get(key)
        if (
            first is not None
            and index - first <= _APART
            and rows[first].text.startswith(row.text[: rows[first].size])
            and (first >= signed or _is_run(rows, first, index))
        ):
            for between in range(first + 1, index + 1):
                if must[between] is None:
                    must[between] = False
        seen[key] = index


def _is_run(rows: Sequence[Row], first: int, index: int) -> bool:
    """Are the rows beside two copies copies too?"""
    beside = ((first + step, index + step) for step in (-1, 1))
    return any(
        one >= 0
        and other < len(rows)
        and rows[one].size >= _SAME
        and rows[one].text[:_SAME] == rows[other].text[:_SAME]
        for one, other in beside
    )


def best(
    emissions: Sequence[Sequence[float]], must: Sequence[bool | None], joints: Sequence[str], lattice: Lattice
) -> list[int]:
    """The state of each row in the best path; `joints` says how the row before each ends.

    On the way down only the values are kept; which step led to each is asked again on the way back, of the
    states of the best path alone.
    """
    if not emissions:
        return []
    states, first = FIRST, emissions[0]
    value = [first[_ROLE_NUMBER[state]] + first[START] for state in states]
    path: list[tuple[tuple[int, ...], list[float], Stage]] = []
    for emission, opens, joint in zip(emissions[1:], must[1:], joints[1:], strict=True):
        stage = lattice.after(states, joint, must=opens, is_text=emission[_HEADLINE] == _NEVER)
        path.append((states, value, stage))
        start = emission[START]
        value = [
            max(map(add, take(value), steps)) + (emission[role] + start if opening else emission[role])
            for role, opening, _, take, steps in stage.steps
        ]
        states = stage.states
    place = value.index(max(value))
    found = [states[place]]
    for states, value, stage in reversed(path):
        place = stage.steps[place].best(value)
        found.append(states[place])
    return found[::-1]


def read(view: View, weights: Weights) -> list[Reading]:
    """The role of every row of a page."""
    emissions = [scores(view, at, weights) for at in range(len(view.rows))]
    states = best(emissions, bounds(view), joints(view), weights.lattice)
    return [Reading(row, *STATES[state]) for row, state in zip(view.rows, states, strict=True)]
