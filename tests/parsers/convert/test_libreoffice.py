"""The converter: what it is given comes back as .docx, and it is never waited for without end."""

import io
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

import docx
import pytest
from form_specs import SCO

from parsers.convert.libreoffice import LibreOffice, find_converter
from parsers.docx.word_file import read_word
from parsers.facts.problem import Problem, Unreadable
from parsers.forms.read_form import read_answers

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is optional; .ci/run installs it"
)


def _program(folder: Path, script: str) -> str:
    """A program in LibreOffice's place: `$out` is where its result is looked for."""
    path = folder / "office"
    path.write_text(f'#!/bin/sh\nout=$PWD/out; mkdir -p "$out"\n{script}\n', "utf-8")
    path.chmod(0o755)
    return str(path)


def test_the_result_is_what_lies_in_the_output_folder(tmp_path: Path) -> None:
    program = _program(tmp_path, 'for last; do :; done; cp "$last" "$out/0.docx"')
    assert LibreOffice(program).convert(b"bytes", "申报表.doc") == b"bytes"


def test_nothing_made_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as told:
        LibreOffice(_program(tmp_path, "exit 1")).convert(b"x", "a.doc")
    assert told.value.problem is Problem.UNREADABLE


def test_a_hanging_converter_is_ended_with_all_it_started(tmp_path: Path) -> None:
    """Soffice is a script that starts the program proper: the child must go too."""
    pid_file = tmp_path / "child"
    program = _program(tmp_path, f"sleep 600 & echo $! > {pid_file}; wait")
    with pytest.raises(Unreadable) as told:
        LibreOffice(program, time_limit=0.5).convert(b"x", "a.doc")
    assert told.value.problem is Problem.REFUSED
    assert _ends(int(pid_file.read_text()))


# Takes the documents in their order, as LibreOffice does; each says by its bytes what happens.
_ONE_BY_ONE = """echo start >> {log}
for one; do case "$one" in "$PWD"/[0-9]*)
  case "$(cat "$one")" in
    bad*) ;;
    crash*) exit 9 ;;
    hang*) sleep 600 ;;
    *) name=$(basename "$one"); cp "$one" "$out/${{name%.*}}.docx" ;;
  esac ;; esac; done"""


@pytest.mark.parametrize(
    ("documents", "results", "starts"),
    [
        (["a", "b", "c"], ["a", "b", "c"], 1),
        (["a", "bad", "c", "bad"], ["a", Problem.UNREADABLE, "c", Problem.UNREADABLE], 1),
        (["crash", "b"], [Problem.UNREADABLE, "b"], 3),
        (["a", "bad", "c", "crash", "e"], ["a", Problem.UNREADABLE, "c", Problem.UNREADABLE, "e"], 3),
        (["a", "hang", "c"], ["a", Problem.REFUSED, "c"], 3),
        # More than a letter's time: the rest is given up.
        (["hang"] * 4, [Problem.REFUSED] * 4, 3),
        (["crash"], [Problem.UNREADABLE], 1),
        ([], [], 0),
    ],
)  # fmt: skip
def test_a_batch_shares_a_start_and_no_document_takes_another_with_it(
    documents: list[str], results: list[object], starts: int, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    office = LibreOffice(_program(tmp_path, _ONE_BY_ONE.format(log=log)), time_limit=0.5)
    made = office.convert_all([(text.encode(), "a.doc") for text in documents])
    told = [one.problem if isinstance(one, Unreadable) else one.decode() for one in made]
    assert told == results
    assert (log.read_text().count("start") if log.exists() else 0) == starts


def _ends(pid: int) -> bool:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        status = Path(f"/proc/{pid}/stat")
        if not status.exists() or status.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        os.sched_yield()
    return False


def test_a_locked_document_is_not_even_tried(tmp_path: Path) -> None:
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(22) + b"\x09\x00" + bytes(480)
    name = "WordDocument\0".encode("utf-16-le")
    entry = name.ljust(64, b"\0") + bytes([len(name), 0, 2, 1]) + bytes(48) + b"\1" + bytes(11)
    block = b"\xec\xa5" + bytes(8) + b"\x00\x01" + bytes(500)
    data = header + entry + bytes(512 - len(entry)) + block
    with pytest.raises(Unreadable) as told:
        LibreOffice(_program(tmp_path, "exit 1")).convert(data, "a.doc")
    assert told.value.problem is Problem.ENCRYPTED


def test_where_it_is_not_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_converter() is None


def _filled() -> bytes:
    """A form with merged cells, as python-docx writes it."""
    made = docx.Document()
    drawn = made.add_table(5, 4)
    texts = [
        ("案例名称", "某案例"),
        ("申报单位\n（盖章）", "某某新能源有限公司"),
        ("联系人", "张三", "联系电话", "022-12345678"),
        ("案例类型", "☑项目合作 ☐园区合作"),
        ("案例简介\n（500字内）", "一段。\n二段。"),
    ]
    for number, row in enumerate(texts):
        for column, text in enumerate(row):
            drawn.cell(number, column).text = text
        if len(row) == 2:
            drawn.cell(number, 1).merge(drawn.cell(number, 3)).text = row[1]
    # Every Word document ends in a paragraph; without one LibreOffice writes no table into .doc.
    made.add_paragraph()
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


@needs_office
@pytest.mark.parametrize(
    ("kind", "name"),
    [("doc", "申报表.doc"), ("doc", "申报表.wps"), ("doc", "申报表.docx"), ("odt", "申报表.odt"),
     ("rtf", "申报表.rtf"), ("rtf", "申报表.doc"), ("docx", "申报表.docx")],
)  # fmt: skip
def test_the_same_form_in_every_format_gives_the_same_fields(
    kind: str, name: str, tmp_path: Path
) -> None:
    filled = _filled()
    (tmp_path / "form.docx").write_bytes(filled)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", kind, "--outdir",
         tmp_path / "saved", tmp_path / "form.docx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    saved = (tmp_path / "saved" / f"form.{kind}").read_bytes()
    converter = find_converter()
    assert converter is not None
    made = saved if kind == "docx" else converter.convert(saved, name)
    given, came = (read_word(data) for data in (filled, made))
    answers = read_answers(came.tables, came.paragraphs, SCO)
    assert answers == read_answers(given.tables, given.paragraphs, SCO)
    assert answers.text("contact_phone") == "022-12345678"


@needs_office
def test_bytes_that_are_no_document_are_told_or_read_as_text() -> None:
    converter = find_converter()
    assert converter is not None
    with pytest.raises(Unreadable):
        converter.convert(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "a.doc")


_LINKING = (
    '<?xml version="1.0"?><office:document office:version="1.2"'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
    '<text:p>text<draw:frame><draw:image xlink:href="{link}"/></draw:frame></text:p>'
    "</office:text></office:body></office:document>"
)


@needs_office
def test_a_document_makes_it_fetch_nothing() -> None:
    """A link in a document, followed, would tell its sender when and where it is read."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        link = f"http://127.0.0.1:{server.getsockname()[1]}/p.png"
        converter = find_converter()
        assert converter is not None
        made = converter.convert(_LINKING.format(link=link).encode(), "a.fodt")
        with pytest.raises(BlockingIOError):
            server.accept()
    assert read_word(made).text.startswith("text")
