"""Has a first paragraph lost its beginning? Evidence from the paragraph, its headline and its page.

`WORTH` is the list of the evidence. Its weights are a logistic regression on the development pages and on cut
copies of whole paragraphs. Cross-validated by pages, nine of ten starts that it calls lost are, and it finds
more than eight of ten.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from msgspec import Struct

from generator.parse.kinds import CLOSERS, FINAL, OPENERS, opens_later, opens_news

WORTH = {
    "closes or stops what nothing opened": 2.0,
    "one short sentence": 1.8,
    "others on the page are dated": 1.5,
    "below 100 characters": 1.25,
    "below 60 characters": 0.4,
    "particle or later half of a word": 0.6,
    "second paragraph reads as a later one": 0.55,
    "little of the headline": 0.15,
    "much of the headline": -0.8,
    "opens with the headline's own words": -0.85,
    "long article": -0.85,
    "several sentences": -0.55,
    "speaks of me": -0.85,
    "ends in a colon": -2.0,
    "opens a quotation": -1.15,
    "opens with a preposition": -1.15,
    "numbered": -1.75,
    "reads as a first paragraph": -2.0,
    "opens with a time": -2.0,
}
BIAS = -1.8
# What the page's other words say: how the first two characters, and the first, stand elsewhere.
BOUND, FREE, MOSTLY_INSIDE, NEVER_FIRST, ONE_WORD = 0.8, -0.55, 1.0, 1.2, 0.6
SURE = 1.5  # the score from which a start counts as lost
_HEAD = 120  # characters of a paragraph in which a stray closing mark tells of a lost opening one
_LONG_ARTICLE = 900
# What can hardly stand first in a Chinese sentence: particles, suffixes, the later half of common words.
_LATE = frozenset("的了着过和与及等并而或之们性化者里内外间后前时地得到于把让对都就")
_MARKS = frozenset(",.、。;:!?)}]”』」’》%·")
_PREPOSITIONS = frozenset("在从自随当每由")
_QUOTES, _CLOSERS = re.compile(f"[{re.escape(OPENERS + CLOSERS)}]"), re.compile(f"[{re.escape(CLOSERS)}]")
_NUMBERED = re.compile(r"(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[、.]")
_TIME = re.compile(
    r"元旦|春节|新年|新春|元月|年[前初]|岁[末尾]|日前|近日|[今昨去前]年|[今昨][天日]|清晨|夜|如今|目前"
)


class Opening(Struct, frozen=True):
    """An article's opening, folded to NFKC; `page` is the text around it, read only where it decides."""

    headline: str
    paragraph: str
    second: str
    size: int
    dated_page: bool

    def lost(self, page: str) -> bool:
        """Has the first paragraph lost its beginning?"""
        score = BIAS + sum(WORTH[name] for name in self.evidence())
        return score + sum(standing(self.paragraph, page)) >= SURE

    def open_question(self) -> bool:
        """Can the page's words still turn the answer to yes?"""
        best = BOUND + MOSTLY_INSIDE + NEVER_FIRST + ONE_WORD
        return BIAS + best + sum(WORTH[name] for name in self.evidence()) >= SURE

    def evidence(self) -> Iterator[str]:  # noqa: C901 - one question a line
        """What speaks for or against, by its name in `WORTH`."""
        text, head = self.paragraph, self.paragraph[:_HEAD]
        if stray_closer(head) or head[0] in _MARKS:
            yield "closes or stops what nothing opened"
        for limit in (100, 60):
            if len(text) < limit:
                yield f"below {limit} characters"
        if len(text) < 40 and text.endswith(tuple(FINAL)):  # noqa: PLR2004 - a clause or two
            yield "one short sentence"
        if sum(map(text.count, "。!?")) > 1:
            yield "several sentences"
        if text.endswith(":"):
            yield "ends in a colon"
        if self.dated_page:
            yield "others on the page are dated"
        if self.size > _LONG_ARTICLE:
            yield "long article"
        if "我" in text or "咱" in text:
            yield "speaks of me"
        if self.second and opens_later(self.second):
            yield "second paragraph reads as a later one"
        yield from self._first_words(head)
        yield from self._headline_words()

    def _first_words(self, head: str) -> Iterator[str]:
        if head[0] in _LATE:
            yield "particle or later half of a word"
        if head[0] in OPENERS:
            yield "opens a quotation"
        if head[0] in _PREPOSITIONS:
            yield "opens with a preposition"
        if _NUMBERED.match(head):
            yield "numbered"
        if opens_news(head):
            yield "reads as a first paragraph"
        if _TIME.match(head):
            yield "opens with a time"

    def _headline_words(self) -> Iterator[str]:
        pairs = {one + two for one, two in zip(self.headline, self.headline[1:], strict=False)}
        words = {pair for pair in pairs if pair.isalnum()}
        if not words:
            return
        echo = sum(word in self.paragraph for word in words) / len(words)
        if echo < 0.25:  # noqa: PLR2004 - a chance or two
            yield "little of the headline"
        elif echo > 0.5:  # noqa: PLR2004 - most of it
            yield "much of the headline"
            if self.paragraph[:2] in words:
                yield "opens with the headline's own words"


def standing(text: str, page: str) -> Iterator[float]:
    """What the first characters are worth by how they stand elsewhere on the page.

    琛10日下午 is no opening where 琛 elsewhere always follows 其.
    """
    if not text[:2].isalpha():
        return
    before = _before(text[:2], page)
    inside = sum(map(str.isalpha, before))
    if inside < len(before):
        yield FREE
    elif len(set(before)) == 1:
        yield BOUND
    before = _before(text[0], page)
    inside = sum(map(str.isalpha, before))
    share = inside / len(before) if before else 0.0
    if len(before) >= 8 and share > 0.94:  # noqa: PLR2004 - of eight and more next to all
        yield MOSTLY_INSIDE
    if len(before) >= 3 and inside == len(before):  # noqa: PLR2004 - no chance
        yield NEVER_FIRST
    if len(before) > 1 and share == 1 and len(set(before)) == 1:
        yield ONE_WORD


def _before(words: str, page: str) -> list[str]:
    """The character before each place where `words` stand, but for one at the start of a line: their own."""
    found = [page[match.start() - 1 : match.start()] for match in re.finditer(re.escape(words), page)]
    if "\n" in found:
        found.remove("\n")
    return found


def stray_closer(text: str) -> bool:
    """Does a quotation mark or bracket close that nothing has opened?"""
    if not _CLOSERS.search(text):
        return False
    depth = 0
    for char in _QUOTES.findall(text):
        depth += 1 if char in OPENERS else -1
        if depth < 0:
            return True
    return False


def folded(text: str) -> str:
    """The text in NFKC."""
    return text if unicodedata.is_normalized("NFKC", text) else unicodedata.normalize("NFKC", text)
