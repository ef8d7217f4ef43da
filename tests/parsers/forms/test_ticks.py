"""Every way in which applicants choose from a printed list."""

import pytest
from form_specs import TYPE_PROMPT, TYPES
from hypothesis import given
from hypothesis import strategies as st

from parsers.forms.choices.ticks import read_ticks

ABCD = ("甲类", "乙类", "丙类", "丁类")


@pytest.mark.parametrize(
    ("text", "selected"),
    [
        ("☐甲类 ☑乙类 ☐丙类 ☐丁类", "乙类"),
        ("☐ 甲类 ☒ 乙类 ☐ 丙类 ☐ 丁类", "乙类"),
        ("□甲类 ■乙类 □丙类 ■丁类", "乙类 丁类"),
        ("□甲类\n√乙类\n□丙类\n□丁类", "乙类"),
        ("□甲类 □√乙类 □丙类 □丁类", "乙类"),
        ("□甲类 □乙类√ □丙类 □丁类", "乙类"),
        ("□ 甲类 □ 乙类 √ □ 丙类 □ 丁类", "乙类"),
        ("甲类□ 乙类☑ 丙类□ 丁类□", "乙类"),
        ("甲类 □ 乙类 ☑ 丙类 □ 丁类 □", "乙类"),
        ("甲类□\n乙类√\n丙类□\n丁类□", "乙类"),
        ("○甲类 ●乙类 ○丙类 ○丁类", "乙类"),
        ("( )甲类 (√)乙类 ( )丙类 ( )丁类", "乙类"),
        ("（ ）甲类 （√）乙类 （ ）丙类 （ ）丁类", "乙类"),
        ("[ ]甲类 [x]乙类 [X] 丙类 [ ]丁类", "乙类 丙类"),
        ("甲类（）、乙类（√）、丙类（）、丁类（）", "乙类"),
        ("甲类/乙类√/丙类/丁类", "乙类"),
        ("甲类/√乙类/丙类/丁类", "乙类"),
        ("（√甲类/乙类/丙类/丁类等）", "甲类"),
        ("（甲类/乙类/丙类/丁类√等）", "丁类"),
        ("甲类  乙类✓  丙类  丁类", "乙类"),
        ("甲类  ✔乙类  丙类  丁类", "乙类"),
        ("◇甲类 ◆乙类 ◇丙类 ◇丁类", "乙类"),
        ("☆甲类 ★乙类 ☆丙类 ☆丁类", "乙类"),
        ("⊙甲类 ○乙类 ○丙类 ○丁类", "甲类"),
        ("◆甲类\n◆乙类\n◆丙类\n◆丁类", ""),
        # ☒ checks in Word's own control, and crosses out beside ☑ or √.
        ("☒甲类 ☐乙类 ☐丙类 ☐丁类", "甲类"),
        ("☒甲类 ☑乙类 ☒丙类 ☒丁类", "乙类"),
        ("£甲类 R乙类 £丙类 £丁类", "乙类"),
        ("\uf0a8甲类 \uf0fe乙类 \uf0a8丙类 \uf0a8丁类", "乙类"),
        ("☑甲类☑乙类☑丙类☑丁类", "甲类 乙类 丙类 丁类"),
        ("🔘甲类 ⚪乙类 ⚪丙类 ⚪丁类", "甲类"),
        ("甲类（是）乙类（否）丙类（否）丁类（是）", "甲类 丁类"),
        # By the letter or number of the option.
        ("A.甲类 B.乙类 C.丙类 D.丁类\n选：B", "乙类"),
        ("1、甲类 2、乙类 3、丙类 4、丁类（选择：1、3）", "甲类 丙类"),
        ("①甲类 ②乙类 ③丙类 ④丁类", ""),
        ("A 甲类\nB 乙类\nC 丙类\nD 丁类\n所选为A和D", "甲类 丁类"),
        ("A.甲类 B.乙类 C.丙类 D.丁类（限选2项）", ""),
        ("A.甲类 B.乙类 C.丙类 D.丁类\n选：E", ""),
        # Only what applies was typed, or left.
        ("乙类", "乙类"),
        ("（乙类）", "乙类"),
        ("乙类/丁类", "乙类 丁类"),
        ("丁类、乙类", "乙类 丁类"),
        ("☐乙类", "乙类"),
        ("本案例属于乙 类。", "乙类"),
        ("甲类、乙类、丙类、丁类", "甲类 乙类 丙类 丁类"),
        # Typed above, below or beside the printed list.
        ("乙类\n（甲类/乙类/丙类/丁类等）", "乙类"),
        ("（甲类/乙类/丙类/丁类等）\n乙类", "乙类"),
        ("□甲类 □乙类 □丙类 □丁类\n丙类", "丙类"),
        ("v甲类 乙类 丙类 丁类", "甲类"),
        ("（甲类√/乙类×/丙类×/丁类×等）", "甲类"),
        ("□甲类 □乙类 ☑丙类\n□丁类 □其他____", "丙类"),
        ("（甲类/乙类/丙类/丁类等）乙类、其他：丑", "乙类"),
        # A tick beside the whole list, or at an item of one's own, ticks none of its choices.
        ("（甲类/乙类/丙类/丁类等）√", ""),
        ("√（甲类/乙类/丙类/丁类等）", ""),
        ("☐甲类 ☐乙类 ☐丙类 ☐丁类 ☑其他：丑", ""),
        ("☐甲类 ☐乙类 ☐丙类 ☐丁类 ☑丑类", ""),
        # As printed: nothing was chosen.
        ("", ""),
        ("☐甲类 ☐乙类 ☐丙类 ☐丁类", ""),
        ("（甲类/乙类/丙类/丁类等）", ""),
        ("（甲类/乙类/丙类/丁类）", ""),
        ("甲类 乙类 丙类 丁类", ""),
        ("●甲类\n●乙类\n●丙类\n●丁类", ""),
        ("( )甲类 ( )乙类 ( )丙类 ( )丁类", ""),
        ("别的", ""),
    ],
)
def test_selected(text: str, selected: str) -> None:
    assert read_ticks(text, ABCD).selected == tuple(selected.split())


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("☑乙类 ☑其他：氢能合作", ("其他:氢能合作",)),
        ("☑乙类 ☐其他：____", ()),
        ("乙类、碳市场合作", ("碳市场合作",)),
        ("乙类等", ()),
        ("（甲类/乙类/丙类/丁类等）乙类、其他：丑", ("其他:丑",)),
        ("本案例属于乙类方面", ()),
    ],
)
def test_free_additions_stay_visible(text: str, others: tuple[str, ...]) -> None:
    assert read_ticks(text, ABCD).others == others


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("氢能示范", "氢能示范"),
        ("☑其他：氢能示范", "其他：氢能示范"),
        (f"{TYPE_PROMPT}\n氢能示范", "氢能示范"),
        (TYPE_PROMPT, ""),
        ("其他", "其他"),
        ("☐" + " ☐".join(TYPES) + " ☐其他：____", ""),
        ("☐" + " ☐".join(TYPES) + " ☑其他：绿色金融", "其他：绿色金融"),
        ("☐" + " ☐".join(TYPES), ""),
    ],
)
def test_rest_is_the_answer_outside_the_list(text: str, rest: str) -> None:
    ticks = read_ticks(text, TYPES)
    assert ticks.selected == ()
    assert ticks.rest.strip("（）\n等") == rest


def test_other_may_be_one_of_the_choices() -> None:
    assert read_ticks("☐甲类 ☑其他", ("甲类", "其他")).selected == ("其他",)


def test_of_choices_within_one_another_the_longest_counts() -> None:
    assert read_ticks("技术合作开发", ("技术合作", "技术合作开发")).selected == ("技术合作开发",)


@given(
    st.sets(st.sampled_from(ABCD)), st.sampled_from(["☑☐", "■□", "√□", "●○", "☒☐"]), st.booleans()
)
def test_any_ticked_set_comes_back(taken: set[str], signs: str, before: bool) -> None:
    on, off = signs
    marked = ((on if choice in taken else off, choice) for choice in ABCD)
    text = " ".join(mark + choice if before else choice + mark for mark, choice in marked)
    expected = () if signs == "●○" and len(taken) == len(ABCD) else taken
    assert set(read_ticks(text, ABCD).selected) == set(expected)


@given(st.text(max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    assert set(read_ticks(text, ABCD).selected) <= set(ABCD)
