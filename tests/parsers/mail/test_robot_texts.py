"""What programs say, in the languages that come; and people's words near to it."""

import pytest

from parsers.mail.robots.robot_texts import (
    acknowledges,
    own_words,
    speaks_as_robot,
    tells_of_recall,
)


@pytest.mark.parametrize(
    "text",
    [
        "这是来自QQ邮箱的假期自动回复邮件。\n您好，我最近正在休假中，无法亲自回复您的邮件。",
        "这是一封自动回复邮件，请勿回复。",
        "您好！本人因公出差，将于6月25日返回。",
        "我不在办公室，将于6月25日返回。",
        "我正在休假，6月20日返岗。",
        "我目前在国外出差，不能及时回复邮件，如有急事请致电同事。",
        "此邮箱已停用，请联系新邮箱。",
        "沈某已离职，相关事宜请联系李工。",
        "您发送给我的邮件已被阅读。",
        "这是邮件收条。您的邮件已被收件人打开。\n阅读时间：2026-06-10 09:30",
        "很抱歉，您的邮件无法投递，退信原因：收件人不存在。",
        "本邮件由OA系统自动发送，请勿直接回复。",
        "此邮件為系統自動發送",
        "I am out of the office until June 25 with limited access to email.",
        "Thank you. I'm on annual leave and will be back on Monday.",
        "Shen is out of the office.",
        "This is an automated message, please do not reply to this email.",
        "Your message to Shen was read on Wednesday.",
        "Your message\n\nTo: x\n\nwas read on 10.06.2026",
        "Your message could not be delivered to the following recipients.",
        "Здравствуйте! Я в отпуске до 25 июня.",
        "Нахожусь в командировке, вернусь 25 июня.",
        "Это автоматический ответ. Меня нет на рабочем месте.",
        "Ваше сообщение было прочитано 10 июня.",
        "Merhaba, 25 Haziran tarihine kadar yıllık izindeyim.",
        "Bu otomatik bir yanıttır: OTOMATİK YANIT.",
        "İletiniz 10 Haziran'da okundu.",
        "Сәлеметсіз бе! Мен демалыстамын: демалыста боламын 25 маусымға дейін.",
        "Бұл автоматты жауап.",
        "Men 25-iyungacha ta’tildaman, ta'tilda bo'laman.",
        "Bu avtomatik javob.",
        "Мен таътилда бўламан.",
        "Ich bin bis 25. Juni nicht im Büro.",
        "我目前休假中，將於六月二十五日回來，期間無法即時回覆郵件。",
        "本人不在辦公室",
        "收件人已阅读您的邮件。",
        "您发给我们的邮件已于2026-06-10 09:40阅读",
        "抱歉，您的邮件被退回来了",
        "对不起，您的邮件未能成功发送",
        "此邮箱已停止使用",
        "I will be out until Monday.",
        "I'm traveling this week and may be slow to respond.",
        "I'm on PTO until Monday.",
        "Our office is closed for the holidays.",
        "This mailbox is not monitored.",
        "Меня нет в офисе до понедельника.",
        "Я больше не работаю в компании.",
        "İzinde olduğum için e-postalarınıza cevap veremeyeceğim.",
        "25 Haziran'a kadar ofiste olmayacağım.",
        "Artık bu şirkette çalışmıyorum.",
    ],
)
def test_a_robot_s_words(text: str) -> None:
    assert speaks_as_robot(text)


@pytest.mark.parametrize(
    "text",
    [
        "您的来信已收到，我们会尽快回复。",
        "感谢您的来信，工作人员将尽快与您联系。",
        "已收悉贵单位的来函。",
        "您的工单已创建，编号 20260610。",
        "We have received your request.",
        "Thank you for contacting us.",
        "Your request has been received.",
        "Ваше обращение зарегистрировано.",
        "Ваше письмо получено и будет рассмотрено.",
        "Talebiniz alınmıştır.",
        "Хатыңыз қабылданды.",
        "Murojaatingiz qabul qilindi.",
        "邮件已收到，谢谢。",
        "您好，已收到您的材料。",
        "您好，来信已收到。",
        "谢谢您的来信！我会查看。",
        "我已经收到您发来的邮件。",
        "您的來信已收到，將儘快回覆",
        "感謝您的來信",
        "Thanks for your email! I will reply shortly.",
        "Спасибо за Ваше письмо! Я отвечу Вам в ближайшее время.",
        "E-postanız için teşekkürler, en kısa sürede dönüş yapacağım.",
    ],
)
def test_words_of_a_help_desk(text: str) -> None:
    assert acknowledges(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "您好",
        "您好，现报送案例申报材料，请查收附件。\n沈某",
        "请问截止时间是什么时候？",
        "我单位已收到通知，现提交补正材料。",
        "本案例建成了自动化生产线，实现自动控制。",
        "因项目调整，我单位申请撤回该案例的申报。",
        "收到，谢谢！",
        "Please find attached our application.",
        "Направляем заявку, документы во вложении.",
        "Başvurumuz ektedir.",
        "Құжаттар қоса берілген.",
        "Hujjatlar ilova qilingan.",
        "收到，我们会补正。\n\n------------ 原始邮件 ------------\n本邮件由收件系统自动发出",
        "请看附件\n在 2026年6月10日，办公室 写道：\n> 本邮件由收件系统自动发出",
        "见附件\nFrom: office\nThis is an automated message",
        "见附件\n发件人: office\n本邮件由收件系统自动发出",
        "Ekte\nOn Wed, 10 Jun 2026, Office wrote:\n> This is an automated message",
    ],
)
def test_a_person_s_words_and_quoted_mail(text: str) -> None:
    assert not speaks_as_robot(text)
    assert not acknowledges(text)


@pytest.mark.parametrize(
    ("text", "recall"),
    [
        ("", True),
        ("沈某 将撤回邮件“申报材料”。", True),
        ("发件人撤回了一封邮件", True),
        ("该邮件已被发件人撤回", True),
        ("Shen would like to recall the message, “application”.", True),
        ("Пользователь хочет отозвать сообщение.", True),
        ("Gönderen iletiyi geri çağırmak istiyor.", True),
        ("因项目调整，我单位申请撤回该案例的申报。", False),
        ("我已撤回上一封，请以本次为准。", False),
    ],
)
def test_a_recall_by_the_program_or_in_a_person_s_words(text: str, recall: bool) -> None:
    assert tells_of_recall(text) is recall


def test_what_stands_above_the_quotation() -> None:
    assert own_words("甲\n乙\n> 丙\n丁") == "甲\n乙"
    assert own_words("甲\n乙") == "甲\n乙"
