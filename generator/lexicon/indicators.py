"""Wordings of what is measured → canonical indicators, so that one figure can be followed through the years."""  # noqa: E501 - a list of words

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import resources
from typing import Any, Protocol

from msgspec import Struct

from generator import yamldoc
from generator.diagnostics import ContentError, Diagnostic
from generator.yamldoc import Document

_KEYS = ("name", "unit", "wordings")
UNITS = ("money", "count", "level", "ratio", "duration")
_AMOUNTS = ("money", "count", "level", "duration")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DECORATION = re.compile(r"[“”\"的\s()（）]")
_LEAD = re.compile(
    r"^(?:全[国省市区县球]|我[国市省区]|累计|已|其中|预计|估算|完成|实现|共|总计|新改建(?!农)|目前|本届|来自|达成|拥有)+"
)
_ASPECTS = (
    ("points", re.compile(r"(?:增速|增幅|占比|比重)?(?:比[^,]{1,14}?|较[^,]{1,14}?|同比|环比)?(?:提高|下降|上升|回落|提升|高于[^,]{1,10}|低于[^,]{1,10})?$")),  # noqa: E501 - a list of words
    ("change", re.compile(r"(?:同比|环比|累计|年均|平均|比[^,]{1,12}?|较[^,]{1,12}?)*(?:增速|增幅|增长率|降幅|增长|下降|上升|提高|提升|减少|增加|上涨|下跌|降低|回落)?$")),  # noqa: E501 - a list of words
    ("share", re.compile(r"(?:占[^,]{0,24}(?:比重|比例|份额)?|占比|比重|比例)$")),
)  # fmt: skip


class _Aspect(Protocol):
    @property
    def kind(self) -> str: ...
    @property
    def basis(self) -> str | None: ...


class Indicator(Struct, frozen=True):
    """One indicator: an ASCII id, its name, what its figures are in, and the wordings that mean it."""

    id: str
    name: str
    unit: str
    wordings: tuple[str, ...] = ()


class Indicators:
    """All indicators, by id and by wording."""

    def __init__(self, indicators: Mapping[str, Indicator]) -> None:
        self._by_id = dict(indicators)
        self._by_wording = {
            _DECORATION.sub("", wording): indicator
            for indicator in indicators.values()
            for wording in (indicator.name, *indicator.wordings)
        }

    def get(self, id_: str) -> Indicator | None:
        """The indicator of that id, with or without an aspect behind it (gdp, gdp-yoy)."""
        while id_ and id_ not in self._by_id:
            id_ = id_.rpartition("-")[0]
        return self._by_id.get(id_)

    def of(self, subject: str, kind: _Aspect, unit: str) -> str | None:
        """The id of what a subject measures, with its aspect; None if it is none of the known.

        The aspect keeps figures apart that cannot be compared: `-yoy` and `-mom` a change against the year or
        the month before, `-change` another change, `-points` a change in percentage points, `-share`, `-rank`.
        """  # noqa: E501 - a list of words
        words = _DECORATION.sub("", subject)
        if kind.kind == "change":
            points = unit in ("百分点", "基点")
            found = self._look_up(words, "points" if points else "change")
            aspect = "points" if points else {"同比": "yoy", "环比": "mom"}.get(kind.basis or "", "change")
            return f"{found.id}-{aspect}" if found else None
        if kind.kind in ("share", "rank"):
            found = self._look_up(words, kind.kind)
            if found and kind.kind == "share" and found.unit == "ratio":
                return found.id
            return f"{found.id}-{kind.kind}" if found else None
        found = self._look_up(words, "")
        if found is None:
            return None
        fits = kind.kind in _AMOUNTS and found.unit == kind.kind
        return found.id if fits or (kind.kind == "level" and found.unit == "ratio") else None

    def _look_up(self, words: str, aspect: str) -> Indicator | None:
        found = self._by_wording.get(words) or self._by_wording.get(_without_lead(words))
        if found or not aspect:
            return found
        for name, pattern in _ASPECTS:
            if name == aspect or (aspect == "rank" and name == "change"):
                return self._by_wording.get(_without_lead(pattern.sub("", words, count=1)))
        return None


def _without_lead(words: str) -> str:
    lead = _LEAD.match(words)
    return words[lead.end() :] if lead else words


def read_indicators(own: str | None) -> Indicators:
    """The built-in indicators, with a newsroom's own `indicators.yaml` added (its ids win).

    Raises:
        ContentError: the newsroom's file is wrong; all problems with line and column.
    """
    text = (resources.files("generator.lexicon") / "data" / "indicators.yaml").read_text(encoding="utf-8")
    indicators = _read(yamldoc.load(text, "indicators.yaml", code="E401", keep=True))
    if own is not None:
        indicators.update(_read(yamldoc.load(own, "lexicon/indicators.yaml", code="E401", keep=True)))
    return Indicators(indicators)


def _read(document: Document) -> dict[str, Indicator]:
    indicators: dict[str, Indicator] = {}
    problems: list[Diagnostic] = []
    for id_, entry in yamldoc.mapping(document, "E402").items():
        wrong = _problems(document, id_, entry)
        problems += wrong
        if not wrong:
            wordings = tuple(entry.get("wordings") or ())
            indicators[id_] = Indicator(id_, entry["name"], entry["unit"], wordings)
    if problems:
        raise ContentError(*problems)
    return indicators


def _problems(document: Document, id_: str, entry: Any) -> list[Diagnostic]:
    if not _ID.fullmatch(id_):
        return [
            document.problem(
                "E404",
                f"the id {id_!r} must be small ASCII letters and digits, parted by -",
                (id_,),
                key=True,
            )
        ]
    if not isinstance(entry, dict):
        return [
            document.problem("E402", "an indicator must be a mapping with name, unit and wordings", (id_,))
        ]
    found = [
        document.problem(
            "E403", f"unknown key {key!r}", (id_, key), key=True, hint="allowed: " + ", ".join(_KEYS)
        )
        for key in entry
        if key not in _KEYS
    ]
    if not isinstance(entry.get("name"), str) or not entry["name"]:
        found.append(document.problem("E404", "name must be text", (id_, "name")))
    if entry.get("unit") not in UNITS:
        found.append(document.problem("E404", "unit must be one of " + ", ".join(UNITS), (id_, "unit")))
    wordings = entry.get("wordings", [])
    if not isinstance(wordings, list) or not all(
        isinstance(wording, str) and wording for wording in wordings
    ):
        found.append(document.problem("E404", "wordings must be a list of words", (id_, "wordings")))
    return found
