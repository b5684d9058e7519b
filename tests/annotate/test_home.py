"""A newsroom that has named no city gets the one its paper is of."""

import pytest

from generator.annotate.home import at_home
from generator.lexicon import Lexicon
from generator.model import Article, Block, Byline, SourcePage

LISTS = Lexicon()


def page(paper: str | None) -> SourcePage:
    """A page of a paper."""
    return SourcePage("a.txt", (), paper=paper)


def signed(outlet: str) -> Article:
    """An article with one byline."""
    return Article((Block("headline", "题"),), bylines=(Byline("林溪", "记者", outlet),))


@pytest.mark.parametrize(
    ("paper", "city"),
    [
        ("青岛日报", "青岛市"),
        ("呼和浩特晚报", "呼和浩特市"),
        ("北京青年报", "北京市"),
        ("人民日报", None),
        ("吉林日报", None),
    ],
)
def test_the_city_is_that_of_the_papers_name(paper: str, city: str | None) -> None:
    """A paper of no city, or of a province whose name a city shares, names none."""
    assert at_home(LISTS, page(paper), []).city == city


def test_most_bylines_tell_where_the_page_does_not() -> None:
    """The outlet that most bylines name."""
    articles = [signed("杭州日报"), signed("青岛日报/观海新闻"), signed("青岛日报/观海新闻")]
    assert at_home(LISTS, page(None), articles).city == "青岛市"


def test_what_the_newsroom_says_stands() -> None:
    """A city in the settings is never overruled."""
    own = Lexicon(city="杭州市")
    assert at_home(own, page("青岛日报"), []) is own


def test_the_same_city_shares_its_lists() -> None:
    """The lists of a city are made once; what has been read is not read again."""
    lists = Lexicon()
    units = lists.units
    here = at_home(lists, page("青岛日报"), [])
    assert here is at_home(lists, page("青岛晚报"), [])
    assert "市南区" in here.districts
    assert "市南区" not in lists.districts
    assert here.units is units
