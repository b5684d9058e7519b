"""Where one row ends and the next begins: does the sentence read on, and does the word?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.parse.features.rows import LEAN, PUNCTUATION
from generator.parse.kinds import MEDIUM
from generator.parse.view import FAR, View

_DONE = re.compile("(?![为除])[\u4e00-\u9fff]{1,2}[了着]")  # 新开了…: whose subject stands above
_STOPS_SHORT = frozenset({"comma", "pause", "word", "digit", "latin", "close"})


def joints(view: View) -> list[str]:
    """For each row how the row before it ends; see `grammar.JOINTS`."""
    ways = [
        "either" if kind == "cry" else "over" if stop else "short" if end in _STOPS_SHORT else "either"
        for end, stop, kind in zip(view.ends, view.stops, view.kinds, strict=True)
    ]
    return ["over", *ways[:-1]]


def break_before(view: View, at: int) -> Iterator[str]:
    """How the row before ends: a sentence that stops short reads on."""
    if not at:
        yield "first"
        return
    before, end = view.rows[at - 1], view.ends[at - 1]
    yield f"prev end={end}"
    if view.stops[at - 1]:
        if before.open > 0:
            yield "prev finished but open"
        return
    size = view.sizes[at - 1]
    yield f"prev end={end} size={size}"
    yield f"prev unfinished kind={view.kinds[at]}"
    if before.open > 0:
        yield "prev open" + (" closed here" if view.rows[at].open < 0 else "")
    if before.tail[-1:] in LEAN:
        yield "prev ends=particle"
    if view.stops[at]:
        yield f"prev end={end} here finished"
    if known := view.known[at]:
        yield f"joint known={known} size={size}"
        yield f"joint known={known} {view.kinds[at - 1]}"


def break_after(view: View, at: int) -> Iterator[str]:
    """The first character of the next row: can a sentence open with it?"""
    if at + 1 == len(view.rows):
        yield "last"
        return
    if view.stops[at]:
        return
    after = view.rows[at + 1]
    first = after.head[0]
    if first in PUNCTUATION:
        yield "unfinished then punctuation"
    elif first in LEAN:
        yield "unfinished then particle"
    elif _DONE.match(after.head):
        yield "unfinished then verb"
    if view.rows[at].tail[-1:] in LEAN:
        yield "ends=particle"
    if after.size <= MEDIUM:
        yield "unfinished then " + ("short finished" if view.stops[at + 1] else "short")


def words(view: View, at: int) -> Iterator[str]:
    """Does a row open with the tail of a word that stands whole elsewhere? Then something stood before it.

    Asked of the row itself, and of the row below a line that may be its heading or its first half.
    """
    if at and not view.stops[at - 1]:
        yield f"first={view.rows[at].head[0]}"
    after = at + 1
    if view.rows[at].size <= 2 * MEDIUM and not view.stops[at] and after < len(view.rows):
        length = view.lengths[at]
        if known := view.known[after]:
            yield f"{length} next joint known={known}"
        yield f"{length} next tail={tail_of_word(view, after)}"
        yield f"next first={view.rows[after].head[0]}"


def tail_of_word(view: View, at: int) -> str:
    """How a row's first two characters stand elsewhere near it: `new`, `free`, `bound` to what is before.

    Bound: they always follow another character without a stop between, and mostly the same.
    """
    pair = view.rows[at].text[:2]
    if not pair.isalpha():
        return "none"
    text, place = view.text, view.starts[at]
    before: set[str] = set()
    for low, high in ((max(0, place - FAR), place), (place + 2, place + view.rows[at].size + FAR)):
        found = text.find(pair, low, high)
        while found >= 0:
            char = text[found - 1 : found] if found > low else ""
            if not char.isalpha():
                return "free"
            before.add(char)
            found = text.find(pair, found + 2, high)
    return "new" if not before else "bound" if len(before) == 1 else "mixed"
