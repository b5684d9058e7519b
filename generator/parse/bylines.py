"""Bylines: name, role and outlet, from a line of their own or from brackets at the opening of the text."""

from __future__ import annotations

import re
import unicodedata

from generator.model import Byline
from generator.parse.draft import ArticleDraft
from generator.parse.kinds import MARKS

_TRADE = re.compile(
    r"(?P<outlet>[A-Za-z\u4e00-\u9fff/]{2,40}?)??\s?(?P<prefix>驻[\u4e00-\u9fff]{1,8}?)?"
    r"(?P<role>(?:首席|见习|实习|特约|特派|全媒体|融媒体|融媒)?(?:记者|通讯员|实习生|评论员|观察员|撰稿人)"
    r"|编辑|编译|摄影报道|摄影|撰文|整理|供稿|文/图|图/文|文/摄|图文)\s*[:;]?\s*"
)
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z·]{2,24}")
_SPLIT = re.compile(r"[\s、,;/]+")
_PAPER = re.compile(
    "(?:报|社|网|台|刊|端|新闻|传媒|融媒体?|中心|频道|周刊)$"
)  # how the name of an outlet ends
_OWN = frozenset(("本报", "本社", "本刊"))  # no outlet: the paper itself
# (记者 周斌), （本报记者 甲 通讯员 乙）: at the opening of the text, behind the dateline if there is one.
_IN_BRACKETS = re.compile(
    r"\s*[(（](?P<who>[^()（）。，,0-9]{0,30}(?:记者|通讯员|评论员)[^()（）。0-9]{2,40})[)）]\s*"
)


def take_bylines(draft: ArticleDraft) -> None:
    """Read every byline row; 本报 is no outlet, and a line without a trade is the author's name."""
    for reading in draft.readings:
        if reading.role == "byline":
            draft.bylines += read_byline(reading.row.text)


def take_signature(draft: ArticleDraft) -> None:
    """Read who signs in brackets at the opening of the first paragraph; there the brackets stay."""
    first = next((part for part in draft.parts if part.kind == "paragraph"), None)
    match = _IN_BRACKETS.match(first.passage.text) if first else None
    signed = read_byline(match["who"]) if match else []
    known = {byline.name for byline in draft.bylines}
    if all(byline.role for byline in signed):
        draft.bylines += [byline for byline in signed if byline.name not in known]


def read_byline(text: str) -> list[Byline]:
    """`□青岛日报/观海新闻记者 曹森 通讯员 李青` → its bylines; one for each name."""
    line = unicodedata.normalize("NFKC", text).strip().strip("()[]【】").lstrip(MARKS + " ")
    trades = list(_TRADE.finditer(line))
    if not trades:
        names = [line] if line.startswith("本报") else [name for name in _SPLIT.split(line) if name]
        return [Byline(name) for name in names]
    found: list[Byline] = []
    end = len(line)
    for match, before in zip(reversed(trades), [*reversed(trades[:-1]), None], strict=True):
        signers, role = line[match.end() : end], match["role"]
        end = match.start("role") - len(match["prefix"] or "")
        outlet = _first_outlet(line[:end]) if before is None else _outlet_behind(line[before.end() : end])
        end -= len(outlet or "")
        listed = [name for name in _SPLIT.split(signers) if _NAME.fullmatch(name)]
        if not listed and role in {"评论员", "特约评论员"}:
            found.append(Byline(line))
        found[:0] = [Byline(name, role, None if outlet in _OWN else outlet) for name in listed]
    return found


def _first_outlet(words: str) -> str | None:
    return words.strip("/ ") or None


def _outlet_behind(words: str) -> str | None:
    """The outlet behind the names of the trade before (记者 甲 青岛早报|记者 乙); None for names alone."""
    last = _SPLIT.split(words)[-1]
    return last if _PAPER.search(last) else None
