"""A text that is nothing but a number, as the cell of a table: letter-spaced (三 百 五 十), or .5 and 2e5."""

from __future__ import annotations

from decimal import Decimal

from generator.annotate.patterns import pattern
from generator.annotate.quantities.amounts import Amount, finish
from generator.annotate.quantities.numerals import CHINESE_CHARS

LONGEST = 30  # characters of such a text
_DIGITS = "零〇一二两三四五六七八九"
# Between two digits a space parts two numbers.
_LETTERSPACED = pattern(
    rf"(?!.*[0-9],? +[0-9])(?!.*[{_DIGITS}] +[{_DIGITS}])"
    rf"[-负]?[0-9.,{CHINESE_CHARS}][-0-9.,{CHINESE_CHARS}点分之又余多几 ]*(?: *[一-鿿%])*"
)
_ODD = pattern(r"(-|负)? ?(\.[0-9]+|[0-9]+(?:\.[0-9]+)?(?=[eE]))(?:[eE]([-+]?[0-9]{1,2}))?([kKMG]?)")
_SUFFIX = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9}


def odd_number(text: str) -> Amount | None:
    """A whole text in a form that running text does not have: .5, 2e5, -.0012G."""
    match = _ODD.fullmatch(text)
    if match is None:
        return None
    value = Decimal(match[2]) * Decimal(10) ** int(match[3] or 0) * _SUFFIX[match[4].upper()]
    return finish(text, 0, len(text), -value if match[1] else value, "", "number")


def without_spaces(text: str) -> str | None:
    """A letter-spaced number with its unit, closed up; None if the text is something else."""
    return text.replace(" ", "") if _LETTERSPACED.fullmatch(text) else None
