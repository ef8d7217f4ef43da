"""An office that took in sample letters as `intake take` does, the console's desk over it, and a browser."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from unittest.mock import patch

import argon2
from anyio.abc import BlockingPortal
from anyio.from_thread import start_blocking_portal
from commands import intake, write_settings
from httpx import Response
from reading_here import reading_here
from starlette.testclient import TestClient

from intake.config.bundled_data import samples
from intake.config.settings import load_settings
from intake.console.app import create_app
from intake.console.web.context import Desk, open_desk
from intake.office import open_reader
from intake.register.accounts import accounts
from intake.workers.page_pictures import PagePictures

PASSWORD = "a long enough word"
CLERK = "林审核"
# A guess is made to cost a tenth of a second: `test_accounts` and `test_attacks` look after that.
_QUICK = argon2.PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
# One event loop a desk; a test client left to itself starts a thread and a loop for every request.
_loops: dict[int, BlockingPortal] = {}


@contextmanager
def console_desk(
    folder: Path, letters: Iterable[str], *, processes: bool = False
) -> Iterator[Desk]:
    """`letters`: names of samples. Nobody has an account yet. `processes`: the desk has workers."""
    path = write_settings(folder)
    done = intake("--config", path, "take", *(samples() / one / "mail.eml" for one in letters))
    assert done.code == 0, done.err
    settings = load_settings(path)
    workers = nullcontext() if processes else reading_here()
    quick = patch.multiple(accounts, _hasher=_QUICK, _NOBODY=_QUICK.hash("nobody"))
    with (
        workers,
        quick,
        open_reader(settings) as reader,
        PagePictures() as pictures,
        start_blocking_portal() as loop,
    ):
        desk = open_desk(settings, reader, pictures)
        _loops[id(desk)] = loop
        yield desk
        del _loops[id(desk)]


def browser(desk: Desk, name: str = "", language: str = "zh") -> TestClient:
    """Logged in where a name is given."""
    client = TestClient(create_app(desk), base_url="http://127.0.0.1", follow_redirects=True)
    client.portal = _loops.get(id(desk))
    client.cookies.set("intake_language", language)
    if name:
        told = client.post("/login", data={"name": name, "password": PASSWORD})
        assert told.status_code == 200
    return client


def token(page: Response) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', page.text)
    assert found
    return found[1]


def seen(page: Response) -> str:
    found = re.search(r'name="seen" value="(\d+)"', page.text)
    assert found
    return found[1]


def act(client: TestClient, address: str, action: str, **fields: object) -> Response:
    """Submits a form of an application's page as it stands there now."""
    page = client.get(address)
    data = {"csrf": token(page), "seen": seen(page)} | fields
    return client.post(f"{address}/{action}", data=data)
