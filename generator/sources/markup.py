"""The vocabulary of newspaper HTML: what elements, comments, classes and ids say of the text in them.

The markup of 数字报 pages comes in generations that are also found mixed: elements of the
publishing system (`founder-title`, `founder-content`), comments of its templates
(`<!--<npm:article-title>-->`, `<!--enpcontent-->`), classes and ids (`td.font01`, `#ozoom`,
`.author`), plain headings. The first two are a statement about the text and called firm here; the
others are a habit.
"""

from __future__ import annotations

import re
from typing import Literal

Part = Literal[
    "kicker", "headline", "deck", "byline", "credit", "caption", "subhead", "body", "page", "second"
]

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
COMMENTS: dict[str, Part] = {
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
COMMENT = re.compile(r"\s*<?(/?)\s*(npm:article-[a-z-]+|enpcontent)\s*>?\s*", re.IGNORECASE)

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

SKIP = frozenset(
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
BLOCKS = frozenset(
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
STRONG = frozenset(("b", "strong"))
SPACES = re.compile("[ \t\n\r\f\xa0]+")


def stated_part(tag: str, attributes: dict[str, str | None]) -> tuple[Part | None, bool]:
    """What an element says of its text, and whether firmly."""
    if tag in _TAGS:
        return _TAGS[tag], True
    names = [attributes.get("id") or "", *(attributes.get("class") or "").split()]
    for pattern, part in _NAMES:
        if any(pattern.search(name) for name in names):
            return part, False
    return _HEADINGS.get(tag), False
