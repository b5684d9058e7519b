"""What front matter may say: the readers of single values, and the problems they find.

A reader takes the raw value and the way to it, notes what is wrong and returns something usable, so
that one run shows every problem of a file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar, get_args

from msgspec import Struct, field
from msgspec.structs import replace

from generator.config import did_you_mean
from generator.diagnostics import Diagnostic
from generator.model import DEFECT_KINDS, DistrictRole, FigureKind, Grain, Modifier, Period
from generator.yamldoc import Document, Path

Item = TypeVar("Item")

KINDS: tuple[str, ...] = get_args(FigureKind)
MODIFIERS: tuple[str, ...] = get_args(Modifier)
ROLES: tuple[str, ...] = get_args(DistrictRole)
GRAINS: tuple[str, ...] = get_args(Grain)
DEFECTS = DEFECT_KINDS
LONGEST_ID = 80
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_parsed = lru_cache(4096)(Period.parse)  # the figures of a month are of few periods


class Problems(Struct):
    """What is wrong with one front matter; places are found only when they are shown."""

    document: Document
    found: list[Diagnostic] = field(default_factory=list)

    def add(self, code: str, message: str, where: Path, *, hint: str = "", key: bool = False) -> None:
        """Note a problem at `where`."""
        self.found.append(self.document.problem(code, message, where, hint=hint, key=key))

    def warn(self, code: str, message: str, where: Path, *, hint: str = "") -> None:
        """Note at `where` what is left out, and does not stop the rest from being used."""
        self.found.append(replace(self.document.problem(code, message, where, hint=hint), severity="warning"))

    @property
    def errors(self) -> list[Diagnostic]:
        """Those that stop the file from being used."""
        return [problem for problem in self.found if problem.severity == "error"]

    def wrong_type(self, value: Any, wanted: str, where: Path) -> None:
        """Note that `value` is of another type than `wanted`."""
        quotes = wanted == "text" and isinstance(value, bool | int | Decimal)
        self.add(
            "E207",
            f"{name(where)} must be {wanted}, not {shown(value)}",
            where,
            hint="put it in quotes" if quotes else "",
        )


def name(where: Path) -> str:
    """The way to a value as people write it: `metrics.2.value`, counted from 1."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in where)


def shown(value: Any) -> str:
    """A value of the wrong type in a few words."""
    words = {dict: "a mapping", list: "a list", type(None): "nothing"}.get(type(value))
    if words:
        return words
    return str(value).lower() if isinstance(value, bool) else f"{str(value)[:40]!r}"


def unknown_keys(raw: Iterable[str], allowed: Sequence[str], where: Path, problems: Problems) -> None:
    """Note each key that is not `allowed`."""
    for key in raw:
        if key not in allowed:
            problems.add(
                "E205",
                f"unknown key {key[:60]!r}",
                (*where, key),
                key=True,
                hint=did_you_mean(key, list(allowed)),
            )


def text(raw: Mapping[str, Any], key: str, where: Path, problems: Problems) -> str | None:
    """Text, or None where it is missing, null or empty."""
    value = raw.get(key)
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value
    problems.wrong_type(value, "text", (*where, key))
    return None


def needed(raw: Mapping[str, Any], key: str, where: Path, problems: Problems) -> str:
    """Text that may not be missing (E206)."""
    value = raw.get(key)
    if isinstance(value, str) and value:
        return value
    if value is None or value == "":
        missing(key, where, problems, there=key in raw)
    else:
        problems.wrong_type(value, "text", (*where, key))
    return ""


def missing(key: str, where: Path, problems: Problems, *, there: bool = False) -> None:
    """Note that a required key is missing, or has no value."""
    said = "is empty" if there else "is missing"
    problems.add("E206", f"{name((*where, key))} {said}", (*where, key) if there else where)


def truth(raw: Mapping[str, Any], key: str, where: Path, problems: Problems) -> bool:
    """True or false; false where it is missing."""
    value = raw.get(key)
    if value is None or isinstance(value, bool):
        return bool(value)
    problems.wrong_type(value, "true or false", (*where, key))
    return False


def number(raw: Mapping[str, Any], key: str, where: Path, problems: Problems) -> Decimal | None:
    """A number; a digit string in quotes is none."""
    value = raw.get(key)
    if value is None:
        return None
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    problems.add(
        "E304",
        f"{name((*where, key))} must be a number, not {shown(value)}",
        (*where, key),
        hint="digits with a decimal point, no comma, no unit, no quotes: 34000, 14.3, -2.5",
    )
    return None


def choice(
    raw: Mapping[str, Any],
    key: str,
    allowed: Sequence[str],
    where: Path,
    problems: Problems,
    default: str = "",
) -> Any:
    """One of `allowed` words; `default` where it is missing, which is an error if there is none."""
    value = raw.get(key)
    if value is None and default:
        return default
    if isinstance(value, str) and value in allowed:
        return value
    if value is None:
        missing(key, where, problems, there=key in raw)
    elif isinstance(value, str):
        hint = did_you_mean(value, list(allowed))
        problems.add("E303", f"{name((*where, key))} may not be {value[:40]!r}", (*where, key), hint=hint)
    else:
        problems.wrong_type(value, "text", (*where, key))
    return default or allowed[0]


def spare(
    raw: Mapping[str, Any], key: str, allowed: Sequence[str], where: Path, problems: Problems, default: str
) -> Any:
    """One of `allowed` words that a figure can do without: another word is left out with a warning."""
    value = raw.get(key)
    if not isinstance(value, str) or value in allowed:
        return choice(raw, key, allowed, where, problems, default)
    hint = did_you_mean(value, list(allowed))
    message = f"{name((*where, key))} may not be {value[:40]!r}: it is left out"
    problems.warn("E303", message, (*where, key), hint=hint)
    return default


def day(raw: Mapping[str, Any], key: str, where: Path, problems: Problems) -> date:
    """A date of the calendar, YYYY-MM-DD."""
    value = raw.get(key)
    if value is None:
        missing(key, where, problems, there=key in raw)
        return date.min
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            message = f"there is no {value}"
    else:
        message = f"{name((*where, key))} must be a date, not {shown(value)}"
    problems.add("E302", message, (*where, key), hint="YYYY-MM-DD, such as 2026-01-08")
    return date.min


def ident(raw: Mapping[str, Any], where: Path, problems: Problems) -> str:
    """The article's id, safe in a file name and an address."""
    value = needed(raw, "id", where, problems)
    if value and not _ID.fullmatch(value):
        problems.add(
            "E301",
            f"{value[:40]!r} is no id",
            (*where, "id"),
            hint=f"letters, digits, '-' and '_', at most {LONGEST_ID}, a letter or digit first",
        )
    return value


def period(raw: Mapping[str, Any], where: Path, problems: Problems) -> Period | None:
    """What a figure holds for, with its `grain` where that is not plain from the dates."""
    iso = raw.get("period")
    if iso is None:
        return None
    if isinstance(iso, int) and not isinstance(iso, bool):
        iso = str(iso)  # a year needs no quotes
    try:
        found = _parsed(iso if isinstance(iso, str) else "")
    except ValueError:
        hint = "2025, 2025-11, 2025-11-30, 2025-01/2025-11, ../2025-11, 2024-08/.., P3Y"
        if not isinstance(iso, str):
            problems.wrong_type(iso, "text", (*where, "period"))
            return None
        message = f"{name((*where, 'period'))} may not be {shown(iso)}: it is left out"
        problems.warn("E306", message, (*where, "period"), hint=hint)
        return None
    if "grain" not in raw and "ambiguous" not in raw:
        return found
    grain = spare(raw, "grain", GRAINS, where, problems, found.grain)
    return Period(found.start, found.end, grain, truth(raw, "ambiguous", where, problems))


def items(
    raw: Mapping[str, Any],
    key: str,
    read: Callable[[Any, Path, Problems], Item],
    problems: Problems,
    kinds: tuple[type, ...] = (dict,),
) -> tuple[Item, ...]:
    """A list of things of the same kind, none where it is missing."""
    value = raw.get(key)
    if value is None:
        return ()
    if not isinstance(value, list):
        problems.wrong_type(value, "a list", (key,))
        return ()
    found = []
    for index, item in enumerate(value):
        if isinstance(item, kinds) and item != "":
            found.append(read(item, (key, index), problems))
        else:
            problems.wrong_type(item, "a mapping" if dict in kinds else "text", (key, index))
    return tuple(found)
