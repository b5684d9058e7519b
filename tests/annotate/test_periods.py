from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.annotate.draft import Context, Draft
from generator.annotate.figures import figures
from generator.annotate.folding import fold
from generator.annotate.periods import find, periods
from generator.annotate.periods.dates import Calendar, dateline_day
from generator.annotate.quantities import quantities
from generator.annotate.text import annotate_text
from generator.lexicon import Lexicon
from generator.model import Article, Block, Figure

CORPUS = yaml.safe_load((Path(__file__).parent / "corpus_periods.yaml").read_text(encoding="utf-8"))
CASES = [(str(phrase), str(iso)) for iso, phrases in CORPUS.items() for phrase in phrases]
CALENDAR = Calendar(date(2025, 11, 20), date(2025, 11, 18))


def read(text: str, edition: date = date(2025, 11, 20), dateline: str | None = None) -> list[Figure]:
    """The figures of one paragraph under an edition and a dateline."""
    draft = Draft(Article((Block("paragraph", text),), dateline=dateline), Context(edition, Lexicon()))
    for stage in (periods, quantities, figures):
        stage(draft)
    return draft.figures


@pytest.mark.parametrize(("phrase", "iso"), CASES, ids=[phrase for phrase, _ in CASES])
def test_a_phrase_is_one_period(phrase: str, iso: str) -> None:
    """A phrase of the corpus names one period, resolved against dateline and edition."""
    assert [str(period) for _, _, period, _ in find(fold(phrase), CALENDAR)] == [iso]


@pytest.mark.parametrize(
    "phrase",
    [
        "十五运会",
        "三个月",
        "30日内",
        "第三季",
        "近几年",
        "一日游",
        "2月31日",
        "十二生肖",
        "百年大计",
        "七八年前",
        "然后天气转晴",
        "已经过去五天",
    ],
)
def test_what_is_no_period_is_left_alone(phrase: str) -> None:
    """Lengths, names and days that do not exist are no periods."""
    assert list(find(fold(phrase), CALENDAR)) == []


def test_the_dateline_gives_the_day_and_the_year() -> None:
    """1月7日 is of the edition's year; 12月31日 printed on 1 January of the year before."""
    assert dateline_day("本报1月7日讯", date(2026, 1, 8)) == date(2026, 1, 7)
    assert dateline_day("本报12月31日讯", date(2026, 1, 1)) == date(2025, 12, 31)
    assert dateline_day("本报讯", date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("截至6月底,共有企业30家,完成产值5亿元。", ["../2025-06", "../2025-06"]),
        ("比重由2020年的16.0%增至2024年的19.8%,年均提高近1个百分点。", ["2020", "2024", "2020/2024"]),
        ("2024年完成12项,目前在建3个。", ["2024", ""]),
        ("11月5—10日,展会签约30亿元。", ["2025-11-05/2025-11-10"]),
        ("产值比上季度增长3%。", [""]),
        ("上半年接待游客30万人次,比2024年增长5%。", ["2025-01/2025-06", "2025-01/2025-06"]),
        ("11月17日,记者获悉,已建成公园20个。", [""]),
        ("零工市场月均服务2000人次,年度促进就业2万人次。", ["P1M", "P1Y"]),
        ("今年新启用的学校,可容纳学生900名。", [""]),
        ("今年以来,新增航线4条,航线总数达到55条。", ["2025/..", ""]),
        ("2024年末为180万辆,较五年前净增62万辆,泊位121万个。", ["../2024", "../2024", "../2024"]),
        ("逼近去年夏季1186.5万千瓦的峰值,已备足发电车46辆。", ["2024", ""]),
        ("12月当月利润增长21.4%。", ["2024-12"]),
        ("2024年出栏50万头。年末存栏12万头。", ["2024", "2025"]),
        ("截至2024年12月末,职工21万人,当年提取3亿元。", ["../2024-12", "2024"]),
        ("今年旅客达107万人次,较前年的68万人次增长56.7%。", ["2025", "2023", "2025"]),
        ("去年旅客增长34.6%,恢复至2019年的103.5%。", ["2024", "2024"]),
        ("去年正常率92%,比上一年前进两位。", ["2024", "2024"]),
        ("截至去年末,累计注册企业4.83万户。", ["../2024"]),
        ("去年成交6万套,创近六年新高,占总量的62%。", ["2024", "2024"]),
        ("接驳率由2021年的38%升至92%。", ["2021", ""]),
        ("去年接驳率由2021年的38%升至92%。", ["2021", "2024"]),
        ("12月收到5件(含上月受理2件),办结4件。", ["2024-12", "2025-10", "2024-12"]),
        ("检验中心去年6月启用,已接下96家企业的订单。", [""]),  # when it came about
        ("老院落建于1993年,有6个单元、84户人家。", ["", ""]),
        ("初中入学高峰将持续到2029年;入园人数已连续三年下降。", [""]),
        ("2026年第1期抽检1268批次。", [""]),
        ("他今年48岁,跑了23年。", ["2025", ""]),
        ("只有2018年的六分之一。", [""]),
        ("前三季度出口增长5%。同期,对邻国出口增长9%。", ["2025-01/2025-09"] * 2),
        ("2024年吞吐量增长9%,差距由上年的520万箱缩小到300万箱。", ["2024", "2023", "2024"]),
        ("牧民户均年增收2.16万元。", ["P1Y"]),
        ("一季度净流出3亿元,而去年同期为净流入5亿元。", ["2025-01/2025-03", "2024-01/2024-03"]),
        ("今明两天多云,最高气温9℃。", ["2025-11-20/2025-11-21"]),
        ("明晨最低气温零下2℃。", ["2025-11-21"]),
        ("17日人民币对美元汇率中间价报7.1元。", ["2025-11-17"]),
        ("三年累计投入7亿元。", ["P3Y"]),
        ("去年12月发射的卫星,11项指标合格。", [""]),
        ("去年产量9万吨,比试产前的2019年增长30%。", ["2024", "2024"]),
        ("前三季度出口800亿元。其中,机电产品500亿元。顺差90亿元。", ["2025-01/2025-09"] * 2 + [""]),
        ("这是2018年以来增长最快的一年,增幅9.3%。", [""]),
        ("这是今年以来第三次降息,利率降至3.1%。", [""]),
        ("前三季度,受上年高基数影响,出口下降4%;9月当月出口30亿元。", ["2025-01/2025-09", "2025-09"]),
        ("受今年第5号台风影响,停运列车12对。", [""]),
        ("全市产值1200亿元,同比增长6%,两年平均增长4.1%,居全省第三。", ["", "", "P2Y", ""]),
        ("2023年8月至案发,李某售出假酒600瓶。", ["2023-08/.."]),
        ("从1988年到2005年,17年里他写下日记40本。", ["1988/2005"]),
        ("暑运从7月1日开始,至8月31日结束,预计发送旅客90万人次。", ["2025-07-01/2025-08-31"]),
        ("到9月16日,船闸累计通过船舶1.6万艘。", ["../2025-09-16"]),
        ("2028年,加工转化率由目前的不足5%提高到20%。", ["", "2028"]),
        ("上半年,判处五年以上有期徒刑的180人。", ["2025-01/2025-06"] * 2),
        ("原油12月期货价格每桶上涨0.5美元。", [""]),
        ("通胀率12月可能略高于3%。", ["2025-12"]),
        ("2024年产值增长3%,年末失业率降到5.5%,物价上涨2%。", ["2024", "../2024", "2024"]),
        ("从12月1日起,夜间门诊设在8个科室。", ["2025-12-01/.."]),
    ],
)
def test_a_figure_has_the_period_that_governs_it(text: str, isos: list[str]) -> None:
    """The adverbial before governs until another; bases, days of the report and attributes do not."""
    assert [str(figure.period or "") for figure in read(text)] == isos


def test_where_somebody_is_from_is_not_the_place_of_an_article() -> None:
    """肯尼亚选手 who won a race at home: the other figures are of the home city."""
    text = "肯尼亚选手夺冠。来自34个国家的3万名选手参赛。赛道沿线设置17个补给站。"
    found = annotate_text(text, date(2026, 1, 8), Lexicon(city="青岛市")).figures
    assert [figure.place for figure in found] == ["青岛市"] * 3


def test_this_year_in_january_is_ambiguous() -> None:
    """今年以来 printed in January is marked; a year just ended in the same story decides it."""
    (figure,) = read("今年以来,新增航线4条。", date(2026, 1, 8))
    assert figure.period is not None
    assert figure.period.ambiguous
    assert figure.period.start == "2026"
    first, *_ = read("今年以来,新增航线4条。2025年全年,完成运量30万吨。", date(2026, 1, 8))
    assert first.period is not None
    assert (first.period.start, first.period.ambiguous) == ("2025", True)


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("全年完成产值980亿元。", ["2011"]),
        ("全年计划新增就业9万人。", ["2012"]),
        ("增速从一季度的-8%、上半年的-3%回升。", ["2011-01/2011-03", "2011-01/2011-06"]),
    ],
)
def test_in_early_spring_a_whole_year_is_the_one_that_ended(text: str, isos: list[str]) -> None:
    """Unless it speaks of what is to come; so are the quarters whose values it gives."""
    assert [str(figure.period or "") for figure in read(text, date(2012, 3, 2))] == isos


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("单日最高客流出现在2025年10月2日,达到41.5万人次。", "2025-10-02"),
        ("14日8时,湖区水位20.5米。", "2025-11-14"),
        ("11月8日,港口当日装卸集装箱5.3万标准箱。", "2025-11-08"),
        ("自7月1日暑运启动至7月15日,全市发送旅客231万人次。", "2025-07-01/2025-07-15"),
        ("10月份,单月发送货物3.5亿吨。", "2025-10"),
        ("18日该股收报36.8元。", "2025-11-18"),
        ("床位由去年底的420张增加到1150张。", ""),
        ("11月16日14时27分,漾濞县发生4.2级地震。", "2025-11-16"),
        ("小区建于上世纪80年代,共有42栋居民楼。", ""),
        ("11月8日,300名志愿者走上街头。", ""),
        ("11月8日,全市铁路发送旅客11万人次。", "2025-11-08"),
        ("今天多云,气温4℃至11℃。", "2025-11-20"),
        ("今天多云;后天雨停,最高气温将回升到13℃。", "2025-11-22"),
        ("工程师林舟今年四十出头,带着一支19人的团队。", ""),
        ("11月8日,民警在一间平房内查获假酒760瓶。", "2025-11-08"),
        ("热线昨天接听来电430通,其中问供暖的有120通。", "2025-11-19"),
        ("11月8日一辆卡车在路口爆炸,造成3人受伤。", "2025-11-08"),
        ("11月8日发生的滑坡已造成3人受伤。", ""),
        ("返程高峰出现在12月28日,预计发送旅客8万人次。", "2025-12-28"),
        ("返程高峰出现在12月28日,发送旅客8万人次。", "2024-12-28"),
        ("项目总投资90亿元,年内计划投资30亿元;项目数多了31个。", ""),
        ("今年第一期债券发行,规模15亿元。", ""),
        ("16日20时52分,电网用电负荷冲上884.3万千瓦。", "2025-11-16"),
        ("今年以来查验车辆612万辆次,占总数的57%。", "2025/.."),
        ("1963年以来派出队员2.3万人次;现有1171名队员。", ""),
        ("今晨5时洪峰过境,水位28.1米。", "2025-11-20"),
        ("江陵水位昨日已退到43.8米。", "2025-11-19"),
        ("“‘十四五’期间,转化率要提高到65%。”", "2021/2025"),
        ("今年7月开放的新馆建筑面积5.4万平方米。", ""),
        ("11月8日,流动疫苗车开到村口。当天,240名村民接种。", "2025-11-08"),
        ("集市11月8日开张。开张当天,240名村民来赶集。", ""),
    ],
)
def test_a_day_holds_for_what_is_of_that_day(text: str, period: str) -> None:
    """What happened on a day is dated by nothing; what was counted or measured on it is."""
    figure = annotate_text(text, date(2025, 11, 20), Lexicon()).figures[-1]
    assert str(figure.period or "") == period


def test_what_stood_at_the_end_of_a_year_is_open_to_the_left() -> None:
    """由去年底的420张: as of then; the second number is of now."""
    figures = annotate_text("床位由去年底的420张增加到1150张。", date(2025, 11, 20), Lexicon()).figures
    assert [str(figure.period or "") for figure in figures] == ["../2024", ""]
    figures = annotate_text("负债率从两年前的76%降到61.5%。", date(2025, 11, 20), Lexicon()).figures
    assert [str(figure.period or "") for figure in figures] == ["2023", ""]


@pytest.mark.parametrize("end", ["", "末"])
def test_a_yearly_mean_holds_from_the_first_year_to_the_last(end: str) -> None:
    text = f"保有量由2020年{end}的300万辆增至2024年{end}的500万辆,年均增长13.6%。"
    figures = annotate_text(text, date(2025, 11, 20), Lexicon()).figures
    assert str(figures[-1].period) == "2020/2024"


@pytest.mark.parametrize(("year", "iso"), [(1993, "1990/.."), (1988, "1980/.."), (2025, "1990/..")])
def test_a_decade_is_the_last_one_that_has_begun(year: int, iso: str) -> None:
    """90年代 in a paper of 1993 is its own; 80年代 in one of 1988 too."""
    decade = "80年代" if year == 1988 else "90年代"
    figures = read(f"{decade}以来就业人数增长3%。", date(year, 6, 18))
    assert [str(figure.period) for figure in figures] == [iso]
