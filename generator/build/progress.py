"""How far a build is, for a person at a terminal: shown only for work of more than a second."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

Item = TypeVar("Item")
PATIENCE = 1.0  # seconds before anything is shown
STEP = 0.1  # seconds between two looks


class Progress:
    """One line that is written over: stage, share, rate, seconds left. Silent where nobody watches."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._shown = self._stream.isatty()

    def over(self, stage: str, items: Iterable[Item], total: int) -> Iterator[Item]:
        """The items, counted as they pass."""
        if not self._shown:
            yield from items
            return
        start = last = time.monotonic()
        for done, item in enumerate(items, 1):
            yield item
            now = time.monotonic()
            if now - start > PATIENCE and now - last > STEP:
                last = now
                self._show(stage, done, total, now - start)
        if last > start:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def _show(self, stage: str, done: int, total: int, seconds: float) -> None:
        rate = done / seconds
        left = max(0.0, (total - done) / rate)
        bar = "█" * (20 * done // max(total, 1))
        line = f"{stage:<7}{bar:<20} {done:,}/{total:,}  {rate:,.0f}/s  {left:,.0f} s left"
        self._stream.write(f"\r\x1b[K{line}")
        self._stream.flush()
