"""Lists the options the console offers, and words the event log for staff."""

STATUSES = ("review", "incomplete", "complete", "late")
STAGES = ("intake", "conformity", "expert", "selected", "rejected", "withdrawn")

_EVENTS = {
    "application-opened": ("登记", "registered"),
    "verdict": ("审查", "judged"),
    "letter-linked": ("关联来件", "letter joined"),
    "letter-unlinked": ("解除来件关联", "letter parted"),
    "letter-ignored": ("来件不处理", "letter ignored"),
    "letter-question": ("咨询来信", "question"),
    "letter-retried": ("重新处理来件", "letter tried again"),
    "application-withdrawn": ("撤回", "withdrawn"),
    "reply-elsewhere": ("未采用的回复地址", "Reply-To not followed"),
    "answered-together": ("合并答复", "answered together"),
    "passed-over": ("略过附属文件", "files passed over"),
    "notice-released": ("放行通知", "notice released"),
    "notice-edited": ("修改通知", "notice edited"),
    "notice-dropped": ("作废通知", "notice dropped"),
    "notice-bounced": ("通知被退回", "notice bounced"),
    "logged-in": ("登录", "logged in"),
    "account-added": ("新增账号", "account added"),
    "account-removed": ("删除账号", "account removed"),
    "finding-waived": ("豁免问题", "finding waived"),
    "finding-upheld": ("认定问题", "finding upheld"),
    "ruling-ended": ("撤销裁定", "ruling undone"),
    "correction-asked": ("要求补正", "correction asked for"),
    "stage-set": ("设置阶段", "stage set"),
    "call-noted": ("电话记录", "call noted"),
    "reviewer-assigned": ("分配审核人", "reviewer assigned"),
    "deadline-extended": ("延长期限", "deadline extended"),
    "material-assigned": ("指定材料归属", "material assigned"),
    "file-added": ("加入文件", "file added"),
    "paper-arrived": ("登记纸质材料", "paper received"),
    "paper-undone": ("撤销纸质材料登记", "paper note undone"),
    "rechecked": ("重新审查", "checked again"),
    "result-written": ("拟写结果通知", "result notice written"),
    "register-restored": ("恢复备份", "backup restored"),
    "notice-written": ("拟写通知", "notice written"),
    "notice-rewritten": ("重写通知", "notice written anew"),
    "notice-held": ("通知转人工放行", "notice held"),
    "received-date": ("收件时间依据", "basis of the time of receipt"),
    "received-date-doubted": ("收件时间存疑", "time of receipt doubted"),
    "namesake-opened": ("同名申报", "another of the same name"),
    "uidvalidity-unstable": ("邮箱编号不稳定", "the mailbox's numbers are unstable"),
    "campaign-purged": ("清除活动数据", "call purged"),
    "campaign-drafted": ("生成活动草稿", "call drafted"),
    "campaign-draft-edited": ("修改活动草稿", "draft of a call edited"),
    "campaign-draft-dropped": ("删除活动草稿", "draft of a call deleted"),
    "campaign-activated": ("启用活动", "call activated"),
    "campaign-edited": ("修改活动文件", "call's file edited"),
    "campaign-extended": ("活动延期", "call extended"),
    "campaign-closed": ("提前截止活动", "call closed"),
    "tagged": ("入库标签", "tagged"),
}


def translate_event(word: str, language: str) -> str:
    chinese, english = _EVENTS.get(word, (word, word))
    return english if language == "en" else chinese
