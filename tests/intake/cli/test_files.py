"""What one file does to `read`, `check` and `take` ends at that file; saved letters are letters."""

import io
import json
from email.message import EmailMessage
from importlib import util
from pathlib import Path

import pytest
from commands import intake

from parsers import reading
from parsers.facts.file_facts import FileFacts
from parsers.facts.filetype import FileType
from parsers.facts.problem import Problem
from parsers.reading import read_file, read_letter

spec = util.spec_from_file_location(
    "outlook_letters", Path(__file__).parents[2] / "parsers" / "mail" / "test_outlook.py"
)
outlook_letters = util.module_from_spec(spec)
spec.loader.exec_module(outlook_letters)


def pdf(box: str) -> bytes:
    """One page with a box of these measures, another of paper's size before it."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]>>".encode(),
    ]  # fmt: skip
    out, places = io.BytesIO(b"%PDF-1.4\n"), []
    out.seek(0, io.SEEK_END)
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj%sendobj\n" % (number, body))
    start = out.tell()
    out.write(
        b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % p for p in places)
    )
    out.write(b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start)
    return out.getvalue()


BOXES = [
    "0 0 0 0", "0 0 0 842", "0 0 595 0", "0 0 0.0001 0.0001", "0 0 -5 -5", "5 5 5 5", "0 0 1e9 1e9",
    "0 0 1 99999", "1e38 1e38 2e38 2e38", "a b c d", "0 0", "",
]  # fmt: skip


@pytest.mark.parametrize("box", BOXES)
def test_a_page_of_no_size_ends_nothing(box):
    facts = read_file(pdf(box), "a.pdf")
    assert facts.problem in (None, Problem.UNREADABLE, Problem.UNSUPPORTED, Problem.REFUSED)


@pytest.fixture
def failing(monkeypatch):
    """A reader that trips over files that say so."""
    real = reading.read_pdf

    def read_pdf(data, drawn):
        if b"trip" in data:
            raise ZeroDivisionError("a page of no size")
        return real(data, drawn)

    monkeypatch.setattr(reading, "read_pdf", read_pdf)


def test_a_reader_that_fails_costs_one_file(failing):
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.example", "x"
    for name, data in {"坏.pdf": b"%PDF-1.4 trip", "好.pdf": pdf("0 0 595 842")}.items():
        message.add_attachment(data, maintype="application", subtype="pdf", filename=name)
    read = read_letter(message.as_bytes())
    bad, good = (read.files[a.sha256] for a in read.letter.attachments)
    assert (bad.type, bad.problem) == (FileType.PDF, Problem.UNSUPPORTED)
    assert "ZeroDivisionError: a page of no size" in bad.detail
    assert "test_files.py" in bad.detail
    assert isinstance(good, FileFacts)
    assert good.readable


def test_too_little_memory_is_no_fact_about_a_file(monkeypatch):
    def read_pdf(data, drawn):
        raise MemoryError

    monkeypatch.setattr(reading, "read_pdf", read_pdf)
    with pytest.raises(MemoryError):
        read_file(b"%PDF-1.4", "a.pdf")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("files")
    saved = outlook_letters.saved_letter({"表.pdf": pdf("0 0 0 0")}, outlook_letters.KEPT)
    (place / "信.msg").write_bytes(saved)
    (place / "坏.msg").write_bytes(saved[:700])
    (place / "空.eml").write_bytes(b"")
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = (
        "a@b.example",
        "x",
        "Wed, 10 Jun 2026 09:29:00 +0800",
    )
    mail.set_content("您好")
    (place / "信.eml").write_bytes(mail.as_bytes())
    return place


NAMES = ("坏.msg", "没有.eml", "空.eml", "信.msg", "信.eml")


def test_check_goes_on_behind_what_it_cannot_judge(folder):
    done = intake("check", "--json", *(folder / name for name in NAMES))
    assert done.code == 2
    assert [Path(one["file"]).name for one in done.objects] == ["信.msg", "信.eml"]
    assert done.objects[0]["sender"] == "lin@y.example"
    assert "Traceback" not in done.err


def test_read_goes_on_behind_what_it_cannot_read(folder):
    done = intake("read", "--json", *(folder / name for name in NAMES))
    assert [Path(one["file"]).name for one in done.objects] == [
        "坏.msg",
        "空.eml",
        "信.msg",
        "信.eml",
    ]
    saved = done.objects[2]
    assert (saved["type"], saved["subject"]) == ("letter", "申报材料")
    assert [one["filename"] for one in saved["attachments"]] == ["表.pdf"]
    assert json.dumps(saved)
    assert "Traceback" not in done.err
