"""`PAGES`: the table of contents of the site. One entry is one kind of file.

What a key holds: an article's id and path; a day (`2026-01-08`); a month (`2026-01`); the name of a district,
person or organisation; the id of a topic or indicator; for a month of a district or topic, and for a year of
an indicator or district, both.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from generator.render import addresses, keys
from generator.render.assets import asset_kind
from generator.render.page_kind import PageKind, no_keys, no_standing_keys

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


def _late(name: str) -> Callable[..., Any]:
    """A function of a module below `render/`, which is imported when the function is first called.

    One article edited needs one kind of forty, and to import the others takes longer than to make its page.
    """

    @cache
    def function() -> Callable[..., Any]:
        module, _, own = name.rpartition(".")
        found: Callable[..., Any] = getattr(import_module(f"generator.render.{module}"), own)
        return found

    def late(*arguments: object) -> Any:
        return function()(*arguments)

    return late


def _single(name: str, path: str, view: str, template: str, rank: int = 2) -> PageKind:
    """A page that there is once."""
    return PageKind(name, _at(path), _late(view), standing=_one, template=template, rank=rank)


def _file(name: str, path: str, view: str, produce: str) -> PageKind:
    """A file that there is once, made without a template."""
    return PageKind(name, _at(path), _late(view), standing=_one, produce=_late(produce))


def _search(name: str, shown_by: Callable[[Card], Iterable[Key]], path: Callable[..., str]) -> PageKind:
    """A script that the search reads."""
    return PageKind(
        name=f"search {name}",
        path=lambda key: path(*key),
        keys=shown_by,
        view=_late(f"views.search.{name}_view"),
        produce=_late(f"views.search.produce_{name}"),
    )


def _tables(
    name: str, shown_by: Callable[[Card], Iterable[Key]], path: Callable[..., str]
) -> Iterator[PageKind]:
    """A table in each format."""
    for suffix in ("csv", "json", "xlsx"):
        yield PageKind(
            name=f"{name} {suffix}",
            path=lambda key, suffix=suffix: f"{path(*key)}.{suffix}",  # type: ignore[misc]
            keys=shown_by,
            view=_late(f"data.exports.{name}_table"),
            produce=_late(f"data.exports.to_{suffix}"),
        )


def _feeds(
    name: str,
    path: Callable[[Key], str],
    *,
    shown_by: Callable[[Card], Iterable[Key]] = no_keys,
    standing: Callable[[Library], Iterable[Key]] = no_standing_keys,
) -> Iterator[PageKind]:
    """A feed as Atom and as JSON Feed."""
    view = _late(f"data.feeds.{name}_feed")
    atom, json = _late("data.feeds.produce_atom"), _late("data.feeds.produce_json")
    yield PageKind(f"{name} feed", path, view, shown_by, standing, produce=atom)

    def json_path(key: Key) -> str:
        return path(key).removesuffix(".xml") + ".json"

    yield PageKind(f"{name} JSON feed", json_path, view, shown_by, standing, produce=json)


PAGES: tuple[PageKind, ...] = (
    PageKind(
        name="article",
        path=lambda key: key[1],
        keys=keys.article_key,
        followers=keys.later_articles,
        view=_late("views.article.article_view"),
        template="article.html",
        rank=1,
    ),
    PageKind(
        name="edition",
        path=lambda key: addresses.edition(date.fromisoformat(key[0])),
        keys=keys.day_key,
        followers=keys.later_editions,
        view=_late("views.editions.edition_view"),
        template="edition.html",
    ),
    PageKind(
        name="month",
        path=lambda key: addresses.month(key[0]),
        keys=keys.month_key,
        followers=keys.later_month,
        view=_late("views.editions.month_view"),
        template="month.html",
    ),
    PageKind(
        name="district",
        path=lambda key: addresses.district(key[0]),
        keys=keys.districts,
        standing=keys.quiet_districts,
        followers=keys.corrected_districts,
        view=_late("views.tags.district_view"),
        template="tag.html",
    ),
    PageKind(
        name="district month",
        path=lambda key: addresses.district(key[0], key[1]),
        keys=keys.district_months,
        view=_late("views.tags.district_view"),
        template="tag.html",
    ),
    PageKind(
        name="topic",
        path=lambda key: addresses.topic(key[0]),
        keys=keys.topics,
        view=_late("views.tags.topic_view"),
        template="tag.html",
    ),
    PageKind(
        name="topic month",
        path=lambda key: addresses.topic(key[0], key[1]),
        keys=keys.topic_months,
        view=_late("views.tags.topic_view"),
        template="tag.html",
    ),
    PageKind(
        name="indicator",
        path=lambda key: addresses.indicator(key[0]),
        keys=keys.indicators,
        followers=keys.corrected_indicators,
        view=_late("views.biography.indicator_view"),
        template="indicator.html",
    ),
    PageKind(
        name="indicator year",
        path=lambda key: addresses.indicator(key[0], key[1]),
        keys=keys.indicator_years,
        followers=keys.corrected_years,
        view=_late("views.biography.year_view"),
        template="indicator.html",
    ),
    PageKind(
        name="person",
        path=lambda key: addresses.person(key[0]),
        keys=keys.people,
        view=_late("views.names.person_view"),
        template="name.html",
    ),
    PageKind(
        name="organisation",
        path=lambda key: addresses.organisation(key[0]),
        keys=keys.organisations,
        view=_late("views.names.organisation_view"),
        template="name.html",
    ),
    _single("districts", addresses.DISTRICTS, "views.tags.districts_view", "tags.html"),
    _single("topics", addresses.TOPICS, "views.tags.topics_view", "tags.html"),
    _single("figures", addresses.FIGURES, "views.ledger.figures_view", "figures.html"),
    _single("people", addresses.PEOPLE, "views.names.people_view", "names.html"),
    _single("organisations", addresses.ORGANISATIONS, "views.names.organisations_view", "names.html"),
    _single("archive", addresses.ARCHIVE, "views.editions.archive_view", "archive.html"),
    _single("review", addresses.REVIEW, "views.desks.review_view", "review.html"),
    _single("corrections", addresses.CORRECTIONS, "views.desks.corrections_view", "corrections.html"),
    _single("compare", addresses.COMPARE, "views.desks.compare_view", "compare.html"),
    _file("data readme", "data/README.txt", "data.exports.readme_view", "data.exports.produce_readme"),
    *_tables("edition", keys.day_key, addresses.edition_data),
    *_tables("indicator", keys.indicator_years, addresses.indicator_data),
    *_tables("district", keys.district_years, addresses.district_data),
    *_feeds("all", lambda _key: addresses.feed(), standing=_one),
    *_feeds("corrections", lambda _key: addresses.feed(addresses.CORRECTIONS), standing=_one),
    *_feeds("district", lambda key: addresses.feed(addresses.district(key[0])), shown_by=keys.districts),
    *_feeds("topic", lambda key: addresses.feed(addresses.topic(key[0])), shown_by=keys.topics),
    _file("site map", "sitemap.xml", "data.feeds.site_map", "data.feeds.produce_site_map"),
    _file("opensearch", "opensearch.xml", "data.feeds.open_search", "data.feeds.produce_open_search"),
    _single("search", addresses.SEARCH, "views.search.search_view", "search.html"),
    _search("day", keys.day_key, addresses.search_day),
    _search("names", keys.month_key, addresses.search_names),
    _search("pairs", keys.shelves, addresses.search_pairs),
    _single("about", addresses.ABOUT, "views.desks.about_view", "about.html"),
    _single("404", addresses.NOT_FOUND, "views.desks.not_found_view", "404.html"),
    _single("changes", addresses.CHANGES, "views.editions.changes_view", "changes.html", rank=3),
    _single("home", addresses.HOME, "views.editions.home_view", "edition.html", rank=3),
)


def page_kinds(static: Mapping[str, bytes]) -> tuple[PageKind, ...]:
    """All kinds of files: the static ones (by their names below `templates/static/`), then `PAGES`."""
    return (asset_kind(static), *PAGES)
