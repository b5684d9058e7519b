"""Paragraphs that stand twice because a column was pasted twice, and the splice where the wrong paste begins."""

from __future__ import annotations

import re
import unicodedata

from generator.parse.draft import ArticleDraft, Part

_LONG = 10  # characters of a run below which equal paragraphs may be meant (图片:)
_TAIL = 5  # characters that a spliced end must share with the true place


def drop_duplicates(draft: ArticleDraft) -> None:
    """Of a run of paragraphs that comes twice keep the second copy, which reads on, and cut the splice before the first."""
    parts = draft.parts
    keys = [_key(part.passage.text) if part.kind == "paragraph" else "" for part in parts]
    last = {key: index for index, key in enumerate(keys) if key}
    dropped: set[int] = set()
    index = 0
    while index < len(parts):
        run = _run(keys, last, index)
        if run and sum(len(keys[place]) for place in run) >= _LONG:
            copy = last[keys[run[0]]]
            _cut_splice(draft, index, copy)
            for place in run:
                text = parts[place].passage
                draft.note("duplicated_paragraph", text.lines, text.text, repaired=True)
            dropped.update(run)
            index = run[-1] + 1
        else:
            index += 1
    draft.parts = [part for number, part in enumerate(parts) if number not in dropped]


def _run(keys: list[str], last: dict[str, int], index: int) -> list[int]:
    """Places from `index` on whose paragraphs come again later, in the same order."""
    run: list[int] = []
    while index < len(keys) and keys[index] and last[keys[index]] > index:
        if run and last[keys[index]] < last[keys[run[-1]]]:
            break
        run.append(index)
        index += 1
    return run


def _cut_splice(draft: ArticleDraft, first: int, copy: int) -> None:
    """Cut the end of the paragraph before the first copy, if the text before the second copy ends with the same words."""
    before = _paragraph_before(draft.parts, first)
    true = _paragraph_before(draft.parts, copy)
    if before is None or true is None or before is true:
        return
    text, other = before.passage.text, true.passage.text
    shared = 0
    while shared < min(len(text), len(other)) - 1 and text[-1 - shared] == other[-1 - shared]:
        shared += 1
    if shared >= _TAIL:
        lines = before.passage.lines
        draft.note("spliced_paragraph", lines, text[-shared:], repaired=True)
        before.passage = before.passage.cut(0, len(text) - shared)


def _paragraph_before(parts: list[Part], index: int) -> Part | None:
    return next((part for part in reversed(parts[:index]) if part.kind == "paragraph"), None)


def _key(text: str) -> str:
    return re.sub(r"\s+", "", text if text.isascii() else unicodedata.normalize("NFKC", text))
