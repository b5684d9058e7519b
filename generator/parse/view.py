"""The rows of a page, each looked at once: what the features ask of a row again and again."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from operator import or_

from msgspec import Struct

from generator.parse.kinds import MEDIUM, Kind, Opening, ending, finished, kind, opening
from generator.parse.rows import Row
from generator.parse.runs import caption_runs, columns, has_briefs, is_credited, parallels, stretches

_EDGES = (1, 2, 4, 6, 8, 10, 13, 16, 20, 25, 31, 38, 46, 60, 90, 150)
CHUNK, FAR = 7, 3000  # characters: a clause, an article
_EDGE = ("edge", "edge")  # what stands in for the kinds of rows outside the page


class View(Struct, frozen=True):
    """The rows of a page with what the features need of each: ending, kind, the page's usual layout.

    `stops` says which rows end a sentence, `sizes` and `lengths` how long they are, in fine and in coarse
    steps, `columns` which are pieces of a caption as narrow as a column, `known` whether the word is known
    that the end of the row before makes with the beginning of a row. `pairs` are any two neighbouring
    characters of `text`, by their place, each pair as one number.
    """

    rows: tuple[Row, ...]
    ends: tuple[str, ...]
    stops: tuple[bool, ...]
    sizes: tuple[int, ...]
    lengths: tuple[str, ...]
    kinds: tuple[Kind, ...]
    padded: tuple[str, ...]
    openings: tuple[Opening, ...]
    usual_gap: int
    indents: bool
    runs: tuple[str, ...]
    columns: tuple[str, ...]
    parallels: tuple[str, ...]
    above: tuple[int, ...]
    below: tuple[int, ...]
    pictured: tuple[bool, ...]
    page: str
    text: str
    starts: tuple[int, ...]
    known: tuple[str, ...]
    pairs: list[int]

    def kinds_around(self, at: int) -> tuple[str, ...]:
        """The kinds of two rows before, of a row and of two behind; `edge` outside the page."""
        return self.padded[at : at + 5]


def look(rows: tuple[Row, ...]) -> View:
    """Classify every row once."""
    ends = tuple(map(ending, rows))
    kinds = tuple(map(kind, rows, ends))
    gaps = Counter(row.gap for row in rows[1:])
    usual = gaps.most_common(1)[0][0] if gaps else 0
    indented = sum(row.indented for row in rows)
    text = "\n".join(row.text for row in rows)
    stops = tuple(map(finished, ends))
    pictured = tuple(map(is_credited, rows, (None, *rows)))
    above, below = stretches(rows, stops)
    starts = tuple(accumulate((row.size + 1 for row in rows), initial=0))[:-1]
    runs = caption_runs(rows, kinds, stops, pictured)
    return View(
        rows=rows,
        ends=ends,
        stops=stops,
        sizes=tuple(bisect_right(_EDGES, row.size) for row in rows),
        lengths=tuple(_length(row.size) for row in rows),
        kinds=kinds,
        padded=(*_EDGE, *kinds, *_EDGE),
        openings=tuple(map(opening, rows, kinds)),
        usual_gap=usual,
        indents=3 * indented >= len(rows),
        runs=runs,
        columns=columns(rows, runs, tuple(map(or_, stops, pictured))),
        parallels=parallels(rows, stops),
        above=above,
        below=below,
        pictured=pictured,
        page=f"{_usage(kinds)} {has_briefs(rows, stops, below)}",
        text=text,
        starts=starts,
        known=_known(rows, stops, text, starts),
        pairs=_numbered(text),
    )


def _numbered(text: str) -> list[int]:
    """Any two neighbouring characters as one number of 64 bits: a quarter of the time that strings take."""
    data = memoryview(text.encode("utf-32-le", "surrogatepass"))
    pairs = [0] * max(0, len(text) - 1)
    pairs[::2] = data[: len(text) // 2 * 8].cast("Q").tolist()
    pairs[1::2] = data[4 : 4 + (len(text) - 1) // 2 * 8].cast("Q").tolist()
    return pairs


def _length(size: int) -> str:
    return "tiny" if size <= CHUNK else "short" if size <= MEDIUM else "long"


def _known(rows: Sequence[Row], stops: Sequence[bool], text: str, starts: Sequence[int]) -> tuple[str, ...]:
    """Where a row stops short: does the word that it makes with the next one stand elsewhere near them?

    `True`, `False`, or empty where no sentence stops short or no word would be made.
    """
    found = [""] * len(rows)
    for at in range(1, len(rows)):
        if not stops[at - 1]:
            word = rows[at - 1].text[-1] + rows[at].text[0]
            if word.isalpha():
                above, below = starts[at - 1], starts[at] + rows[at].size
                known = text.find(word, below, below + FAR) >= 0 or (
                    text.find(word, max(0, above - FAR), above) >= 0
                )
                found[at] = str(known)
    return tuple(found)


def _usage(kinds: tuple[Kind, ...]) -> str:
    """Are most articles of the page signed on a line of their own, or opened by a dateline, or neither?"""
    signed, dated = kinds.count("byline"), kinds.count("dateline")
    few = max(3, len(kinds) // 18)
    return "signed" if signed >= few else "dated" if dated >= few else "plain"
