import pytest
from dossiers import campaign
from green_parks import ONE, PARK, TWO

from validators.model.named_application import NamedApplication
from validators.sorting.labelling import Labels, labels_of

CALL = campaign("green-parks-2024-enterprise")


def applications(
    *forms: str, names: tuple[str, ...] = (ONE, TWO, PARK)
) -> tuple[NamedApplication, ...]:
    """Whose forms are called so; folders before the last slash."""
    made = zip(forms, names, strict=False)
    return tuple(
        NamedApplication(CALL, name, "", (tuple(form.split("/")[:-1]),), (form.split("/")[-1],))
        for form, name in made
    )


@pytest.mark.parametrize(
    ("forms", "name", "owner"),
    [
        (("企业申报表.docx", "园区申报表.docx"), "园区照片1.jpg", 1),
        (("企业申报表.docx", "园区申报表.docx"), "企业照片 (3).jpg", 0),
        (("企业申报表.docx", "园区申报表.docx"), "园区全景.jpg", 1),
        (("企业1申报表.docx", "企业2申报表.docx"), "企业2-照片1.jpg", 1),
        (("企业1申报表.docx", "企业2申报表.docx"), "企业10照片1.jpg", None),
        (("企业一申报表.docx", "企业二申报表.docx"), "承诺书-企业二（盖章）.pdf", 1),
        (("A申报表.docx", "B申报表.docx"), "B照片2.jpg", 1),
        (("a/申报表.docx", "b/申报表.docx"), "b", 1),
        (("材料.zip/园区/申报表.docx", "材料.zip/企业/申报表.docx"), "企业", 1),
        # Figures number photos too, and words of the trade say nothing.
        (("申报表1.docx", "申报表2.docx"), "照片1.jpg", None),
        (("1/申报表.docx", "2/申报表.docx"), "1.jpg", None),
        (("申报表（盖章）.docx", "申报表.docx"), "承诺书（盖章）.pdf", None),
        (("申报表-最终版.docx", "申报表-电子版.docx"), "照片最终版.jpg", None),
        # Who labels one only has not labelled.
        (("申报表-李工.docx", "申报表.docx"), "承诺书-李工.pdf", None),
        # The brand alone names a body.
        (("申报表1.docx", "申报表2.docx"), "潮生1.jpg", 0),
        (("申报表1.docx", "申报表2.docx"), "鹤汀 (2).jpg", 1),
        (("申报表1.docx", "申报表2.docx"), "微信图片_20240401.jpg", None),
        (("申报表1.docx", "申报表2.docx"), "现场1.jpg", None),
    ],
)
def test_whom_the_senders_own_words_mean(forms, name, owner):
    found = Labels.of(applications(*forms)).by_label([name])
    assert found == (frozenset() if owner is None else {owner})


def test_a_brand_two_of_them_share_means_both():
    found = Labels.of(applications("1.docx", "2.docx", names=(ONE, "潮生新材料公司"))).by_label(
        ["潮生1.jpg"]
    )
    assert found == {0, 1}


def test_no_labels_where_one_has_none():
    assert labels_of(applications("园区申报表.docx", "申报表.docx")) == (frozenset(), frozenset())
