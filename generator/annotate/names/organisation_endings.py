"""Reads organisations' names in one block from their endings leftwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from generator.annotate.names.organisation_brands import brand_start
from generator.annotate.names.organisation_doubts import (
    before_rank,
    is_department,
    is_facility,
    is_market,
    is_venue,
    mere_rank,
)
from generator.annotate.names.organisation_edges import (
    PRECEDING,
    Match,
    ends_here,
    is_no_ending,
    known_start,
)
from generator.annotate.names.organisation_walk import Token, walk_back
from generator.lexicon import Lexicon

_LEGAL = ("有限公司", "有限责任公司", "集团公司", "总公司")
_OFFICIAL = frozenset("局部委厅院会署社")
_JOINING = ("中心", "究所")  # their names too have 和 or 与 inside
_RANKS = "市省区县州"
# What must stand right before an ending of one character: 自贸港 and 内陆港 are classes of ports; 市政府|所.
_NEEDED: dict[str, tuple[str, ...]] = {
    "港": ("place", "rank"),
    "所": ("word", "inner", "quoted"),
    "社": ("word", "inner", "quoted"),
}
# Bodies of a place that is no division, by what their names end in; what its name ends in.
_AT_SIGHTS = frozenset(
    [
        "管委会",
        "管理委员会",
        "管理局",
        "管理处",
        "研究院",
        "研究所",
        "博物馆",
        "博物院",
        "保护中心",
        "管理中心",
    ]
)
_SIGHTS = frozenset("屿岛山湖寺塔窟陵峡谷泉瀑洲")
_PARTS_OF_TOWNS = frozenset("区城村镇乡路街方部边面里地岸处场站线厂港内外上下")
# Endings before which one rare word makes a name.
_NAMED_BY_WORDS = ("集团", "合作社", "电厂", "出版社", "报业集团", "俱乐部")
_PROPER = "nzsh"  # classes of words
_RARE = 3
_BRIEF = 3  # one word of two characters: 惠及|博物馆
_KNOWN_WELL = 7  # the grade of common words from which a word of places is none of one place (城市)
_PARTIES = ("中共", "共青团", "民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟")
_WIDER = frozenset("中共 中国 国家 共青团".split())  # noqa: SIM905 - may stand before a place in a name
_VERBAL = "vdpcru"  # classes of single characters that make no name


class OrganisationSpan(Struct):
    """A name in a block: half-open span, the rule that found it, and its confidence."""

    start: int
    end: int
    rule: str
    confidence: float


class EndingReader(Struct):
    """One folded block with the places in it (end → start)."""

    text: str
    lexicon: Lexicon
    place_ends: Mapping[int, int]

    def names(self, found: Iterable[Match]) -> Iterator[OrganisationSpan]:
        """Names from right to left, because the ending decides; the longest of nested ones.

        `found` are the endings and whole names of the word lists that stand in the block.
        """
        words = self.lexicon.names.words
        matches = [match for match in found if ends_here(self.text, match[1], words)]
        low = len(self.text) + 1
        for number in range(len(matches) - 1, -1, -1):
            match = matches[number]
            if match[1] > low:
                continue
            before = _apart_before(matches, number)
            if match[2] == "known":
                name = self._known(match)
            elif match[2] == "sector":
                name = self._brand(match[0], match[1], before)
            elif is_no_ending(self.text, match, before, words, self.place_ends):
                continue
            else:
                whole = before if before[2] != "sector" else _whole_before(matches, number)
                name = self._by_ending(match, before, whole)
            if name:
                yield name
                low = name.start

    def _known(self, match: Match) -> OrganisationSpan | None:
        """A name of the lexicon, unless it stands for a market."""
        if is_market(self.text, match[0], match[1], self.place_ends):
            return None
        start = known_start(self.text, match, self.place_ends, self.lexicon.names.abroad)
        return OrganisationSpan(start, match[1], "known", 0.95 if start == match[0] else 0.9)

    def _by_ending(self, match: Match, before: Match, whole: Match) -> OrganisationSpan | None:
        """A name that ends in `match`; `whole`: the body it may be a part of."""
        start, end, kind = match
        ranked = self.text[start] in _RANKS
        if ranked or kind == "middle":
            if name := self._of_place(start, end, kind):
                return name
            if before[1] == start and self.text[start - 1] in "委会":
                return self._bare(start, end)  # 县委|县政府
        official = self.text[end - 1] in _OFFICIAL or self.text[end - 2 : end] in _JOINING
        port = self.text[before[0] : before[1]] == "港"  # 西安国际陆港|集团
        fence = (0, 0, "") if port else before
        tokens = walk_back(self.text, start, self.lexicon.names, self.place_ends, fence, official=official)
        if not tokens or (ranked and end - start > 1 and not self._small(tokens)):
            return self._ranked(start, end)
        return self._named(tokens, match, whole)

    def _of_place(self, start: int, end: int, kind: str) -> OrganisationSpan | None:
        """A body right behind its place: 青岛|五十八中, 浙江省|委, 中共|北京市|委."""
        at = start if kind == "middle" else start + 1
        if at not in self.place_ends:
            return None
        return OrganisationSpan(self._with_party(self.place_ends[at], end), end, "ending", 0.9)

    def _with_party(self, start: int, end: int) -> int:
        """Where a committee's name begins with what it is a committee of (中共|北京市委, 共青团|北京市委)."""
        if self.text[end - 1] != "委":
            return start
        return next((start - len(party) for party in _PARTIES if self.text.endswith(party, 0, start)), start)

    def _named(self, tokens: list[Token], match: Match, whole: Match) -> OrganisationSpan | None:
        start, end, kind = match
        ending = self.text[start:end]
        chosen = tokens[: self._beginning(tokens) + 1]
        if len(chosen) > 1 and chosen[-1].kind == "place" and chosen[-2].kind == "quoted":
            chosen = chosen[:-1]  # 即墨区|“…”服务站: the place stands beside the name
        first = chosen[-1] if chosen else None
        part = first and first.start <= whole[0] and is_department(self.text, whole, end)
        if part or tokens[0].kind not in _NEEDED.get(ending, (tokens[0].kind,)):
            return None
        if first and first.kind in ("place", "rank"):
            if len(chosen) > 1 or kind != "place_bound" or len(ending) == 1:
                return self._public(chosen, ending, end)
        elif first and kind != "place_bound" and self._is_proper(chosen):
            made_up = len(chosen) > 2 and chosen[-3].kind == "unknown"  # noqa: PLR2004 - 周小燕|歌剧中心
            named = first.kind == "quoted" or made_up or not is_facility(self.text, end, ending)
            return OrganisationSpan(first.start, end, "ending", 0.75) if named else None
        if not chosen and ending in _AT_SIGHTS and self._is_sight(tokens):
            return OrganisationSpan(tokens[-1].start, end, "ending", 0.8)
        return self._of_words(tokens, ending, end)

    def _of_words(self, tokens: list[Token], ending: str, end: int) -> OrganisationSpan | None:
        """Nothing but words: 飞鹰机械有限公司, 金井茶业集团."""
        if ending.endswith(_LEGAL) and self._names_firm(tokens):
            return OrganisationSpan(tokens[-1].start, end, "ending", 0.8)
        if ending in _NAMED_BY_WORDS and self._is_rare(tokens, ending):
            return OrganisationSpan(tokens[-1].start, end, "brand", 0.75)  # or what is left of a longer name
        return None

    def _is_rare(self, tokens: list[Token], ending: str) -> bool:
        """Is the first a word that says no line of business, at the head of its clause (金井|茶业集团)?"""
        outer = tokens[-1]
        if outer.kind != "word" or (outer.start and self.text[outer.start - 1] not in PRECEDING):
            return False
        if ending == "出版社" and len(tokens) > 1:
            return True
        kind, grade = self.lexicon.names.words.get(self.text[outer.start : outer.end], ("", 9))
        return kind in _PROPER and grade <= (_KNOWN_WELL if kind in "sh" else _RARE)

    def _is_sight(self, tokens: list[Token]) -> bool:
        """鼓浪屿|管委会, 龙门|石窟研究院: a place in no list of divisions begins the name."""
        outer = tokens[-1]
        word = self.text[outer.start : outer.end]
        if (outer.start and self.text[outer.start - 1] not in PRECEDING) or len(tokens) + len(word) == _BRIEF:
            return False
        kind, grade = self.lexicon.names.words.get(word, ("", 9))
        if word[-1] in _SIGHTS:
            return grade <= _KNOWN_WELL
        return kind == "s" and grade <= _KNOWN_WELL and word[-1] not in _PARTS_OF_TOWNS

    @staticmethod
    def _small(tokens: list[Token]) -> bool:
        """Before 县委 and the like: a place no list holds, rather than a sentence (局长某某受|市政府)?"""
        run = next((n for n, token in enumerate(tokens) if token.kind != "unknown"), len(tokens))
        return run == 0 or (run == len(tokens) and run < 4)  # noqa: PLR2004 - characters

    def _public(self, chosen: list[Token], ending: str, end: int) -> OrganisationSpan | None:
        """What begins with a place or a rank, unless it names a class or stands for a venue."""
        start = chosen[-1].start
        head = self.text[start : chosen[-1].end]
        if mere_rank(head, ending, self.lexicon.names, alone=len(chosen) == 1):
            return None
        if is_venue(self.text, start, end):
            return None
        if (
            self.text[start] == "州"
            and self.text[start - 1 : start].isalpha()
            and self.text[start - 1] not in PRECEDING
        ):
            start -= 1  # 邕|州海关: an old name of a city
        return OrganisationSpan(before_rank(self.text, start, self.place_ends), end, "ending", 0.9)

    def _ranked(self, start: int, end: int) -> OrganisationSpan | None:
        """市委, 省政府 and the like stand alone behind a word that cannot belong to them."""
        if (
            self.text[start] in _RANKS
            and end - start > 1
            and (start == 0 or self.text[start - 1] in PRECEDING)
        ):
            return OrganisationSpan(start, end, "ending", 0.8)
        return None

    def _names_firm(self, tokens: list[Token]) -> bool:
        """Do the words before 有限公司 name one firm (飞鹰), or only its business (航空, 机械制造)?"""
        outer = tokens[-1]
        if len(tokens) + (tokens[0].kind != "inner") > 2:  # noqa: PLR2004 - words
            return True
        rare = self.lexicon.names.words.get(self.text[outer.start : outer.end], ("n", 1))
        return outer.end - outer.start > 1 and rare[1] < 4  # noqa: PLR2004 - the grade of common words

    @staticmethod
    def _bare(start: int, end: int) -> OrganisationSpan | None:
        """One of two bodies of the same place named together."""
        return OrganisationSpan(start, end, "ending", 0.8) if end - start > 1 else None

    def _beginning(self, tokens: list[Token]) -> int:
        """Which token a name begins with: the outermost place or rank of a chain, else a proper name.

        Returns:
            Its place in `tokens`, -1 if there is neither.
        """
        best = -1
        for number, token in enumerate(tokens):
            if token.kind in ("place", "rank"):
                if best >= 0 and not self._belongs(token, tokens[best]):
                    break
                best = number
        if best >= 0:
            return best
        return max((n for n, token in enumerate(tokens) if token.kind in ("unknown", "quoted")), default=-1)

    def _belongs(self, outer: Token, inner: Token) -> bool:
        """Do both belong to one name (浙江省|杭州市, but not 莱西市|北京)?"""
        if inner.kind != "place":
            return True
        wording = self.text[outer.start : outer.end]
        if outer.kind != "place":
            return wording in _WIDER
        if self.text[outer.end : inner.start] == "驻":
            return True  # 俄罗斯|驻|沈阳|总领事馆
        gazetteer = self.lexicon.gazetteer
        code, inner_code = gazetteer.code(wording), gazetteer.code(self.text[inner.start : inner.end])
        if not inner_code:
            return outer.end == inner.start
        return outer.end == inner.start and bool(code) and gazetteer.holds(code, inner_code)

    def _brand(self, start: int, end: int, before: Match) -> OrganisationSpan | None:
        """A known firm, or two or three characters that make no word, before a line of business."""
        if start and before[1] == start:
            firm = before[2] == "known" and self.text[start - 1] not in _OFFICIAL
            return OrganisationSpan(before[0], end, "brand", 0.8) if firm else None
        low = brand_start(self.text, start, before[1], self.lexicon.names, self.place_ends)
        return None if low is None else OrganisationSpan(low, end, "brand", 0.7)

    def _is_proper(self, tokens: list[Token]) -> bool:
        """Two unknown characters side by side, no two verbs (带出|海关), or a quoted name, begin it."""
        if tokens[-1].kind == "quoted":
            return True
        if len(tokens) == 1 or tokens[-2].kind != "unknown" or self.text[tokens[-1].start] in PRECEDING:
            return False
        words = self.lexicon.names.words
        return any(words.get(self.text[t.start], ("n", 1))[0] not in _VERBAL for t in tokens[-2:])


def _apart_before(matches: list[Match], number: int) -> Match:
    """The match before `matches[number]`, but for what is a part of both (药|科大|学)."""
    start = matches[number][0]
    while number and not matches[number - 1][1] <= start:
        number -= 1
    return matches[number - 1] if number else (0, 0, "")


def _whole_before(matches: list[Match], number: int) -> Match:
    """The ending before `matches[number]` that is no line of business (合肥工业大学|汽车|产业研究院)."""
    for match in reversed(matches[:number]):
        if match[2] != "sector":
            return match
    return matches[number - 1]
