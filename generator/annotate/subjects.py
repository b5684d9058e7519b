"""What a figure measures, in the text's own words: a short noun phrase, carried over where elided."""

from __future__ import annotations

from generator.annotate.draft import QuantityFound
from generator.annotate.kinds import Kind
from generator.annotate.passages import Passage
from generator.annotate.patterns import pattern
from generator.annotate.subject_edges import without_lead
from generator.annotate.subject_words import LONGEST, words_before
from generator.annotate.subjects_of_amounts import of_age, of_amount, of_duration, of_rank
from generator.annotate.subjects_of_changes import of_change, of_share

_INNER = pattern("共有(?!产权)|总计|合计|一共|共计|成功|正式|进一步|全部|率先")
_LIST_OF = pattern("、[^、]*等([一-鿿“”]{3,})$")


def subject_of(found: QuantityFound, kind: Kind, dimension: str, passage: Passage) -> tuple[str, str]:
    """The subject of a figure, and its base for the figures that follow."""
    before = words_before(found, passage)
    rules = {
        "rank": of_rank,
        "change": of_change,
        "share": of_share,
        "duration": of_duration,
        "age": of_age,
    }
    subject, base = rules.get(kind.kind, of_amount)(found, before, dimension, passage)
    subject, base = _tidy(subject), base and (base if base != subject else "")
    return subject, _tidy(base) if base else subject


def _tidy(subject: str) -> str:
    subject = without_lead(subject.strip(" ,、:的()"))
    subject = _INNER.sub("", subject).replace("()", "")
    if "、" in subject and (match := _LIST_OF.search(subject)):
        subject = match[1]
    if subject.count("“") != subject.count("”"):
        subject = subject.replace("“", "").replace("”", "")
    if subject.count("(") != subject.count(")"):
        subject = subject.replace("(", "").replace(")", "")
    return subject[-LONGEST:] if len(subject) > LONGEST else subject
