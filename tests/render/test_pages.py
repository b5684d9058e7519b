"""Every page of a small site: valid, safe, linked."""

from __future__ import annotations

import gzip
import json
import posixpath
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from urllib.parse import unquote

import esprima
import html5lib
import pytest
from msgspec.structs import replace

from generator.catalogue.library import Library
from generator.model import Block, Person, Record, TopicTag
from generator.render.keys import later_editions, later_month
from generator.render.pages import PAGES
from generator.render.renderer import Renderer
from generator.render.views.desks import review_view

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    '"><b onmouseover=alert(1)>',
    "{{ 7 * 7 }}{% raw %}",
    "\u202egnp.exe\u2066",
    "a\x00b\x1b[31m\ufffe",
    "javascript:alert(1)",
    "../../../etc/passwd",
    "con",
    "=1+1",
    "&lt;i&gt; &amp;",
)


def parsed(data: bytes) -> Any:
    """The page as HTML5; raises on the first error."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(data.decode())


def pages(site: dict[str, bytes]) -> dict[str, Any]:
    """Every HTML page, parsed."""
    return {path: parsed(data) for path, data in site.items() if path.endswith(".html")}


def test_every_kind_of_page_is_there_and_valid_html(site: dict[str, bytes]) -> None:
    """An HTML5 parser finds nothing to correct."""
    found = pages(site)
    assert {"index.html", "404.html", "search.html", "compare.html", "2026/01/08/index.html"} <= set(found)
    assert len(found) > 30


def test_every_link_and_anchor_resolves(site: dict[str, bytes]) -> None:
    """Relative links only, each to a file that is there and an id that is on it."""
    trees = pages(site)
    ids = {path: [e.get("id") for e in tree.iter() if e.get("id")] for path, tree in trees.items()}
    for path, tree in trees.items():
        assert len(ids[path]) == len(set(ids[path])), f"an id stands twice on {path}"
        for element in tree.iter():
            link = element.get("href") or element.get("src")
            if link is None:
                continue
            assert not re.match(r"[a-z]+:|/", link), f"{path}: {link}"
            file, _, anchor = link.partition("#")
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(file))) if file else path
            )
            assert target in site, f"{path}: {link} leads nowhere"
            if anchor:
                assert unquote(anchor) in ids[target], f"{path}: no {anchor} on {target}"


def test_pages_carry_a_policy_and_nothing_inline(site: dict[str, bytes]) -> None:
    """No script or style in a page, no handler, and a policy that would refuse them."""
    for path, tree in pages(site).items():
        policies = [
            e.get("content") for e in tree.iter("meta") if e.get("http-equiv") == "Content-Security-Policy"
        ]
        assert len(policies) == 1, path
        assert "default-src 'none'" in policies[0], path
        assert "unsafe" not in policies[0], path
        for element in tree.iter():
            assert element.tag != "style", path
            assert not (element.tag == "script" and element.get("type") is None and not element.get("src")), (
                path
            )
            assert not [name for name in element.attrib if name == "style" or name.startswith("on")], path


@pytest.mark.parametrize("name", ["site", "search"])
def test_scripts_are_of_2017(sources: dict[str, bytes], name: str) -> None:
    """Old browsers stand in newsrooms: no syntax newer than ES2017, no module."""
    text = sources[f"static/{name}.js"].decode()
    assert esprima.parseScript(text).body
    with pytest.raises(esprima.Error):
        esprima.parseScript(text + "a?.b")  # what the parser is asked for: this is of 2020


def test_linked_data_is_json_that_cannot_end_its_block(
    make_site: Callable[[Iterable[Record]], dict[str, bytes]], records: list[Record]
) -> None:
    """schema.org for machines, whatever the headline holds."""
    files = make_site([filled(records[0], "</script><b>&")])
    for path, tree in pages(files).items():
        for script in tree.iter("script"):
            if script.get("type") == "application/ld+json":
                held = json.loads(script.text)
                assert "</script><b>&" in {held.get("headline"), held.get("name")}, path


def test_an_article_stays_small(site: dict[str, bytes]) -> None:
    """An article is at most 40 KB, an index 120 KB, CSS and JS together 20 KB packed."""
    for path, data in site.items():
        if path.endswith(".html"):
            assert len(data) < (40_000 if re.match(r"\d{4}/\d\d/\d\d/(?!index)", path) else 120_000), path
    packed = [
        len(gzip.compress(data)) for path, data in site.items() if re.search(r"assets/.*\.(css|js)$", path)
    ]
    assert len(packed) >= 3
    assert sum(packed) <= 20_000


def test_the_figures_of_an_article_are_marked_and_listed(site: dict[str, bytes]) -> None:
    """Each figure has its anchor in the text, a note, a row; one whose sentence is gone is shown as such."""
    path = next(path for path in site if path.startswith("2026/01/08/") and "a2b2c3" in path)
    tree = parsed(site[path])
    marks = {
        e.get("id"): "".join(e.itertext()) for e in tree.iter("a") if e.get("class") == "fig" and e.get("id")
    }
    assert marks == {"f1": "102家", "f2": "964.91亿元", "f3": "全市首位", "f4": "40%"}
    text = site[path].decode()
    assert "−40%" in text
    assert "第1位" in text
    assert "截至2025年11月" in text
    assert "原句未找到" in text
    assert "952.6亿元" in text, "the value printed before"
    assert "林溪. 基金规模964.91亿元[N/OL]. 青岛城事报, 2026-01-08(A02). http://news.example/" in text


def test_a_stand_in_headline_and_a_sample_are_marked(site: dict[str, bytes]) -> None:
    """A headline that nobody printed stands in brackets; a sample says so."""
    text = site["2026/01/08/index.html"].decode()
    assert "〔规模又增〕" in text
    assert "代拟标题" in text
    assert "样例" in text


def test_a_district_page_parts_its_stories_from_mentions(site: dict[str, bytes]) -> None:
    """Under 崂山区 stand the stories about it; 莱西市, only named in them, has a quiet list."""
    about, named = site["districts/laoshan/index.html"].decode(), site["districts/laixi/index.html"].decode()
    assert 'id="stories"' in about
    assert 'id="mentions"' not in about
    assert 'id="mentions"' in named
    assert 'id="stories"' not in named


def test_an_indicator_shows_its_contradiction(site: dict[str, bytes]) -> None:
    """966.0亿元 and 964.91亿元 for the same month cannot both be right."""
    text = site["figures/fund_volume/index.html"].decode()
    assert "同期另有他值" in text
    assert text.count("<tr>") >= 4


def test_corrections_keep_what_was_printed(site: dict[str, bytes]) -> None:
    """The log shows the old value beside the new one."""
    text = site["corrections/index.html"].decode()
    assert "<del>102家</del>" in text
    assert "<ins>101家</ins>" in text


def test_an_empty_site_has_its_pages(make_site: Callable[[Iterable[Record]], dict[str, bytes]]) -> None:
    """Without an article the home page says what to do."""
    files = make_site([])
    assert "还没有文章" in files["index.html"].decode()
    assert pages(files)


@pytest.fixture(scope="module")
def harmless_elements(
    make_site: Callable[[Iterable[Record]], dict[str, bytes]], records: list[Record]
) -> set[str]:
    """The elements of a site whose fields hold a harmless word."""
    trees = pages(make_site([filled(records[0], "harmless")])).values()
    return {e.tag for tree in trees for e in tree.iter() if isinstance(e.tag, str)}


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_words_show_as_words(
    value: str,
    make_site: Callable[[Iterable[Record]], dict[str, bytes]],
    records: list[Record],
    harmless_elements: set[str],
) -> None:
    """Whatever stands in a title, a name or a body: no new element, no control character, no odd path."""
    files = make_site([filled(records[0], value)])
    for path, data in files.items():
        assert re.fullmatch(r"[A-Za-z0-9_./-]+", path), path
        assert not re.search(r"(^|/)(con|nul|aux|prn)(\.|/|$)", path), path
        if path.endswith(".xlsx"):
            continue
        text = data.decode()
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\u202a-\u202e\u2066-\u2069]", text), path
        if path.endswith(".html"):
            tree = parsed(data)
            assert {e.tag for e in tree.iter() if isinstance(e.tag, str)} <= harmless_elements, path
            assert not [n for e in tree.iter() for n in e.attrib if str(n).startswith("on")], path


def filled(record: Record, value: str) -> Record:
    """The article with a value in every field of text."""
    return replace(
        record,
        title=value,
        kicker=value,
        deck=value,
        paper=value,
        page=value,
        column=value,
        dateline=value,
        summary=value,
        body=(*record.body, Block("paragraph", value)),
        captions=(value,),
        topics=(TopicTag(value, (value,)),),
        people=(Person(value, value, value),),
        organisations=(value,),
        metrics=tuple(replace(f, subject=value, place=value, indicator=value) for f in record.metrics),
    )


def test_pages_that_show_a_card_are_those_of_its_keys(
    make_library: Callable[[Iterable[Record]], Library], records: list[Record]
) -> None:
    """Change one article, and only pages of its keys, its followers and the standing ones differ."""
    before = make_library(records)
    views = {
        (k.name, key): repr(k.view(key, before))
        for k in PAGES
        for c in before.all_cards()
        for key in k.keys(c)
    }
    changed = [replace(records[0], title="改了标题", summary="改了摘要"), *records[1:]]
    old = next(card for card in before.all_cards() if card.id == records[0].id)
    after = make_library(changed)
    new = after.card(old.id)
    assert new is not None
    for kind in PAGES:
        touched = set(kind.keys(old)) | set(kind.keys(new))
        for card, library in ((old, before), (new, after)):
            touched |= set(kind.followers(card, library)) if kind.followers else set()
        standing = set(kind.standing(after))
        for key in {key for card in after.all_cards() for key in kind.keys(card)} - touched - standing:
            assert repr(kind.view(key, after)) == views[kind.name, key], (kind.name, key)


def test_the_review_page_opens_the_file_in_the_editor(
    make_library: Callable[[Iterable[Record]], Library], records: list[Record], renderer: Renderer
) -> None:
    """Where `site.yaml` says how; else the file is only named."""
    library = make_library(records)
    page = renderer.render("review.html", review_view(("",), library), "review/index.html").decode()
    assert f"articles/{records[0].id}.md" in page
    assert "edit://" not in page
    library.config = replace(library.config, editor="edit://desk/{path}?l={line}")
    page = renderer.render("review.html", review_view(("",), library), "review/index.html").decode()
    assert re.search(rf'href="edit://desk/articles/{records[0].id}\.md\?l=[0-9]+"', page)


def test_only_a_month_that_comes_or_goes_touches_the_month_after(
    make_library: Callable[[Iterable[Record]], Library], records: list[Record]
) -> None:
    """A new title in a month of many articles leaves the month after alone; so with editions."""
    dated = [
        replace(records[0], id=f"m{n}", title=f"题{n}", date=date.fromisoformat(day), metrics=())
        for n, day in enumerate(("2025-11-03", "2025-11-03", "2025-12-01", "2026-02-05"))
    ]
    library = make_library(dated)
    first, _, third, last = library.all_cards()
    assert (later_month(first, library), later_editions(first, library)) == ((), ())
    assert later_month(third, library) == (("2026-02",),)
    assert later_editions(third, library) == (("2026-02-05",),)
    assert later_month(last, library) == ()


def test_a_biography_is_cut_by_year(site: dict[str, bytes]) -> None:
    """Every printing stands on the page of its year; the indicator's own page leads there."""
    whole = site["figures/fund_volume/index.html"].decode()
    year = site["figures/fund_volume/2025.html"].decode()
    assert 'href="2025.html"' in whole
    assert 'href="2026.html"' in whole
    assert "952.6" in year
    assert "964.91" not in year
    assert year.count("<tr>") == 2
