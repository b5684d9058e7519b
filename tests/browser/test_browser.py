"""The site in Chromium, from a folder and over HTTP: accessible, quiet, and doing what it offers."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from generator.model import Block, Record
from generator.render.words.folding import folded

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
Visit = Callable[[Path, str], None]

KINDS = [
    "index.html",
    "2026/01/08/index.html",
    "2026/01/index.html",
    "2026/01/08/*a2b2c3.html",
    "2026/01/08/*a3b2c3.html",
    "2026/02/05/*a4b2c3.html",
    "archive.html",
    "districts/index.html",
    "districts/laoshan/index.html",
    "districts/laoshan/2026-01.html",
    "topics/index.html",
    "topics/finance/index.html",
    "figures/index.html",
    "figures/fund_volume/index.html",
    "people/index.html",
    "people/shen*.html",
    "organisations/index.html",
    "organisations/lao*.html",
    "review/index.html",
    "corrections/index.html",
    "changes/index.html",
    "compare.html",
    "search.html",
    "about.html",
    "404.html",
]


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    return (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("pattern", KINDS)
def test_a_page_has_no_violation_of_wcag_in_light_and_dark(
    page: Page, folder: Path, axe: str, pattern: str, visit: Visit
) -> None:
    """axe-core finds nothing (WCAG 2.2 AA), and the page asks nothing of the network."""
    visit(folder, pattern)
    page.evaluate(axe)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        found = page.evaluate(
            "axe.run({preload: false, runOnly:"
            " ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
        )
        shown = [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found["violations"]]
        assert not shown, f"{scheme}: {shown}"


@pytest.mark.parametrize("pattern", ["index.html", "2026/01/08/*a2b2c3.html", "figures/index.html"])
@pytest.mark.parametrize("width", [1280, 375])
def test_nothing_moves_and_nothing_overflows(
    page: Page, folder: Path, pattern: str, width: int, visit: Visit
) -> None:
    """No layout shift while loading, no sideways scrolling of the page."""
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(e => {"
        " window.shift += e.value })).observe({type: 'layout-shift', buffered: true})"
    )
    visit(folder, pattern)
    page.wait_for_timeout(150)
    assert page.evaluate("window.shift") == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_copying_gives_the_sentence_its_source_and_its_address(
    page: Page, folder: Path, visit: Visit
) -> None:
    """From a folder too: as text and as rich text."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(folder, "2026/01/08/*a2b2c3.html")
    page.hover("#n2")
    page.click("#n2 .cite")
    page.wait_for_selector(".live:not(:empty)", state="attached")
    assert "已复制" in page.inner_text(".live")
    plain, rich = page.evaluate(
        "navigator.clipboard.read().then(([item]) => Promise.all(['text/plain', 'text/html'].map("
        "type => item.getType(type).then(blob => blob.text()))))"
    )
    sentence, source, address, _ = plain.split("\n")
    assert sentence.startswith("截至2025年11月")  # the dateline is none of it
    assert sentence.endswith("在管基金规模达964.91亿元，居全市首位。")
    assert source.startswith("林溪. 基金规模964.91亿元[N/OL]. 青岛城事报, 2026-01-08(A02).")
    assert address.endswith("#f2")
    assert "<p>" in rich
    assert "964.91亿元" in rich


def test_copying_works_without_the_clipboard_interface(page: Page, folder: Path, visit: Visit) -> None:
    """Old browsers and plain HTTP have only execCommand."""
    page.add_init_script("delete window.ClipboardItem")
    visit(folder, "2026/01/08/*a2b2c3.html")
    page.focus("#n1 .value")
    page.click("#n1 .cite")
    page.wait_for_selector(".live:not(:empty)", state="attached")
    visit(folder, "search.html")
    page.focus("#q")
    page.keyboard.press("Control+V")
    assert "登记的基金管理人达到102家" in page.input_value("#q")


def _copied(page: Page, ending: str) -> bool:
    """Does what the clipboard holds come to end so? Asked from here: pages run no script from a text."""
    for _ in range(50):
        if str(page.evaluate("navigator.clipboard.readText()")).rstrip().endswith(ending):
            return True
        page.wait_for_timeout(100)
    return False


def test_selected_words_can_be_cited(page: Page, folder: Path, visit: Visit) -> None:
    """A sentence without a figure too: by the button beside the selection, and by the key c."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(folder, "2026/01/08/*a2b2c3.html")
    page.evaluate("getSelection().selectAllChildren(document.getElementById('p2'))")
    page.click("button.pick")
    page.wait_for_selector(".live:not(:empty)", state="attached")
    plain = str(page.evaluate("navigator.clipboard.readText()"))
    assert plain.startswith(page.inner_text("#p2")[:20])
    assert plain.rstrip().endswith("#p2")
    page.evaluate("getSelection().selectAllChildren(document.getElementById('p1'))")
    page.keyboard.press("c")
    assert _copied(page, "#p1")
    page.evaluate("getSelection().removeAllRanges()")
    page.wait_for_selector("button.pick", state="hidden")


def test_on_paper_links_are_footnotes_under_the_source(page: Page, folder: Path, visit: Visit) -> None:
    """Each address once, numbered where it is named; the source stands on every sheet."""
    visit(folder, "2026/02/05/*a4b2c3.html")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    notes = page.locator(".footnotes li").all_inner_texts()
    numbers = page.eval_on_selector_all("main a[data-note]", "all => all.map(a => +a.dataset.note)")
    assert len(notes) == len(set(notes)) == max(numbers)
    assert set(numbers) == set(range(1, len(notes) + 1))
    running = str(page.evaluate("document.documentElement.style.getPropertyValue('--running')"))
    assert "青岛城事报 2026年2月5日" in running
    assert not page.is_visible(".mast nav")


def test_a_table_sorts_by_its_heads(page: Page, folder: Path, visit: Visit) -> None:
    """A click sorts by value, a second one turns the order; aria-sort says so."""
    visit(folder, "2026/01/08/*a2b2c3.html")
    head = page.locator("#figures th").first
    orders = []
    for state in ("descending", "ascending"):
        head.locator("button").click()
        assert head.get_attribute("aria-sort") == state
        orders.append(page.locator("#figures tbody td:first-child").all_inner_texts())
    assert orders[0][0] == "964.91亿元"
    assert orders[1][0] == "−40%"
    assert orders[0] == orders[1][::-1]


def test_three_clicks_from_home_to_the_sentence_behind_a_figure(
    page: Page, folder: Path, visit: Visit
) -> None:
    """区市 tile → article → its figure: the mark in the text is the target."""
    visit(folder, "index.html")
    page.click(".grid a:has-text('崂山区')")
    page.click("#stories .headline a >> nth=1")
    page.click("#figures td a:has-text('964.91亿元')")
    assert page.evaluate("document.querySelector(':target').textContent") == "964.91亿元"
    assert "在管基金规模达964.91亿元" in page.inner_text("p:has(:target)")


def test_a_page_reads_without_scripts(chromium: Browser, folder: Path) -> None:
    """Text, notes and tables stand there; what needs a script does not show."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    (path,) = folder.glob("2026/01/08/*a2b2c3.html")
    page.goto(path.as_uri())
    assert page.is_visible("#n2")
    assert page.is_visible("#figures table")
    assert not page.is_visible("button.cite >> nth=0")
    context.close()


def test_the_slash_key_leads_to_the_search(page: Page, folder: Path, visit: Visit) -> None:
    """From any page, and into the field."""
    visit(folder, "districts/laoshan/index.html")
    page.keyboard.press("/")
    page.wait_for_url("**/search.html*")
    assert page.evaluate("document.activeElement.id") == "q"


def ask(page: Page, query: str) -> list[str]:
    """Ask the search; the addresses found, all months searched."""
    page.fill("#q", query)
    page.press("#q", "Enter")
    page.wait_for_selector("html[data-searched]", state="attached")
    while page.is_visible("#older"):
        page.click("#older")
        page.wait_for_selector("html[data-searched]", state="attached")
    return [
        str(link)
        for link in page.evaluate("[...document.querySelectorAll('#results h2 a')].map(a => a.href)")
    ]


def corpus() -> list[Record]:
    """Sixty articles of made-up sentences over five months."""
    rng = random.Random(7)  # noqa: S311 - made-up text, the same at every run
    words = [
        "崂山区",
        "市南区",
        "基金",
        "工业",
        "增加值",
        "企业",
        "达到",
        "同比增长",
        "规模",
        "园区",
        "建成",
        "投入",
        "累计",
        "办结",
        "岗位",
        "〇〇计划",
        "ＡＢ",
        "科创",
    ]
    found = []
    for n in range(60):
        day = date(2025, 10, 3) + timedelta(days=rng.randrange(150))
        paragraphs = []
        for _ in range(rng.randrange(1, 5)):
            parts = [rng.choice(words) for _ in range(rng.randrange(4, 14))]
            parts.insert(
                2, f"{rng.randrange(1, 2000) / rng.choice((1, 10, 100)):g}" + rng.choice(["%", "亿元", "家"])
            )
            paragraphs.append("".join(parts) + "。")
        body = tuple(Block("paragraph", text) for text in paragraphs)
        found.append(Record(f"{day:%Y%m%d}-n{n:05d}", day, "".join(rng.sample(words, 4)), body))
    return found


def brute(records: list[Record], query: str) -> set[str]:
    """Ids of the articles that hold every word; figures only as whole figures."""
    found = set()
    for record in records:
        text = folded("\n".join([record.title or "", *(block.text for block in record.body)]))
        for word in folded(query).split():
            pattern = re.escape(word)
            pattern = (r"(?<!\d)(?<!\d[.,])" if word[0].isdigit() else "") + pattern
            pattern += r"(?!\d)(?![.,]\d)" if word[-1].isdigit() else ""
            if not re.search(pattern, text):
                break
        else:
            found.add(record.id)
    return found


def test_search_agrees_with_a_plain_scan(
    page: Page, write_site: Callable[[Iterable[Record]], Path], visit: Visit
) -> None:
    """Two hundred queries cut from the text, single and in pairs."""
    records = corpus()
    rng = random.Random(11)  # noqa: S311 - the same queries at every run
    folder = write_site(records)
    visit(folder, "search.html")
    texts = [block.text for record in records for block in record.body]
    for _ in range(200):
        parts = []
        for _ in range(rng.choice((1, 1, 2))):
            text = rng.choice(texts)
            start = rng.randrange(len(text) - 1)
            parts.append(text[start : start + rng.randrange(1, 7)].strip("。.,") or "基金")
        query = " ".join(parts)
        found = {re.sub(r".*/|\.html", "", address) for address in ask(page, query)}
        assert found == brute(records, query), query


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("lsq", 4),
        ("shenyan", 4),
        (">960亿元", 3),
        ("950亿元..960亿元", 1),
        ("９６４.91", 2),
        ("64.91", 0),
        ("<1亿元", 0),
    ],
)
def test_figures_and_pinyin_are_understood(
    page: Page, folder: Path, query: str, count: int, visit: Visit
) -> None:
    """Initials, pinyin, comparisons in base units, full-width digits, whole figures."""
    visit(folder, "search.html")
    assert len(ask(page, query)) == count


def test_an_input_method_is_waited_for(page: Page, folder: Path, visit: Visit) -> None:
    """Nothing is searched while characters are being composed."""
    visit(folder, "search.html")
    page.evaluate(
        "() => { const q = document.getElementById('q');"
        " q.dispatchEvent(new CompositionEvent('compositionstart')); q.value = 'lao';"
        " q.dispatchEvent(new InputEvent('input', {isComposing: true})); }"
    )
    page.wait_for_timeout(300)
    assert page.inner_text("#status") == ""
    page.evaluate(
        "() => { const q = document.getElementById('q'); q.value = '崂山区';"
        " q.dispatchEvent(new CompositionEvent('compositionend')); }"
    )
    page.wait_for_selector("#results li")


def test_a_search_has_an_address_and_answers_to_keys(page: Page, folder: Path, visit: Visit) -> None:
    """The address after the # brings the same results; arrows walk through them."""
    visit(folder, "search.html")
    ask(page, "基金 2025")
    page.goto(page.url.replace("search.html", "about.html"))
    page.go_back()
    page.wait_for_selector("#results li")
    page.focus("#q")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement === document.querySelector('#results h2 a')")


def test_hostile_text_is_text_in_results_too(
    page: Page, write_site: Callable[[Iterable[Record]], Path], records: list[Record], visit: Visit
) -> None:
    """Neither a title nor the search word becomes markup."""
    hostile = "<img src=x onerror=alert(1)>"
    folder = write_site(
        [replace(records[1], title=hostile, body=(Block("paragraph", f"{hostile}</script>基金"),))]
    )
    visit(folder, "search.html")
    for query in ("onerror", hostile, "</script>"):
        assert len(ask(page, query)) == 1
        assert page.locator("main img, #results script").count() == 0
