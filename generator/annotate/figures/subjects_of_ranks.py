"""Subjects of ranks and of ordinals: what is put in an order."""

from __future__ import annotations

from generator.annotate.draft import QuantityFound
from generator.annotate.figures.from_to import becomes
from generator.annotate.figures.passages import Passage
from generator.annotate.figures.subject_edges import without_lead, without_tail
from generator.annotate.figures.subject_words import ORPHANS, carried_over, is_elliptic, words_after
from generator.annotate.patterns import pattern

_PACES = ("增速", "增幅", "涨幅", "降幅", "总量", "规模")
_MERE_WORDS = frozenset(("指标", "数据", "数字"))  # 三项指标均居首位: what they are stands before
_RANKED = pattern("(?:与[^,。;]{0,8}并列?|继续|已|均|保持|跃|稳|连续|排名|综合)+$")
_FROM_RANK = pattern("[由从][^由从,。;]{0,8}第[^由从,。;]{1,4}[位名]$")  # 排名由上年的第七位升至第五位
_PLACE_AMONG = pattern("([^,。;]*?)(?:在[^,。;]{0,12})?中的?排[名位]")
# 综合指数在全国168个重点城市中位列第九
_IN_A_CLASS = pattern("([^,。;]{2,12}?)在[^,。;]{2,20}中(?:位列|位居|列|居|排)$")
# 货运量、开行量两项指标均居第一
_INDICATORS = pattern(
    "([^,。;:、]{2,10}(?:、[^,。;:、]{2,10}?)+)[一二两三四五六七八九十]+项(?:主要|核心)?指标[^,。;、]*$"
)
# 第14次对法案进行程序性投票: what was done, behind whom it was done to.
_DONE_TO = pattern(
    "[对向就为][^,。;:!?进举开作]{1,30}(?:进行|举行|开展|作出)了?([一-鿿]{2,10})(?=[,。;:!?]|$)"
)
_OF_WHOM = pattern("的([一-鿿]{2,8}?)(?=[,。;、”]|$)")
_RANKING = ("排名", "排位")
_LIST_IN_RANK = pattern("([一-鿿]{1,6}榜)(?=第|前)")
_ON_A_LIST = pattern("(?:位?居|位?列|排名?在?|跃居|升至|登上)([一-鿿]{1,6}榜)$")  # 位列奖牌榜第一


def of_rank(found: QuantityFound, before: str, _dimension: str, passage: Passage) -> tuple[str, str]:
    """Of a rank: the words before, else what the sentence measured; of a claim the noun behind."""
    own = _FROM_RANK.sub("", without_tail(before))
    among = _PLACE_AMONG.fullmatch(before if "中的排" in before else own)
    if among is None and before.endswith("排名") and becomes(passage.text, found.span.end):
        return before, own  # 拥堵排名从第21位降至第46位
    classed = _IN_A_CLASS.match(passage.text, passage.clause, found.span.start)
    base = without_lead(classed[1]) if classed else ""
    base = base or (among and (among[1] or carried_over(found, passage))) or _of_whom(found, passage)
    if base:
        return base + "排名", base
    if listed := _ON_A_LIST.search(before) or _LIST_IN_RANK.match(found.printed):
        return listed[1] + "排名", listed[1]
    own = _RANKED.sub("", own)
    if found.rule in ("claim", "ordinal"):
        after = words_after(passage, found.span.end)
        if not after and (done := _DONE_TO.match(passage.text, found.span.end, passage.high)):
            after = done[1]
        return after or own, after or own
    if not own or own in ORPHANS or own.endswith(("中", "分")) or "分列" in before or is_elliptic(own):
        return _elided(found, own, passage)
    return own, own


def _of_whom(found: QuantityFound, passage: Passage) -> str:
    """世界排名第18位的泰国选手: who stands behind; "" if nobody does."""
    match = _OF_WHOM.match(passage.text, found.span.end)
    return match[1] if match and passage.text.endswith(_RANKING, 0, found.span.start) else ""


def _elided(found: QuantityFound, own: str, passage: Passage) -> tuple[str, str]:
    """What is ranked where the clause does not say: the streak, or the figures of the sentence."""
    ranked = [told for told in passage.told if told.kind == "rank" and told.start >= passage.sentence]
    if ranked and "分列" in passage.text[passage.clause : found.span.start]:
        return ranked[-1].subject, ranked[-1].base  # 甲队居奖牌榜第一,乙队、丙队分列第二、第三
    if listed := _INDICATORS.search(passage.text, passage.clause, found.span.start):
        return listed[1], listed[1]
    streak = passage.told[-1] if passage.told else None  # 满意度连续五年位居全国前三
    if streak and streak.kind == "duration" and streak.start >= passage.clause and streak.base:
        return streak.base, streak.base
    high = passage.clause if own.endswith("中") else found.span.start  # 在全国40个机场中排名第五
    here = [
        told
        for told in passage.told
        if passage.sentence <= told.start < high and told.kind not in {"rank", "duration", "age"}
    ]
    if own.endswith(("指标", "均")) and len(here) > 1:
        measured = [told.subject for told in here[-4:] if told.subject not in _MERE_WORDS]
        joined = "、".join(dict.fromkeys(measured))
        return joined, joined
    if here:
        return here[-1].base + (own if own in _PACES else ""), here[-1].base
    carried = carried_over(found, passage)
    return carried or "排名", carried
