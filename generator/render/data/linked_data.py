"""What machines read of a page: schema.org as JSON-LD, in a data block that no policy needs to allow."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.render.words.shown import fit

if TYPE_CHECKING:
    from generator.model import Card


# One encoder for all: `json.dumps` makes one for each text.
_spelt = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def news_article(card: Card, address: str, language: str) -> str:
    """https://schema.org/NewsArticle of an article."""
    return block(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": card.title,
            "datePublished": card.date.isoformat(),
            "inLanguage": language,
            "description": card.summary,
            "author": [{"@type": "Person", "name": byline.name} for byline in card.bylines],
            "printPage": card.page,
            "isPartOf": {"@type": "Newspaper", "name": card.paper} if card.paper else None,
            "contentLocation": [tag.name for tag in card.districts if tag.role == "subject"],
            "url": f"{address.rstrip('/')}/{card.url}" if address else None,
        }
    )


def dataset(
    name: str, site: str, days: tuple[str, str], places: tuple[str, ...], files: dict[str, str]
) -> str:
    """https://schema.org/Dataset of an indicator.

    Args:
        name: of the indicator.
        site: the title of the site that publishes it.
        days: first and last edition, ISO.
        places: what it was printed for.
        files: media type → link to the table.
    """
    return block(
        {
            "@context": "https://schema.org",
            "@type": "Dataset",
            "name": name,
            "description": f"{name} · {site}",
            "temporalCoverage": "/".join(days),
            "spatialCoverage": [place for place in places if place],
            "variableMeasured": name,
            "distribution": [
                {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": link}
                for kind, link in files.items()
            ],
        }
    )


def block(data: dict[str, object]) -> str:
    """JSON without empty values that may stand in a `<script>`: no `<`, `>` or `&` in it."""
    kept = {key: _fit(value) for key, value in data.items() if value not in (None, "", [])}
    text = _spelt(kept)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _fit(value: object) -> object:
    if isinstance(value, str):
        return fit(value)
    if isinstance(value, list):
        return [_fit(item) for item in value]
    return {key: _fit(item) for key, item in value.items()} if isinstance(value, dict) else value
