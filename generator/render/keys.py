"""Which pages show a card, and which depend on it without showing it: what a build asks of every change.

What a key holds: an article's id and path; a day (`2026-01-08`); a month (`2026-01`); the name of a
district, person or organisation; the id of a topic or indicator; for a month of a district or topic, and
for a year of an indicator or district, both.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from generator.render.words.pair_shelves import MOST_SHELVES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.catalogue.library import Library
    from generator.model import Card
    from generator.render.page_kind import Key

_DISTRICT = re.compile(r"\w{1,12}[区市县旗]")


# --- which pages show a card ------------------------------------------------------------------------


def article_key(card: Card) -> Iterable[Key]:
    """The article's own page."""
    return ((card.id, card.url),)


def day_key(card: Card) -> Iterable[Key]:
    """Its edition."""
    return ((card.date.isoformat(),),)


def month_key(card: Card) -> Iterable[Key]:
    """Its month."""
    return ((card.month,),)


def districts(card: Card) -> Iterable[Key]:
    """Districts that the article is tagged with, and those that a series of it is about."""
    names = [tag.name for tag in card.districts if tag.role != "outside"]
    names += [f.place for f in card.figures if f.indicator and f.place and _DISTRICT.fullmatch(f.place)]
    return tuple((name,) for name in dict.fromkeys(names))


def district_months(card: Card) -> Iterable[Key]:
    """The months of the districts that it is about or names."""
    return tuple((tag.name, card.month) for tag in card.districts if tag.role != "outside")


def topics(card: Card) -> Iterable[Key]:
    """Its topics."""
    return tuple((topic.id,) for topic in card.topics)


def topic_months(card: Card) -> Iterable[Key]:
    """The months of its topics."""
    return tuple((topic.id, card.month) for topic in card.topics)


def indicators(card: Card) -> Iterable[Key]:
    """The indicators that it prints."""
    return tuple((ident,) for ident in dict.fromkeys(f.indicator for f in card.figures if f.indicator))


def indicator_years(card: Card) -> Iterable[Key]:
    """The year of the edition, for each indicator that it prints."""
    return tuple((*key, card.month[:4]) for key in indicators(card))


def district_years(card: Card) -> Iterable[Key]:
    """The year of the edition, for each place that a series of it is about."""
    places = dict.fromkeys(f.place for f in card.figures if f.indicator and f.place)
    return tuple((place, card.month[:4]) for place in places if _DISTRICT.fullmatch(place))


def people(card: Card) -> Iterable[Key]:
    """The people that it names."""
    return tuple((name,) for name in dict.fromkeys(person.name for person in card.people))


def organisations(card: Card) -> Iterable[Key]:
    """The organisations that it names."""
    return tuple((name,) for name in dict.fromkeys(card.organisations))


def shelves(card: Card) -> Iterable[Key]:
    """All shelves of the search that its month may have."""
    return _shelves(card.month)


@lru_cache(16)  # thousands of articles have the same sixty keys
def _shelves(month: str) -> tuple[Key, ...]:
    return tuple([(month, str(shelf)) for shelf in range(MOST_SHELVES)])


def quiet_districts(library: Library) -> Iterable[Key]:
    """Districts that no article names, whose pages say so; the others have the keys of their articles."""
    named = library.named_districts()
    return tuple((district.name,) for district in library.districts if district.name not in named)


# --- which pages depend on a card that they do not show ----------------------------------------------


def _corrected(card: Card, library: Library) -> Iterator[Card]:
    """The articles that a card corrects, whose figures other pages show as amended."""
    return chain.from_iterable(map(library.corrected, card.corrects))


def corrected_districts(card: Card, library: Library) -> Iterable[Key]:
    """Districts of the articles that it corrects."""
    return tuple(dict.fromkeys(key for other in _corrected(card, library) for key in districts(other)))


def corrected_indicators(card: Card, library: Library) -> Iterable[Key]:
    """Indicators of the articles that it corrects."""
    return tuple(dict.fromkeys(key for other in _corrected(card, library) for key in indicators(other)))


def corrected_years(card: Card, library: Library) -> Iterable[Key]:
    """Indicators of the articles that it corrects, with the years of their editions."""
    return tuple(dict.fromkeys(key for other in _corrected(card, library) for key in indicator_years(other)))


def _later(card: Card, library: Library) -> Iterator[Card]:
    """Articles that may quote a figure of the card, or of one that it corrects, as printed before."""
    for source in (card, *_corrected(card, library)):
        yield from filter(None, map(library.card, library.printings.cards_after(source)))


def later_articles(card: Card, library: Library) -> Iterable[Key]:
    """Articles that may quote a figure of the card as printed before, that it corrects, that correct it."""
    found = (*_later(card, library), *_corrected(card, library), *library.correcting(card))
    return tuple(dict.fromkeys((other.id, other.url) for other in found))


def later_editions(card: Card, library: Library) -> Iterable[Key]:
    """Editions whose moves start from a figure of the card, or that it corrects; the one after links back.

    The latter if the card's edition stands and falls with the card.
    """
    _, after = library.neighbours(card.date)
    days = {after.isoformat()} if after and library.alone(card, card.date.isoformat()) else set()
    days |= {other.date.isoformat() for other in (*_later(card, library), *_corrected(card, library))}
    return tuple((day,) for day in sorted(days))


def later_month(card: Card, library: Library) -> Iterable[Key]:
    """The month after, which links back, if the card's month stands and falls with it."""
    if not library.alone(card, card.month):
        return ()
    _, after = library.neighbours(date.fromisoformat(f"{card.month}-28"))
    while after and after.isoformat()[:7] == card.month:
        _, after = library.neighbours(after)
    return ((after.isoformat()[:7],),) if after else ()
