"""Views → bytes by Jinja2 templates: always escaped, never undefined, links relative.

A template sees `view`, the words `t("key")`, `href("path/below/site.html")` and `asset("gazette.css")`.
"""

from __future__ import annotations

import hashlib
import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from generator.diagnostics import ContentError, Diagnostic
from generator.render.addresses import links_of
from generator.render.assets import asset_path
from generator.render.words.strings import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.render.lean import LeanEnvironment

FOLDER = "templates"  # how messages call the place that templates come from
_ASSET = re.compile(r"""\basset\(\s*["']([^"']+)["']\s*\)""")
_REFERENCE = re.compile(  # what a template takes in; without one name (`include view.part`) it may be any
    r"""\{%[-+]?\s*(?:extends|include|import|from)\b\s*
        (?:["']([^"']+)["']\s*(?:(?:ignore|with|without|import|as)\b[^%]*)?[-+]?%\})?""",
    re.VERBOSE,
)


class Renderer:
    """Renders views.

    Args:
        sources: the text of every template by its name below the templates folder (`article.html`,
            `partials/base.html`), and of the static files (`static/gazette.css`).
        strings: the interface's words, as `strings.read_strings` gives them.
        kept: the compiled code of a template, by Jinja's key for it, if an earlier build left any.

    `compiled` holds the code of the templates that were compiled here, by the same keys.
    """

    def __init__(
        self,
        sources: Mapping[str, str],
        strings: Mapping[str, str],
        kept: Callable[[str], bytes | None] = lambda _key: None,
    ) -> None:
        self._kept = kept
        self.compiled: Mapping[str, bytes] = {}
        self._sources = dict(sources)
        self._words = Words(strings)
        self._strings_digest = hashlib.sha256(
            json.dumps(sorted(strings.items()), ensure_ascii=False).encode()
        ).hexdigest()
        self._environment: LeanEnvironment | None = None
        self._closures: dict[str, str] = {}
        self._assets: dict[str, str] = {}  # hashing three files for every page took 0.1 ms

    def render(self, template: str, view: object, path: str) -> bytes:
        """The page of `view`, to stand at `path` below the site.

        Raises:
            ContentError: E421 the template is broken, E422 it failed on this view, E423 there is none.
        """
        environment = self._jinja()
        href = links_of(path)
        try:
            text = environment.page(
                template,
                view=view,
                path=path,
                href=href,
                asset=lambda name: href(self._asset(name)),
            )
        except Exception as error:  # noqa: BLE001 - a template may raise anything; its author is shown the line
            raise ContentError(self._diagnose(error, template, path)) from None
        return text.encode("utf-8")

    def prepare(self) -> None:
        """Compile all templates, so that no forked process has to; broken ones are told by `render`."""
        from jinja2 import TemplateError  # noqa: PLC0415 - only a build needs it

        for name in sorted(self._sources):
            if name.endswith(".html"):
                with suppress(TemplateError):
                    self._jinja().get_template(name)

    def closure_digest(self, template: str) -> str:
        """Changes when the template, one it extends, includes or imports, an asset or a word does."""
        if template not in self._closures:
            parts = [self._strings_digest]
            for name in sorted(self._closure(template)):
                parts += [name, self._sources.get(name, "")]
                parts += [self._asset(asset) for asset in _ASSET.findall(self._sources.get(name, ""))]
            self._closures[template] = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
        return self._closures[template]

    def _closure(self, template: str) -> set[str]:
        """The template and all that it may take in. Read by their tags: parsing them took a second."""
        found: set[str] = set()
        waiting: list[str] = [template]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                for other in _REFERENCE.findall(self._sources.get(name, "")):
                    waiting += [other] if other else list(self._sources)
        return found

    def _asset(self, name: str) -> str:
        if name not in self._assets:
            self._assets[name] = asset_path(name, self._sources[f"static/{name}"].encode())
        return self._assets[name]

    def _jinja(self) -> LeanEnvironment:
        if self._environment is None:
            from jinja2 import FunctionLoader, StrictUndefined  # noqa: PLC0415 - as above

            from generator.render.compiled import CompiledTemplates  # noqa: PLC0415 - as above
            from generator.render.lean import LeanEnvironment  # noqa: PLC0415 - as above

            cache = CompiledTemplates(self._kept, self._strings_digest)
            self.compiled = cache.fresh
            environment = LeanEnvironment(
                loader=FunctionLoader(self._load),
                autoescape=True,
                undefined=StrictUndefined,
                trim_blocks=True,
                lstrip_blocks=True,
                auto_reload=False,
                cache_size=-1,
                bytecode_cache=cache,
            )
            environment.globals["t"] = self._words
            self._environment = environment
        return self._environment

    def _load(self, name: str) -> tuple[str, str, Callable[[], bool]] | None:
        source = self._sources.get(name)
        return None if source is None else (source, f"{FOLDER}/{name}", lambda: True)

    def _diagnose(self, error: Exception, template: str, path: str) -> Diagnostic:
        from jinja2 import TemplateNotFound, TemplateSyntaxError  # noqa: PLC0415 - as above

        if isinstance(error, TemplateSyntaxError):
            name = error.name or template
            return self._at(name, error.lineno, "E421", error.message or "this is no template")
        if isinstance(error, TemplateNotFound):
            name, line = self._frame(error, template)
            return self._at(name, line, "E423", f"there is no template {error.name!r}")
        name, line = self._frame(error, template)
        reason = f"no word {error} in the strings" if isinstance(error, KeyError) else str(error)
        return self._at(name, line, "E422", f"{reason or type(error).__name__} (rendering {path})")

    def _frame(self, error: Exception, template: str) -> tuple[str, int]:
        """The innermost line of a template in the traceback, which Jinja has rewritten."""
        name, line, frame = template, 0, error.__traceback__
        while frame is not None:
            file = frame.tb_frame.f_code.co_filename
            if file.startswith(f"{FOLDER}/") and file.removeprefix(f"{FOLDER}/") in self._sources:
                name, line = file.removeprefix(f"{FOLDER}/"), frame.tb_lineno
            frame = frame.tb_next
        return name, line

    def _at(self, name: str, line: int, code: str, message: str) -> Diagnostic:
        lines = self._sources.get(name, "").splitlines()
        excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
        column = len(excerpt) - len(excerpt.lstrip()) + 1
        return Diagnostic(code, message, f"{FOLDER}/{name}", line, column, excerpt)
