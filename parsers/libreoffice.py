"""LibreOffice as the converter: one short-lived process a document, shut off from everything else."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from parsers.converter import Converter
from parsers.ole import is_locked_doc, is_ole, stream_names
from parsers.problem import Problem, Unreadable

# A form takes 1.3 s cold; a 300-page document with pictures some 20 s.
TIME_LIMIT = 60.0
_PROGRAMS = ("soffice", "libreoffice")
# By extension only kinds that Writer reads; for any other name it looks at the bytes itself.
_KNOWN = (".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".ott", ".fodt", ".docm", ".docx", ".xml")

# Macros never run, no link is followed (its proxy is a port where nobody listens), nothing is asked.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop>
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop>
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc">
<prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
"""


def find_converter() -> Converter | None:
    """LibreOffice where it is installed, else None: older formats are then told as unsupported."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    return LibreOffice(program) if program else None


@dataclass(frozen=True, slots=True)
class LibreOffice:
    """The adapter. `program` is the path of soffice; `time_limit` in seconds a document."""

    program: str
    time_limit: float = TIME_LIMIT

    def convert(self, data: bytes, filename: str) -> bytes:
        if is_ole(data) and is_locked_doc(data):
            raise Unreadable(Problem.ENCRYPTED, "the document is locked by a password")
        with TemporaryDirectory(prefix="convert-", ignore_cleanup_errors=True) as folder:
            work = Path(folder)
            source = work / f"document{_extension(data, filename)}"
            source.write_bytes(data)
            self._run(work, source)
            return _result(work)

    def _run(self, work: Path, source: Path) -> None:
        """Runs the program in a session of its own, so that all it starts can be ended with it."""
        _write_profile(work)
        with _session([self.program, *_arguments(work, source)], work) as process:
            try:
                process.wait(self.time_limit)
            except subprocess.TimeoutExpired as error:
                detail = f"the converter did not finish within {self.time_limit:g} s"
                raise Unreadable(Problem.REFUSED, detail) from error


def _arguments(work: Path, source: Path) -> list[str]:
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
        str(source),
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
    (user / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")


def _result(work: Path) -> bytes:
    for path in sorted((work / "out").glob("*.docx")):
        return path.read_bytes()
    raise Unreadable(Problem.UNREADABLE, "the converter can make nothing of the file")


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
