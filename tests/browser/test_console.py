"""The console in a browser, as staff use it: log in, find, decide, send back, see the notice go out."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from consoles import CLERK, PASSWORD, console_desk
from playwright.sync_api import expect

from intake.console.web.context import Desk
from intake.register.accounts import accounts
from intake.register.accounts.accounts import AccountRole
from intake.service import jobs

LETTERS = (
    "complete-text-pdf",
    "unstamped-form",
    "naming-mismatch",
    "hostile-names",
    "question",
    "cloud-attachment",
)
AXE = Path(__file__).parent / "axe-4.14.1.min.js"


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Iterator[Desk]:
    with console_desk(tmp_path_factory.mktemp("office"), LETTERS) as desk:
        accounts.add(desk.db, CLERK, AccountRole.ADMIN, PASSWORD, desk.now())
        yield desk


def number(desk: Desk, status: str) -> str:
    row = desk.db.execute(
        "SELECT number FROM applications WHERE status = ? ORDER BY id LIMIT 1", [status]
    ).fetchone()
    return str(row[0])


def every_page(desk: Desk) -> list[str]:
    lists = ["/", "/applications", "/queue", "/notices", "/letters", "/accounts"]
    own = [f"/applications/{number(desk, word)}?queue=1" for word in ("incomplete", "review")]
    return [*lists, *own, "/notices/1", "/letters/1"]


def test_every_page_is_accessible_and_fits_the_screen(page, desk):
    for address in every_page(desk):
        page.goto(address)
        # The console's policy forbids foreign scripts: the checker comes past it.
        page.evaluate(AXE.read_text("utf-8"))
        told = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        grave = [
            (one["id"], [node["html"][:120] for node in one["nodes"]][:3])
            for one in told["violations"]
            if one["impact"] in {"serious", "critical"}
        ]
        assert not grave, address
        wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, address


def test_find_look_and_send_back(page, desk, smtp_sink):
    """From the search to the mail in the applicant's hands."""
    which = number(desk, "incomplete")
    applicant = desk.db.execute(
        "SELECT applicant FROM applications WHERE number = ?", [which]
    ).fetchone()[0]
    page.get_by_role("searchbox", name="查找申报").fill(applicant[:2])
    page.get_by_role("searchbox", name="查找申报").press("Enter")
    page.get_by_role("link", name=which).click()
    expect(page.get_by_role("heading", name=applicant, exact=True)).to_be_visible()
    expect(page.locator(".sheet img").first).to_be_visible()
    words = f"请于本周五前补发盖章页（{page.viewport_size['width']}）。"
    page.get_by_label("退回补正：写给申报单位的话").fill(words)
    page.get_by_role("button", name="退回补正").click()
    expect(page.get_by_role("status").first).to_contain_text("补正要求已登记")
    id_, state = desk.db.execute(
        "SELECT id, state FROM notices WHERE text LIKE ?", [f"%{words}%"]
    ).fetchone()
    if state == "held":
        page.goto(f"/notices/{id_}")
        page.get_by_role("button", name="放行").click()
        expect(page.get_by_role("status").first).to_contain_text("已放行")
    smtp = desk.settings.smtp.model_copy(
        update={
            "host": "127.0.0.1",
            "port": smtp_sink.port,
            "security": "none",
            "from_": "cases@office.example",
        }
    )
    settings = desk.settings.model_copy(update={"smtp": smtp})
    sent = jobs.send(desk.db, settings, datetime.now(UTC))
    assert not sent.problem
    assert desk.db.execute("SELECT state FROM notices WHERE id = ?", [id_]).fetchone()[0] == "sent"
    assert smtp_sink.messages


def test_the_queue_goes_by_keys(page, desk):
    page.goto("/queue")
    page.keyboard.press("n")
    expect(page.get_by_role("navigation", name="键盘")).to_be_visible()
    page.wait_for_load_state()
    page.keyboard.press("b")
    expect(page.get_by_label("退回补正：写给申报单位的话")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    reason = page.get_by_label("通过：豁免全部未决问题，理由")
    expect(reason).to_be_focused()
    which = page.url.split("/")[-1].split("?")[0]
    reason.fill("已核对原件")
    page.get_by_role("button", name="通过", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("已通过")
    left = desk.db.execute(
        "SELECT count(*) FROM findings JOIN applications ON applications.id = application_id"
        " WHERE number = ? AND findings.state = 'open' AND severity <> 'note'",
        [which],
    ).fetchone()[0]
    assert left == 0


def test_the_language_is_switched(page):
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()


PICTURES = {
    "overview": "/",
    "register": "/applications",
    "application": "/applications/{complete}?queue=1",
    "notices": "/notices",
}


def test_the_handbooks_pictures(page, desk, tmp_path):
    """Each names a picture the handbook shows; HANDBOOK=docs/handbook takes them anew."""
    if page.viewport_size["width"] < 1000:
        return
    folder = Path(os.environ.get("HANDBOOK", tmp_path))
    for name, address in PICTURES.items():
        page.goto(address.format(complete=number(desk, "complete")))
        page.wait_for_load_state("networkidle")
        page.screenshot(path=folder / f"{name}.jpg", type="jpeg", quality=70)
    handbook = (Path(__file__).parents[2] / "docs" / "handbook.zh.md").read_text("utf-8")
    assert {name for name in PICTURES if f"(handbook/{name}.jpg)" in handbook} == set(PICTURES)
    kept = Path(__file__).parents[2] / "docs" / "handbook"
    assert all((kept / f"{name}.jpg").stat().st_size > 10_000 for name in PICTURES)
