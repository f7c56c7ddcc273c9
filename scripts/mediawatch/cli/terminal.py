"""What the commands share: options, what is said on a terminal, and where the project is."""

import logging
import signal
import sys
import traceback
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import NoReturn

import click

from mediawatch.kept import cache_folder
from mediawatch.progress import Stage, Step
from mediawatch.visible import escape_hidden, make_visible

ISSUES = click.option("--issues", type=click.Path(path_type=Path), help="放各期文件的文件夹（默认：项目的 issues）。")
SITE = click.option("--site", type=click.Path(path_type=Path), help="网站所在的文件夹（默认：项目的 site）。")
PORT = click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="本机端口。")


def find_project(start: Path) -> Path | None:
    """Return the nearest folder, from `start` upwards, that holds a mkdocs.yml."""
    return next((folder for folder in (start, *start.parents) if (folder / "mkdocs.yml").is_file()), None)


def project_folder() -> Path:
    """Return the project's folder, which must be where the command is run."""
    found = find_project(Path.cwd())
    if found is None:
        fail("这里不是项目文件夹：请先进入放着 mkdocs.yml 的文件夹，再运行。", 2)
    return found


def cache_here() -> Path | None:
    """Return where the project around keeps what can be made again, None without a project or where nothing is kept."""
    project = find_project(Path.cwd())
    return project and cache_folder(project)


def issues_folder(named: Path | None) -> Path:
    """Return the folder of issues that a command names, or else the project's."""
    return named or project_folder() / "issues"


@contextmanager
def watched() -> Generator[Stage]:
    """Show on a terminal how far work is, in a line that is gone at its end; nothing where nobody watches."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=None)

        def stage(name: str, steps: int) -> Step:
            progress.reset(task, description=name, total=steps)
            return lambda: progress.advance(task)

        yield stage


def clean_up_when_told() -> None:
    """Have this process end as after Ctrl+C, which cleans up, where the system tells it to end."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP; who started it with nohup wants it ignored
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def say(message: str) -> None:
    """Say a line to who runs the command, if there is still somebody who hears it: what is at work goes on."""
    with suppress(OSError):
        _print([make_visible(message)], err=True)


def show(*cells: str) -> None:
    """Show a line of what the command was asked for; of several cells it is a row, with tabs between them."""
    _print(["\t".join(map(make_visible, cells))])


def show_text(text: str) -> None:
    """Show a text whose lines the program itself has put together; in none of them is a line end of somebody else."""
    _print(text.split("\n"))


def show_json(text: str) -> None:
    """Show JSON, which says the same with escapes for what nobody sees."""
    show_text(escape_hidden(text))


def print_like_the_rest() -> None:
    """Let what other packages log or warn of, and what nobody expected, come out as all else does."""
    logging.captureWarnings(True)
    logging.basicConfig(handlers=[_Said(logging.WARNING)], level=logging.WARNING)
    sys.excepthook = _say_crash


def _say_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    _print("".join(traceback.format_exception(kind, error, trace)).splitlines(), err=True)


class _Said(logging.Handler):
    """Says what is logged."""

    def emit(self, record: logging.LogRecord) -> None:
        """Say a record, and where it went wrong if it did."""
        say(record.getMessage().rstrip())
        if record.exc_info:
            _print("".join(traceback.format_exception(*record.exc_info)).splitlines(), err=True)


def _print(lines: Iterable[str], *, err: bool = False) -> None:
    """Print lines: the one way to a terminal or a log. No character drives it, and none breaks a line."""
    shown = ("\t".join(map(make_visible, line.split("\t"))) for line in lines)
    click.echo("\n".join(shown), err=err)


def fail(message: str, code: int) -> NoReturn:
    """Say in one line what went wrong, and end."""
    say(message)
    sys.exit(code)
