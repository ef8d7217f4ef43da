"""Lists how programs title automatic letters, before or after the original subject.

A phrase that ends in a colon is one only where punctuation closes it, for a title may begin
with the
word alone ("自动化…", "Read…"). Sources: the default texts of Exchange, Outlook, Domino, Sieve,
Coremail, QQ, NetEase, Foxmail, Gmail, Zimbra, Yandex and Mail.ru.
"""

import re
import unicodedata
from enum import StrEnum


class RobotSubject(StrEnum):
    """`ANSWERED`: the phrase stands behind a Re:, as in a person's answer to a robot."""

    REPLY = "reply"
    ANSWERED = "answered"
    RECALL = "recall"


_AWAY = """
自动回复 自动答复 自动应答 自动响应 自动回覆 自動回覆 自動回復 自動答覆 自動返信 自動応答
系统自动回复 假期自动回复 外出自动回复 休假自动回复 离职自动回复 邮件自动回复 邮箱自动回复 外出回复:
假期回复: 休假回复: 外出: 休假: 出差: 休假中 出差中 外出中 我不在办公室 不在办公室 不在辦公室
离开办公室 離開辦公室 自动转发: 离职通知: auto: automatic: autoreply auto-reply auto_reply
auto_response autoresponse auto-response autoresponder auto-responder automatic_reply
automatic_response automated_reply automated_response auto_answer out_of_office out_of_the_office
out-of-office away_from_office away_from_the_office away_from_my_mail i_am_out_of_the_office
i'm_out_of_the_office i_am_away i_am_on_vacation ooo: oof: vacation: on_vacation on_leave:
on_annual_leave vacation_reply vacation_response vacation_notice holiday_reply absence: автоответ
автоматический_ответ автоматическое_уведомление автоматическое_сообщение вне_офиса
нет_на_рабочем_месте отсутствую_в_офисе отсутствие_на_рабочем_месте в_отпуске: я_в_отпуске
автоответчик otomatik_yanıt otomatik_cevap otomatik_ileti ofis_dışında ofis_dışındayım
ofiste_değilim izindeyim автоматты_жауап автожауап автоматты_түрде_жауап кеңседен_тыс кеңседе_емес
демалыстамын avtomatik_javob avtojavob avto-javob ofisdan_tashqarida ofisda_emas ta'tildaman
автоматик_жавоб автожавоб автоматтык_жооп ҷавоби_худкор автомат_хариу аўтаматычны_адказ
автоматична_відповідь پاسخ_خودکار رد_تلقائي स्वचालित_उत्तर خودکار_جواب 자동_회신 자동회신 자동응답
자동_응답 부재중 abwesenheitsnotiz automatische_antwort abwesend: réponse_automatique
absence_du_bureau respuesta_automática fuera_de_la_oficina risposta_automatica fuori_sede
auto_re: auto-re: autore: auto_forward: away: i'm_away: on_holiday: annual_leave: not_in_office:
not_in_the_office: 自动回信 自动回邮 度假回复: 出差自动回复 我在休假: 我正在休假: 正在出差: 不在公司: 不在:
ответ_автоответчика нет_на_месте: отпуск: уведомление_об_отсутствии сообщение_об_отсутствии
отсутствие:
otomatik_mesaj tatildeyim: ofiste_değil: кеңседе_жоқ: худкор_ҷавоб автоматтык_жооп
resposta_automática automatisch_antwoord autosvar automaattinen_vastaus automatická_odpověď
"""
_RECEIPTS = """
已读: 已读回执 阅读回执 讀取回條 读取回执 已阅读: 已閱讀: 已阅: 已阅回执 已查看: 已打开: 未读:
未阅读: 未读回执 邮件回执: 回执: 阅读回复: 已讀: 未讀: 收条: 已删除: 开封回执 開封済み 送达回执
已送达: 已投递: 投递成功 邮件已送达 已转发: 已中继: read: not_read: unread: read_receipt
return_receipt disposition_notification displayed: opened: delivered: relayed: expanded: deleted:
receipt_notification message_read прочитано: не_прочитано: прочтено: уведомление_о_прочтении
подтверждение_прочтения доставлено: уведомление_о_доставке отчет_о_доставке отчёт_о_доставке
удалено_без_прочтения okundu: okunmadı: okundu_bilgisi okundu_bildirimi okundu_onayı teslim_edildi:
teslim_alındı: silindi: оқылды: оқылған: оқылмады: оқылмаған: оқылды_туралы жеткізілді: o'qildi:
o'qilgan: o'qilmadi: yetkazildi: ўқилди: ўқилмади: gelesen: ungelesen: lesebestätigung lu: non_lu:
未阅读就删除: 阅读: 读取: 讀取: 已读取: 已查阅: 邮件已读: 对方已阅读: 阅读确认: 阅读收条: не_прочтено:
reading_confirmation: delivery_receipt: okunmadan_silindi: leído: no_leído: letto: lido: 읽음: 개봉:
"""
_DELIVERY = """
系统退信 退信通知 退信: 退件: 邮件退回 邮件被退回 邮件退信 退回邮件 退回的邮件 投递失败 投递失败通知
投递状态通知 投递延迟 邮件投递失败 邮件投递延迟 发送失败 邮件发送失败 未送达 无法送达 无法送达的邮件
无法投递 无法投递的邮件 未能送达 未传递: 传递失败 传递延迟 无法传递 收件人拒收 邮件拒收 被拒收:
未遞送 無法傳遞 退信回执 邮件隔离 隔离邮件 垃圾邮件摘要 隔离通知 undeliverable undelivered
undelivered_mail undelivered_mail_returned_to_sender delivery_status_notification delivery_failure
delivery_failed delivery_delayed delivery_notification delivery_report delayed_mail
mail_delivery_warning mail_delivery_failed mail_delivery_failure mail_delivery_subsystem
mail_delivery_system
mail_system_error mail_could_not_be_delivered message_not_delivered message_delivery_failure
returned_mail returned_to_sender failure_notice failed_delivery nondeliverable non-delivery
rejected: blocked: warning:_could_not_send_message spam_digest quarantine_digest quarantine_summary
quarantine_report недоставлено: недоставлено не_доставлено не_удается_доставить не_удаётся_доставить
не_удалось_доставить сообщение_не_доставлено недоставленное_сообщение письмо_не_доставлено
ошибка_доставки teslim_edilemedi teslim_edilemeyen iletilemedi iletilemeyen teslimat_başarısız
жеткізілмеді жеткізілмеген жеткізу_мүмкін yetkazilmadi yetkazib_berilmadi yetkazib_bo'lmadi
етказилмади недоставленное: iletilmedi: 自动退信 邮件退回通知 邮件投递失败通知 unzustellbar non_remis:
no_se_puede_entregar mancato_recapito 배달되지_않음
"""
_CALENDAR = """
已接受: 接受: 接受邀请: 已接受邀请 接受会议: 已拒绝: 拒绝: 谢绝: 已谢绝: 暂定: 暂定接受: 暂时接受:
已暂定: 会议邀请: 会议取消: 已取消: 取消会议: 会议更新: 会议转发通知 日程邀请: 邀请更新:
新的时间建议: 提议新时间: 已拒绝邀请 日程提醒: 会议提醒: accepted: declined: tentative:
tentatively_accepted: invitation: updated_invitation: canceled: cancelled: canceled_event:
cancelled_event: new_time_proposed: meeting_forward_notification meeting_invitation:
meeting_request: reminder_for_meeting accepted_invitation принято: отклонено: под_вопросом:
возможно: приглашение: отменено: отмена: приглашение_на_собрание:
уведомление_о_переадресации_собрания предложено_новое_время: kabul_edildi: reddedildi: geçici:
belirsiz: davet: davetiye: iptal_edildi: toplantı_daveti: қабылданды: қабылданбады: шақыру:
предварительно_принято: 婉拒: 更新的邀请: 会议响应: бас_тартылды: qabul_qilindi: rad_etildi: taklif:
bekor_qilindi: zugesagt: abgesagt: accepté: refusé:
aceptado: rechazado:
"""
_RECALL = """
撤回: 召回: 收回: 已撤回: 已召回: 撤回邮件 邮件撤回 召回邮件 邮件召回 撤回通知 邮件撤回通知
撤回邮件通知 撤回成功 撤回失败 撤回报告 撤回结果 召回成功 召回失败 召回通知 邮件召回通知
邮件召回报告 邮件撤回成功 邮件撤回失败 邮件召回成功 邮件召回失败 回收: 回收邮件 撤銷: 撤回郵件
收回郵件 邮件撤回提醒 撤回邮件提醒 recall: recalled: message_recall message_recall_report
message_recall_success message_recall_failure recall_success recall_failure recall_request
отзыв: отзыв_сообщения отозвано:
отзыв_письма отозвать: geri_çağırma: geri_çağırma geri_çek: geri_çekme: iletiyi_geri_çağırma
geri_alındı: кері_қайтарып_алу кері_қайтару: кері_шақыру: қайтарып_алу qaytarib_olish
qaytarib_olindi: chaqirib_olish қайтариб_олиш rückruf: rappel: recuperar: richiama:
"""
_TICKETS = re.compile(
    r"^[\[【(]?(?:ticket|case|request|incident|support|工单|服务单|客服单|заявка|обращение|тикет|запрос"
    r"|talep|destek|өтініш|murojaat)\s?(?:id|no\.?|number|号|编号)?\s?[:#№]?\s?[a-z]{0,5}-?\d{2,12}\b"
    r"|[\[【(](?:[a-z工单服务号编 ]{0,20})[#№]\s?[a-z-]{0,8}\d{2,20}[\]】)]"
    r"|^[#№]{1,2}\s?\d{3,20}\b|^##-?\s?\d"
    r"|(?:工单|服务单)[^,。:]{0,20}(?:已|创建|受理|关闭|更新)"
    r"|\b(?:ticket|request|enquiry|inquiry) (?:received|created|opened|closed|has been)"
    r"|(?:您|你)的(?:来信|来件|邮件|工单|请求|咨询|反馈)(?:我们)?已(?:经)?(?:收到|受理|创建|提交)"
    r"|we(?:'ve| have)? received your|thank you for (?:contacting|your (?:e-?mail|message|enquiry))"
    r"|感谢(?:您|你)的(?:来信|来邮|来函|邮件|咨询)"
    r"|заявка[^.]{0,30}(?:принята|зарегистрирована|создана)|обращение[^.]{0,30}(?:принято|зарегистрировано)"
    r"|talebiniz[^.]{0,20}alin(?:di|miştir)|^来自[^。]{1,60}的退信|would like to recall"
    r"|(?:撤回|召回|收回)了(?:一封|这封|此)?邮件|(?:将|希望|请求)(?:撤回|召回|收回)(?:一封|这封|此)?邮件"
    r"|\bis out of (?:the )?office\b|\(out of (?:the )?office[^)]{0,40}\)|\S 不在办公室(?:。|\.|$| \()"
    r"|^[\[(]jira[\])]|\bref:_[\w.]{6,60}:ref|^\[?##\d{3,20}##|[-(\[] ?(?:ticket|工单) ?[#:№] ?\d{4,20}\b"
    r"|^【(?:工单|服务单)】\s?\d{4,20}"
)
_PREFIX = re.compile(
    r"(?:re|r|aw|sv|antw|vs|fw|fwd|wg|tr|ynt|yan|ilt|отв|ответ|на|пересл|жауап|javob|жавоб|回复|回覆|回復|答复|答覆"
    r"|转发|轉發|转|回)\s?(?:[\[(]\d{1,3}[\])])?:\s?"
)
# What gateways put before a subject.
_GATES = re.compile(
    r"^(?:[\[【(*]{1,3} ?(?:外部邮件|外来邮件|外部|external(?: e?-?mail)?|ext|spam"
    r"|垃圾邮件|可疑邮件) ?[\]】)*]{1,3} ?){1,3}"
)
_OPENING = "[【(「『《<〔*“\"'! "
_CLOSING = "]】)」』》>〕:|/*”!"
_LONGEST, _NEAR_END = 2_000, 80
_MOST_PREFIXES = 12


def fold_phrase(text: str) -> str:
    """Folds width, case and the Turkish dotted and dotless i; one space for any white space."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\u0307", "")
    folded = folded.replace("ı", "i").translate(_QUOTES)
    return " ".join(folded.split())


_QUOTES = str.maketrans(
    dict.fromkeys("‘’ʻʼ`´", "'") | dict.fromkeys("\u200b\u200c\u200d\ufeff\u2060")
)


def _phrases(*tables: str) -> tuple[tuple[str, bool], ...]:
    """Each phrase folded, with whether it needs punctuation behind it; the longest first."""
    words = {word.replace("_", " ") for table in tables for word in table.split()}
    pairs = {(fold_phrase(word.removesuffix(":")), word.endswith(":")) for word in words}
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


_REPLIES = _phrases(_AWAY, _RECEIPTS, _DELIVERY, _CALENDAR)
_RECALLS = _phrases(_RECALL)


def robot_subject(subject: str) -> RobotSubject | None:
    """Return which kind of program wrote a letter with this subject; None for a person."""
    whole = _GATES.sub("", fold_phrase(subject[:_LONGEST]))
    bare = _without_prefixes(whole)
    if _begins(bare, _RECALLS) or _ends(bare, _RECALLS):
        return RobotSubject.RECALL
    near = (bare[:_NEAR_END], bare[-_NEAR_END:])
    if _begins(bare, _REPLIES) or _ends(bare, _REPLIES) or any(map(_TICKETS.search, near)):
        return RobotSubject.REPLY if bare == whole else RobotSubject.ANSWERED
    return None


def _without_prefixes(subject: str) -> str:
    for _ in range(_MOST_PREFIXES):
        found = _PREFIX.match(subject)
        if found is None:
            break
        subject = subject[found.end() :]
    return subject


def _begins(subject: str, phrases: tuple[tuple[str, bool], ...]) -> bool:
    bare = subject.lstrip(_OPENING)
    return any(
        _is_closed(bare[len(phrase) :], punctuated=punctuated)
        for phrase, punctuated in phrases
        if bare.startswith(phrase)
    )


def _is_closed(rest: str, *, punctuated: bool) -> bool:
    if not rest:
        return True
    return rest.lstrip()[:1] in _CLOSING if punctuated else not rest[0].isalnum()


def _ends(subject: str, phrases: tuple[tuple[str, bool], ...]) -> bool:
    """Domino and some webmails put the phrase behind the subject, in brackets or after a dash."""
    bare = subject.rstrip("]】)」』》>〕*”\"'! .")
    bracketed = bare != subject
    for phrase, _ in phrases:
        if bare.endswith(phrase):
            before = bare[: -len(phrase)].rstrip()[-1:]
            if before in ("-", "—", "–", "|", ":", "]", "】") or (
                bracketed and before in tuple("[【(「『《<〔*")
            ):
                return not _is_part_of_name(phrase)
    return False


def _is_part_of_name(phrase: str) -> bool:
    """A title or a stage may end in one of the short words ("（已取消）")."""
    return phrase in _EVERYDAY


_EVERYDAY = frozenset(
    fold_phrase(word.removesuffix(":").replace("_", " "))
    for table in (_RECEIPTS, _CALENDAR, _RECALL)
    for word in table.split()
    if word.endswith(":")
)
