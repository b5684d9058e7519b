"""Files damaged at random: read or refused by name, never a traceback, never slow."""

# ruff: noqa: E501 - sample sentences stay in one line
from __future__ import annotations

import io
import random
from typing import TYPE_CHECKING

import docx
import pytest

from generator.diagnostics import ContentError
from generator.sources import read_source

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "海湾新城开工九个项目\n\n□本报记者 张海\n\n本报讯 昨天集中开工九个项目，总投资120亿元，年内计划完成35亿元。\n"
HTML = (
    "<html><head><meta charset=gbk><title>海滨日报</title></head><body><founder-title>海湾新城开工</founder-title>"
    "<founder-author>记者 张海</founder-author><founder-content><p>昨天集中开工九个项目。</p></founder-content></body></html>"
)


def sample(kind: str, make_pdf: Callable[..., bytes]) -> bytes:
    """A whole file of each format."""
    if kind == "pdf":
        return make_pdf(lambda sheet: sheet.flow([TEXT.replace("\n", "")], 0, 1, 60, 400))
    if kind == "docx":
        document, out = docx.Document(), io.BytesIO()
        for line in TEXT.split("\n"):
            document.add_paragraph(line)
        document.save(out)
        return out.getvalue()
    return {
        "txt": TEXT.encode("gb18030"),
        "utf8": TEXT.encode(),
        "utf16": TEXT.encode("utf-16-le"),
        "htm": HTML.encode("gbk"),
    }[kind]


def damaged(data: bytes, rng: random.Random) -> bytes:
    """A few bytes changed, dropped, doubled or cut off."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 2, 20))):
        at = rng.randrange(len(out) or 1)
        match rng.randrange(5):
            case 0:
                out[at : at + 1] = rng.randbytes(1)
            case 1:
                del out[at : at + rng.randrange(40)]
            case 2:
                out[at:at] = out[at : at + rng.randrange(200)]
            case 3:
                out[at:at] = rng.randbytes(rng.randrange(10))
            case _:
                del out[at if rng.random() < 0.1 else len(out) :]
    return bytes(out)


@pytest.mark.parametrize("kind", ["txt", "utf8", "utf16", "htm", "docx", "pdf"])
def test_damage_ends_in_pages_or_a_refusal(kind: str, make_pdf: Callable[..., bytes]) -> None:
    """Sixty kinds of damage to each format."""
    rng = random.Random(kind)  # noqa: S311 - repeatable damage
    whole = sample(kind, make_pdf)
    outcomes = set()
    for _ in range(60):
        data = damaged(whole, rng)
        try:
            pages = read_source(f"raw/{kind}.bin", data)
        except ContentError as error:
            assert str(error).startswith(f"raw/{kind}.bin")  # noqa: PT017 - both outcomes are right
            outcomes.add("refused")
        else:
            assert all(line.text for page in pages for line in page.lines if line.role)
            outcomes.add("read")
    assert outcomes == {"read", "refused"}
