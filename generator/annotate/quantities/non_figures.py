"""Numbers that are no figures: in names and titles, links, codes, telephone numbers, addresses, clock times, idioms."""  # noqa: E501 - a list of words

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from generator.annotate.patterns import pattern

Mask = tuple[int, int]

_N = r"(?:[0-9]{1,9}|[一二三四五六七八九十百]{1,9})"
_TITLE = pattern(r"《[^《》\n]{1,80}》|〈[^〈〉\n]{1,40}〉")
_NUMERALS = "0-9一二两三四五六七八九十百千万亿零半"
# Few words in quotation marks with a number among them: what most quotations have not is asked first.
_QUOTED = pattern(
    "|".join(
        rf"{first}(?=[^{first}{last}\n{_NUMERALS}]{{0,23}}+[{_NUMERALS}])([^{first}{last}\n]{{1,24}}){last}"
        for first, last in ("“”", "‘’", "「」", "『』")
    )
)
_NUMERAL = pattern(f"[{_NUMERALS}]")
_SENTENCE = pattern(r"[,。;:!?、]")
_PURE = pattern(
    r"(?:近|超|超过|约|达|不足|破)?[0-9][0-9.,]*[余多]?[万亿千百]*[^0-9]{0,4}"
    r"|[一-鿿]{1,4}[0-9][0-9.,]{1,8}[万亿]?(?:公?斤|吨|万?元|亩|公[顷里]|平方米|千瓦时)"  # “亩产1250公斤”
)
_TOKEN = pattern(r"[0-9A-Za-z@._\-/+:]+")
_LINK = pattern(r"(?:https?://|www\.)[!-~]+")
_CODE_TOKEN = pattern(
    r"[.\-_/+:]{0,3}(?!(?:GDP|CPI|PPI|PMI|RMB|USD|CNY|HKD|EUR)[0-9])[A-Za-z][A-Za-z.\-_/+]*[0-9][0-9A-Za-z.\-_/]*"
)
# What an expression is that begins with the number itself.
_AT_NUMBER = pattern(
    r"(?:0[0-9]{2,3}-[0-9]{7,8}|400-?[0-9]{3}-?[0-9]{4}|1[3-9][0-9]{9}|[0-9]{3}-[0-9]{4}-[0-9]{4})(?![0-9])"  # telephones  # noqa: E501 - a list of words
    r"|[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9:.])"  # 15:30
    r"|[0-9]{1,2}[时点](?:[0-9]{1,2}分?|半|许|整|前|后|至|到|起|(?=[,。;、]))"  # 8时30分
    rf"|{_N}号(?!人)[楼院线门井甲乙丙丁]?|{_N}(?:弄|单元(?!楼)|室(?!内|友|外)|强(?![烈度弱调])|级文物|高地|路公交|路车|路(?:无轨)?电车)"
    rf"|(?:[0-9]0|[一二三四五六七八九]十)年代|(?:[0-9]0|零零|[五六七八九]零)后|{_N}年级|{_N}年制|{_N}年期(?!限)|{_N}次产业"
    rf"|{_N}级(?:医院|甲等|公路|响应|标准|教师|职称|运动员|注册|建造师|警报|预警|联动|网络|工|书记|市场|以上文物|保护)"
    rf"|{_N}(?:届|次)[一二三四五六七八九十]{{1,3}}中(?:全会)?|[0-9]{{4}}届|{_N}届(?=[一-鿿]{{0,6}}(?:全会|中央|委员|会议|人大|政协|常委))"
    r"|(?:十[一二三四五六七八九]|二十|[一二三四五六七八九])大(?:以来|报告|精神|召开|提出|代表|胜利|闭幕|(?=[,。、的]))"
    rf"|[0-9]{{1,2}}/[0-9]{{1,2}}(?:赛|决赛)|(?:{_N}G|[1-6]g)(?![Bb])(?=[^A-Za-z]|$)|[0-9]{{1,2}}[KD](?=[^A-Za-z]|$)"
    rf"|{_N}[甲乙丙丁]?(?:分[钟]|小时)[^,。;]{{0,8}}(?:圈|生活圈|经济圈|交通圈)|[0-9]{{1,4}}(?:式|型|系)(?!号)"
    rf"|{_N}[幢栋座](?={_N}(?:单元|室|号))|{_N}篇大文章|{_N}年如一日|[四八]分之一决赛"
    r"|[0-9]{1,4}路?(?:[、和及][0-9]{1,4}路?){0,40}路(?:等?(?:高峰|夜间|旅游)?(?:公交|(?:无轨)?电车|线|车|快线|专线|支线)|(?:延伸|改线|调整|首班|末班|首末|停运))"
    r"|[0-9]{1,4}[国省县乡]道|(?:[0-9]{1,4}|[一二三四五八十百千]{1,3})米(?:个人)?(?:自由泳|蝶泳|仰泳|蛙泳|混合泳|接力|栏|跨栏|跑|短跑|长跑|跳板|跳台|板|台|障碍|决赛|半决赛|赛跑|速滑|项目|比赛)"
    r"|(?:72|144|240)小时(?=过境)|24小时(?=不间断|值班|值守|服务|营业|开放|在线|热线|自助|待命|全天|监测|监控|运转|运行|巡|直接|直达|通关|无人|便利|不打烊|客服|调度|[^0-9,。;]{0,6}过境)"
)
# Addresses of machines, versions; 5.0 of a version, where no unit follows.
_DOTTED = pattern(
    r"[0-9]{1,3}(?:\.[0-9]{1,3}){2,3}(?![0-9])"
    r"|[0-9]\.0(?! ?[0-9%万亿个倍级米吨元分千毫厘平立兆吉摄℃°度岁小秒天年公升克Kkmg])"
)
# 康熙三年, 公元618年: years of an era, no length of time.
_ERA_BEFORE = pattern(
    "(?:公元前?|贞观|开元|天宝|洪武|永乐|宣德|正统|成化|弘治|正德|嘉靖|万历|崇祯|顺治|康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统|明治|大正|昭和|平成|令和)$"
)
_ERAS_END = frozenset("元前观宝武乐德统化治靖历祯熙正隆庆光丰绪和成")
_YEAR_OF_ERA = pattern(f"{_N}年")
# What stands before a number and makes it a code or the time of day.
_BEFORE = pattern(
    r"(?:(?:电话|热线|邮编|邮政编码|编号|证号|账号|帐号|代码|票号|车牌|微信|QQ|传真|尾号|文号)(?:号码?|电话)?(?:为|是)?[:( ]?\s?)$"  # noqa: E501 - a list of words
)
_CODE = pattern(r"[0-9]{3,}[0-9 \-、转—]{0,40}")
_HOUR_BEFORE = pattern(r"(?:上午|下午|早上|晚上|凌晨|中午|傍晚|清晨|晚|早)$")
_HOUR = pattern(r"[0-9一二两三四五六七八九十]{1,3}[时点](?:[0-9一二三四五十]{1,3}分?|半)?")
_BUS_BEFORE = pattern("(?:公交|微|乘|乘坐|换乘|支|快|夜|专线|线路|[0-9]路[、和及]微?)$")
_BUS = pattern("[0-9]{1,4}路")
_CONGRESS_BEFORE = pattern(r"(?:党的|中共|越共|共产党)$")
_CONGRESS = pattern(rf"{_N}[大届]")
# What stands before a number → what it then begins: an hour, a code, a bus line, a congress.
_NAMED_BY = (
    (pattern("[零〇][时点]$"), pattern("[0-9]{1,2}分")),
    (_HOUR_BEFORE, _HOUR),
    (_BEFORE, _CODE),
    (_BUS_BEFORE, _BUS),
    (_CONGRESS_BEFORE, _CONGRESS),
)


# 每千人口医师数, 每百户, 每500克: what a rate is counted by.
_PER = pattern(
    "[十百千万亿]{1,3}(?=[人名户位家辆亩元]|平方|公里|公顷|公斤|常住|劳动力|居民|儿童|老人)|[0-9]{1,4}(?:克|千克|公斤|斤|毫升|平方米|立方米)"
)
_ORDINALS = pattern(rf"{_N}(?:(?:—{{1,2}}|[-~至到、和]|-)第?{_N})+")  # 第3-5条, 第一、二产业
_RUN = pattern("[0-9]+|[一二三四五六七八九十百零]+")
_GATES = frozenset("篇号弄单室强级高路、幢栋座年后次届大分小式型系国省县乡米时点:/GgKD-番期甲乙丙丁")
_SCALES = frozenset("百千万亿")
_LONGEST_QUANTITY = 12  # characters of a quoted quantity
_LONG_RUN = 9  # digits: a telephone number
_HOTLINE = pattern("[0-9]{3,6}[一-鿿]{0,8}?热线")  # 12345市民服务热线
_HOTLINES = range(3, 7)  # digits
_TO_FLOOR = frozenset("在到入上至住往于宅")
_POST = pattern("[0-9]{1,4}公里处")
_FAR = pattern("[距离][^,。;]{0,10}$|[东南西北][约近]?$")  # 距城区30公里处
_FLOOR = pattern("[0-9]{1,3}楼")
_BEFORE_GATES = frozenset("时点交微乘坐支快夜路、和及话线编码号票牌信Q真文为是:( 午上晨间晚早的共党")


@cache
def _idioms() -> dict[str, tuple[tuple[str, int], ...]]:
    """The first numeral of an idiom and the character behind it → (idiom, where that numeral stands in it)."""  # noqa: E501 - a list of words
    text = (resources.files("generator.lexicon") / "data" / "not_figures.txt").read_text(encoding="utf-8")
    found: dict[str, list[tuple[str, int]]] = {}
    for word in {word for line in text.splitlines() if line[:1] != "#" for word in line.split()}:
        numeral = _NUMERAL.search(word)
        if numeral:
            at = numeral.start()
            found.setdefault(word[at : at + 2], []).append((word, at))
    return {key: tuple(sorted(words, key=lambda pair: -len(pair[0]))) for key, words in found.items()}


def masks(text: str) -> list[Mask]:
    """Titles, quoted names, links and codes of a folded text, whose numbers count nothing: (start, end), sorted."""  # noqa: E501 - a list of words
    found: list[Mask] = []
    if "《" in text or "〈" in text:
        found += [match.span() for match in _TITLE.finditer(text)]
    if "“" in text or "‘" in text or "「" in text or "『" in text:
        found += [match.span() for match in _QUOTED.finditer(text) if _is_name(match)]
    if "记者" in text or "通讯员" in text:
        found += [match.span() for match in _BYLINE.finditer(text)]
    if _HAS_LETTER.search(text):
        found += _codes(text)
    if "〔" in text:
        found += [match.span() for match in _DOCUMENT_NUMBER.finditer(text)]
    found.sort()
    return found


def _codes(text: str) -> list[Mask]:
    """Links, addresses of mail, and codes whose letters stand before their digits (MTN002; not 5G, not 30MW)."""  # noqa: E501 - a list of words
    found: list[Mask] = []
    for token in _TOKEN.finditer(text):
        words = token[0]
        if words.isdigit():
            continue
        if "@" in words:
            found.append(token.span())
        elif link := _LINK.match(text, token.start()):
            found.append(link.span())
        elif code := _CODE_TOKEN.match(words[:80]):
            found.append((token.start(), token.start() + code.end()))
    return found


_BYLINE = pattern(r"\([^()]{0,6}(?:记者|通讯员)[^()0-9]{0,40}\)")  # 记者 万里
_HAS_LETTER = pattern("[A-Za-z@]")
_DOCUMENT_NUMBER = pattern("〔[0-9]{4}〕[0-9]{0,5}号?")


def _is_fraction(text: str, at: int, idiom: str) -> bool:
    """十分之一 is no 十分."""
    return idiom[-1] == "分" and text.startswith("之", at + len(idiom))


def name_at(text: str, at: int) -> int:
    """Where the name, address, code or time of day that begins with the number at `at` ends; 0 if it is none."""  # noqa: E501 - a list of words
    for idiom, before in _idioms().get(text[at : at + 2], ()):
        if text.startswith(idiom, at - before) and at >= before and not _is_fraction(text, at, idiom):
            end = at - before + len(idiom)
            if idiom[-1] not in "一二两三五" or text[end : end + 1] not in _SCALES:
                return end  # 一两 says little, 一两百 is 100 to 200
    before_it = text[at - 1] if at else ""
    if before_it == "每" and (match := _PER.match(text, at)):
        return match.end()
    if before_it == "第" and (match := _ORDINALS.match(text, at)):
        return match.end()
    match = _told_behind(text, at, before_it)
    if match is None and before_it in _BEFORE_GATES:
        low = max(0, at - 12)
        named = next((name for before, name in _NAMED_BY if before.search(text, low, at)), None)
        match = named.match(text, at) if named else None
    return match.end() if match else 0


def _told_behind(text: str, at: int, before_it: str) -> re.Match[str] | None:
    """What the characters behind the number at `at` say that it is: 12楼, 5.0, 15:30, 康熙三年."""
    run = _RUN.match(text, at)
    if run is None:
        return None
    end = run.end()
    gate = text[end : end + 1]
    if gate == ".":
        return _DOTTED.match(text, at)
    match = _AT_NUMBER.match(text, at) if gate in _GATES or end - at > _LONG_RUN else None
    if match is None and gate == "楼":
        return _FLOOR.match(text, at) if before_it in _TO_FLOOR else None  # 把电池带入12楼家中
    if gate == "公":  # 49公里处的林带
        return None if _FAR.search(text, max(0, at - 12), at) else _POST.match(text, at)
    if match is None and gate and end - at in _HOTLINES:
        match = _HOTLINE.match(text, at)
    if match is None and gate == "年" and before_it in _ERAS_END:
        return _YEAR_OF_ERA.match(text, at) if _ERA_BEFORE.search(text, max(0, at - 3), at) else None
    return match


def _is_name(match: re.Match[str]) -> bool:
    """A short quoted phrase with a number in it is a name, unless it is nothing but a quantity."""
    words = match[match.lastindex or 0]
    if _SENTENCE.search(words):
        return False
    return not (len(words) <= _LONGEST_QUANTITY and _PURE.fullmatch(words))
