"""Reads organisations' names in one block from their endings leftwards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.annotate.names.organisation_walk import Token, walk_back
from generator.lexicon import Lexicon

_LEGAL = ("有限公司", "有限责任公司", "集团公司", "总公司")
_CLASSES = ("中心", "平台", "基地", "实验室", "研究院", "研究所", "公司", "企业")
_CLASSES_OF_FIRMS = frozenset("上市 跨国 合资 关联 参股 民营".split())  # noqa: SIM905 - a list of words
_OFFICIAL = frozenset("局部委厅院会署社")
_RANKS = "市省区县州"
_PRECEDING = frozenset(
    "的了在和与及或是为有从向往对由被把将到给让等也都就还又其以于并而但则因经至跟同随据、,。;:!?“”‘’()《》 —·"
)
_ABROAD = "美英法德日俄韩印澳加"  # 美交通部, 俄外交部
_MINISTRIES = frozenset("国防部 外交部 交通部 财政部 商务部 司法部 国务院".split())  # noqa: SIM905 - a list of words
_WIDER = frozenset("中共 中国 国家".split())  # noqa: SIM905 - may stand before a place in a name
_HALLS = "剧餐客舞大展乐务票"  # before 厅: a room
# A place or a purpose rather than a body: 中心城区, 国际航运中心建设; 所辖.
_RUNS_ON = re.compile(
    "中心(?:城|区|地|镇|任务|工作|位|思|点|环节|内容|小学|幼儿园|建设|组)|基地建设|平台建设"
    "|所[辖属在有需作为谓得见想学用以处]|网[络上点友购红]|联盟杯"
)
_HEADS = ("校长", "院长", "会长", "社长", "馆长", "队长", "部长")  # 大学|校长
_RUNNING = "心所网织盟地台"
_SEVERAL = "部局委社所站"  # endings that also begin many other words
_VERBAL = "vdpcru"  # classes of single characters that make no name
_SHORTEST_BRAND, _LONGEST_BRAND = 2, 3
Match = tuple[int, int, str]


class OrganisationSpan(NamedTuple):
    """A name in a block: half-open span, the rule that found it, and its confidence."""

    start: int
    end: int
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class EndingReader:
    """One folded block with the places in it (end → start)."""

    text: str
    lexicon: Lexicon
    place_ends: Mapping[int, int]

    def names(self) -> Iterator[OrganisationSpan]:
        """Names from right to left, because the ending decides; the longest of nested ones."""
        found = self.lexicon.names.organisation_matcher.find(self.text)
        matches = [match for match in found if self._ends_here(match[1])]
        low = len(self.text) + 1
        for number in range(len(matches) - 1, -1, -1):
            match = matches[number]
            if match[1] > low:
                continue
            before = matches[number - 1] if number else (0, 0, "")
            name = self._known(match) if match[2] == "known" else self._by_ending(match, before)
            if name:
                yield name
                low = name.start

    def _ends_here(self, end: int) -> bool:
        """Does a name end here, rather than run on into another word (教育部|门, 委员会|议)?"""
        text, words = self.text, self.lexicon.names.words
        if end >= len(text) or text[end] in "长和与" or text.startswith(_HEADS, end):
            return True
        last = text[end - 1]
        if last in _RUNNING and (_RUNS_ON.match(text, end - 2) or _RUNS_ON.match(text, end - 1)):
            return False
        over = words.get(text[end - 1 : end + 1])
        if over is None or over[1] < 3:  # noqa: PLR2004 - a rare word is more likely two words
            return True
        onward = words.get(text[end : end + 2])
        return onward is not None and onward[1] > over[1] and last not in _SEVERAL

    def _known(self, match: Match) -> OrganisationSpan:
        """A name of the lexicon, with the country before it (美国国务院, 美交通部)."""
        start, end, _ = match
        if start in self.place_ends and not self.text.startswith(("中", "国", "联合国", "全国"), start):
            return OrganisationSpan(self.place_ends[start], end, "known", 0.9)
        if self.text.startswith("国家", start - 2) and self.text[end - 1] in "署局委":
            return OrganisationSpan(start - 2, end, "known", 0.95)
        if start and self.text[start - 1] in _ABROAD and self.text[start:end] in _MINISTRIES:
            return OrganisationSpan(start - 1, end, "known", 0.9)
        return OrganisationSpan(start, end, "known", 0.95)

    def _by_ending(self, match: Match, before: Match) -> OrganisationSpan | None:
        start, end, kind = match
        if self._is_no_ending(match, before):
            return None
        if self.text[start] in _RANKS and start + 1 in self.place_ends:
            low = self.place_ends[start + 1]  # 浙江省|委, 中共|北京市|委
            party = self.text[end - 1] == "委" and self.text[max(0, low - 2) : low] == "中共"
            return OrganisationSpan(low - 2 if party else low, end, "ending", 0.9)
        if before[1] == start and self.text[start] in _RANKS and self.text[start - 1] in "委会":
            return self._bare(start, end)  # 县委|县政府
        official = self.text[end - 1] in _OFFICIAL
        tokens = walk_back(self.text, start, self.lexicon.names, self.place_ends, before, official=official)
        if not tokens:
            return self._ranked(start, end)
        if kind == "sector":
            return self._brand(tokens, end, before)
        return self._named(tokens, match)

    def _is_no_ending(self, match: Match, before: Match) -> bool:
        """国家统计局|局长, 副部|长, 歌剧厅, 总部, 车站, A股上市公司."""
        start, end, kind = match
        if self.text[max(0, start - 2) : start] in _CLASSES_OF_FIRMS and self.text.startswith("公司", start):
            return True
        if end - start > 1:
            return False
        text = self.text
        if text[end : end + 1] == "长" and ((before[1] == start and before[2]) or text[start - 1] == "副"):
            return True
        if text[start] == "厅" and text[start - 1] in _HALLS:
            return True
        return kind == "place_bound" and text[start - 1 : end] in self.lexicon.names.words

    def _named(self, tokens: list[Token], match: Match) -> OrganisationSpan | None:
        start, end, kind = match
        ending = self.text[start:end]
        if (ending == "港" and tokens[0].kind == "word") or (
            ending in ("所", "社") and tokens[0].kind not in ("word", "inner", "quoted")
        ):
            return None  # 青岛港|内陆港: a class of ports; 市政府|所
        chosen = tokens[: self._beginning(tokens) + 1]
        if len(chosen) > 1 and chosen[-1].kind == "place" and chosen[-2].kind == "quoted":
            chosen = chosen[:-1]  # 即墨区|“…”服务站: the place stands beside the name
        if chosen:
            first = chosen[-1]
            strong = first.kind in ("place", "rank") and (
                len(chosen) > 1 or kind != "place_bound" or len(ending) == 1
            )
            if strong and not self._mere_rank(chosen, ending):
                return OrganisationSpan(first.start, end, "ending", 0.9)
            if first.kind in ("unknown", "quoted") and kind != "place_bound" and self._is_proper(chosen):
                return OrganisationSpan(first.start, end, "ending", 0.75)
        if ending.endswith(_LEGAL) and self._names_firm(tokens):
            return OrganisationSpan(tokens[-1].start, end, "ending", 0.8)
        return None

    def _ranked(self, start: int, end: int) -> OrganisationSpan | None:
        """市委, 省政府 and the like stand alone behind a word that cannot belong to them."""
        if (
            self.text[start] in _RANKS
            and end - start > 1
            and (start == 0 or self.text[start - 1] in _PRECEDING)
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

    def _mere_rank(self, chosen: list[Token], ending: str) -> bool:
        """国家队, 中国公司, 全国大学: a class of organisations, not one."""
        names = self.lexicon.names
        head = self.text[chosen[-1].start : chosen[-1].end]
        if head not in names.ranks:
            return False
        if head in ("国际", "世界", "全国") and ending.endswith(("平台", "中心")):
            return True
        if (head == "国家" and ending.endswith("平台")) or (
            head.endswith("级") and ending.endswith(_CLASSES)
        ):
            return True
        if len(chosen) > 1 or ending not in names.common_bodies:
            return False
        return (head, ending) != ("中国", "银行") and not (
            head in _RANKS and ending in ("人大", "政协", "党委")
        )

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
        gazetteer = self.lexicon.gazetteer
        code, inner_code = gazetteer.code(wording), gazetteer.code(self.text[inner.start : inner.end])
        if not inner_code:
            return outer.end == inner.start
        return outer.end == inner.start and bool(code) and gazetteer.holds(code, inner_code)

    def _brand(self, tokens: list[Token], end: int, before: Match) -> OrganisationSpan | None:
        """A known firm, or two or three characters that make no word, before a line of business."""
        if before[1] == tokens[0].end and before[2] == "known" and self.text[before[1] - 1] not in _OFFICIAL:
            return OrganisationSpan(before[0], end, "brand", 0.8)
        words = self.lexicon.names.words
        for token in tokens:
            char = self.text[token.start]
            entry = words.get(char, ("n", 1))
            if token.kind != "unknown" or not "一" <= char <= "鿿" or entry[0] in "mqrpcu":
                return None
        start = tokens[-1].start
        fits = _SHORTEST_BRAND <= len(tokens) <= _LONGEST_BRAND
        opened = start == 0 or self.text[start - 1] in _PRECEDING
        return OrganisationSpan(start, end, "brand", 0.7) if fits and opened else None

    def _is_proper(self, tokens: list[Token]) -> bool:
        """Two unknown characters side by side, no two verbs (带出|海关), or a quoted name, begin it."""
        if tokens[-1].kind == "quoted":
            return True
        if len(tokens) == 1 or tokens[-2].kind != "unknown" or self.text[tokens[-1].start] in _PRECEDING:
            return False
        words = self.lexicon.names.words
        return any(words.get(self.text[t.start], ("n", 1))[0] not in _VERBAL for t in tokens[-2:])
