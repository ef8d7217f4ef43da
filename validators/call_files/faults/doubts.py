"""Finds what is legal in a campaign file and surely brings trouble."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from parsers.facts.spec import Delivery, FormSpec, MaterialSpec, NamePattern, StampNeed
from parsers.texts.naming.pattern import takes_anything, titled, unseparated
from validators.call_files.faults.file_fault import FileFault
from validators.call_files.parse_campaign import PAGED
from validators.call_files.toml_lines import KeyPath
from validators.model.campaign import Campaign

KeyLines = dict[KeyPath, int]

# Who writes 20 for 20 MB means no bytes.
_LEAST_BYTES = 10_240
_MEGABYTE = "是否漏乘了 1048576（1 MB）？"


def doubts_of(
    campaign: Campaign, written: Sequence[MaterialSpec], lines: KeyLines, now: datetime
) -> Iterator[FileFault]:
    """Yield what a clerk should look at again. `now` tells whether the call is over.

    `written`: the materials as the file has them, before those of each format are told apart.
    """
    if campaign.deadline <= now:
        key = "extended_to" if campaign.extended_to else "closes_on"
        message = "截止时间已过，此后收到的来件都会被答复为逾期。"
        yield _doubt(lines.get((key,)), key, message, "如活动延期，请写 extended_to。")
    if not campaign.contact.office:
        message = "没有写主办单位，回信中将没有落款。"
        yield _doubt(lines.get(("contact",)), "contact.office", message)
    yield from _of_form(campaign, lines)
    yield from _of_names(campaign, lines)
    if not campaign.materials:
        message = "没有任何材料项，任何来件都会被视为齐全。"
        yield _doubt(None, "material", message, "请按通知添加 [[material]]。")
    for place, material in enumerate(written):
        yield from _of_material(material, lines.get(("material", place)))


def _of_names(campaign: Campaign, lines: KeyLines) -> Iterator[FileFault]:
    line = lines.get(("naming",))
    keys = {spec.key for spec in campaign.form.fields}
    for pattern in campaign.name_patterns:
        name = titled(pattern)
        if takes_anything(pattern):
            message = f"命名格式“{name}”会接受任何名称，起不到核对作用。"
            yield _doubt(line, "naming", message, "请加上固定文字，或删去该格式。")
        for one, other in unseparated(pattern):
            message = f"命名格式“{name}”中，“{one.title}”和“{other.title}”之间没有分隔，无法区分。"
            yield _doubt(line, "naming", message, "请写明分隔符，或在 [naming.parts] 中写明类型。")
    if "applicant" not in keys and not any(map(_names_applicant, campaign.name_patterns)):
        message = "申报表和命名格式中都没有申报单位（applicant），台账无法区分来件属于谁。"
        cure = "请把表示申报单位或作者的栏目或占位符写作 applicant。"
        yield _doubt(line, "applicant", message, cure)


def _names_applicant(pattern: NamePattern) -> bool:
    return any(part.key == "applicant" for part in pattern.parts)


def _of_form(campaign: Campaign, lines: KeyLines) -> Iterator[FileFault]:
    line = lines.get(("form",))
    keys = {spec.key for spec in campaign.form.fields}
    if not keys:
        message = "没有申报表栏目：申报单位和案例名称只能从主题和文件名中读出。"
        cure = "如有申报表，可用 intake campaign learn 申报表.docx 生成 [form]。"
        yield _doubt(line, "form", message, cure)
        return
    if not (campaign.form.in_body or any(material.form for material in campaign.materials)):
        message = "有栏目而没有哪项材料标明是申报表。"
        cure = "请在申报表的 [[material]] 下写 form = true；"
        by_body = '填在邮件正文中的，在 [form] 下写 source = "body"。'
        yield _doubt(line, "material.form", message, cure + by_body)
    for key, name in (("applicant", "申报单位"), ("case_title", "案例名称")):
        if key not in keys:
            message = f'没有 key = "{key}" 的栏目：台账无法从申报表得知{name}。'
            yield _doubt(
                line, "form.field.key", message, f"请把表示{name}的栏目的 key 改为 {key}。"
            )
    yield from _of_labels(campaign.form, lines)


def _of_labels(form: FormSpec, lines: KeyLines) -> Iterator[FileFault]:
    times = Counter((spec.group, spec.label) for spec in form.fields)
    for place, spec in enumerate(form.fields):
        if times.pop((spec.group, spec.label), 1) > 1:
            message = f"栏目名称“{spec.label}”出现多次，填写的内容可能读混。"
            cure = "请用 group 写明各自的侧栏或上级标题。"
            yield _doubt(lines.get(("form", "field", place)), "form.field.label", message, cure)


def _of_material(material: MaterialSpec, line: int | None) -> Iterator[FileFault]:
    title, formats = material.title, set(material.formats)
    if material.delivery is Delivery.PAPER:
        return
    if not _can_be_known(material):
        message = f"“{title}”没有可供识别的标题、词语或格式，任何文件都不会被认作该材料。"
        cure = '请写 titles（首页标题）或 names（文件名中的词语），例如 names = ["承诺书"]。'
        yield _doubt(line, "material.names", message, cure)
    if material.stamp is StampNeed.REQUIRED and formats and formats.isdisjoint(PAGED):
        message = f"“{title}”要求盖章，却没有可看到公章的格式。"
        cure = '请加上 "pdf" 或 "image"，或把 stamp 改为 "no"。'
        yield _doubt(line, "material.formats", message, cure)
    if material.required and material.count[1] == 0:
        yield _doubt(line, "material.count", f"“{title}”必交，数量却最多为 0。")
    for key, size in (("min_bytes", material.min_bytes), ("max_bytes", material.max_bytes)):
        if size and size < _LEAST_BYTES:
            message = f"“{title}”的 {key} 只有 {size} 字节，{_MEGABYTE}"
            yield _doubt(line, f"material.{key}", message)


def _can_be_known(material: MaterialSpec) -> bool:
    signs = (material.titles, material.phrases, material.names, material.formats, material.sections)
    return any(signs) or material.form or material.rest or material.naming is not None


def _doubt(line: int | None, key: str, message: str, cure: str = "") -> FileFault:
    return FileFault(line, key, message, cure, sure=False)
