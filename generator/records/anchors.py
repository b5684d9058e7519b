"""Where a record's figures stand: a sentence is found in the text, and the number inside the sentence.

W3C Web Annotation calls this a TextQuoteSelector: an edit elsewhere does not move a figure, and one
whose sentence was edited away is an orphan, which is shown as such.
"""

from __future__ import annotations

from generator.model import Figure, Record, Span

TITLE, KICKER, DECK = -1, -2, -3
CAPTIONS = -10
"""`Span.block` counts the blocks of the body; the lines around it have numbers below zero, the n-th
caption (from 0) `CAPTIONS - n`."""


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
    taken: set[tuple[int, int]] = set()
    return tuple([_place(figure, texts, taken) for figure in record.metrics])


def all_of(record: Record) -> str:
    """Every text of `lines` in one, parted by a character that no text has (E210)."""
    return "\0".join(lines(record).values())


def orphaned(figure: Figure, texts: str) -> bool:
    """Has `anchor` no place for the figure in these texts (`all_of`)? Told without looking for the place."""
    if not figure.quote or not figure.printed or figure.printed not in figure.quote:
        return True
    return figure.quote not in texts


def _place(figure: Figure, texts: dict[int, str], taken: set[tuple[int, int]]) -> Span | None:
    if not figure.quote or not figure.printed:
        return None
    again: Span | None = None
    for number, text in texts.items():
        at = text.find(figure.quote)
        while at >= 0:
            for start in _occurrences(text, figure.printed, at, at + len(figure.quote)):
                span = Span(number, start, start + len(figure.printed))
                if (number, start) not in taken:
                    taken.add((number, start))
                    return span
                again = again or span
            at = text.find(figure.quote, at + len(figure.quote))
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
