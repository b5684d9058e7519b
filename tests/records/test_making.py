from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from generator.model import AnnotatedArticle, Article, Block, Byline, Figure, Period, Quantity, SourceRef
from generator.records import making, reading, writing
from generator.records.naming import article_id, metric_ids, slug

DAY = date(2026, 1, 8)
SENTENCE = "全区外贸进出口增长14.3%，出口增长14.3%。"


def article(*blocks: Block) -> Article:
    """An article cut from a page of invented text."""
    return Article(blocks, bylines=(Byline("王晓", "记者"),), source=SourceRef("in/a.txt", "ab" * 32, 3, 9))


def figure(printed: str = "14.3%", value: str = "14.3", quote: str = SENTENCE) -> Figure:
    """A figure of that sentence."""
    return Figure(printed, Quantity(Decimal(value), "%"), "change", quote=quote, confidence=2 / 3)


def test_the_same_text_has_the_same_id_whatever_its_white_space() -> None:
    """The id follows the text and the day, and steps aside for an id that is taken."""
    first = article_id(DAY, "外贸 稳中有进\n")
    assert first == article_id(DAY, "外贸稳中有进")
    assert first.startswith("20260108-")
    assert len(first) == 15
    assert article_id(DAY, "外贸稳中有进", {first}) != first
    assert article_id(date(2026, 1, 9), "外贸稳中有进")[9:] == first[9:]


def test_figures_of_one_sentence_have_ids_of_their_own() -> None:
    """Two equal figures in a sentence differ; what follows them does not change theirs."""
    ids = metric_ids([("14.3%", SENTENCE), ("14.3%", SENTENCE), ("3亿元", "x")])
    assert len(set(ids)) == 3
    assert metric_ids([("14.3%", SENTENCE)]) == ids[:1]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("外贸稳中有进", "wai-mao-wen-zhong-you-jin"),
        ("A股与5G", "a-gu-yu-5g"),
        ("！？", "article"),
        ("", "article"),
    ],
)
def test_file_names_are_pinyin(title: str, name: str) -> None:
    """ASCII, readable, never empty."""
    assert slug(title) == name


def test_long_titles_make_short_names() -> None:
    """At most 60 characters, whole syllables."""
    assert len(slug("庄" * 5000)) <= 60
    assert slug("庄" * 5000).endswith("-zhuang")


def test_a_record_holds_what_the_article_says() -> None:
    """Headline and body, figures with ids, the raw page; digests for every field that is filled."""
    annotated = AnnotatedArticle(
        article(
            Block("headline", "外贸稳中有进"), Block("subhead", "一、出口"), Block("paragraph", SENTENCE)
        ),
        figures=(figure(), figure()),
    )
    record = making.to_record(
        annotated, id="20260108-abc234", date=DAY, paper="晨报", source_file="sources/a.txt"
    )
    assert record.title == "外贸稳中有进"
    assert [block.kind for block in record.body] == ["subhead", "paragraph"]
    assert record.source == SourceRef("sources/a.txt", "ab" * 32, 3, 9)
    assert record.metrics[0].confidence == 0.667
    assert len({figure.id for figure in record.metrics}) == 2
    assert {"title", "paper", "date", "bylines", "source", "body", "version"} <= record.machine.keys()
    assert reading.load(writing.dump(record), "a.md") == record


def test_a_page_without_headline_gets_a_stand_in() -> None:
    """The text's beginning, marked as what it is."""
    text = "全区外贸进出口总额比上年同期增长百分之十四，其中出口增长更快一些。"
    record = making.to_record(AnnotatedArticle(article(Block("paragraph", text))), id="x1", date=DAY)
    assert record.title is None
    assert record.stand_in_title == text[:24] + "…"
    assert reading.load(writing.dump(record), "a.md") == record


def test_numbers_beyond_all_print_are_no_figures() -> None:
    """A run of 5,000 digits neither breaks the file nor fills it."""
    annotated = AnnotatedArticle(
        article(Block("paragraph", "9")), figures=(figure("9" * 5000, "9" * 5000), figure())
    )
    record = making.to_record(annotated, id="x1", date=DAY)
    assert [f.printed for f in record.metrics] == ["14.3%"]


def test_periods_keep_their_grain() -> None:
    """A quarter does not come back as three months."""
    quarter = Period("2025-01", "2025-03", "quarter")
    annotated = AnnotatedArticle(
        article(Block("paragraph", SENTENCE)),
        figures=(Figure("14.3%", Quantity(Decimal("14.3"), "%"), "change", period=quarter),),
    )
    record = making.to_record(annotated, id="x1", date=DAY)
    assert reading.load(writing.dump(record), "a.md").metrics[0].period == quarter
