"""What a build reads besides articles: configuration, lexicon, templates. Always read: they are small."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from generator.build.article_file import text_of
from generator.build.scan import folders
from generator.config import Config, read_config
from generator.diagnostics import ContentError, Diagnostic
from generator.lexicon import NEWSROOM_FILES, Lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.diagnostics import Report

CONFIG_FILE = "site.yaml"
LEXICON_FOLDER = "lexicon"
STATIC = "static/"
_TEXT_SUFFIXES = (".css", ".html", ".js", ".svg", ".txt", ".xml", ".yaml")


@dataclass(frozen=True)
class SiteInputs:
    """The newsroom's settings and words, and the templates.

    `texts` holds `site.yaml` and `lexicon/*.yaml` by path below the content folder, as last found
    right; `templates` every file of the templates folder by its path there.
    """

    config: Config
    lexicon: Lexicon
    texts: Mapping[str, str] = field(default_factory=dict)
    templates: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def digest(self) -> str:
        """Changes when the configuration or the lexicon does: views show words of both."""
        return hashlib.sha256(
            json.dumps([sorted(self.texts.items()), repr(self.config)], ensure_ascii=False).encode()
        ).hexdigest()[:32]

    @cached_property
    def templates_digest(self) -> str:
        """Changes when any file of the templates folder does."""
        digest = hashlib.sha256()
        for name, data in sorted(self.templates.items()):
            digest.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogatepass") + data)
        return digest.hexdigest()[:32]

    @cached_property
    def static(self) -> dict[str, bytes]:
        """The static files by their names below `static/`."""
        return {
            name.removeprefix(STATIC): data
            for name, data in self.templates.items()
            if name.startswith(STATIC)
        }

    @cached_property
    def sources(self) -> dict[str, str]:
        """The text of every template and of every static file that is text."""
        return {
            name: data.decode("utf-8", "replace")
            for name, data in self.templates.items()
            if name.endswith(_TEXT_SUFFIXES)
        }

    @cached_property
    def strings(self) -> dict[str, str]:
        """The interface's words in the site's language.

        Raises:
            ContentError: the file of words is missing or wrong.
        """
        from generator.render.strings import read_strings  # noqa: PLC0415 - a build without changes needs none

        name = f"strings/{self.config.language}.yaml"
        if name not in self.sources:
            known = ", ".join(sorted(Path(n).stem for n in self.sources if n.startswith("strings/")))
            raise ContentError(
                Diagnostic(
                    "E413",
                    f"no words for the language {self.config.language!r}",
                    f"templates/{name}",
                    hint=f"languages with words: {known}",
                )
            )
        return read_strings(self.sources[name], f"templates/{name}")


def read_inputs(
    content: Path, templates: Path | None, last_good: Mapping[str, str], report: Report
) -> SiteInputs:
    """Read all inputs but the articles.

    Args:
        content: the content folder; `site.yaml` and `lexicon/` may be missing.
        templates: the templates folder; None where no page is to be made.
        last_good: the texts of the last build that had no error in them, used in place of wrong ones.
        report: where errors go.

    Raises:
        OSError: the templates cannot be read.
    """
    texts: dict[str, str] = {}
    config, lexicon = Config(), None
    names = [CONFIG_FILE, *(f"{LEXICON_FOLDER}/{name}" for name in NEWSROOM_FILES)]
    for name in names:
        try:
            text = _text_if_there(content / name)
            if text is not None:
                texts[name] = text
        except ContentError as error:
            report.add(*error.diagnostics)
            texts |= {name: last_good[name]} if name in last_good else {}
    config = _config(texts, content, last_good, report)
    lexicon = _lexicon(texts, config, content, last_good, report)
    return SiteInputs(config, lexicon, texts, read_templates(templates) if templates else {})


def _text_if_there(path: Path) -> str | None:
    """The text of a file that may be missing.

    Raises:
        ContentError: it cannot be read as text.
    """
    try:
        return text_of(path.read_bytes(), str(path))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ContentError(Diagnostic("E101", f"cannot be read: {error.strerror}", str(path))) from None


def _config(texts: dict[str, str], content: Path, last_good: Mapping[str, str], report: Report) -> Config:
    if CONFIG_FILE not in texts:
        return Config()
    try:
        return read_config(texts[CONFIG_FILE], str(content / CONFIG_FILE))
    except ContentError as error:
        report.add(*error.diagnostics)
        text = last_good.get(CONFIG_FILE)
        if text is None:
            del texts[CONFIG_FILE]
            return Config()
        texts[CONFIG_FILE] = text
        return read_config(text, CONFIG_FILE)


def _lexicon(
    texts: dict[str, str], config: Config, content: Path, last_good: Mapping[str, str], report: Report
) -> Lexicon:
    """The lexicon, each of the newsroom's files tried by itself if it changed."""
    own = {name: text for name, text in texts.items() if name != CONFIG_FILE}
    for name, text in list(own.items()):
        if last_good.get(name) == text:
            continue
        file = name.rpartition("/")[2]
        try:
            getattr(Lexicon({file: text}, config.city), file.removesuffix(".yaml"))
        except ContentError as error:
            report.add(*(_below(content, d) for d in error.diagnostics))
            del texts[name], own[name]
            if name in last_good:
                texts[name] = own[name] = last_good[name]
    return Lexicon({name.rpartition("/")[2]: text for name, text in own.items()}, config.city)


def _below(content: Path, diagnostic: Diagnostic) -> Diagnostic:
    """The same problem, with the file's path as the user knows it."""
    from dataclasses import replace  # noqa: PLC0415 - only to show an error

    name = diagnostic.path.rpartition("/")[2]
    return replace(diagnostic, path=str(content / LEXICON_FOLDER / name))


def read_templates(folder: Path) -> dict[str, bytes]:
    """Every file of the templates folder by its path there; hidden ones and links are left out.

    Raises:
        OSError: one cannot be read.
    """
    found: dict[str, bytes] = {}
    for below in folders(str(folder), _visible, lambda path: not _visible(path.rpartition("/")[2])):
        for name in below.names:
            path = f"{below.path}/{name}" if below.path else name
            with open(os.path.join(folder, path), "rb") as file:  # noqa: PTH118, PTH123 - 60 files at every start
                found[path] = file.read()
    return found


def _visible(name: str) -> bool:
    return not name.startswith(".") and name != "__pycache__"
