"""Titles before, after and beside a person's name, and the organisations they belong to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct

from generator.annotate.names.title_kinds import behind_owner, is_kind
from generator.lexicon.words import Word

_APPOSITION = re.compile(
    r"[,，]?(?:曾|原|现)?(?:是|系|任|为)(?:一[名位个]|[名位]|该[^,，。;；]{0,6}?的)?([^,，。;；的]{2,8}?)(?=[,，。;；])"
)
_BRACKET = re.compile("[(（][^()（）]*[)）]$")
_ASIDE = 24  # characters
_LONGEST_CHAIN = 5
_LONGEST_PART = 10  # characters
_LONGEST_WARD = 5
_OF_WARDS = ("主任", "副主任", "医", "护士")
_PARTS = frozenset("院所系司心馆办团")  # what parts of an organisation end in that are one themselves
_SMALL_PARTS = frozenset("部处科室组庭")  # and those that are not
_NO_PART = frozenset("的了在与及或是为有被把将让给等也都就还又其这那")


class Titles(NamedTuple):
    """A person's titles joined by 、, and the organisations they name, in the same order, joined by 、."""

    title: str | None
    organisation: str | None


class TitleText(Struct):
    """What stands in one block: title spans (end → start) and organisations' spans (end → (start, name))."""

    text: str
    title_ends: Mapping[int, int]
    organisation_ends: Mapping[int, tuple[int, str]]
    callings: frozenset[str]
    domains: frozenset[str]
    led: frozenset[str]
    words: Mapping[str, Word]

    def before(self, start: int) -> Titles:
        """The titles that end where the name starts, read leftwards over 、 and 兼."""
        titles: list[str] = []
        organisations: list[str] = []
        at = self._skip_space(start)
        while len(titles) < _LONGEST_CHAIN and at in self.title_ends:
            low = self._with_kind(self._with_domain(self._cut(self.title_ends[at], at), at))
            title = self.text[low:at]
            if title == "长":
                title = self.text[low - 1 : at]  # 南非外交部|长: 部长
            if title not in self.callings:
                titles.append(title)
            at, organisation = self._organisation(low)
            if organisation:
                organisations.append(organisation)
            if at > 1 and self.text[at - 1] in "、兼,，" and self._titled_too(at - 1):
                at -= 1
            else:
                break
        return Titles("、".join(reversed(titles)) or None, "、".join(reversed(organisations)) or None)

    def _titled_too(self, at: int) -> bool:
        """Does another title of the same person end at `at`, and no name before it (由查文浩导演,|演员…)?"""
        start = self.title_ends.get(at)
        if start is None or self.text[at] not in ",，":
            return start is not None
        return start == 0 or start in self.organisation_ends or not "一" <= self.text[start - 1] <= "鿿"

    def _cut(self, low: int, at: int) -> int:
        """Where the title begins behind an organisation that ends inside it (人大常委会|副主任)."""
        for end in range(low + 1, at):
            if end not in self.organisation_ends or self.organisation_ends[end][0] >= low:
                continue  # 外交部长 is one title
            if not (end == low + 1 and self.text[end : end + 1] == "长"):
                return end
        return low

    def _with_domain(self, low: int, at: int) -> int:
        """Where the title begins with the line of work that belongs to it (外贸|总监)."""
        if low in self.organisation_ends or self.text[low:at] not in self.led:
            return low
        return next((low - size for size in (3, 2) if self.text[low - size : low] in self.domains), low)

    def _with_kind(self, low: int) -> int:
        """Where a title begins with what says of which kind it is (劳务|经纪人), which part (高新处|处长).

        What stands between it and the organisation, or the head of the clause, and is a part of the
        organisation by its ending or nothing but nouns.
        """
        edge = low
        while edge and low - edge <= _LONGEST_PART and self._goes_on(edge):
            edge -= 1
        kind = self.text[edge:low]
        if not 0 < len(kind) <= _LONGEST_PART:
            return low
        if edge in self.organisation_ends and len(kind) > 1 and kind[-1] in _SMALL_PARTS:
            return edge
        if kind[-1] == "科" and len(kind) <= _LONGEST_WARD and self.text.startswith(_OF_WARDS, low):
            return edge  # 心内科|主任
        edge += behind_owner(kind)
        return edge if edge < low and is_kind(self.text[edge:low], self.words) else low

    def _goes_on(self, at: int) -> bool:
        """Is what stands before `at` no end of an organisation or a clause?"""
        before = self.text[at - 1]
        return at not in self.organisation_ends and "一" <= before <= "鿿" and before not in _NO_PART

    def _organisation(self, at: int) -> tuple[int, str | None]:
        """The organisation that ends at `at`, or one character on (美交通部|长); and where it starts."""
        if at and self.text[at - 1] in ")）":  # 某公司(以下称“某某”)|董事长
            aside = _BRACKET.search(self.text, max(0, at - _ASIDE), at)
            at = aside.start() if aside else at
        for end in (at, at + 1):
            if end in self.organisation_ends and (end == at or self.text[at] == self.text[end - 1]):
                return self.organisation_ends[end]
        if at < 1 or self.text[at - 1] not in _PARTS:
            return at, None
        end = at - 1
        while end > max(0, at - _LONGEST_PART) and self._goes_on(end):
            end -= 1
        if end in self.organisation_ends:  # 农业农村部|种植业管理司, with what it is a part of
            start, name = self.organisation_ends[end]
            return start, name + self.text[end:at]
        return at, None

    def _skip_space(self, at: int) -> int:
        while at and self.text[at - 1] in " 　:：“":
            at -= 1
        return at

    def after(self, end: int, titles: re.Pattern[str], groups: frozenset[str]) -> str | None:
        """The title or form of address right after the name (江波同志); None for 等人 and the like."""
        match = titles.match(self.text, end)
        return match[0] if match and match[0] not in groups and match[0] not in self.callings else None

    def apposition(self, end: int, titles: frozenset[str]) -> str | None:
        """…是一名退休警察: the title in a predicate, where it is a known one."""
        match = _APPOSITION.match(self.text, end)
        if match and any(match[1][at:] in titles for at in range(len(match[1]) - 1)):
            return match[1]
        return None
