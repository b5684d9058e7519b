"""How far to trust a finding.

At 0.9 and more, value, unit, modifier and kind are right in 144 of 144 figures of the development pages, and
were in 329 of 338 of pages read for the first time (`tests/scoring/score_confidence.py`). A rule that is
seldom right, a subject of two characters or a place carried over from a sentence before brings a figure
below, and so to the review page.
"""

from __future__ import annotations

from functools import lru_cache

from generator.annotate.draft import QuantityFound
from generator.annotate.figures.figure_places import Source
from generator.annotate.figures.kinds import Kind

_BY_RULE = {
    "scaled": 0.85,
    "number": 0.8,
    "listed": 0.85,
    "index": 0.9,
    "claim": 0.8,
    "front_rank": 0.85,
    "half": 0.7,
    "approximate": 0.8,
    "ordinal": 0.85,
    "score": 0.7,
}
_BY_KIND_RULE = {"share_by_default": 0.85, "change_after": 0.88, "increment": 0.88}
_USUAL = 0.95


_SHORTEST_SUBJECT = 3  # characters; a shorter one seldom says what is measured
_BY_PLACE_SOURCE: dict[Source, float] = {"sentence": 0, "paragraph": 0.08, "article": 0.04}


def confidence_of(
    found: QuantityFound, kind: Kind, period_rule: str, subject_and_place: tuple[str, Source]
) -> float:
    """Between 0 and 1; below 0.9 the figure goes to the review page.

    Args:
        found: the quantity.
        kind: its kind, with the rule that told it.
        period_rule: the rule that gave its period.
        subject_and_place: its subject, and where its place was found.
    """
    subject, source = subject_and_place
    return _confidence(found.rule, kind.rule, period_rule, len(subject[:_SHORTEST_SUBJECT]), source)


@lru_cache(maxsize=1024)
def _confidence(rule: str, kind_rule: str, period_rule: str, length: int, source: Source) -> float:
    score = min(_BY_RULE.get(rule, _USUAL), _BY_KIND_RULE.get(kind_rule, _USUAL))
    if period_rule == "ago":
        score -= 0.03
    if length < _SHORTEST_SUBJECT:
        score -= 0.08
    return round(score - _BY_PLACE_SOURCE[source], 2)
