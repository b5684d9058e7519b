"""数字报 HTML → lines with role and article: exact boundaries from the tags.

A content page (`content_N.htm`) holds one article as a rule: what its markup calls pretitle, title,
subtitle, author, picture text and content. A page of plain headings is read the same way. The
text around the article (navigation, lists, notices) is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape
from itertools import groupby
from typing import TYPE_CHECKING

from generator.model import Line, Role
from generator.sources import refusal
from generator.sources.extract import Piece, numbered
from generator.sources.index import PageIndex, is_index_name, read_index
from generator.sources.masthead import Masthead, from_text, written_date
from generator.sources.passages import Part, Passage, passages

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

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

_SENTENCE_END = tuple("。！？!?…；;")
_RUNNING = 40  # characters from which a line in the body is running text whatever it ends with
_SENTENCE = 16  # characters from which a line that ends as a sentence is running text
_SUBHEAD = 30  # characters of the longest subhead
_LINKED = 0.5  # share of link text above which a passage is navigation
_ONE_LINE = frozenset(("kicker", "headline", "deck"))  # a <br> in them is a turn, not a new line


@dataclass(frozen=True, slots=True)
class HtmlPage:
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
    article, around = _sort(found)
    lines = _lines(_complete(article, properties))
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


def _sort(found: list[Passage]) -> tuple[list[Passage], list[Passage]]:
    """The passages of articles, and those around them."""
    if not any(passage.part == "body" or passage.in_body for passage in found):
        found = _body_by_place(found)
    kept = _belonging(found)
    article = [passage for passage, belongs in zip(found, kept, strict=True) if belongs]
    around = [passage for passage, belongs in zip(found, kept, strict=True) if not belongs]
    return _second_titles(article), around


def _belonging(found: list[Passage]) -> list[bool]:
    """Which passages are part of an article.

    What stands in a body or is firmly marked is. What merely looks like a headline or byline is
    where a body follows close by: the frame of the page has headings and sources too.
    """
    firm = {passage.part for passage in found if passage.firm}
    kept = [False] * len(found)
    near, wants_headline = 0, False  # how many passages of the frame may still come between
    for n in range(len(found) - 1, -1, -1):
        passage = found[n]
        if passage.part is None or passage.part == "page" or _is_navigation(passage):
            near = near - 1 if len(passage.text) <= _NOTICE and not _is_navigation(passage) else 0
        elif passage.firm or passage.in_body or passage.part == "caption":
            kept[n], near = True, _NEAR
            wants_headline = passage.in_body or (wants_headline and passage.part != "headline")
        elif passage.part == "headline":
            kept[n] = wants_headline and "headline" not in firm
            near, wants_headline = (_NEAR, False) if kept[n] else (near, wants_headline)
        else:
            kept[n] = near > 0 and passage.part not in firm
    if not any(kept):  # headings alone
        return [passage.part == "headline" for passage in found]
    for n in range(1, len(found)):  # a signature may stand below the body
        kept[n] = kept[n] or (
            kept[n - 1] and found[n].part in ("byline", "credit") and not _is_navigation(found[n])
        )
    return kept


_NEAR, _NOTICE = 4, 40  # passages of the frame, and the length of each, between a headline and its body


def _is_navigation(passage: Passage) -> bool:
    return passage.links > _LINKED * len(passage.text)


_IMPRINT = re.compile("版权所有|ICP备|[©]|copyright|技术支持|未经.{0,8}授权", re.IGNORECASE)


def _body_by_place(found: list[Passage]) -> list[Passage]:
    """No part says where the body is: it is what follows the first headline, or all of the page."""
    first = next((n for n, passage in enumerate(found) if passage.part == "headline"), -1)
    return [
        replace(passage, part="body", in_body=True)
        if passage.part is None
        and n > first
        and not _is_navigation(passage)
        and not _IMPRINT.search(passage.text)
        else passage
        for n, passage in enumerate(found)
    ]


def _second_titles(article: list[Passage]) -> list[Passage]:
    """h2, h3 and `font02`: a kicker before the headline, a deck after it, a subhead in the body."""
    settled: list[Passage] = []
    headlines = [n for n, passage in enumerate(article) if passage.part == "headline"]
    headed = body_began = False
    for n, passage in enumerate(article):
        headed = headed or passage.part == "headline"
        body_began = body_began or passage.in_body
        if passage.part != "second":
            settled.append(passage)
            continue
        part: Part = "deck"
        if not headed and headlines and n < headlines[-1]:
            part = "kicker"
        elif body_began:
            part = "subhead"
        elif _SIGNED.match(passage.text):
            part = "byline"
        elif not headed:
            part, headed = "headline", True
        settled.append(replace(passage, part=part))
    return settled


_SIGNED = re.compile(
    r"[□■●◎▲\s]*(?:[\u4e00-\u9fff/]{0,14}记者|通讯员|文[/／|]|图[/／|]|本报评论员|作者[:：])"
)


def _lines(article: list[Passage]) -> tuple[Line, ...]:
    """Passages as lines, each article numbered."""
    pieces: list[Piece] = []
    number = 1
    previous: Passage | None = None
    in_body = False
    for passage in _turns_joined(article):
        if in_body and passage.part in ("kicker", "headline") and not passage.in_body:
            number, in_body = number + 1, False
        in_body = in_body or passage.part == "body"
        pieces.append(Piece(passage.text, _role(passage, previous), number))
        previous = passage
    return numbered(pieces)


def _turns_joined(article: list[Passage]) -> list[Passage]:
    """Neighbours that are one kicker, headline or deck as one passage."""
    joined: list[Passage] = []
    for part, run in groupby(article, lambda passage: passage.part):
        members = list(run)
        if part in _ONE_LINE:
            joined.append(replace(members[0], text=" ".join(member.text for member in members)))
        else:
            joined += members
    return joined


def _role(passage: Passage, previous: Passage | None) -> Role | None:
    """The role the markup states; None for a short line in the body: a byline, perhaps, or a credit."""
    match passage.part:
        case "kicker" | "headline" | "deck" | "byline" | "credit" | "caption" | "subhead":
            return passage.part
        case _:
            pass
    text = passage.text
    if passage.after_picture and passage.centred:
        return "caption"
    bold = passage.strong >= len(text) - 2
    if (
        bold
        and len(text) <= _SUBHEAD
        and not text.endswith(_SENTENCE_END)
        and previous
        and not _SIGNED.match(text)
    ):
        return "subhead"
    running = len(text) >= _RUNNING or (len(text) >= _SENTENCE and text.endswith(_SENTENCE_END))
    return "paragraph" if running else None


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
        if not _is_navigation(passage):
            said = said.or_else(from_text(passage.text))
    return said
