"""A browser logged in to a console that is served as `intake serve` does; each file has its own desk."""

import os
import shutil
import threading
from collections.abc import Iterator

import pytest
import uvicorn
from consoles import CLERK, PASSWORD
from playwright.sync_api import Browser, Page, expect, sync_playwright

from intake.console.app import create_app
from intake.console.serving import free_port

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="module")
def address(desk) -> Iterator[str]:
    """The console served as `intake serve` does."""
    port = free_port("127.0.0.1", 18100)
    server = uvicorn.Server(
        uvicorn.Config(
            create_app(desk), host="127.0.0.1", port=port, log_level="warning", lifespan="off"
        )
    )
    listening = threading.Thread(target=server.run)
    listening.start()
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    listening.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None and not os.environ.get("CI"):
        # In CI it must be there; elsewhere its tests stand aside where nobody installed it.
        pytest.skip("Chromium is not installed here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(params=[1280, 390])
def page(browser, address, request) -> Iterator[Page]:
    """Logged in; whatever the browser complains of fails the test."""
    context = browser.new_context(
        base_url=address, viewport={"width": request.param, "height": 900}, locale="zh-CN"
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    # The first request may come before the server listens.
    for _ in range(50):
        try:
            page.goto("/")
            break
        except Exception as error:
            if "ERR_CONNECTION_REFUSED" not in str(error):
                raise
            page.wait_for_timeout(100)
    page.get_by_label("用户名").fill(CLERK)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", name="概览")).to_be_visible()
    yield page
    context.close()
    assert not complaints
