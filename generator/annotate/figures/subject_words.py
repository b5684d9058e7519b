"""The words before and behind a number, and what an elided subject takes over from before."""

from __future__ import annotations

from generator.annotate.draft import QuantityFound
from generator.annotate.figures.from_to import becomes, without_since
from generator.annotate.figures.noun_phrases import noun_phrase
from generator.annotate.figures.passages import Passage, Told
from generator.annotate.figures.subject_edges import without_lead, without_tail
from generator.annotate.figures.topics_of_clauses import branch_told, only_a_place, topic_told
from generator.annotate.patterns import pattern
from generator.annotate.sentences import clause_start

LONGEST = 40  # characters of a subject
# Verbs that open a clause without being what is measured.
_VERBS_FIRST = pattern(
    r"^(?:完成|实现|达到|达成|取得|拥有|设(?=[一-鿿]{2})(?!有|备|计|施|立|置|防|想|法|在|定)|有(?!效|关|色|机|限|序|力|利|望|害|期)|具有|占据|占有|坐拥|集聚了?|聚集了?|涵盖|覆盖|组建|设立了?|建立了?|建设|建成|突破|推出|形成|培育|吸引了?|带动|组织|派出|安排|可(?!支配)|能|满足了?)(?=[^占])"
)
# A subject that says only the aspect, so that the noun is the one before.
_ASPECTS = frozenset(
    "增速 增幅 降幅 涨幅 跌幅 累计涨幅 累计跌幅 增长率 总数 总量 总规模 规模 比重 占比 比例 "  # noqa: SIM905
    "进度 数量 总额 金额 面积 产量 人数 均价 平均 份额 其 该数据 这一数据 这一数字 总面积 "
    "总投资 总产量 总人数 总值 排名 总体 余额 价格 指标 项指标 总金额 规格 降至 总里程 总长度 "
    "总建筑面积 设计时速 最高时速 长 宽 高 深 直径 周长 全长 总长 净高 累计 重 年 月 日 同比 环比 "
    "位次 各项指标 均 最高 最低 最多 最少 名义 实际 扣除价格因素实际 扣除价格因素 现价 可比价 "
    "同口径 自然口径 一斤 一吨 一亩 一件 一张 一只 一头 一份 人均 户均 亩均 单均 场均 次均 日均 "
    "月均 年均 家均 班均 台均 辆均 篇均".split()
)
_ASPECT = pattern(
    "占|增速比|高于|低于|快于|高出|低出|快出|比(?![特例重值分价赛利])|较|装机规模占|增[速幅](?:高于|低于|快于|慢于|优于)|增速.*高$"
    "|按(?:可比|不变)(?:价格?|口径)(?:计算)?$|(?:报|平均|以)?每(?:盎司|公斤|平方米|立方米|千瓦时|人次|车次|班次|[一-鿿])$"
)
_COMPARED = ("同比", "环比")


def is_elliptic(subject: str) -> bool:
    """Does a subject say only the aspect (同比增速, 占比, 总长), or nothing?"""
    aspect = subject[2:] if subject.startswith(_COMPARED) else subject
    return not aspect or aspect in _ASPECTS or _ASPECT.match(aspect) is not None


# What is left of a verb whose end leads to the number: 提|升至, 跌|至, 最|高达.
ORPHANS = frozenset("提跌涨升降增减回最以×*")
_BRACKETS = pattern(r"\([^()]*\)")
_BUILDS = frozenset("新改扩在翻")
_BUILT = pattern("(?:新建|改扩?建|扩建|在建|翻建)(?:[、和及与](?:新建|改扩?建|扩建|在建|续建|翻建))+")
_WITH_LENGTH = pattern("([一-鿿]{2,6}?)[一两三四五六七八九十半几]个?[月年天日周]")
_BEGINS = frozenset("及以之左上下出有不多给予的")  # what _BEHIND may begin with
_BEHIND = pattern("(?:及?以上|之间|左右|以内|上下|[上下]方|出头|有余|不等|多)?(?:给予|予以)?的?")
# A clause that only leads in: 与去年同期相比, 分区域看.
_LEADING_IN = (
    "相比",
    "看",
    "来说",
    "而言",
    "方面",
    "显示",
    "表示",
    "介绍",
    "认为",
    "指出",
    "获悉",
    "了解到",
    "透露",
    "坦言",
    "强调",
    "告诉记者",
    "测算",
)
_SPEAKS = pattern("(?<![小学传者来话])说$")  # 市工信局相关负责人说
_ENDS = frozenset(" ,。;:!?、")
ONLY_A_VERB = pattern("[一-鿿]着")  # 要二十多个人|盯着
_EACH = pattern("一[斤吨亩件张只头份个次趟年天月斗克度盒瓶](?![一-鿿]{2})")  # 30元一斤
_BOUND = pattern("[及含]?以[上下内外]的?(?=[一-鿿])")  # a number that says which, and is none of its own
_OF_ANY_BRANCH = frozenset(("增加值", "产值", "总产值", "营业收入", "营收", "利润", "利润总额"))
_ENDED = pattern("[至到]?(?:结束|截?止|完毕)")
_BEGUN = pattern("[从自](?:开始|启动|起)$")
_MEASURE = pattern("(?<=[一-鿿])[量率度值]$")
# 气调窖能|把损耗率从15%压到3%
_OBJECT_OF = pattern(
    "^[^,。;占、“”把]{0,14}(?<![一二三四五六七八九十两几数每这那0-9])把(?![握关手控脉守门柄子])(?=[一-鿿]{2})"
)
# 居民|中有老人, 学生|发放助学金: what is told of those that were counted.
_HAVING = pattern(
    "中[共已只现仅]?有|(?:发放|捐赠|捐献|提供|办理|追回|追讨|讨回|挽回|减免|退还|支付|兑现|拨付|送去|送上|补助|补贴)(?:了|各类)?(?=[一-鿿])"
)
# 半个月|内骗得, 1860户居民|中有学龄儿童
_WITHIN = pattern("^(?:(?:以?内|之?后)(?![一-鿿]?[部陆地外容贸需河蒙])|中[共已只现仅]?有)")
_LIST_HEADING = pattern("([^,。;:!?“”]{2,24}?)(?:分别|依次)?(?:是|为|有|如下)?:")
_LONGEST_LIST = 300  # characters from the colon to a member


def words_start(found: QuantityFound, passage: Passage) -> int:
    """Where the words before a number begin: with its clause, or after the last figure in it."""
    low = passage.clause
    for told in passage.told if passage.told and passage.told[-1].end > low else ():
        if low < told.end <= found.span.start:
            if _BOUND.match(passage.text, told.end):
                continue  # 35岁以下|顾客的比例
            low = told.end + (told.unit == "个" and passage.text.startswith("人", told.end))  # 9个人
    parted = passage.text.rfind("、", low, found.span.start) if low > passage.clause else -1
    return parted + 1 if parted >= 0 else low  # 跑了5个部门、|盖了17个章


def words_before(found: QuantityFound, passage: Passage) -> str:
    """The words of the clause before the number: after the last figure in it, without periods and places."""
    low = words_start(found, passage)
    words = words_between(passage, low, found.span.start)
    if low > passage.clause:
        words = _behind_the_last(words, passage.told[-1])
    if "把" in words:
        words = _OBJECT_OF.sub("", words)
    return without_since(words) if becomes(passage.text, found.span.end) else words


def _behind_the_last(words: str, last: Told) -> str:
    """1200户|居民中有老人86名: without what the last number counted, if it is the whole of these."""
    rest = words.removeprefix(last.subject) if last.subject else words
    if not _HAVING.match(rest):
        rest = words
    return without_lead(_WITHIN.sub("", rest))


def without_first_verb(words: str) -> str:
    """完成固定资产投资 without 完成; very short words stay as they are, but for 完成投资."""
    return _VERBS_FIRST.sub("", words) if len(words) > _SHORT else _SETS.sub("", _ACHIEVED.sub("", words))


_SHORT = 4  # characters
_SETS = pattern("^设(?=[一-鿿]{2}$)(?!有|备|计|施|立|置|防|想|法|在|定|于)")  # 设考点
_ACHIEVED = pattern("^(?:完成|实现)(?=[^占]{2}$)(?!比例|进度|情况|时间|程度|目标|任务|增长)")


def words_between(passage: Passage, low: int, high: int) -> str:
    """The text from `low` to `high` without blanks and lead words."""
    text, parts, at = passage.text, [], low
    for start, end in passage.blanks:
        if end <= at or start >= high:
            continue
        parts.append(text[at:start])
        at = end if end < high else max(at, high)
    parts.append(text[at:high])
    words = "".join(parts)
    return without_lead(_BRACKETS.sub("", words) if "(" in words else words)


def words_after(passage: Passage, end: int, *, people: bool = False) -> str:
    """The noun phrase right behind the number; "" if a verb or a mark stands there."""
    text, high = passage.text, passage.high
    if end >= high or text[end] in _ENDS:
        return ""  # a mark, or the space before the next statement of a headline
    if becomes(text, end) or (text[end] == "一" and _EACH.match(text, end)):
        return ""
    start = lead.end() if text[end] in _BEGINS and (lead := _BEHIND.match(text, end)) else end
    if text[start : start + 1] in _ENDS:
        return ""
    if text[start : start + 1] in _BUILDS and (built := _BUILT.match(text, start)):
        start = built.end()  # 新建、改扩建|中小学
    phrase = noun_phrase(text, start, min(high, start + LONGEST), people=people)
    if lasting := _WITH_LENGTH.match(phrase):
        phrase = lasting[1]  # 农民工|三个月的工钱
    return "" if ONLY_A_VERB.fullmatch(phrase) else phrase


def carried_over(found: QuantityFound, passage: Passage) -> str:
    """The base of the figure before, in this sentence or the last; else the topic of the clauses before."""
    here = [told for told in passage.told if told.end <= found.span.start]
    nearest = _clause_before(passage)
    topic = topic_told(*nearest, passage) if nearest else ""
    if topic and not is_elliptic(topic):
        return topic
    same = [told for told in here if told.start >= passage.sentence]
    if same and same[-1].base:
        return same[-1].base
    if listed := _heading_of_list(passage, found.span.start):
        return listed
    if same:
        return ""
    topic = opening_noun(passage)
    if topic:
        return topic
    return here[-1].base if here else ""


def with_branch(own: str, passage: Passage) -> str:
    """金融业活力凸显,增加值200亿元: a measure that any branch has, with the branch that was just named."""
    if own not in _OF_ANY_BRANCH or not (before := _clause_before(passage)):
        return own
    return branch_told(without_lead(before[0])) + own


def _clause_before(passage: Passage) -> tuple[str, int] | None:
    """The words of the clause before, and where it begins; None if the sentence has none."""
    if passage.clause <= passage.sentence:
        return None
    end = passage.clause - 1
    low = clause_start(passage.text, passage.marks, passage.sentence, end)
    words = words_between(passage, low, end)
    if _ENDED.fullmatch(words) and low > passage.sentence:  # 春运从2月2日开始,|至3月13日结束,共40天
        end, low = low - 1, clause_start(passage.text, passage.marks, passage.sentence, low - 1)
        words = words_between(passage, low, end)
    return _BEGUN.sub("", words), low


def _heading_of_list(passage: Passage, start: int) -> str:
    """十大贸易伙伴及贸易额分别是:日本,608.1亿美元;…: what stands before the colon."""
    low = max(passage.sentence, start - _LONGEST_LIST)
    colon = passage.text.find(":", low, start)
    if colon < 0:
        return ""
    match = _LIST_HEADING.search(passage.text, low, colon + 1)
    return without_tail(without_lead(match[1])) if match else ""


def says_only_where(own: str, found: QuantityFound, passage: Passage) -> bool:
    """最低气温出现在23日,北部区市零下11摄氏度: is it a part of the place of what was told before?"""
    return only_a_place(own) and bool(carried_over(found, passage))


def says_itself(own: str, passage: Passage, end: int) -> bool:
    """含盐量3‰的荒地: is what stands before the number what it measures, though a noun follows?"""
    return passage.text.startswith("的", end) and _MEASURE.search(own) is not None


def opening_noun(passage: Passage) -> str:
    """The noun phrase that opens the clause before."""
    words = before[0] if (before := _clause_before(passage)) else ""
    if words.endswith(_LEADING_IN) or _SPEAKS.search(words):
        return ""
    words = _VERBS_FIRST.sub("", words)
    if "的" in words[1:-2]:
        words = words[words.rindex("的", 0, len(words) - 2) + 1 :]
    phrase = noun_phrase(words, 0, min(len(words), 24))
    return phrase if len(phrase) > 1 else ""
