"""Where each figure of a record stands: in a block of the body, in a line above it, or nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import Span

if TYPE_CHECKING:
    from generator.model import Record


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place of a figure: a `span` of the body, or `start` and `end` in a `line` outside it.

    A `line` is headline, kicker, deck, or `caption0`, `caption1` … .
    """

    span: Span | None = None
    line: str | None = None
    start: int = 0
    end: int = 0

    @property
    def found(self) -> bool:
        """False for an orphan."""
        return self.span is not None or self.line is not None


def anchors(record: Record) -> tuple[Anchor, ...]:
    """One place for each of `record.metrics`, in their order."""
    lines = {"headline": record.shown_title, "kicker": record.kicker or "", "deck": record.deck or ""}
    lines |= {f"caption{n}": text for n, text in enumerate(record.captions)}
    used: set[tuple[str | int, int]] = set()
    found = []
    for figure in record.metrics:
        anchor = Anchor()
        texts: list[tuple[str | int, str]] = [(i, b.text) for i, b in enumerate(record.body)]
        texts += list(lines.items())
        for where, text in texts:
            at = text.find(figure.quote) if figure.quote else -1
            if at < 0:
                continue
            start = text.find(figure.printed, at)
            while start >= 0 and (where, start) in used:
                start = text.find(figure.printed, start + 1)
            if start < 0 or start >= at + len(figure.quote):
                continue
            used.add((where, start))
            end = start + len(figure.printed)
            anchor = (
                Anchor(Span(where, start, end)) if isinstance(where, int) else Anchor(None, where, start, end)
            )
            break
        found.append(anchor)
    return tuple(found)
