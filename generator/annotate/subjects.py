"""What a figure measures, in the text's own words: a short noun phrase, made specific, carried over where elided."""  # noqa: E501 - a list of words

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.annotate.draft import QuantityFound
from generator.annotate.kinds import Kind
from generator.annotate.noun_phrases import noun_phrase
from generator.annotate.patterns import pattern
from generator.annotate.sentences import clause_end, clause_start
from generator.annotate.subject_edges import without_lead, without_tail

LONGEST = 40  # characters of a subject


class Told(NamedTuple):
    """A figure already read in this block: where it stood and what it measured.

    `base` is the subject without its aspect (同比增长, 占比 …): what the next elided subject starts from.
    """

    start: int
    end: int
    kind: str
    unit: str
    subject: str
    base: str


class Passage(NamedTuple):
    """The folded text of a block around one figure; `blanks` are spans of periods and places to leave out."""

    text: str
    sentence: int
    clause: int
    high: int
    blanks: Sequence[tuple[int, int]]
    told: Sequence[Told]
    marks: list[int]
    nows: Sequence[int] = ()


_VERBS_FIRST = pattern(
    r"^(?:完成|实现|达到|达成|取得|拥有|有(?!效|关|色|机|限|序|力|利|望|害)|具有|占据|占有|坐拥|集聚了?|聚集了?|涵盖|覆盖|组建|设立了?|建立了?|建设|建成|突破|推出|形成|培育|吸引了?|带动|组织|派出|安排|可|能|满足了?)(?=[^占])"
)
_RISE = pattern(
    r"(?:(?:与?相比|同比|环比|年均|累计|平均|分别|均|月均|逐年|持续|稳定|大幅|实现|保持|快速|比(?![价例重率值分])[^,。;]{1,12}?|较[^,。;]{1,12}?|与[^,。;]{1,14}相比|[约近超])*)(?:增长|增加|上升|提高|提升|上涨|攀升|增|涨|高|扩大|多|翻|回升|快|升)$"
)
_FALL = pattern(
    r"(?:(?:与?相比|同比|环比|年均|累计|平均|分别|均|逐年|持续|大幅|比(?![价例重率值分])[^,。;]{1,12}?|较[^,。;]{1,12}?|与[^,。;]{1,14}相比)*)(?:下降|减少|降低|缩短|下滑|回落|下跌|缩减|压缩|压减|削减|收窄|下调|减产|贬值|降|跌|减|低|少|缩小|慢)$"
)
_ELLIPTIC = pattern(
    r"(?:同比|环比)?(?:增速|增幅|涨幅|降幅|增长率|总数|总量|总规模|规模|比重|占比|比例|进度|数量|总额|金额|面积|产量|人数|均价|平均|份额|其|该数据|这一数据|这一数字|总面积|总投资|总产量|总人数|总值|排名|总体|余额|价格|指标|项指标|总金额|规格|降至|总里程|总长度|总建筑面积|增速比.*|增速.*高|高于.*|低于.*|快于.*|比.*|较.*|累计|年|月|日|装机规模占.*|占.*|同比|环比|位次|各项指标|均)?"
)
_DIMENSION_WORD = {"area": "面积"}
_PERSON_UNITS = frozenset(("人", "名", "位", "人次", "员"))


def subject_of(found: QuantityFound, kind: Kind, dimension: str, passage: Passage) -> tuple[str, str]:
    """The subject of a figure, and its base for the figures that follow."""
    before = _before(found, passage)
    rules = {
        "rank": _of_rank,
        "change": _of_change,
        "share": _of_share,
        "duration": _of_duration,
        "age": _of_age,
    }
    subject, base = rules.get(kind.kind, _of_amount)(found, before, dimension, passage)
    subject, base = _tidy(subject), base and (base if base != subject else "")
    return subject, _tidy(base) if base else subject


# --- the words before and after ------------------------------------------------------------------


def _before(found: QuantityFound, passage: Passage) -> str:
    """The words of the clause before the number: after the last figure in it, without periods and places."""
    low = passage.clause
    for told in passage.told:
        if low < told.end <= found.span.start:
            low = told.end
    return _words(passage, low, found.span.start)


def _words(passage: Passage, low: int, high: int) -> str:
    """The text from `low` to `high` without blanks and lead words."""
    text, parts, at = passage.text, [], low
    for start, end in passage.blanks:
        if end <= at or start >= high:
            continue
        parts.append(text[at : max(at, start)])
        at = max(at, min(end, high))
    parts.append(text[at:high])
    words = "".join(parts)
    return without_lead(_BRACKETS.sub("", words) if "(" in words else words)


_BRACKETS = pattern(r"\([^()]*\)")


def _after(passage: Passage, end: int, *, people: bool = False) -> str:
    """The noun phrase right behind the number; "" if a verb or a mark stands there."""
    text, high = passage.text, passage.high
    start = end
    lead = re.compile(r"(?:及?以上|左右|以内|多)?的?").match(text, end)
    if lead:
        start = lead.end()
    return noun_phrase(text, start, min(high, start + LONGEST), people=people)


# --- rules by kind ---------------------------------------------------------------------------------


def _of_amount(found: QuantityFound, before: str, dimension: str, passage: Passage) -> tuple[str, str]:  # noqa: PLR0911 - one line a form
    after = _after(passage, found.span.end, people=found.quantity.unit in _PERSON_UNITS)
    own = without_tail(before)
    if dimension == "time":
        return _of_duration(found, before, dimension, passage)
    if length := _LENGTH_OF.match(passage.text, found.span.end):
        after = noun_phrase(passage.text, length.end(), min(passage.high, length.end() + 16))
        return (after or own) + length[1] + "度", after or own
    if own and _heads_next(passage, found, after):
        after = ""
    if len(after) > 1 and after not in _GENERIC and not _is_predicate(passage, found):
        word = _DIMENSION_WORD.get(dimension, "")
        return (after + word if word and word not in after else after), after
    if found.quantity.unit in _PERSON_UNITS and (verb := _predicate(passage, found.span.end)):
        return verb + "人数", verb + "人数"
    own = _VERBS_FIRST.sub("", own) if len(own) > 4 else own  # noqa: PLR2004 - the bound is said by the line itself
    if 1 < len(own) <= 3 and (head := _shared_head(found, passage)):  # noqa: PLR2004 - the bound is said by the line itself
        return own + head, own + head
    if not own or _ELLIPTIC.fullmatch(own):
        carried = _carried(found, passage)
        if carried and not (own and carried.endswith(own)):
            return carried + own, carried + own if own else carried
        own = carried or own
    if dimension in _DIMENSION_WORD and _DIMENSION_WORD[dimension] not in own and "任务" not in own:
        own += _DIMENSION_WORD[dimension]
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
            return told.base[-3:]
    return ""


_LENGTH_OF = pattern("([长宽高深])的")
_GENERIC = frozenset(("目标", "水平", "大关", "关口", "任务", "左右", "以上"))
_NEXT_FIGURE = pattern(r"(?:已)?(?:达到?|为|超过?|约|近|突破)?[0-9]")


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
    match = re.compile(r"(?:分别)?(被?[一-鿿]{2,8}?)(?:[、,。;]|$)").match(passage.text[end:high])
    return match[1] if match else ""


def _of_change(found: QuantityFound, before: str, _dimension: str, passage: Passage) -> tuple[str, str]:
    text = passage.text
    behind = re.compile(r"的([^,。;、0-9]{2,12}?(?:增长|增速|增幅|涨幅|降幅))").match(text, found.span.end)
    if behind:
        return behind[1], behind[1]
    words = re.sub(
        r"(?:[约近超逾达为]|高达|超过|达到|至少|不低于|不少于|以上|了|幅度|将近|突破|不足|接近)+$", "", before
    )
    aspect = ""
    if match := _FALL.search(words):
        words = words[: match.start()]
    elif match := _RISE.search(words):
        words, aspect = words[: match.start()], re.sub(r"^[约近超分别均]+|实现|保持", "", match[0])
        aspect = _COMPARED.sub("", aspect)
    own = without_tail(_OBJECT_OF.sub("", words))
    if text.startswith("的", found.span.end) and (behind_noun := _after(passage, found.span.end)):
        return behind_noun + aspect, behind_noun
    last = passage.told[-1] if passage.told else None
    if not own and not aspect and last and last.end >= passage.clause and last.unit == found.quantity.unit:
        return last.subject, last.base
    if not own or _ELLIPTIC.fullmatch(own):
        carried = _carried(found, passage)
        if carried and re.search("增[速幅]$", own + aspect):
            carried = re.sub("(?:同比|环比)?增[速幅]$", "", carried) or carried
        base = carried or own
        return (
            carried + own + aspect
            if carried and not carried.endswith(own or "\n")
            else (carried or own) + aspect
        ), base
    own = _VERBS_FIRST.sub("", own) if len(own) > 4 else own  # noqa: PLR2004 - the bound is said by the line itself
    return own + aspect, re.sub(r"(?:同比|环比)?(?:增速|增幅|增长率)$", "", own) or own


_OBJECT_OF = pattern(r"^.*(?:将(?!军)|把)(?=.)")  # 将运输时效提升40%
_COMPARED = pattern(r"^(?:比|较|与)?(?:相比)?(?=[一-鿿])(?!较)")


def _of_share(found: QuantityFound, before: str, _dimension: str, passage: Passage) -> tuple[str, str]:  # noqa: PLR0911 - one line a form
    own = without_tail(before)
    after = "" if _BECOMES.match(passage.text, found.span.end) else _after(passage, found.span.end)
    if match := re.search(r"占(?:到|了|据)?", own):
        whole = re.sub(r"(?:的?(?:比重|比例|份额))?$", "", own[match.end() :])
        part = without_tail(own[: match.start()]) or _carried(found, passage)
        if own[match.start() :].startswith("占比"):
            return (part or _carried(found, passage)) + "占比", part
        tail = after if after.startswith(("市场", "份额")) else ""
        return f"{part}占{whole.removeprefix('同期')}{tail or '比重'}", part
    if own.endswith(("比重", "占比", "比例", "份额")) and len(own) <= 4:  # noqa: PLR2004 - the bound is said by the line itself
        last = passage.told[-1] if passage.told else None
        if last and last.kind == "share" and last.start >= passage.sentence:
            return last.subject, last.base
        carried = _carried(found, passage)
        return carried + own, carried
    if found.rule == "ratio" and (joined := _with_verb(own, found, passage)):
        return joined, own
    if len(after) > 1 and (not own or len(own) < 9 or found.rule != "ratio"):  # noqa: PLR2004 - the bound is said by the line itself
        high = clause_end(passage.text, found.span.end, passage.high)
        at = passage.text.find(after, found.span.end) + len(after)
        verb = passage.text[at:high].lstrip("都均已了") if at < high else ""
        verb = "" if verb.startswith("的") else verb
        if 2 < len(verb) <= 14 and not re.search("[0-9“”]", verb):  # noqa: PLR2004 - the bound is said by the line itself
            return f"{verb}的{after}占比", after
        return after + "占比", after
    if not own or _VERB_ALONE.fullmatch(own) or _ELLIPTIC.fullmatch(own):
        carried = _carried(found, passage)
        own = "" if _VERB_ALONE.fullmatch(own) else own
        return (carried + own if not carried.endswith(own or "\n") else carried), carried or own
    if own.endswith(("播种", "收获", "收割", "栽插", "建设", "施工", "工程", "改造")):
        own += "进度"
    return own, own


_VERB_ALONE = pattern(
    "(?:再|逐年|逐步)?(?:上调|下调|提高|提升|上升|下降|增加|减少|降低|扩大|缩小|增长|回落|攀升)"
)
_BECOMES = pattern(
    "(?:左右|以上)?(?:再|逐年|逐步)?(?:上调|下调|提高|提升|上升|升|增|降|下降|减|扩大|增加|回落|跌|涨|缩小|攀升)[至到为]"
)


def _with_verb(own: str, found: QuantityFound, passage: Passage) -> str:
    """所有比赛场馆100%使用绿电, 90%以上实现了清洁供暖, 超过90%为现有场馆升级改造."""
    text = passage.text
    match = _SHARE_VERB.match(text, found.span.end)
    if match is None:
        return ""
    words = match[2].replace("了", "", 1)
    if match[1]:
        return words + "占比"
    return (own if len(own) <= 12 else "") + words + "比例"  # noqa: PLR2004 - the bound is said by the line itself


_SHARE_VERB = pattern(
    r"(?:以上|左右|以内)?(?:(为|是|来自|属于)|(?=使用|采用|实现|完成|达到|通过|参加|接受|享受|选择|认为|覆盖|拥有|超过|国产|自主|电气|机械|绿色|合格|达标))([一-鿿]{2,12})(?=[,。;、]|$)"
)


def _of_rank(found: QuantityFound, before: str, _dimension: str, passage: Passage) -> tuple[str, str]:
    own = without_tail(before)
    own = re.sub(r"(?:继续|已|均|保持|跃|稳|连续|排名|综合)+$", "", own)
    if found.rule in ("claim", "ordinal"):
        after = _after(passage, found.span.end)
        return after or own, after or own
    if not own or _ELLIPTIC.fullmatch(own):
        here = [
            told
            for told in passage.told
            if told.start >= passage.sentence and told.kind not in {"rank", "duration"}
        ]
        if own.endswith(("指标", "均")) and len(here) > 1:
            joined = "、".join(dict.fromkeys(told.subject for told in here[-4:]))
            return joined, joined
        if here:
            return here[-1].base, here[-1].base
        carried = _carried(found, passage)
        return carried, carried
    return own, own


def _of_duration(found: QuantityFound, before: str, _dimension: str, passage: Passage) -> tuple[str, str]:
    text, start, end = passage.text, found.span.start, found.span.end
    high = clause_end(text, end, passage.high)
    if text[max(0, start - 2) : start] in ("连续", "持续"):
        rest = re.sub(r"^(?:实现|保持|的)+", "", text[end:high])
        own = without_tail(re.sub("(?:连续|持续)$", "", before))
        if not own or own in ("并且", "且"):
            own = "" if len(rest) > 4 else _carried(found, passage)  # noqa: PLR2004 - the bound is said by the line itself
        whole = own + rest
        return whole, re.sub(r"(?:居|列|位居|排名|保持|实现).*$", "", own) or rest
    if match := re.search(r"为期$", before):
        noun = without_tail(before[: match.start()])
        word = (
            "会期" if noun.endswith(("会", "展", "展览", "节")) else "赛期" if noun.endswith("赛") else "期限"
        )
        return noun + word, noun + word
    own = without_tail(before)
    if own.endswith(("期", "期限", "时间", "小时数", "时长", "天数", "年限", "刑期", "寿命")):
        return own, own
    verb = re.compile(
        r"(?:以?内|左右|以上|就|即可|便|可|能)*((?:(?![一二三四五六七八九十百千万亿的了])[一-鿿]){2,4})"
    ).match(text[end:high])
    tail = verb[1] if verb else ""
    joined = own + tail
    return (joined + "时间" if joined else _carried(found, passage)), own or joined


def _of_age(found: QuantityFound, before: str, _dimension: str, passage: Passage) -> tuple[str, str]:
    own = without_tail(before)
    if passage.text.startswith("的", found.span.end):
        after = _after(passage, found.span.end)
        if after:
            return after + "年龄", after
    if "龄" not in own:
        own = re.sub("的$", "", own) + "年龄"
    return own, own


# --- what is carried over ----------------------------------------------------------------------------


def _carried(found: QuantityFound, passage: Passage) -> str:
    """The base of the figure before, in this sentence or the last; else the topic of the clauses before."""
    here = [told for told in passage.told if told.end <= found.span.start]
    same = [told for told in here if told.start >= passage.sentence]
    if same and same[-1].base:
        return same[-1].base
    if listed := _heading_of_list(passage, found.span.start):
        return listed
    if same:
        return ""
    topic = _topic(passage)
    if topic:
        return topic
    return here[-1].base if here else ""


_LIST_HEADING = pattern("([^,。;:!?“”]{2,24}?)(?:分别|依次)?(?:是|为|有|如下)?:")


def _heading_of_list(passage: Passage, start: int) -> str:
    """十大贸易伙伴及贸易额分别是:日本,608.1亿美元;…: what stands before the colon."""
    low = max(passage.sentence, start - _LONGEST_LIST)
    colon = passage.text.find(":", low, start)
    if colon < 0:
        return ""
    match = _LIST_HEADING.search(passage.text, low, colon + 1)
    return without_tail(without_lead(match[1])) if match else ""


_LONGEST_LIST = 300  # characters from the colon to a member


def _topic(passage: Passage) -> str:
    """The noun phrase that opens the clause before."""
    if passage.clause <= passage.sentence:
        return ""
    end = max(passage.sentence, passage.clause - 1)
    low = clause_start(passage.text, passage.marks, passage.sentence, end)
    words = _words(passage, low, passage.clause - 1)
    words = _VERBS_FIRST.sub("", words)
    if "的" in words[1:-2]:
        words = words[words.rindex("的", 0, len(words) - 2) + 1 :]
    phrase = noun_phrase(words, 0, min(len(words), 24))
    return phrase if len(phrase) > 1 else ""


_INNER = pattern("共有(?!产权)|总计|合计|一共|共计|成功|正式|进一步|全部|率先")
_LIST_OF = pattern("、[^、]*等([一-鿿“”]{3,})$")


def _tidy(subject: str) -> str:
    subject = without_lead(subject.strip(" ,、:的()"))
    subject = _INNER.sub("", subject).replace("()", "")
    if "、" in subject and (match := _LIST_OF.search(subject)):
        subject = match[1]
    if subject.count("“") != subject.count("”"):
        subject = subject.replace("“", "").replace("”", "")
    if subject.count("(") != subject.count(")"):
        subject = subject.replace("(", "").replace(")", "")
    return subject[-LONGEST:] if len(subject) > LONGEST else subject
