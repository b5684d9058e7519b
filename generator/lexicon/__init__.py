"""What the program knows of the language, and what the newsroom knows of its city.

`Lexicon` gathers the built-in data files of `data/` and the newsroom's own `content/lexicon/*.yaml`,
each part imported and read when first asked for, so that a command pays only for what it uses.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from copy import copy
from functools import cached_property
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.lexicon.districts import Districts
    from generator.lexicon.divisions import Divisions
    from generator.lexicon.gazetteer import Gazetteer
    from generator.lexicon.indicators import Indicators
    from generator.lexicon.names import NameWords
    from generator.lexicon.topics import Topics
    from generator.lexicon.units import Units

DATA = resources.files("generator.lexicon") / "data"


class Lexicon:
    """All word lists of one build.

    Args:
        newsroom: the text of each file of `content/lexicon/`, by file name; they add to the built-in
            data or replace its entries.
        city: the full name of the home city, to which 全市 and 我市 refer.

    The parts raise `ContentError` with file, line and column where a newsroom's file is wrong.
    """

    def __init__(self, newsroom: Mapping[str, str] | None = None, city: str | None = None) -> None:
        self.newsroom = dict(newsroom or {})
        self.city = city

    def at(self, city: str) -> Lexicon:
        """The same lists with another home city; made once a city, sharing what has been read."""
        if city not in self._elsewhere:
            other = copy(self)
            other.city = city
            for part in ("districts", "gazetteer", "digest", "_elsewhere"):
                other.__dict__.pop(part, None)
            self._elsewhere[city] = other
        return self._elsewhere[city]

    @cached_property
    def _elsewhere(self) -> dict[str, Lexicon]:
        return {}

    def _own(self, name: str) -> str | None:
        return self.newsroom.get(name)

    @cached_property
    def units(self) -> Units:
        """Units with dimension and factor, and the classifiers."""
        from generator.lexicon.units import read_units  # noqa: PLC0415 - see above

        return read_units(self._own("units.yaml"))

    @cached_property
    def indicators(self) -> Indicators:
        """Wordings of what is measured → canonical indicators."""
        from generator.lexicon.indicators import read_indicators  # noqa: PLC0415 - see above

        return read_indicators(self._own("indicators.yaml"))

    @cached_property
    def divisions(self) -> Divisions:
        """The administrative divisions of China down to counties."""
        from generator.lexicon.divisions import read_divisions  # noqa: PLC0415 - see above

        return read_divisions()

    @cached_property
    def districts(self) -> Districts:
        """The districts of the home city."""
        from generator.lexicon.districts import read_districts  # noqa: PLC0415 - see above

        return read_districts(self._own("districts.yaml"), self.city, self.divisions)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Every wording of a place, in one matcher."""
        from generator.lexicon.gazetteer import Gazetteer  # noqa: PLC0415 - see above

        return Gazetteer(self.divisions, self.districts, self.names)

    @cached_property
    def names(self) -> NameWords:
        """Surnames, titles, organisation suffixes, speech verbs."""
        from generator.lexicon.names import read_name_words  # noqa: PLC0415 - see above

        return read_name_words(self._own("names.yaml"))

    @cached_property
    def topics(self) -> Topics:
        """Topics with their weighted terms."""
        from generator.lexicon.topics import read_topics  # noqa: PLC0415 - see above

        return read_topics(self._own("topics.yaml"))

    @cached_property
    def digest(self) -> str:
        """Changes when any word list does: an input of every finding."""
        parts = [f"city={self.city}"]
        parts += [f"{name}={text}" for name, text in sorted(self.newsroom.items())]
        parts += [
            f"{entry.name}={entry.read_text(encoding='utf-8')}"
            for entry in sorted(DATA.iterdir(), key=lambda entry: entry.name)
            if entry.is_file()
        ]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
