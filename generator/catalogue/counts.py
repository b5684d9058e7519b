"""How many there are of what listings show, kept in tables of their own: to ask is not to read the archive.

Each of these tables counts the rows of another by a key. It is filled once, when all articles of a new
catalogue are in; from then on triggers keep it, so that nobody who puts an article in or takes one out has to
think of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator


class Counted(Struct, frozen=True):
    """A table of counts: `n` rows of `source`, and the sum of their figures, for each key.

    Attributes:
        table: its name.
        source: the table whose rows it counts.
        keys: column → what of a row it holds; `{}` is where the row is named.
        figures: does it sum up the column of that name?
        once: columns of the source; rows that are equal in them and in the key count as one.
    """

    table: str
    source: str
    keys: dict[str, str]
    figures: bool = True
    once: tuple[str, ...] = ()


COUNTS = (
    Counted("edition", "card", {"date": "{}date"}),
    Counted("tag_month", "tag", {"kind": "{}kind", "name": "{}name", "month": "substr({}date, 1, 7)"}),
    Counted(
        "series_year",
        "figure",
        {"indicator": "{}indicator", "place": "{}place", "year": "substr({}date, 1, 4)"},
        figures=False,
    ),
    Counted(
        "name_count", "named", {"kind": "{}kind", "name": "{}name"}, figures=False, once=("date", "card")
    ),
)


def statements() -> Iterator[str]:
    """All that a catalogue whose articles are in needs, to count and to go on counting."""
    for counted in COUNTS:
        yield _made(counted)
        yield _filled(counted)
        yield _added(counted)
        yield _taken(counted)


def _made(counted: Counted) -> str:
    sums = ", figures INTEGER NOT NULL" if counted.figures else ""
    columns, key = ", ".join(f"{column} TEXT NOT NULL" for column in counted.keys), ", ".join(counted.keys)
    return (
        f"CREATE TABLE {counted.table}({columns}, n INTEGER NOT NULL{sums}, PRIMARY KEY({key})) WITHOUT ROWID"
    )


def _filled(counted: Counted) -> str:
    many = "count(DISTINCT card)" if counted.once else "count(*)"
    values = [key.format("") for key in counted.keys.values()]
    sums = ["sum(figures)"] if counted.figures else []
    return (
        f"INSERT INTO {counted.table} SELECT {', '.join([*values, many, *sums])}"  # noqa: S608 - words of this module
        f" FROM {counted.source} GROUP BY {', '.join(values)}"
    )


def _added(counted: Counted) -> str:
    values = [key.format("NEW.") for key in counted.keys.values()]
    sums = ["NEW.figures"] if counted.figures else []
    more = ["n = n + 1", *(["figures = figures + excluded.figures"] if counted.figures else [])]
    return (
        f"CREATE TRIGGER {counted.table}_added AFTER INSERT ON {counted.source}{_once(counted, 'NEW', 1)}"
        f" BEGIN INSERT INTO {counted.table} VALUES({', '.join([*values, '1', *sums])})"
        f" ON CONFLICT DO UPDATE SET {', '.join(more)}; END"
    )


def _taken(counted: Counted) -> str:
    here = " AND ".join(f"{column} = {key.format('OLD.')}" for column, key in counted.keys.items())
    less = ["n = n - 1", *(["figures = figures - OLD.figures"] if counted.figures else [])]
    return (
        f"CREATE TRIGGER {counted.table}_taken AFTER DELETE ON {counted.source}{_once(counted, 'OLD', 0)}"  # noqa: S608 - as above
        f" BEGIN UPDATE {counted.table} SET {', '.join(less)} WHERE {here};"
        f" DELETE FROM {counted.table} WHERE {here} AND n = 0; END"
    )


def _once(counted: Counted, row: str, many: int) -> str:
    """The condition that a row is the first of its like, or was the last."""
    if not counted.once:
        return ""
    same = " AND ".join(f"{column} = {row}.{column}" for column in (*counted.keys, *counted.once))
    return f" WHEN (SELECT count(*) FROM {counted.source} WHERE {same}) = {many}"  # noqa: S608 - as above
