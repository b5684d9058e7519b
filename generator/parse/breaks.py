"""Paragraphs, subheads and captions: rows joined where a column's end had broken them."""

from __future__ import annotations

from generator.parse.draft import ArticleDraft, Part
from generator.parse.passage import join

_SHOWN = 12  # characters on each side of a joint, for an editor


def join_breaks(draft: ArticleDraft) -> None:
    """Join each continuation to the paragraph it continues, over a caption in between too, with no separator."""
    paragraph: Part | None = None
    for reading in draft.readings:
        row = reading.row
        if reading.role == "continuation" and paragraph is not None:
            before = paragraph.passage
            note = f"{before.text[-_SHOWN:]}|{row.text[:_SHOWN]}"
            draft.note("mid_sentence_break", [before.pieces[-1].line, row.number], note, repaired=True)
            paragraph.passage = join((before, row.passage))
        elif reading.role in {"paragraph", "continuation"}:
            paragraph = Part("paragraph", row.passage)
            draft.parts.append(paragraph)
        elif reading.role == "subhead":
            paragraph = None
            draft.parts.append(Part("subhead", row.passage))
        elif reading.role in {"caption", "caption_more"}:
            _add_caption(draft, reading.role == "caption_more", row.index)


def _add_caption(draft: ArticleDraft, more: bool, index: int) -> None:  # noqa: FBT001 - said by the role
    row = next(reading.row for reading in draft.readings if reading.row.index == index)
    last = draft.parts[-1] if draft.parts else None
    if more and last is not None and last.kind == "caption":
        last.passage = join((last.passage, row.passage))
    else:
        draft.parts.append(Part("caption", row.passage))
