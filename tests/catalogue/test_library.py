"""What views may ask, and that the answers hang on the articles alone, not on the order they came in."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from generator.catalogue.cards import card_of
from generator.catalogue.library import Library
from generator.catalogue.printings import FARTHEST
from generator.catalogue.rows import put_rows, remove_card, rows_of
from generator.catalogue.store import NoCatalogueError, Store
from generator.config import Config
from generator.lexicon import Lexicon
from generator.model import (
    Card,
    Defect,
    DistrictTag,
    Figure,
    Person,
    Quantity,
    Quotation,
    Record,
    SourceRef,
    TopicTag,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def record(number: int, day: date, district: str = "市南区", value: int | None = None) -> Record:
    """A record with a district, a topic, a person and perhaps a figure of the series (gdp, district)."""
    figures = (
        ()
        if value is None
        else (Figure(str(value), Quantity(Decimal(value)), "count", "总值", "gdp", district),)
    )
    return Record(
        f"c{number}",
        day,
        f"题{number}",
        source=SourceRef("p.txt", "", number, number),
        districts=(DistrictTag(district, "subject"),),
        topics=(TopicTag("economy"),),
        people=(Person("某人", "局长"), Person("某人", "组长")),
        organisations=("某局",),
        metrics=(*figures, Figure("1", Quantity(Decimal(1)), "count", "别的")),
        quotations=(Quotation("原话", "某人", "说", named=True), Quotation("别的话", "他人", "说")),
        defects=(Defect("missing_byline", (number,)),),
    )


def card(one: Record) -> Card:
    """Its card."""
    return card_of(one, f"articles/{one.id}.md")


RECORDS = [
    record(1, date(2026, 1, 8), value=10),
    record(2, date(2026, 1, 8), "崂山区", value=7),
    record(3, date(2026, 1, 9), value=11),
    record(4, date(2026, 2, 1), value=12),
    record(5, date(2026, 2, 1), value=13),
]
CARDS = [card(one) for one in RECORDS]


def library_of(folder: Path, records: Iterable[Record]) -> Library:
    """A library over these records."""
    store = Store(folder, "test")
    for one in records:
        put_rows(store.db, rows_of(card(one), one))
    store.publish()
    return Library(store.db, Config(), Lexicon(), {})


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """All articles, put in out of order."""
    records = RECORDS.copy()
    random.Random(5).shuffle(records)  # noqa: S311 - an order, not a secret
    return library_of(tmp_path, records)


def ids(cards: Iterable[Card]) -> list[str]:
    """Which cards."""
    return [one.id for one in cards]


def test_cards_by_day_month_and_tag(library: Library) -> None:
    """A day in the order of its pages; longer stretches latest first."""
    assert ids(library.cards_of_edition(date(2026, 1, 8))) == ["c1", "c2"]
    assert ids(library.cards_of_month("2026-01")) == ["c3", "c1", "c2"]
    assert ids(library.cards_of_tag("district", "市南区")) == ["c4", "c5", "c3", "c1"]
    assert ids(library.cards_of_tag("topic", "economy", "2026-02")) == ["c4", "c5"]
    assert ids(library.latest_cards_of_tag("district", "市南区", 2)) == ["c4", "c5"]
    assert ids(library.all_cards()) == ["c1", "c2", "c3", "c4", "c5"]
    assert library.card("c9") is None


def test_days_and_months_with_their_counts(library: Library) -> None:
    """Counts are of articles and of figures."""
    assert library.latest_edition() == date(2026, 2, 1)
    assert [
        (edition.date.day, edition.articles, edition.figures) for edition in library.editions("2026-01")
    ] == [
        (8, 2, 4),
        (9, 1, 2),
    ]
    assert [(month.month, month.articles) for month in library.months()] == [("2026-01", 3), ("2026-02", 2)]
    assert [month.month for month in library.months_of("district", "崂山区")] == ["2026-01"]
    assert library.neighbours(date(2026, 1, 9)) == (date(2026, 1, 8), date(2026, 2, 1))
    assert library.neighbours(date(2026, 2, 1)) == (date(2026, 1, 9), None)


def test_a_series_is_an_indicator_and_a_place(library: Library) -> None:
    """Figures without an indicator belong to none."""
    points = [point for point in library.printings.of("gdp") if point.figure.place == "市南区"]
    assert sorted(point.card_id for point in points) == ["c1", "c3", "c4", "c5"]
    assert [count.indicator for count in library.printings.indicator_counts()] == ["gdp"]
    assert library.printings.indicator_counts()[0].places == ("崂山区", "市南区")
    assert len(library.printings.of("gdp")) == 5
    assert library.printings.series_of_place("崂山区") == ("gdp",)


def test_earlier_printings_are_of_older_editions_only(library: Library) -> None:
    """Not of the same day: links point back in time, so that closed pages stay closed."""
    assert [point.card_id for point in library.printings.earlier(CARDS[4], 0)] == ["c3", "c1"]
    assert [point.card_id for point in library.printings.earlier(CARDS[4], 0, limit=1)] == ["c3"]
    assert not tuple(library.printings.earlier(CARDS[4], 1))
    assert library.printings.cards_after(CARDS[0]) == ("c3", "c4", "c5")


def test_an_old_card_has_few_followers(tmp_path: Path) -> None:
    """Those articles, and no others, for which it is one of the last printings before."""
    records = [record(number, date(2026, 1, 1 + number // 2), value=number) for number in range(60)]
    library = library_of(tmp_path, records)
    for one in records[::7]:
        expected = [
            later.id
            for later in map(card, records)
            if one.id in {point.card_id for point in library.printings.earlier(later, 0, FARTHEST)}
        ]
        followers = library.printings.cards_after(card(one))
        assert set(expected) <= set(followers)
        assert len(followers) <= len(expected) + 2  # of the last day, perhaps, not


def test_the_whole_article_can_be_read(library: Library) -> None:
    """Equal to the record it came from; and it is noted that a body was read."""
    assert library.record("c1") == RECORDS[0]
    assert library.bodies_read == 1
    with pytest.raises(KeyError):
        library.record("c9")


def test_an_article_stands_alone_only_where_no_other_does(library: Library) -> None:
    """In a day or month; whether it is in the library itself or not."""
    third, absent = CARDS[2], card(record(9, date(2026, 1, 9)))
    assert library.alone(third, "2026-01-09")
    assert not library.alone(third, "2026-01")
    assert not library.alone(absent, "2026-01-09")
    assert library.alone(absent, "2026-03")


def test_earlier_printings_are_those_of_older_editions(library: Library) -> None:
    """Latest first, across the months; those of the article's own day are none of them."""
    assert [point.card_id for point in library.printings.earlier(CARDS[4], 0)] == ["c3", "c1"]
    assert [point.card_id for point in library.printings.earlier(CARDS[2], 0, 1)] == ["c1"]
    assert list(library.printings.earlier(CARDS[0], 0)) == []
    assert list(library.printings.earlier(CARDS[4], 1)) == []


def test_names_and_what_needs_a_look(library: Library) -> None:
    """People with the title they had, defects with their line."""
    assert [(count.name, count.articles) for count in library.name_counts("person")] == [("某人", 5)]
    newest = [naming.url for naming in library.namings("organisation", "某局")][:2]
    assert newest == ["2026/02/01/c4.html", "2026/02/01/c5.html"]
    assert library.namings("person", "某人")[0].title == "局长"
    assert library.namings("person", "某人")[0].said == ("原话",)
    assert library.namings("organisation", "某局")[0].said == ()
    items = [item for item in library.review_items("2026-02") if item.reason == "missing_byline"]
    assert [(item.card_id, item.line) for item in items] == [("c4", 4), ("c5", 5)]
    assert items[0].key.startswith("missing_byline defects")


def everything(library: Library) -> list[Any]:
    """The answers to every question without an argument, and some with."""
    return [
        library.printings.indicator_counts(),
        library.printings.of("gdp"),
        library.tag_counts("district"),
        library.name_counts("person"),
        library.namings("person", "某人"),
        library.latest_title("person", "某人"),
        library.months_of("district", "市南区"),
        library.printings.series_counts(),
        library.printings.years_of("gdp"),
        library.printings.places_of("gdp"),
        library.review_items(),
        library.editions(),
        library.months(),
        ids(library.all_cards()),
        ids(library.cards_of_month("2026-01")),
    ]


@pytest.mark.parametrize("before", [0, 2, 9], ids=["none", "some", "all"])
def test_answers_do_not_hang_on_the_order_of_coming(tmp_path: Path, before: int) -> None:
    """Put in forwards and backwards, or taken out and put back; before they were counted, or after."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    forwards = library_of(tmp_path / "a", RECORDS)
    store = Store(tmp_path / "b", "test")
    passing = record(9, date(2026, 1, 8), "胶州市", value=3)
    for n, one in enumerate((*RECORDS[::-1], passing)):
        if n == before:
            store.index()
        put_rows(store.db, rows_of(card(one), one))
    remove_card(store.db, card(passing))
    remove_card(store.db, CARDS[1])
    put_rows(store.db, rows_of(CARDS[1], RECORDS[1]))
    store.index()
    backwards = Library(store.db, Config(), Lexicon(), {})
    assert everything(forwards) == everything(backwards)


def test_a_catalogue_that_was_touched_is_not_believed(tmp_path: Path) -> None:
    """Sealed by the build that wrote it: touched, or another program's, and it is made anew."""
    Store(tmp_path, "v1").commit()
    assert not Store(tmp_path, "v1", create=False).fresh
    with pytest.raises(NoCatalogueError):
        Store(tmp_path, "v2", create=False)
    path = tmp_path / "catalogue.sqlite"
    path.write_bytes(path.read_bytes())
    with pytest.raises(NoCatalogueError):
        Store(tmp_path, "v1", create=False)
    assert Store(tmp_path, "v1").fresh


def test_nothing_is_seen_of_a_build_that_did_not_end(tmp_path: Path) -> None:
    """What was not committed is not there, and the catalogue is still believed."""
    store = Store(tmp_path, "v1")
    store.set_meta("key", "old")
    store.commit()
    store = Store(tmp_path, "v1")
    store.begin()
    store.set_meta("key", "new")
    store.close()
    assert Store(tmp_path, "v1", create=False).meta("key") == "old"
