"""Where in an article's file a field stands, for an editor to go to."""

from __future__ import annotations

import re


def line_of(text: str, field: str) -> int:
    """The line (from 1) of a field in a file's front matter.

    Args:
        text: the file's.
        field: a top-level key, or `metrics.` and the id of a figure or its number from 1.

    Returns:
        The line; that of the list where the figure is not told by its id; 1 where there is no such field.
    """
    top, _, ident = field.partition(".")
    found = re.search(rf"^{re.escape(top)}[ \t]*:", text, re.MULTILINE)
    if found is None:
        return 1
    figure = re.compile(rf"^\s*(?:- )?id:[ \t]*['\"]?{re.escape(ident)}['\"]?[ \t\r]*$", re.MULTILINE)
    item = figure.search(text, found.end()) if top == "metrics" and ident else None
    return text.count("\n", 0, (item or found).end()) + 1
