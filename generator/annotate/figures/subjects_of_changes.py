"""Subjects of changes (工业增加值同比增长) and of shares (外贸占比)."""

from __future__ import annotations

from generator.annotate.draft import QuantityFound
from generator.annotate.figures.change_verbs import without_verb
from generator.annotate.figures.kinds import AMOUNTS
from generator.annotate.figures.passages import Passage, Told
from generator.annotate.figures.subject_edges import without_tail
from generator.annotate.figures.subject_words import (
    ORPHANS,
    carried_over,
    is_elliptic,
    says_itself,
    says_only_where,
    without_first_verb,
    words_after,
)
from generator.annotate.patterns import pattern
from generator.annotate.sentences import clause_end

_OBJECT_OF = pattern(
    r"^.*(?:将(?!军|新?增|减|达|超|突破|提高|下降|上升|增长|再|有|进一步)|把)(?=.)"
)  # 将运输时效提升40%
_VERB_ALONE = pattern(
    "(?:再|逐年|逐步)?(?:上调|下调|提高|提升|上升|下降|增加|减少|降低|扩大|缩小|增长|回落|攀升)"
)
_SHARE_VERB = pattern(
    r"(?:以上|左右|以内)?(?:(为|是|来自)|(?=属于|出自|用于|不[会能愿想]|使用|采用|实现|完成|达到|通过|参加|接受|享受|选择|认为|覆盖|拥有|超过|国产|自主|电气|机械|绿色|合格|达标))([一-鿿]{2,12})(?=[,。;、]|$)"
)
_CHANGE_BEHIND = pattern("的([^,。;、0-9]{2,12}?(?:增长|增速|增幅|涨幅|降幅))")
_RESPECTIVE = pattern("分别|依次")
_EXTREME = pattern("(?:最[高低多少大小]|累计|平均)$")
_LONGEST_WHOLE = 12  # characters
_THAN_ANOTHER = pattern("[也均都且]?(?:低于|高于|快于|慢于|好于|优于|不及)")
_OF_PLAN = pattern(  # 为预算的101.3%, 完成年初预算的27.1%
    "已?(为|是|相当于|完成了?)((?:年度?|年初|全年|调整|省定|市定|既定)*(?:预算|计划|目标|任务)(?:目标|任务)?)的"
)
_CLASSES_AT_PLACES = ("市场", "企业", "园区", "地区", "口岸", "港口", "景区", "景点")
_TOWN_AND_COUNTRY = ("城市", "农村", "城镇", "乡村")
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
_NOT_IN_VERB = pattern("[0-9“”]")


def of_change(found: QuantityFound, before: str, _dimension: str, passage: Passage) -> tuple[str, str]:
    """Of a change: what rose or fell, with the verb of a rise (同比增长) and without that of a fall."""
    text = passage.text
    behind = _CHANGE_BEHIND.match(text, found.span.end)
    if behind:
        return behind[1], behind[1]
    words, aspect, falls = without_verb(before)
    own = without_tail(_OBJECT_OF.sub("", words))
    if text.startswith("的", found.span.end) and (behind_noun := words_after(passage, found.span.end)):
        return behind_noun + aspect, behind_noun
    own = _in_full(own, found, passage)
    last = passage.told[-1] if passage.told else None
    if not own and not aspect and last and last.end >= passage.clause and last.unit == found.quantity.unit:
        return (last.base if falls and last.kind == "change" else last.subject), last.base
    if not own or is_elliptic(own):
        carried = carried_over(found, passage)
        if found.quantity.unit == "百分点" and last and last.start >= passage.sentence and last.unit == "%":
            carried = last.subject if last.kind in ("share", "level") else carried  # 占65.9%,提升1.3个百分点
        if carried and _PACE.search(own + aspect):
            carried = _PACE.sub("", carried) or carried
        base = carried or own
        if found.quantity.unit == "%" and _THAN_ANOTHER.match(own) and last and last.unit == "%":
            return last.subject, base  # 增长0.1%,低于前一季度的0.3%
        words = carried + own if carried and not carried.endswith(own or "\n") else carried or own
        return (words if aspect and words.endswith(aspect) else words + aspect), base
    own = without_first_verb(own)
    return own + aspect, _ASPECT.sub("", own) or own


def _in_full(own: str, found: QuantityFound, passage: Passage) -> str:
    """欧洲市场收入增长9%,北美市场增长2%: 市场收入; nothing for what is only a part of a place."""
    if says_only_where(own, found, passage):
        return ""
    last = passage.told[-1] if passage.told else None
    if (
        last is None
        or last.start < passage.sentence
        or (last.kind, last.unit) != ("change", found.quantity.unit)
    ):
        return own
    if own in _TOWN_AND_COUNTRY and not last.base.startswith(_TOWN_AND_COUNTRY):
        return own + last.base  # 居民消费价格上涨5%。其中,城市上涨4.9%
    if own in _TOWN_AND_COUNTRY and last.base.startswith(_TOWN_AND_COUNTRY):
        return own + last.base[2:]
    return last.base if own in _CLASSES_AT_PLACES and last.base.startswith(own) else own


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
    if not own or _VERB_ALONE.fullmatch(own) or is_elliptic(own):
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
        verb, plan = of_plan.groups()
        return (f"{part}完成{plan}比例" if verb.startswith("完成") else f"{part}占{plan}比重"), part
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
    told = [told for told in passage.told if passage.sentence <= told.start < among and told.kind in AMOUNTS]
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
