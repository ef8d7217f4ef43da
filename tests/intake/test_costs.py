"""What a letter may cost, in counts: queries, pages drawn, pixels recognised. Seconds are the
benchmark's business (`make bench`); these hold on any machine.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from applicants import Desk, Mailing, all_files

from intake.storage.fact_store import FactStore
from intake.workers.read_one import read_mail
from parsers.mail.letter import open_letter
from parsers.reading import Tools, read_letter
from parsers.scans.ocr import Picture, ReadLine
from parsers.scans.rapid_ocr import find_line_reader

SAMPLES = Path(__file__).parents[2] / "sample_mail"


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """The pixels of each page that pdfium draws."""
    pixels: list[int] = []
    render = pdfium.PdfPage.render

    def counted(page: pdfium.PdfPage, **how: object) -> pdfium.PdfBitmap:
        bitmap = render(page, **how)
        pixels.append(bitmap.width * bitmap.height)
        return bitmap

    monkeypatch.setattr(pdfium.PdfPage, "render", counted)
    return pixels


class Counting:
    """The real engine, and the pixels it was given."""

    def __init__(self) -> None:
        engine = find_line_reader()
        assert engine is not None
        self._engine = engine
        self.lines = self.pixels = 0

    def read_lines(self, pictures: Sequence[Picture]) -> tuple[ReadLine, ...]:
        self.lines += len(pictures)
        self.pixels += sum(one.shape[0] * one.shape[1] for one in pictures)
        return self._engine.read_lines(pictures)


def letter(sample: str) -> bytes:
    (path,) = (SAMPLES / sample).glob("*.eml")
    return path.read_bytes()


def test_a_scanned_letter_is_not_recognised_whole(drawn: list[int]) -> None:
    engine = Counting()
    read_letter(letter("complete-scan"), tools=Tools(line_reader=engine))
    # Two scanned pages and one of text: each drawn once for all who look at it.
    assert len(drawn) == 3
    assert 0 < engine.pixels <= 0.11 * sum(drawn)
    assert engine.lines <= 36


def test_a_letter_with_text_is_hardly_recognised(drawn: list[int]) -> None:
    engine = Counting()
    read_letter(letter("complete-text-pdf"), tools=Tools(line_reader=engine))
    assert len(drawn) == 3
    assert engine.lines <= 4, "seals alone"


def test_evidence_is_made_of_what_is_drawn_already(tmp_path: Path, drawn: list[int]) -> None:
    """The whole of a worker's part: facts, and the pictures a decision rests on."""
    place = tmp_path / "mail.eml"
    place.write_bytes(letter("complete-scan"))
    read_mail(place, tmp_path / "facts", clamd="")
    assert len(drawn) == 3
    assert len(list((tmp_path / "evidence").rglob("*.jpg"))) >= 3


def test_what_is_kept_is_not_read_again(tmp_path: Path, drawn: list[int]) -> None:
    raw, store, engine = letter("complete-scan"), FactStore(tmp_path), Counting()
    tools = Tools(line_reader=engine)
    read = read_letter(raw, store.get, tools)
    for sha256, facts in read.files.items():
        store.keep(sha256, facts)
    before = len(drawn), engine.lines
    assert read_letter(raw, store.get, tools) == read
    assert (len(drawn), engine.lines) == before
    assert read.files.keys() == open_letter(raw).contents.keys()


def system_calls() -> int:
    """Reads and writes this process has asked the kernel for."""
    counted = dict(
        line.split(": ") for line in Path("/proc/self/io").read_text("ascii").splitlines()
    )
    return int(counted["syscr"]) + int(counted["syscw"])


def test_a_kept_letter_costs_a_few_system_calls_a_file(tmp_path: Path) -> None:
    raw, store = letter("complete-scan"), FactStore(tmp_path)
    read = read_letter(raw, store.get)
    for sha256, facts in read.files.items():
        store.keep(sha256, facts)
    before = system_calls()
    read_letter(raw, store.get)
    # A file of facts: its size, its bytes, its end.
    assert system_calls() - before <= 4 * len(read.files) + 4


def test_system_calls_a_letter_do_not_grow_with_the_register(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    counts = []
    for number in range(1, 9):
        before = system_calls()
        desk.take(mailing(number))
        counts.append(system_calls() - before)
    first, last = sorted(counts[1:4]), sorted(counts[5:8])
    assert last[1] <= 1.2 * first[1]
    assert last[1] <= 200


def mailing(number: int) -> Mailing:
    answers = {
        "applicant": f"第{number}环境科技有限公司",
        "case_title": f"第{number}号节水温室项目",
    }
    files = all_files(**answers)
    return Mailing(subject=f"【{answers['applicant']}】", files=files, number=number)


def queries(desk: Desk, number: int) -> int:
    asked: list[str] = []
    desk.db.conn.set_trace_callback(asked.append)
    desk.take(mailing(number))
    desk.db.conn.set_trace_callback(None)
    return len(asked)


def test_queries_a_letter_do_not_grow_with_the_register(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.take(mailing(1))
    early = queries(desk, 2)
    for number in range(3, 7):
        desk.take(mailing(number))
    late = queries(desk, 7)
    assert late <= 1.2 * early
    assert early <= 250
