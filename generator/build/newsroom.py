"""A new newsroom: `dibao init DIR`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.build.files import write_if_changed

if TYPE_CHECKING:
    from pathlib import Path

    from generator.lexicon.districts import District

FOLDERS = ("articles", "lexicon", "sources")


class NewsroomError(Exception):
    """A newsroom cannot be made so: wrong usage."""


def init_newsroom(folder: Path, city: str | None, title: str | None, paper: str | None) -> list[Path]:
    """Make the folders and files of a new newsroom; returns what was written.

    Args:
        folder: a new or empty folder.
        city: full name of the home city; its districts are written down to be corrected.
        title: the name in the masthead.
        paper: the paper of pages that do not name one.

    Raises:
        NewsroomError: the folder holds something already, or the city is not known.
        OSError: it cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NewsroomError(f"{folder}: is there already; give a new folder")
    files = {"content/site.yaml": _site_yaml(city, title, paper), ".gitignore": "/.dibao/\n/site/\n"}
    if city is not None:
        files["content/lexicon/districts.yaml"] = _districts_yaml(city)
    written = []
    for name, text in files.items():
        path = folder / name
        write_if_changed(path, text.encode())
        written.append(path)
    for name in FOLDERS:
        (folder / "content" / name).mkdir(parents=True, exist_ok=True)
    return written


def _site_yaml(city: str | None, title: str | None, paper: str | None) -> str:
    """Every key of `site.yaml` with what it means; those not given stand as comments."""
    lines = []
    for key, value, example, meaning in (
        ("title", title or (f"{city.removesuffix('市')}邸报" if city else None), "城事数读", "报头上的名字"),
        ("city", city, "杭州市", "本市全称: 正文里的“全市”“我市”指它"),
        ("paper", paper, "杭州日报", "版面没有写明报纸时用这个"),
        ("address", None, "http://dibao.example/", "内网地址, 供订阅和引用; 可空"),
        ("editor", None, "vscode://file/{path}:{line}", "从待核页打开文件的链接格式"),
    ):
        line = f"{key}: {json.dumps(value or example, ensure_ascii=False)}"
        lines += [f"# {meaning}", line if value else f"# {line}"]
    return "\n".join(lines) + "\n"


def _districts_yaml(city: str) -> str:
    """The city's districts and zones, from the built-in divisions."""
    from generator.lexicon import Lexicon  # noqa: PLC0415 - only for a city

    districts = Lexicon(city=city).districts
    if not len(districts):
        raise NewsroomError(f"{city}: no city of this name is known; give its full name, as 杭州市")
    lines = ["# 本市区市, 来自内置区划; 可增删改名, tile 是首页方格图的 [列, 行]", "districts:"]
    lines += map(_entry, districts)
    lines += ["# 功能区", "zones:", *map(_entry, districts.zones)] if districts.zones else []
    return "\n".join(lines) + "\n"


def _entry(district: District) -> str:
    """One district as a line; an empty `short` says that the name has no short form (长沙县 of 长沙市)."""
    row: dict[str, object] = {"name": district.name, "slug": district.slug, "code": district.code}
    row |= {"aliases": list(district.aliases), "tile": list(district.tile or ())}
    row = {key: value for key, value in row.items() if value}
    if not district.zone:
        row["short"] = list(district.short)
    return f"- {json.dumps(row, ensure_ascii=False)}"
