import pytest

from validators.senders.alignment import aligned


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("park.example", "park.example", True),
        ("PARK.example.", "mail.park.example", True),
        ("news.park.example", "mail.park.example", True),
        ("a.com.cn", "mail.a.com.cn", True),
        ("jw.tj.gov.cn", "tj.gov.cn", True),
        ("cs.a.edu.cn", "mail.a.edu.cn", True),
        ("a.ac.uz", "a.ac.uz", True),
        ("北岸.公司.cn", "mail.北岸.公司.cn", True),
        ("北岸.中国", "xn--djry7t.xn--fiqs8s", True),
        ("vip.163.com", "163.com", True),
        ("a.com.cn", "b.com.cn", False),
        ("tj.gov.cn", "bj.gov.cn", False),
        ("a.edu.cn", "b.edu.cn", False),
        ("a.edu.cn", "edu.cn", False),
        ("com.cn", "gov.cn", False),
        ("a.co.uk", "b.co.uk", False),
        ("a.github.io", "b.github.io", False),
        ("park.example", "notpark.example", False),
        ("park.example", "park.example.a.org", False),
        ("qq.com", "foxmail.com", False),
        ("", "", False),
        ("park.example", "", False),
    ],
)
def test_two_domains_of_one_organisation(one, other, expected):
    assert aligned(one, other) is expected
    assert aligned(other, one) is expected
