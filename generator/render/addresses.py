"""Where every page stands below `site/`, and how one page reaches another.

All addresses are ASCII, lower case but for the ids of articles, and safe on every file system.
Names of people, organisations and districts become their pinyin.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.lexicon.spelling import syllables

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

HOME = "index.html"
ARCHIVE = "archive.html"
DISTRICTS = "districts/index.html"
TOPICS = "topics/index.html"
FIGURES = "figures/index.html"
PEOPLE = "people/index.html"
ORGANISATIONS = "organisations/index.html"
REVIEW = "review/index.html"
CORRECTIONS = "corrections/index.html"
CHANGES = "changes/index.html"
COMPARE = "compare.html"
SEARCH = "search.html"
ABOUT = "about.html"
NOT_FOUND = "404.html"

_SAFE = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|index)")
_SUFFIX = re.compile(r"(?<=..)(?:新区|自治县|自治旗|区|市|县|旗)$")
_LONGEST_NAME = 16  # characters of a name that are read into its address; the digest tells the rest apart


def edition(day: date) -> str:
    """The page of a day's edition."""
    return f"{day.isoformat().replace('-', '/')}/index.html"


def month(ym: str) -> str:
    """The page of a month (`YYYY-MM`)."""
    return f"{ym.replace('-', '/')}/index.html"


def district(name: str, ym: str | None = None) -> str:
    """The page of a district, or of a month of it."""
    return f"districts/{district_slug(name)}/{ym or 'index'}.html"


def topic(ident: str, ym: str | None = None) -> str:
    """The page of a topic, or of a month of it."""
    return f"topics/{safe_slug(ident)}/{ym or 'index'}.html"


def indicator(ident: str, year: str | None = None) -> str:
    """The biography of an indicator, or a year (`2026`) of it."""
    return f"figures/{safe_slug(ident)}/{year or 'index'}.html"


def person(name: str) -> str:
    """The page of a person."""
    return f"people/{name_slug(name)}.html"


def organisation(name: str) -> str:
    """The page of an organisation."""
    return f"organisations/{name_slug(name)}.html"


def edition_data(day: str) -> str:
    """The table of an edition (`YYYY-MM-DD`), without its suffix."""
    return f"data/editions/{day}"


def indicator_data(ident: str, year: str) -> str:
    """The table of an indicator's year, without its suffix."""
    return f"data/figures/{safe_slug(ident)}/{year}"


def district_data(name: str, year: str) -> str:
    """The table of a district's year, without its suffix."""
    return f"data/districts/{district_slug(name)}/{year}"


def search_day(day: str) -> str:
    """What the search reads of a day: its articles' text."""
    return f"data/search/{day}.js"


def search_names(ym: str) -> str:
    """What the search reads of a month: its names."""
    return f"data/search/{ym}/names.js"


def search_pairs(ym: str, shelf: str) -> str:
    """What the search reads of a month: a shelf of the pairs of characters in its text."""
    return f"data/search/{ym}/{shelf}.js"


def feed(page: str = "all", suffix: str = "xml") -> str:
    """The feed of a page: of a district, a topic, the corrections, or of all articles."""
    return f"feeds/{page.removesuffix('/index.html').replace('/', '-')}.{suffix}"


@lru_cache(maxsize=4096)
def safe_slug(ident: str) -> str:
    """An id as a part of an address: itself where that is safe, else what is safe of it and a digest."""
    if _SAFE.fullmatch(ident) and not _RESERVED.fullmatch(ident):
        return ident
    return f"{_ascii(ident) or 'x'}-{_digest(ident)}"


@lru_cache(maxsize=4096)
def district_slug(name: str) -> str:
    """市南区 → `shinan`: pinyin without the suffix; with a digest where nothing of it is left."""
    slug = _ascii(_SUFFIX.sub("", name))
    usable = slug and name.isalnum() and len(name) <= _LONGEST_NAME and not _RESERVED.fullmatch(slug)
    return slug if usable else f"{slug or 'x'}-{_digest(name)}"


@lru_cache(maxsize=16384)
def name_slug(name: str) -> str:
    """林溪 → `linxi-1f3a9c`: pinyin, and a digest, for many names sound alike."""
    return f"{_ascii(name) or 'x'}-{_digest(name)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def spelt_of_name(name: str) -> str:
    """What of a person's or an organisation's name is spelt, in its address and for the search."""
    return name[:_LONGEST_NAME]


def spelt_of_district(name: str) -> tuple[str, str]:
    """What of a district's name is spelt: in its address, and for the search."""
    return _SUFFIX.sub("", name)[:_LONGEST_NAME], spelt_of_name(name)


def _ascii(text: str) -> str:
    spelt = "".join(syllables(text[:_LONGEST_NAME]))
    return (
        re.sub(r"[^a-z0-9]+", "-", spelt.lower().encode("ascii", "ignore").decode())
        .strip("-")[:60]
        .strip("-")
    )


def relative(page: str, target: str) -> str:
    """The link from one page to another (`target` may end in `#anchor`), both below `site/`."""
    return links_of(page)(target)


def links_of(page: str) -> Callable[[str], str]:
    """What links from one page to others, as `relative` does."""
    folder = page.rpartition("/")[0]

    def link(target: str) -> str:
        target, mark, anchor = target.partition("#")
        if not mark:
            return _link(folder, target)
        anchor = anchor if anchor.isalnum() and anchor.isascii() else quote(anchor)
        return f"#{anchor}" if target == page else f"{_link(folder, target)}#{anchor}"

    return link


@lru_cache(maxsize=8192)  # all pages of a folder link alike to the rest of the site
def _link(folder: str, target: str) -> str:
    """The link from the pages of a folder."""
    here, there = folder.split("/") if folder else [], target.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return quote("../" * (len(here) - shared) + "/".join(there[shared:]))


def edit(link: str, path: str, line: int) -> str:
    """The link that opens a line of an article's file in an editor; `link` is `editor` of `site.yaml`."""
    return link.replace("{path}", quote(path)).replace("{line}", str(line))
