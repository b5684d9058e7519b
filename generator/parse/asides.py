"""Lines that the page prints for its own sake (下转第三版, 责任编辑, 来源): no part of any article's text.

They are set aside before the page is read, so that a sentence which a jump line parts reads on. Picture
credits (新华社记者某某摄) are none of them: they belong to their picture, and stay where they stand.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from generator.parse.passage import Passage

if TYPE_CHECKING:
    from generator.model import Line

_LONGEST = 60  # characters of such a line
_PAGE_NO = r"第?\s?[A-Za-z]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[版页]"
_TO_PAGE = rf"(?:下转|上接|紧接|[详另]见|[转接见])\s?(?:本报|今日)?\s?{_PAGE_NO}"
_JUMP = rf"[(（\[【]\s?(?:{_TO_PAGE}[^()（）。]{{0,16}}|下转|上接)\s?[)）\]】]"
_JUMP_LINE = rf"(?:[▲▼△▽→►]\s*)?(?:{_TO_PAGE}[^。]{{0,16}}|{_JUMP})"
_DESK = (
    r"(?:本版|本期|值班|文字|图片|视觉|责任|执行|版面)?"
    r"(?:主编|编辑|责编|美编|编审|编委|监制|统编|版式设计|版面设计|美术编辑|版式|设计|校对|制图|审读|审校|统筹|组版)"
)
_SIGNED = r"[:：\s/／、|｜]\s*[\w·\s、/／]{2,30}?"
_EDITORS = (
    rf"(?:(?:责任编辑|责编|本版(?:主编|编辑|责编|美编)|本期(?:主编|编辑)|执行主编|值班(?:编委|主任)|美编|美术编辑|版式设计|版式|版面设计|校对|审读|审校)\s?{_SIGNED}"
    rf"|{_DESK}{_SIGNED}[\s;；|｜]{_DESK}{_SIGNED})(?:[\s;；|｜]{{1,3}}(?:电话|热线|邮箱|传真)\s?[:：]\s?[\w@.\-—]{{5,30}})?(?:[\s;；|｜]{{0,2}}{_DESK}{_SIGNED}){{0,4}}"
)
_CONTACT = (
    r"(?:新闻|读者|见报|报料|爆料|发行|广告|投稿|投递|投诉|编辑部|本版|电子|联系|订阅)(?:服务)?(?:热线|邮箱|信箱|电话|传真|投诉)(?:电话)?"
    r"\s?[:：\s]\s?[\w@.\-—()（）、/\s:：×*]{5,40}"
)
_SOURCE = r"(?:来源|稿源|文章来源|稿件来源)\s?[:：]\s?[^，,。；;]{2,24}"
# The imprint of a paper: how it is registered, and how it is ordered.
_IMPRINT = r"(?:国内统一(?:连续出版物|刊)号.{0,40}|CN\s?\d\d-\d{4}.{0,30}|邮发代号.{0,30})"
# What the edge of a page prints: where it is, when, in which paper, under which heading.
_SHEET = (
    r"第?\s?[A-Da-d]\s?\d{1,2}(?:版|[-—]\s?[A-Da-d]?\d{1,2}版?)?|第?\s?[A-Z]\s?\d{1,2}\s?版"
    r"|第?\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?[版页]|0\d"
)
_WHEN = (
    r"(?:\d{4}|[〇○零一二三四五六七八九]{4})\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月"
    r"\s?[\d一二三四五六七八九十]{1,3}\s?日|\d{4}[.\-/]\d{1,2}[.\-/]\d{1,2}"
)
_WEEKDAY = (
    r"(?:星期|周)[一二三四五六日天]|农历[一-鿿]{2,12}|[一-鿿]{2}年[一-鿿]{1,3}月[一-鿿]{2,3}"
    r"|(?:总?第|今日)\s?\d{1,5}\s?[期号版]"
)
_PAPER = "[一-鿿]{1,7}(?:[日晚早晨商时快新]报|都市报|青年报)"
_HEADING = "[一-鿿]{2,6}"
_EDGE = re.compile(
    rf"(?P<sheet>{_SHEET})|(?P<when>{_WHEN})|(?P<weekday>{_WEEKDAY})|(?P<paper>{_PAPER})|(?P<heading>{_HEADING})|(?P<number>\d{{1,2}})"
)
_SIGNED_EDGE = re.compile(rf"(?<!\s)\s++(?:{_EDITORS}|{_CONTACT})\s*+$")
_BETWEEN = re.compile(r"[\s|·•/,—\-]+")
_CALLS = re.compile(r"(?:请?扫(?:描?二维)?码.{0,16}|#[^#]{2,16}#.{0,12}|更多(?:内容|精彩)请?.{0,16})")
_ASIDE = re.compile(rf"(?:{_JUMP_LINE}|{_EDITORS}|{_CONTACT}|{_SOURCE}|{_IMPRINT})\s*")
_AT_END = re.compile(rf"\s*{_JUMP}\s*$")
_AT_START = re.compile(rf"^\s*{_JUMP}\s*")
_REACH = 40  # characters at an end of a line in which a jump note may stand
_OF_THE_PAGE = frozenset({"jump", "credit", "furniture"})


def stands_aside(line: Line, text: str) -> bool:
    """Is a whole line no part of the articles, by what the format says or by its look?"""
    if line.role is not None:
        return line.role in _OF_THE_PAGE
    if len(text) > _LONGEST:
        return False
    return bool(_ASIDE.fullmatch(text) or _CALLS.fullmatch(text.strip())) or _is_edge(text)


def _is_edge(text: str) -> bool:
    """Is it the edge of a page and nothing else (澄州晚报 A03 要闻, 2025.4.11 星期五 农历三月十四)?"""
    text = _SIGNED_EDGE.sub("", unicodedata.normalize("NFKC", text))
    words = [word for word in _BETWEEN.split(text) if word]
    read = [_EDGE.fullmatch(word) for word in words]
    if not words or None in read:
        return False
    found = Counter(match.lastgroup for match in read if match)
    dated = found["when"] and found["weekday"]
    column = len(words) == 1 and words[0].endswith("快报")  # 文化快报 is a column
    told = found["sheet"] or (found["paper"] and not column) or dated
    return bool(told) and found["heading"] <= 1 + bool(found["sheet"] and found["when"])


def reads_on_from(text: str) -> bool:
    """Does such a line say that what follows began on another page (上接第一版)?"""
    return "上接" in text and "下转" not in text


def without_jump(passage: Passage) -> Passage:
    """A line of text without the note that sends the reader to another page: `…发展。（下转第三版）`."""
    text = passage.text
    if not ("转" in text[-_REACH:] or "接" in text[:_REACH]):
        return passage
    end = _AT_END.search(text, max(0, len(text) - _REACH))
    if end:
        passage = passage.cut(0, end.start())
    start = _AT_START.match(passage.text)
    return passage.cut(start.end()) if start else passage
