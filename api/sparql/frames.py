"""The frames a query and its answer travel in between the server and a worker process: length, then bytes."""

from __future__ import annotations

import struct
from typing import BinaryIO

REQUEST = struct.Struct(">I")
RESPONSE = struct.Struct(">BQ")

OK, SYNTAX, TOO_LARGE, FAILED, READY = range(5)


def write_request(stream: BinaryIO, body: bytes) -> None:
    stream.write(REQUEST.pack(len(body)) + body)
    stream.flush()


def read_request(stream: BinaryIO) -> bytes | None:
    """The next request; None at the end of the stream."""
    head = stream.read(REQUEST.size)
    if len(head) < REQUEST.size:
        return None
    return stream.read(REQUEST.unpack(head)[0])


def write_response(stream: BinaryIO, status: int, body: bytes | memoryview) -> None:
    stream.write(RESPONSE.pack(status, len(body)))
    stream.write(body)
    stream.flush()
