from __future__ import annotations

import itertools
from datetime import date

import pytest
from counting import calls
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.annotate import annotate
from generator.annotate.checks import checks
from generator.annotate.draft import Context, Draft
from generator.annotate.figures import figures
from generator.annotate.periods import periods
from generator.annotate.quantities import quantities
from generator.lexicon import Lexicon
from generator.model import Article, Block

CONTEXT = Context(date(2026, 1, 8), Lexicon(city="青岛市"))
WORDS = (  # noqa: SIM905 - a list of words
    "9 一 二 两 万 亿 半 十 百 % 家 元 个 岁 年 月 日 天 3.5 1, 第 前 全国 第一 首位 百分之 分之 成 倍 番 百分点 以上 超 约 近 不足 余 多 至 — - 比 占 "  # noqa: E501 - a list of words
    "同比 增长 下降 截至 去年 今年 以来 2026年 1月8日 “ ” 《 》 ( ) , 。 、 的 了 连续 其中 公里 万元 ￥ A 5G 号 : / 由 从 增至 “十四五” 季度"  # noqa: E501 - a list of words
).split()


def draft_of(text: str) -> Draft:
    """A paragraph after the stages that read figures."""
    draft = Draft(Article((Block("paragraph", text),), dateline="本报1月7日讯"), CONTEXT)
    for stage in (periods, quantities, figures, checks):
        stage(draft)
    return draft


def check_spans(text: str) -> None:
    """Spans give back what was printed, and figures do not overlap."""
    draft = draft_of(text)
    for found in (*draft.figures, *draft.quantities, *draft.periods):
        assert found.span is not None
        assert text[found.span.start : found.span.end] == found.printed
    spans = sorted((f.span.start, f.span.end) for f in draft.figures if f.span)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
    assert all(0 <= figure.confidence <= 1 for figure in draft.figures)


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    """No text raises, and spans give back the words they cover, without overlap."""
    check_spans(text)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_any_heap_of_number_words_is_read_without_an_error(words: list[str]) -> None:
    """Nor does what looks most like figures and is none."""
    check_spans("".join(words))


@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "一二三",
        "亿",
        "1,",
        "比上年同期",
        "2026年",
        "9家",
        "增长9%",
        "增长达到",
        "“",
        "(",
        "3年",
        "第1",
        "9家的",
        "1月",
        "1/",
        "a1",
        "前3",
        "百分之",
        "1万",
    ],
)
def test_work_grows_with_length_only(piece: str) -> None:
    """Four times the text is about four times the work, however odd it is."""

    def spent(size: int) -> int:
        return calls(lambda: draft_of((piece * size)[:size]))

    spent(1_000)  # what is read once, and kept
    assert spent(6_000) < 5 * spent(1_500)


@pytest.mark.parametrize(
    "piece",
    ["记者张三", "是·", "阿里·克尔", "市南区公司(", "局长王强、", "局长张", "海信集团(海信)", "青岛市"],
)
def test_work_for_names_grows_with_length_only(piece: str) -> None:
    """So do names, which lists, dots and titles without end tempt to be looked for from each place again."""

    def spent(size: int) -> int:
        article = Article((Block("paragraph", (piece * size)[:size]),))
        return calls(lambda: annotate(article, CONTEXT))

    spent(1_000)  # as above
    assert spent(6_000) < 5 * spent(1_500)
