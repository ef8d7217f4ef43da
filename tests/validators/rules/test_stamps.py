from dataclasses import replace

import pytest
from dossiers import (
    FORM_PDF,
    PLEDGE,
    SUPPORTING,
    campaign,
    dossier,
    paged,
    pdf,
    results,
    stamp,
    with_stamps,
    word_form,
)

from parsers.facts.file_facts import FileFacts, Presence, Signature
from parsers.facts.filetype import FileType
from parsers.roles.assign_roles import Role
from validators.model.dossier import Document
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
