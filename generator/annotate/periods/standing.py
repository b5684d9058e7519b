"""What a date is that dates no figures of its sentence: a base, a mark, a name, the day something came up."""

from __future__ import annotations

import re
from typing import Literal

from generator.annotate.patterns import pattern
from generator.model import Grain

BASE_BEFORE = pattern(r"(?:比|较|相较|相比|对比)(?:于)?(?:[一-鿿]{1,3}[前初]的)?[“”]?$")  # 比试行前的1982年
_BASE_AFTER = pattern(
    r"[^,。;:!?]{0,10}?(?:相比|同期相|的?基础上|水平相)|(?:基本)?(?:持平|相当|齐平)|[^,。;:!?]{0,6}?基数|的(?:近|约)?[0-9.一二两三四五六七八九十百千万亿多]+倍|(?:同期|同月|同日|同季)(?!内|的?占)"
)
_BASE_WITHOUT_DE = pattern(r"(?:高于|低于|优于|快于)$")
_WHOLE_BEFORE = pattern("(?:恢复[至到]|相当于|是|为|只有|仅有|不足|不到|达到)了?$")
_OF_WHOLE = pattern(
    "的[约近超]?(?:[0-9.]+%|[一二三四五六七八九十百千0-9]{1,4}分之|[一二三四五六七八九]成|一半)"
)
_ITS_NUMBER = pattern(
    "的[约近超]?(?:[0-9]|(?:全[国省市球])?第|[一二三四五六七八九]成)"
)  # 较前年的68.4万人次增长
# 逼近去年夏季1186.5万千瓦的峰值,已备足…: holds for that number, and no longer.
_MARK_BEFORE = pattern(r"(?:逼近|追平|打破|刷新|赶超|超越|超过|突破|仅次于|接近)了?$")
# 今年48岁, 今年四十出头
_HOW_OLD = pattern(
    "(?:刚满?|已|才|正好|年满)?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[多来]?(?:周?岁|出头)"
)
_NAMES_BEFORE = pattern(
    r"(?:发行|公布|发布|印发|出台|举办|举行|召开|入选|获评|参加|开展|启动|荣获|获得|制定|编制|《)了?$"
)
_NUMBERED = pattern("第[0-9一二三四五六七八九十]{1,4}[期批号届次](?!人)")  # 2026年第1期抽检
_ATTRIBUTIVE = pattern(
    r"(?:才|刚|就)?(?:新|发射|升空|交付|建成|启用|投用|成立|发布|上市|出台|开工|上线|开通|开放|开馆|开园|举办|推出|公布|印发|启动|引进|投产|竣工|开业|落成|修建|设立|交货|交割|到期|创办|签订|签署|批准)[^,。;:、0-9]{0,5}的(?![0-9])"
)
# 去年6月启用,半年来…; 建于1993年,6个单元…: when something came about.
_EVENT = pattern(
    "(?:才|就|刚|便|已)?(?:正式)?[^,。;:!?0-9]{0,4}?(?:启用|投用|投产|成立|建成|落成|开工|竣工|交付|开航|开通|开业|上线|上市|入职|退休|出生|当选|结婚|毕业|立项|搬来)"
    "(?:了|使用|运营)?(?=[,。;:!?])"
)
CAME_ABOUT = pattern("(?:始?建|成立|创办|创建|创立|出?生|落户|签订|启用|始|毕业|诞生)于$")
_UNTIL = pattern("(?:排|延续|持续|推迟|顺延|延长|执行)[到至]了?$")
FROM = pattern(r"(?:自|从|自从|由)$")
Standing = Literal["mark", "base", "name", "attributive"]


def standing(text: str, before: str, end: int, match: re.Match[str], grain: Grain) -> Standing | None:
    """What a date is but for the period of its sentence; None if it is that.

    `mark` dates the number right behind it alone, `base` what is compared with (比2019年), `name` belongs to
    a name (2026年第1期抽检), `attributive` tells when something came about.

    Args:
        text: the folded text.
        before: the few characters before the date.
        end: where it ends.
        match: of `date_words.POINT`.
        grain: of the date.
    """
    compared = BASE_BEFORE.search(before) is not None
    if (compared or FROM.search(before)) and _ITS_NUMBER.match(text, end):
        return "mark"
    if compared or _BASE_AFTER.match(text, end) or _is_whole(before, text, end):
        return "base"
    if _BASE_WITHOUT_DE.search(before) and not text.startswith("的", end):
        return "base"
    if _MARK_BEFORE.search(before) or (match["relyear"] == "今年" and _HOW_OLD.match(text, end)):
        return "mark"
    if grain == "year" and _is_named(text, before, end):
        return "name"
    return "attributive" if _ATTRIBUTIVE.match(text, end) or _came_about(text, before, end) else None


def _is_named(text: str, before: str, end: int) -> bool:
    named = _NAMES_BEFORE.search(before) and text[end : end + 1] not in ("", ",", "。", "、")
    return bool(named) or _NUMBERED.match(text, end) is not None


def _came_about(text: str, before: str, end: int) -> bool:
    """Is it when something came about (受今年第9号台风影响), or until when it goes on?"""
    return bool(
        before[-1] == "受" or _EVENT.match(text, end) or CAME_ABOUT.search(before) or _UNTIL.search(before)
    )


def _is_whole(before: str, text: str, end: int) -> bool:
    """恢复至2019年的103.5%: the year is what the share is of."""
    return _WHOLE_BEFORE.search(before) is not None and _OF_WHOLE.match(text, end) is not None
