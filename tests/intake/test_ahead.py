"""Pages worked on by several processes give what one gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build.intake.ingest import ingest
from generator.config import Config
from generator.lexicon import Lexicon

LEXICON = Lexicon(city="青岛市")


def page(number: int) -> str:
    """A page of one article."""
    return (
        f"第{number}批口袋公园建成\n\n□本报记者 李平\n\n"
        f"本报1月7日讯 崂山区新建口袋公园{number + 10}处，同比增长{number}.5%，惠及居民近10万人。\n"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve pages, one of them twice, one that tells no day."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(12):
        (folder / f"2026-01-{number + 1:02}.txt").write_text(page(number), "utf-8")
    (folder / "2026-02-01.txt").write_text(page(3), "utf-8")
    (folder / "undated.txt").write_text("没有日期的一页\n\n正文一段。\n", "utf-8")
    return folder


def test_the_number_of_processes_changes_no_byte(folder: Path, tmp_path: Path) -> None:
    """Nor what is said of them; and a second run, with more text on one page, does not either."""
    seen = []
    for jobs in (1, 3):
        content = tmp_path / f"content{jobs}"
        for text in (page(5), page(5) + "\n又有12处开工，市民2000人参加。\n"):
            (folder / "2026-01-06.txt").write_text(text, "utf-8")
            done = ingest([folder], content, lexicon=LEXICON, config=Config(), jobs=jobs)
            seen.append((done.written, done.known, [d.code for d in done.report.diagnostics]))
        files = {p.relative_to(content): p.read_bytes() for p in content.rglob("*") if p.is_file()}
        seen.append(files)
    assert seen[:3] == seen[3:]
    assert len([path for path in seen[2] if path.suffix == ".md"]) == 12  # type: ignore[union-attr]
