"""A build: look at everything, do something only where something changed.

What is needed to look is imported here; what is needed to do (`rebuild.py` and all it imports) only
when there is something to do, so that a build without changes is over before that would be read.
"""

from __future__ import annotations

import json
import sqlite3
import time
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from generator.build.forked import aside
from generator.build.lock import locked
from generator.build.places import check_ours, check_places
from generator.build.site import outputs
from generator.build.site.article_scan import Scan, close_scan, scan_articles
from generator.build.site.outputs import Survey
from generator.build.site.program import program_stamp
from generator.build.site.raw_inputs import RawInputs, read_raw
from generator.build.site.source_scan import SourceScan, scan_sources
from generator.build.site.write import open_workshop
from generator.build.stats import Stats
from generator.catalogue.store import Store
from generator.diagnostics import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.build.places import Places
    from generator.build.site.site_inputs import SiteInputs
    from generator.render.page_kind import PageKind


ASIDE_FROM = 200  # folders of the site: to fork for fewer costs what it saves


class BuildResult(Struct):
    """Problems of the content, and the work done."""

    report: Report = field(default_factory=Report)
    stats: Stats = field(default_factory=Stats)


class Findings(Struct, frozen=True):
    """What a build sees before it does anything: `started` is the time of the scan in nanoseconds."""

    raw: RawInputs
    scan: Scan
    sources: SourceScan
    survey: Survey
    started: int


def build_site(
    places: Places, *, jobs: int = 1, kinds_of: Callable[[SiteInputs], Sequence[PageKind]] | None = None
) -> BuildResult:
    """Bring the site up to date.

    Args:
        places: the folders.
        jobs: how many processes may work at once.
        kinds_of: the pages of the site; the real ones unless a test has its own.

    Raises:
        PlacesError: a folder is missing, or lies inside another.
        LockedError: another build is at work.
        OSError, sqlite3.Error: the disk refuses.
    """
    result = BuildResult()
    check_places(places)
    places.cache.mkdir(parents=True, exist_ok=True)
    places.out.mkdir(parents=True, exist_ok=True)
    with locked(places.cache), locked(places.out):
        store = Store(places.cache, program_stamp())
        try:
            check_ours(places.out, store.meta("out"))
            open_workshop(str(places.out))
            _bring_up_to_date(places, store, result, jobs, kinds_of)
        except sqlite3.OperationalError:  # the disk is full, or refuses
            raise
        except sqlite3.DatabaseError:  # the disk has lost bits that the seal does not show
            store.discard()
            raise
        finally:
            store.close()
    return result


def _bring_up_to_date(
    places: Places,
    store: Store,
    result: BuildResult,
    jobs: int,
    kinds_of: Callable[[SiteInputs], Sequence[PageKind]] | None,
) -> None:
    """Look, and where something changed, do."""
    findings = _look(places, store, result, jobs)
    if _pages_to_make(store, findings):
        from generator.build.site.rebuild import Rebuild  # noqa: PLC0415 - see above

        Rebuild(places, store, result, jobs, kinds_of).run(findings)
    else:
        _close(store, findings)


def _look(places: Places, store: Store, result: BuildResult, jobs: int) -> Findings:
    """Compare everything with what the last build left; a large site is walked by a process of its own."""
    stats, content, out = result.stats, str(places.content), str(places.out)
    with stats.stage("inputs"):
        raw = read_raw(places.content, places.templates)
    with aside(lambda: outputs.look(out), own=jobs > 1 and outputs.holds_many(store.db, ASIDE_FROM)) as seen:
        with stats.stage("scan"):
            started = time.time_ns()
            scan = scan_articles(content, store.db, int(store.meta("scanned") or 0), stats)
            result.report.add(*scan.problems)
            sources = scan_sources(places.content, store.db, int(store.meta("scanned") or 0))
        with stats.stage("survey"):
            survey = outputs.survey(out, store.db, seen())
    return Findings(raw, scan, sources, survey, started)


def remembered(store: Store, key: str) -> Any:
    """What the last build left under a key; an empty mapping if nothing."""
    return json.loads(store.meta(key) or "{}")


def _pages_to_make(store: Store, findings: Findings) -> bool:
    """Is there anything that could change a page, or that must be told again?"""
    scan, survey = findings.scan, findings.survey
    return bool(
        store.fresh
        or scan.changed
        or scan.gone
        or findings.sources.found
        or survey.damaged
        or survey.strays
        or remembered(store, "failed")
        or store.meta("inputs") != findings.raw.digest
    )


def _close(store: Store, findings: Findings) -> None:
    """Remember stamps that moved without a change; nothing at all if none did."""
    scan, survey = findings.scan, findings.survey
    if scan.restamped or scan.folders or scan.gone_folders or scan.doubted or survey.folders:
        store.begin()
        close_scan(store.db, scan)
        outputs.restamp_outputs(store.db, survey.touched.items())
        outputs.close_folders(store.db, survey.folders)
        store.set_meta("scanned", str(findings.started))
        store.commit()
