"""Reads `content/lexicon/districts.yaml` and says what is wrong with it."""

from __future__ import annotations

from typing import Any

from generator import yamldoc
from generator.config import did_you_mean
from generator.diagnostics import ContentError, Diagnostic
from generator.yamldoc import Document, Path

PATH = "lexicon/districts.yaml"
_TOP = ("districts", "zones", "labels")
_ALLOWED = {
    "districts": ("name", "slug", "code", "short", "former", "aliases", "tile"),
    "zones": ("name", "slug", "host", "short", "former", "aliases"),
    "labels": ("text", "tile"),
}
_FAR = 100  # no grid is that large
_LISTS = ("short", "former", "aliases")
_SLUG_CHARS = set("abcdefghijklmnopqrstuvwxyz0123456789-")


def read_district_file(text: str) -> dict[str, list[dict[str, Any]]]:
    """The entries of `districts`, `zones` and `labels`, each as the file has it.

    Raises:
        ContentError: all that is wrong, at once: broken YAML (E410), unknown keys (E411), wrong types (E412),
            a one-character or repeated name (E413, E414), an alias that is another district's name or a
            cycle of them (E415), a zone on an unknown district (E416), a tile or slug used twice (E417).
    """
    document = yamldoc.load(text, PATH, code="E410", keep=True)
    values = yamldoc.mapping(document, "E412")
    problems = [_unknown(document, (key,), list(_TOP)) for key in values if key not in _TOP]
    entries: dict[str, list[dict[str, Any]]] = {}
    for section in _TOP:
        rows = values.get(section)
        if rows is None:
            rows = []
        if not isinstance(rows, list):
            problems.append(document.problem("E412", f"{section} must be a list", (section,)))
            rows = []
        for number, row in enumerate(rows):
            problems += _entry_problems(document, section, number, row)
        entries[section] = rows
    if not problems:
        problems = _clashes(document, entries)
    if problems:
        raise ContentError(*problems)
    return entries


def _unknown(document: Document, where: Path, allowed: list[str]) -> Diagnostic:
    key = str(where[-1])
    return document.problem("E411", f"unknown key {key!r}", where, key=True, hint=did_you_mean(key, allowed))


def _entry_problems(document: Document, section: str, number: int, row: Any) -> list[Diagnostic]:
    where: Path = (section, number)
    if not isinstance(row, dict):
        return [document.problem("E412", "an entry must be a mapping (name: …)", where)]
    allowed = _ALLOWED[section]
    found = [_unknown(document, (*where, key), list(allowed)) for key in row if key not in allowed]
    required = "text" if section == "labels" else "name"
    if required not in row:
        found.append(document.problem("E412", f"an entry needs {required!r}", where))
    for key, value in row.items():
        if key in allowed:
            found += _value_problems(document, (*where, key), key, value)
    return found


def _value_problems(document: Document, where: Path, key: str, value: Any) -> list[Diagnostic]:
    if key == "tile":
        good = (
            isinstance(value, list)
            and all(type(n) is int and 0 < n < _FAR for n in value)
            and len(value) == len("xy")
        )
        return [] if good else [_wrong(document, where, "tile must be [column, row], both from 1 up")]
    if key in _LISTS:
        if not isinstance(value, list):
            return [_wrong(document, where, f"{key} must be a list of names")]
        return [
            problem
            for number, name in enumerate(value)
            for problem in _name_problems(document, (*where, number), name)
        ]
    if not isinstance(value, str) or not value.strip():
        return [_wrong(document, where, f"{key} must be text", "put it in quotes")]
    if key == "slug" and not set(value) <= _SLUG_CHARS:
        return [_wrong(document, where, "a slug is made of a–z, 0–9 and -", "write it in pinyin: shinan")]
    return _name_problems(document, where, value) if key in ("name", "host") else []


def _name_problems(document: Document, where: Path, name: Any) -> list[Diagnostic]:
    if not isinstance(name, str):
        return [_wrong(document, where, "a name must be text", "put it in quotes")]
    if len(name.strip()) < 2:  # noqa: PLR2004 - a single character would be found inside every other word
        hint = "give at least two characters, or leave the alias out"
        return [document.problem("E413", f"{name!r} is too short to be found safely", where, hint=hint)]
    return []


def _wrong(document: Document, where: Path, message: str, hint: str = "") -> Diagnostic:
    return document.problem("E412", message, where, hint=hint)


def _clashes(document: Document, entries: dict[str, list[dict[str, Any]]]) -> list[Diagnostic]:
    names = {
        row["name"]: (section, number)
        for section in ("districts", "zones")
        for number, row in reversed(list(enumerate(entries[section])))
    }
    problems = _name_clashes(document, entries, names)
    districts = [row["name"] for row in entries["districts"]]
    for number, row in enumerate(entries["zones"]):
        host = row.get("host")
        if host is not None and host not in districts:
            problems.append(
                document.problem(
                    "E416",
                    f"{host} is no district of this file",
                    ("zones", number, "host"),
                    hint=did_you_mean(host, districts),
                )
            )
    return problems + _repeated(document, entries, "tile") + _repeated(document, entries, "slug")


def _name_clashes(
    document: Document, entries: dict[str, list[dict[str, Any]]], names: dict[str, tuple[str, int]]
) -> list[Diagnostic]:
    problems: list[Diagnostic] = []
    owner: dict[str, str] = {}
    seen: set[str] = set()
    for section in ("districts", "zones"):
        for number, row in enumerate(entries[section]):
            name = row["name"]
            if name in seen:
                problems.append(
                    document.problem(
                        "E414", f"{name} stands twice", (section, number, "name"), hint="remove one"
                    )
                )
            seen.add(name)
            for key in _LISTS:
                for place, alias in enumerate(row.get(key) or []):
                    where = (section, number, key, place)
                    if alias in names:
                        problems.append(_points_at_name(document, where, name, alias, entries, names))
                    elif alias in owner:
                        problems.append(
                            document.problem(
                                "E414",
                                f"{alias} stands twice: it already leads to {owner[alias]}",
                                where,
                                hint="a name may lead to one district only: remove one of the two",
                            )
                        )
                    owner.setdefault(alias, name)
    return problems


def _points_at_name(
    document: Document,
    where: Path,
    name: str,
    alias: str,
    entries: dict[str, list[dict[str, Any]]],
    names: dict[str, tuple[str, int]],
) -> Diagnostic:
    section, number = names[alias]
    other = entries[section][number]
    back = any(name in (other.get(key) or []) for key in _LISTS)
    if alias == name:
        message, hint = f"{alias} is an alias of itself", "remove the alias"
    elif back:
        message = f"{name} and {alias} are aliases of each other: a cycle"
        hint = "keep the one that is in use as the name, the other as its former name, in one entry"
    else:
        message = f"{alias} is the name of another entry"
        hint = f"remove the alias, or the entry {alias}"
    return document.problem("E415", message, where, hint=hint)


def _repeated(document: Document, entries: dict[str, list[dict[str, Any]]], key: str) -> list[Diagnostic]:
    problems: list[Diagnostic] = []
    taken: dict[str, str] = {}
    for section in _TOP:
        for number, row in enumerate(entries[section]):
            if key not in row:
                continue
            value, owner = str(row[key]), str(row.get("name") or row.get("text"))
            if value in taken:
                problems.append(
                    document.problem(
                        "E417",
                        f"the {key} {value} is already that of {taken[value]}",
                        (section, number, key),
                        hint=f"give {owner} a {key} of its own",
                    )
                )
            taken.setdefault(value, owner)
    return problems
