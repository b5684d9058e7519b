"""Single rules with their corpora: phrases they must read, and phrases they must leave alone."""

from __future__ import annotations

import pytest

from generator.model import Byline, Line, SourcePage
from generator.parse.asides import stands_aside, without_jump
from generator.parse.bylines import read_byline
from generator.parse.datelines import dateline_length
from generator.parse.headlines import are_statements, is_deck
from generator.parse.kinds import ending, kind
from generator.parse.passage import Passage
from generator.parse.rows import read_rows
from generator.parse.starts import Opening, stray_closer


def kind_of(text: str) -> str:
    (row,) = read_rows(SourcePage("x", (Line(1, 0, text),)))
    return kind(row, ending(row))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("□滨海日报/滨海新闻记者 周安", "byline"),
        ("本报记者周安", "byline"),
        ("本报驻埃及记者周安", "byline"),
        ("通讯员 周安 林放", "byline"),
        ("摄影:周安", "byline"),
        ("文风朴实生动", "short"),
        ("图片新闻", "notice"),
        ("停电公告", "notice"),
        ("◎相关链接", "box"),
        ("【记者手记】", "box"),
        ("小贴士", "box"),
        ("链接城乡", "tiny"),
        ("读者来信两则", "notice"),
        ("本报评论员", "byline"),
        ("□ 周安 林放", "byline"),
        ("周安/文", "byline"),
        ("(记者周安)港口昨天迎来今年第一条邮轮。", "dateline"),
        ("(新华社记者周安摄)", "credit"),
        ("（河南周口市林放）", "closer"),
        ("周安林放", "name"),
        ("■图为新码头", "figure"),
        ("图为新码头一角。", "figure"),
        ("你还等什么？", "cry"),
        ("滨海观察", "label"),
        ("国务院发展研究中心研究员林放", "author"),
        ("滨海县第二中学  周安", "author"),
        ("四川读者 高万和", "author"),
        ("山东烟台 慕容兰", "author"),
        ("林放 三月九日", "department"),
        ("滨海电力公司 十月十二日", "department"),
        ("港口开放日", "tiny"),
        ("江边的老渡口 看潮的人", "short"),
    ],
)
def test_kinds_of_lines(text: str, expected: str) -> None:
    assert kind_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本报1月7日讯 记者昨天", "本报1月7日讯"),
        ("本报讯新年伊始", "本报讯"),
        ("滨海晚报讯(记者 周安)记者昨天", "滨海晚报讯"),
        ("晨报讯 昨天", "晨报讯"),
        ("滨海新闻讯（记者周安）昨天", "滨海新闻讯"),
        ("晚报讯息台开播", ""),
        ("据新华社北京1月9日电(记者周安)", "据新华社北京1月9日电"),
        ("新华社香港１月５日电", "新华社香港１月５日电"),
        ("本报北京一月九日讯记者", "本报北京一月九日讯"),
        ("近日又见有媒体报道电视剧组的事", ""),
        ("本报讯问了三家电影院", "本报讯"),
        ("1月7日,全市电力负荷", ""),
    ],
)
def test_datelines(text: str, expected: str) -> None:
    assert text[: dateline_length(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("□滨海日报/滨海新闻记者 周安", [Byline("周安", "记者", "滨海日报/滨海新闻")]),
        ("本报记者周安", [Byline("周安", "记者")]),
        ("通讯员 周安 林放", [Byline("周安", "通讯员"), Byline("林放", "通讯员")]),
        ("本报驻埃及记者周安", [Byline("周安", "记者")]),
        ("周安", [Byline("周安")]),
        (
            "□滨海日报记者 周安 吴宁 通讯员 林放",
            [
                Byline("周安", "记者", "滨海日报"),
                Byline("吴宁", "记者", "滨海日报"),
                Byline("林放", "通讯员", None),
            ],
        ),
        (
            "滨海日报记者 周安 滨海早报记者 林放",
            [Byline("周安", "记者", "滨海日报"), Byline("林放", "记者", "滨海早报")],
        ),
        ("本报记者 周安 摄影 林放", [Byline("周安", "记者", None), Byline("林放", "摄影", None)]),
    ],
)
def test_bylines(text: str, expected: list[Byline]) -> None:
    assert read_byline(text) == expected


def test_a_second_part_is_a_deck_only_after_a_whole_statement() -> None:
    assert is_deck("滨海智能装备检测平台签约落户临港新城", "打造装备制造“体检中心”")
    assert not is_deck("滨海港铁海联运“一单制”", "入选全省试点工程")
    assert not is_deck("处处见绿", "打造“零碳”运动会")


def lost(text: str, page: str = "") -> bool:
    return Opening("滨海港铁海联运入选试点", text, "", 600, dated_page=True).lost(page)


@pytest.mark.parametrize(
    "text", ["化与专业培训中心。", "点”,缺少与邻居的交流。", ",增速回落。", "体会商后作出了部署。"]
)
def test_lost_starts_are_told(text: str) -> None:
    assert lost(text)


@pytest.mark.parametrize(
    "text",
    [
        "近日,滨海市公布了新一批试点名单。",
        "“我们去看海。”老人说。",
        "记者从市交通局了解到,全市共有公交线路312条,日均客流同比增长4.1%,均为近年最高。",
        "编者按:",
    ],
)
def test_whole_starts_are_left_alone(text: str) -> None:
    assert not lost(text)


def test_the_tail_of_a_name_that_stands_whole_elsewhere_is_a_lost_start() -> None:
    """放 opens no sentence where it always follows 林."""
    text = (
        "放十日下午在滨海会见了来访的代表团一行,双方就加强港口合作和人员往来交换了意见,并就明年安排达成一致"
    )
    assert not lost(text)
    assert lost(text, "林放会见客人。林放说。代表团与林放。随后林放和")


def test_stray_closers() -> None:
    assert stray_closer("点”之后")
    assert not stray_closer("“点”之后")


@pytest.mark.parametrize(
    "text",
    [
        "下转第三版", "（上接第一版）", "▲下转A3版", "责任编辑:周安", "责编 周安 版式 林放 校对 何平",
        "编辑：周安　版式：林放", "新闻热线：0999-87654321", "本版主编 周安", "主编：周安　监制：林放",
        "投递投诉：0999-87654321", "来源：滨海日报",
        "2026年1月8日 星期四 第02版", "第02版", "A03 要闻",
        "滨海晚报　Ａ３　社会新闻", "城事 07", "2026.01.08 周四 农历冬月二十",
        "滨海日报 | 民生", "滨海新闻·社会 | 2026年1月8日 | B02", "滨海都市报", "扫码看视频",
        "#滨海日记# 欢迎来稿", "组版：周安　编辑：林放",
    ],
)  # fmt: skip
def test_lines_of_the_page_itself_stand_aside(text: str) -> None:
    assert stands_aside(Line(1, 0, text), text)


@pytest.mark.parametrize(
    "text",
    [
        "上接天线下接地气", "星期天音乐会开票", "电话也已为你装好。", "来源于生活", "校对工作要做细",
        "责任编辑的故事", "接待站见闻", "文化快报", "G20 峰会",
        "5G 时代", "小区加梯 提速", "1月8日", "2026年高考", "（新华社记者周安摄）",
    ],
)  # fmt: skip
def test_headlines_that_look_like_them_do_not(text: str) -> None:
    assert not stands_aside(Line(1, 0, text), text)


def test_a_line_that_the_format_calls_text_is_text() -> None:
    assert not stands_aside(Line(1, 0, "来源：滨海日报", "paragraph"), "来源：滨海日报")
    assert stands_aside(Line(1, 0, "滨海日报", "credit"), "滨海日报")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("产业加快升级。（下转第三版）", "产业加快升级。"),
        ("(上接第一版)的发展", "的发展"),
        ("产业加快升级(详见报告)", "产业加快升级(详见报告)"),
    ],
)
def test_jump_notes_are_cut_from_a_paragraph(text: str, rest: str) -> None:
    assert without_jump(Passage(text)).text == rest


@pytest.mark.parametrize(
    ("first", "second", "two"),
    [
        ("外贸首破万亿元", "同比增长6.8%", True),
        ("两车追尾致三人受伤", "民警二十分钟疏通", True),
        ("儿童医院夜门诊延至二十三点", "日均接诊三百五十人次", True),
        ("小区加梯提速", "三年装了两千四百部", True),
        ("推行社区公共服务", "三年行动计划", False),
        ("老城更新", "七成住户点头", False),
        ("环保热线12月转办", "信访件办理情况", False),
        ("2026年高中招生计划", "网上问答", False),
    ],
)
def test_two_statements_of_a_headline_stay_apart(first: str, second: str, *, two: bool) -> None:
    """The first says something by itself or the second opens with what goes on; else it is one phrase."""
    assert are_statements(first, second) is two
