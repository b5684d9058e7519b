"""Records of every shape, for property tests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from generator.model import (
    DEFECT_KINDS,
    Block,
    Byline,
    Conflict,
    Correction,
    Defect,
    DistrictTag,
    Doubt,
    Figure,
    Period,
    Person,
    Quantity,
    Quotation,
    Record,
    Review,
    SourceRef,
    TopicTag,
)

WORDS = st.one_of(
    st.sampled_from(
        ["市南区", "14.3%", "no", "1:30", "a: b", "'", "“总部+研发”", "- x", "5*20*30", "[注](a)"]
    ),
    st.text(
        # The characters of E210, which no source file gets in with either, stay out.
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
        min_size=1,
        max_size=12,
    ),
)
MAYBE = st.none() | WORDS
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**15), max_value=10**15)
QUANTITIES = st.one_of(
    st.builds(Quantity, NUMBERS, WORDS | st.just(""), st.sampled_from(["=", "~", ">", ">=", "<", "<="])),
    st.tuples(NUMBERS, NUMBERS).map(lambda pair: Quantity(None, "吨", "=", min(pair), max(pair))),
)
PERIODS = st.sampled_from(
    [
        None,
        Period("2025", "2025", "year"),
        Period("2025-01", "2025-03", "quarter"),
        Period("2025-01", "2025-11", "month", ambiguous=True),
        Period(None, "2025-11-30", "day"),
        Period("2024-08", None, "month"),
        Period("P3Y", None, "duration"),
        Period("2021", "2025", "plan"),
    ]
)
FIGURES = st.builds(
    Figure,
    printed=WORDS,
    quantity=QUANTITIES,
    kind=st.sampled_from(["count", "money", "change", "rank"]),
    subject=WORDS | st.just(""),
    indicator=MAYBE,
    place=MAYBE,
    period=PERIODS,
    basis=MAYBE,
    scope=MAYBE,
    target=st.booleans(),
    quote=WORDS | st.just(""),
    rule=WORDS | st.just(""),
    confidence=st.sampled_from([1.0, 0.5, 0.875, 0.07, 1e-05]),
)
METRICS = st.lists(FIGURES, max_size=4).map(
    lambda figures: tuple(
        Figure(**{f: getattr(figure, f) for f in Figure.__struct_fields__ if f != "id"}, id=f"m{n}")
        for n, figure in enumerate(figures)
    )
)


def several(item: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    """None to three of them."""
    return st.lists(item, max_size=3).map(tuple)


RECORDS = st.builds(
    Record,
    id=st.from_regex(r"\A[A-Za-z0-9][A-Za-z0-9_-]{0,20}\Z"),
    date=DAYS,
    title=WORDS,
    body=several(st.builds(Block, st.sampled_from(["paragraph", "subhead"]), WORDS)),
    stand_in_title=MAYBE,
    kicker=MAYBE,
    deck=MAYBE,
    column=MAYBE,
    paper=MAYBE,
    page=MAYBE,
    bylines=several(st.builds(Byline, WORDS, MAYBE, MAYBE)),
    dateline=MAYBE,
    summary=MAYBE,
    sample=st.booleans(),
    districts=several(st.builds(DistrictTag, WORDS, st.sampled_from(["subject", "mentioned", "outside"]))),
    topics=several(st.builds(TopicTag, WORDS)),
    people=several(st.builds(Person, WORDS, MAYBE, MAYBE)),
    organisations=several(WORDS),
    quotations=several(st.builds(Quotation, WORDS, MAYBE, MAYBE, st.booleans())),
    captions=several(WORDS),
    metrics=METRICS,
    doubts=several(st.builds(Doubt, WORDS, WORDS, WORDS)),
    defects=several(
        st.builds(Defect, st.sampled_from(DEFECT_KINDS), several(st.integers(1, 99)), MAYBE, st.booleans())
    ),
    corrections=several(st.builds(Correction, WORDS, WORDS, WORDS, DAYS, WORDS, MAYBE, MAYBE)),
    reviewed=several(st.builds(Review, WORDS, WORDS, DAYS)),
    source=st.none() | st.builds(SourceRef, WORDS, st.just("ab" * 32), st.integers(1, 9), st.integers(9, 99)),
    extra=st.dictionaries(
        st.sampled_from(["x_desk", "note", "editor_note"]),
        WORDS | st.lists(WORDS) | NUMBERS.map(Decimal) | st.none(),
        max_size=2,
    ),
    conflicts=several(st.builds(Conflict, WORDS, WORDS)),
)
