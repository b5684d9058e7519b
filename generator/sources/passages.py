"""An HTML page → passages: runs of text with what the markup around them says they are.

The markup of 数字报 pages comes in generations that are also found mixed: elements of the
publishing system (`founder-title`, `founder-content`), comments of its templates
(`<!--<npm:article-title>-->`, `<!--enpcontent-->`), classes and ids (`td.font01`, `#ozoom`,
`.author`), plain headings. The first two are a statement about the text and called firm here; the
others are a habit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

Part = Literal[
    "kicker", "headline", "deck", "byline", "credit", "caption", "subhead", "body", "page", "second"
]


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text up to the next block boundary. `part` is None outside of any article.

    `firm`: the markup is made to say this, and not only used for it. `links` counts the characters
    that are a link's text; `strong` those in bold; `after_picture`: only a picture stands before it.
    """

    text: str
    part: Part | None = None
    firm: bool = False
    in_body: bool = False
    links: int = 0
    strong: int = 0
    centred: bool = False
    after_picture: bool = False


_TAGS: dict[str, Part] = {
    "founder-pretitle": "kicker",
    "founder-introtitle": "kicker",
    "founder-title": "headline",
    "founder-subtitle": "deck",
    "founder-author": "byline",
    "founder-source": "credit",
    "founder-content": "body",
    "founder-pagenum": "page",
    "figcaption": "caption",
}
_COMMENTS: dict[str, Part] = {
    "npm:article-pretitle": "kicker",
    "npm:article-introtitle": "kicker",
    "npm:article-title": "headline",
    "npm:article-subtitle": "deck",
    "npm:article-author": "byline",
    "npm:article-source": "credit",
    "npm:article-pic-text": "caption",
    "npm:article-content": "body",
    "enpcontent": "body",
}
_COMMENT = re.compile(r"\s*<?(/?)\s*(npm:article-[a-z-]+|enpcontent)\s*>?\s*", re.IGNORECASE)

# Words of class names and ids, the pinyin ones too, in the order in which they decide.
_WORDS: tuple[tuple[str, Part], ...] = (
    (r"^(?:date|date-?time|news-?time|time|ri-?qi_?)$", "page"),
    (r"^(?:attachment|pci_c|newspic)$|caption|(?:pic|img)-?_?(?:text|info|desc)|tu-?zhu", "caption"),
    (r"^(?:pre-?title|intro-?title|kicker|yin-?ti|shoulder)$", "kicker"),
    (r"^(?:sub-?title|deck|fu-?ti|fu-?biao-?ti)$", "deck"),
    (r"^(?:authors?|byline|sec|writer|reporter|zuo-?zhe)$", "byline"),
    (r"^(?:source|lai|lai-?yuan|origin)$", "credit"),
    (r"^(?:font01|article-?_?title|biao-?ti|bt1?)$", "headline"),
    (r"^font02$", "second"),
    (r"^(?:o?zoom|article-?_?(?:content|body|text)|content-?_?(?:text|body)|c_c)$", "body"),
)
_NAMES = tuple((re.compile(pattern, re.IGNORECASE), part) for pattern, part in _WORDS)
_HEADINGS: dict[str, Part] = {
    "h1": "headline",
    "h2": "second",
    "h3": "second",
    "h4": "second",
    "h5": "second",
}

_SKIP = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "select",
        "button",
        "textarea",
        "svg",
        "object",
        "map",
        "title",
        "head",
    )
)
_BLOCKS = frozenset(
    (
        "p",
        "div",
        "br",
        "table",
        "tbody",
        "tr",
        "caption",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "center",
        "hr",
        "form",
        "pre",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "figure",
        "figcaption",
        "blockquote",
        "img",
        "header",
        "footer",
        "nav",
        "main",
        "aside",
        "address",
        "body",
    )
)
_STRONG = frozenset(("b", "strong"))
_SPACES = re.compile("[ \t\n\r\f\xa0]+")


@dataclass(slots=True)
class _Frame:
    """An open element, and what it changes for the text in it."""

    part: Part | None
    firm: bool
    block: bool
    link: bool
    strong: bool
    centred: bool
    comments: list[Part] = field(default_factory=list)  # parts opened by a comment among its children


def passages(root: LexborNode) -> list[Passage]:
    """All the text of a page in document order."""
    walk = _Walk()
    for node, entering in _events(root):
        if entering:
            walk.enter(node)
        else:
            walk.leave()
    walk.flush()
    return walk.found


def _events(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Every element twice (in, out), text and comments once; without recursion."""
    stack: list[LexborNode] = []
    node: LexborNode | None = root
    while node is not None:
        skipped = node.tag in _SKIP
        if not skipped:
            yield node, True
        if node.child is not None and not skipped:
            stack.append(node)
            node = node.child
            continue
        if not skipped and node.is_element_node:
            yield node, False
        while node.next is None and stack:
            node = stack.pop()
            yield node, False
        node = node.next if stack else None


class _Walk:
    """The state of the walk: open elements, the text since the last block boundary."""

    def __init__(self) -> None:
        self.found: list[Passage] = []
        self._frames: list[_Frame] = []
        self._pieces: list[str] = []
        self._links = self._strong = 0
        self._picture = False

    def enter(self, node: LexborNode) -> None:
        if node.is_text_node:
            self._text(node.text_content or "")
        elif node.is_comment_node:
            self._comment(node.comment_content or "")
        elif node.is_element_node:
            self._open(node)

    def leave(self) -> None:
        frame = self._frames[-1]
        if frame.block or frame.part or frame.comments:
            self.flush()
        self._frames.pop()

    def flush(self) -> None:
        """End the passage. What the open elements say holds for all of it: they are blocks themselves."""
        text = _SPACES.sub(" ", "".join(self._pieces)).strip()
        if text:
            part, firm, in_body = self._stated()
            centred = any(frame.centred for frame in self._frames[-3:])
            self.found.append(
                Passage(text, part, firm, in_body, self._links, self._strong, centred, self._picture)
            )
            self._picture = False
        self._pieces, self._links, self._strong = [], 0, 0

    def _text(self, text: str) -> None:
        self._pieces.append(text)
        length = len(text.strip())
        if any(frame.link for frame in self._frames):
            self._links += length
        if any(frame.strong for frame in self._frames[-4:]):
            self._strong += length

    def _comment(self, content: str) -> None:
        found = _COMMENT.fullmatch(content)
        part = _COMMENTS.get(found.group(2).lower()) if found else None
        if found is None or part is None or not self._frames:
            return
        self.flush()
        if not found.group(1):
            self._frames[-1].comments.append(part)
            return
        for frame in reversed(self._frames):
            if part in frame.comments:
                frame.comments.remove(part)
                return

    def _open(self, node: LexborNode) -> None:
        tag = node.tag or ""
        attributes = node.attributes
        part, firm = _part(tag, attributes)
        block = tag in _BLOCKS
        if block or part:
            self.flush()
        elif tag in ("td", "th"):
            self._pieces.append(" ")
        if tag == "img":
            self._picture = True
        style = (attributes.get("style") or "").replace(" ", "").lower()
        centred = (attributes.get("align") or "").lower() == "center" or "text-align:center" in style
        self._frames.append(_Frame(part, firm, block, tag == "a", tag in _STRONG, centred))

    def _stated(self) -> tuple[Part | None, bool, bool]:
        """What the innermost statement says; is it firm; does it all stand in a body?"""
        stated: tuple[Part, bool] | None = None
        in_body = False
        for frame in self._frames:
            for part, firm in ((frame.part, frame.firm), *((comment, True) for comment in frame.comments)):
                if part is not None and (part != "headline" or not in_body):
                    # A habit inside a firm statement does not weaken it: `font02` around `founder-author`.
                    stated = (part, firm)
                    in_body = in_body or part == "body"
        return (*stated, in_body) if stated else (None, False, in_body)


def _part(tag: str, attributes: dict[str, str | None]) -> tuple[Part | None, bool]:
    if tag in _TAGS:
        return _TAGS[tag], True
    names = [attributes.get("id") or "", *(attributes.get("class") or "").split()]
    for pattern, part in _NAMES:
        if any(pattern.search(name) for name in names):
            return part, False
    return _HEADINGS.get(tag), False
