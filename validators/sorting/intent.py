"""Recognises letters that ask, withdraw or announce instead of handing papers in."""

import re

from parsers.facts.letter_facts import Letter
from parsers.mail.robots.robot_texts import own_words

# An applicant's letter says what is attached; what follows a few lines down may be quoted mail.
FIRST_WORDS = 600
# 咨询 is also what many an applicant does for a living, and what a closing line invites to.
_ASKING_SUBJECT = re.compile(
    r"^\s*(?:请教|询问|请问|求助|疑问|咨询(?:\s*[:：]|(?!服务|.{0,20}(?:公司|机构|集团))))"
    r"|(?:关于.{0,60}的|[\s:：])(?:咨询|疑问|请教|问题)\s*$"
)
_QUESTION = re.compile(
    r"[？?]|请问|想了解|想问|(?:想|特来?|(?<!如)需要?|向您|向贵\S{1,6})咨询|咨询(?:一下|如下|以下|几)"
)
_WITHDRAWING = re.compile(
    r"(?:撤回|撤销|取消|放弃|退出|终止)[^，。；\n]{0,30}?(?:申报|申请|案例|项目|参评|参选|征集|报名|投稿)"
    r"|不再(?:参加|参与|申报|参评)"
)
# Somebody's own papers may speak of withdrawn projects; a wish stands in few words.
_ANNOUNCING = re.compile(r"(?:征集|申报)\S{0,12}?的?\s*(?:公告|通知|启事|邀请函)[)）》】\s]*$")
# 您好 alone is all that some write over their papers.
_GREETING = re.compile(
    r"(?:尊敬的|敬爱的)?[^\s，。]{0,12}?(?:老师|领导|同志|先生|女士|各位)"
    r"|您好|你好|大家好|hello|hi|dear \w+|здравствуйте"
    r"|[\s，。！!,.:：;；、~～\-—_=*]"
)
_HANDING_IN = re.compile(
    r"附件|材料|申报|报送|提交|递交|呈报|报名|投稿|查收|上报|送审|奉上|呈上|请审|附上|附后|案例|项目|资料"
    r"|attach|enclos|submi|please find|herewith|application|materials|documents"
    r"|вложен|прилага|прилож|направля|заявк|материал|документ|высыла|отправля"
    r"|\bekte\b|ekli|başvuru|gönder|belge|sunuyor|qoşa beril|қоса беріл|өтінім|құжат|жібер"
    r"|ilova|\bariza|hujjat|yubor|material|илова|ариза|ҳужжат|юбор"
)

# Words by which the writer himself hands something over.
_HANDS_OVER = re.compile(
    r"查收|见附件|附上|附后|附件(?:是|为|中|里|如下)|奉上|呈上|送上|送审|请审|(?<!请)重新(?:发送|提交|报送)"
    r"|(?:现|特|兹|谨)[^\n。，]{0,20}(?:报送|提交|呈报|上报|递交|报名|发送|寄送)"
    r"|(?:我|本)(?:公司|单位|司|院|校|所|局|厂|方)|我们(?!已|会|将|收到)"
    r"|please find|herewith|\b(?:we|i)\b[^\n.]{0,20}\b(?:attach|enclos|submi|send)|attached (?:is|are|please)"
    r"|\bour (?:application|documents|materials)|(?:is|are) attached"
    r"|во вложении|прилага|прилож|направляе|направляю|высылае|высылаю|отправляе|отправляю"
    r"|\bekte|eklidir|ekliyoruz|ekli (?:belge|başvuru|form)|sunuyor|gönderiyor|қоса бер|жібер|qoşa beril"
    r"|ilova qil|yubor|илова қил|юбор"
)
# How programs speak of a letter they got, or of what they did with its files.
_OF_OTHERS_PAPERS = re.compile(
    r"(?:您|你|贵方|贵单位)(?:们)?(?:的|发送|发来|提交|上传|寄来|来信)[^\n。，]{0,12}(?:附件|邮件|来信|来件|材料|文件|申请)"
    r"|系统|自动|网关|隔离|拦截|病毒|查杀|归档|审核中|待审核|排队|流水号|编号|转换|转存|容量|本邮箱|此邮箱|工作日内"
    r"|已(?:经)?(?:被)?(?:移除|删除|登记|转交|接收|收到|受理|过期|失效)|(?:无法|未能|不能)(?:下载|打开|投递|接收)"
    r"|检测|过期|失效|提交成功|上传成功|接收成功"
    r"|your (?:message|e-?mail|mail|attachment|file|application|submission)"
    r"|quarantin|\bremoved|blocked|deleted|virus|infected|stripped|expired|scanned|archived|rejected"
    r"|ваш\w{0,4} (?:письм|сообщ|вложен|заявк|файл)|удален|удалён|карантин|вирус|заблок|антивирус"
    r"|silin|engellen|virüs|karantina|вируст|virus"
)


def asks(letter: Letter) -> bool:
    """Tell whether the letter asks something."""
    return bool(_ASKING_SUBJECT.search(letter.subject) or _QUESTION.search(_said(letter)))


def withdraws(letter: Letter) -> bool:
    """Tell whether an application is to be taken back: a person decides on that."""
    return bool(_WITHDRAWING.search(letter.subject) or _WITHDRAWING.search(_said(letter)))


def hands_in(letter: Letter) -> bool:
    """Tell whether the letter speaks of papers it brings, or says nothing but a greeting.

    A program's words often quote the subject: these do not count.
    """
    said = own_words(letter.text)[:FIRST_WORDS].replace(letter.subject, "")
    said = " ".join(said.casefold().split())
    return bool(_HANDING_IN.search(said)) or not _GREETING.sub("", said)


def forgot_papers(letter: Letter) -> bool:
    """Tell whether the words of a letter without papers hand some in. Programs speak of attachments too:
    of the receiver's, which they got, keep or took away.
    """
    said = " ".join(
        own_words(letter.text)[:FIRST_WORDS].replace(letter.subject, "").casefold().split()
    )
    return hands_in(letter) and bool(_HANDS_OVER.search(said) or not _OF_OTHERS_PAPERS.search(said))


def announces(letter: Letter) -> bool:
    """Tell whether the call's own announcement is passed on, as its subject says."""
    return bool(_ANNOUNCING.search(letter.subject))


def _said(letter: Letter) -> str:
    return letter.text[:FIRST_WORDS]
