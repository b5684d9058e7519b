"""What a person should look at: sums that do not add up, periods that stay open."""

from __future__ import annotations

from generator.annotate.draft import Draft
from generator.model import Doubt


def checks(draft: Draft) -> None:
    """Add a doubt for each ambiguous period."""
    seen: set[str] = set()
    for figure in draft.figures:
        if figure.period and figure.period.ambiguous and figure.quote not in seen:
            seen.add(figure.quote)
            note = f"“今年”按{figure.period}理解,请核对"
            draft.doubts.append(Doubt("ambiguous_period", note, figure.quote))
