"""How much a run of characters looks like a Chinese name, and where such a name ends."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from generator.annotate.names.person_he import HE, fits_name
from generator.lexicon.names import NameWords
from generator.lexicon.words import Word

# Characters that no given name has: particles, pronouns, measure words, auxiliaries.
NEVER = frozenset(
    "的了着吗呢吧啊呀哦哪么们这那此每各您我你他她它咱谁啥怎被把将让使给对往由跟及或并且但却虽即便都还也很太最更再又只就曾已没未不是到去说讲问答叫称谈看听想要能该须做作"
    "和于某个位件条张块些种岁届亿两几余等占获表示约后内外间候费款额"
)
_NOT_GIVEN = NEVER - {HE}
SELDOM = frozenset(
    "有在中来向从时以可应因与所名前会月日少百千多次共均而干第级内上下"
)  # in names, but far more often not
_TOWNS = frozenset("镇乡县")
_A_TOWN = 3.0
_HARDLY_LAST = frozenset("为自所因率地携时在向从")
_CREDITS = frozenset("摄绘")
_AFTER_PREPOSITION = 1.5
_PLAIN = 1.4  # below it no character of a given name is a typical one
# Verbs of one character: before 了 and 着 they are no part of a name (程序员邓涛|骑了24天).
_ACTS = frozenset("骑跑走种开修教写拍干养卖买打拉推守游登爬唱跳画念读背戴拿抱喝吃站坐等找送接吐愣掏递捐存攒")
_RISKY = frozenset("占外约获")  # given names only where a title and a verb leave no other reading
_NUMERALS = frozenset("一二三四五六七八九十百千万")
_COUNTED = frozenset("段名位个月日年届号大级项次种人家岁行")
_PLACES = frozenset("路街镇乡村湖港桥")  # what ends the name of a place far more often than a given name
_DIVISIONS = frozenset("区县镇乡")
_SINGLE = ("小姐", "先生", "女士")  # stand behind a surname alone
_FOLLOWED = 0.4  # what `ending` gives for a word in common use
_SAID = frozenset(
    "。,，:：;；"
)  # behind 说: what stands before it is no word with it (陈志学|说, and no 学说)
_OFFICES = ("大队", "支队", "中队", "分局", "派出所")
_FOREIGN = frozenset("尔斯克姆夫兹茨特逊顿坦泽吉迪凯拉")


class Shape(Struct):
    """A candidate: half-open span, and its score (about -3 to 4) by characters and words around it."""

    start: int
    end: int
    score: float


class ShapeReader:
    """Scores candidates with the word lists of one newsroom."""

    def __init__(self, names: NameWords) -> None:
        self._words = names.words
        self._surnames = names.surnames
        self._behind = names.surnames_behind_titles
        self._heads = frozenset(surname[0] for surname in names.surnames)
        self._given = names.given
        self._chosen = names.given_words
        self._sure = names.given | dict.fromkeys(SELDOM, -0.3)
        self._free = names.given | dict.fromkeys(SELDOM, -0.5)
        self._follow = frozenset(
            word for word in (*names.person_verbs, *names.say_verbs, *names.titles_after) if len(word) > 1
        )
        self._sounds = names.sounds
        self._titles = frozenset((*names.titles, *names.titles_after))
        self._callings = names.callings
        self._not_names = names.not_names

    def at(self, text: str, start: int, *, sure: bool = False) -> Shape | None:
        """The best name that begins at `start`; None if none can.

        Args:
            text: one block, folded.
            start: where the surname would stand.
            sure: a title or a list says that a name stands here, so that unusual characters are allowed.
        """
        best: Shape | None = None
        for size, weight in self._surname(text, start, sure=sure):
            for length in (size + 2, size + 1):
                shape = self._score(text, start, start + length, size, weight, sure=sure)
                if shape and (best is None or shape.score > best.score):
                    best = shape
        if sure and best and best.end - start == 3:  # noqa: PLR2004 - characters
            return self._married(text, best) or best
        return best

    def _married(self, text: str, plain: Shape) -> Shape | None:
        """A husband's surname before the own one (陈方安生), where that reads better than `plain`."""
        start, end = plain.start, plain.end + 1
        if end > len(text):
            return None
        if self._surnames.get(text[start + 1], 0.0) < 1.0 or self._surnames.get(text[start], 0.0) < 1.0:
            return None
        if text[end - 1] in SELDOM or self.ending(text, end) < max(0.5, self.ending(text, end - 1)):
            return None
        if self._words.get(text[start + 1 : start + 3]) or self._given.get(text[end - 1], 0.0) == 0.0:
            return None
        shape = self._score(text, start, end, 2, 1.0, sure=True)
        return shape if shape and shape.score > plain.score else None

    def promising(self, text: str, start: int, least: float) -> bool:
        """A quick look: can a name here score `least`, with no common word in the surname's place?"""
        given = self._given
        first, second = text[start + 1 : start + 2], text[start + 2 : start + 3]
        most = self._surnames.get(text[start], 1.0) + given.get(first, -0.3) + given.get(second, 0.0)
        opening = text[start : start + 2]
        if most + 0.9 < least and opening not in self._surnames:
            return False
        entry = self._words.get(opening)
        if entry and entry[1] > 4 and entry[0] != "h":  # noqa: PLR2004 - a word in common use: 成|立了
            return False
        entry = self._words.get(text[start - 1 : start + 1]) if start else None
        return not (entry and entry[1] > 4)  # noqa: PLR2004 - the same: 提高|了

    def is_sound(self, char: str) -> bool:
        """Does the character write foreign sounds?"""
        return char in self._sounds

    def sounds_foreign(self, text: str, start: int, end: int) -> bool:
        """Is it a piece of a foreign name or place (普|林斯顿, 吉尔吉|斯)?"""
        given = text[start + 1 : end]
        if not all(char in self._sounds for char in given):
            return False
        beside = (text[start - 1] if start else "", text[end : end + 1])
        return any(char in _FOREIGN for char in given) or all(
            char and char in self._sounds for char in beside
        )

    def between(self, text: str, start: int, end: int) -> Shape | None:
        """The same for a span whose both ends are known."""
        if text[start] not in self._heads:
            return None
        for size, weight in self._surname(text, start, sure=False):
            if 0 < end - start - size < 3:  # noqa: PLR2004 - given names have one or two characters
                return self._score(text, start, end, size, weight, sure=True)
        return None

    def _surname(self, text: str, start: int, *, sure: bool) -> list[tuple[int, float]]:
        double = text[start : start + 2] in self._surnames
        first = text[start : start + 1]
        weight = self._surnames.get(first) or (self._behind.get(first) if sure else None)
        if weight:
            return [(2, 1.3), (1, weight)] if double else [(1, weight)]
        return [(2, 1.3)] if double else []

    def _score(
        self, text: str, start: int, end: int, size: int, weight: float, *, sure: bool
    ) -> Shape | None:
        if end > len(text):
            return None
        name = text[start:end]
        given = name[size:]
        short = len(given) == 1
        score = weight + (0.6 if size > 1 else 0.0)
        values, other = (self._sure, 0.0) if sure else (self._free, -0.8)
        if name[-1] in _HARDLY_LAST:
            score -= 1.0
        elif name[-1] in _TOWNS and not short:
            score -= _A_TOWN  # 李店镇|果农王彩霞
        for char in given:
            if not "一" <= char <= "鿿" or (
                char in _NOT_GIVEN and not (sure and self._stands_out(text, end, char, given))
            ):
                return None
            score += values.get(char, other)
        if (short and given in "老家总氏姓某工") or given in self._titles or self._no_name(text, start, end):
            return None  # 王老, 李家, 张某
        if not sure and not self._free_given(text, start, end, size):
            return None
        if HE in name and not (sure and fits_name(text, start, end, self._given, self._words)):
            return None
        if short:
            score -= 0.1
        score -= self._conflicts(text, start, end, size) + _act(text, start, end)
        return Shape(start, end, score + self.ending(text, end))

    def _stands_out(self, text: str, end: int, char: str, given: str) -> bool:
        """民警史占勇介绍: where a title and a verb of people leave no other reading."""
        return char in _RISKY and len(given) > 1 and char == given[0] and self.ending(text, end) >= _FOLLOWED

    def _no_name(self, text: str, start: int, end: int) -> bool:
        """Is it a word that only looks like a name, a part of one (白玉|兰, 鄱|阳湖), one with a credit?"""
        if (
            text[start : start + 2] in self._callings
            or text.startswith(_OFFICES, end - 1)
            or text.startswith(_OFFICES, end)
        ):
            return True  # 孙女|林悦, 交警|曲江大队
        if text[start] == text[start + 1 : start + 2] or (
            start and text[start - 1 : start + 2] in self._words
        ):
            return True  # 季季评
        single = text.startswith(_SINGLE, end) and end - start > 2 and text[end - 1] in self._surnames  # noqa: PLR2004
        if single and text[start : end - 1] in self._words:
            return True  # 台胞|李小姐
        around = (text[start:end], text[max(0, start - 1) : end], text[start : end + 1])
        if not self._not_names.isdisjoint(around):
            return True
        return text[end - 1] in _CREDITS and not "一" <= text[end : end + 1] <= "鿿"  # 新华社记者黄文|摄

    def _free_given(self, text: str, start: int, end: int, size: int) -> bool:
        """May this stand behind a surname with nothing to bear it out (not 于|长远, 向|梁惠珍, 吉|经济)?"""
        if text[end - 1] in _PLACES or text[end : end + 1] in _DIVISIONS:
            return False  # 云飞路, 曲江新|区
        entry = self._words.get(text[start + size : end]) if end - start - size > 1 else None
        if text[start] not in "于向":
            return not (entry and entry[1] > 6 and entry[0] in "nva")  # noqa: PLR2004 - a word in very common use
        behind = self.between(text, start + 1, min(end + 1, len(text)))
        return entry is None and not (behind and behind.score > _AFTER_PREPOSITION)

    def _conflicts(self, text: str, start: int, end: int, size: int) -> float:
        """What the words say that would be cut, or that the name would be part of."""
        words = self._words
        name, given = text[start:end], text[start + size : end]
        after = len(text) - end  # characters: at the end no longer word is cut
        cost = 0.0
        typical = sum([self._given.get(char, 0.0) for char in given])
        if name in words:
            cost = 1.1 * _grade(words[name])  # the name is a word itself: 高兴, 方面
            if end - start > 2 and typical < 2:  # noqa: PLR2004 - such words are seldom frequent
                cost += 2.0
        if len(given) > 1:
            cost += 0.8 * _grade(words.get(name[: size + 1]))  # 方向|盘
            # 爱国, 胜利 are given names; 清理, 昨天 are none
            ordinary = size == 1 and typical < _PLAIN and given not in self._chosen
            cost += (0.9 if ordinary else 0.15) * _grade(words.get(given))
            if after and text[end - 2 : end + 1] in words:
                cost += 1.0
        if name[-1] in _NUMERALS and text[end : end + 1] in _COUNTED:
            cost += 2.0  # 王磊|六段
        before = text[start - 1 : start + 1] if start else ""
        if before in words:
            cost += (0.9 if given in words else 0.45) * _grade(words[before])  # 开路|先锋
        if after and text[end - 1 : end + 1] in words and not _speaks(text, end):
            cost += 0.4 * _grade(words[text[end - 1 : end + 1]])
        if any(text[end - 1 : end + more] in words for more in (2, 3) if after >= more):
            cost += 1.5  # 龙狮锦|标赛, 见义勇为
        if (len(text) > start + 3 and text[start : start + 4] in words) or (
            start and text[start - 1 : start + 3] in words
        ):
            cost += 2.0  # 风平浪静
        return cost

    def ending(self, text: str, end: int) -> float:
        """How readily what begins at `end` follows a name: from -0.1 to 0.9."""
        if end >= len(text):
            return 0.5
        char = text[end]
        if not "一" <= char <= "鿿":
            return 0.5
        if char in _ACTS and text[end + 1 : end + 2] in ("了", "着"):
            return 0.9
        for length in (4, 3, 2):
            word = text[end : end + length]
            if word in self._follow:
                return 0.9
            entry = None if _speaks(text, end + length - 1) else self._words.get(word)  # no 学说
            if entry and len(word) == length and entry[1] > 3:  # noqa: PLR2004 - a word in common use
                return 0.4
        return (
            0.3
            if char
            in "的在说从对向和与是也还等为把被将有就又却都只曾已正任率获当用以给让去到来走告谈讲替跟帮陪"
            else -0.1
        )


def _speaks(text: str, end: int) -> bool:
    """陈志学说。: does speech end right behind?"""
    return text[end : end + 1] == "说" and text[end + 1 : end + 2] in _SAID


def _act(text: str, start: int, end: int) -> float:
    """What a name of three characters loses whose last is a verb (程序员邓涛骑|了24天)."""
    verb = end - start > 2 and text[end - 1] in _ACTS and text[end : end + 1] in ("了", "着")  # noqa: PLR2004
    return 1.5 if verb else 0.0


def _grade(entry: Word | None) -> float:
    """From 0 for rare words to 3.5 for the commonest."""
    return (entry[1] - 2) / 2 if entry and entry[1] > 2 else 0.0  # noqa: PLR2004 - the grade of rare words


@lru_cache(maxsize=4)
def shape_reader(names: NameWords) -> ShapeReader:
    """One reader for each set of name words."""
    return ShapeReader(names)
