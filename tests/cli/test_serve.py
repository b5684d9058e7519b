"""The preview: the site over HTTP, with a script that reloads it, which stands in no file."""

from __future__ import annotations

import threading
from functools import partial
from http.client import HTTPConnection
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from generator.serve import NEWS_PATH, SCRIPT_PATH, Handler, News, with_script

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = (
    b"<!doctype html><meta http-equiv=Content-Security-Policy"
    b" content=\"default-src 'none'; script-src 'self'\">"
    b"<body>\xe7\x94\xb2</body>"
)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[HTTPConnection, News]]:
    """A site of one page, served."""
    (tmp_path / "index.html").write_bytes(PAGE)
    (tmp_path / "a.css").write_text("p{}", "utf-8")
    news = News()
    with ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Handler, news=news, directory=str(tmp_path))
    ) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
        yield connection, news
        connection.close()
        server.shutdown()
        thread.join()


def get(connection: HTTPConnection, path: str) -> tuple[int, bytes]:
    """Status and body of a request."""
    connection.request("GET", path)
    response = connection.getresponse()
    return response.status, response.read()


def test_a_page_comes_with_the_script_that_its_policy_allows(server: tuple[HTTPConnection, News]) -> None:
    """A script of the same origin, and leave to ask for news; other files come as they are."""
    connection, _ = server
    status, page = get(connection, "/")
    assert status == 200
    assert f'<script src="{SCRIPT_PATH}" defer></script></body>'.encode() in page
    assert get(connection, "/a.css") == (200, b"p{}")
    assert b"location.reload" in get(connection, SCRIPT_PATH)[1]
    assert get(connection, "/none.html")[0] == 404
    assert get(connection, "/../../etc/passwd")[0] == 404


def test_news_come_when_the_site_changes(server: tuple[HTTPConnection, News]) -> None:
    """A browser that has seen state 1 waits until there is a state 2."""
    connection, news = server
    assert get(connection, NEWS_PATH) == (200, b"1")
    threading.Timer(0.2, news.tell).start()
    assert get(connection, f"{NEWS_PATH}?1") == (200, b"2")


def test_a_page_without_a_policy_is_served_too() -> None:
    """Nothing else of it is changed."""
    assert with_script(b"<p>x</p>") == b"<p>x</p>"
