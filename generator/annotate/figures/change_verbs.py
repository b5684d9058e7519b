"""Verbs of rise and fall before a number (投资同比|增长了), and what stands before them."""

from __future__ import annotations

from generator.annotate.patterns import pattern

_RISE = pattern(
    r"(?:(?:与?相比|同比|环比|年均|累计|平均|分别|均|月均|净|再|逐年|持续|稳定|大幅|实现|保持|快速|(?<![同环])比(?![价例重率值分])[^,。;]{0,12}?|较[^,。;]{0,12}?|与[^,。;]{1,14}相比|[约近超])*)(?:新增|增长|增加|上升|提高|提升|上涨|攀升|偏高|偏多|[激猛剧暴骤微略多]增|贵|[暴微略]涨|上浮|增|涨|高|扩大|多|翻|回升|快|升|贵|高出|多出|提速|前进|前移|上移|上调|增多|增大|增产|增值|升值|涨价|提价|走高|反弹|跃升|拓宽|延长)$"
)
_FALL = pattern(
    r"(?:(?:与?相比|同比|环比|年均|累计|平均|分别|均|净|再|逐年|持续|大幅|(?<![同环])比(?![价例重率值分])[^,。;]{0,12}?|较[^,。;]{0,12}?|与[^,。;]{1,14}相比)*)(?:下降|减少|偏低|偏少|[锐骤]减|少增|[骤微略陡]降|[暴微略大]跌|下浮|降低|缩短|下滑|回落|下跌|缩减|压缩|压减|削减|收窄|下调|减产|贬值|降|跌|减|低|少|缩小|跌去|放缓|趋缓|调减|慢|便宜|后退|后移|下移|调减|降价|减轻|滑落|走低|萎缩|缩水)$"
)
_VERB_OF_RISE = pattern(
    "(?:净|累计|平均|年均|大幅|持续|逐年)?(?:增长|增加|上升|提高|提升|上涨|攀升|扩大|回升|高出|多出|偏高|偏多|上调|增产)$"
)
_COMPARED = pattern(
    r"^(?:比|较|与)?(?:上年|去年|年初|上月|上季度|此前|以往|往年|常年|历史同期|同期)*(?:相比)?(?=[一-鿿])(?!较)"
)
# What is left of the base of a change whose period was taken out (较|去年|末).
_BASE_REST = pattern(
    r"(?:[比较]|与)?(?:上年|去年|年初|上月|月初|上季|季初|上周|上次[一-鿿]{0,4}?|上一次|同期|往年|平日|平时|以往|日常水平|期初)(?:同期|末|底)?(?:相比)?"
    r"(?=(?:净|又|再|共)?(?:增|减|提高|下降|上升|降低|多|少|高|低|缩|扩|回落|翻|贵|便宜))"
)
_NO_ASPECT = pattern("^[约近超分别均]+|实现|保持")
_UP_TO = pattern("(?:[约近超逾达为]|高达|超过|达到|至少|不低于|不少于|以上|了|幅度|将近|突破|不足|接近)+$")
# 人工也省了八成, 用电节约三成: a noun of the verb, for 人工 alone says nothing of it.
_SAVED = pattern(
    "(?:(?:[也又还能可再]|可以|能够|大约|平均|累计)*(?:节省|节约)|(?:[也又还能可再就便]|可以|能够)+省)$"
)


def tells_change(before: str) -> bool:
    """Do the words before a number end with a verb of rise or fall (贵了, 将下降)?"""
    words = _UP_TO.sub("", before)
    return bool(_RISE.search(words) or _FALL.search(words))


def without_verb(before: str) -> tuple[str, str, bool]:
    """What stands before the verb of a change, the verb where a subject keeps it, and if it tells a fall."""
    words = _UP_TO.sub("", _BASE_REST.sub("", before))
    if saved := _SAVED.search(words):
        return words[: saved.start()], "节约" if saved[0].endswith("节约") else "节省", True
    if match := _FALL.search(words):
        return words[: match.start()], "", True
    match = _RISE.search(words)
    if match is None:
        return words, "", False
    aspect = _COMPARED.sub("", _NO_ASPECT.sub("", match[0]))
    if aspect != match[0] and (verb := _VERB_OF_RISE.search(aspect)):
        aspect = verb[0]  # 较同类调查|上升
    return words[: match.start()], aspect, False
