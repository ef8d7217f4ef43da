"""Runs LibreOffice as the converter: one short-lived, isolated process per letter."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from errno import ENOSPC
from pathlib import Path
from tempfile import TemporaryDirectory

from parsers.convert.converter import Conversion, Converter
from parsers.convert.office_profile import PROFILE
from parsers.facts.problem import Problem, Unreadable
from parsers.filetypes.ole import is_locked_doc, is_ole, stream_names

# A form takes 1.3 s cold; a 300-page document with pictures some 20 s.
TIME_LIMIT = 45.0
# Then the rest is given up: together they stay under what a worker may spend on a letter.
MOST_HANGS = 3
# Twenty forms take 1.6 s in one start, 1.3 s each by themselves.
MOST_TOGETHER = 25
# A conversion of 300 pages with pictures writes some 40 MB.
LEAST_ROOM = 64 * 1024**2
_PROGRAMS = ("soffice", "libreoffice")
# By extension only kinds that Writer reads; for any other name it looks at the bytes itself.
_KNOWN = (".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".ott", ".fodt", ".docm", ".docx", ".xml")


def find_converter() -> Converter | None:
    """LibreOffice where it is installed, else None: older formats are then told as unsupported."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    return LibreOffice(program) if program else None


@dataclass(frozen=True, slots=True)
class LibreOffice:
    """The adapter. `program` is the path of soffice; `time_limit` in seconds a start."""

    program: str
    time_limit: float = TIME_LIMIT

    def convert(self, data: bytes, filename: str) -> bytes:
        result = self.convert_all([(data, filename)])[0]
        if isinstance(result, Unreadable):
            raise result
        return result

    def convert_all(self, documents: Sequence[tuple[bytes, str]]) -> list[Conversion]:
        """Converts `MOST_TOGETHER` documents per start. What a start that hung or died left undone
        is taken up again, its first document alone: that one it was, or it waited behind it.
        """
        results = dict(_locked(documents))
        hung, alone = 0, False
        while waiting := [number for number in range(len(documents)) if number not in results]:
            if hung == MOST_HANGS:
                return [results.get(number, self._late()) for number in range(len(documents))]
            batch = waiting[: 1 if alone else MOST_TOGETHER]
            code, made = self._start([documents[number] for number in batch])
            results |= {batch[place]: result for place, result in made.items()}
            hung += code is None
            alone = any(number not in results for number in batch)
        return [results[number] for number in range(len(documents))]

    def _start(
        self, documents: Sequence[tuple[bytes, str]]
    ) -> tuple[int | None, dict[int, Conversion]]:
        """One start of the program: its exit code, None where it had to be ended, and what became
        of the documents by their places. What it did not come to is absent, of several.
        """
        with TemporaryDirectory(prefix="convert-", ignore_cleanup_errors=True) as folder:
            work = Path(folder)
            sources = [_put(work, number, *document) for number, document in enumerate(documents)]
            code = self._run(work, sources)
            made: dict[int, Conversion] = dict(_results(work, len(documents)))
            _demand_room(work)
        # It takes them in their order: what lies before its regular end, or before one that it
        # made, it has tried and made nothing of.
        one = len(documents) == 1
        tried = len(documents) if code == 0 or one else max(made, default=0)
        nothing = Unreadable(Problem.UNREADABLE, "the converter can make nothing of the file")
        failure = self._late() if code is None and one else nothing
        return code, dict.fromkeys(range(tried), failure) | made

    def _late(self) -> Unreadable:
        detail = f"the converter did not finish within {self.time_limit:g} s"
        return Unreadable(Problem.REFUSED, detail)

    def _run(self, work: Path, sources: Sequence[Path]) -> int | None:
        """Runs the program in a session of its own, so that all it starts can be ended with it.

        None where it had to be ended.
        """
        _write_profile(work)
        with _session([self.program, *_arguments(work, sources)], work) as process:
            try:
                return process.wait(self.time_limit)
            except subprocess.TimeoutExpired:
                return None


def _locked(documents: Sequence[tuple[bytes, str]]) -> Iterator[tuple[int, Conversion]]:
    """Those not even tried: the program would wait for a password."""
    for number, (data, _) in enumerate(documents):
        if is_ole(data) and is_locked_doc(data):
            yield number, Unreadable(Problem.ENCRYPTED, "the document is locked by a password")


def _put(work: Path, number: int, data: bytes, filename: str) -> Path:
    source = work / f"{number}{_extension(data, filename)}"
    source.write_bytes(data)
    return source


def _results(work: Path, count: int) -> Iterator[tuple[int, bytes]]:
    for number in range(count):
        path = work / "out" / f"{number}.docx"
        if path.exists():
            yield number, path.read_bytes()


def _demand_room(work: Path) -> None:
    """Raise OSError where the disk is full: that is the machine's trouble, not the document's."""
    if shutil.disk_usage(work).free < LEAST_ROOM:
        raise OSError(ENOSPC, f"no room left for conversions in {work.parent}")


def _arguments(work: Path, sources: Sequence[Path]) -> list[str]:
    return [
        f"-env:UserInstallation={(work / 'profile').as_uri()}",
        "--headless",
        "--invisible",
        "--norestore",
        "--nologo",
        "--nolockcheck",
        "--nodefault",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(work / "out"),
        *map(str, sources),
    ]


@contextmanager
def _session(command: list[str], work: Path) -> Iterator[subprocess.Popen[bytes]]:
    environment = {"HOME": str(work), "PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8"}
    process = subprocess.Popen(  # noqa: S603 - a fixed program, our own file names, no shell
        command,
        cwd=work,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the whole session: soffice is a script that starts the program proper."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return  # It has ended by itself, and so have its children.
    finally:
        process.wait()


def _write_profile(work: Path) -> None:
    user = work / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(PROFILE, "utf-8")


def _extension(data: bytes, filename: str) -> str:
    """The extension that makes LibreOffice choose the right filter: by the bytes, else by the name.

    A .wps of WPS Office is a .doc; under its own name it would be taken for Microsoft Works.
    """
    if is_ole(data) and "WordDocument" in stream_names(data):
        return ".doc"
    if data.lstrip()[:5] == b"{\\rtf":
        return ".rtf"
    suffix = Path(filename).suffix.lower()
    return suffix if suffix in _KNOWN else ".doc"
