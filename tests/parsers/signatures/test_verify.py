"""Digital signatures as software makes them and as forgers alter them: what is said of each."""

import io

import pytest
import signed as made
from painted import blank, seal
from pyhanko.sign import fields
from pypdf import PdfReader, PdfWriter
from signed import plain, sign, updated

from parsers.facts.file_facts import Presence, Signature, StampKind
from parsers.page_files.pdf_file import read_pdf
from parsers.signatures.verify import read_signatures

PLAIN = plain()
ONE = sign(PLAIN)
GOOD, PARTLY, BROKEN, UNKNOWN = (
    (True, True, True),
    (True, False, True),
    (False, False, True),
    (False, False, False),
)


def _told(found: tuple[Signature, ...]) -> list[tuple[bool, bool, bool]]:
    return [(one.intact, one.covers_all, one.verifiable) for one in found]


def _certified(level: fields.MDPPerm) -> bytes:
    return sign(PLAIN, certify=True, docmdp_permissions=level)


def _locked(password: str = "") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(PLAIN)))
    writer.encrypt(password, "owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


CADES = fields.SigSeedSubFilter.PADES
NO_CHANGES, FILL_FORMS = fields.MDPPerm.NO_CHANGES, fields.MDPPerm.FILL_FORMS


@pytest.mark.parametrize(
    "data",
    [
        ONE,
        sign(PLAIN, by=made.signer("ec")),
        sign(PLAIN, by=made.signer(days=30)),
        sign(PLAIN, subfilter=CADES),
        _certified(NO_CHANGES),
        sign(_locked()),
        made.attached_sha1(ONE),
        made.bare_rsa(),
        ONE + b"\r\n\0\0",
        made.stamped_in_time(ONE),
        made.by_a_vendor(ONE),
    ],
    ids=[
        "rsa", "elliptic", "long expired", "CAdES", "certified", "owner's password", "pkcs7.sha1",
        "x509.rsa_sha1", "white space behind", "time stamp behind", "unknown name, known content",
    ],
)  # fmt: skip
def test_a_whole_signature_is_a_stamp(data: bytes) -> None:
    facts = read_pdf(data)
    assert _told(facts.signatures) == [GOOD]
    assert facts.signatures[0].signer == made.NAME
    assert [(s.kind, s.presence) for s in facts.stamps] == [(StampKind.SIGNATURE, Presence.FOUND)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (sign(ONE, "two"), [GOOD, GOOD]),
        (sign(_certified(FILL_FORMS), "two"), [GOOD, GOOD]),
        (updated(_certified(NO_CHANGES), made.typed_anew), [PARTLY]),
        (made.stamped_in_time(_certified(NO_CHANGES)), [GOOD]),
        (updated(_certified(FILL_FORMS), made.typed_anew), [GOOD]),
        (updated(ONE, made.typed_anew), [PARTLY]),
        (updated(ONE, made.smaller_page), [PARTLY]),
        (sign(updated(ONE, made.smaller_page), "two"), [PARTLY, GOOD]),
        (sign(updated(PLAIN, made.smaller_page)), [GOOD]),
        (updated(ONE, made.empty_field), [GOOD]),
        (made.stamped_in_time(sign(ONE, "two")), [GOOD, GOOD]),
    ],
)
def test_what_may_follow_a_signature(data: bytes, expected: list[tuple[bool, ...]]) -> None:
    assert _told(read_signatures(data)) == expected


@pytest.mark.parametrize(
    "data",
    [
        PLAIN,
        updated(PLAIN, made.empty_field),
        made.stamped_in_time(PLAIN),
    ],
    ids=["unsigned", "field left empty", "time stamp alone"],
)
def test_what_is_no_signature(data: bytes) -> None:
    facts = read_pdf(data)
    assert (facts.signatures, facts.stamps) == ((), ())


def _flipped(data: bytes) -> bytes:
    value = bytearray(made.value_of(data))
    value[len(bytes(value).rstrip(b"\0")) - 20] ^= 1
    return made.with_value(data, bytes(value))


def _other_range(new: bytes) -> bytes:
    import re

    old = re.findall(rb"/ByteRange\s*\[[^\]]*\]\s*", ONE)[-1]
    return ONE.replace(old, new.ljust(len(old)))


@pytest.mark.parametrize(
    "data",
    [
        ONE.replace(b"1000", b"9000", 1),
        made.attached_sha1(ONE).replace(b"1000", b"9000", 1),
        made.bare_rsa().replace(b"1000", b"9000", 1),
        _flipped(ONE),
        made.with_value(ONE, b""),
        made.with_value(ONE, b"no container at all"),
        made.with_value(ONE, made.value_of(ONE)[:700]),
        # A container that says it is signed data, and ends there.
        made.with_value(ONE, bytes.fromhex("300b06092a864886f70d010702")),
        _other_range(b""),
        _other_range(b"/ByteRange [0 0 0 0]"),
        _other_range(b"/ByteRange [0 -1 9 9]"),
        _other_range(b"/ByteRange [0 99 90 9]"),
        _other_range(b"/ByteRange [0 9 90 99999999]"),
        _other_range(b"/ByteRange null"),
    ],
    ids=[
        "content", "content, pkcs7.sha1", "content, rsa_sha1", "value", "zeros", "text", "cut value",
        "no content", "no range", "empty range", "negative", "backwards", "beyond the file", "null",
    ],
)  # fmt: skip
def test_a_broken_signature_is_never_a_stamp(data: bytes) -> None:
    facts = read_pdf(data)
    assert _told(facts.signatures) == [BROKEN]
    assert facts.stamp is Presence.NONE


@pytest.mark.parametrize(
    "behind",
    [
        b"\n1 0 obj <</Type /Catalog>> endobj\n",
        b"\n1 0 obj <</Type /Catalog>> endobj\nstartxref\n0\n%%EOF\n",
        b"junk " * 500,
    ],
)
def test_bytes_added_behind_without_a_proper_revision_are_not_covered(behind: bytes) -> None:
    assert all(told in {PARTLY, UNKNOWN} for told in _told(read_signatures(ONE + behind)))
    assert read_pdf(ONE + behind).stamp is not Presence.FOUND


def test_a_wrapped_signature_is_no_stamp() -> None:
    assert read_pdf(made.wrapped(ONE)).stamp is not Presence.FOUND


def test_a_hole_wider_than_the_value_is_not_covered() -> None:
    """The value fits and the range agrees, but more than the value lies in the hole."""
    gap, resumed, _ = made.ranges(ONE)
    value = made.value_of(ONE).rstrip(b"\0").hex().encode()
    hidden = (b"<" + value + b"00> /Hidden (").ljust(resumed - gap - 1) + b")"
    data = ONE[:gap] + hidden + ONE[resumed:]
    assert _told(read_signatures(data)) == [PARTLY]


@pytest.mark.parametrize("make", [made.with_sm2_numbers, made.with_sm3_digest, made.national_seal])
def test_what_is_beyond_us_is_for_a_person(make) -> None:
    facts = read_pdf(make(ONE))
    assert _told(facts.signatures) == [UNKNOWN]
    assert facts.signatures[0].signer == made.NAME
    assert [(s.kind, s.presence) for s in facts.stamps] == [
        (StampKind.SIGNATURE, Presence.UNCERTAIN)
    ]


def test_an_unknown_container_that_does_not_agree_is_for_a_person() -> None:
    data = made.under_another_name(ONE, b"/Vendor.own").replace(b"1000", b"9000", 1)
    assert _told(read_signatures(data)) == [UNKNOWN]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("乙河\r\n市\x00\x1b[31m 公司", "乙河 市[31m 公司"),
        ("\u202egnp.exe\u2066 公司", "gnp.exe 公司"),
        ("长" * 10_000, "长" * 119 + "…"),
        ("<b>&amp;{{ x }}", "<b>&amp;{{ x }}"),
    ],
)
def test_hostile_names_are_on_one_line_of_bounded_length(name: str, shown: str) -> None:
    (found,) = read_signatures(sign(PLAIN, by=made.signer(name=name), room=130_000))
    assert found.signer == shown


SEAL_BOX = (300, 300, 413, 413)


def _seal_picture():
    return seal(blank(), at=(420, 600)).crop((335, 515, 505, 685))


def test_a_seals_picture_in_a_signatures_box_is_the_signature() -> None:
    facts = read_pdf(made.sign_visibly(PLAIN, SEAL_BOX, _seal_picture()))
    (stamp,) = facts.stamps
    assert (stamp.kind, stamp.presence, stamp.page) == (StampKind.SIGNATURE, Presence.FOUND, 1)
    assert stamp.box == pytest.approx((300 / 420, 307 / 720, 113 / 420, 113 / 720), abs=0.01)


@pytest.mark.parametrize(
    ("alter", "presence"),
    [
        (lambda data: data.replace(b"1000", b"9000", 1), Presence.NONE),
        (made.with_sm2_numbers, Presence.UNCERTAIN),
    ],
)
def test_the_picture_does_not_hide_that_the_signature_is_bad(alter, presence: Presence) -> None:
    facts = read_pdf(alter(made.sign_visibly(PLAIN, SEAL_BOX, _seal_picture())))
    assert facts.stamp is presence
    assert all(stamp.kind is StampKind.SIGNATURE for stamp in facts.stamps)


def test_a_seal_on_the_paper_under_a_signatures_box_stays() -> None:
    from reportlab.lib.utils import ImageReader

    def paint(canvas) -> None:
        canvas.drawImage(ImageReader(_seal_picture()), 300, 300, 113, 113)

    data = made.sign_visibly(plain(paint), SEAL_BOX, _seal_picture())
    facts = read_pdf(data.replace(b"1000", b"9000", 1))
    assert [(s.kind, s.presence) for s in facts.stamps] == [(StampKind.PICTURE, Presence.FOUND)]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4"])
def test_a_damaged_file_claims_nothing(data: bytes) -> None:
    assert all(not s.verifiable and not s.intact for s in read_signatures(data))
