"""Fit the weights of the page reader: python tests/tuning/fit_parse.py [--write] [--cross kind|pages]

Reads the development pages of `../shared` (gold roles of lines and article boundaries), trains a
structured perceptron (averaged, cost-augmented: a wrong boundary costs more than a wrong role) and writes
`generator/parse/weights.tsv`. `--cross` trains without a kind of page (or a fifth of the
pages) and scores what was left out; pages with the same articles always stay on one side.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

REPO = Path(__file__).resolve().parents[2]
SHARED = REPO.parent / "shared"
sys.path.insert(0, str(REPO))

from generator.model import Article, Line, SourcePage  # noqa: E402 - the repository must be on the path first
from generator.parse import parse_with  # noqa: E402 - the same
from generator.parse.features import View, features, look  # noqa: E402 - the same
from generator.parse.grammar import FOLLOW, OUTPUTS, START, STATES, ROLES  # noqa: E402 - the same
from generator.parse.reading import best, bounds  # noqa: E402 - the same
from generator.parse.rows import read_rows  # noqa: E402 - the same
from generator.parse.weights import Weights, state_name  # noqa: E402 - the same

EPOCHS = 14
BOUNDARY_COST, ROLE_COST = 3.0, 1.0
MINIMUM_PAGES = 3  # a feature seen on fewer pages says nothing general
_ENDS = "。!?！？…”』」’)）》:：,，;；、"


@dataclass(frozen=True)
class Sample:
    """A page with its gold states; `names` are the features of each row."""

    key: str
    kind: str
    page: SourcePage
    view: View
    names: list[list[str]]
    states: list[int]
    gold: dict[str, object]


def decode(data: bytes) -> str:
    """UTF-8, else GB18030: the two encodings of the development pages."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def source_page(path: Path) -> SourcePage:
    """A page as `sources/` would hand it over."""
    lines, start = [], 0
    text = decode(path.read_bytes())
    for number, part in enumerate(re.split(r"(\r\n|\r|\n)", text)):
        if number % 2 == 0:
            lines.append(Line(len(lines) + 1, start, part))
        start += len(part)
    return SourcePage(path.name, tuple(lines))


def gold_states(view: View, gold: dict[str, object]) -> list[int]:
    """The gold roles as states of the grammar."""
    labels = gold["lines"]
    firsts = {article["first_line"] for article in gold["articles"]}
    roles = []
    for row in view.rows:
        roles.append(labels.get(str(row.number), "a0 body").split(" ")[1])
    states = []
    for index, (row, role) in enumerate(zip(view.rows, roles, strict=True)):
        following = roles[index + 1] if index + 1 < len(roles) else ""
        opens = row.number in firsts
        if role == "caption":
            role = "caption_more" if index and roles[index - 1] == "caption" else "caption"
        elif role in {"body", "duplicate"}:
            subhead = (
                following == "body" and row.size <= 22 and row.text[-1] not in _ENDS
                and view.kinds[index] in {"short", "label", "tiny", "medium"} and not opens
            )  # fmt: skip
            role = "subhead" if subhead else "paragraph"
        elif role == "subhead" and row.text[-1] in "。！？":
            role = "paragraph"
        state = (role, opens)
        if state not in FOLLOW:
            state = ("kicker", False) if role == "kicker" else ("paragraph", opens)
        states.append(STATES.index(state))
    return states


def samples() -> list[Sample]:
    """Every development page once (some stand in both folders)."""
    found, seen = [], set()
    for folder in ("dev-pages", "dev-pages-more"):
        gold = json.loads((SHARED / folder / "gold.json").read_text(encoding="utf-8"))
        for name, page_gold in sorted(gold.items()):
            path = SHARED / folder / "pages" / f"{name}.txt"
            data = path.read_bytes()
            if data in seen:
                continue
            seen.add(data)
            page = source_page(path)
            view = look(read_rows(page))
            names = [features(view, at) for at in range(len(view.rows))]
            kind = re.sub(r"_\d+$", "", name)
            found.append(Sample(f"{folder}/{name}", kind, page, view, names, gold_states(view, page_gold), page_gold))
    return found


def groups(pages: list[Sample]) -> list[int]:
    """A number for each page; pages that share an article share the number."""
    owner: dict[str, int] = {}
    parent = list(range(len(pages)))

    def root(index: int) -> int:
        while parent[index] != index:
            index = parent[index]
        return index

    for index, sample in enumerate(pages):
        for article in sample.gold["articles"]:
            text = re.sub(r"\W", "", article["body"]["last15"])
            if len(text) > 8:
                other = owner.setdefault(text, index)
                parent[root(index)] = root(other)
    return [root(index) for index in range(len(pages))]


def emissions(names: list[list[str]], table: dict[str, list[float]]) -> list[list[float]]:
    """Sums of weights per row and output."""
    result = []
    for row in names:
        total = [0.0] * len(OUTPUTS)
        for name in row:
            weights = table.get(name)
            if weights:
                total = [a + b for a, b in zip(total, weights, strict=True)]
        result.append(total)
    return result


def train(pages: list[Sample], *, epochs: int = EPOCHS, seed: int = 7) -> Weights:
    """An averaged perceptron whose guesses are handicapped by their cost."""
    count: dict[str, set[int]] = defaultdict(set)
    for number, sample in enumerate(pages):
        for row in sample.names:
            for name in row:
                count[name].add(number)
    kept = {name for name, where in count.items() if len(where) >= MINIMUM_PAGES}
    data = [[[name for name in row if name in kept] for row in sample.names] for sample in pages]
    table: dict[str, list[float]] = {name: [0.0] * len(OUTPUTS) for name in kept}
    total: dict[str, list[float]] = {name: [0.0] * len(OUTPUTS) for name in kept}
    steps: dict[tuple[int, int], float] = defaultdict(float)
    steps_total: dict[tuple[int, int], float] = defaultdict(float)
    rng = random.Random(seed)  # noqa: S311 - a fixed order, not a secret
    clock = 1
    order = list(range(len(pages)))
    for _ in range(epochs):
        rng.shuffle(order)
        for number in order:
            sample, names = pages[number], data[number]
            score = emissions(names, table)
            augment(score, sample.states)
            guess = best(score, bounds(sample.view.rows), Weights({}, steps))
            for at, (right, wrong) in enumerate(zip(sample.states, guess, strict=True)):
                if right != wrong:
                    for state, sign in ((right, 1.0), (wrong, -1.0)):
                        role, opens = STATES[state]
                        columns = [ROLES.index(role)] + [START] * opens
                        for name in names[at]:
                            for column in columns:
                                table[name][column] += sign
                                total[name][column] += sign * clock
                if at:
                    old, new = (sample.states[at - 1], right), (guess[at - 1], wrong)
                    if old != new:
                        for step, sign in ((old, 1.0), (new, -1.0)):
                            steps[step] += sign
                            steps_total[step] += sign * clock
            clock += 1
    rows = {
        name: tuple(round(w - t / clock, 2) for w, t in zip(table[name], total[name], strict=True)) for name in kept
    }
    return Weights(
        {name: row for name, row in rows.items() if any(row)},
        {step: round(steps[step] - steps_total[step] / clock, 2) for step in steps},
    )


def augment(score: list[list[float]], states: list[int]) -> None:
    """Make every wrong answer look better by what it would cost, so that the right one must win clearly."""
    for row, state in zip(score, states, strict=True):
        role, opens = STATES[state]
        for column in range(START):
            row[column] += 0.0 if ROLES[column] == role else ROLE_COST
        row[START] += -BOUNDARY_COST if opens else BOUNDARY_COST


def table(weights: Weights) -> str:
    """The weights as `weights.tsv` holds them."""
    lines = ["# feature\toutput\tweight; fitted by tests/tuning/fit_parse.py; `*` marks a state that opens an article"]
    lines += [
        f"{state_name(a)} > {state_name(b)}\tstep\t{value:g}" for (a, b), value in sorted(weights.steps.items()) if value
    ]
    for name in sorted(weights.rows):
        lines += [
            f"{name}\t{output}\t{value:g}"
            for output, value in zip(OUTPUTS, weights.rows[name], strict=True)
            if value
        ]
    return "\n".join(lines) + "\n"


def prediction(articles: tuple[Article, ...]) -> list[dict[str, object]]:
    """Articles as `score_pages.py` wants them."""
    return [
        {
            "first_line": article.source.first_line,
            "last_line": article.source.last_line,
            "headline": article.headline,
            "captions": list(article.captions),
            "paragraphs": list(article.paragraphs),
        }
        for article in articles
        if article.source
    ]


def scorer() -> ModuleType:
    """The scoring program of the shared folder."""
    spec = importlib.util.spec_from_file_location("score_pages", SHARED / "gold" / "score_pages.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SHARED)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def report(title: str, pages: list[Sample], predicted: dict[str, list[dict[str, object]]]) -> None:
    """Print the scores of some pages."""
    gold = {sample.key: sample.gold for sample in pages}
    print(title, json.dumps(scorer().score(gold, predicted)))


def cross(pages: list[Sample], by: str, seed: int) -> None:
    """Train without a part, score the part; print each kind and all."""
    group = groups(pages)
    parts: dict[str, list[int]] = defaultdict(list)
    if by == "kind":
        for index, sample in enumerate(pages):
            parts[sample.kind].append(index)
    else:
        shuffled = sorted(set(group))
        random.Random(seed).shuffle(shuffled)  # noqa: S311 - a fixed order, not a secret
        fold = {number: place % 5 for place, number in enumerate(shuffled)}
        for index, number in enumerate(group):
            parts[str(fold[number])].append(index)
    predicted = {}
    for part in parts.values():
        held = {group[index] for index in part}
        weights = train([sample for index, sample in enumerate(pages) if group[index] not in held])
        for index in part:
            predicted[pages[index].key] = prediction(parse_with(pages[index].page, weights))
    report(f"cross-{by} all", pages, predicted)
    for kind in sorted({sample.kind for sample in pages}):
        report(f"cross-{by} {kind}", [sample for sample in pages if sample.kind == kind], predicted)
    for folder in ("dev-pages/", "dev-pages-more/"):
        report(f"cross-{by} {folder}", [sample for sample in pages if sample.key.startswith(folder)], predicted)


def main() -> int:
    """Fit, and write or print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--cross", choices=["kind", "pages"], action="append", default=[])
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if not SHARED.is_dir():
        print(f"skipped: {SHARED} is missing", file=sys.stderr)
        return 0
    pages = samples()
    for by in arguments.cross:
        cross(pages, by, arguments.seed)
    if arguments.write:
        weights = train(pages)
        (REPO / "generator" / "parse" / "weights.tsv").write_text(table(weights), encoding="utf-8")
        print(len(weights.rows), "features")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
