"""What a correction in the paper (更正) says: which article, which words were wrong, which are right.

本报2月5日A02版《题》一文中，“A”应为“B”，特此更正。 A day without a year is the last such day before
the edition; a day without a month likewise; 昨日 and 前日 count back from the edition.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import TYPE_CHECKING

from generator.model import Erratum

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CORRECTION = re.compile("更正|勘误")
_ARTICLE = re.compile(
    r"(?:(?:(?P<year>\d{4})年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日|(?P<back>昨[日天]|前[日天]))"
    r"[^。！？《》]{0,30}《(?P<title>[^《》\s][^《》]{1,79})》"
)
_OPEN, _CLOSE, _NOT = "“\"「『'", "”\"」』'", '”"」』“「『'
_SHOULD_BE = re.compile(
    rf"[{_OPEN}](?P<was>[^{_NOT}]{{1,120}})[{_CLOSE}][^。{_OPEN}]{{0,12}}?"
    r"(?:应当?更?正?改?[为是作]|更正[为是]|改[为是作]|系|为)"
    rf"(?:[{_OPEN}](?P<now>[^{_NOT}]{{1,120}})[{_CLOSE}](?:之误)?|(?P<bare>[^，,。；;“”\"\s]{{1,40}}))"
)


def errata(texts: Iterable[str], edition: dt.date) -> tuple[Erratum, ...]:
    """The corrections that an article prints; none if it is no correction of the paper's.

    Args:
        texts: its lines, headline and all.
        edition: the day on which it was printed.
    """
    texts = tuple(texts)
    if not any(map(_CORRECTION.search, texts)):
        return ()
    return tuple(dict.fromkeys(found for text in texts for found in _in_text(text, edition)))


def _in_text(text: str, edition: dt.date) -> Iterator[Erratum]:
    articles = list(_ARTICLE.finditer(text))
    ends = [*(match.start() for match in articles), len(text)][1:]
    for match, end in zip(articles, ends, strict=True):
        day = _day(match, edition)
        if day is not None:
            for words in _SHOULD_BE.finditer(text, match.end(), end):
                yield Erratum(match["title"].strip(), day, words["was"], words["now"] or words["bare"])


def _day(match: re.Match[str], edition: dt.date) -> dt.date | None:
    """The day of the edition that is spoken of; None if the calendar has none."""
    if match["back"]:
        return edition - dt.timedelta(days=1 if match["back"].startswith("昨") else 2)
    day = int(match["day"])
    if match["month"]:
        years = [int(match["year"])] if match["year"] else [edition.year, edition.year - 1]
        tries = [(year, int(match["month"])) for year in years]
    else:
        before = edition.replace(day=1) - dt.timedelta(days=1)
        tries = [(edition.year, edition.month), (before.year, before.month)]
    found = (_date(year, month, day) for year, month in tries)
    return next((when for when in found if when is not None and when <= edition), None)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def takes_back(erratum: Erratum, printed: str) -> bool:
    """Does a correction take back the words of a figure, as part of no longer number, and not keep them?"""
    figure = re.compile(rf"(?<![0-9.,]){re.escape(printed)}")
    return figure.search(erratum.was) is not None and figure.search(erratum.now) is None


def article_key(date: dt.date, title: str) -> str:
    """What an erratum and the article that it speaks of have in common: the day, the title's bare words."""
    bare = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", title)))
    return f"{date.isoformat()} {bare.casefold()}"
