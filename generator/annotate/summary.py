"""A sentence or two of the article's own for listings, and a stand-in where it has no headline."""

from __future__ import annotations

import re
from itertools import islice

from msgspec import Struct

from generator.annotate.clauses import clauses, sentences, without_formula
from generator.annotate.draft import Draft
from generator.annotate.folding import fold
from generator.annotate.patterns import holds, pattern

LONGEST = 120
_TITLE = 30
_GOOD_TITLE = 24
_SHORTEST_TITLE = 7
_TORN = ("truncated_start", "garbled_fragment")
_HEAD_LOST = ("missing_byline", "missing_dateline")  # with both gone, so is the lede's beginning
_LOOKED_AT = 6  # sentences
_BACKWARD = re.compile(
    "^(?:该|此|这|其|他|她|它|同时|此外|另外|其中|而|但|不过|然而|因此|为此|对此|例如|比如|除|据介绍|据了解|据悉|下一步|目前,|随后|接着|尤其|与此同时|相反|[一二三四五六]是|同[他她它这那]|至此|由此|于是|后来|从而|也|还|那[么里]|历史上|首先|其次|最后|图为|■|▲|△|\\()"
)
_SOMEBODY = re.compile(
    "该[区市县省院校所局厂村镇公行品项馆协]|这[家个座项位所些名种批]|上述|前者|后者"
)  # named before
_AHEAD = 30  # characters in which such a word leaves a stranger guessing
_CUT_HEAD = re.compile(r"[\d.]+(?:公里|米|吨|人|元|个|%)?[,，。]")  # the end of a sentence torn off
_HANGING = re.compile(
    "(?:显示|提出|指出|表示|认为|介绍|强调|透露|宣布|说|消息|报告|上午|下午|晚|[日月年]|[)）]|[上中下前后时]|获悉|了解到|以来|之际|期间|之后)$"
)
_NUMBER = re.compile(r"[0-9](?:%|万|亿|家|个|项|名|人|元|公里|亩|吨|倍|件|次|座|条|所|位)")
_TELLING = pattern(
    "举行|召开|启动|开幕|闭幕|落户|签约|发布|公布|通过|完成|建成|开通|投用|投产|成立|"
    "入选|获|增长|下降|达到|突破|实现|推进|推动|打造|建设|开展|出台|印发|举办|揭牌|"
    "开工|竣工|上线|运行|公开审理|宣判|访问|会见|取得|保持|提高|提升|加快|加强|组织|"
    "进入|迎来|助力|构建|形成|成为|占|居"
)


class _Candidate(Struct):
    text: str
    paragraph: int
    order: int
    score: float


def summary(draft: Draft) -> None:
    """Set `draft.summary` (at most 120 characters, chosen) and, without a headline, a stand-in."""
    found = _candidates(draft)
    draft.summary = _joined(found)
    if draft.article.headline is None:
        draft.stand_in_title = _stand_in(found, draft)


def _candidates(draft: Draft) -> list[_Candidate]:
    """The first sentences, formula cut off, each with how much it tells."""
    defects = {defect.kind for defect in draft.article.defects}
    torn = not defects.isdisjoint(_TORN) or defects.issuperset(_HEAD_LOST)
    names = [tag.name.removesuffix("区") for tag in draft.districts if tag.role == "subject"]
    terms = [word for tag in draft.topics[:1] for word in tag.words[:4]]
    found: list[_Candidate] = []
    paragraphs = draft.article.paragraphs
    for number, paragraph in enumerate(paragraphs):
        folded, behind = fold(paragraph), 0  # each sentence is found in it rather than folded once more
        for place, sentence in enumerate(islice(sentences(paragraph), _LOOKED_AT + 1)):
            if torn and number == 0 and place == 0:
                continue
            text = without_formula(sentence)
            if len(text) >= 8:  # noqa: PLR2004 - characters: shorter ones say nothing
                start = paragraph.index(text, behind)
                behind = start + len(text)
                tells = _tells(text, folded[start:behind], names, terms)
                score = tells - 0.35 * len(found) - (0.5 if place else 0.0)
                found.append(_Candidate(text, number, len(found), score))
            if len(found) > _LOOKED_AT:
                return found
    if not found and torn and paragraphs:
        text = without_formula(paragraphs[0])
        found.append(_Candidate(text, 0, 0, 0.0))  # better a torn sentence than none
    return found


def _tells(text: str, plain: str, names: list[str], terms: list[str]) -> float:
    """How much a sentence tells; `plain` is the same folded."""
    score = 2.0 if 20 <= len(text) <= LONGEST else 0.5  # noqa: PLR2004
    score += 1.0 if _NUMBER.search(plain) else 0.0
    score += 0.6 if _TELLING.search(plain) else 0.0
    score += 0.8 if holds(text, names) else 0.0
    score += 0.3 * sum([term in text for term in terms])
    score -= 2.5 if _BACKWARD.match(plain) else 0.0
    score -= 1.3 if _SOMEBODY.search(text, 0, _AHEAD) else 0.0
    score -= 2.0 if _CUT_HEAD.match(plain) else 0.0
    score -= 1.5 if plain[-1] not in "。.!?;:”" else 0.0  # broken off
    score -= 1.5 if text[0] in "“‘" and "”" not in text[:-1] else 0.0
    return score - (1.0 if plain.endswith(("?", "!", "？", "！")) else 0.0)


def _joined(found: list[_Candidate]) -> str | None:
    if not found:
        return None
    best = max(found, key=lambda candidate: (candidate.score, -candidate.order))
    if len(best.text) > LONGEST:
        return _shortened(best.text)
    following = next((c for c in found if c.order == best.order + 1 and c.paragraph == best.paragraph), None)
    if following and len(best.text) + len(following.text) <= LONGEST and following.score > 0:
        return best.text + following.text
    return best.text


def _shortened(text: str) -> str:
    """Whole clauses from the beginning, as many as fit, then an ellipsis."""
    kept = ""
    for clause in clauses(text):
        if len(kept) + len(clause) > LONGEST - 1:
            break
        kept += clause
    return (kept.rstrip(",，;；、:：") or text[: LONGEST - 1]) + "…"


def _stand_in(found: list[_Candidate], draft: Draft) -> str | None:
    """The clause of the first sentences that reads most like a headline, at most 30 characters."""
    best: tuple[float, str] | None = None
    places = tuple([m.surface for m in draft.mentions if m.kind in ("place", "organisation")])
    for candidate in found[:5]:
        for clause in clauses(candidate.text):
            text = clause.strip(",，;；。、:： ")
            if not _SHORTEST_TITLE <= len(text) <= _TITLE:
                continue
            score = 1.0 if _TELLING.search(text) else 0.0
            score += 1.0 if text.startswith(places) else 0.0
            score += 0.4 if holds(text, places) else 0.0
            score += 0.3 if len(text) >= 12 else 0.0  # noqa: PLR2004
            score -= (
                1.2 if _BACKWARD.match(text) or text[0] in "同并使让把将也还又且和与是从以为对向" else 0.0
            )
            score -= 1.5 if _HANGING.search(text) else 0.0
            score -= 0.3 if len(text) > _GOOD_TITLE else 0.0
            score -= 0.35 * candidate.order + (0.6 if text[0] == "在" else 0.0)
            if best is None or score > best[0]:
                best = (score, text)
    if best:
        return best[1]
    first = found[0].text if found else ""
    return first[: _TITLE - 1] + "…" if len(first) > _TITLE else first or None
