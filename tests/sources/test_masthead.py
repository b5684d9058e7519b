"""Date, page number, section and paper: from the option, the path and the head of the page."""

# ruff: noqa: E501 - sample pages and sentences stay in one line
from __future__ import annotations

from datetime import date

import pytest

from generator.sources import read_source
from generator.sources.masthead import from_path

DAY = date(2026, 1, 8)
BODY = "\n海湾新城开工九个项目\n\n本报讯 海湾新城昨天集中开工九个项目，总投资120亿元，年内计划完成投资35亿元，同比增长14.3%。\n"


def read(head: str, name: str = "raw/page.txt", **asked: object):  # noqa: ANN201 - a SourcePage
    """A page that begins with these lines."""
    (page,) = read_source(name, (head + BODY).encode(), **asked)  # type: ignore[arg-type]
    return page


@pytest.mark.parametrize(
    ("name", "day", "page_no"),
    [
        ("sources/2026-01-08.txt", DAY, None),
        ("sources/20260108.txt", DAY, None),
        ("20260108-02.txt", DAY, "02"),
        ("2026-01-08_A02.txt", DAY, "A02"),
        ("2026-01-08-第2版.txt", DAY, "02"),
        ("2026年1月8日第十二版.docx", DAY, "12"),
        ("2026.1.8.txt", DAY, None),
        ("2026-01-08/A02.txt", DAY, "A02"),
        ("2026-01-08/3.txt", DAY, "03"),
        ("html/2026-01/08/content_1234567.htm", DAY, None),
        ("pc/202601/08/content_1234567.html", DAY, None),
        (r"raw\2026-01-08\a.txt", DAY, None),
        ("2025-12-31/2026-01-08.txt", DAY, None),
        ("backup-2019-01-01/paper/pages/in/a.txt", None, None),
        ("2026-02-30.txt", None, None),
        ("20261399.txt", None, None),
        ("9920260108.txt", None, None),
        ("report_02.txt", None, None),
        ("page.txt", None, None),
    ],
)
def test_the_path_tells_date_and_page(name: str, day: date | None, page_no: str | None) -> None:
    """The file's name goes before its folders; other numbers are no dates."""
    found = from_path(name)
    assert (found.date, found.page_no) == (day, page_no)


@pytest.mark.parametrize(
    ("head", "day", "page_no", "section", "paper"),
    [
        ("2026年1月8日 星期四\n第02版：要闻\n", DAY, "02", "要闻", None),
        ("青岛日报 2026年1月8日 星期四 第02版\n", DAY, "02", None, "青岛日报"),
        ("海滨晚报\n2026年1月8日　星期四　农历乙巳年十一月二十\nA02 民生\n", DAY, "A02", "民生", "海滨晚报"),
        ("第二版 经济新闻\n", None, "02", "经济新闻", None),
        ("二○二六年一月八日 星期四\n", DAY, None, None, None),
        ("2026年1月8日 星期四 今日12版 总第20345号\n", DAY, None, None, None),
        ("国内统一连续出版物号 CN 37-0001 邮发代号 23-1\n2026年1月8日\n", DAY, None, None, None),
        ("02 要闻 2026年1月8日 星期四\n", DAY, "02", "要闻", None),
        ("\u202e第01版：要闻\n", None, "01", "要闻", None),
        ("http://www.example.com 2026年1月8日\n", DAY, None, None, None),
    ],
)
def test_the_masthead_tells_the_rest(
    head: str, day: date | None, page_no: str | None, section: str | None, paper: str | None
) -> None:
    """All its lines are furniture, and no line of the article is."""
    page = read(head)
    assert (page.date, page.page_no, page.section, page.paper) == (day, page_no, section, paper)
    roles = [line.role for line in page.lines if line.text.strip()]
    assert roles[:-2] == ["furniture"] * len(head.strip().split("\n"))
    assert roles[-2:] == [None, None]


@pytest.mark.parametrize(
    "line",
    [
        "2026年1月8日起执行新价格",
        "本报2026年1月8日讯",
        "2025年粮食总产量三百二十万吨",
        "下转第02版",
        "（上接第一版）",
        "人民日报",
        "三版图书进校园",
        "G20峰会开幕",
        "1月8日",
        "要闻",
    ],
)
def test_what_only_resembles_a_masthead_stays(line: str) -> None:
    """A headline with a date, a jump line, a paper's name by itself."""
    assert all(found.role is None for found in read(line + "\n").lines)


def test_a_date_inside_the_page_is_no_furniture() -> None:
    """A timeline has dates as headings; a page number with its section is furniture anywhere."""
    page = read(BODY * 3 + "2026年1月8日\n本市第一座海水淡化厂投产。\n第03版：广告\n")
    marked = [line.text for line in page.lines if line.role == "furniture"]
    assert marked == ["第03版：广告"]


def test_what_the_caller_says_goes_first() -> None:
    """Then the path, then the page."""
    head = "海滨晚报 2026年1月8日 第02版：要闻\n"
    page = read(head, "2026-01-09/x.txt", paper="青岛日报", page_no="A01")
    assert (page.date, page.paper, page.page_no, page.section) == (date(2026, 1, 9), "青岛日报", "A01", None)
    assert read(head, "2026-01-09/x.txt", date=date(2026, 1, 10)).date == date(2026, 1, 10)
    assert read(head).date == DAY


def test_a_page_without_date_has_none() -> None:
    """It is for the caller to ask."""
    page = read("")
    assert (page.date, page.page_no, page.paper, page.section) == (None, None, None, None)
    assert len(page.sha256) == 64
