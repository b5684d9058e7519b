"""A small newsroom for the tests of render/: records written by hand, a library of them, its whole site."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from generator.catalogue.cards import card_of
from generator.catalogue.library import Library
from generator.catalogue.rows import put_rows, rows_of
from generator.catalogue.store import Store
from generator.config import Config
from generator.lexicon import Lexicon
from generator.model import (
    Block,
    Byline,
    Correction,
    Defect,
    DistrictTag,
    Doubt,
    Figure,
    Period,
    Person,
    Quantity,
    Quotation,
    Record,
    SourceRef,
    TopicTag,
)
from generator.render.pages import page_kinds
from generator.render.renderer import Renderer
from generator.render.words.strings import read_strings

TEMPLATES = Path(__file__).parents[2] / "templates"
DISTRICTS = """
districts:
- {name: 崂山区, tile: [2, 1]}
- {name: 市南区, tile: [1, 1]}
- {name: 莱西市, tile: [1, 2]}
labels:
- {text: 海湾, tile: [2, 2]}
"""
BODY = (
    "截至2025年11月,崂山区登记的基金管理人达到102家,在管基金规模达964.91亿元,居全市首位。",
    "招聘周期缩短40%。“钱到了,人也要到。”中心主任沈砚秋说。",
)


def figure(
    printed: str, value: str, unit: str, kind: str, subject: str, quote: str, **more: object
) -> Figure:
    """A figure of 崂山区."""
    return Figure(printed, Quantity(Decimal(value), unit), kind, subject, place="崂山区", quote=quote, **more)  # type: ignore[arg-type]


def record(number: int, day: date, managed: str, **more: object) -> Record:
    """An article with everything a record can have, whose fund volume is `managed` hundred million."""
    body = (
        Block("paragraph", BODY[0].replace("964.91", managed)),
        Block("subhead", "人从哪里来"),
        Block("paragraph", BODY[1]),
    )
    until = Period(None, "2025-11", "month")
    values: dict[str, object] = {
        "id": f"{day:%Y%m%d}-a{number}b2c3",
        "date": day,
        "title": f"基金规模{managed}亿元",
        "body": body,
        "kicker": "登记的基金管理人102家",
        "deck": "三项指标居首位",
        "paper": "青岛城事报",
        "page": "A02",
        "dateline": "本报1月7日讯",
        "summary": "崂山区登记的基金管理人达到102家。",
        "bylines": (Byline("林溪", "记者", "青岛城事报"),),
        "districts": (DistrictTag("崂山区", "subject"), DistrictTag("莱西市", "mentioned")),
        "topics": (TopicTag("finance", ("基金",)),),
        "people": (Person("沈砚秋", "主任", "崂山区金融发展中心"),),
        "organisations": ("崂山区金融发展中心",),
        "quotations": (Quotation("钱到了,人也要到。", "沈砚秋", "说", named=True),),
        "captions": ("园区一角。",),
        "metrics": (
            figure(
                "102家",
                "102",
                "家",
                "count",
                "基金管理人",
                body[0].text,
                indicator="fund_managers",
                period=until,
            ),
            figure(
                f"{managed}亿元",
                str(Decimal(managed) * 10**8),
                "元",
                "money",
                "在管基金规模",
                body[0].text,
                indicator="fund_volume",
                period=until,
            ),
            figure("全市首位", "1", "位", "rank", "在管基金规模", body[0].text, scope="全市"),
            figure("40%", "-40", "%", "change", "招聘周期", "招聘周期缩短40%。"),
            figure("7.5%", "7.5", "%", "change", "增加值", "这句话已经不在正文里。"),
        ),
        "defects": (Defect("mid_sentence_break", (34, 36), repaired=True), Defect("truncated_start", (3,))),
        "doubts": (Doubt("failed_sum", "4加3得7,文中作9", BODY[1]),),
        "source": SourceRef("sources/page.txt", "0" * 64, 3, 20),
    }
    return Record(**(values | more))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def records() -> list[Record]:
    """Three editions: a value, a step up, and a later printing that contradicts the first."""
    return [
        record(1, date(2025, 12, 20), "952.6"),
        record(2, date(2026, 1, 8), "964.91"),
        record(
            3, date(2026, 1, 8), "964.91", title=None, stand_in_title="规模又增", districts=(), sample=True
        ),
        record(
            4,
            date(2026, 2, 5),
            "966.0",
            corrections=(Correction("metrics.0.value", "102家", "101家", date(2026, 2, 6), "报纸更正"),),
        ),
    ]


@pytest.fixture(scope="session")
def sources() -> dict[str, bytes]:
    """Every file of the templates folder."""
    files = (path for path in sorted(TEMPLATES.rglob("*")) if path.is_file())
    return {path.relative_to(TEMPLATES).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="session")
def words(sources: dict[str, bytes]) -> dict[str, str]:
    """The Chinese words."""
    return read_strings(sources["strings/zh-CN.yaml"].decode(), "zh-CN.yaml")


@pytest.fixture(scope="session")
def renderer(sources: dict[str, bytes], words: dict[str, str]) -> Renderer:
    """The renderer of the Chinese site."""
    return Renderer({name: data.decode() for name, data in sources.items()}, words)


@pytest.fixture(scope="session")
def make_library(
    tmp_path_factory: pytest.TempPathFactory, words: dict[str, str]
) -> Callable[[Iterable[Record]], Library]:
    """Records → library."""

    def make(records: Iterable[Record]) -> Library:
        store = Store(tmp_path_factory.mktemp("catalogue"), "test")
        for one in records:
            put_rows(store.db, rows_of(card_of(one, f"articles/{one.id}.md"), one))
        store.index()
        lexicon = Lexicon({"districts.yaml": DISTRICTS}, "青岛市")
        config = Config(title="城事数读", city="青岛市", address="http://news.example")
        return Library(store.db, config, lexicon, words)

    return make


@pytest.fixture(scope="session")
def make_site(
    sources: dict[str, bytes], renderer: Renderer, make_library: Callable[[Iterable[Record]], Library]
) -> Callable[[Iterable[Record]], dict[str, bytes]]:
    """Records → every file of their site, by path."""

    def make(records: Iterable[Record]) -> dict[str, bytes]:
        library = make_library(records)
        static = {n.removeprefix("static/"): data for n, data in sources.items() if n.startswith("static/")}
        cards, files = list(library.all_cards()), {}
        for kind in page_kinds(static):
            keys = [*kind.standing(library), *(key for card in cards for key in kind.keys(card))]
            for key in dict.fromkeys(keys):
                view, path = kind.view(key, library), kind.path(key)
                if view is None:
                    continue
                assert path not in files, f"two pages at {path}"
                files[path] = (
                    kind.produce(view) if kind.produce else renderer.render(str(kind.template), view, path)
                )
        return files

    return make


@pytest.fixture(scope="session")
def site(
    make_site: Callable[[Iterable[Record]], dict[str, bytes]], records: list[Record]
) -> dict[str, bytes]:
    """The site of the small newsroom."""
    return make_site(records)
