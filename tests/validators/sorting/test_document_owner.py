"""To which of several applications a file belongs: its words, its folder, its name, each alone."""

from dataclasses import replace

import pytest
from dossiers import answers, attachment, campaign, paged

from parsers.facts.file_facts import FileFacts
from parsers.facts.filetype import FileType
from parsers.roles.assign_roles import Role
from validators.model.dossier import Document
from validators.model.named_application import NamedApplication
from validators.sorting.applications import Applications
from validators.sorting.document_owner import Ownership, ownership

CALL = campaign()
A, A_TITLE = "潮生重工装备有限公司", "铸造车间零碳改造实践"
B, B_TITLE = "鹤汀食品科技有限公司", "厂区无废循环利用示范"
C_TITLE = "锻造余热供暖改造示范"
TAIL = "2026年上海合作组织绿色产业合作典型案例申报材料"
NOBODY, FIRST, SECOND, EITHER = (frozenset(one) for one in ((), (0,), (1,), (0, 1)))


def applications(*places: tuple[str, ...]) -> tuple[NamedApplication, NamedApplication]:
    """Two, whose forms lie at these places."""
    first, second = places or ((), ())
    return (
        NamedApplication(CALL, A, A_TITLE, (first,), ("申报表.docx",)),
        NamedApplication(CALL, B, B_TITLE, (second,), ("申报表.docx",)),
    )


TWO = applications()
APART = applications(("材料.zip", "一"), ("材料.zip", "二"))


def paper(
    name="扫描件.pdf", path=(), text="", role="", by="content", *, form=None
) -> tuple[Document]:
    roles = (Role(role, by),) if role else ()
    facts = FileFacts(FileType.PDF, paged=paged(text=text))
    return (Document(attachment(name, path=path), facts, roles, form),)


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        (f"{A}—{A_TITLE}—{TAIL}.pdf", Ownership(FIRST)),
        (f"{B}—{B_TITLE}—{TAIL}（承诺书）.pdf", Ownership(SECOND)),
        (f"{B}-{B_TITLE}-{TAIL}.pdf", Ownership(SECOND)),
        (f"{A}承诺书.pdf", Ownership(FIRST)),
        (f"{B_TITLE}支撑材料.pdf", Ownership(SECOND)),
        ("潮生重工-承诺书.pdf", Ownership(FIRST)),
        ("鹤汀食品 支撑材料.pdf", Ownership(SECOND)),
        # Both are named in full: it is meant for each.
        (f"{A}、{B}合作协议.pdf", Ownership(EITHER)),
        ("承诺书.pdf", Ownership(NOBODY, EITHER)),
        ("远帆重工股份有限公司承诺书.pdf", Ownership(NOBODY, EITHER)),
    ],
)
def test_by_its_name(name, owner):
    assert ownership(paper(name), Applications.of(TWO)) == owner


@pytest.mark.parametrize(
    ("path", "owner"),
    [
        (("材料.zip", "一"), Ownership(FIRST)),
        (("材料.zip", "二"), Ownership(SECOND)),
        (("材料.zip", "二", "照片"), Ownership(SECOND)),
        (("材料.zip",), Ownership(NOBODY, EITHER)),
        (("材料.zip", "三"), Ownership(NOBODY, EITHER)),
        (("其他.zip", "三"), Ownership(NOBODY, EITHER)),
        # Elsewhere, and called what the sender calls the first one's folder.
        (("其他.zip", "一"), Ownership(FIRST)),
        ((), Ownership(NOBODY, EITHER)),
        # The folder's own name tells where its place does not.
        (("其他.zip", B), Ownership(SECOND)),
        # Nearest in place and named for another: they contradict each other.
        (("材料.zip", "一", B), Ownership(NOBODY, EITHER)),
    ],
)
def test_by_its_folder(path, owner):
    assert ownership(paper("扫描件.pdf", path), Applications.of(APART)) == owner


@pytest.mark.parametrize(
    ("text", "by", "owner"),
    [
        (f"承诺书\n{A}承诺所报材料真实。", "content", Ownership(FIRST)),
        (f"承诺书\n{B}", "content", Ownership(SECOND)),
        (f"承诺书\n{A}与{B}", "content", Ownership(NOBODY, EITHER)),
        ("承诺书\n某公司承诺", "content", Ownership(NOBODY, EITHER)),
        # Not told by its words: whom they mention proves nothing.
        (f"{A}与客户的合同", "format", Ownership(NOBODY, EITHER)),
        (f"{A}与客户的合同", "name", Ownership(NOBODY, EITHER)),
    ],
)
def test_by_what_it_says(text, by, owner):
    assert ownership(paper(text=text, role="pledge", by=by), Applications.of(TWO)) == owner


@pytest.mark.parametrize(
    ("names", "owner"),
    [
        ((A, A_TITLE), Ownership(FIRST)),
        ((f"{B}\n", f" {B_TITLE}"), Ownership(SECOND)),
        (("潮生重工", A_TITLE), Ownership(FIRST)),
        ((A, ""), Ownership(FIRST)),
        (("", B_TITLE), Ownership(SECOND)),
        # One's name over the other's title is nobody's form.
        ((A, B_TITLE), Ownership(NOBODY, EITHER)),
        (("", ""), Ownership(NOBODY, EITHER)),
    ],
)
def test_a_form_by_its_answers(names, owner):
    applicant, title = names
    form = answers(applicant=applicant, case_title=title)
    assert ownership(paper(form=form, role="form-word"), Applications.of(TWO)) == owner


@pytest.mark.parametrize(
    ("name", "path", "text", "owner"),
    [
        (f"{A}承诺书.pdf", ("材料.zip", "一"), f"{A}承诺", Ownership(FIRST)),
        (f"{A}承诺书.pdf", ("材料.zip", "二"), "", Ownership(NOBODY, EITHER)),
        (f"{A}承诺书.pdf", (), f"{B}承诺", Ownership(NOBODY, EITHER)),
        ("承诺书.pdf", ("材料.zip", "二"), f"{A}承诺", Ownership(NOBODY, EITHER)),
        ("承诺书.pdf", ("材料.zip", "二"), "承诺", Ownership(SECOND)),
    ],
)
def test_what_speaks_of_it_must_not_contradict_itself(name, path, text, owner):
    assert ownership(paper(name, path, text, "pledge"), Applications.of(APART)) == owner


SAME_APPLICANT = (TWO[0], replace(TWO[0], case_title=C_TITLE))


@pytest.mark.parametrize(
    ("made", "owner"),
    [
        # One pledges for whatever he hands in.
        (paper(f"{A}承诺书.pdf", role="pledge"), Ownership(EITHER)),
        (paper(text=f"{A}承诺", role="pledge"), Ownership(EITHER)),
        # Other papers are of one case.
        (paper(f"{A}.pdf", role="supporting"), Ownership(NOBODY, EITHER)),
        (paper(f"{C_TITLE}.pdf", role="supporting"), Ownership(SECOND)),
        (paper(f"{A}—{A_TITLE}—{TAIL}.pdf", role="pledge"), Ownership(FIRST)),
    ],
)
def test_two_cases_of_one_applicant(made, owner):
    assert ownership(made, Applications.of(SAME_APPLICANT)) == owner


def test_a_name_within_a_longer_one_is_not_meant():
    longer = replace(TWO[1], applicant=f"{A}天津分公司")
    made = paper(text=f"{A}天津分公司承诺所报材料真实。", role="pledge")
    assert ownership(made, Applications.of((TWO[0], longer))) == Ownership(SECOND)
