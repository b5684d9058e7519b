"""The districts of the home city: what they are called, and where they stand on the tile grid."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from msgspec import Struct

from generator.lexicon.district_file import read_district_file
from generator.lexicon.divisions import Division, Divisions, short_form
from generator.lexicon.spelling import syllables
from generator.lexicon.words import read_list

_COLUMNS = 4  # of a grid that nobody has drawn


class District(Struct, frozen=True):
    """One district (区市), or a functional zone (功能区) when `host` is set.

    Attributes:
        name: the canonical name, as tags carry it (市南区).
        slug: its folder below `districts/`, ASCII.
        code: of GB/T 2260; empty for zones.
        short: short forms (市南) that stand for it anywhere in a story of the home city.
        aliases: other full names (青岛西海岸新区) and former names (黄岛区, 即墨市).
        tile: (column, row) on the tile grid, both from 1; None off the grid.
        host: the district that a functional zone lies in; None for districts and free-standing zones.
        zone: is it a functional zone?
    """

    name: str
    slug: str
    code: str = ""
    short: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    tile: tuple[int, int] | None = None
    host: str | None = None
    zone: bool = False


class TileLabel(Struct, frozen=True):
    """Words on the tile grid where no district is (胶州湾)."""

    text: str
    tile: tuple[int, int]


class Districts:
    """The districts in the order of the newsroom's file; iterating gives the districts without the zones.

    Attributes:
        city: the full name of the home city (青岛市), None if it is not known.
        zones: the functional zones.
        labels: words for the tile grid.
    """

    def __init__(
        self,
        districts: tuple[District, ...],
        zones: tuple[District, ...] = (),
        labels: tuple[TileLabel, ...] = (),
        city: str | None = None,
        code: str = "",
    ) -> None:
        self._districts = districts
        self.zones = zones
        self.labels = labels
        self.city = city
        self.code = code

    def __iter__(self) -> Iterator[District]:
        return iter(self._districts)

    def __len__(self) -> int:
        return len(self._districts)

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    @cached_property
    def _by_name(self) -> dict[str, District]:
        return {district.name: district for district in (*self._districts, *self.zones)}

    @cached_property
    def surfaces(self) -> dict[str, str]:
        """Every wording → canonical name, of districts and zones: names, short forms, aliases."""
        found: dict[str, str] = {}
        for district in self._by_name.values():
            for surface in (district.name, *district.aliases, *district.short):
                found.setdefault(surface, district.name)
        return found

    def get(self, name: str) -> District | None:
        """The district or zone with that canonical name."""
        return self._by_name.get(name)

    def slug(self, name: str) -> str | None:
        """The slug of the district or zone with that canonical name."""
        district = self._by_name.get(name)
        return district.slug if district else None


def read_districts(own: str | None, city: str | None, divisions: Divisions) -> Districts:
    """The newsroom's own districts; without its file those of the city in the divisions; with neither none.

    Args:
        own: the text of `content/lexicon/districts.yaml`.
        city: the full name of the home city.
        divisions: the built-in divisions.

    Raises:
        ContentError: the file is wrong; see `read_district_file`.
    """
    home = divisions.city(city) if city else None
    code = home.code if home else ""
    if own is None:
        areas = [
            District(area.name, area.slug, zone=True) for area in divisions.new_areas if area.code == code
        ]
        return Districts(_from_divisions(home, divisions) if home else (), tuple(areas), city=city, code=code)
    entries = read_district_file(own)
    labels = tuple(
        TileLabel(row["text"], (row["tile"][0], row["tile"][1])) for row in entries["labels"] if "tile" in row
    )
    districts = tuple(_district(row) for row in entries["districts"])
    zones = tuple(_district(row, zone=True) for row in entries["zones"])
    return Districts(districts, zones, labels, city, code)


def _district(row: dict[str, Any], *, zone: bool = False) -> District:
    name = row["name"]
    tile = row.get("tile")
    return District(
        name=name,
        slug=row.get("slug") or _pinyin(name),
        code=row.get("code", ""),
        short=tuple(row["short"]) if "short" in row else _shorts(name) if not zone else (),
        aliases=(*row.get("aliases", ()), *row.get("former", ())),
        tile=(tile[0], tile[1]) if tile else None,
        host=row.get("host"),
        zone=zone,
    )


def _from_divisions(home: Division, divisions: Divisions) -> tuple[District, ...]:
    found: list[District] = []
    areas = {area.code: area for area in divisions.new_areas}  # 黄岛区 is called 西海岸新区
    slugs: set[str] = set()
    for number, division in enumerate(divisions.below(home)):
        slug = division.slug
        slug = f"{slug}-{division.code}" if slug in slugs else slug
        slugs.add(slug)
        tile = (number % _COLUMNS + 1, number // _COLUMNS + 1)
        shorts = tuple(short for short in _shorts(division.name) if short != home.short)  # 长沙县 of 长沙市
        area = areas.get(division.code)
        name, aliases = (area.name, (division.name,)) if area else (division.name, ())
        found.append(District(name, area.slug if area else slug, division.code, shorts, aliases, tile))
    return tuple(found)


def _shorts(name: str) -> tuple[str, ...]:
    short = short_form(name)
    return (short,) if short != name and short not in read_list("places.txt")["no_district"] else ()


def _pinyin(name: str) -> str:
    letters = "".join(syllables(short_form(name))).lower()
    return "".join(c for c in letters if c.isascii() and c.isalnum()) or "x"
