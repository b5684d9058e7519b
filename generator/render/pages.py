"""`PAGES`: the table of contents of the site. One entry is one kind of file.

What a key holds: an article's id and path; a day (`2026-01-08`); a month (`2026-01`); the name of a district,
person or organisation; the id of a topic or indicator; for a month of a district or topic, and for a year of
an indicator or district, both.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from generator.render import addresses, keys
from generator.render.assets import asset_kind
from generator.render.data import exports, feeds
from generator.render.page_kind import PageKind, no_keys, no_standing_keys
from generator.render.views import search
from generator.render.views.article import article_view
from generator.render.views.biography import indicator_view, year_view
from generator.render.views.desks import (
    about_view,
    compare_view,
    corrections_view,
    not_found_view,
    review_view,
)
from generator.render.views.editions import archive_view, changes_view, edition_view, home_view, month_view
from generator.render.views.ledger import figures_view
from generator.render.views.names import organisation_view, organisations_view, people_view, person_view
from generator.render.views.tags import district_view, districts_view, topic_view, topics_view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from generator.catalogue.library import Library
    from generator.model import Card
    from generator.render.page_kind import Key


def _one(_library: Library) -> Iterable[Key]:
    """The key of a page that there is once."""
    return ((),)


def _at(path: str) -> Callable[[Key], str]:
    return lambda _key: path


def _tables(
    name: str,
    shown_by: Callable[[Card], Iterable[Key]],
    view: Callable[[Key, Library], exports.Table | None],
    path: Callable[[Key], str],
) -> Iterator[PageKind]:
    """A table in each format."""
    for suffix in exports.FORMATS:
        yield PageKind(
            name=f"{name} {suffix}",
            path=lambda key, suffix=suffix: f"{path(key)}.{suffix}",  # type: ignore[misc]
            keys=shown_by,
            view=view,
            produce=exports.produce(suffix),
        )


def _feeds(
    name: str,
    path: Callable[[Key], str],
    view: Callable[[Key, Library], feeds.Feed | None],
    *,
    shown_by: Callable[[Card], Iterable[Key]] = no_keys,
    standing: Callable[[Library], Iterable[Key]] = no_standing_keys,
) -> Iterator[PageKind]:
    """A feed as Atom and as JSON Feed."""
    yield PageKind(f"{name} feed", path, view, shown_by, standing, produce=feeds.produce_atom)

    def json_path(key: Key) -> str:
        return path(key).removesuffix(".xml") + ".json"

    yield PageKind(f"{name} JSON feed", json_path, view, shown_by, standing, produce=feeds.produce_json)


PAGES: tuple[PageKind, ...] = (
    PageKind(
        name="article",
        path=lambda key: key[1],
        keys=keys.article_key,
        followers=keys.later_articles,
        view=article_view,
        template="article.html",
        rank=1,
    ),
    PageKind(
        name="edition",
        path=lambda key: addresses.edition(date.fromisoformat(key[0])),
        keys=keys.day_key,
        followers=keys.later_editions,
        view=edition_view,
        template="edition.html",
    ),
    PageKind(
        name="month",
        path=lambda key: addresses.month(key[0]),
        keys=keys.month_key,
        followers=keys.later_month,
        view=month_view,
        template="month.html",
    ),
    PageKind(
        name="district",
        path=lambda key: addresses.district(key[0]),
        keys=keys.districts,
        standing=keys.quiet_districts,
        followers=keys.corrected_districts,
        view=district_view,
        template="tag.html",
    ),
    PageKind(
        name="district month",
        path=lambda key: addresses.district(key[0], key[1]),
        keys=keys.district_months,
        view=district_view,
        template="tag.html",
    ),
    PageKind(
        name="topic",
        path=lambda key: addresses.topic(key[0]),
        keys=keys.topics,
        view=topic_view,
        template="tag.html",
    ),
    PageKind(
        name="topic month",
        path=lambda key: addresses.topic(key[0], key[1]),
        keys=keys.topic_months,
        view=topic_view,
        template="tag.html",
    ),
    PageKind(
        name="indicator",
        path=lambda key: addresses.indicator(key[0]),
        keys=keys.indicators,
        followers=keys.corrected_indicators,
        view=indicator_view,
        template="indicator.html",
    ),
    PageKind(
        name="indicator year",
        path=lambda key: addresses.indicator(key[0], key[1]),
        keys=keys.indicator_years,
        followers=keys.corrected_years,
        view=year_view,
        template="indicator.html",
    ),
    PageKind(
        name="person",
        path=lambda key: addresses.person(key[0]),
        keys=keys.people,
        view=person_view,
        template="name.html",
    ),
    PageKind(
        name="organisation",
        path=lambda key: addresses.organisation(key[0]),
        keys=keys.organisations,
        view=organisation_view,
        template="name.html",
    ),
    PageKind("districts", _at(addresses.DISTRICTS), districts_view, standing=_one, template="tags.html"),
    PageKind("topics", _at(addresses.TOPICS), topics_view, standing=_one, template="tags.html"),
    PageKind("figures", _at(addresses.FIGURES), figures_view, standing=_one, template="figures.html"),
    PageKind("people", _at(addresses.PEOPLE), people_view, standing=_one, template="names.html"),
    PageKind(
        "organisations",
        _at(addresses.ORGANISATIONS),
        organisations_view,
        standing=_one,
        template="names.html",
    ),
    PageKind("archive", _at(addresses.ARCHIVE), archive_view, standing=_one, template="archive.html"),
    PageKind("review", _at(addresses.REVIEW), review_view, standing=_one, template="review.html"),
    PageKind(
        "corrections",
        _at(addresses.CORRECTIONS),
        corrections_view,
        standing=_one,
        template="corrections.html",
    ),
    PageKind("compare", _at(addresses.COMPARE), compare_view, standing=_one, template="compare.html"),
    PageKind(
        "data readme",
        _at("data/README.txt"),
        exports.readme_view,
        standing=_one,
        produce=exports.produce_readme,
    ),
    *_tables("edition", keys.day_key, exports.edition_table, exports.edition_data),
    *_tables("indicator", keys.indicator_years, exports.indicator_table, exports.indicator_data),
    *_tables("district", keys.district_years, exports.district_table, exports.district_data),
    *_feeds("all", lambda _key: addresses.feed(), feeds.all_feed, standing=_one),
    *_feeds(
        "corrections",
        lambda _key: addresses.feed(addresses.CORRECTIONS),
        feeds.corrections_feed,
        standing=_one,
    ),
    *_feeds(
        "district",
        lambda key: addresses.feed(addresses.district(key[0])),
        feeds.district_feed,
        shown_by=keys.districts,
    ),
    *_feeds(
        "topic", lambda key: addresses.feed(addresses.topic(key[0])), feeds.topic_feed, shown_by=keys.topics
    ),
    PageKind("site map", _at("sitemap.xml"), feeds.site_map, standing=_one, produce=feeds.produce_site_map),
    PageKind(
        "opensearch",
        _at("opensearch.xml"),
        feeds.open_search,
        standing=_one,
        produce=feeds.produce_open_search,
    ),
    PageKind("search", _at(addresses.SEARCH), search.search_view, standing=_one, template="search.html"),
    PageKind("search day", search.day_path, search.day_view, keys=keys.day_key, produce=search.produce_day),
    PageKind(
        "search names",
        search.names_path,
        search.names_view,
        keys=keys.month_key,
        produce=search.produce_names,
    ),
    PageKind(
        "search pairs",
        search.pairs_path,
        search.pairs_view,
        keys=search.shelf_keys,
        produce=search.produce_pairs,
    ),
    PageKind("about", _at(addresses.ABOUT), about_view, standing=_one, template="about.html"),
    PageKind("404", _at(addresses.NOT_FOUND), not_found_view, standing=_one, template="404.html"),
    PageKind("changes", _at(addresses.CHANGES), changes_view, standing=_one, template="changes.html", rank=3),
    PageKind("home", _at(addresses.HOME), home_view, standing=_one, template="edition.html", rank=3),
)


def page_kinds(static: Mapping[str, bytes]) -> tuple[PageKind, ...]:
    """All kinds of files: the static ones (by their names below `templates/static/`), then `PAGES`."""
    return (asset_kind(static), *PAGES)
