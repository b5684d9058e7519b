"""The Latin spellings that addresses are made of, looked up by a process of its own before pages are made.

The dictionary takes 55 MB, which no process that makes pages has to hold.
"""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from generator.build.forked import aside
from generator.lexicon.spelling import learnt, recall, syllables, unknown
from generator.render.addresses import spelt_of_district, spelt_of_name

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from generator.lexicon import Lexicon
    from generator.model import Card


def spell_all(db: sqlite3.Connection, lexicon: Lexicon) -> None:
    """Look up how the names of all articles, and of the newsroom's districts and topics, are spelt."""
    named = db.execute("SELECT DISTINCT name FROM named")
    districts = db.execute("SELECT DISTINCT name FROM tag WHERE kind = 'district'")
    places = {*_column(districts), *(district.name for district in lexicon.districts)}
    places |= {lexicon.city} if lexicon.city else set()
    names = [*_column(named), *(topic.name for topic in lexicon.topics)]
    _spell([*map(spelt_of_name, names), *chain(*map(spelt_of_district, sorted(places)))])


def spell_new(cards: Iterable[Card]) -> None:
    """Look up how the names of some articles are spelt."""
    texts: list[str] = []
    for card in cards:
        texts += [spelt_of_name(person.name) for person in card.people]
        texts += map(spelt_of_name, card.organisations)
        texts += chain(*(spelt_of_district(tag.name) for tag in card.districts))
    _spell(texts)


def _column(rows: Iterable[tuple[str]]) -> Iterator[str]:
    return (name for (name,) in rows)


def _spell(texts: Iterable[str]) -> None:
    new = unknown(texts)
    if new:
        with aside(partial(_looked_up, new), own=True) as result:
            recall(result(), new=True)


def _looked_up(texts: Sequence[str]) -> dict[str, str]:
    for text in texts:
        syllables(text)
    return learnt()
