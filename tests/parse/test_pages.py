# ruff: noqa: E501 - Chinese characters count double, tables stay tables
"""Made-up pages, read whole: what must be read as what, and what must not."""

from __future__ import annotations

import pytest

from generator.model import Article, Line, SourcePage
from generator.parse import parse_page

LEDE = "记者昨天从滨海市港务中心了解到,今年前三季度全市新开通航线12条,货物吞吐量同比增长6.4%,两项指标均为近年最高。"
BODY = "港务中心有关负责人介绍,新航线覆盖东南亚的九个港口,往返时间比过去缩短三天,临港企业的仓储费用随之下降。"
MORE = (
    "该中心还与铁路部门联手,把海运单证与铁路单证合成一份,货主只需办理一次手续,就能把货物从工厂送到海外仓库。"
)
LAST = "下一步,中心将继续加密航线,带动临港产业发展,为企业出海提供更多便利。"


def page(*texts: str, gap: int = 1) -> SourcePage:
    """Lines with `gap` blank ones between them."""
    lines, start = [], 0
    for text in texts:
        for piece in (text, *[""] * gap):
            lines.append(Line(len(lines) + 1, start, piece))
            start += len(piece) + 1
    return SourcePage("sample.txt", tuple(lines))


def kinds(article: Article) -> list[str]:
    return [defect.kind for defect in article.defects]


FIRST = (
    "滨海港前三季度新开12条航线",
    "□滨海日报/滨海新闻记者 周安",
    f"本报1月7日讯 {LEDE}",
    BODY,
    MORE,
    LAST,
)
SECOND = (
    "滨海中小学冬季长跑开跑",
    "□滨海日报/滨海新闻记者 林放",
    "本报1月7日讯 7日上午,滨海市中小学生冬季长跑在奥体公园开跑,全市63所学校的师生代表沿湖跑完三公里。",
    "活动为期两个月,各校按年级定下里程,学生每天在校跑步,周末由家长陪同完成,里程记入综合素质档案。",
    "市教育局还为山区学校配发了跑鞋和心率手环,并请体育学院的教练到校指导。",
)


def test_two_articles_are_parted_at_the_headline() -> None:
    first, second = parse_page(page(*FIRST, *SECOND))
    assert (first.headline, second.headline) == (FIRST[0], SECOND[0])
    assert first.source is not None
    assert (first.source.first_line, first.source.last_line) == (1, 11)


def test_full_width_punctuation_and_indents_make_no_difference() -> None:
    wide = str.maketrans(",:()", "，：（）")
    texts = [text.translate(wide) for text in (*FIRST, *SECOND)]
    indented = [f"\u3000\u3000{text}" if len(text) > 40 else text for text in texts]
    assert [article.headline for article in parse_page(page(*indented, gap=0))] == [FIRST[0], SECOND[0]]


def test_byline_and_dateline_leave_the_body() -> None:
    article = parse_page(page(*FIRST, *SECOND))[0]
    assert [(b.name, b.role, b.outlet) for b in article.bylines] == [("周安", "记者", "滨海日报/滨海新闻")]
    assert article.dateline == "本报1月7日讯"
    assert article.paragraphs[0] == LEDE


def test_a_paragraph_broken_inside_a_word_is_joined_and_listed() -> None:
    broken = (*FIRST[:3], BODY[:21], BODY[21:], MORE, LAST)
    article = parse_page(page(*broken, *SECOND))[0]
    assert BODY in article.paragraphs
    assert [d.repaired for d in article.defects if d.kind == "mid_sentence_break"] == [True]


def test_an_article_without_headline_keeps_none() -> None:
    first, second = parse_page(page(*FIRST, *SECOND[1:]))
    assert second.headline is None
    assert "missing_headline" in kinds(second)
    assert "missing_headline" not in kinds(first)


def test_a_caption_in_pieces_is_taken_out_and_joined() -> None:
    lines = [*FIRST[:4], "■图为货轮", "停靠滨海港", "新码头。", *FIRST[4:], *SECOND]
    source = page(*lines)
    article = parse_page(source)[0]
    assert article.captions == ("■图为货轮停靠滨海港新码头。",)
    assert all("■" not in text for text in article.paragraphs)


def test_of_a_paragraph_pasted_twice_the_second_copy_stays() -> None:
    article = parse_page(page(*FIRST[:3], MORE, LAST, BODY, MORE, LAST, *SECOND))[0]
    assert article.paragraphs == (LEDE, BODY, MORE, LAST)
    assert kinds(article).count("duplicated_paragraph") == 2


def test_a_spliced_paragraph_is_cut_where_the_other_text_begins() -> None:
    splice = LEDE[:30] + BODY[-17:]
    article = parse_page(page(*FIRST[:2], splice, MORE, LAST, BODY, MORE, LAST, *SECOND))[0]
    assert article.paragraphs[0] == LEDE[:30]
    assert "spliced_paragraph" in kinds(article)


def test_a_kicker_above_and_a_headline_below_keep_their_places() -> None:
    kicker = "前三季度新开通航线12条,货物吞吐量同比增长6.4%"
    article = parse_page(page(kicker, "大港开新局,航线通四方", *FIRST[1:], *SECOND))[0]
    assert (article.kicker, article.headline) == (kicker, "大港开新局,航线通四方")


def test_who_signs_in_brackets_is_in_the_byline_and_stays_in_the_text() -> None:
    """Behind a dateline, and without one."""
    lede, *rest = SECOND[2].removeprefix("本报1月7日讯 "), *SECOND[3:]
    signed = f"本报北京1月7日电 (记者周安 通讯员林放) {LEDE}", f"(全媒体记者 吴宁){lede}"
    texts = (FIRST[0], signed[0], BODY, MORE, SECOND[0], signed[1], *rest)
    first, second = parse_page(page(*texts))
    assert [(b.name, b.role) for b in first.bylines] == [("周安", "记者"), ("林放", "通讯员")]
    assert [(b.name, b.role) for b in second.bylines] == [("吴宁", "全媒体记者")]
    assert first.dateline == "本报北京1月7日电"
    assert first.paragraphs[0].startswith("(记者周安")


@pytest.mark.parametrize("head", ["湖边茶香浓", "10月份全市用电量同比增长10.4%", "12月底基金结余9.83亿元"])
def test_a_short_line_above_a_lede_heads_an_article(head: str) -> None:
    """However much it looks like a subhead of the text before, or like an end of it."""
    texts = (*FIRST[:5], head, SECOND[2].replace("讯", "电", 1), *SECOND[3:])
    assert [article.headline for article in parse_page(page(*texts))] == [FIRST[0], head]


def test_subheads_inside_a_body_open_no_article() -> None:
    articles = parse_page(page(*FIRST[:4], "铁海联运“一单到底”", MORE, BODY, MORE, LAST, *SECOND))
    assert len(articles) == 2
    assert "铁海联运“一单到底”" not in articles[0].paragraphs


def test_a_heading_below_a_caption_is_no_first_half_of_the_paragraph_below_it() -> None:
    caption = ("■图为货轮", "停靠滨海港", "新码头。")
    article = parse_page(page(*FIRST[:4], *caption, "铁海联运“一单到底”", MORE, LAST, *SECOND))[0]
    assert article.subheads == ("铁海联运“一单到底”",)
    assert MORE in article.paragraphs


def test_bounds_of_the_format_outweigh_the_reading() -> None:
    texts = [LEDE, BODY, MORE, LAST]
    lines = tuple(Line(n + 1, n * 100, text, article=n // 2) for n, text in enumerate(texts))
    assert [a.paragraphs for a in parse_page(SourcePage("x", lines))] == [(LEDE, BODY), (MORE, LAST)]


def test_what_the_format_says_of_a_line_outweighs_its_look() -> None:
    lines = (Line(1, 0, BODY, role="headline"), Line(2, 100, LEDE), Line(3, 200, MORE))
    (article,) = parse_page(SourcePage("x", lines))
    assert article.headline == BODY


def test_unseen_characters_leave_the_text_and_are_listed() -> None:
    article = parse_page(page(*FIRST[:3], BODY[:9] + "\u00ad\ue012" + BODY[9:], MORE, LAST, *SECOND))[0]
    assert BODY in article.paragraphs
    assert "control_characters" in kinds(article)


def test_a_jump_line_and_the_editors_stand_in_no_paragraph_and_are_listed() -> None:
    article = parse_page(
        page(*FIRST[:3], BODY[:21], "(下转第三版)", BODY[21:], MORE, LAST, "责任编辑:何平", *SECOND)
    )[0]
    assert article.paragraphs == (LEDE, BODY, MORE, LAST)
    assert [d.note for d in article.defects if d.kind == "furniture_inside_body"] == [
        "(下转第三版)",
        "责任编辑:何平",
    ]
    assert article.source is not None
    assert article.source.last_line == 17


def test_a_source_that_the_format_names_is_no_paragraph_and_no_defect() -> None:
    lines = (
        Line(1, 0, FIRST[0], "headline"),
        Line(2, 50, "滨海日报", "credit"),
        Line(3, 90, LEDE),
        Line(4, 190, MORE),
    )
    (article,) = parse_page(SourcePage("x", lines))
    assert article.paragraphs == (LEDE, MORE)
    assert "furniture_inside_body" not in kinds(article)


def test_a_clause_said_twice_and_two_stops_are_flagged_and_kept() -> None:
    twice = BODY.replace("往返时间", "新航线覆盖东南亚的九个港口,新航线覆盖东南亚的九个港口,,往返时间")
    article = parse_page(page(*FIRST[:3], twice, MORE, LAST, *SECOND))[0]
    assert twice in article.paragraphs
    assert kinds(article).count("garbled_fragment") == 3


def test_a_page_without_text_has_no_articles() -> None:
    assert parse_page(page("", "   ", "\u3000")) == ()
    assert parse_page(SourcePage("x", ())) == ()


@pytest.mark.parametrize(
    "caption",
    ["新航线的首艘货轮停靠码头。 周安 摄", "货主在窗口办理单证。 受访者供图"],
)
def test_a_sentence_with_the_credit_of_its_picture_is_no_heading(caption: str) -> None:
    article = parse_page(page(*FIRST[:4], caption, MORE, LAST, *SECOND))[0]
    assert article.captions == (caption,)
    assert article.paragraphs == (LEDE, BODY, MORE, LAST)


def test_a_sentence_that_a_caption_in_pieces_parts_reads_on() -> None:
    half = BODY.index("缩短三天")
    caption = ("▲货主在窗口", "办理单证。", "周安 摄")
    article = parse_page(page(*FIRST[:3], BODY[:half], *caption, BODY[half:], MORE, LAST, *SECOND))[0]
    assert article.captions == ("▲货主在窗口办理单证。周安 摄",)
    assert article.paragraphs == (LEDE, BODY, MORE, LAST)


def test_the_pieces_of_a_caption_end_with_who_took_the_picture() -> None:
    caption = ("市民在新开放的", "海滨步道上跑步。", "周安 摄")
    article = parse_page(page(*FIRST[:4], *caption, MORE, LAST, *SECOND, gap=0))[0]
    assert article.captions == ("市民在新开放的海滨步道上跑步。周安 摄",)
    assert article.paragraphs == (LEDE, BODY, MORE, LAST)


@pytest.mark.parametrize(
    "pieces",
    [
        ("■货主在", "港务中", "心窗口", "办理单", "证。周", "安 摄"),
        ("货主在窗口", "前办理单证", "。 资料", "图片"),
        ("■图为货主", "在窗口办理", "单证", "。"),
    ],
)
def test_the_pieces_of_a_narrow_column_are_a_caption_to_the_last(pieces: tuple[str, ...]) -> None:
    article = parse_page(page(*FIRST[:4], *pieces, MORE, LAST, *SECOND, gap=0))[0]
    assert article.captions == ("".join(pieces),)
    assert article.paragraphs == (LEDE, BODY, MORE, LAST)


def test_a_list_as_narrow_as_a_column_is_no_caption() -> None:
    lines = ("■北港航线", "■南港航线", "■东港航线", "■名单", "周安", "李平", "王宁")
    articles = parse_page(page(*FIRST[:4], *lines, MORE, LAST, *SECOND, gap=0))
    assert all(not article.captions for article in articles)


def test_a_dispatch_goes_on_with_the_article_whose_words_it_has() -> None:
    same = "新华社东港1月7日电 滨海市港务中心新开通的航线今天首航,前三季度货物吞吐量同比增长6.4%的这座港口与东南亚的九个港口相连。"
    other = "新华社西京1月7日电 国家博物馆今天展出一批新出土的青铜器,其中一件铸有铭文的方鼎是首次与观众见面。"
    assert len(parse_page(page(*FIRST, same, MORE, *SECOND))) == 2
    assert len(parse_page(page(*FIRST, other, "展览将持续到三月底。", *SECOND))) == 3


def test_a_column_pasted_twice_over_a_byline_stands_in_one_article() -> None:
    articles = parse_page(page(FIRST[0], BODY, MORE, FIRST[1], FIRST[2], BODY, MORE, LAST, *SECOND))
    assert articles[0].paragraphs == (LEDE, BODY, MORE, LAST)


def test_a_column_in_brackets_opens_its_article() -> None:
    first, second = parse_page(page(*FIRST, "【时评】", *SECOND))
    assert first.paragraphs[-1] == LAST
    assert (second.column_label, second.headline) == ("【时评】", SECOND[0])


def test_what_began_on_another_page_opens_an_article_with_its_jump_line() -> None:
    first, second = parse_page(page(*FIRST, "（上接第一版）", *SECOND))
    assert second.source is not None
    assert first.source is not None
    assert (first.source.last_line, second.source.first_line) == (11, 13)
    assert "furniture_inside_body" in kinds(second)


def test_subheads_that_are_alike_part_no_articles() -> None:
    long = (
        FIRST[0],
        FIRST[1],
        LEDE,
        BODY,
        "“钱”字先行稳民心",
        MORE,
        SECOND[3],
        "“人”字当头聚合力",
        SECOND[4],
        LAST,
    )
    articles = parse_page(page(*long, *SECOND))
    assert [article.headline for article in articles] == [FIRST[0], SECOND[0]]
    assert articles[0].subheads == ("“钱”字先行稳民心", "“人”字当头聚合力")


def test_a_first_paragraph_with_a_dateline_stays_where_it_stands() -> None:
    lede = f"本报1月7日讯 {LEDE}"
    article = parse_page(page(*FIRST[:2], lede, BODY, lede, MORE, LAST, *SECOND))[0]
    assert article.paragraphs == (LEDE, BODY, MORE, LAST)
    assert "duplicated_paragraph" in kinds(article)


def test_a_paragraph_spliced_with_the_end_of_its_copy_is_cut() -> None:
    spliced = "码头上的变化,老工人孙师傅看在眼里,三十年前" + MORE[20:]
    article = parse_page(page(*FIRST[:4], spliced, MORE, LAST, MORE, BODY[8:], *SECOND))[0]
    assert "码头上的变化,老工人孙师傅看在眼里,三十年前" in article.paragraphs
    assert "spliced_paragraph" in kinds(article)


def test_any_outlet_may_stand_before_the_trade_of_a_byline() -> None:
    line = "□滨海日报/海之声记者 周安 实习生 林放"
    article = parse_page(page(FIRST[0], line, *FIRST[2:], *SECOND))[0]
    assert [(byline.name, byline.role) for byline in article.bylines] == [
        ("周安", "记者"),
        ("林放", "实习生"),
    ]


def test_a_clause_and_one_word_of_the_next_are_no_heading() -> None:
    broken = ("面对一年多过一年的出口订单,车间", "新装了两条生产线,每天多做四百台冰柜。")
    article = parse_page(page(*FIRST[:4], *broken, MORE, LAST, *SECOND))[0]
    assert "".join(broken) in article.paragraphs
    assert article.subheads == ()


def test_a_correction_is_an_article_of_its_own() -> None:
    text = "本报1月5日03版《滨海港新开航线》一文中,“21条”应为“12条”。特此更正。"
    articles = parse_page(page(*FIRST, *SECOND, "更正", text))
    assert [article.headline for article in articles] == [FIRST[0], SECOND[0], "更正"]


def test_an_end_that_belongs_to_a_paragraph_of_another_article_is_cut() -> None:
    tail = "住院日由7.2天降到6.1天,每人少花1260元。药师说,多数病人三周就能停药。"
    torn = "码头上的变化,老工人孙师傅看在眼里,三十年前这里只有一座木"
    own = "医院把复诊安排到社区," + tail
    article, other = parse_page(page(*FIRST[:4], torn + tail, MORE, *SECOND, own))
    assert torn in article.paragraphs
    assert {"spliced_paragraph", "truncated_end"} <= set(kinds(article))
    assert own in other.paragraphs


def test_a_formula_may_end_two_paragraphs() -> None:
    formula = "以中国式现代化全面推进强国建设、民族复兴伟业。"
    one, two = "会议要求,齐心协力" + formula, "大家表示,要真抓实干," + formula
    article = parse_page(page(*FIRST[:4], one, two, *SECOND))[0]
    assert {one, two} <= set(article.paragraphs)
