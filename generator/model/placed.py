"""What is equal when it says the same."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct


class Placed(Struct, frozen=True):
    """What a text says, and where: two are equal that say the same, wherever they were found."""

    apart: ClassVar[frozenset[str]] = frozenset()  # the fields that are not compared

    def _said(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__struct_fields__ if name not in self.apart)

    def __eq__(self, other: object) -> bool:
        """Do both say the same?"""
        return type(other) is type(self) and self._said() == other._said()

    def __ne__(self, other: object) -> bool:
        """Do they not? The base would answer by all fields."""
        return not self == other

    def __hash__(self) -> int:
        """Of what it says."""
        return hash(self._said())
