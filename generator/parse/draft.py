"""An article while it is put together: its rows with their roles, and what the steps have made of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct, field

from generator.model import Article, Block, Byline, Defect, SourcePage, SourceRef
from generator.parse.passage import Passage
from generator.parse.reading import Reading

PartKind = Literal["caption", "subhead", "paragraph"]


class Part(Struct):
    """A stretch of the running text: a paragraph, a subhead or a caption, from one row or several."""

    kind: PartKind
    passage: Passage


class ArticleDraft(Struct):
    """What the steps read and change. `readings` stay as they are; all else is made from them."""

    readings: list[Reading]
    kicker: list[Passage] = field(default_factory=list)
    headline: list[Passage] = field(default_factory=list)
    deck: list[Passage] = field(default_factory=list)
    label: str | None = None
    bylines: list[Byline] = field(default_factory=list)
    dateline: str | None = None
    parts: list[Part] = field(default_factory=list)
    defects: list[Defect] = field(default_factory=list)

    @property
    def paragraphs(self) -> list[Part]:
        """The running text without subheads and captions."""
        return [part for part in self.parts if part.kind == "paragraph"]

    def note(
        self, kind: str, lines: Iterable[int], note: str | None = None, *, repaired: bool = False
    ) -> None:
        """List a defect."""
        self.defects.append(Defect(kind, tuple(dict.fromkeys(lines)), note, repaired))

    def finish(self, page: SourcePage) -> Article:
        """The article, frozen."""
        blocks = [Block("kicker", passage.text, passage.pieces) for passage in self.kicker]
        blocks += [Block("headline", passage.text, passage.pieces) for passage in self.headline]
        blocks += [Block("deck", passage.text, passage.pieces) for passage in self.deck]
        blocks += [
            Block(part.kind, part.passage.text, part.passage.pieces)
            for part in self.parts
            if part.passage.text
        ]
        first, last = self.readings[0].row.first_number, self.readings[-1].row.last_number
        return Article(
            blocks=tuple(blocks),
            column_label=self.label,
            bylines=tuple(self.bylines),
            dateline=self.dateline,
            source=SourceRef(page.path, page.sha256, first, last),
            defects=tuple(
                sorted(self.defects, key=lambda defect: (defect.source_lines or (0,), defect.kind))
            ),
        )
