"""Article → findings. `STAGES` is the program: each stage reads the draft and adds its findings."""

from __future__ import annotations

from generator.annotate.checks import checks
from generator.annotate.draft import Context, Draft
from generator.annotate.figures import figures
from generator.annotate.names.districts import districts
from generator.annotate.names.organisations import organisations
from generator.annotate.names.people import people
from generator.annotate.names.places import places
from generator.annotate.names.quotations import quotations
from generator.annotate.periods import periods
from generator.annotate.quantities import quantities
from generator.annotate.summary import summary
from generator.annotate.topics import topics
from generator.model import AnnotatedArticle, Article

STAGES = (
    periods,  # dates and periods, resolved against the dateline
    quantities,  # every number with its unit, names and idioms left out
    places,  # districts and other places
    organisations,  # full names and their short forms
    people,  # names with titles and employers
    quotations,  # who said what
    districts,  # the principal district, the others' part
    figures,  # a quantity with its kind, subject, period and place
    topics,  # what it is about
    summary,  # a sentence or two of the article's own
    checks,  # sums that fail, periods that stay open
)

__all__ = ["STAGES", "Context", "Draft", "annotate"]


def annotate(article: Article, context: Context) -> AnnotatedArticle:
    """Run all stages over an article."""
    draft = Draft(article, context)
    for stage in STAGES:
        stage(draft)
    return draft.finish()
