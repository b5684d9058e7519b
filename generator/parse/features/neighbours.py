"""A row among the rows around it: their kinds, what the page does as a rule, how a text opens."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from generator.parse.kinds import MEDIUM
from generator.parse.view import View

# The same names are given to many rows of many pages, and a name made before is known by its hash.
_names = lru_cache(maxsize=4096)


def neighbours(view: View, at: int) -> tuple[str, ...]:
    """The kinds of the rows around it."""
    return _neighbours(*view.kinds_around(at))


@_names
def _neighbours(second_before: str, before: str, here: str, after: str, second_after: str) -> tuple[str, ...]:
    return (
        f"prev={before}",
        f"next={after}",
        f"{here} next={after}",
        f"{here} prev={before}",
        f"{here} next={after} {second_after}",
        f"{here} prev={second_before} {before}",
    )


def custom(view: View, at: int) -> tuple[str, ...]:
    """What this page does as a rule: where most articles are signed, an unsigned headline is rarer."""
    if view.rows[at].size > 2 * MEDIUM:
        return ()
    _, before, here, after, _ = view.kinds_around(at)
    return _custom(view.page, view.lengths[at], before, here, after)


@_names
def _custom(page: str, length: str, before: str, here: str, after: str) -> tuple[str, ...]:
    return f"{page} size={length} next={after}", f"{page} {here} prev={before}", f"{page} {here} next={after}"


def tone(view: View, at: int) -> Iterator[str]:
    """Does the text here, before and below open as a first paragraph does, or as a later one?"""
    here, after, opens = view.kinds[at], at + 1, view.openings[at]
    yield f"opens={opens}"
    if after < len(view.rows):
        length = view.lengths[at]
        yield f"{length} then opens={view.openings[after]}"
        yield f"{length} then size={view.sizes[after]}"
        if after + 1 < len(view.rows):
            yield f"{here} then second opens={view.openings[after + 1]}"
    if at:
        yield f"prev={view.kinds[at - 1]} opens={opens}"


def pair(view: View, at: int) -> Iterator[str]:
    """Two lines above a text: which is the longer, which ends in a stop, which has an inner comma?"""
    row = view.rows[at]
    if row.size > 2 * MEDIUM or view.stops[at]:
        return
    for place, word in ((at + 1, "then"), (at - 1, "after")):
        if not 0 <= place < len(view.rows) or view.stops[place]:
            continue
        other = view.rows[place]
        if other.size <= 2 * MEDIUM:
            ratio = (
                "longer"
                if other.size > 1.25 * row.size
                else "shorter"
                if other.size < 0.8 * row.size
                else "equal"
            )
            commas = " ".join("comma" if "," in one.head else "plain" for one in (row, other))
            yield f"{word} {ratio}"
            yield f"{word} {ratio} {commas}"


def signed(view: View, at: int) -> Iterator[str]:
    """Does the text before end with a signature in brackets? Then the article is over."""
    if at and view.ends[at - 1] == "bracket" and view.rows[at - 1].size > MEDIUM // 2:
        yield "prev signed"
        yield f"prev signed {view.kinds[at]}"


def runs(view: View, at: int) -> Iterator[str]:
    """The pieces of a caption; how much text stands above and below a line."""
    row = view.rows[at]
    if view.runs[at]:
        yield f"run={view.runs[at]}"
        yield f"run={view.runs[at]} {view.kinds[at]}"
    if at and view.runs[at - 1].endswith("last"):
        yield "after run"
    if view.pictured[at]:
        yield "credited"
        yield f"credited {view.kinds[at]}"
    if row.size <= MEDIUM and not view.stops[at]:
        above, below = view.above[at], view.below[at]
        if view.parallels[at]:
            yield f"parallel={view.parallels[at]}"
        yield f"{view.page} above={above} below={below}"
        yield f"{view.page} size={view.lengths[at]} below={below}"
