"""Subjects of changes (工业增加值同比增长) and of shares (外贸占比)."""

from __future__ import annotations

from generator.annotate.draft import QuantityFound
from generator.annotate.figures.passages import Passage, Told
from generator.annotate.figures.subject_edges import without_tail
from generator.annotate.figures.subject_words import (
    ELLIPTIC,
    ORPHANS,
    carried_over,
    says_itself,
    without_first_verb,
    words_after,
)
from generator.annotate.patterns import pattern
from generator.annotate.sentences import clause_end

_RISE = pattern(
    r"(?:(?:与?相比|同比|环比|年均|累计|平均|分别|均|月均|净|再|逐年|持续|稳定|大幅|实现|保持|快速|(?<![同环])比(?![价例重率值分])[^,。;]{0,12}?|较[^,。;]{0,12}?|与[^,。;]{1,14}相比|[约近超])*)(?:增长|增加|上升|提高|提升|上涨|攀升|偏高|偏多|[激猛剧暴骤微略多]增|贵|[暴微略]涨|上浮|增|涨|高|扩大|多|翻|回升|快|升|贵|高出|多出|提速|前进|前移|上移)$"
)
_FALL = pattern(
    r"(?:(?:与?相比|同比|环比|年均|累计|平均|分别|均|净|再|逐年|持续|大幅|(?<![同环])比(?![价例重率值分])[^,。;]{0,12}?|较[^,。;]{0,12}?|与[^,。;]{1,14}相比)*)(?:下降|减少|偏低|偏少|[锐骤]减|少增|[骤微略陡]降|[暴微略大]跌|下浮|降低|缩短|下滑|回落|下跌|缩减|压缩|压减|削减|收窄|下调|减产|贬值|降|跌|减|低|少|缩小|慢|便宜|后退|后移|下移)$"
)
_VERB_OF_RISE = pattern(
    "(?:净|累计|平均|年均|大幅|持续|逐年)?(?:增长|增加|上升|提高|提升|上涨|攀升|扩大|回升|高出|多出|偏高|偏多)$"
)
_OBJECT_OF = pattern(r"^.*(?:将(?!军)|把)(?=.)")  # 将运输时效提升40%
_COMPARED = pattern(
    r"^(?:比|较|与)?(?:上年|去年|年初|上月|上季度|此前|以往|往年|常年|历史同期|同期)*(?:相比)?(?=[一-鿿])(?!较)"
)
_VERB_ALONE = pattern(
    "(?:再|逐年|逐步)?(?:上调|下调|提高|提升|上升|下降|增加|减少|降低|扩大|缩小|增长|回落|攀升)"
)
_SHARE_VERB = pattern(
    r"(?:以上|左右|以内)?(?:(为|是|来自)|(?=属于|出自|用于|不[会能愿想]|使用|采用|实现|完成|达到|通过|参加|接受|享受|选择|认为|覆盖|拥有|超过|国产|自主|电气|机械|绿色|合格|达标))([一-鿿]{2,12})(?=[,。;、]|$)"
)
_CHANGE_BEHIND = pattern("的([^,。;、0-9]{2,12}?(?:增长|增速|增幅|涨幅|降幅))")
# What is left of the base of a change whose period was taken out (较|去年|末).
_BASE_REST = pattern(
    r"(?:[比较]|与)?(?:上年|去年|年初|上月|月初|上季|季初|上周|上次[一-鿿]{0,4}?|上一次|同期|往年|期初)(?:同期|末|底)?(?:相比)?"
    r"(?=(?:净|又|再|共)?(?:增|减|提高|下降|上升|降低|多|少|高|低|缩|扩|回落|翻|贵|便宜))"
)
_NO_ASPECT = pattern("^[约近超分别均]+|实现|保持")
_PACE = pattern("(?:同比|环比)?增[速幅]$")
_ASPECT = pattern("(?:同比|环比)?(?:增速|增幅|增长率)$")
_DONE = pattern("完成了?(?:[约近超]|超过|不到|将近)?$")  # 路基已完成85%
_RATES_ALONE = frozenset(("比重", "占比", "比例", "份额", "所占比例", "所占比重", "所占份额"))
# Lengths in characters: words that stand for themselves; verb phrase; part.
_LONG = 9
_VERB_LENGTHS = range(3, 15)
_LONGEST_PART = 12
_PART_OF = pattern("占(?![地用])(?:到|了|据)?")
_OF_WHOLE = pattern("(?:的?(?:比重|比例|份额))?$")
_OF_PLACE = pattern(
    "占(?:了|到|据)?(?:同期)?(全[市省国区县球州]|世界|[一-鿿]{1,5}[省市区县])的?(?:比[重例]|份额)?[^,。;、0-9]{0,5}$"
)
_RESPECTIVE = pattern("分别|依次")
_AMOUNTS = ("count", "money", "level")
_EXTREME = pattern("(?:最[高低多少大小]|累计|平均)$")
_LONGEST_WHOLE = 12  # characters
_OF_PLAN = pattern(
    "(?:已)?(?:为|是|相当于)((?:年度?|年初|全年|调整)?(?:预算|计划|目标|任务))的"
)  # 为预算的101.3%
_NOT_IN_VERB = pattern("[0-9“”]")
_UP_TO = pattern("(?:[约近超逾达为]|高达|超过|达到|至少|不低于|不少于|以上|了|幅度|将近|突破|不足|接近)+$")


def tells_change(before: str) -> bool:
    """Do the words before a number end with a verb of rise or fall (贵了, 将下降)?"""
    words = _UP_TO.sub("", before)
    return bool(_RISE.search(words) or _FALL.search(words))


def of_change(found: QuantityFound, before: str, _dimension: str, passage: Passage) -> tuple[str, str]:
    """Of a change: what rose or fell, with the verb of a rise (同比增长) and without that of a fall."""
    text = passage.text
    behind = _CHANGE_BEHIND.match(text, found.span.end)
    if behind:
        return behind[1], behind[1]
    words = _UP_TO.sub("", _BASE_REST.sub("", before))
    aspect = ""
    if match := _FALL.search(words):
        words = words[: match.start()]
    elif match := _RISE.search(words):
        words, aspect = words[: match.start()], _NO_ASPECT.sub("", match[0])
        aspect = _COMPARED.sub("", aspect)
        if aspect != match[0] and (verb := _VERB_OF_RISE.search(aspect)):
            aspect = verb[0]  # 较同类调查|上升
    own = without_tail(_OBJECT_OF.sub("", words))
    if text.startswith("的", found.span.end) and (behind_noun := words_after(passage, found.span.end)):
        return behind_noun + aspect, behind_noun
    last = passage.told[-1] if passage.told else None
    if not own and not aspect and last and last.end >= passage.clause and last.unit == found.quantity.unit:
        return last.subject, last.base
    if not own or ELLIPTIC.fullmatch(own):
        carried = carried_over(found, passage)
        if found.quantity.unit == "百分点" and last and last.start >= passage.sentence and last.unit == "%":
            carried = last.subject if last.kind in ("share", "level") else carried  # 占65.9%,提升1.3个百分点
        if carried and _PACE.search(own + aspect):
            carried = _PACE.sub("", carried) or carried
        base = carried or own
        return (
            carried + own + aspect
            if carried and not carried.endswith(own or "\n")
            else (carried or own) + aspect
        ), base
    own = without_first_verb(own)
    return own + aspect, _ASPECT.sub("", own) or own


def of_share(found: QuantityFound, before: str, _dimension: str, passage: Passage) -> tuple[str, str]:  # noqa: PLR0911 - one line a form
    """Of a share: A占B比重, or the part with 占比, or a rate that names itself."""
    own = without_tail(before)
    after = words_after(passage, found.span.end)
    if told := _part_of_whole(found, (before, own, after), passage):
        return told
    if says_itself(own, passage, found.span.end):
        return own, own
    alone = own in _RATES_ALONE
    if (alone or not (own or after) or own in ORPHANS or _VERB_ALONE.fullmatch(own)) and (
        before_it := _share_before(passage)
    ):
        return before_it.subject, before_it.base
    if alone:
        carried = carried_over(found, passage)
        return carried + own, carried
    if joined := _with_verb(own, found, passage):
        return joined, own
    if len(after) > 1 and (not own or len(own) < _LONG or found.rule != "ratio"):
        high = clause_end(passage.text, found.span.end, passage.high)
        at = passage.text.find(after, found.span.end) + len(after)
        verb = passage.text[at:high].lstrip("都均已了") if at < high else ""
        verb = "" if verb.startswith("的") else verb
        if len(verb) in _VERB_LENGTHS and not _NOT_IN_VERB.search(verb):
            return f"{verb}的{after}占比", after
        return after + "占比", after
    if not own or _VERB_ALONE.fullmatch(own) or ELLIPTIC.fullmatch(own):
        carried = carried_over(found, passage)
        own = "" if _VERB_ALONE.fullmatch(own) else own
        return (carried + own if not carried.endswith(own or "\n") else carried), carried or own
    if own.endswith(("播种", "收获", "收割", "栽插", "建设", "施工", "工程", "改造")):
        own += "进度"
    return own, own


def _part_of_whole(
    found: QuantityFound, words: tuple[str, str, str], passage: Passage
) -> tuple[str, str] | None:
    """A占B的比重, 完成…,为预算的101.3%: the part and the whole; `words` before, without tail, and behind."""
    before, own, after = words
    if of_plan := _OF_PLAN.fullmatch(before):
        part = carried_over(found, passage)
        return f"{part}占{of_plan[1]}比重", part
    if not after and _DONE.search(before):
        part = own or carried_over(found, passage)
        return part + "完成进度", part
    match = _PART_OF.search(own)
    if match is None:
        return None
    whole = _OF_WHOLE.sub("", before[match.end() :].rstrip() if before.endswith("的") else own[match.end() :])
    part = without_tail(own[: match.start()]) or carried_over(found, passage)
    whole = _RESPECTIVE.sub("", whole).removeprefix("同期").strip("的比") or _whole_told(found, passage)
    tail = after if after.startswith(("市场", "份额")) else ""
    return f"{part}占{whole}{tail or '比重'}" if whole or tail else f"{part}占比", part


def _whole_told(found: QuantityFound, passage: Passage) -> str:
    """What a place has of all (占全市的三成), else the amount before 其中 (观众9万人,其中外地观众占三成)."""
    text, start = passage.text, found.span.start
    if match := _OF_PLACE.search(text, passage.clause, start):
        return match[1]
    among = text.rfind("其中", passage.sentence, start)
    told = [told for told in passage.told if passage.sentence <= told.start < among and told.kind in _AMOUNTS]
    whole = _EXTREME.sub("", told[-1].base) if told else ""
    return whole if len(whole) <= _LONGEST_WHOLE else ""


def _share_before(passage: Passage) -> Told | None:
    """The share that the same sentence told last: 由3.2%提|升至5.8%."""
    last = passage.told[-1] if passage.told else None
    return last if last and last.kind == "share" and last.start >= passage.sentence else None


def _with_verb(own: str, found: QuantityFound, passage: Passage) -> str:
    """所有比赛场馆100%使用绿电, 90%以上实现了清洁供暖, 超过90%为现有场馆升级改造."""
    text = passage.text
    match = _SHARE_VERB.match(text, found.span.end)
    if match is None:
        return ""
    words = match[2].replace("了", "", 1)
    if match[1]:
        return words + "占比"
    return (own if len(own) <= _LONGEST_PART else "") + words + "比例"
