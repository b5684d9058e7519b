"""What stands at the edges of a subject and is no part of it: lead words, verbs before the number."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import NamedTuple

from generator.annotate.patterns import by_first, pattern

# What leads in; of those that begin alike the first that matches counts. A class stands only at the head.
_LEADS = (
    "[■▲●]",
    "图为",
    "[上下左右]图为",
    "并处(?=罚)",
    "位于的?",
    "在此(?![前后时次])",
    *(agency + "[电讯]" for agency in ("新华社", "中新社", "本报")),
    "[和与及、 ]",
    *"以上 以下 以内 左右 其中 同时 此外 目前 截至目前 截至 如今 今年 眼下 当前".split(),  # noqa: SIM905 - a list of words
    *"数据显示 据了解 据介绍 据悉 据统计 了解到 那年 当时 届时 头一天 第一天 当天 当日".split(),  # noqa: SIM905
    "记者(?:了解到|获悉|看到)",
    "[0-9]{1,2}[时点](?:[0-9]{1,2}分)?",
    "相当于(?=减少|增加|节约|节省|少|多|新增|植|种|再造)",
    "仅仅?",
    *"此次 本届 本次 这次".split(),  # noqa: SIM905
    "新区(?=[共将已计拟今])",
    "该(?:[区市县省镇村校院厂局行社店馆园船车桥楼队所]|项目|公司|集团|平台|中心|医院|片区|基地|工程|企业|机构|团伙)",
    "全[省市区县国州镇村乡]",
    "我[国市省区县]",
    *"当地 各地 已经 已 却 将 还 也 并 又 再 均 都 就 共计 合计 总计 共 总共".split(),  # noqa: SIM905
    "累计(?=已|共|完成|实现|服务|接待|运送|发放|投入)",
    "像[^,。]{0,12}?[这那]样的?",
    "等(?![级候待次于离])",
    *(first + "[一两三][天周晚月年]" for first in ("最后", "头")),
    "首个?(?:周末|周|月|晚)",
    "[上本]周",
    "一(?:群|款|辆|台|张|只|套|条|座|名|位|件|艘|架|家(?![一二三四五六七八九十人])|部(?!分)|项|场(?!次)|段|把(?!手)|颗|幅)",
    "先后(?=[一-鿿]{2})",
    "今后",
    "时(?=[剩只仅已还])",
    "这(?:款|家|项|些|[枚台艘座架辆条批支部]|[一二三四五六七八九十0-9]+[项个家])",
    "我(?=选手|外贸|对外)",
    *"那么 因此 不过 然而 另外 再次 预计 力争 计划 确保 争取 别看 最终 我们 他们 它们 由于".split(),  # noqa: SIM905
    "而且?(?!立)",
    "但是?",
    "作为(?!空间)",
    "是(?!否)",
    "为(?=净流|亏损|盈利|顺差|逆差)",
    "自[^,。;]{0,6}(?:开始|起)",
    *(f"{first}[二三四五六七八九]?是" for first in "一二三四五六七八九"),
    "其[一二三四五六七八九]是",
    "其(?!中)",
    "约(?![谈定束会见合])",
    *"从 在 到 由 让 使 对于 来自 比如 例如 包括 期间 以来 末 底 年底 时期 的".split(),  # noqa: SIM905
    "[,:;。!?—“”‘’)( ]",
)
_DIGITS = "0123456789"


class _Edges(NamedTuple):
    """`leads` match what leads in, by its first character; `tails` lead to the number, by their last."""

    leads: dict[str, re.Pattern[str]]
    tails: dict[str, tuple[str, ...]]
    kept: frozenset[str]


@cache
def _edges() -> _Edges:
    text = (resources.files("generator.lexicon") / "data" / "edges.txt").read_text(encoding="utf-8")
    heads, leads, kept, tails = (
        [word for line in part.splitlines()[1:] if line[:1] != "#" for word in line.split()]
        for part in text.split("\n# At the ")[1:]
    )
    by_last: dict[str, list[str]] = {" ": [" "]}
    for word in sorted([*tails, *",:"], key=len, reverse=True):
        by_last.setdefault(word[-1], []).append(word)
    return _Edges(
        _leads(heads, leads), {last: tuple(words) for last, words in by_last.items()}, frozenset(kept)
    )


def _leads(heads: list[str], leads: list[str]) -> dict[str, re.Pattern[str]]:
    """First character → a pattern of what leads in there: `_LEADS`, but for words of `heads`, and `leads`."""
    kept, listed = _by_first(heads), _by_first(leads)
    own: dict[str, list[str]] = {}
    for lead in _LEADS:
        for first in _firsts(lead):
            own.setdefault(first, []).append(lead)
    found: dict[str, re.Pattern[str]] = {}
    for first in own | listed:
        lead = "|".join(own.get(first, ()))
        lead = f"(?!{_one_of(kept[first])})(?:{lead})" if lead and first in kept else lead
        found[first] = pattern("|".join(filter(None, (lead, _one_of(listed.get(first, []))))))
    return found


def _firsts(lead: str) -> str:
    """The characters that a lead word may begin with."""
    return lead[1 : lead.index("]")].replace("0-9", _DIGITS) if lead[0] == "[" else lead[0]


def _by_first(words: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(word.lstrip("!")[0], []).append(word)
    return found


def _one_of(heads: list[str]) -> str:
    """A pattern of words, each with what may not follow it: 在校 but for !在校园."""
    refused = sorted(word[1:] for word in heads if word[0] == "!")
    return by_first(
        word + "".join(f"(?!{no[len(word) :]})" for no in refused if no.startswith(word))
        for word in sorted(heads)
        if word[0] != "!"
    )


def without_lead(words: str) -> str:
    """The words without what leads in: prepositions, 其中, 目前, 据统计 and the like."""
    leads = _edges().leads
    lead = leads.get(words[:1])
    if lead is None or (words[0] == "“" and "”" in words):  # “就享家”服务站
        return words
    at = 0
    while lead and (match := lead.match(words, at)):
        at = match.end()
        lead = leads.get(words[at : at + 1])
    return words[at:]


def without_tail(words: str) -> str:
    """The words without what leads over to the number: verbs like 达到 and 为, modifiers, conjunctions."""
    edges = _edges()
    while words:
        for tail in edges.tails.get(words[-1], ()):
            if words.endswith(tail) and (len(tail) > 1 or words[-2:] not in edges.kept):
                words = words[: -len(tail)]
                break
        else:
            return words
    return words
