# ruff: noqa: D415 - a script: its docstring opens with its command
"""Cut a folder of pages for scoring: python tests/scoring/predict_pages.py PAGES_DIR PRED.json [--id NAME]

Writes {page id: [{"first_line", "last_line", "headline", "captions", "paragraphs"}, …]}, the form that
`score_pages.py GOLD PRED.json --by-kind` of the development folder reads; the id is the file's stem, or
`--id` for a single file.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from generator.model import Article, SourcePage
from generator.parse import parse_page
from generator.sources import split_lines


def decode(data: bytes) -> str:
    """UTF-8, else GB18030: the two encodings of the development pages."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def source_page(name: str, text: str) -> SourcePage:
    """A page of plain text, its lines numbered and placed."""
    return SourcePage(name, split_lines(text))


def prediction(articles: tuple[Article, ...]) -> list[dict[str, object]]:
    """Articles as the scoring program wants them."""
    return [
        {
            "first_line": article.source.first_line,
            "last_line": article.source.last_line,
            "headline": article.headline,
            "captions": list(article.captions),
            "paragraphs": list(article.paragraphs),
        }
        for article in articles
        if article.source
    ]


def main() -> int:
    """Read the pages, write the predictions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--id")
    arguments = parser.parse_args()
    paths = sorted(arguments.pages.glob("*.txt")) if arguments.pages.is_dir() else [arguments.pages]
    predicted = {
        arguments.id or path.stem: prediction(parse_page(source_page(path.name, decode(path.read_bytes()))))
        for path in paths
    }
    arguments.out.write_text(json.dumps(predicted, ensure_ascii=False), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
