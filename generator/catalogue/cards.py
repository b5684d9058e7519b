"""Record → Card, and both ⇄ JSON: what the catalogue keeps of an article.

The JSON is positional (arrays, no keys; see `array_like` in the model): half the size of objects.
"""

from __future__ import annotations

import re
from datetime import date

from msgspec import Raw, Struct
from msgspec.json import Decoder, encode
from msgspec.structs import asdict, fields, force_setattr

from generator.lexicon.spelling import syllables
from generator.model import Block, Card, Conflict, Defect, DistrictTag, Figure, Record, SourceRef, TopicTag

LONGEST_SLUG = 80  # characters; file names end at 255 bytes, and an address should be readable


_SHARED = tuple(
    name for name in Card.__struct_fields__ if name in Record.__struct_fields__ and name != "title"
)


def slug_of(path: str) -> str:
    """The stem of a Markdown file as a part of an address: small ASCII letters, digits and hyphens.

    Chinese characters become their pinyin; what has no Latin form is dropped.
    """
    stem = path.rpartition("/")[2].removesuffix(".md")
    stem = "-".join(syllables(stem)).encode("ascii", "ignore").decode("ascii")
    slug = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
    return slug[:LONGEST_SLUG].strip("-") or "article"


def url_of(record: Record, path: str) -> str:
    """The article's page below the site: `YYYY/MM/DD/<slug>-<id>.html`.

    A slug that already ends in the id does not repeat it.
    """
    slug, ident = slug_of(path), re.sub(r"[^A-Za-z0-9_-]", "_", record.id)
    slug = slug.removesuffix(ident.lower()).strip("-")
    folder = record.date.isoformat().replace("-", "/")
    return f"{folder}/{slug}-{ident}.html" if slug else f"{folder}/{ident}.html"


def card_of(record: Record, path: str) -> Card:
    """What listings may see of a record; `path` is its Markdown file below `content/`."""
    return Card(
        **{name: getattr(record, name) for name in _SHARED},
        path=path,
        url=url_of(record, path),
        title=record.shown_title,
        stand_in=record.title is None,
        first_line=record.source.first_line if record.source else 0,
        figures=record.metrics,
    )


def place_in_edition(card: Card) -> str:
    """Text that sorts the articles of an edition: by page (A2 before A10), line of the page, id."""
    page = re.sub(r"\d+", lambda digits: digits.group().zfill(4)[-8:], card.page) if card.page else "~"
    return f"{page}\t{card.first_line:07d}\t{card.id}"


class TitleCard(Struct, frozen=True, array_like=True):
    """A card as a list of headlines sees it: its fields in their order, those that no such list shows unread.

    A month has hundreds, and nine tenths of the time to read a card go into its figures.
    """

    id: str
    path: Raw
    url: str
    date: date
    title: str
    stand_in: bool
    kicker: Raw
    deck: Raw
    column: Raw
    paper: Raw
    page: Raw
    summary: Raw
    sample: bool
    first_line: Raw
    bylines: Raw
    districts: tuple[DistrictTag, ...]
    topics: tuple[TopicTag, ...]
    people: Raw
    organisations: Raw
    quotations: Raw
    figures: Raw
    doubts: Raw
    defects: tuple[Defect, ...]


class _Rest(Struct, frozen=True, array_like=True):
    """What a record has that its card has not, without `machine` and `extra`, which no page shows."""

    title: str | None
    stand_in_title: str | None
    dateline: str | None
    captions: tuple[str, ...]
    source: SourceRef | None
    body: tuple[Block, ...]
    conflicts: tuple[Conflict, ...]


# What `spelt` wrote, read again.
load_card = Decoder(Card).decode
load_figure = Decoder(Figure).decode
_load_title_card = Decoder(TitleCard).decode
_load_rest = Decoder(_Rest).decode
_UNREAD = Raw(b"null")
_UNREAD_FIELDS = tuple(field.name for field in fields(TitleCard) if field.type is Raw)


def load_title_card(blob: str) -> TitleCard:
    """A card as a list of headlines sees it; what is not read is let go, for it would hold the whole line."""
    card = _load_title_card(blob)
    for name in _UNREAD_FIELDS:
        force_setattr(card, name, _UNREAD)
    return card


def spelt(value: object) -> str:
    """A value as one line of JSON, with all its fields, those too that equality leaves out."""
    return encode(value).decode()


def dump_rest(record: Record) -> str:
    """What a record has that its card has not, as one line of JSON; without `machine` and `extra`."""
    return spelt(_Rest(*(getattr(record, name) for name in _Rest.__struct_fields__)))


def load_record(card: Card, text: str) -> Record:
    """The record of a card, with what `dump_rest` wrote."""
    rest = _load_rest(text)
    shared = {name: getattr(card, name) for name in _SHARED}
    return Record(**shared, **asdict(rest), metrics=card.figures)
