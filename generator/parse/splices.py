"""Paragraphs that end with the end of another: two columns met inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.parse.draft import ArticleDraft, Part

_TAIL = 6  # characters that a spliced end must share with the true place, where a copy stands behind it
_SURE_TAIL, _LONG_TAIL = 12, 20  # the same without a copy: of a tail with figures or sentences; of another
_REACH = 4000  # characters of a shared end that are looked at
_SHOWN = 16  # characters of what is left, for an editor
_MOST_ALIKE = 8  # paragraphs that end alike: more of them end with a formula
_STOPS = frozenset("，,。；;：:、！!？?”’』」）)")  # stand with what they close, in both places
_ENDS = frozenset("。！!？?”’』」）)")
_CLAUSES = frozenset("，,；;：:、")
_TELLING = re.compile(r"\d|[。；;！!？?].")
_FORMULA = re.compile(
    "现代化|高质量|中国特色|民族复兴|新时代|新征程|新篇章|[记作]者|编辑|本报"
)  # may end any article


def cut_before_copy(draft: ArticleDraft, before: Sequence[Part], between: Sequence[Part]) -> None:
    """Cut the end of the paragraph before the first copy where that copy, or what follows it, ends alike.

    The shared end may run over several paragraphs; it ends where one of them ends.
    """
    spliced = next((part for part in reversed(before) if part.kind == "paragraph"), None)
    if spliced is None:
        return
    text = spliced.passage.text
    best = 0
    true = ""
    for part in between:
        if part.kind == "paragraph":
            true = (true + part.passage.text)[-_REACH:]
            best = max(best, _shared_end(text, true))
    best = _without_stops(text, best)
    if _TAIL <= best < len(text):
        _cut(draft, spliced, best)


def cut_splices(drafts: Sequence[ArticleDraft]) -> None:
    """Cut what a paragraph shares with the end of another, of any article of the page, and does not own.

    The true place reads on into the shared words from a stop; the other breaks off inside a sentence, or has
    ended one where the shared words begin inside theirs.
    """
    alike: dict[str, list[tuple[ArticleDraft, Part]]] = {}
    for draft in drafts:
        for part in draft.paragraphs:
            alike.setdefault(part.passage.text[-_SURE_TAIL:], []).append((draft, part))
    for places in alike.values():
        for draft, part in places if 1 < len(places) <= _MOST_ALIKE else ():
            tails = (_foreign(part.passage.text, true.passage.text) for _, true in places if true is not part)
            if tail := max(tails):
                _cut(draft, part, tail)


def _foreign(text: str, true: str) -> int:
    """How many characters at the end of a text are of another text; 0 if it may own them."""
    size = _without_stops(text, _shared_end(text[-_REACH:], true[-_REACH:]))
    tail = text[len(text) - size :]
    if not _SURE_TAIL <= size < len(text) or _FORMULA.search(tail):
        return 0
    if size < _LONG_TAIL and not _TELLING.search(tail[:-1]):
        return 0
    here, there = text[-size - 1], true[-size - 1 : -size]
    inside = here not in _STOPS and (not there or there in _STOPS)
    ended = here in _ENDS and there in _CLAUSES
    return size if inside or ended else 0


def _cut(draft: ArticleDraft, part: Part, tail: int) -> None:
    text = part.passage.text
    draft.note("spliced_paragraph", part.passage.lines, text[-tail:], repaired=True)
    part.passage = part.passage.cut(0, len(text) - tail)
    draft.note("truncated_end", part.passage.lines[-1:], part.passage.text[-_SHOWN:])


def _shared_end(one: str, other: str) -> int:
    size = 0
    for a, b in zip(reversed(one), reversed(other), strict=False):
        if a != b:
            break
        size += 1
    return size


def _without_stops(text: str, size: int) -> int:
    """A shared end without the stops it begins with: they belong to what stands before it in both places."""
    while size and text[-size] in _STOPS:
        size -= 1
    return size
