"""Every number with its unit; numbers in names, dates, codes and idioms are left out."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from generator.annotate.draft import Draft, QuantityFound
from generator.annotate.folding import fold
from generator.annotate.quantities import cells, non_figures, numerals, ranks
from generator.annotate.quantities.amounts import Amount
from generator.annotate.quantities.reader import read
from generator.lexicon.units import Units
from generator.model import Quantity, Span

_NEAR = 8  # characters from 分别 to the first number of its list


def quantities(draft: Draft) -> None:
    """Find the quantities of every block, left to right, none overlapping a date or another."""
    units = draft.context.lexicon.units
    taken: dict[int, list[tuple[int, int]]] = {}
    for period in draft.periods:
        taken.setdefault(period.span.block, []).append((period.span.start, period.span.end))
    for number, block in enumerate(draft.article.blocks):
        text = fold(block.text)
        if not numerals.START.search(text) and "首" not in text:
            continue
        for amount in find(text, units, taken.get(number, [])):
            draft.quantities.append(_found(number, block.text, amount))


def find(text: str, units: Units, dates: list[tuple[int, int]]) -> list[Amount]:
    """The quantities of a folded text outside `dates`, left to right."""
    if len(text) <= cells.LONGEST and not dates and (cell := _cell(text, units)):
        return [cell]
    masks = [*non_figures.masks(text), *dates]
    ranked = ranks.find(text, units)
    found = [
        Amount(rank.start, rank.end, Quantity(rank.value, rank.unit, rank.modifier), rank.rule)
        for rank in ranked
        if not any(first <= rank.start and rank.end <= end for first, end in masks)
    ]
    masks += [(rank.start, rank.end) for rank in ranked]
    masks.sort()
    found += _outside(masks, text, units)
    if "分别" in text:
        found = list(_shared_out(found, text))
    if ranked:
        found.sort(key=_start_of)
    return found


def _outside(masks: list[tuple[int, int]], text: str, units: Units) -> list[Amount]:
    """The quantities that begin in none of the masks, left to right."""
    found: list[Amount] = []
    last = position = 0
    while (start := numerals.START.search(text, last)) is not None:
        at = start.start()
        while position < len(masks) and masks[position][1] <= at:
            position += 1
        masked = position < len(masks) and masks[position][0] <= at
        if end := (masked and _masked_until(at, masks, position)) or non_figures.name_at(text, at):
            last = end
        elif amount := read(text, units, at):
            found.append(amount)
            last = amount.end
        else:
            last = numerals.skip(text, at)
    return found


def _shared_out(found: list[Amount], text: str) -> Iterator[Amount]:
    """分别突破2100亿元和800亿元: what stands before the first number of a list holds for all."""
    first: Amount | None = None
    end = 0  # of the amount before
    for amount in found:
        if first is not None and _joins(text[end : amount.start], amount, first):
            quantity = replace(amount.quantity, modifier=first.quantity.modifier)
            yield replace(amount, quantity=quantity, words=first.words)
        else:
            opens = text.rfind("分别", max(end, amount.start - _NEAR), amount.start) >= 0
            first = amount if opens and amount.quantity.modifier != "=" else None
            yield amount
        end = amount.end


def _joins(between: str, amount: Amount, first: Amount) -> bool:
    same = amount.quantity.unit == first.quantity.unit and amount.quantity.modifier == "="
    return same and between in ("、", "和", "与", "及")


def _start_of(amount: Amount) -> int:
    return amount.start


def _cell(text: str, units: Units) -> Amount | None:
    """The quantity of a text that is nothing else, letter-spaced or in an odd form."""
    words = text.strip()
    if (odd := cells.odd_number(words)) is not None:
        first = text.index(words)
        return replace(odd, start=first, end=first + len(words))
    closed = cells.without_spaces(words) if " " in words else None
    read = find(closed, units, []) if closed else []
    if not closed or len(read) != 1 or (read[0].start, read[0].end) != (0, len(closed)):
        return None
    first = text.index(words)
    return replace(read[0], start=first, end=first + len(words))


def _masked_until(at: int, masks: list[tuple[int, int]], position: int) -> int:
    """The end of the mask that covers `at`, or 0."""
    end = 0
    for start, stop in masks[position : position + 6]:
        if start > at:
            break
        if stop > at and stop > end:
            end = stop
    return end


def _found(number: int, printed: str, amount: Amount) -> QuantityFound:
    start, end = amount.start, amount.end
    return QuantityFound(
        amount.quantity, printed[start:end], Span(number, start, end), amount.rule, amount.words
    )
