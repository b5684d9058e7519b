"""Plain text: encodings, line endings, offsets, and bytes that are no text."""

# ruff: noqa: E501 - sample pages and sentences stay in one line
from __future__ import annotations

import random
from pathlib import Path

import pytest
from counting import calls
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import ContentError
from generator.sources import decode, read_source, split_lines

PAGE = (
    "海湾新城开工九个项目\n\n"
    "□本报记者 张海\n\n"
    "本报1月7日讯 海湾新城昨天集中开工九个项目，总投资120亿元，年内计划完成投资35亿元，同比增长14.3%。\n\n"
    "“这些项目都不占耕地。”新城管委会负责人介绍，其中五个在老厂区内改建，可以新增就业岗位２０００个。\n"
)
TRADITIONAL = (
    "全市糧食總產量創下新高\n\n"
    "本報訊 記者從農業部門獲悉，去年全市糧食總產量達到三百二十萬噸，比上年增長百分之二點五，其中小麥占六成。\n"
)
COMMON = (
    "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多"
)
chinese = st.text(
    st.one_of(
        st.sampled_from(COMMON),
        st.sampled_from("，。：；、“”（）《》—…　"),
        st.sampled_from("0123456789.%AB \n"),
    ),
    min_size=1,
    max_size=300,
).map(lambda text: "今天的海边有风。" + text)


def message(data: bytes, name: str = "raw/2026-01-08.txt") -> str:
    """The message of a file that is refused."""
    with pytest.raises(ContentError) as caught:
        read_source(name, data)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (PAGE.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + PAGE.encode(), "utf-8-sig"),
        (PAGE.encode("gb18030"), "gb18030"),
        (PAGE.encode("gbk"), "gb18030"),
        (b"\x84\x31\x95\x33" + PAGE.encode("gb18030"), "gb18030"),
        (PAGE.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + PAGE.encode("utf-16-be"), "utf-16"),
        (PAGE.encode("utf-16-le"), "utf-16-le"),
        (PAGE.encode("utf-16-be"), "utf-16-be"),
        (PAGE.encode("utf-32"), "utf-32"),
    ],
)
def test_a_page_reads_alike_in_every_encoding(data: bytes, encoding: str) -> None:
    """The text is the same, and the encoding is named."""
    assert decode(data) == (PAGE, encoding)


def test_traditional_text_is_read_in_big5_and_in_gb18030() -> None:
    """Big5 reads as GB18030 too, but as a crowd of rare characters: that is the evidence."""
    assert decode(TRADITIONAL.encode("big5")) == (TRADITIONAL, "big5")
    assert decode(TRADITIONAL[:9].encode("big5")) == (TRADITIONAL[:9], "big5")
    assert decode(TRADITIONAL.encode("gb18030")) == (TRADITIONAL, "gb18030")


def test_utf_8_comes_before_gb18030() -> None:
    """Bytes that both read are UTF-8."""
    both = "测试".encode()
    assert both.decode("gb18030") != "测试"
    assert decode(both) == ("测试", "utf-8")


def test_rare_characters_survive() -> None:
    """Four-byte GB18030, private use, Extension B."""
    text = "𠮷野家在㐀村开张了，人们都来看。\ue5e5\n"
    assert decode(text.encode("gb18030"))[0] == text


@given(chinese)
@settings(max_examples=120, deadline=None)
def test_re_encoding_changes_no_line(text: str) -> None:
    """UTF-8 with and without mark, UTF-16 and GB18030 give the same lines."""
    lines = split_lines(text)
    for data in (
        text.encode(),
        b"\xef\xbb\xbf" + text.encode(),
        text.encode("utf-16"),
        text.encode("gb18030"),
    ):
        assert split_lines(decode(data)[0]) == lines


@given(
    st.text(
        st.characters(exclude_categories=["Cs"]) | st.sampled_from("\r\n\f\v\x85\u2028\u2029\0\ufeff"),
        max_size=200,
    )
)
@settings(max_examples=300, deadline=None)
def test_offsets_are_exact_for_any_text(text: str) -> None:
    """A line's text stands at its offset; lines and breaks together are all of the text."""
    lines = split_lines(text)
    assert all(text[line.start : line.start + len(line.text)] == line.text for line in lines)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    rest = text
    for line in reversed(lines):
        rest = rest[: line.start] + rest[line.start + len(line.text) :]
    assert set(rest) <= set("\r\n\f\v\x85\u2028\u2029")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\f", "\v", "\x85", "\u2028", "\u2029"])
def test_any_line_ending_ends_a_line(ending: str) -> None:
    """One break between two lines, and none opened by the last."""
    assert [line.text for line in split_lines(f"一{ending}二{ending}")] == ["一", "二"]


def test_crlf_is_one_break_and_blank_lines_count() -> None:
    """Line numbers are those of the file."""
    assert [(line.number, line.text) for line in split_lines("一\r\n\r\n二\n\r三")] == [
        (1, "一"),
        (2, ""),
        (3, "二"),
        (4, ""),
        (5, "三"),
    ]


def test_lines_keep_what_readers_do_not_see() -> None:
    """Controls, soft hyphens, private use and bidi marks stay, so that offsets stay exact."""
    odd = "\u202e总投\xad资\ue000\x07一百亿元\n今年完成三成，明年完成五成。\n"
    (page,) = read_source("a.txt", odd.encode())
    assert page.lines[0].text == odd.split("\n", maxsplit=1)[0]


@pytest.mark.parametrize("data", [b"", b"\n\n", "\ufeff　\r\n".encode()])
def test_an_empty_file_is_refused(data: bytes) -> None:
    """Blanks are nothing to read."""
    assert message(data).startswith("raw/2026-01-08.txt: error E110: there is no text")


def test_a_file_over_the_limit_is_refused_with_the_limit() -> None:
    """Before it is decoded."""
    said = message(b"x" * (21 * 1024 * 1024))
    assert "E112" in said
    assert "21 MB or more" in said
    assert "20 MB" in said


def test_undecodable_bytes_are_refused_with_line_and_column() -> None:
    """The place of the first, in code points, whatever the encoding."""
    lines = PAGE.split("\n")
    for encoding in ("utf-8", "gb18030"):
        data = (
            "\n".join(lines[:4]).encode(encoding)
            + "\n本报".encode(encoding)
            + b"\xff\xff"
            + PAGE.encode(encoding)
        )
        said = message(data)
        assert said.startswith("raw/2026-01-08.txt:5:3: error E113: the bytes FF"), said
        assert "本报" in said


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_file_that_ends_in_half_a_character_is_refused(encoding: str) -> None:
    """The transfer broke off: the tail of the page is missing, and nobody would notice."""
    said = message(PAGE.rstrip("\n").removesuffix("。").encode(encoding)[:-1])
    assert "raw/2026-01-08.txt:7:" in said
    assert "breaks off in the middle of a character" in said


def test_two_encodings_in_one_file_are_refused_where_they_change() -> None:
    """GB18030 would read the UTF-8 lines without complaint, and read nonsense."""
    said = message(PAGE.encode("gb18030") + PAGE.encode())
    assert said.startswith("raw/2026-01-08.txt:8:1: error E113: the encoding changes from GB18030 to UTF-8")


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("size", [64, 20_000])
def test_random_bytes_are_refused_by_name(seed: int, size: int) -> None:
    """No encoding makes a page of noise."""
    assert message(random.Random(seed).randbytes(size), "raw/noise.txt").startswith("raw/noise.txt")  # noqa: S311 - noise


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file"),
        (rb"{\rtf1\ansi", "an RTF file"),
        (b"\x1f\x8b\x08", "an archive"),
        (b"PK\3\4", "a damaged ZIP archive"),
        (b"\0\1\2\3\4\5\6\7", "a binary file"),
    ],
)
def test_other_kinds_of_file_are_refused_by_their_kind(head: bytes, kind: str) -> None:
    """Whatever the extension says."""
    assert f"E111: this is {kind}" in message(head + bytes(range(256)) * 8)


def test_utf_8_with_nuls_is_read_when_it_is_text() -> None:
    """Files of a fixed size are padded with NULs; some exports put one before each line feed."""
    (page,) = read_source("a.txt", PAGE.encode() + bytes(4096))
    assert page.lines[0].text == "海湾新城开工九个项目"
    (page,) = read_source("a.txt", PAGE.replace("\n", "\0\n").encode())
    assert page.encoding == "utf-8"


@pytest.mark.parametrize(
    "unit", ["<", "<a ", "&lt;", "\n", "1.", "第", "第01版", "2026年", " ", "\u3000", "A"]
)
def test_work_grows_with_length_only(unit: str) -> None:
    """Whatever a page repeats."""

    def spent(size: int) -> int:
        text = ("第01版\n\n标题\n\n" + unit * size).encode()
        return calls(lambda: read_source("a.txt", text))

    spent(1_000)
    assert spent(40_000) < 5 * spent(10_000)


SHARED = Path(__file__).resolve().parents[2].parent / "shared"
PAGES = sorted(SHARED.glob("dev-pages*/pages/*.txt"))


@pytest.mark.skipif(not PAGES, reason="the development pages are not on this machine")
def test_true_pages_read_alike_in_every_encoding_and_hold_no_furniture() -> None:
    """Papers' own text, in two encodings as found, then in five as made here."""
    for path in PAGES:
        text, encoding = decode(path.read_bytes())
        assert encoding in {"utf-8", "utf-8-sig", "gb18030"}
        for codec in ("utf-8", "gb18030", "utf-16", "utf-16-le", "utf-16-be"):
            assert decode(text.encode(codec))[0] == text
        (page,) = read_source(path.name, text.encode())
        assert {line.role for line in page.lines} <= {None}
