"""Pages of our own making: a printed sheet, typeset into a PDF."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from msgspec import Struct, field
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH, HEIGHT, MARGIN = 780.0, 1100.0, 40.0
GUTTER, SIZE, LEADING = 14.0, 9.0, 14.0
FONT = "STSong-Light"


class Sheet(Struct):
    """A canvas with y from the top, as an editor counts."""

    canvas: Canvas
    columns: int = 4
    y: float = MARGIN
    _starts: list[float] = field(default_factory=list)

    def column(self, n: int) -> float:
        """The left edge of column `n` from 0."""
        return MARGIN + n * (self.width() + GUTTER)

    def width(self, columns: int = 1) -> float:
        """The width of so many columns with the gutters between them."""
        one = (WIDTH - 2 * MARGIN - (self.columns - 1) * GUTTER) / self.columns
        return columns * one + (columns - 1) * GUTTER

    def text(self, x: float, y: float, text: str, size: float = SIZE) -> None:
        """A line with its top at `y`."""
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, HEIGHT - y - size, text)

    def centred(self, y: float, text: str, size: float, first: int = 0, columns: int | None = None) -> float:
        """A line over the columns from `first`; gives the y below it."""
        span = self.width(columns or self.columns - first)
        self.text(self.column(first) + (span - len(text) * size) / 2, y, text, size)
        return y + size * 1.25

    def flow(self, paragraphs: list[str], first: int, columns: int, top: float, bottom: float) -> None:
        """Set paragraphs into columns with an indent of two characters, broken where the column ends."""
        lines = [
            (n == 0, row) for paragraph in paragraphs for n, row in enumerate(_rows(paragraph, self.width()))
        ]
        column, y = first, top
        for opens, row in lines:
            if y + SIZE > bottom:
                column, y = column + 1, top
                assert column < first + columns, "the text is too long for its columns"
            self.text(self.column(column) + (2 * SIZE if opens else 0), y, row)
            y += LEADING

    def picture(self, x: float, y: float, width: float, height: float) -> None:
        """A grey one."""
        from PIL import Image  # noqa: PLC0415 - comes with reportlab

        image = ImageReader(Image.new("RGB", (8, 8), (120, 140, 160)))
        self.canvas.drawImage(image, x, HEIGHT - y - height, width, height)


def _rows(paragraph: str, width: float) -> list[str]:
    rows: list[str] = [""]
    for char in paragraph:
        left = width - (2 * SIZE if len(rows) == 1 else 0)
        if pdfmetrics.stringWidth(rows[-1] + char, FONT, SIZE) > left:
            rows.append("")
        rows[-1] += char
    return rows


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    """Draws each function's sheet on a page of its own."""

    def make(*draw: Callable[[Sheet], None], columns: int = 4, password: str | None = None) -> bytes:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), encrypt=password, invariant=1)
        for one in draw:
            one(Sheet(canvas, columns))
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    return make
