"""What every page shows: its frame, links, stories in a listing, figures in a row.

Templates see these frozen values and never the model. What they spell decides whether a page is
rendered anew, so they hold exactly what is shown, in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.render import addresses
from generator.render.words import amounts
from generator.render.words.strings import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.catalogue.cards import TitleCard
    from generator.catalogue.library import Library
    from generator.model import Card, Figure

SHOWN_FIGURES = 3  # beside a story in a listing
SHOWN_DEFECTS = 2
KNOWN_STORIES = 2048  # of about 2 KB: two months
KNOWN_ROWS = 128  # articles, of about 10 KB: a few days
_TELLING = {"money": 3, "level": 3, "change": 3, "share": 2, "count": 2, "rank": 1}


class Link(NamedTuple):
    """Words that lead to a page; `target` is a path below the site, with an anchor perhaps."""

    text: str
    target: str


class Frame(NamedTuple):
    """What stands around every page. `section` is the entry of the main navigation that is current."""

    site: str
    language: str
    title: str
    section: str = ""
    feed: str | None = None
    description: str = ""


class FigureRow(NamedTuple):
    """A figure in a listing, with a link to its sentence; `value` sorts it (base units, plain decimal)."""

    amount: str
    value: str
    subject: str
    basis: str
    place: str
    period: str
    target: str
    story: str = ""
    sample: bool = False


class Headline(NamedTuple):
    """An article in a list of headlines; see `Story`."""

    title: str
    stand_in: bool
    target: str
    marks: tuple[str, ...]
    about: str


class Story(NamedTuple):
    """An article in a listing.

    `marks` are quiet words beside the headline (样例, 开头缺失), `about` is its place and topics.
    """

    title: str
    stand_in: bool
    target: str
    kicker: str
    summary: str
    date: str
    marks: tuple[str, ...]
    place: str
    about: str
    figures: tuple[FigureRow, ...]
    more: int


def frame(library: Library, title: str, section: str = "", **more: str | None) -> Frame:
    """The frame of a page with this title."""
    config = library.config
    described = more.get("description") or words_of(library)(
        "frame.description", site=config.title, title=title
    )
    return Frame(config.title, config.language, title, section, more.get("feed"), described)


def words_of(library: Library) -> Words:
    """The interface's words: always the same object, for it is the key of caches."""
    return library.made_once("words", "", lambda: Words(library.strings))


def topic_name(library: Library, ident: str) -> str:
    """What a topic is called; its id if the lexicon does not know it."""
    topic = library.topics.get(ident)
    return topic.name if topic else ident


def indicator_name(library: Library, ident: str) -> str:
    """What an indicator is called; its id if the lexicon does not know it."""
    indicator = library.indicators.get(ident)
    return indicator.name if indicator else ident


def basis_words(words: Words, figure: Figure) -> str:
    """同比, 环比 …, 全市 of a rank, and 目标 for what is only planned."""
    if not (figure.basis or figure.scope or figure.target):  # most figures
        return ""
    parts = [figure.basis or "", figure.scope or "", words("figure.target") if figure.target else ""]
    return " ".join(part for part in parts if part)


def figure_rows(library: Library, card: Card) -> tuple[FigureRow, ...]:
    """The card's figures as rows, made once for its own page and its edition's (50 microseconds each)."""
    made: tuple[FigureRow, ...] | None = library.rows.get(card.id)
    if made is None:
        if len(library.rows) >= KNOWN_ROWS:
            library.rows.clear()
        words = words_of(library)
        made = library.rows[card.id] = tuple([_row(words, card, n) for n in range(len(card.figures))])
    return made


def in_listing(row: FigureRow, card: Card) -> FigureRow:
    """A row beside rows of other articles: it says whose it is."""
    amount, value, subject, basis, place, period, target, _, sample = row  # `_replace` takes thrice as long
    return FigureRow(amount, value, subject, basis, place, period, target, card.title, sample)


def _row(words: Words, card: Card, n: int) -> FigureRow:
    figure = card.figures[n]
    return FigureRow(
        amount=amounts.amount(words, figure),
        value=sort_value(figure),
        subject=figure.subject,
        basis=basis_words(words, figure),
        place=figure.place or "",
        period=amounts.period(words, figure.period),
        target=f"{card.url}#f{n + 1}",
        sample=card.sample,
    )


def sort_value(figure: Figure) -> str:
    """What a figure sorts by in a table: its value, the low end of a range, "" where it has no number."""
    value = figure.quantity.value if figure.quantity.value is not None else figure.quantity.low
    return "" if value is None else f"{value:f}"


def telling_figures(card: Card, limit: int) -> tuple[int, ...]:
    """The figures that say most of an article, in its order: indices into `card.figures`.

    Known indicators first, then money, levels and changes; one figure a subject and kind, of equal ones (the
    headline's and the text's) the first that says when.
    """
    best: dict[tuple[str, str], tuple[int, int]] = {}
    for n, figure in enumerate(card.figures):
        score = _TELLING.get(figure.kind, 0) + (4 if figure.indicator else 0) + (1 if figure.period else 0)
        name = (figure.indicator or figure.subject, figure.kind)
        if score < 2 or not figure.subject:  # noqa: PLR2004 - a duration or an age tells little
            continue
        first = best.get(name)
        if first is None or (-score < first[0] and card.figures[first[1]].quantity == figure.quantity):
            best[name] = (-score, n)
    return tuple(sorted(n for _, n in sorted(best.values())[:limit]))


def marks(words: Words, card: Card | TitleCard) -> tuple[str, ...]:
    """Quiet words beside a headline: a sample, a stand-in headline, what the page lacks."""
    found = [words("mark.sample")] if card.sample else []
    if card.stand_in:
        found.append(words("mark.stand_in"))
    open_defects = [d.kind for d in card.defects if not d.repaired and d.kind != "missing_headline"]
    named = [words.get(f"mark.{kind}", "") for kind in dict.fromkeys(open_defects)]
    return (*found, *[name for name in named if name][:SHOWN_DEFECTS])


def story(library: Library, card: Card) -> Story:
    """An article as listings show it; made once for all of them (0.4 ms each)."""
    made: Story | None = library.stories.get(card.id)
    if made is None:
        if len(library.stories) >= KNOWN_STORIES:
            library.stories.clear()
        made = library.stories[card.id] = _story(library, card)
    return made


def _story(library: Library, card: Card) -> Story:
    words = words_of(library)
    shown = telling_figures(card, SHOWN_FIGURES)
    known: tuple[FigureRow, ...] | None = library.rows.get(card.id)
    return Story(
        title=card.title,
        stand_in=card.stand_in,
        target=card.url,
        kicker=card.kicker or "",
        summary=card.summary or card.deck or "",
        date=amounts.day(words, card.date),
        marks=marks(words, card),
        place=_subject(card),
        about=_about(library, card),
        figures=tuple([known[n] if known else _row(words, card, n) for n in shown]),
        more=len(card.figures) - len(shown),
    )


def headline(library: Library, card: TitleCard) -> Headline:
    """An article in a list of headlines."""
    shown = marks(words_of(library), card)
    return Headline(card.title, card.stand_in, card.url, shown, _about(library, card))


def _about(library: Library, card: Card | TitleCard) -> str:
    """Its district and its first topics."""
    topics = " ".join([topic_name(library, topic.id) for topic in card.topics[:2]])
    return " · ".join(filter(None, (_subject(card), topics)))


def _subject(card: Card | TitleCard) -> str:
    return next((tag.name for tag in card.districts if tag.role == "subject"), "")


def stories(library: Library, cards: Iterable[Card]) -> tuple[Story, ...]:
    """Articles as listings show them, in the order given."""
    return tuple(story(library, card) for card in cards)


def district_link(name: str) -> Link:
    """A district and its page."""
    return Link(name, addresses.district(name))


def topic_link(library: Library, ident: str) -> Link:
    """A topic and its page."""
    return Link(topic_name(library, ident), addresses.topic(ident))
