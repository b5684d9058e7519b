"""The interface's words: `templates/strings/<language>.yaml` → one flat mapping `section.word` → text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator import yamldoc
from generator.diagnostics import ContentError, Diagnostic

if TYPE_CHECKING:
    from collections.abc import Mapping


def read_strings(text: str, path: str) -> dict[str, str]:
    """Read a file of words; nested mappings become dotted keys.

    Raises:
        ContentError: broken YAML (E411), or a word that is no text (E412); all of them at once.
    """
    document = yamldoc.load(text, path, code="E411", keep=True)
    words: dict[str, str] = {}
    problems: list[Diagnostic] = []

    def walk(value: Any, where: tuple[str, ...]) -> None:
        if isinstance(value, dict):
            for key, part in value.items():
                walk(part, (*where, key))
        elif isinstance(value, str):
            words[".".join(where)] = value
        else:
            problems.append(
                document.problem("E412", f"{'.'.join(where)} must be text", where, hint="put it in quotes")
            )

    walk(dict(yamldoc.mapping(document, "E412")), ())
    if problems:
        raise ContentError(*problems)
    return words


class Words:
    """Looks words up and fills their blanks: `words("edition.count", n=8)`."""

    __slots__ = ("_words",)

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def __call__(self, key: str, **blanks: object) -> str:
        """The word of a key, its `{blanks}` filled.

        Raises:
            KeyError: no such word, or a blank that is not given.
        """
        word = self._words[key]
        return word.format_map(blanks) if blanks else word

    def get(self, key: str, default: str) -> str:
        """The word of a key, or `default` (for words that come from data, such as kinds of defects)."""
        return self._words.get(key, default)
