import hashlib
import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from applicants import form, scan
from docx import Document as WordDocument
from dossiers import GOOD_ANSWERS, IN_TIME, STEM, TITLE, campaign, letter, results
from PIL import Image
from pypdf import PdfReader, PdfWriter

from parsers.facts.letter_facts import Attachment, ReadLetter
from parsers.facts.problem import Problem
from parsers.reading import read_file, read_letter
from validators.model.dossier import Document, Submission
from validators.rules.materials import MATERIAL_MISSING, MATERIAL_WRONG_FORMAT
from validators.sorting.filing import build_dossier, file_attachment, file_documents

SAMPLES = Path(__file__).parents[3] / "sample_mail"
SCO, PARK = campaign(), campaign("green-parks-2024-park")


def filed(name: str, data: bytes, *path: str, call=SCO) -> Document:
    attachment = Attachment(name, "", len(data), hashlib.sha256(data).hexdigest(), path)
    return file_attachment(attachment, read_file(data, name), call)


def locked(data: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt("geheim", algorithm="AES-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def photo(shade: int = 90) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (60, 40), (shade, 120, 90)).save(stream, "JPEG")
    return stream.getvalue()


def taken(*letters: tuple[Document, ...], call=SCO):
    return build_dossier(
        call,
        [
            Submission(letter(documents=documents), IN_TIME + timedelta(days=day), documents)
            for day, documents in enumerate(letters)
        ],
    )


@pytest.mark.parametrize(
    ("name", "data", "materials"),
    [
        (f"{STEM}.docx", form(), ("form-word",)),
        ("承诺书.docx", form(), ("form-word",)),
        (f"{STEM}.pdf", scan(), ("form-pdf",)),
        (f"{STEM}（承诺书）.pdf", scan(), ("pledge",)),
        (f"{STEM}（支撑材料）.pdf", scan(), ("supporting",)),
        ("申报表盖章.pdf", scan(), ("form-pdf",)),
        ("扫描件.pdf", scan(), ("supporting",)),
        ("现场.jpg", photo(), ("supporting",)),
        ("承诺书.pdf", locked(scan()), ("pledge",)),
        ("申报表.pdf", b"", ("form-pdf",)),
        ("扫描件.pdf", locked(scan()), ()),
    ],
)
def test_a_file_serves_what_its_content_else_its_name_says(name, data, materials):
    assert filed(name, data).materials == materials


def test_only_a_form_has_answers():
    assert filed("a.docx", form()).answers.text("case_title") == TITLE
    assert filed("承诺书.pdf", scan()).answers is None


@pytest.mark.parametrize(
    ("name", "data", "place"),
    [("承诺书.jpg", photo(), "pledge"), ("申报表.jpg", photo(), "form-pdf")],
)
def test_the_wrong_format_fills_an_empty_place(name, data, place):
    subject = taken((filed(name, data),))
    assert results(MATERIAL_MISSING, subject)[place] == "passed"
    assert results(MATERIAL_WRONG_FORMAT, subject) == {place: "failed"}


def test_a_stamped_pdf_that_came_later_replaces_the_photo():
    photographed, proper = filed("承诺书.jpg", photo()), filed("承诺书.pdf", scan())
    assert taken((photographed,), (proper,)).of("pledge") == (proper,)
    assert taken((proper,), (photographed,)).of("pledge") == (proper,)


def test_the_newest_readable_document_counts():
    old, new = filed("承诺书.pdf", scan(1)), filed("承诺书.pdf", scan(2))
    shut = filed("承诺书.pdf", locked(scan(3)))
    assert shut.facts.problem is Problem.ENCRYPTED
    assert taken((old,), (new,)).of("pledge") == (new,)
    assert taken((old,), (shut,)).of("pledge") == (old,)
    assert taken((shut,)).of("pledge") == (shut,)


def test_letters_are_ordered_by_the_servers_time():
    old, new = filed("承诺书.pdf", scan(1)), filed("承诺书.pdf", scan(2))
    submissions = [
        Submission(letter(), IN_TIME + timedelta(days=1), (new,)),
        Submission(letter(), IN_TIME, (old,)),
    ]
    subject = build_dossier(SCO, submissions)
    assert (subject.first.documents, subject.of("pledge")) == ((old,), (new,))


def test_the_form_of_the_newest_letter_fills_the_register():
    subject = taken((filed("a.docx", form()),), (filed("b.docx", form(case_title="新名称")),))
    assert (subject.applicant, subject.case_title) == (GOOD_ANSWERS["applicant"], "新名称")


def test_supporting_files_accumulate_and_the_same_bytes_count_once():
    first, second = filed("甲.pdf", scan(1)), filed("乙.pdf", scan(2))
    again = filed("甲副本.pdf", scan(1))
    assert len(taken((first,), (second, again)).of("supporting")) == len({first, second})


def test_photos_accumulate_over_the_letters():
    photos = [filed(f"{n}.jpg", photo(n), call=PARK) for n in (10, 20, 30)]
    subject = taken((photos[0],), (photos[1], photos[2]), call=PARK)
    assert subject.of("photos") == tuple(photos)


def test_a_stranger_supplies_nothing():
    pledge = filed("承诺书.pdf", scan())
    strange = Submission(letter(), IN_TIME, (pledge,), confirmed=False)
    subject = build_dossier(SCO, [Submission(letter(), IN_TIME, ()), strange])
    assert (subject.of("pledge"), subject.documents) == ((), ())


def test_a_file_still_in_its_locked_archive_is_filed_by_its_name():
    inside = Attachment("承诺书.pdf", "", 0, "", ("材料.zip",), Problem.ENCRYPTED, "locked")
    mail = replace(letter(), attachments=(inside,))
    (document,) = file_documents(ReadLetter(mail, {}), SCO)
    assert (document.materials, document.facts.problem) == (("pledge",), Problem.ENCRYPTED)


def typed_pledge() -> bytes:
    document = WordDocument()
    for line in ("附件2", "材料真实性承诺书", SCO.material("pledge").wording):
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_pledge_sent_as_word_is_there_in_the_wrong_format():
    subject = taken((filed("附件2.docx", typed_pledge()),))
    assert results(MATERIAL_MISSING, subject)["pledge"] == "passed"
    assert results(MATERIAL_WRONG_FORMAT, subject) == {"pledge": "failed"}


def test_a_merged_pdf_serves_form_and_pledge_with_their_own_pages():
    raw = (SAMPLES / "merged-pdf" / "mail.eml").read_bytes()
    documents = file_documents(read_letter(raw), SCO)
    merged = next(d for d in documents if {"form-pdf", "pledge"} <= set(d.materials))
    form_pages, pledge_pages = (set(merged.role(m).pages) for m in ("form-pdf", "pledge"))
    assert form_pages | pledge_pages == set(range(1, merged.facts.paged.pages + 1))
    assert not form_pages & pledge_pages
    subject = taken(documents)
    assert subject.of("form-pdf") == subject.of("pledge") == (merged,)
