"""The passages of an article → lines with their roles."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.sources.extract import Piece, numbered

if TYPE_CHECKING:
    from generator.model import Line, Role
    from generator.sources.markup import Part
    from generator.sources.passages import Passage

_SENTENCE_END = tuple("。！？!?…；;")
_RUNNING = 40  # characters from which a line in the body is running text whatever it ends with
_SENTENCE = 16  # characters from which a line that ends as a sentence is running text
_SUBHEAD = 30  # characters of the longest subhead
_ONE_LINE = frozenset(("kicker", "headline", "deck"))  # a <br> in them is a turn, not a new line


def titles_settled(article: list[Passage]) -> list[Passage]:
    """h2, h3 and `font02`: a kicker before the headline, a deck after it, a subhead in the body."""
    settled: list[Passage] = []
    headlines = [n for n, passage in enumerate(article) if passage.part == "headline"]
    headed = body_began = False
    for n, passage in enumerate(article):
        headed = headed or passage.part == "headline"
        body_began = body_began or passage.in_body
        if passage.part != "second":
            settled.append(passage)
            continue
        part: Part = "deck"
        if not headed and headlines and n < headlines[-1]:
            part = "kicker"
        elif body_began:
            part = "subhead"
        elif _SIGNED.match(passage.text):
            part = "byline"
        elif not headed:
            part, headed = "headline", True
        settled.append(replace(passage, part=part))
    return settled


_SIGNED = re.compile(
    r"[□■●◎▲\s]*(?:[\u4e00-\u9fff/]{0,14}记者|通讯员|文[/／|]|图[/／|]|本报评论员|作者[:：])"
)


def article_lines(article: list[Passage]) -> tuple[Line, ...]:
    """Passages as lines, each article numbered."""
    pieces: list[Piece] = []
    number = 1
    previous: Passage | None = None
    in_body = False
    for passage in _turns_joined(article):
        if in_body and passage.part in ("kicker", "headline") and not passage.in_body:
            number, in_body = number + 1, False
        in_body = in_body or passage.part == "body"
        pieces.append(Piece(passage.text, _role(passage, previous), number))
        previous = passage
    return numbered(pieces)


def _turns_joined(article: list[Passage]) -> list[Passage]:
    """Neighbours that are one kicker, headline or deck as one passage."""
    joined: list[Passage] = []
    for part, run in groupby(article, lambda passage: passage.part):
        members = list(run)
        if part in _ONE_LINE:
            joined.append(replace(members[0], text=" ".join(member.text for member in members)))
        else:
            joined += members
    return joined


def _role(passage: Passage, previous: Passage | None) -> Role | None:
    """The role the markup states; None for a short line in the body: a byline, perhaps, or a credit."""
    match passage.part:
        case "kicker" | "headline" | "deck" | "byline" | "credit" | "caption" | "subhead":
            return passage.part
        case _:
            pass
    text = passage.text
    if passage.after_picture and passage.centred:
        return "caption"
    bold = passage.strong >= len(text) - 2
    if (
        bold
        and len(text) <= _SUBHEAD
        and not text.endswith(_SENTENCE_END)
        and previous
        and not _SIGNED.match(text)
    ):
        return "subhead"
    running = len(text) >= _RUNNING or (len(text) >= _SENTENCE and text.endswith(_SENTENCE_END))
    return "paragraph" if running else None
