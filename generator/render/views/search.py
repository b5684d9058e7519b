"""Search without a server: the page, the text of each month as a script, and which months hold what."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.lexicon.spelling import syllables
from generator.records.anchors import anchor
from generator.render.views import Frame, frame, topic_name, words_of
from generator.render.words import amounts
from generator.render.words.folding import pairs, sieve
from generator.render.words.shown import fit
from generator.render.words.typography import typeset

if TYPE_CHECKING:
    from generator.catalogue.library import Library
    from generator.model import Card, Figure
    from generator.render.page_kind import Key

LONGEST_UNIT = 4  # characters of a unit that people type


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page of the search: its filters, and the months that have articles, latest first."""

    frame: Frame
    months: tuple[str, ...]
    districts: tuple[str, ...]
    topics: tuple[tuple[str, str], ...]
    kinds: tuple[str, ...]
    units: str


@dataclass(frozen=True, slots=True)
class Searched:
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


@dataclass(frozen=True, slots=True)
class SearchMonth:
    """The articles of a month, latest first."""

    month: str
    articles: tuple[Searched, ...]


@dataclass(frozen=True, slots=True)
class SearchSieve:
    """What a month may hold: a sieve of pairs of characters, and its names with their pinyin."""

    month: str
    articles: int
    bits: str
    names: tuple[tuple[str, str, str], ...]


def month_path(key: Key) -> str:
    """Where the text of a month stands."""
    return f"data/search/{key[0]}.js"


def sieve_path(key: Key) -> str:
    """Where the sieve of a month stands."""
    return f"data/search/{key[0]}-sieve.js"


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
    return SearchView(
        frame(library, words("nav.search"), "search"),
        tuple(month.month for month in reversed(library.months())),
        tuple(district.name for district in library.districts),
        tuple((topic, topic_name(library, topic)) for topic in topics),
        ("money", "count", "level", "share", "change", "rank"),
        json.dumps(units, ensure_ascii=False),
    )


def _unit_names(library: Library) -> tuple[str, ...]:
    return tuple(name for name in library.lexicon.units if len(name) <= LONGEST_UNIT)


def month_view(key: Key, library: Library) -> SearchMonth | None:
    """The articles of the month `key[0]`."""
    cards = library.cards_of_month(key[0])
    return SearchMonth(key[0], tuple(_searched(library, card) for card in cards)) if cards else None


def sieve_view(key: Key, library: Library) -> SearchSieve | None:
    """The sieve of the month `key[0]`."""
    month = month_view(key, library)
    if month is None:
        return None
    found: set[tuple[int, int]] = set()
    names: dict[str, None] = {}
    for card in library.cards_of_month(key[0]):
        names |= dict.fromkeys(tag.name for tag in card.districts)
        names |= dict.fromkeys(topic_name(library, topic.id) for topic in card.topics)
        names |= dict.fromkeys(person.name for person in card.people)
        names |= dict.fromkeys(card.organisations)
    for article in month.articles:
        for _, text in article.texts:
            found |= pairs(text)
        for text in (
            article.district,
            *article.topics,
            *article.names,
            *(f"{f[2]} {f[6]} {f[7]}" for f in article.figures),
        ):
            found |= pairs(text)
    return SearchSieve(
        key[0],
        len(month.articles),
        base64.b64encode(sieve(found)).decode("ascii"),
        tuple((fit(name), *_pinyin(name)) for name in sorted(names)),
    )


def produce_month(view: SearchMonth) -> bytes:
    """The script of a month's text."""
    rows = [
        [a.url, a.title, a.date, a.district, a.topics, a.names, a.texts, a.figures] for a in view.articles
    ]
    return script("month", view.month, rows)


def produce_sieve(view: SearchSieve) -> bytes:
    """The script of a month's sieve."""
    return script("sieve", view.month, [view.articles, view.bits, view.names])


def script(kind: str, name: str, data: object) -> bytes:
    """Data as a classic script that `search.js` has asked for; it works from `file://` as from a server."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"dibaoSearch({json.dumps(kind)},{json.dumps(name)},{text});\n".encode()


def _searched(library: Library, card: Card) -> Searched:
    record = library.record(card.id)
    texts = [("", text) for text in (card.kicker, card.title, card.deck) if text]
    count, paragraph_of = 0, {}
    for index, block in enumerate(record.body):
        if block.kind == "paragraph":
            count += 1
            paragraph_of[index] = f"p{count}"
        texts.append((paragraph_of.get(index, ""), block.text))
    texts += [("", text) for text in record.captions]
    words = words_of(library)
    places = anchor(record)
    return Searched(
        card.url,
        typeset(fit(card.title)),
        card.date.isoformat(),
        fit(next((tag.name for tag in card.districts if tag.role == "subject"), "")),
        tuple(fit(topic_name(library, topic.id)) for topic in card.topics),
        tuple(fit(name) for name in (*(person.name for person in card.people), *card.organisations)),
        tuple((anchor, typeset(fit(text))) for anchor, text in texts),
        tuple(
            (
                n + 1,
                f"f{n + 1}" if places[n] else "figures",
                fit(amounts.amount(words, figure)),
                *_base(library, figure),
                figure.kind,
                fit(figure.subject),
                fit(figure.place or ""),
            )
            for n, figure in enumerate(record.metrics)
        ),
    )


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
    read = [re.sub(r"[^a-z0-9]", "", syllable.lower()) for syllable in syllables(name[:24])]
    return "".join(read), "".join(syllable[:1] for syllable in read)
