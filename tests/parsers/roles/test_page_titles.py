from dataclasses import replace

import pytest
from dossiers import campaign, paged

from parsers.facts.file_facts import FileFacts
from parsers.facts.filetype import FileType
from parsers.roles.headings import vocabulary_of
from parsers.roles.page_titles import Page, on_pages, pages_of, pages_with

SCO, PARK = campaign(), campaign("green-parks-2024-park")
SCO_WORDS, PARK_WORDS = (vocabulary_of(call.materials, call.form) for call in (SCO, PARK))
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
    assert bool(pages_with(NARRATIVE, on_pages([Page(f"{heading}\n正文")], PARK_WORDS))) is expected


def test_a_text_page_and_a_scanned_one_in_one_file():
    """The form printed into a PDF, the stamped pledge scanned and put behind it."""
    two = replace(
        paged(pages=2),
        page_texts=("申报表", ""),
        scan_texts=("", "材料真实性承话书\n某单位承诺，材料真实。"),
    )
    pages = pages_of(FileFacts(FileType.PDF, paged=two))
    assert pages == (Page("申报表"), Page("材料真实性承话书\n某单位承诺，材料真实。", scanned=True))
    assert pages_with(PLEDGE, on_pages(pages, SCO_WORDS)) == (2,)
    printed = [replace(page, scanned=False) for page in pages]
    assert pages_with(PLEDGE, on_pages(printed, SCO_WORDS)) == ()
