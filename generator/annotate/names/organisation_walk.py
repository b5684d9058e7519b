"""From the ending of an organisation's name back to its beginning, word by word."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from generator.lexicon.names import NameWords
from generator.lexicon.words import Word

LONGEST = 28  # characters of a name before its ending
_WORDS = (4, 3, 2)  # characters
_JOINED_WORDS = 4  # before 和
_STOPS = frozenset(
    "的了在和与及或是为有从向对由被把将到给让等也都就还又其该本各每某此这那个家名位说称以于并而但则因经至跟同随据"
    "已曾正率兼无可能会要应须不没未很最更再才只却地得着过吧吗呢啊去来上下里内外前后中间时"
)
_NOUN_CLASSES = frozenset("nzswojbxhl")
_RANKS = frozenset("市省区县州镇乡")
# Words that pick some of a class (美国主要|航空公司, 崂山区沿线|酒店): no name goes over them.
_PICKING = frozenset(
    [
        "有关",
        "主要",
        "优秀",
        "重点",
        "部分",
        "所有",
        "著名",
        "知名",
        "大型",
        "骨干",
        "一流",
        "全体",
        "众多",
        "许多",
        "广大",
        "沿线",
        "周边",
        "周围",
        "附近",
        "当地",
        "本地",
        "各地",
        "沿途",
    ]
)
_HOLDERS = frozenset("局长 厂长 处长 科长 县长 镇长 乡长 村长 区长 站长 所长 队长".split())  # noqa: SIM905 - of no body
_BUILT = (
    "新投用",
    "新启用",
    "新建成",
    "新建",
    "扩建",
    "改建",
    "改扩建",
    "迁建",
    "重建",
    "续建",
    "新设",
)  # 茅箭区|新建|天津路小学
_ROOMS = frozenset("馆厅楼室")  # of a body, and none of their own: 浙江大学|校史馆
_NUMERALS = frozenset("一二三四五六七八九十两几")
_AGENCIES = ("新华社", "中新社")


Kind = Literal["place", "rank", "word", "inner", "unknown", "quoted"]
Kinds = Mapping[str, Kind | None]


class Token(Struct):
    """A word of a name: half-open span; a place, a rank (市, 国家), a word, or unknown characters."""

    start: int
    end: int
    kind: Kind


def walk_back(
    text: str,
    at: int,
    names: NameWords,
    place_ends: Mapping[int, int],
    before: tuple[int, int, str],
    *,
    official: bool,
) -> list[Token]:
    """The words before `at` that may belong to the name that ends there, the nearest first.

    Args:
        text: one block, folded.
        at: where the ending begins.
        names: common words, and words inside names.
        place_ends: end → start of the places in the block.
        before: start, end and kind of the ending (or whole name) before it, which is not crossed once a
            place has been met, and is one word where it stands right before.
        official: does the ending allow 和 inside (工业和信息化部)?
    """
    kinds = word_kinds(names)
    holders = {} if text[at] in _ROOMS else place_ends
    first, fence, whole = before
    tokens: list[Token] = []
    placed = False
    low = max(0, at - LONGEST)
    while at > low:
        if placed and at <= fence and not (at == fence and whole == "known" and tokens[-1].kind == "rank"):
            break
        if at == fence:
            if text[at] in "发电讯" and text[first:at] in _AGENCIES:
                del tokens[-1:]  # 新华社发|美联社
                break
            ranked = whole == "known" or text[first] in _RANKS  # 教育部|…中心, 省委|宣传部
            at = place_ends.get(first + 1, first) if ranked else first
            tokens.append(Token(at, fence, "rank" if ranked else "word"))
            placed = placed or ranked
            fence = fence if ranked else 0  # crossed: 青岛国际商品交易中心|有限公司
            continue
        token = token_before(text, at, kinds, place_ends, low, holders)
        if token is None:
            token = _joined(text, at, kinds, place_ends, tokens, before) if official else None
            if token is None:
                break
        tokens.append(token)
        placed = placed or token.kind in ("place", "rank")
        at = token.start
    return tokens


def token_before(
    text: str,
    at: int,
    kinds: Kinds,
    place_ends: Mapping[int, int],
    low: int,
    holders: Mapping[int, int] | None = None,
) -> Token | None:
    """The word that ends at `at`; one that begins with a place of `holders` is a place (山东大学|…实验室)."""
    last = text[at - 1]
    if at in place_ends:
        return Token(place_ends[at], at, "place")
    if not "一" <= last <= "鿿":
        return _sign_before(text, at, low)
    for length in _WORDS:
        start = at - length
        if start >= low and (word := text[start:at]) in kinds:
            if place_ends and _inside(start, at, place_ends):
                continue  # it begins inside a place
            kind = kinds[word]
            if kind == "word" and holders and _begins_with_place(start, at, holders):
                kind = "place"
            return Token(start, at, kind) if kind else None
    if last == "大" and text[at - 2] in _NUMERALS:
        return None  # 三大|油田
    single: Kind = "rank" if last in _RANKS else "unknown"
    return None if last in _STOPS else Token(at - 1, at, single)


def _sign_before(text: str, at: int, low: int) -> Token | None:
    """A quoted name, a letter or a middle dot."""
    last = text[at - 1]
    if last in "”’":
        opening = text.rfind("“" if last == "”" else "‘", max(low, at - 12), at)
        inside = text[opening + 1 : at - 1]
        return Token(opening, at, "quoted") if opening >= 0 and inside.isalnum() else None
    return Token(at - 1, at, "unknown") if last == "·" or (last.isascii() and last.isalpha()) else None


def _begins_with_place(start: int, end: int, place_ends: Mapping[int, int]) -> bool:
    for at in range(start + 2, end):  # noqa: SIM110 - a generator takes twice as long
        if place_ends.get(at) == start:
            return True
    return False


def _inside(start: int, end: int, place_ends: Mapping[int, int]) -> bool:
    """Does a place begin before `start` and end between the two?"""
    for at in range(start + 1, end):  # noqa: SIM110 - a generator takes twice as long
        if at in place_ends and place_ends[at] < start:
            return True
    return False


@lru_cache(maxsize=4)
def word_kinds(names: NameWords) -> dict[str, Kind | None]:
    """Word of two to four characters → what it is inside a name; None for one that no name goes over."""
    found = {
        word: _kind_of(word, entry)
        for word, entry in names.words.items()
        if len(word) > 2 or (len(word) > 1 and entry[1] > 1)  # noqa: PLR2004 - two rare characters may be a name
    }
    found |= {ending: "word" for ending, kind in names.organisation_endings.items() if kind == "sector"}
    found |= dict.fromkeys((*_HOLDERS, *_BUILT))
    found |= dict.fromkeys(names.organisation_heads, "rank")
    return found | dict.fromkeys(names.inner_verbs, "inner")


def _kind_of(word: str, entry: Word) -> Kind | None:
    kind = entry[0]
    named = kind in _NOUN_CLASSES or kind in "afi" or (kind == "m" and word[0] == "第")
    return "word" if named and word not in _PICKING else None


def _joined(
    text: str,
    at: int,
    kinds: Kinds,
    place_ends: Mapping[int, int],
    tokens: list[Token],
    before: tuple[int, int, str],
) -> Token | None:
    """和 inside a name: only with a word and, before it, a place or a rank (国家|粮食|和|物资储备局)."""
    if text[at - 1] not in "和与" or any(t.kind in ("place", "rank") for t in tokens):
        return None
    if before[1] == at - 1 and before[2] not in ("sector", ""):
        return None  # 市公安局|和|财政局
    count, position = 0, at - 1
    while count < _JOINED_WORDS and position > 0:
        token = token_before(text, position, kinds, place_ends, max(0, position - 8))
        if count and position == before[1] and before[2] == "known":
            return Token(at - 1, at, "word")  # 中国科学院|地质|与|地球物理研究所
        if token is None or text[token.end - 1] in "局部委厅院会司署团校厂队所馆":
            return None
        if token.kind in ("place", "rank"):
            return Token(at - 1, at, "word") if count else None
        count, position = count + 1, token.start
    return None
