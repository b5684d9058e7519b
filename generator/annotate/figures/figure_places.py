"""The place or the organisation that a figure is about.

The words nearest to the number do not decide, for they may name the whole it is measured against
(占全国的26.1%, 居全省第二); what opens its clause does, or the sentence, or the sentences before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import Literal

from generator.annotate.draft import Draft, QuantityFound
from generator.annotate.figures.noun_phrases import begins_with_verb
from generator.annotate.figures.passages import Passage
from generator.annotate.folding import fold
from generator.annotate.names.place_anchors import Anchor, anchors_of, national_source, opens
from generator.annotate.patterns import pattern
from generator.annotate.sentences import sentence_starts
from generator.model import Mention

_LOCAL = pattern(r"(?<![一-鿿]各)当地")
Source = Literal["sentence", "paragraph", "article"]


class Places:
    """The places of one article, asked for each figure."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._mentions: dict[int, list[Mention]] = {}
        for mention in draft.mentions:
            if mention.kind in ("place", "organisation"):
                self._mentions.setdefault(mention.span.block, []).append(mention)
        self._home = draft.context.lexicon.city
        self._known: dict[int, list[Anchor]] = {}
        self._starts: dict[int, list[int]] = {}
        self._usual: str | None = None
        self._usual_known = False

    def blanks(self, number: int) -> list[tuple[int, int]]:
        """Spans of places in a block, which subjects leave out."""
        spans = [(m.span.start, m.span.end) for m in self._mentions.get(number, ()) if m.kind == "place"]
        return spans + [(a.start, a.end) for a in self._anchors(number) if a.region and not a.weak]

    def of(self, found: QuantityFound, passage: Passage) -> tuple[str | None, Source]:
        """The place of a figure, None if the article does not say; and where that stands."""
        number = found.span.block
        anchors = self._anchors(number)
        here = _between(anchors, passage.sentence, found.span.start)
        name = _in_sentence(here, passage, found) if here else None
        if name is None and found.rule == "age":
            behind = _between(anchors, found.span.end, found.span.end + 4)
            name = behind[0].name if behind else None
        if name is not None:
            return name, "sentence"
        name = self._in_sentences_before(number, passage.text, passage.sentence)
        return (name, "paragraph") if name else (self._default(), "article")

    def _anchors(self, number: int) -> list[Anchor]:
        if number not in self._known:
            text = fold(self._draft.article.blocks[number].text)
            self._known[number] = anchors_of(text, self._mentions.get(number, ()))
        return self._known[number]

    def _in_sentences_before(self, number: int, text: str, sentence: int) -> str | None:
        """The place that the nearest of the last sentences before opens with."""
        anchors = self._anchors(number)
        if not anchors or anchors[0].start >= sentence:
            return None
        starts = self._sentences(number, text)
        last = bisect_left(starts, sentence)
        for at in range(last - 1, max(-1, last - 1 - _SENTENCES_BACK), -1):
            low, high = starts[at], starts[at + 1] if at + 1 < last else sentence
            here = [anchor for anchor in _between(anchors, low, high) if not anchor.person]
            if at < last - 1 or not begins_with_verb(text, sentence):
                here = [anchor for anchor in here if not anchor.organisation]
            name = _topic_of(here, text, low)
            if name:
                return name
        return None

    def _sentences(self, number: int, text: str) -> list[int]:
        if number not in self._starts:
            self._starts[number] = sentence_starts(text)
        return self._starts[number]

    def _default(self) -> str | None:
        if not self._usual_known:
            self._usual, self._usual_known = self._most_likely(), True
        return self._usual

    def _most_likely(self) -> str | None:
        """The subject district, the headline's place, the nation of a national body, the most named place."""
        for tag in self._draft.districts:
            if tag.role == "subject":
                return tag.name
        counted: Counter[str] = Counter()
        for number, block in enumerate(self._draft.article.blocks[:_FIRST_BLOCKS]):
            anchors = self._anchors(number)
            if block.kind in ("kicker", "headline", "deck"):
                strong = [anchor.name for anchor in anchors if not anchor.weak or anchor.name != "全国"]
                if strong and not all(anchor.event for anchor in anchors):
                    return strong[0]
                counted.update(anchor.name for anchor in anchors if anchor.event for _ in range(3))
            elif block.kind == "paragraph" and not counted and self._tells_of_the_nation(number):
                return "全国"
            own = (a.name for a in anchors if not (a.weak or a.organisation or a.person) and a.name != "全球")
            counted.update(own)
        if not counted or (len(counted) >= _SEVERAL and max(counted.values()) == 1):
            return self._home  # a round of many places has no place of its own
        return counted.most_common(1)[0][0]

    def _tells_of_the_nation(self, number: int) -> bool:
        """A national body is named in the paragraph, before it no place, and nowhere the home city."""
        if self._home and any(m.name == self._home or m.role == "mentioned" for m in self._draft.mentions):
            return False
        at = national_source(self._draft.article.blocks[number].text)
        return at is not None and not any(a.start < at for a in self._anchors(number) if not a.organisation)


def _between(anchors: list[Anchor], low: int, high: int) -> list[Anchor]:
    """The last of the anchors that begin from `low` to `high`."""
    first, last = bisect_left(anchors, low, key=_start_of), bisect_left(anchors, high, key=_start_of)
    return anchors[max(first, last - _MOST_ANCHORS) : last]


def _start_of(anchor: Anchor) -> int:
    return anchor.start


_SEVERAL = 4  # places named once each
_SENTENCES_BACK = 12
_FIRST_BLOCKS = 8  # of an article: where its place is named if anywhere
_MOST_ANCHORS = 24  # of a sentence that are looked at


def _in_sentence(here: list[Anchor], passage: Passage, found: QuantityFound) -> str | None:
    text, sentence, clause, at = passage.text, passage.sentence, passage.clause, found.span.start
    if here[-1].end == at and here[-1].name == "全国" and found.rule == "count":
        return "全国"
    if here[-1].end == at and not here[-1].event and not here[-1].weak:
        return here[-1].name
    part = text.rfind(";", sentence, at)
    if part >= 0 and (own := [anchor for anchor in here if anchor.start > part]):
        if all(anchor.weak for anchor in own):
            return None  # 东盟进出口…;对欧盟、美国进出口…: the next statement speaks of others
        here = own
    strong = [anchor for anchor in here if not anchor.weak]
    opening = [anchor for anchor in strong if opens(text, sentence, anchor.start)]
    if opening:
        return _deepest(opening, text)
    inside = [anchor for anchor in strong if anchor.start >= clause]
    if inside:
        return inside[-1].name
    return strong[0].name if strong else None


def _deepest(opening: list[Anchor], text: str) -> str:
    """The last clause that a place opens; within one clause the first place (青岛 in 青岛是山东…)."""
    last = opening[-1]
    for anchor in opening:
        if not any(mark in text[anchor.end : last.start] for mark in ",。;:!?"):
            return anchor.name
    return last.name


def _topic_of(here: list[Anchor], text: str, low: int) -> str | None:
    strong = [anchor for anchor in here if not anchor.weak]
    opening = [anchor for anchor in strong if opens(text, low, anchor.start)]
    if opening:
        return opening[-1].name
    return strong[0].name if strong else None
