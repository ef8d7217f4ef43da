"""The console as a browser meets it: pages for each role, actions that change the register, refusals."""

import dataclasses
import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from consoles import PASSWORD, act, browser, console_desk, seen, token

from intake.config.campaign_files.usable import UsableCampaigns
from intake.console.app import PAGES
from intake.console.pages import replay
from intake.console.views import english
from intake.console.views.templates import CONSOLE
from intake.console.web.context import Desk
from intake.register import heartbeat
from intake.register.accounts import accounts
from intake.register.accounts.accounts import AccountRole
from intake.register.applications import applications
from intake.register.timestamps import to_text

LETTERS = ("unstamped-form", "naming-mismatch", "hostile-names", "question")
PEOPLE = {
    "reader": AccountRole.READER,
    "reviewer": AccountRole.REVIEWER,
    "admin": AccountRole.ADMIN,
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Iterator[Desk]:
    """An office that took in a few sample letters as `intake take` does."""
    with console_desk(tmp_path_factory.mktemp("office"), LETTERS) as desk:
        for name, role in PEOPLE.items():
            accounts.add(desk.db, name, role, PASSWORD, desk.now())
        yield desk


def number(desk: Desk, status: str) -> str:
    row = desk.db.execute(
        "SELECT number FROM applications WHERE status = ? ORDER BY id LIMIT 1", [status]
    ).fetchone()
    return str(row[0])


def events(desk: Desk, number_: str) -> list[tuple[str, str]]:
    return desk.db.execute(
        "SELECT events.actor, what FROM events JOIN applications ON applications.id ="
        " application_id WHERE number = ? AND what <> 'verdict' ORDER BY events.id",
        [number_],
    ).fetchall()


def pages(desk: Desk) -> list[str]:
    own = [f"/applications/{row[0]}" for row in desk.db.execute("SELECT number FROM applications")]
    letters = [f"/letters/{row[0]}" for row in desk.db.execute("SELECT id FROM mails")]
    told = [f"/notices/{row[0]}" for row in desk.db.execute("SELECT id FROM notices")]
    lists = ["/", "/applications", "/applications?q=案例", "/queue", "/queue?mine=1", "/letters"]
    states = ["/letters?state=question", "/notices", "/notices?state=held"]
    return lists + states + own + letters + told


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["reader", "reviewer"])
def test_every_page_is_there(desk, name, language):
    client = browser(desk, name, language)
    wrong = {one: told for one in pages(desk) if (told := client.get(one).status_code) != 200}
    assert not wrong
    shown = client.get(f"/applications/{number(desk, 'review')}").text
    assert ('name="reason"' in shown) is (name == "reviewer")


def test_every_page_asks_for_a_login(desk):
    client = browser(desk)
    client.follow_redirects = False
    for page in pages(desk):
        told = client.get(page)
        assert (told.status_code, told.headers["location"].split("?")[0]) == (303, "/login"), page


@pytest.mark.parametrize(("name", "status"), [("reader", 403), ("reviewer", 403), ("admin", 200)])
def test_accounts_are_an_admins_to_see(desk, name, status):
    assert browser(desk, name).get("/accounts").status_code == status


@pytest.mark.parametrize(
    "address", ["/applications/SCO2026-9999", "/letters/9999", "/notices/9999", "/nowhere"]
)
def test_what_is_not_there_is_said(desk, address):
    told = browser(desk, "reader").get(address)
    assert told.status_code == 404
    assert "Traceback" not in told.text


@pytest.mark.parametrize(
    ("name", "entries"),
    [
        ("reader", ["/", "/applications", "/queue", "/notices", "/letters", "/campaigns"]),
        (
            "reviewer",
            ["/", "/applications", "/queue", "/notices", "/letters", "/campaigns", "/replay"],
        ),
        (
            "admin",
            [
                "/",
                "/applications",
                "/queue",
                "/notices",
                "/letters",
                "/campaigns",
                "/replay",
                "/accounts",
            ],
        ),
    ],
)
def test_the_menu_shows_what_somebody_may_see(desk, name, entries):
    page = browser(desk, name).get("/queue").text
    menu = page.partition("<nav")[2].partition("</nav>")[0]
    assert re.findall(r'<a href="([^"]+)"', menu) == entries
    assert re.findall(r'<a href="([^"]+)" aria-current', menu) == ["/queue"]


def test_every_entry_of_the_menu_has_its_english():
    menu = [one.MENU for one in PAGES if hasattr(one, "MENU")]
    assert len(menu) > 5
    assert all(re.fullmatch("[A-Za-z ]+", one.english) for one in menu)


def test_every_word_has_its_english():
    words = set()
    for path in (CONSOLE / "templates").glob("*.html"):
        words |= set(re.findall(r"""_\(["']([^"']+)["']\)""", path.read_text("utf-8")))
    assert words - english.ENGLISH.keys() == set()


def test_a_doubt_is_waived_and_undone(desk):
    which = number(desk, "review")
    client, address = browser(desk, "reviewer"), f"/applications/{number(desk, 'review')}"
    row = desk.db.execute(
        "SELECT code, place FROM findings WHERE severity = 'refer' AND state = 'open'"
        " AND application_id = (SELECT id FROM applications WHERE number = ?)",
        [which],
    ).fetchone()
    done = act(client, address, "waive", code=row[0], place=row[1], reason="已电话核实")
    assert "已豁免该问题" in done.text
    assert ("reviewer", "finding-waived") in events(desk, which)
    again = re.search(r'name="ruling_id" value="(\d+)"', done.text)
    assert again
    act(client, address, "undo", ruling_id=again[1])
    assert ("reviewer", "ruling-ended") in events(desk, which)


@pytest.mark.parametrize(
    ("action", "fields", "what"),
    [
        ("call", {"words": "对方说周五补发"}, "call-noted"),
        ("assign", {"assignee": "reviewer"}, "reviewer-assigned"),
        ("stage", {"stage": "conformity", "reason": "材料已收"}, "stage-set"),
        ("tags", {"tag": ["技术库"]}, "tagged"),
        ("extend", {"until": "2026-12-01", "reason": "疫情"}, "deadline-extended"),
        ("ask", {"words": "请补发盖章页。"}, "correction-asked"),
    ],
)
def test_what_reviewers_do_is_noted_under_their_name(desk, action, fields, what):
    which = number(desk, "incomplete")
    told = act(browser(desk, "reviewer"), f"/applications/{which}", action, **fields)
    assert told.status_code == 200
    assert ("reviewer", what) in events(desk, which)


def test_a_file_by_hand_is_kept_and_comes_back_as_a_download(desk):
    which = number(desk, "incomplete")
    client, address = browser(desk, "reviewer"), f"/applications/{which}"
    page = client.get(address)
    content = b"<script>alert(1)</script>"
    client.post(
        f"{address}/file",
        data={"csrf": token(page), "seen": seen(page), "words": "窗口递交"},
        files={"upload": ("说明<b>.html", content, "text/html")},
    )
    sha256 = desk.db.execute(
        "SELECT sha256 FROM documents WHERE filename LIKE '说明%' ORDER BY id DESC"
    ).fetchone()[0]
    got = client.get(f"{address}/files/{sha256}")
    assert got.content == content
    assert got.headers["content-type"] == "application/octet-stream"
    assert got.headers["content-disposition"].startswith("attachment;")
    assert "sandbox" in got.headers["content-security-policy"]


def test_the_later_of_two_is_told_and_overwrites_nothing(desk):
    which = number(desk, "incomplete")
    one, other = browser(desk, "reviewer"), browser(desk, "admin")
    address = f"/applications/{which}"
    stale = one.get(address)
    act(other, address, "stage", stage="expert")
    told = one.post(
        f"{address}/stage",
        data={"csrf": token(stale), "seen": seen(stale), "stage": "rejected"},
    )
    assert told.status_code == 409
    assert "admin" in told.text
    found = applications.find(desk.db, which)
    assert found is not None
    assert found.stage == "expert"


def test_many_at_once_by_ticks_and_by_a_filter(desk):
    client = browser(desk, "reviewer")
    csrf = token(client.get("/applications"))
    which = number(desk, "review")
    ticked = {"csrf": csrf, "number": [which], "do": "assign", "to_person": "reviewer"}
    assert client.post("/applications/bulk", data=ticked).status_code == 200
    everything = {"csrf": csrf, "everything": "1", "do": "stage", "to_stage": "conformity"}
    assert client.post("/applications/bulk", data=everything).status_code == 200
    stages = {row[0] for row in desk.db.execute("SELECT stage FROM applications")}
    assert stages == {"conformity"}


def test_results_are_written_for_those_ticked_and_wait(desk):
    client = browser(desk, "reviewer")
    page = client.get("/applications")
    which = number(desk, "incomplete")
    form = {"csrf": token(page), "number": [which]}
    assert client.post("/applications/bulk", data=form | {"do": "announce"}).status_code == 409
    client.post("/applications/bulk", data=form | {"do": "stage", "to_stage": "selected"})
    told = client.post("/applications/bulk", data=form | {"do": "announce"})
    assert "结果通知已拟好" in told.text
    assert desk.db.execute("SELECT state FROM notices WHERE kind = 'result'").fetchall() == [
        ("held",)
    ]
    client.post("/applications/bulk", data=form | {"do": "stage", "to_stage": "conformity"})


def test_a_held_notice_is_edited_and_released(desk):
    client = browser(desk, "reviewer")
    id_ = desk.db.execute("SELECT id FROM notices WHERE state = 'held' ORDER BY id").fetchone()[0]
    page = client.get(f"/notices/{id_}")
    csrf = token(page)
    client.post(f"/notices/{id_}/edit", data={"csrf": csrf, "subject": "受理", "text": "您好。"})
    client.post("/notices/bulk", data={"csrf": csrf, "do": "release", "notice_id": [id_]})
    row = desk.db.execute("SELECT subject, text, state FROM notices WHERE id = ?", [id_]).fetchone()
    assert row == ("受理", "您好。\n", "due")


@pytest.mark.parametrize(
    ("changes", "headers"),
    [
        ({"csrf": ""}, {}),
        ({"csrf": "0" * 43}, {}),
        ({}, {"Origin": "http://elsewhere.example"}),
        ({}, {"Sec-Fetch-Site": "cross-site"}),
    ],
)
def test_a_strangers_form_does_nothing(desk, changes, headers):
    which = number(desk, "incomplete")
    client, address = browser(desk, "reviewer"), f"/applications/{which}"
    before = events(desk, which)
    data = {"csrf": token(client.get(address)), "words": "x"} | changes
    assert client.post(f"{address}/call", data=data, headers=headers).status_code == 403
    assert events(desk, which) == before


def test_readers_only_look(desk):
    which = number(desk, "incomplete")
    client = browser(desk, "reader")
    csrf = token(client.get("/"))
    told = client.post(f"/applications/{which}/call", data={"csrf": csrf, "words": "x"})
    assert told.status_code == 403


def test_an_ended_session_is_told_and_nothing_done(desk):
    which = number(desk, "incomplete")
    client, address = browser(desk, "reviewer"), f"/applications/{which}"
    page = client.get(address)
    desk.db.execute("DELETE FROM sessions")
    desk.db.conn.commit()
    told = client.post(f"{address}/call", data={"csrf": token(page), "words": "x"})
    assert "登录已过期" in told.text


def test_wrong_passwords_are_slowed_down(desk):
    client = browser(desk)
    codes = [
        client.post("/login", data={"name": "nobody", "password": f"no {n}"}).status_code
        for n in range(30)
    ]
    assert codes[0] == 401
    assert codes[-1] == 429


def test_what_strangers_wrote_stays_text(desk):
    client = browser(desk, "reviewer")
    for page in pages(desk):
        text = client.get(page).text
        assert "<script>" not in text, page
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", text), page


def test_metrics_tell_of_the_mail_server(desk):
    def told() -> dict[str, str]:
        lines = browser(desk, "reader").get("/metrics").text.splitlines()
        return dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))

    assert "intake_smtp_up" not in told(), "no service has run yet"
    desk.db.execute("UPDATE notices SET state = 'held' WHERE state = 'due'")
    assert told()["intake_notices_oldest_due_seconds"] == "0"
    (id_,) = desk.db.execute("SELECT max(id) FROM notices").fetchone()
    before = desk.db.execute("SELECT state, sent_at FROM notices WHERE id = ?", [id_]).fetchone()
    hour_ago = desk.now() - timedelta(hours=1)
    desk.db.execute(
        "UPDATE notices SET state = 'due', created_at = ?, sent_at = NULL WHERE id = ?",
        [to_text(hour_ago), id_],
    )
    heartbeat.beat(desk.db, "send", desk.now(), "The mail server refuses.")
    assert told()["intake_smtp_up"] == "0"
    assert 3600 <= int(told()["intake_notices_oldest_due_seconds"]) < 3700
    desk.db.execute(
        "UPDATE notices SET state = 'sent', sent_at = ? WHERE id = ?", [to_text(hour_ago), id_]
    )
    heartbeat.beat(desk.db, "send", desk.now())
    now = told()
    assert now["intake_smtp_up"] == "1"
    assert int(now["intake_smtp_last_success_timestamp_seconds"]) == round(hour_ago.timestamp())
    desk.db.execute("UPDATE notices SET state = ?, sent_at = ? WHERE id = ?", [*before, id_])


def test_pages_bear_what_keeps_browsers_from_harm(desk):
    headers = browser(desk, "reader").get("/").headers
    assert "script-src 'self'" in headers["content-security-policy"]
    assert headers["x-frame-options"] == "DENY"
    assert headers["cache-control"] == "no-store"


def test_what_other_rules_would_change_is_shown_before_it_is_written(desk, monkeypatch):
    """A deadline before every letter: each page judges one application, and leads to the next."""
    monkeypatch.setattr(replay, "SECONDS_A_PART", -1.0)
    stricter = tuple(
        dataclasses.replace(one, closes_on=one.opens_on) if one.id == "sco-2026" else one
        for one in desk.campaigns
    )
    client = browser(
        dataclasses.replace(desk, loaded=lambda: UsableCampaigns(stricter)), "reviewer"
    )
    before = statuses(desk)
    assert "/replay?after=" not in client.get("/replay").text
    told, address = [], "/replay?after=0"
    while address:
        page = client.get(address)
        told += re.findall(r'name="number" value="([^"]+)"', page.text)
        more = re.search(r'hx-get="([^"]+)"', page.text)
        address = more[1].replace("&amp;", "&") if more else ""
    assert told == without_own_deadline(desk)
    assert statuses(desk) == before
    first = min(told)
    done = client.post("/replay", data={"csrf": token(page), "number": [first]})
    assert "已按现行规则重新审查" in done.text
    assert statuses(desk) == before | {first: "late"}
    # And back, as it was.
    own = browser(desk, "reviewer")
    again = own.get("/replay?after=0")
    own.post("/replay", data={"csrf": token(again), "number": [first]})
    assert statuses(desk) == before


def without_own_deadline(desk: Desk) -> list[str]:
    """Other tests extend some."""
    rows = desk.db.execute(
        "SELECT number FROM applications LEFT JOIN desks ON application_id = applications.id"
        " WHERE extended_to IS NULL AND stage <> 'withdrawn' ORDER BY applications.id"
    )
    return [str(row[0]) for row in rows.fetchall()]


def statuses(desk: Desk) -> dict[str, str]:
    rows = desk.db.execute("SELECT number, status FROM applications WHERE stage <> 'withdrawn'")
    return dict(rows.fetchall())


def test_the_rules_trial_is_for_those_who_may_act(desk):
    assert browser(desk, "reader").get("/replay").status_code == 403
    nothing = browser(desk, "admin")
    page = nothing.get("/replay?after=0")
    assert nothing.post("/replay", data={"csrf": token(page)}).status_code == 409
