"""The index pages of a 数字报 (`node_N.htm`): which page of the paper has which articles.

Each index shows the links to all pages (`第02版：要闻`) and the articles of its own; some papers put
all pages with their articles on one.
"""

from __future__ import annotations

import re
from posixpath import basename
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.sources.masthead import Masthead, from_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser

_NODE = re.compile(r"(?:^|[/_])(?:node|page|layout|paperindex|index)[\w-]*\.s?html?$", re.IGNORECASE)
_CONTENT = re.compile(r"(?:^|/)(?:content[\w-]*|nw\.[\w.-]+|art(?:icle)?[\w-]*)\.s?html?$", re.IGNORECASE)


class Listed(Struct, frozen=True):
    """One article in an index: the link as written, without query, and the page it stands on."""

    href: str
    title: str
    page_no: str | None
    section: str | None


class PageIndex(Struct, frozen=True):
    """The articles that an index lists, in its order, and what it says of its own page."""

    articles: tuple[Listed, ...]
    masthead: Masthead


def is_index_name(name: str) -> bool:
    """Is it called as index pages are (`node_2.htm`, `index.htm`)?"""
    return _NODE.search(name.replace("\\", "/")) is not None


def read_index(tree: LexborHTMLParser, name: str, said: Masthead) -> PageIndex | None:
    """The index that a file holds; None when it lists no articles.

    `said` is what the text of the file tells of its own page; a link of the list that leads to
    the file itself goes before that.
    """
    links = list(_links(tree))
    own = next(
        (label for kind, href, label in links if kind == "node" and _same(href, name) and _page(label)), ""
    )
    said = (_page(own) or Masthead()).or_else(said)
    here = said
    covers_all = _covers_all(links)
    articles: dict[str, Listed] = {}
    for kind, href, label in links:
        if kind == "node":
            here = (_page(label) or here) if covers_all else here
            continue
        earlier = articles.get(href)
        title = max(
            label, earlier.title if earlier else "", key=len
        )  # the picture map has the link without text
        page = earlier or here
        articles[href] = Listed(href, title, page.page_no, page.section)
    return PageIndex(tuple(articles.values()), said) if articles else None


def _links(tree: LexborHTMLParser) -> Iterator[tuple[str, str, str]]:
    """(node or content, address without query, text) of each link and each area of a picture map."""
    for node in tree.css("a[href], area[href]"):
        href = re.split(r"[?#]", (node.attributes.get("href") or "").strip(), maxsplit=1)[0]
        label = " ".join(node.text().split())
        if _CONTENT.search(href):
            yield "content", href, label
        elif _NODE.search(href):
            yield "node", href, label


def _covers_all(links: list[tuple[str, str, str]]) -> bool:
    """Do articles follow after more than one page's label?"""
    labels = 0
    previous = ""
    for kind, _, label in links:
        if kind == "content" and previous:
            labels += 1
        previous = label if kind == "node" and _page(label) else ""
    return labels > 1


def _page(label: str) -> Masthead | None:
    said = from_text(label)
    return said if said.page_no else None


def _same(href: str, name: str) -> bool:
    return basename(href) == basename(name.replace("\\", "/"))
