"""A quantity with its kind, subject, period and place: the figures of the article."""

from __future__ import annotations

from bisect import bisect_left

from msgspec.structs import replace

from generator.annotate.draft import Draft, PeriodFound, QuantityFound
from generator.annotate.figures import figure_periods, kinds, subjects
from generator.annotate.figures.confidence import confidence_of
from generator.annotate.figures.doers import opening_organisations
from generator.annotate.figures.figure_places import Places
from generator.annotate.figures.passages import Passage, Told
from generator.annotate.figures.respective import respectively
from generator.annotate.figures.respective_periods import period_lists
from generator.annotate.figures.respective_places import RESPECTIVELY, place_lists
from generator.annotate.figures.targets import goes_on, is_target
from generator.annotate.folding import fold
from generator.annotate.patterns import holds, pattern
from generator.annotate.periods.lengths import RATES_OF_NOUNS
from generator.annotate.sentences import clause_marks, clause_start, sentence_of, sentence_starts
from generator.model import Figure, Mention, Quantity, Span


def figures(draft: Draft) -> None:
    """Make the figures of every block from its quantities, left to right."""
    by_block: dict[int, list[QuantityFound]] = {}
    for found in draft.quantities:
        by_block.setdefault(found.span.block, []).append(found)
    if not by_block:
        return
    places = Places(draft)
    names: dict[int, list[Mention]] = {}
    for mention in draft.mentions:
        if mention.kind in ("person", "organisation") and mention.rule != "byline":
            names.setdefault(mention.span.block, []).append(mention)
    periods: dict[int, list[PeriodFound]] = {}
    for period in draft.periods:
        periods.setdefault(period.span.block, []).append(period)
    for number, founds in by_block.items():
        of_block = periods.get(number, []), names.get(number, [])
        draft.figures.extend(_of_block(draft, number, founds, *of_block, places))


def _of_block(
    draft: Draft,
    number: int,
    founds: list[QuantityFound],
    periods: list[PeriodFound],
    names: list[Mention],
    places: Places,
) -> list[Figure]:
    printed = draft.article.blocks[number].text
    text = fold(printed)
    marks = clause_marks(text)
    starts = sentence_starts(text, marks)
    shared = holds(text, RESPECTIVELY)
    lists = place_lists(text, places.anchors(number), marks) if shared else []
    blanks = [*(_with_relation(text, p) for p in periods), *places.blanks(number)]
    dated_lists = period_lists(text, periods, starts) if shared else []
    blanks.extend(blank for listed in lists for blank in listed.blanks())
    blanks.extend((listed.start, listed.end) for listed in dated_lists)
    blanks = sorted([*blanks, *opening_organisations(names, text)] if names else blanks)
    people = sorted((m.span.start, m.span.end) for m in names if m.kind == "person") if names else []
    nows = figure_periods.now_words(text) if periods else []
    began, opened = [period.span.start for period in periods], [start for start, _ in blanks]
    told: list[Told] = []
    made: list[Figure] = []
    clauses: list[int] = []
    for found in founds:
        span = _with_streak(found, text)
        low, high = sentence_of(starts, text, span.start)
        if high - low > _FARTHEST:
            low, high = max(low, span.start - _FARTHEST), min(high, span.end + _FARTHEST)
        farthest = span.start - _LONGEST_CLAUSE
        clause = clause_start(text, marks, max(low, farthest), span.start)
        near = blanks and _near(blanks, opened, low, span.start)
        passage = Passage(text, low, clause, high, near, told[-_REMEMBERED:], marks, nows, people)
        dated = _dated_from(text, starts, low)
        near_periods = dated, periods[bisect_left(began, dated) : bisect_left(began, span.start)]
        figure, note = _figure(draft, found, (span, printed), passage, near_periods, places)
        if made and not figure.target:
            where = low, clause, _clause_end(passage, span.end)
            if goes_on(text, made[-1], figure, where, draft.context.edition):
                figure = replace(figure, target=True)
        told.append(note)
        made.append(figure)
        clauses.append(clause)
    if shared:
        return respectively(text, made, told, clauses, (lists, dated_lists), draft.context.lexicon.indicators)
    return made


def _near(blanks: list[tuple[int, int]], opened: list[int], low: int, high: int) -> list[tuple[int, int]]:
    """The blanks that begin from `low` to `high`, and the one before them, which may end there."""
    first = bisect_left(opened, low)
    return blanks[first - 1 if first else 0 : bisect_left(opened, high)]


# How far the words of a figure are looked for, so that a text without a full stop takes linear time.
_FARTHEST = 400
_LONGEST_CLAUSE = 120
_REMEMBERED = 12


def _dated_from(text: str, starts: list[int], low: int) -> int:
    """Where the sentence begins that dates one which begins at `low`: 其中 goes on with the one before."""
    while low and text.startswith("其中", low):
        low = max(starts[bisect_left(starts, low) - 1], low - _FARTHEST)
    return low


_RELATION = pattern("期间|时期|以来|之前|之后|前(?![进移列])|[后内间里底末份]|初(?![步次始衷级])")


def _with_relation(text: str, period: PeriodFound) -> tuple[int, int]:
    """The span of a period with the word that hangs on it (期间, 前, 底), which subjects leave out too.

    年产 is a period, and half of the word 年产值, which is a subject: then nothing is left out.
    """
    if text[period.span.start : period.span.end] in RATES_OF_NOUNS:
        return period.span.start, period.span.start + 1
    if text[period.span.end - 1] in "产供销" and text[period.span.end : period.span.end + 1] in "值量能额收":
        return period.span.start, period.span.start
    if (
        text[period.span.end - 1] in "产供发"
        and text[period.span.end : period.span.end + 1] in "油气电水煤粮奶钢"
    ):
        return period.span.start, period.span.end - 1
    match = _RELATION.match(text, period.span.end)
    return period.span.start, match.end() if match else period.span.end


def _with_streak(found: QuantityFound, text: str) -> Span:
    """连续3年: the streak belongs to the span."""
    start = found.span.start
    if found.rule == "duration" and text.startswith("连续", max(0, start - 2)):
        return Span(found.span.block, start - 2, found.span.end)
    return found.span


def _figure(
    draft: Draft,
    found: QuantityFound,
    where: tuple[Span, str],
    passage: Passage,
    dated: tuple[int, list[PeriodFound]],
    places: Places,
) -> tuple[Figure, Told]:
    lexicon = draft.context.lexicon
    span, printed = where
    text, start, quantity = passage.text, found.span.start, found.quantity
    unit = lexicon.units.get(quantity.unit)
    kind = kinds.kind_of(found, unit, text, passage.clause, passage.sentence)
    dimension = "" if unit is None else "money" if unit.kind == "money" else unit.dimension
    subject, base = subjects.subject_of(found, kind, dimension, passage)
    kind = kinds.of_subject(kind, subject)
    period, period_rule = figure_periods.governing(dated[1], dated[0], start, passage)
    place, source = places.of(found, passage)
    if kind.negative:
        quantity = _fallen(quantity)
    clause_end = _clause_end(passage, span.end)
    figure = Figure(
        printed=printed[span.start : span.end],
        quantity=quantity,
        kind=kind.kind,
        subject=subject,
        indicator=lexicon.indicators.of(subject, kind, quantity.unit),
        place=place,
        period=period,
        basis=kind.basis if kind.kind == "change" else None,
        scope=_scope(found.printed) if found.rule in _RANKED else None,
        target=is_target(text, passage.clause, clause_end),
        quote=printed[passage.sentence : passage.high].strip(),
        rule=found.rule if kind.rule in (found.rule, "") else f"{found.rule}.{kind.rule}",
        confidence=confidence_of(found, kind, period_rule, (subject, source)),
        span=span,
    )
    return figure, Told(start, found.span.end, kind.kind, quantity.unit, subject, base)


def _fallen(quantity: Quantity) -> Quantity:
    """The quantity of a fall: below nothing, whatever sign was printed."""
    if quantity.low is not None and quantity.high is not None:
        return Quantity(None, quantity.unit, quantity.modifier, -quantity.high, -quantity.low)
    if quantity.value is None or quantity.value < 0:
        return quantity
    return Quantity(-quantity.value, quantity.unit, quantity.modifier)


def _clause_end(passage: Passage, at: int) -> int:
    """Where the clause ends that goes on at `at`: at the next mark of the block, or with the passage."""
    marks, high = passage.marks, passage.high
    mark = bisect_left(marks, at)
    return marks[mark] if mark < len(marks) and marks[mark] < high else high


_RANKED = frozenset(("rank", "first_place", "front_rank", "claim"))  # rules
_SCOPE = pattern("(.*?)(?:第|首|前|唯一|榜首|之首)")


def _scope(printed: str) -> str | None:
    """全市 of 全市第一: where a rank holds."""
    match = _SCOPE.match(printed)
    return match[1] or None if match else None
