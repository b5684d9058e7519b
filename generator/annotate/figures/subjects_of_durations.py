"""Subjects of durations and streaks: what lasts, and what keeps going on."""

from __future__ import annotations

from generator.annotate.draft import QuantityFound
from generator.annotate.figures.from_to import becomes
from generator.annotate.figures.noun_phrases import noun_phrase
from generator.annotate.figures.passages import Passage
from generator.annotate.figures.subject_edges import without_tail
from generator.annotate.figures.subject_words import carried_over, opening_noun, words_after, words_between
from generator.annotate.patterns import pattern
from generator.annotate.sentences import clause_end

_SAYS_ENOUGH = 4  # characters behind a streak that need no subject from before
_LENGTHS_OF_TIME = (
    *("期", "周期", "期限", "时间", "小时数", "时长", "天数", "年限", "刑期", "龄", "账期"),
    *("寿命", "时延", "住院日", "时限", "用时", "车程", "航程", "间隔", "成绩", "线", "标准"),
)
_TIME_NOUN = pattern("(.+[用耗]时)(?:为|$)")  # 平均办案用时由112天缩短
_NAMED = pattern("(?<=..)(?:[是为](?!了)|达到?)(?:[约近超]|超过|不到|不足)?$")  # 合格线是30秒
_STREAK = pattern("连[涨跌降升增减]")  # 鸡蛋每斤3.95元,连跌三周
_PASSES = pattern(
    "(?:均|都)?(?:超过?|突破|达到?|[保维]持在|稳定在|高于|低于|在)[约近]?[0-9一二三四五六七八九十百]"
)
_KEPT_UP = pattern("^(?:实现|保持|的)+")
_HOLDS = pattern("(?:居|列|位居|排名|保持|实现).*$")
_VERB_BEHIND = pattern(
    "(?:以?内|里|之?后|左右|以上|就|即可|便|可|能|必须|须|应|要|需|有人)*+(?:(?:先后|前后|分|共|连续)?[0-9两二三四五六七八九十]+次)?"
    "(?!(?:缩短|压缩|缩减|压减|延长|增加|减少|提高|降低|降|增|减|升)?[到至为](?![一-鿿])|左右|以上|以内|不等)"
    "(?![按在从向被把由也才又还却都已只共])((?:(?![一二三四五六七八九十百千万亿的了])[一-鿿]){2,4})"
)
_ONE = pattern(
    "(?:一[段首部场次趟期节项个]|[高低]于|多于|少于)(?:[约近]|不足|不到)?$"
)  # 一段不足四分钟的琵琶曲
_SENTENCED = pattern("(?:(?:被告人|[、,]|^)((?!判处|被判|并处)[一-鿿]{2,4}?))?(有期徒刑|拘役|管制|缓刑)$")
_CONVICTED = pattern(
    "(?:判处|被告人?|[主从首]犯|同伙|同案犯|其[妻夫子女父母兄弟姐妹]|[,;。])([一-鿿]{1,2}某(?:(?![犯因被获判])[一-鿿])?)(?=犯|因|被|获|[、,和]|判|有期|无期|死刑|拘役|管制)"
)
_SENTENCES = pattern("(?:及?以[上下]|不等)*的?(有期徒刑|拘役|管制)")  # 三年以上十年以下|有期徒刑
_LASTING = pattern("[一-鿿]{1,2}了")
_SHORT_NOUN = pattern("(?:(?![的了着把被将是])[一-鿿]){2,6}(?=[,。;!?])")
_LATER = pattern("之?后,((?:(?![了着])[一-鿿]){3,12})(?=[,。;!?])")  # 15分钟后,火势被扑灭
_LED_OVER = pattern("(?<=..)(?:达|为|超过?|不超过)$")  # 38小时|降雨量达
_WORKS = pattern("^(?:在[^,。;]{1,8}[里上内])?一?干$")  # 在这里干了11年
_EXHIBITED = ("展览历时", "展览持续")
_BUILDING = {"建": "建设", "修": "修建", "盖": "建设"}  # 建了五年
_NUMBER = pattern("[0-9.]+[余多]?[万亿]?[余多]?[张个件本枚只条块把套幅册辆台座间棵株]")
_FAIRS = ("会", "展", "展览", "节")
# 平均每53秒就有一辆新车下线: what comes round.
_COMES_ROUND = pattern(
    "(?:左右)?就?(?:[有能会要]|可以)?((?:[一-鿿]{1,2}?(?=一))?(?:一[一-鿿])?)([一-鿿]{2,10})(?=[,。;、”]|$)"
)


def of_duration(found: QuantityFound, before: str, _dimension: str, passage: Passage) -> tuple[str, str]:
    """Of a duration: what lasts, with 时间 unless it says so itself; of a streak the whole clause."""
    text, start, end = passage.text, found.span.start, found.span.end
    if text[max(0, start - 2) : start] in ("连续", "持续"):
        return _of_streak(found, before, passage)
    if _STREAK.fullmatch(before):
        carried = carried_over(found, passage)
        return carried + before, carried
    exact = "." in f"{found.quantity.value}" and not text.endswith("小时", start, end)
    race = exact and before.endswith("以")  # 9.98秒, 2小时08分14秒, but no 2.5小时
    told = "成绩" if race else _of_term(found, before, passage) or _of_what_followed(before, passage, end)
    own = told or without_tail(before)
    if (named := _TIME_NOUN.fullmatch(before)) and (before.endswith("为") or becomes(text, end)):
        own = named[1]
    if told or own.endswith(_LENGTHS_OF_TIME) or (own and _NAMED.search(before)):
        return own, own
    if (
        text.startswith("的", end)
        and (_ONE.search(before) or not own)
        and (noun := _whole_noun(text, end + 1, passage.high) or words_after(passage, end))
    ):
        return noun if noun.endswith(_LENGTHS_OF_TIME) else noun + "时间", noun
    if text.startswith("的", end) and _LASTING.fullmatch(before) and (kept := _counted(passage, end + 1)):
        return kept + own + "时间", kept
    own = _BUILDING.get(own) or _WORKS.sub("工作", own)
    verb = _VERB_BEHIND.match(text[end : clause_end(text, end, passage.high)])
    joined = own + (_LED_OVER.sub("", verb[1]) if verb else "")
    word = "年代" if own.endswith("距今") else "时间"
    return (joined + word if joined else carried_over(found, passage)), own or joined


def _whole_noun(text: str, at: int, high: int) -> str:
    """30分钟的|紧张救援: what ends the clause, if that is short and no clause of its own."""
    match = _SHORT_NOUN.match(text, at, high)
    return match[0] if match else ""


def _counted(passage: Passage, at: int) -> str:
    """攒了40多年的3200余张|粮票: the noun behind the number that begins at `at`."""
    number = _NUMBER.match(passage.text, at)
    return noun_phrase(passage.text, number.end(), min(passage.high, number.end() + 16)) if number else ""


def _of_streak(found: QuantityFound, before: str, passage: Passage) -> tuple[str, str]:
    """连续三年增长: who grew, from before if the clause does not say."""
    text, end = passage.text, found.span.end
    rest = _KEPT_UP.sub("", text[end : clause_end(text, end, passage.high)])
    own = without_tail(before.removesuffix("连续").removesuffix("持续"))
    if not own or own in ("并且", "且"):
        enough = len(rest) > _SAYS_ENOUGH and not (_PASSES.match(rest) or _HOLDS.match(rest))
        own = "" if enough else carried_over(found, passage)
    whole = own if _PASSES.match(rest) else own + rest
    return whole, _HOLDS.sub("", own) or rest


def _of_term(found: QuantityFound, before: str, passage: Passage) -> str:
    """为期五天的决赛, 展览…,为期100天; 被告人王某有期徒刑六年: a word for the term of what it is."""
    if term := _SENTENCES.match(passage.text, found.span.end):
        return term[1] + "刑期"
    if sentenced := _SENTENCED.search(before):
        return (sentenced[1] or _convicted(found, passage)) + ("缓刑期" if sentenced[2] == "缓刑" else "刑期")
    if before.endswith(_EXHIBITED):
        return without_tail(before).removesuffix("展览") + "展期"
    if not before.endswith("为期"):
        return ""
    noun, end = without_tail(before.removesuffix("为期")), found.span.end
    if not noun and passage.text.startswith("的", end):
        words = words_between(passage, end + 1, min(passage.high, end + _LONGEST_NAME))
        noun = noun_phrase(words, 0, len(words))
    noun = noun or opening_noun(passage)
    return noun + ("会期" if noun.endswith(_FAIRS) else "赛期" if noun.endswith("赛") else "期限")


_LONGEST_NAME = 36  # characters


def _convicted(found: QuantityFound, passage: Passage) -> str:
    """被告人崔某犯…罪,判处有期徒刑四年;其妻王某被判处…: who was named last."""
    named = _CONVICTED.findall(passage.text, passage.sentence, found.span.start)
    return named[-1] if named else ""


def _of_what_followed(before: str, passage: Passage, end: int) -> str:
    """平均每53秒就有一辆新车下线: what comes round, with 间隔; 15分钟后,火势被扑灭: what it took."""
    if not without_tail(before) and (happened := _LATER.match(passage.text, end)):
        return happened[1] + "时间"
    if not before.endswith("每"):
        return ""
    match = _COMES_ROUND.match(passage.text, end)
    return without_tail(before.removesuffix("每").removesuffix("平均")) + match[2] + "间隔" if match else ""
