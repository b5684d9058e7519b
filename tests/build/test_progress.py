"""Progress is for people: nothing is written where nobody watches, and nothing for quick work."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

from generator.build import progress
from generator.build.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest


class Terminal(io.StringIO):
    """A stream that somebody watches."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def slowly() -> Iterator[int]:
    """Thirty items in sixty milliseconds."""
    for number in range(30):
        time.sleep(0.002)
        yield number


def test_a_terminal_is_told_stage_share_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line written over, and wiped at the end."""
    monkeypatch.setattr(progress, "PATIENCE", 0.01)
    monkeypatch.setattr(progress, "STEP", 0.01)
    stream = Terminal()
    assert list(Progress(stream).over("render", slowly(), 30)) == list(range(30))
    told = stream.getvalue()
    assert "render" in told
    assert "/30" in told
    assert "s left" in told
    assert "\n" not in told
    assert told.endswith("\r\x1b[K")


def test_quick_work_and_pipes_are_silent() -> None:
    """All items pass all the same."""
    for stream in (Terminal(), io.StringIO()):
        assert len(list(Progress(stream).over("read", slowly(), 30))) == 30
        assert stream.getvalue() == ""
