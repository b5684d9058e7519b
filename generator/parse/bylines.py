"""Bylines: name, role and outlet, from a line of their own or from the opening of the text."""

from __future__ import annotations

import re
import unicodedata

from generator.model import Byline
from generator.parse.draft import ArticleDraft
from generator.parse.kinds import MARKS

_TRADE = re.compile(
    r"(?P<outlet>[A-Za-z\u4e00-\u9fff/]{2,40}?)??\s?(?P<prefix>驻[\u4e00-\u9fff]{1,8}?)?"
    r"(?P<role>(?:首席|见习|实习|特约|特派|全媒体|融媒体|融媒)?(?:记者|通讯员|评论员|观察员|撰稿人)"
    r"|编辑|编译|摄影报道|摄影|撰文|整理|供稿|文/图|图/文|文/摄|图文)\s*[:;]?\s*"
)
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z·]{2,24}")
_SPLIT = re.compile(r"[\s、,;/]+")
_INSIDE = re.compile(
    r"^\(?(?:[^()。]{0,12}?)(?:记者|通讯员)(?P<names>[\u4e00-\u9fff·、\s]{2,24}?)(?:报道:|\)|摄影报道)"
)


def take_bylines(draft: ArticleDraft) -> None:
    """Read every byline row; 本报 is no outlet, and a line without a trade is the author's name."""
    for reading in draft.readings:
        if reading.role == "byline":
            draft.bylines += read_byline(reading.row.text)


def read_byline(text: str) -> list[Byline]:
    """`□青岛日报/观海新闻记者 曹森` → its bylines; one for each name."""
    line = unicodedata.normalize("NFKC", text).strip().strip("()[]【】").lstrip(MARKS + " ")
    trades = list(_TRADE.finditer(line))
    if not trades:
        names = [line] if line.startswith("本报") else [name for name in _SPLIT.split(line) if name]
        return [Byline(name) for name in names]
    found: list[Byline] = []
    for match, following in zip(trades, [*trades[1:], None], strict=True):
        signers: str = line[match.end() : following.start() if following else len(line)]
        outlet = (match["outlet"] or "").strip("/ ") or None
        outlet = None if outlet in {"本报", "本社", "本刊"} else outlet
        listed = [name for name in _SPLIT.split(signers) if _NAME.fullmatch(name)]
        found += [Byline(name, match["role"], outlet) for name in listed]
        if not listed and match["role"] in {"评论员", "特约评论员"}:
            found.append(Byline(line))
    return found
