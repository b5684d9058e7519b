from __future__ import annotations

from decimal import Decimal

import pytest

from generator.annotate.figures.kinds import Kind
from generator.diagnostics import ContentError
from generator.lexicon.indicators import read_indicators
from generator.lexicon.units import read_units


def test_money_is_the_same_in_every_unit() -> None:
    """20亿元 and 2000000000元 are scaled alike; 亩 and 公顷 meet in the base unit."""
    units = read_units(None)
    assert units.in_base(Decimal(15), "亩") == (Decimal("10000.000000000005"), "平方米")
    assert units.in_base(Decimal(1), "公顷") == (Decimal(10000), "平方米")
    assert units.in_base(Decimal(3), "家") == (Decimal(3), "家")


def test_the_longest_unit_is_read() -> None:
    """个百分点 is no 个, 千瓦时 no 千瓦; after Chinese numerals some words are no units."""
    units = read_units(None)
    assert [units.at(text, 0) and units.at(text, 0).name for text in ("个百分点", "千瓦时", "平方公里")] == [  # type: ignore[union-attr]
        "个百分点",
        "千瓦时",
        "平方公里",
    ]
    assert units.at("分", 0, "tens") is None


def test_a_newsroom_adds_units() -> None:
    """A newsroom's units.yaml adds names with their dimension."""
    units = read_units("sack:\n  kind: level\n  base: 千克\n  units: {麻袋: '90'}\n")
    assert units.in_base(Decimal(2), "麻袋") == (Decimal(180), "千克")
    assert units.get("元") is not None


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("sack:\n  kind: weight\n  units: [麻袋]\n", 2, "kind must be"),
        ("sack:\n  kind: level\n  unit: [麻袋]\n", 3, "unknown key"),
        ("sack: 3\n", 1, "must be a mapping"),
        ("sack:\n  kind: level\n  units: {麻袋: -1}\n", 3, "above 0"),
        ("sack:\n  kind: level\n  units: {麻袋: many}\n", 3, "above 0"),
        ("sack:\n  kind: level\n  units: [麻袋\n", 4, ""),
    ],
)
def test_a_wrong_units_file_is_shown_with_its_place(text: str, line: int, words: str) -> None:
    """Each mistake names the file, the line and what is allowed."""
    with pytest.raises(ContentError) as caught:
        read_units(text)
    first = caught.value.diagnostics[0]
    assert first.path == "lexicon/units.yaml"
    assert first.line in (line, line - 1)
    assert words in first.message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Big Id: {name: 甲, unit: count}\n", "small ASCII letters"),
        ("sacks: {name: 甲, unit: sacks}\n", "unit must be"),
        ("sacks: {unit: count}\n", "name must be text"),
        ("sacks: {name: 甲, unit: count, wordings: 甲}\n", "list of words"),
        ("sacks: [甲]\n", "must be a mapping"),
        ("sacks: {name: 甲, unit: count, words: [甲]}\n", "unknown key"),
    ],
)
def test_a_wrong_indicators_file_is_shown_with_its_place(text: str, words: str) -> None:
    """Each mistake names the file and what is allowed."""
    with pytest.raises(ContentError) as caught:
        read_indicators(text)
    assert words in caught.value.diagnostics[0].message
    assert caught.value.diagnostics[0].line == 1


@pytest.mark.parametrize(
    ("subject", "kind", "unit", "wanted"),
    [
        ("规上工业增加值同比增长", Kind("change", basis="同比"), "%", "industrial-value-added-yoy"),
        ("规模以上工业增加值增速", Kind("change", basis="同比"), "%", "industrial-value-added-yoy"),
        ("全市一般公共预算收入", Kind("money"), "元", "budget-revenue"),
        ("城镇调查失业率", Kind("level"), "%", "unemployment"),
        ("城镇调查失业率", Kind("change"), "百分点", "unemployment-points"),
        ("GDP", Kind("money"), "元", "gdp"),
        ("进出口", Kind("rank"), "位", "trade-rank"),
        ("对共建“一带一路”国家进出口", Kind("money"), "元", "trade-belt-and-road"),
        ("规上工业企业", Kind("money"), "元", None),
        ("路边的石头", Kind("count"), "块", None),
    ],
)
def test_wordings_meet_in_one_indicator(subject: str, kind: Kind, unit: str, wanted: str | None) -> None:
    """The id with its aspect keeps apart what cannot be compared."""
    assert read_indicators(None).of(subject, kind, unit) == wanted


def test_an_aspect_leads_back_to_its_indicator() -> None:
    """gdp-yoy is an aspect of gdp."""
    found = read_indicators(None).get("gdp-yoy")
    assert found is not None
    assert found.name == "地区生产总值"
