"""The raw lines of an article beside what became of them: a repair can be checked at a glance.

A line that is a paragraph, word for word, is shown by its ends: the paragraph stands on the same page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.catalogue.library import Library
    from generator.model import Record
    from generator.render.words.strings import Words

LONGEST = 600  # characters of a line that are shown; a paragraph of a page has 300
HEAD, TAIL = 18, 10  # of a line that stands on the page as it is
_BYLINE = 40  # characters: a line of that length which has the name of a byline is one
_ENDS = 12  # characters at either end of a line by which it is known again inside a repaired paragraph
_SPACE = re.compile(r"\s+|^\s*[■□▲△●○◆◇★☆◎]+")  # and the mark before a caption or a byline


class RawLine(NamedTuple):
    """A line of the raw page: its number, its text, what became of it in words, where that stands.

    `target` is an anchor of the article's page, "" where there is none; `repaired` tells that a defect
    names the line; `lost` that nothing of it is in the article.
    """

    n: int
    text: str
    became: str
    target: str = ""
    repaired: bool = False
    lost: bool = False


def raw_lines(words: Words, library: Library, record: Record) -> tuple[RawLine, ...]:
    """The lines of an article's raw page, blank ones left out; none where the page is not as it was."""
    lines = library.source_lines(record.source) if record.source else None
    if not lines:
        return ()
    places = tuple(_places(words, record))
    defects = _defects(words, record)
    captions = {n for d in record.defects if d.kind.startswith("caption") for n in d.source_lines}
    shown = ((n, text.strip()) for n, text in lines.items())
    return tuple(_line(n, text, places, defects, captions) for n, text in shown if text)


Place = tuple[str, str, str]  # a part of the article: its text without spaces, what it is called, its anchor


def _line(
    n: int, text: str, places: tuple[Place, ...], defects: Mapping[int, str], captions: set[int]
) -> RawLine:
    key = _key(text)
    first = [place for place in places if not place[2]] if n in captions else []
    same = next((place for place in places if place[0] == key), None)
    name, target = (same[1], same[2]) if same else _place_of(key, (*reversed(first), *places))
    became = "；".join(filter(None, (name, defects.get(n))))
    if same and len(text) > HEAD + TAIL + 1:
        text = f"{text[:HEAD]}…{text[-TAIL:]}"
    cut = text if len(text) <= LONGEST else text[:LONGEST] + "…"
    return RawLine(n, cut, became, target, n in defects, lost=not name)


def _places(words: Words, record: Record) -> Iterator[Place]:
    """The parts of the article, captions last."""
    around = (("headline", record.title), ("kicker", record.kicker), ("deck", record.deck))
    for kind, text in (*around, ("column", record.column), ("dateline", record.dateline)):
        if text:
            yield _key(text), words(f"raw.{kind}"), ""
    for byline in record.bylines:
        if byline.name:
            yield _key(byline.name), words("raw.byline"), ""
    count = 0
    for block in record.body:
        count += block.kind == "paragraph"
        if block.kind == "paragraph":
            yield _key(block.text), words("raw.paragraph", n=count), f"p{count}"
        else:
            yield _key(block.text), words("raw.subhead"), ""
    for caption in record.captions:
        yield _key(caption), words("raw.caption"), ""


def _place_of(key: str, places: tuple[Place, ...]) -> tuple[str, str]:
    """The part of the article that a line went into: all of it, or one of its ends; else a byline in it."""
    for piece in (key, key[:_ENDS], key[-_ENDS:]):
        for text, name, target in places:
            if piece in text:
                return name, target
    if len(key) <= _BYLINE:
        return next(((name, "") for text, name, target in places if not target and text in key), ("", ""))
    return "", ""


def _defects(words: Words, record: Record) -> dict[int, str]:
    """Line → what was done there, or could not be done."""
    found: dict[int, list[str]] = {}
    for defect in record.defects:
        name = words.get(f"defect.{defect.kind}.{'repaired' if defect.repaired else 'open'}", defect.kind)
        for line in defect.source_lines:
            found.setdefault(line, []).append(name)
    return {line: "；".join(dict.fromkeys(names)) for line, names in found.items()}


def _key(text: str) -> str:
    return _SPACE.sub("", text)
