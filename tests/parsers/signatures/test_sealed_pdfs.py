"""Electronic seals and SM2 containers in PDFs."""

from dataclasses import replace

import pytest
import signed
from painted import as_bytes
from PIL import Image

from parsers.facts.file_facts import Presence, Signature, StampKind
from parsers.facts.seal_doubt import SealDoubt
from parsers.page_files.pdf_file import read_pdf
from parsers.signatures.verify import read_signatures
from sample_mail.make.eseals.key import TestKey
from sample_mail.make.eseals.pdf import SES, sealed_pdf, signed_pdf
from sample_mail.make.eseals.seals import SIGNED_AT, SealMade
from sample_mail.make.eseals.signed_data import OWN, USUAL, signed_data

OWNER = TestKey("甲山园区管理委员会")
SEAL = SealMade(OWNER.name, OWNER, as_bytes(Image.new("RGB", (80, 80), (220, 30, 30)), "PNG"))
OTHER = replace(SEAL, name="乙河园区管理委员会", key=TestKey("乙河园区管理委员会"))
PLAIN = signed.plain()
WHOLE = Signature(
    OWNER.name, intact=True, covers_all=True, verifiable=True,
    algorithm="SM2/SM3", signed_at="2026-06-08T02:30:00+00:00", seal_name=SEAL.name,
)  # fmt: skip


@pytest.mark.parametrize("version", [1, 4, 5])
@pytest.mark.parametrize("subfilter", [SES, "/SM2", "/GM.sig", "/adbe.pkcs7.detached", "/ses"])
def test_a_seal_is_known_by_its_structure(version: int, subfilter: str) -> None:
    """Makers call it what they like: no name is registered."""
    data = sealed_pdf(PLAIN, replace(SEAL, version=version), subfilter=subfilter)
    assert read_signatures(data) == (WHOLE,)


def test_the_seal_is_a_stamp_at_its_place_and_its_picture_none_of_its_own() -> None:
    (stamp,) = read_pdf(sealed_pdf(PLAIN, SEAL)).stamps
    assert (stamp.kind, stamp.presence, stamp.text) == (StampKind.E_SEAL, Presence.FOUND, SEAL.name)
    assert stamp.page == 1
    assert stamp.box[2] > 0.1


@pytest.mark.parametrize("numbers", [OWN, USUAL])
@pytest.mark.parametrize("subfilter", ["/adbe.pkcs7.detached", "/SM2.pkcs7.detached"])
def test_containers_of_sm2_verify(numbers: str, subfilter: str) -> None:
    def value_of(content: bytes) -> bytes:
        return signed_data(OWNER, content, numbers=numbers, at=SIGNED_AT)

    data = signed_pdf(PLAIN, value_of, subfilter=subfilter)
    assert read_signatures(data) == (replace(WHOLE, seal_name=""),)


@pytest.mark.parametrize("what", [b"the amount is 1000", b"/MediaBox"])
def test_a_change_of_what_was_sealed_is_found(what: bytes) -> None:
    data = bytearray(sealed_pdf(PLAIN, SEAL))
    data[data.index(what) + 3] ^= 1
    (found,) = read_signatures(bytes(data))
    assert (found.intact, found.verifiable, found.seal_name) == (False, True, SEAL.name)
    assert read_pdf(bytes(data)).stamps == ()


def test_a_page_changed_after_the_seal_is_not_covered() -> None:
    (found,) = read_signatures(signed.updated(sealed_pdf(PLAIN, SEAL), signed.smaller_page))
    assert (found.intact, found.covers_all) == (True, False)


def test_a_second_seal_does_not_tamper_with_the_first() -> None:
    both = sealed_pdf(sealed_pdf(PLAIN, SEAL), OTHER, name="Seal2", box=(100, 100, 200, 200))
    first, second = read_signatures(both)
    assert first == WHOLE
    assert (second.seal_name, second.covers_all) == (OTHER.name, True)


def test_a_usual_signature_after_a_seal_is_no_tampering() -> None:
    first, second = read_signatures(signed.sign(sealed_pdf(PLAIN, SEAL), "other"))
    assert first == WHOLE
    assert second.covers_all


def test_a_doubted_seal_is_an_uncertain_stamp() -> None:
    facts = read_pdf(sealed_pdf(PLAIN, replace(SEAL, listed=False)))
    assert facts.signatures[0].doubts == (SealDoubt.SIGNER_UNLISTED,)
    assert [one.presence for one in facts.stamps] == [Presence.UNCERTAIN]


def test_the_picture_of_another_body_s_seal_claims_nothing_for_it() -> None:
    """A forged seal: the name is another's, and its maker never signed it."""
    forged = sealed_pdf(PLAIN, replace(SEAL, name="某某部"))
    name, other = (text.encode().hex().encode() for text in ("某某部", "某某厅"))
    swapped = forged.replace(name, other).replace(name.upper(), other.upper())
    assert swapped != forged
    (found,) = read_signatures(swapped)
    assert not found.intact
