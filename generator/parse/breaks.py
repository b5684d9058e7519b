"""Paragraphs, subheads and captions: rows joined where a column's end had broken them."""

from __future__ import annotations

from generator.parse.draft import ArticleDraft, Part, PartKind
from generator.parse.passage import Passage, join

_SHOWN = 12  # characters on each side of a joint, for an editor


def join_breaks(draft: ArticleDraft) -> None:
    """Join each continuation to its paragraph, over a caption in between too, with no separator."""
    parts: list[tuple[PartKind, list[Passage]]] = []
    paragraph: list[Passage] | None = None
    for reading in draft.readings:
        row = reading.row
        if reading.role == "continuation" and paragraph is not None:
            before = paragraph[-1]
            note = f"{before.text[-_SHOWN:]}|{row.text[:_SHOWN]}"
            draft.note("mid_sentence_break", [before.pieces[-1].line, row.number], note, repaired=True)
            paragraph.append(row.passage)
        elif reading.role in {"paragraph", "continuation"}:
            paragraph = [row.passage]
            parts.append(("paragraph", paragraph))
        elif reading.role == "subhead":
            paragraph = None
            parts.append(("subhead", [row.passage]))
        elif reading.role == "caption_more" and parts and parts[-1][0] == "caption":
            parts[-1][1].append(row.passage)
        elif reading.role in {"caption", "caption_more"}:
            parts.append(("caption", [row.passage]))
    draft.parts = [Part(kind, join(passages)) for kind, passages in parts]
    _note_captions(draft, parts)


def _note_captions(draft: ArticleDraft, parts: list[tuple[PartKind, list[Passage]]]) -> None:
    for kind, passages in parts:
        if kind == "caption":
            lines = [line for passage in passages for line in passage.lines]
            draft.note("caption_inside_body", lines, repaired=True)
            if len(passages) > 1:
                draft.note("caption_broken_in_lines", lines, repaired=True)
