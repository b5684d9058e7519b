"""Who said what: the words, the speaker, the verb."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.annotate.draft import Draft
from generator.annotate.quoted_words import Quoted, quoted
from generator.lexicon.names import NameWords
from generator.model import Mention, Quotation, Span

_REACH = 45  # characters between the words and the verb
_NEAR = 4  # characters between an organisation and its verb
_SHORTEST = 4
_STOP = re.compile("[。！？!?;；\n]")
_PRONOUN = re.compile(r"(?:^|[,，。”])[^,，。]{0,12}?(?P<who>他们?|她们?)[^,，。]{0,10}$")
_SOURCE = re.compile(
    r"(?P<who>[^,，。;；:：“”、!！?？]{0,24}?(?:负责人|负责同志|工作人员|人士|发言人|当事人|专家|学者|分析师|店主|店员|老板|村民|市民|居民|游客|旅客|乘客|家长|学生|老师|教师|医生|护士|民警|司机|农户|商户|业主|摊主|经理|主任|队员|志愿者|"
    r"读者|观众|消费者|顾客|职工|工人|代表|委员|院长|校长|书记|局长|部长|会长|同志|先生|女士|大爷|大妈|老人|小伙|姑娘|妈妈|爸爸|孩子|客商|员工|企业家|工程师|记者|总统|总理|官员))(?:[^,，。]{0,6})$"
)
_LEAD = re.compile(
    "^(?:对此|为此|近日|日前|随后|当时|其中|同时|此外|同样|而|但|据|在[^,，]{0,12}[,，]|一位|一名|有|这位|该|来自)[,，]?"
)


@dataclass(frozen=True, slots=True)
class _Said:
    speaker: str | None
    verb: str | None
    named: bool


@lru_cache(maxsize=4)
def _verbs(names: NameWords) -> re.Pattern[str]:
    words = sorted((verb for verb in names.say_verbs if verb != "称"), key=len, reverse=True)
    return re.compile("(?:" + "|".join(words) + r"|称(?![为赞号]))")


def quotations(draft: Draft) -> None:
    """Add the quotations that somebody said; words in marks that only set off a name are left alone.

    The speaker stands before the words (…说:“…”) or behind them (“…。”…说); 他 means the person named last.
    An unnamed source is kept as printed (市南区工信局相关负责人), with `named` False.
    """
    blocks = draft.article.blocks
    texts = [block.text if block.kind == "paragraph" else "" for block in blocks]
    if not any("“" in text for text in texts):
        return
    verbs = _verbs(draft.context.lexicon.names)
    last: _Said | None = None
    for quote in quoted(texts):
        said = _behind(draft, texts, quote, verbs) or _before(draft, texts, quote, verbs)
        if said is None and last and _goes_on(texts, quote):
            said = last
        if said is None:
            continue
        last = said
        span = Span(quote.block, quote.start, quote.end)
        draft.quotations.append(Quotation(quote.words, said.speaker, said.verb, said.named, span))


def _behind(draft: Draft, texts: list[str], quote: Quoted, verbs: re.Pattern[str]) -> _Said | None:
    """Words first: “…。”某某表示."""
    text = texts[quote.last_block]
    if not quote.whole or len(quote.words) < _SHORTEST:
        return None
    stop = _STOP.search(text, quote.close)
    end = min(stop.start() if stop else len(text), quote.close + _REACH)
    opening = text.find("“", quote.close, end)
    for verb in verbs.finditer(text, quote.close, end if opening < 0 else opening):
        said = _speaker(draft, quote.last_block, quote.close, verb.start(), text)
        if said:
            return _Said(said[0], verb[0], said[1])
    return None


def _before(draft: Draft, texts: list[str], quote: Quoted, verbs: re.Pattern[str]) -> _Said | None:
    """Speaker first: 某某表示:“…”."""
    text = texts[quote.block]
    mark = text[quote.start - 2 : quote.start - 1]
    if (
        quote.start < len(":“")
        or mark not in ",，:："
        or (mark in ",，" and not quote.whole)
        or len(quote.words) < _SHORTEST
    ):
        return None
    low = max((match.end() for match in _STOP.finditer(text, 0, quote.start - 1)), default=0)
    found = list(verbs.finditer(text, max(low, quote.start - _REACH - 30), quote.start - 1))
    for verb in reversed(found):
        if mark in ",，" and verb.end() < quote.start - 8:
            break
        said = _speaker(draft, quote.block, low, verb.start(), text)
        if said:
            return _Said(said[0], verb[0], said[1])
    if mark in ":：" and not found:
        said = _speaker(draft, quote.block, low, quote.start - 2, text)
        return _Said(said[0], None, said[1]) if said and said[1] else None
    return None


def _goes_on(texts: list[str], quote: Quoted) -> bool:
    """Does the speech go on after the verb: “…,”某某说,“…。”."""
    before = texts[quote.block][: quote.start - 1]
    return (
        quote.whole and before[-1:] in ",，:：。" and "”" in before[-_REACH:] and len(quote.words) > _SHORTEST
    )


def _speaker(draft: Draft, block: int, low: int, high: int, text: str) -> tuple[str, bool] | None:
    """The speaker named between `low` and `high` of a block: (as printed or full name, is it a name)."""
    inside = [
        mention
        for mention in draft.mentions
        if mention.span.block == block and low <= mention.span.start and mention.span.end <= high
    ]
    people = [
        mention
        for mention in inside
        if mention.kind == "person" and mention.rule not in ("byline", "doctrine")
    ]
    if people:
        return people[-1].name, True
    between = text[low:high]
    source = _SOURCE.search(between)
    if source:
        return _LEAD.sub("", source["who"]) or source["who"], False
    if _PRONOUN.search(between):
        return _last_person(draft, block, low)
    organisations = [
        mention for mention in inside if mention.kind == "organisation" and high - mention.span.end < _NEAR
    ]
    return (organisations[-1].name, True) if organisations else None


def _last_person(draft: Draft, block: int, at: int) -> tuple[str, bool] | None:
    earlier: list[Mention] = [
        mention
        for mention in draft.mentions
        if mention.kind == "person"
        and mention.rule != "byline"
        and (mention.span.block, mention.span.start) < (block, at)
    ]
    if not earlier:
        return None
    return max(earlier, key=lambda mention: (mention.span.block, mention.span.start)).name, True
