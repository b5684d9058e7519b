"""A small newsroom on a scratch disk, and a site of five kinds of pages."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec import Struct, field

from generator.build.places import Places
from generator.build.site.update import BuildResult, build_site
from generator.render.page_kind import PageKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.build.site.site_inputs import SiteInputs
    from generator.catalogue.library import Library
    from generator.model import Card
    from generator.render.page_kind import Key

PAGE = "<!doctype html>\n{% for line in view %}<p>{{ line }}</p>\n{% endfor %}"


def _article(key: Key, library: Library) -> tuple[str, ...] | None:
    card = library.card(key[0])
    if card is None or card.url != key[1]:
        return None
    return (card.title, *(block.text for block in library.record(card.id).body))


def _titles(cards: tuple[Card, ...]) -> tuple[str, ...] | None:
    return tuple(f"{card.title} {card.url}" for card in cards) or None


def _home(_key: Key, library: Library) -> tuple[str, ...]:
    latest = library.latest_edition()
    return ("home", *(card.title for card in (library.cards_of_edition(latest) if latest else ())))


KINDS = (
    PageKind(
        "article",
        lambda key: key[1],
        _article,
        lambda card: [(card.id, card.url)],
        template="page.html",
        rank=1,
    ),
    PageKind(
        "month",
        lambda key: key[0].replace("-", "/") + "/index.html",
        lambda key, library: _titles(library.cards_of_month(key[0])),
        lambda card: [(card.month,)],
        template="page.html",
    ),
    PageKind(
        "topic",
        lambda key: f"topics/{key[0]}.html",
        lambda key, library: _titles(library.cards_of_tag("topic", key[0])),
        lambda card: [(topic.id,) for topic in card.topics],
        template="listing.html",
    ),
    PageKind(
        "home",
        lambda _key: "index.html",
        _home,
        standing=lambda _library: [()],
        template="listing.html",
        rank=3,
    ),
)


class Newsroom(Struct):
    """Content, templates, site and cache below one folder; `kinds` are the pages of its site."""

    root: Path
    kinds: Sequence[PageKind] = KINDS
    jobs: int = 1
    built: int = field(default=0)

    def __post_init__(self) -> None:
        for folder in (self.content / "articles", self.templates / "strings"):
            folder.mkdir(parents=True)
        (self.templates / "page.html").write_text(PAGE, "utf-8")
        (self.templates / "listing.html").write_text("<h1>listing</h1>{% include 'page.html' %}", "utf-8")
        (self.templates / "strings/zh-CN.yaml").write_text("site: 邸报\n", "utf-8")

    @property
    def content(self) -> Path:
        """The articles."""
        return self.root / "content"

    @property
    def templates(self) -> Path:
        """Two templates, one of which includes the other."""
        return self.root / "templates"

    @property
    def out(self) -> Path:
        """The site."""
        return self.root / "site"

    @property
    def cache(self) -> Path:
        """The catalogue."""
        return self.root / "cache"

    def put(self, name: str, title: str = "标题", **fields: Any) -> Path:
        """Write an article; its id is the name unless `id` says otherwise."""
        body = fields.pop("body", "正文一段。")
        front = {"id": name, "title": title, "date": "2026-01-08", "topics": "[economy]", **fields}
        path = self.content / "articles" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = "\n".join(f"{key}: {value}" for key, value in front.items())
        path.write_text(f"---\n{lines}\n---\n{body}\n", "utf-8")
        return path

    def build(self) -> BuildResult:
        """Bring the site up to date."""
        return self.build_to(self.out, self.cache)

    def build_to(self, out: Path, cache: Path) -> BuildResult:
        """Build elsewhere."""

        def kinds_of(_inputs: SiteInputs) -> Sequence[PageKind]:
            return self.kinds

        return build_site(Places(self.content, self.templates, out, cache), jobs=self.jobs, kinds_of=kinds_of)

    def files(self, out: Path | None = None) -> dict[str, bytes]:
        """Every file of the site with its bytes."""
        top = out or self.out
        return {
            path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()
        }

    def clean_files(self) -> dict[str, bytes]:
        """What a clean build of the same content makes."""
        out, cache = self.root / "clean-site", self.root / "clean-cache"
        for folder in (out, cache):
            shutil.rmtree(folder, ignore_errors=True)
        self.build_to(out, cache)
        return self.files(out)


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """A newsroom with three articles in two months, built once."""
    room = Newsroom(tmp_path)
    room.put("a1", "甲")
    room.put("a2", "乙")
    room.put("b1", "丙", date="2026-02-03", topics="[health]")
    assert not room.build().report.failed
    return room
