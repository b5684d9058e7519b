"""PDF pages: columns, reading order, headlines by size, captions by nearness."""

# ruff: noqa: E501 - sample pages and sentences stay in one line
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.diagnostics import ContentError
from generator.sources import read_source

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Line

DATE = "2026年1月8日 星期四"
HARBOUR = [
    "本报讯 1月7日，记者从港口集团获悉，去年港口完成货物吞吐量二千三百万吨，比上年增长百分之八点二，其中集装箱一百六十万标准箱，增长百分之十一。",
    "港口集团负责人介绍，新投用的两个泊位承担了全年三分之一的装卸量，装卸效率比老泊位高出四成，船舶在港时间平均缩短六个小时，船东普遍反映良好。",
    "据了解，今年港口还将再建一个十万吨级泊位，配套建设铁路专用线四点六公里，建成后海铁联运的比重有望从百分之九提高到百分之十五，每年可减少公路运输三十万车次。",
    "在码头后方的物流园区，十二家企业已经签约入驻，预计年内投产七家，可以为周边三个镇提供两千一百个就业岗位，园区管委会正在为企业办理相关手续。",
    "业内人士认为，港口的增长来自腹地产业的带动，随着北部工业区的扩建，未来三年港口的吞吐量仍会保持较快增长，但是也要防止泊位建设一哄而上。",
]
HEATING = [
    "本报讯 记者昨天从供热办了解到，全市供热管网改造已经完成一百二十八公里，惠及居民六万三千户，今冬投诉量比去年同期下降百分之四十二。",
    "供热办提醒市民，室内温度低于十八摄氏度的，可以拨打热线电话报修，工作人员将在两个小时之内上门测温，确属供热原因的当天处理完毕。",
]
BRIDGE = [
    "本报讯 跨越白沙河的人行桥昨天合龙，桥长三百二十米，宽八米，计划五月一日开放通行，届时两岸居民步行过河只要六分钟，比绕行节省半个小时。",
    "施工单位介绍，大桥采用耐候钢结构，全部构件在工厂制作，现场拼装，减少了对河道的影响，施工期间没有砍伐一棵树。",
]
SCHOOL = [
    "新学期开始之前，全市新建和改建的十四所学校将全部投入使用，新增学位一万五千个，其中城区九所，镇村五所，选址都在人口增长较快的片区。",
    "教育部门表示，将同步招聘教师八百名，并且安排骨干教师到新学校任教，使新学校从第一天起就有稳定的教学质量，让家长放心。",
    "为了解决接送难的问题，交通部门为其中六所学校设置了专用停车区，并且调整了四条公交线路的站点。",
]


def front(sheet) -> None:  # noqa: ANN001 - a Sheet, which importlib mode cannot import
    """An article over four columns, two below it over two columns each."""
    sheet.text(sheet.column(0), 30, f"青岛日报  {DATE}  第01版：要闻", 10)
    y = sheet.centred(64, "开局之年看项目", 16)
    y = sheet.centred(y + 4, "港口吞吐量增长百分之八", 36)
    y = sheet.centred(y + 2, "今年再建一个十万吨级泊位", 18)
    sheet.text(sheet.column(0), y + 8, "□本报记者 张海")
    sheet.flow(HARBOUR, 0, 4, y + 34, y + 34 + 14 * LINES_OF_HARBOUR)
    low = y + 34 + 14 * LINES_OF_HARBOUR + 40
    sheet.centred(low, "供热管网改造惠及六万户", 24, 0, 2)
    sheet.flow(HEATING, 0, 2, low + 44, low + 44 + 14 * 5)
    sheet.centred(low, "白沙河人行桥合龙", 24, 2, 2)
    sheet.flow(BRIDGE, 2, 2, low + 44, low + 44 + 14 * 5)


LINES_OF_HARBOUR = 6


def second(sheet) -> None:  # noqa: ANN001 - see above
    """An article beside and below its picture."""
    sheet.text(sheet.column(0), 30, f"青岛日报  {DATE}  第02版：民生", 10)
    y = sheet.centred(64, "十四所学校新学期启用", 32)
    sheet.picture(sheet.column(0), y + 10, sheet.width(2), 150)
    sheet.text(sheet.column(0), y + 166, "图为新落成的白沙河小学。李四 摄", 8)
    sheet.flow(SCHOOL[:1], 0, 2, y + 196, y + 196 + 14 * 3)
    sheet.flow(SCHOOL[1:], 2, 2, y + 12, y + 12 + 14 * 5)


def said(lines: tuple[Line, ...], role: str) -> list[str]:
    """The lines of a role."""
    return [line.text for line in lines if line.role == role]


def test_four_columns_and_two_pages_come_out_in_reading_order(make_pdf: Callable[..., bytes]) -> None:
    """Each article's paragraphs whole and in order, joined over the columns; nothing of another between them."""
    first, other = read_source("pages/edition.pdf", make_pdf(front, second))
    assert said(first.lines, "paragraph") == HARBOUR + HEATING + BRIDGE
    assert said(other.lines, "paragraph") == SCHOOL


def test_headlines_are_found_by_their_size(make_pdf: Callable[..., bytes]) -> None:
    """Three headlines on the first page, one of them with kicker and deck, one on the second."""
    first, other = read_source("pages/edition.pdf", make_pdf(front, second))
    assert said(first.lines, "headline") == [
        "港口吞吐量增长百分之八",
        "供热管网改造惠及六万户",
        "白沙河人行桥合龙",
    ]
    assert said(first.lines, "kicker") == ["开局之年看项目"]
    assert said(first.lines, "deck") == ["今年再建一个十万吨级泊位"]
    assert said(other.lines, "headline") == ["十四所学校新学期启用"]


def test_every_line_knows_its_article(make_pdf: Callable[..., bytes]) -> None:
    """Article numbers follow the headlines; the masthead belongs to none."""
    first, _ = read_source("pages/edition.pdf", make_pdf(front, second))
    by_article: dict[int | None, list[str]] = {}
    for line in first.lines:
        by_article.setdefault(line.article, []).append(line.text)
    assert [by_article[n][-1] for n in (1, 2, 3)] == [HARBOUR[-1], HEATING[-1], BRIDGE[-1]]
    assert "□本报记者 张海" in by_article[1]
    assert by_article[None] == [first.lines[0].text]


def test_a_caption_stands_by_its_picture(make_pdf: Callable[..., bytes]) -> None:
    """The small line below the picture is a caption, body text near the picture is not."""
    _, other = read_source("pages/edition.pdf", make_pdf(front, second))
    assert said(other.lines, "caption") == ["图为新落成的白沙河小学。李四 摄"]


def test_each_pdf_page_is_a_page_of_the_paper(make_pdf: Callable[..., bytes]) -> None:
    """Date, paper, page number and section from the line above the rule; line numbers go on over the pages."""
    pages = read_source("pages/edition.pdf", make_pdf(front, second))
    assert [(page.page_no, page.section, page.paper, str(page.date)) for page in pages] == [
        ("01", "要闻", "青岛日报", "2026-01-08"),
        ("02", "民生", "青岛日报", "2026-01-08"),
    ]
    lines = [line for page in pages for line in page.lines]
    text = "\n".join(line.text for line in lines)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert all(text[line.start :][: len(line.text)] == line.text for line in lines)


def test_pages_without_printed_number_are_counted(make_pdf: Callable[..., bytes]) -> None:
    """From the number asked for, else from 1."""

    def plain(sheet) -> None:  # noqa: ANN001 - see above
        sheet.flow(BRIDGE, 0, 1, 60, 600)

    data = make_pdf(plain, plain)
    assert [page.page_no for page in read_source("x.pdf", data)] == ["01", "02"]
    assert [page.page_no for page in read_source("x.pdf", data, page_no="A07")] == ["A07", "A08"]


def test_a_column_without_indents_breaks_at_short_lines(make_pdf: Callable[..., bytes]) -> None:
    """Where no paragraph is indented, a line that ends early closes one."""

    def plain(sheet) -> None:  # noqa: ANN001 - see above
        for n, row in enumerate(
            [
                "海风从东边吹来带着一些咸味海风从东",
                "吹了一夜。",
                "清晨渔船回港卸下了整船的带鱼和鲅鱼",
                "码头很忙。",
            ]
        ):
            sheet.text(sheet.column(0), 60 + 14 * n, row)

    (page,) = read_source("x.pdf", make_pdf(plain))
    assert [line.text for line in page.lines] == [
        "海风从东边吹来带着一些咸味海风从东吹了一夜。",
        "清晨渔船回港卸下了整船的带鱼和鲅鱼码头很忙。",
    ]


def refusal(name: str, data: bytes) -> str:
    """The message of a file that is refused."""
    with pytest.raises(ContentError) as caught:
        read_source(name, data)
    return str(caught.value)


def test_a_page_without_text_layer_is_refused(make_pdf: Callable[..., bytes]) -> None:
    """A scanned page says so, with its number in the file."""
    message = refusal("scan.pdf", make_pdf(front, lambda sheet: sheet.picture(0, 0, 700, 1000)))
    assert "scan.pdf: error E116: page 2 has no text layer" in message
    assert "OCR" in message


def test_an_encrypted_pdf_is_refused(make_pdf: Callable[..., bytes]) -> None:
    """The password is named as the reason."""
    assert "locked.pdf: error E115: this PDF is encrypted" in refusal(
        "locked.pdf", make_pdf(front, password=DATE)
    )


def test_a_pdf_cut_off_is_refused(make_pdf: Callable[..., bytes]) -> None:
    """PDFium would mend it and lose pages without a word."""
    data = make_pdf(front, second)
    assert "half.pdf: error E114: this PDF is cut off" in refusal("half.pdf", data[: len(data) * 2 // 3])


def test_a_pdf_with_junk_inside_is_refused() -> None:
    """It begins and ends as a PDF and has nothing in between."""
    assert "junk.pdf: error E114" in refusal("junk.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 50 + b"\n%%EOF")


def test_a_pdf_called_txt_is_read_as_pdf(make_pdf: Callable[..., bytes]) -> None:
    """The content decides, not the extension."""
    first, *_ = read_source("2026-01-08.txt", make_pdf(front))
    assert first.encoding == "pdf"
    assert "港口吞吐量增长百分之八" in said(first.lines, "headline")


def test_a_headline_reaches_over_the_columns_it_is_centred_above(make_pdf: Callable[..., bytes]) -> None:
    """The short headline leaves the gutter of the last column free, where another article stands above."""

    def sheet_of_three(sheet) -> None:  # noqa: ANN001 - see above
        sheet.centred(50, "供热管网改造惠及六万户", 20, 0, 3)
        sheet.flow(HEATING, 0, 3, 84, 84 + 14 * 4)
        sheet.centred(50, "白沙河人行桥合龙", 16, 3, 1)
        sheet.flow(BRIDGE, 3, 1, 84, 84 + 14 * 10)
        sheet.centred(260, "港口增长", 24)
        sheet.flow(HARBOUR, 0, 4, 300, 300 + 14 * 6)

    (page,) = read_source("x.pdf", make_pdf(sheet_of_three))
    assert said(page.lines, "headline") == ["供热管网改造惠及六万户", "白沙河人行桥合龙", "港口增长"]
    assert said(page.lines, "paragraph") == HEATING + BRIDGE + HARBOUR


def test_a_picture_behind_the_text_is_no_picture_of_the_article(make_pdf: Callable[..., bytes]) -> None:
    """A scan with a text layer: the columns are found, and nothing is a caption."""

    def scan(sheet) -> None:  # noqa: ANN001 - see above
        sheet.picture(0, 0, 780, 1100)
        front(sheet)

    (page,) = read_source("x.pdf", make_pdf(scan))
    assert said(page.lines, "paragraph") == HARBOUR + HEATING + BRIDGE
    assert said(page.lines, "caption") == []


def test_wide_leading_does_not_part_paragraphs(make_pdf: Callable[..., bytes]) -> None:
    """A manuscript in double spacing: the blank between its lines parts nothing."""

    def manuscript(sheet) -> None:  # noqa: ANN001 - see above
        rows = [
            BRIDGE[0][:16],
            BRIDGE[0][16:34],
            BRIDGE[0][34:52],
            BRIDGE[0][52:],
            BRIDGE[1][:16],
            BRIDGE[1][16:],
        ]
        for n, row in enumerate(rows):
            sheet.text(sheet.column(0) + (18 if n in (0, 4) else 0), 60 + 24 * n, row)

    (page,) = read_source("x.pdf", make_pdf(manuscript))
    assert [line.text for line in page.lines] == BRIDGE


def test_a_headline_that_turns_is_one_line(make_pdf: Callable[..., bytes]) -> None:
    """Two lines of the same type are one headline; wide letter-spacing makes no spaces."""

    def sheet_of_one(sheet) -> None:  # noqa: ANN001 - see above
        for n, char in enumerate("渔港夜话"):
            sheet.text(330 + 36 * n, 40, char, 20)
        sheet.centred(80, "三十条渔船凌晨回港", 28)
        sheet.centred(116, "第一网带鱼早来十天", 28)
        sheet.flow(BRIDGE, 0, 4, 170, 170 + 14 * 3)

    (page,) = read_source("x.pdf", make_pdf(sheet_of_one))
    assert said(page.lines, "headline") == ["三十条渔船凌晨回港 第一网带鱼早来十天"]
    assert said(page.lines, "kicker") == ["渔港夜话"]


def test_a_subhead_stays_inside_its_article(make_pdf: Callable[..., bytes]) -> None:
    """A line a little larger than the body, between paragraphs of one column."""

    def sheet_of_one(sheet) -> None:  # noqa: ANN001 - see above
        sheet.centred(40, "白沙河人行桥合龙", 16, 0, 1)
        sheet.flow(BRIDGE[:1], 0, 1, 70, 200)
        sheet.text(sheet.column(0) + 40, 146, "不砍一棵树", 11)
        sheet.flow(BRIDGE[1:], 0, 1, 164, 300)

    (page,) = read_source("x.pdf", make_pdf(sheet_of_one))
    assert [(line.article, line.role, line.text) for line in page.lines] == [
        (1, "headline", "白沙河人行桥合龙"),
        (1, "paragraph", BRIDGE[0]),
        (1, "subhead", "不砍一棵树"),
        (1, "paragraph", BRIDGE[1]),
    ]
