"""Calls in the console: from the notice to a call in use, by several clerks, and what is refused."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import invented_call
import pytest
from consoles import PASSWORD, browser, console_desk, token
from httpx import Response
from starlette.testclient import TestClient

from intake.console.web.context import Desk
from intake.register.accounts import accounts
from intake.register.accounts.accounts import AccountRole

PEOPLE = {"reader": AccountRole.READER, "one": AccountRole.REVIEWER, "other": AccountRole.ADMIN}
NOTICE = ("通知.txt", invented_call.NOTICE.encode())
FORM = ("申报表.docx", invented_call.form())


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Iterator[Desk]:
    with console_desk(tmp_path_factory.mktemp("office"), ("question",), processes=True) as desk:
        for name, role in PEOPLE.items():
            accounts.add(desk.db, name, role, PASSWORD, desk.now())
        yield desk


@pytest.fixture
def clerk(desk) -> TestClient:
    return browser(desk, "one")


@pytest.fixture
def admin(desk) -> TestClient:
    return browser(desk, "other")


def hand_over(client: TestClient, *files: tuple[str, bytes]) -> Response:
    given = [("files", (name, data)) for name, data in files]
    data = {"csrf": token(client.get("/campaigns"))}
    return client.post("/campaigns/new", data=data, files=given)


def seen(page: Response) -> str:
    found = re.search(r'name="seen" value="([0-9a-f]+)"', page.text)
    assert found
    return found[1]


def send(client: TestClient, address: str, action: str, **fields: object) -> Response:
    """Submits a form of the page as it stands there now."""
    page = client.get(address)
    data = {"csrf": token(page), "seen": seen(page)} | fields
    return client.post(f"{address}/{action}", data=data)


def drafts(desk: Desk) -> list[str]:
    assert desk.settings.config_dir
    return sorted(path.name for path in (desk.settings.config_dir / "drafts").glob("*"))


def events(desk: Desk) -> list[tuple[str, str, str]]:
    rows = desk.db.execute(
        "SELECT actor, what, detail FROM events WHERE what LIKE 'campaign-%' ORDER BY id"
    )
    return rows.fetchall()


@pytest.fixture(scope="module")
def draft(desk) -> str:
    """The address of a draft read from the notice and its form."""
    page = hand_over(browser(desk, "one"), NOTICE, FORM)
    assert page.status_code == 200, page.text
    return str(page.url.path)


def test_a_value_stands_beside_its_sentence(clerk, draft):
    page = clerk.get(draft).text
    assert "2027-05-20 17:00" in page
    assert "“请于2027年5月20日17:00前，将上述材料发送至邮箱anli@nongji.example" in page
    assert "必须盖章" in page
    assert "同上" in page
    assert "云岭示例绿能科技有限公司+荒漠光伏温室示范项目+智慧农机案例" in page
    assert "能读回" in page
    assert "不能读回" not in page
    assert page.count("<summary>") > 6


def test_the_list_tells_of_drafts_and_of_calls_by_their_titles(clerk, desk, draft):
    page = clerk.get("/campaigns").text
    assert draft in page
    for one in desk.campaigns:
        assert one.title in page
    assert page.count("已截止") == len(desk.campaigns)


@pytest.mark.parametrize("address", ["/", "/applications", "/queue", "/replay"])
def test_staff_choose_calls_by_title(clerk, desk, address):
    page = clerk.get(address).text
    for one in desk.campaigns:
        assert one.title[:20] in page
        assert f">{one.id}<" not in page


DATED = "Thu, 19 Nov 2026 10:00:00 +0800"
LETTERS = [
    ("2027-05-20 16:59", "incomplete"),
    ("2027-05-20 18:00", "late"),
    ("2027-05-21", "late"),
    ("", "incomplete"),
]


@pytest.mark.parametrize(("received", "status"), LETTERS)
def test_a_letter_is_tried_under_the_draft(clerk, desk, draft, received, status):
    name = f"{invented_call.APPLICANT}+{invented_call.CASE}+智慧农机案例"
    mail = invented_call.letter(name, DATED, {f"{name}.docx": invented_call.form(filled=True)})
    data = {"csrf": token(clerk.get(draft)), "received": received}
    page = clerk.post(f"{draft}/try", data=data, files={"upload": ("a.eml", mail)})
    assert page.status_code == 200
    assert f'chip {status}"' in page.text
    assert "真实性承诺书" in page.text
    assert "只是试审" in page.text
    assert desk.db.execute("SELECT count(*) FROM mails").fetchone() == (1,)


def test_single_values_are_set_and_the_sentences_kept(clerk, draft):
    page = send(clerk, draft, "values", title="智慧农机应用典型案例征集活动", opens_on="")
    assert page.status_code == 200
    assert "<h1>智慧农机应用典型案例征集活动</h1>" in page.text
    assert "“关于征集2027年智慧农机应用典型案例的通知”" in page.text
    for value in ("2027-05-20", "2027/05/20 17：00", "2027-05-20 24:00", "2027-05-20T17:00"):
        assert send(clerk, draft, "values", closes_on=value).status_code == 200
    assert "2027-05-20 17:00" in clerk.get(draft).text
    many = {"mailbox": "a@nongji.example、b@nongji.example", "contact.phone": "", "naming.file": ""}
    assert "a@nongji.example、b@nongji.example" in send(clerk, draft, "values", **many).text
    back = {
        "mailbox": "anli@nongji.example",
        "naming.file": "{applicant}+{case_title}+智慧农机案例",
    }
    send(clerk, draft, "values", **back)


@pytest.mark.parametrize(
    "value", ["five", "2027-13-01", "2027-05-20 25:00", "2027-05-20T17:00+08:00"]
)
def test_a_date_that_is_none_is_told(clerk, draft, value):
    page = send(clerk, draft, "values", closes_on=value)
    assert page.status_code == 409
    assert "日期应写作" in page.text or "时区" in page.text


def test_a_mark_is_taken_off_once_checked(clerk, draft):
    page = clerk.get(draft)
    before = page.text.count("核对无误</button>")
    line = re.search(r'name="line" value="(\d+)"', page.text)
    assert line
    after = send(clerk, draft, "confirm", line=line[1])
    assert after.text.count("核对无误</button>") == before - 1


def test_the_later_of_two_clerks_is_told_and_keeps_his_text(clerk, desk, draft):
    other = browser(desk, "other")
    page = other.get(draft)
    text = text_of(page)
    assert send(clerk, draft, "values", **{"contact.person": "吴示例"}).status_code == 200
    told = other.post(
        f"{draft}/text",
        data={"csrf": token(page), "seen": seen(page), "text": f"{text}# 我的备注\n"},
    )
    assert told.status_code == 409
    assert "刚被别人改过" in told.text
    assert "# 我的备注" in told.text
    assert "吴示例" in other.get(draft).text
    for action in ("activate", "drop", "values", "confirm"):
        stale = {"csrf": token(page), "seen": seen(page), "line": "3", "title": "别的"}
        assert other.post(f"{draft}/{action}", data=stale).status_code == 409
    assert draft.rpartition("/")[2] + ".toml" in drafts(desk)


def text_of(page: Response) -> str:
    found = re.search(r'<textarea id="text"[^>]*>\n(.*?)</textarea>', page.text, re.DOTALL)
    assert found
    import html

    return html.unescape(found[1])


def test_readers_only_look(desk, draft):
    reader = browser(desk, "reader")
    page = reader.get(draft)
    assert page.status_code == 200
    assert "启用活动" not in page.text
    fields = {"csrf": token(page), "seen": "0"}
    for address in (
        f"{draft}/text",
        f"{draft}/activate",
        f"{draft}/drop",
        "/campaigns/sco-2026/close",
    ):
        assert reader.post(address, data=fields).status_code == 403
    uploaded = reader.post("/campaigns/new", data=fields, files=[("files", NOTICE)])
    assert uploaded.status_code == 403


def test_a_strangers_form_does_nothing(clerk, desk, draft):
    page = clerk.get(draft)
    before = drafts(desk)
    fields = {"csrf": "0" * 32, "seen": seen(page)}
    assert clerk.post(f"{draft}/drop", data=fields).status_code == 403
    assert clerk.post("/campaigns/new", data=fields, files=[("files", NOTICE)]).status_code == 403
    right = fields | {"csrf": token(page)}
    foreign = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    assert clerk.post(f"{draft}/drop", data=right, headers=foreign).status_code == 403
    stranger = browser(desk)
    assert "登录" in stranger.post("/campaigns/new", files=[("files", NOTICE)]).text
    assert drafts(desk) == before


REFUSED = [
    ((), "请选择"),
    ((("通知.txt", b""),), "空文件"),
    ((("notice.exe", b"MZ"),), "格式无法识别"),
    ((("list.txt", "苹果 三斤\n梨 两斤".encode()),), "没有认出征集公告"),
    ((("broken.docx", b"PK\x03\x04 broken"),), "无法读取"),
    ((("notice.pdf", b"%PDF-1.7 nothing"),), "无法读取"),
    (tuple((f"{n}.txt", b"x") for n in range(20)), "最多"),
]


@pytest.mark.parametrize(("files", "words"), REFUSED, ids=[words for _, words in REFUSED])
def test_files_that_say_nothing_are_told_in_one_sentence(clerk, desk, files, words):
    before = drafts(desk)
    page = hand_over(clerk, *files)
    assert page.status_code in {409, 422}
    assert words in page.text
    assert drafts(desk) == before


def test_an_upload_without_end_is_refused(clerk):
    headers = {
        "Content-Type": "multipart/form-data; boundary=x",
        "Content-Length": str(300 * 1024**2),
    }
    assert clerk.post("/campaigns/new", content=b"", headers=headers).status_code == 413


HOSTILE_NAMES = [
    "../../etc/cron.d/x.txt",
    "C:\\windows\\x.txt",
    "<img src=x>.txt",
    "..txt",
    "a\u202etxt.txt",
]


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_files_name_leads_nowhere_and_stays_text(clerk, desk, name):
    before = drafts(desk)
    page = hand_over(clerk, (name, NOTICE[1]))
    assert page.status_code == 200
    (made,) = set(drafts(desk)) - set(before)
    assert re.fullmatch(r"draft-[0-9-]+\.toml", made)
    assert "<img src=x" not in page.text
    home = clerk.get("/").text
    assert "<img src=x" not in home
    assert send(clerk, str(page.url.path), "drop").status_code == 200


TEXTS = {
    "deep": "x = " + "[" * 5000,
    "dotted": "a." * 60_000 + "b = 1",
    "unended": 'title = """\n' * 3000,
    "tables": "[a.b]\n" * 20_000,
    "html": 'title = "</textarea><script>alert(1)</script>"\n',
    "nul": "title = '\x00'",
    "empty": "",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_whatever_is_typed_has_a_page(admin, desk, text, monkeypatch):
    # A text made to be parsed for ever is given up as soon; its page says the same.
    monkeypatch.setattr("intake.staff.campaigns.checking.SECONDS", 1.0)
    assert desk.settings.config_dir
    folder = desk.settings.config_dir / "drafts"
    (folder / "hostile.toml").write_text('title = "x"\n', "utf-8")
    page = send(admin, "/campaigns/drafts/hostile", "text", text=text)
    assert page.status_code == 200
    assert "须改正之处" in page.text
    assert "<script>alert" not in page.text
    assert send(admin, "/campaigns/drafts/hostile", "activate").status_code == 409
    assert admin.get("/campaigns").status_code == 200
    assert send(admin, "/campaigns/drafts/hostile", "drop").status_code == 200


PATHS = ["..", "%2e%2e%2fsettings", "..%2fsettings", "settings", "a%00b", "-", "X", "a" * 200]


@pytest.mark.parametrize("name", PATHS)
def test_no_address_leads_out_of_the_folder(admin, draft, name):
    fields = {"csrf": token(admin.get(draft)), "seen": "0", "text": "x = 1"}
    for place in (f"/campaigns/drafts/{name}", f"/campaigns/{name}"):
        assert admin.get(place).status_code in {200, 404, 409}
        assert "data_dir" not in admin.get(place).text
        assert admin.post(f"{place}/text", data=fields).status_code in {404, 405, 409}


def test_only_an_admin_changes_what_applicants_are_held_to(clerk, desk, draft):
    """A reviewer reads a notice and prepares the draft; a call in use binds the office."""
    page = clerk.get(draft).text
    assert "启用活动" not in page
    assert "请管理员启用" in page
    assert send(clerk, draft, "activate").status_code == 403
    in_use = clerk.get("/campaigns/sco-2026")
    assert "修改期限" not in in_use.text
    fields = {"csrf": token(in_use), "seen": "0" * 64, "reason": "误"}
    for action in ("text", "extend", "close"):
        assert clerk.post(f"/campaigns/sco-2026/{action}", data=fields).status_code == 403
    assert desk.campaign("sco-2026")


def test_a_draft_is_activated_extended_closed_and_noted(admin, desk, draft):
    """The whole life of a call; the running console takes each step up at once."""
    assert "call-2027-05" not in [one.id for one in desk.campaigns]
    before = len(desk.campaigns)
    page = send(admin, draft, "activate")
    assert page.status_code == 200, page.text
    assert page.url.path == "/campaigns/call-2027-05"
    assert "未开始" in page.text or "征集中" in page.text
    assert len(desk.campaigns) == before + 1
    assert admin.get(draft).status_code == 404
    call = desk.campaign("call-2027-05")
    assert call
    extended = send(admin, page.url.path, "extend", until="2027-06-10 12:00", reason="疫情影响")
    assert "2027-06-10 12:00" in extended.text
    assert send(admin, page.url.path, "extend", until="2027-05-01", reason="早").status_code == 409
    assert send(admin, page.url.path, "extend", until="2099-05-01", reason="远").status_code == 409
    assert send(admin, page.url.path, "extend", until="2027-07-01").status_code == 409
    back = send(admin, page.url.path, "extend", until="", reason="按原期限")
    assert "2027-05-20 17:00" in back.text
    close_now(desk, page.url.path)
    told = [(actor, what) for actor, what, _ in events(desk)][-4:]
    assert told == [
        ("other", "campaign-activated"),
        ("other", "campaign-extended"),
        ("other", "campaign-extended"),
        ("other", "campaign-closed"),
    ]


def close_now(desk: Desk, address: str) -> None:
    """On a day when the call is open."""
    import dataclasses

    later = dataclasses.replace(desk, now=lambda: datetime(2027, 5, 3, 2, 30, tzinfo=UTC))
    accounts_now = browser(later, "other")
    page = send(accounts_now, address, "close", reason="名额已满")
    assert "2027-05-03 10:30" in page.text, page.text
    assert "已截止" in page.text
    assert send(accounts_now, address, "close", reason="再次").status_code == 409


def test_a_call_in_use_is_edited_only_into_a_right_one(admin, desk):
    address = "/campaigns/sco-2026"
    text = text_of(admin.get(address))
    wrong = send(admin, address, "text", text=text.replace("closes_on", "closses_on"))
    assert wrong.status_code == 409
    assert "closses_on" in wrong.text
    renamed = send(admin, address, "text", text=text.replace('"sco-2026"', '"sco-2027"', 1))
    assert renamed.status_code == 409
    assert "编号启用后不能修改" in renamed.text
    right = send(admin, address, "text", text=text.replace("2026-06-18", "2026-06-19", 1))
    assert right.status_code == 200
    call = desk.campaign("sco-2026")
    assert call
    assert str(call.closes_on) == "2026-06-19"
    assert events(desk)[-1][:2] == ("other", "campaign-edited")


def test_two_calls_never_share_id_or_prefix(admin, desk):
    assert desk.settings.config_dir
    folder = desk.settings.config_dir
    text = (folder / "campaigns" / "sco-2026.toml").read_text("utf-8")
    for name, changed, words in (
        ("same", text, "已被"),
        ("prefix", text.replace('id = "sco-2026"', 'id = "sco-2028"'), "前缀"),
    ):
        (folder / "drafts" / f"{name}.toml").write_text(changed, "utf-8")
        page = send(admin, f"/campaigns/drafts/{name}", "activate")
        assert page.status_code == 409
        assert words in page.text
        send(admin, f"/campaigns/drafts/{name}", "drop")


TRACKS = """id = "photos"
title = "湖光山色影像征集"
number_prefix = "PH"
opens_on = 2026-06-01
closes_on = 2026-09-20
[contact]
office = "湖区管理处"
[naming]
subject = "湖光山色+{applicant}"
[[material]]
id = "works"
title = "作品"
formats = ["image"]
[[material]]
id = "list"
title = "推荐汇总表"
names = ["汇总表"]
closes_on = 2026-09-25T12:00:00
[[track]]
id = "film"
title = "视频赛道"
number_prefix = "FI"
closes_on = 2026-10-01
[[track]]
id = "still"
title = "图片赛道"
number_prefix = "ST"
"""


def test_a_track_and_a_material_are_extended_by_themselves(admin, desk):
    assert desk.settings.config_dir
    path = desk.settings.config_dir / "campaigns" / "photos.toml"
    path.write_text(TRACKS, "utf-8")
    address = "/campaigns/photos"
    page = admin.get(address).text
    assert "赛道“视频赛道”" in page
    assert "材料“推荐汇总表”（2026-09-25 12:00" in page
    send(admin, address, "extend", what="track-0", until="2026-10-08 17:00", reason="来件较多")
    send(admin, address, "extend", what="material-1", until="2026-09-30", reason="来件较多")
    calls = {one.id: one for one in desk.campaigns}
    film, still = calls["photos-film"], calls["photos-still"]
    assert film.last_moment.isoformat() == "2026-10-08T17:00"
    assert str(still.last_day) == "2026-09-20"
    assert [str(one.closes.day) for one in film.materials if one.closes] == ["2026-09-30"]
    details = [detail for _, what, detail in events(desk) if what == "campaign-extended"][-2:]
    assert "视频赛道" in details[0]
    assert "推荐汇总表”（原为 2026-09-25 12:00" in details[1]
    for what, until in (
        ("material-1", "2026-09-01"),
        ("material-1", ""),
        ("track-9", "2026-12-01"),
    ):
        refused = send(admin, address, "extend", what=what, until=until, reason="误")
        assert refused.status_code == 409
    send(admin, address, "extend", what="track-0", until="", reason="按原期限")
    assert str({one.id: one for one in desk.campaigns}["photos-film"].last_day) == "2026-10-01"
    path.unlink()


def test_a_wrong_file_by_hand_is_told_and_the_rest_goes_on(clerk, desk):
    assert desk.settings.config_dir
    path = desk.settings.config_dir / "campaigns" / "hand.toml"
    before = len(desk.campaigns)
    path.write_text("id = ", "utf-8")
    page = clerk.get("/campaigns")
    assert "活动文件 hand.toml 有误：第 1 行" in page.text
    assert len(desk.campaigns) == before
    page = clerk.get("/campaigns/hand")
    assert page.status_code == 200
    assert "等号后面没有值" in page.text
    path.unlink()
    assert "活动文件 hand.toml 有误" not in clerk.get("/campaigns").text


def test_english(desk, draft):
    page = browser(desk, "one", "en").get("/campaigns").text
    assert "A new call" in page
