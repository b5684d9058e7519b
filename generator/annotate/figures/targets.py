"""What is meant to be and not what is: 力争, 预计, 计划; in its clause and in those that go on with it."""

from __future__ import annotations

from datetime import date

from generator.annotate.patterns import pattern
from generator.model import Figure

_TARGET = pattern(
    r"力争|预计|预测|计划|目标|拟|争取|有望|确保|将达|将超|将突破|规划|估算|预期|到20[2-9][0-9]年|或将|将(?:新增|建成|投|实现|完成|增|建|达|超|形成)|原定"
)
# How a clause opens that says more of the same plan (计划建学校6所,新增学位7200个,其中小学3所).
_GOES_ON = pattern(
    "其中|(?:将|可|并|届时|年度?|月|日|每年|全年)?(?:均)?(?:可)?(?:实现|新增|新建|改建|扩建|改扩建|改造|建成|建设|完成|带动|拉动|覆盖|惠及|提升|提高|降低|减少|节约|创造|促进"
    "|服务|吸纳|安置|提供|总?投资|占地|总?建筑面积|达到?|超过?|突破|增长|增加|增幅|同比|占|年产|年均|日均|月均|培[养育训]|引进|引育|打造|推出|形成|培植|开工|竣工|投产)"
)
_DONE = pattern("已|目前|现有|截至|去年|上年|前年|此前|了|实际|过去|原有|原来")


def is_target(text: str, clause: int, clause_end: int) -> bool:
    """Do the words of a clause say that its figures are meant to be?"""
    return _TARGET.search(text, clause, clause_end) is not None


def goes_on(text: str, before: Figure, figure: Figure, where: tuple[int, int, int], edition: date) -> bool:
    """Is a figure part of the plan that the figure before it is a target of?

    Args:
        text: of their block.
        before: the figure before, a target or not.
        figure: the figure itself.
        where: the places at which its sentence and its clause begin, and at which the clause ends.
        edition: when it was printed; what is over by then is no plan.
    """
    sentence, clause, clause_end = where
    if not before.target or before.span is None or before.span.start < sentence:
        return False
    if figure.period is not None and (last := figure.period.last_day) is not None and last < edition:
        return False
    return _GOES_ON.match(text, clause) is not None and _DONE.search(text, clause, clause_end) is None
