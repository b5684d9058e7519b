"""What the article is about: weighted terms, counted where they weigh."""

from __future__ import annotations

from math import sqrt

from generator.annotate.draft import Draft
from generator.annotate.folding import fold
from generator.model import TopicTag

_PLACE = {"headline": 4.0, "kicker": 3.0, "deck": 2.5, "subhead": 1.5, "caption": 1.0, "paragraph": 1.0}
_LEDE = 1.6  # the first paragraph
_MORE, _SHARE, _LEAST = 3, 0.5, 4.0  # other topics: how many, how near the first, how strong at least
Weights = tuple[tuple[str, float], ...]
_WORDS = 6  # that are shown as deciding


def topics(draft: Draft) -> None:
    """Set `draft.topics`: the primary one, then up to three others, each with the words that decided it."""
    values: dict[str, dict[str, float]] = {}
    for word, (count, weights) in _counted(draft).items():
        value = sqrt(count) * (1 + 0.15 * (len(word) - 2))
        for topic, weight in weights:
            values.setdefault(topic, {})[word] = weight * value
    scored = sorted(((sum(words.values()), topic) for topic, words in values.items()), key=_order)
    if scored:
        best = scored[0][0]
        others = [item for item in scored[1 : _MORE + 1] if item[0] >= _SHARE * best and item[0] >= _LEAST]
        draft.topics = [TopicTag(topic, _deciding(values[topic])) for _, topic in [scored[0], *others]]


def _counted(draft: Draft) -> dict[str, tuple[float, Weights]]:
    """Term → (how often it stands, by the weight of the blocks; the topics it speaks for)."""
    matcher = draft.context.lexicon.topics.matcher
    texts: dict[float, list[str]] = {}
    lede = True
    for block in draft.article.blocks:
        factor = _PLACE[block.kind]
        if block.kind == "paragraph" and lede:
            factor, lede = _LEDE, False
        texts.setdefault(factor, []).append(fold(block.text))
    counts: dict[str, tuple[float, Weights]] = {}
    for factor, alike in texts.items():
        for word, count, weights in matcher.counted("\n".join(alike)):
            before = counts[word][0] if word in counts else 0.0
            counts[word] = before + count * factor, weights
    return counts


def _order(item: tuple[float, str]) -> tuple[float, str]:
    return -item[0], item[1]


def _deciding(values: dict[str, float]) -> tuple[str, ...]:
    return tuple(sorted(values, key=lambda word: (-values[word], word))[:_WORDS])
