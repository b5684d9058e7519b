"""Templates: errors with file and line, closures, relative links, fit text."""

from __future__ import annotations

import gc
import re

import pytest

from generator.diagnostics import ContentError
from generator.render.addresses import district_slug, name_slug, relative, safe_slug
from generator.render.renderer import Renderer
from generator.render.words.strings import read_strings

SOURCES = {
    "base.html": "<p>{% block main %}{% endblock %}</p>",
    "page.html": (
        '{% extends "base.html" %}\n{% import "bits.html" as b %}\n'
        "{% block main %}{{ view.title }}{% endblock %}"
    ),
    "bits.html": "{% macro one() %}1{% endmacro %}",
    "broken.html": "<p>\n{% if %}\n</p>",
    "undefined.html": "<p>\n{{ view.nothing }}\n</p>",
    "missing.html": '<p>\n{% include "nowhere.html" %}\n</p>',
    "none.html": "{{ view.none }}",
    "word.html": '{{ t("no.word") }}',
    "link.html": '{{ href("districts/shinan/index.html") }} {{ asset("a.css") }}',
    "other.html": "other",
    "static/a.css": "a{}",
}


def renderer(**changed: str) -> Renderer:
    """A renderer with some templates changed (`name_html` for `name.html`)."""
    return Renderer(SOURCES | {k.replace("_html", ".html"): v for k, v in changed.items()}, {"a.b": "字"})


class View:
    """Something to show."""

    title = "<i>&\u202e\x00"
    none = None


@pytest.mark.parametrize(
    ("template", "code", "line"),
    [
        ("broken.html", "E421", 2),
        ("undefined.html", "E422", 2),
        ("missing.html", "E423", 2),
        ("word.html", "E422", 1),
        ("none.html", "E422", 1),
    ],
)
def test_a_template_error_names_file_and_line(template: str, code: str, line: int) -> None:
    """The author sees where, never a traceback."""
    with pytest.raises(ContentError) as caught:
        renderer().render(template, View(), "index.html")
    (problem,) = caught.value.diagnostics
    assert (problem.code, problem.path, problem.line) == (code, f"templates/{template}", line)


def test_everything_printed_is_escaped_and_fit() -> None:
    """No markup, no control character, no mark of direction comes out of a value."""
    assert renderer().render("page.html", View(), "x.html") == "<p>&lt;i&gt;&amp;[U+202E]\ufffd</p>".encode()


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ('{{ say("<b>") }}', "&lt;b&gt;."),
        ('{{ say("a", mark="!") }}', "a!"),
        ('{{ say(mark="!", text="a") }}', "a!"),
        ('{{ say("a") ~ "<" }}', "a.&lt;"),
        ('{{ said(text="a") }}', "atext"),
        ("{{ view.title is defined }}", "True"),
        ("{{ view.nothing is defined }}", "False"),
        ("{% for n in [1, 2] %}{{ n }}{{ ';' if not loop.last }}{% endfor %}", "1;2"),
    ],
)
def test_templates_call_as_jinja_does(template: str, text: str) -> None:
    """Macros are functions here, with their defaults and named arguments; `is defined` still asks."""
    macros = (
        '{% macro say(text, mark=".") %}{{ text }}{{ mark }}{% endmacro %}'
        "{% macro said() %}{{ kwargs['text'] }}{% for k in kwargs %}{{ k }}{% endfor %}{% endmacro %}"
    )
    assert renderer(page_html=macros + template).render("page.html", View(), "a.html") == text.encode()


def test_a_macro_without_its_argument_is_told() -> None:
    """As Jinja tells it, with the line."""
    with pytest.raises(ContentError, match="parameter 'text' was not provided"):
        renderer(page_html="{% macro say(text) %}{{ text }}{% endmacro %}\n{{ say() }}").render(
            "page.html", View(), "a.html"
        )


def test_a_page_leaves_no_garbage() -> None:
    """Names and macros hold each other; all of it is freed when the page is made."""
    macros = "{% macro one() %}1{{ view.title }}{% endmacro %}{% macro two() %}{{ one() }}{% endmacro %}"
    made = renderer(
        page_html='{% import "m.html" as m with context %}{% import "bits.html" as b %}'
        "{{ m.two() }}{{ b.one() }}",
        m_html=macros,
    )
    first = made.render("page.html", View(), "a.html")
    gc.collect()
    gc.disable()
    try:
        assert made.render("page.html", View(), "a.html") == first
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_links_and_assets_are_relative_to_the_page() -> None:
    """The same from a server and from a folder."""
    text = renderer().render("link.html", View(), "2026/01/08/a.html").decode()
    assert text.startswith("../../../districts/shinan/index.html ../../../assets/a-")


@pytest.mark.parametrize(
    ("changed", "differs"),
    [
        ({"base_html": "x{% block main %}{% endblock %}"}, True),
        ({"bits_html": "y"}, True),
        ({"other_html": "z"}, False),
    ],
)
def test_a_closure_holds_what_the_template_needs(changed: dict[str, str], differs: bool) -> None:  # noqa: FBT001
    """Extended and imported templates count, others do not."""
    before, after = renderer().closure_digest("page.html"), renderer(**changed).closure_digest("page.html")
    assert (before != after) is differs


@pytest.mark.parametrize(
    ("tag", "all_of_them"),
    [
        ('{% include "other.html" %}', False),
        ("{%- include 'other.html' ignore missing with context -%}", False),
        ('{% from "other.html" import a, b as c without context %}', False),
        ('{%+ import\n"other.html"\nas m %}', False),
        ("{% include view.part %}", True),
        ('{% include ["none.html", "other.html"] %}', True),
        ('{% include "other" ~ ".html" %}', True),
        ('{% extends "other.html" if view.a else "base.html" %}', True),
    ],
)
def test_a_reference_without_one_name_may_be_any(tag: str, all_of_them: bool) -> None:  # noqa: FBT001
    """However the tag is written, what it names counts; what it works out may be any template."""
    before = renderer(page_html=tag).closure_digest("page.html")
    assert renderer(page_html=tag, other_html="z").closure_digest("page.html") != before
    assert (renderer(page_html=tag, bits_html="z").closure_digest("page.html") != before) is all_of_them


def test_an_asset_is_part_of_the_closure() -> None:
    """A changed style sheet has a new name, so the pages that link it change."""
    before = renderer().closure_digest("link.html")
    assert Renderer(SOURCES | {"static/a.css": "b{}"}, {"a.b": "字"}).closure_digest("link.html") != before


@pytest.mark.parametrize(
    ("page", "target", "link"),
    [
        ("index.html", "about.html", "about.html"),
        ("a/b.html", "a/c.html#p1", "c.html#p1"),
        ("a/b/c.html", "d/e.html", "../../d/e.html"),
        ("a/b.html", "a/b.html#f1", "#f1"),
        ("a/b.html", "a/b.html", "b.html"),
    ],
)
def test_relative_links(page: str, target: str, link: str) -> None:
    """From one page to another."""
    assert relative(page, target) == link


def test_addresses_are_ascii_and_apart() -> None:
    """Pinyin for people, a digest where names could meet."""
    assert district_slug("崂山区") == "laoshan"
    assert district_slug("西海岸新区") == "xihaian"
    assert district_slug("../x") != district_slug("../y")
    assert name_slug("林溪").startswith("linxi-")
    assert name_slug("林溪") != name_slug("林西")
    assert safe_slug("fund_volume") == "fund_volume"
    assert safe_slug("../../x").isascii()
    assert "/" not in safe_slug("../../x")
    assert safe_slug("con") != "con"
    assert safe_slug("A") != safe_slug("a")


def test_words_are_read_flat_and_checked() -> None:
    """Nested keys become dotted; a number is refused with its line."""
    assert read_strings("a:\n  b: 字\n", "x.yaml") == {"a.b": "字"}
    with pytest.raises(ContentError) as caught:
        read_strings("a:\n  b: 5\n", "x.yaml")
    assert (caught.value.diagnostics[0].code, caught.value.diagnostics[0].line) == ("E412", 2)


def test_both_languages_have_the_same_words(sources: dict[str, bytes]) -> None:
    """`language: en` shows no gap, and every blank is filled in both."""
    chinese, english = (read_strings(sources[f"strings/{n}.yaml"].decode(), n) for n in ("zh-CN", "en"))
    assert chinese.keys() == english.keys()
    for key, word in chinese.items():
        blanks = set(re.findall(r"\{\w+\}", word))
        assert set(re.findall(r"\{\w+\}", english[key])) <= blanks, key


def test_templates_hold_no_chinese(sources: dict[str, bytes]) -> None:
    """Interface words stand in the strings; punctuation that joins values may stand in a template."""
    for name, data in sources.items():
        if name.endswith(".html"):
            assert not re.search("[\u4e00-\u9fff]", data.decode()), name
