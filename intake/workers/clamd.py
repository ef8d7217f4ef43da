"""Scans files with ClamAV's daemon, where the settings name one."""

import socket
import struct
from collections.abc import Callable
from pathlib import Path

from parsers.errors import IntakeError

_SECONDS = 60.0
_CHUNK = 1 << 16
_END = struct.pack(">I", 0)


class ScannerUnavailable(IntakeError):
    """The scanner the settings name does not answer; no letter is judged without it."""


class Unscannable(Exception):
    """The scanner takes no file like this one; the message is one sentence for staff."""


Scan = Callable[[bytes], str]
"""The name of what was found in the bytes, "" where nothing was."""


def scan_with(address: str) -> Scan:
    """`address` is a socket's path or host:port, as clamd.conf has it."""

    def scan(data: bytes) -> str:
        with _connected(address) as connection:
            return _found(_told(connection, data, address))

    return scan


def version_of(address: str) -> str:
    """Return what the scanner calls itself. Raises ScannerUnavailable."""
    with _connected(address) as connection:
        try:
            connection.sendall(b"zVERSION\0")
            return _answer(connection)
        except OSError as error:
            raise _unavailable(address, error) from error


def is_remote(address: str) -> bool:
    """Tell whether the address is host:port, which needs the network."""
    return address.rpartition(":")[2].isdigit() and ":" in address


def _connected(address: str) -> socket.socket:
    try:
        if is_remote(address):
            host, _, port = address.rpartition(":")
            return socket.create_connection((host, int(port)), timeout=_SECONDS)
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(_SECONDS)
        connection.connect(str(Path(address.removeprefix("unix:"))))
    except OSError as error:
        raise _unavailable(address, error) from error
    return connection


def _unavailable(address: str, error: OSError) -> ScannerUnavailable:
    why = error.strerror or str(error) or type(error).__name__
    return ScannerUnavailable(
        f"The virus scanner at {address} does not answer ({why}): start clamd, or empty"
        " `clamd` under [reading]; the letters wait."
    )


def _told(connection: socket.socket, data: bytes, address: str) -> str:
    try:
        try:
            connection.sendall(b"zINSTREAM\0")
            for start in range(0, len(data), _CHUNK):
                piece = data[start : start + _CHUNK]
                connection.sendall(struct.pack(">I", len(piece)) + piece)
            connection.sendall(_END)
        except (BrokenPipeError, ConnectionResetError):
            # It hangs up on a file that is too large, and has said so before.
            return _answer(connection) or "the connection was cut"
        return _answer(connection)
    except ConnectionResetError:
        return "INSTREAM size limit exceeded. ERROR"
    except OSError as error:
        raise _unavailable(address, error) from error


def _answer(connection: socket.socket) -> str:
    reply = b""
    while not reply.endswith(b"\0") and (piece := connection.recv(4096)):
        reply += piece
    return reply.rstrip(b"\0\n").decode("utf-8", "replace")


def _found(answer: str) -> str:
    """`stream: OK`, `stream: NAME FOUND`, or a sentence that ends in ERROR."""
    words = answer.removeprefix("stream:").strip()
    if words == "OK":
        return ""
    if words.endswith(" FOUND"):
        return words.removesuffix(" FOUND")
    raise Unscannable(
        f"the virus scanner did not look through a file of this letter ({words or 'no answer'});"
        " a larger StreamMaxLength in clamd.conf may help"
    )
