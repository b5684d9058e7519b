"""What a page says of itself: date, page number, section, the paper's name.

Each is taken from the first that tells: the option, the file's name, its folders, the lines that
stand at the head of the page (`2026年1月8日 星期四`, `第02版：要闻`). A line that holds nothing but such
furniture gets the role `furniture`, so that it opens no article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from generator.model import Line

_EARLIEST, _LATEST = 1815, 2199  # from the first modern periodical in Chinese; beyond are other numbers
_PATH_DATES = (
    re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)"),
    re.compile(r"(?<!\d)(\d{4})[-_./](\d{1,2})[-_./](\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日"),
    re.compile(r"(?<!\d)(\d{4})(\d{2})/(\d{2})(?!\d)"),
)
_PAGE_IN_NAME = (
    re.compile(r"第?([A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})版"),
    re.compile(r"(?:^|[-_ .])([A-Z]\d{1,2})$"),
    re.compile(r"(?:^|[-_ .])(?:page|p|v|版)[-_ ]?(\d{1,3})$", re.IGNORECASE),
)

_FOLDERS = 3  # above the file: a date farther up is that of a disk, not of an edition
_HEAD_LINES = 12  # non-blank lines at the head of a page among which a masthead may stand
_LONGEST = 80  # code points of the longest line that is furniture
_RUNNING = 40  # code points from which a line that is none is running text
_DATE = re.compile(
    r"(\d{4}|[〇零○Ｏ一二三四五六七八九]{4})\s*年\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*日"
)
_PAGE = re.compile(
    r"第\s*([A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*版"
    r"|(?<![A-Za-z\d])([A-Z]?\d{1,2}|[一二三四五六七八九十]{1,2})\s*版(?=[\s:：|｜]|$)"
    r"|(?<![A-Za-z\d])([A-DT]\d{2})(?=[\s:：|｜]|[\u4e00-\u9fff]{2}\s*$|$)"
)
_BARE_PAGE = re.compile(r"\s*(\d{1,2})(?:\s+[\u4e00-\u9fff]{2,6})?\s*")
_LABELLED_PAGE = re.compile(
    r"(?:第\s*([A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*版|(?<![\dA-Za-z])([A-Z]?\d{2})\s*版)"
    r"(?:\s*[:：]\s*([\u4e00-\u9fffA-Za-z·]{1,12})|\s+([\u4e00-\u9fff·]{1,8})$)?"
)
_PAPER = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?:[日晚早晨]报|时报|商报|快报|周报|导报|都市报|青年报|参考消息|电视报)"
)
_PAPER_ALONE = re.compile(r"[\u4e00-\u9fff]{2,8}报")  # a line of its own; counted only beside a date line
_REST = (
    re.compile(r"(?:星期|周|礼拜)[一二三四五六日天]"),
    re.compile(
        r"(?:农历)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥](?:[鼠牛虎兔龙蛇马羊猴鸡狗猪])?年[闰正一二三四五六七八九十冬腊]{1,3}月(?:初|十|廿|二十|三十)[一二三四五六七八九十]?"
    ),
    re.compile(r"农历[闰正一二三四五六七八九十冬腊]{1,3}月(?:初|十|廿|二十|三十)[一二三四五六七八九十]?"),
    re.compile(r"(?:今日|本期)\s*\d{1,3}\s*版"),
    re.compile(r"(?:总|创刊)?第?\s*\d{1,6}\s*[期号]"),
    re.compile(r"(?:国内统一)?(?:连续出版物|刊)号[:：]?"),
    re.compile(r"CN\s*\d{2}\s*[-—–]\s*\d{4}"),
    re.compile(r"(?:邮发)?代号[:：]?\s*\d{1,2}\s*[-—–]\s*\d{1,4}"),
    re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+/?", re.ASCII),
)
_SECTION = re.compile(r"[:：\s\u3000|｜·•—-]*([\u4e00-\u9fffA-Za-z·&]{1,10})")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff]")
_LEFT = re.compile(r"[\s\u3000|｜·•:：,，;；/丨()（）《》—–-]*")
_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "Ｏ": 0}


class Masthead(Struct, frozen=True):
    """What is known of a page besides its lines; None where nothing tells."""

    date: date | None = None
    paper: str | None = None
    page_no: str | None = None
    section: str | None = None

    def or_else(self, other: Masthead) -> Masthead:
        """This, and where it is silent the other. A section goes with its page number."""
        return Masthead(
            self.date or other.date,
            self.paper or other.paper,
            self.page_no or other.page_no,
            self.section or (other.section if self.page_no in (None, other.page_no) else None),
        )


def from_path(name: str) -> Masthead:
    """Date and page number from the file's name, else the date from its nearest folders."""
    parts = name.replace("\\", "/").split("/")
    stem = parts[-1].rsplit(".", 1)[0] if "." in parts[-1][1:] else parts[-1]
    folders = "/".join(parts[-1 - _FOLDERS : -1]) + "/"
    found = written_date(stem) or written_date(folders)
    return Masthead(date=found, page_no=_path_page(stem))


def from_lines(lines: Sequence[Line]) -> tuple[Masthead, tuple[Line, ...]]:
    """What the furniture says, and the lines with their furniture marked."""
    said, marked = Masthead(), list(lines)
    names: list[tuple[int, str]] = []
    seen = 0
    for index, line in enumerate(lines):
        if line.role is not None or not line.text.strip():
            continue
        seen += 1
        found = _furniture(line.text, at_head=seen <= _HEAD_LINES) if len(line.text) <= _LONGEST else None
        if found is None:
            seen += _HEAD_LINES if len(line.text) > _RUNNING else 0  # the body has begun
        elif found.paper and found == Masthead(paper=found.paper):
            names.append((index, found.paper))
        else:
            said = said.or_else(found)
            marked[index] = replace(line, role="furniture")
    # A paper's name by itself may be a headline; beside a date line it is the masthead's.
    if names and said != Masthead():
        said = said.or_else(Masthead(paper=names[0][1]))
        for index, _ in names:
            marked[index] = replace(lines[index], role="furniture")
    return said, tuple(marked)


def from_text(text: str) -> Masthead:
    """What a line says among other words: `《青岛日报》（2026年1月8日 第 01 版）`, `第01版：要闻`."""
    page = _LABELLED_PAGE.search(text)
    day = _DATE.search(text)
    paper = _PAPER.search(text)
    return Masthead(
        date=_date(*day.groups()) if day else None,
        paper=paper.group() if paper and len(text) <= _LONGEST else None,
        page_no=page_number(page.group(1) or page.group(2)) if page else None,
        section=(page.group(3) or page.group(4)) if page else None,
    )


def written_date(text: str) -> date | None:
    """The last date in a path or a property: `20260108`, `2026-01-08`, `2026-01/08`; None without one."""
    for pattern in _PATH_DATES:
        for found in reversed(list(pattern.finditer(text))):
            if day := _date(*found.groups()):
                return day
    return None


def page_number(printed: str) -> str:
    """`第二版` → `02`, `2` → `02`, `a2` → `A02`: as papers number their pages."""
    if printed.isdigit():
        return f"{int(printed):02}"
    if printed[0].isascii():
        return f"{printed[0].upper()}{int(printed[1:]):02}"
    return f"{_chinese_number(printed):02}"


def later_page(page_no: str, pages: int) -> str:
    """The number of the page that stands `pages` after `page_no`."""
    found = re.fullmatch(r"(\D*)(\d+)", page_number(page_no) if page_no.isalnum() else page_no)
    return f"{found.group(1)}{int(found.group(2)) + pages:02}" if found else page_no


def _furniture(text: str, *, at_head: bool) -> Masthead | None:
    """What a line says, if it holds nothing but furniture; None otherwise.

    Away from the head only a page number with its section counts: a date there may be a heading.
    """
    if not at_head and not _PAGE.search(text):
        return None
    rest, day, paper = _INVISIBLE.sub("", text), None, None
    others = 0
    if found := _DATE.search(rest):
        day = _date(*found.groups())
        rest = rest[: found.start()] + "\t" + rest[found.end() :]
    for pattern in _REST:
        rest, count = pattern.subn("\t", rest)
        others += count
    if at_head and (found := _PAPER.search(rest) or _PAPER_ALONE.fullmatch(rest.strip())):
        paper = found.group()
        rest = rest[: found.start()] + "\t" + rest[found.end() :]
    page, section, rest = _numbered(rest, beside=day is not None or others > 0)
    if not _LEFT.fullmatch(rest) or not (page or (at_head and (day or paper or others))):
        return None
    return Masthead(day, paper, page, section)


def _numbered(text: str, *, beside: bool) -> tuple[str | None, str | None, str]:
    """Page number, section, and what is left of a line; a bare number counts `beside` a date."""
    found = _PAGE.search(text) or (_BARE_PAGE.fullmatch(text) if beside else None)
    if found is None:
        return None, None, text
    printed = next(group for group in found.groups() if group)
    end = found.end(1) if found.re is _BARE_PAGE else found.end()
    after = text[end:]
    named = _SECTION.fullmatch(after.rstrip())
    if named:
        return page_number(printed), named.group(1), text[: found.start()]
    return page_number(printed), None, text[: found.start()] + "\t" + after


def _path_page(stem: str) -> str | None:
    """A bare number is a page only beside a date or alone: `report_02` says nothing."""
    rest = stem
    for pattern in _PATH_DATES[:3]:
        rest = pattern.sub(" ", rest)
    rest = rest.strip(" -_.")
    for page in _PAGE_IN_NAME:
        if found := page.search(rest):
            return page_number(found.group(1))
    return page_number(rest) if re.fullmatch(r"\d{1,2}", rest) else None


def _date(year: str, month: str, day: str) -> date | None:
    """None where there is no such day."""
    number = int("".join(str(_DIGITS.get(c, c)) for c in year))
    if not _EARLIEST <= number <= _LATEST:
        return None
    try:
        return date(number, _chinese_number(month), _chinese_number(day))
    except ValueError:
        return None


def _chinese_number(text: str) -> int:
    """1 to 99 in Arabic or Chinese numerals."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS[text[-1]]
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
