"""The newsroom's districts: what is read, and what is refused with its place in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build.newsroom import init_newsroom
from generator.diagnostics import ContentError
from generator.lexicon import Lexicon
from generator.lexicon.districts import read_districts
from generator.lexicon.divisions import read_divisions, short_form

GOOD = """
districts:
- {name: 市南区, slug: shinan, code: '370202', short: [市南], tile: [2, 5]}
- {name: 西海岸新区, slug: xihaian, aliases: [青岛西海岸新区], former: [黄岛区, 胶南市], tile: [1, 4]}
zones:
- {name: 影视区, slug: yingshi, host: 西海岸新区}
labels:
- {text: 海湾, tile: [1, 3]}
"""


def test_districts_keep_order_tiles_and_aliases() -> None:
    """Iterating gives districts; zones and labels stand apart; every wording leads to the canonical name."""
    districts = read_districts(GOOD, "青岛市", read_divisions())
    assert [(d.name, d.slug, d.tile) for d in districts] == [
        ("市南区", "shinan", (2, 5)),
        ("西海岸新区", "xihaian", (1, 4)),
    ]
    assert districts.surfaces["黄岛区"] == "西海岸新区"
    assert districts.surfaces["市南"] == "市南区"
    assert [(zone.name, zone.host) for zone in districts.zones] == [("影视区", "西海岸新区")]
    assert [(label.text, label.tile) for label in districts.labels] == [("海湾", (1, 3))]
    assert "影视区" in districts


@pytest.mark.parametrize(
    ("text", "code", "line", "words"),
    [
        (
            "districts:\n- {name: 甲甲区, aliases: [老甲]}\n- {name: 乙乙区, aliases: [老甲]}\n",
            "E414",
            3,
            "stands twice",
        ),
        ("districts:\n- {name: 甲甲区}\n- {name: 甲甲区}\n", "E414", 3, "stands twice"),
        ("districts:\n- {name: 甲甲区, short: [甲]}\n", "E413", 2, "too short"),
        (
            "districts:\n- {name: 甲甲区, aliases: [乙乙区]}\n- {name: 乙乙区, aliases: [甲甲区]}\n",
            "E415",
            2,
            "cycle",
        ),
        ("districts:\n- {name: 甲甲区, aliases: [乙乙区]}\n- {name: 乙乙区}\n", "E415", 2, "name of another"),
        ("districts:\n- {name: 甲甲区}\nzones:\n- {name: 高新区, host: 丙丙区}\n", "E416", 4, "no district"),
        (
            "districts:\n- {name: 甲甲区, tile: [1, 1]}\n- {name: 乙乙区, tile: [1, 1]}\n",
            "E417",
            3,
            "already",
        ),
        ("districts:\n- {name: 甲甲区, slug: a}\n- {name: 乙乙区, slug: a}\n", "E417", 3, "already"),
        ("districts:\n- {name: 甲甲区, titel: [1, 1]}\n", "E411", 2, "unknown key"),
        ("district:\n- {name: 甲甲区}\n", "E411", 1, "unknown key"),
        ("districts:\n- {name: 12}\n", "E412", 2, "must be text"),
        ("districts: 甲甲区\n", "E412", 1, "must be a list"),
        ("districts:\n- {name: 甲甲区, tile: [0, x]}\n", "E412", 2, "column, row"),
        ("districts:\n- {name: 甲甲区, slug: 市南}\n", "E412", 2, "slug"),
        ("districts:\n- 甲甲区\n", "E412", 2, "mapping"),
        ("districts: [\n", "E410", 2, ""),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, code: str, line: int, words: str) -> None:
    """File, line, column, and what to do."""
    with pytest.raises(ContentError) as caught:
        read_districts(text, "青岛市", read_divisions())
    first = caught.value.diagnostics[0]
    assert (first.path, first.code, first.line) == ("lexicon/districts.yaml", code, line)
    assert first.column > 0
    assert words in first.message
    assert first.hint or code in ("E410", "E412")


def test_all_problems_are_said_at_once() -> None:
    """Not only the first."""
    with pytest.raises(ContentError) as caught:
        read_districts("districts:\n- {name: 甲, tile: [1]}\n- {nam: 乙乙区}\n", None, read_divisions())
    assert len(caught.value.diagnostics) >= 4


def test_another_city_comes_from_the_divisions() -> None:
    """No file is needed: names, codes, slugs and a plain grid."""
    districts = read_districts(None, "杭州市", read_divisions())
    binjiang = districts.get("滨江区")
    assert binjiang is not None
    assert (binjiang.code, binjiang.slug) == ("330108", "binjiang")
    slugs = [district.slug for district in districts]
    tiles = [district.tile for district in districts]
    assert len(set(slugs)) == len(slugs) == len(set(tiles)) > 8


def test_without_file_and_city_there_are_none() -> None:
    """An empty newsroom has no districts, and no error."""
    assert list(read_districts(None, None, read_divisions())) == []
    assert list(read_districts(None, "乌有市", read_divisions())) == []


def test_divisions_stand_below_one_another() -> None:
    """Provinces, cities, counties; districts of municipalities right below the city."""
    divisions = read_divisions()
    assert len(divisions) > 3000
    city = divisions.city("青岛市")
    assert city is not None
    assert len(divisions.below(city)) == 10
    (yangpu,) = divisions.named("杨浦区")
    above = divisions.above(yangpu)
    assert above is not None
    assert above.name == "上海市"
    assert len(divisions.named("鼓楼区")) == 4


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("青岛市", "青岛"),
        ("延边朝鲜族自治州", "延边"),
        ("内蒙古自治区", "内蒙古"),
        ("新疆维吾尔自治区", "新疆"),
        ("长白朝鲜族自治县", "长白"),
        ("融水苗族自治县", "融水"),
        ("邱县", "邱县"),
        ("浦东新区", "浦东新区"),
    ],
)
def test_short_forms(name: str, short: str) -> None:
    """Without the class, never shorter than two characters."""
    assert short_form(name) == short


def test_a_new_newsroom_gets_its_zones_and_no_short_form_that_is_the_city(tmp_path: Path) -> None:
    """长沙 is 长沙市 and not 长沙县: from the divisions, and from the file that `init` writes of them."""
    init_newsroom(tmp_path / "newsroom", "长沙市", None, None)
    text = (tmp_path / "newsroom/content/lexicon/districts.yaml").read_text("utf-8")
    for lexicon in (Lexicon(city="长沙市"), Lexicon({"districts.yaml": text}, "长沙市")):
        assert "长沙" not in lexicon.districts.surfaces
        assert lexicon.districts.surfaces["浏阳"] == "浏阳市"
        assert [zone.name for zone in lexicon.districts.zones] == ["湘江新区"]
