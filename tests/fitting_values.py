"""Arguments for functions that refuse any text: packages, letters, keys, matches of what they read."""

import gzip
import io
import re
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace

from lxml import etree
from made_by_hand import CALL, body, letter, plain, word_file, zip_file
from made_values import make

from notifier.notices.notice import Notice
from parsers.facts.spec import FieldKind
from parsers.forms.choices.tick_marks import Mark
from parsers.mail.body.uuencoded import uu_files
from validators.model.campaign import Quota
from validators.model.dossier import Document
from validators.scan_checks.line_pieces import PairedText

Given = Callable[[str], object]


def _xml(text: str) -> bytes:
    return body(text).encode()


def _tar(text: str) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as made:
        data = text.encode("utf-8", "replace")
        info = tarfile.TarInfo("甲.txt")
        info.size = len(data)
        made.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def _page(text: str) -> bytes:
    """A web archive of one page."""
    part = b"\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    html = f"<p>{plain(text)}</p>".encode()
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n'
    return head + part + html + b"\r\n--b--\r\n"


def _flat(text: str) -> bytes:
    package = "http://schemas.microsoft.com/office/2006/xmlPackage"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return (
        f'<pkg:package xmlns:pkg="{package}"><pkg:part pkg:name="/word/document.xml"'
        f' pkg:contentType="{kind}"><pkg:xmlData>{body(text)}</pkg:xmlData></pkg:part></pkg:package>'
    ).encode()


def _quota(_: str) -> object:
    return Quota((CALL.form.fields[0].key,), 1)


def _typed(text: str) -> dict[str, str]:
    """An answer in each field."""
    return {field.key: text for field in CALL.form.fields}


def _told(text: str) -> dict[str, PairedText]:
    pairs = frozenset(text[start : start + 2] for start in range(len(text) - 1))
    return {field.key: PairedText(text, pairs) for field in CALL.form.fields}


def _encoded(text: str) -> bytes:
    """As many files of three bytes as the text has room for."""
    return b"begin 644 a\n#0V%T\n`\nend\n" * (len(text) // 24)


def _filed(text: str) -> object:
    """Two documents that say the text, as the call's campaign files them."""
    document = make(Document, text)
    return {CALL.id: (document, document)}


def _notice(text: str) -> object:
    made = make(Notice, text)
    assert isinstance(made, Notice)
    plain_text = text.encode("utf-8", "replace").decode()
    return replace(
        made, recipient="lin@yunling.example", subject=plain_text, text=plain_text, html=plain_text
    )


def _mark(text: str) -> object:
    return make(list[Mark], text)


def _member(text: str) -> zipfile.ZipInfo:
    return zipfile.ZipFile(io.BytesIO(zip_file(text))).infolist()[0]


_PACKED: Mapping[str, Given] = {"data": zip_file, "info": _member, "most": lambda _: 10_000_000}
_LABELS = tuple(field.label for field in CALL.form.fields)
_CHOICES = next(field.choices for field in CALL.form.fields if field.choices)
_OUR_SERVERS = ("mx.office.example", "mx*.office.example")
_PROMPT = "简要介绍案例背景、案例地点、实施时间、案例内容和实施方式等。"
_KINDS = (FieldKind.TEXT, FieldKind.PHONE)
_ID = "<1@office.example>"

FITTING: Mapping[str, Mapping[str, Given]] = {
    "validators.rules.entry_kinds.entry_fault": {
        "spec": lambda _: replace(CALL.form.fields[0], kind=FieldKind.PHONE)
    },
    **{
        f"validators.sorting.nominations.Neighbours.{name}": {"number": lambda _: 0}
        for name in ("_names", "_others", "counted", "nominated")
    },
    "parsers.docx.text.margins.margin_text": {"data": word_file},
    "parsers.docx.text.margins.margins_of": {"data": word_file},
    "parsers.docx.word_file._margins": {"data": word_file},
    "parsers.docx.package._opened": {"data": word_file},
    "parsers.docx.package._parse": {"xml": _xml},
    "parsers.docx.package.open_package": {"data": word_file},
    "parsers.docx.xml.parts.parse_xml": {"xml": _xml},
    "parsers.docx.word_file._body": {"root": lambda text: etree.fromstring(_xml(text))},
    "parsers.docx.word_file.read_word": {"data": word_file},
    "parsers.docx.foreign.plain_xml._from_flat": {"data": _flat},
    "parsers.docx.foreign.plain_xml._page_of": {"data": _page},
    "parsers.mail.head.authentication._domain": {"method": lambda _: "spf"},
    "parsers.mail.letter.open_letter": {"raw": letter},
    "parsers.reading.read_letter": {"raw": letter},
    "parsers.packed.archives.open_archive": {
        "data": zip_file,
        "media_type": lambda _: "application/zip",
    },
    "parsers.packed.tars.open_packed": {
        "data": lambda text: gzip.compress(text.encode("utf-8", "replace"))
    },
    "parsers.packed.tars._unpacked": {
        "data": lambda text: gzip.compress(text.encode("utf-8", "replace")),
        "most": lambda _: 10_000_000,
    },
    "parsers.packed.tars.open_tar": {"data": _tar},
    "parsers.packed.zips.open_zip": {"data": zip_file},
    "parsers.signatures.byte_range.ByteRange.digest": {"algorithm": lambda _: "sha256"},
    "parsers.signatures.container._hashed": {"algorithm": lambda _: "sha256"},
    "parsers.facts.spec.FormSpec.field": {"key": lambda _: CALL.form.fields[0].key},
    "validators.model.campaign.Campaign.field": {"key": lambda _: CALL.form.fields[0].key},
    "validators.model.campaign.Campaign.material": {"material_id": lambda _: CALL.materials[0].id},
    "notifier.mail.head_check._demand": {"holds": lambda _: True},
    "notifier.mail.head_check._differing": {
        "found": lambda text: [("subject", text)],
        "wanted": lambda _: [],
    },
    "notifier.notices.receipt._composed": {"name": lambda _: "bare"},
    "notifier.mail.message.build_message": {
        "notice": _notice,
        "sender": lambda _: "cases@office.example",
        "message_id": lambda _: _ID,
    },
    "notifier.mail.message.envelope_fields": {"message_id": lambda _: _ID},
    "parsers.forms.label._line_pattern": {"names": lambda _: _LABELS},
    "validators.senders.authenticity.failed_checks": {"authserv_ids": lambda _: _OUR_SERVERS},
    "validators.senders.authenticity._ours": {"authserv_ids": lambda _: _OUR_SERVERS},
    **{
        f"validators.scan_checks.line_pieces.{name}": {"typed": _typed}
        for name in ("pieces_of", "_given", "_by_labels")
    },
    "validators.scan_checks.line_pieces._best": {"typed": _told},
    "validators.scan_checks.line_pieces._is_printed": {
        "labels": lambda _: _LABELS,
        "prompts": lambda _: [PairedText(_PROMPT, frozenset(("简要",)))],
    },
    "parsers.texts.announcements.materials.gathered._drop_examples": {"place": lambda _: 0},
    "validators.evidence.quota_values.same_as": {"key": lambda _: CALL.form.fields[0].key},
    "validators.rules.demands.quotas._beside": {
        "quota": _quota,
        "values": lambda text: {CALL.form.fields[0].key: text},
    },
    "parsers.forms.sections._headed": {"titles": lambda _: (("案例背景", "案例背景"),)},
    "parsers.texts.phrases.invitation.without_invitations": {
        "labels": lambda _: _LABELS,
        "answers": lambda _: _CHOICES,
    },
    "parsers.texts.phrases.invitation._without_one": {
        "labels": lambda _: _LABELS,
        "answers": lambda _: _CHOICES,
    },
    "parsers.mail.body.uuencoded.without_files": {
        "text": _encoded,
        "files": lambda text: tuple(uu_files(_encoded(text))),
    },
    "parsers.forms.shared.share": {"fields": lambda _: (0, 1), "kinds": lambda _: _KINDS},
    "parsers.forms.choices.tick_marks._owners": {"marks": _mark},
    "parsers.forms.choices.tick_marks.attribute": {"marks": _mark},
    "parsers.forms.choices.ticks._others": {"marks": _mark},
    "validators.scan_checks.choices._states": {"marks": _mark},
    "parsers.mail.body.cloud_links._first": {"pattern": lambda _: re.compile("https?://")},
    "parsers.packed.zips._checked": _PACKED,
    "parsers.packed.zips._packed": _PACKED,
    "parsers.packed.zips._unpacked": _PACKED,
    "validators.sorting.form_ownership.contend": {"filed": _filed},
    "validators.sorting.robots.writer_of": {"filed": _filed},
    "validators.sorting.routing.choose": {"filed": _filed},
    "validators.sorting.splitting.split": {"filed": _filed},
}
