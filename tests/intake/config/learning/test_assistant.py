"""A model of the office's own fills what the rules left open, and nothing it invents gets through."""

import gzip
import json
import threading
import time
import zlib
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import invented_call
import pytest

from intake.config.learning.assistant import NoAnswer, ask, assistant
from intake.config.learning.draft import draft_campaign
from intake.config.settings import AssistantSettings
from intake.staff.campaigns.drafting import ReadAlready
from parsers.reading import read_file
from parsers.texts.announcements.read_announcement import read_announcement
from parsers.texts.announcements.suggestions import MARK, open_points, with_suggestions

NOTICE = """各位老师：
学校想收集一些节水的做法，愿意分享的请把材料在十月十二日（2026年10月12日）以前给到我们。
材料交给 water@lanpu-school.example 即可，信的名字就叫 节水做法-学校-姓名。
蓝浦学校后勤处
"""
YEAR = 2026
TRUE = {
    "closes_on": {"value": "2026-10-12", "quotation": "（2026年10月12日）以前给到我们"},
    "mailbox": {
        "value": "water@lanpu-school.example",
        "quotation": "材料交给 water@lanpu-school.example 即可",
    },
    "office": {"value": "蓝浦学校后勤处", "quotation": "蓝浦学校后勤处"},
    "subject": {
        "value": "节水做法-学校-姓名",
        "quotation": "信的名字就叫 节水做法-学校-姓名",
    },
    "title": {"value": "收集一些节水的做法", "quotation": "学校想收集一些节水的做法"},
}


def bare():
    """An announcement of which the rules made out nothing."""
    return read_announcement("", year=YEAR)


def reply(**changes) -> str:
    return json.dumps(TRUE | changes, ensure_ascii=False)


def test_what_stands_in_the_announcement_is_taken_and_marked():
    read, taken = with_suggestions(bare(), NOTICE, reply(), YEAR)
    assert taken == len(TRUE)
    assert read.deadlines.closes.value.isoformat() == "2026-10-12"
    assert [one.value for one in read.mailboxes.papers] == ["water@lanpu-school.example"]
    assert read.office.value == "蓝浦学校后勤处"
    assert "{applicant}" in read.naming.subject.value.text
    said = (read.title, read.office, read.deadlines.closes, read.naming.subject)
    assert all(not one.sure and one.sentence.endswith(MARK) for one in said)


LIES = [
    ("closes_on", "2026-10-21", "（2026年10月12日）以前给到我们"),
    ("closes_on", "2026-10-12", "请于2026年10月12日前报送"),
    ("closes_on", "soon", "愿意分享的请把材料"),
    ("closes_on", "2026-13-45", "（2026年10月12日）以前给到我们"),
    ("mailbox", "evil@other.example", "材料交给 water@lanpu-school.example 即可"),
    ("mailbox", "water@lanpu-school.example", "请发到 water@lanpu-school.example"),
    ("mailbox", "water", "材料交给 water@lanpu-school.example 即可"),
    ("office", "蓝浦市教育局", "蓝浦学校后勤处"),
    ("title", "节水\n[smtp]", "学校想收集一些节水的做法"),
    ("title", "节水典型案例征集活动", "学校想收集一些节水的做法"),
    ("subject", "姓名-学校-节水做法", "信的名字就叫 节水做法-学校-姓名"),
    ("subject", "{applicant}-节水做法", "信的名字就叫 节水做法-学校-姓名"),
    ("subject", "节水做法-学校-电话", "信的名字就叫 节水做法-学校-姓名"),
    ("subject", "+++", "信的名字就叫 节水做法-学校-姓名"),
    ("office", "", "蓝浦学校后勤处"),
    ("office", "蓝浦学校后勤处", ""),
    ("office", 5, "蓝浦学校后勤处"),
    ("office", "处", "处"),
]


@pytest.mark.parametrize(("key", "value", "quotation"), LIES)
def test_what_does_not_stand_there_is_dropped(key, value, quotation):
    told = json.dumps({key: {"value": value, "quotation": quotation}}, ensure_ascii=False)
    assert with_suggestions(bare(), NOTICE, told, YEAR) == (bare(), 0)


@pytest.mark.parametrize(
    "told",
    ["", "好的！", "[]", "{", '{"title": "x"}', '{"title": null}', "null", "{" * 5000, "[" * 9000 + "{}"],
)  # fmt: skip
def test_what_is_no_answer_is_passed_over(told):
    assert with_suggestions(bare(), NOTICE, told, YEAR) == (bare(), 0)


def test_an_answer_wrapped_in_talk_is_found():
    told = f"当然可以！结果如下：\n```json\n{reply()}\n```\n希望有帮助。"
    assert with_suggestions(bare(), NOTICE, told, YEAR)[1] == len(TRUE)


def test_what_the_rules_made_out_stays():
    sure = read_announcement(
        "关于征集节水做法的通知\n请于2026年9月1日前发送至邮箱 a@b.example。\n某某处\n2026年8月1日",
        year=YEAR,
    )
    assert "closes_on" not in open_points(sure)
    read, _ = with_suggestions(sure, NOTICE, reply(), YEAR)
    assert read.deadlines == sure.deadlines
    assert read.mailboxes == sure.mailboxes


def content(text: str) -> bytes:
    return json.dumps({"choices": [{"message": {"content": text}}]}).encode()


@contextmanager
def service(answer):
    """A server that answers as told; yields its address and the requests it got."""
    asked: list[tuple[str, dict, dict]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append((self.path, dict(self.headers), body))
            with suppress(OSError):  # who asked has gone
                answer(self)

        def log_message(self, *_):
            pass

        def send(self, body: bytes, status: int = 200, **headers: str):
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1", asked
    finally:
        server.shutdown()
        server.server_close()


def known(endpoint: str, **more) -> AssistantSettings:
    return AssistantSettings(endpoint=endpoint, model="local", **{"seconds": 1, **more})


def test_the_model_gets_the_announcement_and_what_is_open(monkeypatch):
    monkeypatch.setenv("MODEL_TOKEN", "secret")
    with service(lambda one: one.send(content(reply()))) as (endpoint, asked):
        assist = assistant(known(endpoint, token_env="MODEL_TOKEN", seconds=30))
        read, taken = assist(bare(), NOTICE, YEAR)
    assert taken == len(TRUE)
    assert read.office.value == "蓝浦学校后勤处"
    ((path, headers, body),) = asked
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer secret"
    assert body["model"] == "local"
    assert NOTICE in body["messages"][1]["content"]


def dribble_body(one):
    one.send_response(200)
    one.end_headers()
    for _ in range(600):
        one.wfile.write(b" ")
        one.wfile.flush()
        wait(0.05)


def pour(one):
    """A body without a length and without an end."""
    one.send_response(200)
    one.end_headers()
    for _ in range(4000):
        one.wfile.write(b" " * 65_536)


def dribble_head(one):
    for _ in range(600):
        one.wfile.write(b"H")
        one.wfile.flush()
        wait(0.05)


def wait(seconds: float) -> None:
    threading.Event().wait(seconds)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (lambda _: wait(30), "within 1 s"),
        (dribble_body, "within 1 s"),
        (dribble_head, "reached|within 1 s"),
        (lambda one: one.send(b"x" * 500_000), "no end"),
        (lambda one: one.send(b"{}"), "not what such a service"),
        (lambda one: one.send(b"[" * 100_000), "not what such a service"),
        (lambda one: one.send(b'{"choices":[{"message":{"content":null}}]}'), "no text"),
        (lambda one: one.send(b"no", 401), "HTTP 401"),
        (lambda one: one.send(b"", 302), "HTTP 302"),
        (lambda one: one.connection.close(), "reached"),
        (pour, "no end|within 1 s"),
        (lambda one: one.send(gzip.compress(b"0" * 9_000_000), Content_Encoding="gzip"), "packed"),
        (lambda one: one.send(zlib.compress(b"0" * 9_000_000), Content_Encoding="deflate"), "packed"),
        (lambda one: one.send(gzip.compress(content("{}"))), "not what such a service"),
        (lambda one: one.send(b"<html>", 401, Content_Type="text/html"), "HTTP 401"),
        (lambda one: one.send(b"<html>Sign in</html>", Content_Type="text/html"), "not what such"),
        (lambda one: one.send(b"\x89PNG\r\n" + bytes(900), Content_Type="image/png"), "not what such"),
        (lambda one: one.send(b"data: {}\n\n", Content_Type="text/event-stream"), "not what such"),
        (lambda one: one.send(b'["choices"]'), "not what such a service"),
        (lambda one: one.send(b'{"choices": []}'), "not what such a service"),
        (lambda one: one.send("{}".encode("utf-16")), "not what such a service"),
        (lambda one: one.send(b"", 500), "HTTP 500"),
        (lambda one: one.send(b"", 204), "HTTP 204"),
    ],
    ids=["stalls", "dribbles", "dribbles its head", "endless", "empty", "deep", "null", "refuses",
         "leads away", "hangs up", "pours", "gzip bomb", "deflate bomb", "packed unsaid", "401 page",
         "login page", "picture", "event stream", "list", "no choices", "utf-16", "broken", "nothing"],
)  # fmt: skip
def test_a_service_that_misbehaves_costs_a_second_and_a_sentence(answer, told):
    with service(answer) as (endpoint, _):
        began = time.monotonic()
        with pytest.raises(NoAnswer, match=told):
            ask(known(endpoint), NOTICE, ("title",))
        assert time.monotonic() - began < 20


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_nobody_else_is_asked_than_who_is_named(status):
    """A redirect would carry the token and the text to another host."""
    with service(lambda one: one.send(content(reply()))) as (elsewhere, reached):

        def lead_away(one):
            one.send(b"", status, Location=f"{elsewhere}/chat/completions")

        with service(lead_away) as (endpoint, asked), pytest.raises(NoAnswer, match=str(status)):
            ask(known(endpoint), NOTICE, ("title",))
    assert len(asked) == 1
    assert reached == []


def test_nothing_of_an_applicant_goes_there(tmp_path):
    """A clerk hands over a filled form with the notice: the model gets the notice alone."""
    (tmp_path / "通知.txt").write_text(NOTICE, "utf-8")
    (tmp_path / "申报表.docx").write_bytes(invented_call.form(filled=True))
    paths = [tmp_path / "通知.txt", tmp_path / "申报表.docx"]
    facts = {path: read_file(path.read_bytes(), path.name) for path in paths[1:]}
    with service(lambda one: one.send(content("{}"))) as (endpoint, asked):
        draft_campaign(paths, ReadAlready(facts), YEAR, assistant(known(endpoint, seconds=30)))
    sent = json.dumps([body for _, _, body in asked], ensure_ascii=False)
    for own in (invented_call.APPLICANT, invented_call.CASE, "林示例", "13800000000"):
        assert own not in sent


def test_nobody_is_asked_where_there_is_no_model():
    assert assistant(AssistantSettings()) is None


@pytest.mark.parametrize(
    "settings",
    [
        {"endpoint": "http://127.0.0.1:1/v1"},
        {"endpoint": "model.example/v1", "model": "m"},
        {"endpoint": "ftp://model.example", "model": "m"},
        {"endpoint": "http://model.example/v1", "model": "m", "token_env": "T"},
        {"endpoint": "https://model.example/v1", "model": "m", "seconds": 0},
    ],
)
def test_settings_that_cannot_work_are_refused(settings):
    with pytest.raises(ValueError):  # noqa: PT011 - pydantic's
        AssistantSettings(**settings)
