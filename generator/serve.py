"""`dibao serve`: the site on this machine, rebuilt when a file changes, reloaded in the browser.

Nothing is written into the site for it: the script that waits for news is added to pages on their
way out, as a file of its own, which the pages' security policy allows.
"""

from __future__ import annotations

import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.build.lock import LockedError
from generator.diagnostics import printable

if TYPE_CHECKING:
    from generator.build.places import Places

SCRIPT_PATH = "/__dibao/reload.js"
NEWS_PATH = "/__dibao/news"
SCRIPT = b"""(function () {
  var seen = null;
  function wait() {
    var request = new XMLHttpRequest();
    request.open('GET', '/__dibao/news?' + (seen || ''));
    request.onload = function () {
      if (seen !== null && request.responseText !== seen) { location.reload(); return; }
      seen = request.responseText;
      wait();
    };
    request.onerror = function () { setTimeout(wait, 2000); };
    request.send();
  }
  wait();
})();
"""
LONGEST_WAIT = 25.0  # seconds that a browser is kept waiting for news


class News:
    """The number of the site's present state; threads wait for the next."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self.number = 1

    def tell(self) -> None:
        """The site has changed."""
        with self._condition:
            self.number += 1
            self._condition.notify_all()

    def after(self, seen: str, seconds: float) -> str:
        """The number of the state, as soon as it is another than `seen`, or after so many seconds."""
        with self._condition:
            self._condition.wait_for(lambda: str(self.number) != seen, seconds)
            return str(self.number)


class Handler(SimpleHTTPRequestHandler):
    """Serves the site, and the script and the news that reload it."""

    def __init__(self, *arguments: Any, news: News, **options: Any) -> None:
        self.news = news
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        """Answer a request."""
        path, _, query = self.path.partition("?")
        if path == SCRIPT_PATH:
            self._answer(SCRIPT, "text/javascript; charset=utf-8")
        elif path == NEWS_PATH:
            self._answer(self.news.after(query, LONGEST_WAIT).encode(), "text/plain; charset=utf-8")
        else:
            page = self._page(path)
            if page is None:
                super().do_GET()
            else:
                self._answer(with_script(page), "text/html; charset=utf-8")

    def _page(self, path: str) -> bytes | None:
        """The bytes of an HTML page; None for anything else."""
        file = Path(self.translate_path(path))
        if path.endswith("/"):
            file /= "index.html"
        if file.suffix != ".html" or not file.is_file():
            return None
        return file.read_bytes()

    def _answer(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        """Requests are no news to the person at the terminal."""


def with_script(page: bytes) -> bytes:
    """A page that loads the script which asks for news; its policy lets it ask its own server."""
    tag = f'<script src="{SCRIPT_PATH}" defer></script></body>'.encode()
    return page.replace(b"</body>", tag, 1)


def serve(places: Places, port: int, *, jobs: int = 1) -> None:
    """Build, serve, watch; until interrupted.

    Raises:
        OSError: the port is taken.
    """
    _rebuild(places, jobs)
    news = News()
    handler = partial(Handler, news=news, directory=str(places.out))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        sys.stderr.write(f"http://127.0.0.1:{server.server_address[1]}/ (Ctrl-C ends)\n")
        try:
            _watch(places, jobs, news)
        finally:
            server.shutdown()


def _watch(places: Places, jobs: int, news: News) -> None:
    from watchfiles import watch  # noqa: PLC0415 - only `serve` needs it

    for _ in watch(places.content, places.templates, debounce=300, raise_interrupt=True):
        if _rebuild(places, jobs):
            news.tell()


def _rebuild(places: Places, jobs: int) -> bool:
    """Build, and tell of problems; was any page written or removed?"""
    from generator import pipeline  # noqa: PLC0415 - what a build needs, when it is built

    try:
        result = pipeline.build(places, jobs=jobs)
    except (LockedError, OSError) as error:
        sys.stderr.write(f"dibao: {error}\n")
        return False
    if result.report.diagnostics:
        sys.stderr.write(printable(result.report.text()) + "\n")
    counts = result.stats.counts
    written, removed = counts["pages_written"], counts["pages_removed"]
    if written or removed:
        sys.stderr.write(f"{written} pages written, {removed} removed\n")
    return bool(written or removed)
