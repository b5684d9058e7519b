"""Organisations: whole names by lexicon and by their endings, then the short names of those found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.annotate.draft import Draft
from generator.annotate.folding import fold
from generator.annotate.organisation_shorts import short_names
from generator.annotate.organisation_walk import Token, walk_back
from generator.lexicon import Lexicon
from generator.lexicon.names import NameWords
from generator.model import Mention, Span

_LEGAL = ("有限公司", "有限责任公司", "集团公司", "总公司")
_CLASSES = ("中心", "平台", "基地", "实验室", "研究院", "研究所", "公司", "企业")
_OFFICIAL = frozenset("局部委厅院会署社")
_PRECEDING = frozenset(
    "的了在和与及或是为有从向对由被把将到给让等也都就还又其以于并而但则因经至跟同随据、,。;:!?“”‘’()《》 —·"
)
_BOOK = re.compile("《[^《》]{2,60}》")
_CREDIT = re.compile(r"新华社(?=[^,，。]{0,12}\d+月\d+日电|记者|供本报|发[\s)）])")
_WORLD = re.compile("美|英|法|德|日|俄|韩|印|中|澳|加")  # 美交通部, 俄外交部
# A place or a purpose rather than a body: 中心城区, 国际航运中心建设; 所辖, 歌剧厅.
_RUNS_ON = re.compile(
    "中心(?:城|区|地|镇|任务|工作|位|思|点|环节|内容|小学|幼儿园|建设|组|主任)|基地建设|平台建设|所[辖属在有需作为谓得见想学用以处]|网[络上点友购红]|组织[了起开召实领力能人部者化]|联盟杯"
)


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    rule: str
    confidence: float


def organisations(draft: Draft) -> None:
    """Add a mention for each organisation, and list the names in `draft.organisations`.

    Places inside an organisation's name are taken off the mentions. Rules: `known` (lexicon), `ending` (a place, a
    rank or a name before 局, 公司, 大学 …), `brand` (科凯电子), `short` (a short name of one found in full).
    """
    lexicon = draft.context.lexicon
    places = _place_ends(draft)
    found: list[Mention] = []
    for number, block in enumerate(draft.article.blocks):
        text = fold(block.text)
        books = [match.span() for match in _BOOK.finditer(text)] if "《" in text else []
        for name in _in_text(text, lexicon, places.get(number, {})):
            if any(low < name.start and name.end < high for low, high in books):
                continue  # 《…商业银行法》
            surface = block.text[name.start : name.end]
            span = Span(number, name.start, name.end)
            found.append(
                Mention(
                    "organisation",
                    surface.replace(" ", ""),
                    surface,
                    span,
                    rule=name.rule,
                    confidence=name.confidence,
                )
            )
    shorts = short_names(draft, [mention for mention in found if mention.rule != "brand"])
    if shorts:
        covered = _covered(shorts)
        found = [m for m in found if m.rule != "brand" or not _touches(m, covered)] + shorts
    found.sort(key=lambda mention: (mention.span.block, mention.span.start))
    _without_inner_places(draft, found)
    draft.mentions += found
    draft.organisations = list(dict.fromkeys(m.name for m in found if not _credited(draft, m)))


def _credited(draft: Draft, mention: Mention) -> bool:
    """The agency that a report is from is none of its organisations."""
    return _CREDIT.match(fold(draft.article.blocks[mention.span.block].text), mention.span.start) is not None


def _place_ends(draft: Draft) -> dict[int, dict[int, int]]:
    ends: dict[int, dict[int, int]] = {}
    for mention in draft.mentions:
        if mention.kind == "place" and mention.rule == "place":
            ends.setdefault(mention.span.block, {})[mention.span.end] = mention.span.start
    return ends


def _without_inner_places(draft: Draft, found: list[Mention]) -> None:
    covered = _covered(found)
    draft.mentions = [mention for mention in draft.mentions if not _touches(mention, covered)]


def _covered(found: list[Mention]) -> set[tuple[int, int]]:
    """(block, character) of everything in the mentions."""
    return {(m.span.block, at) for m in found for at in range(m.span.start, m.span.end)}


def _touches(mention: Mention, covered: set[tuple[int, int]]) -> bool:
    span = mention.span
    return any((span.block, at) in covered for at in range(span.start, span.end))


def _in_text(text: str, lexicon: Lexicon, place_ends: Mapping[int, int]) -> Iterator[_Name]:
    """Names of one block, the longest of nested ones; from the right, because the ending decides."""
    matches = [
        (start, end, kind)
        for start, end, kind in lexicon.names.organisation_matcher.find(text)
        if _ends_here(text, end, lexicon)
    ]
    low = len(text) + 1
    for number in range(len(matches) - 1, -1, -1):
        start, end, kind = matches[number]
        if end > low:
            continue
        before = matches[number - 1] if number else (0, 0, "")
        name = _known(text, start, end, lexicon, place_ends) if kind == "known" else None
        name = name or _by_ending(text, start, end, kind, lexicon, place_ends, before)
        if name:
            yield name
            low = name.start


def _ends_here(text: str, end: int, lexicon: Lexicon) -> bool:
    """Does the name end here, rather than run on into another word (教育部|门, 委员会|议)?"""
    if end >= len(text) or text[end] in "长和与":
        return True
    if text[end - 1] in "心所网织盟地台" and (_RUNS_ON.match(text, end - 2) or _RUNS_ON.match(text, end - 1)):
        return False
    follower = text[end - 1 : end + 1]
    entry = lexicon.names.words.get(follower)
    if entry is None or entry[1] < 3:  # noqa: PLR2004 - a rare word is more likely two words
        return True
    onward = lexicon.names.words.get(text[end : end + 2])
    return onward is not None and onward[1] > entry[1] and text[end - 1] not in "部局委社所站"


def _known(text: str, start: int, end: int, lexicon: Lexicon, place_ends: Mapping[int, int]) -> _Name | None:
    """A name of the lexicon; with what stands before it where that makes another one of it (美国国务院)."""
    if start in place_ends and not text.startswith(("中", "国", "联合国", "全国", "中华"), start):
        return _Name(place_ends[start], end, "known", 0.9)
    before = text[start - 1] if start else " "
    if _WORLD.match(before) and text[start:end] in (
        "国防部",
        "外交部",
        "交通部",
        "财政部",
        "商务部",
        "司法部",
        "国务院",
    ):
        return _Name(start - 1, end, "known", 0.9)
    return _Name(start, end, "known", 0.95)


def _by_ending(
    text: str,
    start: int,
    end: int,
    kind: str,
    lexicon: Lexicon,
    place_ends: Mapping[int, int],
    before: tuple[int, int, str],
) -> _Name | None:
    if kind == "known":
        kind = "body"
    ending = text[start:end]
    words = lexicon.names.words
    single = end - start == 1
    if (
        single
        and text[end : end + 1] == "长"
        and ((before[1] == start and before[2]) or text[start - 1] == "副")
    ):
        return None  # 国家统计局|局长, 副部|长
    if ending == "厅" and text[start - 1] in "剧餐客舞大展乐务票":
        return None
    if single and kind == "place_bound" and text[start - 1 : end] in words:
        return None  # 总部, 机会, 车站, 常委
    if text[start] in "省市区县州" and start + 1 in place_ends:
        return _Name(place_ends[start + 1], end, "ending", 0.9)  # 浙江省|委
    tokens = walk_back(text, start, lexicon.names, place_ends, before, official=ending[-1] in _OFFICIAL)
    if not tokens:
        return _ranked_ending(text, start, end)
    if kind == "sector":
        if before[1] == start and before[2] == "known":
            return _Name(before[0], end, "brand", 0.8)
        return _brand(text, tokens, end, words)
    first = _beginning(tokens, lexicon, text)
    if first is not None:
        chosen = tokens[: first + 1]
        strong = chosen[-1].kind in ("place", "rank") and (len(chosen) > 1 or kind != "place_bound" or single)
        if strong and not _mere_rank(text, chosen, ending, lexicon.names):
            return _Name(chosen[-1].start, end, "ending", 0.9)
        if chosen[-1].kind in ("unknown", "quoted") and kind != "place_bound" and _is_proper(chosen):
            return _Name(chosen[-1].start, end, "ending", 0.75)
    if ending.endswith(_LEGAL) and tokens[-1].start < start - 1:
        return _Name(tokens[-1].start, end, "ending", 0.8)
    return None


def _ranked_ending(text: str, start: int, end: int) -> _Name | None:
    """市委, 省政府 and the like stand alone behind a word that cannot belong to them."""
    ending = text[start:end]
    if ending[0] in "市省区县" and len(ending) > 1 and (start == 0 or text[start - 1] in _PRECEDING):
        return _Name(start, end, "ending", 0.8)
    return None


def _mere_rank(text: str, chosen: list[Token], ending: str, names: NameWords) -> bool:
    """国家队, 中国公司, 全国大学: a class of organisations, not one."""
    head = text[chosen[-1].start : chosen[-1].end]
    if head not in names.ranks:
        return False
    if head in ("国际", "世界", "全国", "国家") and ending.endswith(
        ("平台", "平台" if head == "国家" else "中心")
    ):
        return True
    if head.endswith("级") and ending.endswith(_CLASSES):
        return True
    if len(chosen) > 1 or ending not in names.common_bodies:
        return False
    return not (head in "市区县" and ending in ("人大", "政协", "党委")) and not (
        head == "中国" and ending == "银行"
    )


def _beginning(tokens: list[Token], lexicon: Lexicon, text: str) -> int | None:
    """Which token the name begins with: the outermost place or rank of one chain, else the outermost proper name."""
    gazetteer = lexicon.gazetteer
    best: int | None = None
    for number, token in enumerate(tokens):
        if token.kind not in ("place", "rank"):
            continue
        if best is not None:
            inner = tokens[best]
            if inner.kind == "place" and token.kind == "place":
                outer_code = gazetteer.code(text[token.start : token.end])
                inner_code = gazetteer.code(text[inner.start : inner.end])
                joined = token.end == inner.start and (
                    not inner_code or gazetteer.holds(outer_code, inner_code)
                )
                if not joined or (inner_code and not outer_code):
                    break  # 莱西市|北京汽车制造厂
            elif inner.kind == "place" and text[token.start : token.end] not in (
                "中共",
                "中国",
                "中国人民",
                "国家",
            ):
                break
        best = number
    if best is not None:
        return best
    runs = [n for n, token in enumerate(tokens) if token.kind in ("unknown", "quoted")]
    return runs[-1] if runs else None


def _is_proper(tokens: list[Token]) -> bool:
    """Two unknown characters side by side, or a quoted name, begin it."""
    if tokens[-1].kind == "quoted":
        return True
    run = [token for token in reversed(tokens)]
    return len(run) > 1 and run[1].kind == "unknown"


def _brand(text: str, tokens: list[Token], end: int, words: Mapping[str, tuple[str, int]]) -> _Name | None:
    """Two or three characters that make no word, before a line of business: 科凯电子, 极石汽车."""
    run = []
    for token in tokens:
        if token.kind != "unknown" or not "一" <= text[token.start] <= "鿿":
            break
        run.append(token)
    if not 2 <= len(run) <= 3 or len(run) != len(tokens):  # noqa: PLR2004 - characters of a brand
        return None
    start = run[-1].start
    if start and text[start - 1] not in _PRECEDING:
        return None
    if any(words.get(text[t.start : t.end], ("n", 1))[0] in "mqrpcu" for t in run):
        return None
    return _Name(start, end, "brand", 0.7)
