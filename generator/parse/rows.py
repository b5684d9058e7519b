"""From physical lines to rows: what stands on the page, without the blanks and the control characters."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from generator.model import Line, Piece, SourcePage
from generator.parse.asides import reads_on_from, stands_aside, without_jump
from generator.parse.passage import Passage, stripped

HEAD = 72  # characters at the start of a row that features look at
TAIL = 24  # and at its end
# Controls, soft hyphens, zero-width and bidi marks, byte-order marks, interlinear and private-use characters,
# noncharacters and lone surrogates: no part of what a reader sees.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff"
    "\U000f0000-\U0010ffff]+"
)
# Of a character outside these the pattern above is asked: it takes long, and they are next to all of a page.
_UNCOMMON = re.compile("[^\t\x20-\x7e\xb0-\xff\u2010-\u2027\u3000-\ud7ff\uff00-\uffef]")
_OPENERS, _CLOSERS = "“『「《〈（(【〔", "”』」》〉）)】〕"
_QUOTES = re.compile(f"[{re.escape(_OPENERS + _CLOSERS)}]")


class Row(NamedTuple):
    """One line that is not blank.

    `passage` is its text, stripped and without unseen characters; `head` and `tail` are the first
    and last characters folded to NFKC, so that full-width and half-width read alike; `open` is how
    many quotation marks and brackets it leaves open (negative: closes that others opened); `text` is the
    passage's, `size` its code points: both are asked for a thousand times a page. `asides` are the lines
    below it that were set aside (下转第三版, 责任编辑), each with its text; `lead` those above it, of the
    article that it opens (上接第一版).
    """

    line: Line
    passage: Passage
    head: str
    tail: str
    gap: int
    indented: bool
    unseen: bool
    open: int
    text: str
    size: int
    asides: tuple[tuple[Line, str], ...] = ()
    lead: tuple[tuple[Line, str], ...] = ()

    @property
    def number(self) -> int:
        """The physical line, from 1."""
        return self.line.number

    @property
    def first_number(self) -> int:
        """The physical line of the first of the lines set aside above it, or its own."""
        return self.lead[0][0].number if self.lead else self.line.number

    @property
    def last_number(self) -> int:
        """The physical line of the last of its asides, or its own."""
        return self.asides[-1][0].number if self.asides else self.line.number


def read_rows(page: SourcePage) -> tuple[Row, ...]:
    """The rows of a page, in order; empty for a page of blank lines.

    The page's own furniture (masthead, folio, page number) belongs to no article and is left out; what stands
    aside inside the page is kept with the row above it, if the format does not say that they are apart.
    """
    rows: list[Row] = []
    lead: list[tuple[Line, str]] = []
    gap = 0
    for line in page.lines:
        if not line.text or line.role == "furniture":
            gap += 1
            continue
        unseen = _UNCOMMON.search(line.text) is not None and _UNSEEN.search(line.text) is not None
        passage = _seen(line) if unseen else stripped(line)
        if not passage.text:
            gap += 1
            continue
        if stands_aside(line, passage.text):
            if reads_on_from(passage.text):
                lead.append((line, passage.text))
            elif rows and rows[-1].line.article == line.article:
                rows[-1] = rows[-1]._replace(asides=(*rows[-1].asides, (line, passage.text)))
            continue
        text = without_jump(passage)
        if text.text:
            row = _row(line, text, gap, unseen=unseen)
            rows.append(row._replace(lead=tuple(lead)) if lead else row)
            gap = 0
            lead.clear()
    return tuple(rows)


def _row(line: Line, passage: Passage, gap: int, *, unseen: bool) -> Row:
    text = passage.text
    return Row(
        line=line,
        passage=passage,
        head=_fold(text[:HEAD]),
        tail=_fold(text[-TAIL:]),
        gap=gap,
        indented=line.text[:1] in "\u3000 \t" and line.text[:1] != "",
        unseen=unseen,
        open=left_open(text),
        text=text,
        size=len(text),
    )


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _seen(line: Line) -> Passage:
    """The text of a line without what a reader does not see, stripped."""
    text = line.text
    kept: list[str] = []
    pieces: list[Piece] = []
    at = last = 0
    ends = [(match.start(), match.end()) for match in _UNSEEN.finditer(text)]
    for start, end in [*ends, (len(text), len(text))]:
        if start > last:
            kept.append(text[last:start])
            pieces.append(Piece(line.number, line.start + last, at, start - last))
            at += start - last
        last = end
    return Passage("".join(kept), tuple(pieces)).strip()


def left_open(text: str) -> int:
    """Openers minus closers; ’ and ‘ are left out, since ’ is an apostrophe too (’98)."""
    marks = _QUOTES.findall(text)
    return 2 * sum(map(_OPENERS.__contains__, marks)) - len(marks)
