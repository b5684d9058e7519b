"""The members of a list before 分别: 一线、二线城市房价 are 一线城市房价 and 二线城市房价."""

from __future__ import annotations

from generator.annotate.figures.noun_phrases import noun_phrase
from generator.annotate.figures.subject_edges import without_lead
from generator.annotate.patterns import pattern

# What parts a list: whichever gives as many as there are numbers (三级及以上公路比例、双车道公路比例).
PARTS = (pattern("以及|[、和与及]"), pattern("[、和与]"), pattern("、|和(?=[^、]*$)"), pattern("、"))
# What all of a list are measured by, printed behind the last: 工业机器人、集成电路产量.
_HEAD = pattern(
    "(?<=[一-鿿]{2})(?:增加值|[产销]量|(?:进出口|出口|进口|销售|零售|营业|交易|成交)(?:总?额|量|收入)|[出存]栏量?|进出口|出口|进口|支出|产值|营收|收入|利润|投资|总量|数量"
    "|人数|面积|余额|规模|价格|占比|比重|订单量?|客流量|客运量|货运量|吞吐量|用电量|发电量|增速|税收|[一-鿿]{1,3}率)$"
)
_NTH = pattern("第[一二三四五]")
_OF_ANIMALS = frozenset("肉蛋奶皮")
_MEASURES = frozenset("数量额率值重")  # 事故起数、死亡人数: each has its own
_LED = ("对", "向")  # 对欧盟、美国进出口
# 教育、卫生两项, 石材、箱包等传统产品, 全程、半程两个项目: a count or a name of the whole list behind it.
SUMMED_UP = pattern("(?:等[^、]*|[一二两三四五六七八九十]+[个项类种大档家地者方][^、]{0,4})$")
_BRACKETS = pattern(r"\([^()]*\)")
_LED_OVER = pattern("[则均也都]$")
_INTRODUCED = pattern("^(?:[^、]{0,6}?(?:包括|分为|设有?|分|有))?")


def named(words: str, count: int) -> list[str]:
    """营业收入和净利润分别: the subjects that stand before the word itself; none if they are not as many."""
    if ")" in words:
        words = _BRACKETS.sub("", words)
    words = _INTRODUCED.sub("", SUMMED_UP.sub("", words))
    words = _LED_OVER.sub("", words)
    cuts = ([without_lead(part.strip()) for part in mark.sub("\n", words).split("\n")] for mark in PARTS)
    parts = next((cut for cut in cuts if len(cut) == count and all(cut)), None)
    if parts is None or not _is_said(parts):
        return []
    if parts[-1].endswith("的"):
        parts[-1] = noun_phrase(parts[-1], 0, len(parts[-1]))  # 专科毕业生从业满两年的
    if same := _same_head(parts):
        parts[:-1] = [part + same for part in parts[:-1]]
    head = _HEAD.search(parts[-1])
    if head and not any(_HEAD.search(part) or part[-1] in _MEASURES for part in parts[:-1]):
        parts[:-1] = [part + head[0] for part in parts[:-1]]
    if parts[0].startswith(_LED):
        parts[1:] = [part if part.startswith(_LED) else parts[0][0] + part for part in parts[1:]]
    return parts


def _is_said(parts: list[str]) -> bool:
    """Is each a word, or, before the noun that all of them share, a character (猪、牛、羊、家禽出栏)?"""
    return all(len(part) > 1 for part in parts) or (
        len(parts[-1]) > 1 and _HEAD.search(parts[-1]) is not None
    )


def _same_head(parts: list[str]) -> str:
    """本科、专科毕业生: what stands behind the last of words that are formed alike; "" if they are not."""
    size = len(parts[0])
    if all(_NTH.fullmatch(part) for part in parts[:-1]) and (nth := _NTH.match(parts[-1])):
        return parts[-1][nth.end() :]  # 第一、第二、第三产业
    if size == 1 and parts[-1][1:2] in _OF_ANIMALS and all(len(part) == size for part in parts[:-1]):
        return parts[-1][1:]  # 猪、牛、羊、禽肉产量
    alike = size > 1 and all(
        len(part) == size and part[-1] == parts[-1][size - 1 : size] for part in parts[:-1]
    )
    return parts[-1][size:] if alike and len(parts[-1]) > size + 1 else ""
