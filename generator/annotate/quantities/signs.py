"""What stands directly before a number and belongs to it: a minus, the sign of a currency."""

from __future__ import annotations

from generator.annotate.patterns import pattern

# A hyphen behind Chinese is a dash, but for the words that lead to a rate (同比-0.3%); 正负 is both signs.
_MINUS = pattern(r"(?:(?:(?<![-0-9A-Za-z%一-鿿])|(?<=[比为达是幅速率在从]))-|(?<!正)负|零下)\s?$")
_MINUS_OF_WARMTH = pattern(r"(?:(?<![-0-9A-Za-z%℃度])-|(?<!正)负|零下)\s?$")
_MINUSES = frozenset("-负下 ")
_MINUS_AT = pattern(r"(?:-|负|零下)\s?")
_CURRENCY = {"￥": "元", "$": "美元", "€": "欧元", "£": "英镑", "币": "元", "金": "美元"}
_CURRENCIES = frozenset("￥$€£币金 ")
_CURRENCY_BEFORE = pattern(r"(US\$|HK\$|R?M?B?￥|[￥$€£]|人民币|港币|美金)\s?$")


def minus_before(text: str, at: int, *, warmth: bool = False) -> str:
    """The minus before a number at `at` (-, 负, 零下, with the space between); "" if there is none.

    Of `warmth`, a temperature, a hyphen behind Chinese is a minus too (内陆-9℃).
    """
    if not at or text[at - 1] not in _MINUSES:
        return ""
    match = (_MINUS_OF_WARMTH if warmth else _MINUS).search(text, max(0, at - 3), at)
    return match[0] if match else ""


def minus_at(text: str, at: int) -> int:
    """Where the minus that stands at `at` ends; `at` itself if there is none."""
    match = _MINUS_AT.match(text, at)
    return match.end() if match else at


def currency_before(text: str, at: int) -> tuple[str, str]:
    """The currency printed before a number at `at`, and its unit (("￥", "元")); ("", "") for none."""
    if not at or text[at - 1] not in _CURRENCIES:
        return "", ""
    match = _CURRENCY_BEFORE.search(text, max(0, at - 4), at)
    if match is None:
        return "", ""
    return match[0], "港元" if match[1] in ("HK$", "港币") else _CURRENCY[match[1][-1]]
