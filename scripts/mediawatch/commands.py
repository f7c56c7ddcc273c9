"""How a command is typed where the reader of a message is: one answer for whoever names one. Imports nothing."""

import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

_NAME = "mediawatch"
_TARGETS = {
    "build": ("site", ""),
    "capture": ("capture", "URL"),
    "check": ("check", "FILE"),
    "demo": ("demo", ""),
    "import": ("import", "FILE"),
    "new": ("new", ""),
    "serve": ("serve", ""),
    "status": ("status", ""),
}
"""The target of the Makefile that runs a command, and the variable for what the command is given."""


def name_command(verb: str, argument: str | Path = "", **options: str | int | bool) -> str:
    """Return a command as it works here: by make in a checkout with its own `.venv`, else by the program itself.

    `options` are those of the command by their names; True is one that is only switched on.
    """
    added = [name_option(name, value) for name, value in options.items() if value]
    given = str(argument)
    if verb in _TARGETS and _is_by_make():
        target, variable = _TARGETS[verb]
        return " ".join(["make", target, *([f"{variable}={_quote(given)}"] if given else []), *added])
    return " ".join([name_program(), verb, *([_quote(given)] if given else []), *added])


def name_option(option: str, value: str | int | bool) -> str:
    """Return an option with its value as it is added to a command here: a variable of make, or the program's own."""
    if _is_by_make():
        return f"{option.upper()}={_quote(int(value) if value is True else value)}"
    flag = f"--{option.replace('_', '-')}"
    return flag if value is True else f"{flag} {_quote(value)}"


def name_program() -> str:
    """Return the program as it can be called here: by its name, or else by the path of this installation's own."""
    own = Path(sysconfig.get_path("scripts"), f"{_NAME}.exe" if os.name == "nt" else _NAME)
    found = shutil.which(_NAME)
    inside = own.is_relative_to(Path.cwd())
    if found and (not inside or Path(found).resolve() == own.resolve()):
        return _NAME
    if not own.is_file():
        return f"{_quote(sys.executable)} -m {_NAME}"
    return _quote(own.relative_to(Path.cwd()) if inside else own)


def name_installer(packages: str, extra: str) -> str:
    """Return how packages of an extra are installed for this program; a checkout has a target for all of them."""
    if _is_by_make():
        return f"make .venv/.{extra}"
    return f"{_quote(sys.executable)} -m pip install {packages}"


def _is_by_make() -> bool:
    """Tell whether the current folder is a checkout, what runs is installed in it, and there is make."""
    here = Path.cwd()
    own = (here / "Makefile").is_file() and Path(sys.prefix).resolve() == (here / ".venv").resolve()
    return own and shutil.which("make") is not None


def _quote(word: object) -> str:
    return subprocess.list2cmdline([str(word)]) if os.name == "nt" else shlex.quote(str(word))
