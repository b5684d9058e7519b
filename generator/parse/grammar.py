"""Which role may follow which: the small grammar of a newspaper page.

A state is a role, and whether the row opens an article. Everything not listed here cannot be read.
"""

from __future__ import annotations

from typing import Literal

PageRole = Literal[
    "kicker",
    "headline",
    "deck",
    "label",
    "byline",
    "paragraph",
    "continuation",
    "caption",
    "caption_more",
    "subhead",
]
ROLES: tuple[PageRole, ...] = (
    "kicker", "headline", "deck", "label", "byline", "paragraph", "continuation",
    "caption", "caption_more", "subhead",
)  # fmt: skip
START = len(ROLES)  # the output of the weights that says "an article starts here", whatever the role
OUTPUTS = (*ROLES, "start")
OPENING: tuple[PageRole, ...] = ("label", "kicker", "headline", "byline", "paragraph")
_TEXT: tuple[PageRole, ...] = ("paragraph", "caption")

FOLLOW: dict[tuple[PageRole, bool], tuple[PageRole, ...]] = {
    ("label", True): ("kicker", "headline", "byline", "paragraph"),
    ("kicker", True): ("headline",),
    ("kicker", False): ("headline",),
    ("headline", True): ("deck", "label", "byline", *_TEXT),
    ("headline", False): ("deck", "label", "byline", *_TEXT),
    ("byline", True): ("byline", "label", *_TEXT),
    ("paragraph", True): ("paragraph", "continuation", "caption", "subhead"),
    ("deck", False): ("deck", "label", "byline", *_TEXT),
    ("label", False): ("byline", *_TEXT),
    ("byline", False): ("byline", "label", "deck", *_TEXT),
    ("paragraph", False): ("paragraph", "continuation", "caption", "subhead"),
    ("continuation", False): ("paragraph", "continuation", "caption", "subhead"),
    ("caption", False): ("paragraph", "continuation", "caption", "caption_more", "subhead"),
    ("caption_more", False): ("paragraph", "continuation", "caption", "caption_more", "subhead"),
    ("subhead", False): ("paragraph", "caption"),
}
STATES: tuple[tuple[PageRole, bool], ...] = tuple(FOLLOW)
# An article may end after any row of running text.
ENDING: tuple[PageRole, ...] = (
    "paragraph",
    "continuation",
    "caption",
    "caption_more",
    "deck",
    "headline",
    "byline",
)


# How the row before ends: a sentence is over, may be over (a colon, a bracket), or stops short.
JOINTS = ("over", "either", "short")


def predecessors() -> tuple[tuple[int, ...], ...]:
    """For each state the states (by number) that may stand before it."""
    table: list[tuple[int, ...]] = []
    for role, opens in STATES:
        if opens:
            table.append(tuple(i for i, (before, _) in enumerate(STATES) if before in ENDING))
        else:
            table.append(tuple(i for i, state in enumerate(STATES) if role in FOLLOW[state]))
    return tuple(table)
