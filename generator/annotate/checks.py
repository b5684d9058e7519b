"""What a person should look at: sums that do not add up, periods that stay open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.annotate.draft import Draft
from generator.annotate.folding import fold
from generator.annotate.patterns import pattern
from generator.model import Doubt, Figure

# 其中 and the like say that what follows are parts; 各 and 等 that they are not all of them.
_PARTS = pattern(r"其中|分别(?:为|是)|包括")
_NOT_ALL = pattern(r"等|各|另有|还有|此外|左右|余|多|约|近|超|主要")
_EXACT = ("=",)
_FEWEST, _MOST = 2, 6


def checks(draft: Draft) -> None:
    """Add a doubt for each ambiguous period, and for each whole whose parts do not sum up to it."""
    _open_periods(draft)
    by_block: dict[int, list[Figure]] = {}
    for figure in draft.figures:
        if figure.span:
            by_block.setdefault(figure.span.block, []).append(figure)
    for number, here in by_block.items():
        draft.doubts.extend(_failed_sums(fold(draft.article.blocks[number].text), here))


def _open_periods(draft: Draft) -> None:
    seen: set[str] = set()
    for figure in draft.figures:
        if figure.period and figure.period.ambiguous and figure.quote not in seen:
            seen.add(figure.quote)
            edition = draft.context.edition
            year = (figure.period.start or figure.period.end or "")[:4]
            note = f"文中的“今年”按{year}年理解,印在{edition.year}年{edition.month}月,请核对所指年份"
            draft.doubts.append(Doubt("ambiguous_period", note, figure.quote))


def _failed_sums(text: str, figures: Sequence[Figure]) -> Iterator[Doubt]:
    """共5件,其中属实2件,不属实1件: the parts of one sentence that the text itself calls parts."""
    for place, whole in enumerate(figures):
        parts = _parts_of(text, whole, figures[place + 1 : place + _MOST + 3])
        if not _FEWEST <= len(parts) <= _MOST:
            continue
        total = sum((part.quantity.value or Decimal(0) for part in parts), Decimal(0))
        if whole.quantity.value is not None and _disagrees(total, whole.quantity.value, parts):
            printed = " + ".join(part.printed for part in parts)
            yield Doubt("failed_sum", f"{whole.printed} 不等于 {printed} = {total:f}", whole.quote)


def _parts_of(text: str, whole: Figure, later: Sequence[Figure]) -> list[Figure]:
    """The figures after 其中 in the sentence of `whole`, where the next figure before 其中 is none but it."""
    if whole.kind not in ("count", "money") or not _is_exact(whole) or whole.span is None:
        return []
    same = [figure for figure in later if figure.span and figure.quote == whole.quote]
    if not same or same[0].span is None:
        return []
    between = text[whole.span.end : same[0].span.start]
    said = _PARTS.search(between)
    if said is None or "。" in between or said.start() > _NEAR:
        return []
    parts = [figure for figure in same if figure.kind == whole.kind]
    last = parts[-1].span.end if parts and parts[-1].span else 0
    after = text[last : last + _REST].partition("。")[0]
    alike = all(_is_exact(figure) and figure.quantity.unit == whole.quantity.unit for figure in parts)
    if not alike or len(parts) != len(same) or _NOT_ALL.search(text[whole.span.end : last] + after):
        return []
    return parts


_NEAR = 12  # characters from the whole to 其中
_REST = 200  # characters of its sentence behind the last part


def _is_exact(figure: Figure) -> bool:
    return figure.quantity.value is not None and figure.quantity.modifier in _EXACT


def _disagrees(total: Decimal, whole: Decimal, parts: Sequence[Figure]) -> bool:
    """Is the sum too large, or are two parts that leave nothing unsaid too small? Rounding of each part is allowed."""  # noqa: E501 - a list of words
    slack = sum((_last_place(part) for part in parts), Decimal(0))
    if total > whole + slack:
        return True
    return parts[0].kind == "count" and len(parts) > 1 and total < whole - slack and total * 10 > whole * 8


def _last_place(figure: Figure) -> Decimal:
    """One unit of the last digit printed: 0.1亿 for 3.4亿元; nothing for a count of things."""
    digits = re.match(r"[0-9,]+(?:\.([0-9]+))?([百千万亿]*)", fold(figure.printed))
    if digits is None or not (digits[1] or digits[2]):
        return Decimal(0)
    scale = {"万": 10**4, "亿": 10**8, "千": 1000, "百": 100}.get(digits[2][-1:], 1) * (
        10**4 if digits[2] == "万亿" else 1
    )
    return Decimal(scale).scaleb(-len(digits[1] or ""))
