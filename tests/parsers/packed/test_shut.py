"""Archives, wrappers and pieces nobody here opens: one word about each, and nothing is called missing."""

import base64
import io
import lzma
import struct
import zipfile
import zlib
from email.message import EmailMessage

import pytest
from archived import seven, zipped
from asn1crypto import algos, cms, core
from backports import zstd
from dossiers import campaign, dossier, results

from parsers.facts.letter_facts import ReadLetter
from parsers.facts.problem import Problem
from parsers.mail.letter import open_letter
from parsers.reading import read_file
from validators.rules.files import ENCRYPTED, REFUSED, UNREADABLE, UNSUPPORTED
from validators.rules.materials import MATERIAL_MISSING
from validators.sorting.filing import file_documents

SCO = campaign()
PDF = b"%PDF-1.4\nan invented page"
STEM = "云岭绿能科技有限公司—塔什干光伏温室合作项目—2026年上海合作组织绿色产业合作典型案例申报材料"
PAPERS = {f"{STEM}.docx": b"x" * 3000, f"{STEM}.pdf": PDF * 200, "承诺书.pdf": PDF * 100}
ZIP, SEVEN = zipped(PAPERS), seven(PAPERS)
RAR_VOLUME = b"Rar!\x1a\x07\x01\x00" + bytes(4) + b"\x0b\x01\x05\x01\x01" + bytes(400)
PGP = b"-----BEGIN PGP MESSAGE-----\nVersion: 1\n\nhQEMA0000\n-----END PGP MESSAGE-----\n"
TNEF = b"\x78\x9f\x3e\x22" + bytes(2) + b"\1" + bytes(4) + b"\xff\xff\0\0" + bytes(9)
PROGRAM = b"MZ" + bytes(58) + struct.pack("<I", 64) + b"PE\0\0" + bytes(500)
RULES = (UNREADABLE, ENCRYPTED, UNSUPPORTED, REFUSED)


def wrapped(kind: str, content: core.Asn1Value) -> bytes:
    return cms.ContentInfo({"content_type": kind, "content": content}).dump()


def enveloped() -> bytes:
    inner = {
        "content_type": "data",
        "content_encryption_algorithm": algos.EncryptionAlgorithm(
            {"algorithm": "aes256_cbc", "parameters": b"\0" * 16}
        ),
        "encrypted_content": b"\1" * 64,
    }
    return wrapped(
        "enveloped_data",
        cms.EnvelopedData(
            {"version": "v0", "recipient_infos": [], "encrypted_content_info": inner}
        ),
    )


def attached(files: dict[str, bytes], text: str = "您好，请查收。") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"] = "lin@yunling.example", STEM
    message.set_content(text)
    for name, data in files.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


def judged(raw: bytes) -> tuple[list[tuple[str, str]], set[str]]:
    """The findings about files, and what is called missing."""
    opened = open_letter(raw)
    names = {a.sha256: a.filename for a in opened.letter.attachments}
    facts = {sha: read_file(data, names[sha]) for sha, data in opened.contents.items()}
    whole = dossier(*file_documents(ReadLetter(opened.letter, facts), SCO))
    found = [
        (rule.code, where)
        for rule in RULES
        for where, result in results(rule, whole).items()
        if result.startswith("failed")
    ]
    missing = {m for m, result in results(MATERIAL_MISSING, whole).items() if result == "failed"}
    return found, missing


# Each alone in its letter: one finding, about the file as it came.
SHUT = {
    "first rar volume": ({"{0}.part1.rar": RAR_VOLUME}, UNSUPPORTED),
    "middle rar volume": ({"{0}.part2.rar": RAR_VOLUME}, UNSUPPORTED),
    "rar volume of a hundred": ({"{0}.part003.rar": RAR_VOLUME}, UNSUPPORTED),
    "rar volumes with a gap": (
        {"{0}.part1.rar": RAR_VOLUME, "{0}.part3.rar": RAR_VOLUME + b"3"}, UNSUPPORTED
    ),
    "old rar volumes": ({"{0}.rar": RAR_VOLUME, "{0}.r00": b"\1" * 99, "{0}.r01": b"\2" * 99}, UNSUPPORTED),
    "an old rar volume alone": ({"{0}.r00": b"\1" * 99}, UNSUPPORTED),
    "first slice of a zip": ({"{0}.zip.001": ZIP[:500]}, UNSUPPORTED),
    "first slice of a long zip": ({"{0}.zip.001": ZIP[:-100]}, UNSUPPORTED),
    "middle slice of a zip": ({"{0}.zip.002": ZIP[200:400]}, UNSUPPORTED),
    "last slice of a zip": ({"{0}.zip.002": ZIP[200:]}, UNSUPPORTED),
    "slices with a gap": ({"{0}.zip.001": ZIP[:200], "{0}.zip.003": ZIP[400:]}, UNSUPPORTED),
    "first slice of a 7z": ({"{0}.7z.001": SEVEN[:90]}, UNSUPPORTED),
    "second slice of a 7z": ({"{0}.7z.002": SEVEN[90:]}, UNSUPPORTED),
    "slice of a tar": ({"{0}.tar.gz.001": b"\x1f\x8b\x08" + bytes(99)}, UNSUPPORTED),
    "split by letters": ({"{0}.tar.gz.aa": b"\x1f\x8b\x08" + bytes(99)}, UNSUPPORTED),
    "zip in volumes, first": ({"{0}.z01": b"PK\x07\x08" + ZIP[:200]}, UNSUPPORTED),
    "zip in volumes, middle": ({"{0}.z02": ZIP[99:200]}, UNSUPPORTED),
    "zip in volumes, last": ({"{0}.zip": ZIP[:-18] + b"\1\0\1\0" + ZIP[-14:]}, UNSUPPORTED),
    "zip in volumes, two": (
        {"{0}.z01": b"PK\x07\x08" + ZIP[:99], "{0}.zip": ZIP[:-18] + b"\2\0\2\0" + ZIP[-14:]}, UNSUPPORTED
    ),
    "winzip volume": ({"{0}.zx01": b"PK\x07\x08" + ZIP[:99]}, UNSUPPORTED),
    "numbered pieces": ({"{0}.001": b"\3" * 99}, UNSUPPORTED),
    "program and its volumes": ({"{0}.part2.exe": b"\3" * 99}, UNSUPPORTED),
    "egg volume": ({"{0}.vol1.egg": b"EGGA" + bytes(99)}, UNSUPPORTED),
    "cabinet": ({"{0}.cab": b"MSCF" + bytes(99)}, UNSUPPORTED),
    "cabinet under another name": ({"{0}.dat": b"MSCF" + bytes(99)}, UNSUPPORTED),
    "zstandard": ({"{0}.tar.zst": b"\x28\xb5\x2f\xfd" + bytes(99)}, UNSUPPORTED),
    "image of a disc": ({"{0}.iso": bytes(0x8001) + b"CD001" + bytes(99)}, UNSUPPORTED),
    "image of a disc, unnamed": ({"{0}.bin": bytes(0x8001) + b"CD001" + bytes(99)}, UNSUPPORTED),
    "arj": ({"{0}.arj": b"\x60\xea" + bytes(99)}, UNSUPPORTED),
    "lzh": ({"{0}.lzh": b"\x21\x5f-lh5-" + bytes(99)}, UNSUPPORTED),
    "ace": ({"{0}.ace": bytes(7) + b"**ACE**" + bytes(99)}, UNSUPPORTED),
    "zpaq": ({"{0}.zpaq": b"7kSt\xa0" + bytes(99)}, UNSUPPORTED),
    "dmg": ({"{0}.dmg": bytes(999) + b"koly" + bytes(508)}, UNSUPPORTED),
    "xar": ({"{0}.xar": b"xar!" + bytes(99)}, UNSUPPORTED),
    "stuffit": ({"{0}.sitx": b"StuffIt!" + bytes(99)}, UNSUPPORTED),
    "lzma": ({"{0}.tar.lzma": b"\x5d\0\0\x80" + bytes(99)}, UNSUPPORTED),
    "compress": ({"{0}.tar.Z": b"\x1f\x9d\x90" + bytes(99)}, UNSUPPORTED),
    "alz": ({"{0}.alz": b"ALZ\1" + bytes(99)}, UNSUPPORTED),
    "zoo": ({"{0}.zoo": b"ZOO 2.10 Archive.\x1a" + bytes(99)}, UNSUPPORTED),
    "arc": ({"{0}.arc": b"\x1a\x08x" + bytes(99)}, UNSUPPORTED),
    "rpm": ({"{0}.rpm": b"\xed\xab\xee\xdb" + bytes(99)}, UNSUPPORTED),
    "deb": ({"{0}.deb": b"!<arch>\ndebian-binary   " + bytes(99)}, UNSUPPORTED),
    "snappy": ({"{0}.tar.sz": b"\xff\x06\0\0sNaPpY" + bytes(99)}, UNSUPPORTED),
    "kuaizip": ({"{0}.kz": b"\1\2" * 99}, UNSUPPORTED),
    "bandizip's bz": ({"{0}.bz": b"\1\2" * 99}, UNSUPPORTED),
    "peazip": ({"{0}.pea": b"\xea\1\6" + bytes(99)}, UNSUPPORTED),
    "another image of a disc": ({"{0}.mdf": b"\1\2" * 99}, UNSUPPORTED),
    "a disc of a virtual machine": ({"{0}.vhd": b"conectix" + bytes(99)}, UNSUPPORTED),
    "rar's recovery volume": ({"{0}.part1.rev": b"\1\2" * 99}, UNSUPPORTED),
    "zip without its beginning": ({"{0}.zip": ZIP[-99:]}, UNREADABLE),
    "cut xz": ({"{0}.tar.xz": lzma.compress(bytes(9999))[:40]}, UNREADABLE),
    "cut bz2": ({"{0}.tar.bz2": b"BZh91AY&SY" + bytes(20)}, UNREADABLE),
    "cut zip": ({"{0}.zip": ZIP[:60]}, UNREADABLE),
    "cut zip, something saved": ({"{0}.zip": ZIP[: ZIP.index(b"PK\3\4", 9) + 99]}, UNREADABLE),
    "slices without the last": ({"{0}.zip.001": ZIP[:150], "{0}.zip.002": ZIP[150:400]}, UNREADABLE),
    "zip by a strange method": ({"{0}.zip": zipped(PAPERS).replace(b"\x08\0", b"\x62\0")}, UNSUPPORTED),
    "self-extracting, locked": ({"{0}.exe": PROGRAM + RAR_VOLUME}, REFUSED),
    "enveloped letter": ({"smime.p7m": enveloped()}, ENCRYPTED),
    "enveloped, as text": (
        {"smime.p7m": b"-----BEGIN CMS-----\n" + base64.encodebytes(enveloped()) + b"-----END CMS-----\n"},
        ENCRYPTED,
    ),
    "damaged wrapper": ({"smime.p7m": b"0\x80\6"}, UNREADABLE),
    "PGP letter": ({"encrypted.asc": PGP}, ENCRYPTED),
    "PGP letter, packets": ({"{0}.gpg": b"\x85\1\x0c\3" + bytes(99)}, ENCRYPTED),
    "rights managed": ({"message_v2.rpmsg": b"\x76\xe8\x04\x60" + bytes(99)}, ENCRYPTED),
    "damaged winmail.dat": ({"winmail.dat": TNEF}, UNREADABLE),
    "damaged saved letter": ({"{0}.msg": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)}, UNREADABLE),
    "called all annexes": ({"附件.rar": RAR_VOLUME}, UNSUPPORTED),
}  # fmt: skip


@pytest.mark.parametrize("stem", [STEM, "申报材料", "附件"])
@pytest.mark.parametrize("case", SHUT)
def test_what_stayed_shut_is_told_once_and_nothing_is_missing(case, stem):
    files, rule = SHUT[case]
    named = {name.format(stem): data for name, data in files.items()}
    found, missing = judged(attached(named).as_bytes())
    assert [code for code, _ in found] == [rule.code]
    assert not missing


@pytest.mark.parametrize("case", [one for one in SHUT if "slices without" not in one])
def test_it_is_told_as_it_was_received(case):
    files, _ = SHUT[case]
    named = [name.format("材料") for name in files]
    found, _ = judged(attached(dict(zip(named, files.values(), strict=True))).as_bytes())
    assert found[0][1] in named


def headed(kind: str, body: bytes, *more: str) -> bytes:
    head = [
        "From: lin@yunling.example",
        f"Subject: {STEM[:20]}",
        "MIME-Version: 1.0",
        f"Content-Type: {kind}",
    ]
    return "\r\n".join([*head, *more, "", ""]).encode() + body


B64 = "Content-Transfer-Encoding: base64"
LETTERS = {
    "S/MIME": headed(
        'application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"',
        base64.encodebytes(enveloped()), B64,
    ),
    "S/MIME, unnamed": headed("application/x-pkcs7-mime", base64.encodebytes(enveloped()), B64),
    "PGP/MIME": headed(
        'multipart/encrypted; protocol="application/pgp-encrypted"; boundary="b"',
        b"--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n"
        b'--b\r\nContent-Type: application/octet-stream; name="encrypted.asc"\r\n\r\n'
        + PGP + b"\r\n--b--\r\n",
    ),
    "PGP/MIME, unnamed": headed(
        'multipart/encrypted; boundary="b"',
        b"--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n"
        b"--b\r\nContent-Type: application/octet-stream\r\n\r\n" + PGP + b"\r\n--b--\r\n",
    ),
    "S/MIME, renamed": headed(
        'application/octet-stream; name="=?utf-8?B?5Yqg5a+G6YKu5Lu2?=.dat"',
        base64.encodebytes(enveloped()), B64,
    ),
    "S/MIME without name and type": headed(
        "application/octet-stream", base64.encodebytes(enveloped()), B64
    ),
    "PGP in the text": headed("text/plain", PGP),
    "S/MIME by GM/T 0010": headed(
        "application/octet-stream",
        base64.encodebytes(b"\x30\x82\x01\x00\x06\x0a\x2a\x81\x1c\xcf\x55\x06\x01\x04\x02\x03" + bytes(240)),
        B64,
    ),
    "PGP/MIME, binary": headed(
        'multipart/encrypted; boundary="b"',
        b"--b\r\nContent-Type: application/octet-stream\r\n"
        + B64.encode() + b"\r\n\r\n" + base64.encodebytes(b"\x85\x01\x0c\x03" + bytes(99)) + b"\r\n--b--\r\n",
    ),
    "PGP in both versions": headed(
        'multipart/alternative; boundary="b"',
        b"--b\r\nContent-Type: text/plain\r\n\r\n" + PGP
        + b"\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>&nbsp;" + PGP + b"</p>\r\n--b--\r\n",
    ),
    "a page for a secure server": attached({"securedoc_20260610T093000.html": b"<html></html>"}).as_bytes(),
    "a page with a form for one": attached(
        {"message.html": b'<html><form><input type="hidden" name="rpmsg" value="QUJD"></form></html>'}
    ).as_bytes(),
    "PGP below a greeting": headed("text/plain; charset=utf-8", "您好：\r\n\r\n".encode() + PGP),
    "PGP in a page": headed("text/html", b"<html><body><p>x</p><pre>" + PGP + b"</pre></body></html>"),
    "PGP in a page's lines": headed("text/html", b"<div>" + PGP.replace(b"\n", b"<br>\n") + b"</div>"),
    "one piece of several": headed(
        'message/partial; id="1@x.example"; number=1; total=3',
        b"From: lin@yunling.example\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        b'--b\r\nContent-Type: application/pdf; name="a.pdf"\r\n' + B64.encode() + b"\r\n\r\nJVBERi0x",
    ),
    "a later piece": headed('message/partial; id="1@x.example"; number=2', b"JVBERi0xLjQK\r\n" * 9),
    "a piece within": headed(
        'multipart/mixed; boundary="b"',
        b"--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n"
        b"--b\r\nContent-Type: message/partial; id=1; number=2\r\n\r\nJVBERi0xLjQK\r\n--b--\r\n",
    ),
    "kept elsewhere": headed(
        'multipart/mixed; boundary="b"',
        b"--b\r\nContent-Type: message/external-body; access-type=ftp; name=a.zip\r\n\r\n"
        b"Content-Type: application/zip\r\n\r\n--b--\r\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", LETTERS)
def test_a_letter_that_stayed_shut_is_told_once(case):
    found, missing = judged(LETTERS[case])
    assert [code for code, _ in found] in ([ENCRYPTED.code], [UNSUPPORTED.code])
    assert not missing


# What its name says it holds, and what can be read, hides nothing else.
OPEN = {
    "a locked pledge": ({"承诺书.zip": ZIP[:60]}, {"form-word", "form-pdf", "supporting"}),
    "a shut archive of supporting papers": (
        {"案例支撑材料.cab": b"MSCF" + bytes(99)}, {"form-word", "form-pdf", "pledge"}
    ),
    "a signed text": (
        {"说明.asc": PGP.replace(b"PGP MESSAGE", b"PGP SIGNED MESSAGE")}, {"form-word", "form-pdf", "pledge"}
    ),
    "a pledge spoilt on its way": ({"承诺书.pdf": b"\x00\xff" * 99}, {"form-word", "form-pdf", "supporting"}),
    "a wrapped pledge": (
        {"承诺书.pdf.p7m": enveloped()}, {"form-word", "form-pdf", "supporting"}
    ),
    "a program": ({"setup.exe": PROGRAM}, {"form-word", "form-pdf", "pledge", "supporting"}),
}  # fmt: skip


@pytest.mark.parametrize("case", OPEN)
def test_what_it_cannot_hold_is_still_missing(case):
    files, expected = OPEN[case]
    _, missing = judged(attached(files).as_bytes())
    assert missing == expected


def by(method: int, pack) -> bytes:
    """A zip whose files are packed by a method the standard library does not write."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in PAPERS.items():
            archive.writestr(name, pack(data))
    raw = bytearray(out.getvalue())
    with zipfile.ZipFile(io.BytesIO(bytes(raw))) as archive:
        infos = archive.infolist()
    place = raw.index(b"PK\1\2")
    for info, data in zip(infos, PAPERS.values(), strict=True):
        for start, at in ((info.header_offset, 8), (place, 10)):
            struct.pack_into("<H", raw, start + at, method)
            struct.pack_into("<I", raw, start + at + 6, zlib.crc32(data))
            struct.pack_into("<I", raw, start + at + 14, len(data))
        name, extra, remark = struct.unpack_from("<HHH", raw, place + 28)
        place += 46 + name + extra + remark
    return bytes(raw)


@pytest.mark.parametrize(
    ("method", "pack"),
    [
        (93, zstd.compress),
        (20, zstd.compress),
        (95, lambda data: lzma.compress(data, lzma.FORMAT_XZ)),
    ],
)
def test_newer_methods_of_zip_are_read(method, pack):
    opened = open_letter(attached({"材料.zip": by(method, pack)}).as_bytes())
    assert [opened.contents[a.sha256] for a in opened.letter.attachments] == list(PAPERS.values())


def test_a_bomb_by_a_newer_method_is_refused():
    bomb = by(93, lambda _: zstd.compress(bytes(40_000_000)))
    (one, *_) = open_letter(attached({"材料.zip": bomb}).as_bytes()).letter.attachments
    assert one.problem in (Problem.REFUSED, Problem.UNREADABLE)
