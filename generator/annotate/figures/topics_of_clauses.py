"""What the clause before says something of: 单日最高客流出现在2月20日,为158.2万人次 measures that 客流."""

from __future__ import annotations

from generator.annotate.figures.passages import Passage
from generator.annotate.figures.subject_edges import without_lead, without_tail
from generator.annotate.patterns import pattern

_PER_DAY = "单日"  # which is a period too, and left out of the words
_LONGEST = 24  # characters of a topic
_LONGEST_CLAUSE = 60
# Where it is the highest, when, and that it is: what is measured stands before.
_SAID = pattern(
    "(?:[位高]?居(?:首位?|第一|前列?|榜首)|(?:全[国省市球]|世界)?[均都]?[最较偏][高低多少大小长短快慢](?:的[是为][^是为]*)?|出现在[^出]*"
    "|创[^创]{0,8}新[高低]|领先|领跑)$"
)
_MATTER = pattern("在?(?!这|那|另|各|其|一|两|多|有|很)([一-鿿“”、]{2,10})方面")  # 进出口方面,全省达4.5万亿元
_HIGHEST_OF = pattern("最[高低多少大小长短快慢]的[^的是为,]{1,12}(?:[是为]|依次)")
_NO_NOUN = frozenset("是为了让使把被、及")
_QUALIFIED = pattern("^.*的(?=[^的]{2,}$)")
# 北部区市, 沿海地区: a part of the place told of, which measures nothing.
_PART = (
    "(?:其余|其他|大部分?|部分|各|[东南西北中]{1,2}部|[一二三四]线|市内[三四])?(?:沿海|内陆|山)?"
    "(?:区市|市区|城区|区县|县区|市县|县市|地区|山区|海域|城市|省份)"
)
_PART_ENDS = frozenset("市区县域份部")
_BRANCH = pattern("((?:(?![在第个的了])[一-鿿]){1,6}(?:业|板块|领域))(?:[一-鿿]{2}|[一-鿿]{4,6})")
_PART_OF_PLACE = pattern(_PART)
_PART_BEHIND = pattern(f"(?<=[一-鿿][温量率度值])(?:{_PART}|[东南西北中]部)$")


def only_a_place(words: str) -> bool:
    """Is it a part of a place and nothing that is measured (北部区市)?"""
    return words[-1:] in _PART_ENDS and _PART_OF_PLACE.fullmatch(words) is not None


def without_part(words: str) -> str:
    """最低气温城区: the measure without the part of the place behind it."""
    return _PART_BEHIND.sub("", words) if words[-1:] in _PART_ENDS else words


def branch_told(words: str) -> str:
    """金融业活力凸显,增加值…: the branch that a clause speaks of; "" if it names none."""
    match = _BRANCH.fullmatch(words)
    return match[1] if match else ""


def topic_told(words: str, start: int, passage: Passage) -> str:
    """What a clause tells of, if it only names that, or says where or that it is the highest; "" if not.

    Args:
        words: the clause, without periods and places.
        start: where it begins.
        passage: the text around the figure.
    """
    if not words or len(words) > _LONGEST_CLAUSE:
        return ""
    if words.endswith("方面") and (matter := _MATTER.fullmatch(words)):
        return matter[1]
    inside = [told.start for told in passage.told if start <= told.start < passage.clause]
    match = (_HIGHEST_OF if inside else _SAID).search(words)
    if match is None or (inside and inside[0] < passage.text.find(match[0][:2], start)):
        return ""
    topic = without_tail(without_lead(_QUALIFIED.sub("", words[: match.start()])))
    if not 1 < len(topic) <= _LONGEST or not _NO_NOUN.isdisjoint(topic) or only_a_place(topic):
        return ""
    return _PER_DAY + topic if passage.text.startswith(_PER_DAY, start) else topic
