"""Subjects of durations and streaks: what lasts, and what keeps going on."""

from __future__ import annotations

from generator.annotate.draft import QuantityFound
from generator.annotate.figures.from_to import becomes
from generator.annotate.figures.passages import Passage
from generator.annotate.figures.subject_edges import without_tail
from generator.annotate.figures.subject_words import carried_over
from generator.annotate.patterns import pattern
from generator.annotate.sentences import clause_end

_SAYS_ENOUGH = 4  # characters behind a streak that need no subject from before
_LENGTHS_OF_TIME = (
    *("期", "期限", "时间", "小时数", "时长", "天数", "年限", "刑期"),
    *("寿命", "时延", "住院日", "时限", "用时", "车程", "航程"),
)
_TIME_NOUN = pattern("(.+[用耗]时)(?:为|$)")  # 平均办案用时由112天缩短
_STREAK = pattern("连[涨跌降升增减]")  # 鸡蛋每斤3.95元,连跌三周
_PASSES = pattern(
    "(?:均|都)?(?:超过?|突破|达到?|[保维]持在|稳定在|高于|低于|在)[约近]?[0-9一二三四五六七八九十百]"
)
_KEPT_UP = pattern("^(?:实现|保持|的)+")
_HOLDS = pattern("(?:居|列|位居|排名|保持|实现).*$")
_VERB_BEHIND = pattern(
    "(?:以?内|之?后|左右|以上|就|即可|便|可|能)*+(?!(?:缩短|压缩|缩减|压减|延长|增加|减少|提高|降低|降|增|减|升)?[到至为](?![一-鿿])|左右|以上|以内)((?:(?![一二三四五六七八九十百千万亿的了])[一-鿿]){2,4})"
)


def of_duration(found: QuantityFound, before: str, _dimension: str, passage: Passage) -> tuple[str, str]:
    """Of a duration: what lasts, with 时间 unless it says so itself; of a streak the whole clause."""
    text, start, end = passage.text, found.span.start, found.span.end
    high = clause_end(text, end, passage.high)
    if text[max(0, start - 2) : start] in ("连续", "持续"):
        rest = _KEPT_UP.sub("", text[end:high])
        own = without_tail(before.removesuffix("连续").removesuffix("持续"))
        if not own or own in ("并且", "且"):
            enough = len(rest) > _SAYS_ENOUGH and not (_PASSES.match(rest) or _HOLDS.match(rest))
            own = "" if enough else carried_over(found, passage)
        whole = own if _PASSES.match(rest) else own + rest
        return whole, _HOLDS.sub("", own) or rest
    if _STREAK.fullmatch(before):
        carried = carried_over(found, passage)
        return carried + before, carried
    if before.endswith("为期"):
        noun = without_tail(before.removesuffix("为期"))
        word = (
            "会期" if noun.endswith(("会", "展", "展览", "节")) else "赛期" if noun.endswith("赛") else "期限"
        )
        return noun + word, noun + word
    if "." in f"{found.quantity.value}" and found.quantity.unit in ("秒", "分钟") and before.endswith("以"):
        return "成绩", "成绩"
    own = without_tail(before)
    if (named := _TIME_NOUN.fullmatch(before)) and (before.endswith("为") or becomes(text, end)):
        own = named[1]
    if own.endswith(_LENGTHS_OF_TIME):
        return own, own
    verb = _VERB_BEHIND.match(text[end:high])
    tail = verb[1] if verb else ""
    joined = own + tail
    return (joined + "时间" if joined else carried_over(found, passage)), own or joined
