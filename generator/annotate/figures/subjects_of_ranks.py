"""Subjects of ranks and of ordinals: what is put in an order."""

from __future__ import annotations

from generator.annotate.draft import QuantityFound
from generator.annotate.figures.passages import Passage
from generator.annotate.figures.subject_edges import without_tail
from generator.annotate.figures.subject_words import ELLIPTIC, carried_over, words_after
from generator.annotate.patterns import pattern

_PACES = ("增速", "增幅", "涨幅", "降幅", "总量", "规模")
_MERE_WORDS = frozenset(("指标", "数据", "数字"))  # 三项指标均居首位: what they are stands before
_RANKED = pattern("(?:与[^,。;]{0,8}并列?|继续|已|均|保持|跃|稳|连续|排名|综合)+$")


def of_rank(found: QuantityFound, before: str, _dimension: str, passage: Passage) -> tuple[str, str]:
    """Of a rank: the words before, else what the sentence measured; of a claim the noun behind."""
    own = without_tail(before)
    own = _RANKED.sub("", own)
    if found.rule in ("claim", "ordinal"):
        after = words_after(passage, found.span.end)
        return after or own, after or own
    if not own or own.endswith("中") or ELLIPTIC.fullmatch(own):
        streak = passage.told[-1] if passage.told else None  # 满意度连续五年位居全国前三
        if streak and streak.kind == "duration" and streak.start >= passage.clause and streak.base:
            return streak.base, streak.base
        high = passage.clause if own.endswith("中") else found.span.start  # 在全国40个机场中排名第五
        here = [
            told
            for told in passage.told
            if passage.sentence <= told.start < high and told.kind not in {"rank", "duration"}
        ]
        if own.endswith(("指标", "均")) and len(here) > 1:
            measured = [told.subject for told in here[-4:] if told.subject not in _MERE_WORDS]
            joined = "、".join(dict.fromkeys(measured))
            return joined, joined
        if here:
            return here[-1].base + (own if own in _PACES else ""), here[-1].base
        carried = carried_over(found, passage)
        return carried, carried
    return own, own
