"""What a person should look at in an article, by reason; what an editor has settled is left out."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.model import Card, Figure, Record
from generator.records.anchors import all_of, orphaned
from generator.records.machine import digest

LOW_CONFIDENCE = 0.6  # share of findings of this kind that were right on the development pages


class ReviewItem(Struct, frozen=True):
    """One thing to look at: `detail` is Chinese or the page's own words, `field` a path into front matter."""

    reason: str
    detail: str
    field: str

    @property
    def key(self) -> str:
        """What an editor writes under `reviewed` (`what`) to settle it; other once the text changes."""
        return f"{self.reason} {self.field} {digest(self.detail)[:4]}"


def review_items(article: Record | Card) -> list[ReviewItem]:
    """All that is not settled yet.

    A card knows neither the text nor conflicts: orphaned quotes and conflicts are found in records only.
    `reviewed` settles an item by its `key`, or all of an article's items of a reason by the reason.
    """
    settled = {review.what for review in article.reviewed}
    found = [*_of_text(article), *_of_figures(article)]
    if isinstance(article, Record):
        found += _of_record(article)
    items = dict.fromkeys(found)  # a doubt told twice is one
    return [item for item in items if item.key not in settled and item.reason not in settled]


def _of_text(article: Record | Card) -> Iterator[ReviewItem]:
    stand_in = article.stand_in if isinstance(article, Card) else article.title is None
    if stand_in:
        shown = article.title if isinstance(article, Card) else article.shown_title
        yield ReviewItem("missing_headline", shown or "", "title")
    for defect in article.defects:
        if not defect.repaired and defect.kind != "missing_headline":
            lines = "、".join(map(str, defect.source_lines))
            yield ReviewItem(defect.kind, defect.note or (f"第 {lines} 行" if lines else ""), "defects")
    for doubt in article.doubts:
        yield ReviewItem(doubt.kind, f"{doubt.note} {doubt.quote}".strip(), "doubts")


def _of_figures(article: Record | Card) -> Iterator[ReviewItem]:
    figures = article.metrics if isinstance(article, Record) else article.figures
    for number, figure in enumerate(figures, 1):
        if figure.confidence < LOW_CONFIDENCE:
            yield _of_figure("low_confidence", figure, number)


def _of_figure(reason: str, figure: Figure, number: int) -> ReviewItem:
    words = f"{figure.subject} {figure.printed}".strip()
    return ReviewItem(reason, words, f"metrics.{figure.id or number}")


def _of_record(record: Record) -> Iterator[ReviewItem]:
    texts = all_of(record)
    for number, figure in enumerate(record.metrics, 1):
        if orphaned(figure, texts):
            yield _of_figure("orphaned_quote", figure, number)
    for conflict in record.conflicts:
        yield ReviewItem("conflict", conflict.machine, conflict.field)
