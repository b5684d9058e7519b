"""How far to trust a finding: the share of findings of its rule that were right on the development pages."""

from __future__ import annotations

from generator.annotate.draft import QuantityFound
from generator.annotate.kinds import Kind

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


def confidence_of(found: QuantityFound, kind: Kind, period_rule: str) -> float:
    """Between 0 and 1; below 0.9 the figure goes to the review page."""
    score = min(_BY_RULE.get(found.rule, _USUAL), _BY_KIND_RULE.get(kind.rule, _USUAL))
    return score - 0.03 if period_rule == "ago" else score
