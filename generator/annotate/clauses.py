"""Sentences and clauses, never cut inside quotation marks or brackets; formulas that open a report."""

from __future__ import annotations

import re

_OPEN = "“‘《(（「『[【"
_CLOSE = "”’》)）」』]】"
_ENDS = "。！？!?"
_PARTS = ",，;；"
_MARKS = re.compile(f"[{re.escape(_OPEN + _CLOSE + _ENDS + _PARTS)}]")
_FORMULA = re.compile(
    r"^(?:(?:据)?(?:本报|新华社)[^,，。]{0,20}?[讯电]\s*|(?:本报|新华社)?记者[^,，。:：]{1,30}?报道[:：]\s*|[(（](?:本报|新华社)?记者[^()（）]{1,20}[)）]\s*"
    r"|[一-鿿]{2,6}消息[:：]\s*|[一二三四五六七八九十]+、|\d{1,2}[、:：.．](?!\d)\s*|(?:(?:昨日|今日|昨天|今天|近日|日前|连日来|\d{1,2}日|\d{1,2}月\d{1,2}日)[,，]?)?(?:本报)?记者[^,，。]{0,8}?从[^,，。]{1,30}?(?:获悉|了解到|得知|了解)[,，:：]\s*"
    r"|据(?:悉|了解|介绍|统计|报道|[^,，。]{2,16}?(?:消息|介绍|统计|透露))[,，:：]\s*|记者(?:获悉|了解到)[,，]\s*)"
)


def sentences(text: str) -> list[str]:
    """The text's sentences with their marks; a mark inside quotation marks or brackets ends none."""
    return _cut(text, _ENDS)


def clauses(text: str) -> list[str]:
    """The clauses of a sentence, cut behind its outer commas and semicolons."""
    return _cut(text, _PARTS)


def without_formula(sentence: str) -> str:
    """The sentence without 记者从…获悉 and the like at its head."""
    return _FORMULA.sub("", sentence.strip(" \u3000"))


def _cut(text: str, marks: str) -> list[str]:
    found: list[str] = []
    depth = start = 0
    for match in _MARKS.finditer(text):
        at, char = match.start(), match[0]
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
            if depth == 0 and char == "”" and marks is _ENDS and text[at - 1] in _ENDS:
                following = text[at + 1 : at + 2]
                if not following or following in _OPEN:
                    found.append(text[start : at + 1])
                    start = at + 1
        elif char in marks and depth == 0:
            found.append(text[start : at + 1])
            start = at + 1
    if start < len(text):
        found.append(text[start:])
    return [part for part in found if part.strip()]
