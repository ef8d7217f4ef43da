"""The readers, each with bytes to begin from; a target raises nothing but Unreadable."""

import binascii
import io
import re
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
sys.path[:0] = [str(TESTS), str(TESTS / "parsers" / "mail"), str(TESTS / "parsers" / "packed")]

import signed
from PIL import Image
from test_outlook import saved_letter, winmail
from test_rar import rar4, rar5

from intake.config.bundled_data import samples
from intake.config.campaigns import load_campaigns
from parsers.docx.word_file import read_word
from parsers.filetypes.sniff import sniff
from parsers.forms.sections import read_sections
from parsers.forms.several import read_forms
from parsers.mail.letter import open_letter
from parsers.mail.wrappers.outlook import open_tnef
from parsers.mail.wrappers.saved_letter import as_message
from parsers.packed.archives import open_archive
from parsers.packed.budget import Budget
from parsers.page_files.ofd.open_ofd import open_ofd
from parsers.page_files.ofd_file import read_ofd
from parsers.page_files.pdf_file import read_pdf
from parsers.page_files.picture_file import read_image
from parsers.reading import read_file
from parsers.signatures.eseals.sm2_values import read_sm2
from parsers.signatures.guomi.sm2 import sm3
from parsers.signatures.verify import read_signatures
from parsers.texts.contact.contact import find_emails, is_phone
from parsers.texts.names.same_name import compare_names, split_joint
from parsers.texts.naming.convention import read_names
from parsers.texts.naming.loose_naming import read_loosely
from parsers.texts.naming.pattern import read_pattern
from parsers.texts.phrases.attachment_list import read_list
from parsers.texts.phrases.secrecy import find_marking, find_marking_in_name
from parsers.texts.phrases.wording import compare_wording, find_blanks, is_dated
from parsers.texts.word_count import count_words
from sample_mail.make.eseals.key import TestKey
from sample_mail.make.eseals.ofd import lines_page, ofd_parts, packed, with_seal
from sample_mail.make.eseals.seals import SealMade, sealed
from sample_mail.make.eseals.signed_data import signed_data
from validators.model.campaign import Campaign

SMALL = 120_000
"""Larger seeds cost tenths of a second each and take the same ways through the code."""

_LONG_BASE64 = re.compile(rb"((?:[A-Za-z0-9+/=]{60,80}\r?\n){30})(?:[A-Za-z0-9+/=]{1,80}\r?\n)+")


@dataclass(frozen=True, slots=True)
class Target:
    """`packed`: the bytes are a zip whose members are worth damaging from within. `blind`: the code is
    C, of which no coverage is told, and damage is by chance alone.
    """

    read: Callable[[bytes], object]
    seeds: Callable[[], Iterable[bytes]]
    packed: bool = False
    blind: bool = False


@cache
def _letters() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(samples().glob("*/mail.eml")))


def _short_letters() -> Iterator[bytes]:
    """The sample letters, their files cut short: a letter's own structure is what is tried."""
    return (_LONG_BASE64.sub(rb"\1", raw) for raw in _letters())


def _files(kind: str) -> Iterator[bytes]:
    for raw in _letters():
        for data in open_letter(raw).contents.values():
            if sniff(data, "")[0] == kind and len(data) < SMALL:
                yield data


def _archives() -> Iterator[bytes]:
    files = {"材料/表.docx": b"PK\x03\x04 no document", "说明.txt": "说明".encode() * 40}
    yield rar4(files)
    yield rar5(files)
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", method) as archive:
            for name, data in files.items():
                archive.writestr(name, data)
        yield packed.getvalue()
    for mode in ("w", "w:gz", "w:xz", "w:bz2"):
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode=mode) as tar:  # type: ignore[call-overload]
            for name, data in files.items():
                member = tarfile.TarInfo(name)
                member.size = len(data)
                tar.addfile(member, io.BytesIO(data))
        yield packed.getvalue()
    for raw in _letters():
        # An archive in a letter is opened with it, so it is found by its place in the raw bytes.
        for part in re.finditer(rb"\r?\n\r?\n((?:UEsDB|N3q8r|UmFyI)[A-Za-z0-9+/=\r\n]+)", raw):
            data = _decoded(part[1])
            if len(data) < SMALL:
                yield data


def _decoded(text: bytes) -> bytes:
    try:
        return binascii.a2b_base64(text)
    except binascii.Error:
        return b""


def _older_words() -> Iterator[bytes]:
    text = "申报单位：某市园区\n案例名称：绿色示范\n联系电话：010-00000000\n"
    cells = "".join(f"<tr><td>{line}</td><td>答</td></tr>" for line in text.split())
    yield f"<html><meta charset=gb2312><body><table>{cells}</table></body></html>".encode("gbk")
    yield (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + f"<table>{cells}</table>".encode()
        + b"\r\n--x--\r\n"
    )
    yield (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
        '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>'
        f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "</w:body></w:wordDocument>"
    ).encode()
    yield rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0 SimSun;}}\f0\'c9\'ea\'b1\'a8\cell\row}"
    yield text.encode("gb18030")
    yield text.encode("utf-16")


@cache
def _campaigns() -> tuple[Campaign, ...]:
    return load_campaigns(None)


def _read_forms(data: bytes) -> None:
    word = read_word(data)
    for campaign in _campaigns():
        read_forms(word.tables, campaign.form)
        for material in campaign.materials:
            read_sections(word.text.split("\n"), material.sections)


def _read_archive(data: bytes) -> None:
    open_archive(data, sniff(data, "")[1], Budget())


def _read_texts(data: bytes) -> None:
    """Whatever a stranger typed: subjects, file names, contacts, lists, pledges."""
    text = data.decode("utf-8", "replace")
    one, _, other = text.partition("\n")
    pattern = "“上合组织国家产业园区合作案例”-{applicant}-{case_title}"
    read_names(text, read_pattern(pattern))
    read_loosely(text, ("上合组织", "案例"))
    compare_names(one, other)
    split_joint(text)
    read_list(text)
    find_marking(text)
    find_marking_in_name(one)
    find_emails(text)
    is_phone(one)
    count_words(text)
    compare_wording(text, other)
    find_blanks(text)
    is_dated(text)


def _texts() -> Iterator[bytes]:
    for raw in _letters():
        letter = open_letter(raw).letter
        yield "\n".join([letter.subject, *(one.filename for one in letter.attachments)]).encode()
        yield letter.text.encode()[:4000]


def _signed() -> Iterator[bytes]:
    plain = signed.plain()
    yield signed.sign(plain)
    yield signed.sign(signed.sign(plain), "two")
    yield signed.national_seal(signed.sign(plain))
    yield signed.with_sm2_numbers(signed.sign(plain))
    yield signed.attached_sha1(signed.sign(plain))


def _outlook() -> Iterator[bytes]:
    yield winmail({b"a.txt": b"text", "表.docx".encode("gbk"): b"PK\x03\x04"})
    yield saved_letter({"表.docx": b"PK\x03\x04", "a.txt": b"text"})


def _read_outlook(data: bytes) -> None:
    (as_message if data.startswith(b"\xd0\xcf") else open_tnef)(data)


def _ofds() -> Iterator[bytes]:
    plain = ofd_parts([lines_page(["承诺书", "甲"])])
    yield packed(plain)
    yield packed(with_seal(plain, _SEAL))


def _sealed_values() -> Iterator[bytes]:
    for version in (1, 4, 5):
        yield sealed(replace(_SEAL, version=version), sm3(b""), "/Signature.xml")
    yield signed_data(_SEAL.key, b"")


_SEAL = SealMade("甲", TestKey("甲"), b"picture")


def _pictures() -> Iterator[bytes]:
    page = Image.linear_gradient("L").resize((160, 220)).convert("RGB")
    for kind in ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "JPEG2000"):
        packed = io.BytesIO()
        page.save(packed, kind)
        yield packed.getvalue()


TARGETS = {
    "letter": Target(open_letter, _short_letters),
    "archive": Target(_read_archive, _archives),
    "outlook": Target(_read_outlook, _outlook),
    "word": Target(_read_forms, lambda: _files("word"), packed=True),
    "older-word": Target(lambda data: read_file(data, "申报表.doc"), _older_words),
    "pdf": Target(read_pdf, lambda: (data for data in _files("pdf") if len(data) < 20_000)),
    "signature": Target(read_signatures, _signed),
    "ofd": Target(lambda data: read_ofd(open_ofd(data)), _ofds, packed=True),
    "sealed-value": Target(lambda data: read_sm2(data, lambda: b""), _sealed_values),
    "picture": Target(read_image, _pictures, blind=True),
    "texts": Target(_read_texts, _texts),
}
