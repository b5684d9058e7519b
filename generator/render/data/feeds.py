"""Feeds for readers and machines: Atom (RFC 4287) and JSON Feed 1.1; the site map; OpenSearch.

Nothing here knows the time: an entry is as old as its edition. Links are absolute where the site has
an address.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.render import addresses
from generator.render.views import topic_name, words_of
from generator.render.words import amounts
from generator.render.words.shown import fit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.catalogue.library import Library
    from generator.model import Card
    from generator.render.page_kind import Key

LONGEST = 40  # entries of a feed


class Entry(Struct, frozen=True):
    """An article, or a correction of one."""

    ident: str
    title: str
    url: str
    day: str
    summary: str
    author: str
    tags: tuple[str, ...]


class Feed(Struct, frozen=True):
    """A feed. `root` leads from the feed to the site: its address, or `..`."""

    title: str
    path: str
    home: str
    root: str
    language: str
    entries: tuple[Entry, ...]


class SiteMap(Struct, frozen=True):
    """Every page of the archive with its day."""

    root: str
    pages: tuple[tuple[str, str], ...]


class OpenSearch(Struct, frozen=True):
    """How a browser asks this site."""

    root: str
    title: str
    description: str


def all_feed(_key: Key, library: Library) -> Feed:
    """The latest articles."""
    cards = library.latest_cards(LONGEST)
    return _feed(library, library.config.title, addresses.feed(), addresses.HOME, _entries(library, cards))


def district_feed(key: Key, library: Library) -> Feed | None:
    """The latest articles about or naming a district."""
    cards = library.latest_cards_of_tag("district", key[0], LONGEST)
    entries = _entries(library, [c for c in cards if _takes_part(c, key[0])])
    path, home = addresses.feed(addresses.district(key[0])), addresses.district(key[0])
    return _feed(library, f"{library.config.title} {key[0]}", path, home, entries) if entries else None


def topic_feed(key: Key, library: Library) -> Feed | None:
    """The latest articles of a topic."""
    entries = _entries(library, library.latest_cards_of_tag("topic", key[0], LONGEST))
    path, home = addresses.feed(addresses.topic(key[0])), addresses.topic(key[0])
    title = f"{library.config.title} {topic_name(library, key[0])}"
    return _feed(library, title, path, home, entries) if entries else None


def corrections_feed(_key: Key, library: Library) -> Feed:
    """The latest corrections."""
    words = words_of(library)
    entries = [
        Entry(
            f"{card.id}-{n}",
            f"{words('corrections.title')}：{card.title}",
            f"{card.url}#corrections",
            correction.date.isoformat(),
            words("correction.line", was=correction.was, now=correction.now, why=correction.why),
            "",
            (),
        )
        for card in library.corrected_cards()
        for n, correction in enumerate(library.corrections(card))
    ]
    entries.sort(key=lambda entry: (entry.day, entry.ident), reverse=True)
    title = f"{library.config.title} {words('corrections.title')}"
    path = addresses.feed(addresses.CORRECTIONS)
    return _feed(library, title, path, addresses.CORRECTIONS, entries[:LONGEST])


def site_map(_key: Key, library: Library) -> SiteMap | None:
    """Every article and edition; only where the site has an address, for a site map needs one."""
    if not library.config.address:
        return None
    editions = [(addresses.edition(row.date), row.date.isoformat()) for row in library.editions()]
    return SiteMap(library.config.address.rstrip("/"), (*editions, *library.addresses()))


def open_search(_key: Key, library: Library) -> OpenSearch | None:
    """The search, for the address bar of a browser; only where the site has an address."""
    address = library.config.address.rstrip("/")
    return OpenSearch(address, library.config.title, words_of(library)("search.label")) if address else None


def quoteattr(text: str) -> str:
    """An attribute's value, quoted; `xml.sax.saxutils` has one too, and imports half of `urllib` (60 ms)."""
    return f'"{escape(text)}"'


def _takes_part(card: Card, name: str) -> bool:
    return any(tag.name == name and tag.role != "outside" for tag in card.districts)


def _feed(library: Library, title: str, path: str, home: str, entries: Iterable[Entry]) -> Feed:
    root = library.config.address.rstrip("/") or ".."
    return Feed(title, path, home, root, library.config.language, tuple(entries))


def _entries(library: Library, cards: Iterable[Card]) -> list[Entry]:
    words = words_of(library)
    return [
        Entry(
            card.id,
            words("article.bracketed", title=card.title) if card.stand_in else card.title,
            card.url,
            card.date.isoformat(),
            " ".join(filter(None, (words("mark.sample") if card.sample else "", card.summary or card.deck)))
            or amounts.day(words, card.date),
            "、".join(byline.name for byline in card.bylines),
            tuple(topic_name(library, topic.id) for topic in card.topics),
        )
        for card in cards
    ]


def _text(tag: str, text: str) -> str:
    return f"<{tag}>{escape(fit(text), quote=False)}</{tag}>"


def _link(url: str, rel: str) -> str:
    return f"<link rel={quoteattr(rel)} href={quoteattr(fit(url))}/>"


def produce_atom(feed: Feed) -> bytes:
    """RFC 4287."""
    updated = max((entry.day for entry in feed.entries), default="1970-01-01")
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(feed.language)}>',
        _text("title", feed.title),
        _text("id", f"tag:dibao,2026:{feed.path}"),
        _text("updated", f"{updated}T00:00:00+08:00"),
        _link(f"{feed.root}/{feed.home}", "alternate"),
        _link(f"{feed.root}/{feed.path}", "self"),
    ]
    for entry in feed.entries:
        author = f"<author>{_text('name', entry.author or feed.title)}</author>"
        tags = "".join(f"<category term={quoteattr(fit(tag))}/>" for tag in entry.tags)
        lines += [
            "<entry>" + _text("title", entry.title) + _text("id", f"tag:dibao,2026:{entry.ident}"),
            _text("updated", f"{entry.day}T00:00:00+08:00") + _link(f"{feed.root}/{entry.url}", "alternate"),
            author + tags + _text("summary", entry.summary) + "</entry>",
        ]
    return ("\n".join(lines) + "\n</feed>\n").encode()


def produce_json(feed: Feed) -> bytes:
    """JSON Feed 1.1."""
    items = [
        {
            "id": entry.ident,
            "url": f"{feed.root}/{entry.url}",
            "title": fit(entry.title),
            "content_text": fit(entry.summary),
            "date_published": f"{entry.day}T00:00:00+08:00",
            **({"authors": [{"name": fit(entry.author)}]} if entry.author else {}),
            **({"tags": [fit(tag) for tag in entry.tags]} if entry.tags else {}),
        }
        for entry in feed.entries
    ]
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": fit(feed.title),
        "language": feed.language,
        "home_page_url": f"{feed.root}/{feed.home}",
        "items": items,
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def produce_site_map(view: SiteMap) -> bytes:
    """sitemaps.org 0.9."""
    rows = [
        f"<url>{_text('loc', f'{view.root}/{path}')}{_text('lastmod', day)}</url>" for path, day in view.pages
    ]
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    )
    return "\n".join([head, *rows, "</urlset>\n"]).encode()


def produce_open_search(view: OpenSearch) -> bytes:
    """OpenSearch 1.1 description."""
    template = quoteattr(f"{view.root}/{addresses.SEARCH}?q={{searchTerms}}")
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">'
        + _text("ShortName", view.title[:16])
        + _text("Description", view.description)
        + f'<Url type="text/html" template={template}/></OpenSearchDescription>\n'
    ).encode()
