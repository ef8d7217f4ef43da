"""Lists phrases of automatic letters (away, received, read, recalled, returned) in eight languages."""

import re

from parsers.mail.robots.robot_subjects import fold_phrase
from parsers.texts.traditional import simplified

# A holiday text is short, and what follows a few lines down may be anybody's.
_FIRST_WORDS = 1_500
_LONGEST_LINE = 200
# Where a mail program begins to quote what it answers.
_QUOTING = re.compile(
    r"^\s{0,8}(?:>|-{2,}\s{0,3}(?:原始|原邮件|回复的原|转发|original|forwarded|исходное|пересыла|özgün|asıl)"
    r"|(?:发件人|寄件者|from|от кого|от|kimden|gönderen|кімнен|kimdan|von|de)\s{0,3}[:：]"
    r"|on .{4,120} wrote:|在.{4,80}写道|.{4,120}(?:写道|пишет|написал|yazdı|жазды|yozdi).{0,4}[:：])",
    re.IGNORECASE,
)
_RECALLED = r"""
(?:将|希望|想要?|尝试|请求|已经?|要|正在)\s?(?:撤回|召回|收回)[^\n。]{0,12}(?:邮件|郵件|信件)
(?:撤回|召回|收回)了?(?:一封|这封|此|该|以下|上述)?(?:邮件|郵件)
(?:邮件|郵件)已(?:被)?(?:发件人)?(?:撤回|召回|收回)
(?:would like|wants|wishes|attempted|tried) to recall|(?:message|e-?mail) (?:has been|was) recalled
(?:хочет|хотел|пытается|желает) отозвать|сообщение (?:было )?отозвано|отозвать (?:сообщение|письмо)
geri (?:çağırmak|çekmek|almak) (?:istiyor|istedi)|geri (?:çağrıldı|alındı|çekildi)|кері қайтарып ал
қайтарып алғысы|qaytarib olmoqchi|qaytarib olindi|қайтариб олмоқчи
"""
_CHINESE = r"""
(?:自动|自動)(?:回复|回覆|回復|答复|答覆|应答|响应|回信|发送|发出|生成|發送|發出)
不在(?:办公室|辦公室|公司|单位|岗|座位|国内)|离开办公室
(?:正在|目前|现在|现正|现已|最近|近期|本人|我)[^\n。，,]{0,12}(?:休假|度假|年假|产假|病假)
(?:正在|目前|现在|现正|现已|最近|近期|本人|我)[^\n。，,]{0,12}(?:外出|出差|公出|离岗|离职|休养)
(?:休假|度假|外出|出差)(?:中|期间)|放假期间|假期(?:中|期间)|(?:已|已经)(?:离职|离任|调离|退休)
邮箱(?:已)?(?:停用|不再使用|弃用)
(?:无法|不能|不便|未能)(?:及时|亲自|立即|立刻|马上|第一时间|尽快)?(?:回复|处理|查看|查收|答复)(?:您|你|邮件)
(?:无法|不能|不便|未能)(?:及时|亲自|立即|立刻|马上|第一时间|尽快)(?:回复|处理|查看|查收|答复)
(?:将|预计|会)(?:于|在)?[^\n。]{0,16}(?:返回|回来|返岗|回到|复工|上班)
(?:邮件|信件|郵件)已(?:经)?(?:被)?(?:收件人|对方)?(?:成功)?(?:阅读|打开|查看|查阅|阅览|读取)
(?:邮件|信件|郵件)已(?:经)?(?:被)?(?:收件人|对方)?(?:成功)?(?:显示|送达|投递|删除)
(?:被|已)(?:阅读|打开|查看)(?:于|[。\s]|$)|(?:阅读|打开|读取|送达)时间\s?[:：]
这是(?:一封)?(?:已读|阅读)?回执
工单(?:号|编号|已)|(?:受理|服务)单号|客服(?:中心|人员)(?:已|将|会)
系统退信|退信原因|退回原因|投递失败|无法投递|发送失败|未能送达|无法送达|未能投递
收件人(?:地址)?不存在|邮箱(?:已满|不存在)|对方拒收
(?:请勿|请不要|请勿直接|无需|不要)(?:直接)?(?:回复|答复)(?:本|此|该|这封)?(?:邮件|信件)?
(?:已|已经)(?:接受|拒绝|谢绝|暂定接受|取消)(?:了)?(?:您|你|此|该|本次|这次|会议|邀请)
[【\[]系统(?:通知|消息|邮件)[】\]]
(?:退订|取消订阅|不想再收到)
邮箱(?:已)?(?:停止使用|不再查看)|(?:收件人|对方)已(?:经)?(?:阅读|查看|打开)了?(?:您|你|邮件)|邮件已于[^\n。]{4,30}(?:阅读|查看|打开)
(?:邮件|来信)[^\n。，]{0,6}被退回|(?:邮件|来信)[^\n。，]{0,4}未能成功发送|邮件已读回执|已打开(?:此|该|您的)邮件
"""
_ENGLISH = r"""
out of (?:the |my )?office|away from (?:the |my )?(?:office|desk|e-?mail)
(?:on|taking) (?:annual |maternity |paternity |sick |parental |business )?(?:leave|vacation|holidays?)\b
(?:limited|no|intermittent|without|restricted) access to (?:my )?e-?mails?
\bauto(?:matic(?:ally)?|mated)?[ -]?(?:e-?mail )?(?:reply|response|generated|message)
\bauto(?:matic(?:ally)?|mated)[ -](?:acknowledg|notif|sent|e-?mail)
(?:do not|don't|not) (?:reply|respond) to this|no-?reply
\b(?:i|we) (?:will|shall|am going to)(?: be)? (?:back|return(?:ing)?)\b|\bi'll be back
returning (?:on|to the office)|no longer (?:with|work|employed|monitored|in use)
will not be (?:reading|checking)
(?:your|the|this) (?:message|e-?mail|mail)\b[^\n.]{0,80}(?:has been|was|could not be|couldn't be)\b
(?:your|the|this) (?:message|e-?mail|mail)\b[^\n.]{0,80}(?:to the following|is being)\b
ticket (?:#|no|number|id)
this is (?:a|an) (?:return|read|delivery) receipt|\bwas (?:read|displayed|opened)\b|undeliver
delivery (?:failed|failure|has failed|status)|not delivered|permanent (?:error|failure)
mailbox (?:is )?full|has (?:accepted|declined|tentatively accepted|cancell?ed)|unsubscribe
view (?:this|it) in your browser
\bi(?:'m| am| will be|'ll be) (?:currently |now )?(?:out|away|travell?ing|on pto)\b
office is closed|mailbox is not monitored
(?:upon|on) my return\b|while i(?:'m| am) (?:away|out)
"""
_RUSSIAN = r"""
автоматическ\w{1,4} (?:ответ|уведомл|сообщ|рассыл|письм)|автоответ
(?:сгенерирован|отправлен|создан)\w{0,3} автоматически
на больничном
(?:в|из) (?:отпуске|отпуска|командировке|командировки)|вне офиса|нет на рабочем месте
отсутству(?:ю|ет|ем)|буду отсутствовать|вернусь|ограничен\w{0,3} доступ к
(?:ваше|ваша|ваш) (?:письмо|сообщение|обращение|запрос)[^\n.]{0,80}(?:прочитан|доставлен)
(?:сообщение|письмо)[^\n.]{0,80}(?:прочитано|не доставлено|недоставлено|было получено)
меня нет (?:в офисе|на работе|на месте)|больше не работа(?:ю|ет)|уведомление о прочтении
не удалось доставить|не отвечайте на (?:это|данное)|отписаться
"""
_TURKISH = r"""
otomatik (?:yanıt|cevap|mesaj|e-?posta|ileti|olarak)|ofis(?:te değil|te bulunm| dışında|imde değil)
(?:yıllık )?izin(?:deyim|de olaca|liyim|deyiz)|tatilde(?:yim)?\b|iş seyahatinde|döneceğim
dönüş tarihi|izinde ol(?:duğum|acağım)|tatilde ol(?:duğum|acağım)|ofiste olmayacağım|artık bu şirkette
(?:mesajınız|e-?postanız|iletiniz|iletisi)[^\n.]{0,60}(?:okundu|okunmuştur)
yanıtlamayınız|cevaplamayınız|teslim edilemedi|iletilemedi
"""
_KAZAKH_AND_UZBEK = r"""
автоматты (?:түрде|жауап|хабар|хат)|автожауап|демалыста|іссапарда|кеңседе (?:емес|жоқ)
жұмыс орнында (?:емес|жоқ)
(?:хатыңыз|хабарламаңыз)[^\n.]{0,60}(?:оқылды|жеткізілмеді)
жауап бермеңіз|жеткізілмеді|жеткізу мүмкін|avtomatik (?:javob|xabar|tarzda|ravishda)|avtojavob
ta'?tilda|mehnat ta'?tili|ofisda emas|ish joyi(?:m)?da emas|xizmat safari
(?:xatingiz|xabaringiz)[^\n.]{0,60}(?:o'qildi|yetkazilmadi)
автоматик (?:жавоб|хабар|тарзда)|таътилда|хизмат сафари
хатингиз[^\n.]{0,60}ўқилди
"""
# A help desk's words, and often enough a person's.
_RECEIVED = r"""
(?:您|你)的(?:来信|来件|来函|邮件|信件|咨询|请求|工单|留言|反馈|意见)(?:我们?)?已(?:经)?(?:被)?(?:收到|收悉|受理)
(?:您|你)的(?:来信|来件|来函|邮件|信件|咨询|请求|工单|留言|反馈|意见)已(?:经)?(?:被)?(?:转|创建|登记|提交)
(?:收到|收悉)(?:您|你|贵方|贵单位)的?(?:来信|来件|来函|邮件|咨询|请求|工单|反馈|来邮)
(?:我们?|将|会|客服|工作人员|专员)[^\n。，]{0,12}尽快[^\n。，]{0,8}(?:回复|处理|答复|联系|回信)
(?:感谢|谢谢)(?:您|你)的(?:来信|来邮|来函|邮件|咨询|反馈)
^(?:您好|你好)?[\s，,!！。]{0,3}(?:您的|你的)?(?:邮件|来信|来件|来邮)(?:我)?已(?:经)?(?:收到|收悉)
^(?:您好|你好)?[\s，,!！。]{0,3}已(?:经)?收到(?:您|你|贵)?[^\n。，]{0,6}(?:材料|附件|邮件|来信)
收到(?:您|你)(?:发来|发送)的(?:邮件|来信)
(?:we|i)(?:'ve| have)? received your|thank you for (?:contacting|your (?:e-?mail|message|enquiry|inquiry))
thank(?:s| you) for (?:reaching out|writing|your mail)|thanks for your (?:e-?mail|message)
(?:your|the|this) (?:request|ticket|enquiry|inquiry|case)\b[^\n.]{0,80}(?:has been|was|is being)\b
(?:ваше|ваша|ваш) (?:письмо|сообщение|обращение|заявка|запрос)[^\n.]{0,80}(?:получен|принят|создан|обработан)
спасибо за (?:ваше|ваш|вашу) (?:письмо|сообщение|обращение|запрос)|отвечу (?:вам )?в ближайшее время
(?:ваше|ваша|ваш) (?:письмо|сообщение|обращение|заявка|запрос)[^\n.]{0,80}зарегистрирован
(?:mesajınız|e-?postanız|talebiniz|iletiniz|başvurunuz)[^\n.]{0,60}(?:alındı|alınmıştır|ulaştı|ulaşmıştır)
en kısa sürede (?:size )?dönüş yap
(?:хатыңыз|хабарламаңыз|өтінішіңіз|сұрауыңыз)[^\n.]{0,60}(?:алынды|қабылданды|тіркелді)
(?:xatingiz|xabaringiz|murojaatingiz|so'rovingiz)[^\n.]{0,60}(?:qabul qilindi|olindi|ro'yxat)
(?:хатингиз|мурожаатингиз)[^\n.]{0,60}(?:қабул қилинди|олинди)
"""
_OTHERS = r"""
abwesenheit|nicht im büro|im urlaub|automatische (?:antwort|nachricht)|réponse automatique
absente? du bureau|en congé|fuera de la oficina|respuesta automática|de vacaciones
risposta automatica|fuori ufficio|自動返信|不在にして|자동 ?(?:회신|응답|답장)|부재중
"""


def _any_of(*tables: str) -> re.Pattern[str]:
    """Joins the lines of the tables as alternatives."""
    alternatives = (line for table in tables for line in table.split("\n") if line)
    return re.compile(simplified("|".join(alternatives)).replace("ı", "i"))


_RECALL = _any_of(_RECALLED)
_ACKNOWLEDGING = _any_of(_RECEIVED)
_ROBOT = _any_of(_RECALLED, _CHINESE, _ENGLISH, _RUSSIAN, _TURKISH, _KAZAKH_AND_UZBEK, _OTHERS)


def speaks_as_robot(text: str) -> bool:
    """Tell whether the words above any quoted mail are those of a program."""
    return bool(_ROBOT.search(_folded(text)))


def acknowledges(text: str) -> bool:
    """Tell whether the words above any quoted mail tell that a mail was received."""
    return bool(_ACKNOWLEDGING.search(_folded(text)))


def tells_of_recall(text: str) -> bool:
    """Tell whether a mail program says that a mail is to be taken back; True where it says nothing."""
    said = _folded(text)
    return not said or bool(_RECALL.search(said))


def own_words(text: str) -> str:
    """Return what the sender wrote: the text above the first line of quoted mail."""
    lines = text.splitlines()
    end = next((n for n, line in enumerate(lines) if _QUOTING.match(line[:_LONGEST_LINE])), None)
    return "\n".join(lines[:end])


def _folded(text: str) -> str:
    return simplified(fold_phrase(own_words(text)[:_FIRST_WORDS]))
