"""The administrative divisions of China down to counties, from `data/divisions.tsv`.

The file has one line a division, `code<TAB>name<TAB>slug` (pinyin of the short name), in the six-digit codes
of GB/T 2260: `370000` a province, `370200` a city, `370202` a county or district. Its source stands in
`data/SOURCES.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from importlib import resources
from typing import Literal, NamedTuple

from msgspec import Struct

Level = Literal["province", "city", "county"]
MUNICIPALITIES = ("11", "12", "31", "50")  # 北京 天津 上海 重庆: their districts have no city above them
_PEOPLES = (
    "维吾尔|蒙古|回|藏|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔"
    "|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|德昂|保安|裕固|独龙|鄂伦春|各"
)
_WITHOUT_CLAN = "(?<!内)蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯"
_TAIL = re.compile(
    rf"(?:(?:{_PEOPLES})族)*(?:{_WITHOUT_CLAN})?(?:特别行政区|自治[区州县旗])$|[省市县区旗盟]$|地区$|林区$"
)


class Division(Struct, frozen=True):
    """One province, city or county; `parent` is the code of the next higher, empty for provinces."""

    code: str
    name: str
    level: Level
    parent: str
    slug: str = ""

    @property
    def short(self) -> str:
        """The name without its class (青岛 for 青岛市, 延边 for 延边朝鲜族自治州)."""
        return short_form(self.name)


@lru_cache(maxsize=8192)
def short_form(name: str) -> str:
    """The name of a place without 省, 市, 区 …; unchanged where fewer than two characters would be left."""
    if name.endswith("新区"):
        return name
    cut = _TAIL.sub("", name)
    return cut if len(cut) > 1 else name


class NewArea(NamedTuple):
    """A national-level new area: `code` is of its city (湘江新区), or of a division it is (西海岸新区)."""

    name: str
    slug: str
    code: str


class Divisions:
    """All divisions: by code, by name, and below one another; and the `new_areas`."""

    def __init__(self, rows: list[list[str]], new_areas: tuple[NewArea, ...] = ()) -> None:
        self._rows = rows
        self.new_areas = new_areas

    @cached_property
    def by_code(self) -> dict[str, Division]:
        """Six-digit code → division."""
        return {code: Division(code, name, *_place(code), slug) for code, name, slug in self._rows}

    @cached_property
    def _by_name(self) -> dict[str, tuple[Division, ...]]:
        found: dict[str, tuple[Division, ...]] = {}
        for division in self.by_code.values():
            found[division.name] = (*found.get(division.name, ()), division)
        return found

    def __iter__(self) -> Iterator[Division]:
        return iter(self.by_code.values())

    def __len__(self) -> int:
        return len(self._rows)

    def named(self, name: str) -> tuple[Division, ...]:
        """Every division of that full name (鼓楼区 stands in four cities), by code."""
        return self._by_name.get(name, ())

    def city(self, name: str) -> Division | None:
        """The city or municipality of that name (青岛市, 上海市)."""
        return next((d for d in self.named(name) if d.level != "county"), None)

    def below(self, division: Division) -> tuple[Division, ...]:
        """The divisions next below: a city's districts, a province's cities."""
        return tuple(d for d in self if d.parent == division.code)

    def above(self, division: Division) -> Division | None:
        """The next higher division; None for a province."""
        return self.by_code.get(division.parent)


def _place(code: str) -> tuple[Level, str]:
    if code.endswith("0000"):
        return "province", ""
    if code.endswith("00"):
        return "city", code[:2] + "0000"
    straight_below = code[:2] in MUNICIPALITIES or code[2] == "9" or code[2:4] == "00"
    return "county", code[:2] + "0000" if straight_below else code[:4] + "00"


@lru_cache(maxsize=1)
def read_divisions() -> Divisions:
    """The built-in divisions; about 3,250, read in 2 ms."""
    return Divisions(_rows("divisions.tsv"), tuple(NewArea(*row) for row in _rows("new_areas.tsv")))


def _rows(file: str) -> list[list[str]]:
    text = (resources.files("generator.lexicon") / "data" / file).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
