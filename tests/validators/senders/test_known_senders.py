import pytest

from parsers.texts.contact.domains import organisation
from validators.senders.known_senders import FREE_MAIL, is_free, is_known, of_one_house

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


@pytest.mark.parametrize(
    ("sender", "known", "expected"),
    [
        # A form whose address could not be read, or was cut off, makes nobody known.
        ("", ("", "lin@yunling.example"), False),
        ("nobody", ("broken@",), False),
        ("", ("broken@",), False),
        # Written in capitals on the form.
        ("lin@yunling.example", ("LIN@Yunling.Example",), True),
        ("wu@yunling.example", ("LIN@Yunling.Example",), True),
        ("wu@163.com", ("LIN@163.COM",), False),
    ],
)
def test_what_a_form_has_for_an_address(sender, known, expected):
    assert is_known(sender, known) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("lin@yunling.example", "wu@mail.yunling.example", True),
        ("lin@163.com", "lin@163.com", True),
        ("lin@163.com", "wu@163.com", False),
        # A free house's own subdomains are free too.
        ("lin@mail.163.com", "wu@mail.163.com", False),
        ("lin@mail.163.com", "wu@163.com", False),
        ("lin@vip.163.com", "wu@163.com", False),
        ("lin@a.yahoo.co.in", "wu@b.yahoo.co.in", False),
        ("", "", False),
        ("", "lin@yunling.example", False),
        ("lin@yunling.example", "", False),
        ("nobody", "somebody", False),
    ],
)
def test_a_house_is_an_organisation_and_no_free_one(one, other, expected):
    assert of_one_house(one, other) is expected
    assert of_one_house(other, one) is expected


@pytest.mark.parametrize("domain", sorted(FREE_MAIL))
def test_a_free_house_is_free_as_an_organisation(domain):
    assert is_free(organisation(domain))
    assert is_free(organisation(f"mail.{domain}"))
