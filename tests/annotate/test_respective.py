"""分别 and 依次: each number of a row has its own place, or its own subject."""

from __future__ import annotations

from datetime import date

import pytest

from generator.annotate.text import annotate_text
from generator.lexicon import Lexicon

LEXICON = Lexicon(city="合肥市")


def read(text: str) -> list[tuple[str, str, str]]:
    """The figures of a text: as printed, subject, place."""
    found = annotate_text(text, date(2026, 3, 5), LEXICON).figures
    return [(figure.printed, figure.subject, figure.place or "") for figure in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "庐阳区、蜀山区分别有12所和9所幼儿园开办托班。",
            [("12所", "幼儿园", "庐阳区"), ("9所", "幼儿园", "蜀山区")],
        ),
        (
            "包河区和瑶海区的二手房成交量分别增长4%和下降6%。",
            [("4%", "二手房成交量增长", "包河区"), ("6%", "二手房成交量", "瑶海区")],
        ),
        (
            "安徽、湖北两省分别完成投资31亿元和27亿元。",
            [("31亿元", "投资", "安徽省"), ("27亿元", "投资", "湖北省")],
        ),
        (
            "东部、西部地区用电量分别增长3%和5%。",
            [("3%", "用电量增长", "东部"), ("5%", "用电量增长", "西部地区")],
        ),
        (
            "安徽发电量最高,达3200亿千瓦时;河南、湖南紧随其后,分别为2900亿千瓦时和2100亿千瓦时。",
            [
                ("3200亿千瓦时", "发电量", "安徽省"),
                ("2900亿千瓦时", "发电量", "河南省"),
                ("2100亿千瓦时", "发电量", "湖南省"),
            ],
        ),
        (
            "臭氧浓度最低的两个区依次为蜀山区、包河区,分别为81微克和85微克。",
            [("两个", "区", "合肥市"), ("81微克", "臭氧浓度", "蜀山区"), ("85微克", "臭氧浓度", "包河区")],
        ),
        (
            "茶叶价格上涨2%,其中,安庆、黄山分别上涨3%和1%。",
            [
                ("2%", "茶叶价格上涨", "合肥市"),
                ("3%", "茶叶价格上涨", "安庆市"),
                ("1%", "茶叶价格上涨", "黄山市"),
            ],
        ),
    ],
)
def test_each_number_has_its_place_and_all_measure_the_same(
    text: str, wanted: list[tuple[str, str, str]]
) -> None:
    """A list of places is no list of subjects: what is measured stands beside it, or was told before."""
    assert read(text) == wanted


def test_places_told_before_are_shared_out_again() -> None:
    """By the row behind a row, and by one behind two clauses that have a place each."""
    twice = read("安徽、湖北出口额分别为81亿元和77亿元,同比分别增长12%和9%。")
    assert twice[2:] == [("12%", "出口额同比增长", "安徽省"), ("9%", "出口额同比增长", "湖北省")]
    apart = read("安徽出口81亿元,湖北出口77亿元,分别增长12%和下降9%。")
    assert apart[2:] == [("12%", "出口增长", "安徽省"), ("9%", "出口", "湖北省")]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("对法国、德国出口分别为12亿元、9亿元。", "对德国出口"),
        ("男生120人,女生135人,分别占47%和53%。", "女生占比"),
    ],
)
def test_a_place_that_something_is_done_to_is_no_place_of_the_number(text: str, subject: str) -> None:
    """对 leads the list, or the list is of subjects of those places."""
    assert read(text)[-1][1] == subject


def test_a_row_behind_a_row_is_of_the_same_places() -> None:
    """Without 分别 of its own, or with another measure."""
    found = read("庐江县、巢湖市水稻面积分别为45万亩和38万亩,占全市的22%和18%。")
    assert found[2:] == [
        ("22%", "水稻面积占全市比重", "庐江县"),
        ("18%", "水稻面积占全市比重", "巢湖市"),
    ]
    found = read("安徽和湖北常住人口分别为6100万人和5800万人,城镇化率分别为62%和66%。")
    assert found[2:] == [("62%", "城镇化率", "安徽省"), ("66%", "城镇化率", "湖北省")]
    found = read("法国、英国和德国股市分别下跌0.3%、0.5%和上涨0.1%。")
    assert [place for *_, place in found] == ["法国", "英国", "德国"]


def test_a_class_at_a_place_takes_what_is_measured_from_before() -> None:
    """市场 alone is 市场收入, if that was measured at the place before."""
    found = read("欧洲市场收入增长11%,南亚、东南亚市场分别增长8%和2%。")
    assert [subject for _, subject, _ in found] == ["市场收入增长"] * 3


def test_numbers_of_two_kinds_are_shared_out() -> None:
    """A level and a sum of money behind one 分别."""
    found = read("全县柑橘产量、产值分别达到6.2万吨和17.5亿元。")
    assert [subject for _, subject, _ in found] == ["柑橘产量", "产值"]


def test_an_aspect_is_of_each_that_was_ranked_before() -> None:
    found = read("餐饮、家政和汽车维修分列二至四位,占比分别为11.5%、9.1%和6.3%。")
    assert [subject for _, subject, _ in found][-3:] == ["餐饮占比", "家政占比", "汽车维修占比"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2023年、2024年公司营业收入分别为3亿元、4亿元。", [("营业收入", "2023"), ("营业收入", "2024")]),
        ("2023年和2024年，全市新增就业分别为30万人和32万人。", [("新增就业", "2023"), ("新增就业", "2024")]),
        (
            "上半年和前三季度，全市生产总值分别增长5.2%和5.1%。",
            [("生产总值增长", "2025-01/2025-06"), ("生产总值增长", "2025-01/2025-09")],
        ),
        ("2024年，安徽、湖北出口分别为81亿元和77亿元。", [("出口", "2024"), ("出口", "2024")]),
    ],
)
def test_each_number_has_the_period_of_its_own(text: str, wanted: list[tuple[str, str]]) -> None:
    """A list of periods before 分别 is shared out as a list of places is."""
    found = annotate_text(text, date(2025, 11, 20), LEXICON).figures
    assert [(figure.subject.removeprefix("公司"), str(figure.period)) for figure in found] == wanted
