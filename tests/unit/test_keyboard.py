"""Questions at a real terminal: what is pasted is one answer, and nothing typed before a question answers it."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

import pty

pytestmark = pytest.mark.slow
SCRIPTS = Path(__file__).parents[2] / "scripts"
ASK = """
import time
from mediawatch.cli.keyboard import ask
print("ready", flush=True)
time.sleep(0.3)
for question in ("first", "second"):
    print(f"<{ask(question, 'none')}>", flush=True)
"""


class Terminal:
    """A program at a terminal: what it shows, and keys for it."""

    def __init__(self, master: int) -> None:
        self.master = master
        self.shown = ""

    def wait(self, text: str) -> None:
        """Read until a text is shown."""
        until = time.monotonic() + 20
        while text not in self.shown:
            assert time.monotonic() < until, self.shown
            if select.select([self.master], [], [], 0.1)[0]:
                self.shown += os.read(self.master, 4096).decode(errors="replace")

    def type(self, keys: str) -> None:
        """Type keys, as one paste."""
        os.write(self.master, keys.encode())


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    master, own = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(SCRIPTS)}
    command = [sys.executable, "-c", ASK]
    with subprocess.Popen(command, stdin=own, stdout=own, stderr=own, env=environment) as program:
        os.close(own)
        yield Terminal(master)
        program.kill()
    os.close(master)


@pytest.mark.parametrize("paste", ["一个\n题目\n\n", "一个\n\n题目\n", "一个\n题目"])
def test_a_pasted_text_is_one_answer_and_answers_no_other_question(terminal: Terminal, paste: str) -> None:
    terminal.wait("first [none]: ")
    terminal.type(paste)
    if not paste.endswith("\n"):
        time.sleep(0.5)
        terminal.type("\n")
    terminal.wait("<一个 题目>")
    terminal.wait("second [none]: ")
    terminal.type("是\n")
    terminal.wait("<是>")


def test_what_was_typed_before_a_question_answers_it_not(terminal: Terminal) -> None:
    terminal.wait("ready")
    terminal.type("太早\n")
    terminal.wait("first [none]: ")
    terminal.type("\n")
    terminal.wait("<none>")
    terminal.wait("second [none]: ")
    terminal.type("好\n")
    terminal.wait("<好>")


def test_half_a_line_that_was_typed_too_early_holds_nothing_up(terminal: Terminal) -> None:
    terminal.wait("ready")
    terminal.type("太")
    terminal.wait("first [none]: ")
    terminal.type("题目\n")
    terminal.wait("<题目>")
