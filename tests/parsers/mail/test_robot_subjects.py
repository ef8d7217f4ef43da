"""How programs title their letters, in the languages that come; and people's titles near to them."""

import pytest

from parsers.mail.robots.robot_subjects import RobotSubject, robot_subject

ABOUT = "岚岭环保有限公司—塔什干中水回用示范—2026年上海合作组织绿色产业合作典型案例申报材料"

PREFIXES = """
自动回复 自动答复 自動回覆 自動回復 [自动回复] 【自动回复】 (自动回复) 系统自动回复 假期自动回复
外出自动回复 休假自动回复 外出 休假 不在办公室 Auto AUTO auto Auto-Reply AutoReply Autoreply
Automatic_reply Auto_Response Out_of_Office Out_of_the_Office Out_of_Office_AutoReply OOO Vacation
Vacation_reply Away_from_my_mail Автоответ Автоматический_ответ [Автоответ]
Автоматическое_уведомление Вне_офиса Otomatik_yanıt OTOMATİK_YANIT Otomatik_cevap Ofis_dışında
Автоматты_жауап Автожауап Avtomatik_javob Avtojavob Автоматик_жавоб Автоматтык_жооп Ҷавоби_худкор
Automatische_Antwort Réponse_automatique Respuesta_automática Risposta_automatica 自動返信 자동_회신
已读 已读回执 阅读回执 已阅读 已阅 未读 未阅读 邮件回执 回执 已送达 Read Not_read Read_Receipt
Return_Receipt Delivered Прочитано Не_прочитано Уведомление_о_прочтении Доставлено Okundu Okunmadı
Okundu_bilgisi Оқылды O‘qildi Oʻqilmadi 系统退信 退信 退信通知 邮件退回 投递失败 发送失败 未送达
无法送达的邮件 投递失败通知 Undeliverable Undelivered Mail_delivery_failed
Delivery_Status_Notification_(Failure) Returned_mail Failure_notice Недоставлено Не_доставлено
Сообщение_не_доставлено Не_удается_доставить Teslim_edilemedi İletilemedi Жеткізілмеді Yetkazilmadi
已接受 已拒绝 暂定 会议邀请 会议取消 会议转发通知 Accepted Declined Tentative Invitation
Updated_invitation Canceled Cancelled Принято Отклонено Под_вопросом Приглашение Kabul_edildi
Reddedildi Davet Қабылданды Qabul_qilindi
Auto_Re Auto-Re Away Annual_leave 自动回信 出差自动回复 我在休假 不在公司 阅读 已读取 邮件已读 对方已阅读
讀取 阅读确认 未阅读就删除 Delivery_receipt Reading_confirmation Не_прочтено Ответ_автоответчика Нет_на_месте
Уведомление_об_отсутствии Недоставленное Предварительно_принято Tatildeyim Ofiste_değil Otomatik_mesaj
Okunmadan_silindi İletilmedi Кеңседе_жоқ 자동_응답 개봉 婉拒 更新的邀请 自动退信
"""
RECALLS = """
撤回 召回 撤回邮件 邮件撤回 撤回通知 邮件召回 撤回成功 邮件召回失败 Recall RECALL
Message_Recall_Failure Message_Recall_Report Отзыв Отзыв_сообщения Geri_çağırma Кері_қайтарып_алу
Qaytarib_olish
"""


@pytest.mark.parametrize("colon", [":", "：", ": ", " : "])
@pytest.mark.parametrize("prefix", PREFIXES.split())
def test_a_robot_s_word_before_the_subject(prefix: str, colon: str) -> None:
    assert robot_subject(f"{prefix.replace('_', ' ')}{colon}{ABOUT}") is RobotSubject.REPLY


@pytest.mark.parametrize("prefix", RECALLS.split())
def test_a_recall(prefix: str) -> None:
    assert robot_subject(f"{prefix.replace('_', ' ')}: {ABOUT}") is RobotSubject.RECALL
    assert robot_subject(f"{prefix.replace('_', ' ')}：{ABOUT}") is RobotSubject.RECALL


@pytest.mark.parametrize(
    "subject",
    [
        f"Re:[自动回复]{ABOUT}",
        f"Re: 【自动回复】{ABOUT}",
        f"回复：自动回复：{ABOUT}",
        f"RE: Automatic reply: {ABOUT}",
        f"Re[2]: Автоответ: {ABOUT}",
        f"Ynt: Otomatik yanıt: {ABOUT}",
        f"答复: Re: 已读: {ABOUT}",
        f"Re: [#20261234] {ABOUT}",
        f"Re: {ABOUT} (我不在办公室)",
    ],
)
def test_behind_an_answer_s_prefix_it_may_be_a_person_s(subject: str) -> None:
    assert robot_subject(subject) is RobotSubject.ANSWERED


@pytest.mark.parametrize(
    "subject",
    [
        f"{ABOUT} (我不在办公室)",
        f"{ABOUT}（不在办公室）",
        f"{ABOUT} [自动回复]",
        f"{ABOUT}【自动回复】",
        f"{ABOUT} - 自动回复",
        f"{ABOUT} (Out of Office)",
        f"{ABOUT} (is out of the office)".replace("is out of", "out of"),
        f"{ABOUT} — автоответ",
        f"[#20261234] {ABOUT}",
        f"[Ticket#2026-1234] {ABOUT}",
        f"[工单 #88123] {ABOUT}",
        f"{ABOUT} [#88123]",
        "工单已收到：关于申报材料",
        "您的工单已创建",
        "工单号：20260610001",
        "Ticket received",
        "Ticket #4711: application",
        "Request 88123 received",
        "Заявка №12345 зарегистрирована",
        "Обращение №12345",
        "Talebiniz alınmıştır",
        "来自park.example的退信",
        "自动回复",
        "自动回复 您好",
        "Out of Office",
        "Undelivered Mail Returned to Sender",
        "Delivery Status Notification (Failure)",
        "垃圾邮件摘要",
        "Quarantine digest 2026-06-10",
        "沈某撤回了一封邮件",
        f"【外部邮件】Automatic reply: {ABOUT}",
        f"***SPAM*** 自动回复：{ABOUT}",
        "沈某将撤回邮件",
        "沈某 不在办公室",
        "沈某 不在办公室 (返回日期 2026-06-25)",
        "Shen Yanqiu is out of the office (returning 06/25/2026)",
        f"{ABOUT} (out of office until 25 June)",
        f"[JIRA] (SUP-1234) {ABOUT}",
        f"{ABOUT} [ref:_00D5g0.5000:ref]",
        f"{ABOUT} - Ticket #123456",
        f"【工单】20260610：{ABOUT}",
    ],
)
def test_a_robot_s_word_behind_or_alone(subject: str) -> None:
    assert robot_subject(subject) is RobotSubject.REPLY


@pytest.mark.parametrize(
    "subject",
    [
        ABOUT,
        f"回复：{ABOUT}",
        f"转发：{ABOUT}",
        "自动化有限公司—塔什干棉纺自动化改造—2026年上海合作组织绿色产业合作典型案例申报材料",
        "自动回复机器人公司—智能客服—2026年上海合作组织绿色产业合作典型案例申报材料",
        "远岭公司—自动回复系统节能—2026年上海合作组织绿色产业合作典型案例申报材料",
        "远岭公司—电池召回利用—2026年上海合作组织绿色产业合作典型案例申报材料",
        "召回车辆电池梯次利用案例",
        "撤回申报：远岭公司—某案例",
        "关于撤回2026年典型案例申报的函",
        "退信息费的咨询",
        "回执单模板在哪里下载",
        "接受度调查",
        "外出务工培训案例",
        "出差补贴咨询",
        "外出：考察".replace("：", "—"),
        "工单管理系统—绿色运维—2026年上海合作组织绿色产业合作典型案例申报材料",
        "Reading Green Energy Ltd—Solar greenhouse—2026",
        "Automatic irrigation in Tashkent: a case",
        "Autonomous mining trucks—case",
        "Accepted practice in recycling",
        "Recall of batteries — a case",
        "Delivered heat as a service",
        "Приглашение к участию",
        "Отзыв о мероприятии",
        "Автоматический полив—кейс",
        "Прочитано ли моё письмо?",
        "Otomatik sulama örneği",
        "【SCO2026-0001】补正材料",
        "[SCO2026-0001] 补正材料",
        "请问 [2026] 年的申报表",
        "[SUP-0001] 补正材料",
        "阅读推广公司—绿色阅读—2026年上海合作组织绿色产业合作典型案例申报材料",
        "Reference: our case",
        "Office buildings out of steel—case",
        "远岭公司—办公楼不在办公室时自动断电—2026年上海合作组织绿色产业合作典型案例申报材料",
        "",
    ],
)
def test_a_person_s_title_is_left_alone(subject: str) -> None:
    assert robot_subject(subject) is None
