"""Subjects of ages: whose they are."""

from __future__ import annotations

from generator.annotate.draft import QuantityFound
from generator.annotate.figures.noun_phrases import stop_at
from generator.annotate.figures.passages import Passage
from generator.annotate.figures.subject_edges import without_tail
from generator.annotate.figures.subject_words import words_after
from generator.annotate.patterns import pattern

_COUNTED_PERSON = pattern("[一二两三四五六七八九十几]?[名位个]$")
_PRONOUN = pattern("[他她我](?![们的])")
_CLASS = ("以上", "以下", "及以", "以内", "至", "到")  # 65岁以上老年人 are a class, and no one's age
_FAMILIAR = pattern(
    "[小老阿][一-鿿](?=[^一-鿿]|[接收打来去到在说想被把给从向和与就也又还很已正当刚])"
)  # 26岁的小郑|接到电话
_OF_HER = ("的他", "的她")  # whoever that is
_LONGEST_TITLE = 20  # characters between the age and the name


def of_age(found: QuantityFound, before: str, _dimension: str, passage: Passage) -> tuple[str, str]:
    """Of an age: whose it is, with 年龄."""
    own = without_tail(before)
    if who := _named(found.span.end, own, passage):
        return who + "年龄", who
    if passage.text.startswith(_OF_HER, found.span.end):
        return "年龄", ""
    if passage.text.startswith("的", found.span.end):
        after = words_after(passage, found.span.end)
        if after:
            return after + "年龄", after
    if not own or passage.text.startswith(_CLASS, found.span.end) or _COUNTED_PERSON.search(own):
        own = words_after(passage, found.span.end) or own  # 一名67岁患者
    if "龄" not in own and not own.endswith("寿命"):
        own = own.removesuffix("的") + "年龄"
    return own, own


def _named(end: int, own: str, passage: Passage) -> str:
    """26岁的摊主陈一鸣: the name behind the age; 29岁的他19岁进厂: that of the one spoken of."""
    text = passage.text
    if text.startswith(_CLASS, end):
        return ""
    start = end + text.startswith("的", end)
    if _PRONOUN.match(text, start) or _PRONOUN.fullmatch(own):
        before = [span for span in passage.people if span[1] <= end]
        return text[before[-1][0] : before[-1][1]] if before else ""
    if familiar := _FAMILIAR.match(text, start):
        return familiar[0]
    for low, high in passage.people:
        if start <= low <= end + _LONGEST_TITLE:
            return text[low:high] if stop_at(text, start, low) == low else ""
    return ""
