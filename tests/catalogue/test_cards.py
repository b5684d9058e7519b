"""Cards survive their JSON, and tell nothing that a record does not say."""

from __future__ import annotations

import inspect
import json
from datetime import date
from decimal import Decimal

import msgspec
import pytest
from msgspec import Struct

from generator.catalogue import library
from generator.catalogue.cards import (
    TitleCard,
    card_of,
    dump_rest,
    load_card,
    load_figure,
    load_record,
    load_title_card,
    place_in_edition,
    slug_of,
    spelt,
    url_of,
)
from generator.catalogue.schema import INDEXES
from generator.model import (
    Block,
    Byline,
    Card,
    Conflict,
    Correction,
    Defect,
    DistrictTag,
    Doubt,
    Erratum,
    Figure,
    Period,
    Person,
    Quantity,
    Quotation,
    Record,
    Review,
    SourceRef,
    TopicTag,
)

FIGURES = (
    Figure(
        "14.3%",
        Quantity(Decimal("14.3"), "%", ">="),
        "change",
        "规上工业增加值",
        "industry",
        "市南区",
        Period("2025-01", "2025-11", "month", ambiguous=True),
        "同比",
        "全市",
        target=True,
        quote="增长14.3%。",
        rule="r",
        confidence=0.75,
        id="x7",
    ),
    Figure("3至5个", Quantity(None, "个", low=Decimal(3), high=Decimal(5)), "range"),
    Figure(
        "0.10亿元", Quantity(Decimal("10000000.00"), "元"), "money", period=Period("P3Y", None, "duration")
    ),
)
FULL = Record(
    id="20260108-x7k2m4",
    date=date(2026, 1, 8),
    title=None,
    stand_in_title="代拟",
    kicker="引题",
    deck="副题",
    column="栏目",
    paper="某报",
    page="A02",
    dateline="本报讯",
    summary="摘要",
    captions=("图注",),
    body=(Block("paragraph", "段一"), Block("subhead", "小标题"), Block("paragraph", "段二")),
    conflicts=(Conflict("title", "机器的题"),),
    sample=True,
    source=SourceRef("sources/p.txt", "0", 12, 40),
    bylines=(Byline("某记者", "记者", "某报"), Byline("某人")),
    districts=(DistrictTag("市南区", "subject"), DistrictTag("莱西市", "mentioned")),
    topics=(TopicTag("industry", ("工厂",)), TopicTag("economy")),
    people=(Person("某人", "局长", "某局"),),
    organisations=("某局",),
    quotations=(Quotation("原话", "某人", "说", named=True),),
    metrics=FIGURES,
    doubts=(Doubt("failed_sum", "不合", "原句"),),
    defects=(Defect("missing_headline", (3, 4), "无题"), Defect("mid_sentence_break", repaired=True)),
    corrections=(Correction("metrics.0.value", "1", "2", date(2026, 1, 9), "误", "编辑", None),),
    reviewed=(Review("missing_headline", "编辑", date(2026, 1, 9)),),
    corrects=(Erratum("前日之题", date(2026, 1, 7), "误", "正"),),
)


def everything_of(value: object) -> object:
    """A value with all fields, those too that equality leaves out."""
    if isinstance(value, Struct):
        return {name: everything_of(getattr(value, name)) for name in value.__struct_fields__}
    return [everything_of(item) for item in value] if isinstance(value, tuple) else value


def test_a_record_comes_back_from_card_and_body() -> None:
    """Every field but `machine` and `extra`, which no page shows: also those added to the model later."""
    card = load_card(spelt(card_of(FULL, "articles/a.md")))
    assert everything_of(load_record(card, dump_rest(FULL))) == everything_of(FULL)
    filled = {name for name in Record.__struct_fields__ if getattr(FULL, name)}
    assert {*Record.__struct_fields__} - filled == {"title", "machine", "extra"}


def test_a_title_card_is_the_head_of_a_card() -> None:
    """It is read from the card's JSON, whose fields have no names."""
    fields = TitleCard.__struct_fields__
    assert fields == Card.__struct_fields__[: len(fields)]
    card = card_of(FULL, "articles/a.md")
    title = load_title_card(spelt(card))
    assert (title.url, title.date, title.title) == (card.url, card.date, card.title)
    assert (title.districts, title.topics, title.defects) == (card.districts, card.topics, card.defects)


def test_a_card_comes_back_from_its_json_equal() -> None:
    """All fields, in full and when empty; words of a topic, which equality leaves out, too."""
    for record in (FULL, Record("a", date(2026, 1, 8), "题")):
        card = card_of(record, "articles/a.md")
        assert load_card(spelt(card)) == card
        assert spelt(load_card(spelt(card))) == spelt(card)
    assert load_card(spelt(card_of(FULL, "a.md"))).topics[0].words == ("工厂",)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.printed)
def test_a_figure_keeps_every_digit(figure: Figure) -> None:
    """Decimal to Decimal: 10000000.00 stays so."""
    again = load_figure(spelt(figure))
    assert again == figure
    assert str(again.quantity.value) == str(figure.quantity.value)


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("articles/2026/01/08/zong-bu.md", "zong-bu"),
        ("市南 区.md", "shi-nan-qu"),
        ("UPPER Case.md", "upper-case"),
        ("<img src=x onerror=alert(1)>.md", "img-src-x-onerror-alert-1"),
        ("a\nb.md", "a-b"),
        ("🙂.md", "article"),
        ("x" * 300 + ".md", "x" * 80),
        ("粮" * 84 + ".md", ("liang-" * 14)[:80].strip("-")),
    ],
)
def test_a_slug_is_safe_ascii(path: str, slug: str) -> None:
    """Whatever the file is called, its address can be typed and stands on every file system."""
    assert slug_of(path) == slug


def test_an_address_says_the_id_once() -> None:
    """A file that is named by its id has an address without repetition; years have four digits."""
    record = Record("20260108-x7", date(2026, 1, 8), "题")
    assert url_of(record, "总部.md") == "2026/01/08/zong-bu-20260108-x7.html"
    assert url_of(record, "zong-bu-20260108-x7.md") == "2026/01/08/zong-bu-20260108-x7.html"
    assert url_of(record, "20260108-x7.md") == "2026/01/08/20260108-x7.html"
    assert url_of(Record("../../e", date(800, 1, 2), "题"), "a.md") == "0800/01/02/a-______e.html"


def test_articles_stand_in_the_order_of_the_paper() -> None:
    """Page 2 before page 10, then by line; articles without a page come last."""
    cards = [
        card_of(
            Record(page or "none", date(2026, 1, 8), "题", page=page, source=SourceRef("p", "", line, line)),
            "a.md",
        )
        for page, line in (("A2", 9), ("A2", 80), ("A10", 1), (None, 1))
    ]
    assert sorted([*cards[2:], *cards[:2]], key=place_in_edition) == cards


def test_the_indexes_ask_for_the_fields_that_they_mean() -> None:
    """SQL knows the fields of a card's JSON by their numbers."""
    corrections = Card.__struct_fields__.index("corrections")
    assert f"json_array_length(blob, '$[{corrections}]')" in INDEXES
    source = json.loads(dump_rest(FULL)).index([*msgspec.structs.astuple(FULL.source)])
    assert f"json_extract(data, '$[{source}][0]')" in INDEXES
    asked = inspect.getsource(library)
    assert f"'$[{corrections}]'" in asked
    assert f"'$[{source}][0]'" in asked
