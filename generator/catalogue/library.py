"""The read-only questions that views ask of the catalogue.

Every answer is in a fixed order that depends on the articles alone (never on the order in which
they came in), so that an incremental build and a clean one show the same.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from msgspec import Struct

from generator.catalogue.cards import TitleCard, load_card, load_record, load_title_card, place_in_edition
from generator.catalogue.printings import Printings, days_of
from generator.model import Card, Correction, Figure, Point, Record
from generator.records.errata import article_key, takes_back

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from generator.config import Config
    from generator.lexicon import Lexicon
    from generator.lexicon.districts import Districts
    from generator.lexicon.indicators import Indicators
    from generator.lexicon.topics import Topics
    from generator.model import Erratum, SourceRef

Made = TypeVar("Made")
TagKind = Literal["district", "topic"]
NameKind = Literal["person", "organisation"]
CACHED_CARDS = 1024  # a month or two, of about 20 KB each with twenty figures
CACHED_SOURCES = 4  # the articles of a page are made one after another


class Edition(Struct, frozen=True):
    """A day with articles, and how many of what it has."""

    date: date
    articles: int
    figures: int


class Month(Struct, frozen=True):
    """A month (`YYYY-MM`) with articles."""

    month: str
    articles: int
    figures: int


class Count(Struct, frozen=True):
    """A district, topic, person or organisation: articles that name it, the latest edition of these."""

    name: str
    articles: int
    latest: date


class Naming(Struct, frozen=True):
    """A person or organisation named in an article: `title` as printed there ("" is none), words `said`."""

    date: date
    title: str
    said: tuple[str, ...]
    headline: str
    url: str
    sample: bool


class ReviewItem(Struct, frozen=True):
    """Something of an article that a person should look at.

    `reason` is the kind of a defect or a doubt (a defect that was repaired stands here too), `line` a
    line of the raw page, `field` a path into the front matter, `key` what settles it under `reviewed`,
    `at` the line of the article's file.
    """

    card_id: str
    date: date
    reason: str
    detail: str
    line: int | None
    field: str = ""
    key: str = ""
    at: int = 1


class Library:
    """All articles of the site, as far as their cards tell, and the words to show them with.

    Args:
        db: an open catalogue.
        config: `site.yaml`.
        lexicon: names of districts, topics, indicators.
        strings: the interface's words, by key.

    `printings` answers what was printed of indicators over time. `bodies_read` counts the articles whose
    text was asked for: a page that asked for none does not hang on any. `stories`, `rows` and `before`
    are where views keep what several pages show of a card, by its id: its story in a listing, its
    figures as rows, the printings its figures are compared with.
    """

    def __init__(
        self,
        db: sqlite3.Connection,
        config: Config,
        lexicon: Lexicon,
        strings: Mapping[str, str],
    ) -> None:
        self.config = config
        self.lexicon = lexicon
        self.strings = strings
        self._db = db
        self.printings = Printings(db)
        self.bodies_read = 0
        self.stories: dict[str, Any] = {}
        self.rows: dict[str, Any] = {}
        self.before: dict[tuple[str, int], Point | None] = {}
        self._latest_made: dict[str, tuple[object, Any]] = {}
        self._load = lru_cache(CACHED_CARDS)(self._load_card)
        self._source = lru_cache(CACHED_SOURCES)(self._load_source)

    def made_once(self, what: str, key: object, make: Callable[[], Made]) -> Made:
        """What `make` gives for `key`, made once for pages that ask for it one after another.

        Only the last of each kind (`what`) is kept: a table in three formats, the shelves of a month.
        """
        kept = self._latest_made.get(what)
        if kept is None or kept[0] != key:
            kept = None
            self._latest_made.pop(what, None)  # not two tables of thousands of rows at a time
            kept = self._latest_made[what] = (key, make())
        made: Made = kept[1]
        return made

    def forget(self) -> None:
        """Let go of what is kept of articles: the pages to come show others."""
        self._load.cache_clear()
        self.stories.clear()
        self.rows.clear()
        self.before.clear()

    @property
    def districts(self) -> Districts:
        """The districts of the home city."""
        return self.lexicon.districts

    @property
    def topics(self) -> Topics:
        """The topics of the site."""
        return self.lexicon.topics

    @property
    def indicators(self) -> Indicators:
        """The indicators known by name."""
        return self.lexicon.indicators

    # --- articles ---------------------------------------------------------------------------

    def card(self, card_id: str) -> Card | None:
        """The card of an article; None if there is none."""
        return self._load(card_id)

    def record(self, card_id: str) -> Record:
        """The whole article, without the fields `machine` and `extra`.

        Raises:
            KeyError: no such article.
        """
        self.bodies_read += 1
        card = self._load(card_id)
        row = self._db.execute("SELECT data FROM body WHERE card = ?", (card_id,)).fetchone()
        if card is None or row is None:
            raise KeyError(card_id)
        return load_record(card, row[0])

    def source_lines(self, source: SourceRef) -> dict[int, str] | None:
        """The lines of the raw page that an article was cut from, by number.

        None if the page is not there, or is not what it was when the article was cut from it.
        """
        row = self._source(source.file)
        if row is None or row[0] != source.sha256:
            return None
        return {n: row[1][n] for n in range(source.first_line, source.last_line + 1) if n in row[1]}

    def cards_cut_from(self, file: str) -> tuple[Card, ...]:
        """The articles cut from a raw page, by its path below `content/`."""
        return self._cards(
            "SELECT card FROM body WHERE json_extract(data, '$[4][0]') = ? ORDER BY card", (file,)
        )

    def cards_of_edition(self, day: date) -> tuple[Card, ...]:
        """The articles of a day in the order of its pages."""
        return self._cards("SELECT id FROM card WHERE date = ? ORDER BY ord", (day.isoformat(),))

    def cards_of_month(self, month: str) -> tuple[Card, ...]:
        """The articles of a month (`YYYY-MM`), latest edition first, each in the order of its pages."""
        return self._cards(
            "SELECT id FROM card WHERE date BETWEEN ? AND ? ORDER BY date DESC, ord", days_of(month)
        )

    def titles_of_month(self, month: str) -> dict[date, list[TitleCard]]:
        """The articles of a month (`YYYY-MM`) by edition, the latest first, in the order of pages."""
        rows = [  # put in order here: the database would hold all that it puts in order
            (order, load_title_card(blob))
            for order, blob in self._db.execute(
                "SELECT ord, blob FROM card WHERE date BETWEEN ? AND ?", days_of(month)
            )
        ]
        rows.sort(key=lambda row: (-row[1].date.toordinal(), row[0]))
        found: dict[date, list[TitleCard]] = {}
        for _, card in rows:
            found.setdefault(card.date, []).append(card)
        return found

    def cards_of_tag(self, kind: TagKind, name: str, month: str | None = None) -> tuple[Card, ...]:
        """The articles of a district (by name) or topic (by id), latest first; of one month if given."""
        return self._cards(
            "SELECT card.id FROM tag JOIN card ON card.id = tag.card WHERE tag.kind = ? AND tag.name = ?"
            " AND tag.date BETWEEN ? AND ? ORDER BY tag.date DESC, card.ord",
            (kind, name, *days_of(month)),
        )

    def latest_cards_of_tag(self, kind: TagKind, name: str, limit: int) -> tuple[Card, ...]:
        """The last `limit` articles of a district or topic, latest first."""
        return self._cards(
            "SELECT card.id FROM tag JOIN card ON card.id = tag.card WHERE tag.kind = ? AND tag.name = ?"
            " ORDER BY tag.date DESC, card.ord LIMIT ?",
            (kind, name, limit),
        )

    def latest_cards(self, limit: int) -> tuple[Card, ...]:
        """The last `limit` articles, latest edition first."""
        return self._cards("SELECT id FROM card ORDER BY date DESC, ord LIMIT ?", (limit,))

    def addresses(self) -> tuple[tuple[str, str], ...]:
        """(page below the site, day) of every article, oldest first."""
        return tuple(self._db.execute("SELECT url, date FROM card ORDER BY date, ord").fetchall())

    def all_cards(self) -> Iterable[Card]:
        """Every card, oldest edition first, one at a time."""
        for (blob,) in self._db.execute("SELECT blob FROM card ORDER BY date, ord"):
            yield load_card(blob)

    # --- days and months ----------------------------------------------------------------------

    def latest_edition(self) -> date | None:
        """The last day with articles; None on an empty site."""
        return _day(self._db.execute("SELECT max(date) FROM card").fetchone()[0])

    def alone(self, card: Card, span: str) -> bool:
        """Has the day or month `span` (`YYYY-MM-DD`, `YYYY-MM`) no article but this, if even this?"""
        rows = self._db.execute("SELECT id FROM card WHERE date BETWEEN ? AND ? LIMIT 2", (span, f"{span}~"))
        return all(ident == card.id for (ident,) in rows)

    def editions(self, month: str | None = None) -> tuple[Edition, ...]:
        """Days with articles, oldest first; of one month if given."""
        rows = self._db.execute(
            "SELECT date, n, figures FROM edition WHERE date BETWEEN ? AND ? ORDER BY date", days_of(month)
        )
        return tuple([Edition(date.fromisoformat(day), articles, figures) for day, articles, figures in rows])

    def months(self) -> tuple[Month, ...]:
        """Months with articles, oldest first."""
        return tuple(
            [
                Month(*row)
                for row in self._db.execute(
                    "SELECT substr(date, 1, 7), sum(n), sum(figures) FROM edition GROUP BY 1 ORDER BY 1"
                )
            ]
        )

    def months_of(self, kind: TagKind, name: str) -> tuple[Month, ...]:
        """Months with articles of a district or topic, oldest first."""
        return tuple(
            [
                Month(*row)
                for row in self._db.execute(
                    "SELECT month, n, figures FROM tag_month WHERE kind = ? AND name = ? ORDER BY month",
                    (kind, name),
                )
            ]
        )

    def neighbours(self, day: date) -> tuple[date | None, date | None]:
        """The editions before and after a day; None where there is none."""
        iso = day.isoformat()
        before = self._db.execute("SELECT max(date) FROM card WHERE date < ?", (iso,)).fetchone()[0]
        after = self._db.execute("SELECT min(date) FROM card WHERE date > ?", (iso,)).fetchone()[0]
        return _day(before), _day(after)

    # --- tags and names -------------------------------------------------------------------------

    def tag_counts(self, kind: TagKind) -> tuple[Count, ...]:
        """Districts (by name) or topics (by id) that articles have."""
        rows = self._db.execute(
            "SELECT name, sum(n), (SELECT max(date) FROM tag WHERE kind = ?1 AND name = tag_month.name)"
            " FROM tag_month WHERE kind = ?1 GROUP BY name ORDER BY name",
            (kind,),
        )
        return _counts(rows)

    def named_districts(self) -> frozenset[str]:
        """Districts that an article is about or mentions; those of other cities (role outside) left out."""
        rows = self._db.execute("SELECT DISTINCT name FROM tag WHERE kind = 'district' AND role <> 'outside'")
        return frozenset(name for (name,) in rows)

    def name_counts(self, kind: NameKind) -> tuple[Count, ...]:
        """People or organisations that articles name."""
        rows = self._db.execute(
            "SELECT name, n, (SELECT max(date) FROM named WHERE kind = ?1 AND name = name_count.name)"
            " FROM name_count WHERE kind = ?1 ORDER BY name",
            (kind,),
        )
        return _counts(rows)

    def latest_title(self, kind: NameKind, name: str) -> str:
        """The title of a person or organisation in the latest edition that gives one; "" if none does."""
        row = self._db.execute(
            "SELECT title FROM named WHERE kind = ? AND name = ? AND title <> ''"
            " ORDER BY date DESC, title DESC LIMIT 1",
            (kind, name),
        ).fetchone()
        return row[0] if row else ""

    def namings(self, kind: NameKind, name: str) -> tuple[Naming, ...]:
        """Where a person or organisation is named, and with which title and words, latest edition first."""
        rows = self._db.execute(
            "SELECT named.date, named.title, said, card.title, url, sample"
            " FROM named JOIN card ON card.id = named.card"
            " WHERE named.kind = ? AND named.name = ? ORDER BY named.date DESC, card.ord, named.title",
            (kind, name),
        )
        return tuple(
            [
                Naming(date.fromisoformat(day), title, tuple(json.loads(said)), headline, url, bool(sample))
                for day, title, said, headline, url, sample in rows
            ]
        )

    # --- what needs a look ----------------------------------------------------------------------

    def review_count(self) -> int:
        """How many things wait for a look."""
        count: int = self._db.execute("SELECT count(*) FROM review").fetchone()[0]
        return count

    def review_items(self, month: str | None = None, limit: int = -1) -> tuple[ReviewItem, ...]:
        """What a person should look at, latest edition first; of one month if given; at most `limit`."""
        rows = self._db.execute(
            "SELECT review.card, review.date, reason, detail, line, field, review.key, at FROM review"
            " JOIN card ON card.id = review.card WHERE review.date BETWEEN ? AND ?"
            " ORDER BY review.date DESC, card.ord, review.n LIMIT ?",
            (*days_of(month), limit),
        )
        return tuple([ReviewItem(ident, date.fromisoformat(day), *rest) for ident, day, *rest in rows])

    def corrected_cards(self) -> tuple[Card, ...]:
        """Articles with corrections, by hand or by the paper, latest edition first."""
        by_hand = self._cards("SELECT id FROM card WHERE json_array_length(blob, '$[23]') > 0", ())
        printed = self._cards("SELECT DISTINCT card FROM tag WHERE kind = 'corrects'", ())
        targets = [card for one in printed for erratum in one.corrects for card in self.corrected(erratum)]
        found = {card.id: card for card in (*by_hand, *targets)}
        in_edition = sorted(found.values(), key=place_in_edition)
        return tuple(sorted(in_edition, key=lambda card: card.date, reverse=True))

    def corrected(self, erratum: Erratum) -> tuple[Card, ...]:
        """The articles that a correction in the paper speaks of: several of a day may be called 简讯."""
        day, wanted = erratum.date.isoformat(), article_key(erratum.date, erratum.title)
        rows = self._db.execute("SELECT id, title FROM card WHERE date = ? ORDER BY ord", (day,)).fetchall()
        found = (self._load(ident) for ident, title in rows if article_key(erratum.date, title) == wanted)
        return tuple([card for card in found if card is not None])

    def correcting(self, card: Card) -> tuple[Card, ...]:
        """The articles in which the paper corrects an article, oldest first."""
        if card.date.isoformat() not in self._corrected_days:  # nearly all days
            return ()
        return self._cards(
            "SELECT card FROM tag WHERE kind = 'corrects' AND name = ? ORDER BY date, card",
            (article_key(card.date, card.title),),
        )

    @cached_property
    def _corrected_days(self) -> frozenset[str]:
        """The days of the articles that the paper corrects, as their keys in `tag` begin."""
        rows = self._db.execute("SELECT DISTINCT substr(name, 1, 10) FROM tag WHERE kind = 'corrects'")
        return frozenset(day for (day,) in rows)

    def corrections(self, card: Card) -> tuple[Correction, ...]:
        """The corrections of an article: those noted in it, then those that the paper printed."""
        noted = {correction.source for correction in card.corrections}
        printed = [
            Correction("body", erratum.was, erratum.now, other.date, by=other.paper, source=other.id)
            for other, erratum in self._errata(card)
            if other.id not in noted
        ]
        return (*card.corrections, *printed)

    def amended(self, point: Point) -> str:
        """What the paper printed later in place of a figure that it took back; "" where it did not."""
        if point.date.isoformat() not in self._corrected_days:  # nearly all days
            return ""
        card = self._load(point.card_id)
        return self.amended_in(card, point.figure) if card else ""

    def amended_in(self, card: Card, figure: Figure) -> str:
        """The same of a figure of a card."""
        found = [erratum.now for _, erratum in self._errata(card) if takes_back(erratum, figure.printed)]
        return found[-1] if found else ""

    def _errata(self, card: Card) -> Iterator[tuple[Card, Erratum]]:
        """The corrections of an article that the paper printed, oldest first, and where."""
        for other in self.correcting(card):
            for erratum in other.corrects:
                if article_key(erratum.date, erratum.title) == article_key(card.date, card.title):
                    yield other, erratum

    # --- loading ----------------------------------------------------------------------------------

    def _cards(self, query: str, values: tuple[object, ...]) -> tuple[Card, ...]:
        found = [self._load(ident) for (ident,) in self._db.execute(query, values).fetchall()]
        return tuple([card for card in found if card is not None])

    def _load_source(self, file: str) -> tuple[str, dict[int, str]] | None:
        row = self._db.execute("SELECT sha256, lines FROM source WHERE file = ?", (file,)).fetchone()
        return (row[0], {int(n): text for n, text in json.loads(row[1]).items()}) if row else None

    def _load_card(self, card_id: str) -> Card | None:
        row = self._db.execute("SELECT blob FROM card WHERE id = ?", (card_id,)).fetchone()
        return load_card(row[0]) if row else None


def _counts(rows: Iterable[tuple[str, int, str]]) -> tuple[Count, ...]:
    return tuple([Count(name, articles, date.fromisoformat(latest)) for name, articles, latest in rows])


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
