"""How an article is cited: GB/T 7714-2015, a newspaper article (文献类型标识 N)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Byline, Card

MOST_AUTHORS = 3  # GB/T 7714-2015, 8.1.2: three authors, then 等
WRITING = ("记者", "通讯员", "作者", "文", "撰文", "特约记者", "见习记者", "实习记者", None)


def citation(card: Card, address: str, and_others: str) -> str:
    """`林溪. 题名[N]. 青岛城事报, 2026-02-05(A02).`, with the permanent address where the site has one.

    Args:
        card: the article.
        address: of the site, or "".
        and_others: 等, in the language of the interface.
    """
    title = f"〔{card.title}〕" if card.stand_in else card.title
    issue = card.date.isoformat() + (f"({card.page})" if card.page else "")
    medium = "N/OL" if address else "N"
    head = f"{_authors(card.bylines, and_others)}{title}[{medium}]. "
    text = head + (f"{card.paper}, " if card.paper else "") + issue
    return f"{text}. {address.rstrip('/')}/{card.url}." if address else f"{text}."


def _authors(bylines: tuple[Byline, ...], and_others: str) -> str:
    names = list(dict.fromkeys(b.name for b in bylines if b.role in WRITING and b.name))
    if not names:
        return ""
    shown = names[:MOST_AUTHORS] + ([and_others] if len(names) > MOST_AUTHORS else [])
    return ", ".join(shown) + ". "
