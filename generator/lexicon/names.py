"""Words for finding names: surnames, titles, organisation suffixes, speech verbs, and the common words they hide in."""

from __future__ import annotations


class NameWords:
    """The name words, each list read when first asked for."""

    def __init__(self, own: str | None = None) -> None:
        self.own = own


def read_name_words(own: str | None) -> NameWords:
    """The built-in name words with the newsroom's own `names.yaml` added."""
    return NameWords(own)
