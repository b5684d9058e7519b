"""What speaks for or against each role of a row: general features, with no words of any page in them.

`FEATURES` is the list of the questions asked. The answers are names; what each name is worth for each
role stands in `weights.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import compress
from operator import add, and_

from generator.parse.kinds import CLOSING, MARKS, MEDIUM
from generator.parse.view import CHUNK, FAR, View

_LEAN = frozenset(
    "的了着过和与及等并而或之者们性化度上下中里内外间后前时地得到于以为将把被让使对向从在是有也还又都就才"
)
_PUNCTUATION = frozenset(",.、。;:!?)]}”』」’》%·")
_DIGIT = re.compile("[0-9]")
_DONE = re.compile("(?![为除])[\u4e00-\u9fff]{1,2}[了着]")  # 新开了…: whose subject stands above
_STOPS_SHORT = frozenset({"comma", "pause", "word", "digit", "latin", "close"})


# The same names are given to many rows of many pages, and a name made before is known by its hash.
_names = lru_cache(maxsize=4096)


def joints(view: View) -> list[str]:
    """For each row how the row before it ends; see `grammar.JOINTS`."""
    ways = [
        "either" if kind == "cry" else "over" if stop else "short" if end in _STOPS_SHORT else "either"
        for end, stop, kind in zip(view.ends, view.stops, view.kinds, strict=True)
    ]
    return ["over", *ways[:-1]]


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
    if first in _PUNCTUATION:
        yield "starts=punctuation"
    elif first in _LEAN:
        yield "starts=particle"
    elif first in "“『「《‘":
        yield "starts=quote"
    elif first in "([【":
        yield "starts=bracket"
    elif first.isdigit():
        yield "starts=digit"
    elif first in MARKS or first in "—-·":
        yield "starts=mark"
    if ":" in view.rows[at].head[1:8]:
        yield "starts=tag"


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
    if before.tail[-1:] in _LEAN:
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
    if first in _PUNCTUATION:
        yield "unfinished then punctuation"
    elif first in _LEAN:
        yield "unfinished then particle"
    elif _DONE.match(after.head):
        yield "unfinished then verb"
    if view.rows[at].tail[-1:] in _LEAN:
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


_NEAR, _LEAST = 420, 4  # characters: a first paragraph, a heading that its paragraphs may echo
_TRAILING = CLOSING + "。!！?？,，;；:："


def echo(view: View, at: int) -> Iterator[str]:
    """Words of a short row that recur: a headline's in the text below, a kicker's as a whole clause."""
    row, start = view.rows[at], view.starts[at]
    end = start + row.size
    if view.openings[at] == "dateline":
        if words := _words(view, start + 20, min(start + 110, end), str.isalnum):
            above = _pairs(view, start - 2 * _NEAR, start)
            yield f"news echo={int(len(words.intersection(above)) / len(words) * 8)}"
            return
    elif not _LEAST <= row.size <= MEDIUM + 18:
        return
    elif own := set(filter(str.isalnum, map(add, row.text, row.text[1:]))):
        down = _share(own, view.text[end : end + _NEAR])
        up = _share(own, view.text[max(0, start - _NEAR) : start])
        yield f"echo below={int(down * 5)}"
        yield f"echo above={int(up * 5)}"
        yield f"echo lean={max(-3, min(3, round((down - up) * 5)))}"
    yield from _repeated(view, at)


def _share(words: set[str], text: str) -> float:
    """How many of the pairs of characters stand in a text; one character is found faster than two by far."""
    return len([word for word in words if word[0] in text and word in text]) / len(words)


def _repeated(view: View, at: int) -> Iterator[str]:
    """Does a row stand as a whole, or one of its clauses, in the text below?"""
    text = view.rows[at].text
    end = view.starts[at] + len(text)
    below = view.text[end : end + FAR]
    quoted = text.rstrip(_TRAILING)
    if len(quoted) >= CHUNK and quoted in below:
        name = "repeated below"
    elif any(len(part) >= CHUNK and part in below for part in text.replace("，", ",").split(",")):
        name = "part repeated below"
    else:
        return
    then = "text" if at + 1 < len(view.rows) and view.rows[at + 1].size > MEDIUM else "line"
    yield name
    yield f"{name} then {then}"


_HERE, _EARLIER = 240, 600  # characters of the text below and of the text above that are compared


def cohesion(view: View, at: int) -> tuple[str, ...]:
    """Does the text below a short row speak of what the text above speaks of? Then it parts no articles."""
    row, start = view.rows[at], view.starts[at]
    if not at or row.size > MEDIUM or at + 1 == len(view.rows) or view.stops[at]:
        return ()
    if not view.stops[at - 1] and view.ends[at - 1] != "bracket":
        return ()
    end = start + row.size
    words = _words(view, end, end + _HERE, str.isalpha)
    if len(words) <= _HERE // 6 or start <= _HERE:
        return ()
    shared = words.intersection(_pairs(view, start - _EARLIER, start))
    size = f"cohesion={min(7, 20 * len(shared) // len(words))}"
    return size, f"{size} {view.kinds[at]}"


def _pairs(view: View, start: int, end: int) -> list[int]:
    """Any two neighbouring characters of the text's places `start` to `end`, as far as there are any."""
    return view.pairs[max(0, start) : max(0, end - 1)]


def _words(view: View, start: int, end: int, is_word: Callable[[str], bool]) -> set[int]:
    """Of these pairs those both of whose characters belong to words."""
    fit = list(map(is_word, view.text[start:end]))
    return set(compress(_pairs(view, start, end), map(and_, fit, fit[1:])))


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
