"""Names that only their own form gives away, foreign ones, and the other occurrences of names found."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from generator.annotate.names.foreign_names import (
    DOTTED,
    LONGEST_PART,
    dotted_end,
    dotted_start,
    foreignness,
)
from generator.annotate.names.name_block import OPENING, NameBlock, NamePatterns, name_patterns
from generator.annotate.names.person_shape import Shape, ShapeReader
from generator.lexicon.names import NameWords

CHAINED = 1.2  # the same in a chain of names
_CHAIN = 3  # names that bear each other out
_ITEMS = re.compile("(?<![一-鿿])(?:[一-鿿]{2,4}、){2,}")
_LAST_ITEM = re.compile("[一-鿿]{2,4}(?=[等的,，。;；:：)）])")
_LONGEST_ITEM = 4
_INNER_ITEM = re.compile("、[一-鿿]{2,4}、")  # what every such chain has, and is quickly looked for
# What is called after somebody: 雷锋班, 中山路.
_OF_A_THING = re.compile(
    "体育|公园|[东西南北中]?路|大道|广场|大?桥|纪念|故居|[大中小]学|学院|医院|图书馆|班|号|岗|站|奖|杯|基金|艺术馆"
)
_ITEM = re.compile("[一-鿿]{2,4}")
_DYNASTIES = frozenset("汉晋隋唐宋元明清")  # 清·龚自珍
_LED_TO = frozenset("同与和跟对由向让给据")  # 我同|克林顿|总统
_QUOTES = ("“", "‘", "《")
_BESIDE = 1.0  # what a word that mostly stands beside a person is worth
FREE, FREE_OF_TWO = 2.75, 3.15  # the least scores of names of three and more characters, and of two


def shaped(block: NameBlock, reader: ShapeReader, patterns: NamePatterns) -> None:
    """Names with nothing beside them that says so: only where characters and neighbours are clear."""
    text = block.text
    for match in patterns.surnames.finditer(text):
        start = match.start()
        if block.busy[start]:
            continue
        opened = start == 0 or text[start - 1] in OPENING
        if not reader.promising(text, start, FREE - (0.9 if opened else 0.4)):
            continue
        shape = reader.at(text, start)
        if shape is None or not block.free(shape.start, shape.end):
            continue
        longer = shape.end - start > 2  # noqa: PLR2004 - characters
        in_list = text[start - 1 : start] in ("、", "和", "与") or text[shape.end : shape.end + 1] == "、"
        score = (
            shape.score
            + (0.5 if opened and text[start - 1 : start] not in _QUOTES else 0.0)
            + (0.4 if longer and in_list else 0.0)
        )
        least = FREE if longer else FREE_OF_TWO
        if score + 2 * _BESIDE < least:
            continue  # whoever keeps it company
        if score + _company(text, shape, patterns) >= least and not reader.sounds_foreign(
            text, start, shape.end
        ):
            block.add(start, shape.end, "shape", 0.8)


def _company(text: str, shape: Shape, patterns: NamePatterns) -> float:
    """What words beside it say that mostly stand beside a person: 徒弟|张伟, 在|张伟|看来, 由|张伟|执导."""
    start, end = shape.start, shape.end
    found = 0.0
    if any(text[max(0, start - size) : start] in patterns.led for size in (2, 3)):
        found += _BESIDE
    if patterns.followed.match(text, end) or (
        text[start - 1 : start] in ("由", "被") and text[end : end + 2] in patterns.follow
    ):
        found += _BESIDE
    return found


def chained(block: NameBlock, reader: ShapeReader) -> None:
    """Three and more names joined by 、 that bear each other out (甲、乙、丙等)."""
    inner = _INNER_ITEM.search(block.text)
    if inner is None:
        return
    for chain in _ITEMS.finditer(block.text, max(0, inner.start() - _LONGEST_ITEM)):
        shapes: list[Shape] = []
        items = 0
        for item in _ITEM.finditer(block.text, chain.start(), _chain_end(block.text, chain)):
            items += 1
            shape = reader.between(block.text, item.start(), item.end())
            if shape and shape.score >= CHAINED:
                shapes.append(shape)
        surnames = {block.text[shape.start] for shape in shapes}  # 武夫、武僧、武侠 has one
        if len(surnames) >= _CHAIN and len(shapes) >= 0.7 * items:
            for shape in shapes:
                if block.free(shape.start, shape.end):
                    block.add(shape.start, shape.end, "list", 0.8)


def _chain_end(text: str, chain: re.Match[str]) -> int:
    """Where a list of names ends: behind its last item that is followed as a list is; else where it starts.

    Looked for from behind, once for a run of items: a pattern that ends with what must follow
    goes through the whole run again from each of its items.
    """
    at = chain.end()
    while at > chain.start():
        if last := _LAST_ITEM.match(text, at):
            return last.end()
        at = text.rfind("、", chain.start(), at - 1) + 1
    return chain.start()


def foreign(block: NameBlock, names: NameWords) -> None:
    """Names with a middle dot anywhere; runs of sounds at the head of a clause, before a verb of speech."""
    text = block.text
    for start, (end, count) in block.parts.items():
        if count > 1 and block.free(start, end):
            block.add(start, end, "foreign", 0.9)
    if "·" in text or "•" in text or "・" in text:
        fences = {*block.titles.title_ends, *(high for _, high in block.taken)}
        named = {at for low, high in block.names for at in range(low, high)}
        for match in DOTTED.finditer(text):
            if match.start() not in named:
                named.update(_dotted(block, match.start(), names, fences))
    for end, _ in block.spoken:
        start = end
        while start and text[start - 1] in names.sounds:
            start -= 1
        if not 2 < end - start <= LONGEST_PART:  # noqa: PLR2004 - characters
            continue
        led = block.opened(start) or text[start - 1] in _LED_TO
        if led and foreignness(text[start:end], names) > 0.9 and block.free(start, end):  # noqa: PLR2004 - a share
            block.add(start, end, "foreign", 0.85)


def _dotted(block: NameBlock, dot: int, names: NameWords, fences: Container[int]) -> Iterable[int]:
    """The name around a middle dot: what it covers; `fences` are the ends of what no name reaches over."""
    text = block.text
    far = max(0, dot - LONGEST_PART)
    ends = (end for end in range(far, dot) if end in fences)
    low = max(ends, default=far)
    start = low if low > far and dot - low < 3 else dotted_start(text, dot, names, low)  # noqa: PLR2004 - 让·雷诺
    end = dotted_end(text, dot + 1, names, name_patterns(names).follow)
    if end <= dot + 1 or start == dot:
        return ()
    if text[start:dot] in _DYNASTIES:
        return ()
    if any(_is_word(part, names) for part in (text[start:dot], text[dot + 1 : end])):
        return ()
    if not block.free(start, end):
        block.drop(start, end)
    if not block.free(start, end):
        return ()
    block.add(start, end, "foreign", 0.9)
    return range(start, end)


def _is_word(part: str, names: NameWords) -> bool:
    """Is one side of the dot an ordinary word (节气·立冬)?"""
    if part not in names.words or part in names.peoples:
        return False
    return len(part) > 1 and not names.sounds.issuperset(part)


def known(block: NameBlock, reader: ShapeReader, patterns: NamePatterns) -> None:
    """Names that are people wherever they stand, before any rule can cut them (周恩|来)."""
    for match in patterns.known.finditer(block.text):
        start, end = match.span()
        if _OF_A_THING.match(block.text, end):
            continue  # 贺龙|体育中心
        if block.free(start, end) and _whole(block.text, start, match.group(), reader):
            block.add(start, end, "known", 0.95)


def again(blocks: Sequence[NameBlock], reader: ShapeReader) -> None:
    """Every other occurrence of the names found, the longest first; foreign ones by their last part too."""
    found = {
        block.text[start:end]
        for block in blocks
        for (start, end), (rule, _) in block.names.items()
        if end - start > 2 or rule != "shape"  # noqa: PLR2004 - characters
    }
    lasts = {name.rsplit("·", 1)[1] for name in found if "·" in name}
    found |= {last for last in lasts if len(last) > 2}  # noqa: PLR2004 - characters
    for name in sorted(found, key=lambda name: (-len(name), name)):
        for block in blocks:
            at = block.text.find(name)
            while at >= 0:
                if block.free(at, at + len(name)) and _whole(block.text, at, name, reader):
                    block.add(at, at + len(name), "again", 0.9)
                at = block.text.find(name, at + len(name))


def _whole(text: str, at: int, name: str, reader: ShapeReader) -> bool:
    """Is a known name of two characters no part of another one of three?"""
    if len(name) > 2:  # noqa: PLR2004 - characters
        return True
    shape = reader.at(text, at)
    return shape is None or shape.end - at <= len(name)
