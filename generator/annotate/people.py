"""People: Chinese names by shape and by what stands around them, foreign names, their titles and employers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from generator.annotate.draft import Draft
from generator.annotate.folding import fold
from generator.annotate.foreign_names import dotted_end, dotted_start, foreign_pattern, foreignness
from generator.annotate.person_shape import NEVER, Shape, ShapeReader, shape_reader
from generator.annotate.person_titles import TitleText
from generator.lexicon.matcher import Matcher
from generator.lexicon.names import NameWords
from generator.model import Mention, Person, Span

_TITLED, _SPOKEN, _LISTED, _FREE = 0.3, 1.3, 0.7, 2.75
_LOOSE = 1.4
_AT_LARGE = frozenset(
    "商户 游客 旅客 乘客 读者 观众 顾客 消费者 用户 家长 学生 大学生 考生 市民 居民 村民 农民 工人 职工 员工 群众 青年 妇女 老人 干部 学者 专家 代表 委员 会员 党员 官兵 战士 记者 患者 病人 业主 店主 老板 商人 会计 "
    "编辑 领导人 负责人 同学 学员 教师 医生 护士 警察 民警 运动员 队员 球员 选手 演员 作家 艺术家 科学家 企业家 志愿者 冠军 作者 主人 司机 模范 英雄 同志 干警 女子 男子 少年 主管 理事 董事 首席 秘书 经理 助手 顾问 大使 翻译 "
    "父亲 母亲 儿子 女儿 妻子 丈夫 领导 用户 客商 采购商 买家 卖家 设计 导演 大师 渔民 牧民 职员 科员 明星 球迷 公主 首相 国王 总统 皇帝 代表队".split()
)
_JOINERS = "、和与及"
_OPENING = frozenset("“‘(（《,，。;；:：!！?？、 　■□…—")
_CREDIT = re.compile(r"(?:摄影?|文/?图?|报道|绘|供图|电|讯|整理|翻译|编译|执笔)[^一-鿿]|[)）]")
_DOCTRINE = re.compile(
    "(?:新时代|法治|经济|外交|生态文明|强军|文化|建党|军事|哲学|教育)*(?:理论|思想|主义|文选|选集|文集|著作)|同志为核心"
)
_DOT_AHEAD = re.compile("[一-鿿]{1,7}[·•・][一-鿿]")
_BY = ("记者", "通讯员", "摄影", "本报记者", "特派记者", "特约记者")


@dataclass(slots=True)
class _Block:
    """One block while it is read: folded text, what is taken, and the names found."""

    number: int
    text: str
    taken: list[tuple[int, int]]
    titles: TitleText
    names: dict[tuple[int, int], tuple[str, float]] = field(default_factory=dict)

    def free(self, start: int, end: int) -> bool:
        return not any(low < end and start < high for low, high in self.taken) and not any(
            low < end and start < high for low, high in self.names
        )


@dataclass(frozen=True, slots=True)
class _Patterns:
    titles: Matcher[None]
    title_set: frozenset[str]
    says: Matcher[None]
    say_words: frozenset[str]
    after: re.Pattern[str]
    surnames: re.Pattern[str]
    follow: frozenset[str]


@lru_cache(maxsize=4)
def _patterns(names: NameWords) -> _Patterns:
    single = "".join(s for s in names.surnames if len(s) == 1)
    compound = "|".join(s for s in names.surnames if len(s) > 1)
    given = "".join(c for c in names.given if c not in NEVER)
    says = frozenset((*names.say_verbs, *names.titles_after))
    after = "|".join(sorted(names.titles_after, key=len, reverse=True))
    return _Patterns(
        titles=Matcher(dict.fromkeys(names.titles)),
        title_set=frozenset(title for title in names.titles if len(title) > 1),
        says=Matcher(dict.fromkeys(says)),
        say_words=says,
        after=re.compile(after),
        surnames=re.compile(f"(?=({compound}|[{single}])[{given}])"),
        follow=frozenset(
            w for w in (*names.say_verbs, *names.person_verbs, *names.titles_after) if len(w) > 1
        ),
    )


def people(draft: Draft) -> None:
    """Add a mention for each person's name, and list the people of the story in `draft.people`.

    Rules: `title` (title, then name), `said` (name, then a verb of speech or a form of address), `list` (a name after
    another), `shape` (nothing but the name itself), `foreign`, `again` (a name found elsewhere in the article), `byline`
    (who signs or took the picture: a mention, but none of the people).
    """
    names = draft.context.lexicon.names
    reader = shape_reader(names)
    blocks = list(_blocks(draft, names))
    for block in blocks:
        _signed(block, reader)
        _titled(block, reader, names)
        _said(block, reader, names)
        _foreign(block, names)
    for block in blocks:
        _shaped(block, reader, names)
        for start, end in list(block.names):
            _beside(block, reader, start, end)
    _again(blocks, names, reader)
    _finish(draft, blocks, names)


def _blocks(draft: Draft, names: NameWords) -> Iterator[_Block]:
    patterns = _patterns(names)
    taken: dict[int, list[tuple[int, int]]] = {}
    organisations: dict[int, dict[int, tuple[int, str]]] = {}
    for mention in draft.mentions:
        span = mention.span
        if mention.rule != "anaphora":
            taken.setdefault(span.block, []).append((span.start, span.end))
        if mention.kind == "organisation":
            organisations.setdefault(span.block, {})[span.end] = (span.start, mention.name)
    for number, block in enumerate(draft.article.blocks):
        text = fold(block.text)
        ends = {end: start for start, end, _ in patterns.titles.find(text)}
        titles = TitleText(text, ends, organisations.get(number, {}))
        yield _Block(number, text, taken.get(number, []), titles)


_SIGNED = re.compile(r"[(（](?P<who>[^()（）,，。;；:：]{2,40})[)）]\s*$")


def _signed(block: _Block, reader: ShapeReader) -> None:
    """Contributors in brackets at the end of a paragraph: (河南开封市牛建海), (孙海涛胡跃平)."""
    match = _SIGNED.search(block.text[-48:])
    if not match:
        return
    shift = max(0, len(block.text) - 48)
    at = max([match.start("who") + shift, *(high for _, high in block.taken if high < len(block.text))])
    end = match.end("who") + shift
    found: list[Shape] = []
    while at < end:
        if block.text[at] in " 、":
            at += 1
            continue
        shapes = [s for n in (3, 2, 4) if at + n <= end and (s := reader.between(block.text, at, at + n))]
        if not shapes:
            return
        best = max(shapes, key=lambda shape: shape.score + (0.6 if shape.end == end or block.text[shape.end] in " 、" else 0.0))
        if best.score < 0.0:
            return
        found.append(best)
        at = best.end
    for shape in found:
        if block.free(shape.start, shape.end):
            block.names[shape.start, shape.end] = ("byline", 0.85)


def _titled(block: _Block, reader: ShapeReader, names: NameWords) -> None:
    """Names behind a title, and those listed after them."""
    text = block.text
    for end, start in sorted(block.titles.title_ends.items()):
        at = end
        while at < len(text) and text[at] in " 　:“":
            at += 1
        if at >= len(text) or not _title_stands(text, start, end, names):
            continue
        shape = reader.at(text, at, sure=True)
        sounds = foreign_pattern(names).match(text, at)
        if _DOT_AHEAD.match(text, at):
            continue
        if (
            sounds
            and shape
            and len(sounds[0]) > max(2, shape.end - shape.start)
            and _is_foreign(sounds[0], text, sounds.end(), names)
        ):
            shape = None
        if shape and shape.score >= _needed(text[start:end], text[at]) and block.free(shape.start, shape.end):
            block.names[shape.start, shape.end] = ("title", 0.93)
            _listed(block, reader, shape)
        elif (foreign := foreign_pattern(names).match(text, at)) and foreign["run"]:
            known = len(foreign[0]) > 2 or text[start:end] not in _AT_LARGE  # noqa: PLR2004 - 读者|多提
            if known and _is_foreign(foreign[0], text, foreign.end(), names) and block.free(*foreign.span()):
                block.names[foreign.span()] = ("foreign", 0.9)


def _needed(title: str, first: str) -> float:
    """The score a name needs behind this title: more behind words for people at large (市民, 商户)."""
    return _LOOSE if title in _AT_LARGE else _TITLED


def _title_stands(text: str, start: int, end: int, names: NameWords) -> bool:
    """Is it a title here, and no part of another word (代表|团, 学生|活)?"""
    over = names.words.get(text[end - 1 : end + 1])
    return not (over and over[1] > 4 and text[end - 1 : end + 1] not in names.surnames)  # noqa: PLR2004


def _listed(block: _Block, reader: ShapeReader, shape: Shape) -> None:
    end = shape.end
    while end < len(block.text) and block.text[end] in _JOINERS:
        following = reader.at(block.text, end + 1, sure=True)
        if not following or following.score < _LISTED or not block.free(following.start, following.end):
            return
        block.names[following.start, following.end] = ("list", 0.9)
        end = following.end


def _beside(block: _Block, reader: ShapeReader, start: int, end: int) -> None:
    """Names listed on either side of one that is sure (甲、乙、丙等5人)."""
    text = block.text
    _listed(block, reader, Shape(start, end, 0.0))
    while start > 2 and text[start - 1] == "、":  # noqa: PLR2004 - room for a name
        best: Shape | None = None
        for length in (3, 2, 4):
            low = start - 1 - length
            if low < 0 or (
                low
                and text[low - 1] not in _OPENING
                and text[low - 1] not in "和与由被对"
                and low not in block.titles.title_ends
            ):
                continue
            shape = reader.between(text, low, start - 1)
            if shape and (best is None or shape.score > best.score):
                best = shape
        if best is None or best.score < _LISTED or not block.free(best.start, best.end):
            return
        block.names[best.start, best.end] = ("list", 0.9)
        start = best.start


def _said(block: _Block, reader: ShapeReader, names: NameWords) -> None:
    """Names before a verb of speech or a form of address."""
    text = block.text
    for end, _, _ in _patterns(names).says.find(text):
        best: Shape | None = None
        for length in (3, 2, 4):
            start = end - length
            if start < 0:
                continue
            shape = reader.between(text, start, end)
            if shape is None:
                continue
            opened = start == 0 or text[start - 1] in _OPENING
            led = opened or start in block.titles.title_ends or text[start - 1] in "的与和对据由让向给被是"
            score = shape.score + (0.4 if opened else -0.3 if led else -0.9)
            if score >= _SPOKEN and (best is None or score > best.score):
                best = Shape(start, end, score)
        if best and block.free(best.start, best.end):
            block.names[best.start, best.end] = ("said", 0.9)


def _foreign(block: _Block, names: NameWords) -> None:
    """Names with a middle dot anywhere; runs of sounds beside a verb of speech."""
    text = block.text
    for match in foreign_pattern(names).finditer(text):
        start, end = match.span()
        if match["dotted"]:
            if not any(name_start < end <= name_end for name_start, name_end in block.names):
                _dotted(block, start, names)
        elif end - start > 2 and block.free(start, end) and (start == 0 or text[start - 1] in _OPENING):  # noqa: PLR2004
            if _speaks(text, end, _patterns(names).say_words) and foreignness(match[0], names) > 0.9:  # noqa: PLR2004
                block.names[start, end] = ("foreign", 0.85)


def _speaks(text: str, at: int, words: frozenset[str]) -> bool:
    return any(text[at : at + length] in words for length in (2, 3, 1, 4))


def _dotted(block: _Block, dot: int, names: NameWords) -> None:
    """The name around a middle dot."""
    text = block.text
    low = max((high for _, high in block.taken if high <= dot), default=0)
    start = dotted_start(text, dot, names, max(low, *(e for e in block.titles.title_ends if e < dot), 0, 0))
    end = dotted_end(text, dot + 1, names, _patterns(names).follow)
    if end <= dot + 1 or start == dot or any(_is_word(part, names) for part in (text[start:dot], text[dot + 1 : end])):
        return
    block.names = {span: found for span, found in block.names.items() if span[1] <= start or span[0] >= end}
    if not any(low < end and start < high for low, high in block.taken):
        block.names[start, end] = ("foreign", 0.9)


def _is_word(part: str, names: NameWords) -> bool:
    """Is one side of the dot an ordinary word (节气·立冬)?"""
    return part in names.words and len(part) > 1 and not names.sounds.issuperset(part)


def _is_foreign(run: str, text: str, end: int, names: NameWords) -> bool:
    """Is this run of sounds, behind a title, a whole name?"""
    follower = names.words.get(text[end - 1 : end + 1])
    if follower and follower[1] > 3:  # noqa: PLR2004 - it ends inside a common word
        return False
    return foreignness(run, names) > 0.9  # noqa: PLR2004


def _shaped(block: _Block, reader: ShapeReader, names: NameWords) -> None:
    """Names with nothing beside them that says so: only where characters and neighbours are clear."""
    text = block.text
    at = 0
    for match in _patterns(names).surnames.finditer(text):
        start = match.start()
        if start < at or reader.runs_into_words(text, start):
            continue
        shape = reader.at(text, start)
        if shape is None or shape.score + 0.9 < _FREE or not block.free(shape.start, shape.end):
            continue
        if reader.sounds_foreign(text, shape.start, shape.end):
            continue
        opened = start == 0 or text[start - 1] in _OPENING
        score = shape.score + (0.5 if opened else 0.0)
        if (
            text[start - 1 : start] in ("、", "和", "与") or text[shape.end : shape.end + 1] == "、"
        ) and shape.end - start > 2:  # noqa: PLR2004
            score += 0.4
        if score >= _FREE + (0.4 if shape.end - start == 2 else 0.0):  # noqa: PLR2004
            block.names[shape.start, shape.end] = ("shape", 0.8)
            at = shape.end


def _again(blocks: list[_Block], names: NameWords, reader: ShapeReader) -> None:
    """Every other occurrence of the names found, the longest first; foreign ones by their last part too."""
    known = {
        block.text[s:e]
        for block in blocks
        for (s, e), (rule, _) in block.names.items()
        if e - s > 2 or rule != "shape"
    }  # noqa: PLR2004
    known |= {name.rsplit("·", 1)[1] for name in known if "·" in name and len(name.rsplit("·", 1)[1]) > 2}  # noqa: PLR2004
    known |= set(names.own.people)
    for name in sorted(known, key=len, reverse=True):
        for block in blocks:
            at = block.text.find(name)
            while at >= 0:
                if block.free(at, at + len(name)) and _same_length(block.text, at, name, reader):
                    block.names[at, at + len(name)] = ("again", 0.9)
                at = block.text.find(name, at + len(name))


def _same_length(text: str, at: int, name: str, reader: ShapeReader) -> bool:
    """Is a known name of two characters no part of another one of three?"""
    if len(name) > 2:  # noqa: PLR2004 - characters
        return True
    shape = reader.at(text, at)
    return shape is None or shape.end - at <= len(name)


def _finish(draft: Draft, blocks: list[_Block], names: NameWords) -> None:
    found: list[Mention] = []
    story: dict[str, Person] = {}
    fulls = _full_foreign(blocks)
    titles, after = _patterns(names).title_set, _patterns(names).after
    for block in blocks:
        for (start, end), (rule, confidence) in sorted(block.names.items()):
            surface = draft.article.blocks[block.number].text[start:end]
            name = fulls.get(surface, surface)
            held = block.titles.before(start)
            title = (
                held.title
                or block.titles.after(end, after)
                or block.titles.apposition(end, titles)
            )
            if rule == "byline" or _signs(block.text, start, end, held.title):
                rule = "byline"  # noqa: PLW2901 - what it turned out to be
            elif _DOCTRINE.match(block.text, end):
                rule = "doctrine"  # noqa: PLW2901 - the same
            elif name not in story or (story[name].title is None and (title or held.organisation)):
                story[name] = Person(name, title or None, held.organisation)
            span = Span(block.number, start, end)
            found.append(
                Mention("person", name, surface, span, title or None, held.organisation, rule, confidence)
            )
    draft.mentions += _shared_titles(found, blocks, story)
    draft.people = list(story.values())


def _shared_titles(found: list[Mention], blocks: list[_Block], story: dict[str, Person]) -> list[Mention]:
    """Give names listed behind one title that title."""
    shared: list[Mention] = []
    for mention in found:
        last = shared[-1] if shared else None
        if (
            mention.rule == "list"
            and mention.role is None
            and last
            and last.span.block == mention.span.block
            and last.span.end + 1 == mention.span.start
        ):
            shared.append(
                Mention(
                    "person",
                    mention.name,
                    mention.surface,
                    mention.span,
                    last.role,
                    last.organisation,
                    "list",
                    mention.confidence,
                )
            )
            person = story.get(mention.name)
            if person and person.title is None:
                story[mention.name] = Person(mention.name, last.role, last.organisation)
        else:
            shared.append(mention)
    return shared


def _comma(blocks: list[_Block], mention: Mention) -> bool:
    """Does 、 follow the mention?"""
    return blocks[mention.span.block].text[mention.span.end] == "、"


def _full_foreign(blocks: list[_Block]) -> dict[str, str]:
    """Last part of a dotted name → the whole."""
    fulls: dict[str, str] = {}
    for block in blocks:
        for start, end in block.names:
            name = block.text[start:end]
            if "·" in name:
                fulls.setdefault(name.rsplit("·", 1)[1], name)
    return fulls


def _signs(text: str, start: int, end: int, title: str | None) -> bool:
    """Does the name sign the article or a picture: (本报记者…摄)?"""
    if title is None or not title.endswith(_BY):
        return False
    tail = _CREDIT.search(text, end)
    return tail is not None and tail.start() - end < 12  # noqa: PLR2004 - characters, two names more at most
