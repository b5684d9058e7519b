"""The raw lines of a page beside the article: what each became, and none where the page is another."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from datetime import date

import pytest
from msgspec.structs import replace

from generator.catalogue.library import Library
from generator.model import Block, Byline, Defect, Record, SourceRef
from generator.render.views.raw_lines import raw_lines
from generator.render.words.strings import Words

PAGE = (
    "上一篇的末行。",
    "新港口开通三条航线",
    "□海滨晨报记者 林溪",
    "本报1月7日讯 新港口昨天开通三条航线,首批货物",
    "",
    "已经装船,下周到达。",
    "■码头工人在装",
    "船。",
    "不知从哪里来的一行",
    "港口负责人说,年内还要再开两条,目的地正在商量之中,消息一定及时公布。",
)
ARTICLE = Record(
    id="20260108-a1",
    date=date(2026, 1, 8),
    title="新港口开通三条航线",
    bylines=(Byline("林溪", "记者", "海滨晨报"),),
    dateline="本报1月7日讯",
    body=(
        Block("paragraph", "新港口昨天开通三条航线,首批货物已经装船,下周到达。"),
        Block("paragraph", PAGE[9]),
    ),
    captions=("码头工人在装船。",),
    defects=(
        Defect("mid_sentence_break", (4, 6), repaired=True),
        Defect("caption_broken_in_lines", (7, 8), repaired=True),
    ),
)
DIGEST = hashlib.sha256(b"page").hexdigest()


@pytest.fixture
def library(make_library: Callable[[Iterable[Record]], Library]) -> Library:
    """A library that knows the page."""
    found = make_library([])
    lines = json.dumps(dict(enumerate(PAGE, 1)))
    values = ("sources/a.txt", "", "a.txt", "1 2 3 4", DIGEST, lines)
    found._db.execute("INSERT INTO source VALUES(?,?,?,?,?,?)", values)  # noqa: SLF001 - as a build does
    return found


def became(words: dict[str, str], library: Library, sha256: str = DIGEST) -> dict[int, tuple[str, str]]:
    """Line → what it became, and the anchor."""
    article = replace(ARTICLE, source=SourceRef("sources/a.txt", sha256, 2, 10))
    return {line.n: (line.became, line.target) for line in raw_lines(Words(words), library, article)}


def test_each_line_is_told_what_it_became(library: Library, words: dict[str, str]) -> None:
    """Joined lines lead to their paragraph, captions to none; the lines of other articles are not shown."""
    found = became(words, library)
    assert list(found) == [2, 3, 4, 6, 7, 8, 9, 10]
    assert found[2] == ("主题", "")
    assert found[3] == ("署名", "")
    assert found[4] == ("第 1 段；句中断行已接合", "p1")
    assert found[6] == ("第 1 段；句中断行已接合", "p1")
    assert found[7][0].startswith("图片说明；")
    assert found[8][0].startswith("图片说明；")
    assert found[9] == ("", "")
    assert found[10] == ("第 2 段", "p2")


def test_a_line_that_stands_on_the_page_is_shown_by_its_ends(library: Library, words: dict[str, str]) -> None:
    """So that the page is not twice as long; what was repaired is shown whole."""
    article = replace(ARTICLE, source=SourceRef("sources/a.txt", DIGEST, 2, 10))
    shown = {line.n: line for line in raw_lines(Words(words), library, article)}
    assert shown[10].text == f"{PAGE[9][:18]}…{PAGE[9][-10:]}"
    assert shown[4].text == PAGE[3]
    assert shown[4].repaired
    assert shown[9].lost


def test_a_page_that_changed_since_is_not_shown(library: Library, words: dict[str, str]) -> None:
    """Its line numbers would be those of another text."""
    assert became(words, library, "0" * 64) == {}
