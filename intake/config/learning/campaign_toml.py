"""Writes a whole campaign file from what an announcement says."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from intake.config.form_toml import form_toml
from intake.config.learning.material_toml import materials_toml, no_materials
from intake.config.learning.quota_toml import nomination_quota, quotas_toml
from intake.config.learning.toml_lines import CHECK, assigned, evidence, remark, said
from parsers.facts.spec import FormSpec
from parsers.texts.announcements.announcement import Announcement
from parsers.texts.announcements.layout.said import Said
from parsers.texts.announcements.naming.patterns import Pattern
from parsers.texts.announcements.title import activity_name
from parsers.texts.announcements.tracks import letter_bytes

_HEAD = (
    "由公告生成的活动文件草稿。每一项上面的“依据”是公告原文；",
    f"标“{CHECK}”的可能不准，请对照原文改正。公告没有写的没有填。",
)
_FEWEST_TRACKS = 2
# What names the applicant's own data needs no title of its own.
_KNOWN = ("applicant", "case_title")


def campaign_toml(read: Announcement, form: FormSpec | None, questions: Sequence[str]) -> str:
    """TOML text of a campaign file, with the questions for the clerk as comments at its end."""
    lines = [*map(remark, _HEAD), "", *_top(read), *nomination_quota(read, form)]
    lines += [*_contact(read), *_naming(read), *quotas_toml(read, form)]
    lines += materials_toml(read.materials) if read.materials else no_materials()
    if form and form.fields:
        lines += ["", "[form]", "", form_toml(form)]
    lines += _tracks(read)
    if questions:
        lines += ["", remark(f"需要您确认或补充的问题（{len(questions)}）：")]
        lines += [remark(f"{number}. {question}") for number, question in enumerate(questions, 1)]
    return "\n".join(lines).replace("\n\n\n", "\n\n") + "\n"


def _tracks(read: Announcement) -> Iterator[str]:
    """The tracks as lines to be taken in: the text names them, not what differs between them."""
    if len(read.tracks) < _FEWEST_TRACKS:
        return
    yield ""
    yield remark("公告分了下列类别。各类的材料或表不同时，去掉行首的“# ”，把不同的写在该类之下：")
    for number, each in enumerate(read.tracks, 1):
        yield "# [[track]]"
        yield remark(assigned("id", f"track-{number}"))
        yield remark(assigned("title", each.value))


def _top(read: Announcement) -> Iterator[str]:
    closes = read.deadlines.closes
    first = closes.value if closes else (read.issued.value if read.issued else None)
    stem = f"{first.year}-{first.month:02}" if first else "new"
    yield remark(f"{CHECK}：编号自拟，可改（字母、数字和连字符），启用后不要再改。")
    yield assigned("id", f"call-{stem}")
    yield from _titled(read)
    yield remark(f"{CHECK}：受理编号的前缀，自拟，可改。")
    yield assigned("number_prefix", f"C{stem.replace('-', '')}" if first else "C")
    if read.language != "zh":
        yield assigned("also", [read.language])
    yield from _dates(read)
    yield from _mailbox(read)
    yield from said("max_letter_bytes", letter_bytes(read.letter_size))


def _titled(read: Announcement) -> Iterator[str]:
    if read.title is None:
        yield remark(f"{CHECK}：没有认出标题，请填写：")
        yield '# title = ""'
        return
    name = activity_name(read.title.value)
    yield from said("title", read.title, name)


def _dates(read: Announcement) -> Iterator[str]:
    dates = read.deadlines
    if dates.opens:
        yield from said("opens_on", dates.opens)
    elif read.issued and read.issued.sure:
        yield remark(f"{CHECK}：公告未写开始日期，按发布日期填写。依据：{read.issued.sentence}")
        yield assigned("opens_on", read.issued.value)
    else:
        yield remark(f"{CHECK}：公告未写开始日期和发布日期，请填写：")
        yield "# opens_on = "
    if dates.closes is None:
        yield remark(f"{CHECK}：公告没有写明截止日期，请填写：")
        yield "# closes_on = "
        return
    yield from said("closes_on", dates.closes)
    for other in dates.others:
        yield remark(
            f"{CHECK}：公告中还有一个可能的截止日期 {_shown(other)}。依据：{other.sentence}"
        )
    if dates.paper and dates.paper.value != dates.closes.value:
        yield remark(f"纸质材料的截止时间是 {_shown(dates.paper)}。依据：{dates.paper.sentence}")


def _shown(when: Said[object]) -> str:
    value = when.value
    return value.strftime("%Y-%m-%d %H:%M") if isinstance(value, datetime) else str(value)


def _mailbox(read: Announcement) -> Iterator[str]:
    papers = read.mailboxes.papers
    if not papers:
        yield remark(f"{CHECK}：公告没有写明接收材料的邮箱，请填写：")
        yield '# mailbox = ""'
        return
    yield from dict.fromkeys(evidence(each, each.value) for each in papers)
    addresses = [each.value for each in papers]
    yield assigned("mailbox", addresses[0] if len(addresses) == 1 else addresses)


def _contact(read: Announcement) -> Iterator[str]:
    contact = read.contact
    email = next((each for each in read.mailboxes.others), None)
    yield ""
    yield "[contact]"
    if read.office is None:
        yield remark(f"{CHECK}：没有认出是哪个单位发的公告，请填写：")
        yield '# office = ""'
    yield from said("office", read.office)
    yield from said("person", contact.person)
    yield from said("phone", contact.phone)
    yield from said("email", email)


def _naming(read: Announcement) -> Iterator[str]:
    naming = read.naming
    own = [each.naming for each in read.materials]
    if naming.subject is None and naming.file is None and not any(own):
        return
    yield ""
    yield "[naming]"
    yield from _convention("subject", naming.subject)
    if naming.file and naming.of:
        yield remark(
            f"{CHECK}：公告只对“{naming.of}”规定了文件名；若其他材料的文件名不限，请删去下面的 file。"
        )
    yield from _convention("file", naming.file)
    parts = {
        key: title for said in (*own, naming.file, naming.subject) for key, title in _parts(said)
    }
    if parts:
        yield ""
        yield "[naming.parts]"
        yield from (assigned(key, title) for key, title in parts.items())


def _convention(key: str, convention: Said[Pattern] | None) -> Iterator[str]:
    if convention is None:
        return
    if convention.value.prose:
        yield remark(f"{CHECK}：公告没有规定各项之间用什么符号连接，这里写作“+”。")
    yield from said(key, convention, convention.value.text)


def _parts(convention: Said[Pattern] | None) -> Iterator[tuple[str, str]]:
    if convention:
        for key, title in convention.value.parts:
            if key not in _KNOWN and re.fullmatch(r"[a-z_0-9]+", key):
                yield key, title
