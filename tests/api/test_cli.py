"""The command line: quick help, results alone on stdout, one-line errors, exit codes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest
from phancong.api.cli import command
from phancong.api.cli.reference import reference
from phancong.api.cli.tables import visible
from phancong.graph.store.lock import FileLock

ROOT = Path(__file__).parents[2]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from phancong.api.cli import main; main()", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "200", **environment},
        check=False,
    )


def test_help_loads_little() -> None:
    """Help is quick because nothing heavy is imported for it."""
    told = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr))"
    answer = subprocess.run(
        [sys.executable, "-c", f"{told}; from phancong.api.cli import main; main()", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {name.partition(".")[0] for name in answer.stderr.split()}
    assert "phancong" in loaded
    assert not loaded & {"spacy", "numpy", "fastapi", "uvicorn", "pydantic", "pyoxigraph", "rdflib", "jinja2", "mcp"}


@pytest.mark.parametrize(("arguments", "words"), [((), "cơ quan nào"), (("--lang", "en"), "which body")])
def test_help_in_two_languages(arguments: tuple[str, ...], words: str) -> None:
    assert words in run(*arguments, "--help").stdout
    assert words in run("--help", PHANCONG_LANG=arguments[1] if arguments else "vi").stdout


def test_the_reference_is_what_the_commands_say() -> None:
    written = (ROOT / "docs/cli-reference.md").read_text("utf-8")
    assert written == reference(), "docs/cli-reference.md: run python -m phancong.api.cli.reference"


def test_every_help_text_is_a_message() -> None:
    for lang in ("vi", "en"):
        for child in command(lang).commands.values():
            texts = [child.help, child.epilog, *(getattr(p, "help", None) for p in child.params)]
            assert not [t for t in texts if t and t.startswith(("help.", "example."))]


def test_query(store_path: str, tmp_path: Path) -> None:
    query = "SELECT ?number WHERE { ?d a pc:Directive ; eli:number ?number } ORDER BY ?number LIMIT 2"
    file = tmp_path / "q.rq"
    file.write_text(query)
    for given in (query, str(file)):
        answer = run("query", given, "--store", store_path, "--format", "csv")
        assert answer.stdout.splitlines()[0] == "number"
        assert len(answer.stdout.splitlines()) == 3
    assert json.loads(run("query", query, "--store", store_path, "-f", "json").stdout)["head"]["vars"] == ["number"]
    assert run("query", query, PHANCONG_STORE=store_path).stdout.startswith("number\n")
    turtle = run("query", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 2", "--store", store_path)
    assert turtle.stdout.rstrip().endswith(".")


def test_ask(store_path: str) -> None:
    answer = run("ask", "ai ban hành Nghị quyết 29-NQ/TW?", "--store", store_path)
    assert answer.stdout.startswith("Nghị quyết số 29-NQ/TW ngày 17/11/2022 do")
    assert "“" in answer.stdout
    as_json = run("ask", "ai ban hành Nghị quyết 29-NQ/TW?", "--store", store_path, "-f", "json")
    assert json.loads(as_json.stdout)["answer"]


@pytest.mark.parametrize("suffix", ["trig", "nq", "ttl", "nt", "jsonld", "graphml", "gexf", "csv"])
def test_export(store_path: str, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"store.{suffix}"
    answer = run("export", "-o", str(out), "--store", store_path)
    assert (answer.returncode, answer.stdout) == (0, "")
    assert out.stat().st_size > 1000


def test_build_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    good, bad = tmp_path / "tot.txt", tmp_path / "hong.txt"
    good.write_text("Số: 5/KH-UBND\nKẾ HOẠCH\nGiao Sở Y tế chủ trì thực hiện Nghị quyết số 29-NQ/TW ngày 17/11/2022.\n")
    bad.write_bytes(bytes(range(256)) * 20)
    store = str(tmp_path / "kho")
    answer = run("build", str(good), str(bad), "--store", store)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert "hong.txt" in answer.stderr
    assert run("build", str(good), "--store", store).returncode == 0
    assert run("query", "ASK { ?d a pc:Directive }", "--store", store).stdout == "true\n"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("query", "ASK {}", "--store", "/nowhere"), 3, "không có kho ở đây; hãy dựng bằng 'phancong build"),
        (("--lang", "en", "query", "ASK {}", "--store", "/nowhere"), 3, "no store there"),
        (("query",), 2, "Thiếu đối số 'QUERY'"),
        (("--lang", "en", "query"), 2, "Missing argument 'QUERY'"),
        (("serve", "--port", "99999"), 2, "nhỏ hơn hoặc bằng 65535"),
        (("--lang", "en", "extract", "/nowhere.txt"), 1, "no such file"),
        (("query", "SELECT * {", "--store", "STORE"), 2, "cú pháp"),
        (("query", "nothing.rq", "--store", "STORE"), 2, "nothing.rq"),
        (("query", "CLEAR ALL { }", "--store", "STORE"), 2, "chỉ đọc"),
        (("query", "ASK { SERVICE <http://x/> {} }", "--store", "STORE"), 2, "SERVICE"),
        (("query", "ASK {}", "--store", "STORE", "--format", "turtle"), 2, "turtle"),
        (("draw", "99-NQ/TW", "--store", "STORE"), 4, "99-NQ/TW"),
        (("export", "-o", "x.doc", "--store", "STORE"), 2, ".trig"),
        (("extract", "/nowhere.txt"), 1, "/nowhere.txt"),
        (("evaluate", "--gold", "/nowhere", "--source", "/nowhere"), 2, "/nowhere"),
        (("serve", "--store", "/nowhere", "--port", "0"), 3, "phancong build"),
        (("--lang", "de", "query", "ASK {}"), 2, "--lang"),
        (("query", "NOT_TEXT", "--store", "STORE"), 2, "UTF-8"),
        (("query", "-f", "csv", "ASK { ?s ?p", "--store", "STORE"), 2, "cú pháp"),
        (("draw", "29-NQ/TW", "-o", "/nowhere/x.html", "--store", "STORE"), 2, "/nowhere/x.html"),
        (("export", "-o", "/nowhere/x.nt", "--store", "STORE"), 2, "/nowhere/x.nt"),
        (("repair", "/"), 1, "/"),
        (("doctor", "--format", "xml"), 2, "json"),
        (("mcp", "--store", "/nowhere"), 3, "phancong build"),
    ],
)
def test_failures_are_one_line_and_a_code(
    store_path: str, tmp_path: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    (tmp_path / "not-text.rq").write_bytes(b"\xff\xfe")
    places = {"STORE": store_path, "NOT_TEXT": str(tmp_path / "not-text.rq")}
    answer = run(*(places.get(a, a) for a in arguments))
    assert answer.returncode == code, answer.stderr
    assert answer.stdout == ""
    assert words in answer.stderr
    assert "Traceback" not in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1 or any(word in answer.stderr for word in ("Cách dùng", "Usage"))


def test_a_reader_that_goes_away_is_no_error(store_path: str) -> None:
    shell = f"{sys.executable} -c 'from phancong.api.cli import main; main()' query 'SELECT * {{ ?s ?p ?o }}'"
    answer = subprocess.run(
        ["bash", "-c", f"{shell} --store {store_path} | head -1"], capture_output=True, text=True, check=False
    )
    assert answer.stdout and not answer.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("form", ["csv", "table"])
def test_a_full_disk_is_one_line(store_path: str, form: str) -> None:
    command = ["query", "SELECT * { ?s ?p ?o } LIMIT 2000", "-f", form, "--store", store_path]
    with Path("/dev/full").open("w") as full:
        answer = subprocess.run(
            [sys.executable, "-c", "from phancong.api.cli import main; main()", *command],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert answer.returncode == 1
    assert len(answer.stderr.splitlines()) == 1, answer.stderr


def test_an_interrupt_ends_a_query_without_a_word(store_path: str) -> None:
    """The engine hears no signal: without help it would go on for weeks, and this test with it."""
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?c != ?f && ?f != ?i) }"
    asked = ("query", query, "--store", store_path)
    told = "from phancong.graph.store.embedded import EmbeddedStore as E; old = E.query"
    told += "; E.query = lambda *a: (print('begun', flush=True), old(*a))[1]"
    with subprocess.Popen(
        [sys.executable, "-c", f"{told}; from phancong.api.cli import main; main()", *asked],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (-signal.SIGINT, "", "")


def test_names_as_a_mac_writes_them(tmp_path: Path) -> None:
    """'ế' in two characters on disk, in one as typed; and a space."""
    folder = tmp_path / "thư mục"
    folder.mkdir()
    file = folder / unicodedata.normalize("NFD", "kế hoạch.txt")
    file.write_text("Số: 5/KH-UBND\nKẾ HOẠCH\nGiao Sở Y tế chủ trì thực hiện Nghị quyết số 29-NQ/TW.\n", "utf-8")
    typed = str(folder / unicodedata.normalize("NFC", "kế hoạch.txt"))
    assert run("extract", typed).stdout
    assert run("repair", typed).returncode == run("outline", typed).returncode == 0
    built = run("build", typed, "--store", str(tmp_path / "kho của tôi"))
    assert (built.returncode, built.stdout) == (0, "")


def test_the_exit_code_of_a_question(store_path: str) -> None:
    asked = ("ask", "ai ban hành Nghị quyết 98-NQ/TW?", "--store", store_path)
    answer = run(*asked)
    assert (answer.returncode, "Không có trong kho" in answer.stdout) == (4, True)


def test_the_version() -> None:
    assert run("--version").stdout == f"phancong {version('phancong')}\n"


def _without_rdf(store: Path, build: Path) -> None:
    shutil.rmtree(build / "rdf")


def _damaged(store: Path, build: Path) -> None:
    (build / "rdf" / "CURRENT").write_text("damaged")


def _data_lost(store: Path, build: Path) -> None:
    for file in (build / "rdf").glob("*.sst"):
        file.write_bytes(b"lost")


def _no_description(store: Path, build: Path) -> None:
    (store / "format.json").write_text("{")


def _older(store: Path, build: Path) -> None:
    (store / "format.json").write_text('{"format": 1, "base": "https://phancong.example/id/"}')


def _newer(store: Path, build: Path) -> None:
    (store / "format.json").write_text('{"format": 99, "base": "https://phancong.example/id/"}')


@pytest.mark.parametrize("spoil", [_without_rdf, _damaged, _data_lost, _no_description, _older, _newer])
def test_a_store_that_cannot_be_served_is_one_line(
    store_path: str, tmp_path: Path, spoil: Callable[[Path, Path], None]
) -> None:
    store = tmp_path / "kho"
    shutil.copytree(store_path, store)
    spoil(store, store / json.loads((store / "format.json").read_text())["current"])
    for tried in (("serve", "--port", "0"), ("serve", "--port", "0", "--workers", "2"), ("query", "ASK {}")):
        answer = run(*tried, "--store", str(store))
        assert (answer.returncode, answer.stdout) == (3, ""), answer.stderr
        assert len(answer.stderr.splitlines()) == 1 and str(store) in answer.stderr
    doctor = run("doctor", "--store", str(store))
    assert doctor.returncode == 1 and f"✗ Kho: {store}" in doctor.stdout and "phancong build" in doctor.stdout


def test_nothing_steers_the_terminal() -> None:
    assert visible("a\x1b[31m\x07đ\nb\tc\x9b") == "a\ufffd[31m\ufffdđ\nb\tc\ufffd"


def test_two_builds_of_one_store(tmp_path: Path) -> None:
    """The second says so in one line and stops with the exit status of a store that cannot be used."""
    (tmp_path / "a.txt").write_text("Số 12/KH-UBND", "utf-8")
    with FileLock(tmp_path / ".kho.lock"):
        done = run("build", str(tmp_path / "a.txt"), "--store", str(tmp_path / "kho"))
    assert done.returncode == 3 and len(done.stderr.splitlines()) == 1
    assert "một lần dựng khác đang làm việc trên kho này" in done.stderr


def test_a_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a.txt").write_text("Số 12/KH-UBND", "utf-8")
    command = ["--lang", "en", "build", str(tmp_path / "files"), "--store", str(tmp_path / "kho"), "--watch"]
    with subprocess.Popen(
        [sys.executable, "-c", "from phancong.api.cli import main; main()", *command], stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        try:
            assert "the store holds 1 files" in process.stderr.readline()
            (tmp_path / "files" / "b.txt").write_text("Số 13/KH-UBND", "utf-8")
            assert "the store holds 2 files" in process.stderr.readline()
            (tmp_path / "files" / "a.txt").unlink()
            assert "1 removed" in process.stderr.readline()
        finally:
            process.kill()
