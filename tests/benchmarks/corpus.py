"""A corpus for the benchmarks: articles of 1,200 characters with 20 metrics, the same for the same number.

Sentences are put together from a few patterns of our own; figures, places, people and topics vary, and
each article's series are those of its district, so that figures have a past.
"""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from generator.model import (
    Block,
    Byline,
    DistrictTag,
    Figure,
    Period,
    Person,
    Quantity,
    Record,
    SourceRef,
    TopicTag,
)
from generator.records import reading, writing

A_DAY = 25
KNOWN_EVERY = 4  # of so many figures one belongs to a series
FIRST_DAY = date(2024, 1, 1)
DISTRICTS = (
    "市南区",
    "市北区",
    "西海岸新区",
    "崂山区",
    "李沧区",
    "城阳区",
    "即墨区",
    "胶州市",
    "平度市",
    "莱西市",
)
TOPICS = ("economy", "industry", "finance", "employment", "education", "health", "transport", "sport")
SUBJECTS = (
    ("industrial-output", "规上工业增加值", "亿元", "money"),
    ("retail-sales", "社会消费品零售总额", "亿元", "money"),
    ("fixed-investment", "固定资产投资", "亿元", "money"),
    ("budget-revenue", "一般公共预算收入", "亿元", "money"),
    ("trade", "外贸进出口额", "亿元", "money"),
    ("new-entities", "新增市场主体", "家", "count"),
    ("new-jobs", "城镇新增就业", "人", "count"),
    ("invention-patents", "有效发明专利量", "件", "count"),
    ("tourists", "接待游客", "人次", "count"),
    ("hospital-beds", "医疗床位", "张", "count"),
)
PATTERNS = (
    "{place}统计部门通报,今年前{month}个月{subject}达到{printed},比去年同期多出不少,街道和园区都说这个数来之不易。",
    "记者走访{place}了解到,{subject}已有{printed},负责此事的科室把每月的变化都贴在走廊的墙上。",
    "到{month}月底,{place}的{subject}为{printed},比年初定下的目标走得快一些,后面两个季度仍要看订单。",
    "在{place}的例会上,大家先念的是{subject}:{printed},接着才说到下一步要补的短处和要修的路。",
)
PEOPLE = ("孙立言", "高文澜", "周启明", "吴思远", "郑海宁", "冯若水", "陈望舒", "卫长风")


def article(number: int) -> tuple[str, str]:
    """The path below the content folder, and the Markdown, of the n-th article."""
    rng = random.Random(number)  # noqa: S311 - a corpus, not a secret
    day = FIRST_DAY + timedelta(days=number // A_DAY)
    place = DISTRICTS[number % len(DISTRICTS)]
    paragraphs: list[Block] = []
    figures: list[Figure] = []
    for n in range(20):
        indicator, subject, unit, kind = SUBJECTS[(n + number) % len(SUBJECTS)]
        value = Decimal(rng.randrange(100, 99999)) / (10 if kind == "money" else 1)
        printed = f"{value}{unit}"
        sentence = PATTERNS[n % len(PATTERNS)].format(
            place=place, month=rng.randint(1, 12), subject=subject, printed=printed
        )
        figures.append(
            Figure(
                printed,
                Quantity(value * 10**8, "元") if kind == "money" else Quantity(value, unit),
                "money" if kind == "money" else "count",
                subject,
                indicator if n % KNOWN_EVERY == 0 else None,
                place,
                Period(f"{day.year}-01", f"{day.year}-{day.month:02d}", "month"),
                quote=sentence,
                rule="bench",
            )
        )
        if n % 3 == 0:
            paragraphs.append(Block("paragraph", sentence))
        else:
            paragraphs[-1] = Block("paragraph", paragraphs[-1].text + sentence)
    slug = f"bench-{number:06d}"
    folder = f"articles/{day:%Y/%m/%d}"
    record = Record(
        id=f"{day:%Y%m%d}-{number:06d}",
        date=day,
        title=f"{place}第{number}号简报:{SUBJECTS[number % len(SUBJECTS)][1]}有新数",
        body=tuple(paragraphs),
        kicker=f"{place}这一个月" if number % 3 == 0 else None,
        deck="数字背后是人和路" if number % 4 == 0 else None,
        paper="青岛日报",
        page=f"A{number % 8 + 1:02d}",
        bylines=(Byline(rng.choice(PEOPLE), "记者", "青岛日报"),),
        districts=(
            DistrictTag(place, "subject"),
            DistrictTag(DISTRICTS[(number + 3) % len(DISTRICTS)], "mentioned"),
        ),
        topics=(TopicTag(TOPICS[number % len(TOPICS)]), TopicTag(TOPICS[(number + 1) % len(TOPICS)])),
        people=(Person(rng.choice(PEOPLE), "科长"),),
        organisations=(f"{place}统计局",),
        metrics=tuple(figures),
        source=SourceRef(f"sources/{day}.txt", "0" * 64, number % A_DAY * 40 + 1, number % A_DAY * 40 + 38),
    )
    return f"{folder}/{slug}.md", writing.dump(record)


def page(first: int, last: int) -> str:
    """The n-th articles as a raw page has them: headline, byline, indented paragraphs."""
    lines: list[str] = []
    for number in range(first, last):
        name, text = article(number)
        record = reading.load(text, name)
        lines += [record.title or "", f"□记者 {record.bylines[0].name}"]
        lines += ["\u3000\u3000" + block.text for block in record.body]
    return "\n".join(lines) + "\n"


def write_pages(content: Path, first: int, last: int, articles: int = 5) -> None:
    """Write raw pages of so many articles each below a content folder, as an edition of their day."""
    for number in range(first, last, articles):
        day = FIRST_DAY + timedelta(days=number // A_DAY)
        path = content / f"sources/{day}/A{(number % A_DAY) // articles + 1:02d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(number, min(last, number + articles)), "utf-8")


def write_corpus(content: Path, first: int, last: int) -> None:
    """Write articles `first` to `last` (not included) below a content folder, with the city's settings."""
    (content / "articles").mkdir(parents=True, exist_ok=True)
    (content / "site.yaml").write_text("title: 基准\ncity: 青岛市\n", "utf-8")
    for number in range(first, last):
        name, text = article(number)
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    write_corpus(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
