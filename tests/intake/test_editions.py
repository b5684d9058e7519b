"""A folder of a 数字报: the index tells the page numbers."""

from __future__ import annotations

from pathlib import Path

from generator.build.intake.ingest import ingest
from generator.config import Config
from generator.lexicon import Lexicon
from generator.records import reading

INDEX = (
    "<html><head><title>海滨日报数字报</title></head><body><div>2026年1月8日 星期四</div>"
    "<a href=node_1.htm>第A01版：要闻</a><a href=content_1.htm>港口增长</a>"
    "<a href=node_2.htm>第A02版：民生</a><a href=content_2.htm>供热改造</a></body></html>"
)


def article(title: str) -> str:
    """A content page, which says neither day nor page."""
    text = f"{title}工作今年继续推进，记者从有关部门了解到，全年将完成12处改造。"
    return (
        f"<html><body><founder-title>{title}</founder-title><founder-content><p>{text}</p>"
        "</founder-content></body></html>"
    )


def test_articles_have_the_page_that_the_index_gives(tmp_path: Path) -> None:
    """The day and the paper too; taken in again, nothing is new."""
    folder, content = tmp_path / "in", tmp_path / "content"
    folder.mkdir()
    (folder / "index.htm").write_text(INDEX, "utf-8")
    for number, title in enumerate(("港口增长", "供热改造"), 1):
        (folder / f"content_{number}.htm").write_text(article(title), "utf-8")
    lexicon = Lexicon(city="青岛市")
    result = ingest([folder], content, lexicon=lexicon, config=Config())
    assert not result.report.diagnostics
    found = [reading.load(path.read_text("utf-8"), "") for path in content.rglob("*.md")]
    told = {(r.title, r.page, r.paper, r.date.isoformat()) for r in found}
    assert told == {
        ("港口增长", "A01", "海滨日报", "2026-01-08"),
        ("供热改造", "A02", "海滨日报", "2026-01-08"),
    }
    again = ingest([folder], content, lexicon=lexicon, config=Config())
    assert not again.written
    assert len(again.known) == 3
