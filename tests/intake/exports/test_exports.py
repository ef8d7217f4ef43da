"""What the office hands on: opened again as the experts would."""

import hashlib
import io
import shutil
import zipfile
from pathlib import Path

import pytest
from applicants import APPLICANT, Mailing, all_files, form, scan
from commands import intake, write_settings
from docx import Document
from dossiers import STEM, TITLE
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from PIL import Image

from intake.config.bundled_data import samples
from intake.exports.casebook import book_title
from intake.exports.file_names import conventional, free, safe
from intake.register.applications import applications, review_notes
from intake.register.database import open_register
from validators.model.campaign import Campaign

from dossiers import campaign  # isort: skip


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return write_settings(tmp_path)


def take(config: Path, *mailings: Mailing) -> None:
    for number, mailing in enumerate(mailings):
        path = config.parent / f"{number}.eml"
        path.write_bytes(mailing.raw())
        assert intake("take", path, "--config", config).code == 0


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_papers_lie_in_a_folder_of_their_own_under_the_notice_s_names(config, tmp_path):
    files = all_files()
    take(config, Mailing(files=files))
    out = tmp_path / "out"
    assert intake("export", "files", "--out", out, "--config", config).code == 0
    found = tree(out)
    folder = f"SCO2026-0001_{APPLICANT}_{TITLE}"
    assert found[f"{folder}/{STEM}（申报表）.docx"] == files[f"{STEM}.docx"]
    assert set(files.values()) <= set(found.values())
    assert {name.split("/")[0] for name in found} == {folder, "SHA256SUMS"}
    cover = Document(str(out / folder / "封面.docx"))
    told = "\n".join(
        cell.text for table in cover.tables for row in table.rows for cell in row.cells
    )
    assert all(word in told for word in ("SCO2026-0001", APPLICANT, TITLE, "待补正"))


def test_checksums_are_those_of_the_files(config, tmp_path):
    take(config, Mailing(files=all_files()))
    out = tmp_path / "out"
    intake("export", "files", "--out", out, "--config", config)
    lines = (out / "SHA256SUMS").read_text("utf-8").splitlines()
    for line in lines:
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == digest
    assert len(lines) == len(tree(out)) - 1


def test_supplements_replace_and_what_serves_nothing_is_there_too(config, tmp_path):
    first = all_files()
    second = {f"{STEM}.docx": form(results="新的成效"), f"{STEM}（另附）.xyz": b"whatever"}
    take(config, Mailing(files=first), Mailing(files=second, number=2))
    out = tmp_path / "out"
    intake("export", "files", "--out", out, "--config", config)
    (folder,) = [path for path in out.iterdir() if path.is_dir()]
    found = tree(folder)
    assert found[f"{STEM}（申报表）.docx"] == second[f"{STEM}.docx"]
    others = {name: data for name, data in found.items() if name.startswith("其他文件/")}
    assert first[f"{STEM}.docx"] in others.values()
    assert b"whatever" in found.values()


def test_a_zip_holds_the_same(config, tmp_path):
    take(config, Mailing(files=all_files()))
    intake("export", "files", "--out", tmp_path / "folder", "--config", config)
    done = intake("export", "files", "--out", tmp_path / "papers.zip", "--config", config)
    assert "1 applications" in done.out
    with zipfile.ZipFile(tmp_path / "papers.zip") as packed:
        names = set(packed.namelist())
        assert packed.testzip() is None
    assert names == set(tree(tmp_path / "folder"))
    assert list(tmp_path.glob(".export-*")) == []


def test_a_letter_that_is_gone_is_told_and_the_rest_is_written(config, tmp_path):
    take(config, Mailing(files=all_files()), Mailing(files=all_files(case_title="另一案例"), number=2,
         subject="另一封"))  # fmt: skip
    lost = next((tmp_path / "data" / "archive").rglob("*.eml"))
    kept = tmp_path / "lost.eml"
    shutil.move(lost, kept)
    done = intake("export", "files", "--out", tmp_path / "out.zip", "--config", config)
    assert (done.code, "SCO2026-000" in done.err) == (1, True)
    with zipfile.ZipFile(tmp_path / "out.zip") as packed:
        assert len({name.split("/")[0] for name in packed.namelist()}) == 2


def test_nothing_is_overwritten(config, tmp_path):
    take(config, Mailing(files={f"{STEM}.pdf": scan(1)}))
    there = tmp_path / "there.xlsx"
    there.write_text("mine")
    assert "already" in intake("export", "xlsx", "--out", there, "--config", config).err
    assert there.read_text() == "mine"


def test_the_register_as_a_workbook(config, tmp_path):
    take(config, Mailing(files=all_files(summary="=1+1")))
    out = tmp_path / "register.xlsx"
    assert intake("export", "xlsx", "--out", out, "--config", config).code == 0
    book = load_workbook(out)
    rows = [[cell.value for cell in row] for row in book["台账"]]
    assert (rows[1][0], "=1+1" in rows[1]) == ("SCO2026-0001", True)
    assert all(cell.data_type != "f" for row in book["台账"] for cell in row)
    assert intake("export", "xlsx", "--out", tmp_path / "none.xlsx", "--status", "late",
                  "--config", config).out.endswith("0 applications\n")  # fmt: skip


def test_the_score_sheet_has_a_row_for_each_complete_application(config, tmp_path):
    complete = (samples() / "complete-text-pdf" / "mail.eml").read_bytes()
    path = tmp_path / "complete.eml"
    path.write_bytes(complete)
    intake("take", path, "--config", config)
    take(config, Mailing(files=all_files(applicant="=HYPERLINK(1)")))
    out = tmp_path / "scores.xlsx"
    assert "1 applications" in intake("export", "score-sheet", "--out", out, "--config", config).out
    sheet = load_workbook(out)["评分表"]
    head = [cell.value for cell in sheet[1]]
    assert head[6:9] == ["示范意义", "技术或模式成熟性", "海外市场潜力"]
    assert sheet.max_row == 2
    assert sheet["B2"].value.startswith("SCO2026-")
    assert sheet["J2"].value == '=IF(COUNT(G2:I2),AVERAGE(G2:I2),"")'
    (rule,) = sheet.data_validations.dataValidation
    assert (rule.formula1, rule.formula2, str(rule.sqref)) == ("0", "100", "G2:I2")
    everything = tmp_path / "all.xlsx"
    intake(
        "export", "score-sheet", "--out", everything, "--status", "incomplete", "--config", config
    )
    written = load_workbook(everything)["评分表"]["C2"]
    assert (written.value, written.data_type) == ("=HYPERLINK(1)", "s")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("报告.pdf", "报告.pdf"), ("a/b\\c:d.pdf", "a_b_c_d.pdf"), ("../../etc/passwd", "_.._etc_passwd"),
        ("con.txt", "_con.txt"), ("名\u202efdp.exe", "名fdp.exe"), ("  点. ", "点"), ("", "_"), ("...", "_"),
        ("x" * 500 + ".docx", "x" * 232 + "….docx"), ("问?号*.pdf", "问_号_.pdf"),
    ],
)  # fmt: skip
def test_names_fit_every_file_system(name, wanted):
    assert safe(name) == wanted


@given(st.text(max_size=400))
def test_any_name_is_one_part_of_a_path(name):
    made = safe(name)
    assert made
    assert len(made.encode()) <= 243
    assert not set(made) & set('<>:"/\\|?*\0\n')
    assert made not in {".", ".."}
    assert safe(made) == made


@given(st.text(max_size=100), st.text(max_size=300))
def test_conventional_names_are_bounded(applicant, title):
    call: Campaign = campaign()
    made = conventional(call, {"applicant": applicant, "case_title": title}, "承诺书", ".pdf")
    assert made.endswith(".pdf")
    assert len(made.encode()) <= 243


def test_a_name_that_is_taken_gets_a_number():
    assert free("a.pdf", {"b.pdf"}) == "a.pdf"
    assert free("A.pdf", {"a.pdf", "a(2).pdf"}) == "A(3).pdf"


@pytest.fixture
def selected(config: Path) -> Path:
    """Two applications, the first selected and tagged; its letter brings a photograph."""
    picture = io.BytesIO()
    Image.new("RGB", (1200, 800), (40, 120, 60)).save(picture, "JPEG")
    take(
        config,
        Mailing(files=all_files() | {"现场照片.jpg": picture.getvalue()}),
        Mailing(files=all_files(applicant="澄江水务有限公司", case_title="澄江再生水项目")),
    )
    db = open_register(config.parent / "data" / "register.db")
    first = applications.find(db, "SCO2026-0001")
    assert first is not None
    applications.set_stage(db, first.id, "selected", first.received_at)
    review_notes.tag(db, first.id, ("技术库", "企业库"))
    db.close()
    return config


def test_the_casebook_has_a_chapter_for_each_selected_case(selected, tmp_path):
    out = tmp_path / "案例集.docx"
    done = intake("export", "casebook", "--out", out, "--config", selected)
    assert done.code == 0, done.err
    book = Document(str(out))
    chapters = [p.text for p in book.paragraphs if p.style.name == "Heading 1"]
    assert chapters == [f"1　{TITLE}"]
    text = "\n".join(p.text for p in book.paragraphs)
    assert APPLICANT in text
    assert "澄江" not in text
    contents = book.element.body.xpath("string(//w:fldSimple)")
    assert contents == f"1　{TITLE}"
    # The contact is the office's alone.
    assert "@" not in text
    assert len(book.inline_shapes) == 1


def test_the_list_for_the_public_names_the_selected(selected, tmp_path):
    out = tmp_path / "公示.docx"
    assert intake("export", "publicity", "--out", out, "--config", selected).code == 0
    (table,) = Document(str(out)).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows == [["序号", "案例名称", "申报单位"], ["1", TITLE, APPLICANT]]


def test_each_library_has_its_sheet(selected, tmp_path):
    out = tmp_path / "入库.xlsx"
    assert intake("export", "libraries", "--out", out, "--config", selected).code == 0
    book = load_workbook(out)
    held = {sheet.title: [row[0].value for row in sheet.iter_rows(min_row=2)] for sheet in book}
    assert held == {
        "项目库": [],
        "技术库": ["SCO2026-0001"],
        "企业库": ["SCO2026-0001"],
        "服务机构库": [],
    }


@pytest.mark.parametrize(
    ("call", "book"),
    [
        ("绿色产业合作典型案例征集活动", "绿色产业合作典型案例集"),
        ("绿色发展案例征集", "绿色发展案例集"),
        ("2026年度遴选", "2026年度遴选案例集"),
    ],
)
def test_a_call_for_cases_becomes_the_book_of_them(call, book):
    assert book_title(call) == book
