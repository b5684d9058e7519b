from __future__ import annotations

from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from generator.annotate.quantities.numerals import numeral_at, read_chinese

DIGITS = "零一二三四五六七八九"


def spell(number: int) -> str:
    """Spell a number from 0 to 10**16 in Chinese, as a cheque or a teacher would (万亿 for 10**12)."""
    if number == 0:
        return "零"
    words = ""
    pending_zero = False
    for factor, name in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, "")):
        part, number = divmod(number, factor)
        if factor == 10**12 and part >= 10**4:
            words += spell(part // 10**4) + "万"
            part %= 10**4
        if part == 0:
            pending_zero = bool(words)
            continue
        if words and (part < 1000 or pending_zero):
            words += "零"
        words += _below_myriad(part) + name
        pending_zero = False
    return _with_one_yi(words)


def _with_one_yi(words: str) -> str:
    """万亿 is said 三万四千亿, not 三万亿四千亿: one 亿 a number."""
    head, found, tail = words.partition("万亿")
    return head + "万" + tail if found and "亿" in tail else words


def _below_myriad(number: int) -> str:
    words = ""
    zero = False
    for factor, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, factor)
        if digit:
            words += ("零" if zero else "") + DIGITS[digit] + name
            zero = False
        else:
            zero = bool(words)
    return words


@given(st.integers(0, 10**16 - 1))
@example(0)
@example(10)
@example(10_010)
@example(100_000_001)
@example(10**12)
@example(1_000_300_000_005)
def test_reading_undoes_spelling(number: int) -> None:
    """What is spelt out in Chinese is read back as the same number."""
    assert read_chinese(spell(number)) == number


@given(st.integers(0, 10**16 - 1))
def test_a_spelt_number_is_one_numeral(number: int) -> None:
    """The scan takes the whole spelling for one numeral."""
    words = spell(number)
    numeral = numeral_at(words, 0)
    assert numeral is not None
    assert (numeral.end, numeral.value) == (len(words), number)


@given(st.decimals(0, 10**9, places=3, allow_nan=False), st.sampled_from(["", "万", "亿", "万亿"]))
def test_arabic_numbers_are_scaled_exactly(number: Decimal, scale: str) -> None:
    """Decimals keep every digit; 万 and 亿 multiply."""
    factor = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[scale]
    numeral = numeral_at(f"{number}{scale}家", 0)
    assert numeral is not None
    assert numeral.value == number * factor


def test_what_is_no_number_is_none() -> None:
    """Runs of numerals that make no number are not guessed at."""
    for words in (
        "一二三两",
        "百百",
        "十万万万千千",
        "万千",
        "三点",
        "点三",
        "二十三十",
        "一百二百",
        "亿" * 60,
    ):
        assert read_chinese(words) is None
