"""Places in an order: 全市第一, 居全国首位, 排名第3, 前三; first and only claims; the N-th of a count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from generator.annotate.patterns import holds, pattern
from generator.annotate.quantities.numerals import CHINESE_CHARS, numeral_at
from generator.lexicon.units import Units
from generator.model import Modifier

_SCOPE = (
    r"(?:全国|全省|全市|全区|全县|全州|全球|全世界|世界|国内|国际|亚洲|欧洲|亚太|东北|华北|华东|华南|西北|西南|中部|东部|西部|中西部|成渝|环渤海|全系统|全军|全行业|行业|同行业|我国|我省|我市|中国|国内外|区域|本省|本市|省内|市内|区内|历史同期|历史|有记录以来"
    r"|(?:全国|全省)?(?:同类|副省级|计划单列市|省会|副省级以上|地级|沿海|北方|南方|一线|新一线|万亿级|百强|县域|同等|内地|内陆)?(?:城市|港口|园区|开发区|高校|高新区|经开区|省区市|省份|区县|市州|县市|机场)(?:中|里)?"
    r"|长三角|珠三角|京津冀|粤港澳大湾区|大湾区|东盟|金砖国家)"
)
_NUMBER = rf"[0-9]+|[{CHINESE_CHARS}]+"
_VERB = r"(?:居|列|位居|位列|排名|排|跃居|升至|跃升至|升到|稳居|名列|高居|荣登|跻身|雄踞|位于|保持|蝉联|退居|降至|跌至|获|夺得|获得|取得|并列|评为|进入|掉出|跌出|闯入|闯进|杀入|打入|挤进|挤入|冲进|冲入|晋级|占)(?:到|至|在|了)?"  # noqa: E501 - a list of words
_NTH = pattern(rf"(?P<scope>{_SCOPE})?(?P<nth>第(?P<n>{_NUMBER}))(?P<unit>[位名])?")
_BARE = pattern(rf"[、和](?P<n>{_NUMBER})(?:[位名]|(?=(?:[、和](?:{_NUMBER})){{1,20}}[位名]))")  # 第二、三位
_FIRST_PLACE = pattern(rf"(?P<scope>{_SCOPE})?(?P<place>首位|榜首|之首)")
_FRONT = pattern(
    rf"(?P<scope>{_SCOPE})?前(?P<n>{_NUMBER})(?P<unit>[位名]|强)?(?![一-鿿]?[年月季天日个周场轮次期]|季度|者|后|文|提|列|置|往|述|沿|期|端|款|批|[0-9])"
)
_FIRST_ONE = pattern(
    rf"(?P<scope>{_SCOPE})首(?P<unit>[个家单座条款台套批例只支艘架列项所处颗枚部辆班])(?![(（])"
)
_ONLY = pattern(rf"(?P<scope>{_SCOPE})(?:的)?唯一(?P<unit>[一-鿿]?)(?=[^,。]{{0,20}})")
# 第一书记, 第一产业, 第三方 are names; 第一次, 第一时间 count nothing.
_NAMES_AFTER_NTH = pattern(
    r"书记|产业|类|周|年|阶段|方|者|线|届|批|期|卷|章|条|款|版|集|部|册|辑|季|代|轮|次|步|天|时间|人民|中学|小学|高级|医院|附属|大学|实验|机床|汽车|研究|设计|建筑|工程|财经|税务|分|[颗艘架座台部枚例辆栋幢](?![一-鿿]?[,。])|支队|大队|小组|组|师|军|旅|团|营|连|排|班|村|生产|资源|要务|责任|动力|要素|生产力|现场|梯队|阵营|方阵|课堂|课|动议|[一二三四]?季度|人称|眼|手|印象|反应|感|声|枪|棒|关|站|棵|粒|家园|看台|口|层|届|个|家|条|桶|杯|把|块|张|道|世界|集团|夫人|财政"
)
_COUNTED = pattern(rf"第(?P<n>{_NUMBER})(?P<some>[余多])?")
_NAMED_MEETING = pattern(
    "[一-鿿]{0,4}(?:大会|峰会|会晤|会议|全体|常务|党组|主席|院长|代表)|全国[一-鿿]{2,4}大会|[^,。;]{0,8}反围剿|普查|[^,。;]{0,6}(?:考察队|科考|考察|远征)"
)
_NAMED_DAY = pattern("(?:全国|国际|世界|中国|全民)[^,。;]{1,10}?(?:日|节|周|月)")
_NOT_COUNTED = frozenset("届批期卷章条款版集部册辑季代轮步级号段节层环线路路线组队班团排行")

_LAST_RANK, _LARGEST_FRONT = 10_000, 1000
_LEAST_ORDINAL = 10  # 第三台 names one of a few


class RankFound(Struct):
    """A rank, a first-claim or an ordinal at `start`..`end` of the folded text."""

    start: int
    end: int
    value: Decimal
    unit: str
    rule: str
    scope: str | None = None
    modifier: Modifier = "="


_ALONE = pattern(rf"第({_NUMBER})([个名位辆台件座次]?)")
_TRIGGER = pattern(
    r"第|首[位个家单座条款台套批例只支艘架列项所处颗枚部辆班]|榜首|之首|前[0-9两二三四五六七八九十百]|唯一"
)
_TRIGGERS = ("第", "前", "首", "唯一")
_RANKED_BEFORE = pattern(rf"{_VERB}$")
# 位列全国热门海滨目的地第4位: between the verb and the place stands among whom.
_RANKED_AMONG = pattern(
    r"(?:位居|位列|排名|名列|跃居|稳居|高居|列|居)(?:于|在)?(?!民|住|委|室)(?P<among>(?:(?!第)[一-鿿“”、]){2,16})$"
)
# 由上年的第七位升至第五位: the place before.
_MOVED = pattern("(?:上升|提升|跃升|攀升|升|前移|下滑|滑落|下降|降|跌|退居|退)(?:至|到|为)?")
_MOVED_FROM = pattern("[从由][^,。;:!?]{0,8}$")
_CLOSES = frozenset(",。;!?、)的”")
# Every character of a scope, and none but such can be its first.
_SCOPE_BEFORE = pattern(rf"(?=[{''.join(sorted(set(_SCOPE)))}])({_SCOPE})$")
_SCOPE_ENDS = frozenset("国省市区县州球界内外际洲太北东南部渝海统军业域期史来口校份场中里角冀盟家")


def find(text: str, units: Units) -> list[RankFound]:
    """Ranks and ordinals of a folded text, left to right."""
    found: list[RankFound] = []
    if not holds(text, _TRIGGERS):
        return found
    last = 0
    for trigger in _TRIGGER.finditer(text):
        if trigger.start() < last:
            continue
        rank = _listed(text, trigger.start(), found) or _read(text, trigger.start(), units)
        if rank is not None:
            found += [rank, *_following(text, rank)]
            last = found[-1].end
    return found


def _following(text: str, rank: RankFound) -> Iterator[RankFound]:
    """分列全省第二、三位: the ranks behind one that have no 第 of their own."""
    while rank.rule == "rank" and (match := _BARE.match(text, rank.end)):
        numeral = numeral_at(text, match.start("n"))
        if numeral is None or numeral.end != match.end("n") or not rank.value < numeral.value <= _LAST_RANK:
            return
        rank = RankFound(match.start("n"), match.end(), numeral.value, "位", "rank", rank.scope)
        yield rank


def _listed(text: str, at: int, found: list[RankFound]) -> RankFound | None:
    """全球第四、第五位: the rank behind another one."""
    if not found or found[-1].rule != "rank" or text[found[-1].end : at] not in ("、", "和", "位、", "位和"):
        return None
    match = _NTH.match(text, at)
    value = _place(text, match) if match else None
    return (
        RankFound(at, match.end(), value, "位", "rank", found[-1].scope)
        if match and value is not None
        else None
    )


def _place(text: str, match: re.Match[str]) -> Decimal | None:
    """The N of 第N; None if it is no numeral or too large to be a place."""
    numeral = numeral_at(text, match.start("n"))
    if numeral is None or numeral.end != match.end("n") or numeral.value > _LAST_RANK:
        return None
    return numeral.value


def _read(text: str, at: int, units: Units) -> RankFound | None:  # noqa: PLR0911 - one line a form
    scope = _SCOPE_BEFORE.search(text, max(0, at - 12), at) if text[at - 1 : at] in _SCOPE_ENDS else None
    start = scope.start() if scope else at
    ranked = _RANKED_BEFORE.search(text, max(0, start - 5), start) is not None
    if not (scope or ranked) and text[at] == "第":
        return _alone(text, at) or _nth_among(text, at) or _ordinal(text, at, units)
    if text[at] == "第":
        if scope and not ranked and (among := _nth_among(text, at)):
            return among  # 位居沿海主要|港口第三
        return _nth(text, start, scoped=scope is not None, ranked=ranked) or _ordinal(text, at, units)
    if text[at] == "前":
        return _front(text, start, ranked=ranked)
    if text[at] == "唯" or (text[at] == "首" and text[at + 1] != "位"):
        return _claim(text, start) if scope else None
    match = _FIRST_PLACE.match(text, start)
    if match is None:
        return None
    if not (scope or ranked):
        return _first_among(text, at, match.end())
    return RankFound(start, match.end(), Decimal(1), "位", "first_place", match["scope"])


def _first_among(text: str, at: int, end: int) -> RankFound | None:
    """增幅居各类投诉首位: between the verb and the place stands among whom."""
    among = _RANKED_AMONG.search(text, max(0, at - 22), at)
    if among is None:
        return None
    return RankFound(among.start("among"), end, Decimal(1), "位", "first_place", among["among"])


def _alone(text: str, at: int) -> RankFound | None:
    """A text that is nothing but 第N: the heading of a column, a cell of a table."""
    match = _ALONE.fullmatch(text) if at == 0 else None
    numeral = numeral_at(text, 1) if match else None
    if match is None or numeral is None or numeral.end != match.end(1):
        return None
    return RankFound(0, len(text), numeral.value, match[2], "ordinal")


def _nth(text: str, start: int, *, scoped: bool, ranked: bool) -> RankFound | None:
    match = _NTH.match(text, start)
    if match is None or not (scoped or ranked):
        return None
    after = text[match.end() : match.end() + 2]
    if not match["unit"] and (
        _NAMES_AFTER_NTH.match(text, match.end()) or (not ranked and after[:1] == "大")
    ):
        return None
    if match["unit"] and not ranked and not scoped:
        return None
    value = _place(text, match)
    return None if value is None else RankFound(start, match.end(), value, "位", "rank", match["scope"])


def _nth_among(text: str, at: int) -> RankFound | None:
    """第4位 and 第一 behind the verb of a rank and those among whom it is."""
    match = _NTH.match(text, at)
    after = text[match.end() : match.end() + 1] if match else ""
    moved = match is not None and _MOVED.match(text, match.end())
    if match is None or (after and after not in _CLOSES and not moved):
        return None
    if moved and _MOVED_FROM.search(text, max(0, at - 10), at) and (place := _place(text, match)) is not None:
        return RankFound(at, match.end(), place, "位", "rank")
    among, value = _RANKED_AMONG.search(text, max(0, at - 22), at), _place(text, match)
    if among is None or value is None:
        return None
    return RankFound(among.start("among"), match.end(), value, "位", "rank", among["among"])


def _front(text: str, start: int, *, ranked: bool) -> RankFound | None:
    match = _FRONT.match(text, start)
    if match is None or not (match["scope"] or ranked) or (match["unit"] == "强" and not ranked):
        return None
    numeral = numeral_at(text, match.start("n"))
    if numeral is None or numeral.end != match.end("n") or numeral.value > _LARGEST_FRONT:
        return None
    if not ranked and not match["unit"] and text[match.end() : match.end() + 1] not in ",。;、)":
        return None
    return RankFound(start, match.end(), numeral.value, "位", "front_rank", match["scope"], "<=")


def _claim(text: str, start: int) -> RankFound | None:
    match = _FIRST_ONE.match(text, start) or _ONLY.match(text, start)
    if match is None:
        return None
    first = text[match.end("scope")] == "首"
    end = match.end() if first else match.end("scope") + text[match.end("scope") :].index("唯一") + 2
    unit = match["unit"] if first else "个"
    return RankFound(start, end, Decimal(1), unit, "claim", match["scope"])


def _ordinal(text: str, at: int, units: Units) -> RankFound | None:
    """第20000辆: the N-th of a count, where N is no small name-forming number."""
    match = _COUNTED.match(text, at)
    numeral = numeral_at(text, at + 1) if match else None
    if match is None or numeral is None or numeral.end < match.end("n") or numeral.value < _LEAST_ORDINAL:
        return None
    end = numeral.end + (
        1 if text[numeral.end : numeral.end + 1] in "余多" and numeral.end < len(text) else 0
    )
    unit = units.at(text, end, "digits" if numeral.arabic else "")
    if unit is None or unit.kind not in ("count", "level") or unit.name in _NOT_COUNTED:
        return None
    if unit.name == "次" and _NAMED_MEETING.match(text, end + 1):
        return None
    if unit.name in ("个", "届") and _NAMED_DAY.match(text, end + 1):
        return None
    modifier: Modifier = ">" if numeral.some or end > numeral.end else "="
    return RankFound(at, end + len(unit.name), numeral.value, unit.shown, "ordinal", None, modifier)
