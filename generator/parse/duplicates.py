"""Paragraphs that stand twice because a column was pasted twice."""

from __future__ import annotations

import re
import unicodedata

from generator.parse.draft import ArticleDraft
from generator.parse.kinds import DATELINE
from generator.parse.splices import cut_before_copy

_HEAD = 60  # characters in which a dateline stands
_LONG = 10  # characters of a run below which equal paragraphs may be meant (图片:)
_NEAR = 40  # parts before and after a run that are looked at
_SIGNED = re.compile(r"[(\[【].*[)\]】]")


def drop_duplicates(draft: ArticleDraft) -> None:
    """Of a run of paragraphs that comes twice keep the second copy, which reads on; cut the splice before."""
    keys = _drop_later_opening(
        draft, [_key(part.passage.text) if part.kind == "paragraph" else "" for part in draft.parts]
    )
    parts = draft.parts
    last = {key: index for index, key in enumerate(keys) if key}
    dropped: set[int] = set()
    index = 0
    while index < len(parts):
        run = _run(keys, last, index)
        if run and _tells(keys, run):
            after = run[-1] + 1
            cut_before_copy(
                draft,
                parts[max(0, index - _NEAR) : index],
                parts[index : min(last[keys[run[0]]], after + _NEAR)],
            )
            for place in run:
                text = parts[place].passage
                draft.note("duplicated_paragraph", text.lines, text.text, repaired=True)
            dropped.update(run)
        index = run[-1] + 1 if run else index + 1
    draft.parts = [part for number, part in enumerate(parts) if number not in dropped]


def _drop_later_opening(draft: ArticleDraft, keys: list[str]) -> list[str]:
    """A first paragraph with a dateline is in its place: of its copies the later ones go.

    Returns the keys of the parts that stay.
    """
    parts = draft.parts
    first = next((place for place, part in enumerate(parts) if part.kind == "paragraph"), None)
    if first is None or keys.count(keys[first]) == 1:
        return keys
    if not DATELINE.match(_key(parts[first].passage.text[:_HEAD])):
        return keys
    kept = [place for place, key in enumerate(keys) if place == first or key != keys[first]]
    for place in sorted(set(range(len(parts))).difference(kept)):
        text = parts[place].passage
        draft.note("duplicated_paragraph", text.lines, text.text, repaired=True)
    draft.parts = [parts[place] for place in kept]
    return [keys[place] for place in kept]


def _tells(keys: list[str], run: list[int]) -> bool:
    """Is the run long enough to be no chance? A signature in brackets stands once in an article."""
    return sum(len(keys[place]) for place in run) >= _LONG or all(
        _SIGNED.fullmatch(keys[place]) for place in run
    )


def _run(keys: list[str], last: dict[str, int], index: int) -> list[int]:
    """Places from `index` on whose paragraphs come again later, in the same order."""
    run: list[int] = []
    while index < len(keys) and keys[index] and last[keys[index]] > index:
        if run and last[keys[index]] < last[keys[run[-1]]]:
            break
        run.append(index)
        index += 1
    return run


def _key(text: str) -> str:
    """The text without white space, folded to NFKC: what two copies share."""
    bare = "".join(text.split())
    return bare if unicodedata.is_normalized("NFKC", bare) else unicodedata.normalize("NFKC", bare)
