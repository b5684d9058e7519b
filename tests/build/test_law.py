"""The law: after any sequence of edits, an incremental build leaves the same bytes as a clean one."""

from __future__ import annotations

import os
import random
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def some(newsroom: Any, rng: random.Random) -> Path | None:
    """An article's file."""
    files = sorted(newsroom.content.rglob("*.md"))
    return rng.choice(files) if files else None


def write(newsroom: Any, rng: random.Random) -> None:
    """A new article."""
    newsroom.put(
        f"n{rng.randrange(10**6)}",
        f"题{rng.randrange(99)}",
        date=f"2026-0{rng.randint(1, 3)}-0{rng.randint(1, 3)}",
        topics=f"[{rng.choice(['economy', 'health', 'sport'])}]",
        body=f"第{rng.randrange(9)}段。",
    )


def edit_front(newsroom: Any, rng: random.Random) -> None:
    """Another title, date or topic."""
    if path := some(newsroom, rng):
        pattern, text = rng.choice(
            [
                (r"(?m)^title: .*", f"title: 改题{rng.randrange(99)}"),
                (r"(?m)^date: .*", f"date: 2026-0{rng.randint(1, 9)}-0{rng.randint(1, 3)}"),
                (r"(?m)^topics: .*", f"topics: [{rng.choice(['economy', 'health', 'sport'])}]"),
            ]
        )
        path.write_text(re.sub(pattern, text, path.read_text("utf-8")), "utf-8")


def delete(newsroom: Any, rng: random.Random) -> None:
    """An article goes."""
    if path := some(newsroom, rng):
        path.unlink()


def rename(newsroom: Any, rng: random.Random) -> None:
    """A file moves to a folder of its own."""
    if path := some(newsroom, rng):
        target = newsroom.content / f"moved-{rng.randrange(99)}" / path.name
        target.parent.mkdir(exist_ok=True)
        path.rename(target)


def swap(newsroom: Any, rng: random.Random) -> None:
    """Two files exchange their texts."""
    if (one := some(newsroom, rng)) and (other := some(newsroom, rng)):
        first, second = one.read_bytes(), other.read_bytes()
        one.write_bytes(second)
        other.write_bytes(first)


def same_stamp(newsroom: Any, rng: random.Random) -> None:
    """A text changes, and its size and time stamp do not."""
    if path := some(newsroom, rng):
        stat = path.stat()
        path.write_bytes(path.read_bytes().replace("段".encode(), "節".encode()))
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def template(newsroom: Any, rng: random.Random) -> None:
    """A template changes."""
    path = newsroom.templates / rng.choice(["page.html", "listing.html"])
    path.write_text(path.read_text("utf-8") + f"<!-- {rng.randrange(99)} -->", "utf-8")


def settings(newsroom: Any, rng: random.Random) -> None:
    """The newsroom's settings come or go."""
    path = newsroom.content / "site.yaml"
    if path.exists():
        path.unlink()
    else:
        path.write_text(f"title: 报{rng.randrange(9)}\n", "utf-8")


def spoil_site(newsroom: Any, rng: random.Random) -> None:
    """Somebody lays hands on the site."""
    path = rng.choice(sorted(path for path in newsroom.out.rglob("*") if path.is_file()))
    if rng.random() < 0.5:
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[::-1])


def foreign_file(newsroom: Any, rng: random.Random) -> None:
    """Somebody leaves a file in the site."""
    (newsroom.out / f"foreign-{rng.randrange(9)}.html").write_text("?", "utf-8")


def spoil_cache(newsroom: Any, rng: random.Random) -> None:
    """A bit of the catalogue flips."""
    path = rng.choice(sorted(newsroom.cache.iterdir()))
    data = bytearray(path.read_bytes())
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    path.write_bytes(data)


def cut_cache(newsroom: Any, rng: random.Random) -> None:
    """The catalogue is cut off."""
    path = newsroom.cache / "catalogue.sqlite"
    path.write_bytes(path.read_bytes()[: rng.randrange(5000)])


def lose_cache(newsroom: Any, _rng: random.Random) -> None:
    """The cache is deleted."""
    shutil.rmtree(newsroom.cache)


EDITS = (
    write,
    edit_front,
    edit_front,
    delete,
    rename,
    swap,
    same_stamp,
    template,
    settings,
    spoil_site,
    foreign_file,
    spoil_cache,
    cut_cache,
    lose_cache,
)


@pytest.mark.parametrize("seed", range(6))
def test_an_incremental_build_equals_a_clean_one(newsroom: Any, seed: int) -> None:
    """Twenty-five edits one after another, compared after each."""
    rng = random.Random(seed)  # noqa: S311 - edits, not secrets
    done = []
    for _ in range(25):
        edit = rng.choice(EDITS)
        edit(newsroom, rng)
        done.append(edit.__name__)
        result = newsroom.build()
        assert not result.report.failed, (done, result.report.text())
        assert newsroom.files() == newsroom.clean_files(), done


@pytest.mark.parametrize("edit", EDITS[2:], ids=lambda edit: edit.__name__)
def test_each_edit_alone_is_seen(newsroom: Any, edit: Any) -> None:
    """Right after the first build, without any other change to help."""
    edit(newsroom, random.Random(1))  # noqa: S311 - as above
    newsroom.build()
    assert newsroom.files() == newsroom.clean_files()
