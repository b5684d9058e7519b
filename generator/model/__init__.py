"""The nouns of the program: frozen, slotted, and knowing nothing of disks, HTML or YAML.

Names follow IPTC, NITF, schema.org and W3C Web Annotation. Everything that passes from one
room to the next is one of these.
"""

from __future__ import annotations

from generator.model.articles import (
    DEFECT_KINDS,
    Article,
    Block,
    BlockKind,
    Byline,
    Defect,
    Line,
    Piece,
    Role,
    SourcePage,
    SourceRef,
)
from generator.model.findings import (
    AnnotatedArticle,
    DistrictRole,
    DistrictTag,
    Doubt,
    Figure,
    FigureKind,
    Grain,
    Mention,
    MentionKind,
    Modifier,
    Period,
    Person,
    Quantity,
    Quotation,
    Span,
    TopicTag,
)
from generator.model.records import (
    Card,
    Conflict,
    Correction,
    Erratum,
    Point,
    Record,
    Review,
)

__all__ = [
    "DEFECT_KINDS",
    "AnnotatedArticle",
    "Article",
    "Block",
    "BlockKind",
    "Byline",
    "Card",
    "Conflict",
    "Correction",
    "Defect",
    "DistrictRole",
    "DistrictTag",
    "Doubt",
    "Erratum",
    "Figure",
    "FigureKind",
    "Grain",
    "Line",
    "Mention",
    "MentionKind",
    "Modifier",
    "Period",
    "Person",
    "Piece",
    "Point",
    "Quantity",
    "Quotation",
    "Record",
    "Review",
    "Role",
    "SourcePage",
    "SourceRef",
    "Span",
    "TopicTag",
]
