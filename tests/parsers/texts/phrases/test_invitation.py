"""Words that ask for an answer are none; a sentence that holds such words is one."""

import pytest

from parsers.texts.phrases.invitation import without_invitations

LABELS = ("申报单位", "单位名称")
WORD = """
单击或点击此处输入文字。¦单击此处输入文字。¦单击或点击此处输入文字¦单击或轻触此处输入文字。¦
单击或点击以输入日期。¦单击此处输入日期。¦单击或点击此处以输入日期。¦选择一项。¦选择构建基块。¦
[键入文字]¦[键入公司名称]¦[键入文档标题]¦[键入文档副标题]¦[选取日期]¦[公司名称]¦[标题]¦[作者]¦
[日期]¦[在此键入]¦［在此处键入］¦在此处键入¦单击或点击此处输入文字。单击或点击此处输入文字。¦
单 击 此 处 输 入 文 字 。¦单击此处输入文字...
"""
WPS = """
点击此处输入文字¦点击此处添加文字¦单击此处添加文字¦单击此处添加标题¦单击此处编辑文本¦点击输入文字¦
点击此处¦单击此处¦请输入¦请输入文本¦请输入内容¦请在此处输入¦请在此输入文字¦在此处输入文字¦在此输入¦
在此处输入……¦此处输入文字¦点击选择日期¦点击此处选择日期¦请选择¦请选择日期¦选择日期¦选择项¦
双击此处输入文本¦点击右侧箭头选择¦请从下拉列表中选择¦<点击此处输入>¦“单击此处输入文字”¦输入文字
"""
FORMS = """
请输入单位名称¦请输入案例名称¦请填写申报单位全称¦请填写¦请如实填写¦（请填写联系人姓名）¦【请填写】¦
此处填写单位名称¦在此填写联系电话¦【申报单位】¦<单位名称>¦请选择案例类型¦请选择一项¦键入联系人姓名¦
请在下方填写¦点击此处输入申报单位全称¦请在此处填写案例简介
"""
TRADITIONAL = """
按一下或點選這裡以輸入文字。¦按一下或點選以輸入日期。¦按一下這裡以輸入文字。¦請按一下這裡輸入文字¦
選擇一個項目。¦單擊此處輸入文字。¦請輸入單位名稱¦請選擇¦[鍵入文字]¦點擊此處輸入文字
"""
ENGLISH = """
Click or tap here to enter text.¦Click here to enter text.¦Click or tap to enter a date.¦
Click here to enter a date.¦Choose an item.¦Choose a building block.¦CLICK HERE TO ENTER TEXT¦
Click to enter text¦Tap here to enter text.¦Enter text here¦[Type text]¦[Type here]¦[Company name]¦
[Title]¦[Document title]¦[Pick the date]¦Select a date¦Select an item¦Please select¦
Please choose an option¦Type your answer here¦Enter your name¦Your text here¦
Please enter the name of the applicant¦Click to add text
"""
OTHERS = """
Место для ввода текста.¦Место для ввода даты.¦Выберите элемент.¦Выберите дату¦
Щелкните здесь, чтобы ввести текст.¦Щёлкните или коснитесь здесь, чтобы ввести текст¦
Щелкните или коснитесь, чтобы ввести дату.¦[Введите текст]¦Введите название организации¦
Нажмите здесь, чтобы ввести текст¦Вводите текст здесь¦待填写¦（待补充）¦待完善¦
Metin girmek için buraya tıklayın veya dokunun.¦Bir öğe seçin.¦
Мәтінді енгізу үшін осы жерді нұқыңыз не түртіңіз.¦
Klicken oder tippen Sie hier, um Text einzugeben.¦Cliquez ou appuyez ici pour entrer du texte.¦
Haz clic o pulse aquí para escribir texto.
"""


REPEATING = (
    "Enter any content that you want to repeat, including other content controls. "
    "You can also insert this control around table rows in order to repeat parts of a table."
)
TWICE = "单击或点击此处输入文字。\n单击或点击此处输入文字。"


def _each(*lists: str) -> list[str]:
    """The wordings of the lists above, which part them by a broken bar."""
    return [one.strip() for listed in lists for one in listed.split("¦")]


@pytest.mark.parametrize(
    "text", [*_each(WORD, WPS, FORMS, TRADITIONAL, ENGLISH, OTHERS), REPEATING, TWICE]
)
def test_words_that_ask_are_no_answer(text: str) -> None:
    assert without_invitations(text, LABELS) == ""
    assert without_invitations(f"  {text} \n\n", LABELS) == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "无",
        "见附件",
        "请见附件3",
        "请参见支撑材料",
        "张三",
        "选择",
        "技术合作",
        "选择绿色：中亚水泥窑协同处置示范",
        "请选择绿色发展之路",
        "请选择：技术合作",
        "一键输入 绿色输出",
        "输入型绿色电力合作示范",
        "点击未来（北京）科技有限公司",
        "点击输入式智能抄表终端示范",
        "点选录入一体化平台建设",
        "双击数字技术公司",
        "单击科技",
        "平台首页提示“单击此处输入文字。”，企业填报后自动核算碳排放。",
        "用户只需单击此处输入文字。系统随即生成报告，三个月内完成核算。",
        "系统提供“请输入单位名称”“请选择年份”等入口，降低了填报难度。",
        "填写碳账本的工厂",
        "Click & Grow LLC",
        "Select Energy Services",
        "Enter Engineering Pte. Ltd.",
        "Choose Green: wastewater reuse in Fergana",
        "Type approval of heat pumps in Kazakhstan",
        "ООО «Выбор»",
        "Место для отдыха и переработки отходов",
        "在乌兹别克斯坦建设示范线，请输入验收单位复核后的数据，2024年5月移交。",
        "[2024]15号",
        "（一）项目合作",
        "【绿色制造】示范工厂",
        "点击率提升30%，选择一项技术即可节能",
    ],
)
def test_an_answer_stays_as_it_is(text: str) -> None:
    assert without_invitations(text, LABELS) == text


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("沈砚秋\n单击或点击此处输入文字。", "沈砚秋"),
        ("单击此处输入文字。\n沈砚秋", "沈砚秋"),
        ("沈砚秋 单击或点击此处输入文字。", "沈砚秋"),
        ("选择一项。 技术合作", "技术合作"),
        ("Click or tap here to enter text. Shen", "Shen"),
        ("1.承诺书\n单击此处输入文字。\n2.材料", "1.承诺书\n2.材料"),
    ],
)
def test_what_stands_beside_an_answer_is_cut(text: str, answer: str) -> None:
    assert without_invitations(text, LABELS) == answer
