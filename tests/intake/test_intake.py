from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.build.intake import page_cutting
from generator.build.intake.ingest import IngestResult, ingest, take_in
from generator.build.raw_pages import pending
from generator.config import Config
from generator.lexicon import Lexicon
from generator.records import reading

LEXICON = Lexicon(city="青岛市")
FIRST = """市南外贸稳中有进

□本报记者 王晓

本报1月7日讯 记者从市南区商务局获悉,2025年1至11月,全区外贸进出口总额达155亿元,同比增长14.3%,列全市第一。

商务局负责人表示,全区有外贸企业1200余家,其中年出口超亿元的有36家,新增备案企业88家。
"""
SECOND = """崂山新建口袋公园二十处

□本报记者 李平

本报1月7日讯 崂山区2025年新建口袋公园20处,新增绿地面积3.5万平方米,惠及居民近10万人。

崂山区园林中心介绍,2026年还将新建12处口袋公园,其中5处位于老旧小区周边,均按海绵城市标准施工。
"""
PAGE = FIRST + "\n\n" + SECOND


def take(content: Path, *paths: Path, lexicon: Lexicon = LEXICON, **more: object) -> IngestResult:
    """One run of `dibao ingest`."""
    return ingest(paths, content, lexicon=lexicon, config=Config(paper="晨报"), **more)  # type: ignore[arg-type]


def files(content: Path) -> dict[str, bytes]:
    """Every file of a content folder."""
    return {str(p.relative_to(content)): p.read_bytes() for p in sorted(content.rglob("*")) if p.is_file()}


def articles(content: Path) -> dict[str, Path]:
    """The Markdown files by headline."""
    found = {}
    for path in sorted(content.rglob("*.md")):
        found[reading.load(path.read_text("utf-8"), str(path)).shown_title] = path
    return found


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A page of two articles."""
    path = tmp_path / "in" / "2026-01-08.txt"
    path.parent.mkdir()
    path.write_text(PAGE, "utf-8")
    return path


@pytest.fixture
def content(tmp_path: Path, raw: Path) -> Path:
    """A newsroom that has taken in the page."""
    folder = tmp_path / "content"
    take(folder, raw)
    return folder


def test_a_page_becomes_articles_and_is_kept_as_received(content: Path, raw: Path) -> None:
    """Articles by day, the page under its name, a sidecar that knows what was cut."""
    found = articles(content)
    assert set(found) == {"市南外贸稳中有进", "崂山新建口袋公园二十处"}
    assert all(path.parent == content / "articles/2026/01/08" for path in found.values())
    assert (content / "sources/2026-01-08.txt").read_bytes() == raw.read_bytes()
    record = reading.load(found["市南外贸稳中有进"].read_text("utf-8"), "")
    assert (record.date, record.paper) == (date(2026, 1, 8), "晨报")
    assert record.source is not None
    assert record.source.file == "sources/2026-01-08.txt"
    assert record.id in (content / "sources/2026-01-08.txt.yaml").read_text("utf-8")


def test_a_second_ingest_changes_nothing_and_cuts_nothing(content: Path, raw: Path) -> None:
    """Not a byte, not a time stamp."""
    before, stamps = files(content), [p.stat().st_mtime_ns for p in sorted(content.rglob("*"))]
    result = take(content, raw)
    assert result.pages == []
    assert files(content) == before
    assert [p.stat().st_mtime_ns for p in sorted(content.rglob("*"))] == stamps


def test_the_same_page_in_another_folder_has_the_same_articles(
    content: Path, raw: Path, tmp_path: Path
) -> None:
    """Ids follow the text; nothing depends on where the page lay."""
    other = tmp_path / "elsewhere" / "2026-01-08.txt"
    other.parent.mkdir()
    shutil.copy(raw, other)
    fresh = tmp_path / "fresh"
    take(fresh, other)
    assert files(fresh) == files(content)


def test_the_same_bytes_under_another_name_are_the_same_page(content: Path, raw: Path) -> None:
    """No second copy of page or article."""
    copy = raw.with_name("副本.txt")
    shutil.copy(raw, copy)
    before = {name: data for name, data in files(content).items() if not name.endswith(".yaml")}
    take(content, copy, date=date(2026, 1, 8))
    assert {name: data for name, data in files(content).items() if not name.endswith(".yaml")} == before


def test_the_same_text_in_another_encoding_changes_no_article(content: Path, raw: Path) -> None:
    """The page is a new version, its articles are the old ones."""
    before = {name: data for name, data in files(content).items() if name.endswith(".md")}
    raw.write_bytes(PAGE.encode("gb18030"))
    assert take(content, raw).pages == ["sources/2026-01-08.txt"]
    assert (content / "sources/2026-01-08.txt").read_bytes() == raw.read_bytes()
    assert {name: data for name, data in files(content).items() if name.endswith(".md")} == before


def test_a_new_version_of_a_page_updates_its_articles(content: Path, raw: Path) -> None:
    """Under the ids and names they have, whatever the headline is now."""
    paths = set(articles(content).values())
    raw.write_text(PAGE.replace("市南外贸稳中有进", "市南外贸稳中向好").replace("36家", "37家"), "utf-8")
    take(content, raw)
    assert set(articles(content)) == {"市南外贸稳中向好", "崂山新建口袋公园二十处"}
    assert set(articles(content).values()) == paths
    assert "37家" in articles(content)["市南外贸稳中向好"].read_text("utf-8")


def test_a_correction_survives_a_new_lexicon(content: Path, raw: Path) -> None:
    """The value put right by hand stays; the rest is found anew with the newsroom's words."""
    path = articles(content)["市南外贸稳中有进"]
    text = path.read_text("utf-8")
    assert "value: 36\n" in text
    path.write_text(
        text.replace("value: 36\n", "value: 63\n").replace("paper: 晨报", "paper: 晨报 # 夜班"), "utf-8"
    )
    own = Lexicon(
        {"topics.yaml": "topics:\n  harbour:\n    label: 口岸\n    terms: [外贸企业, 进出口]\n"}, "青岛市"
    )
    result = take(content, raw, lexicon=own)
    assert result.pages == ["sources/2026-01-08.txt"]
    after = path.read_text("utf-8")
    assert "value: 63\n" in after
    assert "paper: 晨报 # 夜班\n" in after


def test_deleted_articles_stay_deleted_and_moved_ones_are_found(content: Path, raw: Path) -> None:
    """Even when the page comes in again, changed."""
    found = articles(content)
    found["崂山新建口袋公园二十处"].unlink()
    moved = content / "专题" / "外贸.md"
    moved.parent.mkdir()
    found["市南外贸稳中有进"].rename(moved)
    raw.write_text(PAGE.replace("36家", "37家").replace("20处", "21处"), "utf-8")
    result = take(content, raw)
    assert articles(content) == {"市南外贸稳中有进": moved}
    assert "37家" in moved.read_text("utf-8")
    assert len(result.kept) == 1


def test_an_article_added_to_the_page_does_not_take_a_deleted_ones_name(content: Path, raw: Path) -> None:
    """Or the deleted article would seem to have come back."""
    old = articles(content)["崂山新建口袋公园二十处"]
    old.unlink()
    third = (
        "崂山新建口袋公园二十处\n\n□本报记者 赵明\n\n"
        + "全文另起,讲的是另一件事情,与前文毫无共同之处,请读者留意分辨。\n" * 2
    )
    raw.write_text(PAGE + "\n\n" + third, "utf-8")
    take(content, raw)
    assert not old.exists()


def test_an_article_that_cannot_be_read_is_left_alone(content: Path, raw: Path) -> None:
    """A warning names it; the page is tried again until it can be merged."""
    path = articles(content)["市南外贸稳中有进"]
    broken = path.read_bytes().replace(b"title:", b"title: '")
    path.write_bytes(broken)
    raw.write_text(PAGE.replace("36家", "37家"), "utf-8")
    for _ in range(2):
        result = take(content, raw)
        assert [(d.code, d.severity) for d in result.report.diagnostics] == [("E124", "warning")]
        assert path.read_bytes() == broken
    path.write_bytes(broken.replace(b"title: '", b"title:"))
    assert take(content, raw).report.diagnostics == []
    assert "37家" in path.read_text("utf-8")


def test_a_conflict_is_told(content: Path, raw: Path) -> None:
    """Field and file."""
    path = articles(content)["市南外贸稳中有进"]
    path.write_text(path.read_text("utf-8").replace("title: 市南外贸稳中有进", "title: 手改题"), "utf-8")
    raw.write_text(PAGE.replace("市南外贸稳中有进", "市南外贸稳中向好"), "utf-8")
    found = take(content, raw).report.diagnostics
    assert [str(d) for d in found] == [
        f"{path}: warning E125: title was changed by hand and on the page: yours stays, see 'conflicts'"
    ]


def test_problems_name_the_file_and_the_rest_is_done(tmp_path: Path, raw: Path) -> None:
    """No date, nothing in it, not there: three messages, and the good page is in."""
    undated, empty = raw.with_name("undated.txt"), raw.with_name("2026-01-09.txt")
    undated.write_text(FIRST.replace("本报1月7日讯", ""), "utf-8")
    empty.write_bytes(b"")
    result = take(tmp_path / "content", raw.parent, raw.with_name("nothing.txt"))
    assert result.report.failed
    assert {(d.code, Path(d.path).name) for d in result.report.diagnostics} == {
        ("E120", "undated.txt"),
        ("E110", "2026-01-09.txt"),
        ("E122", "nothing.txt"),
    }
    assert len(articles(tmp_path / "content")) == 2


@pytest.mark.parametrize("stop", range(7))
def test_an_intake_that_is_stopped_is_finished_by_the_next(
    tmp_path: Path, raw: Path, content: Path, monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    """After any number of files written; the result is that of one whole intake."""
    from generator.build.intake import shelf  # noqa: PLC0415 - to be patched

    real, written = page_cutting.write_if_changed, 0

    def until(path: Path, data: bytes, *, durable: bool = False) -> bool:
        nonlocal written
        written += 1
        if written > stop:
            raise KeyboardInterrupt
        return real(path, data, durable=durable)

    other = tmp_path / "other"
    with monkeypatch.context() as patched:
        patched.setattr(page_cutting, "write_if_changed", until)
        patched.setattr(shelf, "write_if_changed", until)
        try:
            take(other, raw)
        except KeyboardInterrupt:
            assert written == stop + 1
    take(other, raw)
    assert files(other) == files(content)


def test_pages_laid_into_sources_are_taken_in_once(tmp_path: Path) -> None:
    """With what a person wrote into the sidecar; a touched page is looked at, and no more."""
    content = tmp_path / "content"
    page = content / "sources" / "2026-01-08.txt"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE, "utf-8")
    page.with_name(page.name + ".yaml").write_text("# 样例\nsample: true\n", "utf-8")
    assert len(take_in(content, lexicon=LEXICON, config=Config()).written) == 2
    assert all(reading.load(p.read_text("utf-8"), "").sample for p in articles(content).values())
    sidecar = page.with_name(page.name + ".yaml").read_text("utf-8")
    assert sidecar.startswith("# 样例\ndate: 2026-01-08\nsample: true\n")
    assert pending(content) == []
    os.utime(page)
    assert len(pending(content)) == 1
    assert take_in(content, lexicon=LEXICON, config=Config()).pages == []
    assert pending(content) == []


def test_settings_of_a_page_reach_its_articles(content: Path) -> None:
    """A paper put right in the sidecar is put right in every article nobody changed there."""
    sidecar = content / "sources" / "2026-01-08.txt.yaml"
    sidecar.write_text(sidecar.read_text("utf-8").replace("晨报", "晚报"), "utf-8")
    take_in(content, lexicon=LEXICON, config=Config())
    assert {reading.load(p.read_text("utf-8"), "").paper for p in articles(content).values()} == {"晚报"}


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("paper: a: b", "E130", "mapping values are not allowed in this context"),
        ("papr: 晨报", "E131", "unknown key 'papr'"),
        ("date: 昨天", "E131", "date must be a date, YYYY-MM-DD"),
        ("sample: 1", "E131", "sample must be true or false"),
        ("articles: 三", "E131", "articles is damaged"),
    ],
)
def test_a_broken_sidecar_is_reported_and_its_page_left(
    content: Path, text: str, code: str, message: str
) -> None:
    """Nothing is cut with half the knowledge."""
    before = articles(content)
    (content / "sources" / "2026-01-08.txt.yaml").write_text(text, "utf-8")
    result = take_in(content, lexicon=LEXICON, config=Config())
    assert [(d.code, d.line) for d in result.report.diagnostics] == [(code, 1)]
    assert message in result.report.diagnostics[0].message
    assert articles(content) == before


def test_a_copy_of_a_page_that_waits_for_a_broken_article_is_that_page(content: Path, raw: Path) -> None:
    """It makes no second set of articles, and a third intake finds nothing to do."""
    path = articles(content)["市南外贸稳中有进"]
    path.write_bytes(path.read_bytes().replace(b"title:", b"title: '"))
    raw.write_text(PAGE.replace("36家", "37家"), "utf-8")
    take(content, raw)
    shutil.copy(raw, raw.with_name("0.txt"))
    take(content, raw.parent, date=date(2026, 1, 8))
    before = files(content)
    assert len([name for name in before if name.endswith(".md")]) == 2
    take(content, raw.parent, date=date(2026, 1, 8))
    assert files(content) == before


def test_exchanged_names_of_two_versions_change_no_article(content: Path, raw: Path) -> None:
    """The newer version stays the page, whichever name it has now."""
    copy = raw.with_name("0.txt")
    shutil.copy(raw, copy)
    take(content, raw.parent, date=date(2026, 1, 8))
    raw.write_text(PAGE.replace("36家", "37家"), "utf-8")
    take(content, raw.parent, date=date(2026, 1, 8))
    before = files(content)
    old, new = copy.read_bytes(), raw.read_bytes()
    copy.write_bytes(new)
    raw.write_bytes(old)
    assert take(content, raw.parent, date=date(2026, 1, 8)).pages == []
    exchanged = files(content)
    assert {n: d for n, d in exchanged.items() if n.endswith(".md")} == {
        n: d for n, d in before.items() if n.endswith(".md")
    }
    assert take(content, raw.parent, date=date(2026, 1, 8)).pages == []
    assert files(content) == exchanged


def test_an_earlier_version_that_comes_back_is_taken(content: Path, raw: Path) -> None:
    """Somebody put the page back as it was."""
    before = files(content)
    for text in (PAGE.replace("36家", "37家"), PAGE):
        raw.write_text(text, "utf-8")
        take(content, raw)
    assert files(content) == before


def test_a_known_page_keeps_its_date(content: Path, raw: Path) -> None:
    """Another date for the same bytes is told, not taken."""
    copy = raw.with_name("copy.txt")
    shutil.copy(raw, copy)
    result = take(content, copy, date=date(2026, 1, 9))
    said = "this page is known as sources/2026-01-08.txt, of 2026-01-08; that date stays"
    assert [(d.code, d.severity, d.message) for d in result.report.diagnostics] == [("E123", "warning", said)]
    assert len(articles(content)) == 2


def test_a_copy_that_catches_up_with_its_page_is_known_by_what_it_holds(content: Path, raw: Path) -> None:
    """A name with the page's present bytes, which a later version replaces, brings nothing back."""
    early, late = raw.with_name("0.txt"), raw.with_name("1.txt")
    for copy in (early, late):
        shutil.copy(raw, copy)
    take(content, raw.parent, date=date(2026, 1, 8))
    newer = PAGE.replace("36家", "37家")
    late.write_text(newer, "utf-8")
    take(content, raw.parent, date=date(2026, 1, 8))
    early.write_text(newer, "utf-8")
    raw.write_text(PAGE.replace("36家", "38家"), "utf-8")
    take(content, raw.parent, date=date(2026, 1, 8))
    before = files(content)
    assert take(content, raw.parent, date=date(2026, 1, 8)).pages == []
    assert files(content) == before
