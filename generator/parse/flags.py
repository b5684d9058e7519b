"""What is lost and cannot be repaired: listed, never guessed."""

from __future__ import annotations

from generator.parse.draft import ArticleDraft


def flag_losses(draft: ArticleDraft) -> None:
    """List a missing headline."""
    if not draft.headline:
        draft.note("missing_headline", [draft.readings[0].row.number])
    unseen = [reading.row.number for reading in draft.readings if reading.row.unseen]
    if unseen:
        draft.note("control_characters", unseen, repaired=True)
    broken = [reading.row.number for reading in draft.readings if "\ufffd" in reading.row.text]
    if broken:
        draft.note("undecodable_bytes", broken)
