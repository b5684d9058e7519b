"""What is built like an organisation's name and is none: a class of bodies, a venue, a market, a part."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.annotate.names.organisation_edges import CHINESE
from generator.lexicon.names import NameWords

_CLASSES = ("中心", "平台", "基地", "实验室", "研究院", "研究所", "公司", "企业")
_RANKS = "市省区县州"
_WHOLE = frozenset("全国 我国 全省 全市 全区 全县 全球".split())  # noqa: SIM905 - all of a class: 全国法院
_OF_THE_WHOLE = "会联办室组社盟委"  # but 全国妇联, 全国老龄委
_FACILITIES = ("中心", "平台", "基地", "服务站", "热线", "检查站", "收费站")
_COUNTED = re.compile("[0-9一二三四五六七八九十两几百千]{1,5}[余多]?[家个座所处间支]")
_VENUE = ("体育中心", "奥体中心", "奥帆中心", "会展中心", "会议中心", "博览中心", "艺术中心", "体育馆")
_AT = frozenset("在到于临进抵达")
_UNIONS = ("欧盟", "东盟", "非盟", "阿盟", "独联体")
_OF_A_MARKET = re.compile(
    "(?:[和与]?[^,，。;；]{0,4}?(?:进出口|出口|进口|贸易))|市场|国家|地区|成员|各国|国内|境内|内部|客商|游客|商品|[0-9]+国"
)
_NETWORKS = ("中国铁路", "国网")  # with a place behind it: 国网|青岛供电公司
_OF_THE_NATION = ("国家公园", "国家湿地", "国家森林", "国家地质")
_LED = frozenset("从在与和由对向")
_NO_TOWN = frozenset("全该各本我每有在和与的是这那某一两三四五六七八九十几")
_WHOLES = ("大学", "研究院", "图书馆", "博物院", "博物馆")
_PARTS = ("学院", "研究院", "研究所", "研究中心", "研究室", "馆")
_OWN = re.compile("附属|国家|中国|重点|独立|医学院")  # what stands on its own
_DEPARTMENTS = ("部", "客服中心", "呼叫中心", "营销中心", "指挥中心")


def mere_rank(head: str, ending: str, names: NameWords, *, alone: bool) -> bool:
    """国家队, 中国公司, 全国大学: a class of organisations, not one.

    Args:
        head: the first word of what looks like a name.
        ending: its ending.
        names: the ranks, and the endings that name a class behind one.
        alone: does nothing stand between the two?
    """
    if head not in names.ranks and head not in _WHOLE:
        return False
    if head in _WHOLE and ending[-1] not in _OF_THE_WHOLE and (head, ending) not in _BODIES_OF_THE_WHOLE:
        return True
    if head in ("国际", "世界", "全国") and ending.endswith(("平台", "中心")):
        return True
    if (head == "国家" and ending.endswith("平台")) or (head.endswith("级") and ending.endswith(_CLASSES)):
        return True
    if not alone or ending not in names.common_bodies:
        return False
    return (head, ending) != ("中国", "银行") and not (head in _RANKS and ending in ("人大", "政协", "党委"))


_BODIES_OF_THE_WHOLE = {("全国", "人大"), ("全国", "政协"), ("全国", "总工会")}


def is_facility(text: str, end: int, ending: str) -> bool:
    """Is it something built or run (客服热线, 医养服务站), or several (博物馆9家)?"""
    return ending.endswith(_FACILITIES) or _COUNTED.match(text, end) is not None


def is_venue(text: str, start: int, end: int) -> bool:
    """Is it where something takes place: 在合肥体育中心举行?"""
    return text[start - 1 : start] in _AT and text.endswith(_VENUE, start, end)


def is_market(text: str, start: int, end: int, place_ends: Mapping[int, int]) -> bool:
    """Does the name of a union of countries stand for them: 对东盟、非洲出口, 欧盟市场?"""
    if text[start:end] not in _UNIONS:
        return False
    listed = text[end : end + 1] == "、" and (
        text.startswith(_UNIONS, end + 1) or end + 1 in place_ends.values()
    )
    if listed or (
        text[start - 1 : start] == "、" and (start - 1 in place_ends or text.endswith(_UNIONS, 0, start - 1))
    ):
        return True
    return _OF_A_MARKET.match(text, end) is not None


def is_department(text: str, before: tuple[int, int, str], end: int) -> bool:
    """Is it a part of the body named right before it (成都公交集团|运营管理部, 山东大学|海洋研究院)?

    Args:
        text: one block, folded.
        before: start, end and kind of the ending before it.
        end: where the part ends.
    """
    low, at, kind = before
    if kind == "firm":
        return text.endswith(_DEPARTMENTS, at, end)
    return (
        text.endswith(_WHOLES, low, at) and text.endswith(_PARTS, at, end) and not _OWN.search(text, at, end)
    )


def before_rank(text: str, start: int, place_ends: Mapping[int, int]) -> int:
    """Where a name really begins: with a township or a park that no list holds (匹河|乡中心学校).

    Args:
        text: one block, folded.
        start: where the first word that the lists hold begins.
        place_ends: end → start of the places in the block.
    """
    for head in _NETWORKS:
        if text.endswith(head, 0, start):
            return start - len(head)
    park = text.startswith(_OF_THE_NATION, start)
    if text[start] not in "乡镇" and not park:
        return start
    for low in (start - 2, start - 3):
        opened = low == 0 or (low > 0 and (not "一" <= text[low - 1] <= "鿿" or text[low - 1] in _LED))
        if low in place_ends:
            return place_ends[low]  # 莱阳市|沐浴店|镇…合作社
        if opened and all(char >= CHINESE and (park or char not in _NO_TOWN) for char in text[low:start]):
            return low
    return start
