"""The noun phrase that stands behind a number: where it ends, and what it is the head of."""

from __future__ import annotations

from functools import cache
from importlib import resources

from generator.annotate.patterns import pattern

_MARKS = frozenset(",。;:!?、()（）[]…—\n<>《》0123456789")
_NO_CLAUSE = _MARKS | frozenset("和与及")
_NEVER_NOUNS = frozenset(
    "同比 环比 增长 下降 占 较 比 累计 为 达 达到 转为 变为 调整为 可随时 用于 今年 明年 去年 "  # noqa: SIM905 - a list of words
    "正在 反对 赞成 弃权 收盘 报收 收市 走高 走低 走强 走弱 起步".split()
)
SINGLE_NOUNS = frozenset("班村镇县省市区国店站港校羊牛猪船桥楼井章柜")  # 6个村|发展民宿
_ASPECTS = frozenset("着了")
_RESULTS = frozenset(
    "下上出入进过起开走掉完成满到"
)  # 量产车|开下了生产线: the verb before one has a character more
# 总规模60亿元的|产业基金, 六层高的|养殖楼: how large what is counted is.
_MEASURED = pattern(
    "(?:[一-鿿]{0,4}(?:[长宽高重深厚]|规模|面积|投资|产能|直径|容量|价值|金额|货值)(?:[约近超]|超过|不足|不到)?"
    "[0-9][0-9.,]*[^,。;:、0-9的]{1,8}|"
    "(?:[0-9][0-9.,]*|[一二三四五六七八九十两百千]+)[^,。;:、0-9的]{1,6}(?:[长宽高深厚]|以[上下]))的"
)
# 426个楼盘|中, 两间旧教室|里, 10个区市|中, 千亩土地|上
_INSIDE = pattern(
    "(?<=[一-鿿]{2})(?<![高初其集空水途市])[里中]$|(?<=[区县]市)中$|(?<=[一-鿿]{2})(?<![以之网线海陆水岸早晚天世向手身础])上$"
)
_OF_THEM = pattern(
    "([一-鿿]{1,8}?[员人者生众户家业工队伍])中(?=党员|女|男|有|共?有|占|来自)"
)  # 42名驾驶员中党员…
_INSIDE_ENDS = frozenset("里中上")
_SHORTEST = 2  # a verb right at the start of a phrase is no end of it unless nothing stands before


@cache
def _words() -> dict[str, tuple[tuple[str, bool], ...]]:
    """First two characters → (word, does it end a phrase), the longest first; first one → words of one."""
    text = (resources.files("generator.lexicon") / "data" / "verbs.txt").read_text(encoding="utf-8")
    entries = {
        word.lstrip("!"): not word.startswith("!")
        for line in text.splitlines()
        if line[:1] != "#"
        for word in line.split()
    }
    found: dict[str, list[tuple[str, bool]]] = {}
    for word in sorted(entries, key=len, reverse=True):
        found.setdefault(word[:2], []).append((word, entries[word]))
    for first, words in found.items():
        if len(first) > 1:
            words.extend(found.get(first[0], []))
    return {first: tuple(words) for first, words in found.items()}


def _words_at(text: str, at: int) -> tuple[tuple[str, bool], ...]:
    """The words of the lexicon that may stand at `at`."""
    words = _words()
    return words.get(text[at : at + 2]) or words.get(text[at : at + 1], ())


def begins_with_verb(text: str, at: int) -> bool:
    """Does a word of the lexicon of verbs and particles stand at `at`, so that the subject before is meant?"""  # noqa: E501 - a list of words
    word = next((pair for pair in _words_at(text, at) if text.startswith(pair[0], at)), None)
    return word is not None and word[1]


def stop_at(text: str, start: int, high: int, *, people: bool = False) -> int:
    """Where a phrase that begins at `start` ends: at a mark, a digit, or a word that no noun phrase goes over.

    A verb right at the start belongs to the phrase (17个承办地市), unless `people` are counted (5人死亡).
    """  # noqa: E501 - a list of words
    words = _words()
    at = start
    while at < high:
        char = text[at]
        if char in _MARKS:
            return at
        if char in _ASPECTS and at - start > _SHORTEST:
            # The verb before 着 and 了 has one character if the list does not know it.
            return at - 1 - (text[at - 1] in _RESULTS and at - start > _SHORTEST + 1)
        length = 1
        for word, ends in words.get(text[at : at + 2]) or words.get(char, ()):
            if text.startswith(word, at):
                if ends and (
                    at - start >= _SHORTEST
                    or (at - start == 1 and text[start] in SINGLE_NOUNS)
                    or (at == start and word in _NEVER_NOUNS)
                    or (
                        at == start
                        and (
                            people
                            or len(word) == 1
                            or text[at + len(word) : at + len(word) + 1] in ("到", "至")
                        )
                    )
                ):
                    return at
                length = len(word)
                break
        at += length
    return high


def noun_phrase(text: str, start: int, high: int, *, people: bool = False) -> str:
    """The phrase at `start`, up to `high`; "" if a verb or a mark stands there.

    Of 灌排渠道的运行状态 the phrase is 灌排渠道; a quotation that begins in it is kept whole
    (科技“新小龙”企业); of 全域通过认定的城市 all, for a clause stands before its noun. Of 长160米的钢桩 and
    统一喷涂的小推车 what counts is the noun.
    """
    if text.find("的", start, high) > start and (measured := _MEASURED.match(text, start, high)):
        start = measured.end()
    if start >= high:
        return ""
    end = stop_at(text, start, high, people=people)
    phrase = text[start:end]
    if "的" in phrase:
        de = start + phrase.index("的")
        head = noun_phrase(text, de + 1, high, people=people) if _qualifies(text, start, de) else ""
        return head or _unquoted(text[start:de])
    if (
        end < high
        and text[end] not in _NO_CLAUSE
        and not text.startswith(("以及", "是"), end)
        and (clause := _relative_clause(text, start, end, high))
    ):
        return clause
    if "“" in phrase and phrase.count("“") > phrase.count("”") and "”" in text[end : end + 12]:
        close = text.index("”", end) + 1
        return text[start:close] + noun_phrase(text, close, high, people=True)
    if "中" in phrase and (of_them := _OF_THEM.match(phrase)):
        return of_them[1]
    if text[end : end + 1].isdigit():
        phrase = phrase.rstrip("超约近逾达共")  # 9个国家|超3万名
    if phrase[-1:] == "共" and phrase[-2:] != "公共":
        phrase = phrase[:-1]  # 7个老旧小区|共改造路面…
    return _unquoted(_INSIDE.sub("", phrase) if phrase[-1:] in _INSIDE_ENDS else phrase)


def _qualifies(text: str, start: int, de: int) -> bool:
    """Does what stands before 的 say which (统一喷涂的小推车, 刷了新漆的校车), and not whose (渠道的状态)?"""
    return (
        begins_with_verb(text, start)
        or not _ASPECTS.isdisjoint(text[start:de])
        or text[start:de].endswith(("这样", "那样", "一样"))
    )


def _unquoted(phrase: str) -> str:
    """A phrase without quotation marks around it; a quoted name at its head stays whole (“就享家”服务站)."""
    bare = phrase.strip(" ")
    if bare[:1] == "“" and 0 < bare.find("”") < len(bare) - 1 and bare.count("“") == bare.count("”"):
        return bare
    return bare.strip("“”‘’ ")


_NOT_IN_CLAUSE = _MARKS - frozenset("、()") | frozenset("占")
_LONGEST_CLAUSE = 30
_FEW = 3  # characters before the verb of a clause that its noun follows


def _relative_clause(text: str, start: int, end: int, high: int) -> str:
    """全域通过…认定的城市: what little stands before the verb, up to 的 and the noun behind it."""
    if end == start or end - start > _FEW or not _ASPECTS.isdisjoint(text[end : end + _FEW]):
        return ""  # nothing before the verb, or too much, or a verb of its own (山乡|建起了无人值守的站)
    de = text.find("的", end, min(high, start + _LONGEST_CLAUSE))
    if de < 0 or any(text[at] in _NOT_IN_CLAUSE for at in range(end, de)):
        return ""
    head = noun_phrase(text, de + 1, min(high, de + 12))
    return text[start : de + 1] + head if len(head) > 1 else ""
