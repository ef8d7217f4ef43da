"""Recognises prompts left as plain text, which are no answer: "单击或点击此处输入文字。", "Choose an item.".

They stay behind where a content control was lost.
"""

import re
import unicodedata
from collections.abc import Collection

from parsers.texts.traditional import simplified

# Longer lines are sentences, whatever they begin with.
LONGEST = 200

_NOUN = (
    r"(?:文字|文本|内容|正文|信息|数据|资料|任意文字|日期|时间|年份|标题|副标题|文档标题|文档副标题|名称|全称|姓名|名字"
    r"|单位|公司|企业|机构|组织|作者|主题|摘要|关键词|备注|地址|电话|手机号?码?|号码|传真|邮箱|电子邮[件箱]|网址|职[务称位]"
    r"|数字|金额|说明|描述|简介|答案|选项|项目|一?项|一个?选?项目?|值|类型|类别|国家|图片|照片|文件|附件|表格|构建基块)"
)
_TAP = (
    r"(?:单击|点击|双击|左键单击|点按|轻触|轻点|轻按|点选|触摸|触碰|按一下|请按|选中|点(?=此|这))"
)
_HERE = r"(?:此处|此|这[里裡裏]|该处|处|图标|按钮|箭头|下拉箭头|右侧箭头|下拉框|空白处|框内|此框|此区域)"
_DO = r"(?:输入|键入|录入|填写|填入|填报|添加|插入|编辑|选择|选取|替换|更改|粘贴|书写)"
_ENTER = r"(?:输入|键入|录入|填写|填入|填报|插入|书写)"
_REST = r"[^，,。！!？?]{0,15}"
# Where no place is named it may be the name of a product: 点击输入式智能抄表终端.
_BRIEFLY = (
    rf"(?:(?:您的|你的|具体|相关|案例|申报|联系|单位|或|和|的){{0,3}}{_NOUN}{{1,3}}"
    r"|[^，,。！!？?]{0,4})"
)
_TAPS = rf"(?:请|可|您可)?(?:在)?{_TAP}(?:或者?{_TAP}){{0,2}}"
_THERE = r"(?:此处|此|这[里裡裏]|下方|下面|本栏|此栏|该栏|空白处|框内|此框)"
_CHINESE = re.compile(
    # As Word and WPS say it: "tap here to enter text", with or without each of the parts.
    rf"{_TAPS}(?:{_HERE}(?:(?:以|来|后|并|可以?|进行)?{_DO}{_REST})?|(?:以|来|后|可)?{_DO}{_BRIEFLY})"
    rf"|请?(?:您)?[在于]?{_THERE}(?:直接)?{_ENTER}{_REST}"
    # As templates of offices say it.
    rf"|请(?:您|在此|如实|认真|准确|完整|据实|按要求)?{_ENTER}{_REST}"
    rf"|请?(?:从|在)?(?:下拉)?(?:列表|菜单|框)?[中内里]?(?:选择|选取|勾选|点选)(?:您的|案例|申报|所属)?{_NOUN}{{0,2}}"
    rf"|{_ENTER}(?:您的|你的)?{_NOUN}{{1,2}}|键入[^，,。]{{0,6}}{_NOUN}"
    r"|占位符?(?:文字|文本)?|待(?:填写?|补充?|完善|录入)(?:内容|信息)?"
)
_BARE_CHOOSING = frozenset({"选择", "选取", "勾选", "点选"})
_ENGLISH_NOUN = (
    r"(?:text|date|item|items|option|options|value|title|subtitle|name|names|company|organi[sz]ation|address"
    r"|e-?mail|phone|telephone|fax|number|content|answer|description|details|information|document|author"
    r"|case|applicant|contact|person|summary|position|building|block|type|category|country|list|abstract"
    r"|subject|response|words?|field|box|cell|icon|picture|file|unit|institution|job|the|an?|your|this|some"
    r"|any|one|of|in|from|and|or|for|on|here|below|following|drop-?down|to|inside)"
)
_ENGLISH_DO = r"(?:enter|add|insert|type|edit|select|choose|pick|input|fill in|write)"
_ENGLISH = re.compile(
    r"(?:please )?(?:double-?)?(?:click|tap|press)(?: or (?:click|tap|press))?"
    rf"(?: {_ENGLISH_NOUN}){{0,4}}(?: (?:to )?{_ENGLISH_DO}(?: {_ENGLISH_NOUN}){{0,6}})?"
    rf"|(?:please )?(?:choose|select|pick|enter|type|insert|input|write|add|fill in|provide)"
    rf"(?: {_ENGLISH_NOUN}){{1,6}}"
    r"|please (?:choose|select|enter|fill in)|(?:your )?(?:text|answer|name) here|placeholder text"
    r"|enter any content that you want to repeat.{0,80}|you can also insert this control.{0,80}"
)
_OTHERS = re.compile(
    r"(?:пожалуйста )?(?:щ[её]лкните|нажмите|коснитесь|кликните)(?: [^\s]{1,20}){0,9}"
    r"|место для ввода(?: [^\s]{1,20}){0,3}"
    r"|(?:пожалуйста )?(?:выберите|введите|вводите|впишите|напишите|укажите|заполните)(?: [^\s]{1,20}){1,5}"
    r"|[^,]{0,40} (?:tıklayın|dokunun|seçin|girin)|[^,]{0,40} (?:басыңыз|нұқыңыз|түртіңіз|таңдаңыз|енгізіңіз)"
    r"|haz clic [^,]{0,40}|haga clic [^,]{0,40}|elija un elemento"
    r"|klicken (?:oder tippen )?sie hier [^.]{0,40}|wählen sie ein element aus"
    r"|cliquez (?:ou appuyez )?ici [^.]{0,40}|choisissez un élément"
)
# Word's own two sentences are cut off also where a blank alone parts them from an answer.
_WHOLE = re.compile(
    r"(?:^|(?<=\s))(?:单击(?:或(?:点击|轻触))?此处输入文字。|单击或点击以输入日期。|选择一项。"
    r"|Click (?:or tap )?here to enter text\.|Click or tap to enter a date\.|Choose an item\."
    r"|Место для ввода (?:текста|даты)\.|Выберите элемент\.)(?=\s|$)"
)
_BETWEEN = re.compile(r"[。.!！;；]")
_MARKS = re.compile(r"[\s\[\]()（）【】〔〕<>＜＞《》«»{}“”\"'‘’…_—:：、·*]+")
_BRACKETED = re.compile(r"[\[【〔<＜«{](?P<inside>[^\[\]【】〔〕<>＜＞«»{}]{1,20})[\]】〕>＞»}]")
_BRACKETED_WORDS = re.compile(
    rf"(?:您的|你的|公司|单位|企业|案例|申报|选取|发布)?{_NOUN}|(?:{_ENGLISH_NOUN} ?){{1,4}}"
)


def without_invitations(
    text: str, labels: Collection[str] = (), answers: Collection[str] = ()
) -> str:
    """The answer without the lines that only ask for one; `labels` name the field.

    Such words inside a sentence stay, and lines that hold one of the known `answers`.
    """
    lines = text.split("\n")
    left = (_without_one(line, labels, answers) for line in lines)
    kept = [line for line in left if line is not None]
    return text if kept == lines else "\n".join(kept).strip()


def _without_one(line: str, labels: Collection[str], answers: Collection[str]) -> str | None:
    """Return what is left of a line, None where that is nothing."""
    if not any(answer in line for answer in answers) and _is_invitation(line, labels):
        return None
    left, cuts = _WHOLE.subn("", line[:LONGEST])
    return line if not cuts else (left + line[LONGEST:]).strip() or None


def _is_invitation(line: str, labels: Collection[str]) -> bool:
    stripped = line.strip()
    if not stripped or len(stripped) > LONGEST:
        return False
    bracketed = _BRACKETED.fullmatch(stripped)
    if bracketed and _names_the_place(bracketed["inside"], labels):
        return True
    pieces = [piece for piece in map(_fold, _BETWEEN.split(stripped)) if piece.strip(" -/")]
    return bool(pieces) and all(map(_asks, pieces))


def _names_the_place(inside: str, labels: Collection[str]) -> bool:
    """Word's own fields: "[公司名称]", "[Title]"; templates': "【申报单位】"."""
    word = _fold(inside)
    return any(word == _fold(label) for label in labels) or bool(_BRACKETED_WORDS.fullmatch(word))


def _asks(piece: str) -> bool:
    tight = piece.replace(" ", "")
    if tight in _BARE_CHOOSING:
        return False
    return any(
        pattern.fullmatch(said)
        for pattern, said in (
            (_CHINESE, tight),
            (_ENGLISH, piece),
            (_OTHERS, piece.replace(",", "")),
        )
    )


def _fold(text: str) -> str:
    folded = simplified(unicodedata.normalize("NFKC", text)).lower()
    return " ".join(_MARKS.sub(" ", folded).split())
