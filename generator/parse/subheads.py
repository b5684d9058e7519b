"""A short line alone between two whole paragraphs is a heading, even where it was read as one of them."""

from __future__ import annotations

from generator.parse.draft import ArticleDraft
from generator.parse.kinds import MEDIUM, SHORT, ending, finished
from generator.parse.reading import Reading

_LEAST = 4
_OPEN_ENDED = frozenset(
    {"word", "close", "digit", "latin"}
)  # no stop, colon or bracket that belongs to a text


def find_subheads(draft: ArticleDraft) -> None:
    """Read such lines as subheads; items of a list stand next to other short lines and stay."""
    readings = draft.readings
    for index in range(1, len(readings) - 1):
        before, here, after = readings[index - 1 : index + 2]
        if _alone(before, here, after):
            readings[index] = here._replace(role="subhead")
            readings[index + 1] = after._replace(role="paragraph")


def _alone(before: Reading, here: Reading, after: Reading) -> bool:
    return (
        here.role == "paragraph"
        and _LEAST <= here.row.size <= SHORT
        and ending(here.row) in _OPEN_ENDED
        and (after.role == "paragraph" or (after.role == "continuation" and _whole(here)))
        and after.row.size > MEDIUM
        and before.role in {"paragraph", "continuation", "caption", "caption_more"}
        and finished(ending(before.row))
    )


def _whole(here: Reading) -> bool:
    """Does a line end with a quotation that it opened itself? A column seldom breaks just there."""
    return ending(here.row) == "close" and here.row.open == 0
