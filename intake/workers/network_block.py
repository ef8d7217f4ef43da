"""Blocks the network for a process and its children, where the kernel permits it (Linux seccomp).

A stranger's document that asks for a remote picture or template, or a parser that has been taken
over, reaches nobody. Unix sockets stay: the virus scanner's may be one.
"""

import ctypes
import errno
import platform
import socket
import struct
import sys

# linux/audit.h, linux/seccomp.h, linux/filter.h and the two machines' syscall tables.
_MACHINES = {
    # machine: (audit architecture, socket, io_uring_setup)
    "x86_64": (0xC000003E, 41, 425),
    "aarch64": (0xC00000B7, 198, 425),
}
_X32_BIT = 0x40000000
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _FILTER = 38, 22, 2
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
# The C library asks the kernel through it which addresses the machine has.
_AF_NETLINK = 16


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def go_offline() -> bool:
    """Tell whether this process, and what it starts from now on, can open no network connection.

    There is no way back. Connections that are open stay.
    """
    machine = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or machine is None:
        return False
    code = _filter(*machine)
    program = _Program(len(code) // 8, code)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_PR_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0)


def is_offline() -> bool:
    """Tell whether a network socket is refused here; tried, not remembered."""
    try:
        socket.socket(socket.AF_INET).close()
    except PermissionError:
        return True
    return False


def _filter(architecture: int, socket_call: int, io_uring: int) -> bytes:
    """Refuses sockets that lead out of this machine, io_uring (which opens them too), and the calls of
    another architecture, whose numbers mean something else.
    """
    refuse, allow = 10, 11
    steps = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 0, refuse, architecture),
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, refuse, 0, _X32_BIT),
        (_EQUAL, refuse, 0, io_uring),
        (_EQUAL, 0, allow, socket_call),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_EQUAL, allow, 0, socket.AF_UNIX),
        (_EQUAL, allow, 0, _AF_NETLINK),
        (_EQUAL, refuse, refuse, 0),
        (_RETURN, 0, 0, _REFUSE),
        (_RETURN, 0, 0, _ALLOW),
    ]
    # A jump counts the instructions it leaves out; above they are written as places.
    return b"".join(
        struct.pack("=HBBI", code, *(_offset(place, jump) for jump in (yes, no)), value)
        if code in (_EQUAL, _AT_LEAST)
        else struct.pack("=HBBI", code, 0, 0, value)
        for place, (code, yes, no, value) in enumerate(steps)
    )


def _offset(place: int, jump: int) -> int:
    return jump - place - 1 if jump else 0
