"""Domains as servers know them; of several spellings one."""

import pytest

from parsers.texts.contact.domains import ascii_domain, organisation


@pytest.mark.parametrize(
    ("domain", "known_as"),
    [
        ("park.example", "park.example"),
        ("PARK.Example.", "park.example"),
        ("a_b.example", "a_b.example"),
        ("xn--fcs754g.example", "xn--fcs754g.example"),
        ("绿园.example", "xn--fcs754g.example"),
        ("绿园。example", "xn--fcs754g.example"),
        ("ｐａｒｋ．ｅｘａｍｐｌｅ", "park.example"),
        ("云栖岭.公司", "xn--9kqv75am0i.xn--55qx5d"),
        ("测试.中国", "xn--0zwm56d.xn--fiqs8s"),
        ("почта.рф", "xn--80a1acny.xn--p1ai"),
        ("bücher.example", "xn--bcher-kva.example"),
        # IDNA 2003 would write strasse.example, which is somebody else's.
        ("straße.example", "xn--strae-oqa.example"),
    ],
)
def test_as_dns_knows_it(domain: str, known_as: str) -> None:
    assert ascii_domain(domain) == known_as
    assert ascii_domain(known_as) == known_as


@pytest.mark.parametrize(
    "domain",
    [
        "", ".", "a..b", ".park.example", "-a.example", "a-.example", "a b.example", "☃.example",
        "a/b.example", "[127.0.0.1]", "park.example>", "x" * 64 + ".example", "x." * 130 + "example",
        "园" * 60 + ".example", "a\u200db.example", "=?.example",
    ],
)  # fmt: skip
def test_what_is_no_domain(domain: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        ascii_domain(domain)


@pytest.mark.parametrize(
    ("domain", "whose"),
    [
        ("park.example", "park.example"),
        ("mail.park.example", "park.example"),
        ("a.b.park.example", "park.example"),
        ("yunling.com.cn", "yunling.com.cn"),
        ("mail.yunling.com.cn", "yunling.com.cn"),
        ("com.cn", "com.cn"),
        ("tj.gov.cn", "tj.gov.cn"),
        ("mail.park.co.uk", "park.co.uk"),
        ("mail.park.de", "park.de"),
        ("localhost", "localhost"),
        ("", ""),
    ],
)
def test_the_organisation_a_domain_is_of(domain: str, whose: str) -> None:
    assert organisation(domain) == whose
