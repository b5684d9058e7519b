"""What a row looks like by itself, before its neighbours are asked.

The patterns read `head` and `tail` of a row, which are short and NFKC-folded: one spelling, bounded work.
"""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Literal

from generator.parse.rows import Row

Kind = Literal[
    "mark", "figure", "byline", "name", "author", "department", "dateline", "credit", "closer", "column",
    "notice", "box", "label", "numbered", "tiny", "short", "medium", "open", "sentence", "cry", "para",
]  # fmt: skip

SHORT, MEDIUM = 22, 46  # code points: a headline of one line, the longest kicker or headline in two parts
_SENTENCE = 40
_TINY, _PENS, _ROOM = 5, 8, 14  # a word or two, the names of two or three authors, a department

_WORDS = {
    name: words
    for name, *words in map(
        str.split, (files("generator.parse") / "kinds.txt").read_text("utf-8").splitlines()
    )
    if name != "#"
}
MARKS = "□■◎○●☐▢◇◆▲△▼▽★☆◀◁►▶↑↓←→※*"
_NOTICES = frozenset(_WORDS["notices"])
# What a box inside an article is called: ◎相关链接, 【记者手记】.
_BOX = re.compile(rf"^[{MARKS}【\[〔]?\s?(?:{'|'.join(_WORDS['boxes'])})\s?[】\]〕]?:?$")
_SURNAMES = "".join(_WORDS["surnames"])
_SURNAME = frozenset(_SURNAMES)

_PAPER = (
    r"[A-Za-z0-9\u4e00-\u9fff]{0,10}(?:报|社|台|网|刊|新闻|客户端|融媒|传媒|在线|通讯)"
    r"(?:集团|中心|全媒体|融媒体)?"
)
OUTLET = rf"(?:{_PAPER}(?:[/·][A-Za-z0-9\u4e00-\u9fff]{{2,10}}){{0,3}})"
_RANK = r"(?:首席|见习|实习|特约|特派|全媒体|融媒体|融媒|驻[\u4e00-\u9fff]{1,8}?){0,3}"
_STRONG = r"(?:记者|通讯员|实习生|评论员|观察员|撰稿人)"
_WEAK = r"(?:编辑|编译|摄影报道|摄影|撰文|整理|供稿|采写|文/图|图/文|文/摄|图文|文|图|摄)"
_NAME_RUN = r"[\u4e00-\u9fff·A-Za-z]{2,16}(?:[\s、,]{1,3}[\u4e00-\u9fff·A-Za-z]{1,12}){0,7}"
_SIGNER = rf"(?:(?:{OUTLET}\s?)?{_RANK}{_STRONG}\s*[:;]?\s*{_NAME_RUN}|{_WEAK}(?:\s*[:/]\s*|\s){_NAME_RUN})"
BYLINE = re.compile(rf"^[{MARKS}]?\s*{_SIGNER}(?:[\s;/、]{{1,3}}{_SIGNER}){{0,3}}$")
_SIGNED = re.compile(
    rf"^(?:[□■◎○☐▢◇◆]\s*(?:{OUTLET}\s)?[\u4e00-\u9fff·]{{2,4}}(?:[\s、]{{1,2}}[\u4e00-\u9fff·]{{2,4}}){{0,4}}|本报[\u4e00-\u9fff]{{0,4}}(?:评论员|编辑部|评论部)|[\u4e00-\u9fff]{{2,6}}\s?/\s?[文图摄])$"
)
_TWO_SURNAMES = "欧阳|司马|上官|诸葛|端木|令狐|司徒|皇甫|尉迟|公孙|慕容|宇文|长孙|鲜于|东方|独孤"
_PEN = rf"(?:[{_SURNAMES}]|{_TWO_SURNAMES})[\u4e00-\u9fff]{{1,2}}"
_CALLING = "(?:读者|农民|工人|学生|教师|职工|战士|社员|居民|市民|干部|群众)"
_PENS_LISTED = rf"{_PEN}(?:[\s、]{{1,3}}{_PEN}){{0,5}}"
# Any outlet, where a name that begins with a surname stands apart behind the trade: 云上沂州记者 卓文君.
_BY_TRADE = re.compile(
    rf"^[{MARKS}]?\s*[\u4e00-\u9fffA-Za-z0-9/·]{{2,24}}?(?:记者|通讯员|实习生|评论员)\s{{1,3}}{_PENS_LISTED}"
    rf"(?:\s{{1,3}}(?:记者|通讯员|实习生)\s{{1,3}}{_PENS_LISTED}){{0,2}}$"
)
_NAME = re.compile(
    rf"^(?:[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}|欧阳.{{1,2}}|司马.{{1,2}}|上官.{{1,2}}|诸葛.{{1,2}}){{1,2}}$"
)
_SPACED_NAMES = re.compile(
    rf"^[{_SURNAMES}](?:[\u4e00-\u9fff]{{1,2}}|\s[\u4e00-\u9fff])(?:[\s、]{{1,3}}[{_SURNAMES}](?:[\u4e00-\u9fff]{{1,2}}|\s[\u4e00-\u9fff])){{0,5}}$"
)
_DAY = r"[0-9一二三四五六七八九十〇○]{1,3}"
_DATE = rf"(?:{_DAY}年)?(?:{_DAY}月)?{_DAY}日"
DATELINE = re.compile(
    r"^[(\[【]?(?:据|综合)?(?:"
    r"(?:本报|本刊|本台|本社)(?:综合)?(?:讯|消息)"
    r"|[\u4e00-\u9fff]{0,8}(?:[日晚早晨商时快新周京]报|[\u4e00-\u9fff](?:报|网|台|社|新闻|客户端))(?:综合)?讯(?=[\s(:]|记者)"
    r"|(?:本报|本刊|本台|本社|新华社|中新社|中新网|中央社|[\u4e00-\u9fff]{1,8}(?:社|报|网|台))"
    rf"[^\s,。:;!?()“”0-9]{{0,14}}?{_DATE}(?:综合)?(?:讯|专电|电|消息)"
    r"|综合本报[^\s,。:;]{0,12}(?:电|消息|报道)"
    r")(?![视影话子力脑台])"
)
_CREDIT = re.compile(r"[(\[].{0,40}(?:摄|摄影报道|摄影|供图|供稿|图)\s*[)\]]$")
_CLOSER = re.compile(r"^[(\[【].{1,60}[)\]】]$")
_COLUMN_IN_BRACKETS = re.compile(r"^(?:【[^】摄图]{2,10}】|[·•]\s?[^·•]{2,8}\s?[·•]|《[^》]{2,8}》专栏)$")
_TAKEN = re.compile(rf"^[{MARKS}]?\s*(?:{OUTLET}\s?)?{_RANK}{_STRONG}\s*{_NAME_RUN}$")  # 本报记者 周安 摄
_SHOWS = re.compile(  # what a picture shows, and who took it
    rf"[。!?”\s](?:{OUTLET}\s?)?{_RANK}{_STRONG}\s*{_NAME_RUN}\s*(?:/?摄|摄影|供图)$"
)
_TAKERS = ("摄", "摄影", "供图")
_DEPARTMENT = re.compile(
    r"^[—\-]*(?:[\u4e00-\u9fff]{0,8}(?:部|编辑部|编者|办公室|委员会|中心)|编后|编者按|编者)$"
)
_FIGURE = re.compile(
    r"^(?:图片?[一二三四五六七八九十0-9]?[为:]|[上下左右题本]图|压题|资料图|图片说明|照片|图表|制图)"
)
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十0-9]{1,3}\)|第[一二三四五六七八九十]{1,3}[章节条、,]|[0-9]{1,2}[.、)·](?![0-9])|[①-⑳])"
)
_COLUMNS = tuple(_WORDS["columns"])
# A name behind a post: 某某研究所所长 + surname + one or two characters, no verb between.
_AUTHOR = re.compile(
    rf"^[\u4e00-\u9fff“”()《》·]{{0,30}}(?:{'|'.join(_WORDS['posts'])})\s?[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}$"
)
# A name right behind a house: 湖北省农牧业厅胡广才; of two characters where the first is no verb.
_HOUSE = (
    "(?:大学|学院|研究[院所室会]|[生究辑贸工保教传]部|[业育政利通化林安法]厅|[农林水计税商卫]委|[业育政利通化林安计]局"
    "|医院|中学|小学|公司|中心)"
)
_OF_A_HOUSE = re.compile(
    rf"^[\u4e00-\u9fff“”]{{2,20}}{_HOUSE}(?:[{_SURNAMES}][\u4e00-\u9fff]{{2}}"
    rf"|(?![高严方解查宣连和成全万平应管强许关常施向时])[{_SURNAMES}][\u4e00-\u9fff])$"
)
# Who wrote a letter: 四川读者 高万和, 山东烟台 慕容兰, 武汉大学 学生.
_CORRESPONDENT = re.compile(
    "^(?:[\u4e00-\u9fff]{0,12}(?:[省市县区州乡镇村厂校院学所局台站矿场社队连团营部司]|"
    f"{_CALLING})|(?:{'|'.join(_WORDS['provinces'])})[\u4e00-\u9fff]{{0,8}})\\s{{1,2}}(?:{_PEN}|{_CALLING})$"
)
# The foot of a letter or a notice: 何方 三月九日, 滨海电力公司 十月十二日, 九月二十八日.
_DATED = re.compile(
    rf"^(?:[\u4e00-\u9fff·]{{2,16}}\s{{1,3}})?(?:(?:{_DAY}|[0-9]{{4}})年\s?)?{_DAY}月\s?{_DAY}日$"
)
_LEDE = re.compile(
    r"^(?:[0-9]{2,4}年|[0-9]{1,2}月|[0-9]{1,2}日|[一二三四五六七八九十]{1,3}月|近[日年几来期]|日前|[昨今前]天|今年|去年|昨日|今日|前不久"
    r"|不久前|最近|连日来|新年|目前|当前|眼下|时下|记者|据|随着|元旦|春节|[一二三四五六七八九十]{4}年|每[年到天逢当]|截至|自[0-9]"
    r"|[\u4e00-\u9fff·]{2,8}\([^()]{2,30}\):"
    r"|.{2,14}(?:近日|日前|今天|昨天|最近|昨日|今日|[0-9]{1,2}日))"
)
_SIGNED_LEDE = re.compile(r"^\((?:[^()。0-9]{0,30})(?:记者|通讯员)[^()。0-9]{1,40}\)(?=.)")
_ANAPHORA = re.compile(
    r"^(?:[他她它](?:们|说|还|指|认|是|的|在)|该|此[次外前举时间后]|这|那|其|同时|另|因此|所以|但|而|然而|不过|于是|接着|随后|之后|后来"
    r"|最后|首先|其[次中实]|再[次者]|第[一二三四五六七八九十]|[一二三四五六七八九十]是|还有|与此|会议[要强指决还]|据(?:悉|了解|介绍)"
    r"|.{2,4}(?:说|指出|强调|表示|认为|还|介绍)[,:])"
)
OPENERS, CLOSERS = "“『「《〈（(【〔", "”』」》〉）)】〕"
FINAL = "。!?…"
CLOSING = "”』」’》)]】\"'"


def ending(row: Row) -> str:
    """How a row ends: `full` stop, stop behind a quote (`quoted`), `comma`, `pause`, `colon` and so on."""
    tail = row.tail.rstrip()
    last = tail[-1:]
    if last in FINAL or tail.endswith("..."):
        return "full"
    if last in CLOSING:
        before = tail.rstrip(CLOSING)[-1:]
        return (
            "quoted"
            if before in FINAL or tail.rstrip(CLOSING).endswith("...")
            else "bracket"
            if last in ")]】"
            else "close"
        )
    if last in ",、;:":
        return {",": "comma", "、": "pause", ";": "semicolon", ":": "colon"}[last]
    if last in "—-~":
        return "dash"
    if last.isdigit() or last in "%.":
        return "digit"
    return "latin" if last.isascii() else "word"


def finished(end: str) -> bool:
    """Does that ending close a sentence?"""
    return end in {"full", "quoted"}


def kind(row: Row, end: str) -> Kind:  # noqa: C901, PLR0911, PLR0912 - one question a line, in order of certainty
    """The first of the classes that fits."""
    head, size = row.head, row.size
    first = head[0]
    if head in _NOTICES:
        return "notice"
    if size <= _ROOM and _BOX.match(head):
        return "box"
    if size <= _ROOM and _COLUMN_IN_BRACKETS.match(head):
        return "column"
    if _CLOSER.match(head):
        return "credit" if _CREDIT.search(head) else "closer"
    if head.endswith("摄") and _TAKEN.match(head):
        return "credit"
    if row.tail.endswith(_TAKERS) and _SHOWS.search(row.tail):
        return "figure"
    if size > HEADLONG:
        return (
            "dateline"
            if _is_dateline(head)
            else "figure"
            if _FIGURE.match(head)
            else "para"
            if finished(end)
            else "open"
        )
    if first in "■▲▼◀►▶△▽↑" and not BYLINE.match(head):
        return "figure" if _FIGURE.match(head[1:].lstrip()) else "mark"
    if BYLINE.match(head) or _SIGNED.match(head) or (" " in head and _BY_TRADE.match(head)):
        return "byline"
    if _is_dateline(head):
        return "dateline"
    if _FIGURE.match(head):
        return "figure"
    if size <= _ROOM and _DEPARTMENT.match(head):
        return "department"
    if size <= _PENS and (_NAME.match(head) or _SPACED_NAMES.match(head)):
        return "name"
    if (
        size <= MEDIUM
        and not _SURNAME.isdisjoint(head[-3:-1])
        and (_AUTHOR.match(head) or (size <= SHORT and _OF_A_HOUSE.match(head)))
    ):
        return "author"
    if size <= SHORT and head[-1] == "日" and _DATED.match(head):
        return "department"
    if size <= SHORT and " " in head and _CORRESPONDENT.match(head):
        return "author"
    if finished(end):
        return "para" if size > _SENTENCE else "cry" if row.tail.rstrip(CLOSING)[-1:] in "!?." else "sentence"
    if _NUMBERED.match(head):
        return "numbered"
    if size <= MEDIUM and head.endswith(_COLUMNS):
        return "label"
    if size <= _TINY:
        return "tiny"
    if size <= SHORT:
        return "short"
    return "medium" if size <= MEDIUM else "open"


HEADLONG = 64
# The classes that go before: of a row of any other `kind` knows that it is no dateline.
_BEFORE_DATELINE = frozenset({"notice", "box", "column", "credit", "closer", "mark", "byline"})

Opening = Literal["dateline", "lede", "anaphora", "other"]


def opens_news(text: str) -> bool:
    """Does a (folded) text open as a first paragraph does?"""
    return _LEDE.match(text) is not None


def opens_later(text: str) -> bool:
    """Does it open as a later paragraph does?"""
    return _ANAPHORA.match(text) is not None


def opening(row: Row, kind: Kind) -> Opening:
    """How a row of text opens: as a first paragraph does, as a later one, or as any."""
    head = row.head
    if kind == "dateline" or (kind in _BEFORE_DATELINE and _is_dateline(head)):
        return "dateline"
    if _ANAPHORA.match(head):
        return "anaphora"
    return "lede" if _LEDE.match(head) else "other"


def _is_dateline(head: str) -> bool:
    """Does a row open a story: with a dateline, or with who signs it in brackets?"""
    return DATELINE.match(head) is not None or _SIGNED_LEDE.match(head) is not None
