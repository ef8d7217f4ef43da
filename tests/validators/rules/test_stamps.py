from dataclasses import replace

import pytest
from dossiers import (
    FORM_PDF,
    PLEDGE,
    SUPPORTING,
    attachment,
    campaign,
    dossier,
    paged,
    pdf,
    results,
    stamp,
    unreadable,
    with_stamps,
    word_form,
)

from parsers.facts.file_facts import FileFacts, Presence, Signature, WordFacts
from parsers.facts.filetype import FileType
from parsers.facts.problem import Problem
from parsers.facts.scan_facts import Level
from parsers.roles.assign_roles import Role
from validators.model.dossier import Document
from validators.model.outcome import Want
from validators.model.severity import Severity
from validators.rules.stamps import MATERIAL_UNSTAMPED, SIGNATURE_INVALID, STAMP_UNCERTAIN

RED = stamp()
FAINT = stamp(presence=Presence.UNCERTAIN)
BLUE = stamp(presence=Presence.UNCERTAIN, colour="blue")
GOOD = Signature("测试签名人", intact=True, covers_all=True, verifiable=True)
BROKEN = Signature("测试签名人", intact=False, covers_all=True, verifiable=True)
PARTIAL = Signature("测试签名人", intact=True, covers_all=False, verifiable=True)
SM2 = Signature("测试签名人", intact=False, covers_all=True, verifiable=False)


@pytest.mark.parametrize(
    ("pledge", "unstamped", "uncertain"),
    [
        (PLEDGE, "passed", "passed"),
        (with_stamps(PLEDGE, RED, FAINT), "passed", "passed"),
        (with_stamps(PLEDGE), "failed", "passed"),
        (with_stamps(PLEDGE, FAINT), "skipped", "failed"),
        (with_stamps(PLEDGE, BLUE), "skipped", "failed"),
        (with_stamps(PLEDGE, signatures=(SM2,)), "skipped", "failed"),
        (with_stamps(PLEDGE, signatures=(BROKEN,)), "skipped", "passed"),
        (with_stamps(PLEDGE, signatures=(PARTIAL,)), "skipped", "passed"),
        (with_stamps(PLEDGE, RED, signatures=(BROKEN,)), "passed", "passed"),
        (with_stamps(PLEDGE, pages=500, searched=40), "skipped", "failed"),
    ],
)
def test_a_verdict_never_claims_more_than_was_seen(pledge, unstamped, uncertain):
    subject = dossier(word_form(), FORM_PDF, pledge, SUPPORTING)
    assert results(MATERIAL_UNSTAMPED, subject) == {"form-pdf": "passed", "pledge": unstamped}
    assert results(STAMP_UNCERTAIN, subject) == {"form-pdf": "passed", "pledge": uncertain}


def test_what_did_not_come_is_not_called_unstamped():
    subject = dossier(word_form(), SUPPORTING)
    assert results(MATERIAL_UNSTAMPED, subject) == {}


def test_a_word_pledge_has_no_page_to_look_at():
    typed = Document(
        word_form().attachment, FileFacts(FileType.WORD), (Role("pledge", "content", (), False),)
    )
    assert results(MATERIAL_UNSTAMPED, dossier(typed)) == {"pledge": "skipped"}


def merged(*stamps, pages=((1,), (2,))):
    roles = (Role("form-pdf", "content", pages[0]), Role("pledge", "content", pages[1]))
    return pdf("合并.pdf", *roles, facts=paged(*stamps, pages=2))


@pytest.mark.parametrize(
    ("document", "form", "pledge"),
    [
        (merged(stamp(1), stamp(2)), "passed", "passed"),
        (merged(stamp(1)), "passed", "failed"),
        (merged(stamp(2)), "failed", "passed"),
        (merged(stamp(1), stamp(2), pages=((), ())), "passed", "passed"),
        (merged(stamp(2), pages=((), ())), "skipped", "skipped"),
        (merged(pages=((), ())), "failed", "failed"),
    ],
)
def test_in_a_merged_scan_each_material_needs_its_own_stamp(document, form, pledge):
    assert results(MATERIAL_UNSTAMPED, dossier(document)) == {"form-pdf": form, "pledge": pledge}


def test_where_a_signature_will_do_a_missing_stamp_is_a_note():
    form = pdf("申报表.pdf", Role("form", "content"), facts=paged())
    subject = dossier(form, call=campaign("green-parks-2024-park"))
    assert results(MATERIAL_UNSTAMPED, subject) == {"form": "failed:note"}


def test_a_word_form_that_will_do_bears_no_stamp():
    form = replace(word_form(), roles=(Role("form", "content"),))
    subject = dossier(form, call=campaign("green-parks-2024-park"))
    assert results(MATERIAL_UNSTAMPED, subject) == {"form": "failed:note"}


@pytest.mark.parametrize(
    ("signatures", "expected"),
    [
        ((), {}),
        ((GOOD,), {"pledge": "passed"}),
        ((BROKEN,), {"pledge": "failed"}),
        ((PARTIAL,), {"pledge": "failed"}),
        ((GOOD, BROKEN), {"pledge": "failed"}),
        ((SM2,), {"pledge": "passed"}),
    ],
)
def test_a_broken_signature_is_worse_than_none(signatures, expected):
    assert (
        results(SIGNATURE_INVALID, dossier(with_stamps(PLEDGE, RED, signatures=signatures)))
        == expected
    )


def word(name, *, pictures=0, in_format=True, material="form"):
    """A Word file that may be handed in as such, with as many pictures in it."""
    facts = FileFacts(FileType.WORD, word=WordFacts("申报表", (), (), pictures=pictures))
    return Document(attachment(name), facts, (Role(material, "content", (), in_format),))


def said(rule, subject):
    """What the rule yields, whole: result, severity of its own, facts and reason of a skip."""
    return [
        (one.where, one.result.value, one.severity, dict(one.facts), one.reason)
        for one in rule.check(subject)
        if one.where in {"form", "pledge"}
    ]


NO_PAGE = ("form", "skipped", None, {}, "没有可查看的页面")


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ([word("a.docx")], ("form", "failed", Severity.NOTE, {"file": "a.docx"}, "")),
        # A picture pasted into it may be the stamp.
        ([word("a.docx", pictures=1)], NO_PAGE),
        ([word("a.docx", in_format=False)], NO_PAGE),
        (
            [pdf("a.pdf", Role("form", "content"), facts=paged())],
            ("form", "failed", Severity.NOTE, {"file": "a.pdf"}, ""),
        ),
        (
            [pdf("a.pdf", Role("form", "content"), facts=paged(FAINT))],
            ("form", "skipped", None, {}, "无法确定，见“公章清晰”"),
        ),
        ([pdf("a.pdf", Role("form", "content"))], ("form", "passed", None, {}, "")),
    ],
)
def test_the_file_without_a_stamp_is_named(documents, expected):
    subject = dossier(*documents, call=campaign("green-parks-2024-park"))
    assert said(MATERIAL_UNSTAMPED, subject) == [expected]


def test_a_locked_file_that_serves_it_is_no_word_file():
    shut = unreadable("锁.docx", Problem.ENCRYPTED, Role("form", "content"))
    subject = dossier(shut, call=campaign("green-parks-2024-park"))
    assert said(MATERIAL_UNSTAMPED, subject) == [NO_PAGE]


def test_a_stamp_to_be_looked_at_is_named_with_its_file_and_what_was_seen():
    form = pdf("a.pdf", Role("form", "content"), facts=paged(FAINT))
    subject = dossier(form, call=campaign("green-parks-2024-park"))
    ((where, result, severity, facts, _),) = said(STAMP_UNCERTAIN, subject)
    assert (where, result, severity, facts["file"]) == ("form", "failed", Severity.NOTE, "a.pdf")
    assert facts["seen"]
    assert said(
        STAMP_UNCERTAIN, dossier(word("a.docx"), call=campaign("green-parks-2024-park"))
    ) == [NO_PAGE]


def test_the_first_signature_that_does_not_hold_is_named():
    first = replace(BROKEN, signer="先签的人")
    pledge = with_stamps(PLEDGE, RED, signatures=(GOOD, first, replace(PARTIAL, signer="后签的人")))
    ((where, result, _, facts, _),) = said(SIGNATURE_INVALID, dossier(pledge))
    assert (where, result) == ("pledge", "failed")
    assert facts == {
        "file": pledge.filename,
        "kind": "数字签名",
        "act": "签名",
        "signer": "先签的人",
    }


SEALED = replace(BROKEN, seal_name="测试单位公章")


@pytest.mark.parametrize(
    ("pledge", "severity", "words"),
    [
        (with_stamps(PLEDGE, signatures=(SEALED,)), Severity.CORRECT, ("电子印章", "盖章")),
        (with_stamps(PLEDGE, signatures=(BROKEN,)), Severity.CORRECT, ("数字签名", "签名")),
        (with_stamps(PLEDGE, signatures=(PARTIAL,)), Severity.CORRECT, ("数字签名", "签名")),
        (with_stamps(PLEDGE, signatures=(GOOD, SEALED)), Severity.CORRECT, ("电子印章", "盖章")),
        (with_stamps(PLEDGE, RED, signatures=(SEALED,)), None, ("电子印章", "盖章")),
        (with_stamps(PLEDGE, FAINT, signatures=(SEALED,)), None, ("电子印章", "盖章")),
        (with_stamps(PLEDGE, RED, signatures=(BROKEN,)), None, ("数字签名", "签名")),
    ],
)
def test_a_stamp_that_stands_on_a_broken_signature_alone_is_asked_for_again(
    pledge, severity, words
):
    (evidence,) = SIGNATURE_INVALID.check(dossier(pledge))
    assert evidence.severity is severity
    assert (evidence.facts["kind"], evidence.facts["act"]) == words


def test_a_file_without_pages_has_no_signature_to_judge():
    assert results(SIGNATURE_INVALID, dossier(word_form())) == {}


def glanced(name, sha256, level, role="pledge"):
    facts = replace(paged(), scan_level=level)
    document = pdf(name, Role(role, "content"), facts=facts)
    return replace(document, attachment=replace(document.attachment, sha256=sha256))


@pytest.mark.parametrize(
    ("documents", "wanted"),
    [
        ([glanced("a.jpg", "a", Level.GLANCE)], ["a"]),
        ([glanced("a.jpg", "a", Level.ROLE)], []),
        ([glanced("a.jpg", "a", Level.WHOLE)], []),
        # Every photograph of it may bear the stamp, and none of another material.
        (
            [glanced("a.jpg", "a", Level.GLANCE), glanced("b.jpg", "b", Level.GLANCE)],
            ["a", "b"],
        ),
        (
            [
                glanced("a.jpg", "a", Level.GLANCE),
                glanced("b.jpg", "b", Level.GLANCE, "supporting"),
            ],
            ["a"],
        ),
        ([glanced("a.jpg", "a", Level.GLANCE), word("b.docx", material="pledge")], ["a"]),
    ],
)
def test_a_photograph_that_was_only_glanced_at_is_looked_at_for_a_stamp(documents, wanted):
    (found,) = [
        one for one in MATERIAL_UNSTAMPED.check(dossier(*documents)) if one.where == "pledge"
    ]
    assert found.wants == tuple(Want(sha256, Level.ROLE) for sha256 in wanted)
