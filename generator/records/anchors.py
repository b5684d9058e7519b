"""Where a record's figures stand: a sentence is found in the text, and the number inside the sentence.

W3C Web Annotation calls this a TextQuoteSelector: an edit elsewhere does not move a figure, and one
whose sentence was edited away is an orphan, which is shown as such.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from generator.model import Figure, Record, Span

TITLE, KICKER, DECK = -1, -2, -3
CAPTIONS = -10
"""`Span.block` counts the blocks of the body; the lines around it have numbers below zero, the n-th
caption (from 0) `CAPTIONS - n`."""
_PARTING = "\0"  # a character that no text has (E210)


def lines(record: Record) -> dict[int, str]:
    """Every text of the record that may hold a figure, by the number that `Span.block` has for it."""
    found = {number: block.text for number, block in enumerate(record.body)}
    found |= {CAPTIONS - number: caption for number, caption in enumerate(record.captions)}
    around = ((TITLE, record.title), (KICKER, record.kicker), (DECK, record.deck))
    return found | {number: text for number, text in around if text}


def anchor(record: Record) -> tuple[Span | None, ...]:
    """The place of each of `record.metrics`, None for an orphan.

    Figures printed alike in one sentence take their places in the order of front matter.
    """
    texts = lines(record)
    whole, numbers = _PARTING.join(texts.values()), list(texts)
    starts = [0, *accumulate(len(text) + 1 for text in texts.values())]
    taken: set[int] = set()
    found: list[Span | None] = []
    for figure in record.metrics:
        at = _place(figure, whole, taken)
        if at < 0:
            found.append(None)
            continue
        line = bisect_right(starts, at) - 1
        start = at - starts[line]
        found.append(Span(numbers[line], start, start + len(figure.printed)))
    return tuple(found)


def all_of(record: Record) -> str:
    """Every text of `lines` in one."""
    return _PARTING.join(lines(record).values())


def orphaned(figure: Figure, texts: str) -> bool:
    """Has `anchor` no place for the figure in these texts (`all_of`)? Told without looking for the place."""
    if not figure.quote or not figure.printed or figure.printed not in figure.quote:
        return True
    return figure.quote not in texts


def _place(figure: Figure, whole: str, taken: set[int]) -> int:
    """Where in the whole text the figure stands, -1 if nowhere."""
    quote, printed = figure.quote, figure.printed
    if not quote or not printed:
        return -1
    again = -1
    at = whole.find(quote)
    while at >= 0:
        end = at + len(quote)
        for start in _occurrences(whole, printed, at, end):
            if start not in taken:
                taken.add(start)
                return start
            again = start if again < 0 else again
        at = whole.find(quote, end)
    return again  # a second finding of the very number: it stands where the first does


def _occurrences(text: str, printed: str, start: int, end: int) -> list[int]:
    """Where `printed` stands between `start` and `end`; inside a longer number only if nowhere else."""
    found = []
    at = text.find(printed, start, end)
    while at >= 0:
        found.append(at)
        at = text.find(printed, at + 1, end)
    if len(found) < 2:  # noqa: PLR2004 - a number is mostly printed once in its sentence
        return found
    return [at for at in found if not _inside_number(text, at, at + len(printed))] or found


def _inside_number(text: str, start: int, end: int) -> bool:
    """Does a digit go on before or after, as 4.3% does in 14.3%?"""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    opens, closes = text[start].isdecimal(), text[end - 1].isdecimal()
    return (opens and _ends_in_digit(before)) or (closes and _ends_in_digit(after[::-1]))


def _ends_in_digit(text: str) -> bool:
    return text[-1:].isdecimal() or (text[-1:] in (".", ",") and text[-2:-1].isdecimal())
