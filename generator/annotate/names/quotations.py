"""Who said what: the words, the speaker, the verb."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from generator.annotate.draft import Draft
from generator.annotate.names.quoted_words import Quoted, quoted
from generator.annotate.names.speakers import Speakers
from generator.lexicon.names import NameWords
from generator.model import Quotation, Span

_REACH = 45  # characters between the words and the verb
_FAR = 150  # characters in which the sentence before the words begins
_SHORTEST = 4
_STOP = re.compile("[。！？!?;；\n]")


class _Said(NamedTuple):
    speaker: str | None
    verb: str | None
    named: bool


@lru_cache(maxsize=4)
def _verbs(names: NameWords) -> re.Pattern[str]:
    words = sorted((verb for verb in names.say_verbs if verb != "称"), key=len, reverse=True)
    return re.compile("(?:" + "|".join(words) + r"|称(?![为赞号]))(?<!报道)")


def quotations(draft: Draft) -> None:
    """Add the quotations that somebody said; words in marks that only set off a name are left alone.

    The speaker stands before the words (…说:“…”) or behind them (“…。”…说); 他 means the person named last.
    An unnamed source is kept as printed (区教育局相关负责人), with `named` False.
    """
    blocks = draft.article.blocks
    texts = [block.text if block.kind == "paragraph" else "" for block in blocks]
    if "“" not in "".join(texts):
        return
    quotes = [quote for quote in quoted(texts) if len(quote.words) >= _SHORTEST]
    if not quotes:
        return  # nothing but names
    verbs = _verbs(draft.context.lexicon.names)
    speakers = Speakers(draft.mentions)
    last: _Said | None = None
    for quote in quotes:
        said = _behind(speakers, texts, quote, verbs) or _before(speakers, texts, quote, verbs)
        if said is None and last and _goes_on(texts, quote):
            said = last
        if said is None:
            continue
        last = said
        span = Span(quote.block, quote.start, quote.end)
        draft.quotations.append(Quotation(quote.words, said.speaker, said.verb, said.named, span))


def _behind(speakers: Speakers, texts: list[str], quote: Quoted, verbs: re.Pattern[str]) -> _Said | None:
    """Words first: “…。”某某表示."""
    text = texts[quote.last_block]
    if not quote.whole:
        return None
    stop = _STOP.search(text, quote.close)
    end = min(stop.start() if stop else len(text), quote.close + _REACH)
    opening = text.find("“", quote.close, end)
    for verb in verbs.finditer(text, quote.close, end if opening < 0 else opening):
        said = speakers.named_in(quote.last_block, quote.close, verb.start(), text)
        if said:
            return _Said(said[0], verb[0], said[1])
    return None


def _before(speakers: Speakers, texts: list[str], quote: Quoted, verbs: re.Pattern[str]) -> _Said | None:
    """Speaker first: 某某表示:“…”."""
    text = texts[quote.block]
    mark = text[quote.start - 2 : quote.start - 1]
    if quote.start < len(":“") or mark not in ",，:：" or (mark in ",，" and not quote.whole):
        return None
    low = max(
        (match.end() for match in _STOP.finditer(text, max(0, quote.start - _FAR), quote.start - 1)),
        default=0,
    )
    found = list(verbs.finditer(text, max(low, quote.start - _REACH - 30), quote.start - 1))
    for verb in reversed(found):
        if mark in ",，" and verb.end() < quote.start - 8:
            break
        said = speakers.named_in(quote.block, low, verb.start(), text)
        if said:
            return _Said(said[0], verb[0], said[1])
    if mark in ":：" and not found:
        said = speakers.named_in(quote.block, low, quote.start - 2, text)
        return _Said(said[0], None, said[1]) if said and said[1] else None
    return None


def _goes_on(texts: list[str], quote: Quoted) -> bool:
    """Does the speech go on after the verb: “…,”某某说,“…。”."""
    before = texts[quote.block][: quote.start - 1]
    return (
        quote.whole and before[-1:] in ",，:：。" and "”" in before[-_REACH:] and len(quote.words) > _SHORTEST
    )
