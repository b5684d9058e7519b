"""A build, step by step: the content folder in, the site brought up to date, the catalogue sealed."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.build import articles, outputs
from generator.build.changes import Reading
from generator.build.lock import locked
from generator.build.pages import make_pages, once, prune
from generator.build.places import check_ours, check_places
from generator.build.plan import Dirty, jobs_of, pages_of, standing_kinds
from generator.build.program import program_stamp
from generator.build.site_inputs import read_inputs
from generator.build.stats import Stats
from generator.build.workplace import open_workplace
from generator.build.write import open_workshop
from generator.catalogue.store import Store
from generator.diagnostics import ContentError, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.build.articles import Scan
    from generator.build.outputs import Survey
    from generator.build.pages import Outcome
    from generator.build.places import Places
    from generator.build.site_inputs import SiteInputs
    from generator.build.workplace import Workplace
    from generator.render.page_kind import PageKind


@dataclass(slots=True)
class BuildResult:
    """Problems of the content, and the work done."""

    report: Report = field(default_factory=Report)
    stats: Stats = field(default_factory=Stats)


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
            _Build(places, store, result, jobs, kinds_of or real_kinds).run()
        finally:
            store.close()
    return result


def real_kinds(inputs: SiteInputs) -> Sequence[PageKind]:
    """The pages of the site."""
    from generator.render.pages import page_kinds  # noqa: PLC0415 - a build without changes needs none of it

    return page_kinds(inputs.static)


@dataclass(slots=True)
class _Build:
    """One build under way: what every step needs."""

    places: Places
    store: Store
    result: BuildResult
    jobs: int
    kinds_of: Callable[[SiteInputs], Sequence[PageKind]]

    def run(self) -> None:
        """All steps, in order."""
        places, store, stats, report = self.places, self.store, self.result.stats, self.result.report
        fresh = store.fresh
        with stats.stage("inputs"):
            inputs = read_inputs(places.content, places.templates, self._remembered("texts"), report)
        with stats.stage("scan"):
            started = time.time_ns()
            scan = articles.scan_articles(
                str(places.content), store.db, int(store.meta("scanned") or 0), stats
            )
            report.add(*scan.problems)
        with stats.stage("survey"):
            survey = outputs.survey(str(places.out), store.db)
        if not self._pages_to_make(inputs, scan, survey):
            self._close(scan, survey, started)
            return
        try:
            workplace = open_workplace(places.content, str(places.out), store, inputs, self.kinds_of(inputs))
        except ContentError as error:
            report.add(*error.diagnostics)
            return
        store.begin()
        dirty = Dirty(workplace.kinds)
        moved = self._fill(scan, dirty, workplace) if fresh else self._change(scan, dirty, workplace)
        with stats.stage("plan"):
            self._plan(dirty, workplace, survey, moved=moved)
            work = jobs_of(dirty, store.db, survey)
        outcome = make_pages(work, workplace, stats, self.jobs)
        report.extend(once(outcome.problems))
        with stats.stage("commit"):
            prune(outcome, survey, workplace, stats)
            articles.close_scan(store.db, scan)
            self._remember(workplace, outcome, started)
            store.commit()

    def _remembered(self, key: str) -> Any:
        return json.loads(self.store.meta(key) or "{}")

    def _pages_to_make(self, inputs: SiteInputs, scan: Scan, survey: Survey) -> bool:
        """Is there anything that could change a page?"""
        return bool(
            self.store.fresh
            or scan.changed
            or scan.gone
            or survey.damaged
            or survey.strays
            or self._remembered("failed")
            or self.store.meta("site") != inputs.digest
            or self.store.meta("templates") != inputs.templates_digest
        )

    def _close(self, scan: Scan, survey: Survey, started: int) -> None:
        """Remember stamps that moved without a change; nothing at all if none did."""
        if scan.restamped or scan.folders or scan.gone_folders or scan.doubted or survey.folders:
            store = self.store
            store.begin()
            articles.close_scan(store.db, scan)
            outputs.restamp_outputs(store.db, survey.touched.items())
            outputs.close_folders(store.db, survey.folders)
            store.set_meta("scanned", str(started))
            store.commit()

    def _fill(self, scan: Scan, dirty: Dirty, workplace: Workplace) -> bool:
        """Read every article into an empty catalogue."""
        stats, content = self.result.stats, str(self.places.content)
        with stats.stage("read"):
            readings = articles.read_articles(content, scan.changed, workplace.kinds, self.jobs, stats)
            for taken in articles.put_all(self.store, readings, lambda path: f"{content}/{path}"):
                if isinstance(taken, Reading):
                    dirty.add(taken.pages)
                    stats.counts["cards_changed"] += 1
                else:
                    self.result.report.add(taken)
        return True

    def _change(self, scan: Scan, dirty: Dirty, workplace: Workplace) -> bool:
        """Read changed articles, and note the pages that show them as they were or as they are."""
        stats, content, store = self.result.stats, str(self.places.content), self.store
        with stats.stage("read"):
            readings = articles.read_articles(content, scan.changed, workplace.kinds, self.jobs, stats)
            changes = articles.resolve_changes(store, readings, scan.gone, lambda path: f"{content}/{path}")
        self.result.report.add(*changes.problems)
        with stats.stage("cards"):
            before = workplace.library()
            old = articles.cards_of(store, changes)
            for card in old:
                dirty.add_followers(card, before)
            new, same = articles.apply(store, changes, old)
            after = workplace.library()
            for card in (*old, *new):
                dirty.add(pages_of(workplace.kinds, card))
                if card.id not in same:
                    dirty.add_followers(card, after)
            stats.counts["cards_changed"] += len({card.id for card in (*old, *new)} - same)
        return bool(old or new)

    def _plan(self, dirty: Dirty, workplace: Workplace, survey: Survey, *, moved: bool) -> None:
        """Note the pages to look at for other reasons than an article."""
        store, kinds = self.store, workplace.kinds
        frames = {name: frame.hex() for name, frame in workplace.frames.items()}
        known = self._remembered("frames")
        changed = {name for name, frame in frames.items() if known.get(name) != frame}
        if moved or changed or store.meta("templates") != workplace.inputs.templates_digest:
            dirty.add_standing(workplace.library())
            changed |= standing_kinds(kinds)
        if not store.fresh:
            dirty.add_known(store.db, changed)
        dirty.add_damaged(store.db, survey.damaged)
        numbers = {kind.name: number for number, kind in enumerate(kinds)}
        dirty.add(
            (numbers[name], tuple(key)) for name, key in self._remembered("failed") or () if name in numbers
        )

    def _remember(self, workplace: Workplace, outcome: Outcome, started: int) -> None:
        """Leave the next build what it compares with."""
        store, inputs = self.store, workplace.inputs
        failed = [(workplace.kinds[job.kind].name, job.key) for job in outcome.failed]
        frames = {name: frame.hex() for name, frame in workplace.frames.items()}
        for key, value in (("texts", dict(inputs.texts)), ("frames", frames), ("failed", failed)):
            store.set_meta(key, json.dumps(value, ensure_ascii=False))
        store.set_meta("site", inputs.digest)
        store.set_meta("templates", inputs.templates_digest)
        store.set_meta("scanned", str(started))
        store.set_meta("out", str(self.places.out.resolve()))
