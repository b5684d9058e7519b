"""Every way in which an article's file can be wrong, and the message word for word.

`broken/E302-date.md` is the file, `broken/E302-date.txt` what is said of it.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.lexicon import Lexicon
from generator.records import checking, formatting, reading
from generator.records.checking import check_text

BROKEN = Path(__file__).with_name("broken")
FILES = sorted(BROKEN.glob("*.md"))


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """The built-in words, with the districts of a city."""
    return Lexicon(city="青岛市")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_broken_file_has_its_message(file: Path, lexicon: Lexicon) -> None:
    """Place, code, the line with a caret, what is allowed."""
    text = file.read_bytes().decode()
    said = "\n".join(map(str, check_text(text, file.name, lexicon))) + "\n"
    assert said == file.with_suffix(".txt").read_text("utf-8")
    assert f" {file.stem[:4]}: " in said


def test_every_code_has_a_broken_file() -> None:
    """The tables in the modules and the folder of broken files agree."""
    tables = (reading.__doc__ or "") + (checking.__doc__ or "")
    codes = set(
        re.findall(r"E\d{3}", tables.replace("E301 … E308", " ".join(f"E30{n}" for n in range(1, 9))))
    )
    assert {file.stem[:4] for file in FILES} == codes
    assert formatting.__doc__
