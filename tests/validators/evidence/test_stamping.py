"""Whether a material is stamped, and in one phrase why that cannot be told."""

from dataclasses import replace

import pytest
from dossiers import PLEDGE, SUPPORTING, campaign, dossier, paged, pdf, stamp, word_form

from parsers.facts.file_facts import Presence, Signature, StampKind
from parsers.facts.stamp_reasons import HANDWRITTEN
from parsers.roles.assign_roles import Role
from validators.evidence.stamping import stamping

CALL = campaign()
FOUND, UNCERTAIN, NONE = Presence.FOUND, Presence.UNCERTAIN, Presence.NONE
MERGED = "合并扫描件，无法确定每份材料是否都已盖章"
UNVERIFIABLE = "含数字签名，但此处无法验证"
SIGNED = replace(stamp(), kind=StampKind.SIGNATURE)
HAND = replace(stamp(presence=UNCERTAIN), reason=HANDWRITTEN)


def told(document, material: str = "pledge") -> tuple[Presence, str]:
    found = stamping(dossier(word_form(), document, SUPPORTING), CALL.material(material))
    return found.presence, found.reason


def doubtful(colour: str = "red", page: int = 1):
    return stamp(page, UNCERTAIN, colour)


def signature(*, verifiable: bool) -> Signature:
    return Signature("测试签名人", intact=verifiable, covers_all=True, verifiable=verifiable)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (paged(stamp()), (FOUND, "")),
        (paged(doubtful(), stamp()), (FOUND, "")),
        (paged(SIGNED), (FOUND, "")),
        (paged(), (NONE, "")),
        (paged(signatures=(signature(verifiable=True),)), (NONE, "")),
        (paged(signatures=(signature(verifiable=False),)), (UNCERTAIN, UNVERIFIABLE)),
        (paged(pages=41, searched=40), (UNCERTAIN, "共41页，仅检查了40页")),
        (paged(pages=40, searched=40), (NONE, "")),
        (paged(doubtful("blue")), (UNCERTAIN, "见蓝色印章痕迹")),
        (paged(doubtful("violet")), (UNCERTAIN, "见紫色印章痕迹")),
        (paged(doubtful("blue or violet")), (UNCERTAIN, "见蓝紫色印章痕迹")),
        (paged(doubtful("black")), (UNCERTAIN, "见黑色印章痕迹")),
        (paged(doubtful("grey")), (UNCERTAIN, "见灰度（黑白复印）印章痕迹")),
        (paged(doubtful("blue"), doubtful("black")), (UNCERTAIN, "见蓝色、黑色印章痕迹")),
        (paged(doubtful()), (UNCERTAIN, "见疑似印章痕迹，不够清晰或不完整")),
        (paged(HAND), (UNCERTAIN, "未见公章，盖章处似为手写签名")),
        (paged(HAND, doubtful("blue")), (UNCERTAIN, "见蓝色印章痕迹")),
        (paged(doubtful("blue"), replace(SIGNED, presence=UNCERTAIN)), (UNCERTAIN, UNVERIFIABLE)),
    ],
)
def test_a_stamping_is_one_word_with_its_reason(facts, expected):
    assert told(pdf("承诺书.pdf", Role("pledge", "content"), facts=facts)) == expected


def both(*stamps, pages: int, form=(), pledge=()):
    roles = (Role("form-pdf", "content", form), Role("pledge", "content", pledge))
    return pdf("合并.pdf", *roles, facts=paged(*stamps, pages=pages))


@pytest.mark.parametrize(
    ("document", "form", "pledge"),
    [
        # On one page there is room for one seal only.
        (both(stamp(1), pages=1), (FOUND, ""), (FOUND, "")),
        (both(stamp(1), stamp(2), pages=2), (FOUND, ""), (FOUND, "")),
        (both(stamp(1), pages=2), (UNCERTAIN, MERGED), (UNCERTAIN, MERGED)),
        (both(stamp(2), stamp(2), pages=2), (UNCERTAIN, MERGED), (UNCERTAIN, MERGED)),
        (both(stamp(2), doubtful(page=1), pages=2), (UNCERTAIN, MERGED), (UNCERTAIN, MERGED)),
        (both(stamp(1), stamp(3), pages=5), (FOUND, ""), (FOUND, "")),
        # A digital signature stands for the whole file.
        (both(SIGNED, pages=2), (FOUND, ""), (FOUND, "")),
        # Where the pages are told apart each looks at its own.
        (both(stamp(1), pages=2, form=(1,), pledge=(2,)), (FOUND, ""), (NONE, "")),
        (both(stamp(2), pages=2, form=(1,), pledge=(2,)), (NONE, ""), (FOUND, "")),
        (both(SIGNED, pages=2, form=(1,), pledge=(2,)), (FOUND, ""), (FOUND, "")),
        # Told apart by half: what was not placed may be the stamped one.
        (both(stamp(1), pages=2, form=(1,)), (UNCERTAIN, MERGED), (UNCERTAIN, MERGED)),
    ],
)
def test_two_materials_in_one_scan_need_two_stamped_pages(document, form, pledge):
    assert (told(document, "form-pdf"), told(document, "pledge")) == (form, pledge)


def test_a_supporting_file_beside_it_needs_no_stamp_of_its_own():
    roles = (Role("pledge", "content"), Role("supporting", "format"))
    assert told(pdf("合并.pdf", *roles, facts=paged(stamp(1), pages=2))) == (FOUND, "")


def test_without_a_page_nothing_is_said():
    assert stamping(dossier(word_form()), CALL.material("form-word")) is None
    assert stamping(dossier(word_form()), CALL.material("pledge")) is None


@pytest.mark.parametrize(
    ("presences", "expected"),
    [
        ((NONE, FOUND), FOUND),
        ((NONE, UNCERTAIN), UNCERTAIN),
        ((UNCERTAIN, FOUND), FOUND),
        ((NONE, NONE), NONE),
    ],
)
def test_of_a_form_sent_one_page_a_file_the_best_page_tells(presences, expected):
    """The seal stands on the last page; the others bear none."""
    first, second = (paged(*([] if one is NONE else [stamp(presence=one)])) for one in presences)
    pages = (
        pdf("申报表1.pdf", Role("form-pdf", "content"), facts=first),
        pdf("申报表2.pdf", Role("form-pdf", "part"), facts=second),
    )
    found = stamping(dossier(*pages, PLEDGE), CALL.material("form-pdf"))
    assert found.presence is expected
