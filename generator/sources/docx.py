"""DOCX → lines: each paragraph one, with its style, size and weight as evidence of its role.

Tracked deletions are left out and insertions taken, as Word shows the final text; text boxes and
table cells stand where they are anchored. The archive is measured before anything is unpacked.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from generator.sources import refusal
from generator.sources.display import Looked, with_roles
from generator.sources.extract import Extract, Piece, numbered
from generator.sources.masthead import from_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Role

_MAX_PARTS = 2000
_MAX_RATIO = 200  # unpacked to packed; text packs 3 to 20 times
_LARGE = 1024 * 1024  # bytes below which the ratio says nothing

# What else comes as a ZIP archive: a member that tells, what to call it, what to do.
_OTHER_ARCHIVES = (
    ("xl/workbook.xml", "an Excel workbook", ""),
    ("ppt/presentation.xml", "a PowerPoint file", ""),
    ("OFD.xml", "an OFD file", "save it as PDF"),
    ("META-INF/container.xml", "an EPUB book", ""),
    ("content.xml", "an OpenDocument file", "save it as .docx"),
)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset((f"{_W}del", f"{_W}moveFrom", _FALLBACK))
_STYLES: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"^(?:title|heading 1|标题|标题 ?1|主题|主标题)$", re.IGNORECASE), "headline"),
    (re.compile(r"^(?:subtitle|副标题|副题)$", re.IGNORECASE), "deck"),
    (re.compile(r"^(?:引题|肩题|眉题)$", re.IGNORECASE), "kicker"),
    (re.compile(r"^(?:heading [2-6]|标题 ?[2-6]|小标题)$", re.IGNORECASE), "subhead"),
    (re.compile(r"^(?:caption|题注|图注|图片说明)$", re.IGNORECASE), "caption"),
    (re.compile(r"^(?:header|footer|页眉|页脚)$", re.IGNORECASE), "furniture"),
)


def read_docx(data: bytes, name: str) -> tuple[Extract, ...]:
    """The page of a DOCX file.

    Raises:
        ContentError: E111 another kind of archive, E112 a zip bomb, E114 damaged, E110 without text.
    """
    _measure(data, name)
    paragraphs = list(_paragraphs(_open(data, name), name))
    if not paragraphs:
        raise refusal.empty(name)
    said, marked = from_lines(numbered(Piece(paragraph.text, paragraph.role) for paragraph in paragraphs))
    pieces = with_roles(
        [
            Looked(paragraph.text, paragraph.size, paragraph.bold, line.role)
            for paragraph, line in zip(paragraphs, marked, strict=True)
        ]
    )
    return (Extract(numbered(pieces), said, "docx"),)


def _measure(data: bytes, name: str) -> None:
    """Look at the archive's table of contents only.

    Raises:
        ContentError: it is none, or no DOCX, or unpacks to more than a page may have.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
        if b"word/" in data or b"[Content_Types].xml" in data or name.lower().endswith(".docx"):
            raise refusal.damaged(name, f"this DOCX is cut off or damaged ({error})") from None
        raise refusal.not_a_page(name, "a damaged ZIP archive") from None
    names = {part.filename for part in parts}
    if "word/document.xml" not in names:
        kinds = ((kind, hint) for member, kind, hint in _OTHER_ARCHIVES if member in names)
        raise refusal.not_a_page(name, *next(kinds, ("a ZIP archive", "unpack it and take the pages")))
    unpacked = sum(part.file_size for part in parts)
    packed_well = (
        part.file_size > _LARGE and part.file_size > _MAX_RATIO * part.compress_size for part in parts
    )
    if unpacked > 2 * refusal.MAX_BYTES or len(parts) > _MAX_PARTS or any(packed_well):
        raise refusal.too_large(name, unpacked, unpacked=True)
    if any(part.flag_bits & 1 for part in parts):
        raise refusal.encrypted(name, "DOCX")


def _open(data: bytes, name: str) -> Any:
    import docx  # noqa: PLC0415 - 100 ms that only a DOCX need pay
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 - comes with python-docx

    try:
        return docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, zlib.error, EOFError, etree.XMLSyntaxError, NotImplementedError) as error:
        raise refusal.damaged(name, f"this DOCX is cut off or damaged ({error})") from None
    except (KeyError, ValueError, AttributeError, TypeError, IndexError) as error:
        raise refusal.damaged(
            name, f"this DOCX lacks a part it needs ({error})", "open it in Word and save it anew"
        ) from None


def _paragraphs(document: Any, name: str) -> Iterator[Looked]:
    """The paragraphs that are not blank; a line break inside one begins a further line."""
    from docx.text.paragraph import Paragraph  # noqa: PLC0415 - see _open

    default = _default_size(document)
    length = 0
    for element in document.element.body.iter(f"{_W}p"):
        if any(ancestor.tag in _GONE for ancestor in element.iterancestors()):
            continue
        style = Paragraph(element, document).style
        role = _style_role(style)
        size, bold = _look(element, style, default)
        for text in _texts(element):
            length += len(text)
            if length > refusal.MAX_CHARACTERS:
                raise refusal.too_long(name, length)
            yield Looked(text, size, bold, role)


def _texts(element: Any) -> Iterator[str]:
    pieces: list[str] = []
    for run in _runs(element):
        for node in run:
            if node.tag == f"{_W}t":
                pieces.append(node.text or "")
            elif node.tag == f"{_W}tab":
                pieces.append("\u3000")
            elif node.tag in (f"{_W}br", f"{_W}cr"):
                pieces.append("\n")
            elif node.tag == f"{_W}noBreakHyphen":
                pieces.append("-")
    for text in re.split("[\n\r\v\f\x85\u2028\u2029]", "".join(pieces)):
        if text.strip():
            yield text.strip()


def _runs(element: Any) -> Iterator[Any]:
    """The runs of a paragraph in order: also in links, fields and insertions, but not in its text boxes."""
    stack = list(reversed(element))
    while stack:
        node = stack.pop()
        if node.tag == f"{_W}r":
            yield node
        elif node.tag not in _GONE and node.tag != f"{_W}p":
            stack.extend(reversed(node))


def _style_role(style: Any) -> Role | None:
    """What the paragraph's style says, or one that it is based on."""
    for _ in range(5):
        if style is None:
            return None
        for pattern, role in _STYLES:
            if pattern.match(style.name or ""):
                return role
        style = style.base_style
    return None


def _look(element: Any, style: Any, default: float) -> tuple[float, bool]:
    """Size in points of the largest run that makes a third of the text; is two thirds of it bold?"""
    style_size, style_bold = _style_look(style, default)
    sizes: dict[float, int] = {}
    bold = total = 0
    for run in _runs(element):
        length = sum(len(node.text or "") for node in run if node.tag == f"{_W}t")
        size = run.find(f"{_W}rPr/{_W}sz")
        points = _half_points(size.get(f"{_W}val"), style_size) if size is not None else style_size
        sizes[points] = sizes.get(points, 0) + length
        weight = run.find(f"{_W}rPr/{_W}b")
        is_bold = (
            style_bold if weight is None else weight.get(f"{_W}val") not in ("0", "false", "off", "none")
        )
        bold += length if is_bold else 0
        total += length
    largest = max((points for points, length in sizes.items() if 3 * length >= total), default=style_size)
    return largest, total > 0 and 3 * bold >= 2 * total


def _style_look(style: Any, default: float) -> tuple[float, bool]:
    size: float | None = None
    bold: bool | None = None
    for _ in range(10):  # styles may be based on one another in a circle
        if style is None:
            break
        if size is None and style.font.size is not None:
            size = style.font.size.pt
        if bold is None:
            bold = style.font.bold
        style = style.base_style
    return size or default, bool(bold)


def _default_size(document: Any) -> float:
    size = document.styles.element.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}sz")
    return _half_points(size.get(f"{_W}val"), 10.5) if size is not None else 10.5


def _half_points(value: str | None, otherwise: float) -> float:
    return int(value) / 2 if value and value.isdigit() else otherwise
