"""What a figure measures, in the text's own words: a short noun phrase, carried over where elided."""

from __future__ import annotations

from generator.annotate.draft import QuantityFound
from generator.annotate.figures.change_verbs import tells_change
from generator.annotate.figures.doers import without_doer
from generator.annotate.figures.from_to import first_value
from generator.annotate.figures.kinds import Kind
from generator.annotate.figures.passages import Passage
from generator.annotate.figures.subject_edges import without_lead, without_tail
from generator.annotate.figures.subject_words import LONGEST, carried_over, words_before
from generator.annotate.figures.subjects_of_ages import of_age
from generator.annotate.figures.subjects_of_amounts import of_amount
from generator.annotate.figures.subjects_of_changes import of_change, of_share
from generator.annotate.figures.subjects_of_durations import of_duration
from generator.annotate.figures.subjects_of_multiples import of_gap, of_multiple
from generator.annotate.figures.subjects_of_ranks import of_rank
from generator.annotate.patterns import by_first, pattern

# What a subject leaves out: a date or a verb has taken its words away, or it tells how, and not what.
_LEFT_OUT = pattern(
    by_first(
        (
            *(
                f"由{of}(?=(?:亏损|盈利|逆差|顺差|净流出|净流入)$)" for of in ("", "同期")
            ),  # 汽车制造业由上年同期亏损
            *(f"{rest}(?<=[一-鿿]{{2}}{rest})后$" for rest in "以之"),  # 连续三次降息后首次…
            "后(?<=[一-鿿]{2}后)(?<![落先背幕滞]后)$",
            "中(?<=[民人员众生者户家业]中)$",  # 受访市民中
            "中(?<=[员职民]工中)$",
            *"分别为?$ 分别(?=[获被判]) 共有(?!产权) 总计 合计 一共 共计".split(),  # noqa: SIM905
            *"成功(?!率) 正式 进一步 全部 率先".split(),  # noqa: SIM905
            *(f"{word}(?<=[产成工用]后{word})" for word in ("预计", "可", "将")),
            "在此(?:前)?基础上?再?",
            *(
                f"{whole}(?<=[一-鿿]{{4}}{whole})(?:最[大多高]|领先)(?=占)"
                for whole in ("全国", "全球", "世界", "全省", "全市", "国内")
            ),
        )
    )
)
# PM2.5平均浓度|每立方米, 房价|从每平方米: what the number is counted by, which its unit leaves out.
_PER_UNIT = pattern(
    "(?<=..)[从由为达]?每[0-9]{0,4}(?:克|千克|毫升|平方米|立方米|平方公里|公里|百公里|亩|公顷|吨|公斤|斤|升|千瓦时|度|桶|盎司|股|张|斤|小时|分钟|秒|天|日|月|年|人次?|户|孩|生|位|名|[件辆间只针剂支盒瓶箱次场趟单篇份台套头羽棵株袋本块盆枝朵根页]|车次)$"
)
# First character → the rest of what a period or a verb took with it: 近五年查处案件, 建成|后预计年税收.
_RESTS = {
    "近": pattern("^近(?![视海代郊亲岸景战地平似])"),
    "后": pattern("^后(?:预计|可|将)?(?=[年月日总新])"),
}
_DEGREES = ("℃", "摄氏度")
# 有阵雨,22℃到27℃, 夜间最低零下1℃: a forecast names the air's temperature by the number alone.
_SKY = pattern("(?:晴|云|阴|雨|雪|雾|霾|风|夜间|夜里|白天|凌晨|早晨|清晨)[^温热]{0,3}?(最[高低])?$")
_LIST_OF = pattern("、[^、]*等([一-鿿“”]{3,})$")


_PAIRS = (("“", "”"), ("(", ")"))
_HALVES = frozenset("“”()")
_RULES = {
    "rank": of_rank,
    "ordinal": of_rank,
    "change": of_change,
    "share": of_share,
    "duration": of_duration,
    "age": of_age,
}


def subject_of(found: QuantityFound, kind: Kind, dimension: str, passage: Passage) -> tuple[str, str]:
    """The subject of a figure, and its base for the figures that follow."""
    if (first := first_value(passage, found.span.start)) and first.subject:
        return first.subject, first.base
    before = words_before(found, passage)
    rule = _RULES.get(kind.kind, of_duration if dimension == "time" else of_amount)
    if kind.kind == "range" and tells_change(before):
        rule = of_change
    of_two = of_gap if kind.kind == "change" else of_multiple if kind.kind in ("level", "share") else None
    subject, base = (of_two and of_two(found, passage)) or rule(found, before, dimension, passage)
    subject, base = _tidy(subject) or carried_over(found, passage), base and (base if base != subject else "")
    if found.quantity.unit in _DEGREES and (sky := _SKY.search(before or subject)):
        return (sky[1] or "") + "气温", "气温"
    return subject, _tidy(base) if base else subject


def _tidy(subject: str) -> str:
    subject = without_lead(subject.strip(" ,、:的()"))
    if "每" in subject and (counted := _PER_UNIT.sub("", subject)) != subject:
        subject = without_tail(counted)  # 低保标准提高到|每人
    subject = without_doer(_LEFT_OUT.sub("", subject).replace("()", ""))
    if rest := _RESTS.get(subject[:1]):
        subject = rest.sub("", subject)
    if "、" in subject and (match := _LIST_OF.search(subject)):
        subject = match[1]
    return _paired(subject)[-LONGEST:]


def _paired(subject: str) -> str:
    """The words without the half of a pair of quotation marks or brackets, and without an empty pair."""
    if _HALVES.isdisjoint(subject):
        return subject
    for left, right in _PAIRS:
        subject = subject.replace(left + right, "")
        if subject.count(left) != subject.count(right):
            subject = subject.replace(left, "").replace(right, "")
    return subject
