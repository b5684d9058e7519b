"""What stands at the edges of a subject and is no part of it: lead words, verbs before the number."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import NamedTuple

from generator.annotate.patterns import by_first

_LEAD = (
    r"(?:[■▲●]|[上下左右]?图为|并处(?=罚)|在此(?![前后时次])|(?:新华社|中新社|本报)(?:电|讯)|[和与及、 ]|"
    r"以上|以下|以内|左右|其中|同时|此外|目前|截至目前|截至|如今|今年|眼下|当前|"
    r"数据显示|据了解|据介绍|据悉|据统计|记者(?:了解到|获悉|看到)|了解到|[0-9]{1,2}[时点](?:[0-9]{1,2}分)?|那年|相当于(?=减少|增加|节约|节省|少|多|新增|植|种|再造)|当时|届时|头一天|第一天|当天|当日|仅仅?|此次|本届|本次|这次|"
    r"新区(?=[共将已计拟今])|该(?:[区市县省镇村校院厂局行社店馆园船车桥楼队所]|项目|公司|集团|平台|中心|医院|片区|基地|工程|企业|机构|团伙)|全[省市区县国州镇村乡]|我[国市省区县]|当地|各地|已经|已|却|将|还|也|并|又|再|均|"
    r"都|就|共计|合计|总计|共|总共|累计(?=已|共|完成|实现|服务|接待|运送|发放|投入)|像[^,。]{0,12}?[这那]样的?|等(?![级候待次于离])|(?:最后|头)[一两三][天周晚月年]|首个?(?:周末|周|月|晚)|[上本]周|一(?:群|款|辆|台|张|只|套|条|座|名|位|件|艘|架|家(?![一二三四五六七八九十人])|部(?!分)|项|场(?!次)|段|把(?!手)|颗|幅)|这(?:款|家|项|些|"
    r"[一二三四五六七八九十0-9]+[项个家])|我(?=选手|外贸|对外)|那么|因此|而且?(?!立)|但是?|不过|然而|并且|另外|再次|预计|力争|计划|"
    r"确保|争取|别看|作为(?!空间)|最终|是(?!否)|我们|他们|它们|由于|自[^,。;]{0,6}(?:开始|起)|其(?!中)|约(?![谈定束会见合])|从|在|到|由|让|使|对于|来自|比如|例如|包括|期间|以来|末|"
    r"底|年底|时期|的|[,:;。!?—“”‘’)(\s])"
)


# What a lead word may begin with.
_LEAD_BEGINS = frozenset(
    "■▲●上下左右图并在新中本和与及、 以其同此目截如今眼当数据记了那相届头第仅该全我各已却将还也又再均都就"
    "共合总累像等最首一这因而但不然另预力计确争别作是他它由自约从到让使对来比例包期末底年时的,:;。!?—“”‘’)("
    "0123456789"
)


class _Edges(NamedTuple):
    """`lead` matches what leads in, `begins` its first characters; `tails` lead to the number."""

    begins: frozenset[str]
    lead: re.Pattern[str]
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
    lead = re.compile(rf"^(?:(?!{_one_of(heads)}){_LEAD}|{_one_of(leads)})+")
    begins = _LEAD_BEGINS.union(word[0] for word in leads)
    return _Edges(begins, lead, {last: tuple(words) for last, words in by_last.items()}, frozenset(kept))


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
    edges = _edges()
    if words[:1] not in edges.begins or (words[0] == "“" and "”" in words):  # “就享家”服务站
        return words
    match = edges.lead.match(words)
    return words[match.end() :] if match else words


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
