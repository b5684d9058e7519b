"""Titles before, after and beside a person's name, and the organisations they belong to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_APPOSITION = re.compile(
    r"[,，]?(?:曾|原|现)?(?:是|系|任|为)(?:一[名位个]|[名位]|该[^,，。;；]{0,6}?的)?([^,，。;；的]{2,8}?)(?=[,，。;；])"
)
_LONGEST_CHAIN = 5
# Callings that say who somebody is without being a title to print.
CALLINGS = frozenset(
    "女儿 儿子 妻子 丈夫 父亲 母亲 爷爷 奶奶 哥哥 弟弟 姐姐 妹妹 爱人 小伙 小伙子 小伙儿 姑娘 小姑娘 少年 男孩 女孩 男子 女子 妇女 老太 老太太 老者 死者 伤者 主人公 主人 女士 先生 小姐 太太 夫人 老人 老汉 "
    "大妈 大爷 大娘 大叔 阿姨 青年 女青年".split()
)
_AFTER_ONLY = frozenset(
    "等人 等同志 夫妇 一家 父子 父女 母子 母女 兄弟 姐妹 兄妹 的妻子 的丈夫 的父亲 的母亲 的儿子 的女儿".split()
)


@dataclass(frozen=True, slots=True)
class Titles:
    """A person's titles joined by 、, and the organisations they name, in the same order, joined by 、."""

    title: str | None
    organisation: str | None


@dataclass(frozen=True, slots=True)
class TitleText:
    """What stands in one block: title spans (end → start) and organisations' spans (end → (start, name))."""

    text: str
    title_ends: Mapping[int, int]
    organisation_ends: Mapping[int, tuple[int, str]]

    def before(self, start: int) -> Titles:
        """The titles that end where the name starts, read leftwards over 、 and 兼."""
        titles: list[str] = []
        organisations: list[str] = []
        at = self._skip_space(start)
        while len(titles) < _LONGEST_CHAIN and at in self.title_ends:
            low = self._cut(self.title_ends[at], at)
            title = self.text[low:at]
            if title not in CALLINGS:
                titles.append(title)
            at, organisation = self._organisation(low)
            if organisation:
                organisations.append(organisation)
            if at > 1 and self.text[at - 1] in "、兼,，" and (at - 1) in self.title_ends:
                at -= 1
            else:
                break
        return Titles("、".join(reversed(titles)) or None, "、".join(reversed(organisations)) or None)

    def _cut(self, low: int, at: int) -> int:
        """Where the title begins behind an organisation that ends inside it (人大常委会|副主任); 部|长 is one title."""
        for end in range(low + 1, at):
            if end in self.organisation_ends and not (end == low + 1 and self.text[end : end + 1] == "长"):
                return end
        return low

    def _organisation(self, at: int) -> tuple[int, str | None]:
        """The organisation that ends at `at`, or one character on (美交通部|长); and where it starts."""
        for end in (at, at + 1):
            if end in self.organisation_ends and (end == at or self.text[at] == self.text[end - 1]):
                start, name = self.organisation_ends[end]
                return start, name
        return at, None

    def _skip_space(self, at: int) -> int:
        while at and self.text[at - 1] in " 　:：“":
            at -= 1
        return at

    def after(self, end: int, titles: re.Pattern[str]) -> str | None:
        """The title or form of address right after the name (江波同志); empty text where it is only 等人 or the like."""
        match = titles.match(self.text, end)
        if match is None:
            return None
        return "" if match[0] in _AFTER_ONLY or match[0] in CALLINGS else match[0]

    def apposition(self, end: int, titles: frozenset[str]) -> str | None:
        """…是一名退休警察: the title in a predicate, where it is a known one."""
        match = _APPOSITION.match(self.text, end)
        if match and any(match[1][at:] in titles for at in range(len(match[1]) - 1)):
            return match[1]
        return None
