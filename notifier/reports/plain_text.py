"""Writes the daily report as plain text, for mail programs that show no HTML."""

from collections.abc import Iterator

from notifier.reports.view import ReportView


def report_text(view: ReportView) -> str:
    """The day's news and all that needs review; letters that need nothing are left to the page."""
    return "\n".join(_lines(view)) + "\n"


def _lines(view: ReportView) -> Iterator[str]:
    yield f"收件日报 {view.day}（{view.made} 生成）"
    yield view.headline
    yield from view.alarms
    for campaign in view.campaigns:
        counts = f"累计 {campaign.total} 件，今日新增 {campaign.new_today} 件"
        yield f"\n{campaign.title}：{campaign.countdown}，{counts}"
        if campaign.shares:
            yield "  " + "，".join(f"{share.title} {share.count}" for share in campaign.shares)
        if campaign.rush:
            yield f"  {campaign.rush}"
    yield from _waiting(view)
    yield "\n图表、截图与各来件详情见本邮件的网页正文，台账见附件。"


def _waiting(view: ReportView) -> Iterator[str]:
    if view.review:
        yield "\n待人工核验："
        for application in view.review:
            yield f"  {application.number} {application.applicant}《{application.case_title}》"
            yield from (f"    ○ {point.message}" for point in application.points)
    if view.links:
        yield "\n待下载的链接："
        yield from (f"  {one.number} {one.applicant}：{one.left}" for one in view.links)
    if view.corrections:
        ages = "，".join(f"{title} {count} 件" for title, count in view.corrections.ages)
        overdue = f"已过期限 {view.corrections.overdue} 件"
        yield f"\n待申报单位补正 {view.corrections.total} 件（{ages}），{overdue}"
    if view.paper:
        yield f"\n纸质材料尚未登记收齐 {view.paper.total} 件"
        yield from (f"  {number} {name}：{titles}" for number, name, titles in view.paper.named)
    for title, letters in (("待答复的咨询", view.questions), ("已隔离的来件", view.quarantined)):
        if letters:
            yield f"\n{title}："
            yield from (
                f"  {one.received} {one.sender} {one.subject} {one.reason}" for one in letters
            )
