"""The home city of a page, read off its paper's name where the newsroom has named none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.lexicon import Lexicon
from generator.model import Article, SourcePage

_SHORTEST, _LONGEST = 2, 5  # characters of a city's name without 市 (青岛, 呼和浩特, 乌兰察布)


def at_home(lexicon: Lexicon, page: SourcePage, articles: Sequence[Article]) -> Lexicon:
    """The word lists with a home city: the newsroom's, else that of the paper (青岛日报 → 青岛市).

    The paper is the page's, else the one that most of its bylines name. A paper of no city
    (人民日报), and one of a province that has a city of its name (吉林日报), leaves the lists as they are.
    """
    if lexicon.city or len(lexicon.districts):
        return lexicon
    outlets = Counter(byline.outlet for article in articles for byline in article.bylines if byline.outlet)
    papers = [page.paper] if page.paper else [outlet for outlet, _ in outlets.most_common(1)]
    city = next((city for paper in papers if (city := _city_of(paper, lexicon))), None)
    return lexicon.at(city) if city else lexicon


def _city_of(paper: str, lexicon: Lexicon) -> str | None:
    for length in range(_LONGEST, _SHORTEST - 1, -1):
        name = paper[:length]
        if lexicon.divisions.city(f"{name}市") and not lexicon.divisions.named(f"{name}省"):
            return f"{name}市"
    return None
