"""Roles from how a line looks, for formats that have sizes and weights but no tags (DOCX, PDF).

The measure is the body: the size in which most characters are set. A run of larger lines opens an
article: its largest is the headline, what stands above it the kicker, what stands below it the deck.
A short bold or slightly larger line inside the text is a subhead. Where the look says nothing
certain, the role stays open.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from generator.sources.extract import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.model import Role

Look = Literal["headline", "display", "bold", "body"]

_HEADLINE = 1.45  # times the size of the body, from which a line is a headline
_DISPLAY = 1.12  # from which it stands out
_SAME = 0.06  # sizes closer than this are the same
_LONGEST_HEADLINE, _LONGEST_SUBHEAD = 80, 30
_RUNNING = 40  # characters from which a line is running text
_SENTENCE = 16  # from which it is so if it ends as a sentence
_SENTENCE_END = tuple("。！？!?；;”）")


class Looked(Struct, frozen=True):
    """A paragraph and its look. `size` is in points; `role` what the format states outright."""

    text: str
    size: float
    bold: bool = False
    role: Role | None = None


def body_size(paragraphs: Iterable[Looked]) -> float:
    """The size in which most characters are set, in points."""
    sizes: Counter[float] = Counter()
    for paragraph in paragraphs:
        sizes[round(paragraph.size, 1)] += len(paragraph.text)
    return sizes.most_common(1)[0][0] if sizes else 10.5


def with_roles(paragraphs: Sequence[Looked]) -> list[Piece]:
    """Paragraphs in reading order as pieces with role and article."""
    body = body_size(p for p in paragraphs if p.role is None)
    looks = [_look(paragraph, body) for paragraph in paragraphs]
    if "headline" not in looks:
        looks = _promoted(looks)
    pieces: list[Piece] = []
    article = 0
    for shown, run in groupby(range(len(looks)), lambda n: looks[n] in ("headline", "display")):
        members = list(run)
        if shown and any(looks[n] == "headline" for n in members):
            article += 1
            pieces += _heading([paragraphs[n] for n in members], article)
        else:
            pieces += [_inside(paragraphs[n], looks[n], article) for n in members]
    return pieces


def _look(paragraph: Looked, body: float) -> Look:
    text = paragraph.text
    if paragraph.role in ("headline", "kicker", "deck"):
        return "headline" if paragraph.role == "headline" else "display"
    if paragraph.role is not None or len(text) > _LONGEST_HEADLINE:
        return "body"
    if paragraph.size >= body * _HEADLINE:
        return "headline"
    if paragraph.size >= body * _DISPLAY and not text.endswith("。"):
        return "display"
    if paragraph.bold and len(text) <= _LONGEST_SUBHEAD and not text.endswith(_SENTENCE_END):
        return "bold"
    return "body"


def _promoted(looks: list[Look]) -> list[Look]:
    """Without any headline by size, the line that stands out at the very top is it."""
    first = next((n for n, look in enumerate(looks) if look != "body"), None)
    if first is None or any(look == "body" for look in looks[:first]):
        return looks
    return [*looks[:first], "headline", *looks[first + 1 :]]


def _heading(members: list[Looked], article: int) -> list[Piece]:
    """The lines above an article; equal lines that turn are one headline."""
    stated = [n for n, member in enumerate(members) if member.role == "headline"]
    largest = max((members[n].size for n in stated), default=max(member.size for member in members))
    main = stated or [n for n, member in enumerate(members) if member.size >= largest * (1 - _SAME)]
    first, last = main[0], main[0]
    while last + 1 in main:
        last += 1
    pieces = [Piece(m.text, m.role or "kicker", article) for m in members[:first]]
    pieces.append(Piece(" ".join(m.text for m in members[first : last + 1]), "headline", article))
    pieces += [Piece(m.text, m.role or "deck", article) for m in members[last + 1 :]]
    return pieces


def _inside(paragraph: Looked, look: Look, article: int) -> Piece:
    text = paragraph.text
    role: Role | None = paragraph.role
    if role is None and article and look in ("display", "bold") and len(text) <= _LONGEST_SUBHEAD:
        role = "subhead"
    running = len(text) >= _RUNNING or (len(text) >= _SENTENCE and text.endswith(_SENTENCE_END))
    if role is None and look == "body" and running:
        role = "paragraph"
    return Piece(text, role, article or None)
