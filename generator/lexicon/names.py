"""Words for finding names: surnames, titles, organisations' endings, verbs, and the newsroom's own names."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Any

from msgspec import Struct, field

from generator import yamldoc
from generator.config import did_you_mean
from generator.diagnostics import ContentError, Diagnostic
from generator.lexicon.matcher import Matcher
from generator.lexicon.words import Word, read_list, read_words
from generator.yamldoc import Document

_PATH = "lexicon/names.yaml"
_KEYS = ("people", "organisations", "titles", "not_names")


class OwnNames(Struct, frozen=True):
    """What a newsroom adds: people and organisations (name → short names), titles, and what is no name."""

    people: tuple[str, ...] = ()
    organisations: dict[str, tuple[str, ...]] = field(default_factory=dict)
    titles: tuple[str, ...] = ()
    not_names: frozenset[str] = frozenset()


class NameWords:
    """The name words, each list read when first asked for."""

    def __init__(self, own: OwnNames) -> None:
        self.own = own

    @cached_property
    def words(self) -> dict[str, Word]:
        """Common words → (class, grade of frequency)."""
        return read_words()

    @cached_property
    def surnames(self) -> dict[str, float]:
        """Surname → how readily it is read as one: 1 for common ones, 0.75, 0.4 for rare."""
        lists = read_list("surnames.txt")
        rare = dict.fromkeys("".join(lists["rare"]), 0.4)
        middling = dict.fromkeys("".join(lists["middling"]), 0.75)
        return (
            rare
            | middling
            | dict.fromkeys("".join(lists["common"]), 1.0)
            | dict.fromkeys(lists["compound"], 1.0)
        )

    @cached_property
    def surnames_behind_titles(self) -> dict[str, float]:
        """Surnames that are ordinary words everywhere else (和, 字, 普): read only behind a title."""
        return dict.fromkeys(read_list("surnames.txt")["behind"], 0.2)

    @cached_property
    def not_names(self) -> frozenset[str]:
        """What looks like a person's name and is none (黄淮海), the newsroom's own words too."""
        return frozenset(read_list("surnames.txt")["not_names"]) | self.own.not_names

    @cached_property
    def known_people(self) -> frozenset[str]:
        """Whole names that are people wherever they stand: those of history, and the newsroom's own."""
        return frozenset(read_list("surnames.txt")["whole"]) | frozenset(self.own.people)

    @cached_property
    def given(self) -> dict[str, float]:
        """Character of given names → 1 if it is far more frequent there than in running text, else 0.4."""
        lists = read_list("given.txt")
        return dict.fromkeys("".join(lists["usual"]), 0.4) | dict.fromkeys("".join(lists["typical"]), 1.0)

    @cached_property
    def given_words(self) -> frozenset[str]:
        """Common words that are given names as well (和平, 国庆)."""
        return frozenset(read_list("given.txt")["words"])

    @cached_property
    def sounds(self) -> frozenset[str]:
        """Characters that write the sound of foreign names."""
        return frozenset("".join(read_list("foreign.txt")["sound"]))

    @cached_property
    def japanese_surnames(self) -> tuple[str, ...]:
        """Japanese surnames of two and more characters."""
        return read_list("foreign.txt")["japanese"]

    @cached_property
    def japanese_given(self) -> frozenset[str]:
        """Characters of Japanese given names."""
        return frozenset("".join(read_list("foreign.txt")["japanese_given"]))

    @cached_property
    def peoples(self) -> tuple[str, ...]:
        """Parts of Tibetan, Mongolian and Uygur names (才让, 卓玛)."""
        return read_list("foreign.txt")["peoples"]

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """Titles and callings that stand before a name."""
        return (*read_list("titles.txt")["before"], *self.own.titles)

    @cached_property
    def title_set(self) -> frozenset[str]:
        """The titles of two characters and more."""
        return frozenset(title for title in self.titles if len(title) > 1)

    @cached_property
    def titles_after(self) -> tuple[str, ...]:
        """Titles and forms of address that stand after a name."""
        return read_list("titles.txt")["after"]

    @cached_property
    def at_large(self) -> frozenset[str]:
        """Titles of people at large (市民, 商户), which stand before much else than names."""
        return frozenset(read_list("titles.txt")["at_large"])

    @cached_property
    def callings(self) -> frozenset[str]:
        """Words that say who somebody is without being a title to print (女儿, 小伙儿)."""
        return frozenset(read_list("titles.txt")["calling"])

    @cached_property
    def title_domains(self) -> frozenset[str]:
        """Lines of work that belong to the title behind them (外贸总监)."""
        return frozenset(read_list("titles.txt")["domain"])

    @cached_property
    def led_titles(self) -> frozenset[str]:
        """The titles that take such a word."""
        return frozenset(read_list("titles.txt")["led"])

    @cached_property
    def group_words(self) -> frozenset[str]:
        """Words after a name that are no title (夫妇, 等人)."""
        return frozenset(read_list("titles.txt")["group"])

    @cached_property
    def say_verbs(self) -> tuple[str, ...]:
        """Verbs beside quoted words."""
        return read_list("speech.txt")["say"]

    @cached_property
    def person_verbs(self) -> tuple[str, ...]:
        """Words that follow a person's name."""
        return read_list("speech.txt")["do"]

    @cached_property
    def led_by(self) -> tuple[str, ...]:
        """Words that mostly have a person behind them (采访了, 徒弟)."""
        return read_list("speech.txt")["led"]

    @cached_property
    def followed_by(self) -> tuple[str, ...]:
        """Words that mostly have a person before them (看来, 和妻子)."""
        return read_list("speech.txt")["followed"]

    @cached_property
    def organisation_endings(self) -> dict[str, str]:
        """Ending of organisations' names → its kind: firm, body, place_bound, sector, middle."""
        lists = read_list("organisations.txt")
        kinds = {word: kind for kind in ("sector", "place_bound", "body", "firm") for word in lists[kind]}
        middle = dict.fromkeys(_numbered_schools(), "middle")
        return middle | {f"第{school}学": "body" for school in middle} | kinds

    @cached_property
    def inner_verbs(self) -> frozenset[str]:
        """Verbs and the like that stand inside organisations' names (开发, 监测)."""
        return frozenset(read_list("organisations.txt")["inner"])

    @cached_property
    def organisation_heads(self) -> frozenset[str]:
        """Words that names of public bodies begin with (国家, 中央)."""
        return frozenset(read_list("organisations.txt")["head"])

    @cached_property
    def common_bodies(self) -> frozenset[str]:
        """Endings that name a class of bodies, not one, behind a mere rank (国家队, 全国大学)."""
        return frozenset(read_list("organisations.txt")["common"])

    @cached_property
    def ranks(self) -> frozenset[str]:
        """Those ranks (国家, 全国, 市)."""
        return frozenset(read_list("organisations.txt")["rank"])

    @cached_property
    def organisations(self) -> tuple[str, ...]:
        """Whole names of organisations, the newsroom's own first."""
        return (*self.own.organisations, *read_list("organisations.txt")["known"])

    @cached_property
    def organisation_matcher(self) -> Matcher[str]:
        """Finds endings and whole names of organisations → the ending's kind, or `known`."""
        return Matcher(self.organisation_endings | dict.fromkeys(self.organisations, "known"))

    @cached_property
    def organisation_shorts(self) -> dict[str, str]:
        """Name of a body known to all → what it is called for short (最高人民法院 → 最高法)."""
        pairs = [pair.split("=") for pair in read_list("organisations.txt")["short"]]
        return {name: short for short, name in pairs}

    @cached_property
    def abroad(self) -> frozenset[str]:
        """The countries, for asking whether a word is one."""
        return frozenset(self.countries)

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """Countries and territories."""
        return read_list("places.txt")["country"]

    @cached_property
    def no_places(self) -> tuple[str, ...]:
        """Words that only look like a place (京剧, 北京时间)."""
        return read_list("places.txt")["no_place"]

    @cached_property
    def ordinary_places(self) -> frozenset[str]:
        """Divisions whose full name is an ordinary word (城区), read only behind their city."""
        return frozenset(read_list("places.txt")["ordinary"])

    @cached_property
    def no_shorts(self) -> frozenset[str]:
        """Cities whose short form means something else more often (日照)."""
        return frozenset(read_list("places.txt")["no_short"])

    @cached_property
    def foreign_places(self) -> tuple[str, ...]:
        """Foreign cities and regions."""
        return read_list("places.txt")["foreign"]


def _numbered_schools() -> list[str]:
    """四中 to 九十九中, the middle schools of a city (五十八中)."""
    ones = "一二三四五六七八九"
    tens = ["十", *(f"{ten}十" for ten in ones[1:])]
    numbers = [*ones[3:], *tens, *(ten + one for ten in tens for one in ones)]
    return [f"{number}中" for number in numbers]


@lru_cache(maxsize=4)
def read_name_words(own: str | None) -> NameWords:
    """The built-in name words with the newsroom's own `names.yaml` added.

    Raises:
        ContentError: the newsroom's file is wrong (E410 no YAML, E411 unknown key, E412 wrong type, E413 a
            name of one character).
    """
    if own is None:
        return NameWords(OwnNames())
    document = yamldoc.load(own, _PATH, code="E410", keep=True)
    values = yamldoc.mapping(document, "E412")
    problems = [problem for key, value in values.items() for problem in _problems(document, key, value)]
    if problems:
        raise ContentError(*problems)
    firms = values.get("organisations") or {}
    firms = firms if isinstance(firms, dict) else dict.fromkeys(firms)
    shorts: dict[str, tuple[str, ...]] = {name: tuple(short or ()) for name, short in firms.items()}
    return NameWords(
        OwnNames(
            people=tuple(values.get("people") or ()),
            organisations=shorts,
            titles=tuple(values.get("titles") or ()),
            not_names=frozenset(values.get("not_names") or ()),
        )
    )


def _problems(document: Document, key: str, value: Any) -> list[Diagnostic]:
    if key not in _KEYS:
        hint = did_you_mean(key, list(_KEYS))
        return [document.problem("E411", f"unknown key {key!r}", (key,), key=True, hint=hint)]
    if value is None:
        return []
    if key == "organisations" and isinstance(value, dict):
        found = [problem for name in value for problem in _name_problems(document, (key, name), name)]
        for name, shorts in value.items():
            found += _list_problems(document, (key, name), shorts or [])
        return found
    return _list_problems(document, (key,), value)


def _list_problems(document: Document, where: yamldoc.Path, value: Any) -> list[Diagnostic]:
    if not isinstance(value, list):
        return [document.problem("E412", f"{where[-1]} must be a list of names", where)]
    return [
        problem
        for number, name in enumerate(value)
        for problem in _name_problems(document, (*where, number), name)
    ]


def _name_problems(document: Document, where: yamldoc.Path, name: Any) -> list[Diagnostic]:
    if not isinstance(name, str):
        return [document.problem("E412", "a name must be text", where, hint="put it in quotes")]
    if len(name.strip()) < 2:  # noqa: PLR2004 - a single character would be found inside every other word
        hint = "give at least two characters, or leave it out"
        return [document.problem("E413", f"{name!r} is too short to be found safely", where, hint=hint)]
    return []
