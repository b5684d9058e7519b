"""由A降到B: two numbers of one clause that measure the same, before and after."""

from __future__ import annotations

from generator.annotate.figures.passages import Passage, Told
from generator.annotate.patterns import pattern

_VERB = (
    "(?:发展|壮大|增长|上调|下调|提高|提升|上升|升|增|降|下降|降低|减|减少|压|砍|抬|缩|猛增|激增|骤降|锐减|扩大|扩展|扩|增加|增多|回落|回升|恢复|跌|下跌|涨|上涨|缩小|缩短|缩减|攀升"
    "|压缩|压减|压降|控制|调整|拓展|延长|延伸|放宽|收窄|下滑|滑落|跃升|爬升|拉长|加|扩种|调减|调增|核减|压|提|调|转|变|改|精简|优化)"
)
_BECOMES = (
    rf"人?(?:左右|以上|上下|出头)?(?:一路|再|又|逐年|逐步|稳步|迅速|进一步)*{_VERB}[至到为成](?!盈利|亏损)"
)
_BEGINS = frozenset(_BECOMES)  # what it may begin with, and a little more
_AT_ONCE = pattern(_BECOMES)
# What may stand before the second number: 增至|目前的约 1200只.
_UNTIL = pattern(
    rf"{_BECOMES}了?(?:[^,。;、:0-9]{{1,8}}的|现在|目前|如今|今年|去年)?(?:正负|[不约近超逾达足到过将大]|20[0-9]{{2}}年的?){{0,4}}"
)
# 从2015年的5万元到2022年底150余万元|的跨越
_REACHED = pattern("到(?:20[0-9]{2}年)?[^,。;、:0-9]{0,6}")
_LEAP = pattern(
    "[0-9.]*[余多]?[万亿]*[余多]?[一-鿿%]{1,3}的(?:跨越|飞跃|转变|提升|增长|突破|变化|蝶变|跃升|跃迁|嬗变)"
)
_SINCE = pattern("(?:[将已才却则仍也竟]|已经)*[由从][^由从占]{0,10}$")


def becomes(text: str, end: int) -> bool:
    """Does what follows `end` say what the number became (2.1万元|增至)?"""
    return text[end : end + 1] in _BEGINS and _AT_ONCE.match(text, end) is not None


def without_since(words: str) -> str:
    """藏羚|由上世纪末的不足: the words before a number that became another one."""
    return _SINCE.sub("", words)


def first_value(passage: Passage, start: int) -> Told | None:
    """The number that became the one at `start`."""
    last = passage.told[-1] if passage.told else None
    if last is None or last.start < passage.clause or passage.text[last.end : last.end + 1] not in _BEGINS:
        return None
    if _UNTIL.fullmatch(passage.text, last.end, start):
        return last
    leap = _REACHED.fullmatch(passage.text, last.end, start) and _LEAP.match(passage.text, start + 1)
    return last if leap and _SINCE.search(passage.text, passage.clause, last.start) else None
