"""Maps the keyword in an address to what the page says after an action; never a stranger's text."""

SAID = {
    "accepted": ("已通过，问题项已豁免。", "Accepted; the findings are waived."),
    "added": ("文件已加入，申报已重新审查。", "The file was added, the application checked again."),
    "announced": (
        "结果通知已拟好，在“通知”中放行后才会发出。",
        "The result notices are written; they leave once released under “notices”.",
    ),
    "asked": ("补正要求已登记，通知已生成。", "The correction is asked for; its notice is made."),
    "assigned": ("审核人已更新。", "The reviewer is set."),
    "call-activated": (
        "活动已启用。收件服务将在下一次轮询时开始按它审查来件。",
        "The call is in use: the service judges by it from its next poll on.",
    ),
    "call-closed": (
        "活动已截止，此后收到的来件按逾期处理。",
        "The call is closed: what comes from now on is late.",
    ),
    "call-confirmed": ("已标记为核对无误。", "Marked as checked."),
    "call-edited": (
        "活动文件已修改，下一次轮询起生效；已登记的申报可在“规则试算”中重新审查。",
        "The call's file is altered and counts from the next poll on; judge again under “rules trial”.",
    ),
    "call-extended": (
        "期限已修改，下一次轮询起生效；此前判为逾期的申报请在“规则试算”中重新审查。",
        "The deadline is altered; judge what was late again under “rules trial”.",
    ),
    "call-saved": ("草稿已保存。", "The draft is saved."),
    "draft-dropped": ("草稿已删除。", "The draft is deleted."),
    "drafted": (
        "已按公告生成草稿，请逐项核对后启用。",
        "Drafted from the announcement: look it over, then activate it.",
    ),
    "dropped": ("通知已作废，不会发出。", "The notice is dropped and will not go out."),
    "edited": ("通知已修改。", "The notice is altered."),
    "extended": (
        "期限已更新，申报已重新审查。",
        "The deadline is set, the application checked again.",
    ),
    "filed": (
        "材料归属已更新，申报已重新审查。",
        "The material is assigned, the application checked again.",
    ),
    "linked": (
        "来件已关联，申报已重新审查。",
        "The letter is joined, the application checked again.",
    ),
    "noted": ("已记入历史。", "Noted in the history."),
    "paper-arrived": ("已登记收到纸质材料。", "The paper is noted as received."),
    "paper-undone": ("已撤销纸质材料的登记。", "The note on the paper is taken back."),
    "rechecked": ("已按现行规则重新审查。", "Checked again under today's rules."),
    "released": ("通知已放行，将在一分钟内发出。", "Released: it goes out within a minute."),
    "reopened": (
        "已撤销该裁定，申报已重新审查。",
        "The ruling is undone, the application checked again.",
    ),
    "retried": ("来件已重新处理。", "The letter was judged again."),
    "retrying": (
        "收件服务正在运行，来件将在下次轮询时重新处理。",
        "The service is running: it judges the letter at its next poll.",
    ),
    "staged": ("阶段已更新。", "The stage is set."),
    "tagged": ("入库标签已更新。", "The tags are set."),
    "unchanged": ("已按现行规则重新审查，结论不变。", "Checked again: nothing changes."),
    "unlinked": ("来件已解除关联。", "The letter is parted."),
    "upheld": (
        "已认定该问题，申报已重新审查。",
        "The finding is upheld, the application checked again.",
    ),
    "waived": (
        "已豁免该问题，申报已重新审查。",
        "The finding is waived, the application checked again.",
    ),
}


def say(word: str, language: str) -> str:
    """The sentence; none for a word we do not know."""
    chinese, english = SAID.get(word, ("", ""))
    return english if language == "en" else chinese
