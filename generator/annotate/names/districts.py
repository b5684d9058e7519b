"""The principal district of a story, or none when it is about the whole city; the others' part in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from generator.annotate.draft import Draft
from generator.model import Block, DistrictTag, Mention

_WEIGHT = {"headline": 6.0, "kicker": 5.0, "deck": 4.0, "subhead": 2.0, "caption": 1.5, "paragraph": 1.0}
_LEAD = 1.5  # the first paragraph counts more
_IN_LIST = 0.3  # one of several districts named together
_OF_A_BODY = 0.5  # its administration is named
_SHARE = 0.6  # of all district mentions that the subject must have
_WHOLE_CITY = ("全市", "我市")
_ENOUGH = 2.0  # weight below which a district is only mentioned


def districts(draft: Draft) -> None:
    """Set `draft.districts`: the subject first (at most one), then the mentioned, then places outside.

    A district is the subject when it has a clear majority of the weighted mentions (headline and kicker weigh
    most); several on an equal footing have none. The mentions' roles are set to match.
    """
    home = [m for m in draft.mentions if m.kind == "place" and m.role == "mentioned"]
    weights = _weights(draft, home)
    for name in list(weights):
        host = _host(draft, name)
        if host and weights.get(host, 0.0) > weights[name]:
            weights[host] += weights.pop(name)  # a zone speaks for its host
    subject = None if _is_of_the_city(draft, home) else _subject(weights)
    order = dict.fromkeys(m.name for m in home)
    tags = [DistrictTag(subject, "subject")] if subject else []
    tags += [DistrictTag(name, "mentioned") for name in order if name != subject]
    tags += [DistrictTag(name, "outside") for name in _outside(draft)]
    draft.districts = tags
    if subject:
        draft.mentions = [
            _as_subject(m) if m.role == "mentioned" and m.name == subject else m for m in draft.mentions
        ]


def _is_of_the_city(draft: Draft, home: list[Mention]) -> bool:
    """Does the opening speak of 全市 and of no district? Then a district further down is an instance."""
    blocks = draft.article.blocks
    lede = _lede(blocks)
    if any(mention.span.block <= lede for mention in home):
        return False
    return any(word in block.text for block in blocks[: lede + 1] for word in _WHOLE_CITY)


def _lede(blocks: Sequence[Block]) -> int:
    """The first paragraph; behind the last block if there is none."""
    return next((n for n, block in enumerate(blocks) if block.kind == "paragraph"), len(blocks))


def _as_subject(mention: Mention) -> Mention:
    kind, name, surface, span = mention.kind, mention.name, mention.surface, mention.span
    return Mention(
        kind, name, surface, span, "subject", mention.organisation, mention.rule, mention.confidence
    )


def _host(draft: Draft, name: str) -> str | None:
    district = draft.context.lexicon.districts.get(name)
    return district.host if district else None


def _weights(draft: Draft, home: list[Mention]) -> dict[str, float]:
    blocks = draft.article.blocks
    lede = _lede(blocks)
    weights: dict[str, float] = {}
    listed = _listed(draft, home)
    for mention in home:
        weight = _WEIGHT[blocks[mention.span.block].kind]
        if mention.span.block == lede:
            weight *= _LEAD
        if (mention.span.block, mention.span.start) in listed:
            weight *= _IN_LIST
        weights[mention.name] = weights.get(mention.name, 0.0) + weight
    if not weights:
        return weights
    surfaces = draft.context.lexicon.districts.surfaces
    for mention in draft.mentions:
        if mention.kind == "organisation" and (name := _seat(mention.name, surfaces)) in weights:
            weights[name] += _OF_A_BODY * _WEIGHT[blocks[mention.span.block].kind]
    return weights


def _seat(name: str, surfaces: Mapping[str, str]) -> str:
    """The district that an organisation's name begins with (市南区工信局); empty if none."""
    for size in (3, 2, 5):
        if name[:size] in surfaces:
            return surfaces[name[:size]]
    return ""


def _listed(draft: Draft, home: list[Mention]) -> set[tuple[int, int]]:
    """Mentions that stand in a list of districts (甲区、乙区、丙市)."""
    found: set[tuple[int, int]] = set()
    for one, two in pairwise(home):
        if one.span.block == two.span.block and one.name != two.name:
            between = draft.article.blocks[one.span.block].text[one.span.end : two.span.start]
            if between in ("、", "和", "与", "及", ",", "，", "以及"):
                found |= {(one.span.block, one.span.start), (two.span.block, two.span.start)}
    return found


def _subject(weights: dict[str, float]) -> str | None:
    if not weights:
        return None
    name, weight = max(weights.items(), key=lambda item: item[1])
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
