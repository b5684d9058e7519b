"""Units with dimension and factor, and the classifiers that Chinese counts with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from importlib import resources
from typing import Any, Literal

from msgspec import Struct

from generator import yamldoc
from generator.diagnostics import ContentError, Diagnostic
from generator.yamldoc import Document

UnitKind = Literal["count", "money", "level", "duration", "age", "ratio"]
KINDS: tuple[UnitKind, ...] = ("count", "money", "level", "duration", "age", "ratio")
After = Literal["", "tens", "digits"]
_STRICT: dict[After, int] = {"": 0, "tens": 1, "digits": 2}
_KEYS = ("kind", "base", "units", "after")
_PRINTED_AS = {
    "个百分点": "百分点",
    "个基点": "基点",
    "个BP": "BP",
    "亩地": "亩",
    "亩田": "亩",
    "里地": "里",
    "里路": "里",
    "年时间": "年",
    "高龄": "岁",
}


class Unit(Struct, frozen=True):
    """One unit. `factor` turns it into the dimension's `base`; None for classifiers.

    `after` says what numerals it is read after: "digits" Arabic digits, "tens" those and Chinese numerals
    above ten, "" any.
    """

    name: str
    kind: UnitKind
    dimension: str
    factor: Decimal | None = None
    base: str = ""
    after: After = ""

    @property
    def shown(self) -> str:
        """The unit as figures carry it: 百分点 for 个百分点."""
        return _PRINTED_AS.get(self.name, self.name)


# In a text 块 is money first, and sums of money are kept in 元: a quantity whose unit it is counts pieces.
PIECE = Unit("块", "count", "")


class Units:
    """All units, by name and by how a text may begin."""

    def __init__(self, units: Mapping[str, Unit]) -> None:
        self._by_name = dict(units)
        self._in_letters = frozenset(name for name in units if name[-1].isascii() and name[-1].isalpha())
        self._kept = {**units, PIECE.name: PIECE}

    @cached_property
    def _beginning(self) -> dict[str, tuple[Unit, ...]]:
        """First two characters → the units that begin with them or are the first, the longest first.

        A unit of one character stands for itself too.
        """
        found: dict[str, list[Unit]] = {}
        for name in sorted(self._by_name, key=len, reverse=True):
            found.setdefault(name[:2], []).append(self._by_name[name])
        return {
            first: tuple(units + found.get(first[0], []) if first[1:] else units)
            for first, units in found.items()
        }

    def at(self, text: str, start: int, after: After = "digits") -> Unit | None:
        """The longest unit that stands in the text at `start`, behind a numeral of the kind `after`."""
        units = self._beginning.get(text[start : start + 2]) or self._beginning.get(
            text[start : start + 1], ()
        )
        for unit in units:
            name = unit.name
            if not text.startswith(name, start) or (unit.after and _STRICT[unit.after] > _STRICT[after]):
                continue
            if name in self._in_letters:
                behind = text[start + len(name) : start + len(name) + 1]
                if behind.isascii() and behind.isalpha():
                    continue  # 1 mile is not 1 m
            return unit
        return None

    def get(self, name: str) -> Unit | None:
        """The unit of that name; of a rate (元/吨) that of its first part, unless it is a unit of its own."""
        return self._kept.get(name) or (self._kept.get(name.partition("/")[0]) if "/" in name else None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name)

    def in_base(self, value: Decimal, name: str) -> tuple[Decimal, str]:
        """The value in the base unit of its dimension, and that unit; unchanged where there is no factor."""
        unit = self._kept.get(name)
        if unit is None or unit.factor is None:
            return value, name
        return value * unit.factor, unit.base


def read_units(own: str | None) -> Units:
    """The built-in units, with a newsroom's own `units.yaml` added (its names win).

    Raises:
        ContentError: the newsroom's file is wrong; all problems with line and column.
    """
    text = (resources.files("generator.lexicon") / "data" / "units.yaml").read_text(encoding="utf-8")
    units = _read(yamldoc.load(text, "units.yaml", code="E401", keep=True))
    if own is not None:
        units.update(_read(yamldoc.load(own, "lexicon/units.yaml", code="E401", keep=True)))
    return Units(units)


def _read(document: Document) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    problems: list[Diagnostic] = []
    for dimension, entry in yamldoc.mapping(document, "E402").items():
        wrong = _problems(document, dimension, entry)
        problems += wrong
        if not wrong:
            units.update(_dimension(dimension, entry, units))
    if problems:
        raise ContentError(*problems)
    return units


def _problems(document: Document, dimension: str, entry: Any) -> list[Diagnostic]:
    if not isinstance(entry, dict):
        return [document.problem("E402", "a dimension must be a mapping with kind and units", (dimension,))]
    found = [
        document.problem(
            "E403", f"unknown key {key!r}", (dimension, key), key=True, hint="allowed: " + ", ".join(_KEYS)
        )
        for key in entry
        if key not in _KEYS
    ]
    if entry.get("kind") not in KINDS:
        found.append(document.problem("E404", "kind must be one of " + ", ".join(KINDS), (dimension, "kind")))
    if entry.get("after", "") not in _STRICT:
        found.append(document.problem("E404", "after must be digits or tens", (dimension, "after")))
    if not isinstance(entry.get("base", ""), str):
        found.append(
            document.problem("E404", "base must be text", (dimension, "base"), hint="put it in quotes")
        )
    return found + _unit_problems(document, dimension, entry.get("units"))


def _unit_problems(document: Document, dimension: str, names: Any) -> list[Diagnostic]:
    if isinstance(names, list):
        return [
            document.problem(
                "E404", "a unit must be text", (dimension, "units", number), hint="put it in quotes"
            )
            for number, name in enumerate(names)
            if not isinstance(name, str) or not name
        ]
    if not isinstance(names, dict):
        return [
            document.problem(
                "E404", "units must be a list of names, or names with factors", (dimension, "units")
            )
        ]
    return [
        document.problem("E404", f"the factor of {name} must be a number above 0", (dimension, "units", name))
        for name, factor in names.items()
        if not name or not _is_factor(factor)
    ]


def _is_factor(factor: Any) -> bool:
    if isinstance(factor, bool) or not isinstance(factor, str | int | Decimal):
        return False
    try:
        return Decimal(factor) > 0
    except ArithmeticError:
        return False


def _dimension(dimension: str, entry: Mapping[str, Any], known: Mapping[str, Unit]) -> dict[str, Unit]:
    names, base = entry["units"], entry.get("base", "")
    after: After = entry.get("after", "")
    factors = dict.fromkeys(names) if isinstance(names, list) else names
    return {
        name: Unit(
            name=name,
            kind=entry["kind"],
            dimension=known[name].dimension if after and name in known else dimension,
            factor=None if factor is None else Decimal(factor),
            base=base,
            after=after,
        )
        for name, factor in factors.items()
    }
