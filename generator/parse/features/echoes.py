"""Words that recur: of a headline in the text below it, of the text above in the text below."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import compress
from operator import add, and_

from generator.parse.kinds import CLOSING, MEDIUM
from generator.parse.view import CHUNK, FAR, View

_NEAR, _LEAST = 420, 4  # characters: a first paragraph, a heading that its paragraphs may echo
_DATED, _LEDE = 20, 110  # where the words of a dispatch begin, behind its dateline, and those of its lede end
_FARTHEST = 24  # rows from a dispatch up to the heading of its article
_HERE, _EARLIER = 240, 600  # characters of the text below and of the text above that are compared
_TRAILING = CLOSING + "。!！?？,，;；:："


def echo(view: View, at: int) -> Iterator[str]:
    """Words of a short row that recur: a headline's in the text below, a kicker's as a whole clause."""
    row, start = view.rows[at], view.starts[at]
    end = start + row.size
    if view.openings[at] == "dateline":
        if words := _words(view, start + _DATED, min(start + _LEDE, end), str.isalnum):
            above = _pairs(view, start - 2 * _NEAR, start)
            yield f"news echo={int(len(words.intersection(above)) / len(words) * 8)}"
            yield from _same_news(view, at)
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


def _same_news(view: View, at: int) -> Iterator[str]:
    """Does a dispatch go on with the article above, with the words of its text or of its heading?

    Some articles are several dispatches, each with its own dateline; some have lost their headline.
    """
    start = view.starts[at]
    words = _words(view, start + _DATED, start + _NEAR, str.isalnum)
    above = _pairs(view, start - 3 * _NEAR, start)
    yield f"news wide echo={int(len(words.intersection(above)) / len(words) * 8)}"
    heading = _heading_above(view, at)
    if heading is not None:
        low = view.starts[heading]
        told = _words(view, low, low + view.rows[heading].size, str.isalnum)
        below = _pairs(view, start, start + _NEAR)
        yield f"news of heading={int(len(told.intersection(below)) / max(1, len(told)) * 4)}"
        yield f"news below heading={min(5, at - heading)}"


def _heading_above(view: View, at: int) -> int | None:
    """The last short row above with text below it, as far as an article reaches."""
    rows, stops = view.rows, view.stops
    for place in range(at - 2, max(-1, at - _FARTHEST), -1):
        if rows[place].size <= MEDIUM and not stops[place] and rows[place + 1].size > MEDIUM:
            return place
    return None


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
