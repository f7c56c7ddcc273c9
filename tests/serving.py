"""A live server in a process of its own, and what it says."""

import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from socket import socket

ROOT = Path(__file__).parents[1]


def free_port() -> int:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(project: Path, port: int) -> Generator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "mediawatch", "serve", "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONIOENCODING": "utf-8"}
    process = subprocess.Popen(
        command, cwd=project, env=environment, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    with process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGINT)


def wait_for(process: "subprocess.Popen[str]", words: str) -> list[str]:
    """Read what a server says until it says this; return all of it."""
    assert process.stderr
    said: list[str] = []
    for line in process.stderr:
        said.append(line)
        if words in line:
            return said
    raise AssertionError(said)


def fetch(port: int, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}") as answer:
        return answer.read().decode()
