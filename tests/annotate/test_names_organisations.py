"""Organisations: by their endings, by lexicon, by short names; and what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.annotate import Draft

Read = Callable[..., Draft]

NAMED = [
    ("记者从市水务管理局获悉,工程完工。", ["市水务管理局"]),
    ("即墨区人民政府与山东大学签约。", ["即墨区人民政府", "山东大学"]),
    ("青岛市第三中学的学生来到青岛海洋科技馆。", ["青岛市第三中学", "青岛海洋科技馆"]),
    ("工业和信息化部公布名单。", ["工业和信息化部"]),
    ("国家粮食和物资储备局发出通知。", ["国家粮食和物资储备局"]),
    ("设备由恒翊精密机械有限公司研制。", ["恒翊精密机械有限公司"]),
    ("材料送到中国科学院海洋研究所检测。", ["中国科学院海洋研究所"]),
    ("美国密歇根大学的团队发表论文。", ["美国密歇根大学"]),
    ("省委宣传部、市总工会联合发文。", ["省委宣传部", "市总工会"]),
    ("浙江省委召开会议。", ["浙江省委"]),
    ("世贸组织总干事到访。", ["世贸组织"]),
    ("即墨区产业发展中心主任发言。", ["即墨区产业发展中心"]),
    ("南开大学校长到会。", ["南开大学"]),
    ("南开大学团委书记到会。", ["南开大学"]),
    ("沈阳药科大学和大连医科大学获奖。", ["沈阳药科大学", "大连医科大学"]),  # no 药科大
    ("大连理工大学和西安交大签约。", ["大连理工大学", "西安交大"]),  # no 理|工大
    ("国务院安全生产督导组进驻。", ["国务院安全生产督导组"]),
    ("冶金工业部副部长出席。", ["冶金工业部"]),
    ("据新华社电北京交通大学开学。", ["新华社", "北京交通大学"]),
    ("沂水县委县政府联合部署。", ["沂水县委", "县政府"]),
    ("团队来自山东大学胶体材料国家重点实验室。", ["山东大学胶体材料国家重点实验室"]),
    ("国家税务总局青岛市税务局发布公告。", ["国家税务总局青岛市税务局"]),
    ("国家统计局青岛调查队和市统计局联合发布。", ["国家统计局青岛调查队", "市统计局"]),
    ("他接受科技日报记者采访。", ["科技日报"]),
    ("烟台市公安局芝罘分局接到报警。", ["烟台市公安局芝罘分局"]),
    ("国家新闻出版署发布数据。", ["国家新闻出版署"]),
    ("锦川针织负责人接过订单。", ["锦川针织"]),
    ("即墨区经信局提供的数据显示。", ["即墨区经信局"]),
    ("记者从青岛车务段获悉。", ["青岛车务段"]),
    ("即墨区教育和体育局发出通知。", ["即墨区教育和体育局"]),
    ("平度市花卉和苗木产业发展中心成立。", ["平度市花卉和苗木产业发展中心"]),
    ("中国科学院地质与地球物理研究所测定了样品。", ["中国科学院地质与地球物理研究所"]),
    ("市公安局和财政局联合发文。", ["市公安局"]),
    ("日本厚生劳动省公布数据,美国劳工部推迟发布。", ["日本厚生劳动省", "美国劳工部"]),
    ("英国国家统计局和俄罗斯联邦安全局证实。", ["英国国家统计局", "俄罗斯联邦安全局"]),
    ("中国女子排球队取胜,日本乒乓球队告负。", ["中国女子排球队", "日本乒乓球队"]),
    ("丰禾蔬菜种植专业合作社里摆满了菜筐。", ["丰禾蔬菜种植专业合作社"]),
    ("青岛启航篮球俱乐部签下新人。", ["青岛启航篮球俱乐部"]),
    ("共青团山东省委、民盟青岛市委提交提案。", ["共青团山东省委", "民盟青岛市委"]),
    ("青岛五十八中和滕州市第十一中学夺冠。", ["青岛五十八中", "滕州市第十一中学"]),
    ("全国妇联、全国人大公布名单,全国法院一体执行。", ["全国妇联", "全国人大"]),
    ("最高法发布案例。最高人民法院院长出席。", ["最高人民法院"]),
    ("三江源国家公园管理局和匹溪乡中心学校共建。", ["三江源国家公园管理局", "匹溪乡中心学校"]),
    ("青岛海琅服装有限公司工程部已经动工。", ["青岛海琅服装有限公司"]),
    ("山东大学海洋研究院的论文见刊。", ["山东大学"]),
    ("欧盟宣布加税,对欧盟、东盟出口下降,东盟市场走弱。", ["欧盟"]),
    (
        "中国疾病预防控制中心和市城市管理和综合执法局到场。",
        ["中国疾病预防控制中心", "市城市管理和综合执法局"],
    ),
    ("山东云岚智家电器有限公司投产。", ["山东云岚智家电器有限公司"]),
    ("这是金井茶业集团的车间,她加入了杨柳合作社。", ["金井茶业集团", "杨柳合作社"]),  # one rare word
    ("人民教育出版社、青岛市京剧团、青岛市中医院共建。", ["人民教育出版社", "青岛市京剧团", "青岛市中医院"]),
    ("俄罗斯驻沈阳总领事馆发来贺信。", ["俄罗斯驻沈阳总领事馆"]),
    ("哈尔滨医科大学校长和故宫博物院原院长到会。", ["哈尔滨医科大学", "故宫博物院"]),
    ("中科院昆明动物研究所来了人。", ["中科院昆明动物研究所"]),
    ("崂山区新建云岭路小学,即墨区新建幼儿园2所。", []),
]

NONE = [
    "别一发烧就往大医院跑。",
    "教育部门和有关部委加强配合。",
    "全国大学和中国公司数量增加。",
    "南部地区和总部机关都有机会参加社会活动。",
    "推进青岛国际航运中心建设。",
    "《中华人民共和国商业银行法》修订。",
    "中心城区的医院、学校和公司照常上班。",
    "网络会议上,队伍团结一致。",
    "美国主要航空公司推迟了航班,日本三大银行观望。",
    "旅客把文物带出海关。",
    "这里有美的海滩,也让人联想起从前。",
    "35家A股上市公司披露年报。",
    "这是机械制造有限公司的通病。",
    "公司把客服热线延长到全天,社区医养服务站全覆盖。",
    "引进小微博物馆9家。",
    "比赛在奥帆中心举行,书展在青岛国际会展中心开幕。",
    "自贸港封关在即,崂山区沿线酒店客满。",
    "对东盟、非洲出口增长,东盟国家订单增加。",
    "党的十九届四中全会以后,英国东南部降雪。",
    "全省医院和全市派出所都来取经。",
]


@pytest.mark.parametrize(("text", "wanted"), NAMED, ids=[text[:12] for text, _ in NAMED])
def test_organisations_are_read_whole(read_names: Read, text: str, wanted: list[str]) -> None:
    """From the first word of the name to its ending."""
    assert read_names(text).organisations == wanted


@pytest.mark.parametrize("text", NONE, ids=[text[:12] for text in NONE])
def test_classes_of_bodies_are_no_organisations(read_names: Read, text: str) -> None:
    """Words that end like an organisation's name and name none."""
    assert read_names(text).organisations == []


def test_a_short_name_means_the_full_one(read_names: Read) -> None:
    """A firm without its legal form, and a short name given in brackets."""
    draft = read_names(
        "蓝湾生物科技股份有限公司上市。蓝湾生物科技去年盈利。",
        "青岛远洋渔业协会(简称“远渔会”)成立,远渔会有会员百名。",
    )
    assert draft.organisations == ["蓝湾生物科技股份有限公司", "青岛远洋渔业协会"]
    surfaces = {m.surface: m.name for m in draft.mentions if m.rule == "short"}
    assert surfaces == {"蓝湾生物科技": "蓝湾生物科技股份有限公司", "远渔会": "青岛远洋渔业协会"}


def test_a_place_inside_a_name_is_no_place(read_names: Read) -> None:
    """北京汽车制造厂 says nothing of 北京."""
    draft = read_names("生产线设在莱州的北京汽车制造厂。")
    assert [m.name for m in draft.mentions if m.kind == "place"] == ["莱州市"]


def test_the_agency_of_a_dispatch_is_not_listed(read_names: Read) -> None:
    """新华社…电 is where the text comes from."""
    assert read_names("据新华社北京3月2日电 外交部今天答问。").organisations == ["外交部"]


def test_the_administration_of_a_reserve_says_where_it_is(read_names: Read) -> None:
    """The reserve stays a place inside the name of what manages it."""
    draft = read_names("江西碧湖国家级自然保护区管理局公布数据。")
    assert draft.organisations == ["江西碧湖国家级自然保护区管理局"]
    assert any(mention.kind == "place" for mention in draft.mentions)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("生态环境部副部长韩一鸣说。", ["生态环境部"]),
        ("巴西外交部副部长科斯塔呼吁落实。", ["巴西外交部"]),
        ("意大利基础设施和交通部公布计划。", ["意大利基础设施和交通部"]),
        ("象山县农业农村局党委书记俞望海介绍。", ["象山县农业农村局"]),
        ("鼓浪屿管委会发布公告。", ["鼓浪屿管委会"]),
        ("龙门石窟研究院公布成果。", ["龙门石窟研究院"]),
        ("昆明国际花卉交易中心有限公司开业。", ["昆明国际花卉交易中心有限公司"]),
        ("成果惠及博物馆的每位观众。", []),
        ("风筝飞进博物馆,老人住进养老院。", []),
        ("市社会工作促进中心开门。", ["市社会工作促进中心"]),
        ("邕州海关公布数据。", ["邕州海关"]),
        ("西藏军区某通信团架通线路。", ["西藏军区某通信团"]),
        ("开学季,市区新投用学校30所。", []),
    ],
)
def test_where_the_name_of_a_body_begins_and_ends(read_names: Read, text: str, names: list[str]) -> None:
    """Before 副, before a post of the Party, at a sight, with all that a ministry is in charge of."""
    assert read_names(text).organisations == names
