"""Archives in several volumes, and programs that carry one."""

import struct
from email.message import EmailMessage

import pytest
from archived import seven, zipped

from parsers.facts.problem import Problem
from parsers.mail.letter import open_letter

PDF = b"%PDF-1.4\nan invented page"
FILES = {"a.pdf": PDF, "b.pdf": PDF * 2}
ZIP, SEVEN = zipped(FILES), seven(FILES)
PROGRAM = b"MZ" + bytes(58) + struct.pack("<I", 64) + b"PE\0\0" + bytes(500)
VOLUME = Problem.UNSUPPORTED


def inside(name):
    return [((name,), "a.pdf", None), ((name,), "b.pdf", None)]


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"材料.zip.001": ZIP[:90], "材料.zip.002": ZIP[90:]}, inside("材料.zip")),
        ({"m.7z.002": SEVEN[90:], "m.7z.001": SEVEN[:90]}, inside("m.7z")),
        ({"m.zip.001": ZIP}, inside("m.zip.001")),
        ({"m.7z.001": SEVEN[:90]}, [((), "m.7z.001", VOLUME)]),
        ({"m.7z.002": SEVEN[90:]}, [((), "m.7z.002", VOLUME)]),
        ({"m.7z.001": SEVEN[:90], "m.7z.003": SEVEN[90:]},
         [((), "m.7z.001", VOLUME), ((), "m.7z.003", VOLUME)]),
        ({"m.z01": b"PK\x07\x08" + ZIP[:90]}, [((), "m.z01", VOLUME)]),
        ({"m.part1.rar": b"Rar!\x1a\x07\x01\x00cut"}, [((), "m.part1.rar", VOLUME)]),
        ({"m.exe": PROGRAM + ZIP}, [((), "m.exe", None), *inside("m.exe")]),
        ({"m.exe": PROGRAM + b"7z\xbc\xaf\x27\x1c no" + SEVEN}, [((), "m.exe", None), *inside("m.exe")]),
        ({"m.zip": PROGRAM + ZIP}, [((), "m.zip", None), *inside("m.zip")]),
        ({"m.zip": b"a line put before\n" + ZIP}, inside("m.zip")),
        ({"setup.exe": PROGRAM + zipped(FILES | {"x.DLL": b"1"})}, [((), "setup.exe", None)]),
        ({"m.exe": PROGRAM}, [((), "m.exe", None)]),
        ({"m.jar": zipped({"META-INF/MANIFEST.MF": b"", "a.txt": b""})}, [((), "m.jar", None)]),
        ({"m.zip": zipped({"META-INF/MANIFEST.MF": b"", "a.class": b""})}, [((), "m.zip", None)]),
        ({"m.iso": b"image"}, [((), "m.iso", Problem.UNSUPPORTED)]),
        ({"m.tar.zst": b"\x28\xb5\x2f\xfd"}, [((), "m.tar.zst", Problem.UNSUPPORTED)]),
        ({"m.zip": ZIP[: ZIP.index(b"PK\x01\x02")]}, [((), "m.zip", Problem.UNREADABLE), *inside("m.zip")]),
    ],
)  # fmt: skip
def test_what_came_in_pieces(files, found):
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.example", "s"
    for name, data in files.items():
        message.add_attachment(data, maintype="application", subtype="x-any", filename=name)
    attachments = open_letter(message.as_bytes()).letter.attachments
    assert [(a.path, a.filename, a.problem) for a in attachments] == found
