"""Work shared among forked processes, which have all that the parent has and give back pickled results."""

from __future__ import annotations

import gc
import os
import pickle
import selectors
import signal
import struct
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Chunk = TypeVar("Chunk")
Result = TypeVar("Result")
_NUMBER = struct.Struct("<I")
_LENGTH = struct.Struct("<Q")
GARBAGE = 1_000_000  # values between two looks for cycles: a page makes thousands of values and no cycle
MOST_CHUNKS = 16_000  # the numbers of all chunks wait in one pipe of 64 KB


class WorkerLostError(Exception):
    """A worker ended before its work did: killed, or out of memory."""

    def __init__(self, status: int) -> None:
        super().__init__(
            f"a worker process ended with status {status} before its work was done (out of memory?)"
        )


def forked(
    chunks: Sequence[Chunk], prepare: Callable[[], Callable[[Chunk], Result]], jobs: int
) -> Iterator[Result]:
    """Work on chunks in `jobs` processes; results come as they are ready, in no order.

    Args:
        chunks: the work, at most `MOST_CHUNKS`.
        prepare: run once in each process (to open what cannot be shared); returns the work itself.
        jobs: how many processes.

    Raises:
        Exception: what the work raised in the process.
        WorkerLostError: a process vanished.
    """
    with _workers(chunks, prepare, min(jobs, len(chunks))) as workers:
        yield from _collect(workers)


@contextmanager
def aside(work: Callable[[], Result], *, own: bool) -> Iterator[Callable[[], Result]]:
    """Let a process of its own begin with some work; the function given waits for its result.

    Without `own` there is no such process, and the function does the work itself.

    Raises:
        Exception, WorkerLostError: as `forked`; the function raises them.
    """
    if not own:
        yield work
        return
    with _workers([None], lambda: lambda _: work(), 1) as workers:
        yield partial(_only, workers)


def _only(workers: dict[int, int]) -> Any:
    """The one result of one process that works on one chunk."""
    results: list[Any] = list(_collect(workers))
    return results[0]


@contextmanager
def _workers(
    chunks: Sequence[Chunk], prepare: Callable[[], Callable[[Chunk], Result]], jobs: int
) -> Iterator[dict[int, int]]:
    """Processes at work on chunks: the reading end of its pipe → process; none of them is left behind."""
    queue, feed = os.pipe()
    os.write(feed, b"".join(_NUMBER.pack(number) for number in range(len(chunks))))
    os.close(feed)
    workers: dict[int, int] = {}
    try:
        for _ in range(jobs):
            end, process = _start(queue, chunks, prepare, list(workers))
            workers[end] = process
        yield workers
    finally:
        os.close(queue)
        for end, process in workers.items():
            os.close(end)
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)


def _start(
    queue: int, chunks: Sequence[Chunk], prepare: Callable[[], Callable[[Chunk], Result]], others: list[int]
) -> tuple[int, int]:
    """Fork one worker; returns the reading end of its pipe and its process number."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return reading, process
    status = 1
    try:
        _work(queue, writing, chunks, prepare, (*others, reading))
        status = 0
    finally:
        os._exit(status)


def _work(
    queue: int,
    writing: int,
    chunks: Sequence[Chunk],
    prepare: Callable[[], Callable[[Chunk], Result]],
    ends: Sequence[int],
) -> None:
    """The life of a worker; `ends` are of pipes that are not its own."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what becomes of it
        gc.freeze()  # what the parent has made stays: a collection would copy its pages for nothing
        gc.set_threshold(GARBAGE)
        for end in ends:
            os.close(end)
        work = prepare()
        while number := os.read(queue, _NUMBER.size):
            _send(writing, (None, work(chunks[_NUMBER.unpack(number)[0]])))
    except Exception as error:  # noqa: BLE001 - raised again in the parent
        _send(writing, (error, None))


def _send(writing: int, message: object) -> None:
    data = pickle.dumps(message, protocol=5)
    left = memoryview(_LENGTH.pack(len(data)) + data)
    while left:
        left = left[os.write(writing, left) :]


def _collect(workers: dict[int, int]) -> Iterator[Result]:
    """Read results until every worker has ended; ended ones are taken out of `workers`."""
    buffers: dict[int, bytearray] = {end: bytearray() for end in workers}
    with selectors.DefaultSelector() as selector:
        for end in workers:
            selector.register(end, selectors.EVENT_READ)
        while workers:
            for ready, _ in selector.select():
                end = ready.fd
                data = os.read(end, 1 << 20)
                if not data:
                    selector.unregister(end)
                    os.close(end)
                    _, status = os.waitpid(workers.pop(end), 0)
                    if status:
                        raise WorkerLostError(status)
                    continue
                buffers[end] += data
                yield from _messages(buffers[end])


def _messages(buffer: bytearray) -> Iterator[Result]:
    """Take the whole messages out of a buffer."""
    while len(buffer) >= _LENGTH.size:
        size = _LENGTH.size + _LENGTH.unpack_from(buffer)[0]
        if len(buffer) < size:
            return
        error, result = pickle.loads(memoryview(buffer)[_LENGTH.size : size].tobytes())  # noqa: S301 - our own fork's
        del buffer[:size]
        if error is not None:
            raise error
        yield result
