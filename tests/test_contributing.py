"""The examples in code that CONTRIBUTING.md gives are true: each is run as a newcomer would write it."""

import re
import textwrap
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import typer
from commands import intake, write_settings
from consoles import PASSWORD, browser, console_desk
from dossiers import complete, dossier, pdf, results
from jinja2 import ChoiceLoader, DictLoader
from typer.testing import CliRunner

from intake.cli.terminal.options import Options
from intake.console import app as console
from intake.console.views.templates import ENVIRONMENT
from intake.console.web.visitor import LANGUAGE_COOKIE
from intake.register.accounts import accounts
from intake.register.accounts.accounts import AccountRole
from notifier.notices import kinds
from validators.judge import judge

TEXT = (Path(__file__).parent.parent / "CONTRIBUTING.md").read_text("utf-8")
BLOCK = re.compile(r"^ *```(python|html)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)


def block(heading: str, language: str = "python") -> str:
    """The first block of code in this language beneath a heading."""
    section = TEXT.partition(f"\n## {heading}")[2].partition("\n## ")[0]
    return next(textwrap.dedent(code) for kind, code in BLOCK.findall(section) if kind == language)


def run(heading: str) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": "example"}
    exec(compile(block(heading), "CONTRIBUTING.md", "exec"), names)
    return names


def test_the_rule_passes_and_fails():
    rule = run("Add a rule")["SUMMARY_WITHOUT_FIGURE"]
    assert results(rule, dossier(*complete())) == {"summary": "failed"}
    assert results(rule, dossier(*complete(summary="投资2亿元。"))) == {"summary": "passed"}
    verdict = judge(dossier(*complete()), (rule,))
    assert [one.message for one in verdict.findings] == ["“案例简介”共18个字符，没有一个数字。"]
    assert judge(dossier(pdf("x.pdf")), (rule,)).outcomes[0].result == "skipped"


def test_the_record_of_a_kind_answers_its_occasion_alone():
    kind = SimpleNamespace(WITHDRAWAL="withdrawal")
    names = {**vars(kinds), "NoticeKind": kind, "replace": SimpleNamespace}
    record = eval(block("Add or alter a notice").strip(), names)
    assert isinstance(record, kinds.KindRecord)
    assert record.occasion(SimpleNamespace(withdrawn=True))
    assert not record.occasion(SimpleNamespace(withdrawn=False))
    assert not record.statuses
    assert [sample.name for sample in record.samples] == ["withdrawal"]


def test_the_command_counts_letters(tmp_path):
    settings = write_settings(tmp_path)
    letter = Path(__file__).parent.parent / "sample_mail" / "question" / "mail.eml"
    assert intake("--config", settings, "take", letter).code == 0
    command = typer.Typer()
    command.command("senders")(run("Add a command")["senders"])
    done = CliRunner().invoke(command, ["--config", str(settings)], obj=Options())
    assert done.exit_code == 0, done.output
    assert re.search(r"\S+@\S+\.example +1", done.output)


def test_the_page_is_shown_to_who_is_logged_in(tmp_path, monkeypatch):
    made = run("Add a console page")
    new = SimpleNamespace(router=made["router"], MENU=made["MENU"])
    pages = (*console.PAGES, new)
    template = DictLoader({"senders.html": block("Add a console page", "html")})
    monkeypatch.setattr(console, "PAGES", pages)
    monkeypatch.setattr(ENVIRONMENT, "loader", ChoiceLoader([template, ENVIRONMENT.loader]))
    with console_desk(tmp_path, ("question",)) as desk:
        accounts.add(desk.db, "reader", AccountRole.READER, PASSWORD, desk.now())
        page = browser(desk, "reader").get("/senders")
        assert page.status_code == 200
        assert re.search(r"<td>\S+@\S+\.example</td><td>1</td>", page.text)
        assert '<a href="/senders" aria-current="page">发件人</a>' in page.text
        english = browser(desk, "reader")
        english.cookies.set(LANGUAGE_COOKIE, "en")
        told = english.get("/senders").text
        assert "<h1>Senders</h1>" in told
        assert ">Senders</a>" in told
        assert "/login" in str(browser(desk).get("/senders").url)


@pytest.mark.parametrize("heading", re.findall(r"^## (Add (?:a|or)[^(\n]*)", TEXT, re.MULTILINE))
def test_every_recipe_says_how_many_files_it_touches(heading):
    assert re.search(rf"^## {re.escape(heading.strip())} \([^)]*\d", TEXT, re.MULTILINE)
