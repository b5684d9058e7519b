"""A build killed at any step leaves whole pages, and the next one needs nobody's help."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from types import FrameType


def killed_at(newsroom: Any, number: int) -> bool:
    """Build in a process that dies before its n-th change of a file; was it killed?"""
    process = os.fork()
    if not process:
        seen = 0

        def audit(event: str, arguments: tuple[Any, ...]) -> None:
            nonlocal seen
            writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
            if writes or event in {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate"}:
                seen += 1
                if seen == number:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(audit)
        newsroom.build()
        os._exit(0)
    _, status = os.waitpid(process, 0)
    return os.WIFSIGNALED(status)


def edit(newsroom: Any, number: int) -> None:
    """A day's work."""
    newsroom.put("a1", f"改题{number}")
    newsroom.put(f"new{number}", "新", date=f"2026-03-{number % 28 + 1:02d}")
    (newsroom.content / "articles/b1.md").unlink(missing_ok=True)


def test_killed_before_each_change_of_a_file(newsroom: Any) -> None:
    """From the first temporary file to the seal: pages are old or new, the next build is as a clean one."""
    number = 1
    while True:
        before = newsroom.files()
        edit(newsroom, number)
        clean = newsroom.clean_files()
        struck = killed_at(newsroom, number)
        for path, data in newsroom.files().items():
            if not path.startswith(".dibao/"):
                assert data in (before.get(path), clean.get(path)), (number, path)
        result = newsroom.build()
        assert not result.report.failed
        assert newsroom.files() == clean, number
        if not struck:
            break
        number += 1
    assert number > 12


@pytest.mark.parametrize("moment", ["BEGIN", "COMMIT"])
def test_killed_while_the_catalogue_is_written(newsroom: Any, moment: str) -> None:
    """The seal is taken off before the file is touched."""
    edit(newsroom, 1)
    process = os.fork()
    if not process:

        def trace(frame: FrameType, event: str, _argument: object) -> Any:
            called = (frame.f_back.f_code.co_name if frame.f_back else "", frame.f_code.co_name)
            committing = called == ("commit", "index") and moment == "COMMIT"
            if event == "call" and (committing or (called[1] == "begin" and moment == "BEGIN")):
                os.kill(os.getpid(), signal.SIGKILL)
            return None

        sys.settrace(trace)
        newsroom.build()
        os._exit(0)
    _, status = os.waitpid(process, 0)
    assert os.WIFSIGNALED(status)
    newsroom.build()
    assert newsroom.files() == newsroom.clean_files()
