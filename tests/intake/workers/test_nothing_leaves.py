"""What the main job leaves behind it: nothing on the network, nothing in HOME or the temporary folder.

The tracer sees every process, the workers and what they start too. Run as an office runs it: some
libraries are silent where the variable CI is set, and only there.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from intake.config.bundled_data import samples

SCAN, OLD_FORM = (
    samples() / "complete-scan" / "mail.eml",
    samples() / "wrong-extension" / "mail.eml",
)
NO_TRACER = shutil.which("strace") is None and not os.environ.get("CI")
_INET = re.compile(r"sa_family=AF_INET6?.*?(?:inet_addr\(\"|AF_INET6, \")([^\"]+)\"")
# Reads a letter in a process that nothing confines, as a virus scanner over the network makes it.
_UNCONFINED = """
import sys
from pathlib import Path
from intake.workers.read_one import read_mail
read_mail(Path(sys.argv[1]), None, "")
assert "onnxruntime" in sys.modules, "no line was read by OCR"
"""

pytestmark = pytest.mark.skipif(NO_TRACER, reason="strace is not installed here; in CI it is")


@pytest.fixture
def place():
    """A short path: the sockets of worker processes lie in the temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@dataclass(frozen=True)
class Traced:
    code: int
    out: str
    reached: tuple[str, ...]
    left: tuple[str, ...]


def traced(folder: Path, *command: object) -> Traced:
    """Runs the command with an empty HOME; the addresses it spoke to, and the files it left."""
    home, temporary, log = folder / "home", folder / "tmp", folder / "calls"
    for empty in (home, temporary):
        empty.mkdir(parents=True)
    own = ("CI", "GITHUB_ACTIONS", "XDG_CACHE_HOME", "ORT_DISABLE_TELEMETRY")
    environment = {name: value for name, value in os.environ.items() if name not in own}
    environment |= {"HOME": str(home), "TMPDIR": str(temporary)}
    tracer = ["strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=connect,sendto,sendmsg,sendmmsg"]
    done = subprocess.run(
        [*tracer, "-o", log, *map(str, command)],
        env=environment, cwd=folder, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    reached = _INET.findall(log.read_text("utf-8", "replace"))
    left = [path for place in (home, temporary) for path in place.rglob("*") if path.is_file()]
    return Traced(
        done.returncode,
        done.stdout + done.stderr,
        tuple(one for one in reached if not one.startswith(("127.", "::1"))),
        tuple(str(path.relative_to(folder)) for path in left),
    )


def test_what_is_judged_leaves_no_trace(place):
    done = traced(place, sys.executable, "-m", "intake", "check", SCAN, OLD_FORM, "--json")
    assert done.code == 0, done.out
    assert done.out.count('"status": "complete"') == 2, done.out
    assert (done.reached, done.left) == ((), ())


def test_reading_without_a_sandbox_leaves_no_trace(place):
    done = traced(place, sys.executable, "-c", _UNCONFINED, SCAN)
    assert done.code == 0, done.out
    assert (done.reached, done.left) == ((), ())


def test_the_tracer_would_see_it(place):
    told = "import socket, pathlib; s = socket.socket(socket.{}, 2); s.sendto(b'x', {})"
    six = traced(place / "6", sys.executable, "-c", told.format("AF_INET6", "('2001:db8::1', 9)"))
    assert six.reached == ("2001:db8::1",)
    note = "; pathlib.Path.home().joinpath('.id').touch()"
    four = told.format("AF_INET", "('192.0.2.1', 9)") + note
    seen = traced(place / "4", sys.executable, "-c", four)
    assert (seen.reached, seen.left) == (("192.0.2.1",), ("home/.id",))
