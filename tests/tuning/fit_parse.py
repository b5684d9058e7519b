# ruff: noqa: D415, T201, PLW2901, PERF401, E501 - a script: its docstring opens with its command, it prints, arrays are updated in place
"""Fit the weights of the page reader: python tests/tuning/fit_parse.py [--write] [--cross kind|pages]

Reads the development pages of `../shared` and the pages of `own-pages` (gold roles of lines and article boundaries), trains a
conditional random field (softmax margin: a wrong boundary costs more than a wrong role; L2) and writes
`generator/parse/weights.tsv`. `--cross` trains without a kind of page (or a fifth of the
pages) and scores what was left out; pages with the same articles always stay on one side. Each
page is also shown in variants (other layout, no bylines, longer kickers …: `vary_page.py`), so that
what is learned is not the habit of one paper. Needs numpy, which the program itself does not.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import re
import sys
from collections import defaultdict
from pathlib import Path
from types import ModuleType

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

REPO = Path(__file__).resolve().parents[2]
SHARED = REPO.parent / "shared"
OWN = REPO / "tests" / "tuning" / "own-pages"
FOLDERS = (SHARED / "dev-pages", SHARED / "dev-pages-more", OWN)
sys.path.insert(0, str(REPO))

from vary_page import Labelled, lines, vary  # noqa: E402 - the same

from generator.model import Article, Line, SourcePage  # noqa: E402 - the repository must be on the path first
from generator.parse import parse_with  # noqa: E402 - the same
from generator.parse.features import features  # noqa: E402 - the same
from generator.parse.features.joints import joints  # noqa: E402 - the same
from generator.parse.grammar import FOLLOW, JOINTS, OUTPUTS, ROLES, START, STATES, predecessors  # noqa: E402 - the same
from generator.parse.rows import read_rows  # noqa: E402 - the same
from generator.parse.view import View, look  # noqa: E402 - the same
from generator.parse.weights import Weights, state_name  # noqa: E402 - the same

EPOCHS, RATE, L2 = 40, 0.05, 2.5
BOUNDARY_COST, ROLE_COST = 3.0, 1.0
COPIES, VARIANT_WEIGHT = 2, 0.5
OWN_WEIGHT = 0.2  # of a page written for the project beside a real one
MINIMUM_PAGES = 5  # a feature seen on fewer pages says nothing general
FITS = 3
LEAST = 0.03  # a weight below says nothing, and costs time to read
LEAST_OF_ROW = 0.15  # a feature none of whose weights reaches this neither
CAUTION = 1.0  # taken from the bias of a continuation: a false join hides its fault, a missed one shows it
_NOTHING = (0.0,) * len(OUTPUTS)
_ENDS = "。!?！？…)）》:：,，;；、"


class Sample(Struct, frozen=True):
    """A page with its gold states; `names` are the features of each row."""

    key: str
    kind: str
    page: SourcePage
    view: View
    names: list[list[str]]
    states: list[int]
    gold: dict[str, object]
    weight: float = 1.0


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
                following == "body" and row.size <= 22 and row.text.rstrip("”』」’")[-1:] not in _ENDS
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
    """Every development page once (some stand in both folders), and the pages written for the project."""
    found, seen = [], set()
    for folder in FOLDERS:
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        for name, page_gold in sorted(gold.items()):
            path = folder / "pages" / f"{name}.txt"
            data = path.read_bytes()
            if data in seen:
                continue
            seen.add(data)
            page = source_page(path)
            view = look(read_rows(page))
            names = [features(view, at) for at in range(len(view.rows))]
            kind = re.sub(r"_[a-z]?\d+$", "", name)
            found.append(
                Sample(
                    f"{folder.name}/{name}",
                    kind,
                    page,
                    view,
                    names,
                    gold_states(view, page_gold),
                    page_gold,
                    OWN_WEIGHT if folder is OWN else 1.0,
                )
            )
    return found


def variants(sample: Sample, copies: int, rng: random.Random) -> list[Sample]:
    """Copies of a page as other papers would print it; they weigh less than the page itself."""
    labelled = [
        Labelled(row.text, row.gap, "\u3000\u3000" if row.indented else "", *STATES[state])
        for row, state in zip(sample.view.rows, sample.states, strict=True)
    ]
    found = []
    for copy in range(copies):
        rows = vary(labelled, rng)
        page = SourcePage(f"{sample.page.path}+{copy}", lines(rows))
        view = look(read_rows(page))
        if len(view.rows) != len(rows):
            continue  # a piece of a broken line reads as furniture of the page
        names = [features(view, at) for at in range(len(view.rows))]
        states = [STATES.index((row.role, row.opens)) for row in rows]
        found.append(
            replace(
                sample,
                page=page,
                view=view,
                names=names,
                states=states,
                weight=VARIANT_WEIGHT * sample.weight,
            )
        )
    return found


def enlarged(pages: list[Sample], copies: int = COPIES, seed: int = 5) -> list[Sample]:
    """The pages and their variants."""
    rng = random.Random(seed)  # noqa: S311 - a fixed choice, not a secret
    return [*pages, *(variant for sample in pages for variant in variants(sample, copies, rng))]


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


def indices(pages: list[Sample]) -> dict[str, int]:
    """A number for every feature that enough pages have."""
    count: dict[str, set[str]] = defaultdict(set)
    for sample in pages:
        for row in sample.names:
            for name in row:
                count[name].add(sample.key)
    return {
        name: number for number, name in enumerate(sorted(n for n in count if len(count[n]) >= MINIMUM_PAGES))
    }


STATE_OUTPUTS = np.zeros((len(STATES), len(OUTPUTS)))
OPENS = np.array([opens for _, opens in STATES])
ROLE = np.array([ROLES.index(role) for role, _ in STATES])
STATE_OUTPUTS[np.arange(len(STATES)), ROLE] = 1
STATE_OUTPUTS[OPENS, START] = 1
BARRED = np.full((len(STATES), len(STATES)), -1e9)
for _state, _befores in enumerate(predecessors()):
    BARRED[list(_befores), _state] = 0


class Case(Struct):
    """A page as arrays: feature numbers row after row, what each wrong state costs, the gold states."""

    flat: np.ndarray
    offsets: np.ndarray
    lengths: np.ndarray
    joints: list[int]
    gold: np.ndarray
    cost: np.ndarray
    weight: float


def case(sample: Sample, number: dict[str, int]) -> Case:
    """The arrays of one page."""
    rows = [[number[name] for name in row if name in number] for row in sample.names]
    gold = np.array(sample.states)
    cost = (ROLE[None, :] != ROLE[gold][:, None]) * ROLE_COST + (
        OPENS[None, :] != OPENS[gold][:, None]
    ) * BOUNDARY_COST
    lengths = np.array([len(row) for row in rows])
    return Case(
        np.array([index for row in rows for index in row]),
        np.concatenate([[0], np.cumsum(lengths)[:-1]]),
        lengths,
        [JOINTS.index(joint) for joint in joints(sample.view)],
        gold,
        cost,
        sample.weight,
    )


def gradient(
    page: Case, weights: np.ndarray, steps: np.ndarray, into: np.ndarray, into_steps: np.ndarray
) -> None:
    """Add the gradient of one page: what the model expects less what the gold says (forward, backward)."""
    score = np.add.reduceat(weights[page.flat], page.offsets, axis=0) @ STATE_OUTPUTS.T + page.cost
    score[0, ~OPENS] = -1e9
    allowed = steps + BARRED
    size = len(page.gold)
    forward, backward = np.empty_like(score), np.zeros_like(score)
    forward[0] = score[0]
    for at in range(1, size):
        forward[at] = log_sum(forward[at - 1][:, None] + allowed[page.joints[at]], 0) + score[at]
    whole = log_sum(forward[-1], 0)
    for at in range(size - 1, 0, -1):
        joint = page.joints[at]
        onward = allowed[joint] + (score[at] + backward[at])[None, :]
        backward[at - 1] = log_sum(onward, 1)
        into_steps[joint] += page.weight * np.exp(forward[at - 1][:, None] + onward - whole)
        into_steps[joint, page.gold[at - 1], page.gold[at]] -= page.weight
    expected = np.exp(forward + backward - whole)
    expected[np.arange(size), page.gold] -= 1
    np.add.at(into, page.flat, np.repeat(page.weight * (expected @ STATE_OUTPUTS), page.lengths, axis=0))


def log_sum(values: np.ndarray, axis: int) -> np.ndarray:
    """Log Σ exp, safely."""
    top = values.max(axis=axis, keepdims=True)
    return np.squeeze(top, axis) + np.log(np.exp(values - top).sum(axis=axis))


def train(pages: list[Sample], *, l2: float = L2, epochs: int = EPOCHS, seed: int = 7) -> Weights:
    """Fit by Adam in small batches of pages."""
    number = indices(pages)
    cases = [case(sample, number) for sample in pages]
    values = [np.zeros((len(number), len(OUTPUTS))), np.zeros((len(JOINTS), len(STATES), len(STATES)))]
    decay = [l2, l2 / 20]
    mean, spread = [np.zeros_like(v) for v in values], [np.zeros_like(v) for v in values]
    rng = random.Random(seed)  # noqa: S311 - a fixed order, not a secret
    order, clock, batch = list(range(len(cases))), 0, 8
    last = epochs * -(-len(cases) // batch)
    for _ in range(epochs):
        rng.shuffle(order)
        for start in range(0, len(order), batch):
            chunk = order[start : start + batch]
            slopes = [np.zeros_like(v) for v in values]
            for index in chunk:
                gradient(cases[index], *values, *slopes)
            clock += 1
            rate = RATE * (1 - 0.9 * clock / last)
            for value, slope, m, v, shrink in zip(values, slopes, mean, spread, decay, strict=True):
                slope += shrink * len(chunk) / len(cases) * value
                m += 0.1 * (slope - m)
                v += 0.01 * (slope * slope - v)
                value -= rate * (m / (1 - 0.9**clock)) / (np.sqrt(v / (1 - 0.99**clock)) + 1e-8)
    rows = {name: tuple(round(float(x), 2) for x in values[0][index]) for name, index in number.items()}
    pairs = [
        (joint, a, b) for joint in range(len(JOINTS)) for a in range(len(STATES)) for b in range(len(STATES))
    ]
    return Weights(
        {name: row for name, row in rows.items() if any(row)},
        {(JOINTS[j], a, b): round(float(values[1][j, a, b]), 2) for j, a, b in pairs if BARRED[a, b] == 0},
    )


def averaged(pages: list[Sample]) -> Weights:
    """The mean of several fits, each on other variants of the pages: steadier than any one of them."""
    fits = [train(enlarged(pages, seed=5 + turn), seed=7 + turn) for turn in range(FITS)]
    rows = {
        name: tuple(
            round(sum(fit.rows.get(name, _NOTHING)[place] for fit in fits) / FITS, 2)
            for place in range(len(OUTPUTS))
        )
        for name in {name for fit in fits for name in fit.rows}
    }
    steps = {
        step: round(sum(fit.steps.get(step, 0.0) for fit in fits) / FITS, 2)
        for step in {step for fit in fits for step in fit.steps}
    }
    bias = list(rows["bias"])
    bias[ROLES.index("continuation")] = round(bias[ROLES.index("continuation")] - CAUTION, 2)
    rows["bias"] = tuple(bias)
    return Weights({name: row for name, row in sorted(rows.items()) if any(row)}, steps)


def table(weights: Weights) -> str:
    """The weights as `weights.tsv` holds them."""
    lines = [
        "# feature\toutput\tweight; fitted by tests/tuning/fit_parse.py; `*` marks a state that opens an article"
    ]
    lines += [
        f"{state_name(a)} > {state_name(b)}\t{joint}\t{value:g}"
        for (joint, a, b), value in sorted(weights.steps.items())
        if value
    ]
    telling = (name for name, row in weights.rows.items() if max(map(abs, row)) >= LEAST_OF_ROW)
    for name in sorted(telling):
        lines += [
            f"{name}\t{output}\t{value:g}"
            for output, value in zip(OUTPUTS, weights.rows[name], strict=True)
            if abs(value) >= LEAST
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
        weights = averaged([sample for index, sample in enumerate(pages) if group[index] not in held])
        for index in part:
            predicted[pages[index].key] = prediction(parse_with(pages[index].page, weights))
    report(f"cross-{by} all", pages, predicted)
    for kind in sorted({sample.kind for sample in pages}):
        report(f"cross-{by} {kind}", [sample for sample in pages if sample.kind == kind], predicted)
    for folder in FOLDERS:
        own = [sample for sample in pages if sample.key.startswith(folder.name + "/")]
        report(f"cross-{by} {folder.name}/", own, predicted)


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
        weights = averaged(pages)
        (REPO / "generator" / "parse" / "weights.tsv").write_text(table(weights), encoding="utf-8")
        print(len(weights.rows), "features")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
