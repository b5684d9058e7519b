# ruff: noqa: E501 - Chinese characters count double, tables stay tables
"""What holds of any text: it is read without error, and every character can be traced to the page."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Line, SourcePage
from generator.parse import parse_page

FRAGMENTS = st.sampled_from(
    [
        "", " ", "\u3000\u3000", "本报1月7日讯 ", "□滨海日报记者 周安", "■图为新港", "记者了解到,全市新开航线12条。", "“我们将", "(", "」",
        "下转第三版", "一、", "\u00ad", "\ue000", "\ufeff", "\x00", "！", "图片:", "A b", "滨海港新开航线", "\ufffd", "𠮷", "\n", "\r\n", "\r",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(FRAGMENTS, max_size=60).map("".join))


def source(text: str) -> SourcePage:
    lines, start = [], 0
    for place, part in enumerate(re.split(r"(\r\n|\r|\n)", text)):
        if place % 2 == 0:
            lines.append(Line(len(lines) + 1, start, part))
        start += len(part)
    return SourcePage("x", tuple(lines))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_character_of_every_block_stands_in_the_page(text: str) -> None:
    for article in parse_page(source(text)):
        for block in article.blocks:
            assert block.text
            assert sum(piece.length for piece in block.pieces) == len(block.text)
            for at, char in enumerate(block.text):
                offset = block.source_offset(at)
                assert offset is not None
                assert text[offset] == char


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_articles_follow_one_another_and_share_no_line(text: str) -> None:
    page = source(text)
    last = 0
    for article in parse_page(page):
        assert article.source is not None
        assert last < article.source.first_line <= article.source.last_line <= len(page.lines)
        last = article.source.last_line


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_no_block_holds_unseen_characters(text: str) -> None:
    for article in parse_page(source(text)):
        for block in article.blocks:
            assert not re.search("[\u00ad\ufeff\ue000\x00]", block.text)
