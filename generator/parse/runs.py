"""What stands together on a page: the pieces of a caption in a narrow column, the text below a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.parse.kinds import MARKS, MEDIUM, SHORT, Kind
from generator.parse.rows import Row

_CREDIT = re.compile(
    r"(?:^[摄发]|[\u4e00-\u9fff·][\u4e00-\u9fff·\s]*(?:摄|摄影|供图|制图|(?<!描)绘|(?<![工合动操协运农耕劳制写创佳力杰著])作)|(?:新华社|中新社)发?|资料图片?|[。.\s]?作者\s[\u4e00-\u9fff·\s]{2,8})"
    r"[)\]]?$"
)
_LAST = frozenset("摄影图绘作发社片)]")
_CAPTIONED = frozenset({"mark", "figure"})
_LONGEST_RUN = 12  # pieces of a caption
_WIDEST = 14  # characters of a piece in a narrow column
_SCRAP = 3  # characters of what the last piece may come to
_RAGGED = 2  # characters by which such pieces differ
_FARTHEST = 14  # rows from one subhead to the next
_MOST = 4  # rows of text that are counted


def is_credited(row: Row, before: Row | None) -> bool:
    """Does a row end with who took the picture (季苗 摄)? A scrap does with the row before (资料 / 图片)."""
    tail = row.tail
    if before is not None and row.size <= _SCRAP and before.size <= _WIDEST:
        tail = before.tail + tail
    ends = tail[-1:] in _LAST or "作者" in tail
    return ends and _CREDIT.search(tail) is not None


def caption_runs(
    rows: Sequence[Row], kinds: Sequence[Kind], stops: Sequence[bool], pictured: Sequence[bool]
) -> tuple[str, ...]:
    """For each row how it stands in a run of short lines that opens as a caption or ends with its credit.

    Empty for every other row. Blank lines stand inside only where the first piece is marked. A run is over
    with the credit, else with the full stop.

    Args:
        rows: of the page.
        kinds: of the rows.
        stops: does a row end a sentence?
        pictured: does it end with a credit (`is_credited`)?
    """
    found = [""] * len(rows)
    first = 0
    while first < len(rows):
        if rows[first].size > SHORT:
            first += 1
            continue
        marked = kinds[first] in _CAPTIONED
        last = _short_lines(rows, pictured, first, blanks=marked)
        if not pictured[last]:
            plain = not any(row.gap for row in rows[first + 1 : last + 1])
            last = next((at for at in range(first, last + 1) if stops[at]), last if plain else first)
        if not marked and last > first:
            first, marked = _trimmed(rows, kinds, first, last)
        if last > first and (marked or pictured[last]):
            name = "marked" * marked + "credited" * pictured[last]
            found[first : last + 1] = [f"{name} inside"] * (last + 1 - first)
            found[first], found[last] = f"{name} first", f"{name} last"
        first = last + 1
    return tuple(found)


def _trimmed(rows: Sequence[Row], kinds: Sequence[Kind], first: int, last: int) -> tuple[int, bool]:
    """Where a caption begins among short lines, marked or not; the last line of a text above is left out."""
    for at in range(first + 1, last):
        if kinds[at] in _CAPTIONED:
            return at, True
    while last - first > 2 and abs(rows[first].size - rows[first + 1].size) > _RAGGED:  # noqa: PLR2004 - three pieces
        first += 1
    return first, False


def columns(rows: Sequence[Row], runs: Sequence[str], closed: Sequence[bool]) -> tuple[str, ...]:
    """`first` and `more` for the pieces of a caption that are as wide as a narrow column; else empty.

    Three pieces or more: what stands so narrow by a mark or above a credit is a caption, whatever it says, if
    it ends as one. A list of names does not, and each entry of another list has its mark.

    Args:
        rows: of the page.
        runs: as `caption_runs` gives them.
        closed: does a row end a sentence, or with a credit?
    """
    found = [""] * len(rows)
    first = 0
    for at, run in enumerate(runs):
        if run.endswith("first"):
            first = at
        elif run.endswith("last") and at - first > 1 and closed[at] and _is_column(rows[first : at + 1]):
            found[first : at + 1] = ["first"] + ["more"] * (at - first)
    return tuple(found)


def _is_column(pieces: Sequence[Row]) -> bool:
    """Are the pieces as wide as the first? The last two, of the end and of the credit, may be shorter."""
    width = pieces[0].size
    return (
        width <= _WIDEST
        and all(piece.head[0] not in MARKS for piece in pieces[1:])
        and all(abs(piece.size - width) <= _RAGGED for piece in pieces[:-2])
        and all(piece.size <= width + _RAGGED for piece in pieces[-2:])
    )


def _short_lines(rows: Sequence[Row], pictured: Sequence[bool], first: int, *, blanks: bool) -> int:
    """The last of the short lines from `first` on, up to a credit."""
    last = first
    while last + 1 < len(rows) and last - first < _LONGEST_RUN and not (last > first and pictured[last]):
        after = rows[last + 1]
        if rows[last].size > SHORT or after.size > SHORT or (after.gap and not blanks):
            break
        last += 1
    return last


def parallels(rows: Sequence[Row], stops: Sequence[bool]) -> tuple[str, ...]:
    """For each heading how like it the one before or behind is, as the subheads of one article are.

    `affix`: the same two characters open or close both (“链”字为要聚产业, “惠”字托底暖人心); `shape`: they
    are as long and stop at the same places. Empty for other rows.
    """
    heads = [
        at
        for at, (row, stop) in enumerate(zip(rows, stops, strict=True))
        if 0 < at < len(rows) - 1
        and row.size <= SHORT
        and not stop
        and rows[at + 1].size > SHORT
        and rows[at - 1].size > SHORT
    ]
    found = [""] * len(rows)
    for one, other in pairwise(heads):
        if other - one > _FARTHEST:
            continue
        if like := _likeness(rows[one].text, rows[other].text):
            found[one] = found[other] = like
    return tuple(found)


def _likeness(one: str, other: str) -> str:
    if one[:2] == other[:2] or one[-2:] == other[-2:] or (one[0] == other[0] and one[2:3] == other[2:3]):
        return "affix"
    stops = [[at for at, char in enumerate(text) if not char.isalnum()] for text in (one, other)]
    return "shape" if len(one) == len(other) and stops[0] == stops[1] else ""


def stretches(rows: Sequence[Row], stops: Sequence[bool]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """How many rows of text stand above and below each row, up to the next heading; at most four."""
    text = [stop or row.size > MEDIUM for row, stop in zip(rows, stops, strict=True)]
    return _counted(text), _counted(text[::-1])[::-1]


def _counted(text: Sequence[bool]) -> tuple[int, ...]:
    found, count = [], 0
    for is_text in text:
        found.append(count)
        count = min(count + 1, _MOST) if is_text else 0
    return tuple(found)


def has_briefs(rows: Sequence[Row], stops: Sequence[bool], below: Sequence[int]) -> bool:
    """Have most headings of a page no more than one row of text below?"""
    heads = [
        count
        for row, stop, count in zip(rows, stops, below, strict=True)
        if count and row.size <= MEDIUM and not stop
    ]
    return len(heads) > 2 and 2 * heads.count(1) > len(heads)  # noqa: PLR2004 - a page of several
