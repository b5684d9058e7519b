"""Works and sights with a name of their own (雪峰山隧道, 白洋淀): what figures are about where no city is."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import NamedTuple

from generator.annotate.patterns import pattern

_WORD = (
    "[^\\W\\d_a-zA-Z的了在和与及是有等为将对各每全本该某这那以从到由把被让个其新老旧多两几一二三四五六七八九十我你他她它们"
    "座条处片用跟于着近接看见走进出去当作给]"
)
_CLASS = (
    "高铁|铁路|高速公路|大桥|隧道|水库|水电站|核电站|抽水蓄能电站|光伏电站|风电场|水利枢纽|(?:调水|引水|水资源配置)工程|油田|气田|油气田|煤矿"
    "|灌区|湿地|天文台|望远镜|发射场|体育场|体育馆|古城|景区|度假区|滑雪场|产业园|林场|农场|牧场|石窟|托卡马克装置|自然保护区|国家公园|遗址|墓群"
)
_NUMBERED = "[一二三四五六七八九](?=[峡门河江湖星])"  # 三峡, 三门峡
_NAMED = pattern(
    f"(?:^|[,。;:!?“”\\s、]|[在是到由]|成[了为]|走进|(?:[上下]游|附近|境内)的)((?:{_NUMBERED}{_WORD}|{_WORD}{{2}}){_WORD}{{0,6}}?)({_CLASS})"
    "(?![一-鿿]{0,3}(?:集团|公司|局|学院|大学|协会|部门|研究院))"
)
# What only says what kind of work it is.
_GENERIC = pattern(
    "(?:我国|中国|国家|国内|全国|世界|亚洲|重点|大型|小型|中型|首座|首条|沿江|沿海|沿线|城际|跨海|跨江|海底|地下|公路|特长|在建|高速|高原|山区|乡村"
    "|生态|沙漠|戈壁|草原|雪域|现代|农业|智慧|数字|科技|文化|旅游|体育|露天|天然|人工|国有|千年|千亿|百年|相关|有关|主要|[东西南北中]部|[一-鿿]?[省市县区])+"
)
_SIGHTS = pattern(
    "白洋淀|洞庭湖|鄱阳湖|巢湖|洪泽湖|青海湖|滇池|洱海|微山湖|南四湖|查干湖|呼伦湖|千岛湖|西湖(?!区|大学|龙井)|莫高窟|布达拉宫|九寨沟|故宫(?!博物院)"
)
# 隧道全长…, 这座桥有…: the one that was named last.
_AGAIN = pattern(
    f"(?:^|[,。;:!?“”\\s])((?:这[座条片个处]|该)?(?:{_CLASS}|桥|线路|装置|工程)|(?:这[座条片]|该)[桥路湖园馆库站])"
    "(?=全长|全线|总[长投面装库]|平均|设计|最[大高深长]|开通|通车|建成|投[运用产]|[日年]均|已|共|累计|自|有|上如今|水面|占地|[0-9])"
)


class Facility(NamedTuple):
    """A named work or sight: half-open span in a block, and its name in full."""

    start: int
    end: int
    name: str


def facilities(text: str, named: MutableMapping[str, str]) -> Iterator[Facility]:
    """The facilities of a folded text, and the words that refer back to one, left to right.

    Args:
        text: one block.
        named: the last character of a class → the facility of that class named last; added to.
    """
    found = [
        Facility(match.start(1), match.end(2), match[1] + match[2])
        for match in _NAMED.finditer(text)
        if not _GENERIC.fullmatch(match[1])
    ]
    found += [Facility(*match.span(), match[0]) for match in _SIGHTS.finditer(text)]
    found += [Facility(match.start(1), match.end(1), "") for match in _AGAIN.finditer(text)]
    for facility in sorted(found):
        last = _WORKS.get(text[facility.end - 1], text[facility.end - 1])
        if facility.name:
            named[last] = named[""] = facility.name
            yield facility
        elif name := named.get(last):
            yield facility._replace(name=name)


# 线路 is the railway or the motorway, 工程 and 装置 whatever was named last.
_WORKS = {"路": "铁", "铁": "铁", "程": "", "置": ""}
