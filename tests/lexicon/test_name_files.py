"""The newsroom's own names and topics."""

from __future__ import annotations

from datetime import date

import pytest

from generator.annotate import Context, Draft
from generator.annotate.names.organisations import organisations
from generator.annotate.names.people import people
from generator.annotate.names.places import places
from generator.diagnostics import ContentError
from generator.lexicon import Lexicon
from generator.lexicon.names import read_name_words
from generator.lexicon.topics import read_topics
from generator.model import Article, Block


def test_own_names_are_found() -> None:
    """People and firms of names.yaml need no evidence; what is no name stays none."""
    own = "people: [花木笙]\norganisations:\n  蓝鲸食品: [蓝鲸]\nnot_names: [白玉兰]\n"
    text = "花木笙与白玉兰、蓝鲸结缘。"
    draft = Draft(
        Article((Block("paragraph", text),)), Context(date(2026, 3, 5), Lexicon({"names.yaml": own}))
    )
    for stage in (places, organisations, people):
        stage(draft)
    assert [person.name for person in draft.people] == ["花木笙"]
    assert draft.organisations == ["蓝鲸食品"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("peple: [某某]\n", "E411"),
        ("people: 某某\n", "E412"),
        ("people: [某]\n", "E413"),
        ("titles: [3]\n", "E412"),
        ("organisations: {某某公司: 某某}\n", "E412"),
        ("people: [\n", "E410"),
    ],
)
def test_wrong_names_are_refused(text: str, code: str) -> None:
    """With file and line."""
    with pytest.raises(ContentError) as caught:
        read_name_words(text)
    first = caught.value.diagnostics[0]
    assert (first.path, first.code) == ("lexicon/names.yaml", code)
    assert first.line > 0


def test_there_are_fourteen_topics_with_codes() -> None:
    """Each has a Chinese name, an IPTC code of eight digits and its terms."""
    topics = list(read_topics(None))
    assert len(topics) == 14
    assert all(len(topic.iptc) == 8 and topic.iptc.isdigit() for topic in topics)
    assert all(len(topic.terms) >= 40 for topic in topics)


def test_own_topics_add_terms_and_topics() -> None:
    """A newsroom's file adds to what is built in."""
    topics = read_topics("sport: {strong: 帆船之都}\nocean: {name: 海洋, weak: [浪花, 潮汐]}\n")
    sport, ocean = topics.get("sport"), topics.get("ocean")
    assert sport is not None
    assert ("帆船之都", 2.0) in sport.terms
    assert ocean is not None
    assert (ocean.name, ocean.iptc, len(ocean.terms)) == ("海洋", "", 2)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("sport: [足球]\n", "E412"),
        ("sport: {stong: 足球}\n", "E411"),
        ("sport: {strong: 5}\n", "E412"),
        ("ocean: {strong: 浪花}\n", "E412"),
        ("海洋: {name: 海洋}\n", "E412"),
    ],
)
def test_wrong_topics_are_refused(text: str, code: str) -> None:
    """With file and line."""
    with pytest.raises(ContentError) as caught:
        read_topics(text)
    first = caught.value.diagnostics[0]
    assert (first.path, first.code) == ("lexicon/topics.yaml", code)
    assert first.line > 0
