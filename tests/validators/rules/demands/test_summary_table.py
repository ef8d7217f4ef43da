"""A recommending body's list against the applications that came: only what can be told is told."""

from dataclasses import replace

import pytest
from dossiers import (
    APPLICANT,
    FORM_PDF,
    TITLE,
    attachment,
    campaign,
    results,
    submission,
    word_form,
)

from parsers.facts.file_facts import FileFacts
from parsers.facts.filetype import FileType
from validators.evidence.summary_rows import ListedApplication, listed_applications
from validators.judge import judge
from validators.model.dossier import Beside, Document, History
from validators.rulebook import RULES
from validators.rules.demands.summary_table import SUMMARY_DIFFERS
from validators.sorting.filing import build_dossier

HEAD = ("序号", "申报单位", "案例名称")
OWN = ("1", APPLICANT, TITLE)
OTHER = ("2", "沧浪节能设备有限公司", "余热利用改造项目")
CALL = campaign()


def listed(*rows):
    return listed_applications((rows,), CALL)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((HEAD, OWN), [(APPLICANT, TITLE)]),
        ((("2026年推荐汇总表",), ("推荐单位：某局",), HEAD, OWN), [(APPLICANT, TITLE)]),
        (
            (("申报单位（盖章）", "案例名称：", "联系人"), ("甲公司", "乙", "丙")),
            [("甲公司", "乙")],
        ),
        ((("作者", "作品名称"), ("林见青", "远山")), [("林见青", "远山")]),
        (
            (("序号", "企业名称"), ("1", "甲公司"), ("2", "乙公司")),
            [("甲公司", ""), ("乙公司", "")],
        ),
        ((("序号", "题 目"), ("1", "远山")), [("", "远山")]),
        # A body in merged cells stands once.
        ((HEAD, ("1", "甲公司", "一"), ("2", "", "二")), [("甲公司", "一"), ("甲公司", "二")]),
        ((HEAD, OWN, ("合计", "", "1")), [(APPLICANT, TITLE)]),
        ((HEAD, OWN, ("填表人：林见青",)), [(APPLICANT, TITLE)]),
        ((HEAD,), []),
    ],
)
def test_the_rows_of_a_list(rows, told):
    assert listed(*rows) == tuple(ListedApplication(*one) for one in told)


@pytest.mark.parametrize(
    "rows",
    [(), (("预算科目", "金额"), ("设备", "3")), (("申报单位",), ("甲公司",)), (("",), ("", ""))],
)
def test_what_is_no_list(rows):
    assert listed(*rows) is None


def case(*rows, came=(), history=True, nominator="霁川市发展改革委", beside=()):
    table = Document(
        attachment("汇总表.xlsx"), FileFacts(FileType.OTHER, media_type="x", sheets=(rows,))
    )
    letter = submission(word_form(nominator=nominator), FORM_PDF, table)
    past = History(in_campaign=tuple(came)) if history else None
    return build_dossier(CALL, (replace(letter, beside=tuple(beside)),), past)


def body(row=OTHER, by="霁川市发展改革委", sender="b@other.example"):
    return Beside(row[1], row[2], {"nominator": by, "sender": sender})


@pytest.mark.parametrize(
    ("rows", "more", "told"),
    [
        ((HEAD, OWN), {}, "passed"),
        ((HEAD, OWN, OTHER), {}, "failed"),
        ((HEAD, OWN, OTHER), {"came": [body()]}, "passed"),
        ((HEAD, OWN, OTHER), {"beside": [body()]}, "passed"),
        # Short forms are the same.
        ((HEAD, ("1", "云岭绿能公司", TITLE), ("2", "沧浪节能公司", OTHER[2])), {"came": [body()]}, "passed"),
        ((HEAD, ("1", "", TITLE)), {}, "passed"),
        # One of the same body that the list does not name, and one of another body.
        ((HEAD, OWN), {"came": [body()]}, "failed"),
        ((HEAD, OWN), {"came": [body(by="澄碛市发展改革委")]}, "passed"),
        ((HEAD, OWN), {"came": [body(by="")]}, "passed"),
        # Nobody recommends: the same sender's.
        ((HEAD, OWN), {"came": [body(by="", sender="lin@yunling.example")], "nominator": ""}, "failed"),
        ((HEAD, OWN), {"came": [body(by="")], "nominator": ""}, "passed"),
        ((HEAD, OWN), {"history": False}, "*"),
        ((("科目", "金额"), ("设备", "3")), {}, "skipped"),
        ((HEAD,), {}, "skipped"),
        ((HEAD, *(("1", f"第{n}公司", f"项目{n}") for n in range(300))),
         {"came": [body(("", f"厂{n}", f"事{n}")) for n in range(300)]}, "skipped"),
    ],
)  # fmt: skip
def test_what_came_against_what_is_listed(rows, more, told):
    expected = {"*": "skipped"} if told == "*" else {"汇总表.xlsx": told}
    assert results(SUMMARY_DIFFERS, case(*rows, **more)) == expected


def test_it_names_who_is_awaited_and_who_is_not_listed():
    extra = body(("", "南汀光伏科技有限公司", "渔光互补"))
    verdict = judge(case(HEAD, OWN, OTHER, came=[extra]), RULES)
    (message,) = [one.message for one in verdict.findings if one.code == "summary-differs"]
    assert message == (
        "汇总表“汇总表.xlsx”列有 2 项，未收到申报：沧浪节能设备有限公司 《余热利用改造项目》；"
        "已收到申报而未列入：南汀光伏科技有限公司 《渔光互补》。"
    )


def test_without_a_list_the_rule_says_nothing():
    assert results(SUMMARY_DIFFERS, build_dossier(CALL, (submission(word_form()),))) == {}
