"""`dibao export`: the whole archive as data sets, and the site in one zip file.

Made from the catalogue of a build, so the command builds first. Equal archives give equal files.
"""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.build.files import TEMPORARY, write_if_changed
from generator.build.lock import locked
from generator.build.progress import Progress
from generator.build.site.program import program_stamp
from generator.build.site.raw_inputs import read_raw
from generator.build.site.site_inputs import read_inputs
from generator.build.site.write import WORKSHOP
from generator.catalogue.library import Library
from generator.catalogue.store import NoCatalogueError, Store
from generator.diagnostics import Report
from generator.render.data.datasets import DATASETS, Dataset, Row, rows_of
from generator.render.data.exports import neutral
from generator.render.words.strings import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.build.places import Places

DATABASE = "dibao.sqlite"
_DECIMALS = frozenset({"value", "low", "high", "confidence"})
_QUERY = """    SELECT date, articles.title FROM search JOIN articles ON articles.rowid = search.rowid
    WHERE search MATCH '"崂山区"' ORDER BY date DESC;"""
_MADE = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip file knows, so that equal sites are equal files


class ExportError(Exception):
    """The export cannot be made here: wrong usage, in a sentence."""


def export(places: Places, folder: Path, formats: Iterable[str]) -> list[Path]:
    """Write the data sets into a folder, each file whole or not at all; returns the files.

    Raises:
        ExportError: the site was never built, or a format needs a package that is not installed.
        LockedError: a build is at work.
        OSError, sqlite3.Error: the disk refuses.
    """
    wanted = tuple(dict.fromkeys(formats))
    if "parquet" in wanted:
        _arrow()  # told before anything is written
    with locked(places.cache):
        store = _catalogue(places)
        try:
            inputs = read_inputs(read_raw(places.content, places.templates), {}, Report())
            library = Library(store.db, inputs.config, inputs.lexicon, inputs.strings)
            folder.mkdir(parents=True, exist_ok=True)
            files = [path for name in wanted for path in _WRITERS[name](library, folder)]
        finally:
            store.close()
    return [*files, _put(folder / "README.txt", _readme(Words(inputs.strings), wanted))]


def pack_site(places: Places, target: Path) -> Path:
    """The site in one zip file, in a folder of the site's name; unpacked and double-clicked, it works.

    Raises:
        ExportError: there is no site, or the file would lie in it.
        LockedError: a build is at work.
        OSError: the disk refuses.
    """
    if not (places.out / "index.html").is_file():
        raise ExportError(f"{places.out}: there is no site here; run dibao build first")
    if target.resolve().is_relative_to(places.out.resolve()):
        raise ExportError(f"{target}: the zip file must not lie in the site")
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f"{TEMPORARY}{target.name}.tmp")
    name = places.out.resolve().name
    with locked(places.out):
        files = sorted(path for path in places.out.rglob("*") if _shown(path, places.out))
        with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as zipped:
            for path in Progress().over("pack", files, len(files)):
                entry = zipfile.ZipInfo(f"{name}/{path.relative_to(places.out).as_posix()}", _MADE)
                entry.external_attr = 0o644 << 16
                zipped.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)
    temporary.replace(target)
    return target


def _shown(path: Path, out: Path) -> bool:
    """A file that the site's readers are to have: not the build's own, not a dot file."""
    parts = path.relative_to(out).parts
    return path.is_file() and WORKSHOP not in parts and not any(part.startswith(".") for part in parts)


def _readme(words: Words, formats: Iterable[str]) -> bytes:
    """What the tables hold, in the language of the newsroom; with a byte-order mark for old editors."""
    tables = "\n".join(f"{dataset.name}: {', '.join(dataset.columns)}" for dataset in DATASETS)
    parts = [words("export.readme"), tables, words("export.columns")]
    parts += [words("export.sqlite"), _QUERY] if "sqlite" in formats else []
    return ("\n\n".join(parts) + "\n").encode("utf-8-sig")


def _catalogue(places: Places) -> Store:
    try:
        return Store(places.cache, program_stamp(), create=False)
    except NoCatalogueError:
        raise ExportError(f"{places.content}: not built yet; run dibao build first") from None


# --- the formats ------------------------------------------------------------------------------------


def _to_sqlite(library: Library, folder: Path) -> list[Path]:
    target = folder / DATABASE
    temporary = target.with_name(f"{TEMPORARY}{DATABASE}.tmp")
    temporary.unlink(missing_ok=True)
    db = sqlite3.connect(temporary, isolation_level=None)
    try:
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("BEGIN")
        for dataset in DATASETS:
            db.execute(f"CREATE TABLE {dataset.name} ({', '.join(map(_column(dataset), dataset.columns))})")
            blanks = ",".join("?" * len(dataset.columns))
            db.executemany(f"INSERT INTO {dataset.name} VALUES({blanks})", rows_of(dataset, library))
            if "article" in dataset.columns:
                db.execute(f"CREATE INDEX {dataset.name}_article ON {dataset.name} (article)")
        db.execute("CREATE INDEX figures_indicator ON figures (indicator, place, date)")
        db.execute("CREATE INDEX articles_date ON articles (date)")
        db.execute(
            "CREATE VIRTUAL TABLE search USING fts5"
            "(title, kicker, deck, body, content='articles', tokenize='trigram')"
        )
        db.execute("INSERT INTO search(search) VALUES('rebuild')")
        db.execute("COMMIT")
    finally:
        db.close()
    temporary.replace(target)
    return [target]


def _column(dataset: Dataset) -> Callable[[str], str]:
    def column(name: str) -> str:
        kind = "INTEGER" if name in dataset.whole else "NUMERIC" if name in _DECIMALS else "TEXT"
        return f"{name} {kind}{' PRIMARY KEY' if name == 'id' and dataset.name == 'articles' else ''}"

    return column


def _to_csv(library: Library, folder: Path) -> list[Path]:
    """With a byte-order mark, by which Excel and WPS know UTF-8, and no cell that is a formula."""
    return [_put(folder / f"{dataset.name}.csv", _csv(dataset, library)) for dataset in DATASETS]


def _csv(dataset: Dataset, library: Library) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(dataset.columns)
    plain = [name in dataset.whole or name in _DECIMALS for name in dataset.columns]
    for row in rows_of(dataset, library):
        writer.writerow(
            cell if number or not isinstance(cell, str) else neutral(cell)
            for number, cell in zip(plain, row, strict=True)
        )
    return text.getvalue().encode("utf-8-sig", "replace")


def _to_jsonl(library: Library, folder: Path) -> list[Path]:
    """An object a line; empty cells are left out."""
    return [_put(folder / f"{dataset.name}.jsonl", _jsonl(dataset, library)) for dataset in DATASETS]


def _jsonl(dataset: Dataset, library: Library) -> bytes:
    lines = (_filled(dataset, row) for row in rows_of(dataset, library))
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines).encode("utf-8", "replace")


def _filled(dataset: Dataset, row: Row) -> dict[str, object]:
    return {name: cell for name, cell in zip(dataset.columns, row, strict=True) if cell is not None}


def _to_parquet(library: Library, folder: Path) -> list[Path]:
    arrow, parquet = _arrow()
    files = []
    for dataset in DATASETS:
        fields = [
            (name, arrow.int64() if name in dataset.whole else arrow.string()) for name in dataset.columns
        ]
        columns = list(zip(*rows_of(dataset, library), strict=True)) or [()] * len(fields)
        arrays = [arrow.array(cells, kind) for cells, (_, kind) in zip(columns, fields, strict=True)]
        data = io.BytesIO()
        parquet.write_table(arrow.Table.from_arrays(arrays, schema=arrow.schema(fields)), data)
        files.append(_put(folder / f"{dataset.name}.parquet", data.getvalue()))
    return files


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra of 100 MB that few want
        from pyarrow import parquet  # noqa: PLC0415 - as above
    except ImportError:
        raise ExportError("Parquet needs one more package: pip install 'dibao[parquet]'") from None
    return pa, parquet


def _put(path: Path, data: bytes) -> Path:
    write_if_changed(path, data)
    return path


_WRITERS = {"sqlite": _to_sqlite, "csv": _to_csv, "jsonl": _to_jsonl, "parquet": _to_parquet}
