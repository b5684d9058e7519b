"""DOCX: roles from styles, sizes and weight; archives that are none, cut off, or bombs."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt

from generator.diagnostics import ContentError
from generator.model import SourcePage
from generator.sources import read_source

LEAD = "本报讯 1月7日，海湾新城集中开工九个项目，总投资120亿元，年内计划完成投资35亿元，同比增长14.3%。"
MORE = "“这些项目都不占耕地。”新城管委会负责人介绍，其中五个在老厂区内改建，可以新增就业岗位2000个。"


class Draft:
    """A Word file in the making."""

    def __init__(self) -> None:
        self.document = docx.Document()

    def line(
        self, text: str, size: float | None = None, style: str | None = None, *, bold: bool | None = None
    ) -> Draft:
        """A paragraph of one run."""
        run = self.document.add_paragraph(style=style).add_run(text)
        run.bold = bold
        run.font.size = Pt(size) if size else None
        return self

    def bytes(self) -> bytes:
        """The file."""
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


def one(data: bytes, name: str = "2026-01-08.docx") -> SourcePage:
    """The page of a file that has one."""
    (page,) = read_source(name, data)
    return page


def parts(page: SourcePage) -> list[tuple[str | None, str]]:
    """Role and text of each line."""
    return [(line.role, line.text) for line in page.lines]


def refusal(data: bytes, name: str = "draft.docx") -> str:
    """The message of a file that is refused."""
    with pytest.raises(ContentError) as caught:
        read_source(name, data)
    return str(caught.value)


def test_sizes_and_weight_tell_the_roles() -> None:
    """Large lines above the text are kicker, headline and deck; a short bold line in it is a subhead."""
    draft = Draft().line("海滨日报 2026年1月8日 星期四 第02版：要闻")
    draft.line("开局之年看项目", 14).line("海湾新城九个项目开工", 22, bold=True).line(
        "总投资一百二十亿元", 15
    )
    draft.line("本报记者 张海").line(LEAD).line("不占耕地", bold=True).line(MORE)
    draft.line("渔港迎来第一网", 22).line("昨天凌晨四点，三十条渔船回到渔港，卸下今年第一网带鱼。")
    page = one(draft.bytes())
    assert [(line.article, line.role, line.text) for line in page.lines] == [
        (None, "furniture", "海滨日报 2026年1月8日 星期四 第02版：要闻"),
        (1, "kicker", "开局之年看项目"),
        (1, "headline", "海湾新城九个项目开工"),
        (1, "deck", "总投资一百二十亿元"),
        (1, None, "本报记者 张海"),
        (1, "paragraph", LEAD),
        (1, "subhead", "不占耕地"),
        (1, "paragraph", MORE),
        (2, "headline", "渔港迎来第一网"),
        (2, "paragraph", "昨天凌晨四点，三十条渔船回到渔港，卸下今年第一网带鱼。"),
    ]
    assert (page.paper, page.page_no, page.section, page.encoding) == ("海滨日报", "02", "要闻", "docx")


def test_styles_go_before_sizes() -> None:
    """Word's own styles and those a newsroom names in Chinese."""
    draft = Draft()
    for name in ("引题", "小标题"):
        draft.document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    draft.line("开局之年看项目", style="引题").line("海湾新城九个项目开工", style="Heading 1")
    draft.line("总投资一百二十亿元", style="Subtitle").line(LEAD).line("不占耕地", style="小标题").line(MORE)
    draft.line("新城效果图。", style="Caption")
    assert parts(one(draft.bytes())) == [
        ("kicker", "开局之年看项目"),
        ("headline", "海湾新城九个项目开工"),
        ("deck", "总投资一百二十亿元"),
        ("paragraph", LEAD),
        ("subhead", "不占耕地"),
        ("paragraph", MORE),
        ("caption", "新城效果图。"),
    ]


def test_a_manuscript_without_any_look_leaves_roles_open() -> None:
    """All in one size: only running text is certain."""
    page = one(Draft().line("海湾新城九个项目开工").line("本报记者 张海").line(LEAD).bytes())
    assert parts(page) == [(None, "海湾新城九个项目开工"), (None, "本报记者 张海"), ("paragraph", LEAD)]
    assert {line.article for line in page.lines} == {None}


def test_text_is_taken_as_word_shows_it() -> None:
    """Tracked insertions yes, deletions no; tables, line breaks and links too."""
    draft = Draft().line(LEAD)
    paragraph = draft.document.add_paragraph("新增")
    for tag, text in (("ins", "岗位"), ("del", "职位")):
        change = paragraph._p.makeelement(docx.oxml.ns.qn(f"w:{tag}"), {})  # noqa: SLF001 - python-docx writes no changes
        run = paragraph.add_run(text)._r  # noqa: SLF001 - see above
        paragraph._p.append(change)  # noqa: SLF001 - see above
        change.append(run)
    paragraph.add_run("二千个").add_break()
    paragraph.add_run("其中五百个在老厂区")
    draft.document.add_table(1, 2).cell(0, 1).text = "表里的字"
    assert [line.text for line in one(draft.bytes()).lines] == [
        LEAD,
        "新增岗位二千个",
        "其中五百个在老厂区",
        "表里的字",
    ]


def test_date_comes_from_the_name() -> None:
    """As for every format."""
    assert one(Draft().line(LEAD).bytes()).date == date(2026, 1, 8)


def test_a_docx_under_another_extension_is_read() -> None:
    """The content decides."""
    assert one(Draft().line(LEAD).bytes(), "2026-01-08.txt").encoding == "docx"


def test_an_empty_document_is_refused() -> None:
    """Paragraphs of nothing."""
    assert "draft.docx: error E110" in refusal(Draft().line("　").bytes())


def test_a_docx_cut_off_is_refused() -> None:
    """Its table of contents stands at its end."""
    data = Draft().line(LEAD).bytes()
    assert "draft.docx: error E114: this DOCX is cut off or damaged" in refusal(data[: len(data) // 2])


def packed(parts: dict[str, bytes]) -> bytes:
    """An archive of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    """By the sizes in its table of contents."""
    bomb = packed({"[Content_Types].xml": b"<x/>", "word/document.xml": b" " * 60_000_000})
    assert len(bomb) < 100_000
    said = refusal(bomb)
    assert "E112: 57 MB or more when unpacked: too much for one page" in said
    assert "20 MB" in said


@pytest.mark.parametrize(
    ("member", "kind"),
    [
        ("xl/workbook.xml", "an Excel workbook"),
        ("ppt/presentation.xml", "a PowerPoint file"),
        ("OFD.xml", "an OFD file"),
        ("pages/01.txt", "a ZIP archive"),
    ],
)
def test_another_archive_is_refused_by_its_kind(member: str, kind: str) -> None:
    """What the newsroom meant to send is told from what it sent."""
    assert f"draft.docx: error E111: this is {kind}" in refusal(packed({member: b"<x/>"}))


def test_a_document_that_lacks_its_parts_is_refused() -> None:
    """A word/document.xml alone makes no DOCX."""
    assert "draft.docx: error E114" in refusal(packed({"word/document.xml": b"<x/>"}))


def test_an_encrypted_docx_is_refused() -> None:
    """It is an OLE file with a stream of that name."""
    data = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    )
    assert "draft.docx: error E115: this DOCX is encrypted" in refusal(data)
