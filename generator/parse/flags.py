"""What is lost and cannot be repaired: listed, never guessed."""

from __future__ import annotations

import re
import unicodedata

from generator.parse.draft import ArticleDraft, Part
from generator.parse.kinds import CLOSERS, CLOSING, FINAL, OPENERS, opens_later, opens_news

_HEAD = 120  # characters of a paragraph in which a stray closing mark tells of a lost opening one
_SHOWN = 16  # characters shown to an editor
_TRUNCATED = (
    1.4  # evidence from which a start counts as lost; 0.9 of those flagged on the development pages are
)
_LONG = 30  # a paragraph that stops short is longer than a list's item
# What can hardly stand first in a Chinese sentence: particles, suffixes, the later half of common words.
_LATE = frozenset("的了着过和与及等并而或之们性化者里内外间后前时地得到于把让对都就")
_QUOTES = re.compile(f"[{re.escape(OPENERS + CLOSERS)}]")
_MARKS = frozenset(",.、。;:!?)}]”』」’》%·")


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
        for line, text in reading.row.asides:
            if line.role is None:
                draft.note("furniture_inside_body", [line.number], text, repaired=True)


def flag_missing(drafts: list[ArticleDraft]) -> None:
    """List a lost start, and bylines and datelines that the article must have had.

    An article whose start is lost had them in the lost part; an unsigned one on a page where most are
    signed has lost its byline.
    """
    headed = [draft for draft in drafts if draft.headline and draft.paragraphs]
    signs = 2 * sum(bool(draft.bylines) for draft in headed) > len(headed) > 2  # noqa: PLR2004 - a custom
    for draft in drafts:
        paragraph = next(iter(draft.paragraphs), None)
        if paragraph is None:
            continue
        unsigned = signs and not draft.bylines
        lines = paragraph.passage.lines[:1]
        lost = (
            bool(draft.headline) and not draft.dateline and truncation(paragraph.passage.text) >= _TRUNCATED
        )
        if lost:
            draft.note("truncated_start", lines, paragraph.passage.text[:_SHOWN])
        if unsigned:
            draft.note("missing_byline", lines)
        if (lost or unsigned) and not draft.dateline:
            draft.note("missing_dateline", lines)


def truncation(text: str) -> float:
    """How much speaks for a first paragraph that has lost its beginning."""
    head = unicodedata.normalize("NFKC", text[:_HEAD])
    size = len(text)
    score = 0.0 if size < 20 else -0.6 if size < 40 else -1.5 if size < 60 else -2.5  # noqa: PLR2004 - the lengths of halves
    score += 1.5 * (size < _LONG + 10 and head.endswith(tuple(FINAL)))
    score += 4.0 * (stray_closer(head) or head[0] in _MARKS)
    score += 1.5 * (head[0] in _LATE)
    return score - 2.0 * (
        opens_news(head) or opens_later(head) or head[0] in OPENERS or not head[0].isalnum()
    )


def stray_closer(text: str) -> bool:
    """Does a quotation mark or bracket close that nothing has opened?"""
    depth = 0
    for char in _QUOTES.findall(text):
        depth += 1 if char in OPENERS else -1
        if depth < 0:
            return True
    return False


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
        text, last = part.passage.text, part.passage.lines[-1:]
        if len(text) > _LONG and _stops_short(text) and not flagged & set(last):
            draft.note("truncated_end", last, text[-_SHOWN:])


def _flag_fragments(draft: ArticleDraft) -> None:
    """A paragraph inside the text that closes a quotation nobody opened: something before it is gone."""
    quoting = 0
    for number, part in enumerate(draft.paragraphs):
        if number and quoting <= 0 and stray_closer(part.passage.text[:_HEAD]):
            draft.note("garbled_fragment", part.passage.lines[:1], part.passage.text[:_SHOWN])
        quoting = max(0, quoting + _left_open(part))


def _left_open(part: Part) -> int:
    text = part.passage.text
    return sum(map(text.count, OPENERS)) - sum(map(text.count, CLOSERS))
