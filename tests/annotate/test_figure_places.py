"""The place of a figure: what its clause is about, what was told of before, what the article is about."""

from __future__ import annotations

from datetime import date

import pytest

from generator.annotate import Context, annotate
from generator.lexicon import Lexicon
from generator.model import Article, Block

HOME = Lexicon(city="合肥市")
NOWHERE = Lexicon()


def places(*texts: str, lexicon: Lexicon = NOWHERE, headline: str = "一篇稿件") -> list[str]:
    """The places of an article's figures, in order; "" for none."""
    blocks = (Block("headline", headline), *(Block("paragraph", text) for text in texts))
    found = annotate(Article(blocks), Context(date(2026, 3, 5), lexicon)).figures
    return [figure.place or "" for figure in found]


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (["浙江桐乡有毛衫企业3200家。"], ["桐乡市"]),  # by its division, however printed
        (["深圳南山去年新增企业80家。"], ["深圳市南山区"]),
        (["福州仓山区改造老屋75栋。"], ["福州市仓山区"]),
        (["新疆和田地区策勒县建起驿站24个。"], ["策勒县"]),
        (["江西婺源县篁岭村有客房300间。", "篁岭村今年接待12万人次。"], ["婺源县篁岭村"] * 2),
        (["婺源县风景好。在秋口镇,民宿有86家。"], ["婺源县秋口镇"]),
        (["武夷山国家公园有植物3400种。"], ["武夷山国家公园"]),
        (["婺源县办起夜校。", "当地有学员240人。"], ["婺源县"] * 1),
        (["婺源县办起夜校,村里有学员240人。"], ["婺源县"]),
        (["我国新一代探空火箭在海南文昌点火,7台发动机全部正常。"], ["文昌市"]),
        (["全国同类机场有40个,航线辐射全国29个城市。"], ["全国", "全国"]),
        (["来自安徽的采购商老陶下了300件的单。"], [""]),
        (["云南贡山独龙族怒族自治县有小学12所。"], ["贡山独龙族怒族自治县"]),
        (["广西壮族自治区林业厅种苗处处长覃晓说,全区苗圃有3600亩。"], ["广西壮族自治区"]),
        (["广西灵山县荔枝红。", "广西壮族自治区林业厅介绍,全区荔枝有260万亩。"], ["广西壮族自治区"]),
        (["这套阵列有探头90个。", "挪威海洋研究中心教授汉森参观了8天。"], ["", ""]),
        (["展厅里,日本关西大学教授三浦惠带来画作40幅。"], [""]),
        (["编剧安宁是南方人,剧本改了7稿。", "导演南宫羽说,拍了90天。"], ["", ""]),
        (["河南信阳光山县,家住周河村的老陈种茶12亩。"], ["光山县"]),
        (["中欧班列通达欧洲26个国家。"], [""]),
        (["我国回收率有四成,发达国家普遍在90%以上。"], ["全国", "发达国家"]),
        (["农业农村部在吉林公主岭开会,全国秸秆利用率达到88%。"], ["全国"]),
        (["来自陕西、甘肃、新疆等地的文物有215件。"], [""]),
        (["江苏省人社厅劳动监察局局长金玉说,3个工作日内要有结果。"], ["江苏省"]),
        (["敦煌研究院馆藏丰富。", "今年,该院新增作品312幅。"], ["敦煌研究院"]),
        (["敦煌儿童医院罕见病中心成立。", "今年,该院确诊患者312例。"], ["敦煌儿童医院"]),
        (["长江涨水,上游的三峡水库拦蓄洪水41亿立方米。"], ["三峡水库"]),
        (["光山县搞培训。", "她说,自己辞去深圳的工作回乡,网店卖出900单。"], ["光山县"]),
        (["甘肃省定西县缺水,年降雨量380毫米。"], ["甘肃省定西县"]),  # the county that was there before
        (["欧盟进口钢材160万吨,自土耳其进口31万吨。"], ["欧盟", "欧盟"]),
        (["来自云南昭通的老马一家坐车到厂,每人补贴400元。"], [""]),
        (["选手来自全国31个省份,跑完的有900人。"], ["", ""]),
        (["北方文艺出版社印了5000册。"], [""]),
        (["世界首条隧道用了3种机器。"], ["", ""]),  # no 界首
        (["伊朗选手西阿曼德·拉赫曼举起290公斤。"], [""]),  # no 阿曼
        (["光山县有茶厂。欧洲市场占出口的三成。员工有900人。"], ["欧洲", "光山县"]),
        (["通车后,北京到上海只需4小时。"], [""]),
        (["记者走进位于婺源县的茶厂,12台机器正在运转。"], ["婺源县"]),
        (["他成了云岭自然保护区的护林员。", "每月补助150元,保护区有护林员18人。"], ["云岭自然保护区"] * 2),
        (["巧匠家具有限公司在婺源县。", "经理说,公司成立之初有员工20名。"], ["巧匠家具有限公司"]),
        (["婺源县有公司36家。", "大家说,公司多了,商铺有20间。"], ["婺源县", "婺源县"]),
        (["工会联合会表彰36人,中国海员工会授予称号2个。"], ["", ""]),
    ],
)
def test_a_place_by_its_full_name(texts: list[str], wanted: list[str]) -> None:
    """Counties by their division, small places with what they lie in; an origin tells nothing."""
    assert places(*texts) == wanted


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (["公司的起重机三周后抵达沙特吉达。", "合肥的工厂年产量达2400台。"], ["合肥市"] * 2),
        (["市市场监管局公布结果,不合格的有11批次。", "其中,庐阳区一家店有2批次。"], ["合肥市", "庐阳区"]),
        (["庐阳区逍遥津街道办起课堂。社区摸底,老人有2300名。"], ["庐阳区"]),
        (["全市均价每平方米14860元,最低的长丰县只有6900元。"], ["合肥市", "长丰县"]),
        (["1月6日本报二版刊出的数字有误,受益农户应为83户。"], ["合肥市"]),
        (["小蜀山下的展览有观众500人。"], ["合肥市"]),
        (["庐阳区有食堂12家。市民政局介绍,今年安排资金4300万元。"], ["庐阳区", "合肥市"]),
        (["来自巢湖代表团的代表老罗说,全市有5家医院缺设备。"], ["合肥市"]),
        (["巢湖生物医药创业服务中心入选,全市孵化器增至21家。"], ["合肥市"]),
        (["俄罗斯来肥投资企业有26家。"], ["合肥市"]),
        (["庐阳区和蜀山区合办赛事。", "长临河镇是古镇,有民居90座。"], ["合肥市长临河镇"]),
    ],
)
def test_a_paper_at_home_tells_of_its_city(texts: list[str], wanted: list[str]) -> None:
    """A place elsewhere counts only where it opens the story; a district in passing is not its place."""
    assert places(*texts, lexicon=HOME) == wanted


def test_the_whole_city_is_the_county_level_city_told_of() -> None:
    """In a story of 莱西市; the home city once that is named again."""
    texts = ("莱西市农业农村局介绍,全市果园有16处。", "青岛发布消息,全市果园有90处。")
    assert places(*texts, lexicon=Lexicon(city="青岛市")) == ["莱西市", "青岛市"]


def test_a_story_from_abroad_in_a_paper_with_a_home() -> None:
    """Nothing of it is at home, and a body of the country opens it."""
    texts = ("美国联邦储备委员会结束为期两天的会议。", "美国去年四季度经济增长1.4%。", "道指下跌0.27%。")
    assert places(*texts, lexicon=HOME, headline="利率不变") == ["美国"] * 3


def test_a_county_named_as_its_city_does_not_take_its_short_form() -> None:
    """长沙 is 长沙市, and 长沙县 is named in full."""
    texts = ("长沙马拉松参赛者有2.6万人。", "长沙县设补给站12个。")
    assert places(*texts, lexicon=Lexicon(city="长沙市")) == ["长沙市", "长沙县"]


def test_a_new_area_is_a_zone_of_its_city() -> None:
    """湘江新区 in a paper of 长沙; with its city elsewhere."""
    assert places("湘江新区有商户230家。", lexicon=Lexicon(city="长沙市")) == ["湘江新区"]
    assert places("湖南湘江新区有商户230家。") == ["湘江新区"]


def test_a_division_that_is_a_new_area_goes_by_its_name() -> None:
    """黄岛区 is called 西海岸新区; both lead there."""
    texts = ("西海岸新区有商户230家。", "黄岛区新增企业80家。")
    assert places(*texts, lexicon=Lexicon(city="青岛市")) == ["西海岸新区"] * 2


def test_a_village_behind_its_town() -> None:
    """屯堡乡的双龙村 is a place, and the story goes on there."""
    texts = ("从恩施市区出发,才到了云岭乡的望溪村。", "望溪村去年新增蜂箱360箱。")
    assert places(*texts)[0].endswith("望溪村")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("据报道,某市去年受理诉求4.6万件。", "某市"),
        ("研发靠的是真金白银,去年投入3.5亿元。", "合肥市"),
        ("摊主来自意大利,店里有员工29人。", "合肥市"),
        ("大桥由济南城建路桥工程有限公司承建,引桥长1.26公里。", "合肥市"),
        ("云南省大理州漾濞县有茶园300亩。", "漾濞彝族自治县"),
        ("市城市管理局已备足融雪剂1500吨。", "合肥市"),
        ("庐江县工信局负责人说,产业楼宇有79座。", "庐江县"),
        ("庐阳公安分局抓获嫌疑人22名。", "庐阳区"),
        ("巢湖市柘皋镇的果农笑了。市农委统计,全市草莓有38万亩。", "合肥市"),
        ("庐阳区的夜市收摊了。市气象台预报,最高气温12℃。", "合肥市"),
        ("总量高出全国平均水平9亿元。", "合肥市"),
    ],
)
def test_what_is_and_what_only_looks_like_a_place(text: str, wanted: str) -> None:
    assert places(text, lexicon=HOME) == [wanted]


def test_the_office_of_a_district_whose_name_begins_with_a_rank() -> None:
    """市南区 is no 市 with a rest."""
    texts = ("市南区工信局负责人说,产业楼宇有79座。",)
    assert places(*texts, lexicon=Lexicon(city="青岛市"), headline="海淀区来客") == ["市南区"]


def test_works_and_sights_are_places_where_the_paper_has_no_home() -> None:
    """雪峰山隧道 is what its length is of; 隧道 and 线路 refer back to what was named last."""
    texts = (
        "雪岭山隧道穿越9条断层。",
        "隧道全长14.6公里。",
        "怀靖高铁开通运营。线路全长183公里。",
        "我们一座牧场有奶牛1200头。",
    )
    found = places(*texts)
    assert found[:3] == ["雪岭山隧道", "雪岭山隧道", "怀靖高铁"]
    assert "牧场" not in (found[3] or "")
    assert places("雪岭山隧道穿越9条断层。", lexicon=HOME) == ["合肥市"]


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (["法国国家统计局公布,三季度全国失业率7.1%。"], ["法国"]),
        (["全球营养不足人口8亿,其中发展中国家7亿,转型国家3000万。"], ["全球", "发展中国家", "转型国家"]),
        (["海军某快艇大队连续6年没有事故。", "这个大队出海180天。"], ["海军某快艇大队"] * 2),
        (["广州海关征税120亿元。"], ["广州市"]),
        (["博达重工28日晚披露一季报,营业收入80亿元。", "公司同时派现3亿元。"], ["博达重工"] * 2),
        (["国人每年读书不到3本。"], ["全国"]),
    ],
)
def test_whose_figures_they_are_where_the_paper_has_no_home(texts: list[str], wanted: list[str]) -> None:
    """A foreign country by its office, groups of countries, units of the army, companies, the nation."""
    assert places(*texts) == wanted


def test_a_story_without_a_place_is_of_the_city_it_is_sent_from() -> None:
    """Those sent from the capital are of the nation."""

    def found(dateline: str) -> str | None:
        article = Article((Block("paragraph", "展出商品三万多种。"),), dateline=dateline)
        return annotate(article, Context(date(1986, 10, 16), NOWHERE)).figures[0].place

    assert found("新华社广州十月十五日电") == "广州市"
    assert found("新华社北京十月十五日电") is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("东盟为最大贸易伙伴,对其出口12亿元。", "合肥市"),  # who trades is the city
        ("货物经运河出海,比绕道广州缩短300公里。", "合肥市"),
        ("中欧班列庐阳号开行90列。", "合肥市"),  # a train
    ],
)
def test_a_partner_a_detour_and_a_train_are_no_places(text: str, wanted: str) -> None:
    assert places(text, lexicon=HOME) == [wanted]
