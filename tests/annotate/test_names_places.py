"""Places: short and former names, what refers back, what is elsewhere, and the principal district."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from generator.annotate import Context, Draft
from generator.annotate.names.districts import districts
from generator.annotate.names.places import places
from generator.annotate.text import annotate_text
from generator.lexicon import Lexicon
from generator.model import Article, Block

Read = Callable[..., Draft]
EDITION = date(2026, 3, 5)


def place_names(draft: Draft) -> list[str]:
    """Canonical names in the order of the text."""
    return [m.name for m in sorted(draft.mentions, key=lambda m: m.span.start) if m.kind == "place"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("市南加快更新。", ["市南区"]),
        ("原黄岛区并入新区。", ["西海岸新区"]),
        ("即墨市撤市设区。", ["即墨区"]),
        ("崂山区发布数据,该区有企业百家,全区增长一成。", ["崂山区", "崂山区", "崂山区"]),
        ("全市推广,我市走在前列。", ["青岛市", "青岛市"]),
        ("考察组前往上海杨浦区、北京海淀区。", ["上海杨浦区", "北京海淀区"]),
        ("作为杭州市主城区,滨江区领先。", ["杭州市", "杭州市滨江区"]),
        ("活动在深圳南山举行。", ["深圳南山"]),
        ("记者来到贵州紫云", ["贵州紫云"]),  # nothing behind the name
        ("展览馆位于香港中路和江西路路口。", []),
        ("青岛市崂山区与青岛市即墨区。", ["崂山区", "即墨区"]),
        ("京剧名段唱响,北京时间八点开演。", []),
        ("“崂山区中欧班列一体化通关试点项目”入选。", []),
        ("江苏昆山和浙江义乌来客。", ["江苏昆山", "浙江义乌"]),
    ],
)
def test_places_are_named_in_full(read_names: Read, text: str, wanted: list[str]) -> None:
    """Each wording leads to the canonical name; streets, words and projects to none."""
    assert place_names(read_names(text)) == wanted


def test_the_district_in_the_headline_is_the_subject(read_names: Read) -> None:
    """Others are mentioned, cities elsewhere are outside."""
    draft = read_names("城阳区也来取经,烟台客商到访。", headline="崂山区上新十条公交线")
    assert [(tag.name, tag.role) for tag in draft.districts] == [
        ("崂山区", "subject"),
        ("城阳区", "mentioned"),
        ("烟台市", "outside"),
    ]


def test_a_list_of_districts_has_no_subject(read_names: Read) -> None:
    """Named on an equal footing, none is principal."""
    draft = read_names("市南区、崂山区、即墨区、胶州市通过验收。")
    assert {tag.role for tag in draft.districts} == {"mentioned"}
    assert len(draft.districts) == 4


def test_a_functional_zone_can_be_the_subject(read_names: Read) -> None:
    """高新区 is tagged by its own name."""
    draft = read_names("平台启用后将服务企业。", headline="医疗器械平台落户高新区")
    assert [(tag.name, tag.role) for tag in draft.districts] == [("高新区", "subject")]


def test_the_subject_is_marked_in_the_text_too(read_names: Read) -> None:
    """Mentions carry the role."""
    draft = read_names("市南区开展行动。", headline="市南区全面体检楼宇")
    assert {m.role for m in draft.mentions if m.name == "市南区"} == {"subject"}


def test_without_a_city_nothing_is_at_home() -> None:
    """A newsroom without lexicon and city still reads the divisions."""
    blocks = (Block("paragraph", "杭州市滨江区和青岛市南区签约。"),)
    draft = Draft(Article(blocks), Context(EDITION, Lexicon()))
    places(draft)
    districts(draft)
    assert [(tag.name, tag.role) for tag in draft.districts] == [
        ("杭州市滨江区", "outside"),
        ("青岛市南区", "outside"),
    ]


def test_another_city_is_a_lexicon() -> None:
    """With 杭州市 as home, 滨江区 is a district like any other."""
    blocks = (Block("headline", "滨江区科创企业过千家"), Block("paragraph", "滨江区发布榜单,青岛来人学习。"))
    draft = Draft(Article(blocks), Context(EDITION, Lexicon(city="杭州市")))
    places(draft)
    districts(draft)
    assert [(tag.name, tag.role) for tag in draft.districts] == [("滨江区", "subject"), ("青岛市", "outside")]


def test_the_whole_province_is_that_of_the_home_city() -> None:
    """Where no province was named; a rank in it leaves the figure with the city."""
    text = "全省公路里程2万公里。我市吞吐量居全省第二。"
    figures = annotate_text(text, date(2026, 1, 8), Lexicon(city="成都市")).figures
    assert [figure.place for figure in figures] == ["四川省", "成都市"]


def test_a_short_form_in_the_name_of_a_venue_is_no_district() -> None:
    """双流 of 成都双流国际机场 stands for the airport."""
    found = annotate_text("成都双流国际机场启用,双流发展很快。", date(2026, 1, 8), Lexicon(city="成都市"))
    assert [m.surface for m in found.mentions if m.kind == "place"] == ["成都", "双流"]


@pytest.mark.parametrize(
    "text",
    ["创新密码就在这里。", "社会各界首次参与。", "沿海城市起步早,其中非公经济活跃。", "船到黑海南端。"],
)
def test_a_place_torn_out_of_two_words_is_none(read_names: Read, text: str) -> None:
    """新密 in 创新密码 is no town."""
    assert place_names(read_names(text)) == []


def test_a_hill_is_not_the_city_of_its_name(read_names: Read) -> None:
    """烟台山 stands in another city."""
    assert place_names(read_names("烟台山的老建筑修好了。")) == ["烟台山"]
