"""The dateline (电头) at the head of the text: 本报1月7日讯, 新华社北京1月9日电."""

from __future__ import annotations

import unicodedata

from generator.parse.draft import ArticleDraft
from generator.parse.kinds import DATELINE
from generator.parse.passage import Passage

_REACH = 64


def take_dateline(draft: ArticleDraft) -> None:
    """Move the dateline out of the first paragraph."""
    first = next((part for part in draft.parts if part.kind == "paragraph"), None)
    if first is None:
        return
    length = dateline_length(first.passage.text)
    if length:
        draft.dateline = first.passage.text[:length].strip()
        first.passage = Passage.strip(first.passage.cut(length))


def dateline_length(text: str) -> int:
    """Characters of the dateline that opens a text; 0 if there is none."""
    head = text[:_REACH]
    folded = head if unicodedata.is_normalized("NFKC", head) else "".join(_one(char) for char in head)
    match = DATELINE.match(folded)
    return match.end() if match else 0


def _one(char: str) -> str:
    """NFKC where it stays one character, so that places in the folded text are places in the text."""
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 else char
