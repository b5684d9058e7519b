"""Work done aside: a process of its own walks the folders of a large site."""

from __future__ import annotations

import os
from typing import Any

import pytest

from generator.build.forked import WorkerLostError, aside
from generator.build.site import update


@pytest.mark.parametrize("own", [False, True])
def test_a_result_comes_back(*, own: bool) -> None:
    """Of any size, and after other work; a result that nobody asks for is no harm."""
    with aside(lambda: ["字"] * 300_000, own=own) as wait:
        assert wait() == ["字"] * 300_000
    with aside(os.getpid, own=own) as wait:
        assert (wait() == os.getpid()) is not own
    with aside(os.getpid, own=own):
        pass


@pytest.mark.parametrize("own", [False, True])
def test_an_error_comes_back(*, own: bool) -> None:
    """It is raised where the result is asked for."""

    def refused() -> None:
        raise PermissionError(13, "Permission denied", "site/2026")

    with aside(refused, own=own) as wait, pytest.raises(PermissionError, match="site/2026"):
        wait()


def test_a_process_that_vanishes_is_told() -> None:
    """As when the machine is out of memory."""
    with aside(lambda: os._exit(9), own=True) as wait, pytest.raises(WorkerLostError):
        wait()


def test_a_site_walked_aside_is_brought_up_to_date_all_the_same(
    newsroom: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that is gone, one that was changed, one that nobody knows: as if walked by the build itself."""
    monkeypatch.setattr(update, "ASIDE_FROM", 0)
    newsroom.jobs = 2
    pages = {path: path.read_bytes() for path in newsroom.out.rglob("*.html")}
    gone, changed = sorted(pages)[:2]
    gone.unlink()
    changed.write_text("changed by hand", "utf-8")
    (newsroom.out / "nobody/knows.html").parent.mkdir()
    (newsroom.out / "nobody/knows.html").write_text("?", "utf-8")
    result = newsroom.build()
    assert {path: path.read_bytes() for path in newsroom.out.rglob("*.html")} == pages
    assert result.stats.counts["pages_written"] == 2
    assert result.stats.counts["pages_removed"] == 1
    assert not newsroom.build().stats.counts["pages_viewed"]
