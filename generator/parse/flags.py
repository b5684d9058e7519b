"""What is lost and cannot be repaired: listed, never guessed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from generator.parse.draft import ArticleDraft
from generator.parse.kinds import CLOSING
from generator.parse.rows import left_open
from generator.parse.starts import Opening, folded, stray_closer

_HEAD = 120  # characters of a paragraph in which a stray closing mark tells of a lost opening one
_SHOWN = 16  # characters shown to an editor
_REACH = 4000  # characters of an article that are looked at
_AROUND = 8  # articles on each side whose words tell
_CUSTOM, _USUAL = 0.6, 0.5  # shares of the other articles from which a byline, a dateline is missed
_STOPS = "，、。;；"
_CLAUSE = 6  # characters from which a clause said twice running is no figure of speech
_LONG = 30  # a paragraph that stops short is longer than a list's item


def flag_losses(draft: ArticleDraft) -> None:
    """List what the article itself shows to be lost: its headline, its start, its end, characters."""
    first = draft.readings[0].row.number
    if not draft.headline:
        draft.note("missing_headline", [first])
    _flag_ends(draft)
    _flag_fragments(draft)
    unseen = [reading.row.number for reading in draft.readings if reading.row.unseen]
    if unseen:
        draft.note("control_characters", unseen, repaired=True)
    broken = [reading.row.number for reading in draft.readings if "\ufffd" in reading.row.text]
    if broken:
        draft.note("undecodable_bytes", broken)


def list_asides(draft: ArticleDraft) -> None:
    """List the lines of the page that were set aside; what the format itself sets apart is no defect."""
    for reading in draft.readings:
        for line, text in (*reading.row.lead, *reading.row.asides):
            if line.role is None:
                draft.note("furniture_inside_body", [line.number], text, repaired=True)


def flag_missing(drafts: list[ArticleDraft]) -> None:
    """List a lost start, and the byline and dateline that were lost with it.

    Only an article whose start is lost can have lost them, and only what the page's other articles of its
    kind have.
    """
    headed = [draft for draft in drafts if draft.headline and draft.paragraphs]
    dated = sum(draft.dateline is not None for draft in headed)
    undated = [place for place, draft in enumerate(headed) if not draft.dateline]
    text = cache(lambda place: folded(_text(headed[place])))  # asked for by all articles around
    places = {place for place in undated if _lost(headed, place, dated, text)}
    lost = [draft for place, draft in enumerate(headed) if place in places]
    whole = [draft for place, draft in enumerate(headed) if place not in places]
    for draft in lost:
        paragraph = draft.paragraphs[0].passage
        lines = paragraph.lines[:1]
        draft.note("truncated_start", lines, paragraph.text[:_SHOWN])
        signs = _share([bool(other.bylines) for other in whole], 0.5)
        if not draft.bylines and signs > _CUSTOM:
            draft.note("missing_byline", lines)
        usual = _share([other.dateline is not None for other in whole], 0.5)
        alike = [other.dateline is not None for other in whole if bool(other.bylines) == bool(draft.bylines)]
        if _share(alike, usual) > _USUAL:
            draft.note("missing_dateline", lines)


def _share(answers: list[bool], before: float) -> float:
    """How many say yes, with one answer more that says what is known `before`."""
    return (sum(answers) + before) / (len(answers) + 1)


def _lost(headed: list[ArticleDraft], place: int, dated: int, text: Callable[[int], str]) -> bool:
    """Has the article lost its start, by its own words and those (`text`) of the articles around it?"""
    draft = headed[place]
    paragraphs = draft.paragraphs
    second = paragraphs[1].passage.text[:_HEAD] if len(paragraphs) > 1 else ""
    opening = Opening(
        headline=folded("".join(passage.text for passage in draft.headline)),
        paragraph=folded(paragraphs[0].passage.text[:_REACH]),
        second=folded(second),
        size=sum(len(part.passage.text) for part in paragraphs),
        dated_page=3 * dated > len(headed) - 1,
    )
    if not opening.open_question():
        return False
    around = range(len(headed))[max(0, place - _AROUND) : place + _AROUND + 1]
    return opening.lost("\n".join(map(text, around)))


def _text(draft: ArticleDraft) -> str:
    passages = [*draft.kicker, *draft.headline, *draft.deck, *(part.passage for part in draft.parts)]
    return "\n".join(passage.text for passage in passages)[:_REACH]


def _stops_short(text: str) -> bool:
    """Does a text end without a stop, inside a sentence?"""
    bare = text.rstrip(CLOSING)
    last = unicodedata.normalize("NFKC", bare[-1:])[-1:]
    return bare == text and (last in ",、" or last.isalnum())


def _flag_ends(draft: ArticleDraft) -> None:
    """A long paragraph that stops inside a sentence, with nothing that continues it."""
    flagged = {
        line for defect in draft.defects if defect.kind == "truncated_end" for line in defect.source_lines
    }
    for part in draft.paragraphs:
        text = part.passage.text
        if len(text) > _LONG and _stops_short(text):
            last = part.passage.lines[-1:]
            if not flagged & set(last):
                draft.note("truncated_end", last, text[-_SHOWN:])


def _flag_fragments(draft: ArticleDraft) -> None:
    """Places where the words themselves show that something is gone or stands twice.

    A paragraph that closes a quotation nobody opened; two stops side by side; a clause said twice running.
    """
    paragraphs = draft.paragraphs
    strays = [stray_closer(part.passage.text[:_HEAD]) for part in paragraphs]
    quoting = 0
    for number, (part, stray) in enumerate(zip(paragraphs, strays, strict=True)):
        if number and quoting <= 0 and stray:
            draft.note("garbled_fragment", part.passage.lines[:1], part.passage.text[:_SHOWN])
        if True in strays:
            quoting = max(0, quoting + left_open(part.passage.text))
        for start, end in _garbled(part.passage.text):
            found = part.passage.cut(max(0, start - _SHOWN // 2), end + _SHOWN // 2)
            draft.note("garbled_fragment", found.lines[:1], found.text)


def _garbled(text: str) -> Iterator[tuple[int, int]]:
    """Places of two stops side by side, and of a clause that the one before it said in the same words."""
    for stop in _STOPS:
        text = text.replace(stop, ",")
    clauses = text.split(",")
    if len(set(clauses)) == len(clauses):
        return
    at, before = len(clauses[0]) + 1, clauses[0]
    for clause in clauses[1:]:
        if (not clause and at < len(text)) or (clause == before and len(clause) >= _CLAUSE):
            yield at, at + len(clause)
        at, before = at + len(clause) + 1, clause
