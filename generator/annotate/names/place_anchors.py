"""Places, organisations and events in a text that the figures around them may be about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.annotate.names.small_places import SmallPlace
from generator.annotate.patterns import by_first, pattern
from generator.model import Mention

_NATION = pattern(
    r"(?<![外中美英法德韩泰俄帝异他邻敌战爱救祖本每多各此该王一个])国人(?!格)|我国|全国(?![一-鿿]{1,8}(?:赛|锦标赛|运动会|联赛|杯)(?!区|事))|国家(?=围绕|投入|出台|先后|已|将|对|累计|安排|实施|支持|下达|财政)|中国(?!工商|农业|建设|人民|银行|铁路|移动|联通|电信|石油|石化|科学|社会|工程|海油|中车|共产"
    "|[一-鿿]{2,14}?(?:工会|协会|学会|联合会|研究院|研究所|基金会|乐团|剧院))"
)
_WORLD = pattern("全球(?!化|性|首|最|唯一|第|领先|治理|数贸|南方|创新|战略|价值|伙伴|中心|总部|[0-9])")
_MINISTRIES = (
    "工业和信息化 工信 农业农村 商务 交通运输 水利 教育 财政 公安 民政 司法 文化和旅游 生态环境 自然资源 "
    "应急管理 科技 科学技术 人力资源社会保障 人力资源和社会保障 住房城乡建设 住房和城乡建设 退役军人事务 "
    "外交 中宣 中组"
)
_NATIONAL_BODY = pattern(
    by_first(
        (
            "国务院",
            "国家[一-鿿]{2,7}?(?:总局|局|委员会|委|署|中心)",
            "中国(?:民用航空|民航|气象|地震)局",
            "国铁集团",
            "国新办",
            "最高人民(?:法院|检察院)",
            "最高[法检](?!定|测|院)",
            "从中国[一-鿿]{2,10}?(?:集团|公司|协会|联合会|学会|中心)[一-鿿]{0,4}?(?:获悉|了解到)",
            *"全国人大 全国政协 海关总署 市场监管总局 中国人民银行".split(),  # noqa: SIM905 - a list of words
            *(f"{name}部" for name in _MINISTRIES.split()),
        )
    )
)
# 国家统计局|青岛调查队: what stands behind makes it a body of a place.
_BRANCH = pattern("[一-鿿]{2,8}?(?:局|分行|支行|调查队|调查总队|办事处|分公司|海关)")
_REGION = pattern(
    by_first(
        (
            "某[市县区省州镇]",
            *"一线城市 二线城市 三线城市 四线城市 五线城市 中西部 东中西部 东部 西部 中部".split(),  # noqa: SIM905
            *"东北 华北 华东 华南 华中 西北 西南 北方 南方 沿海 长三角 珠三角 京津冀".split(),  # noqa: SIM905
            *"粤港澳大湾区 黄淮海 江南 江淮 欧元区 欧盟 东盟 欧洲 亚洲 非洲".split(),  # noqa: SIM905
            *"东南亚 东亚 南亚 西亚 中亚".split(),  # noqa: SIM905
            *"拉丁美洲 拉美 北美 南美 美洲 中东 西欧 东欧 北欧 亚太 大洋洲 北非".split(),  # noqa: SIM905
            *"流域 灌区 盆地 半岛 新兴经济体 新兴市场国家 发达经济体".split(),  # noqa: SIM905 - a list of words
            *(f"{of}国家" for of in "最不发达 欠发达 发达 发展中 转型 工业化".split()),  # noqa: SIM905 - a list of words
        )
    )
)
_REGION_NEVER_BEFORE = pattern(
    "(?:主要)?港口|(?<=江南)市场|[一-鿿]{1,4}(?:出版社|华侨城|日报|晚报|电视台|战区|银行|集团)|华侨城|电视|方向|线(?!上|下)|角|路|大学|航空|证券|理工|师范|财经|政法|民族|侧|面|[一-鿿]路"
)
_EVENT = pattern(
    r"(?:本届|第[0-9一二三四五六七八九十百]{1,4}届)([一-鿿]{1,12}?(?:博览会|交易会|运动会|展览会|论坛|广交会|进博会|服贸会|会|节|展|大赛))(?![议员场长期馆商])"
)
_MEASURED_AGAINST = pattern(
    r"(?:占|占到|占了|居|列|位居|位列|比|较|高于|低于|快于|优于|好于|高出|低出|多出|快出|跑赢|超过|排名|跃居|升至|领先|在|成为|是|为|相当于|达到|面向|对|与|和|及|覆盖|遍布|出口到|服务|辐射|同期|首批|入选|距离?|离)$"
)
_SCOPE_AFTER = pattern(
    r"首(?!次)|第|前[0-9十百]|唯一|平均|最|率先|各地|人大|政协|之最|领先|重点|水平|农商行|一流|统一|总量|总装机|总值|人民代表|工商联|妇联|总工会|青联"
)
_LINE_AFTER = pattern("航线|航班|班列|方向|专线|出土")  # 加密东南亚航线, 敦煌出土的曲谱
_AMONG_AFTER = pattern("(?:[0-9]{1,4}[余多]?[个家座所])?[^,。;0-9]{1,14}中(?!心|国|央)")  # 在全国40个机场中
# 东盟为第一大贸易伙伴,对其进出口…: the figures are of who trades with it.
_PARTNER_AFTER = pattern(
    "(?:继续|仍然?|已)?(?:保持|成?为|是)[^,。;:!?]{0,12}(?:贸易伙伴|出口市场|[货客]源地|来源地|来源国|目的地)"
)
_RANK_AFTER = pattern("首(?!次)|第[一二三四五六七八九十0-9]|前[0-9十百]|唯一|之最")
_AIM_BEFORE = pattern(
    r"(?:受|位于|落户|落地于|远销|外的|赴|前往|走进|来到|抵达|到达|发往|运往|运抵|销往|开往|绕道|绕行|取道|途经|飞往|通往|输往|返回|通达|直达|(?:开拓|拓展|打入|进军|抢占|开辟)了?|辞去|告别|离开|对|向|与|从|依托|离|到|往|至|于|跟着)$"
)
_OPENING = pattern(
    r"(?:[,:;\s“”]|其中|同时|此外|目前|截至目前|截至|如今|眼下|当前|据了解|据悉|在|从|来自|作为|以|而|但|其次为?|第[一二三四五]是|首先是|由|自|经|此前|此次|至此|近日|日前|去年|今年|数据显示|预计|预测|[一-鿿]{2,5}来看|位于|[一-鿿]{2,6}的(?=[一-鿿])|国家|另外|记者从|记者在|支持|推动|[0-9]{4}年|(?:[0-9]{1,2}[-—至])?[0-9]{1,2}月份?|[0-9]{1,2}日|前[一二三]季度|前[0-9]{1,2}个?月|[上下]半年|近年来|期间|时期|以来|末|底|里|中|的|已|当天|当日|今天|今日|昨日|昨天|上午|下午)*+"
)
# The last character of each of them.
_OPENING_ENDS = frozenset(
    "计测“”中时外前今下解悉在从来自为以而但次是由经此日年示看于的家持动份月度期间末底里已天午至"
)
_MARKS = ",。;:!?"
_LAST_MARK = pattern(f"[{_MARKS}](?=[^{_MARKS}]*+$)")
_ORGANISATION = pattern(
    r"(?:(?<!分)公司|集团|银行|港|研究院|研究所|大学|学院|医院|厂|总台|电视台|[女男球]队|某[一-鿿]{1,8}|中学|小学|机场|商城|中心|俱乐部|馆|景区|园区|航空|铁路局|供电公司|合作社|基金会)$"
)
# 恒岳重工28日晚披露一季报, 石油输出国组织决定…日均减产120万桶: by what it does, whatever its name ends with.
_ACTS_AFTER = pattern(
    "(?:[0-9]{1,2}日)?[晚早盘]?[间后]?(?:对外)?(?:披露|公告|公布|发布)[^,。;]{0,8}?(?:季报|年报|半年报|中报|财报|业绩)"
    "|(?:[一-鿿]{0,2}首?季|上半年|全年|前三季)?(?:净利润?|营收|业绩)|决定[^,。;]{0,14}?[减增限]产"
)
_OFFICE_OF = pattern(
    "(?:[一-鿿]{2,12}(?:总局|统计局|银行|电网))?(?:[一-鿿]{2,4}省)?((?!市城|城市|都市)(?:[一-鿿]{2,8}自治[区州县]|[一-鿿]{2,4}?[市区县州省]))[一-鿿]{0,12}(?:(?:局|委|委员会|厅)[一-鿿]{2,10}?[处科室队局]|局|委|委员会|法院|检察院|政府|办公室|厅|办|管委会|监狱|人大|政协)$"
)
_SOURCE_AFTER = pattern(
    r"[^,。;]{0,14}(?:数据|发布|显示|获悉|了解|介绍|表示|消息|公布|通报|统计|报道|预计|预测|测算|估算|分析|研判|报告|评价|直言|调查|提醒|建议|认为|指出|强调|透露|坦言|解释|回忆|告诉|说|称)"
)
# 肯尼亚选手: where somebody is from, which tells nothing of the figures of others.
_PERSON_AFTER = pattern(
    "籍|(?:男子|女子|青年)?(?:选手|小将|老将|队员|球员|运动员|名将|跑者|跑友|游客|客商|客人|商人|学者|专家|留学生|小伙|姑娘|女孩|男孩|球迷|教练|主帅|媒体|网友|队(?!伍)|居民|旅客|乘客|同胞|企业家|商户|店主|摊主|老板|歌手|乐队|画家|作家|青年(?!报|政治|干部)|学子|创业者"
    "|来[一-鿿]{1,2}(?:投资|旅游|经商|务工|留学|参展|参赛|访问|考察|就医))"
)
_PARK = pattern("(?:产业园|工业园|科技园|物流园|园区|开发区|高新区|口岸)$")
_WITH_OTHERS = pattern("[和与及]|联合|等")
_TWO_CHINESE = pattern("(?!.?[在将该本全各等的和与及对据])[一-鿿]{2}")
# 日本早稻田大学教授: somebody of an institution of a country.
_INSTITUTION = "(?:大学|学院|研究院|研究所|中心|实验室|公司|集团|协会|联合会|学会|医院|银行|智库)"
_MEMBER = (
    "[一-鿿]{0,10}?(?:教授|研究员|科学家|学者|院士|专家|主席|会长|所长|院长|主任|博士|经济学家|分析师|总裁|总经理"
    "|董事长|负责人|总监)"
)
_INSTITUTION_AFTER = pattern("[一-鿿·]{2,14}?" + _INSTITUTION + _MEMBER)
_IS_INSTITUTION = pattern(_INSTITUTION + "$")
_MEMBER_AFTER = pattern(_MEMBER)
_BYLINE = pattern(r"\([^()]{0,8}(?:记者|通讯员)[^()]{1,40}\)")  # (记者江南)
_PARTS_LISTED = pattern("东、中(?=[、和]西部)")
_MEETS_AFTER = pattern("(?:共同|联合|正式)?(?:召开|举行|举办|启动|部署|发布|揭晓)")
_CONTRACTED = ("承建", "建设", "施工", "设计", "主办", "承办", "协办", "出品", "编制", "运营的")
_FROM_LISTED = pattern("来自(?:[一-鿿]{2,6}、)*$")  # 来自陕西、甘肃等地
_ALSO_LISTED = pattern("(?:、[一-鿿]{2,6})*等")
_ROUTE = ("到", "至", "往", "—", "-")  # between the ends of a way
_FROM_ENDS = (",", "。", ";", "的")
_BOUGHT = ("进口", "引进", "采购", "购入", "购进")
_WHOLE = "全我中"  # 全国, 我国, 全省
_LONGEST_OPENING = 40
_LONGEST_LIST = 40


class Anchor(Struct):
    """A place or organisation in a block; `weak` where it only names what something is measured against.

    `person` where it names where somebody is from; `local` for a city, a county and what is smaller; `office`
    for the place in the name of its administration; `back` for words that refer back to one; `work` for a
    bridge, a lake and the like.
    """

    start: int
    end: int
    name: str
    weak: bool
    event: bool = False
    region: bool = False
    organisation: bool = False
    person: bool = False
    local: bool = False
    office: bool = False
    back: bool = False
    work: bool = False


def named_anchors(text: str, mentions: Sequence[Mention], small: Sequence[SmallPlace] = ()) -> list[Anchor]:
    """The anchors that places and organisations of a folded text are: its small places, then the others."""
    named = list(_of_mentions(text, mentions)) if mentions else []
    if not small:
        return named
    covered = {(place.start, place.end) for place in small}
    return [
        *_of_small(text, small),
        *(a for a in named if not any(low <= a.start and a.end <= high for low, high in covered)),
    ]


def anchors_of(text: str, named: Sequence[Anchor]) -> list[Anchor]:
    """The anchors of a folded text, left to right: those named, nation and world, regions, events."""
    found = list(named)
    if "国" in text:
        found += _of_nation(text)
    if "全球" in text:
        found += _of_world(text)
    found += _of_regions(text, named)
    if "东、中" in text:
        found += _of_parts(text)
    if "届" in text:
        found += _of_events(text)
    return outside_bylines(text, found)


def outside_bylines(text: str, anchors: list[Anchor]) -> list[Anchor]:
    """Anchors left to right, without what only looks like a place in the name of a reporter (记者江南)."""
    if "记者" in text and (bylines := [match.span() for match in _BYLINE.finditer(text)]):
        anchors = [a for a in anchors if not any(low < a.start < high for low, high in bylines)]
    return sorted(anchors, key=start_of)


def start_of(anchor: Anchor) -> int:
    """Where it begins."""
    return anchor.start


def _of_small(text: str, small: Sequence[SmallPlace]) -> Iterator[Anchor]:
    last = -1
    for place in sorted(small, key=lambda place: (place.start, -place.end)):
        if place.end > last:
            weak = _is_listed(text, place.start, place.end) or is_weak(text, place.start, place.end)
            yield Anchor(place.start, place.end, place.name, weak, local=True)
            last = place.end


def _of_mentions(text: str, mentions: Sequence[Mention]) -> Iterator[Anchor]:
    for mention in mentions:
        start, end = mention.span.start, mention.span.end
        organisation = mention.kind == "organisation"
        if organisation and (office := _OFFICE_OF.match(mention.name)):
            yield Anchor(start, end, office[1], weak=False, office=True)
            continue
        if organisation and _PARK.search(mention.name):
            yield Anchor(start, end, mention.name, is_weak(text, start, end), local=True)
            continue
        if organisation and not _may_own_figures(text, end, mention.name):
            continue
        local = not organisation and mention.role is not None
        weak = _is_listed(text, start, end) or is_weak(text, start, end, local=local)
        weak = weak or (organisation and _WITH_OTHERS.match(text, end) is not None)
        weak = (
            weak or (local and _hosts_the_nation(text, start, end)) or _ends_a_route(text, mention, mentions)
        )
        person = not organisation and (_is_origin(text, start, end) or _is_members(text, mention))
        yield Anchor(start, end, mention.name, weak, organisation=organisation, person=person, local=local)


def _ends_a_route(text: str, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """北京到上海只需4小时: what is told is of the way, and of neither end."""
    start, end = mention.span.start, mention.span.end
    to, since = text[end : end + 1] in _ROUTE, text[start - 1 : start] in _ROUTE
    return any((to and m.span.start == end + 1) or (since and m.span.end == start - 1) for m in mentions)


def _hosts_the_nation(text: str, start: int, end: int) -> bool:
    """农业农村部在吉林公主岭召开现场会: a body of the nation meets there, and tells of the nation."""
    if text[start - 1 : start] != "在" or not _MEETS_AFTER.match(text, end):
        return False
    return _NATIONAL_BODY.search(text, text.rfind("。", 0, start) + 1, start) is not None


def _is_origin(text: str, start: int, end: int) -> bool:
    """Does the place tell where somebody is from (来自安徽的采购商, 肯尼亚选手)?"""
    if text.startswith("来自", start - 2) and text[end : end + 1] in _FROM_ENDS:
        return True
    if _FROM_LISTED.search(text, max(0, start - _LONGEST_LIST), start) and _ALSO_LISTED.match(text, end):
        return True
    return _PERSON_AFTER.match(text, end) is not None or _INSTITUTION_AFTER.match(text, end) is not None


def _is_members(text: str, mention: Mention) -> bool:
    """Does an institution of a country tell only where somebody works (日本早稻田大学|教授小野寺惠)?"""
    inside = _IS_INSTITUTION.search(mention.surface) is not None
    return inside and _MEMBER_AFTER.match(text, mention.span.end) is not None


def _may_own_figures(text: str, end: int, name: str) -> bool:
    """Is it a company, a school or the like, and not only the source of what is told?"""
    outlaw = name.endswith(("犯罪集团", "团伙"))
    if text.startswith(_CONTRACTED, end):
        return False  # 大桥由…公司承建,全长…
    if _ACTS_AFTER.match(text, end):
        return True
    return not outlaw and bool(_ORGANISATION.search(name)) and not _SOURCE_AFTER.match(text, end)


def national_source(text: str) -> int | None:
    """Where a body of the whole nation (国家移民管理局, 农业农村部) is named in a text; None if nowhere."""
    for match in _NATIONAL_BODY.finditer(text):
        if not _BRANCH.match(text, match.end()):
            return match.start()
    return None


def _of_nation(text: str) -> Iterator[Anchor]:
    for match in _NATION.finditer(text):
        start, end = match.span()
        weak = is_weak(text, start, end) or (match[0] == "中国" and not opens(text, 0, start))
        yield Anchor(start, end, "全国", weak or text.startswith("来自", start - 2))


def _of_world(text: str) -> Iterator[Anchor]:
    for match in _WORLD.finditer(text):
        start, end = match.span()
        if opens(text, 0, start) and not is_weak(text, start, end):
            yield Anchor(start, end, "全球", weak=False)


def _of_regions(text: str, named: Sequence[Anchor]) -> Iterator[Anchor]:
    for match in _REGION.finditer(text):
        start, end = _widened(text, match)
        if start >= end or _REGION_NEVER_BEFORE.match(text, end) or _in_a_title(text, start):
            continue
        if not any(anchor.start <= start < anchor.end for anchor in named):
            scope = text[max(0, start - 2) : start] in ("全国", "我国", "全省")  # 全国|沿海主要港口
            weak = scope or _is_listed(text, start, end) or is_weak(text, start, end)
            weak = weak or _PERSON_AFTER.match(text, end) is not None  # 南方客人占了近六成
            yield Anchor(start, end, text[start:end], weak, region=True)


def _in_a_title(text: str, at: int) -> bool:
    """《席卷大西南》: does the title of a book or a film stand open at `at`?"""
    return text.rfind("《", 0, at) > text.rfind("》", 0, at)


def _of_parts(text: str) -> Iterator[Anchor]:
    """东、中、西部地区: the parts of the country that share what stands behind the last."""
    for match in _PARTS_LISTED.finditer(text):
        for part in range(match.start(), match.end(), 2):
            yield Anchor(part, part + 1, text[part] + "部地区", weak=True, region=True)


def _of_events(text: str) -> Iterator[Anchor]:
    for match in _EVENT.finditer(text):
        yield Anchor(match.start(), match.end(), match[1], weak=True, event=True)


def _is_listed(text: str, start: int, end: int) -> bool:
    return text.startswith("、", end) or (start > 0 and text[start - 1] == "、")


def _widened(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The region with 地区 behind it, or with the two characters of its name before it (长江流域)."""
    start, end = match.span()
    if match[0] in ("流域", "灌区", "盆地", "半岛"):
        name = text[max(0, start - 2) : start]
        return (start - 2, end) if _TWO_CHINESE.fullmatch(name) else (start, start)
    return start, end + 2 if text.startswith(("地区", "区域"), end) else end


def is_weak(text: str, start: int, end: int, *, local: bool = False) -> bool:
    """Does a place only name what something is measured against, or where something goes?"""
    if _LINE_AFTER.match(text, end) or is_source_of_goods(text, start, end):
        return True
    if _PARTNER_AFTER.match(text, end):
        return True
    if text[start - 1 : start] == "在" and _AMONG_AFTER.match(text, end):
        return True
    before = text[max(0, start - 4) : start]
    whole = end - start == len("全国") and text[start] in _WHOLE
    if (_SCOPE_AFTER if whole else _RANK_AFTER).match(text, end) or _AIM_BEFORE.search(before):
        return True
    if local and before.endswith("在"):
        return False  # where something happens
    return _MEASURED_AGAINST.search(before) is not None and not opens(text, 0, start)


def is_source_of_goods(text: str, start: int, end: int) -> bool:
    """自土耳其进口: where the goods are from."""
    return text[start - 1 : start] in ("自", "从") and text.startswith(_BOUGHT, end)


def opens(text: str, low: int, start: int) -> bool:
    """Does the place open its clause, after nothing but adverbials?"""
    low = max(low, start - _LONGEST_OPENING)
    last = text[start - 1] if low < start else ","
    if last in _MARKS:
        return True
    if last not in _OPENING_ENDS and not last.isspace():
        return False
    cut = _LAST_MARK.search(text, low, start)
    return _OPENING.fullmatch(text, cut.end() if cut else low, start) is not None
