"""Whatever a letter brings, and however it is packed: every file is somebody's, or named to staff."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from dossiers import SHANGHAI, campaign, letter, paged
from green_parks import (
    ONE,
    ONE_TITLE,
    PARK,
    PARK_TITLE,
    TWO,
    TWO_TITLE,
    Rows,
    enterprise_rows,
    park_rows,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.facts.file_facts import Cell, FileFacts, Table, WordFacts
from parsers.facts.filetype import FileType
from parsers.facts.letter_facts import Attachment, ReadLetter
from parsers.facts.problem import Problem
from validators.judge import judge
from validators.rulebook import RULES
from validators.sorting.filing import build_dossier
from validators.sorting.sort_letter import Part, sort_letter
from validators.sorting.triage import Sort

SCO = campaign()
CALLS = (
    SCO,
    campaign("green-parks-2024-park"),
    campaign("green-parks-2024-enterprise"),
)
AT = datetime(2024, 4, 9, 10, tzinfo=SHANGHAI)
BODIES = ((PARK, PARK_TITLE), (ONE, ONE_TITLE), (TWO, TWO_TITLE))
MEDIA = {FileType.IMAGE: "image/jpeg", FileType.PDF: "application/pdf"}


def table(rows: Rows) -> Table:
    return Table(
        tuple(Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
    )


def word(*all_rows: Rows, text: str = "") -> FileFacts:
    tables = tuple(map(table, all_rows))
    lines = (text, *(cell.text for one in tables for cell in one.cells))
    return FileFacts(FileType.WORD, word=WordFacts("\n".join(lines), (text,), tables))


def sco_rows(name: str, title: str) -> Rows:
    given = {"applicant": name, "case_title": title}
    return tuple((spec.label, given.get(spec.key, "略")) for spec in SCO.form.fields)


def paper(text: str) -> FileFacts:
    return FileFacts(FileType.PDF, paged=paged(text=text))


def pledge(name: str) -> FileFacts:
    return paper(
        f"材料真实性承诺书\n{SCO.material('pledge').wording}\n申报单位名称（公章）：{name}"
    )


FORMS: tuple[Callable[[str, str], Rows], ...] = (park_rows, enterprise_rows, sco_rows)
bodies = st.sampled_from(BODIES)
rows = st.builds(lambda make, body: make(*body), st.sampled_from(FORMS), bodies)
contents = st.one_of(
    rows.map(word),
    st.lists(rows, min_size=2, max_size=3).map(lambda several: word(*several)),
    bodies.map(lambda body: pledge(body[0])),
    bodies.map(lambda body: word(text=f"{body[0]}报送函。")),
    st.sampled_from(
        (
            paper(""),
            paper("检测报告"),
            word(text="集中供热改造降低能耗。" * 90),
            FileFacts(FileType.IMAGE, paged=paged()),
            FileFacts(FileType.OTHER),
            FileFacts(FileType.PDF, Problem.ENCRYPTED),
            FileFacts(FileType.ARCHIVE, Problem.UNREADABLE),
        )
    ),
)
WORDS = (
    "申报表", "承诺书", "支撑材料", "照片", "正文", "附件1", "盖章", "园区", "企业", "企业1", "logo", "1",
    "2", "绿盟案例征集", "潮生", "鹤汀食品", *(name for body in BODIES for name in body),
)  # fmt: skip
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map("".join)
paths = st.lists(
    st.sampled_from(("材料.zip", "园区", "企业1", "照片", ONE, TWO_TITLE)), max_size=3, unique=True
).map(tuple)
SUBJECTS = ("材料", f"【{PARK}】绿盟案例征集", "请问怎么填", "撤回申报", "")


@dataclass(frozen=True)
class Brought:
    """A file of the letter, and its facts."""

    attachment: Attachment
    facts: FileFacts


def brought(number: int, name: str, path: tuple[str, ...], facts: FileFacts) -> Brought:
    media = MEDIA.get(facts.type, "application/octet-stream")
    return Brought(Attachment(name, media, 20_000, f"sha-{number}", path), facts)


letters = st.lists(st.tuples(names, paths, contents), min_size=1, max_size=7).map(
    lambda files: [brought(number, *file) for number, file in enumerate(files)]
)


def sort(files: list[Brought], subject: str):
    mail = replace(letter(subject), attachments=tuple(one.attachment for one in files))
    read = ReadLetter(mail, {one.attachment.sha256: one.facts for one in files})
    return sort_letter(read, AT, CALLS)


def named_to_staff(part: Part) -> set[str]:
    verdict = judge(build_dossier(part.campaign, (part.submission,)), RULES)
    return {found.where for found in verdict.findings if found.code == "unassigned-document"}


def shas(documents) -> set[str]:
    return {document.attachment.sha256 for document in documents}


@settings(max_examples=50, deadline=None)
@given(letters, st.sampled_from(SUBJECTS))
def test_every_file_of_a_submission_is_in_a_dossier_or_named(files, subject):
    found = sort(files, subject)
    if found.triage.sort is not Sort.SUBMISSION:
        assert (found.parts, bool(found.triage.reason)) == ((), True)
        return
    filed: set[str] = set()
    for part in found.parts:
        own, left = part.submission.documents, part.submission.unassigned
        assert not shas(own) & shas(left)
        assert {document.filename for document in left} <= named_to_staff(part)
        filed |= shas(own) | shas(left)
    assert filed == {one.attachment.sha256 for one in files}


@settings(max_examples=50, deadline=None)
@given(letters, st.sampled_from(SUBJECTS))
def test_no_form_or_pledge_of_one_application_lies_with_another(files, subject):
    parts = sort(files, subject).parts
    dossiers = [build_dossier(part.campaign, (part.submission,)) for part in parts]
    applicants = {dossier.applicant for dossier in dossiers} - {""}
    for dossier in dossiers if len(dossiers) > 1 else ():
        for document in dossier.documents:
            if document.answers and any(role.by == "content" for role in document.roles):
                assert document.answers.text("applicant") in ("", dossier.applicant)
            if "pledge" in document.materials:
                named = {one for one in applicants if one in document.facts.text}
                assert dossier.applicant in (named or {dossier.applicant})


@settings(max_examples=50, deadline=None)
@given(letters, st.sampled_from(SUBJECTS), st.randoms(use_true_random=False))
def test_the_order_of_the_files_decides_nothing(files, subject, dice):
    shuffled = list(files)
    dice.shuffle(shuffled)
    assert _shape(sort(files, subject).parts) == _shape(sort(shuffled, subject).parts)


def _shape(parts: tuple[Part, ...]) -> set[tuple[str, frozenset[str], frozenset[str]]]:
    return {
        (
            part.campaign.id,
            frozenset(shas(part.submission.documents)),
            frozenset(shas(part.submission.unassigned)),
        )
        for part in parts
    }
