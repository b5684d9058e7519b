# ruff: noqa: T201 - a benchmark prints
"""What a search loads and how long it takes: `python tests/benchmarks/bench_search.py [--articles 10000]`.

In Chromium, from `file://`, on a site of the search alone: bytes and files of a first search, then the same
search again with the processor slowed down four times, its data at hand.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from urllib.parse import unquote, urlsplit

REPO = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(REPO), str(Path(__file__).parent)]

RARE = "石阶旁立着一尊睚眦铜灯。"
QUERIES = ("睚眦铜灯", "铜灯", "睚眦 崂山区", "98765.4亿元", "崂山区", "规上工业增加值", "lsq", ">9000亿元")
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
AGAIN = """query => new Promise(done => {
  const root = document.documentElement, start = performance.now();
  document.getElementById('q').value = query;
  root.removeAttribute('data-searched');
  new MutationObserver((_, watch) => {
    if (root.hasAttribute('data-searched')) { watch.disconnect(); done(performance.now() - start); }
  }).observe(root, { attributes: true });
  document.querySelector('form.find').dispatchEvent(new Event('submit', { cancelable: true }));
})"""


def build(root: Path, articles: int) -> None:
    """A site of the search; every 2,500th article has the rare sentence."""
    from corpus import write_corpus  # noqa: PLC0415 - beside this file

    from generator.build.places import places_of  # noqa: PLC0415 - only this bench builds
    from generator.build.site.rebuild import real_kinds  # noqa: PLC0415 - as above
    from generator.build.site.update import build_site  # noqa: PLC0415 - as above

    write_corpus(root / "content", 0, articles)
    for path in sorted((root / "content/articles").rglob("*.md"))[7::2500]:
        path.write_text(f"{path.read_text('utf-8')}\n{RARE}\n", "utf-8")

    def searched(inputs: object) -> list[object]:
        return [kind for kind in real_kinds(inputs) if kind.name.startswith(("search", "asset"))]  # type: ignore[arg-type]

    places = places_of(root / "content", None, root / "site", None)
    build_site(places, jobs=2, kinds_of=searched)  # type: ignore[arg-type]


def main() -> None:
    """Build, search, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    articles = parser.parse_args().articles
    chromium = shutil.which("chromium")
    if chromium is None:
        print("Chromium is not installed: no search")
        return
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - not installed everywhere

    root = Path(tempfile.mkdtemp(prefix="dibao-bench-"))
    try:
        build(root, articles)
        print(f"{articles:,} articles\n{'query':<16}{'MB':>7}{'files':>7}{'ms at 1/4':>11}")
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
            for query in QUERIES:
                page, loaded = browser.new_page(), []
                page.on("request", lambda request, loaded=loaded: loaded.append(request.url))
                page.goto((root / "site/search.html").as_uri())
                loaded.clear()
                page.fill("#q", query)
                page.press("#q", "Enter")
                page.wait_for_selector("html[data-searched]", state="attached", timeout=300_000)
                files = [Path(unquote(urlsplit(url).path)) for url in loaded]
                size = sum(file.stat().st_size for file in files) / 1e6
                page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
                spent = median(page.evaluate(AGAIN, query) for _ in range(5))
                print(f"{query:<16}{size:>7.2f}{len(files):>7}{spent:>11.0f}")
                page.close()
            browser.close()
    finally:
        shutil.rmtree(root)


if __name__ == "__main__":
    main()
