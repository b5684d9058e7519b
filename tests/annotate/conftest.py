"""A desk for the tests of names: articles of a headline and paragraphs, read with a small city's lexicon."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from generator.annotate import Context, Draft
from generator.annotate.names.districts import districts
from generator.annotate.names.organisations import organisations
from generator.annotate.names.people import people
from generator.annotate.names.places import places
from generator.annotate.names.quotations import quotations
from generator.annotate.summary import summary
from generator.annotate.topics import topics
from generator.lexicon import Lexicon
from generator.model import Article, Block

DISTRICTS = """
districts:
- {name: 市南区, slug: shinan, short: [市南], tile: [1, 1]}
- {name: 崂山区, slug: laoshan, short: [崂山], tile: [2, 1]}
- {name: 即墨区, slug: jimo, short: [即墨], former: [即墨市]}
- {name: 西海岸新区, slug: xihaian, aliases: [青岛西海岸新区], former: [黄岛区]}
- {name: 胶州市, slug: jiaozhou, short: [胶州]}
- {name: 城阳区, slug: chengyang, short: [城阳]}
zones:
- {name: 高新区, slug: gaoxin, host: 城阳区, aliases: [青岛高新区]}
"""
STAGES = (places, organisations, people, quotations, districts, topics, summary)


@pytest.fixture(scope="session")
def name_lexicon() -> Lexicon:
    """The built-in words with the districts above, at home in 青岛市."""
    return Lexicon({"districts.yaml": DISTRICTS}, "青岛市")


@pytest.fixture(scope="session")
def read_names(name_lexicon: Lexicon) -> Callable[..., Draft]:
    """`read_names(paragraph, …, headline=…)`: an article after all stages of names."""

    def read(*paragraphs: str, headline: str | None = "测试稿件") -> Draft:
        heads = (Block("headline", headline),) if headline else ()
        blocks = (*heads, *(Block("paragraph", text) for text in paragraphs))
        draft = Draft(Article(blocks), Context(date(2026, 3, 5), name_lexicon))
        for stage in STAGES:
            stage(draft)
        return draft

    return read
