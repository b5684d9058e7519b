"""The row by itself: its length, its ends, its first character, where it stands on the line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.parse.kinds import MARKS, MEDIUM
from generator.parse.view import CHUNK, View

LEAN = frozenset(
    "的了着过和与及等并而或之者们性化度上下中里内外间后前时地得到于以为将把被让使对向从在是有也还又都就才"
)
PUNCTUATION = frozenset(",.、。;:!?)]}”』」’》%·")
_DIGIT = re.compile("[0-9]")
_ITEM = re.compile(r"([1-9][0-9]?)([、.:])")
_LIST = 12  # rows from an item of a list back to the one before


def shape(view: View, at: int) -> Iterator[str]:
    """Length, first and last character."""
    row = view.rows[at]
    size, end = view.sizes[at], view.ends[at]
    yield f"size={size}"
    yield f"end={end}"
    yield f"kind={view.kinds[at]}"
    if row.size <= 2 * MEDIUM:
        inner = row.head[:-1]
        yield f"size={size} end={end}"
        if "," in inner:
            yield "inner=comma"
            yield f"behind comma={min(len(row.head) - row.head.rfind(',') - 1, CHUNK)}"
        if "。" in inner:
            yield "inner=stop"
        if " " in inner:
            yield "inner=space"
        if ":" in inner:
            yield "inner=colon"
        if _DIGIT.search(row.head):
            yield "inner=digit"
        if row.open:
            yield "unbalanced"


def start(view: View, at: int) -> Iterator[str]:
    """The first character: a quotation, a particle that cannot open a sentence, a stray mark."""
    first = view.rows[at].head[0]
    if first in PUNCTUATION:
        yield "starts=punctuation"
    elif first in LEAN:
        yield "starts=particle"
    elif first in "“『「《‘":
        yield "starts=quote"
    elif first in "([【":
        yield "starts=bracket"
    elif first.isdigit():
        yield "starts=digit"
        if _counts_on(view, at):
            yield "counts on"
    elif first in MARKS or first in "—-·":
        yield "starts=mark"
    if ":" in view.rows[at].head[1:8]:
        yield "starts=tag"


def _counts_on(view: View, at: int) -> bool:
    """Does a row go on with a list of which an item stands above (2、… below 1、…)?"""
    item = _ITEM.match(view.rows[at].head)
    if item is None or item[1] == "1":
        return False
    before = f"{int(item[1]) - 1}{item[2]}"
    return any(row.head.startswith(before) for row in view.rows[max(0, at - _LIST) : at])


def layout(view: View, at: int) -> Iterator[str]:
    """Blank lines and indentation, against what is usual on this page."""
    row = view.rows[at]
    if at and row.gap != view.usual_gap:
        yield "gap=less" if row.gap < view.usual_gap else "gap=more"
    following = view.rows[at + 1] if at + 1 < len(view.rows) else None
    if following is not None and following.gap != view.usual_gap:
        yield "next gap=less" if following.gap < view.usual_gap else "next gap=more"
    if view.indents:
        yield "indent" if row.indented else "flush"
        if following is not None:
            yield ("indent" if row.indented else "flush") + (
                " then indent" if following.indented else " then flush"
            )
        if at:
            yield ("after indent " if view.rows[at - 1].indented else "after flush ") + (
                "indent" if row.indented else "flush"
            )
