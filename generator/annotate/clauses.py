"""Sentences and clauses, never cut inside quotation marks or brackets; formulas that open a report."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPEN = "“‘《(（「『[【"
_CLOSE = "”’》)）」』]】"
_ENDS = "。！？!?"
_PARTS = ",，;；"


def _up_to_mark(marks: str) -> re.Pattern[str]:
    """Text up to one of the marks, or to the end; words in quotation marks or brackets are run over whole."""
    one, other = f"[{re.escape(marks)}]", f"[^{re.escape(marks)}]"
    return re.compile(f"(?:{other}++|“{other}*+”|《{other}*+》|[(（]{other}*+[)）])*+{one}?")


_SENTENCE = _up_to_mark(_OPEN + _CLOSE + _ENDS)
_CLAUSE = _up_to_mark(_OPEN + _CLOSE + _PARTS)
_FORMULA = re.compile(
    r"(?:(?:据)?(?:本报|新华社)[^,，。]{0,20}?[讯电]\s*|(?:本报|新华社)?记者[^,，。:：]{1,30}?报道[:：]\s*|[(（](?:本报|新华社)?记者[^()（）]{1,20}[)）]\s*"
    r"|[一-鿿]{2,6}消息[:：]\s*|[一二三四五六七八九十]+、|\d{1,2}[、:：.．](?!\d)\s*|(?:(?:昨日|今日|昨天|今天|近日|日前|连日来|\d{1,2}日|\d{1,2}月\d{1,2}日)[,，]?)?(?:本报)?记者[^,，。]{0,8}?从[^,，。]{1,30}?(?:获悉|了解到|得知|了解)[,，:：]\s*"
    r"|据(?:悉|了解|介绍|统计|报道|[^,，。]{2,16}?(?:消息|介绍|统计|透露))[,，:：]\s*|记者(?:获悉|了解到)[,，]\s*)"
)


def sentences(text: str) -> Iterator[str]:
    """The text's sentences with their marks; a mark inside quotation marks or brackets ends none."""
    return _cut(text, _SENTENCE)


def clauses(text: str) -> Iterator[str]:
    """The clauses of a sentence, cut behind its outer commas and semicolons."""
    return _cut(text, _CLAUSE)


def without_formula(sentence: str) -> str:
    """The sentence without 记者从…获悉 and the like at its head."""
    plain = sentence.strip(" \u3000")
    formula = _FORMULA.match(plain)
    return plain[formula.end() :] if formula else plain


def _cut(text: str, runs: re.Pattern[str]) -> Iterator[str]:
    """The parts of the text, made as they are asked for, because a summary needs but the first few."""
    depth = start = 0
    for run in runs.finditer(text):
        at = run.end() - 1
        if at < run.start():
            break  # behind the end
        char = text[at]
        if char in _OPEN:
            depth += 1
            continue
        if char in _CLOSE:
            depth = max(0, depth - 1)
            ends = char == "”" and depth == 0 and runs is _SENTENCE and _speech_ends(text, at)
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
