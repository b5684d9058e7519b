"""Topics: one primary with the words that decided it; summary and stand-in title in its own words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from generator.annotate import Context, Draft
from generator.annotate.summary import summary
from generator.lexicon import Lexicon
from generator.model import Article, Block, Defect

Read = Callable[..., Draft]


@pytest.mark.parametrize(
    ("headline", "text", "topic"),
    [
        ("地铁六号线今日通车", "列车最高时速八十公里,沿线设站十五座,与公交接驳。", "transport"),
        ("三甲医院开出夜间门诊", "患者晚上也能挂号,医生轮班坐诊,药房同步开放。", "health"),
        ("春季招聘会提供岗位三千个", "高校毕业生现场求职,人社部门设政策咨询台。", "employment"),
        ("男篮主场两分险胜", "比赛最后一节,球员连续得分,教练赛后点评。", "sport"),
        ("海湾水质连续五年优良", "生态环境部门加强入海污染治理,鸟类明显增多。", "environment"),
        ("老旧小区加装电梯提速", "城市更新项目涉及楼宇百栋,供热管网一并改造。", "urban_housing"),
        ("机床厂订单排到年底", "车间里生产线满负荷运转,装备制造企业产能释放。", "industry"),
        ("非遗展演点亮古城夜色", "游客观看戏曲演出,文旅消费升温。", "culture"),
    ],
)
def test_the_primary_topic(read_names: Read, headline: str, text: str, topic: str) -> None:
    """The topic whose terms weigh most."""
    draft = read_names(text, headline=headline)
    assert draft.topics[0].id == topic
    assert all(word in headline + text for word in draft.topics[0].words)


def test_at_most_four_topics(read_names: Read) -> None:
    """One primary and up to three others, each once."""
    draft = read_names("医院学校地铁银行工厂景区比赛环保就业住房。" * 3)
    ids = [tag.id for tag in draft.topics]
    assert 1 <= len(ids) <= 4
    assert len(set(ids)) == len(ids)


def test_the_summary_leaves_the_formula_out(read_names: Read) -> None:
    """记者从…获悉 is no news."""
    draft = read_names("记者从市教育局获悉,今年全市新建改扩建学校40所,新增学位3万个。此外,还将招聘教师。")
    assert draft.summary is not None
    assert draft.summary.startswith("今年全市新建改扩建学校40所")


def test_the_summary_is_the_articles_own_and_short(read_names: Read) -> None:
    """At most 120 characters, each sentence found in the text, or cut at a clause with an ellipsis."""
    text = "崂山区推出新举措," + "持续优化服务流程、压减办理时限、扩大受益范围," * 8 + "全年惠及企业两千家。"
    found = read_names(text).summary
    assert found is not None
    assert len(found) <= 120
    assert found.rstrip("…") in text


def test_the_summary_leaves_no_stranger_guessing(read_names: Read) -> None:
    """A sentence about 该院 gives way to one that names whom it means."""
    draft = read_names(
        "立夏过后,门诊迎来高峰。", "该院今年新增床位300张。市南区第二医院今年新增床位300张,扩建门诊楼1座。"
    )
    assert draft.summary is not None
    assert not draft.summary.startswith("该院")


def test_who_reports_is_no_part_of_the_summary(read_names: Read) -> None:
    """记者某某报道 goes, the news stays."""
    draft = read_names("本报记者林溪报道:城阳区今年建成口袋公园12处,新增绿道30公里。")
    assert draft.summary == "城阳区今年建成口袋公园12处,新增绿道30公里。"


def test_a_torn_correction_still_has_a_summary(name_lexicon: Lexicon) -> None:
    """Its only sentence, though byline and dateline are missing."""
    text = "本报3月1日一版消息中,“新建6所”应为“新建5所”,特此更正。"
    defects = (Defect("missing_byline"), Defect("missing_dateline"))
    article = Article((Block("headline", "更正"), Block("paragraph", text)), defects=defects)
    draft = Draft(article, Context(date(2026, 3, 5), name_lexicon))
    summary(draft)
    assert draft.summary == text


def test_a_stand_in_does_not_hang_in_the_air(read_names: Read) -> None:
    """最新数据显示 announces, the clause behind it tells."""
    draft = read_names("市统计局最新数据显示,崂山区服务业营收突破千亿元,同比增长8.1%。", headline=None)
    assert draft.stand_in_title == "崂山区服务业营收突破千亿元"


def test_a_missing_headline_gets_a_stand_in(read_names: Read) -> None:
    """A clause of the lede, at most 30 characters."""
    draft = read_names("日前,胶州市建成首座氢能公交站,日加注能力两千公斤,服务车辆百余台。", headline=None)
    assert draft.stand_in_title == "胶州市建成首座氢能公交站"


def test_an_empty_article_has_nothing(read_names: Read) -> None:
    """No paragraphs, no findings, no error."""
    draft = read_names(headline=None)
    assert (draft.summary, draft.stand_in_title, draft.topics, draft.people) == (None, None, [], [])
