"""How names are spelt in addresses, and for the search."""

from __future__ import annotations

import pytest

from generator.lexicon import Lexicon
from generator.lexicon.spelling import syllables, unknown
from generator.lexicon.words import read_list
from generator.render.addresses import district


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("朝阳区", "chao yang qu"),
        ("长清", "chang qing"),
        ("长子县", "zhang zi xian"),
        ("漯河市", "luo he shi"),
        ("崂山区", "lao shan qu"),
        ("李朝阳", "li zhao yang"),  # no place: as people mostly read it
    ],
)
def test_places_are_read_as_they_are_called(name: str, spelt: str) -> None:
    assert " ".join(syllables(name)) == spelt


def test_a_district_has_its_own_spelling_in_its_address() -> None:
    assert district("朝阳区") == "districts/chaoyang/index.html"


def test_every_division_of_the_list_has_the_slug_of_its_spelling() -> None:
    spelt = {short: "".join(parts) for short, parts in read_list("spellings.txt").items()}
    slugs = {division.short: division.slug for division in Lexicon().divisions if division.short in spelt}
    assert {short: slugs[short] for short in slugs} == {short: spelt[short] for short in slugs}
    assert len(slugs) == len(spelt)


def test_what_a_list_spells_is_not_looked_up() -> None:
    assert unknown(["朝阳区", "朝阳区", "abc"]) == []
