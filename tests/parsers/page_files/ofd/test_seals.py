"""Electronic seals of OFD documents: what is found intact, and each change that is found."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from painted import as_bytes
from PIL import Image

from parsers.facts.file_facts import PagedFacts, Presence, Signature, StampKind
from parsers.facts.problem import Unreadable
from parsers.facts.seal_doubt import SealDoubt
from parsers.page_files.ofd.open_ofd import OpenOfd, open_ofd
from parsers.page_files.ofd_file import read_ofd
from sample_mail.make.eseals.key import TestKey
from sample_mail.make.eseals.ofd import Parts, StampAt, lines_page, ofd_parts, packed, with_seal
from sample_mail.make.eseals.seals import SealMade

OWNER = TestKey("甲山园区管理委员会")
SEAL = SealMade(OWNER.name, OWNER, as_bytes(Image.new("RGB", (60, 60), (220, 30, 30)), "PNG"))
OTHER = SealMade("乙河园区管理委员会", TestKey("乙河园区管理委员会"), SEAL.picture)
PAGES = [lines_page(["承诺书", "本单位承诺所报材料真实。"]), lines_page(["附表"])]
PLAIN = ofd_parts(PAGES)


def opened(parts: Parts) -> OpenOfd:
    return open_ofd(packed(parts))


def only(parts: Parts) -> Signature:
    (found,) = opened(parts).signatures
    return found


def is_whole(one: Signature) -> bool:
    return one.intact and one.covers_all and one.verifiable


@pytest.mark.parametrize("version", [1, 4, 5])
def test_an_intact_seal_is_a_stamp_at_its_place(version: int) -> None:
    sealed = opened(with_seal(PLAIN, replace(SEAL, version=version)))
    (one,) = sealed.signatures
    assert is_whole(one)
    assert (one.signer, one.seal_name) == (OWNER.name, SEAL.name)
    assert (one.algorithm, one.signed_at) == ("SM2/SM3", "2026-06-08T02:30:00+00:00")
    assert one.doubts == ()
    (stamp,) = sealed.stamps
    assert (stamp.kind, stamp.presence, stamp.page) == (StampKind.E_SEAL, Presence.FOUND, 1)
    assert stamp.text == SEAL.name
    assert stamp.diameter_mm == 40
    assert stamp.box == pytest.approx((130 / 210, 200 / 297, 40 / 210, 40 / 297))


def test_every_part_that_was_signed_counts() -> None:
    """One byte changed in any part: the document, a page, a resource, the seal, what was signed."""
    whole = with_seal(PLAIN, SEAL)
    assert is_whole(only(whole))
    for name, content in whole.items():
        for place in (len(content) // 3, len(content) // 2, len(content) - 3):
            changed = bytearray(content)
            changed[place] ^= 1
            try:
                found = opened(whole | {name: bytes(changed)})
            except Unreadable:
                continue
            assert not any(is_whole(one) for one in found.signatures), (name, place)
            assert not any(one.presence is Presence.FOUND for one in found.stamps), (name, place)


@pytest.mark.parametrize(
    "name",
    ["Doc_0/Pages/Page_0/Content.xml", "Doc_0/PublicRes.xml", "Doc_0/Document.xml"],
)
def test_a_seal_that_does_not_protect_what_is_shown_does_not_cover_all(name: str) -> None:
    sealed = opened(with_seal(PLAIN, SEAL, leave_out=[name]))
    assert [(one.intact, one.covers_all) for one in sealed.signatures] == [(True, False)]
    assert sealed.stamps == ()


def test_a_page_added_later_is_not_covered() -> None:
    whole = with_seal(PLAIN, SEAL)
    extra = ofd_parts([*PAGES, lines_page(["又一页"])])
    names = ("Doc_0/Pages/Page_2/Content.xml",)
    # The list of pages is another, too.
    assert not only(
        whole
        | {"Doc_0/Document.xml": extra["Doc_0/Document.xml"]}
        | {name: extra[name] for name in names}
    ).intact


def test_an_annotation_added_later_is_not_covered() -> None:
    """The document names its annotations, and their part came after the seal."""
    named = PLAIN | {
        "Doc_0/Document.xml": PLAIN["Doc_0/Document.xml"].replace(
            b"</ofd:Document>", b"<ofd:Annotations>Annots.xml</ofd:Annotations></ofd:Document>"
        )
    }
    whole = with_seal(named, SEAL)
    assert is_whole(only(whole))
    listing = b'<Annotations><Page PageID="1"><FileLoc>A.xml</FileLoc></Page></Annotations>'
    note = b'<PageAnnot><Annot><Appearance Boundary="0 0 9 9"/></Annot></PageAnnot>'
    found = only(whole | {"Doc_0/Annots.xml": listing, "Doc_0/A.xml": note})
    assert (found.intact, found.covers_all) == (True, False)


def test_a_later_seal_does_not_tamper_with_an_earlier_one() -> None:
    both = with_seal(with_seal(PLAIN, SEAL), OTHER, [StampAt(2)])
    first, second = opened(both).signatures
    assert is_whole(first)
    assert is_whole(second)
    assert [(one.page, one.text) for one in opened(both).stamps] == [
        (1, SEAL.name),
        (2, OTHER.name),
    ]


def test_a_change_after_two_seals_breaks_both() -> None:
    both = with_seal(with_seal(PLAIN, SEAL), OTHER)
    page = "Doc_0/Pages/Page_1/Content.xml"
    changed = both | {page: both[page].replace("附表".encode(), "附件".encode())}
    assert not any(one.intact for one in opened(changed).signatures)
    assert all(one.verifiable for one in opened(changed).signatures)


def test_a_seal_across_the_edges_of_pages_is_shown_on_each() -> None:
    edges = [StampAt(1, x=190, clip="0 0 20 40"), StampAt(2, x=170, clip="20 0 20 40")]
    found = opened(with_seal(PLAIN, SEAL, edges)).stamps
    assert [one.page for one in found] == [1, 2]
    assert all(one.box[0] == pytest.approx(190 / 210) for one in found)
    assert all(one.box[2] == pytest.approx(20 / 210) for one in found)


@pytest.mark.parametrize(
    ("seal", "at", "doubt"),
    [
        (replace(SEAL, listed=False), datetime(2026, 6, 1, tzinfo=UTC), SealDoubt.SIGNER_UNLISTED),
        (SEAL, datetime(2031, 6, 1, tzinfo=UTC), SealDoubt.SEAL_NOT_VALID_THEN),
        (SEAL, datetime(2031, 6, 1, tzinfo=UTC), SealDoubt.CERTIFICATE_NOT_VALID_THEN),
    ],
)
def test_a_doubted_seal_is_an_uncertain_stamp(
    seal: SealMade, at: datetime, doubt: SealDoubt
) -> None:
    sealed = opened(with_seal(PLAIN, seal, at=at))
    (one,), (stamp,) = sealed.signatures, sealed.stamps
    assert is_whole(one)
    assert doubt in one.doubts
    assert stamp.presence is Presence.UNCERTAIN
    assert doubt.value in stamp.reason


def test_another_seal_shown_than_the_one_signed_is_a_doubt() -> None:
    """The seal's own part is left unprotected, and replaced."""
    own = "Doc_0/Signs/Sign_0/Seal.esl"
    whole = with_seal(PLAIN, SEAL, leave_out=[own])
    assert only(whole).doubts == ()
    found = only(whole | {own: OTHER.written()})
    assert found.doubts == (SealDoubt.ANOTHER_SEAL,)


@pytest.mark.parametrize(
    ("value", "verifiable"),
    [(None, True), (bytes(200), True), (b"", True), (SEAL.key.sign(b"x"), False), (b"what", False)],
)
def test_a_value_that_is_missing_or_unknown(value: bytes | None, verifiable: bool) -> None:
    """One never put in is broken; one of a structure we do not know claims nothing."""
    name = "Doc_0/Signs/Sign_0/SignedValue.dat"
    whole = with_seal(PLAIN, SEAL)
    del whole[name]
    found = only(whole if value is None else whole | {name: value})
    assert (found.intact, found.verifiable) == (False, verifiable)


def test_an_unknown_digest_claims_nothing() -> None:
    name = "Doc_0/Signs/Sign_0/Signature.xml"
    whole = with_seal(PLAIN, SEAL)
    other = whole | {name: whole[name].replace(b'"SM3"', b'"MD5"')}
    assert not only(other).intact


def test_signatures_that_cannot_be_read_are_there_all_the_same() -> None:
    name = "Doc_0/Signs/Sign_0/Signature.xml"
    whole = with_seal(PLAIN, SEAL)
    for broken in (b"", b"<", b"PK"):
        found = only(whole | {name: broken})
        assert (found.intact, found.verifiable) == (False, False)


def read(parts: Parts) -> PagedFacts:
    return read_ofd(opened(parts))


def test_the_facts_are_those_of_pages_without_the_seals() -> None:
    facts = read(with_seal(PLAIN, SEAL))
    assert facts.pages == 2
    assert facts.page_texts == ("承诺书\n本单位承诺所报材料真实。", "附表")
    assert facts.stamp is Presence.FOUND
    assert [one.kind for one in facts.stamps] == [StampKind.E_SEAL]
