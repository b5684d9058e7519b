"""Work counted instead of timed: a count is the same on any machine, however busy it is."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def calls(work: Callable[[], object]) -> int:
    """How many functions, of Python and of C, are entered while `work` runs.

    What a single call of C spends (a regular expression that backtracks) does not show here:
    `tests/benchmarks/bench_odd_texts.py` times that.
    """
    count = 0

    def seen(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
