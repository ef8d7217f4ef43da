"""`intake campaign try`: names read as the rules read them."""

import io
import sys

import pytest
from commands import intake

PHONE = "{applicant}+{phone}"


def tried(*arguments: object) -> list[dict[str, object]]:
    done = intake("campaign", "try", *arguments, "--json")
    assert (done.code, done.err) == (0, "")
    return done.objects


def test_one_object_a_name_in_the_order_given():
    assert tried("--pattern", PHONE, "阮青+15400080011.jpg", "阮青.jpg") == [
        {
            "name": "阮青+15400080011.jpg",
            "ok": True,
            "parts": {"applicant": "阮青", "phone": "15400080011"},
            "why": "",
        },
        {
            "name": "阮青.jpg",
            "ok": False,
            "parts": {},
            "why": "分不出2个部分，应为：〔申报单位〕+〔联系电话〕。",
        },
    ]


@pytest.mark.parametrize(
    "name",
    [
        "-凌霜.docx",
        "-h",
        "—凌霜",
        "--凌霜.docx",
        "-a=b",
        "+x",
        "@file",
        "",
        " ",
        "%s{}",
        "\x1b[2J.docx",
    ],
)
def test_any_name_is_a_name(name: str):
    (one,) = tried("--pattern", "{case_title}-{author}", name)
    assert (one["name"], one["ok"]) == (name, False)


def test_names_come_from_standard_input_one_a_line(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("阮青+15400080011.jpg\r\n\n阮青.jpg\n"))
    assert [one["ok"] for one in tried("--pattern", PHONE, "-")] == [True, False]


def test_a_part_has_a_kind_and_choices():
    given = ("--pattern", "{group}{case_title}", "--part", "group=choice:少年组,成人组")
    (one, other) = tried(*given, "少年组春江.mp4", "老年组春江.mp4")
    assert one["parts"] == {"group": "少年组", "case_title": "春江"}
    assert other["ok"] is False


@pytest.mark.parametrize("campaign", ["sco-2026", "config/campaigns/sco-2026.toml"])
def test_a_campaigns_names_are_read_by_its_conventions(campaign: str):
    name = "甲公司—风电—2026年上海合作组织绿色产业合作典型案例申报材料（承诺书）.pdf"
    (one, other) = tried(campaign, name, "风电.pdf")
    assert one["parts"] == {"applicant": "甲公司", "case_title": "风电"}
    assert "2026年上海合作组织绿色产业合作典型案例申报材料" in str(other["why"])


def test_the_table_shows_names_parts_and_reasons_harmlessly():
    done = intake("campaign", "try", "--pattern", PHONE, "阮青\x1b[31m+15400080011.jpg", "阮青.jpg")
    assert done.code == 0
    assert "phone: 15400080011" in done.out
    assert "分不出2个部分" in done.out
    assert "\x1b" not in done.out


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--pattern", "{}", "a"), "is no placeholder"),
        (("--pattern", "{applicant", "a"), "do not pair"),
        (("--pattern", "applicant}", "a"), "do not pair"),
        (("--pattern", "", "a"), "is empty"),
        (("--pattern", " — ", "a"), "neither words nor placeholders"),
        (("--pattern", "{a}-{a}", "a"), "stands twice"),
        (("--pattern", "{申报单位}", "a"), "a key of small letters"),
        (("--pattern", "{applicant!r}", "a"), "a key of small letters"),
        (("--pattern", "案" * 500, "a"), "500 characters"),
        (("--pattern", "{a}", "--part", "a", "x"), "is no KEY=KIND"),
        (("--pattern", "{a}", "--part", "a=nmber", "x"), "is no KEY=KIND"),
        (("nowhere-2026", "a"), "there is no campaign nowhere-2026"),
        (("sco-2025", "a"), "did you mean sco-2026"),
        (("sco-2026",), "name a campaign"),
        (("no/such.toml", "a"), "cannot be read"),
        (("sco-2026", "--part", "a=id", "x"), "goes with --pattern"),
        (("sco-2026", "--jsno", "x"), "there is no option --jsno"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_sentence(arguments: tuple[str, ...], complaint: str):
    done = intake("campaign", "try", *arguments)
    assert done.code in {1, 2}
    assert done.out == ""
    assert complaint in done.err
    assert len(done.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("pattern", "doubt"),
    [
        ("{case_title}", "takes any name at all"),
        ("{school}{author}", "nothing separates {school} and {author}"),
    ],
)
def test_a_convention_that_tells_little_is_read_and_doubted(pattern: str, doubt: str):
    done = intake("campaign", "try", "--pattern", pattern, "--json", "示例大学苏木.docx")
    assert done.code == 0
    assert doubt in done.err
    assert len(done.objects) == 1


def test_a_campaign_that_asks_for_no_names_is_told(tmp_path):
    from dossiers import CAMPAIGNS

    text = (CAMPAIGNS / "sco-2026.toml").read_text("utf-8")
    head, _, rest = text.partition("[naming]")
    path = tmp_path / "free.toml"
    path.write_text(head + rest[rest.index("[[material]]") :], "utf-8")
    done = intake("campaign", "try", path, "a.docx")
    assert (done.code, "asks for no names" in done.err) == (2, True)
