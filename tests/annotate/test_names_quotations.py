"""Quotations: speaker before and behind the words, over paragraphs, unnamed; and marks that are no speech."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.annotate import Draft

Read = Callable[..., Draft]


@pytest.mark.parametrize(
    ("text", "speaker", "verb", "named"),
    [
        ("“这条路终于修通了。”村民贾秀英说。", "贾秀英", "说", True),
        ("市水务局局长曹立民表示:“供水能力将翻一番。”", "曹立民", "表示", True),
        (
            "“企业少跑了三趟。”区行政审批局相关负责人介绍,窗口已全部合并。",
            "区行政审批局相关负责人",
            "介绍",
            False,
        ),
        ("“明年再来,”孟祥林笑着说,“带上全家。”", "孟祥林", "笑着说", True),
        ("青岛海洋科技馆透露:“新馆五一开放。”", "青岛海洋科技馆", "透露", True),
    ],
)
def test_who_said_it(read_names: Read, text: str, speaker: str, verb: str, *, named: bool) -> None:
    """Speaker, verb, and whether the speaker has a name."""
    first = read_names(text).quotations[0]
    assert (first.speaker, first.verb, first.named) == (speaker, verb, named)


def test_he_is_the_person_named_last(read_names: Read) -> None:
    """他说 leads back."""
    draft = read_names("厂长屠国栋走进车间。", "“订单排到了明年。”他说。")
    assert [(q.speaker, q.named) for q in draft.quotations] == [("屠国栋", True)]


def test_speech_runs_over_paragraphs(read_names: Read) -> None:
    """A paragraph without closing mark goes on in the next, which repeats the opening one."""
    draft = read_names("院长苏静怡说:“第一步是建网。", "“第二步是联网。”")
    (quotation,) = draft.quotations
    assert quotation.words == "第一步是建网。\n第二步是联网。"


def test_nested_marks_stay_inside(read_names: Read) -> None:
    """‘…’ inside “…” is part of the words."""
    (quotation,) = read_names("“我们用‘一张网’管到底。”市民田桂花说。").quotations
    assert quotation.words == "我们用‘一张网’管到底。"


@pytest.mark.parametrize(
    "text", ["打造“总部+研发”模式,介绍经验。", "“四送一服”活动表示了诚意。", "荣获“时代先锋”称号。"]
)
def test_marks_around_a_name_are_no_speech(read_names: Read, text: str) -> None:
    """Slogans and titles are left alone."""
    assert read_names(text).quotations == []


def test_a_lost_closing_mark_swallows_nothing(read_names: Read) -> None:
    """The next paragraph is read afresh."""
    draft = read_names("他喊道:“快来人。", "第二天,“水退了。”村民贾秀英说。")
    assert [q.words for q in draft.quotations] == ["水退了。"]
