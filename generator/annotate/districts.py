"""The principal district of a story, or none when it is about the whole city; the others' part in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from generator.annotate.draft import Draft
from generator.model import DistrictTag, Mention

_WEIGHT = {"headline": 6.0, "kicker": 5.0, "deck": 4.0, "subhead": 2.0, "caption": 1.5, "paragraph": 1.0}
_LEAD = 1.5  # the first paragraph counts more
_SHARE = 0.6  # of all district mentions that the subject must have
_ENOUGH = 2.0  # weight below which a district is only mentioned


def districts(draft: Draft) -> None:
    """Set `draft.districts`: the subject first (at most one), then mentioned ones, then places outside the city.

    A district is the subject when it has a clear majority of the weighted mentions (headline and kicker weigh most);
    several on an equal footing have none. The mentions' roles are set to match.
    """
    home = [m for m in draft.mentions if m.kind == "place" and m.role == "mentioned"]
    lexicon = draft.context.lexicon.districts
    weights = _weights(draft, home)
    for name in list(weights):
        district = lexicon.get(name)
        if district and district.zone and district.host in weights:  # a zone speaks for its host
            weights[district.host] += weights.pop(name) if weights[district.host] > weights[name] else 0
    subject = _subject(weights)
    order = dict.fromkeys(m.name for m in home)
    tags = [DistrictTag(subject, "subject")] if subject else []
    tags += [DistrictTag(name, "mentioned") for name in order if name != subject]
    tags += [DistrictTag(name, "outside") for name in _outside(draft)]
    draft.districts = tags
    if subject:
        draft.mentions = [_as_subject(m, subject) for m in draft.mentions]


def _as_subject(mention: Mention, subject: str) -> Mention:
    return (
        replace(mention, role="subject")
        if mention.role == "mentioned" and mention.name == subject
        else mention
    )


def _weights(draft: Draft, home: list[Mention]) -> Counter[str]:
    blocks = draft.article.blocks
    lede = next((n for n, block in enumerate(blocks) if block.kind == "paragraph"), -1)
    weights: Counter[str] = Counter()
    listed = _listed(draft, home)
    for mention in home:
        weight = _WEIGHT[blocks[mention.span.block].kind]
        if mention.span.block == lede:
            weight *= _LEAD
        if (mention.span.block, mention.span.start) in listed:
            weight *= 0.3
        weights[mention.name] += weight  # type: ignore[assignment] - a Counter of weights
    return weights


def _listed(draft: Draft, home: list[Mention]) -> set[tuple[int, int]]:
    """Mentions that stand in a list of districts (甲区、乙区、丙市)."""
    found: set[tuple[int, int]] = set()
    for one, two in zip(home, home[1:], strict=False):
        if one.span.block == two.span.block and one.name != two.name:
            between = draft.article.blocks[one.span.block].text[one.span.end : two.span.start]
            if between in ("、", "和", "与", "及", ",", "，", "以及"):
                found |= {(one.span.block, one.span.start), (two.span.block, two.span.start)}
    return found


def _subject(weights: Counter[str]) -> str | None:
    if not weights:
        return None
    (name, weight), *_ = weights.most_common(1)
    total = sum(weights.values())
    return name if weight >= _ENOUGH and weight >= _SHARE * total else None


def _outside(draft: Draft) -> list[str]:
    """Cities and counties elsewhere; a city whose district is named is not named twice."""
    names = list(dict.fromkeys(m.name for m in draft.mentions if m.kind == "place" and m.role == "outside"))
    return [
        name
        for name in names
        if not any(other != name and other.startswith(name.removesuffix("市")) for other in names)
    ]
