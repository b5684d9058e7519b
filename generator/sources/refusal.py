"""Why a page cannot be read: every refusal of this room, with its code and its advice.

| code | what is wrong |
| --- | --- |
| E110 | the file is empty, or has nothing but blanks |
| E111 | it is of a kind that is no page: a picture, an archive, an old Word file, junk |
| E112 | it is larger than a page may be, or would become so when unpacked |
| E113 | bytes that no encoding of Chinese text explains |
| E114 | it is cut off or damaged |
| E115 | it is encrypted |
| E116 | it has pictures of text, but no text |
"""

from __future__ import annotations

from generator.diagnostics import ContentError, Diagnostic

MAX_BYTES = 20 * 1024 * 1024  # one page as received; a broadsheet PDF with its pictures has 2 to 8 MB
MAX_CHARACTERS = 4_000_000  # one page as text; a full broadsheet page has under 20,000


def empty(name: str) -> ContentError:
    """Nothing to read."""
    return ContentError(Diagnostic("E110", "there is no text in this file", name))


def not_a_page(name: str, kind: str, hint: str = "") -> ContentError:
    """A file of another kind; `kind` says which, with its article."""
    readable = "pages are read from plain text, 数字报 HTML, DOCX and PDF"
    return ContentError(
        Diagnostic("E111", f"this is {kind}, not a newspaper page", name, hint=hint or readable)
    )


def too_large(name: str, size: int, *, unpacked: bool = False) -> ContentError:
    """`size` is in bytes, of what was read of the file or of what it unpacks to: at least so much."""
    found = f"{size // 1024 // 1024} MB or more" + (" when unpacked" if unpacked else "")
    limit = f"a page may have {MAX_BYTES // 1024 // 1024} MB" + (" of text" if unpacked else "")
    return ContentError(Diagnostic("E112", f"{found}: too much for one page", name, hint=limit))


def too_long(name: str, length: int) -> ContentError:
    """`length` is in code points."""
    limit = f"a page may have {MAX_CHARACTERS:,} characters"
    return ContentError(
        Diagnostic("E112", f"{length:,} characters are too many for one page", name, hint=limit)
    )


def undecodable(name: str, line: int, column: int, excerpt: str, message: str, hint: str) -> ContentError:
    """`line` and `column` of the first byte that makes no character."""
    return ContentError(Diagnostic("E113", message, name, line, column, excerpt, hint))


def damaged(
    name: str, what: str, hint: str = "fetch the file again: the transfer probably broke off", line: int = 0
) -> ContentError:
    """`what` names the damage as a sentence; `line` is the last that is whole, where there are lines."""
    return ContentError(Diagnostic("E114", what, name, line, hint=hint))


def encrypted(name: str, kind: str) -> ContentError:
    """`kind` is PDF or DOCX."""
    return ContentError(
        Diagnostic(
            "E115", f"this {kind} is encrypted", name, hint="save a copy without password and take that"
        )
    )


def no_article(name: str) -> ContentError:
    """An HTML file with text, but none of it an article's."""
    hint = "save the article's page (content_N.htm) or the page's index (node_N.htm)"
    return ContentError(Diagnostic("E110", "there is no article in this HTML file", name, hint=hint))


def no_text(name: str, what: str) -> ContentError:
    """`what` says which page has no text layer."""
    return ContentError(Diagnostic("E116", what, name, hint="run a text recognition (OCR) on it first"))
