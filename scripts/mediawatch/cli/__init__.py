"""The `mediawatch` command. Opens files, prints, and sets exit codes: 0 well, 1 errors found, 2 used wrongly."""

import io
import sys
from typing import NoReturn

import click

from mediawatch.cli.check import check
from mediawatch.cli.documents import capture, export, import_command
from mediawatch.cli.review import review
from mediawatch.cli.search import search_command
from mediawatch.cli.site import build, new, serve
from mediawatch.cli.status import status
from mediawatch.cli.terminal import fail
from mediawatch.cli.usage import explain_usage
from mediawatch.failures import explain_failure
from mediawatch.search.query import QueryError
from mediawatch.search.reader import IndexUnreadableError


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line; what goes wrong is said in one Chinese line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a console that lacks a character shows its number
    try:
        sys.exit(app(arguments, standalone_mode=False))
    except click.UsageError as error:
        fail(explain_usage(error), 2)
    except click.Abort:
        fail("已中断。", 130)
    except (QueryError, click.ClickException) as error:
        fail(str(error), 2)
    except IndexUnreadableError as error:
        fail(str(error), 1)
    except OSError as error:
        fail(explain_failure(error), 1)


@click.group()
def app() -> None:
    """月报的档案：校验、建站、检索。"""


for command in (build, serve, check, review, status, new, import_command, capture, export, search_command):
    app.add_command(command)
