"""Districts and topics: the index of each, one of them, a month of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from generator.render import addresses
from generator.render.views import (
    Frame,
    Link,
    Story,
    basis_words,
    frame,
    indicator_name,
    stories,
    topic_link,
    topic_name,
    words_of,
)
from generator.render.views.charts import RECENT, Spark, spark
from generator.render.views.comparing import comparable, latest, standing
from generator.render.views.tiles import Tiles, counted
from generator.render.words import amounts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.catalogue.library import Library
    from generator.model import Card
    from generator.render.page_kind import Key

SHOWN_STORIES = 30
SHOWN_LINKS = 12


class Current(NamedTuple):
    """The latest value of an indicator for a place, with its line."""

    name: Link
    amount: str
    basis: str
    period: str
    day: str
    target: str
    spark: Spark | None
    amended: str
    sample: bool


class Tally(NamedTuple):
    """A link with a count."""

    link: Link
    articles: int


class TagRow(NamedTuple):
    """A district or topic in the index."""

    name: Link
    articles: int
    latest: Link | None
    first: str


class TagIndexView(NamedTuple):
    """All districts or all topics."""

    frame: Frame
    heading: str
    kind: str
    tiles: Tiles | None
    rows: tuple[TagRow, ...]


class TagView(NamedTuple):
    """A district or a topic, as a whole (`month` is "") or in one month.

    `stories` have it as their subject, `mentions` only name it.
    """

    frame: Frame
    heading: str
    kind: str
    month: str
    whole: Link | None
    current: tuple[Current, ...]
    stories: tuple[Story, ...]
    mentions: tuple[Story, ...]
    months: tuple[Tally, ...]
    related: tuple[Tally, ...]
    people: tuple[Tally, ...]
    articles: int
    data: tuple[Link, ...] = ()  # a year, and the path of its table without the suffix


def districts_view(_key: Key, library: Library) -> TagIndexView:
    """The tile grid, and every district with its count."""
    words = words_of(library)
    counts = {count.name: count for count in library.tag_counts("district")}
    known = {district.name: None for district in library.districts}
    names = [*known, *[name for name in counts if name not in known and _has_page(library, name)]]
    rows = []
    for name in names:
        count = counts.get(name)
        day = count.latest if count else None
        rows.append(
            TagRow(
                Link(name, addresses.district(name)),
                count.articles if count else 0,
                Link(amounts.day(words, day), addresses.edition(day)) if day else None,
                "",
            )
        )
    return TagIndexView(
        frame(library, words("districts.title"), "districts"),
        words("districts.title"),
        "district",
        counted(library, {name: count.articles for name, count in counts.items()}),
        tuple(rows),
    )


def topics_view(_key: Key, library: Library) -> TagIndexView:
    """Every topic that articles have."""
    words = words_of(library)
    rows = [
        TagRow(
            topic_link(library, count.name),
            count.articles,
            Link(amounts.day(words, count.latest), addresses.edition(count.latest)),
            "",
        )
        for count in library.tag_counts("topic")
    ]
    rows.sort(key=lambda row: -row.articles)
    title = words("topics.title")
    return TagIndexView(frame(library, title, "topics"), title, "topic", None, tuple(rows))


def district_view(key: Key, library: Library) -> TagView | None:
    """The district `key[0]`, or its month `key[1]`; None where there is nothing to show."""
    name, month = key[0], key[1] if len(key) > 1 else None
    if not _has_page(library, name):
        return None
    known = any(district.name == name for district in library.districts)
    cards = library.cards_of_tag("district", name, month) if month else _latest(library, "district", name)
    if not cards and (month or not known):
        return None
    about = [card for card in cards if _role(card, name) == "subject"]
    named = [card for card in cards if _role(card, name) != "subject"]
    words = words_of(library)
    return TagView(
        frame=frame(
            library,
            _heading(library, name, month),
            "districts",
            feed=addresses.feed(addresses.district(name)) if cards else None,
        ),
        heading=name,
        kind="district",
        month=amounts.month(words, month) if month else "",
        whole=Link(name, addresses.district(name)) if month else None,
        current=() if month else tuple(current(library, name)),
        stories=stories(library, about),
        mentions=stories(library, named),
        months=() if month else tuple(_months(library, "district", name)),
        related=tuple(_tally(topic_link(library, t.id) for card in about for t in card.topics)),
        people=tuple(_tally(Link(p.name, addresses.person(p.name)) for card in about for p in card.people)),
        articles=len(cards) if month else sum(row.articles for row in library.months_of("district", name)),
        data=tuple(_tables(library, name)) if known and not month else (),
    )


def _tables(library: Library, district: str) -> Iterable[Link]:
    """The tables of a district, latest year first."""
    words = words_of(library)
    for year in reversed(library.printings.years_of_place(district)):
        yield Link(amounts.point(words, year), addresses.district_data(district, year))


def topic_view(key: Key, library: Library) -> TagView | None:
    """The topic `key[0]`, or its month `key[1]`."""
    ident, month = key[0], key[1] if len(key) > 1 else None
    cards = library.cards_of_tag("topic", ident, month) if month else _latest(library, "topic", ident)
    if not cards:
        return None
    words, name = words_of(library), topic_name(library, ident)
    places = [tag.name for card in cards for tag in card.districts if tag.role == "subject"]
    return TagView(
        frame=frame(
            library, _heading(library, name, month), "topics", feed=addresses.feed(addresses.topic(ident))
        ),
        heading=name,
        kind="topic",
        month=amounts.month(words, month) if month else "",
        whole=Link(name, addresses.topic(ident)) if month else None,
        current=(),
        stories=stories(library, [card for card in cards if card.topics[0].id == ident]),
        mentions=stories(library, [card for card in cards if card.topics[0].id != ident]),
        months=() if month else tuple(_months(library, "topic", ident)),
        related=tuple(_tally(Link(place, addresses.district(place)) for place in places)),
        people=tuple(_tally(Link(p.name, addresses.person(p.name)) for card in cards for p in card.people)),
        articles=len(cards) if month else sum(row.articles for row in library.months_of("topic", ident)),
    )


def current(library: Library, place: str) -> Iterable[Current]:
    """The latest value of every indicator printed for a place."""
    words = words_of(library)
    for ident in library.printings.series_of_place(place):
        points = library.printings.recent(ident, place, RECENT)
        last = latest(points)
        figure = last.figure
        yield Current(
            Link(indicator_name(library, ident), addresses.indicator(ident)),
            amounts.amount(words, figure),
            basis_words(words, figure),
            amounts.period(words, figure.period),
            amounts.day(words, last.date),
            f"{last.url}#f{last.index + 1}",
            spark(words, [p for p in standing(library, points) if comparable(p.figure, figure)]),
            library.amended(last),
            last.sample,
        )


def _has_page(library: Library, name: str) -> bool:
    """Is it a district of the city, or one that an article is about or names (outside ones are not)?"""
    if any(district.name == name for district in library.districts):
        return True
    return any(_role(card, name) in {"subject", "mentioned"} for card in _latest(library, "district", name))


def _latest(library: Library, kind: Literal["district", "topic"], name: str) -> tuple[Card, ...]:
    return library.latest_cards_of_tag(kind, name, SHOWN_STORIES)


def _role(card: Card, name: str) -> str:
    return next((tag.role for tag in card.districts if tag.name == name), "")


def _heading(library: Library, name: str, month: str | None) -> str:
    return f"{name} {amounts.month(words_of(library), month)}" if month else name


def _months(library: Library, kind: Literal["district", "topic"], name: str) -> Iterable[Tally]:
    words = words_of(library)
    for row in reversed(library.months_of(kind, name)):
        target = (
            addresses.district(name, row.month) if kind == "district" else addresses.topic(name, row.month)
        )
        yield Tally(Link(amounts.month(words, row.month), target), row.articles)


def _tally(links: Iterable[Link]) -> list[Tally]:
    counts: dict[Link, int] = {}
    for link in links:
        counts[link] = counts.get(link, 0) + 1
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0].target))
    return [Tally(link, count) for link, count in ordered[:SHOWN_LINKS]]
