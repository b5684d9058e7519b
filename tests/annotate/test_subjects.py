from __future__ import annotations

from datetime import date

import pytest

from generator.annotate.figures.subject_edges import without_lead, without_tail
from generator.annotate.text import annotate_text
from generator.lexicon import Lexicon

LEXICON = Lexicon(city="青岛市")


@pytest.mark.parametrize(
    ("text", "printed", "subject"),
    [
        ("房屋均价从2.1万元/平方米跌至1.7万元/平方米。", "1.7万元/平方米", "房屋均价"),
        ("房价从每平方米1.8万元降到1.5万元。", "1.8万元", "房价"),
        ("研发投入占营收比重由3.2%提升至5.8%。", "5.8%", "研发投入占营收比重"),
        ("存款余额4.2万亿元,比年初增加3210亿元。", "3210亿元", "存款余额增加"),
        ("海州港完成货物吞吐量10.6亿吨。", "10.6亿吨", "货物吞吐量"),
        ("播放量破10亿次。", "10亿次", "播放量"),
        ("受访的1200名市民中,三成表示满意。", "1200名", "市民"),
        ("近五年查处案件1.2万余件。", "1.2万余件", "查处案件"),
        ("每千人口医师数3.9人。", "3.9人", "每千人口医师数"),
        ("可支配收入36520元,名义增长5.2%。", "5.2%", "可支配收入名义增长"),
        ("她以12秒85获得银牌。", "12秒85", "成绩"),
        ("近视率下降9%。", "9%", "近视率"),
        ("男性1200人,女性1350人,分别占47.1%和52.9%。", "52.9%", "女性占比"),
        ("男性1200人,女性1350人,分别占47.1%和52.9%。", "47.1%", "男性占比"),
        ("营业收入156亿元,净利润9.8亿元,同比分别增长12%和21%。", "12%", "营业收入同比增长"),
        ("营业收入和净利润分别为3亿元、2亿元。", "2亿元", "净利润"),
        ("夏收单产分别为每亩312公斤和168公斤。", "312公斤", "夏收单产"),
        ("工业机器人、集成电路产量同比分别增长9%和4%。", "9%", "工业机器人产量同比增长"),
        ("对欧盟、日本出口分别为12亿元、9亿元,分别增长4.3%和下降2.1%。", "2.1%", "对日本出口"),
        (
            "水产品出口8亿元,占出口总值的6.1%,较上年提升0.3个百分点。",
            "0.3个百分点",
            "水产品出口占出口总值的比重提升",
        ),
        ("出口总值达1.2万亿元,首次突破万亿元大关。", "万亿元", "出口总值"),
        ("全市出口首破万亿元 同比增长6.8%", "6.8%", "出口同比增长"),
        ("公司发布业绩快报 净利润同比增7.3%", "7.3%", "净利润同比增"),
        ("养殖平台,长91米、宽45米。", "45米", "养殖平台宽"),
        ("到考率91.1%。", "91.1%", "到考率"),
        ("生产总值1.7万亿元,按可比价格计算增长5.6%。", "5.6%", "生产总值按可比价格计算增长"),
        ("低保标准提高到每人每月1142元。", "1142元", "低保标准"),
        ("城镇新增就业35万人以上。", "35万人", "城镇新增就业"),
        ("免赔额100元,赔付比例90%。", "90%", "赔付比例"),
        ("出口占全市的比重由不足4%提高到近10%。", "10%", "出口占比重"),
        ("骗取47名被害人共计80万元。", "47名", "被害人"),
        ("乘客满意度连续五年位居全国前三。", "全国前三", "乘客满意度"),
        ("事故起数、死亡人数分别下降22%和25%。", "22%", "事故起数"),
        ("通勤时间将由75分钟压缩到40分钟左右。", "40分钟", "通勤时间"),
        ("人均预期寿命82.07岁,比2020年提高0.9岁。", "0.9岁", "人均预期寿命提高"),
        ("海州市位列全国热门海滨目的地第4位。", "全国热门海滨目的地第4位", "海州市"),
    ],
)
def test_a_subject_is_what_a_column_would_be_headed(text: str, printed: str, subject: str) -> None:
    """Without the rest of a verb, who achieved it, what it is counted by; carried over where elided."""
    found = {
        figure.printed: figure.subject for figure in annotate_text(text, date(2026, 1, 8), LEXICON).figures
    }
    assert found[printed] == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("在管基金120只。", "在管基金"),
        ("在建项目56个。", "在建项目"),
        ("在校生3万人。", "在校生"),
        ("在职教师45名。", "在职教师"),
        ("在营企业40家。", "在营企业"),
        ("其中，在途资金30亿元。", "在途资金"),
        ("从业人员1200人。", "从业人员"),
        ("到场嘉宾500人。", "到场嘉宾"),
        ("与会代表300人。", "与会代表"),
        ("其他收入30万元。", "其他收入"),
        ("就业人数3万人。", "就业人数"),
    ],
)
def test_a_word_that_only_begins_like_a_preposition_stays_whole(text: str, subject: str) -> None:
    """在 belongs to 在管, 从 to 从业: the subject keeps them."""
    assert annotate_text(text, date(2025, 11, 20), LEXICON).figures[0].subject == subject


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("在校园新建餐厅", "校园新建餐厅"),
        ("在崂山区企业", "崂山区企业"),
        ("其中已完成", "完成"),
        ("到园区企业", "园区企业"),
    ],
)
def test_a_preposition_is_stripped(words: str, left: str) -> None:
    """在 before 校园 is a preposition, though 在校 is a word."""
    assert without_lead(words) == left


@pytest.mark.parametrize(
    ("words", "left"), [("投资达到", "投资"), ("首都", "首都"), ("网上", "网上"), ("企业均", "企业")]
)
def test_a_tail_is_cut_unless_it_ends_a_word(words: str, left: str) -> None:
    """都 ends 首都, but 都 in 企业都 leads over to the number."""
    assert without_tail(words) == left
