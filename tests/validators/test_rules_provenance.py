import pytest
from dossiers import APPLICANT, complete, dossier, results, submission

from validators.dossier import History, OtherApplication
from validators.rules.provenance import DUPLICATE_APPLICATION, SENDER_UNCONFIRMED

PLEDGE_AGAIN = complete()[2]


@pytest.mark.parametrize(
    ("sender", "confirmed", "expected"),
    [
        ("wang@yunling.example", True, {"wang@yunling.example": "passed"}),
        ("who@elsewhere.example", False, {"who@elsewhere.example": "failed"}),
    ],
)
def test_a_later_letter_from_an_unknown_sender_waits_for_staff(sender, confirmed, expected):
    later = submission(PLEDGE_AGAIN, sender=sender, confirmed=confirmed)
    assert results(SENDER_UNCONFIRMED, dossier(later=(later,))) == expected


def test_the_first_sender_needs_no_confirming():
    assert results(SENDER_UNCONFIRMED, dossier()) == {}


@pytest.mark.parametrize(
    ("applicants", "expected"),
    [
        ((), {"": "passed"}),
        ((APPLICANT,), {"": "passed"}),
        (("云岭绿能科技有限责任公司",), {"": "passed"}),
        (("远帆重工股份有限公司",), {"SCO2026-0001": "failed"}),
        ((APPLICANT, "远帆重工股份有限公司"), {"SCO2026-0002": "failed"}),
    ],
)
def test_the_same_file_from_another_applicant_is_told(applicants, expected):
    twins = tuple(
        OtherApplication(f"SCO2026-{number:04}", name, "承诺书.pdf")
        for number, name in enumerate(applicants, 1)
    )
    assert results(DUPLICATE_APPLICATION, dossier(history=History(twins))) == expected


def test_without_a_register_duplicates_are_not_examined():
    assert results(DUPLICATE_APPLICATION, dossier()) == {"*": "skipped"}
