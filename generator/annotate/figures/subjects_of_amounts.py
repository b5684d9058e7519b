"""Subjects of counts, sums of money and levels."""

from __future__ import annotations

from generator.annotate.draft import QuantityFound
from generator.annotate.figures.noun_phrases import SINGLE_NOUNS, noun_phrase
from generator.annotate.figures.passages import Passage
from generator.annotate.figures.subject_edges import without_tail
from generator.annotate.figures.subject_words import (
    ONLY_A_VERB,
    ORPHANS,
    carried_over,
    is_elliptic,
    says_itself,
    says_only_where,
    with_branch,
    without_first_verb,
    words_after,
)
from generator.annotate.figures.topics_of_clauses import without_part
from generator.annotate.figures.verb_nouns import noun_of_verb
from generator.annotate.patterns import pattern
from generator.annotate.sentences import clause_end

_VERB_ALONE = 3  # characters: 办结5件, whose noun is that of 收到信访件5件
_VERB_OF_NOUN = 4  # characters before a noun of one that say which (覆盖的县)
_MODAL = pattern("^(?:要|能|得|可以?|会)(?=.)")
_DIMENSION_WORD = {"area": "面积"}
_PERSON_UNITS = frozenset(("人", "名", "位", "人次", "员"))
_HEADS = ("人", "人次")
# 21人被困在离岸300多米处: what befell them, whatever else their clause tells.
_BEFELL = pattern(
    "(?:被[困埋淹]|遇难|受[伤灾]|身亡|死亡|失[踪联]|获救|脱险|落水|溺水|滞留|中毒|感染|确诊|治愈)"
)
_TALL = pattern("[一-鿿]?那么([高长大宽深厚重])")  # 最高的雪雕有11层楼那么高
_MODIFIED = pattern("[^,。;:、]{2,14}的([一-鿿]{2,6})(?=[,。;]|$)")  # 救出两名被困30小时的|女职员
_RATE_OF_EXCHANGE = pattern(
    "1(?:00)?([一-鿿]{1,4}[元镑法郎盾铢]|人民币)[兑对]([一-鿿]{2,4}[元镑盾铢]|人民币)?$"
)
_DIED = {"亡": "死亡", "死": "死亡", "伤": "受伤"}
_PARTS_OF_A_WHOLE = ("港口", "企业", "景区", "园区", "铁路", "公路", "水路", "民航")
_REST = ("余下", "剩下", "剩余", "其余")  # 余下的12台: of what was told of
_NO_VERB = ("的", "规模", "是")  # behind the number of people
_LENGTH_OF = pattern("([长宽高深])的")
_GENERIC = frozenset(
    ("标准", "目标", "水平", "大关", "关口", "任务", "左右", "以上", "以下", "以内", "专项", "组成")
)
_SPECIFIED = ("时速", "设计时速", "最高时速", "总投资", "总面积", "建筑面积", "总建筑面积", "占地面积")
_DIMENSIONS = frozenset(("重", "长", "宽", "高", "深", "直径", "周长", "全长", "总长", "净高", *_SPECIFIED))
# 宽24米、长140米、高6米的|大棚
_DIMENSIONS_OF = pattern("(?:[、和,][长宽高深厚][约近]?[0-9.]+[余多]?[一-鿿]{1,2}){0,3}的")
_USED_FOR = pattern(",?(?:专项|主要|全部|重点)?(?:用于|用来)([^,。;、0-9]{2,16})(?=[,。;、])")
_AMOUNT = "[0-9.,]+[余多]?[万亿]?[一-鿿%]{1,3}"
_BY = pattern(f"(?<![予给加足难所得可])以(?:{_AMOUNT}[和、与])*$")
_PLACED_BY = pattern(
    f"(?:[和、与]{_AMOUNT})?(?:的[一-鿿]{{1,4}})?(?:[高稳位并]?居|[位并名分]?列|排名?|领跑|领先|摘|夺)"
)
_REACHES = ("惠及", "受益")  # 项目惠及5.2万户
_TIMES_DONE = ("先后", "前后", "多次", "累计")
_FUNDS = pattern(
    ".{0,12}(?:拿出|安排|投入|下达|拨付|拨出|筹集|筹措|筹资|统筹|列支|整合)(?:各类|专项|财政)*(?:资金|经费)?|"
)
_HOUSEHOLDS = pattern("(?:全[村镇乡县市区州街校厂家班队]|[村镇乡]里)?")
# 官兵12人赶赴现场, 救援力量2044人开展扑救: people stand before their number.
_PEOPLE = pattern(
    "(?:[人队委演学党船社会球职]员|官兵|(?<![发产诞滋卫])生|[者警民众师友客匠户戚]|(?<![加施开竣动复停分])工|[选歌能旗助水]手|干部|群众"
    "|力量|代表|专家|儿童|老人|妇女|青年|人才|病人|工人|商人|军人|家属|教练|嫌疑人|被告人|(?<!军)队|队伍|战士|护士|医护)$"
)
# 被告人赵某强、孙某丽等7人: who they are stands before their names.
_NAMED = pattern(
    "((?:犯罪)?嫌疑人|被告人|罪犯|当事人|涉案人员|[队成船社演学党会]员|选手|运动员|专家|学者|代表|志愿者|教师|医生|科学家|院士)"
    "[一-鿿·]{2,5}(?:[、和][一-鿿·]{2,5})*等$"
)
_PRICE = 100_000  # yuan
_SHARES = ("该股", "股价", "公司股价")
_CLOSED = ("收于", "报收", "收报", "报收于", "收报于", "收盘于")
_SPENT = ("投资", "总投资", "投入")
_ON_AVERAGE = pattern("平均每([场次人户家亩单车班天月年村校队])")
_ALL_OF = pattern("全[村镇乡县市区州街校厂家班队](?=现?[有共]?[0-9])")
_INHABITANTS = {"户": "户数", "人": "人数", "口": "人口", "口人": "人口"}
_EXTREME = pattern("最[高低多少长短大小]的?$")
# 平均降雨量43毫米,最大为大岚镇的87.5毫米
_EXTREME_AT = pattern("(最[高低大小多少])的?(?:为|是|在|出现在)[^,。;:0-9]{2,10}的?")
_ON_THE_WHOLE = pattern("^(?:平均|人均|户均|累计|总)")
_OTHER_DIMENSION = pattern(
    "(?<=..)(?:全长|总长|直径|周长|净高|(?:设计|最高)?时速|总投资|总面积|总?建筑面积|占地面积|[长宽高深])度?$"
)
_TIMES_OF = pattern("(?:仅|约)?(?:相当于|是|为|达)[^,。;]{2,20}的")
_SHORT_BASE = 3  # characters: 是平日的3倍
_MEASURED = (
    "海拔",
    "半径",
    "水深",
    "口径",
    "跨度",
    "落差",
    "埋深",
    "身高",
    "浪高",
    "积水深度",
    "管径",
    "孔径",
)
_AWAY = pattern("(?<=[里米])[以之]?外的?(?:一[家座个处名位])?+(?=[一-鿿])")  # 120公里外的县城
_FAR_FROM = ("距", "离")  # 距离码头约8海里的养殖平台
_CLASSIFIER = 2  # characters of most units
_UNIT_WITH_NOUN = pattern("[枚门家名位个项台部座条块](?!百分点|工作日)[一-鿿]{2,}")
# 来自9个国家超3万名: the noun is their object, and heads no other number.
_REACHING = ("等", "来自", "覆盖", "辐射", "通达", "涉及", "惠及", "向", "对")
# 纳入监测的105家饭店|出租率超过80%, and 流转的3200亩地|平均亩产1680斤
_ON_AVERAGE_OF = ("平均", "人均", "户均", "亩均", "每", "总")
_PEOPLE_ALONE = 4  # characters
_NEXT_FIGURE = pattern(r"(?:已)?(?:达到?|为|超过?|约|近|突破)?[0-9]")
_COUNTED_NEXT = pattern("[0-9]+[名个位人辆台套只头](?![、,。;])")  # 1辆消防车7名消防官兵
_PREDICATE = pattern("(?:分别)?(被?[一-鿿]{2,14}?)(?:[、,。;]|$)")


def of_amount(found: QuantityFound, before: str, dimension: str, passage: Passage) -> tuple[str, str]:
    """Of a count, money or level: the noun behind the number, else the words before, else carried over."""
    after = words_after(passage, found.span.end, people=found.quantity.unit in _PERSON_UNITS)
    own = without_tail(before)
    if told := (
        _of_people(found, own, passage) or _by_which(found, passage) or _of_length(found, own, after, passage)
    ):
        return told
    if after and own in _SPENT:
        return after + own, after + own  # 投资42亿元建设码头
    if len(found.quantity.unit) > _CLASSIFIER and _UNIT_WITH_NOUN.fullmatch(found.quantity.unit):
        after = found.quantity.unit[1:]  # 9门课程, 12枚金牌
    elif (
        own
        and not own.endswith(_REACHING)
        and (not passage.text.startswith("的", found.span.start - 1) or after.startswith(_ON_AVERAGE_OF))
        and _heads_next(passage, found, after)
    ):
        after = ""
    if (
        (len(after) > 1 or after in SINGLE_NOUNS)
        and after not in _GENERIC
        and (found.quantity.unit.endswith(after) or not _is_predicate(passage, found))
    ):
        if len(after) == 1 and 1 < len(own) <= _VERB_OF_NOUN:
            return _MODAL.sub("", own) + "的" + after, after  # 覆盖16个县, 每月要走40个柜
        word = _DIMENSION_WORD.get(dimension, "")
        return (after + word if word and word not in after else after), after
    if named := _named_otherwise(found, own, dimension, passage):
        return named, named
    own = (
        _sold(found, before)
        or noun_of_verb(before, passage.text[found.span.end : found.span.end + 3], dimension)
        or own
    )
    return _of_words_before(found, own, dimension, passage)


def _of_people(found: QuantityFound, own: str, passage: Passage) -> tuple[str, str] | None:
    """官兵12人赶赴现场: who stands before the number, and not what they did."""
    if found.quantity.unit not in _HEADS:
        return None
    if own.endswith("等") and (named := _NAMED.search(own)):
        return named[1], named[1]
    if passage.text.startswith(_NO_VERB, found.span.end):
        return None
    return (own, own) if _PEOPLE.search(own) else None


def _sold(found: QuantityFound, before: str) -> str:
    """商品零售210亿元: a sum, where 每斤零售5元 is a price; 该股收于36元: the price at the close."""
    if before.startswith(_SHARES) and before.endswith(_CLOSED):
        return "收盘价"
    value = found.quantity.value
    return before if before.endswith(("零售", "批发")) and value is not None and value > _PRICE else ""


def _by_which(found: QuantityFound, passage: Passage) -> tuple[str, str] | None:
    """苏州以2.6万亿元居首, 高新区、曲江新区分别以…和…居前两位: by what was told of before."""
    text, at = passage.text, found.span.start
    if text.find("以", passage.clause, at) < 0 or not _PLACED_BY.match(text, found.span.end):
        return None
    carried = carried_over(found, passage) if _BY.search(text, passage.clause, at) else ""
    return (carried, carried) if carried else None


def _of_length(found: QuantityFound, own: str, after: str, passage: Passage) -> tuple[str, str] | None:
    """长91米的平台 has its 长度, 海拔800米 is its own subject, 120公里外的县城 is how far away."""
    next_to = passage.text[found.span.end : found.span.end + 1]
    if next_to in "长宽高深" and (length := _LENGTH_OF.match(passage.text, found.span.end)):
        noun = noun_phrase(passage.text, length.end(), min(passage.high, length.end() + 16))
        noun = noun.rstrip("里内中上")
        return (noun or own) + length[1] + "度", noun or own
    if next_to in "楼层那" and (tall := _TALL.match(passage.text, found.span.end)):
        return own + tall[1] + "度", own
    if own in _DIMENSIONS and (several := _DIMENSIONS_OF.match(passage.text, found.span.end)):
        noun = noun_phrase(passage.text, several.end(), min(passage.high, several.end() + 16))
        return (noun + own, noun) if noun else None
    if next_to in "以之外" and (away := _AWAY.match(passage.text, found.span.end)):
        noun = noun_phrase(passage.text, away.end(), min(passage.high, away.end() + 16))
        return (f"至{noun}的距离", noun) if noun else None
    if own.endswith(_MEASURED) or says_itself(own, passage, found.span.end):
        return own, own
    return (own, after or own) if own.startswith(_FAR_FROM) else None


def _of_words_before(found: QuantityFound, own: str, dimension: str, passage: Passage) -> tuple[str, str]:
    """The words before the number, with what was measured before where they say only the aspect."""
    of = passage.text.startswith("的", found.span.start - 1)
    times = found.quantity.unit == "倍" and of and (len(own) <= _SHORT_BASE or _TIMES_OF.match(own + "的"))
    own = "" if own in ORPHANS or own in _REST or times else without_first_verb(own)
    if own.endswith(_PARTS_OF_A_WHOLE) and (whole := _done_by_a_part(found, own, passage)):
        return own + whole, own + whole
    own = "" if says_only_where(own, found, passage) else with_branch(without_part(own), passage)
    if 1 < len(own) <= _VERB_ALONE and (head := _shared_head(found, own, passage)):
        return own + head, own + head
    extreme = _EXTREME_AT.fullmatch(own)
    if extreme or not own or is_elliptic(own):
        carried = carried_over(found, passage)
        if extreme:
            carried, own = _ON_THE_WHOLE.sub("", carried), extreme[1]
            return own + carried, carried
        if own in _SPECIFIED:  # 大桥全长1.3公里,桥面为双向6车道,设计时速60公里
            carried = next((told.base for told in passage.told if told.start >= passage.sentence), carried)
        if aspect := _aspect_of(carried, own):
            return aspect
        own = carried or own
    if dimension in _DIMENSION_WORD and _DIMENSION_WORD[dimension] not in own and "任务" not in own:
        return own + _DIMENSION_WORD[dimension], own
    return own, own


def _done_by_a_part(found: QuantityFound, own: str, passage: Passage) -> str:
    """港口完成货物吞吐量8亿吨,其中,内河港口完成2亿吨: what was told of them all; "" if nothing was."""
    done = passage.text.endswith("完成", 0, found.span.start)
    last = next(
        (t for t in reversed(passage.told) if t.unit == found.quantity.unit and t.kind != "change"), None
    )
    if not done or last is None or last.base.endswith(own):
        return ""
    for part in _PARTS_OF_A_WHOLE:
        if part in last.base:  # the part before this one: 沿海港口|货物吞吐量
            return last.base[last.base.index(part) + len(part) :]
    return last.base


def _aspect_of(carried: str, own: str) -> tuple[str, str] | None:
    """What was measured before, and the aspect of it that the words here name; None if they are one."""
    if own.startswith("最"):
        carried = _EXTREME.sub("", carried)  # 单笔最高2.1万元,最低的只有399元
    if not carried:
        return None
    if each := _ON_AVERAGE.fullmatch(own):
        return each[1] + "均" + carried, carried  # 观众310万人次,平均每场2500多人
    if own and is_elliptic(carried):
        return own, own  # 总建筑面积8.6万平方米,总投资12.5亿元
    if own in _DIMENSIONS:
        carried = _OTHER_DIMENSION.sub("", carried)  # 全长约70米,直径3.8米
        return carried + own, carried  # 长91米、宽45米
    if own and carried.endswith(own):
        return None
    return carried + own, carried + own if own else carried


def _named_otherwise(found: QuantityFound, own: str, dimension: str, passage: Passage) -> str:
    """拿出3600万元,用于湿地保护, 全村426户、1893人: what neither side of the number names."""
    text, end, unit = passage.text, found.span.end, found.quantity.unit
    if unit == "口人":
        return own or "人口"
    if unit in _PERSON_UNITS and (who := _what_befell(text, end, own) or _who_did(passage, end)):
        return who
    if unit == "次" and own.endswith(_TIMES_DONE) and (verb := _predicate(passage, end)):
        return verb  # 分公司先后四次到现场踏勘
    if dimension == "money":
        return _of_money(own, found, passage)
    word = _INHABITANTS.get(unit, "")
    lives = word and _HOUSEHOLDS.fullmatch(own) and _ALL_OF.search(text, passage.clause, found.span.start + 1)
    return word if lives else own + word if word and own in _REACHES else ""


def _what_befell(text: str, end: int, own: str) -> str:
    """21人被困在离岸300多米处, 死5人, 救出两名被困30小时的女职员."""
    if whom := _MODIFIED.match(text, end):
        return whom[1]
    befell = _BEFELL.match(text, end)
    happened = befell[0] if befell else _DIED.get(own)
    return happened + "人数" if happened else ""


def _who_did(passage: Passage, end: int) -> str:
    """1200人参加, 18名为打火队员."""
    verb = _predicate(passage, end)
    return "" if not verb else verb[1:] if verb[0] in "为系属" else verb + "人数"


def _of_money(own: str, found: QuantityFound, passage: Passage) -> str:
    """拿出3600万元,用于湿地保护, 1欧元对人民币7.8293元."""
    if rate := _RATE_OF_EXCHANGE.search(passage.text, passage.clause, found.span.start):
        return f"{rate[1]}对{rate[2] or '人民币'}汇率"
    used = _USED_FOR.match(passage.text, found.span.end)
    return used[1] + "资金" if used and _FUNDS.fullmatch(own) else ""


def _shared_head(found: QuantityFound, own: str, passage: Passage) -> str:
    """收到信访件5件,办结5件: the noun that 件 counts."""
    unit = found.quantity.unit
    if unit in own:
        return ""
    for told in reversed(passage.told):
        if (
            told.start >= passage.sentence
            and told.unit == unit
            and told.base.endswith(unit)
            and len(unit) == 1
        ):
            return told.base[-2:] if told.base.endswith("案件") else told.base[-3:]
    return ""


def _heads_next(passage: Passage, found: QuantityFound, after: str) -> bool:
    """在管基金697只总规模达964.91亿元: what follows is the subject of the next number."""
    at = passage.text.find(after, found.span.end) + len(after) if after else found.span.end
    if not after or after[-1] == "第" or at - found.span.end != len(after):
        return False
    if found.quantity.unit in _PERSON_UNITS and len(after) <= _PEOPLE_ALONE and _PEOPLE.search(after):
        return False  # 骗取146名老人1900余万元
    match = _NEXT_FIGURE.match(passage.text, at)
    return match is not None and not (match[0].isdigit() and _COUNTED_NEXT.match(passage.text, at))


def _is_predicate(passage: Passage, found: QuantityFound) -> bool:
    """Does the number end its clause's statement, so that what follows is another matter (5件(包含…)?"""
    return passage.text.startswith(("(", ",", "。", ";"), found.span.end)


def _predicate(passage: Passage, end: int) -> str:
    """被判处死刑, 死亡: the verb phrase behind 5人."""
    high = clause_end(passage.text, end, min(passage.high, end + 16))
    match = _PREDICATE.match(passage.text[end:high])
    if match is None or match[1] in _GENERIC or ONLY_A_VERB.fullmatch(match[1]):
        return ""
    return match[1].replace("了", "")
