"""The page of an article: the text with its figures marked, notes beside it, and all that is known of it."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from generator.records.anchors import CAPTIONS, DECK, KICKER, TITLE, anchor, lines
from generator.render import addresses
from generator.render.data.linked_data import news_article
from generator.render.views import (
    Link,
    district_link,
    figure_rows,
    frame,
    indicator_name,
    marks,
    topic_link,
    words_of,
)
from generator.render.views.article_page import (
    ArticleView,
    Corrected,
    Earlier,
    Ledger,
    Note,
    Part,
    Passage,
    Speaker,
)
from generator.render.views.comparing import previous, step_from
from generator.render.views.raw_lines import raw_lines
from generator.render.views.repair import doubtful, repairs, source_of
from generator.render.words import amounts
from generator.render.words.citation import citation
from generator.render.words.text import Run, clause, mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.catalogue.library import Library
    from generator.model import Block, Card, Quotation, Record, Span
    from generator.render.page_kind import Key
    from generator.render.words.strings import Words

CHARACTERS_A_LINE = 36  # of the text column at its full width: `--measure` in gazette.css
LINES_A_NOTE = 1.7  # lines of text that stand beside one note
FEWEST_OPEN = 4


def article_view(key: Key, library: Library) -> ArticleView | None:
    """The page of the article `key[0]` at `key[1]`; None if it is gone from there."""
    card = library.card(key[0])
    if card is None or card.url != key[1]:
        return None
    return _Page(library, card, library.record(card.id)).view()


_FIELD = re.compile(r"metrics\.([^.]+)\.(?:value|low|high|unit)")


def _corrected_figures(record: Record) -> Iterable[int]:
    """The figures (from 0) whose value is no longer the printed one: a correction names place or id."""
    fields = (_FIELD.fullmatch(correction.field) for correction in record.corrections)
    named = {match[1] for match in fields if match}
    for n, figure in enumerate(record.metrics):
        if str(n) in named or figure.id in named:
            yield n


class _Page:
    """Gathers the view of one article."""

    def __init__(self, library: Library, card: Card, record: Record) -> None:
        self.library, self.card, self.record = library, card, record
        self.words: Words = words_of(library)
        self.anchors, self.lines = anchor(record), lines(record)
        self.rows = figure_rows(library, card)
        self.home = next((tag.name for tag in card.districts if tag.role == "subject"), "")
        self.told_elsewhere = self._told_elsewhere()
        self.placed: set[int] = set()
        self.corrected = set(_corrected_figures(record))

    def view(self) -> ArticleView:
        card, record, words = self.card, self.record, self.words
        passages, districts = tuple(self._passages(record.body)), tuple(self._districts())
        ledger = tuple(self._ledger(n) for n in range(len(record.metrics)))
        return ArticleView(
            frame=frame(self.library, self._title(), description=record.summary or ""),
            day=Link(amounts.day(words, card.date), addresses.edition(card.date)),
            weekday=amounts.weekday(words, card.date),
            paper=card.paper or "",
            page=card.page or "",
            issue=self._issue(),
            column=card.column or "",
            kicker=self._line(KICKER, record.kicker),
            headline=self._line(TITLE, record.shown_title),
            deck=self._line(DECK, record.deck),
            stand_in=card.stand_in,
            marks=marks(words, card),
            bylines=tuple(" ".join(filter(None, (b.role, b.name, b.outlet))) for b in record.bylines),
            dateline=record.dateline or "",
            passages=passages,
            captions=tuple(self._captions()),
            ledger=ledger,
            orphans=sum(not row.anchored for row in ledger),
            speakers=tuple(self._speakers()),
            districts=districts,
            home=next((part.link for part in districts if part.link), None),
            topics=tuple(
                Part(topic_link(self.library, topic.id), "", "、".join(topic.words[:4]))
                for topic in card.topics
            ),
            people=tuple(
                Part(
                    Link(p.name, addresses.person(p.name)),
                    "",
                    " ".join(filter(None, (p.organisation, p.title))),
                )
                for p in card.people
            ),
            organisations=tuple(Link(name, addresses.organisation(name)) for name in card.organisations),
            corrections=tuple(self._corrections()),
            corrects=tuple(
                Link(other.title, f"{other.url}#corrections")
                for other in dict.fromkeys(chain.from_iterable(map(self.library.corrected, card.corrects)))
            ),
            doubts=doubtful(words, card),
            repairs=repairs(words, card.defects),
            source=source_of(record),
            raw=raw_lines(words, self.library, record),
            citation=citation(card, self.library.config.address, words("cite.and_others")),
            linked_data=news_article(card, self.library.config.address, self.library.config.language),
            sample=card.sample,
        )

    def _title(self) -> str:
        title = self.record.shown_title
        return self.words("article.bracketed", title=title) if self.card.stand_in else title

    def _issue(self) -> str:
        card, words = self.card, self.words
        page = words("article.page", page=card.page) if card.page else ""
        return " ".join(filter(None, (card.paper, amounts.day(words, card.date), page)))

    # --- figures --------------------------------------------------------------------------------

    def _told_elsewhere(self) -> dict[int, int]:
        """Figure → the figure whose note tells of it, the first that says the same (both from 1)."""
        first: dict[tuple[object, ...], int] = {}
        told: dict[int, int] = {}
        for n in self._in_order():
            f = self.record.metrics[n]
            said = (f.quantity, f.kind, f.subject, f.place, f.period, f.basis, f.scope)
            if (teller := first.setdefault(said, n)) != n:
                told[n + 1] = teller + 1
        return told

    def _in_order(self) -> list[int]:
        """Figures of the body first, in its order; then those of headlines and those not found."""
        body = sorted((a.block, a.start, n) for n, a in enumerate(self.anchors) if a and a.block >= 0)
        rest = [n for n, a in enumerate(self.anchors) if a is None or a.block < 0]
        return [n for _, _, n in body] + rest

    def _note(self, n: int) -> Note:
        figure, row, words = self.record.metrics[n], self.rows[n], self.words
        before = previous(self.library, self.card, n)
        earlier = None
        if before is not None:
            direction, step, amended = step_from(self.library, self.card, n, before)
            earlier = Earlier(
                amounts.amount(words, before.figure),
                amounts.day(words, before.date),
                f"{before.url}#f{before.index + 1}",
                step,
                direction,
                amended,
            )
        place = row.place if row.place != self.home else ""
        return Note(
            n=n + 1,
            amount=row.amount,
            about=" ".join(filter(None, (place, row.subject, row.basis))),
            period=row.period,
            open_period=bool(figure.period and figure.period.ambiguous),
            printed=figure.printed if n in self.corrected else "",
            earlier=earlier,
            history=self._history(n),
        )

    def _history(self, n: int) -> Link | None:
        ident = self.record.metrics[n].indicator
        return Link(indicator_name(self.library, ident), addresses.indicator(ident)) if ident else None

    def _ledger(self, n: int) -> Ledger:
        figure, found = self.record.metrics[n], self.anchors[n]
        return Ledger(
            n=n + 1,
            row=self.rows[n],
            clause=clause(self.lines[found.block], found.start, found.end) if found else figure.quote,
            indicator=self._history(n),
            anchored=found is not None,
            note_here=n + 1 not in self.told_elsewhere and n not in self.placed,
        )

    # --- text -----------------------------------------------------------------------------------

    def _line(self, block: int, text: str | None) -> tuple[Run, ...]:
        marked = [(n, a.start, a.end) for n, a in enumerate(self.anchors) if a and a.block == block]
        return self._runs(text or "", marked)

    def _runs(self, text: str, marked: Iterable[tuple[int, int, int]]) -> tuple[Run, ...]:
        return mark(text, [(n + 1, start, end) for n, start, end in marked], self.told_elsewhere)

    def _passages(self, body: tuple[Block, ...]) -> Iterable[Passage]:
        spans: dict[int, list[tuple[int, Span]]] = {}
        for n, found in enumerate(self.anchors):
            if found is not None:
                spans.setdefault(found.block, []).append((n, found))
        count = 0
        for index, block in enumerate(body):
            here = spans.get(index, [])
            count += block.kind == "paragraph"
            runs = self._runs(block.text, [(n, span.start, span.end) for n, span in here])
            by_place = [n for n, _ in sorted(here, key=lambda item: item[1].start)]
            ordered = [n for n in by_place if n + 1 not in self.told_elsewhere]
            self.placed.update(ordered)
            notes = tuple(self._note(n) for n in ordered)
            room = max(FEWEST_OPEN, int(len(block.text) / CHARACTERS_A_LINE / LINES_A_NOTE))
            if len(notes) == room + 1:
                room += 1  # a fold that hides one note hides nothing
            yield Passage(
                block.kind, count if block.kind == "paragraph" else 0, runs, notes[:room], notes[room:]
            )

    def _captions(self) -> Iterable[Passage]:
        for n, text in enumerate(self.record.captions):
            yield Passage("caption", 0, self._line(CAPTIONS - n, text))

    # --- who and where --------------------------------------------------------------------------

    def _speakers(self) -> Iterable[Speaker]:
        by_name: dict[str, list[str]] = {}
        first: dict[str, Quotation] = {}
        for quotation in self.card.quotations:
            name = quotation.speaker or ""
            first.setdefault(name, quotation)
            by_name.setdefault(name, []).append(quotation.words)
        for name, said in by_name.items():
            yield Speaker(name, first[name].verb or "", first[name].named, tuple(said))

    def _districts(self) -> Iterable[Part]:
        for tag in self.card.districts:
            role = self.words(f"role.{tag.role}")
            outside = tag.role == "outside"
            yield Part(None if outside else district_link(tag.name), tag.name, role)

    def _corrections(self) -> Iterable[Corrected]:
        for correction in self.library.corrections(self.card):
            printed_in = self.library.card(correction.source) if correction.source else None
            yield Corrected(
                was=correction.was,
                now=correction.now,
                day=amounts.day(self.words, correction.date),
                why=correction.why,
                what=self.words.get(f"field.{correction.field.split('.')[0]}", correction.field),
                source=Link(printed_in.title, printed_in.url) if printed_in else None,
            )
