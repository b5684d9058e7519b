from __future__ import annotations

from datetime import date

import pytest

from generator.annotate.checks import checks
from generator.annotate.draft import Context, Draft
from generator.annotate.figures import figures
from generator.annotate.periods import periods
from generator.annotate.quantities import quantities
from generator.lexicon import Lexicon
from generator.model import Article, Block, Doubt


def doubts(text: str, edition: date = date(2025, 11, 20)) -> list[Doubt]:
    """What the checks doubt in one paragraph."""
    draft = Draft(Article((Block("paragraph", text),)), Context(edition, Lexicon()))
    for stage in (periods, quantities, figures, checks):
        stage(draft)
    return draft.doubts


@pytest.mark.parametrize(
    "text",
    [
        "全区共收到来信12件,其中属实9件,不属实2件。",
        "共有教师120名,其中男教师70名,女教师60名。",
        "项目总投资20亿元,其中一期15亿元,二期8亿元。",
    ],
)
def test_a_sum_that_fails_is_doubted(text: str) -> None:
    """Parts that the text calls parts must add up to the whole."""
    assert [doubt.kind for doubt in doubts(text)] == ["failed_sum"]


@pytest.mark.parametrize(
    "text",
    [
        "全区共收到来信12件,其中属实9件,不属实3件。",
        "共有教师120名,其中高级教师30名。",
        "项目总投资20亿元,其中一期15亿元,二期5亿元。",
        "项目总投资20.1亿元,其中一期12.3亿元,二期7.9亿元。",
        "共有企业300家,其中规上企业40家,高新技术企业90家。",
        "收到12件,办结10件,其中属实9件,不属实1件。",
        "全市有学校300所、教师2万名,学生30万名。",
        "共建成公园20个,其中东区约8个,西区15个等。",
    ],
)
def test_a_sum_that_may_be_right_is_left_alone(text: str) -> None:
    """Sums that are right, parts that are not all, rounded amounts and mere lists give no alarm."""
    assert doubts(text) == []


def test_a_year_left_open_is_doubted() -> None:
    """今年以来 printed in January may mean the year before."""
    (doubt,) = doubts("今年以来,港口新增航线4条。", date(2026, 1, 8))
    assert doubt.kind == "ambiguous_period"
    assert "按2026年理解" in doubt.note
