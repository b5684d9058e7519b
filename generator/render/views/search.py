"""Search without a server: the page, the text of each day as a script, and which days hold what."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.lexicon.spelling import syllables
from generator.records.anchors import all_of, orphaned
from generator.render.addresses import spelt_of_name
from generator.render.views import Frame, frame, topic_name, words_of
from generator.render.words import amounts
from generator.render.words.folding import pairs
from generator.render.words.pair_shelves import day_letter, pair_shelves
from generator.render.words.shown import fit
from generator.render.words.typography import typeset

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.catalogue.library import Library
    from generator.model import Card, Figure, Record
    from generator.render.page_kind import Key

LONGEST_UNIT = 4  # characters of a unit that people type


class SearchView(NamedTuple):
    """The page of the search: its filters, and the months that have articles, latest first.

    A month is `2026-01:8:HZ`: how many articles, and its days (`day_letter`).
    """

    frame: Frame
    months: tuple[str, ...]
    districts: tuple[str, ...]
    topics: tuple[tuple[str, str], ...]
    kinds: tuple[str, ...]
    units: str


class Searched(NamedTuple):
    """An article as the search reads it.

    `texts` are (anchor, text): "" for what stands above the body, `p1` … for paragraphs, "" for
    subheads and captions. `figures` are (number, anchor, amount, value in base units, base unit, kind,
    subject, place).
    """

    url: str
    title: str
    date: str
    district: str
    topics: tuple[str, ...]
    names: tuple[str, ...]
    texts: tuple[tuple[str, str], ...]
    figures: tuple[tuple[int, str, str, str, str, str, str, str], ...]


class SearchDay(NamedTuple):
    """The articles of a day, in the order of its pages."""

    day: str
    articles: tuple[Searched, ...]


class SearchNames(NamedTuple):
    """The names that the articles of a month have, each with its pinyin and its initials."""

    month: str
    names: tuple[tuple[str, str, str], ...]


class SearchPairs(NamedTuple):
    """A shelf of a month: which of its days hold which pairs of characters, as JSON (`pair_shelves`)."""

    month: str
    shelf: str
    days: str


def search_view(_key: Key, library: Library) -> SearchView:
    """The page of the search."""
    words = words_of(library)
    topics = [count.name for count in library.tag_counts("topic")]
    units = {
        name: (str(library.lexicon.units.in_base(amounts.WAN, name)[0] / amounts.WAN), base)
        for name in _unit_names(library)
        for base in [library.lexicon.units.in_base(amounts.WAN, name)[1]]
        if base != name
    }
    days: dict[str, str] = {}
    for edition in library.editions():
        month = edition.date.isoformat()[:7]
        days[month] = days.get(month, "") + day_letter(edition.date.day)
    return SearchView(
        frame(library, words("nav.search"), "search"),
        tuple(f"{m.month}:{m.articles}:{days[m.month]}" for m in reversed(library.months())),
        tuple(district.name for district in library.districts),
        tuple((topic, topic_name(library, topic)) for topic in topics),
        ("money", "count", "level", "share", "change", "rank"),
        json.dumps(units, ensure_ascii=False),
    )


def _unit_names(library: Library) -> tuple[str, ...]:
    return tuple(name for name in library.lexicon.units if len(name) <= LONGEST_UNIT)


def day_view(key: Key, library: Library) -> SearchDay | None:
    """The articles of the day `key[0]`."""
    cards = library.cards_of_edition(date.fromisoformat(key[0]))
    return SearchDay(key[0], tuple(_searched(library, card) for card in cards)) if cards else None


def names_view(key: Key, library: Library) -> SearchNames | None:
    """The names of the month `key[0]`."""
    names: dict[str, None] = {}
    cards = library.cards_of_month(key[0])
    for card in cards:
        names |= dict.fromkeys(tag.name for tag in card.districts)
        names |= dict.fromkeys(topic_name(library, topic.id) for topic in card.topics)
        names |= dict.fromkeys(person.name for person in card.people)
        names |= dict.fromkeys(card.organisations)
    if not cards:
        return None
    return SearchNames(key[0], tuple((fit(name), *_pinyin(name)) for name in sorted(names)))


def pairs_view(key: Key, library: Library) -> SearchPairs | None:
    """The shelf `key[1]` of the month `key[0]`."""
    month, shelf = key
    made = library.made_once("shelves", month, lambda: _shelves_of(library, month))
    library.bodies_read += 1  # whoever read them first
    return SearchPairs(month, shelf, made[int(shelf)]) if int(shelf) < len(made) else None


def _shelves_of(library: Library, month: str) -> tuple[str, ...]:
    """The shelves of a month, of which one is asked for after another."""
    days: dict[int, set[str]] = {}
    articles = 0
    for edition in library.editions(month):  # a month's articles would be held all at once
        cards = library.cards_of_edition(edition.date)
        articles += len(cards)
        days[edition.date.day] = pairs(*[fit(text) for card in cards for text in _found_by(library, card)])
    return pair_shelves(days, articles)


def _found_by(library: Library, card: Card) -> Iterable[str]:
    """Every text by which an article is found; as it is written, for typography is folded away."""
    words = words_of(library)
    yield from [text for _, text in _texts(card, library.record(card.id))]
    yield from (_subject(card), *_topics(library, card), *_names(card))
    for figure in card.figures:
        yield f"{figure.subject} {amounts.amount(words, figure)} {figure.place or ''}"


def produce_day(view: SearchDay) -> bytes:
    """The script of a day's text."""
    rows = [
        [a.url, a.title, a.date, a.district, a.topics, a.names, a.texts, a.figures] for a in view.articles
    ]
    return script("day", view.day, rows)


def produce_names(view: SearchNames) -> bytes:
    """The script of a month's names."""
    return script("names", f"{view.month}/names", view.names)


def produce_pairs(view: SearchPairs) -> bytes:
    """The script of a shelf."""
    return _script("pairs", f"{view.month}/{view.shelf}", view.days)


def script(kind: str, name: str, data: object) -> bytes:
    """Data as a classic script that `search.js` has asked for; it works from `file://` as from a server."""
    return _script(kind, name, json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def _script(kind: str, name: str, data: str) -> bytes:
    text = data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"dibaoSearch({json.dumps(kind)},{json.dumps(name)},{text});\n".encode()


def _searched(library: Library, card: Card) -> Searched:
    record, words = library.record(card.id), words_of(library)
    everything = all_of(record)
    return Searched(
        card.url,
        typeset(fit(card.title)),
        card.date.isoformat(),
        fit(_subject(card)),
        tuple(map(fit, _topics(library, card))),
        tuple(map(fit, _names(card))),
        tuple([(anchor, typeset(fit(text))) for anchor, text in _texts(card, record)]),
        tuple(
            (
                n + 1,
                "figures" if orphaned(figure, everything) else f"f{n + 1}",
                fit(amounts.amount(words, figure)),
                *_base(library, figure),
                figure.kind,
                fit(figure.subject),
                fit(figure.place or ""),
            )
            for n, figure in enumerate(record.metrics)
        ),
    )


def _texts(card: Card, record: Record) -> list[tuple[str, str]]:
    """(anchor, text): what stands above the body, the body, the captions."""
    texts = [("", text) for text in (card.kicker, card.title, card.deck) if text]
    count = 0
    for block in record.body:
        count += block.kind == "paragraph"
        texts.append((f"p{count}" if block.kind == "paragraph" else "", block.text))
    return texts + [("", text) for text in record.captions]


def _subject(card: Card) -> str:
    return next((tag.name for tag in card.districts if tag.role == "subject"), "")


def _topics(library: Library, card: Card) -> list[str]:
    return [topic_name(library, topic.id) for topic in card.topics]


def _names(card: Card) -> list[str]:
    return [*(person.name for person in card.people), *card.organisations]


def _base(library: Library, figure: Figure) -> tuple[str, str]:
    quantity = figure.quantity
    value = quantity.value if quantity.value is not None else quantity.low
    if value is None:
        return "", quantity.unit
    base, unit = library.lexicon.units.in_base(value, quantity.unit)
    return f"{base.normalize():f}", fit(unit)


@lru_cache(maxsize=16384)
def _pinyin(name: str) -> tuple[str, str]:
    """崂山区 → ("laoshanqu", "lsq")."""
    spelt = syllables(spelt_of_name(name))
    read = [re.sub(r"[^a-z0-9]", "", syllable.lower()) for syllable in spelt]
    return "".join(read), "".join(syllable[:1] for syllable in read)
