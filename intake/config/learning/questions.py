"""Lists what a clerk has to settle before a drafted campaign file is used."""

from collections.abc import Iterator, Sequence

from parsers.texts.announcements.announcement import Announcement
from parsers.texts.announcements.tracks import letter_bytes

_MOST = 30


def questions_of(
    read: Announcement, *, has_form: bool, scanned: bool = False, written: Sequence[str] = ()
) -> tuple[str, ...]:
    """The questions in the order of the file, each one sentence with what is asked.

    `written`: sentences of quotas that the file states.
    """
    asked = _questions(read, written, has_form=has_form, scanned=scanned)
    return tuple(asked)[:_MOST]


def _questions(
    read: Announcement, written: Sequence[str], *, has_form: bool, scanned: bool
) -> Iterator[str]:
    if scanned:
        yield "公告是扫描件，文字由识别得来：请把每一项与原件核对。"
    if read.cut:
        yield "文件很长，只读了开头部分：后面如有要求，请自行补充。"
    if read.title is None:
        yield "活动叫什么名称？"
    if read.office is None:
        yield "公告是哪个单位发的？落款处没有认出。"
    yield from _about_dates(read)
    yield from _about_mail(read)
    yield from _about_naming(read)
    yield from _about_materials(read, has_form=has_form)
    for each in read.quotas:
        if each.sentence in written or each.value in written:
            continue
        yield f"公告限定了数量，是否需要由程序检查：{each.value}"
    if read.tracks:
        yield (
            f"公告分了类别"
            f"（{'、'.join(each.value for each in read.tracks)}）：各类的材料和表是否不同？不同的请分开写"
            f"。"
        )


def _about_dates(read: Announcement) -> Iterator[str]:
    dates = read.deadlines
    if dates.closes is None:
        yield "截止到哪一天（几点）？公告里没有认出截止日期。"
    elif not dates.closes.sure:
        yield f"截止日期是 {dates.closes.value} 吗？依据：{dates.closes.sentence}"
    if dates.paper and dates.closes and dates.paper.value != dates.closes.value:
        yield f"纸质材料另有期限（{dates.paper.value}），哪些材料要交纸质件？"


def _about_mail(read: Announcement) -> Iterator[str]:
    papers = read.mailboxes.papers
    if not papers:
        yield "材料发到哪个邮箱？公告里没有认出接收邮箱。"
    elif not papers[0].sure:
        yield f"材料是发到 {papers[0].value} 吗？公告只列了这个邮箱，没有说明用途。"
    if len(papers) > 1:
        yield (
            f"公告列了 {len(papers)} 个邮箱"
            f"（{'、'.join(each.value for each in papers)}）：程序从哪一个收信？"
        )
    if read.letter_size and letter_bytes(read.letter_size) is None:
        yield f"公告限定了整封邮件或压缩包的大小，请核对：{read.letter_size.value}"
    if read.archive:
        yield f"公告提到压缩包，是否必须打包：{read.archive.value}"


def _about_naming(read: Announcement) -> Iterator[str]:
    for what, said in (("邮件主题", read.naming.subject), ("文件名", read.naming.file)):
        if said and not said.sure:
            yield f"{what}的格式是“{said.value.text}”吗？依据：{said.sentence}"
    if read.naming.of:
        yield f"文件名的格式只用于“{read.naming.of}”，还是用于所有文件？"


def _about_materials(read: Announcement, *, has_form: bool) -> Iterator[str]:
    if not read.materials:
        yield "要报送哪些材料？公告里没有认出材料。"
    for material in read.materials:
        title = material.title.value
        if not material.title.sure:
            yield f"“{title}”只出现在附件目录里：申报者要交它吗？"
        if material.formats is None and material.delivery is None:
            yield f"“{title}”要什么格式？公告没有写。"
        if material.optional and not material.optional.sure:
            yield f"“{title}”是否只有某一类申报者要交？"
        if material.stamp and material.stamp.value.both:
            yield f"“{title}”要申报单位和推荐单位都盖章：以谁的章为准？"
        if material.stamp and material.stamp.value.need == "expected":
            yield f"“{title}”的章盖在纸质件上，还是邮件里的扫描件也要有章？"
    if not has_form:
        if read.body_data:
            yield f"公告没有申报表，信息写在邮件正文里：{read.body_data.value}"
        else:
            yield "没有读到空白申报表：请把空白表和公告一起再生成一次，或手工填写 [form]。"
