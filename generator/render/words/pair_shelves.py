"""Which days of a month hold which pairs of characters, on shelves small enough to be fetched for one query.

Chinese has no spaces: whatever is sought stands in the text as pairs of neighbouring characters. For each
first character a shelf has one text, `"海":"尔AZ水B"`: 海尔 stands in the editions of the 1st and 26th, 海水
in that of the 2nd. Folded text has no capitals, so that those may stand for days. `search.js` reads them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_SHELVES = 64
ARTICLES_A_SHELF = 12  # a shelf has some 20 KB then: what one pair of a query costs for one month
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ\uff21\uff22\uff23\uff24\uff25"  # none of them in folded text


def day_letter(day: int) -> str:
    """What stands for a day of the month (1 to 31)."""
    return _LETTERS[day - 1]


def shelf_count(articles: int) -> int:
    """How many shelves a month of so many articles has: a power of two, and none where it has none."""
    if not articles:
        return 0
    count = 1
    while count < MOST_SHELVES and count * ARTICLES_A_SHELF < articles:
        count *= 2
    return count


def pair_shelves(days: Mapping[int, set[str]], articles: int) -> tuple[str, ...]:
    """The shelves of a month, each as JSON.

    Args:
        days: day of the month → its pairs of folded characters, each of one UTF-16 unit.
        articles: how many the month has.
    """
    held: dict[str, dict[str, str]] = {}
    for day in sorted(days):
        letter = day_letter(day)
        for pair in days[day]:
            first, second = pair[0], pair[1]
            seconds = held.get(first)
            if seconds is None:
                held[first] = {second: letter}
            else:
                seconds[second] = seconds.get(second, "") + letter
    shelves: list[dict[str, str]] = [{} for _ in range(shelf_count(articles))]
    for first in sorted(held):
        seconds = held[first]
        shelf = shelves[ord(first) % len(shelves)]
        shelf[first] = "".join([second + seconds[second] for second in sorted(seconds)])
    return tuple(json.dumps(shelf, ensure_ascii=False, separators=(",", ":")) for shelf in shelves)
