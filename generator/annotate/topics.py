"""What the article is about: weighted terms, counted where they weigh."""

from __future__ import annotations

from math import sqrt

from generator.annotate.draft import Draft
from generator.annotate.folding import fold
from generator.model import TopicTag

_PLACE = {"headline": 4.0, "kicker": 3.0, "deck": 2.5, "subhead": 1.5, "caption": 1.0, "paragraph": 1.0}
_LEDE = 1.6  # the first paragraph
_MORE, _SHARE, _LEAST = 3, 0.5, 4.0  # other topics: how many, how near the first, how strong at least
_WORDS = 6  # that are shown as deciding


def topics(draft: Draft) -> None:
    """Set `draft.topics`: the primary one, then up to three others, each with the words that decided it."""
    matcher = draft.context.lexicon.topics.matcher
    terms: dict[str, dict[str, tuple[float, float]]] = {}
    lede = True
    for block in draft.article.blocks:
        factor = _PLACE[block.kind]
        if block.kind == "paragraph" and lede:
            factor, lede = _LEDE, False
        text = fold(block.text)
        for start, end, weights in matcher.find(text):
            for topic, weight in weights:
                found = terms.setdefault(topic, {})
                word = text[start:end]
                found[word] = (found[word][0] + factor if word in found else factor, weight)
    scored = []
    for topic, found in terms.items():
        values = {
            word: weight * sqrt(count) * (1 + 0.15 * (len(word) - 2))
            for word, (count, weight) in found.items()
        }
        scored.append(
            (sum(values.values()), topic, sorted(values, key=lambda word: (-values[word], word))[:_WORDS])
        )
    scored.sort(key=lambda item: (-item[0], item[1]))
    if scored:
        best = scored[0][0]
        others = [item for item in scored[1 : _MORE + 1] if item[0] >= _SHARE * best and item[0] >= _LEAST]
        draft.topics = [TopicTag(topic, tuple(words)) for _, topic, words in [scored[0], *others]]
