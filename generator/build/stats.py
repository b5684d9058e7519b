"""What a build did, counted and timed: the work is asserted in tests, not only the result."""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNTS = (
    "files_scanned",
    "files_read",
    "files_parsed",
    "cards_changed",
    "pages_viewed",
    "pages_rendered",
    "pages_written",
    "bytes_written",
    "pages_removed",
)


class Stats(Struct):
    """Counts of work, and spans of time as (stage, start, seconds, process)."""

    counts: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    spans: list[tuple[str, float, float, int]] = field(default_factory=list)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what is done inside."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.spans.append((name, start, time.perf_counter() - start, os.getpid()))

    def add(self, other: Stats) -> None:
        """Take in what another process did."""
        self.counts.update(other.counts)
        self.kinds.update(other.kinds)
        self.spans.extend(other.spans)

    def take(self) -> Stats:
        """All of it so far, leaving nothing."""
        taken = Stats(self.counts, self.kinds, self.spans)
        self.counts, self.kinds, self.spans = Counter(), Counter(), []
        return taken

    def text(self) -> str:
        """For people: counts, pages rendered by kind, seconds by stage."""
        lines = [f"{name.replace('_', ' '):>16}  {self.counts[name]:>10,}" for name in COUNTS]
        lines += [f"{'rendered ' + kind:>28}  {count:>10,}" for kind, count in sorted(self.kinds.items())]
        seconds: dict[str, float] = {}
        for name, _, taken, _ in self.spans:
            seconds[name] = seconds.get(name, 0.0) + taken
        lines += [f"{name:>16}  {taken:>10.3f} s" for name, taken in seconds.items()]
        return "\n".join(lines)

    def as_dict(self) -> dict[str, int]:
        """The counts, all of them."""
        return {name: self.counts[name] for name in COUNTS}

    def trace(self) -> str:
        """The spans as a Chrome trace (chrome://tracing, Perfetto): microseconds."""
        events: list[dict[str, Any]] = [
            {"name": name, "ph": "X", "ts": start * 1e6, "dur": taken * 1e6, "pid": process, "tid": 0}
            for name, start, taken, process in self.spans
        ]
        return json.dumps({"traceEvents": events})
