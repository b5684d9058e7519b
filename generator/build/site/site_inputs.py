"""Settings, word lists and templates, read from their bytes."""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from generator.build.article_file import text_of
from generator.build.site.raw_inputs import CONFIG_FILE, LEXICON_FOLDER
from generator.config import Config, read_config
from generator.diagnostics import ContentError, Diagnostic
from generator.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.build.site.raw_inputs import RawInputs
    from generator.diagnostics import Report

STATIC = "static/"
_TEXT_SUFFIXES = (".css", ".html", ".js", ".svg", ".txt", ".xml", ".yaml")


class SiteInputs(Struct, frozen=True, dict=True):
    """The newsroom's settings and words, and the templates.

    `texts` holds `site.yaml` and `lexicon/*.yaml` by path below the content folder, as last found
    right; `raw` has the templates.
    """

    config: Config
    lexicon: Lexicon
    texts: Mapping[str, str]
    raw: RawInputs

    @cached_property
    def digest(self) -> str:
        """Changes when the configuration or the lexicon does: views show words of both."""
        return hashlib.sha256(
            json.dumps([sorted(self.texts.items()), repr(self.config)], ensure_ascii=False).encode()
        ).hexdigest()[:32]

    @cached_property
    def static(self) -> dict[str, bytes]:
        """The static files by their names below `static/`."""
        return {
            name.removeprefix(STATIC): data
            for name, data in self.raw.templates.items()
            if name.startswith(STATIC)
        }

    @cached_property
    def sources(self) -> dict[str, str]:
        """The text of every template and of every static file that is text."""
        return {
            name: data.decode("utf-8", "replace")
            for name, data in self.raw.templates.items()
            if name.endswith(_TEXT_SUFFIXES)
        }

    @cached_property
    def strings(self) -> dict[str, str]:
        """The interface's words in the site's language.

        Raises:
            ContentError: the file of words is missing or wrong.
        """
        from generator.render.words.strings import read_strings  # noqa: PLC0415 - a build without changes needs none

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


def read_inputs(raw: RawInputs, last_good: Mapping[str, str], report: Report) -> SiteInputs:
    """Read settings and word lists.

    Args:
        raw: their bytes, and the templates.
        last_good: the texts of the last build that had no error in them, used in place of wrong ones.
        report: where errors go.
    """
    texts: dict[str, str] = {}
    for name, data in raw.texts.items():
        path = str(raw.content / name)
        try:
            if isinstance(data, OSError):
                raise ContentError(Diagnostic("E101", f"cannot be read: {data.strerror}", path))  # noqa: TRY301
            texts[name] = text_of(data, path)
        except ContentError as error:
            report.add(*error.diagnostics)
            texts |= {name: last_good[name]} if name in last_good else {}
    config = _config(texts, raw.content, last_good, report)
    lexicon = _lexicon(texts, config, raw.content, last_good, report)
    return SiteInputs(config, lexicon, texts, raw)


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
    name = diagnostic.path.rpartition("/")[2]
    return replace(diagnostic, path=str(content / LEXICON_FOLDER / name))
