from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from generator.model import Block, Conflict, Defect, Doubt, Figure, Quantity, Record, Review, Span
from generator.records.anchors import CAPTIONS, DECK, TITLE, anchor, lines
from generator.records.review import review_items

SENTENCE = "进口增长14.3%，出口增长4.3%，合计增长14.3%。"


def figure(printed: str, quote: str = SENTENCE, confidence: float = 1.0) -> Figure:
    """A figure of that sentence."""
    return Figure(
        printed, Quantity(Decimal(1)), "change", "外贸", quote=quote, confidence=confidence, id=printed[:2]
    )


RECORD = Record(
    "a1",
    date(2026, 1, 8),
    "外贸增长14.3%",
    (Block("paragraph", "开头。"), Block("paragraph", f"　{SENTENCE}")),
)


def words(record: Record) -> list[str | None]:
    """What stands at the places found."""
    texts = lines(record)
    return [texts[span.block][span.start : span.end] if span else None for span in anchor(record)]


def test_a_number_is_found_inside_its_sentence_and_not_inside_another_number() -> None:
    """4.3% is not the end of 14.3%; the second 14.3% is the second."""
    record = replace(RECORD, metrics=(figure("14.3%"), figure("4.3%"), figure("14.3%")))
    assert words(record) == ["14.3%", "4.3%", "14.3%"]
    first, second, third = anchor(record)
    assert first is not None
    assert second is not None
    assert third is not None
    assert first.start < second.start < third.start
    assert {first.block, second.block, third.block} == {1}


def test_a_sentence_that_was_edited_away_leaves_an_orphan() -> None:
    """Neither a changed sentence nor a number that is not in it has a place."""
    record = replace(
        RECORD, metrics=(figure("14.3%", "从未有过的一句14.3%。"), figure("15%"), figure("14.3%", ""))
    )
    assert anchor(record) == (None, None, None)


def test_figures_of_headline_deck_and_captions_have_places_too() -> None:
    """They are numbered below zero."""
    record = replace(
        RECORD,
        deck="出口占3成",
        captions=("图一。", "图为20台样机。"),
        metrics=(
            figure("14.3%", "外贸增长14.3%"),
            figure("3成", "出口占3成"),
            figure("20台", "图为20台样机。"),
        ),
    )
    assert anchor(record) == (Span(TITLE, 4, 9), Span(DECK, 3, 5), Span(CAPTIONS - 1, 2, 5))


def test_what_needs_a_look_is_listed_by_reason() -> None:
    """Headline, defects, doubts, doubtful figures, orphans and conflicts; repaired defects are done."""
    record = replace(
        RECORD,
        title=None,
        stand_in_title="开头",
        metrics=(figure("14.3%", confidence=0.4), figure("15%")),
        defects=(Defect("truncated_start", (3,)), Defect("mid_sentence_break", (5, 6), repaired=True)),
        doubts=(Doubt("failed_sum", "合计不等", SENTENCE),),
        conflicts=(Conflict("title", "新题"),),
    )
    items = review_items(record)
    assert [(item.reason, item.field) for item in items] == [
        ("missing_headline", "title"),
        ("truncated_start", "defects"),
        ("failed_sum", "doubts"),
        ("low_confidence", "metrics.14"),
        ("orphaned_quote", "metrics.15"),
        ("conflict", "title"),
    ]


def test_what_an_editor_settled_is_gone_until_the_text_changes() -> None:
    """By the key of one item, or by the reason for all of it."""
    record = replace(RECORD, conflicts=(Conflict("title", "新题"), Conflict("deck", "新副题")))
    key = review_items(record)[0].key
    settled = replace(record, reviewed=(Review(key, "王晓", date(2026, 1, 9)),))
    assert [item.field for item in review_items(settled)] == ["deck"]
    changed = replace(settled, conflicts=(Conflict("title", "更新的题"), record.conflicts[1]))
    assert len(review_items(changed)) == 2
    all_of_it = replace(changed, reviewed=(Review("conflict", "王晓", date(2026, 1, 9)),))
    assert review_items(all_of_it) == []
