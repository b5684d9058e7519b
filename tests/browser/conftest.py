"""Chromium for the tests, and the small newsroom of tests/render as a site on disk."""

from __future__ import annotations

import importlib.util
import os
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.model import Record

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_spec = importlib.util.spec_from_file_location(
    "newsroom", Path(__file__).parents[1] / "render" / "conftest.py"
)
assert _spec is not None
assert _spec.loader is not None
_newsroom = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_newsroom)
sources, words, renderer = _newsroom.sources, _newsroom.words, _newsroom.renderer
make_library, make_site, records = _newsroom.make_library, _newsroom.make_site, _newsroom.records

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def flags() -> list[str]:
    """How the browser is started."""
    return FLAGS


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium; without one the tests are skipped, but not where CI is set."""
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    if executable is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI=true, but there is no Chromium on PATH")
        pytest.skip("no Chromium on PATH: the browser tests are skipped")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def write_site(
    make_site: Callable[[Iterable[Record]], dict[str, bytes]], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Iterable[Record]], Path]:
    """Records → the folder of their site."""

    def write(some: Iterable[Record]) -> Path:
        folder = tmp_path_factory.mktemp("site")
        for path, data in make_site(some).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        return folder

    return write


@pytest.fixture(scope="session")
def folder(write_site: Callable[[Iterable[Record]], Path], records: list[Record]) -> Path:
    """The small newsroom's site on disk."""
    return write_site(records)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page in a fresh profile that allows no console error, no failed and no external request."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    opened, troubles = context.new_page(), list[str]()
    opened.on(
        "console",
        lambda message: troubles.append(message.text) if message.type in {"error", "warning"} else None,
    )
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("requestfailed", lambda r: troubles.append(f"failed: {r.url}") if _lost(r.failure) else None)
    opened.on(
        "request",
        lambda r: None if r.url.startswith(("file:", "http://127.0.0.1")) else troubles.append(r.url),
    )
    yield opened
    context.close()
    assert not troubles, troubles


@pytest.fixture(scope="session")
def served() -> Iterator[Callable[[Path], str]]:
    """The folder of a site → its address on a server of this machine."""
    servers: dict[Path, ThreadingHTTPServer] = {}

    def address(folder: Path) -> str:
        if folder not in servers:
            handler = partial(_Quiet, directory=str(folder))
            servers[folder] = ThreadingHTTPServer(("127.0.0.1", 0), handler)
            threading.Thread(target=servers[folder].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[folder].server_port}"

    yield address
    for server in servers.values():
        server.shutdown()
        server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    """Hands out files and says nothing."""

    def log_message(self, *_: object) -> None:
        """Requests are no news to a test."""


@pytest.fixture(params=["file", "http"])
def visit(
    request: pytest.FixtureRequest, page: Page, served: Callable[[Path], str]
) -> Callable[[Path, str], None]:
    """Opens the one page of a site that fits a pattern: from its folder, and over HTTP."""

    def go(folder: Path, pattern: str) -> None:
        (path,) = folder.glob(pattern)
        at = path.as_uri() if request.param == "file" else f"{served(folder)}/{path.relative_to(folder)}"
        page.goto(at)

    return go


def _lost(failure: str | None) -> bool:
    """Whether a request failed by itself: one that a step to the next page broke off did not."""
    return "ERR_ABORTED" not in (failure or "")
