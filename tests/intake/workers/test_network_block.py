"""What reads strangers' files reaches nobody."""

import multiprocessing
import platform
import socket
import subprocess
import sys

import pytest

from intake.workers.network_block import go_offline, is_offline
from intake.workers.read_one import MOST_FILES, confine
from intake.workers.readers import Reader

KNOWN = sys.platform == "linux" and platform.machine() in {"x86_64", "aarch64"}


def attempts() -> dict[str, str]:
    """What a confined process meets, by what it tries."""
    confine(offline=True)
    met = {}
    for name, family in (
        ("IPv4", socket.AF_INET),
        ("IPv6", socket.AF_INET6),
        ("unix", socket.AF_UNIX),
    ):
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
            try:
                socket.socket(family, kind).close()
            except OSError as error:
                met[f"{name} {kind.name}"] = type(error).__name__
            else:
                met[f"{name} {kind.name}"] = "open"
    script = "import socket\ntry: socket.socket()\nexcept OSError as e: print(type(e).__name__)"
    child = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    met["a child"] = child.stdout.strip()
    left, right = socket.socketpair()
    left.send(b"x")
    met["a pair"] = right.recv(1).decode()
    return met


def test_no_network_for_it_nor_for_what_it_starts() -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        met = pool.apply(attempts)
    refused = "PermissionError" if KNOWN else "open"
    assert met == {
        "IPv4 SOCK_STREAM": refused, "IPv4 SOCK_DGRAM": refused,
        "IPv6 SOCK_STREAM": refused, "IPv6 SOCK_DGRAM": refused,
        "unix SOCK_STREAM": "open", "unix SOCK_DGRAM": "open",
        "a child": refused, "a pair": "x",
    }  # fmt: skip


def test_workers_are_offline_and_we_are_not() -> None:
    with Reader(1) as reader:
        assert reader.is_offline() is KNOWN
        assert reader._run(limits) <= MOST_FILES
    assert not is_offline()


def test_a_scanner_elsewhere_needs_the_network() -> None:
    with Reader(1, clamd="scanner.example:3310") as reader:
        assert not reader.is_offline()


def limits() -> int:
    import resource

    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]


def test_another_machine_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "riscv64")
    assert not go_offline()
    assert not is_offline()
