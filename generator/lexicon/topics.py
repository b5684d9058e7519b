"""Topics with their weighted terms: `data/topics.yaml`, and the newsroom's own `topics.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache
from importlib import resources
from typing import Any

from msgspec import Struct

from generator import yamldoc
from generator.config import did_you_mean
from generator.diagnostics import ContentError, Diagnostic
from generator.lexicon.matcher import Matcher
from generator.yamldoc import Document

WEIGHTS = {"strong": 2.0, "weak": 0.5}
Weights = tuple[tuple[str, float], ...]
"""(topic id, weight), … that a term speaks for."""
_KEYS = ("name", "iptc", *WEIGHTS)
_PATH = "lexicon/topics.yaml"


class Topic(Struct, frozen=True):
    """One topic: id (also its slug), Chinese name, IPTC Media Topic code, terms with weights."""

    id: str
    name: str
    iptc: str
    terms: tuple[tuple[str, float], ...] = ()


class Topics:
    """All topics, in the order of the file; iterating gives them."""

    def __init__(self, topics: tuple[Topic, ...]) -> None:
        self._topics = {topic.id: topic for topic in topics}

    def __iter__(self) -> Iterator[Topic]:
        return iter(self._topics.values())

    def __len__(self) -> int:
        return len(self._topics)

    def __contains__(self, topic_id: object) -> bool:
        return topic_id in self._topics

    def get(self, topic_id: str) -> Topic | None:
        """The topic of that id."""
        return self._topics.get(topic_id)

    @cached_property
    def matcher(self) -> Matcher[Weights]:
        """Finds terms; a match's value is all that the term speaks for."""
        found: dict[str, Weights] = {}
        for topic in self:
            for term, weight in topic.terms:
                found[term] = (*found.get(term, ()), (topic.id, weight))
        return Matcher(found)


@lru_cache(maxsize=4)
def read_topics(own: str | None) -> Topics:
    """The built-in topics; a newsroom's own file adds terms to them, changes names, or adds topics.

    Raises:
        ContentError: the newsroom's file is wrong (E410 no YAML, E411 unknown key, E412 wrong type).
    """
    text = (resources.files("generator.lexicon") / "data" / "topics.yaml").read_text(encoding="utf-8")
    topics = _read(yamldoc.load(text, "topics.yaml", code="E410", keep=True), {})
    if own is not None:
        topics = _read(yamldoc.load(own, _PATH, code="E410", keep=True), topics)
    return Topics(tuple(topics.values()))


def _read(document: Document, known: dict[str, Topic]) -> dict[str, Topic]:
    topics = dict(known)
    problems: list[Diagnostic] = []
    for topic_id, entry in yamldoc.mapping(document, "E412").items():
        found = _problems(document, topic_id, entry, new=topic_id not in topics)
        problems += found
        if not found:
            topics[topic_id] = _merged(topic_id, entry, topics.get(topic_id))
    if problems:
        raise ContentError(*problems)
    return topics


def _problems(document: Document, topic_id: str, entry: Any, *, new: bool) -> list[Diagnostic]:
    if not topic_id.isascii() or not topic_id.replace("_", "").isalnum():
        hint = "use a–z and _: city_planning"
        return [
            document.problem("E412", f"{topic_id!r} cannot be a topic id", (topic_id,), key=True, hint=hint)
        ]
    if not isinstance(entry, dict):
        return [document.problem("E412", "a topic must be a mapping", (topic_id,))]
    found = []
    for key, value in entry.items():
        if key not in _KEYS:
            hint = did_you_mean(key, list(_KEYS))
            found.append(
                document.problem("E411", f"unknown key {key!r}", (topic_id, key), key=True, hint=hint)
            )
        elif not isinstance(value, str) and not (key in WEIGHTS and _is_words(value)):
            hint = "words parted by spaces, or a list of words" if key in WEIGHTS else "put it in quotes"
            found.append(document.problem("E412", f"{key} must be text", (topic_id, key), hint=hint))
    if new and "name" not in entry:
        found.append(document.problem("E412", f"the new topic {topic_id} needs a name", (topic_id,)))
    return found


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) and word for word in value)


def _merged(topic_id: str, entry: dict[str, Any], known: Topic | None) -> Topic:
    terms = dict(known.terms) if known else {}
    for grade, weight in WEIGHTS.items():
        words = entry.get(grade, "")
        for word in words.split() if isinstance(words, str) else words:
            terms[word] = weight
    return Topic(
        id=topic_id,
        name=entry.get("name") or (known.name if known else topic_id),
        iptc=entry.get("iptc") or (known.iptc if known else ""),
        terms=tuple(terms.items()),
    )
