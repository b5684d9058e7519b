"""What kind of figure a quantity is, its sign, and what a change is compared with."""

from __future__ import annotations

import re

from msgspec import Struct

from generator.annotate.draft import QuantityFound
from generator.annotate.patterns import by_first, pattern
from generator.lexicon.units import Unit
from generator.model import FigureKind

AMOUNTS = ("count", "money", "level")  # kinds that tell how much there is, and not how it changed or compares

_UP = "增长 贵 前进 前移 上移 激增 猛增 剧增 暴增 骤增 微增 略增 微涨 略涨 暴涨 增加 增多 偏高 偏多 上升 提高 提升 上涨 攀升 上调 扩大 增大 升高 增收 多增 上浮 走高 反弹 回升 增 升 涨 翻 高出 多出 多收 多卖 多产 多赚 多打 涨价 提价 高 多 快 早 长 加快 延长 增值 升值 超出 领先 跃升 拓宽 超产 增产 提速 提前"  # noqa: E501 - a list of words
_DOWN = "下降 降价 省下 少收 少卖 便宜 减轻 后退 后移 下移 锐减 骤减 骤降 微降 略降 暴跌 微跌 略跌 陡降 减少 偏低 偏少 降低 缩短 下滑 回落 下跌 缩减 压缩 压减 削减 收窄 下调 减产 缩量 贬值 萎缩 缩小 缩水 精简 负增长 下探 走低 减亏 跌去 降去 放缓 趋缓 回调 退坡 降 跌 减 低 少 慢 短 缩 省了 可省 能省 少花 节省 节约 滑落 调减 少增 下浮 落后 滞后 迟 瘦"  # noqa: E501 - a list of words
_RATE_UP = "增速 增幅 涨幅 增长率 升幅 增长幅度 增长速度 同比 环比"
_RATE_DOWN = "降幅 减幅 跌幅 下降幅度 降速 下降率"
_LISTED = r"(?<=[0-9万亿])(?:[一-鿿]{1,4}|℃)[、和与及](?=[0-9]|$)"  # 增加70立方米、|100立方米
# Between the verb and the number only words that modify it, or the numbers of a list that shares the verb.
_BETWEEN = (
    r"(?:了|幅度|率|速度|达到了?|达|为|约|大约|超过|超|近|逾|不足|不到|至少|不低于|不少于|最高|最多|最低|累计|分别|平均|年均|接近|将近|突破|高达|均|仅|只|可|比例|"
    rf"{_LISTED}|"
    r"[0-9.,%‰、和与及 至到—\-~余多万亿]|个?百分点|个|倍|以上|左右|[一二两三四五六七八九十百成半]|之|又"
    r"|[保维]持在|稳定在|在)*+$"
)
_FALLS = frozenset(f"{_RATE_DOWN} {_DOWN}".split())
_WORDS = by_first(
    word + ("(?!达)" if word in ("高", "多", "快", "长") else "")
    for word in sorted(f"{_UP} {_DOWN} {_RATE_UP} {_RATE_DOWN}".split(), key=len, reverse=True)
)
_CHANGE = pattern(rf"({_WORDS})(?![到至于]|(?<=[减缩])率|(?<=[增降升跌涨减])为){_BETWEEN}")
_FALLING = ("降幅", "跌幅", "负增长")
_CHANGE_AFTER = pattern(r"的?[^,。;、0-9]{0,10}?(?:增长|增速|增幅|涨幅|降幅|升幅|跌幅)")
_NOT_A_VERB = pattern(
    r"(?:(?<![去今上同前])年|最|较|很|更|偏|极|多么|最为|提|崇|新|至|不|至|身|长|海|升|缩|中|多|增|(?<!同)期)$"
)
_ADJECTIVES = frozenset("高低多少快慢早长短升涨降跌减增翻缩省迟")
_SHARE = pattern(r"占|比重|份额|比例|其中|覆盖面|进度|完成|过半|利用率|占有率")
_RATE = pattern(
    r"(?:利率|LPR|浓度|系数|利息|税率|年息|汇率|收益率|入住率|费率|概率|纯度|湿度|含量|浓度|坡度|成色|准确度|满意度|知晓度|精度|含水量|贷款利息|息差|(?<!功)率)(?:[^,。;占]{0,4}?)(?:达到了?|达|为|约为?|超过|超|近|高达|由|从|是|在|稳定在|保持在|[0-9.]+个?基点|升至|降至|[上下]调[至到]|提高到|提升至|提升到|[上下]升到|[上下]降到|[升降跌涨]到|减少到|回落到|回升到|增至|不低于|不超过|低于|高于|仅|均|平均|突破|不足|[一二三四五六七八九半]+成|[0-9]{4}年|[去今上]年|上月|同期|[年月]?[底末]|[0-9.%、和 ]|以上|至|到|的|甚至|可能|将|略)*+$|率[^,。;占]{0,3},分别(?:为|是|达)?[0-9.%、和]*$"  # noqa: E501 - a list of words
)
_RATE_AFTER = pattern("的?[^,。;、0-9]{0,4}(?:利率|税率|费率|关税|年息)")  # 维持0.75%利率不变
_PROGRESS = pattern(r"(?:完成率|占有率|投票率|进度)")
_TIMES_OF = pattern(r"(?:是|为|相当于|达)[^,。;]{0,24}的(?:近|约|超过?|逾)?$")
_COMPARED_WITH = (
    r"(?:[^,。;0-9]{0,3}(?:20[0-9]{2}年|19[0-9]{2}年|“?十[一二三四五]五”?(?:末|初|期间|时期)?|[一二三四五六七八九十0-9]{1,3}(?:年|个月)前(?!进))(?:同期|末|底)?"
    "|上年(?:同期|末|底)?|去年(?:同期|末|底)?|上月(?:末)?|年初|上个月|上季度|上周|上届|上一届|上次|上一次|同期|疫情前|基期|往年|常年|历年同期|前一年|前年|开放前|改革前)"
)
_BASIS = pattern(rf"同比|环比|比{_COMPARED_WITH}|较{_COMPARED_WITH}|与{_COMPARED_WITH}")


class Kind(Struct):
    """The kind, whether the figure is negative, what a change is compared with, and which rule said so."""

    kind: FigureKind
    negative: bool = False
    basis: str | None = None
    rule: str = ""


_OF_RULE: dict[str, FigureKind] = {
    **dict.fromkeys(("rank", "first_place", "front_rank", "claim"), "rank"),
    "ordinal": "ordinal",
    "score": "level",
}
_RATES_OF_CHANGE = ("增速", "增幅", "增长率", "涨幅", "升幅", "降幅", "跌幅")
_COUNTING = ("listed", "people", "scaled", "number")  # rules of numbers without a unit


def kind_of(found: QuantityFound, unit: Unit | None, text: str, clause: int, sentence: int) -> Kind:  # noqa: PLR0911 - one line a form
    """The kind of a quantity.

    Args:
        found: the quantity.
        unit: its unit, None for one that no list holds.
        text: the folded text of its block.
        clause: where its clause begins.
        sentence: where its sentence begins.
    """
    start, end = found.span.start, found.span.end
    if found.rule in _OF_RULE:
        return Kind(_OF_RULE[found.rule], rule=found.rule)
    if found.quantity.value is None:
        return Kind("range", _falls_by(text, clause, start), rule="range")
    kind = unit.kind if unit else "count" if found.rule in _COUNTING else "level"
    change = _change(text, clause, start)
    if kind == "ratio":
        basis = _basis(text, clause, sentence, start)
        return _of_ratio(found, text, (sentence, clause, start, end), change, basis)
    if kind == "age" and not (change is not None and _adjacent_change(text, clause, start)):
        return Kind("age", rule="age")
    if unit and unit.dimension == "time" and _STREAK.search(text, clause, start):
        return Kind(kind, rule=found.rule)
    saved = kind == "money" and _SAVED.search(text, clause, start)  # a sum, as any other
    moves = unit is not None and unit.dimension == "length" and text.endswith(_MOVES, clause, start)
    if change is not None and not (saved or moves) and _adjacent_change(text, clause, start):
        return Kind("change", change < 0, _basis(text, clause, sentence, start), "increment")
    if kind in ("level", "count") and (mark := _from_mark(text, clause, start)):
        return Kind("change", mark[0].startswith(("低", "少", "落")), None, "increment")
    return Kind(kind, rule=found.rule)


def of_subject(kind: Kind, subject: str) -> Kind:
    """A share is a change where the subject, told a clause before, is a rate of change (增速最快,达6.8%)."""
    if kind.kind != "share" or not subject.endswith(_RATES_OF_CHANGE):
        return kind
    return Kind("change", subject[-2] in "降跌", kind.basis, "rate_of_change")


def _falls_by(text: str, clause: int, start: int) -> bool:
    """成本下降35%至37%: how much something falls, in a range."""
    match = _INCREMENT.search(text, clause, start)
    return match is not None and (_change(text, clause, start) or 0) < 0


def _basis(text: str, clause: int, sentence: int, start: int) -> str | None:
    for low in (clause, sentence):
        matches = list(_BASIS.finditer(text, low, start))
        if matches:
            return matches[-1][0].lstrip("与") if matches[-1][0][0] == "与" else matches[-1][0]
    return None


def _change(text: str, clause: int, start: int) -> int | None:
    """1 or -1 where the number says how much something rose or fell; None where it does not."""
    match = _CHANGE.search(text, clause, start)
    if match is not None:
        word = match[1]
        previous = text[clause : match.start()]
        if word == "增加" and previous.endswith("新"):
            return None  # 新增加1所小学
        if not (len(word) == 1 and word in _ADJECTIVES and _NOT_A_VERB.search(previous)):
            return -1 if word in _FALLS else 1
    return None


_INCREMENT = pattern(
    rf"(?P<verb>压缩|缩小|收窄|调减|调增|跌去|放缓|增长|增加|上升|提高|上涨|扩大|减少|下降|降低|减轻|缩短|下滑|回落|下跌|缩减|压减|削减|多增|少增|增|涨|跌|降价|涨价|省下|多[出收卖产赚打]|少[收卖]|领先|落后|瘦(?=了)|回升|升高|抬高|(?<=[了再又各共均])降|降(?=了)|慢(?=了)|快(?=了)|减产|增产|延长|提前|提升|前进|后退|前移|后移|上移|下移|高出|多出|少于|多于|偏高|偏低|偏多|偏少|贵|便宜|降幅|升幅|涨幅|增幅)(?:了|可?达到?|约|近|超过|超|至少|大约|将近|接近|逾|不少于|{_LISTED}|[0-9.,、和万亿余多]|个)*+$"
)
_MOVES = ("前进", "前进了", "后退", "后退了")  # 一天只前进了37公里
# 经济增长率由4%调低到3%, 增速预计为0.4%: a rate of growth, whatever becomes of it.
_GROWS = pattern(
    "(?:增长率|增长速度|增[速幅]|涨幅|升幅)(?:目标|预期|预测|预计|约|仅|只|将)*(?:由|从|[为在是])[^,。;占降减落]{0,16}$"
)
_SAVED = pattern("(?:省下|省了|节省|节约)了?(?:约|近|超过?)*$")
_STREAK = pattern(
    "连续?(?:环比|同比)?(?:增长|上升|上涨|下降|下跌|下滑|回落|回升|减少|[涨跌降升增减])了?$"
)  # 连跌三周
_COMPARED = pattern(
    r"[比较][^,。;]{1,16}(?:高|低|多|少|快|慢|长|短|早|晚)(?:出|了)?(?:约|近|超过?|将近|大约)?$"
)


# 低于汛限水位0.66米, 超警戒水位1.86米: how far from a mark.
_LONGEST_MARK = 16  # characters
_FROM_MARK = pattern(
    "(?:低于|少于|低|高于|高出|超过|超出|超|多于)[^,。;的0-9]{0,8}(?:水位|警戒线|平均值|平均水平|均值|纪录|记录)(?:约|近|逾|超过)?$"
)
_MARGIN = pattern("(?:领先|落后)(?:于|了)?[^,。;的0-9]{2,8}$")  # 领先降级区5分
_MARK_ENDS = frozenset("位线值平录约近逾过")


def _from_mark(text: str, clause: int, start: int) -> re.Match[str] | None:
    """The mark that a number before which it ends tells the distance from."""
    low = max(clause, start - _LONGEST_MARK)
    if text[start - 1 : start] in _MARK_ENDS:
        return _FROM_MARK.search(text, low, start)
    apart = text.find("领先", low, start) >= 0 or text.find("落后", low, start) >= 0
    return _MARGIN.search(text, low, start) if apart else None


def _adjacent_change(text: str, clause: int, start: int) -> bool:
    """增加120小时 is a change; 新增4个 and 增加就业500人 are counts."""
    return (
        _INCREMENT.search(text, clause, start) is not None
        or _COMPARED.search(text, clause, start) is not None
    )


def _of_ratio(  # noqa: PLR0911 - one kind of ratio a line
    found: QuantityFound, text: str, where: tuple[int, int, int, int], change: int | None, basis: str | None
) -> Kind:
    sentence, clause, start, end = where
    unit = found.quantity.unit
    if unit in ("百分点", "基点", "BP", "bp", "番"):
        return Kind("change", (change or 1) < 0 or _gap_below(text, clause, start), basis, "points")
    if unit == "倍":
        grows = change is not None and not _TIMES_OF.search(text, clause, start)
        return Kind(
            "change" if grows else "level", grows and (change or 1) < 0, basis if grows else None, "times"
        )
    if (change is not None and not text.startswith("的", end)) or (
        change and _SHARE.search(text, clause, start) is None and found.rule == "ratio"
    ):
        return Kind("change", change < 0, basis, "change")
    if _CHANGE_AFTER.match(text, end) and found.rule == "ratio":
        return Kind("change", any(word in text[end : end + 12] for word in _FALLING), basis, "change_after")
    clause_text = text[_with_what_is_shared_out(text, clause) : start]
    if found.rule == "ratio" and (effect := _EFFECT.search(clause_text)) and not _SHARE.search(clause_text):
        return Kind("change", (effect[1] or effect[2]) in _FALLS, basis, "effect")
    if found.rule == "ratio" and (pace := _PACE.search(clause_text)):
        return Kind("change", pace[1][0] in "降跌", basis, "pace")
    if found.rule == "ratio" and _THAN_ANOTHER.search(text, max(sentence, start - 60), start):
        return Kind("change", rule="compared")
    return _of_rate(found, text, clause_text, basis)


def _of_rate(found: QuantityFound, text: str, clause: str, basis: str | None) -> Kind:
    """A rate of growth, a rate that has a name, or a share; `clause` is the text before the number."""
    if _GROWS.search(clause):
        return Kind("change", basis=basis, rule="growth")
    named = _INDEX.search(clause) or (_RATE.search(clause) and not _PROGRESS.search(clause))
    if named or _RATE_AFTER.match(text, found.span.end):
        return Kind("level", rule="rate")
    return Kind(
        "share", rule="share" if _SHARE.search(clause) or found.rule != "ratio" else "share_by_default"
    )


def _with_what_is_shared_out(text: str, clause: int) -> int:
    """Where a clause begins; of one that opens with 分别 the clause before (甲、乙合格率较高,分别为…)."""
    return text.rfind(",", 0, max(0, clause - 1)) + 1 if text.startswith("分别", clause) else clause


_INDEX = pattern(
    r"(?:加征|关税税率[为达]?)$|指数(?:\([A-Z]{2,5}\))?[^,。;占0-9]{0,6}$"
)  # 采购经理指数为49.8%
# 环比增长0.1%,低于前一季度的0.3%: what a change is compared with is one itself.
_THAN_ANOTHER = pattern(
    "(?:增长|上涨|上升|增[速幅]|涨幅)[^,。;0-9]{0,6}[0-9.]+%[^。;]{0,24},[也均都且]?(?:低于|高于|快于|慢于|好于|优于|不及|超过)[^,。;0-9]{1,14}$"
)
# 可降低能耗15%, 提高效率三成: how much something rises or falls that stands behind its verb.
_EFFECT = pattern(
    "(压减|压缩|削减|缩减|下调|上调|调减|调增)了?[^,。;:!?0-9占]{2,10}(?:约|近|超过?|达|至少|最多)?$"
    "|(降低|减少|缩短|节约|节省|提高|提升|增加)了?(?:约|近|超过?)?"
    "(?:能耗|成本|效率|产量|产能|时间|排放|碳排放|用水|用电|用工|损耗|费用|支出|面积|重量|体积|误差|噪音|库存|税负|价格|收入|"
    "[一-鿿]{0,6}(?:成本|效率|产量|排放|排放量|用量|时间|费用|能耗|负担|损失|周期|支出))(?:约|近|超过?|达|至少|最多)?$"
)
# 增速回落至3.2%: a rate of change, however it moved itself.
_PACE = pattern(
    "(增速|增长速度|增幅|增长率|涨幅|降幅|跌幅)[^,。;占]{0,4}?(?:升|降|回落|提高|提升|加快|放缓|扩大|收窄|下降|上升|跌|涨|保持|稳定|控制|确定)[至到为在][^,。;]{0,3}$"
)
_BELOW = pattern(r"(?:低于|还差|低|慢于|慢|少于|少|落后|下降|回落|收窄|降低|减少|下滑|缩小)[^高快,。;]*$")


def _gap_below(text: str, clause: int, start: int) -> bool:
    return _BELOW.search(text, clause, start) is not None
