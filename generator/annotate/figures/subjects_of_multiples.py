"""Subjects that name two amounts: 占地只有平养的五分之一, 约为太阳核心温度的10倍, 比同类船型快3个月."""

from __future__ import annotations

from generator.annotate.draft import QuantityFound
from generator.annotate.figures.passages import Passage
from generator.annotate.figures.subject_edges import without_lead, without_tail
from generator.annotate.figures.subject_words import carried_over, is_elliptic, words_between, words_start
from generator.annotate.patterns import pattern

_OF_ANOTHER = pattern(
    "(?:[约仅只已均或将]|大约|大致|几乎)*(?:[降升增]至(?![0-9])|恢复[至到]|提高到(?=原)|相当于|[是为达](?!到)|达到|只有|仅有|接近)了?"
    "((?![^,。;]{0,8}(?:预算|计划|目标|任务)的)[^,。;占比]{1,20}?)的?(?:[近约超逾]|超过|将近|不到|大约)?$"
)
_AMOUNT = pattern("(?<=[一-鿿])[0-9].*")  # 是标准限值1.2克的近两倍
_GAP = pattern(
    "[比较]((?:全[国省市区县球]|世界|周边|同行|行业|同类|[^,。;0-9比较]{0,8}平均)[^,。;0-9比较]{0,8}?)"
    "([高多快低少慢])出?了?(?:[约近超]|超过|不到|将近)*$"
)
_UNITS = ("倍", "%", "‰")


def of_multiple(found: QuantityFound, passage: Passage) -> tuple[str, str] | None:
    """X相当于Y的倍数 or 比例; None if the number is neither a multiple nor a fraction, or Y is not said."""
    text, start = passage.text, found.span.start
    if found.quantity.unit not in _UNITS or "的" not in text[max(0, start - 3) : start]:
        return None
    low = words_start(found, passage)
    match = _OF_ANOTHER.search(text, low, start)
    if match is None:
        return None
    own = without_tail(words_between(passage, low, match.start())) or carried_over(found, passage)
    other = without_lead(_AMOUNT.sub("", match[1]).strip("的“”"))
    if not own or not other:
        return None
    word = "倍数" if found.quantity.unit == "倍" else "比例"
    return f"{own}相当于{other}的{word}", own


def of_gap(found: QuantityFound, passage: Passage) -> tuple[str, str] | None:
    """X快于Y of what is compared with others (and not with its own past); None where nothing is."""
    low, start = words_start(found, passage), found.span.start
    compared = any(passage.text.find(word, low, start) >= 0 for word in ("比", "较"))
    match = _GAP.search(passage.text, low, start) if compared else None
    if match is None:
        return None
    own = without_tail(words_between(passage, low, match.start()))
    if not own or is_elliptic(own):
        own = carried_over(found, passage) + own
    return f"{own}{match[2]}于{match[1]}", own
