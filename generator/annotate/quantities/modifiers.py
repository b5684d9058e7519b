"""The words around a number that say how exact it is (约 近 超 不足 以上 以内).

A modifier speaks of the printed size: in 下降超过20% it is `>`, whatever the sign.
"""

from __future__ import annotations

from generator.annotate.patterns import pattern
from generator.model import Modifier

_BEFORE: dict[str, Modifier] = {
    **dict.fromkeys(
        "达到 达 高达 多达 达成 增至 增加到 增加至 升至 升到 最高 最低 上升到 上升至 提高到 提高至 提升到 提升至 扩大到 扩大至 拓展到 拓展至 发展到 发展至 突破至 降至 降到 下降到 下降至 减至 减少到 减少至 降低到 降低至 "  # noqa: E501, SIM905 - a list of words
        "缩短至 缩短到 缩减至 回落至 跌至 涨至 涨到 回升至 共 共有 共计 合计 总计 累计 仅 仅有 仅为 只有 只 为 是 正好 恰好 整整 足足 甚至 有 跃升至 攀升至 扩至 扩展到 增长到 增长至".split(), "="  # noqa: E501 - a list of words
    ),
    **dict.fromkeys("超过 超 超占 突破 逾 过 高于 大于 多于 超出 超越 远超 已超 破 冲破 超逾 越过 跨越 站上 站稳 升破 涨破 重回 收复".split(), ">"),  # noqa: E501, SIM905 - a list of words
    **dict.fromkeys("不低于 不少于 不小于 不下于 不下 不亚于 至少 起码 最少 大于等于 大于或等于 大于或者等于 上 少说 不短于 不得少于 不得低于 不应低于 不能低于 不能少于 不可低于 不得短于".split(), ">="),  # noqa: E501, SIM905 - a list of words
    **dict.fromkeys("近 将近 接近 不足 不到 未到 低于 少于 小于 不及 未满 不满 未达 不够 还不到 仅不到 未超过 逼近 几近 快 跌破 跌穿 失守 降破".split(), "<"),  # noqa: E501, SIM905 - a list of words
    **dict.fromkeys("不超过 不高于 不大于 不多于 至多 顶多 最多 不得超过 不能超过 不会超过 不可超过 不许超过 不得高于 不能高于 不得多于 不能多于 不长于 小于等于 小于或等于 小于或者等于 不晚于 不应超过".split(), "<="),  # noqa: E501, SIM905 - a list of words
    **dict.fromkeys("约 约需 约要 约用 约花 约重 约长 约高 约占 约为 约合 约有 约达 大约 大概 大致 估计 估约 平均约 相当于 差不多 大约有 大体".split(), "~"),  # noqa: E501, SIM905 - a list of words
}  # fmt: skip
_LAST = frozenset(word[-1] for word in _BEFORE)
# what the words before a number may end with
_LONGEST = max(len(word) for word in _BEFORE)
_AFTER = pattern(
    r"(?:\(含\))?((?:及|或者?)?以[上下内]|之内|左右|上下|之多|开外|前后|内(?![蒙地外容部存资陆需河科饰涝涵燃置销阁港侧江])|起(?=[,。;!?—)、”]|$)|还多|出头|不到(?=[,。;!?]|$)|起步|(?<=[一二三四五六七八九十成半])[强弱](?=[,。;!?]|$)|级(?=[的“]|$)|有余|(?<=[点元])[上下]方|多(?![元功个次种家条样地名位款类边少年方项处部层彩媒数出于]))"
)
_AFTER_BEGINS = frozenset("(及或以之左上下开前内起还出不强弱级多有")
_AFTER_MEANS: dict[str, Modifier] = {
    "以上": ">=", "起": ">=", "开外": ">", "多": ">", "之多": "=", "以内": "<=", "之内": "<=", "内": "<=",
    "还多": ">", "出头": ">", "不到": "<", "起步": ">=", "强": ">", "弱": "<", "以下": "<=",
    "有余": ">", "上方": ">", "下方": "<",
    "左右": "~", "上下": "~", "前后": "~", "级": "~",
}  # fmt: skip
_ROUND = pattern("[百千万亿]|[1-9]0{2,6}(?![0-9])")  # 上千, 上1000
# 约占总装机的六成, 超过出口总值的六成: the modifier stands before what the share is of.
_OF_WHOLE = pattern(
    "(?P<word>不超过|不高于|不低于|不少于|大约|(?<![违合签节预契公条履])约|接近|将近|近|超过|超(?![额级市高大])|逾|不足|不到|不及)(?:了|占|为|达|等于|相当于){0,2}(?:[^,。;:!?、0-9]{2,16}的|全[国省市县区球][^,。;:!?、0-9的]{0,8}|其)$"
)
# 至少还要70年, 每日最多接待800人: verbs between the modifier and its number.
_VERBS = ("要", "需", "得", "接待", "容纳", "乘坐", "奖励", "补贴", "补助")
_VERB_ENDS = frozenset(verb[-1] for verb in _VERBS)
_STILL = pattern(f"(至少|少说|最少|起码|至多|最多|顶多)(?:还|也|仍|可)?(?:{'|'.join(_VERBS)})$")
_LONGEST_STILL = 5  # characters
_MAY_END = _LAST | _VERB_ENDS | frozenset(" 了为有在")
_COMPARED = pattern("[比较][^,。;]{0,8}$")
_FASTER = pattern("[比较][^,。;:!?]{1,14}快$")
# Words that only look like a modifier when cut off from what stands before them.
_PART_OF = {
    "过": "超通经不越路胜错渡掠穿走闪翻跨年月日",
    "近": "附最接靠邻临将贴走亲逼几",
    "超": "高赶反远英马中欧德意西法彩Bb",
    "破": "突打攻侦告磨刺撕划爆",
    "上": "得抵顶以网线路身走踏登赶追世晚早加地海天会马府船车桌陆岸历向之比",
    "内": "室国境省市县区城",
    "快": "加尽赶较最",
    "只": "一这那两每",
    "有": "没所拥国公含持",
    "是": "但而还都也于",
    "为": "作成因认以最",
    "约": "节签合大条预相履违纽",
    "达": "发到传抵雷表到直送",
    "共": "公中",
    "最高": "日月流",
}


def before(text: str, start: int) -> tuple[Modifier | None, tuple[str, ...]]:
    """The modifier that the words directly before a number make, and those words, left to right.

    The word nearest to the number decides, but for 达到, 为 and the like, which only say `=`.
    """
    if not start or text[start - 1] not in _MAY_END:
        return None, ()
    words: list[str] = []
    modifier: Modifier | None = None
    at = start
    for _ in range(3):
        while at and text[at - 1] == " ":
            at -= 1
        word = _word_before(text, at)
        if word is None and not words and at and text[at - 1] in _VERB_ENDS:
            still = _STILL.search(text, max(0, at - _LONGEST_STILL), at)
            word, at = (still[1], still.end(1)) if still else (None, at)
        if word is None and not words and at and text[at - 1] in "了为有在":
            word = _word_before(text, at - 1)
            if word is not None:
                at -= 1
        if word is None or (words and word == "上"):
            break  # 岛上只有500人
        words.insert(0, word)
        at -= len(word)
        if modifier in (None, "="):
            modifier = _BEFORE[word]
    return modifier, tuple(words)


def of_whole(text: str, start: int) -> tuple[Modifier | None, tuple[str, ...]]:
    """The modifier of a share that stands before its whole (约占总装机的六成); none if there is none."""
    low = max(0, start - 24)
    may = text[start - 1 : start] in ("的", "其") or "全" in text[max(0, start - 10) : start]
    match = _OF_WHOLE.search(text, low, start) if may else None
    if match is None or _COMPARED.search(text, max(0, start - 30), match.start()):
        return None, ()
    return _BEFORE[match["word"]], (match["word"],)


def _word_before(text: str, at: int) -> str | None:
    if not at or text[at - 1] not in _LAST:
        return None
    for length in range(min(_LONGEST, at), 0, -1):
        word = text[at - length : at]
        if word in _BEFORE:
            previous = text[at - length - 1] if at > length else "\n"
            if word == "上" and not _ROUND.match(text, at):
                return None  # 抵得上20个人工
            if word == "快" and _FASTER.search(text, max(0, at - 16), at):
                return None  # 比同类船型快3个月
            return None if previous in _PART_OF.get(word, "") else word
    return None


def after(text: str, end: int) -> tuple[Modifier | None, str]:
    """The modifier that the words directly after a quantity make, and those words ("" for none)."""
    match = _AFTER.match(text, end) if text[end : end + 1] in _AFTER_BEGINS else None
    if match is None:
        return None, ""
    word = match[1]
    return _AFTER_MEANS.get(word) or _AFTER_MEANS[word[-2:]], word
