"""Subjects of counts, sums of money, levels, ranks, durations and ages."""

from __future__ import annotations

from generator.annotate.draft import QuantityFound
from generator.annotate.figures.noun_phrases import SINGLE_NOUNS, noun_phrase
from generator.annotate.figures.passages import Passage
from generator.annotate.figures.subject_edges import without_tail
from generator.annotate.figures.subject_words import (
    ELLIPTIC,
    ORPHANS,
    carried_over,
    without_first_verb,
    words_after,
)
from generator.annotate.patterns import pattern
from generator.annotate.sentences import clause_end

_VERB_ALONE = 3  # characters: 办结5件, whose noun is that of 收到信访件5件
_SAYS_ENOUGH = 4  # characters behind a streak that need no subject from before
_DIMENSION_WORD = {"area": "面积"}
_PERSON_UNITS = frozenset(("人", "名", "位", "人次", "员"))
_LENGTH_OF = pattern("([长宽高深])的")
_GENERIC = frozenset(("目标", "水平", "大关", "关口", "任务", "左右", "以上", "以下", "以内", "专项", "组成"))
_DIMENSIONS = frozenset(("长", "宽", "高", "深", "直径", "周长", "全长", "总长", "净高"))
_COUNTED_PERSON = pattern("[一二两三四五六七八九十几]?[名位个]$")
_LENGTHS_OF_TIME = (
    *("期", "期限", "时间", "小时数", "时长", "天数", "年限", "刑期"),
    *("寿命", "时延", "住院日", "时限", "用时", "车程", "航程"),
)
_TIME_NOUN = ("用时由", "用时从", "用时为", "耗时由", "耗时从", "耗时为")  # 平均办案用时由112天缩短
_SPENT = ("投资", "总投资", "投入")
_STREAK = pattern("连[涨跌降升增减]")  # 鸡蛋每斤3.95元,连跌三周
_OTHER_DIMENSION = pattern("(?<=..)(?:全长|总长|直径|周长|净高|[长宽高深])度?$")
_TIMES_OF = pattern("(?:仅|约)?(?:相当于|是|为|达)[^,。;]{2,20}的")
_SHORT_BASE = 3  # characters: 是平日的3倍
_PASSES = pattern(
    "(?:均|都)?(?:超过?|突破|达到?|[保维]持在|稳定在|高于|低于|在)[约近]?[0-9一二三四五六七八九十百]"
)
_PACES = ("增速", "增幅", "涨幅", "降幅", "总量", "规模")
_MEASURED = ("海拔", "水深", "口径", "跨度", "落差", "埋深", "身高", "浪高", "积水深度", "管径", "孔径")
_FAR_FROM = ("距", "离")  # 距离码头约8海里的养殖平台
_MERE_WORDS = frozenset(("指标", "数据", "数字"))  # 三项指标均居首位: what they are stands before
_NEXT_FIGURE = pattern(r"(?:已)?(?:达到?|为|超过?|约|近|突破)?[0-9]")
_PREDICATE = pattern("(?:分别)?(被?[一-鿿]{2,8}?)(?:[、,。;]|$)")
_RANKED = pattern("(?:与[^,。;]{0,8}并列?|继续|已|均|保持|跃|稳|连续|排名|综合)+$")
_KEPT_UP = pattern("^(?:实现|保持|的)+")
_HOLDS = pattern("(?:居|列|位居|排名|保持|实现).*$")
_VERB_BEHIND = pattern(
    "(?:以?内|之?后|左右|以上|就|即可|便|可|能)*+(?!(?:缩短|压缩|缩减|压减|延长|增加|减少|提高|降低|降|增|减|升)?[到至为](?![一-鿿])|左右|以上|以内)((?:(?![一二三四五六七八九十百千万亿的了])[一-鿿]){2,4})"
)


def of_amount(found: QuantityFound, before: str, dimension: str, passage: Passage) -> tuple[str, str]:
    """Of a count, money or level: the noun behind the number, else the words before, else carried over."""
    after = words_after(passage, found.span.end, people=found.quantity.unit in _PERSON_UNITS)
    own = without_tail(before)
    if told := _of_length(found, own, after, passage):
        return told
    if after and own in _SPENT:
        return after + own, after + own  # 投资42亿元建设码头
    if own and _heads_next(passage, found, after):
        after = ""
    if (
        (len(after) > 1 or after in SINGLE_NOUNS)
        and after not in _GENERIC
        and not _is_predicate(passage, found)
    ):
        word = _DIMENSION_WORD.get(dimension, "")
        return (after + word if word and word not in after else after), after
    if found.quantity.unit in _PERSON_UNITS and (verb := _predicate(passage, found.span.end)):
        return verb + "人数", verb + "人数"
    return _of_words_before(found, own, dimension, passage)


def _of_length(found: QuantityFound, own: str, after: str, passage: Passage) -> tuple[str, str] | None:
    """长91米的平台 has its 长度, 海拔800米 is its own subject, 距离码头8海里的平台 is how far."""
    if length := _LENGTH_OF.match(passage.text, found.span.end):
        noun = noun_phrase(passage.text, length.end(), min(passage.high, length.end() + 16))
        noun = noun.rstrip("里内中上")
        return (noun or own) + length[1] + "度", noun or own
    if own.endswith(_MEASURED):
        return own, own
    return (own, after or own) if own.startswith(_FAR_FROM) else None


def _of_words_before(found: QuantityFound, own: str, dimension: str, passage: Passage) -> tuple[str, str]:
    """The words before the number, with what was measured before where they say only the aspect."""
    of = passage.text.startswith("的", found.span.start - 1)
    times = found.quantity.unit == "倍" and of and (len(own) <= _SHORT_BASE or _TIMES_OF.match(own + "的"))
    own = "" if own in ORPHANS or times else without_first_verb(own)
    if 1 < len(own) <= _VERB_ALONE and (head := _shared_head(found, passage)):
        return own + head, own + head
    if not own or ELLIPTIC.fullmatch(own):
        carried = carried_over(found, passage)
        if carried and own in _DIMENSIONS:
            carried = _OTHER_DIMENSION.sub("", carried)  # 全长约70米,直径3.8米
            return carried + own, carried  # 长91米、宽45米
        if carried and not (own and carried.endswith(own)):
            return carried + own, carried + own if own else carried
        own = carried or own
    if dimension in _DIMENSION_WORD and _DIMENSION_WORD[dimension] not in own and "任务" not in own:
        return own + _DIMENSION_WORD[dimension], own
    return own, own


def _shared_head(found: QuantityFound, passage: Passage) -> str:
    """收到信访件5件,办结5件: the noun that 件 counts."""
    unit = found.quantity.unit
    for told in reversed(passage.told):
        if (
            told.start >= passage.sentence
            and told.unit == unit
            and told.base.endswith(unit)
            and len(unit) == 1
        ):
            return told.base[-2:] if told.base.endswith("案件") else told.base[-3:]
    return ""


def _heads_next(passage: Passage, found: QuantityFound, after: str) -> bool:
    """在管基金697只总规模达964.91亿元: what follows is the subject of the next number."""
    at = passage.text.find(after, found.span.end) + len(after) if after else found.span.end
    return (
        bool(after) and at - found.span.end == len(after) and _NEXT_FIGURE.match(passage.text, at) is not None
    )


def _is_predicate(passage: Passage, found: QuantityFound) -> bool:
    """Does the number end its clause's statement, so that what follows is another matter (5件(包含…)?"""
    return passage.text.startswith(("(", ",", "。", ";"), found.span.end)


def _predicate(passage: Passage, end: int) -> str:
    """被判处死刑, 死亡: the verb phrase behind 5人."""
    high = clause_end(passage.text, end, min(passage.high, end + 12))
    match = _PREDICATE.match(passage.text[end:high])
    return match[1] if match and match[1] not in _GENERIC else ""


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


def of_duration(found: QuantityFound, before: str, _dimension: str, passage: Passage) -> tuple[str, str]:
    """Of a duration: what lasts, with 时间 unless it says so itself; of a streak the whole clause."""
    text, start, end = passage.text, found.span.start, found.span.end
    high = clause_end(text, end, passage.high)
    if text[max(0, start - 2) : start] in ("连续", "持续"):
        rest = _KEPT_UP.sub("", text[end:high])
        own = without_tail(before.removesuffix("连续").removesuffix("持续"))
        if not own or own in ("并且", "且"):
            enough = len(rest) > _SAYS_ENOUGH and not _PASSES.match(rest)
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
    if before.endswith(_TIME_NOUN):
        own = before[:-1]
    if own.endswith(_LENGTHS_OF_TIME):
        return own, own
    verb = _VERB_BEHIND.match(text[end:high])
    tail = verb[1] if verb else ""
    joined = own + tail
    return (joined + "时间" if joined else carried_over(found, passage)), own or joined


def of_age(found: QuantityFound, before: str, _dimension: str, passage: Passage) -> tuple[str, str]:
    """Of an age: whose it is, with 年龄."""
    own = without_tail(before)
    if passage.text.startswith("的", found.span.end):
        after = words_after(passage, found.span.end)
        if after:
            return after + "年龄", after
    if not own or _COUNTED_PERSON.search(own):
        own = words_after(passage, found.span.end) or own  # 一名67岁患者
    if "龄" not in own and not own.endswith("寿命"):
        own = own.removesuffix("的") + "年龄"
    return own, own
