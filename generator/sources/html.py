"""数字报 HTML → lines with role and article: exact boundaries from the tags.

A content page (`content_N.htm`) holds one article as a rule: what its markup calls pretitle, title,
subtitle, author, picture text and content. A page of plain headings is read the same way. The
text around the article (navigation, lists, notices) is left out.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.sources import refusal
from generator.sources.article_parts import article_lines
from generator.sources.belonging import is_navigation, parted
from generator.sources.index import PageIndex, is_index_name, read_index
from generator.sources.masthead import Masthead, from_text, written_date
from generator.sources.passages import Passage, passages

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

    from generator.model import Line
    from generator.sources.markup import Part

_MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|table|div|center|h[1-3]|p|article|section|link|script"
    r"|founder-\w+)\b",
    re.IGNORECASE,
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
# Browsers stop at 512 open elements, and the time to build a deeper tree grows with its square.
_MAX_DEPTH = 500
_UNCLOSED = frozenset(
    (
        "p",
        "li",
        "td",
        "tr",
        "th",
        "tbody",
        "dt",
        "dd",
        "option",
        "br",
        "img",
        "hr",
        "input",
        "meta",
        "link",
        "area",
        "col",
        "base",
        "param",
        "embed",
    )
)


class HtmlPage(Struct, frozen=True):
    """What one HTML file holds: article lines, what the text around them says, and its index if it is one."""

    lines: tuple[Line, ...]
    masthead: Masthead
    index: PageIndex | None = None


def is_html(text: str, name: str) -> bool:
    """By its first tag; a file called .htm may have text before it."""
    head = text[:4096].lstrip("\ufeff \t\r\n\f\0")
    if head.startswith("<"):
        return _MARKUP.search(head) is not None
    return bool(re.search(r"\.(?:s|x)?html?$", name, re.IGNORECASE)) and _MARKUP.search(head) is not None


def declared_encoding(data: bytes) -> str | None:
    """The charset that the page claims, in lower case. It is a claim only."""
    found = _DECLARED.search(data[:4096])
    return found.group(1).decode("ascii").lower() if found else None


def parse_html(text: str, name: str) -> LexborHTMLParser:
    """The tree.

    Raises:
        ContentError: the elements are nested deeper than any page's.
    """
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError  # noqa: PLC0415 - 10 ms for HTML only

    depth = 0
    for found in _TAG.finditer(text):
        if found.group(2).lower() in _UNCLOSED:
            continue
        depth = max(depth - 1, 0) if found.group(1) else depth + 1
        if depth > _MAX_DEPTH:
            raise refusal.damaged(
                name, f"more than {_MAX_DEPTH} elements stand open", "is this a newspaper page?"
            )
    try:
        # Lone surrogates and NULs, which the tree cannot hold, are no text of a page.
        return LexborHTMLParser(text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8"))
    except SelectolaxError as error:
        raise refusal.damaged(name, f"this HTML cannot be read: {error}") from None


def read_html(text: str, name: str) -> HtmlPage:
    """The articles of an HTML file.

    Raises:
        ContentError: it has no text, or is no HTML that can be read.
    """
    _refuse_cut_off(text, name)
    tree = parse_html(text, name)
    found = passages(tree.root) if tree.root is not None else []
    properties = _properties(text)
    title = tree.css_first("title")
    dated = Masthead(date=written_date(properties.get("date", "")))
    titled = Masthead(paper=from_text(title.text()).paper if title is not None else None)
    index = None
    if not any(passage.in_body for passage in found) and (is_index_name(name) or not _headed(found)):
        index = read_index(tree, name, dated.or_else(_masthead(found)).or_else(titled))
    if index is not None:
        return HtmlPage((), index.masthead, index)
    article, around = parted(found)
    lines = article_lines(_complete(article, properties))
    if not lines:
        raise refusal.no_article(name)
    return HtmlPage(lines, dated.or_else(_masthead(around)).or_else(titled))


def _headed(found: list[Passage]) -> bool:
    return any(passage.part == "headline" for passage in found)


_OPENED = re.compile(r"<founder-content\b|<!--\s*(?:enpcontent|<npm:article-content>)\s*-->", re.IGNORECASE)
_CLOSED = re.compile(r"</founder-content|<!--\s*(?:/enpcontent|</npm:article-content>)\s*-->", re.IGNORECASE)


def _refuse_cut_off(text: str, name: str) -> None:
    """A body that is opened and nowhere closed, or a tag or comment that the file ends in.

    Raises:
        ContentError: E114, with the last line.
    """
    last = text.rstrip().rfind("<")
    unfinished = last >= 0 and re.fullmatch(r"</?[a-zA-Z!][^<>]*", text[last:].rstrip()) is not None
    if unfinished or (_OPENED.search(text) and not _CLOSED.search(text)):
        raise refusal.damaged(
            name, "the file breaks off in the middle of the article", line=text.count("\n") + 1
        )


_PROPERTIES = re.compile(r"<!--\s*enpproperty(.{0,4000}?)/?(?:enpproperty)?\s*-->", re.IGNORECASE | re.DOTALL)
_PROPERTY = re.compile(r"<(?:founder-)?(introtitle|title|subtitle|author|date)>([^<]*)</", re.IGNORECASE)
_PARTS: tuple[tuple[str, Part], ...] = (
    ("introtitle", "kicker"),
    ("title", "headline"),
    ("subtitle", "deck"),
    ("author", "byline"),
)


def _properties(text: str) -> dict[str, str]:
    """What the publishing system writes about the article in a comment."""
    found = _PROPERTIES.search(text)
    listed = _PROPERTY.findall(found.group(1)) if found else []
    return {key.lower(): " ".join(unescape(value).split()) for key, value in listed if value.strip()}


def _complete(article: list[Passage], properties: dict[str, str]) -> list[Passage]:
    """Add the parts that the page does not show anywhere, where the comment tells them."""
    shown = {passage.part for passage in article}
    printed = "".join("".join(passage.text.split()) for passage in article)
    at = 0
    complete = list(article)
    for key, part in _PARTS:
        at = max((n + 1 for n, passage in enumerate(complete) if passage.part == part), default=at)
        value = properties.get(key, "")
        if part not in shown and value and "".join(value.split()) not in printed and article:
            complete.insert(at, Passage(value, part, firm=True))
            at += 1
    return complete


def _masthead(around: list[Passage]) -> Masthead:
    """What the frame says, the element made for the page number first; links speak of other pages."""
    said = Masthead()
    for passage in sorted(around, key=lambda passage: passage.part != "page"):
        if not is_navigation(passage):
            said = said.or_else(from_text(passage.text))
    return said
