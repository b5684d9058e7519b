"""What is known of a raw page, in a YAML file beside it: `sources/2026-01-08.txt.yaml`.

People may write `paper`, `date`, `page` and `sample`; the rest is the program's memory of what it cut
from the page, so that a deleted article stays deleted and a changed page finds its articles again.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct, field
from msgspec.structs import asdict

from generator import yamldoc
from generator.config import did_you_mean
from generator.diagnostics import ContentError, Diagnostic
from generator.records import quick
from generator.records.scalars import block, flow

SUFFIX = ".yaml"


class Cut(Struct, frozen=True):
    """An article cut from a page: its id, the file it was first written to, and a sketch of its text."""

    id: str
    file: str
    sketch: str = ""


class Sidecar(Struct):
    """One raw page.

    Attributes:
        file: its path below `content/sources/`.
        sha256: of the bytes that its articles were cut from; empty before that is done.
        made: what else they were made of, as digests: the settings above, and program and word lists.
        names: other names under which the page came in, each with the digest of what it last held.
        same_as: the page of which this file is a copy.
        comments: lines that a person put on top.
    """

    file: str
    paper: str | None = None
    date: date | None = None
    page: str | None = None
    sample: bool = False
    sha256: str = ""
    made: str = ""
    same_as: str = ""
    names: dict[str, str] = field(default_factory=dict)
    articles: list[Cut] = field(default_factory=list)
    comments: str = ""

    def dump(self) -> str:
        """The text of the sidecar."""
        lines = [
            line
            for key in ("paper", "date", "page", "sample", "sha256", "made", "same_as")
            if (value := getattr(self, key))
            for line in block(key, value)
        ]
        if self.names:
            lines.append("names:")
            lines += [f"- {flow({'name': name, 'sha256': sha})}" for name, sha in sorted(self.names.items())]
        if self.articles:
            lines.append("articles:")
            lines += [f"- {flow(asdict(cut))}" for cut in self.articles]
        return self.comments + "".join(line + "\n" for line in lines)


_TEXTS = ("paper", "page", "sha256", "made", "same_as")
_KEYS = ("paper", "date", "page", "sample", "sha256", "made", "same_as", "names", "articles")


def load_sidecar(text: str, path: str, file: str) -> Sidecar:
    """Read a sidecar.

    Args:
        text: of the sidecar.
        path: of the sidecar, as messages show it.
        file: the raw page below `content/sources/`.

    Raises:
        ContentError: E130 no YAML, E131 an unknown key or a value of the wrong type.
    """
    value = quick.read(text)
    document = yamldoc.load(text, path, code="E130") if value is None else yamldoc.Document(value, text, path)
    raw = yamldoc.mapping(document, "E131")
    problems: list[Diagnostic] = []
    found: dict[str, Any] = {}
    for key, item in raw.items():
        if key not in _KEYS:
            hint = did_you_mean(key, list(_KEYS[:4]))
            problems.append(
                document.problem("E131", f"unknown key {key[:60]!r}", (key,), key=True, hint=hint)
            )
        elif item is not None:
            try:
                found[key] = _value(key, item)
            except (ValueError, TypeError, KeyError):
                problems.append(document.problem("E131", f"{key} {_WANTED.get(key, 'is damaged')}", (key,)))
    if problems:
        raise ContentError(*problems)
    top = [line for line in text.split("\n") if line.strip()]
    count = next((n for n, line in enumerate(top) if not line.startswith("#")), len(top))
    return Sidecar(file, **found, comments="".join(line + "\n" for line in top[:count]))


_WANTED = {
    "paper": "must be text: put it in quotes",
    "page": "must be text: put it in quotes",
    "date": "must be a date, YYYY-MM-DD",
    "sample": "must be true or false",
}


def _value(key: str, item: Any) -> Any:
    """One value of a sidecar; ValueError, TypeError or KeyError where it is of another shape."""
    if key in _TEXTS:
        if not isinstance(item, str):
            raise TypeError(key)
        return item
    if key == "sample":
        if not isinstance(item, bool):
            raise TypeError(key)
        return item
    if key == "date":
        return date.fromisoformat(item)
    if key == "names":
        return {str(pair["name"]): str(pair["sha256"]) for pair in item}
    return [Cut(str(cut["id"]), str(cut["file"]), str(cut.get("sketch", ""))) for cut in item]
