"""Where the ending of an organisation's name is none, and where a name of the word lists begins."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.lexicon.words import Word

Match = tuple[int, int, str]
"""An ending or a whole name in a block: half-open span and kind."""

# What a name may begin behind.
PRECEDING = frozenset(
    "的了在和与及或是为有从向往对由被把将到给让等也都就还又其以于并而但则因经至跟同随据、,。;:!?“”‘’()《》 —·"
)
_OFFICIAL = frozenset("局部委厅院会署社")
_CLASSES_OF_FIRMS = frozenset("上市 跨国 合资 关联 参股 民营".split())  # noqa: SIM905
CHINESE = "一"  # the first of the characters
_HALLS = "剧餐客舞大展乐务票"  # before 厅: a room
_INTO = "进入"
_SIDES = "东西南北中内外上下"  # before 部: a part
# A place or a purpose rather than a body: 中心城区, 国际航运中心建设; 所辖.
_RUNS_ON = re.compile(
    "中心(?:城|区|地|镇|任务|工作|位|思|点|环节|内容|小学|幼儿园|建设|组)|基地建设|平台建设"
    "|所[辖属在有需作为谓得见想学用以处]|网[络上点友购红]|联盟杯"
)
_HEADS = ("校长", "院长", "会长", "社长", "馆长", "队长", "部长")  # 大学|校长
_SCHOOL_HEAD = ("大学校长", "中学校长", "小学校长")
_DEPUTY = frozenset("副原前")  # 故宫博物院|原院长
_LONGEST_CHARGES = 16  # characters
_CHARGES = re.compile(
    "(?:(?:基础设施|气候变化|国际(?:发展|合作|贸易)|经济|财政|能源|环境|森林|贸易|工业|农业|渔业|食品|教育|文化|旅游|卫生|社会|就业|劳工|家庭"
    "|内政|移民|外交|国防|体育|青年|科技|研究|数字|住房|城市|交通|运输|通信|司法|安全|投资|水利|矿业|发展|事务)+[、和与])+"
)
_PARTY = ("党委", "党组", "团委")
_PARTY_POSTS = ("书记", "副书记", "委员", "成员")
_RUNNING = "心所网织盟地台"
_SEVERAL = "部局委社所站"  # endings that also begin many other words
_ABROAD = "美英法德日俄韩印澳加"  # 美交通部, 俄外交部
_MINISTRIES = frozenset("国防部 外交部 交通部 财政部 商务部 司法部 国务院".split())  # noqa: SIM905


def ends_here(text: str, end: int, words: Mapping[str, Word]) -> bool:
    """Does a name end here, rather than run on into another word (教育部|门, 委员会|议)?"""
    if end >= len(text) or text[end] < CHINESE or text[end] in "长和与里副":
        return True
    last = text[end - 1]
    if last in _RUNNING and (_RUNS_ON.match(text, end - 2) or _RUNS_ON.match(text, end - 1)):
        return text.startswith(_HEADS, end)
    over = words.get(text[end - 1 : end + 1])
    if over is None or over[1] < 3 or text.startswith(_HEADS, end):  # noqa: PLR2004 - a rare word is more likely two words
        return True
    onward = words.get(text[end : end + 2])
    return onward is not None and onward[1] > over[1] and last not in _SEVERAL


def is_no_ending(
    text: str, match: Match, before: Match, words: Mapping[str, Word], place_ends: Mapping[int, int]
) -> bool:
    """国家统计局|局长, 副部|长, 歌剧厅, 总部, 车站, A股上市公司, 飞进|博物馆."""
    start, end, kind = match
    posted = text[start:end] in _PARTY and before[1] == start and text.startswith(_PARTY_POSTS, end)
    if (
        posted
        or text.startswith(_SCHOOL_HEAD, start - 1)
        or (kind == "body" and _goes_into(text, start, words))
    ):
        return True  # 农业农村局|党委书记, 医科大学|校长, 飞进|博物馆
    if end - start > 1:
        if text.startswith("公司", start):
            return text[max(0, start - 2) : start] in _CLASSES_OF_FIRMS
        return kind == "middle" and start not in place_ends  # 十九届|四中|全会
    if text[end : end + 1] == "长" and ((before[1] == start and before[2]) or text[start - 1] in _DEPUTY):
        return True
    if text[start] == "厅" and text[start - 1] in _HALLS:
        return True
    return (
        kind == "place_bound"
        and text[start - 1 : end] in words
        and not _of_a_country(text, start, words, place_ends)
    )


def _goes_into(text: str, start: int, words: Mapping[str, Word]) -> bool:
    """Does a verb of motion end here, that is no word of a name (飞进, but 促进)?"""
    return start > 1 and text[start - 1] in _INTO and text[start - 2 : start] not in words


def _of_a_country(text: str, start: int, words: Mapping[str, Word], place_ends: Mapping[int, int]) -> bool:
    """美国|劳工|部, 俄罗斯联邦|安全|局: no 工部 and no 全局, but 英国|东南部 is a part of it."""
    if text[start] not in _OFFICIAL or text[start - 1] in _SIDES or text[start - 2 : start] not in words:
        return False
    return start - 2 in place_ends or text.endswith(("联邦", "国家"), 0, start - 2)


def known_start(text: str, match: Match, place_ends: Mapping[int, int], abroad: frozenset[str]) -> int:
    """Where a name of the lexicon begins with the country before it (美国国务院, 美交通部).

    Args:
        text: one block, folded.
        match: the name.
        place_ends: end → start of the places in the block.
        abroad: the countries.
    """
    start, end, _ = match
    place = place_ends.get(start)
    if place is not None:
        foreign = text[place:start] in abroad and text.startswith("国家", start)  # 英国|国家统计局
        if foreign or not text.startswith(("中", "国", "联合国", "全国"), start):
            return place
    if text.startswith("国家", start - 2) and text[end - 1] in "署局委":
        return start - 2
    if start and text[start - 1] in _ABROAD and text[start:end] in _MINISTRIES:
        return start - 1
    if start and text[start - 1] in "和与" and text[end - 1] == "部":
        return _start_of_charges(text, start, place_ends, abroad)
    return start


def _start_of_charges(text: str, start: int, place_ends: Mapping[int, int], abroad: frozenset[str]) -> int:
    """意大利|基础设施和|交通部: the country before what else its ministry is in charge of."""
    for at in range(start - 3, max(0, start - _LONGEST_CHARGES), -1):
        if at in place_ends:
            named = text[place_ends[at] : at] in abroad and _CHARGES.fullmatch(text, at, start)
            return place_ends[at] if named else start
    return start
