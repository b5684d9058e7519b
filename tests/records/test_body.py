from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.model import Block
from generator.records.body import dump_body, escape, load_body

MARKUP = [
    "2025. ",
    "+ ",
    "- ",
    "5*20*30",
    ">30%",
    "---",
    "***",
    "[注](a)",
    "<b>",
    "&amp;",
    "&#38;",
    "&lt",
    "  ",
    "\u3000",
    "`",
    "```",
    "~~",
    "~",
    "|",
    "# ",
    "##",
    "\\",
    "\\*",
    "_",
    "__a__",
    "![",
    "]: ",
    "===",
    ":--",
    "a",
    "省",
    "。",
    "http://a.b",
    "<!--",
    "$",
    "\n",
    "\t",
    "1) ",
    "\u2028",
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(MARKUP), min_size=1, max_size=8).map("".join),
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\n\r"), min_size=1, max_size=40
    ),
)


def prose(tokens: list[Token]) -> list[tuple[str, str]]:
    """(kind, text) of each block as a Markdown reader sees it; fails on any other construct."""
    blocks = []
    for opening, inline, closing in zip(tokens[::3], tokens[1::3], tokens[2::3], strict=True):
        assert (opening.type, closing.type) in {
            ("paragraph_open", "paragraph_close"),
            ("heading_open", "heading_close"),
        }
        children = inline.children or []
        assert {child.type for child in children} <= {"text", "text_special"}
        kind = "subhead" if opening.tag == "h2" else "paragraph"
        blocks.append((kind, "".join(child.content for child in children)))
    return blocks


@given(st.lists(st.builds(Block, st.sampled_from(["paragraph", "subhead"]), TEXTS), max_size=4))
def test_any_text_survives_being_written_and_read(blocks: list[Block]) -> None:
    """What is loaded is what was dumped."""
    assert load_body(dump_body(blocks)) == tuple(blocks)


@given(st.lists(st.builds(Block, st.sampled_from(["paragraph", "subhead"]), TEXTS), max_size=4))
def test_any_markdown_reader_sees_the_same_plain_text(blocks: list[Block]) -> None:
    """CommonMark with tables and strikethrough finds paragraphs and headings of plain text, and no more."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    assert prose(reader.parse(dump_body(blocks))) == [(block.kind, block.text) for block in blocks]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("2025. 年报", "2025\\. 年报"),
        ("+ 号", "\\+ 号"),
        ("5*20*30", "5\\*20\\*30"),
        (">30%", "\\>30%"),
        ("---", "\\---"),
        ("[注](a)", "\\[注\\](a)"),
        ("A&B 与 &amp;", "A&B 与 \\&amp;"),
        ("增长14.3%,列全市第一。", "增长14.3%,列全市第一。"),
        ("#1楼", "#1楼"),
        ("-2.5%", "-2.5%"),
    ],
)
def test_only_what_reads_as_syntax_is_escaped(text: str, line: str) -> None:
    """Prose stays as it is printed."""
    assert escape(text) == line


@pytest.mark.parametrize(
    ("markdown", "texts"),
    [
        ("甲\n乙", ["甲乙"]),
        ("one\ntwo", ["one two"]),
        ("- 甲\n- 乙", ["- 甲", "- 乙"]),
        ("见[注](http://a.b)", ["见[注](http://a.b)"]),
        ("| a | b |\n|---|---|\n| 1 | 2 |", ["| a | b |", "|---|---|", "| 1 | 2 |"]),
        ("<script>alert(1)</script>", ["<script>alert(1)</script>"]),
        ("\u3000\u3000首行缩进", ["首行缩进"]),
        ("### 小标题 ##", ["小标题"]),
        ("段\n## 题\n段", ["段", "题", "段"]),
        ("&lt;b&gt; &#x41; &nosuch;", ["<b> A &nosuch;"]),
    ],
)
def test_an_editors_markdown_is_literal_text(markdown: str, texts: list[str]) -> None:
    """Only headings, escapes and character references mean anything."""
    assert [block.text for block in load_body(markdown)] == texts
