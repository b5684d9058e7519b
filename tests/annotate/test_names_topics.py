"""Topics: one primary with the words that decided it; summary and stand-in title in its own words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.annotate import Draft

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
    summary = read_names(text).summary
    assert summary is not None
    assert len(summary) <= 120
    assert summary.rstrip("…") in text


def test_a_missing_headline_gets_a_stand_in(read_names: Read) -> None:
    """A clause of the lede, at most 30 characters."""
    draft = read_names("日前,胶州市建成首座氢能公交站,日加注能力两千公斤,服务车辆百余台。", headline=None)
    assert draft.stand_in_title == "胶州市建成首座氢能公交站"


def test_an_empty_article_has_nothing(read_names: Read) -> None:
    """No paragraphs, no findings, no error."""
    draft = read_names(headline=None)
    assert (draft.summary, draft.stand_in_title, draft.topics, draft.people) == (None, None, [], [])
