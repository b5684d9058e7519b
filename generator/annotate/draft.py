"""The state that the stages of `annotate` pass on, and the context they work in."""

from __future__ import annotations

from datetime import date

from msgspec import Struct, field

from generator.lexicon import Lexicon
from generator.model import (
    AnnotatedArticle,
    Article,
    DistrictTag,
    Doubt,
    Figure,
    Mention,
    Period,
    Person,
    Quantity,
    Quotation,
    Span,
    TopicTag,
)


class Context(Struct, frozen=True):
    """What an article does not say itself: the edition's date and the word lists."""

    edition: date
    lexicon: Lexicon


class PeriodFound(Struct):
    """A date or period in the text. `names` is True for one inside a name (2025年科技创新债券)."""

    period: Period
    printed: str
    span: Span
    rule: str


class QuantityFound(Struct):
    """A number with its unit in the text, before it is known what it measures.

    `modifier_words` are the words around the number that set the modifier (近, 超, 以上).
    """

    quantity: Quantity
    printed: str
    span: Span
    rule: str
    modifier_words: tuple[str, ...] = ()


class Draft(Struct):
    """An article and what the stages have found in it so far."""

    article: Article
    context: Context
    periods: list[PeriodFound] = field(default_factory=list)
    quantities: list[QuantityFound] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    districts: list[DistrictTag] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    topics: list[TopicTag] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    summary: str | None = None
    stand_in_title: str | None = None

    def finish(self) -> AnnotatedArticle:
        """The findings, frozen."""
        return AnnotatedArticle(
            article=self.article,
            figures=tuple(self.figures),
            mentions=tuple(self.mentions),
            quotations=tuple(self.quotations),
            districts=tuple(self.districts),
            topics=tuple(self.topics),
            people=tuple(self.people),
            organisations=tuple(self.organisations),
            summary=self.summary,
            stand_in_title=self.stand_in_title,
            doubts=tuple(self.doubts),
        )
