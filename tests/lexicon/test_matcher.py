"""The automaton over many words."""

from __future__ import annotations

from generator.lexicon.matcher import Matcher

MATCHER = Matcher({"青岛": 1, "青岛市": 2, "市南区": 3, "区": 4})
TEXTS = ["", "青岛", "青岛市南区", "", "地区", "市南", "区\ud800青岛市", ""]


def test_the_leftmost_longest_words_are_found() -> None:
    """青岛市|南区: the first word takes what it can, whatever the next would make of it."""
    assert MATCHER.find("在青岛市南区") == [(1, 4, 2), (5, 6, 4)]


def test_one_pass_over_many_texts_finds_what_a_pass_over_each_does() -> None:
    """Spans count from the head of their own text, and no word runs over from one text to the next."""
    assert MATCHER.find_each(TEXTS) == [MATCHER.find(text) for text in TEXTS]
    assert MATCHER.find_each([]) == []


def test_words_are_counted_in_a_text_that_cannot_be_encoded() -> None:
    """A lone surrogate, which JSON may hold, hides no word."""
    assert MATCHER.counted("青岛\ud800地区、青岛") == {"青岛": 2, "区": 1}
