"""Who does it: the words that open a clause, and are no part of what is measured."""

from __future__ import annotations

from collections.abc import Iterable

from generator.annotate.patterns import by_first, pattern
from generator.model import Mention

# 海州港完成货物吞吐量, 主产区累计收购秋粮: who did it is the place of the figure.
_ACHIEVED = pattern(
    "^[^占、“”]{2,14}?(?:累计)?(?:完成|实现)(?=[一-鿿]{3,})(?!率|情况|度|时间|进度|比例|后|的|年[初度]|全年|调整|预算|计划|目标)"
)
_ADVERB = (
    "(?:累计|预计|已经?|(?<!归)(?<!偿)还|又|(?<!公)共(?!同)|先后|陆续|一口气|一次性|为此|计划|(?<!模)拟|将(?![军领士])"
    "|只|仅|紧急|全年|全部|分别|每[年月天日周]|往[^占的]{1,8}里|[给向为](?!了)[^占的、]{2,10}?)"
)
_HINGES = frozenset("累预已还又共先陆气性为计拟将只仅紧全分每往给向")  # a character of each of them
_DOES = (
    "安排|发放|拨付|下达|集聚|聚集|收购|开通|开行|接待|公布|新增|销售|卖出|培训"
    "|运送|发送|查处|派出|供应|投入|投放|建成|新建|改造|引进|签约|签订|受理|办理"
    "|办结|审结|处理|调解|惠及|带动|吸引|举办|开展|组织|生产|采购|购买|购置|配备"
    "|配置|挽回|追回|追缴|减少|减免|征收|招收|招录|招聘|招募|录用|转移|安置|疏散"
    "|救助|救治|资助|帮扶|抽检|检查|排查|整治|拆除|修复|修缮|修建|铺设|架设|种下"
    "|栽种|栽植|培育|孵化|推出|下架|封存|销毁|出动|出台|储备|消耗|处置|回收|捐赠"
    "|募集|筹集|缴纳|上缴|返还|发行|交付|转送|抽调|增开|设置|设立|布设|记下|打下"
    "|备足|备齐|备好|装卸|承运|派发|增设"
)
_DOES_ANYTHING = pattern(by_first(_DOES.split("|")))
_MEASURES = (
    "(?:余额|总[额量值]|金额|规模|里程|时间|时长|数量|人数|人次|面积|收入|产量|销量|产值|能力|次数|比例"
    "|比重|[一-鿿]?[量额数率值])"
)
_MARKS = frozenset(",。;:!?\n")
_MEASURED_BEHIND = pattern("(?![的、和与将已及等])[一-鿿]{3}")  # 海州港|货物吞吐量
_FOR_WHOM = ("面向", "围绕", "针对")
_FOR = pattern(f"^.{{4,}}?(?=(?:{_DOES})(?!{_MEASURES}))")  # 面向青年、妇女|培训
_STATIONS = pattern("^[^占“”]{0,20}站(?=(?:累计|共)?(?:发送|到发|运送|接发))")  # 西站、北站共|发送旅客
_LONG = 14  # characters of words that hold more than what is measured
_AT_LENGTH = pattern(
    f"^[^占“”]{{2,}}?(?<![、及和与])(?=(?:{_DOES})(?!{_MEASURES}|[和及与、]|[一-鿿]*(?:实现|完成)|机构|企业|中心|项目|人员|单位|部门|公司)[一-鿿]{{2,8}}$)"
)
# 46家景区共接待游客 are not all tourists of the place: a class that does it stays.
_CLASSES = ("景区", "企业", "项目", "学校", "医院")
_DID = pattern(f"^([^占、“”]{{0,16}}?){_ADVERB}+(?=(?:{_DOES})(?!{_MEASURES})[一-鿿“]{{2,}})")


def without_doer(words: str) -> str:
    """主产区累计收购秋粮 without the first words; 集卡累计行驶里程 stays, for there its noun follows."""
    if "完成" in words or "实现" in words:
        words = _ACHIEVED.sub("", words)
    does = _DOES_ANYTHING.search(words) is not None
    if does and len(words) > _LONG:
        words = _AT_LENGTH.sub("", words)
    if does and "站" in words:
        words = _STATIONS.sub("", words)
    if words.startswith(_FOR_WHOM):
        words = _FOR.sub("", words)
    if not does or _HINGES.isdisjoint(words):
        return words
    match = _DID.match(words)
    return words if match is None or match[1].endswith(_CLASSES) else words[match.end() :]


def opening_organisations(names: Iterable[Mention], text: str) -> list[tuple[int, int]]:
    """Spans of the organisations that open a clause, and have what is measured behind them."""
    return [
        (name.span.start, name.span.end)
        for name in names
        if name.kind == "organisation"
        and (name.span.start == 0 or text[name.span.start - 1] in _MARKS)
        and _MEASURED_BEHIND.match(text, name.span.end)
    ]
