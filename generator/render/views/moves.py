"""What changed against earlier printings: steps of a series, and values of one period that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.render import addresses
from generator.render.views import Link, figure_rows, indicator_name, words_of
from generator.render.views.comparing import contradicts, echoes, previous, step_from
from generator.render.words import amounts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.catalogue.library import Library
    from generator.model import Card


class Move(NamedTuple):
    """A figure beside the value printed before.

    `direction` is up, down, same, or "" where the two cannot be subtracted; `conflict` is True when both
    speak of the same period, so that one of them cannot be right any more; `amended` is what the paper
    printed in place of the earlier value, if it corrected that.
    """

    name: Link
    place: str
    amount: str
    period: str
    target: str
    direction: str
    step: str
    before: str
    before_period: str
    before_day: str
    before_target: str
    conflict: bool
    amended: str
    sample: bool


def moves(library: Library, cards: Iterable[Card]) -> tuple[Move, ...]:
    """The moves of some articles: conflicts first, then steps in the order of the articles.

    A figure that repeats the earlier value for the earlier period is no move.
    """
    found: list[Move] = []
    seen: set[tuple[str, str, str]] = set()
    for card in cards:
        for n in [n for n, figure in enumerate(card.figures) if figure.indicator is not None]:
            move = _move(library, card, n)
            if move and (move.name.target, move.place, move.amount) not in seen:
                seen.add((move.name.target, move.place, move.amount))
                found.append(move)
    return tuple(sorted(found, key=lambda move: not move.conflict))


def _move(library: Library, card: Card, n: int) -> Move | None:
    figure, before = card.figures[n], previous(library, card, n)
    if before is None or figure.indicator is None or echoes(card, n):
        return None
    words, row = words_of(library), figure_rows(library, card)[n]
    direction, step, amended = step_from(library, card, n, before)
    if direction == "same":
        return None
    return Move(
        name=Link(indicator_name(library, figure.indicator), addresses.indicator(figure.indicator)),
        place=row.place,
        amount=row.amount,
        period=row.period,
        target=row.target,
        direction=direction,
        step=step,
        before=amounts.amount(words, before.figure),
        before_period=amounts.period(words, before.figure.period),
        before_day=amounts.day(words, before.date),
        before_target=f"{before.url}#f{before.index + 1}",
        conflict=not (amended or library.amended_in(card, figure)) and contradicts(figure, before.figure),
        amended=amended,
        sample=card.sample or before.sample,
    )
