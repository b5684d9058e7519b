"""The place or the organisation that a figure is about.

The words nearest to the number do not decide, for they may name the whole it is measured against
(占全国的26.1%, 居全省第二); what opens its clause does, or the sentence, or the sentences before.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import Literal

from generator.annotate.draft import Draft, QuantityFound
from generator.annotate.figures.article_places import ArticlePlaces
from generator.annotate.figures.noun_phrases import begins_with_verb
from generator.annotate.figures.passages import Passage
from generator.annotate.figures.usual_place import usual_place
from generator.annotate.names.place_anchors import Anchor, opens
from generator.annotate.patterns import pattern
from generator.annotate.sentences import sentence_starts

_SENTENCES_BACK = 12
_REACHED = pattern(
    "(?:覆盖|汇[集聚]|荟萃|精选|集聚|遴选|邀请|遍布|遍及|辐射|通达|连接|惠及|面向|服务|涉及|来自|占)$"
)  # 辐射全国29个省
_CLAUSE_MARK = pattern("[,。;:!?]")
_HAS = pattern("(?:就|也|已|只|仅|则)?(?:有|为|达到?|是|占)(?:约|近|超过?)?")
# 非洲情况最严重。报告认为,…: of what the article is about again, and no longer of a part.
_OF_THE_WHOLE = pattern(
    "(?:报告|总体|总的来|整体|综合)(?:还|同时)?(?:认为|指出|说|称|显示|预测|预计|建议|呼吁|来?看)"
)
_ONE_OF_THEM = ("其中", "其中,")  # 其中,上海上涨0.3%: the next sentence is again of them all
_AND = tuple("和与及、")
_THERE = ("在", "位于", "走进", "来到")
Source = Literal["sentence", "paragraph", "article"]


class Places:
    """The places of one article, asked for each figure."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._of_article = ArticlePlaces(draft)
        self._starts: dict[int, list[int]] = {}

    def anchors(self, number: int) -> list[Anchor]:
        """The places and organisations of a block, left to right."""
        return self._of_article.anchors(number)

    def blanks(self, number: int) -> list[tuple[int, int]]:
        """Spans of places in a block, which subjects leave out."""
        return self._of_article.blanks(number)

    def of(self, found: QuantityFound, passage: Passage) -> tuple[str | None, Source]:
        """The place of a figure, None if the article does not say; and where that stands."""
        number = found.span.block
        here = self._of_article.between(number, passage.sentence, found.span.start)
        if here and found.rule != "age":
            here = [anchor for anchor in here if not anchor.person]
        name = _in_sentence(here, passage, found) if here else None
        if name is None and found.rule == "age":
            behind = self._of_article.between(number, found.span.end, found.span.end + 4)
            name = behind[0].name if behind and not behind[0].weak else None
        if name is not None:
            return name, "sentence"
        again = _OF_THE_WHOLE.match(passage.text, passage.sentence)
        name = None if again else self._in_sentences_before(number, passage)
        return (name, "paragraph") if name else (self._usual, "article")

    @cached_property
    def _usual(self) -> str | None:
        return usual_place(self._draft, self._of_article)

    def _in_sentences_before(self, number: int, passage: Passage) -> str | None:
        """The place that the nearest of the last sentences before opens with."""
        text, sentence = passage.text, passage.sentence
        anchors = self._of_article.anchors(number)
        if not anchors or anchors[0].start >= sentence:
            return None
        starts = self._sentences(number, passage)
        last = bisect_left(starts, sentence)
        for at in range(last - 1, max(-1, last - 1 - _SENTENCES_BACK), -1):
            low, high = starts[at], starts[at + 1] if at + 1 < last else sentence
            here = [a for a in self._of_article.between(number, low, high) if not a.person]
            if at < last - 1 or not begins_with_verb(text, sentence):
                here = [anchor for anchor in here if not anchor.organisation]
            here = [a for a in here if not self._of_article.elsewhere(a) or opens(text, low, a.start)]
            name = _topic_of(here, text, low)
            if name:
                return name
        return None

    def _sentences(self, number: int, passage: Passage) -> list[int]:
        if number not in self._starts:
            self._starts[number] = sentence_starts(passage.text, passage.marks)
        return self._starts[number]


def _in_sentence(here: list[Anchor], passage: Passage, found: QuantityFound) -> str | None:
    """The place that decides among those of the sentence up to the figure; None if none does."""
    text, sentence, at = passage.text, passage.sentence, found.span.start
    beside = here[-1]
    if beside.end == at and beside.name == "全国" and found.rule == "count":
        if not _REACHED.search(text, sentence, beside.start):
            return "全国"
        return _in_sentence(here[:-1], passage, found) if here[1:] else None
    if beside.end == at and not beside.event and not beside.weak:
        return beside.name
    part = text.rfind(";", sentence, at)
    own = [anchor for anchor in here if anchor.start > part] if part >= 0 else []
    strong = [anchor for anchor in own or here if not anchor.weak]
    scenes = [anchor for anchor in own or here if _is_scene(anchor, text)]
    if not strong:  # 基金会在西部建起214个…, 走进位于城阳区的工厂,76台…
        there = scenes and (scenes[-1].region or text[scenes[-1].start - 1 : scenes[-1].start] != "在")
        return scenes[-1].name if there and text[scenes[-1].end : scenes[-1].end + 1] not in _AND else None
    return _strongest(strong, scenes, passage, at)


def _is_scene(anchor: Anchor, text: str) -> bool:
    return (anchor.local or anchor.region) and text.endswith(_THERE, 0, anchor.start)


def _strongest(strong: list[Anchor], scenes: list[Anchor], passage: Passage, at: int) -> str:
    """What has the number as its predicate, what opens its clause, what stands in its clause, the first."""
    text = passage.text
    inside = [anchor.name for anchor in strong if anchor.start >= passage.clause]
    if strong[-1].start > passage.clause and _HAS.fullmatch(text, strong[-1].end, at):
        return strong[-1].name  # 全市均价…,最低的阎良区只有6900元
    opening = [anchor for anchor in strong if opens(text, passage.sentence, anchor.start)]
    if opening:
        place = _deepest(opening, text)
        scene = scenes[-1] if scenes and scenes[-1].start > opening[-1].start else None
        return scene.name if place == "全国" and scene else place  # 我国…火箭在海南文昌发射
    return inside[-1] if inside else strong[0].name


def _deepest(opening: list[Anchor], text: str) -> str:
    """The last clause that a place opens; within one clause the first place (青岛 in 青岛是山东…)."""
    last = opening[-1]
    for anchor in opening:
        if not _CLAUSE_MARK.search(text, anchor.end, last.start):
            return anchor.name
    return last.name


def _topic_of(here: list[Anchor], text: str, low: int) -> str | None:
    strong = [
        a
        for a in here
        if not (a.weak or text.endswith(_ONE_OF_THEM, low, a.start) or text.startswith("市场", a.end))
    ]
    opening = [anchor for anchor in strong if opens(text, low, anchor.start)]
    if opening:
        return opening[-1].name
    return strong[0].name if strong else None
