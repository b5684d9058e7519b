"""Organisations: whole names by lexicon and by their endings, then the short names of those found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from generator.annotate.draft import Draft
from generator.annotate.folding import fold
from generator.annotate.names.organisation_endings import EndingReader, OrganisationSpan
from generator.annotate.names.organisation_shorts import Covered, covered_by, short_names
from generator.model import Block, Mention, Span

_PARENT = re.compile(
    "(?:总[局署]|统计局|银行|电网|石油|石化|移动|电信|联通|铁塔|烟草|人寿|人保|[中社]?科学?院)$"
)
_RESERVE = re.compile("(?:保护区|国家公园|湿地公园)管理(?:局|处|中心|委员会)$")  # says where its stories are
_ARMY_UNIT = re.compile(
    "(?:(?:[一-鿿]{2}|[东西南北中]部|内蒙古)(?:军区|战区)|[海空陆]军|火箭军|第二炮兵|二炮|武警[一-鿿]{0,4}|[东北南]海舰队|预备役|空降兵|第?[0-9一二三四五六七八九十]{1,3}集团军|解放军){1,2}"
    "某[一-鿿]{0,7}?(?:集团军|[师旅营](?![长级])|团(?![员长体队伙])|[大支]队|部队|舰队|基地|连(?![长续队]))"
)
_BOOK = re.compile("《[^《》]{2,60}》")
_BRANCHES = tuple(
    "分局 分署 分公司 分行 支行 支队 大队 派出所 机务段 车务段 分院 分校 分店".split()  # noqa: SIM905 - a list of words
)
_CREDIT = re.compile(r"新华社(?=[^,，。]{0,12}\d+月\d+日电|记者|供本报|发[\s)）])")


def organisations(draft: Draft) -> None:
    """Add a mention for each organisation, and list the names in `draft.organisations`.

    Places inside an organisation's name are taken off the mentions. Rules: `known` (lexicon), `ending` (a
    place, a rank or a name before 局, 公司, 大学 …), `brand` (a made-up word before 电子, 汽车 …), `short` (a
    short name of one found in full).
    """
    lexicon = draft.context.lexicon
    places = _place_ends(draft)
    found: list[Mention] = []
    blocks = draft.article.blocks
    texts = [fold(block.text) for block in blocks]
    for number, endings in enumerate(lexicon.names.organisation_matcher.find_each(texts)):
        text = texts[number]
        units = list(_army_units(text))
        found += [_mention(blocks[number], number, unit) for unit in units]
        if not endings:
            continue
        books = [match.span() for match in _BOOK.finditer(text)] if "《" in text else []
        names = EndingReader(text, lexicon, places.get(number, {})).names(endings)
        for name in _with_branches(text, names):
            start, end = name.start, name.end
            if any(unit.start <= start < unit.end for unit in units):
                continue  # 新疆军区|某工兵团
            if books and any(low < start and end < high for low, high in books):
                continue  # 《…商业银行法》
            found.append(_mention(blocks[number], number, name))
    shorts = short_names(draft, [mention for mention in found if mention.rule != "brand"])
    if shorts:
        covered = covered_by(shorts)
        found = [m for m in found if m.rule != "brand" or not _touches(m, covered)] + shorts
    found = _with_full_names(found, lexicon.names.organisation_shorts)
    found.sort(key=lambda mention: (mention.span.block, mention.span.start))
    _without_inner_places(draft, found)
    draft.mentions += found
    draft.organisations = list(dict.fromkeys(m.name for m in found if not _credited(draft, m)))


def _army_units(text: str) -> Iterator[OrganisationSpan]:
    """新疆军区某工兵团, 海军某扫雷舰大队: units of the army, which papers do not name in full."""
    for match in _ARMY_UNIT.finditer(text) if "某" in text else ():
        yield OrganisationSpan(*match.span(), "ending", 0.85)


def _mention(block: Block, number: int, name: OrganisationSpan) -> Mention:
    surface, span = block.text[name.start : name.end], Span(number, name.start, name.end)
    return Mention("organisation", _plain(surface), surface, span, None, None, name.rule, name.confidence)


def _plain(surface: str) -> str:
    """A name without spaces, its marks double: inside a quotation they are single."""
    return surface.replace(" ", "").replace("‘", "“").replace("’", "”")


def _with_branches(text: str, names: Iterator[OrganisationSpan]) -> Iterator[OrganisationSpan]:
    """国家税务总局|青岛市税务局, 公安局|岳麓分局: one body, that of a place or a branch behind its parent.

    `names` from right to left.
    """
    later: OrganisationSpan | None = None
    for name in names:
        national = name.rule == "known" and _PARENT.search(text, name.start, name.end)
        if later and name.end == later.start and (national or text.endswith(_BRANCHES, 0, later.end)):
            later = OrganisationSpan(name.start, later.end, later.rule, later.confidence)
            continue
        if later:
            yield later
        later = name
    if later:
        yield later


def _with_full_names(found: list[Mention], shorts: Mapping[str, str]) -> list[Mention]:
    """北京市委 is 中共北京市委, 最高法 is 最高人民法院, where the article says so once."""
    names = {mention.name for mention in found}
    fulls = {name[2:]: name for name in names if name.startswith("中共")}
    fulls |= {shorts[name]: name for name in names if name in shorts}
    if not fulls:
        return found
    return [replace(m, name=fulls[m.name]) if m.name in fulls else m for m in found]


def _credited(draft: Draft, mention: Mention) -> bool:
    """The agency that a report is from is none of its organisations."""
    if not mention.surface.startswith("新华社"):
        return False
    return _CREDIT.match(fold(draft.article.blocks[mention.span.block].text), mention.span.start) is not None


def _place_ends(draft: Draft) -> dict[int, dict[int, int]]:
    ends: dict[int, dict[int, int]] = {}
    for mention in draft.mentions:
        if mention.kind == "place" and mention.rule == "place":
            ends.setdefault(mention.span.block, {})[mention.span.end] = mention.span.start
    return ends


def _without_inner_places(draft: Draft, found: list[Mention]) -> None:
    if not found:
        return
    covered = covered_by(m for m in found if not ("管理" in m.name and _RESERVE.search(m.name)))
    draft.mentions = [mention for mention in draft.mentions if not _touches(mention, covered)]


def _touches(mention: Mention, covered: Covered) -> bool:
    here = covered.get(mention.span.block)
    return here is not None and not here.isdisjoint(range(mention.span.start, mention.span.end))
