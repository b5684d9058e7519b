"""One page: view, digest, and only if that differs, bytes; only if these differ, a file."""

from __future__ import annotations

import os
import sys
import traceback
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from generator.build.site.digests import DIGEST_BYTES, content_digest, view_digest
from generator.build.site.outputs import Output, same_on_disk
from generator.diagnostics import ContentError, Diagnostic

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.build.site.plan import Job
    from generator.build.site.write import Writer
    from generator.build.stats import Stats
    from generator.catalogue.library import Library
    from generator.render.page_kind import PageKind
    from generator.render.renderer import Renderer


class Made(Struct, frozen=True):
    """What became of a page.

    `output` is what to remember of it: None when nothing changed, when the page goes away
    (`absent`), or when it could not be made (`problems`): then it stays as it was. `reader` is the
    name of its kind if the view read the body of an article.
    """

    path: str
    output: Output | None = None
    absent: bool = False
    problems: tuple[Diagnostic, ...] = ()
    reader: str = ""


class Maker(Struct, frozen=True):
    """All that is needed to make pages.

    `frames` holds by the name of a kind the digest of all that its pages are made of besides
    their view: the closure of the template, the settings.
    """

    kinds: Sequence[PageKind]
    library: Library
    renderer: Renderer
    frames: Mapping[str, bytes]
    writer: Writer
    stats: Stats

    def make(self, job: Job) -> Made:
        """Bring one page up to date.

        Raises:
            OSError: it cannot be written.
        """
        kind = self.kinds[job.kind]
        try:
            return self._make(job, kind)
        except ContentError as error:
            return Made(job.path, problems=error.diagnostics)
        except OSError:
            raise
        except Exception as error:
            if os.environ.get("DIBAO_DEBUG"):
                raise
            return Made(job.path, problems=(_internal(kind, job, error),))

    def _make(self, job: Job, kind: PageKind) -> Made:
        self.stats.counts["pages_viewed"] += 1
        read_before = self.library.bodies_read
        view = kind.view(job.key, self.library)
        bodies = self.library.bodies_read > read_before
        reader = kind.name if bodies else ""
        if view is None:
            return Made(job.path, absent=True, reader=reader)
        inputs = view_digest(view) + self.frames[kind.name]
        known = job.known
        if job.intact and known is not None and known.inputs == inputs:
            return Made(
                job.path, None if known.bodies == bodies else replace(known, bodies=bodies), reader=reader
            )
        self.stats.counts["pages_rendered"] += 1
        self.stats.kinds[kind.name] += 1
        data = self._bytes(kind, view, job.path)
        content = content_digest(data)
        stamp = self._place(job, data, content)
        reason = _reason(job, inputs)
        output = Output(job.path, kind.name, job.key, inputs, content, stamp, bodies, reason)
        return Made(job.path, output, reader=reader)

    def _bytes(self, kind: PageKind, view: object, path: str) -> bytes:
        if kind.template is not None:
            return self.renderer.render(kind.template, view, path)
        assert kind.produce is not None, f"{kind.name} has neither a template nor a function"  # noqa: S101
        return kind.produce(view)

    def _place(self, job: Job, data: bytes, content: bytes) -> str:
        """Write the file unless it has these bytes already; returns its stamp."""
        if job.intact and job.known is not None and job.known.content == content:
            return job.known.stamp
        if job.on_disk and not job.intact:
            stamp = same_on_disk(self.writer.out, job.path, content)
            if stamp is not None:
                return stamp
        self.stats.counts["pages_written"] += 1
        self.stats.counts["bytes_written"] += len(data)
        return self.writer.write(job.path, data)


def _reason(job: Job, inputs: bytes) -> str:
    """Why a page was rendered, in a word for `explain`."""
    if job.known is None:
        return "new"
    if job.known.inputs[:DIGEST_BYTES] != inputs[:DIGEST_BYTES]:
        return "view"
    return "template" if job.known.inputs != inputs else "damaged"


def _internal(kind: PageKind, job: Job, error: Exception) -> Diagnostic:
    """A fault of the program itself, told without a traceback; DIBAO_DEBUG=1 shows all of it."""
    frames = traceback.extract_tb(sys.exc_info()[2])
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "?"
    what = f"{type(error).__name__}: {error} ({place})"
    return Diagnostic(
        "E590",
        f"the program failed on the page {kind.name} {'/'.join(job.key)}: {what}",
        job.path,
        hint="this is a fault of Dibao; DIBAO_DEBUG=1 shows all of it",
    )
