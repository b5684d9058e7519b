"""What the article is about: weighted terms, counted where they weigh."""

from __future__ import annotations

from collections import defaultdict
from math import sqrt

from generator.annotate.draft import Draft
from generator.annotate.folding import fold
from generator.lexicon.matcher import Matcher
from generator.lexicon.topics import Weights
from generator.model import TopicTag

_PLACE = {"headline": 4.0, "kicker": 3.0, "deck": 2.5, "subhead": 1.5, "caption": 1.0, "paragraph": 1.0}
_LEDE = 1.6  # the first paragraph
_MORE, _SHARE, _LEAST = 3, 0.5, 4.0  # other topics: how many, how near the first, how strong at least
_WORDS = 6  # that are shown as deciding


def topics(draft: Draft) -> None:
    """Set `draft.topics`: the primary one, then up to three others, each with the words that decided it."""
    matcher = draft.context.lexicon.topics.matcher
    values: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for word, count in _counted(draft, matcher).items():
        value = sqrt(count) * (1 + 0.15 * (len(word) - 2))
        for topic, weight in matcher.values[word]:
            values[topic][word] = weight * value
    scored = sorted([(-sum(words.values()), topic) for topic, words in values.items()])  # the strongest first
    if scored:
        least = max(_SHARE * -scored[0][0], _LEAST)
        others = [topic for value, topic in scored[1 : _MORE + 1] if -value >= least]
        draft.topics = [TopicTag(topic, _deciding(values[topic])) for topic in (scored[0][1], *others)]


def _counted(draft: Draft, matcher: Matcher[Weights]) -> dict[str, float]:
    """Term → how often it stands in the article, by the weight of the blocks."""
    texts: defaultdict[float, list[str]] = defaultdict(list)
    lede = True
    for block in draft.article.blocks:
        factor = _PLACE[block.kind]
        if lede and block.kind == "paragraph":
            factor, lede = _LEDE, False
        texts[factor].append(fold(block.text))
    counts: dict[str, float] = {}
    for factor, alike in texts.items():
        for word, count in matcher.counted("\n".join(alike)).items():
            counts[word] = counts.get(word, 0.0) + count * factor
    return counts


def _deciding(values: dict[str, float]) -> tuple[str, ...]:
    strongest = sorted([(-value, word) for word, value in values.items()])
    return tuple([word for _, word in strongest[:_WORDS]])
