"""`content/site.yaml` → `Config`, every key checked. Without the file the defaults serve."""

from __future__ import annotations

import difflib
from typing import Any

from msgspec import Struct

from generator import yamldoc
from generator.diagnostics import ContentError, Diagnostic


class Config(Struct, frozen=True):
    """What a newsroom sets for its site.

    `title` is the name in the masthead; `city` the full name of the home city (青岛市), to which
    全市 and 我市 refer; `paper` the paper of pages that do not name one; `language` chooses
    `templates/strings/<language>.yaml`; `address` is the site's address on the intranet, for
    feeds and citations (empty: relative); `editor` a link that opens a file of `content/` for editing, with
    `{path}` (from `content/` on) and, if it likes, `{line}`: `vscode://file/srv/dibao/content/{path}:{line}`.
    """

    title: str = "邸报"
    language: str = "zh-CN"
    city: str | None = None
    paper: str | None = None
    address: str = ""
    editor: str = ""


def read_config(text: str, path: str) -> Config:
    """Check and read `site.yaml`.

    Raises:
        ContentError: broken YAML, an unknown key or a value of the wrong type; all of them at once.
    """
    document = yamldoc.load(text, path, code="E401", keep=True)
    values = yamldoc.mapping(document, "E402")
    known = [*Config.__struct_fields__]
    problems: list[Diagnostic] = []
    for key, value in values.items():
        if key not in known:
            problems.append(
                document.problem(
                    "E403", f"unknown key {key!r}", (key,), key=True, hint=did_you_mean(key, known)
                )
            )
        elif not isinstance(value, str):
            problems.append(
                document.problem(
                    "E404", f"{key} must be text, not {_shown(value)}", (key,), hint="put it in quotes"
                )
            )
    if isinstance(link := values.get("editor"), str) and link and "{path}" not in link:
        problems.append(
            document.problem("E404", "editor must say where {path} goes", ("editor",), hint=_EDITOR)
        )
    if problems:
        raise ContentError(*problems)
    return Config(**values)


_EDITOR = "for example vscode://file/srv/dibao/content/{path}:{line}"


def _shown(value: Any) -> str:
    return {dict: "a mapping", list: "a list", bool: "true or false"}.get(type(value), f"{value!r}"[:40])


def did_you_mean(word: str, known: list[str]) -> str:
    """A hint for a mistyped word: the nearest known one, then all of them."""
    near = difflib.get_close_matches(word[:60], known, n=1, cutoff=0.6)
    return (f"did you mean {near[0]!r}? " if near else "") + "allowed: " + ", ".join(known)
