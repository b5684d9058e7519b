"""A headline printed on two lines that stand on one line of the page, parted by a space."""

from __future__ import annotations

import re

from generator.parse.draft import ArticleDraft
from generator.parse.passage import join

_SPACE = re.compile(r"(?<=[^\s!-~])\s+(?=\S)|(?<=\S)\s+(?=[^\s!-~])")
# Verbs that open a subordinate line of purpose or effect: a statement of its own never lacks its subject.
_PURPOSE = re.compile(
    r"(?:打造|助力|助推|推动|推进|构建|建设|力促|促进|激发|擦亮|赋能|服务|提升|加快|实现|让|为|共)"
)
# A first part that says something by itself: the second is another statement, and the space is meant.
_STATES = re.compile(
    r"(?<![0-9])[0-9]+(?![0-9]*[年月日时])|[％%增降升跌超达破获,，:：;；!！?？]|发布|公布|举行|举办|启动|召开|开幕|闭幕|开工|竣工|投用|通车|开通|签约|揭牌|成立|亮相|上线|印发|出台|推出"
    r"|实施|开展|完成|实现|迎来|走进|调研|落子|落户|落地|运营|会见|强调|部署|推进|推动|加快|打造|提升|助力|有望|起来|了$|受伤|死亡|身亡|遇难|被困|获救|落网|获刑|[延增降升提调缩扩涨跌][至到为]|[一二三四五六七八九十百千万][万亿人名家成倍年天项件岁户亩吨元]|批次$"
)
# What a second statement may open with, and no second line of a phrase.
_GOES_ON = re.compile(
    r"日均|年均|月均|人均|同比|环比|总投资|累计|预计|占比|增幅|涨幅|降幅|其中|最高|最低|已有|已经|目前"
    r"|[一二两三四五六七八九十0-9]{1,3}(?:年|天|个月)(?!行动|计划|规划|以上|以下|期|级|制|来的|间的)"
)
_SHORTEST_FIRST, _SHORTEST_SECOND = 6, 4  # characters of two statements
_WHOLE = 14  # characters from which a first part is a statement of its own


def mend_headline(draft: ArticleDraft) -> None:
    """Parts of one phrase are joined, two statements left apart, a second part that is a deck split off."""
    for number, passage in enumerate(draft.headline):
        gaps = [(match.start(), match.end()) for match in _SPACE.finditer(passage.text)]
        if not gaps:
            continue
        parts = [
            passage.cut(start, end)
            for start, end in zip(
                [0, *(end for _, end in gaps)],
                [*(start for start, _ in gaps), len(passage.text)],
                strict=True,
            )
        ]
        if len(parts) == 2 and is_deck(parts[0].text, parts[1].text):  # noqa: PLR2004 - headline and deck
            draft.headline[number] = parts[0]
            draft.deck.insert(0, parts[1])
        elif not (len(parts) == 2 and are_statements(parts[0].text, parts[1].text)):  # noqa: PLR2004 - as above
            draft.headline[number] = join(parts)
            draft.note("headline_in_two_lines", passage.lines, passage.text, repaired=True)


def is_deck(first: str, second: str) -> bool:
    """Is the second part a deck? The first says a whole and is longer, the second opens with a purpose."""
    return len(first) >= _WHOLE and len(first) > len(second) and _PURPOSE.match(second) is not None


def are_statements(first: str, second: str) -> bool:
    """Does each part say something of its own (外贸首破万亿元 同比增长6.8%, but not 公布优质均衡 名单)?"""
    return (
        len(first) >= _SHORTEST_FIRST
        and len(second) >= _SHORTEST_SECOND
        and (_STATES.search(first) is not None or _GOES_ON.match(second) is not None)
    )
