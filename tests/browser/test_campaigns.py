"""A call from its notice to its end, in a browser: what a clerk does between two cups of tea."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import reading_call
from consoles import CLERK, PASSWORD, console_desk
from playwright.sync_api import Page, expect

from intake.console.web.context import Desk
from intake.register.accounts import accounts
from intake.register.accounts.accounts import AccountRole

IN_TIME = "Tue, 30 Mar 2027 10:00:00 +0800"


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("office")
    with console_desk(folder, ("question",), processes=True) as desk:
        accounts.add(desk.db, CLERK, AccountRole.ADMIN, PASSWORD, desk.now())
        yield desk


def answer_dialogs(page: Page) -> None:
    page.on("dialog", lambda dialog: dialog.accept())


def seen_whole(page: Page, words: str) -> bool:
    """Tell whether the words lie within the window, not cut off at its side."""
    box = page.get_by_text(words).first.bounding_box()
    return (
        box is not None and box["x"] >= 0 and box["x"] + box["width"] <= page.viewport_size["width"]
    )


def handed(folder: Path) -> list[str]:
    files = {"关于开展征集的通知.docx": reading_call.notice(), "申报表.docx": reading_call.form()}
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [str(folder / name) for name in files]


def picture(page: Page, folder: Path, step: str) -> None:
    page.screenshot(path=folder / f"{step}-{page.viewport_size['width']}.png", full_page=True)


def test_a_call_from_its_notice_to_its_end(page, desk, tmp_path):
    answer_dialogs(page)
    width = page.viewport_size["width"]
    page.get_by_role("link", name="活动", exact=True).click()
    page.get_by_label("公告及附件").set_input_files(handed(tmp_path))
    page.get_by_role("button", name="生成草稿").click()
    expect(page.get_by_role("heading", name="2027年全民阅读推广优秀案例")).to_be_visible(
        timeout=60_000
    )
    expect(page.get_by_text("2027-03-31 18:00").first).to_be_visible()
    picture(page, tmp_path, "1-draft")
    page.locator('input[name="title"]').fill(f"2027年全民阅读推广优秀案例征集（{width}）")
    page.locator('form[action$="values"] button').click()
    expect(page.get_by_text(f"（{width}）").first).to_be_visible()
    letter = tmp_path / "letter.eml"
    form = reading_call.form(filled=True)
    letter.write_bytes(
        reading_call.letter(reading_call.SUBJECT, {f"{reading_call.SUBJECT}.docx": form}, IN_TIME)
    )
    page.get_by_label("邮件（.eml）").set_input_files(str(letter))
    page.get_by_role("button", name="试审").click()
    expect(page.get_by_role("heading", name="试审结果")).to_be_visible()
    expect(page.locator("#trial")).to_contain_text(reading_call.APPLICANT)
    picture(page, tmp_path, "2-trial")
    own_id(page, width)
    page.get_by_role("button", name="启用活动").click()
    expect(page.get_by_role("status").first).to_contain_text("已启用")
    picture(page, tmp_path, "3-active")
    page.locator('input[name="until"]').fill("2027-04-10 12:00")
    page.locator('form[action$="extend"] input[name="reason"]').fill("应多数单位要求")
    page.get_by_role("button", name="修改期限").click()
    expect(page.locator(".lead")).to_contain_text("2027-04-10 12:00")
    page.goto("/campaigns")
    title = f"2027年全民阅读推广优秀案例征集（{width}）"
    assert seen_whole(page, title)
    assert seen_whole(page, "2027-04-10 12:00")
    picture(page, tmp_path, "4-list")
    page.get_by_role("link", name=title).click()
    page.locator('form[action$="close"] input[name="reason"]').fill("名额已满")
    page.get_by_role("button", name="现在截止").click()
    expect(page.locator(".head")).to_contain_text("已截止")
    picture(page, tmp_path, "5-closed")
    told = desk.db.execute(
        "SELECT what FROM events WHERE actor = ? AND what LIKE 'campaign-%' ORDER BY id DESC LIMIT 3",
        [CLERK],
    )
    assert [what for (what,) in told] == [
        "campaign-closed",
        "campaign-extended",
        "campaign-activated",
    ]


def own_id(page: Page, width: int) -> None:
    """Both sizes of screen make a call of their own."""
    page.get_by_text("全部内容").first.click()
    area = page.get_by_label("全部内容")
    text = area.input_value()
    text = re.sub(r"^id = .+", f'id = "yuedu-{width}"', text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^number_prefix = .+", f'number_prefix = "Y{width}"', text, flags=re.MULTILINE)
    area.fill(text)
    page.locator("#all-text").get_by_role("button", name="保存").click()
    expect(page.get_by_role("status").first).to_be_visible()
