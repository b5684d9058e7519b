"""The place or the organisation that a figure is about.

The words nearest to the number do not decide, for they may name the whole it is measured against
(占全国的26.1%, 居全省第二); what opens its clause does, or the sentence, or the sentences before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from generator.annotate.draft import Draft, QuantityFound
from generator.annotate.folding import fold
from generator.annotate.noun_phrases import begins_with_verb
from generator.annotate.passages import Passage
from generator.annotate.patterns import pattern
from generator.annotate.sentences import sentence_starts
from generator.model import Mention

_NATION = pattern(
    r"我国|全国|国家(?=围绕|投入|出台|先后|已|将|对|累计|安排|实施|支持|下达|财政)|中国(?!工商|农业|建设|人民|银行|铁路|移动|联通|电信|石油|石化|科学|社会|工程|海油|中车|共产)"
)
_REGION = pattern(
    r"(?:中西部|东中西部|东部|西部|中部|东北|华北|华东|华南|华中|西北|西南|北方|南方|沿海|长三角|珠三角|京津冀|粤港澳大湾区|黄淮海|江南|江淮|欧盟|东盟|欧洲|亚洲|非洲|流域|灌区|盆地|半岛)"
)
_REGION_NEVER_BEFORE = pattern("路|大学|航空|证券|理工|师范|财经|政法|民族|侧|面|[一-鿿]路")
_EVENT = pattern(
    r"(?:本届|第[0-9一二三四五六七八九十百]{1,4}届)([一-鿿]{1,12}?(?:博览会|交易会|运动会|展览会|论坛|广交会|进博会|服贸会|会|节|展|大赛))(?![议员场长期馆商])"
)
_MEASURED_AGAINST = pattern(
    r"(?:占|占到|占了|居|列|位居|位列|比|较|高于|低于|快于|优于|超过|排名|跃居|升至|领先|在|成为|是|为|相当于|达到|面向|对|与|和|及|覆盖|遍布|出口到|服务|辐射|同期|首批|入选)$"
)
_SCOPE_AFTER = pattern(
    r"首(?!次)|第|前[0-9十百]|唯一|平均|最|率先|各地|人大|政协|之最|领先|重点|水平|农商行|一流|统一|总量|总装机|总值|人民代表|工商联|妇联|总工会|青联"
)
_RANK_AFTER = pattern("首(?!次)|第[一二三四五六七八九十0-9]|前[0-9十百]|唯一|之最")
_AIM_BEFORE = pattern(r"(?:位于|落户|落地于|远销|赴|前往|走进|来到|对|向|与|从|依托|离|到|往|至|于)$")
_OPENING = pattern(
    r"(?:[,:;\s“”]|其中|同时|此外|目前|截至目前|截至|如今|眼下|当前|据了解|据悉|在|从|来自|作为|以|而|但|其次为?|第[一二三四五]是|首先是|由|自|经|此前|此次|至此|近日|日前|去年|今年|数据显示|[一-鿿]{2,5}来看|位于|[一-鿿]{2,6}的(?=[一-鿿])|国家|另外|记者从|记者在|支持|推动|近年来|期间|时期|以来|末|底|里|中|的|已|当天|当日|今天|今日|昨日|昨天|上午|下午)*+"
)
_ORGANISATION = pattern(
    r"(?:公司|集团|银行|港|研究院|研究所|大学|学院|医院|厂|总台|电视台|中学|小学|机场|商城|中心|俱乐部|馆|景区|园区|航空|铁路局|供电公司|合作社|基金会)$"
)
_OFFICE_OF = pattern(
    "(?:[一-鿿]{2,4}省)?([一-鿿]{2,4}?[市区县州省])[一-鿿]{0,12}(?:局|委|委员会|法院|检察院|政府|办公室|厅|办|管委会|监狱|人大|政协)$"
)
_SOURCE_AFTER = pattern(
    r"[^,。;]{0,14}(?:数据|发布|显示|获悉|了解|介绍|表示|消息|公布|通报|统计|报道|预计|预测|说|称)"
)
_BACK = pattern(r"(?:该|这家|本)(?:公司|企业|校|院|港|厂|行|集团|医院|学校|园区|平台|中心|机构)")
_LOCAL = pattern(r"(?<![一-鿿]各)当地")


Source = Literal["sentence", "paragraph", "article"]


class _Anchor(NamedTuple):
    """A place or organisation in a block; `weak` where it only names what something is measured against."""

    start: int
    end: int
    name: str
    weak: bool
    event: bool = False
    region: bool = False
    organisation: bool = False


class Places:
    """The places of one article, asked for each figure."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._mentions: dict[int, list[Mention]] = {}
        for mention in draft.mentions:
            if mention.kind in ("place", "organisation"):
                self._mentions.setdefault(mention.span.block, []).append(mention)
        self._home = draft.context.lexicon.city
        self._known: dict[int, list[_Anchor]] = {}
        self._starts: dict[int, list[int]] = {}
        self._usual: str | None = None
        self._usual_known = False

    def blanks(self, number: int) -> list[tuple[int, int]]:
        """Spans of places in a block, which subjects leave out."""
        spans = [(m.span.start, m.span.end) for m in self._mentions.get(number, ()) if m.kind == "place"]
        return spans + [(a.start, a.end) for a in self._anchors(number) if a.region and not a.weak]

    def of(self, found: QuantityFound, passage: Passage) -> tuple[str | None, Source]:
        """The place of a figure, None if the article does not say; and where that stands."""
        number = found.span.block
        anchors = self._anchors(number)
        here = _between(anchors, passage.sentence, found.span.start)
        name = _in_sentence(here, passage, found) if here else None
        if name is None and found.rule == "age":
            behind = _between(anchors, found.span.end, found.span.end + 4)
            name = behind[0].name if behind else None
        if name is not None:
            return name, "sentence"
        name = self._in_sentences_before(number, passage.text, passage.sentence)
        return (name, "paragraph") if name else (self._default(), "article")

    def _anchors(self, number: int) -> list[_Anchor]:
        if number not in self._known:
            text = fold(self._draft.article.blocks[number].text)
            self._known[number] = sorted(self._read(number, text), key=lambda anchor: anchor.start)
        return self._known[number]

    def _read(self, number: int, text: str) -> Iterator[_Anchor]:  # noqa: C901 - one line a form
        organisation: str | None = None
        spans: list[tuple[int, int]] = []
        for mention in self._mentions.get(number, ()):
            start, end = mention.span.start, mention.span.end
            if mention.kind == "organisation":
                if office := _OFFICE_OF.match(mention.name):
                    yield _Anchor(start, end, office[1], weak=False)
                    continue
                outlaw = mention.name.endswith(("犯罪集团", "团伙"))
                if outlaw or not _ORGANISATION.search(mention.name) or _SOURCE_AFTER.match(text, end):
                    continue
                organisation = mention.name
            listed = text[end : end + 1] == "、" or text[max(0, start - 1) : start] == "、"
            spans.append((start, end))
            weak = listed or _is_weak(text, start, end)
            yield _Anchor(start, end, mention.name, weak, organisation=mention.kind == "organisation")
        if organisation:
            for match in _BACK.finditer(text):
                yield _Anchor(match.start(), match.end(), organisation, weak=False, organisation=True)
        for match in _NATION.finditer(text) if "国" in text else ():
            weak = _is_weak(text, match.start(), match.end()) or (
                match[0] == "中国" and not _opens(text, 0, match.start())
            )
            yield _Anchor(match.start(), match.end(), "全国", weak)
        for match in _REGION.finditer(text):
            start, end = _widened(text, match)
            if start >= end or _REGION_NEVER_BEFORE.match(text, end):
                continue
            if not any(low <= start < high for low, high in spans):
                listed = "、" in (text[end : end + 1], text[max(0, start - 1) : start])
                yield _Anchor(start, end, text[start:end], listed or _is_weak(text, start, end), region=True)
        for match in _EVENT.finditer(text) if "届" in text else ():
            yield _Anchor(match.start(), match.end(), match[1], weak=True, event=True)

    def _in_sentences_before(self, number: int, text: str, sentence: int) -> str | None:
        """The place that the nearest of the last sentences before opens with."""
        anchors = self._anchors(number)
        if not anchors or anchors[0].start >= sentence:
            return None
        starts = self._sentences(number, text)
        last = bisect_left(starts, sentence)
        for at in range(last - 1, max(-1, last - 1 - _SENTENCES_BACK), -1):
            low, high = starts[at], starts[at + 1] if at + 1 < last else sentence
            here = _between(anchors, low, high)
            if at < last - 1 or not begins_with_verb(text, sentence):
                here = [anchor for anchor in here if not anchor.organisation]
            name = _topic_of(here, text, low)
            if name:
                return name
        return None

    def _sentences(self, number: int, text: str) -> list[int]:
        if number not in self._starts:
            self._starts[number] = sentence_starts(text)
        return self._starts[number]

    def _default(self) -> str | None:
        if not self._usual_known:
            self._usual, self._usual_known = self._most_likely(), True
        return self._usual

    def _most_likely(self) -> str | None:
        """The subject district, else the place of the headline, else the place named most often."""
        for tag in self._draft.districts:
            if tag.role == "subject":
                return tag.name
        counted: Counter[str] = Counter()
        for number, block in enumerate(self._draft.article.blocks[:_FIRST_BLOCKS]):
            anchors = self._anchors(number)
            if block.kind in ("kicker", "headline", "deck"):
                strong = [anchor.name for anchor in anchors if not anchor.weak or anchor.name != "全国"]
                if strong and not all(anchor.event for anchor in anchors):
                    return strong[0]
                counted.update(anchor.name for anchor in anchors if anchor.event for _ in range(3))
            counted.update(anchor.name for anchor in anchors if not (anchor.weak or anchor.organisation))
        if counted:
            return counted.most_common(1)[0][0]
        return self._home


def _widened(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The region with 地区 behind it, or with the two characters of its name before it (长江流域)."""
    start, end = match.span()
    if match[0] in ("流域", "灌区", "盆地", "半岛"):
        name = text[max(0, start - 2) : start]
        return (start - 2, end) if len(name) == 2 and all("一" <= c <= "鿿" for c in name) else (start, start)  # noqa: PLR2004 - the bound is said by the line itself
    return start, end + 2 if text.startswith(("地区", "区域"), end) else end


def _is_weak(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 4) : start]
    whole = text[start] in "全我中" and end - start == 2  # noqa: PLR2004 - the bound is said by the line itself
    if (_SCOPE_AFTER if whole else _RANK_AFTER).match(text, end) or _AIM_BEFORE.search(before):
        return True
    return _MEASURED_AGAINST.search(before) is not None and not _opens(text, 0, start)


def _opens(text: str, low: int, start: int) -> bool:
    """Does the place open its clause, after nothing but adverbials?"""
    low = max(low, start - _LONGEST_OPENING)
    cut = max([text.rfind(mark, low, start) for mark in ",。;:!?"])
    return _OPENING.fullmatch(text, max(low, cut + 1), start) is not None


_LONGEST_OPENING = 40


def _between(anchors: list[_Anchor], low: int, high: int) -> list[_Anchor]:
    """The last of the anchors that begin from `low` to `high`."""
    first, last = bisect_left(anchors, low, key=_start_of), bisect_left(anchors, high, key=_start_of)
    return anchors[max(first, last - _MOST_ANCHORS) : last]


def _start_of(anchor: _Anchor) -> int:
    return anchor.start


_SENTENCES_BACK = 12
_FIRST_BLOCKS = 8  # of an article: where its place is named if anywhere
_MOST_ANCHORS = 24  # of a sentence that are looked at


def _in_sentence(here: list[_Anchor], passage: Passage, found: QuantityFound) -> str | None:
    text, sentence, clause, at = passage.text, passage.sentence, passage.clause, found.span.start
    if here[-1].end == at and here[-1].name == "全国" and found.rule == "count":
        return "全国"
    if here[-1].end == at and not here[-1].event and not here[-1].weak:
        return here[-1].name
    strong = [anchor for anchor in here if not anchor.weak]
    opening = [anchor for anchor in strong if _opens(text, sentence, anchor.start)]
    if opening:
        return _deepest(opening, text)
    inside = [anchor for anchor in strong if anchor.start >= clause]
    if inside:
        return inside[-1].name
    return strong[0].name if strong else None


def _deepest(opening: list[_Anchor], text: str) -> str:
    """The last clause that a place opens; within one clause the first place (青岛 in 青岛是山东…)."""
    last = opening[-1]
    for anchor in opening:
        if not any(mark in text[anchor.end : last.start] for mark in ",。;:!?"):
            return anchor.name
    return last.name


def _topic_of(here: list[_Anchor], text: str, low: int) -> str | None:
    strong = [anchor for anchor in here if not anchor.weak]
    opening = [anchor for anchor in strong if _opens(text, low, anchor.start)]
    if opening:
        return opening[-1].name
    return strong[0].name if strong else None
