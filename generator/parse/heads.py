"""Kicker, headline, deck and column label: taken from the rows that were read so."""

from __future__ import annotations

from generator.parse.draft import ArticleDraft


def take_heads(draft: ArticleDraft) -> None:
    """Move the rows above the text to their places; a label below the headline is listed as misplaced."""
    seen_headline = False
    for reading in draft.readings:
        row = reading.row
        match reading.role:
            case "kicker":
                draft.kicker.append(row.passage)
            case "headline":
                draft.headline.append(row.passage)
                seen_headline = True
            case "deck":
                draft.deck.append(row.passage)
            case "label":
                draft.label = draft.label or row.text
                if seen_headline:
                    draft.note("misplaced_label", [row.number], row.text, repaired=True)
            case _:
                continue
