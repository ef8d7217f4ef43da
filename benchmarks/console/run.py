"""The console's pages, the report and the workbook over a large register.

    python benchmarks/console/run.py [--size 100000] [--rounds 5]

Pages are asked for by HTTP from the real server, in turns with a bare FastAPI page on a server of its
own, so that a busy machine is busy for both: medians and ratios. The report and the workbook are made
in processes of their own, so that their memory is theirs alone.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
import uvicorn
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from many import grow

from intake.config.bundled_data import load_templates
from intake.config.campaigns import load_campaigns
from intake.config.settings import Settings, load_settings
from intake.console.app import create_app
from intake.console.serving import free_port
from intake.console.web.context import open_desk
from intake.office import open_reader
from intake.register.accounts import accounts
from intake.register.accounts.accounts import AccountRole
from intake.register.connection import Database
from intake.register.database import open_register
from intake.reporting.daily_files import write_report
from intake.reporting.gather import gather
from intake.workers.page_pictures import PagePictures
from notifier.reports.report import DailyReport
from notifier.reports.workbook import write_workbook

PASSWORD = "a long enough word"  # noqa: S105
BARE = "<!doctype html><html lang=zh><title>bare</title><p>" + "行 " * 500
PAGES = (
    "/", "/applications", "/applications?q=云岭", "/applications?q=光伏&status=incomplete",
    "/applications?sort=applicant&order=asc", "/applications?code=material-missing",
    "/applications/{number}", "/queue", "/notices", "/letters", "/letters?state=question",
    "/replay", "/healthz", "/metrics",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--inner", choices=["report", "workbook"], help=argparse.SUPPRESS)
    parser.add_argument("--register", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inner:
        {"report": _report, "workbook": _workbook}[given.inner](given.register)
        return
    with tempfile.TemporaryDirectory() as name:
        demo = Path(name) / "demo"
        subprocess.run(
            [sys.executable, "-m", "intake", "demo", "--dir", demo], check=True, capture_output=True
        )
        register = demo / "data" / "register.db"
        small = Path(name) / "small.db"
        small.write_bytes(register.read_bytes())
        begun = time.monotonic()
        grow(register, given.size)
        print(f"register of {given.size:,} made in {time.monotonic() - begun:.0f} s,", end=" ")
        print(f"{register.stat().st_size / 1024**2:.0f} MB", flush=True)
        _pages(load_settings(demo / "settings.toml"), given.rounds)
        _apart("report", register)
        grow(small, 10_000)
        _apart("workbook", small)


def _pages(settings: Settings, rounds: int) -> None:
    with open_reader(settings) as reader, PagePictures() as pictures:
        desk = open_desk(settings, reader, pictures)
        accounts.add(desk.db, "bench", AccountRole.ADMIN, PASSWORD, datetime.now(UTC))
        (number,) = desk.db.execute(
            "SELECT number FROM applications WHERE status = 'incomplete' ORDER BY id DESC LIMIT 1"
        ).fetchone()
        bare = FastAPI()
        bare.get("/", response_class=HTMLResponse)(lambda: BARE)
        with _served(create_app(desk)) as ours, _served(bare) as theirs:
            _log_in(ours)
            floors = []
            print(f"{'page':44} {'ms':>8} {'÷ bare':>7}")
            for page in PAGES:
                address = page.format(number=number)
                mine, floor = _in_turns(ours, address, theirs, rounds)
                floors.append(floor)
                print(f"{page:44} {1000 * mine:8.1f} {mine / floor:7.1f}", flush=True)
            print(f"{'a bare FastAPI page':44} {1000 * statistics.median(floors):8.1f}")


@contextmanager
def _served(app: FastAPI) -> Iterator[httpx.Client]:
    port = free_port("127.0.0.1", 18_025)
    config = uvicorn.Config(app, port=port, log_level="error", access_log=False, lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=120) as client:
            yield client
    finally:
        server.should_exit = True
        thread.join()


def _log_in(client: httpx.Client) -> None:
    told = client.post("/login", data={"name": "bench", "password": PASSWORD})
    if told.status_code != 303:
        raise SystemExit(f"the login failed: {told.status_code}")


def _in_turns(
    ours: httpx.Client, address: str, theirs: httpx.Client, rounds: int
) -> tuple[float, float]:
    """Medians in seconds; the first of each is not counted."""
    mine, floor = [], []
    for number in range(rounds + 1):
        begun = time.perf_counter()
        told = ours.get(address)
        between = time.perf_counter()
        theirs.get("/")
        ended = time.perf_counter()
        if told.status_code != 200:
            raise SystemExit(f"{address}: {told.status_code}")
        if number:
            mine.append(between - begun)
            floor.append(ended - between)
    return statistics.median(mine), statistics.median(floor)


def _apart(what: str, register: Path) -> None:
    command = [sys.executable, __file__, "--inner", what, "--register", register]
    print(subprocess.run(command, check=True, capture_output=True, text=True).stdout, end="")


def _gathered(db: Database) -> DailyReport:
    (last,) = db.execute("SELECT max(received_at) FROM applications").fetchone()
    now = datetime.fromisoformat(last)
    # The demo's numbers go to 18 June; so do the copies, some days earlier.
    return gather(db, now.date(), load_campaigns(None), (), now)


def _report(register: Path) -> None:
    db = open_register(register)
    with tempfile.TemporaryDirectory() as name:
        begun = time.monotonic()
        written = write_report(_gathered(db), load_templates(None), Path(name))
        seconds = time.monotonic() - begun
        sizes = f"{written.html_path.stat().st_size:,} + {written.xlsx_path.stat().st_size:,} bytes"
    print(f"report: {seconds:.1f} s, {_most_memory()} MB, page + workbook {sizes}")


def _workbook(register: Path) -> None:
    import io

    from openpyxl import load_workbook
    from xlsxwriter.workbook import Workbook

    report = _gathered(open_register(register))
    begun = time.process_time()
    made = write_workbook(report)
    ours = time.process_time() - begun
    sheets = {
        sheet.title: list(sheet.iter_rows(values_only=True))
        for sheet in load_workbook(io.BytesIO(made), read_only=True)
    }
    begun = time.process_time()
    with Workbook(io.BytesIO(), {"in_memory": True}) as bare:
        for title, rows in sheets.items():
            sheet = bare.add_worksheet(title)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, ["" if one is None else str(one) for one in row])
    floor = time.process_time() - begun
    cells = sum(len(row) for rows in sheets.values() for row in rows)
    print(
        f"workbook of 10,000: {ours:.2f} CPU s, bare XlsxWriter with the same {cells:,} cells",
        end=" ",
    )
    print(f"{floor:.2f} s: {ours / floor:.2f} ×")


def _most_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
