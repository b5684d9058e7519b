"""The common words of the language with class and frequency: what a name must not be mistaken for."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

Word = tuple[str, int]
"""Class (n noun, v verb, w verb used as noun, a adjective, d adverb, …) and grade of frequency, 1 to 9."""


@lru_cache(maxsize=1)
def read_words() -> dict[str, Word]:
    """Word → (class, grade), about 78,000 of one to four characters; 20 ms, so only where text is read."""
    text = (resources.files("generator.lexicon") / "data" / "words.txt").read_text(encoding="utf-8")
    words: dict[str, Word] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        kind, grade, length, run = line.split(" ")
        entry, size = (kind, int(grade)), int(length)
        for at in range(0, len(run), size):
            words[run[at : at + size]] = entry
    return words


@lru_cache(maxsize=16)
def read_list(file: str) -> dict[str, tuple[str, ...]]:
    """A data file of lines `label word word …` → label → words; a label may have several lines.

    Args:
        file: its name in `generator/lexicon/data/`.
    """
    text = (resources.files("generator.lexicon") / "data" / file).read_text(encoding="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            label, *words = line.split()
            found[label] = (*found.get(label, ()), *words)
    return found
