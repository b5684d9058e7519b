"""People: phrases with the names and titles that must be read, and phrases that hold none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.annotate import Draft

Read = Callable[..., Draft]

NAMED = [
    ("市卫健委主任赵启明出席活动。", {"赵启明": "主任"}),
    ("区教育局副局长林晓雯、区体育局副局长孙大伟参加了启动仪式。", {"林晓雯": "副局长", "孙大伟": "副局长"}),
    ("省科学院院长、党组书记钱伟民作报告。", {"钱伟民": "院长、党组书记"}),
    (
        "志愿者代表陈静、周海波、吴玲玲等人上台领奖。",
        dict.fromkeys(("陈静", "周海波", "吴玲玲"), "志愿者代表"),
    ),
    ("欧阳修远表示,项目下月开工。", {"欧阳修远": None}),
    ("“我们赶上了好时候。”刘桂兰说。", {"刘桂兰": None}),
    ("他向徐志刚同志学习。", {"徐志刚": "同志"}),
    ("62岁的高建军是一名退休教师,每天来这里。", {"高建军": "退休教师"}),
    ("法国总统马克龙抵达北京。", {"马克龙": "总统"}),
    ("西班牙作家米格尔·德·塞万提斯的作品再版。", {"米格尔·德·塞万提斯": "作家"}),
    ("外交部长王毅会见来宾。", {"王毅": "外交部长"}),
    ("王军霞、郭跃华和邓亚萍走上领奖台。", {"王军霞": None, "郭跃华": None, "邓亚萍": None}),
    ("日本前首相海部俊树一行到访。", {"海部俊树": "前首相"}),
    ("主席一职由司长梁范秀珍出任。", {"梁范秀珍": "司长"}),
    ("参加演出的有陈佳琪、沈丽君、周文娟等。", {"陈佳琪": None, "沈丽君": None, "周文娟": None}),
    ("加拿大总理让·克雷蒂安致电祝贺。", {"让·克雷蒂安": "总理"}),
    ("捷克外长扎劳则表示反对。", {"扎劳": "外长"}),
    ("荷兰人托马·伯格夺冠。", {"托马·伯格": None}),
    ("书法家陈秀珍", {"陈秀珍": "书法家"}),
    ("法国外交部长韦纳尔讲话。", {"韦纳尔": "部长"}),
    ("他的徒弟张伟也学会了这门手艺。", {"张伟": "徒弟"}),
    ("在宋佳看来,这件事并不难。", {"宋佳": None}),
    ("由冯涛执导的影片昨天上映。", {"冯涛": None}),
    ("杨梅和妻子在这里住了十年。", {"杨梅": None}),
    ("展览介绍了林海峰、李时珍等人的生平。", {"林海峰": None, "李时珍": None}),
    ("周恩来侄女周秉文讲起往事。", {"周恩来": None, "周秉文": None}),
    ("29岁的陈云峰站了出来。", {"陈云峰": None}),
    ("副主任柳文在讲话中提到此事。", {"柳文": "副主任"}),
    ("我方代表同伦克维斯总统举行会谈。", {"伦克维斯": "总统"}),
    ("伦克雷斯秘书长呼吁停火。", {"伦克雷斯": "秘书长"}),
    ("田中文雄首相表示感谢。", {"田中文雄": "首相"}),
    ("种田的农户汪细苗装上了滴灌。", {"汪细苗": "农户"}),
    ("市场部经理齐远说,订单排到了五月。", {"齐远": "市场部经理"}),  # between a title and a verb of speech
    ("牧民才让扎西给羊群打了耳标。", {"才让扎西": "牧民"}),
    ("乡里的阿依古丽开了一间驿站。", {"阿依古丽": None}),
    ("牧民泽仁把帐篷搬到了夏牧场。", {"泽仁": "牧民"}),
    ("传承人阿依古丽教姑娘们绣花。", {"阿依古丽": "传承人"}),
    ("奶站站长吉日嘎说,每天收奶十吨。", {"吉日嘎": "站长"}),
    ("养蜂人宿建和每年春天出发。", {"宿建和": "养蜂人"}),
    ("副局长隋和平表示,冰雪课要进校园。", {"隋和平": "副局长"}),
    ("所长和秀芬说,苗已经出齐了。", {"和秀芬": "所长"}),
    ("科长字学明介绍了情况。", {"字学明": "科长"}),
    ("月嫂尤桂和回了老家。", {"尤桂和": "月嫂"}),
    ("巡库员黎海棠每天走二十公里。", {"黎海棠": "巡库员"}),  # a calling that no list holds
    ("第十八中校长矫蕾说,新课开了。", {"矫蕾": "校长"}),
    ("公司外贸总监薄云天说,订单满了。", {"薄云天": "外贸总监"}),  # the line of work belongs to the title
    ("园区招商负责人冀小虎介绍情况。", {"冀小虎": "招商负责人"}),
    ("劳务经纪人孙长水又忙了起来。", {"孙长水": "劳务经纪人"}),  # of which kind, in nouns and grades
    ("国家级非遗传承人冯炳南登台。", {"冯炳南": "国家级非遗传承人"}),
    ("小儿外科主任任红梅介绍,手术顺利。", {"任红梅": "小儿外科主任"}),
    ("报告团成员吴小波发言。", {"吴小波": "成员"}),  # whose member, and no kind
    ("发言人盛运来说,价格平稳。", {"盛运来": "发言人"}),
    ("图书馆员卓玛央金说,书不够看。", {"卓玛央金": "图书馆员"}),
    ("由查文浩导演,演员孙大志主演。", {"查文浩": "导演", "孙大志": "演员"}),
    ("副局长芮文标说,新政下月施行。", {"芮文标": "副局长"}),
    ("社区民警孙立夏处理完警情,老支书胡金山走来。", {"孙立夏": "社区民警", "胡金山": "老支书"}),
    ("医院院长梁惠珍", {"梁惠珍": "院长"}),  # nothing stands before the title
    ("心内科主任黄大河提醒,要少吃盐。", {"黄大河": "心内科主任"}),
    ("南开大学团委书记王英说,人都到了。", {"王英": "团委书记"}),
]

NONE = [
    "高新区云飞路两侧聚集了软件企业。",
    "曲江新区和水湖镇分列前两位。",
    "台胞李小姐带着孩子办完手续。",
    "静宁县李店镇果农正在采收。",
    "月月晒、季季评,末位部门要检讨。",
    "在鄱阳湖越冬的候鸟又来了。",
    "全面提高城市管理水平,方便群众办事。",
    "安全生产形势总体平稳,高新技术企业数量翻番。",
    "任何单位和个人不得占用消防通道。",
    "马上就办、真抓实干,成立了工作专班。",
    "金融机构加大信贷投放,白皮书随后发布。",
    "项目经理部建在工地上,代表团成员名单公布。",
    "温室里种着石榴、葡萄、樱桃和水蜜桃。",
    "于昨天开始的展览,于本月底结束。",
    "新的一年,风平浪静,万事如意。",
    "游客可以乘坐高铁到达,车程一小时。",
    "着眼于长远发展,向长城以北延伸。",
    "小说里的武夫、武僧、武侠各有来历。",
    "展厅里写着唐·李的诗句。",
    "和家人在一起,在他看来最要紧。",
    "由金融机构执行的方案已经下发。",
    "孤寡老人和儿童高兴地收下了。",
    "书记和县长表示支持,局长和江苏商户座谈。",
    "司机和乘客告诉记者,教练和队员把奖杯举起,教师和家长每天轮岗。",
    "律师费和诉讼费由败诉方承担,会员单位和服务员代表到场。",
    "鼓励推广员多拿订单,支农贷款和施工费用已经下拨。",
    "为帮菜农解难,平价点已经设好,农户连上大市场。",
    "总经理日前说,经理连声说好,负责人当场表示同意。",
]


@pytest.mark.parametrize(("text", "wanted"), NAMED, ids=[text[:12] for text, _ in NAMED])
def test_names_are_read_with_their_titles(read_names: Read, text: str, wanted: dict[str, str | None]) -> None:
    """Names, and their titles as printed without the organisation."""
    assert {person.name: person.title for person in read_names(text).people} == wanted


@pytest.mark.parametrize("text", NONE, ids=[text[:12] for text in NONE])
def test_prose_without_people_has_none(read_names: Read, text: str) -> None:
    """Common words that begin with a surname are left alone."""
    assert read_names(text).people == []


def test_the_organisation_is_kept_apart_from_the_title(read_names: Read) -> None:
    """市政协副主席 is 副主席 of 市政协."""
    (person,) = read_names("市政协副主席韩冬梅讲话。").people
    assert (person.name, person.title, person.organisation) == ("韩冬梅", "副主席", "市政协")


def test_the_organisation_of_a_title_has_its_part(read_names: Read) -> None:
    """市民政局养老服务科科长 is 养老服务科科长 of 市民政局."""
    (person,) = read_names("市民政局养老服务科科长韩冬梅讲话。").people
    assert (person.name, person.title, person.organisation) == ("韩冬梅", "养老服务科科长", "市民政局")


def test_several_offices_keep_their_organisations_in_order(read_names: Read) -> None:
    """A chain of titles over 、 is read to its beginning."""
    (person,) = read_names("国家能源局副局长、中国气象学会理事长宋立新到场。").people
    assert person.title == "副局长、理事长"
    assert person.organisation == "国家能源局、中国气象学会"


def test_who_signs_is_none_of_the_people(read_names: Read) -> None:
    """Photo credits and contributors in brackets are mentions only."""
    draft = read_names("新芽破土,春意渐浓。(本报记者李春燕摄)", "来稿摘登。(山东平度市周建国)")
    assert draft.people == []
    assert {m.name for m in draft.mentions if m.kind == "person" and m.rule == "byline"} == {
        "李春燕",
        "周建国",
    }


def test_a_name_in_a_doctrine_is_none_of_the_people(read_names: Read) -> None:
    """…理论 and …思想 name a doctrine."""
    assert read_names("深入学习邓小平理论。").people == []


def test_a_name_once_sure_is_found_everywhere(read_names: Read) -> None:
    """The second mention needs no title."""
    draft = read_names("村支书费存才带头种树。", "如今费存才家的苗圃有二十亩。")
    assert [m.span.block for m in draft.mentions if m.name == "费存才"] == [1, 2]


def test_the_first_title_wins_and_later_ones_fill_gaps(read_names: Read) -> None:
    """A person named first without a title gets the one printed later."""
    draft = read_names("“很高兴。”郑秋实说。", "作为校长郑秋实每天六点到校。")
    assert [(p.name, p.title) for p in draft.people] == [("郑秋实", "校长")]


def test_a_name_is_no_place(read_names: Read) -> None:
    """Every span carries its own words."""
    draft = read_names("区委书记高密生、镇长江海涛介绍情况。")
    for mention in draft.mentions:
        block = draft.article.blocks[mention.span.block].text
        assert block[mention.span.start : mention.span.end] == mention.surface


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("协会副主席尚长春观看演出。", ["尚长春"]),
        ("食堂里,82岁的单德山端着餐盘。", ["单德山"]),
        ("市领导高伟、付强、石岩参加。", ["高伟", "付强", "石岩"]),
        ("学院教授欧阳明月观看演出。", ["欧阳明月"]),
        ("学生迪丽达尔·艾合买提获奖。", ["迪丽达尔·艾合买提"]),
        ("处长帕提古丽·阿不都热合曼介绍,收成不错。", ["帕提古丽·阿不都热合曼"]),
        ("90岁的老人仍然下地。", []),
        ("程序员韩涛骑了20天。", ["韩涛"]),
        ("孙女林悦替她算过账。", ["林悦"]),
        ("民警史占勇介绍,案件已破。", ["史占勇"]),
    ],
)
def test_names_that_words_and_places_stand_in(read_names: Read, text: str, names: list[str]) -> None:
    """A place behind a surname, the age before a name, given names of a compound surname, dots."""
    assert [person.name for person in read_names(text).people] == names


def test_what_is_a_name_behind_a_title_is_no_place(read_names: Read) -> None:
    draft = read_names("协会副主席尚长春观看演出。")
    assert not [mention for mention in draft.mentions if mention.kind == "place"]


@pytest.mark.parametrize(
    "text", ["新华社西宁11月14日电记者杨柳青", "记者陈方安", "局长李", "导演南宫", "82岁的单"]
)
def test_a_name_may_end_the_text(read_names: Read, text: str) -> None:
    """Nothing is looked for behind the end."""
    assert all(mention.span.end <= len(text) for mention in read_names(text).mentions)
