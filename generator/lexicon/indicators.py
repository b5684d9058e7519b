"""Wordings of what is measured → canonical indicators, so that one figure can be followed through the years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.annotate.kinds import Kind


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator: an ASCII id, its name, the dimension of its unit, and the wordings that mean it."""

    id: str
    name: str
    dimension: str = ""
    wordings: tuple[str, ...] = field(default=())


class Indicators:
    """All indicators, by id and by wording."""

    def __init__(self, indicators: Mapping[str, Indicator]) -> None:
        self._by_id = dict(indicators)

    def get(self, id_: str) -> Indicator | None:
        """The indicator of that id."""
        return self._by_id.get(id_)

    def of(self, subject: str, kind: Kind, unit: str) -> str | None:
        """The canonical id of a figure's subject with its aspect; None if it is none of the known."""
        return None


def read_indicators(own: str | None) -> Indicators:
    """The built-in indicators, with a newsroom's own `indicators.yaml` added."""
    return Indicators({})
