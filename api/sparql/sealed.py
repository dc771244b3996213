"""What a process that runs other people's queries may not do: open a socket, or take more memory than its share.

The engine has an HTTP client for SERVICE and LOAD and no switch for it. guard.py refuses both; this is the wall
behind: Linux then answers EACCES to every new socket of the process and its threads.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import platform
import struct
import sys
from pathlib import Path

# machine -> (AUDIT_ARCH_..., number of socket(2)): linux/audit.h, asm/unistd.h
_SOCKET = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06  # BPF_LD|W|ABS, BPF_JMP|JEQ|K, BPF_RET|K
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_NO_NEW_PRIVS, _SET_SECCOMP, _FILTER = 38, 22, 2


def without_network() -> bool:
    """Take sockets from this process, before it has threads. False where the system cannot (not Linux, old kernels)."""
    if sys.platform != "linux" or platform.machine() not in _SOCKET:
        return False
    architecture, socket = _SOCKET[platform.machine()]
    program = b"".join(
        struct.pack("HBBI", *instruction)
        for instruction in (
            (_LOAD, 0, 0, 4),
            (_EQUAL, 0, 3, architecture),
            (_LOAD, 0, 0, 0),
            (_EQUAL, 0, 1, socket),
            (_RETURN, 0, 0, _ERRNO | errno.EACCES),
            (_RETURN, 0, 0, _ALLOW),
        )
    )
    code = ctypes.create_string_buffer(program, len(program))
    head = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(code)))
    system = ctypes.CDLL(None)
    word = ctypes.c_ulong
    if system.prctl(_NO_NEW_PRIVS, word(1), word(0), word(0), word(0)):
        return False
    return not system.prctl(_SET_SECCOMP, word(_FILTER), head, word(0), word(0))


def bound_memory(limit: int) -> None:
    """Let the process take `limit` bytes more than it holds now.

    Address space is what the system can bound; how much an open store has reserved depends on the machine's cores.
    """
    with contextlib.suppress(ImportError, FileNotFoundError):
        import resource

        pages = int(Path("/proc/self/statm").read_text().split()[0])
        bound = pages * resource.getpagesize() + limit
        resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
