"""The districts as a grid of tiles: navigation, not a map. Name, count, tint."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.render import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.catalogue.library import Library
    from generator.model import Card

TINTS = 4  # 0 is an empty tile; `.c1` … `.c4` in gazette.css
WIDEST = 8  # columns and rows for which gazette.css has a place


class Tile(NamedTuple):
    """A district. `column` and `row` count from 1, 0 where the lexicon gives it no place in the grid."""

    name: str
    label: str
    target: str
    articles: int
    tint: int
    column: int
    row: int


class Tiles(NamedTuple):
    """The grid; `placed` is False where tiles follow one another. `labels` name what is no district."""

    tiles: tuple[Tile, ...]
    labels: tuple[tuple[str, int, int], ...]
    placed: bool


def tiles(library: Library, cards: Iterable[Card]) -> Tiles | None:
    """Tiles with the articles among `cards` that are about each district; None without districts."""
    counts: dict[str, int] = {}
    for card in cards:
        for tag in card.districts:
            if tag.role != "outside":
                counts[tag.name] = counts.get(tag.name, 0) + 1
    return counted(library, counts)


def counted(library: Library, counts: Mapping[str, int]) -> Tiles | None:
    """Tiles with given counts."""
    districts = library.districts
    if not len(districts):
        return None
    most = max([*counts.values(), 1])
    made = [
        Tile(
            district.name,
            label(district.name),
            addresses.district(district.name),
            counts.get(district.name, 0),
            _tint(counts.get(district.name, 0), most),
            *(district.tile or (0, 0)),
        )
        for district in districts
    ]
    placed = all(0 < tile.column <= WIDEST and 0 < tile.row <= WIDEST for tile in made)
    labels = tuple((item.text, *item.tile) for item in districts.labels) if placed else ()
    return Tiles(tuple(made), labels, placed)


def label(name: str) -> str:
    """西海岸新区 → 西海岸: what fits into a tile."""
    return name.removesuffix("新区") if len(name) > 4 else name  # noqa: PLR2004 - four characters fit


def _tint(count: int, most: int) -> int:
    return 0 if count == 0 else max(1, round(TINTS * count / most))
