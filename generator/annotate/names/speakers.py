"""Who may be the speaker in a stretch of text: a person, an organisation, an unnamed source, or 他."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from generator.model import Mention

_NEAR = 4  # characters between an organisation and its verb
_PRONOUN = re.compile(r"(?:^|[,，。”])[^,，。]{0,12}?(?P<who>他们?|她们?)[^,，。]{0,10}$")
_SOURCE = re.compile(
    r"(?P<who>[^,，。;；:：“”、!！?？]{0,24}?(?:负责人|负责同志|工作人员|人士|发言人|当事人|专家|学者|分析师|店主|店员|老板|村民|市民|居民|游客|旅客|乘客|家长|学生|老师|教师|医生|护士|民警|司机|农户|商户|业主|摊主|经理|主任|队员|志愿者|"
    r"读者|观众|消费者|顾客|职工|工人|代表|委员|院长|校长|书记|局长|部长|会长|同志|先生|女士|大爷|大妈|老人|小伙|姑娘|妈妈|爸爸|孩子|客商|员工|企业家|工程师|记者|总统|总理|官员))(?:[^,，。]{0,6})$"
)
_LEAD = re.compile(
    "^(?:对此|为此|近日|日前|随后|当时|其中|同时|此外|同样|而|但|据|在[^,，]{0,12}[,，]|一位|一名|有|这位|该|来自)[,，]?"
)


class Speakers:
    """The persons and organisations of an article by where they stand; found by bisection."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        named = (m for m in mentions if m.kind != "place" and m.rule not in ("byline", "doctrine"))
        self._mentions = sorted(named, key=_position)
        self._positions = [_position(mention) for mention in self._mentions]
        self._people = [mention for mention in self._mentions if mention.kind == "person"]
        self._people_positions = [_position(mention) for mention in self._people]

    def named_in(self, block: int, low: int, high: int, text: str) -> tuple[str, bool] | None:
        """The speaker between `low` and `high` of a block's text: (full name or as printed, is it a name)."""
        first = bisect_left(self._positions, (block, low))
        last = bisect_left(self._positions, (block, high))
        inside = [mention for mention in self._mentions[first:last] if mention.span.end <= high]
        people = [mention for mention in inside if mention.kind == "person"]
        if people:
            return people[-1].name, True
        between = text[low:high]
        source = _SOURCE.search(between)
        if source:
            return _LEAD.sub("", source["who"]) or source["who"], False
        if _PRONOUN.search(between):
            return self._last_person(block, low)
        close = [m for m in inside if m.kind == "organisation" and high - m.span.end < _NEAR]
        return (close[-1].name, True) if close else None

    def _last_person(self, block: int, at: int) -> tuple[str, bool] | None:
        number = bisect_left(self._people_positions, (block, at))
        return (self._people[number - 1].name, True) if number else None


def _position(mention: Mention) -> tuple[int, int]:
    return mention.span.block, mention.span.start
