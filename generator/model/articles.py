"""A page as it was received, and the articles that it is cut into."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from generator.model.placed import Placed

Role = Literal[
    "kicker",
    "headline",
    "deck",
    "label",
    "byline",
    "dateline",
    "subhead",
    "paragraph",
    "continuation",
    "caption",
    "jump",
    "credit",
    "furniture",
]


class Line(Struct, frozen=True):
    """One physical line of a decoded page.

    `number` is 1-based; `start` counts code points from the start of the decoded file (the
    byte-order mark left out) to the first character of `text`, which has no line ending.
    `role` is what the format itself says of the line (an `h1`, a large font), else None.
    `article` numbers the articles that the format itself bounds (one a content page of a
    数字报, say); None where it does not say.
    """

    number: int
    start: int
    text: str
    role: Role | None = None
    article: int | None = None


class SourcePage(Struct, frozen=True):
    """A raw page, decoded and numbered: what `sources/` makes and `parse/` reads."""

    path: str
    lines: tuple[Line, ...]
    date: date | None = None
    paper: str | None = None
    page_no: str | None = None
    section: str | None = None
    encoding: str = "utf-8"
    sha256: str = ""


BlockKind = Literal["kicker", "headline", "deck", "caption", "subhead", "paragraph"]


class Piece(Struct, frozen=True, array_like=True):
    """A run of a block's text that stands unbroken in the page.

    `at` counts code points in the block's text, `start` code points in the decoded file.
    """

    line: int
    start: int
    at: int
    length: int


class Block(Placed, frozen=True, array_like=True):
    """A stretch of an article's text, joined and repaired; `pieces` say where it stood in the page."""

    apart = frozenset({"pieces"})

    kind: BlockKind
    text: str
    pieces: tuple[Piece, ...] = ()

    @property
    def source_lines(self) -> tuple[int, ...]:
        """Physical lines of the page that the text comes from, in the order of the text."""
        return tuple(dict.fromkeys(piece.line for piece in self.pieces))

    def source_offset(self, at: int) -> int | None:
        """Code points from the start of the decoded file to character `at`; None when unknown."""
        for piece in self.pieces:
            if piece.at <= at < piece.at + piece.length:
                return piece.start + at - piece.at
        return None


class Byline(Struct, frozen=True, array_like=True):
    """Who signs: `role` is 记者, 通讯员, 摄影 … as printed; `outlet` the paper or agency, if printed."""

    name: str
    role: str | None = None
    outlet: str | None = None


class Defect(Struct, frozen=True, array_like=True):
    """What is wrong with the page text, and whether it was repaired.

    `kind` is one of the words of `DEFECT_KINDS`; `source_lines` are physical lines; `note` says
    what was done or lost (the text dropped, say), for an editor to check.
    """

    kind: str
    source_lines: tuple[int, ...] = ()
    note: str | None = None
    repaired: bool = False


DEFECT_KINDS = (
    "caption_broken_in_lines",
    "caption_inside_body",
    "control_characters",
    "duplicated_paragraph",
    "duplicated_text",
    "furniture_inside_body",
    "garbled_fragment",
    "headline_in_two_lines",
    "mid_sentence_break",
    "misplaced_label",
    "missing_byline",
    "missing_dateline",
    "missing_headline",
    "spliced_paragraph",
    "truncated_end",
    "truncated_start",
    "undecodable_bytes",
)


class SourceRef(Struct, frozen=True, array_like=True):
    """Where an article was cut from: a path below `content/`, the file's digest, first and last line."""

    file: str
    sha256: str
    first_line: int
    last_line: int


class Article(Struct, frozen=True):
    """One article, repaired. It knows no path of its own, no HTML and no annotation.

    `blocks` holds all its text in reading order: kicker, headline, deck, then captions,
    subheads and paragraphs; `kicker`, `headline`, … look it up by kind.
    """

    blocks: tuple[Block, ...]
    column_label: str | None = None
    bylines: tuple[Byline, ...] = ()
    dateline: str | None = None
    source: SourceRef | None = None
    defects: tuple[Defect, ...] = ()

    def _first(self, kind: BlockKind) -> str | None:
        return next((block.text for block in self.blocks if block.kind == kind), None)

    @property
    def kicker(self) -> str | None:
        """The line above the headline (引题)."""
        return self._first("kicker")

    @property
    def headline(self) -> str | None:
        """The headline (主题); None where the page has none."""
        return self._first("headline")

    @property
    def deck(self) -> str | None:
        """The line below the headline (副题)."""
        return self._first("deck")

    @property
    def captions(self) -> tuple[str, ...]:
        """Picture captions, taken out of the body."""
        return tuple(block.text for block in self.blocks if block.kind == "caption")

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The running text."""
        return tuple(block.text for block in self.blocks if block.kind == "paragraph")

    @property
    def subheads(self) -> tuple[str, ...]:
        """The headings inside the body (小标题)."""
        return tuple(block.text for block in self.blocks if block.kind == "subhead")
