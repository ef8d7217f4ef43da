from dataclasses import replace

import pytest
from dossiers import campaign, paged

from parsers.bearing import Page, pages_of, pages_with
from parsers.facts import FileFacts
from parsers.filetype import FileType

SCO, PARK = campaign(), campaign("green-parks-2024-park")
NARRATIVE, PLEDGE = PARK.material("narrative"), SCO.material("pledge")


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("云汀经济技术开发区绿色发展创新案例", True),
        ("云汀经开区绿色发展创新案例", True),
        ("附件2 云汀高新区绿色发展创新案例", True),
        ("绿色发展创新案例", False),
        ("关于开展国际合作园区绿色发展创新案例征集活动的通知", False),
        ("，".join(["我们"] * 30) + "绿色发展创新案例", False),
    ],
)
def test_a_title_with_any_name_before_it(heading, expected):
    assert bool(pages_with(NARRATIVE, [Page(f"{heading}\n正文")])) is expected


def test_a_text_page_and_a_scanned_one_in_one_file():
    """The form printed into a PDF, the stamped pledge scanned and put behind it."""
    two = replace(
        paged(pages=2), page_texts=("申报表", ""), scan_texts=("", "材料真实性承话书\n某单位")
    )
    pages = pages_of(FileFacts(FileType.PDF, paged=two))
    assert pages == (Page("申报表"), Page("材料真实性承话书\n某单位", scanned=True))
    assert pages_with(PLEDGE, pages) == (2,)
    assert pages_with(PLEDGE, [replace(page, scanned=False) for page in pages]) == ()
