"""One block of an article while people are looked for: its text, what is taken, the names found so far."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from generator.annotate.draft import Draft
from generator.annotate.folding import fold
from generator.annotate.names.coined_titles import LAST, coined_titles
from generator.annotate.names.person_shape import NEVER
from generator.annotate.names.person_titles import TitleText
from generator.annotate.patterns import by_first
from generator.lexicon.matcher import Matcher
from generator.lexicon.names import NameWords

Range = tuple[int, int]
# What stands before a name, what after it, the last of a title that no list holds, a part of a name.
_TITLE, _TOLD, _LAST_OF_TITLE, _PART = 1, 2, 4, 8
OPENING = frozenset("“‘”’(（《,，。;；:：!！?？、 　■□…—")


class NameBlock(Struct):
    """A block's number and folded text, and what stands in it.

    `taken`: places and the like; `spoken`: half-open spans of verbs of speech and titles behind names;
    `coined`: where titles end that no list holds; `parts`: names of the peoples of the west and
    north (才让卓玛), start → end and number of their parts; `busy`: 1 for every character that is taken or
    part of a name; `names`: span → (rule, confidence).
    """

    number: int
    text: str
    taken: list[Range]
    titles: TitleText
    spoken: list[Range]
    coined: Collection[int]
    parts: dict[int, tuple[int, int]]
    busy: bytearray
    names: dict[Range, tuple[str, float]]

    def free(self, start: int, end: int) -> bool:
        """Does nothing found so far overlap the span?"""
        return 1 not in self.busy[start:end]

    def clear(self, start: int, end: int) -> bool:
        """Is the span free but for places inside a name (尚|长春)?"""
        if self.free(start, end):
            return True
        over = [(low, high) for low, high in (*self.taken, *self.names) if low < end and start < high]
        return all(start < low and high <= end and (low, high) not in self.names for low, high in over)

    def add(self, start: int, end: int, rule: str, confidence: float) -> None:
        """Note a name; the span must be free."""
        self.names[start, end] = (rule, confidence)
        self.busy[start:end] = b"\1" * (end - start)

    def drop(self, start: int, end: int) -> None:
        """Forget the names that overlap the span."""
        for low, high in [span for span in self.names if span[0] < end and start < span[1]]:
            del self.names[low, high]
            self.busy[low:high] = bytes(high - low)

    def opened(self, at: int) -> bool:
        """Does a clause begin at `at`?"""
        return at == 0 or self.text[at - 1] in OPENING


class NamePatterns(Struct, frozen=True):
    """The word lists as matchers: titles before names, verbs and titles after them, beginnings of names."""

    beside: Matcher[int]  # what stands beside names, by the flags above
    heads: frozenset[str]  # characters that names begin with
    title_set: frozenset[str]
    after: re.Pattern[str]
    surnames: re.Pattern[str]
    known: re.Pattern[str]
    led: frozenset[str]
    followed: re.Pattern[str]
    follow: frozenset[str]


@lru_cache(maxsize=4)
def name_patterns(names: NameWords) -> NamePatterns:
    """One set of patterns for each set of name words."""
    says = frozenset((*names.say_verbs, *names.titles_after))
    titles = frozenset(names.titles)
    follow = (*names.say_verbs, *names.person_verbs, *names.titles_after)
    beside = dict.fromkeys(LAST, _LAST_OF_TITLE) | dict.fromkeys(names.peoples, _PART)
    beside |= {word: _TITLE * (word in titles) | _TOLD * (word in says) for word in (*titles, *says)}
    return NamePatterns(
        beside=Matcher(beside),
        heads=_heads(names),
        title_set=names.title_set,
        after=re.compile("|".join(sorted(names.titles_after, key=len, reverse=True))),
        surnames=_beginnings(names),
        known=re.compile(by_first(sorted(map(re.escape, names.known_people), key=len, reverse=True))),
        led=frozenset(names.led_by),
        followed=re.compile("|".join(sorted(names.followed_by, key=len, reverse=True))),
        follow=frozenset(word for word in follow if len(word) > 1),
    )


def _heads(names: NameWords) -> frozenset[str]:
    """The first characters of surnames, of names of one part, and of foreign ones."""
    return names.sounds.union(
        word[0] for word in (*names.surnames, *names.surnames_behind_titles, *names.peoples)
    )


def _beginnings(names: NameWords) -> re.Pattern[str]:
    """Where a name may begin: at the head of a clause, elsewhere only before a typical character."""
    single = "".join(surname for surname in names.surnames if len(surname) == 1)
    compound = [surname for surname in names.surnames if len(surname) > 1]
    double = "|".join(f"(?<={surname})" for surname in compound)
    seconds = "".join(sorted({surname[1] for surname in compound}))
    heads = "".join(sorted({*single, *(surname[0] for surname in compound)}))  # a search for one set is quick
    given = "".join(char for char in names.given if char not in NEVER)
    typical = "".join(char for char, weight in names.given.items() if weight == 1 and char not in NEVER)
    opening = re.escape("".join(OPENING))
    return re.compile(
        f"[{heads}](?=[{given}{seconds}])(?:"  # most go no further
        f"(?<=[{single}])(?:(?=[{typical}]|[{given}][{typical}])|(?<![^{opening}].)(?=[{given}]))|"
        f"(?=[{seconds}](?:{double})[{given}]))"
    )


def name_blocks(draft: Draft) -> Iterator[NameBlock]:
    """The article's blocks, with the places and organisations that the stages before have found."""
    names = draft.context.lexicon.names
    patterns = name_patterns(names)
    taken: dict[int, list[Range]] = {}
    organisations: dict[int, dict[int, tuple[int, str]]] = {}
    for mention in draft.mentions:
        span = mention.span
        if mention.rule != "anaphora":
            taken.setdefault(span.block, []).append((span.start, span.end))
        if mention.kind == "organisation":
            organisations.setdefault(span.block, {})[span.end] = (span.start, mention.name)
    texts = [fold(block.text) for block in draft.article.blocks]
    for number, words in enumerate(patterns.beside.find_each(texts)):
        text = texts[number]
        ends, told, lasts, parts = _beside(text, words)
        coined = dict(coined_titles(text, lasts, patterns.heads, names)) if lasts else {}
        ends |= coined
        titles = TitleText(
            text,
            ends,
            organisations.get(number, {}),
            names.callings,
            names.title_domains,
            names.led_titles,
            names.words,
        )
        known = _runs(parts) if parts else {}
        here = taken.get(number, [])
        yield NameBlock(number, text, here, titles, told, coined, known, _busy(text, here), {})


def _busy(text: str, taken: Iterable[Range]) -> bytearray:
    busy = bytearray(len(text))
    for low, high in taken:
        busy[low:high] = b"\1" * (high - low)
    return busy


def _beside(
    text: str, words: Iterable[tuple[int, int, int]]
) -> tuple[dict[int, int], list[Range], list[int], list[Range]]:
    """Titles (end → start), what tells of a name before it, ends of last characters, parts of names."""
    titles: dict[int, int] = {}
    told: list[Range] = []
    lasts: list[int] = []
    parts: list[Range] = []
    for start, end, kind in words:
        if kind & _TITLE:
            titles[end] = start
        if kind & _TOLD:
            told.append((start, end))
        elif kind == _LAST_OF_TITLE:
            lasts.append(end)
        elif kind == _PART:
            parts.append((start, end))
    if "中校长" in text:
        titles = dict(_title_end(text, start, end) for end, start in titles.items())
    return titles, told, lasts, parts


def _title_end(text: str, start: int, end: int) -> tuple[int, int]:
    """The end and start of a title; 中校 before 长 is the end of a school's name (五十八中|校长)."""
    if text[end : end + 1] == "长" and text[start:end] == "中校":
        return end + 1, start + 1
    return end, start


def _runs(parts: list[Range]) -> dict[int, tuple[int, int]]:
    """Parts of names that stand side by side as one: start → end, and how many they are."""
    runs: dict[int, tuple[int, int]] = {}
    first = -1
    for start, end in parts:
        if runs and runs[first][0] == start:
            runs[first] = (end, runs[first][1] + 1)
        else:
            first = start
            runs[first] = (end, 1)
    return runs
