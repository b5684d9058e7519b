"""Sentences and clauses, never cut inside quotation marks or brackets; formulas that open a report."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPEN = "“‘《(（「『[【"
_CLOSE = "”’》)）」』]】"
_ENDS = "。！？!?"
_PARTS = ",，;；"
_PAIRS = re.escape(_OPEN + _CLOSE)
_SENTENCE_MARKS = re.compile(f"[{_PAIRS}{_ENDS}]")
_CLAUSE_MARKS = re.compile(f"[{_PAIRS}{_PARTS}]")
_FORMULA = re.compile(
    r"(?:(?:据)?(?:本报|新华社)[^,，。]{0,20}?[讯电]\s*|(?:本报|新华社)?记者[^,，。:：]{1,30}?报道[:：]\s*|[(（](?:本报|新华社)?记者[^()（）]{1,20}[)）]\s*"
    r"|[一-鿿]{2,6}消息[:：]\s*|[一二三四五六七八九十]+、|\d{1,2}[、:：.．](?!\d)\s*|(?:(?:昨日|今日|昨天|今天|近日|日前|连日来|\d{1,2}日|\d{1,2}月\d{1,2}日)[,，]?)?(?:本报)?记者[^,，。]{0,8}?从[^,，。]{1,30}?(?:获悉|了解到|得知|了解)[,，:：]\s*"
    r"|据(?:悉|了解|介绍|统计|报道|[^,，。]{2,16}?(?:消息|介绍|统计|透露))[,，:：]\s*|记者(?:获悉|了解到)[,，]\s*)"
)


def sentences(text: str) -> Iterator[str]:
    """The text's sentences with their marks; a mark inside quotation marks or brackets ends none."""
    return _cut(text, _SENTENCE_MARKS)


def clauses(text: str) -> Iterator[str]:
    """The clauses of a sentence, cut behind its outer commas and semicolons."""
    return _cut(text, _CLAUSE_MARKS)


def without_formula(sentence: str) -> str:
    """The sentence without 记者从…获悉 and the like at its head."""
    plain = sentence.strip(" \u3000")
    formula = _FORMULA.match(plain)
    return plain[formula.end() :] if formula else plain


def _cut(text: str, marks: re.Pattern[str]) -> Iterator[str]:
    """The parts of the text, made as they are asked for, because a summary needs but the first few."""
    depth = start = 0
    for match in marks.finditer(text):
        at, char = match.start(), match[0]
        if char in _OPEN:
            depth += 1
            continue
        if char in _CLOSE:
            depth = max(0, depth - 1)
            ends = char == "”" and depth == 0 and marks is _SENTENCE_MARKS and _speech_ends(text, at)
        else:
            ends = depth == 0
        if ends:
            part, start = text[start : at + 1], at + 1
            if not part.isspace():
                yield part
    if text[start:].strip():
        yield text[start:]


def _speech_ends(text: str, at: int) -> bool:
    """Does the mark at `at` close a sentence: one with its own mark, with nothing or more speech behind?"""
    following = text[at + 1 : at + 2]
    return text[at - 1] in _ENDS and (not following or following in _OPEN)
