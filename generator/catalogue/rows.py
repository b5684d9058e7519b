"""Cards in and out of the tables of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.catalogue.cards import dump_rest, load_card, place_in_edition, spelt
from generator.records.errata import article_key
from generator.records.lines_of import line_of
from generator.records.review import review_items

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from generator.model import Card, Record

Row = tuple[object, ...]
CardRows = tuple[
    Row, Row, list[Row], list[Row], list[Row], list[Row]
]  # card, body, tag, figure, named, review


def card_by_id(db: sqlite3.Connection, card_id: str) -> Card | None:
    """A card by its id."""
    row = db.execute("SELECT blob FROM card WHERE id = ?", (card_id,)).fetchone()
    return load_card(row[0]) if row else None


def kept_by_id(db: sqlite3.Connection, card_id: str) -> tuple[str, str, list[Row]] | None:
    """Card, body and reviews of an article as they are kept: equal ones, equal articles."""
    row = db.execute(
        "SELECT blob, data, date FROM card JOIN body ON body.card = card.id WHERE id = ?", (card_id,)
    )
    found = row.fetchone()
    if found is None:
        return None
    reviews = db.execute("SELECT * FROM review WHERE date = ? AND card = ? ORDER BY n", (found[2], card_id))
    return found[0], found[1], reviews.fetchall()


def put_body(db: sqlite3.Connection, rows: CardRows) -> None:
    """Replace the body of an article whose card is the same."""
    db.execute("INSERT OR REPLACE INTO body VALUES(?,?)", rows[1])


def all_cards(db: sqlite3.Connection) -> Iterator[Card]:
    """All cards, oldest edition first."""
    for (blob,) in db.execute("SELECT blob FROM card ORDER BY date, ord"):
        yield load_card(blob)


def remove_card(db: sqlite3.Connection, card: Card) -> None:
    """Take an article out."""
    day, ident = card.date.isoformat(), card.id
    db.execute("DELETE FROM card WHERE id = ?", (ident,))
    db.execute("DELETE FROM body WHERE card = ?", (ident,))
    db.executemany(
        "DELETE FROM tag WHERE kind = ? AND name = ? AND date = ? AND card = ?",
        [(row[0], row[1], row[2], row[3]) for row in _tag_rows(card)],
    )
    db.execute("DELETE FROM figure WHERE card = ?", (ident,))
    db.executemany(
        "DELETE FROM named WHERE kind = ? AND name = ? AND date = ? AND card = ? AND title = ?",
        [row[:5] for row in _named_rows(card)],
    )
    db.execute("DELETE FROM review WHERE date = ? AND card = ?", (day, ident))


def put_rows(db: sqlite3.Connection, rows: CardRows) -> None:
    """Put one article in, as `rows_of` made it (in another process, perhaps)."""
    card, body, tags, figures, named, reviews = rows
    db.execute("INSERT INTO card VALUES(?,?,?,?,?,?,?,?,?,?,?)", card)
    db.execute("INSERT INTO body VALUES(?,?)", body)
    db.executemany("INSERT OR IGNORE INTO tag VALUES(?,?,?,?,?,?)", tags)
    db.executemany("INSERT INTO figure VALUES(?,?,?,?,?,?,?,?,?,?,?,?)", figures)
    db.executemany("INSERT OR IGNORE INTO named VALUES(?,?,?,?,?,?)", named)
    db.executemany("INSERT INTO review VALUES(?,?,?,?,?,?,?,?,?)", reviews)


def rows_of(card: Card, record: Record, text: str = "") -> CardRows:
    """The rows of a card: its own, then those of tag, figure, named and review; `text` is its file's."""
    day, place = card.date.isoformat(), place_in_edition(card)
    own: Row = (
        card.id,
        card.path,
        card.url,
        day,
        place,
        card.title,
        int(card.sample),
        len(card.figures),
        card.paper,
        card.page,
        spelt(card),
    )
    shown = card.id, card.url, card.title, int(card.sample), card.paper, card.page
    figures: list[Row] = [
        (figure.indicator, figure.place or "", day, place, n, *shown, spelt(figure))
        for n, figure in enumerate(card.figures)
        if figure.indicator is not None
    ]
    reviews: list[Row] = [(day, card.id, n, *row) for n, row in enumerate(_review_rows(record, text))]
    return own, (card.id, dump_rest(record)), list(_tag_rows(card)), figures, list(_named_rows(card)), reviews


def _tag_rows(card: Card) -> Iterator[Row]:
    day, figures = card.date.isoformat(), len(card.figures)
    for district in card.districts:
        yield "district", district.name, day, card.id, district.role, figures
    for n, topic in enumerate(card.topics):
        yield "topic", topic.id, day, card.id, "other" if n else "primary", figures
    for erratum in card.corrects:
        yield "corrects", article_key(erratum.date, erratum.title), day, card.id, "", figures


def _named_rows(card: Card) -> Iterator[Row]:
    day = card.date.isoformat()
    said: dict[str | None, list[str]] = {}
    for quotation in card.quotations:
        said.setdefault(quotation.speaker, []).append(quotation.words)
    for person in card.people:
        yield "person", person.name, day, card.id, person.title or "", spelt(said.get(person.name, ()))
    for name in card.organisations:
        yield "organisation", name, day, card.id, "", spelt(said.get(name, ()))


def _review_rows(record: Record, text: str) -> Iterator[Row]:
    """What needs a look, and what was repaired: as the table has it from `reason` on."""
    lines = {
        defect.kind: defect.source_lines[0] for defect in reversed(record.defects) if defect.source_lines
    }
    for item in review_items(record):
        yield (
            item.reason,
            item.detail,
            lines.get(item.reason),
            item.field,
            item.key,
            line_of(text, item.field),
        )
    for defect in record.defects:
        if defect.repaired:
            line = defect.source_lines[0] if defect.source_lines else None
            yield defect.kind, defect.note or "", line, "defects", "", line_of(text, "defects")
