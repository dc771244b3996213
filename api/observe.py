"""What those who run the service look at: counts and times for Prometheus (/metrics), one log line a request as JSON.

Pure ASGI, as security.py. Counters are of one process; `serve --workers N` has N, told apart by the label `process`.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections import defaultdict

from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOG_VARIABLE = "PHANCONG_LOG"
"""Set to 'json', every request is a line on stderr."""
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Upper bounds in seconds."""
_OTHER = "other"


class Metrics:
    """Requests by route, method and status, and their times by route."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: dict[tuple[str, str, int], int] = defaultdict(int)
        self._times: dict[str, list[int]] = defaultdict(lambda: [0] * (len(BUCKETS) + 1))
        self._seconds: dict[str, float] = defaultdict(float)
        self._began = time.time()

    def count(self, route: str, method: str, status: int, seconds: float) -> None:
        with self._lock:
            self._requests[route, method, status] += 1
            self._seconds[route] += seconds
            bucket = next((i for i, bound in enumerate(BUCKETS) if seconds <= bound), len(BUCKETS))
            self._times[route][bucket] += 1

    def text(self, build: str) -> str:
        """The Prometheus exposition format, version 0.0.4. `build`: names the state of the store."""
        process = f'process="{os.getpid()}"'
        lines = ["# TYPE phancong_requests_total counter"]
        with self._lock:
            for (route, method, status), count in sorted(self._requests.items()):
                labels = f'route="{route}",method="{method}",status="{status}",{process}'
                lines.append(f"phancong_requests_total{{{labels}}} {count}")
            lines.append("# TYPE phancong_request_seconds histogram")
            for route, counts in sorted(self._times.items()):
                total = 0
                for bound, count in zip((*map(str, BUCKETS), "+Inf"), counts, strict=True):
                    total += count
                    lines.append(f'phancong_request_seconds_bucket{{route="{route}",le="{bound}",{process}}} {total}')
                lines.append(f'phancong_request_seconds_sum{{route="{route}",{process}}} {self._seconds[route]:.6f}')
                lines.append(f'phancong_request_seconds_count{{route="{route}",{process}}} {total}')
        lines += [
            "# TYPE phancong_start_time_seconds gauge",
            f"phancong_start_time_seconds{{{process}}} {self._began:.3f}",
            "# TYPE phancong_store_build_info gauge",
            f'phancong_store_build_info{{build="{build}",{process}}} 1',
        ]
        return "\n".join(lines) + "\n"


class Observed:
    """Counts every request and logs it where that is asked for."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics
        self._logs = os.environ.get(LOG_VARIABLE) == "json"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 500
        begin = time.perf_counter()

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, watched)
        finally:
            seconds = time.perf_counter() - begin
            # The pattern of the route, never the path: what people ask for must not become a label.
            route = getattr(scope.get("route"), "path", None) or _OTHER
            self._metrics.count(route, scope["method"], status, seconds)
            if self._logs:
                self._log(scope, route, status, seconds)

    @staticmethod
    def _log(scope: Scope, route: str, status: int, seconds: float) -> None:
        client = scope.get("client")
        line = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "client": client[0] if client else None,
            "method": scope["method"],
            "path": scope["path"],
            "route": route,
            "status": status,
            "ms": round(seconds * 1000, 1),
            "process": os.getpid(),
        }
        print(json.dumps(line, ensure_ascii=False), file=sys.stderr, flush=True)
