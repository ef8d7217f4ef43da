import pytest

from validators.senders.known_senders import is_known

KNOWN = ("lin@yunling.example", "yunling_cases@163.com")


@pytest.mark.parametrize(
    ("sender", "expected"),
    [
        ("lin@yunling.example", True),
        ("LIN@Yunling.example", True),
        ("colleague@yunling.example", True),
        ("yunling_cases@163.com", True),
        ("somebody_else@163.com", False),
        ("lin@other.example", False),
        ("lin@sub.yunling.example", False),
        ("", False),
        ("yunling.example", False),
    ],
)
def test_an_address_or_its_own_domain_is_known_and_free_mail_proves_nothing(sender, expected):
    assert is_known(sender, KNOWN) is expected


def test_an_application_without_addresses_knows_nobody():
    assert not is_known("lin@yunling.example", ("", ""))


@pytest.mark.parametrize(
    ("domain", "free"),
    [
        ("mail.kz", True),
        ("yahoo.co.in", True),
        ("outlook.fr", True),
        ("bk.ru", True),
        ("vip.163.com", True),
        ("mail.yunling.example", False),
        ("yunling.com.cn", False),
        ("tj.gov.cn", False),
        ("mailing.cn", False),
    ],
)
def test_a_colleague_shares_the_domain_of_an_office_not_of_a_free_house(domain, free):
    assert is_known(f"colleague@{domain}", (f"lin@{domain}",)) is not free
    assert is_known(f"LIN@{domain}", (f"lin@{domain}",))
