"""What stands directly before a number and belongs to it: a minus, the sign of a currency."""

from __future__ import annotations

from generator.annotate.patterns import pattern

# A hyphen behind Chinese is a dash, but for the words that lead to a rate (同比-0.3%); 正负 is both signs.
_MINUS = pattern(r"(?:(?:(?<![-0-9A-Za-z%一-鿿])|(?<=[比为达是幅速率在从的至到]))-|(?<!正)负|零下)\s?$")
_MINUS_OF_WARMTH = pattern(r"(?:(?<![-0-9A-Za-z%℃度])-|(?<!正)负|零下)\s?$")
TEMPERATURES = ("temperature", "fahrenheit")  # dimensions
_MINUSES = frozenset("-负下 ")
_MINUS_AT = pattern(r"(?:-|负|零下)\s?")
_CURRENCY = {
    **dict.fromkeys(("￥", "R￥", "M￥", "RM￥", "人民币"), "元"),
    **dict.fromkeys(("$", "US$", "美金"), "美元"),
    **dict.fromkeys(("HK$", "港币"), "港元"),
    **dict.fromkeys(("新台币", "台币"), "新台币"),
    "澳门币": "澳门元",
    "€": "欧元",
    "£": "英镑",
}
_CURRENCIES = frozenset("￥$€£币金 ")
_CURRENCY_BEFORE = pattern(r"(US\$|HK\$|R?M?B?￥|[￥$€£]|人民币|港币|新?台币|澳门币|美金)\s?$")
_SCALE_BEFORE = pattern(r"([摄华]氏)(?:温度|气温)?\s?$")


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
    return (match[0], _CURRENCY[match[1]]) if match else ("", "")


def scale_before(text: str, at: int) -> tuple[str, str]:
    """The scale printed before degrees at `at`, and its unit (("华氏", "华氏度")); ("", "") for none."""
    match = _SCALE_BEFORE.search(text, max(0, at - 5), at) if "氏" in text[max(0, at - 5) : at] else None
    return (match[0], match[1] + "度") if match else ("", "")
