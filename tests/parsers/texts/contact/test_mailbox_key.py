"""Which spellings are one mailbox: to trust, and to count."""

import pytest

from parsers.texts.contact.mailbox_key import counting_domain, counting_key, mailbox_key

LIN = "lin.wei@yunling.example"


@pytest.mark.parametrize(
    "spelling",
    [
        "LIN.WEI@yunling.example",
        "Lin.Wei@YunLing.EXAMPLE",
        "lin.wei@yunling.example.",
        " lin.wei@yunling.example ",
        "<lin.wei@yunling.example>",
        '"lin.wei"@yunling.example',
        "mailto:lin.wei@yunling.example",
        "ｌｉｎ.ｗｅｉ@yunling.example",
        "lin.wei＠yunling.example",
        "lin.wei@yunling。example",
        "lin.wei@yunling．example",
        "lin.wei@ｙｕｎｌｉｎｇ.example",
        "\u202alin.wei@yunling.example\u202c",
        "lin\u200b.wei@yunling.example",
        "lin.wei\u00ad@yunling.example",
        "\ufefflin.wei@yunling.example",
    ],
)
def test_one_mailbox_in_every_respect(spelling: str) -> None:
    assert mailbox_key(spelling) == mailbox_key(LIN)
    assert counting_key(spelling) == counting_key(LIN)


@pytest.mark.parametrize(
    "spelling",
    [
        "linwei@yunling.example",
        "l.i.n.w.e.i@yunling.example",
        "lin.wei+2026@yunling.example",
        "lin.wei+@yunling.example",
        "lin.wei+a+b@yunling.example",
        ".lin.wei.@yunling.example",
        "Lin.Wei+X@Yunling.Example.",
        "lin.wei%other.example@yunling.example",
    ],
)
def test_one_mailbox_to_count_and_another_to_trust(spelling: str) -> None:
    assert counting_key(spelling) == counting_key(LIN)
    assert mailbox_key(spelling) != mailbox_key(LIN)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lin.wei@gmail.com", "linwei@googlemail.com"),
        ("lin.wei@gmail.com", "l.inwei+call@GMAIL.com"),
        ("linwei@ya.ru", "linwei@yandex.com"),
        ("linwei@me.com", "linwei+x@icloud.com"),
        ("linwei@protonmail.com", "linwei@pm.me"),
        ("linwei@outlook.com", "linwei+a@outlook.com"),
        ("lin@绿园.example", "lin@xn--fcs754g.example"),
        ("方知微@云栖岭.公司", "方知微@xn--9kqv75am0i.xn--55qx5d"),
    ],
)
def test_what_a_provider_is_known_to_fold(one: str, other: str) -> None:
    assert mailbox_key(one) == mailbox_key(other)
    assert counting_key(one) == counting_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lin@163.com", "wang@163.com"),
        ("lin@163.com", "lin@126.com"),
        ("lin@163.com", "lin@vip.163.com"),
        ("lin@qq.com", "lin@foxmail.com"),
        ("lin@yunling.example", "lin@mail.yunling.example"),
        ("li-wei@yunling.example", "li-zhang@yunling.example"),
        ("li_wei@yunling.example", "liwei@yunling.example"),
        ("方知微@云栖岭.公司", "方知@云栖岭.公司"),
        # Cyrillic а: another mailbox that looks alike.
        ("sаles@yunling.example", "sales@yunling.example"),
        ("lin@straße.example", "lin@strasse.example"),
        ("+a@yunling.example", "+b@yunling.example"),
    ],
)
def test_two_people(one: str, other: str) -> None:
    assert mailbox_key(one) != mailbox_key(other)
    assert counting_key(one) != counting_key(other)


@pytest.mark.parametrize(
    "junk", ["", "@", "x", "x@", "@x", "x" * 9000, "@" * 9000, "+@x", "a@b@c", "=?"]
)
def test_anything_has_a_key(junk: str) -> None:
    assert isinstance(mailbox_key(junk) + counting_key(junk) + counting_domain(junk), str)


def test_subdomains_are_counted_as_one_house() -> None:
    houses = {counting_domain(f"x@{sub}.yunling.com.cn") for sub in ("a", "b", "a.b", "MAIL")}
    assert houses == {"yunling.com.cn"}
