"""Every number and every text that the console takes, as somebody sends it who means harm."""

import itertools
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from consoles import PASSWORD, act, browser, console_desk, token
from starlette.testclient import TestClient

from intake.console import app as console
from intake.console.web.context import Desk
from intake.console.web.guard import HEADERS
from intake.register.accounts import accounts
from intake.register.accounts.accounts import AccountRole
from intake.staff.acting import found, version_of

NUMBERS = (
    "-1", "0", "1", str(2**31), str(2**63 - 1), str(2**63), str(2**64), "-" + str(2**63 + 1), "9" * 30,
    "9" * 5000, "1.5", "1e9", "0x1", "１２", "٣", "²", "1_0", " 1", "+1", "", "NaN", "None", "\x00", "1\x00",
    "../1", "%", "é", "\U0001f600", "\u202e1", "1;2",
)  # fmt: skip
TEXTS = (
    "\x00", "a\x00b", "\r\nX: y", "'", '"', "' OR 1=1 --", "\\", "%", "_", "*", "(", '"*', "NEAR(", "a AND",
    "\u202e", "\u2028", "\ufeff", "\U0001f600", "é" * 2000, "x" * 2000, "../../etc/passwd", "{{7*7}}",
    "<script>", "-", "~", "1~", "~1", "99999999999999999999~x", "9" * 5000 + "~x", "１~x", "null", "[]",
)  # fmt: skip

HOSTILE = (str(2**63), "-1", "9" * 5000, "１２", "\x00", "'", "\u202e", "\r\nX: y", "é" * 2000)
DATES = (
    "0001-01-01",
    "9999-12-31",
    "2026-13-01",
    "９９９９-01-01",
    "+10000-01-01",
    "\x00",
    "2999-01-01",
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Iterator[Desk]:
    with console_desk(tmp_path_factory.mktemp("office"), ("unstamped-form", "question")) as desk:
        accounts.add(desk.db, "admin", AccountRole.ADMIN, PASSWORD, desk.now())
        accounts.add(desk.db, "reviewer", AccountRole.REVIEWER, PASSWORD, desk.now())
        yield desk


@pytest.fixture(scope="module")
def client(desk: Desk) -> TestClient:
    client = browser(desk, "admin")
    client.follow_redirects = False
    return client


def troubles(
    client: TestClient, method: str, asked: list[tuple[str, dict[str, str]]]
) -> list[tuple[str, str, str]]:
    """What was answered by an error of ours, or without the headers."""
    wrong = []
    for address, form in asked:
        try:
            told = client.request(method, address, data=form or None)
        except Exception as error:  # noqa: BLE001  the test client raises what the page raised
            wrong.append((address[:80], str(form)[:400], repr(error)[:200]))
            continue
        if told.status_code >= 500 or HEADERS.keys() - {key.title() for key in told.headers}:
            wrong.append((address[:80], str(form)[:400], str(told.status_code)))
    return wrong


def test_no_number_in_an_address_is_an_error_of_ours(client: TestClient) -> None:
    paths = ("/letters/{}", "/notices/{}", "/applications/{}", "/applications/SCO2026-0001/files/a/{}.jpg",
             "/letters?before={}", "/notices?before={}", "/replay?after={}", "/applications?after={}~x",
             "/applications?before={}~x", "/applications?after={}", "/queue/next?after={}")  # fmt: skip
    asked = [(path.format(quote(value, safe="")), {}) for path in paths for value in NUMBERS]
    assert troubles(client, "GET", asked) == []


def test_no_text_in_an_address_is_an_error_of_ours(client: TestClient) -> None:
    keys = (
        "q",
        "campaign",
        "status",
        "stage",
        "assignee",
        "code",
        "sort",
        "order",
        "after",
        "before",
    )
    others = ("/queue?campaign={}", "/queue?mine={}", "/queue/next?after={}&said={}", "/letters?state={}",
              "/notices?state={}", "/login?after={}&why={}", "/replay?campaign={}", "/?said={}",
              "/applications/{}", "/applications/SCO2026-0001?whole={}&queue={}", "/static/{}", "/{}",
              "/applications/SCO2026-0001/files/{}", "/applications/SCO2026-0001/evidence/{}/{}")  # fmt: skip
    paths = (*(f"/applications?{key}={{}}" for key in keys), *others)
    asked = [(path.replace("{}", quote(value, safe="")), {}) for path in paths for value in TEXTS]
    assert troubles(client, "GET", asked) == []


def test_no_value_in_a_form_is_an_error_of_ours(client: TestClient, desk: Desk) -> None:
    csrf = token(client.get("/applications"))
    here = "/applications/SCO2026-0001"
    forms = {
        f"{here}/waive": ("seen", "code", "place", "reason", "queue"),
        f"{here}/undo": ("seen", "ruling_id"),
        f"{here}/ask": ("seen", "words"),
        f"{here}/stage": ("seen", "stage", "reason"),
        f"{here}/call": ("words",),
        f"{here}/assign": ("assignee",),
        f"{here}/tags": ("seen", "tag"),
        f"{here}/extend": ("seen", "until", "reason"),
        f"{here}/material": ("seen", "sha256", "material", "automatic"),
        "/applications/bulk": ("number", "everything", "do", "to_stage", "to_person", "q", "after"),
        "/letters/retry": ("mail_id",),
        "/letters/1/link": ("number",),
        f"/letters/{2**64}/unlink": ("x",),
        "/notices/bulk": ("do", "notice_id", "reason"),
        f"/notices/{2**63}/edit": ("subject", "text"),
        "/replay": ("campaign", "number"),
        "/login": ("after",),
        "/language": ("language", "after"),
    }
    usual = {"csrf": csrf, "code": "late", "stage": "intake", "sha256": "a", "number": "x", "reason": "据实",
             "ruling_id": "1", "notice_id": "1", "mail_id": "1", "password": "no"}  # fmt: skip
    for path, keys in forms.items():
        values = DATES if "until" in keys else HOSTILE
        for key, value in itertools.product(keys, values):
            current = str(version_of(desk.office, found(desk.office, "SCO2026-0001")))
            form = usual | {"seen": current} | {key: value}
            assert troubles(client, "POST", [(path, form)]) == []


@pytest.mark.parametrize(
    "received", ["0001-01-01T00:00", "9999-12-31T23:59", "0001-01-01T00:00+23:59", "1-1", "2026-06-10T25:00",
                 "9999-12-31T23:59-23:59", "\x00", "1900-01-01T00:00"]
)  # fmt: skip
def test_no_moment_of_a_file_by_hand_is_an_error_of_ours(
    client: TestClient, desk: Desk, received: str
) -> None:
    address = "/applications/SCO2026-0001"
    current = version_of(desk.office, found(desk.office, "SCO2026-0001"))
    page = client.get(address)
    told = client.post(
        f"{address}/file",
        data={"csrf": token(page), "seen": str(current), "received": received},
        files={"upload": ("a.txt", b"x")},
    )
    assert told.status_code == 409
    assert "时间" in told.text


def test_an_error_nobody_foresaw_bears_the_headers_too(desk: Desk, monkeypatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("nobody foresaw it")

    monkeypatch.setattr(console.overview, "page", broken)
    client = TestClient(
        console.create_app(desk), base_url="http://localhost", raise_server_exceptions=False
    )
    client.post("/login", data={"name": "reviewer", "password": PASSWORD})
    told = client.get("/")
    assert told.status_code == 500
    assert {name: told.headers.get(name) for name in HEADERS} == HEADERS
    assert "nobody foresaw it" not in told.text


def test_after_all_that_the_console_still_works(desk: Desk) -> None:
    client = browser(desk, "reviewer")
    assert act(client, "/applications/SCO2026-0001", "call", words="还在").status_code == 200
