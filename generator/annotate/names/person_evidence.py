"""Names that something beside them gives away: a title, a verb of speech, a list, brackets at the end."""

from __future__ import annotations

import re

from generator.annotate.names.foreign_names import foreign_pattern, is_foreign
from generator.annotate.names.name_block import OPENING, NameBlock, name_patterns
from generator.annotate.names.person_shape import Shape, ShapeReader
from generator.annotate.names.person_unusual import between_title_and_verb, part_behind
from generator.lexicon.names import NameWords

# The least scores of a name's shape: LISTED_INSIDE where nothing tells that it begins there, BOTH_SIDES
# between a title and a verb of speech.
TITLED, COINED, AT_LARGE, SPOKEN, LISTED, LISTED_INSIDE, BOTH_SIDES = 0.3, 1.0, 1.4, 1.3, 0.7, 1.9, -0.3
_LENGTHS = (3, 2, 4)
_JOINERS = "、和与及"
_LED = "的与和对据由让向给被是以"
_AGED = re.compile("[0-9]{1,3}岁的(?=[一-鿿])")
_COMES_TO_SAY = ("来说,", "来说:", "来介绍", "来表示")
_TAIL = 48  # characters at the end of a paragraph in which its author may stand in brackets
_SIGNED = re.compile(r"[(（](?P<who>[^()（）,，。;；:：]{2,40})[)）]\s*$")
_DOT_AHEAD = re.compile("[一-鿿]{1,7}[·•・][一-鿿]")


def signed(block: NameBlock, reader: ShapeReader) -> None:
    """Contributors in brackets at the end of a paragraph: (河南开封市牛建海), (孙海涛胡跃平)."""
    if not block.text.rstrip().endswith((")", "）")):
        return
    match = _SIGNED.search(block.text[-_TAIL:])
    if not match:
        return
    shift = max(0, len(block.text) - _TAIL)
    end = match.end("who") + shift
    at = max([match.start("who") + shift, *(high for _, high in block.taken if high < end)])
    found: list[Shape] = []
    while at < end:
        if block.text[at] in " 、":
            at += 1
            continue
        best = _best_between(block, reader, at, end)
        if best is None or best.score < 0:
            return
        found.append(best)
        at = best.end
    for shape in found:
        if block.free(shape.start, shape.end):
            block.add(shape.start, shape.end, "byline", 0.85)


def _best_between(block: NameBlock, reader: ShapeReader, at: int, end: int) -> Shape | None:
    best: Shape | None = None
    for length in _LENGTHS:
        if at + length > end or (shape := reader.between(block.text, at, at + length)) is None:
            continue
        score = shape.score + (0.6 if shape.end == end or block.text[shape.end] in " 、" else 0.0)
        if best is None or score > best.score:
            best = Shape(shape.start, shape.end, score)
    return best


def titled(block: NameBlock, reader: ShapeReader, names: NameWords) -> None:
    """Names behind a title, and those listed after them."""
    if not block.titles.title_ends:
        return
    text, heads = block.text, name_patterns(names).heads
    for end, start in sorted(block.titles.title_ends.items()):
        at = end
        while at < len(text) and text[at] in " 　:“":
            at += 1
        if at >= len(text) or text[at] not in heads:
            continue
        several = block.parts.get(at, (0, 0))[1] > 1  # 馆员卓玛央金: for `foreign`
        if several or not _title_stands(text, start, end, names) or _DOT_AHEAD.match(text, at):
            continue
        coined = end in block.coined
        loose = coined or text[start:end] in names.at_large
        least = COINED if coined else AT_LARGE if loose else TITLED
        shape = _shape_behind(block, reader, at)
        run = _sounds_behind(text, at, shape, names)
        last = part_behind(block, at, names)
        if last and shape and shape.end == last + 1 and names.given.get(text[last], 0.0) < 1:
            shape = None  # 古丽|当
        if run is None and shape and shape.score >= least and block.clear(shape.start, shape.end):
            block.add(shape.start, shape.end, "title", 0.93)
            listed(block, reader, shape)
        elif run and (len(run) > 2 or not loose) and block.free(at, at + len(run)):  # noqa: PLR2004 - 读者|多提
            block.add(at, at + len(run), "foreign", 0.9)
        elif (
            last
            and block.free(at, last)
            and (text[last : last + 1] not in names.given or reader.ending(text, last) > 0)
        ):
            block.add(at, last, "foreign", 0.85)


def _shape_behind(block: NameBlock, reader: ShapeReader, at: int) -> Shape | None:
    """What looks like a Chinese name behind a title; 来 before 说 is its last character (盛运来|说)."""
    shape = reader.at(block.text, at, sure=True)
    if shape and shape.end == at + 2 and block.text.startswith(_COMES_TO_SAY, shape.end):
        return Shape(shape.start, shape.end + 1, shape.score)
    return shape


def aged(block: NameBlock, reader: ShapeReader) -> None:
    """Names behind how old somebody is: 82岁的单德山."""
    for match in _AGED.finditer(block.text) if "岁的" in block.text else ():
        at = match.end()
        shape = reader.at(block.text, at, sure=True) if block.free(at, at + 1) else None
        if shape and shape.score >= LISTED_INSIDE and block.free(shape.start, shape.end):
            block.add(shape.start, shape.end, "said", 0.85)


def _sounds_behind(text: str, at: int, shape: Shape | None, names: NameWords) -> str | None:
    """A foreign name that begins at `at`, behind a title; None where `shape` reads better."""
    sounds = foreign_pattern(names).match(text, at)
    if sounds is None:
        return None
    run = sounds["run"]
    if len(run) > 2 and run[-1] in "则通因":  # noqa: PLR2004 - 舒默|则表示
        run = run[:-1]
    if not is_foreign(run, text, sounds.end(), names):
        return None
    return None if shape and len(run) <= max(2, shape.end - shape.start) else run


def _title_stands(text: str, start: int, end: int, names: NameWords) -> bool:
    """Is it a title here, and no part of another word (代表|团, 学生|活)?"""
    follower = text[end - 1 : end + 1]
    entry = names.words.get(follower)
    if not entry or follower in names.surnames:
        return True
    return entry[1] < (5 if text[start:end] in names.at_large else 7)  # words in common use: 部长|期


def listed(block: NameBlock, reader: ShapeReader, shape: Shape) -> None:
    """Names that follow one that is sure, joined by 、 or 和."""
    end = shape.end
    while end < len(block.text) and block.text[end] in _JOINERS:
        following = reader.at(block.text, end + 1, sure=True)
        if not following or following.score < LISTED or not block.free(following.start, following.end):
            return
        block.add(following.start, following.end, "list", 0.9)
        end = following.end


def beside(block: NameBlock, reader: ShapeReader, start: int, end: int) -> None:
    """Names listed on either side of one that is sure (甲、乙、丙等5人)."""
    listed(block, reader, Shape(start, end, 0.0))
    while start > 2 and block.text[start - 1] == "、":  # noqa: PLR2004 - room for a name
        best = _listed_before(block, reader, start - 1)
        if best is None or not block.free(best.start, best.end):
            return
        block.add(best.start, best.end, "list", 0.9)
        start = best.start


def _listed_before(block: NameBlock, reader: ShapeReader, end: int) -> Shape | None:
    """The name that ends at `end`; one that nothing leads to must look like one all the more."""
    best: Shape | None = None
    for length in _LENGTHS:
        low = end - length
        if low < 0:
            continue
        led = low == 0 or block.text[low - 1] in OPENING or block.text[low - 1] in "和与由被对"
        shape = reader.between(block.text, low, end)
        least = LISTED if led or low in block.titles.title_ends else LISTED_INSIDE
        if shape and shape.score >= least and (best is None or shape.score > best.score):
            best = shape
    return best


def said(block: NameBlock, reader: ShapeReader, names: NameWords) -> None:
    """Names before a verb of speech or a form of address."""
    text = block.text
    for end, _ in block.spoken:
        best: Shape | None = None
        for length in _LENGTHS:
            start = end - length
            shape = reader.between(text, start, end) if start >= 0 else None
            if shape is None:
                continue
            if _goes_on_before(block, reader, start, end):
                continue
            score = shape.score + _opening(block, start)
            least = BOTH_SIDES if start in block.titles.title_ends else SPOKEN
            if score >= least and (best is None or score > best.score):
                best = Shape(start, end, score)
        if best and block.free(best.start, best.end):
            block.add(best.start, best.end, "said", 0.9)
        elif best is None and (low := between_title_and_verb(block, end, names)) and block.free(low, end):
            block.add(low, end, "said", 0.8)


def _goes_on_before(block: NameBlock, reader: ShapeReader, start: int, end: int) -> bool:
    """Is it the end of a foreign name (古特|雷斯)?"""
    if block.opened(start) or start in block.titles.title_ends:
        return False
    return reader.is_sound(block.text[start - 1]) and reader.sounds_foreign(block.text, start, end)


def _opening(block: NameBlock, start: int) -> float:
    """How readily a name begins at `start`."""
    if block.opened(start):
        return 0.4
    return -0.3 if start in block.titles.title_ends or block.text[start - 1] in _LED else -0.9
