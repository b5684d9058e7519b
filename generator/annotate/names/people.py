"""People: their names, titles and employers; who signs is a mention, but none of the people of the story."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from generator.annotate.draft import Draft
from generator.annotate.names.japanese_names import japanese
from generator.annotate.names.name_block import NameBlock, name_blocks, name_patterns
from generator.annotate.names.person_evidence import aged, beside, said, signed, titled
from generator.annotate.names.person_free import again, chained, foreign, known, shaped
from generator.annotate.names.person_shape import shape_reader
from generator.model import Mention, Person, Span

_CREDIT = re.compile(r"(?:摄影?|文/?图?|报道|绘|供图|电|讯|整理|翻译|编译|执笔)[^一-鿿]|[)）]")
_CREDIT_REACH = 12  # characters: two more names at most
_LONGEST_CREDIT = 3
_BY = ("记者", "通讯员", "摄影")
# Words that make a name part of the name of a doctrine or a book.
_DOCTRINE = re.compile(
    "(?:新时代|法治|经济|外交|生态文明|强军|文化|建党|军事|哲学|教育)*(?:理论|思想|主义|文选|选集|文集|著作)"
)


def people(draft: Draft) -> None:
    """Add a mention for each person's name, and list the people of the story in `draft.people`.

    `role` is the title as printed, without the organisation, several joined by 、; `organisation` likewise.
    Rules: `known` (of the word lists), `title` (title, then name), `said` (name, then a verb or a form of
    address), `list` (beside another name), `shape` (nothing but the name itself), `foreign`, `again` (a name
    found elsewhere in the article), `byline` (who signs or took the picture) and `doctrine` (…思想); the last
    two are not in `draft.people`.
    """
    names = draft.context.lexicon.names
    reader, patterns = shape_reader(names), name_patterns(names)
    blocks = list(name_blocks(draft))
    whole = "\n".join([block.text for block in blocks])
    japan, famous = "日本" in whole, patterns.known.search(whole) is not None
    for block in blocks:
        if famous:
            known(block, reader, patterns)
        japanese(block, names, japan=japan)
        signed(block, reader)
        titled(block, reader, names)
        said(block, reader, names)
        aged(block, reader)
        foreign(block, names)
    for block in blocks:
        shaped(block, reader, patterns)
        chained(block, reader)
        for start, end in list(block.names):
            beside(block, reader, start, end)
    again(blocks, reader)
    found = _with_shared_titles(_mentions(draft, blocks), blocks)
    if not found:
        return
    draft.mentions = [m for m in draft.mentions if not _inside(m, found)] + found
    draft.people = _story(found)


def _mentions(draft: Draft, blocks: Sequence[NameBlock]) -> list[Mention]:
    """The names found, in the order of the text, with their titles."""
    patterns = name_patterns(draft.context.lexicon.names)
    groups = draft.context.lexicon.names.group_words
    fulls = _full_foreign(blocks)
    found: list[Mention] = []
    for block in blocks:
        for (start, end), (rule, confidence) in sorted(block.names.items()) if block.names else ():
            surface = draft.article.blocks[block.number].text[start:end]
            held = block.titles.before(start)
            title = held.title or block.titles.after(end, patterns.after, groups)
            title = title or block.titles.apposition(end, patterns.title_set)
            if rule != "byline" and _signs(block.text, end, held.title):
                rule = "byline"  # noqa: PLW2901 - what it turned out to be
            elif _DOCTRINE.match(block.text, end):
                rule = "doctrine"  # noqa: PLW2901 - the same
            span = Span(block.number, start, end)
            name = fulls.get(surface, surface)
            found.append(Mention("person", name, surface, span, title, held.organisation, rule, confidence))
    return found


def _inside(place: Mention, people: Sequence[Mention]) -> bool:
    """Is what looked like a place a part of a name behind a title (副主席尚|长春)?"""
    if place.kind != "place":
        return False
    block, start, end = place.span.block, place.span.start, place.span.end
    for person in people:
        span = person.span
        if span.block == block and span.start < start and end <= span.end:
            return True
    return False


def _full_foreign(blocks: Sequence[NameBlock]) -> dict[str, str]:
    """Last part of a dotted name → the whole."""
    fulls: dict[str, str] = {}
    for block in blocks:
        for start, end in block.names:
            name = block.text[start:end]
            if "·" in name:
                fulls.setdefault(name.rsplit("·", 1)[1], name)
    return fulls


def _signs(text: str, end: int, title: str | None) -> bool:
    """Does the name sign the article or a picture: (本报记者…摄)?"""
    if title is None or not title.endswith(_BY):
        return False
    tail = _CREDIT.search(text, end, end + _CREDIT_REACH + _LONGEST_CREDIT)
    return tail is not None and tail.start() - end < _CREDIT_REACH


def _with_shared_titles(found: list[Mention], blocks: Sequence[NameBlock]) -> list[Mention]:
    """Give names listed behind one title that title, and what it makes of them."""
    shared: list[Mention] = []
    for mention in found:
        last = shared[-1] if shared else None
        if last and mention.role is None and mention.rule != "byline" and _follows(last, mention, blocks):
            rule = "byline" if last.rule == "byline" else mention.rule
            shared.append(replace(mention, role=last.role, organisation=last.organisation, rule=rule))
        else:
            shared.append(mention)
    return shared


def _follows(last: Mention, mention: Mention, blocks: Sequence[NameBlock]) -> bool:
    """Is `mention` the next name of the list that `last` stands in?"""
    if last.span.block != mention.span.block or last.span.end + 1 != mention.span.start:
        return False
    joiner = blocks[last.span.block].text[last.span.end]
    return joiner == "、" or (mention.rule == "list" and joiner in "和与及")


def _story(found: list[Mention]) -> list[Person]:
    """Each person once, with the first title printed."""
    story: dict[str, Person] = {}
    for mention in found:
        if mention.rule in ("byline", "doctrine"):
            continue
        known = story.get(mention.name)
        if known is None or (known.title is None and mention.role):
            story[mention.name] = Person(mention.name, mention.role, mention.organisation)
    return list(story.values())
