"""The work follows the change: each test says which pages a change may render, and no others are."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.build.site.update import BuildResult


def work(result: BuildResult) -> dict[str, int]:
    """The counts that are not zero."""
    return {name: count for name, count in result.stats.as_dict().items() if count}


def settle(newsroom: Any) -> None:
    """Make every file old enough that its stamp is believed."""
    for path in newsroom.content.rglob("*.md"):
        os.utime(path, (1, 1))
    newsroom.build()


def test_nothing_changed_nothing_rendered_nothing_written(newsroom: Any) -> None:
    """A second build looks at stamps (and at young files' bytes) and stops."""
    before = {path: path.stat().st_mtime_ns for path in newsroom.out.rglob("*")}
    done = work(newsroom.build())
    assert not {"files_parsed", "pages_viewed", "pages_rendered", "pages_written"} & done.keys()
    assert {path: path.stat().st_mtime_ns for path in newsroom.out.rglob("*")} == before


def test_one_edited_body_renders_one_page(newsroom: Any) -> None:
    """The listings show cards, and the card is the same: they are not even looked at."""
    newsroom.put("a1", "甲", body="另一段。")
    result = newsroom.build()
    assert dict(result.stats.kinds) == {"article": 1}
    done = work(result)
    assert [done[name] for name in ("files_parsed", "pages_viewed", "pages_written")] == [1, 1, 1]


def test_a_change_that_no_page_can_show_renders_nothing(newsroom: Any) -> None:
    """Another way of writing the same front matter."""
    newsroom.put("a1", "'甲'")
    done = work(newsroom.build())
    assert done["files_parsed"] == 1
    assert "pages_viewed" not in done


def test_a_new_title_renders_the_listings_that_show_it(newsroom: Any) -> None:
    """The home page shows another edition: it stays."""
    newsroom.put("a1", "新题")
    assert dict(newsroom.build().stats.kinds) == {"article": 1, "month": 1, "topic": 1}


def test_the_listing_that_an_article_leaves_is_rendered_too(newsroom: Any) -> None:
    """The dirty pages are those of the old card and of the new."""
    newsroom.put("a1", "甲", topics="[health]")
    result = newsroom.build()
    assert dict(result.stats.kinds) == {"topic": 2}
    assert "甲" not in (newsroom.out / "topics/economy.html").read_text("utf-8")


def test_an_added_article_renders_itself_and_its_listings(newsroom: Any) -> None:
    """Other months and topics are left alone."""
    newsroom.put("b2", "丁", date="2026-02-03", topics="[health]")
    assert dict(newsroom.build().stats.kinds) == {"article": 1, "month": 1, "topic": 1, "home": 1}


def test_a_deleted_article_takes_its_page_and_empty_listings_along(newsroom: Any) -> None:
    """Pages that nobody shows anything on go away, and so do empty folders."""
    (newsroom.content / "articles/b1.md").unlink()
    result = newsroom.build()
    assert work(result)["pages_removed"] == 3
    assert not (newsroom.out / "2026/02").exists()
    assert dict(result.stats.kinds) == {"home": 1}


def test_a_renamed_file_moves_its_page(newsroom: Any) -> None:
    """The id stays with the article; its address follows the file's name."""
    (newsroom.content / "articles/a1.md").rename(newsroom.content / "articles/moved.md")
    result = newsroom.build()
    assert not result.report.diagnostics
    assert work(result)["cards_changed"] == 1
    assert work(result)["pages_removed"] == 1
    assert (newsroom.out / "2026/01/08/moved-a1.html").is_file()


def test_a_template_renders_the_pages_that_need_it_and_no_article_is_read(newsroom: Any) -> None:
    """The closure counts: `page.html` is included by `listing.html`, not the other way round."""
    path = newsroom.templates / "listing.html"
    path.write_text(path.read_text("utf-8") + "<hr>", "utf-8")
    result = newsroom.build()
    assert dict(result.stats.kinds) == {"topic": 2, "home": 1}
    assert "files_parsed" not in work(result)
    (newsroom.templates / "page.html").write_text("{{ view|join }}", "utf-8")
    assert dict(newsroom.build().stats.kinds) == {"article": 3, "month": 2, "topic": 2, "home": 1}


def test_a_touched_file_is_hashed_and_no_more(newsroom: Any) -> None:
    """Stat, then hash, then stop if equal."""
    settle(newsroom)
    os.utime(newsroom.content / "articles/a1.md", (2_000_000, 2_000_000))
    done = work(newsroom.build())
    assert "files_parsed" not in done
    assert "pages_viewed" not in done


def test_changed_settings_are_looked_at_everywhere_and_nothing_is_written_that_is_the_same(
    newsroom: Any,
) -> None:
    """The settings are an input of every page; equal bytes are not written."""
    (newsroom.content / "site.yaml").write_text("title: 青岛邸报\n", "utf-8")
    done = work(newsroom.build())
    assert done["pages_rendered"] == 8
    assert "pages_written" not in done
    assert "files_parsed" not in done


def test_a_lost_cache_costs_reading_but_writes_nothing_that_is_the_same(newsroom: Any) -> None:
    """Time stamps of the site stand still."""
    shutil.rmtree(newsroom.cache)
    done = work(newsroom.build())
    assert done["files_parsed"] == 3
    assert "pages_written" not in done


def test_several_processes_do_the_same_work(newsroom: Any) -> None:
    """Four hundred articles read and rendered by two processes, then by one elsewhere."""
    for number in range(400):
        newsroom.put(f"n{number:03d}", f"第{number}篇", date=f"2026-{number % 12 + 1:02d}-09")
    newsroom.jobs = 2
    result = newsroom.build()
    assert work(result)["files_parsed"] == 400
    assert result.stats.kinds["article"] == 400
    newsroom.jobs = 1
    assert newsroom.files() == newsroom.clean_files()
    newsroom.jobs = 2
    (newsroom.templates / "page.html").write_text("{{ view|join('|') }}", "utf-8")
    newsroom.put("n000", "改题")
    newsroom.build()
    assert newsroom.files() == newsroom.clean_files()
