"""Whatever a command says, no character of a file, a name or an address drives a terminal or breaks a line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from command_line import run
from frozen_archive import ROOT, archive_of, issue_file
from mediawatch.check.formats import FORMATS
from mediawatch.cli.terminal import say, show, show_json, show_text
from mediawatch.model import Finding
from mediawatch.visible import escape_hidden, make_visible

HOSTILE = "\x1b[2J\x9b31m\r\n\x07::\u202e\u2066\u061c\u2028\x85"
FORBIDDEN = frozenset("\x1b\x9b\r\x07\u202e\u2066\u061c\u2028\x85")


@given(st.text())
def test_a_line_stays_a_line_of_what_can_be_seen(text: str) -> None:
    shown = make_visible(text)
    assert len(shown) == len(text)
    assert not FORBIDDEN & set(shown)
    assert len(shown.splitlines()) <= 1
    assert make_visible(shown) == shown


@given(st.text(st.characters()))
def test_json_says_the_same_in_characters_that_are_seen(text: str) -> None:
    said = escape_hidden(json.dumps({"a": text}, ensure_ascii=False, indent=1))
    assert json.loads(said) == {"a": text}
    assert all(make_visible(line) == line for line in said.split("\n"))
    said.encode("utf-8")


def test_the_printer_lets_nothing_through(capsys: pytest.CaptureFixture[str]) -> None:
    say(f"a{HOSTILE}b")
    show(f"c{HOSTILE}", "d\te")
    show_text(f"f\r\n{HOSTILE.replace(chr(10), '')}")
    show_json(json.dumps(HOSTILE, ensure_ascii=False))
    out, err = capsys.readouterr()
    assert not FORBIDDEN & set(out + err)
    assert err.count("\n") == 1
    rows = out.split("\n")
    assert [row.count("\t") for row in rows] == [1, 0, 0, 0, 0]
    assert json.loads(rows[3]) == HOSTILE


@pytest.mark.parametrize("form", list(FORMATS))
def test_findings_in_every_format_are_seen_as_they_are(form: str) -> None:
    finding = Finding(f"issues/2023/{HOSTILE}.md", 3, "MW101", HOSTILE, HOSTILE, quoted=HOSTILE, accepted=HOSTILE)
    shown = FORMATS[form]([finding], lambda _path, _line: HOSTILE)
    assert not FORBIDDEN & set(shown)


@pytest.mark.parametrize("command", [["build"], ["check"], ["check", "--format", "json"], ["status"], ["review"]])
def test_names_and_words_of_files_drive_nothing(
    project: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    issue = issue_file(archive_of(project))
    text = issue.read_text(encoding="utf-8")
    issue.write_text(text.replace("来源：北青网", "来源：北\x1b[31m\u202e青\x9b网"), encoding="utf-8")
    issue.with_name(f"5\n2\x1b[2J{HOSTILE.replace('/', '')}.md").write_text(text, encoding="utf-8")
    _, out, err = run(capsys, *command)
    assert out + err
    assert not FORBIDDEN & set(out + err)


@pytest.mark.parametrize(
    "arguments",
    [
        [HOSTILE],
        ["check", HOSTILE],
        ["build", "--issues", HOSTILE],
        ["build", f"--{HOSTILE}"],
        ["search", "--to", HOSTILE],
    ],
)
def test_what_is_typed_wrongly_is_said_in_one_line(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    code, out, err = run(capsys, *arguments)
    assert code
    assert not FORBIDDEN & set(out + err)


def test_what_others_log_and_what_nobody_expected_comes_out_the_same_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "scripts"))
    program = (
        "import logging, sys, warnings\n"
        "from mediawatch.cli.terminal import print_like_the_rest\n"
        "print_like_the_rest()\n"
        f"logging.getLogger('mkdocs.livereload').warning('GET /%s', {HOSTILE!r})\n"
        f"warnings.warn({HOSTILE!r})\n"
        f"raise ValueError({HOSTILE!r})"
    )
    tried = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    said = tried.stderr.decode()
    assert [word for word in ("GET /", "UserWarning", "ValueError") if word not in said] == []
    assert not FORBIDDEN & set(said)
