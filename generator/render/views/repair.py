"""What was repaired in an article, what it lacks, and what a person should look at: in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from generator.model import Card, Defect, Record
    from generator.render.words.strings import Words


class Repair(NamedTuple):
    """One kind of defect: its name, the lines of the page, notes; `open` if nothing could be done."""

    name: str
    lines: str
    notes: tuple[str, ...]
    open: bool


class Doubtful(NamedTuple):
    """Something in the figures to look at, with the sentence."""

    name: str
    note: str
    quote: str
    settled: str


class Source(NamedTuple):
    """The lines of the raw page that an article was cut from."""

    file: str
    first_line: int
    last_line: int


def repairs(words: Words, defects: tuple[Defect, ...]) -> tuple[Repair, ...]:
    """Defects gathered by kind, open ones first."""
    groups: dict[tuple[str, bool], list[Defect]] = {}
    for defect in defects:
        groups.setdefault((defect.kind, defect.repaired), []).append(defect)
    rows = [
        Repair(
            words.get(f"defect.{kind}.{'repaired' if repaired else 'open'}", kind),
            "、".join(_lines(d.source_lines) for d in group if d.source_lines),
            tuple(dict.fromkeys(d.note for d in group if d.note)),
            not repaired,
        )
        for (kind, repaired), group in groups.items()
    ]
    return tuple(sorted(rows, key=lambda row: not row.open))


def _lines(lines: tuple[int, ...]) -> str:
    """25/27 for two lines, 17—23 for a run of three or more."""
    if len(lines) > 2 and list(lines) == list(range(lines[0], lines[-1] + 1)):  # noqa: PLR2004 - as above
        return f"{lines[0]}—{lines[-1]}"
    return "/".join(str(line) for line in lines)


def doubtful(words: Words, card: Card) -> tuple[Doubtful, ...]:
    """The doubts of an article; `settled` names the editor who looked."""
    looked = {review.what: review.by for review in card.reviewed}
    return tuple(
        Doubtful(words.get(f"doubt.{d.kind}", d.kind), d.note, d.quote, looked.get(d.kind, ""))
        for d in card.doubts
    )


def source_of(record: Record) -> Source | None:
    """Where the record was cut from."""
    source = record.source
    return Source(source.file, source.first_line, source.last_line) if source else None
