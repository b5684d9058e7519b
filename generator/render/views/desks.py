"""The editor's desks: what needs a look, what was corrected, districts side by side, the method."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.render import addresses
from generator.render.views import Frame, Link, basis_words, frame, indicator_name, words_of
from generator.render.views.charts import RECENT
from generator.render.views.comparing import latest
from generator.render.words import amounts

if TYPE_CHECKING:
    from generator.catalogue.library import Library, ReviewItem
    from generator.model import Card
    from generator.render.page_kind import Key
    from generator.render.words.strings import Words

MOST_REVIEWED = 300  # items on the page; older ones stand on their articles
FEWEST_COMPARED = 2
MOST_COMPARED = 60


class ReviewRow(NamedTuple):
    """Something to look at; `key` is what an editor notes under `reviewed` to settle it, `file` where.

    `edit` opens the file there; "" where `site.yaml` does not say how.
    """

    story: Link
    day: str
    iso: str
    detail: str
    line: int
    key: str
    file: str
    edit: str


class ReviewGroup(NamedTuple):
    """All of one reason."""

    reason: str
    ident: str
    rows: tuple[ReviewRow, ...]


class ReviewView(NamedTuple):
    """What a person should look at, by reason."""

    frame: Frame
    groups: tuple[ReviewGroup, ...]
    open: int
    repaired: int
    left_out: int


class CorrectionRow(NamedTuple):
    """A corrected value: what was printed stays visible."""

    story: Link
    day: str
    iso: str
    what: str
    was: str
    now: str
    why: str
    source: Link | None
    sample: bool


class CorrectionsView(NamedTuple):
    """The log of corrections, latest first."""

    frame: Frame
    rows: tuple[CorrectionRow, ...]


class Cell(NamedTuple):
    """A district's latest value of an indicator; `amount` is "" where none was printed."""

    amount: str
    period: str
    target: str
    amended: str = ""


class ComparedRow(NamedTuple):
    """An indicator across the districts."""

    name: Link
    basis: str
    cells: tuple[Cell, ...]


class CompareView(NamedTuple):
    """Districts side by side."""

    frame: Frame
    districts: tuple[Link, ...]
    rows: tuple[ComparedRow, ...]


class AboutView(NamedTuple):
    """The method."""

    frame: Frame
    articles: int
    figures: int
    editions: int
    first: str
    latest: str
    indicators: int


class PlainView(NamedTuple):
    """A page of words only."""

    frame: Frame


def review_view(_key: Key, library: Library) -> ReviewView:
    """Everything of the archive that needs a look, the most recent first."""
    words, items = words_of(library), library.review_items(limit=MOST_REVIEWED)
    groups: dict[tuple[bool, str], list[ReviewRow]] = {}
    for item in items:
        card = library.card(item.card_id)
        if card is None:
            continue
        repaired = any(
            d.repaired and d.kind == item.reason and item.line in d.source_lines for d in card.defects
        )
        groups.setdefault((repaired, item.reason), []).append(
            ReviewRow(
                Link(card.title, card.url + _anchor(card, item)),
                amounts.day(words, item.date),
                item.date.isoformat(),
                item.detail,
                item.line if item.line and str(item.line) not in item.detail else 0,
                item.key,
                f"{card.path}:{item.at}",
                addresses.edit(library.config.editor, card.path, item.at),
            )
        )
    return ReviewView(
        frame(library, words("review.title"), "review"),
        tuple(
            ReviewGroup(_reason(words, reason, repaired=repaired), reason, tuple(rows))
            for (repaired, reason), rows in sorted(groups.items(), key=lambda i: (i[0][0], -len(i[1]), i[0]))
        ),
        sum(len(rows) for (repaired, _), rows in groups.items() if not repaired),
        sum(len(rows) for (repaired, _), rows in groups.items() if repaired),
        library.review_count() - len(items),
    )


def _anchor(card: Card, item: ReviewItem) -> str:
    """Where on the article's page the item shows: its figure, the doubts, the repairs."""
    if item.reason in {doubt.kind for doubt in card.doubts}:
        return "#doubts"
    if item.reason in {defect.kind for defect in card.defects}:
        return "#repairs"
    _, _, name = item.field.partition("metrics.")
    names = [figure.id or str(n) for n, figure in enumerate(card.figures, 1)]
    return f"#f{names.index(name) + 1}" if name in names else ""


def _reason(words: Words, reason: str, *, repaired: bool) -> str:
    defect = words.get(f"defect.{reason}.{'repaired' if repaired else 'name'}", reason)
    return words.get(f"doubt.{reason}", defect)


def corrections_view(_key: Key, library: Library) -> CorrectionsView:
    """Every correction of the archive."""
    words, rows = words_of(library), []
    for card in library.corrected_cards():
        for correction in library.corrections(card):
            printed_in = library.card(correction.source) if correction.source else None
            rows.append(
                CorrectionRow(
                    Link(card.title, f"{card.url}#corrections"),
                    amounts.day(words, correction.date),
                    correction.date.isoformat(),
                    words.get(f"field.{correction.field.split('.')[0]}", correction.field),
                    correction.was,
                    correction.now,
                    correction.why,
                    Link(printed_in.title, printed_in.url) if printed_in else None,
                    card.sample,
                )
            )
    rows.sort(key=lambda row: (row.iso, row.story.target), reverse=True)
    return CorrectionsView(frame(library, words("corrections.title"), "review"), tuple(rows))


def compare_view(_key: Key, library: Library) -> CompareView:
    """The indicators that were printed for at least two districts."""
    words = words_of(library)
    names = [district.name for district in library.districts]
    rows = []
    for count in library.printings.indicator_counts():
        if len(set(count.places) & set(names)) < FEWEST_COMPARED:
            continue
        cells, basis = [], ""
        for name in names:
            points = library.printings.recent(count.indicator, name, RECENT)
            if not points:
                cells.append(Cell("", "", ""))
                continue
            last = latest(points)
            basis = basis or basis_words(words, last.figure)
            cells.append(
                Cell(
                    amounts.amount(words, last.figure),
                    amounts.period(words, last.figure.period),
                    f"{last.url}#f{last.index + 1}",
                    library.amended(last),
                )
            )
        link = Link(indicator_name(library, count.indicator), addresses.indicator(count.indicator))
        rows.append(ComparedRow(link, basis, tuple(cells)))
    shown = [i for i in range(len(names)) if any(row.cells[i].amount for row in rows)]
    return CompareView(
        frame(library, words("compare.title"), "districts"),
        tuple(Link(names[i], addresses.district(names[i])) for i in shown),
        tuple(
            ComparedRow(row.name, row.basis, tuple(row.cells[i] for i in shown))
            for row in rows[:MOST_COMPARED]
        ),
    )


def about_view(_key: Key, library: Library) -> AboutView:
    """The method, and how much there is."""
    words, editions = words_of(library), library.editions()
    return AboutView(
        frame(library, words("about.title"), "about"),
        sum(edition.articles for edition in editions),
        sum(edition.figures for edition in editions),
        len(editions),
        amounts.day(words, editions[0].date) if editions else "",
        amounts.day(words, editions[-1].date) if editions else "",
        len(library.printings.indicator_counts()),
    )


def not_found_view(_key: Key, library: Library) -> PlainView:
    """What a server shows for a missing page."""
    return PlainView(frame(library, words_of(library)("not_found.title"), ""))
