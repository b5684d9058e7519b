"""A build that has something to do: articles into the catalogue, pages planned, made and remembered."""

from __future__ import annotations

import gc
import json
from typing import TYPE_CHECKING

from msgspec import Struct

from generator import yamldoc
from generator.build.forked import GARBAGE
from generator.build.progress import Progress
from generator.build.site import articles
from generator.build.site.article_scan import close_scan
from generator.build.site.changes import Reading
from generator.build.site.pages import make_pages, once, prune
from generator.build.site.plan import Dirty, jobs_of, pages_of, standing_kinds
from generator.build.site.site_inputs import read_inputs
from generator.build.site.source_scan import take_sources
from generator.build.site.spellings import spell_all, spell_new
from generator.build.site.update import remembered
from generator.build.site.workplace import open_workplace, remember_workplace
from generator.diagnostics import ContentError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.build.places import Places
    from generator.build.site.article_scan import Scan
    from generator.build.site.outputs import Survey
    from generator.build.site.pages import Outcome
    from generator.build.site.site_inputs import SiteInputs
    from generator.build.site.update import BuildResult, Findings
    from generator.build.site.workplace import Workplace
    from generator.catalogue.store import Store
    from generator.render.page_kind import PageKind


def real_kinds(inputs: SiteInputs) -> Sequence[PageKind]:
    """The pages of the site."""
    from generator.render.pages import page_kinds  # noqa: PLC0415 - tests have pages of their own

    return page_kinds(inputs.static)


class Rebuild(Struct, frozen=True):
    """A build that has something to do: what every step needs."""

    places: Places
    store: Store
    result: BuildResult
    jobs: int = 1
    kinds_of: Callable[[SiteInputs], Sequence[PageKind]] | None = None

    def run(self, findings: Findings) -> None:
        """All steps, in order."""
        gc.set_threshold(GARBAGE)
        places, store, stats, report = self.places, self.store, self.result.stats, self.result.report
        scan, survey = findings.scan, findings.survey
        with stats.stage("open"):
            yamldoc.recall(remembered(store, "yaml"))
            inputs = read_inputs(findings.raw, remembered(store, "texts"), report)
            readable = not report.failed
            kinds = (self.kinds_of or real_kinds)(inputs)
            try:
                workplace = open_workplace(places.content, str(places.out), store, inputs, kinds)
            except ContentError as error:
                report.add(*error.diagnostics)
                return
        fresh = store.fresh
        store.begin()
        dirty = Dirty(workplace.kinds, frozenset(remembered(store, "readers") or ()))
        recut = take_sources(places.content, store.db, findings.sources)
        moved = self._fill(scan, dirty, workplace) if fresh else self._change(scan, dirty, workplace)
        if not fresh:
            self._add_cut_from(recut, dirty, workplace)
        with stats.stage("plan"):
            self._plan(dirty, workplace, survey, moved=moved)
            work = jobs_of(dirty, store.db, survey)
        outcome = make_pages(work, workplace, stats, self.jobs)
        report.extend(once(outcome.problems))
        with stats.stage("commit"):
            prune(outcome, survey, workplace, stats)
            close_scan(store.db, scan)
            self._remember(workplace, outcome, findings, readable=readable)
            remember_workplace(workplace)
            store.commit()

    def _fill(self, scan: Scan, dirty: Dirty, workplace: Workplace) -> bool:
        """Read every article into an empty catalogue."""
        stats, content = self.result.stats, str(self.places.content)
        with stats.stage("read"):
            readings = articles.read_articles(content, scan.changed, workplace.kinds, self.jobs, stats)
            readings = Progress().over("read", readings, len(scan.changed))
            for taken in articles.put_all(self.store.db, readings, lambda path: f"{content}/{path}"):
                if isinstance(taken, Reading):
                    dirty.add(taken.pages)
                    stats.counts["cards_changed"] += 1
                else:
                    self.result.report.add(taken)
        with stats.stage("spell"):
            spell_all(self.store.db, workplace.inputs.lexicon)
        return True

    def _change(self, scan: Scan, dirty: Dirty, workplace: Workplace) -> bool:
        """Read changed articles, and note the pages that show them as they were or as they are."""
        stats, content, store = self.result.stats, str(self.places.content), self.store
        with stats.stage("read"):
            readings = articles.read_articles(content, scan.changed, workplace.kinds, self.jobs, stats)
            changes = articles.resolve_changes(
                store.db, readings, scan.gone, lambda path: f"{content}/{path}"
            )
        self.result.report.add(*changes.problems)
        with stats.stage("cards"):
            difference = articles.compare(store.db, changes)
            moved = [card for card in (*difference.old, *difference.new) if difference.moved(card)]
            before = workplace.library()
            for card in moved:
                dirty.add_followers(card, before)
            articles.apply(store.db, changes, difference)
            after = workplace.library()
            for card in moved:
                dirty.add(pages_of(workplace.kinds, card))
                dirty.add_followers(card, after)
            for card in difference.new:
                if card.id in difference.bodies:
                    dirty.add_readers(store.db, pages_of(workplace.kinds, card))
            if difference.bodies:
                dirty.add_readers(store.db, dirty.standing(after, dirty.readers))
            stats.counts["cards_changed"] += len({card.id for card in moved})
        with stats.stage("spell"):
            spell_new(moved)
        return bool(moved)

    def _add_cut_from(self, files: Sequence[str], dirty: Dirty, workplace: Workplace) -> None:
        """Note the pages that show lines of raw pages which are not what they were."""
        library = workplace.library()
        for file in files:
            for card in library.cards_cut_from(file):
                dirty.add_readers(self.store.db, pages_of(workplace.kinds, card))

    def _plan(self, dirty: Dirty, workplace: Workplace, survey: Survey, *, moved: bool) -> None:
        """Note the pages to look at for other reasons than an article."""
        store, kinds = self.store, workplace.kinds
        frames = {name: frame.hex() for name, frame in workplace.frames.items()}
        known = remembered(store, "frames")
        changed = {name for name, frame in frames.items() if known.get(name) != frame}
        if moved or changed or store.meta("templates") != workplace.inputs.raw.templates_digest:
            dirty.add(dirty.standing(workplace.library()))
            changed |= standing_kinds(kinds)
        if not store.fresh:
            dirty.add_known(store.db, changed)
        dirty.add_damaged(store.db, survey.damaged)
        numbers = {kind.name: number for number, kind in enumerate(kinds)}
        dirty.add(
            (numbers[name], tuple(key)) for name, key in remembered(store, "failed") or () if name in numbers
        )

    def _remember(
        self, workplace: Workplace, outcome: Outcome, findings: Findings, *, readable: bool
    ) -> None:
        """Leave the next build what it compares with."""
        store, inputs = self.store, workplace.inputs
        failed = [(workplace.kinds[job.kind].name, job.key) for job in outcome.failed]
        frames = {name: frame.hex() for name, frame in workplace.frames.items()}
        readers = sorted(outcome.readers | set(remembered(store, "readers") or ()))
        values = {"texts": dict(inputs.texts), "frames": frames, "failed": failed, "readers": readers}
        for key, value in values.items():
            store.set_meta(key, json.dumps(value, ensure_ascii=False))
        store.set_meta("inputs", inputs.raw.digest if readable else "")  # wrong ones are to be told again
        store.set_meta("templates", inputs.raw.templates_digest)
        store.set_meta("scanned", str(findings.started))
        store.set_meta("out", str(self.places.out.resolve()))
