"""What a correction printed in the paper says."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.model import Erratum
from generator.records.errata import article_key, errata

EDITION = dt.date(2026, 3, 12)


@pytest.mark.parametrize(
    ("text", "title", "day", "was", "now"),
    [
        (
            "本报3月2日A03版《港口吞吐量上升》一文中，“120万吨”应为“102万吨”，特此更正。",
            "港口吞吐量上升",
            dt.date(2026, 3, 2),
            "120万吨",
            "102万吨",
        ),
        (
            "更正 12月30日《新路通车》中，“长3公里”应为长3.5公里。",
            "新路通车",
            dt.date(2025, 12, 30),
            "长3公里",
            "长3.5公里",
        ),
        (
            "本报昨日3版《老街开市》一文，“王岳”系“王岳山”之误，特此更正。",
            "老街开市",
            dt.date(2026, 3, 11),
            "王岳",
            "王岳山",
        ),
    ],
)
def test_words_and_article_are_found(text: str, title: str, day: dt.date, was: str, now: str) -> None:
    """The year that a day lacks is that of the last such day."""
    assert errata([text], EDITION) == (Erratum(title, day, was, now),)


def test_several_words_of_one_article() -> None:
    """Each pair is one erratum."""
    text = "更正：3月2日《港口》一文中，“甲”应为“乙”，“丙”应为“丁”。"
    assert [(e.was, e.now) for e in errata([text], EDITION)] == [("甲", "乙"), ("丙", "丁")]


@pytest.mark.parametrize(
    "text",
    [
        "3月2日《港口》一文中，“甲”应为“乙”。",  # no word of correction
        "更正：2月30日《港口》一文中，“甲”应为“乙”。",  # no such day
        "市民建议更正路名，称“甲路”应为“乙路”。",  # no article
    ],
)
def test_other_texts_correct_nothing(text: str) -> None:
    """A correction names day and title, and says that it is one."""
    assert errata([text], EDITION) == ()


def test_titles_agree_whatever_their_punctuation() -> None:
    """Width, marks and white space are no part of a title."""
    assert article_key(EDITION, "Ａ区：新路 通了!") == article_key(EDITION, "A区:新路通了")
