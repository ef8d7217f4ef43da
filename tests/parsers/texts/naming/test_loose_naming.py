import pytest

from parsers.texts.naming.loose_naming import read_loosely

MARKS = ("上海合作组织绿色产业合作典型案例", "上合组织绿色产业合作典型案例", "绿盟案例征集")
TAIL = "2026年上海合作组织绿色产业合作典型案例申报材料"
APPLICANT, TITLE = "云岭绿能科技有限公司", "塔什干光伏温室合作项目"


@pytest.mark.parametrize("between", [*" ：:，,/|+、·•；;\t→>一—\u3000\n", "= "])
def test_whatever_parts_the_pieces(between: str) -> None:
    pieces = read_loosely(between.join((APPLICANT, TITLE, TAIL)), MARKS)
    assert APPLICANT in pieces
    assert any(piece.startswith(TITLE) for piece in pieces)


@pytest.mark.parametrize(
    "text",
    [
        f"【{APPLICANT}】【{TITLE}】【{TAIL}】",
        f"{TAIL}—{APPLICANT}—{TITLE}",
        f"{TITLE}—{APPLICANT}—{TAIL}",
        f"{APPLICANT}{TITLE}{TAIL}",
        f"{APPLICANT}—{TITLE}—二〇二六年度上合组织绿色产业合作典型案例",
        f"Re: {APPLICANT} {TITLE} 上海合作组织绿色产业合作典型案例申报材料2026年.docx",
        f"{APPLICANT}-{TITLE}-2026年中国—上海合作组织绿色产业合作典型案例征集申报表",
        f"申报单位：{APPLICANT}，案例名称：{TITLE}，{TAIL}",
    ],
)
def test_both_are_among_the_pieces(text: str) -> None:
    assert {APPLICANT, TITLE} <= set(read_loosely(text, MARKS))


@pytest.mark.parametrize(
    "text",
    [
        "汀屿经开区管委会绿盟案例征集",
        "绿盟案例征集-汀屿经开区管委会",
        "汀屿经开区管委会：2024年绿盟案例征集",
    ],
)
def test_a_body_without_a_title(text: str) -> None:
    assert "汀屿经开区管委会" in read_loosely(text, MARKS)


@pytest.mark.parametrize(
    "text",
    ["", "云岭公司申报材料", TAIL, f"【承诺书】{TAIL}（盖章版）", "-" * 50_000, "—一" * 50_000],
)
def test_nothing_to_read(text: str) -> None:
    assert read_loosely(text, MARKS) == ()
