from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.annotate.draft import Context, Draft
from generator.annotate.figures import figures
from generator.annotate.periods import periods
from generator.annotate.quantities import quantities
from generator.annotate.text import annotate_text
from generator.lexicon import Lexicon
from generator.model import Article, Block, Figure

HERE = Path(__file__).parent
CONTEXT = Context(date(2025, 11, 20), Lexicon(city="青岛市"))


def read(text: str) -> list[Figure]:
    """The figures of one paragraph."""
    draft = Draft(Article((Block("paragraph", text),)), CONTEXT)
    for stage in (periods, quantities, figures):
        stage(draft)
    return draft.figures


def corpus() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each phrase with what it must give."""
    for entry in yaml.safe_load((HERE / "corpus_figures.yaml").read_text(encoding="utf-8")):
        for phrase in entry["phrases"]:
            yield str(phrase).strip(), entry


CASES = list(corpus())
NOT_FIGURES = [
    phrase
    for phrases in yaml.safe_load((HERE / "not_figures.yaml").read_text(encoding="utf-8")).values()
    for phrase in phrases
]


@pytest.mark.parametrize(("phrase", "wanted"), CASES, ids=[phrase for phrase, _ in CASES])
def test_reads_the_whole_phrase_and_nothing_else(phrase: str, wanted: dict[str, Any]) -> None:
    """A phrase of the corpus gives one figure, which spans it (or its part in 【】) and has its value."""
    start, end = (phrase.find("【"), phrase.find("】") - 1) if "【" in phrase else (None, None)
    text = phrase.replace("【", "").replace("】", "")
    found = read(text)
    assert len(found) == 1, [figure.printed for figure in found]
    figure = found[0]
    assert figure.span is not None
    if start is not None:
        assert (figure.span.start, figure.span.end) == (start, end)
    assert text[figure.span.start : figure.span.end] == figure.printed
    quantity = figure.quantity
    value = (
        f"{quantity.low}..{quantity.high}" if quantity.value is None else f"{quantity.value.normalize():f}"
    )
    assert value == str(wanted["value"])
    if "unit" in wanted and not wanted.get("skip_unit"):
        assert quantity.unit == wanted["unit"]
    assert quantity.modifier == wanted.get("modifier", "=")
    if "kind" in wanted:
        assert figure.kind == wanted["kind"]


@pytest.mark.parametrize("phrase", NOT_FIGURES)
def test_leaves_alone_what_counts_nothing(phrase: str) -> None:
    """Names, dates, addresses, idioms and vague words are no figures, alone or in a sentence."""
    assert [figure.printed for figure in read(phrase)] == []
    assert [figure.printed for figure in read(f"记者了解到,{phrase},情况良好。")] == []


def test_the_corpus_is_large_enough() -> None:
    """At least 400 phrases that give something, and 150 that give nothing."""
    assert len(CASES) >= 400
    assert len(NOT_FIGURES) >= 150


@pytest.mark.parametrize(
    ("text", "value", "unit", "kind"),
    [
        ("广场上新装了120块电子屏。", 120, "块", "count"),
        ("校队一年夺得12块金牌。", 12, "块", "count"),
        ("一碗面18块一份。", 18, "元", "money"),
        ("一斤萝卜卖3块钱。", 3, "元", "money"),
    ],
)
def test_pieces_are_no_money(text: str, value: int, unit: str, kind: str) -> None:
    found = [(f.quantity.value, f.quantity.unit, f.kind) for f in read(text)]
    assert (value, unit, kind) in found


def test_ranks_behind_a_rank_need_no_ordinal_of_their_own() -> None:
    """分列第二、三位: two ranks; what falls behind is a count."""
    found = [(f.printed, f.quantity.value, f.kind) for f in read("甲、乙、丙市分列第二、四和五位。")]
    assert found == [("第二", 2, "rank"), ("四", 4, "rank"), ("五位", 5, "rank")]
    counted = [(f.quantity.value, f.kind) for f in read("他居全省第三、两名队友落后。")]
    assert counted == [(3, "rank"), (2, "count")]


def test_what_opens_a_list_behind_separately_holds_for_all_of_it() -> None:
    """分别 shares the first modifier; one that stands further on is its own number's."""
    read = annotate_text("营收分别突破21亿元和8亿元。", date(2025, 11, 20), Lexicon()).figures
    assert [figure.quantity.modifier for figure in read] == [">", ">"]
    read = annotate_text("营收分别超3亿元、近5亿元和6亿元。", date(2025, 11, 20), Lexicon()).figures
    assert [figure.quantity.modifier for figure in read] == [">", "<", "="]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("全区计划新建学校6所，新增学位7200个，其中小学3所、初中2所。", [True] * 4),
        ("项目计划投资5亿元，目前已完成3亿元。", [True, False]),
        ("预计今年产值突破100亿元，同比增长8%，比去年的80亿元多出20亿元。", [True, True, False, False]),
        ("公司去年营收30亿元，今年力争达到40亿元，带动就业2000人。", [False, True, True]),
        ("全市播种面积预计超200万亩，遴选发布10个主推品种。", [True, False]),
        ("力争年内开工3个项目。新增岗位500个。", [True, False]),  # the plan ends with its sentence
    ],
)
def test_a_plan_goes_on_over_its_clauses(text: str, targets: list[bool]) -> None:
    """What is meant to be is marked as such in the clauses that go on with it, and what is done is not."""
    assert [figure.target for figure in read(text)] == targets
