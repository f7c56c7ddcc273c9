"""Measure whole builds on an archive, with Hugo in the same run where it is installed: `make bench-build ARCHIVE=DIR`.

Prints CPU seconds and peak memory of each build, and how many times Hugo's that is: Hugo renders the same issue files
with a layout of two lines; ours gives index, feeds, Word files, dataset and proof too. Then what one who writes waits
for: how long after a file is saved its page, and the search, have it. Without an archive, that of the demo is measured.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from socket import socket
from threading import Thread
from typing import IO, cast

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from frozen_archive import archive_of, make_project
from mediawatch.demo.archive import write_archive

SAVES = 3
_LAYOUT = """<!doctype html><title>{{.Title}}</title>
<main>{{.Content}}{{range .Pages}}<a href="{{.RelPermalink}}">{{.Params.number}}</a>{{end}}</main>"""


def main() -> None:
    """Run all measurements and print them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", nargs="?", type=Path, help="a folder of issues")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = make_archive(Path(folder) / "project", options.archive)
        peer = None
        print(f"{'build':<28}{'CPU s':>8}{'memory MB':>12}{'times Hugo':>12}")
        for name, seconds, memory in builds(project, Path(folder)):
            peer = seconds if name == "Hugo" else peer
            times = f"{seconds / peer:.1f}" if peer else "-"
            print(f"{name:<28}{seconds:>8.2f}{memory:>12.0f}{times:>12}", flush=True)
        print(f"\n{'after a file is saved':<28}{'page s':>8}{'search s':>12}")
        for number, (page, search) in enumerate(saves(project), 1):
            print(f"{f'save {number}':<28}{page:>8.2f}{search:>12.2f}", flush=True)


def make_archive(project: Path, source: Path | None) -> Path:
    """Make a project with an archive; return its folder."""
    make_project(project)
    shutil.rmtree(archive_of(project))
    if source:
        shutil.copytree(source, archive_of(project))
    else:
        write_archive(archive_of(project))
    return project


def builds(project: Path, work: Path) -> Iterator[tuple[str, float, float]]:
    """Yield the name, CPU seconds and peak memory of each build."""
    if hugo := shutil.which("hugo"):
        site = work / "hugo"
        for name in ("single", "list"):
            (site / "layouts" / "_default").mkdir(parents=True, exist_ok=True)
            (site / "layouts" / "_default" / f"{name}.html").write_text(_LAYOUT, encoding="utf-8")
        (site / "config.toml").write_text('baseURL = "http://example.org/"\ndisableKinds = ["taxonomy", "term"]\n')
        shutil.copytree(archive_of(project), site / "content", ignore=shutil.ignore_patterns("_*"))
        yield "Hugo", *run([hugo, "--quiet"], site)
    command = [sys.executable, "-m", "mediawatch", "build"]
    yield "mediawatch, clean", *run(command, project)
    yield "mediawatch, nothing changed", *run(command, project)
    newest = max(archive_of(project).glob("2*/*.md"), key=lambda path: int(path.stem))
    newest.write_text(newest.read_text(encoding="utf-8") + "\n又一句。\n", encoding="utf-8")
    yield "mediawatch, one issue changed", *run(command, project)


def run(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """Run a command; return its CPU seconds and its peak memory in MB."""
    program = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(program.pid, 0)
    program.returncode = os.waitstatus_to_exitcode(status)
    if program.returncode:
        sys.exit(f"{' '.join(command)}: {program.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def saves(project: Path) -> Iterator[tuple[float, float]]:
    """Yield for some saves how many seconds later the page, and the search, have what was saved."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "mediawatch", "serve", "--port", str(port)]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    newest = max(archive_of(project).glob("2*/*.md"), key=lambda path: int(path.stem))
    text = newest.read_text(encoding="utf-8")
    with subprocess.Popen(
        command, cwd=project, env=environment, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as server:
        lines = cast(IO[str], server.stderr)
        next(line for line in lines if "保存文件后自动更新" in line)
        said: list[str] = []
        Thread(target=said.extend, args=(lines,), daemon=True).start()
        for save in range(SAVES):
            index, words = fetch(port, "search/manifest.json"), f"第{save}次保存{time.time_ns()}"
            done = sum("已更新。" in line for line in said)
            start = time.monotonic()
            newest.write_text(f"{text}\n{words}。\n", encoding="utf-8")
            page = wait(lambda words=words: words.encode() in fetch(port, f"issues/{newest.stem}/")) - start
            search = wait(lambda index=index: fetch(port, "search/manifest.json") != index) - start
            wait(lambda done=done: sum("已更新。" in line for line in said) > done)
            yield page, search
        server.send_signal(signal.SIGTERM)


def wait(done: Callable[[], bool]) -> float:
    """Wait until something is so; return when that was."""
    while not done():
        time.sleep(0.02)
    return time.monotonic()


def fetch(port: int, path: str) -> bytes:
    """Return what a server answers, nothing where it does not."""
    with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=30) as answer:
        return answer.read()
    return b""


if __name__ == "__main__":
    main()
