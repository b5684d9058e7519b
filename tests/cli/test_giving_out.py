"""`dibao export` and `dibao publish`: what leaves the newsroom is whole, exact and repeatable."""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from generator.build.export import ExportError, export, pack_site
from generator.build.lock import LockedError, locked
from generator.build.places import Places, places_of
from generator.build.publish import PublishError, publish, step_back
from generator.pipeline import build

ARTICLE = """---
id: 20260108-a1
title: 工业增速
date: 2026-01-08
paper: 海滨日报
districts: [{name: 市南区, role: subject}]
topics: [industry]
people: [{name: 韩青山, title: 局长}]
metrics:
- {printed: 14.3%, value: 14.3, unit: '%', kind: change, subject: 工业增加值, quote: 同比增长14.3%。}
- {printed: 3到5个, low: 3, high: 5, unit: 个, kind: range, subject: 园区, quote: 新建3到5个园区。}
---
同比增长14.3%。

新建3到5个园区。
"""
NOW = datetime(2026, 1, 8, 7, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built newsroom of two articles, the second with a headline that a spreadsheet takes for a formula."""
    root = tmp_path_factory.mktemp("newsroom")
    articles = root / "content/articles"
    articles.mkdir(parents=True)
    (articles / "a.md").write_text(ARTICLE, "utf-8")
    hostile = '---\nid: 20260109-b2\ntitle: "=1+2"\ndate: 2026-01-09\n---\n正文。\n'
    (articles / "b.md").write_text(hostile, "utf-8")
    assert not build(places_of(root / "content", None, root / "site", None)).report.failed
    return root


@pytest.fixture
def places(built: Path, tmp_path: Path) -> Places:
    """Its places, for this test alone: the catalogue is built anew only where the site must be."""
    for name in ("content", "site"):
        shutil.copytree(built / name, tmp_path / name)
    return places_of(tmp_path / "content", None, tmp_path / "site", built / ".dibao")


def test_the_database_holds_exact_figures_and_finds_text(places: Places, tmp_path: Path) -> None:
    """Values are numbers there, and the full-text index knows Chinese words."""
    export(places, tmp_path / "out", ["sqlite"])
    db = sqlite3.connect(tmp_path / "out/dibao.sqlite")
    rows = db.execute("SELECT printed, value, low, high, unit, url FROM figures ORDER BY n").fetchall()
    assert [row[:5] for row in rows] == [("14.3%", 14.3, None, None, "%"), ("3到5个", None, 3, 5, "个")]
    assert rows[0][5].endswith("-20260108-a1.html#f1")
    found = db.execute("SELECT title FROM search WHERE search MATCH '\"增长14.3\"'").fetchall()
    assert found == [("工业增速",)]
    assert db.execute("SELECT name, title FROM people").fetchall() == [("韩青山", "局长")]


def test_tables_are_csv_for_spreadsheets_and_lines_of_json(places: Places, tmp_path: Path) -> None:
    """CSV has a byte-order mark and no formula; JSON has the text as it is, without empty cells."""
    export(places, tmp_path / "out", ["csv", "jsonl"])
    data = (tmp_path / "out/articles.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines()))
    assert [row["title"] for row in rows] == ["工业增速", "'=1+2"]
    lines = (tmp_path / "out/articles.jsonl").read_text("utf-8").splitlines()
    second = json.loads(lines[1])
    assert second["title"] == "=1+2"
    assert "kicker" not in second


@pytest.mark.parametrize("name", ["dibao.sqlite", "figures.csv", "figures.jsonl", "README.txt"])
def test_equal_archives_are_equal_files(places: Places, tmp_path: Path, name: str) -> None:
    """So that a difference between two exports is a difference of the archive."""
    for folder in ("one", "two"):
        export(places, tmp_path / folder, ["sqlite", "csv", "jsonl"])
    assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_parquet_is_an_extra(places: Places, tmp_path: Path) -> None:
    """With pyarrow the table is read back; without it a sentence says what to install."""
    try:
        from pyarrow import parquet  # noqa: PLC0415 - not installed everywhere
    except ImportError:
        with pytest.raises(ExportError, match=r"pip install 'dibao\[parquet\]'"):
            export(places, tmp_path / "out", ["parquet"])
        assert not (tmp_path / "out").exists()
    else:
        export(places, tmp_path / "out", ["parquet"])
        table = parquet.read_table(tmp_path / "out/figures.parquet")
        assert table.column("value").to_pylist() == ["14.3", None]


def test_the_zip_is_the_site_and_nothing_else(places: Places, tmp_path: Path) -> None:
    """One folder, every file of the site, none of the build's own; equal sites, equal bytes."""
    pack_site(places, tmp_path / "a.zip")
    pack_site(places, tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        names = packed.namelist()
        assert packed.read("site/index.html") == (places.out / "index.html").read_bytes()
    files = {f"site/{p.relative_to(places.out)}" for p in places.out.rglob("*") if p.is_file()}
    assert set(names) == {name for name in files if "/." not in name}


def test_what_cannot_be_exported_is_said(places: Places, tmp_path: Path) -> None:
    """No catalogue, no site, a zip inside what it packs."""
    with pytest.raises(ExportError, match="must not lie in the site"):
        pack_site(places, places.out / "a.zip")
    never = places_of(places.content, None, places.out, tmp_path / "cache")
    never.cache.mkdir()
    with pytest.raises(ExportError, match="run dibao build first"):
        export(never, tmp_path / "out", ["csv"])
    shutil.rmtree(places.out)
    with pytest.raises(ExportError, match="there is no site here"):
        pack_site(places, tmp_path / "a.zip")


def releases(place: Path) -> list[str]:
    return sorted(path.name for path in (place / "releases").iterdir())


def test_a_release_is_a_copy_that_later_builds_leave_alone(places: Places, tmp_path: Path) -> None:
    """`current` leads to it; a site without change makes no new one."""
    place = tmp_path / "public"
    first = publish(places.out, place, NOW, 5)
    assert first.new
    shown = (place / "current/index.html").read_bytes()
    assert shown == (places.out / "index.html").read_bytes()
    assert not (place / "current/.dibao").exists()
    assert not publish(places.out, place, NOW + timedelta(hours=1), 5).new

    own = places_of(places.content, None, places.out, tmp_path / "cache")
    article = own.content / "articles/b.md"
    article.write_text(article.read_text("utf-8").replace("=1+2", "新标题"), "utf-8")
    build(own)
    assert (place / "current/index.html").read_bytes() == shown
    second = publish(places.out, place, NOW + timedelta(hours=2), 5)
    assert second.copied
    assert second.shared > second.copied
    assert "新标题" in (place / "current/index.html").read_text("utf-8")
    assert (first.folder / "index.html").read_bytes() == shown


def test_a_release_can_be_taken_back(places: Places, tmp_path: Path) -> None:
    """To the one before it, as often as there is one."""
    place = tmp_path / "public"
    first = publish(places.out, place, NOW, 5)
    (places.out / "extra.html").write_text("x", "utf-8")
    second = publish(places.out, place, NOW, 5)  # in the same second
    assert (place / "current").resolve() == second.folder
    assert step_back(place) == first.folder
    assert (place / "current").resolve() == first.folder
    with pytest.raises(PublishError, match="no release before"):
        step_back(place)


def test_old_releases_go_but_never_the_current_one(places: Places, tmp_path: Path) -> None:
    """`keep` counts the current one."""
    place = tmp_path / "public"
    for hour in range(4):
        (places.out / "extra.html").write_text(str(hour), "utf-8")
        publish(places.out, place, NOW + timedelta(hours=hour), 2)
    assert releases(place) == ["20260108-093000", "20260108-103000"]
    assert (place / "current/extra.html").read_text("utf-8") == "3"


def test_what_a_killed_publish_left_is_cleared(places: Places, tmp_path: Path) -> None:
    """And `current` stood all the while."""
    place = tmp_path / "public"
    publish(places.out, place, NOW, 5)
    (place / "releases/.half-20260108-080000").mkdir()
    (places.out / "extra.html").write_text("x", "utf-8")
    publish(places.out, place, NOW + timedelta(hours=1), 5)
    assert releases(place) == ["20260108-073000", "20260108-083000"]


def test_publishing_refuses_what_it_would_harm(places: Places, tmp_path: Path) -> None:
    """A place inside the site, a folder called `current`, a site at work, no site at all."""
    with pytest.raises(PublishError, match="must not lie in the site"):
        publish(places.out, places.out / "public", NOW, 5)
    (tmp_path / "web/current").mkdir(parents=True)
    with pytest.raises(PublishError, match="is in the way"):
        publish(places.out, tmp_path / "web", NOW, 5)
    with locked(places.out), pytest.raises(LockedError):
        publish(places.out, tmp_path / "public", NOW, 5)
    with pytest.raises(PublishError, match="nothing is published here"):
        step_back(tmp_path / "nowhere")
    shutil.rmtree(places.out)
    with pytest.raises(PublishError, match="there is no site here"):
        publish(places.out, tmp_path / "public", NOW, 5)
