"""数字报 HTML: the parts of an article from the tags, and the edition from its index."""

# ruff: noqa: E501 - sample pages and sentences stay in one line
from __future__ import annotations

from datetime import date

import pytest
from counting import calls

from generator.diagnostics import ContentError
from generator.model import Line, SourcePage
from generator.sources import read_edition, read_source

FOUNDER = """<HTML><HEAD><META http-equiv="Content-Type" content="text/html; charset=gb2312">
<TITLE>海滨日报数字报-海湾新城九个项目开工</TITLE><SCRIPT>var a = "<p>不是正文</p>";</SCRIPT></HEAD><BODY>
<TABLE><TR><TD><A href="../../2026-01/07/node_2.htm">上一期</A></TD><TD>2026年1月8日 星期四</TD></TR>
<TR><TD>第02版：<STRONG>要闻</STRONG></TD><TD><A href="node_4.htm">下一版</A></TD></TR></TABLE>
<TABLE><TR><TD><H3>本版新闻</H3><A href="content_1001.htm">海湾新城九个项目开工</A></TD></TR></TABLE>
<TABLE class="wz"><TR><TD><TABLE><TBODY>
<TR vAlign="top"><TD class="font02" align="center"><!--<npm:article-pretitle>-->开局之年看项目<!--</npm:article-pretitle>--></TD></TR>
<TR vAlign="top"><TD class="font01" align="center"><founder-title><!--<npm:article-title>-->海湾新城<BR>九个项目开工<!--</npm:article-title>--></founder-title></TD></TR>
<TR vAlign="top"><TD class="font02"><!--<npm:article-subtitle>-->总投资一百二十亿元<!--</npm:article-subtitle>--></TD></TR>
<TR vAlign="top"><TD class="font02"><founder-author>□本报记者 张海</founder-author></TD></TR>
</TBODY></TABLE></TD></TR>
<TR><TD><TABLE id="newspic"><TR><TD><!--<npm:article-pic>--><IMG src="a.jpg"><!--</npm:article-pic>--></TD></TR>
<TR><TD><!--<npm:article-pic-text>-->&nbsp;新城工地一角。李四 摄<!--</npm:article-pic-text>--></TD></TR></TABLE>
<DIV id="ozoom"><founder-content><!--<npm:article-content>--><!--enpcontent-->
<P>　　本报讯&nbsp;1月7日，海湾新城集中开工九个项目，总投资120亿元，同比增长14.3%。</P>
<P><STRONG>不占耕地</STRONG></P>
<P>　　“九个项目中有五个在老厂区内改建。”新城管委会负责人介绍。<P>　　记者 &lt;张海&gt;
<!--/enpcontent--><!--</npm:article-content>--></founder-content></DIV></TD></TR></TABLE>
<DIV>版权所有 海滨日报社 未经书面授权不得转载</DIV></BODY></HTML>"""

PLAIN = """<!doctype html><html><head><meta charset="utf-8"><title>老街修好了</title></head><body>
<div class="header"><h1>海滨晚报数字报</h1><ul><li><a href="node_01.htm">01版：要闻</a><li><a href="node_02.htm">02版：民生</a></ul></div>
<div class="article"><h3>城市更新一线</h3><h1>老街修好了</h1><h2>四十条巷子铺上石板</h2>
<p class="sec">本报记者 王五 <span class="date">《海滨晚报》（2026年01月08日 &nbsp; 第 03 版）</span></p>
<div class="attachment"><table class="pci_c"><tr><td><img src="a.jpg"></td></tr><tr><td><p>修缮后的老街。</p></td></tr></table></div>
<div id="ozoom"><!--enpcontent--><!--enpcontent--><p>　　老街的四十条巷子昨天铺完最后一块石板，居民三年前提出的修缮方案到此全部落实。</p>
<h4>居民自己定方案</h4><p>　　方案前后改了十一稿。</p><!--/enpcontent--><!--/enpcontent-->
<!--enpproperty <articleid>7</articleid><date>2026-01-08 00:00:00:0</date><author>本报记者 王五</author><title>老街修好了</title>
<subtitle>四十条巷子铺上石板</subtitle><introtitle>城市更新一线</introtitle>/enpproperty--></div></div>
<div class="side"><h3>热门文章</h3><p><a href="content_9.htm">别的文章</a></p></div></body></html>"""

BARE = """<main><h1>渔港迎来第一网</h1><h2>带鱼比去年早来十天</h2><div class="author">记者 赵六</div>
<p>昨天凌晨四点，三十条渔船回到渔港，卸下今年第一网带鱼，比去年早了十天。</p><h3>价格平稳</h3><p>每公斤三十二元。</p>
<p class="source">来源：海滨晚报</p></main><footer>版权所有 海滨晚报</footer>"""


def parts(page: SourcePage) -> list[tuple[str | None, str]]:
    """Role and text of each line."""
    return [(line.role, line.text) for line in page.lines]


def one(html: str, name: str = "content_1001.htm", encoding: str = "utf-8") -> SourcePage:
    """The page of a file that has one."""
    (page,) = read_source(name, html.encode(encoding))
    return page


def test_founder_markup_gives_every_part_its_role() -> None:
    """Pretitle, title, subtitle, author, picture text and content; nothing of the frame."""
    page = one(FOUNDER, encoding="gb18030")
    assert parts(page) == [
        ("kicker", "开局之年看项目"),
        ("headline", "海湾新城 九个项目开工"),
        ("deck", "总投资一百二十亿元"),
        ("byline", "□本报记者 张海"),
        ("caption", "新城工地一角。李四 摄"),
        ("paragraph", "本报讯 1月7日，海湾新城集中开工九个项目，总投资120亿元，同比增长14.3%。"),
        ("subhead", "不占耕地"),
        ("paragraph", "“九个项目中有五个在老厂区内改建。”新城管委会负责人介绍。"),
        (None, "记者 <张海>"),
    ]
    assert {line.article for line in page.lines} == {1}
    assert (page.date, page.page_no, page.section, page.paper) == (date(2026, 1, 8), "02", "要闻", "海滨日报")


def test_plain_headings_give_the_same_parts() -> None:
    """h3, h1, h2, .sec and the body in #ozoom; the site's own h1 and side columns are left out."""
    page = one(PLAIN)
    assert parts(page) == [
        ("kicker", "城市更新一线"),
        ("headline", "老街修好了"),
        ("deck", "四十条巷子铺上石板"),
        ("byline", "本报记者 王五"),
        ("caption", "修缮后的老街。"),
        ("paragraph", "老街的四十条巷子昨天铺完最后一块石板，居民三年前提出的修缮方案到此全部落实。"),
        ("subhead", "居民自己定方案"),
        (None, "方案前后改了十一稿。"),
    ]
    assert (page.date, page.page_no, page.paper) == (date(2026, 1, 8), "03", "海滨晚报")


def test_a_page_without_any_marked_body_is_what_follows_the_headline() -> None:
    """Author and source by their classes, the imprint left out."""
    assert parts(one(BARE)) == [
        ("headline", "渔港迎来第一网"),
        ("deck", "带鱼比去年早来十天"),
        ("byline", "记者 赵六"),
        ("paragraph", "昨天凌晨四点，三十条渔船回到渔港，卸下今年第一网带鱼，比去年早了十天。"),
        ("subhead", "价格平稳"),
        (None, "每公斤三十二元。"),
        ("credit", "来源：海滨晚报"),
    ]


def test_the_properties_comment_fills_what_the_page_does_not_show() -> None:
    """Title and subtitle from enpproperty, with the date."""
    html = (
        "<html><body><div id=ozoom><!--enpcontent--><p>　　港口今年再建一个十万吨级泊位，明年年底完工投用。</p><!--/enpcontent-->"
        "<!--enpproperty <founder-date>2026-01-08</founder-date><founder-title>港口再建泊位</founder-title>"
        "<founder-subtitle>&nbsp;</founder-subtitle><founder-author>本报记者 周舟</founder-author> /enpproperty--></div></body></html>"
    )
    page = one(html)
    assert parts(page)[:2] == [("headline", "港口再建泊位"), ("byline", "本报记者 周舟")]
    assert page.date == date(2026, 1, 8)


def test_several_articles_on_one_page_are_numbered() -> None:
    """A title after a body opens the next."""
    html = "<html><body>" + "".join(
        f"<founder-title>标题{n}</founder-title><founder-content><p>正文{n}。</p></founder-content>"
        for n in (1, 2)
    )
    assert [(line.article, line.text) for line in one(html).lines] == [
        (1, "标题1"),
        (1, "正文1。"),
        (2, "标题2"),
        (2, "正文2。"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("claim", ["gb2312", "utf-8", "iso-8859-1", "big5"])
def test_a_charset_that_lies_changes_nothing(encoding: str, claim: str) -> None:
    """The bytes decide, whatever the page claims of itself."""
    page = one(FOUNDER.replace("charset=gb2312", f"charset={claim}"), encoding=encoding)
    assert parts(page) == parts(one(FOUNDER))
    assert page.encoding == encoding


def test_a_big5_page_is_read() -> None:
    """Also a short one, as it claims to be Big5."""
    html = '<html><head><meta charset="big5"></head><body><h1>糧食增產</h1><p>全市糧食總產量創下新高。</p></body></html>'
    assert parts(one(html, encoding="big5")) == [("headline", "糧食增產"), (None, "全市糧食總產量創下新高。")]


def test_html_is_known_by_its_content() -> None:
    """Also under another extension; text with a tag in it stays text."""
    assert parts(one(FOUNDER, "2026-01-08.txt"))[0] == ("kicker", "开局之年看项目")
    page = one("标题\n\n正文里提到 <p> 标签。\n", "2026-01-08.txt")
    assert [line.text for line in page.lines] == ["标题", "", "正文里提到 <p> 标签。"]


def test_offsets_are_those_of_the_extracted_lines() -> None:
    """Joined by a line feed."""
    lines: tuple[Line, ...] = one(FOUNDER).lines
    text = "\n".join(line.text for line in lines)
    assert all(text[line.start :][: len(line.text)] == line.text for line in lines)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


def refusal(html: str | bytes, name: str = "content_1.htm") -> str:
    """The message of a file that is refused."""
    with pytest.raises(ContentError) as caught:
        read_source(name, html if isinstance(html, bytes) else html.encode())
    return str(caught.value)


def test_a_page_cut_off_is_refused() -> None:
    """In the body, in a tag, in a character: the rest of the article is missing."""
    body = FOUNDER.index("不占耕地")
    for end in (body, body + 6):
        said = refusal(FOUNDER[:end])
        assert said.startswith(
            "content_1.htm:16:1: error E114: the file breaks off in the middle of the article"
        )
    said = refusal((FOUNDER[:body] + "耕").encode()[:-1])
    assert said.startswith(
        "content_1.htm:16:12: error E113: the file breaks off in the middle of a character"
    )


def test_a_page_without_article_is_refused() -> None:
    """It says what to save instead."""
    said = refusal(
        "<html><body><ul><li><a href=a.htm>首页</a><li><a href=b.htm>关于我们</a></ul></body></html>"
    )
    assert "E110: there is no article in this HTML file" in said
    assert "content_N.htm" in said


def test_hostile_nesting_is_refused_before_a_tree_is_built() -> None:
    """A tree that deep takes minutes to build."""
    assert "E114: more than 500 elements stand open" in refusal("<html>" + "<div>" * 200_000)


@pytest.mark.parametrize(
    "unit", ["<p>", "<a>", "<b>", "<!--", "<td>", "<table><tr>", "</p>", "<p class=author>x", "<h2>一</h2>"]
)
def test_work_grows_with_length_only(unit: str) -> None:
    """Whatever the markup repeats."""

    def spent(size: int) -> int:
        page = ("<html><body><h1>标题</h1><p>正文。</p>" + unit * size).encode()
        return calls(lambda: read_or_refuse(page))

    spent(200)
    assert spent(8_000) < 5 * spent(2_000)


def read_or_refuse(page: bytes) -> None:
    """Read a page that may be refused; with its name."""
    try:
        read_source("a.htm", page)
    except ContentError as error:
        assert "a.htm" in str(error)  # noqa: PT017 - refusal is allowed, slowness is not


INDEX = """<html><head><meta charset="utf-8"><title>海滨日报数字报</title></head><body><div>2026年1月8日 星期四</div>
<a id="pageLink" href="node_2.htm">第01版：要闻</a><a id="pageLink" href="./node_3.htm">第02版：民生</a>
<div>第{here}版：<strong>{section}</strong></div><map name="PagePicMap">{areas}</map><ul>{items}</ul></body></html>"""


def index(here: str, section: str, articles: dict[int, str]) -> bytes:
    """An index page: links to all pages, the articles of its own by number and title."""
    areas = "".join(f'<area coords="0,0,9,9" href="content_{n}.htm?div=-1">' for n in reversed(articles))
    items = "".join(f'<li><a href="content_{n}.htm">{title}</a></li>' for n, title in articles.items())
    return INDEX.format(here=here, section=section, areas=areas, items=items).encode()


def article(title: str) -> bytes:
    """A content page."""
    return (
        f"<html><body><founder-title>{title}</founder-title><founder-content><p>{title}的正文。</p></founder-content>"
        "</body></html>"
    ).encode()


def test_an_edition_takes_page_and_section_from_its_index() -> None:
    """Articles come in the order of the index; index pages give no page of their own."""
    files = {
        "2026-01/08/content_30.htm": article("供热改造"),
        "2026-01/08/content_10.htm": article("港口增长"),
        "2026-01/08/content_20.htm": article("大桥合龙"),
        "2026-01/08/node_2.htm": index("01", "要闻", {20: "大桥合龙", 10: "港口增长"}),
        "2026-01/08/node_3.htm": index("02", "民生", {30: "供热改造"}),
    }
    edition = read_edition(files)
    assert edition.problems == ()
    assert [(page.page_no, page.section, page.lines[0].text) for page in edition.pages] == [
        ("01", "要闻", "港口增长"),
        ("01", "要闻", "大桥合龙"),
        ("02", "民生", "供热改造"),
    ]
    assert {(page.date, page.paper) for page in edition.pages} == {(date(2026, 1, 8), "海滨日报")}


def test_one_index_may_list_all_pages() -> None:
    """Each page's label stands above its articles."""
    toc = (
        "<html><body><a href=node_1.htm>第A01版：要闻</a><a href=content_1.htm>港口增长</a>"
        "<a href=node_2.htm>第A02版：民生</a><a href=content_2.htm>供热改造</a></body></html>"
    )
    files = {
        "index.htm": toc.encode(),
        "content_2.htm": article("供热改造"),
        "content_1.htm": article("港口增长"),
    }
    pages = read_edition(files, date=date(2026, 1, 9), paper="海滨晚报").pages
    assert [(page.page_no, page.section, page.lines[0].text) for page in pages] == [
        ("A01", "要闻", "港口增长"),
        ("A02", "民生", "供热改造"),
    ]
    assert {(page.date, page.paper) for page in pages} == {(date(2026, 1, 9), "海滨晚报")}


def test_one_bad_file_loses_no_other() -> None:
    """The problem names the file; the rest of the edition is there."""
    files = {
        "08/a.txt": "标题\n\n正文一。\n".encode(),
        "08/b.txt": b"\x89PNG\r\n\x1a\n",
        "08/c.htm": article("标题"),
    }
    edition = read_edition(files)
    assert [page.path for page in edition.pages] == ["08/a.txt", "08/c.htm"]
    assert [problem.path for problem in edition.problems] == ["08/b.txt"]


def test_an_index_by_itself_has_no_lines() -> None:
    """It has no article."""
    (page,) = read_source("node_2.htm", index("01", "要闻", {10: "港口增长"}))
    assert (page.lines, page.page_no, page.section) == ((), "01", "要闻")
