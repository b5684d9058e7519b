"""Verbs that stand for a noun: 卖羊又进账4.3万元 tells an income, 一晚能卖出1500串 a sales volume."""

from __future__ import annotations

from generator.annotate.patterns import pattern

_ADVERBS = "(?:能|可以?|又|就|也|总?共|一共|(?<!每)只|还|要|已经?|净|才|便|多|得)*"
_RESULT = "(?:出去|[了到得来下出过掉去]){0,3}(?:[约近超逾过]|超过|将近|不到|不足|至少|大约|整整){0,2}$"
_EARNED = pattern(
    f"{_ADVERBS}(?:(?<![率带引])领|挣|赚|进[账帐]|入账|(?:^|(?<=[能可又就共只还要已净]))进){_RESULT}"
)
_SPENT = pattern(f"{_ADVERBS}(?:花费?|开销|支付){_RESULT}")
_SOLD = pattern(f"{_ADVERBS}(?:(?<![买拍专变贩售外])卖|售){_RESULT}")
_VERBS = frozenset("领挣赚账帐进花销付卖售")  # a character of each of them
_REACH = 8  # characters before the number that one may stand in
_DONE_TO_IT = pattern("^[^了的]{1,8}了(?=[一-鿿]{2,6}$)")  # 进了礼盒能卖到68元
_RECEIVED = pattern("[了出下过掉]")
_NOT_SOLD = ("length", "time")  # 最远卖到2300公里外
_EACH = pattern("[每一](?:人次|公斤|平方米|[斤吨亩张件串只头盒瓶支剂针份棵株袋桶箱斗担枚个套台辆棵])")


def noun_of_verb(words: str, behind: str, dimension: str) -> str:
    """The words before a number with their last verb as a noun; "" if that is none of these.

    `behind` are the first characters behind it: 卖到30元一斤 tells the price of each.
    """
    if _VERBS.isdisjoint(words[-_REACH:]):
        return ""
    if dimension == "money":
        if match := _EARNED.search(words):
            return words[: match.start()] + "收入"
        if match := _SPENT.search(words):
            return words[: match.start()] + "花费"
    if dimension not in _NOT_SOLD and (match := _SOLD.search(words)):
        total = _RECEIVED.search(match[0]) and not _EACH.search(words)
        each = _EACH.match(behind)
        sold = "每" + each[0][1:] + "售价" if each else "销售额" if total else "售价"
        sold = sold if dimension == "money" else "销量"
        return _DONE_TO_IT.sub("", words[: match.start()]) + sold
    return ""
