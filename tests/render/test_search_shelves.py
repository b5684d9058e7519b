"""The shelves of the search: every day that holds a text is found by its pairs, and few others."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from built import built
from hypothesis import given
from hypothesis import strategies as st

from generator.render.words.folding import folded, number_mark, pairs
from generator.render.words.pair_shelves import MOST_SHELVES, day_letter, pair_shelves, shelf_count

if TYPE_CHECKING:
    from pathlib import Path

LETTERS = "".join(day_letter(day) for day in range(1, 32))
TEXTS = st.text(alphabet="市区基金海尔〇零０9,.5% AbＺ“崂\n𠮷\ue000", max_size=30)


def days_of(shelves: tuple[str, ...], pair: str) -> set[int]:
    """The days that a shelf gives for a pair, read as `search.js` reads them."""
    seconds = json.loads(shelves[ord(pair[0]) % len(shelves)]).get(pair[0], "")
    at = seconds.find(pair[1])
    letters = re.match(f"[{LETTERS}]*", seconds[at + 1 :])
    return {LETTERS.index(char) + 1 for char in letters[0]} if at >= 0 and letters else set()


@given(st.dictionaries(st.integers(1, 31), TEXTS, max_size=8), st.integers(1, 2000))
def test_a_shelf_tells_exactly_the_days_of_each_pair(texts: dict[int, str], articles: int) -> None:
    """Whatever the text: no day is missed, none is there by chance."""
    held = {day: pairs(text) for day, text in texts.items()}
    shelves = pair_shelves(held, articles)
    assert len(shelves) == shelf_count(articles) <= MOST_SHELVES
    for pair in set().union(*held.values()) | {"无有"}:
        assert days_of(shelves, pair) == {day for day, found in held.items() if pair in found}


@given(TEXTS)
def test_pairs_are_of_folded_characters_of_one_unit(text: str) -> None:
    """The others JavaScript would cut in two; a day's letter stands in none."""
    for pair in pairs(text):
        assert len(pair) == 2
        assert all(ord(char) < 0x10000 for char in pair)
        assert not set(pair) & set(LETTERS)
    line = folded(text)
    assert all("𠮷" in line[at : at + 2] or line[at : at + 2] in pairs(text) for at in range(len(line) - 1))


def test_a_whole_number_has_its_mark() -> None:
    """A longer number has another one; two digits are pairs enough."""
    assert number_mark("9999.9") in pairs("规模达9999.9亿元")
    assert number_mark("9999") not in pairs("规模达9999.9亿元")
    assert number_mark("1,234") in pairs("共1,234家,15项")
    assert number_mark("15") not in pairs("共1,234家,15项")


def test_a_small_month_has_one_shelf() -> None:
    """A shelf holds the pairs of a dozen articles, so that a small archive has few files."""
    assert [shelf_count(n) for n in (0, 1, 12, 13, 100, 770, 5000)] == [0, 1, 1, 2, 16, 64, 64]


def test_a_month_that_its_last_article_leaves_leaves_no_file(tmp_path: Path) -> None:
    """Its date corrected, then the article gone: what a build leaves is what a clean one makes."""
    content = tmp_path / "content"
    content.mkdir()
    article = content / "a.md"
    text = "---\nid: a1\ntitle: 港口吞吐量上升\ndate: {date}\n---\n吞吐量120万吨。\n"
    (content / "b.md").write_text(text.format(date="2026-01-02").replace("a1", "b1"), "utf-8")
    steps = (
        lambda: article.write_text(text.format(date="2026-09-14"), "utf-8"),
        lambda: article.write_text(text.format(date="2026-03-12"), "utf-8"),
        article.unlink,
    )
    for number, step in enumerate(steps):
        step()
        assert built(content, tmp_path / "site") == built(content, tmp_path / f"clean-{number}")
