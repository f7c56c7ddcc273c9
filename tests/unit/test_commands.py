"""Messages name the command that works where they are read."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from frozen_archive import ROOT
from mediawatch.cli import app
from mediawatch.commands import name_command, name_installer, name_option, name_program


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder in which the program is installed nowhere, and go there."""
    monkeypatch.chdir(tmp_path)
    install(monkeypatch, tmp_path.parent / "elsewhere", make=True)
    return tmp_path


def install(monkeypatch: pytest.MonkeyPatch, prefix: Path, *, make: bool = False, on_path: Path | None = None) -> Path:
    """Make as if the program ran from an environment; return where its own script would be."""
    scripts = prefix / "bin"
    known = {"make": "/usr/bin/make" if make else None, "mediawatch": on_path and str(on_path)}
    monkeypatch.setattr("sys.prefix", str(prefix))
    monkeypatch.setattr("sys.executable", str(scripts / "python"))
    monkeypatch.setattr("mediawatch.commands.sysconfig.get_path", {"scripts": str(scripts)}.__getitem__)
    monkeypatch.setattr("mediawatch.commands.shutil.which", known.get)
    return scripts / "mediawatch"


def put(script: Path) -> Path:
    script.parent.mkdir(parents=True, exist_ok=True)
    script.touch()
    return script


def test_a_checkout_with_make_is_told_its_targets(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "Makefile").touch()
    put(install(monkeypatch, here / ".venv", make=True))
    assert name_command("check") == "make check"
    assert name_command("check", "issues/2023/524.md") == "make check FILE=issues/2023/524.md"
    assert name_command("check", Path("有 空格.md")) == "make check FILE='有 空格.md'"
    assert name_command("new", number=524) == "make new NUMBER=524"
    assert name_command("capture", "http://a/?b=1&c", issue=524) == "make capture URL='http://a/?b=1&c' ISSUE=524"
    assert name_command("serve", drafts=True) == "make serve DRAFTS=1"
    assert name_command("build") == "make site"
    assert name_command("demo") == "make demo"
    assert name_command("export", "word") == ".venv/bin/mediawatch export word"
    assert name_installer("lxml", "intake") == "make .venv/.intake"
    assert name_option("force", True) == "FORCE=1"
    assert name_option("from_file", "a.html") == "FROM_FILE=a.html"


def test_a_checkout_without_make_is_told_the_program_in_it(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "Makefile").touch()
    put(install(monkeypatch, here / ".venv", on_path=here / "another"))
    assert name_command("check", "a.md") == ".venv/bin/mediawatch check a.md"
    assert name_command("serve", drafts=True) == ".venv/bin/mediawatch serve --drafts"
    assert name_command("serve", drafts=False) == ".venv/bin/mediawatch serve"
    assert name_option("force", True) == "--force"
    assert name_option("from_file", "a.html") == "--from-file a.html"
    assert name_installer("lxml", "intake") == f"{here}/.venv/bin/python -m pip install lxml"


def test_a_program_on_the_path_is_called_by_its_name(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "Makefile").touch()
    own = put(install(monkeypatch, here.parent / "pipx" / "venv"))
    link = here.parent / "bin" / "mediawatch"
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(own)
    install(monkeypatch, here.parent / "pipx" / "venv", make=True, on_path=link)
    assert name_command("new", number=524) == "mediawatch new --number 524"
    assert (
        name_command("capture", "http://a/", from_file="a b.html")
        == "mediawatch capture http://a/ --from-file 'a b.html'"
    )
    put(install(monkeypatch, here / ".venv"))
    install(monkeypatch, here / ".venv", on_path=here / ".venv" / "bin" / "mediawatch")
    assert name_program() == "mediawatch"


def test_a_program_that_is_nowhere_else_is_called_by_its_path(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = put(install(monkeypatch, here.parent / "elsewhere"))
    assert name_command("check") == f"{own} check"
    own.unlink()
    assert name_command("check") == f"{own.with_name('python')} -m mediawatch check"


@pytest.mark.parametrize(
    ("target", "command"),
    [
        ("check", "check"),
        ("check FILE=issues/2023/524.md", 'check "issues/2023/524.md"'),
        ("check FORMAT=github", "check --format github"),
        ("new", "new"),
        ("new NUMBER=524", 'new --number "524"'),
        ("new ARTICLE=http://a/?b=1&c='2'", "new --article http://a/?b=1&c='2'"),
        ("capture URL=http://a/?b=1&c ISSUE=524", 'capture http://a/?b=1&c --issue "524"'),
        ("capture FROM_FILE=a.html", 'capture --from-file "a.html"'),
        ("serve DRAFTS=1", "serve --port 8000 --drafts"),
        ("site", "build"),
        ("demo PORT=8080", "demo --port 8080"),
    ],
)
def test_every_target_that_is_named_runs_its_command(target: str, command: str, tmp_path: Path) -> None:
    program = tmp_path / "bin" / "mediawatch"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    for stamp in (".site", ".intake"):
        (tmp_path / stamp).touch()
    made = ["make", "-s", "-C", str(ROOT), f"VENV={tmp_path}", "-o", f"{tmp_path}/.site", "-o", f"{tmp_path}/.intake"]
    printed = subprocess.run([*made, *target.split(" ")], capture_output=True, text=True, check=True).stdout
    assert [one for one in printed.splitlines() if "/bin/mediawatch" not in one] == command.replace('"', "").split(" ")


def test_no_message_spells_out_a_command_by_itself() -> None:
    verbs = "|".join(app.list_commands(click.Context(app)))
    for path in (ROOT / "scripts" / "mediawatch").rglob("*.py"):
        for line in path.read_text(encoding="utf-8").splitlines():
            said = re.search(rf"[\u4e00-\u9fff][^\u4e00-\u9fff]*(?:mediawatch|make) (?:{verbs})\b", line)
            assert not said or "由 mediawatch import 写" in line, (path, line)


def test_this_program_can_be_called_as_it_is_named() -> None:
    printed = subprocess.run(  # noqa: S602 - as a reader types it
        f"{name_program()} --help", shell=True, capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    assert "校验、建站、检索" in printed.stdout, sys.prefix


def test_what_messages_add_to_a_command_make_takes_too() -> None:
    package = (ROOT / "scripts" / "mediawatch").rglob("*.py")
    named = {
        one for path in package for one in re.findall(r"name_option\(['\"](\w+)", path.read_text(encoding="utf-8"))
    }
    assert named
    variables = set(re.findall(r"^(\w+) [?:]=", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {name.upper() for name in named} <= variables
