"""PDF → lines, one page for each of the file's: characters with place and size, columns, then roles by look.

Only the text layer is read. A page without one is refused: what a picture says is for a text
recognition to find, and a page left out silently would be missed by nobody.
"""

from __future__ import annotations

import ctypes
import math
import re
from typing import TYPE_CHECKING, Any

from generator.sources import refusal
from generator.sources.boxes import Box, Glyph
from generator.sources.display import Looked, with_roles
from generator.sources.extract import Extract, Piece, numbered
from generator.sources.layout import paragraphs
from generator.sources.masthead import from_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Line

_MAX_PAGES = 200
_MAX_GLYPHS = 200_000  # of one page; a full broadsheet page has under 20,000
_UNREADABLE = 0.3  # share of characters without Unicode from which the text layer says nothing
_TURNED = 0.5  # radians from which a character is not upright
_BOLD = 600  # font weight from which type is bold
_SMALLEST_PICTURE = 24.0  # points; smaller ones are rules and icons


def read_pdf(data: bytes, name: str) -> tuple[Extract, ...]:
    """The pages of a PDF file; blank ones are left out.

    Raises:
        ContentError: E114 cut off or damaged, E115 encrypted, E116 a page without text layer.
    """
    document = _open(data, name)
    try:
        if len(document) > _MAX_PAGES:
            raise refusal.damaged(
                name, f"{len(document)} pages are too many", "take the pages of one edition"
            )
        pages = [_page(document, number, name) for number in range(len(document))]
    finally:
        document.close()
    extracts: list[Extract] = []
    lines: tuple[Line, ...] = ()
    for number, found in enumerate(pages):
        if found:
            extract = _extract(found, lines, number)
            lines = extract.lines
            extracts.append(extract)
    if not extracts:
        raise refusal.empty(name)
    return tuple(extracts)


def _extract(found: list[Looked], after: tuple[Line, ...], pages_before: int) -> Extract:
    """Furniture first: the paper's name is set larger than any headline."""
    said, marked = from_lines(numbered(Piece(paragraph.text, paragraph.role) for paragraph in found))
    pieces = with_roles(
        [
            Looked(paragraph.text, paragraph.size, paragraph.bold, line.role)
            for paragraph, line in zip(found, marked, strict=True)
        ]
    )
    return Extract(numbered(pieces, after), said, "pdf", pages_before=pages_before)


def _open(data: bytes, name: str) -> Any:
    import pypdfium2  # noqa: PLC0415 - 30 ms that only a PDF need pay

    if b"%%EOF" not in data[-2048:]:
        raise refusal.damaged(name, "this PDF is cut off: its end is missing")
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise refusal.encrypted(name, "PDF") from None
        raise refusal.damaged(name, "this PDF is damaged and cannot be opened") from None


def _page(document: Any, index: int, name: str) -> list[Looked]:
    """The paragraphs of one page in reading order.

    Raises:
        ContentError: it is damaged, or has pictures or drawings but no characters that mean anything.
    """
    from pypdfium2 import PdfiumError  # noqa: PLC0415 - see _open

    number = index + 1
    try:
        page = document[index]
        text = page.get_textpage()
    except PdfiumError:
        raise refusal.damaged(name, f"page {number} of this PDF is damaged") from None
    try:
        height = page.get_height()
        pictures = list(_pictures(page, height))
        glyphs = list(_glyphs(text, height, name))
        if not glyphs and (pictures or next(page.get_objects(max_depth=2), None) is not None):
            raise refusal.no_text(name, f"page {number} has no text layer: it is a picture of a page")
    finally:
        text.close()
        page.close()
    unreadable = sum(
        1 for glyph in glyphs if not glyph.char.isprintable() or "\ue000" <= glyph.char <= "\uf8ff"
    )
    if unreadable > _UNREADABLE * len(glyphs):
        raise refusal.no_text(
            name, f"the text layer of page {number} has no readable characters (fonts without Unicode)"
        )
    return paragraphs(glyphs, pictures)


_NO_CHARACTER = re.compile("[\0\ud800-\udfff\ufffe\uffff]")  # what PDFium gives for a glyph without Unicode


def _glyphs(text: Any, height: float, name: str) -> Iterator[Glyph]:
    """The visible characters of a page; the spaces that PDFium adds between words are left out."""
    from pypdfium2 import raw  # noqa: PLC0415 - see _open

    count = text.count_chars()
    if count > _MAX_GLYPHS:
        raise refusal.too_long(name, count)
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    spaced = False
    for n in range(count):
        if raw.FPDFText_IsGenerated(text, n) == 1:
            continue
        char = _NO_CHARACTER.sub("\ufffd", chr(raw.FPDFText_GetUnicode(text, n)))
        if char.isspace():
            spaced = True
            continue
        turned = _TURNED < raw.FPDFText_GetCharAngle(text, n) < math.tau - _TURNED
        if turned or not raw.FPDFText_GetLooseCharBox(text, n, ctypes.byref(box)):
            continue
        raw.FPDFText_GetCharOrigin(text, n, ctypes.byref(x), ctypes.byref(y))
        size = raw.FPDFText_GetFontSize(text, n)
        if raw.FPDFText_GetMatrix(text, n, ctypes.byref(matrix)):
            size *= abs(matrix.d) or 1.0
        bold = raw.FPDFText_GetFontWeight(text, n) >= _BOLD
        place = Box(box.left, height - box.top, box.right, height - box.bottom)
        yield Glyph(char, place, height - y.value, size, bold, spaced)
        spaced = False


def _pictures(page: Any, height: float) -> Iterator[Box]:
    """Where pictures stand."""
    from pypdfium2 import raw  # noqa: PLC0415 - see _open

    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = item.get_bounds()
        if right - left >= _SMALLEST_PICTURE and top - bottom >= _SMALLEST_PICTURE:
            yield Box(left, height - top, right, height - bottom)
