"""The `mediawatch` command. Opens files, prints, and sets exit codes: 0 well, 1 errors found, 2 used wrongly."""

import gc
import io
import sys
from importlib import import_module
from typing import NoReturn

import click

from mediawatch.cli.terminal import fail, print_like_the_rest
from mediawatch.cli.usage import explain_usage
from mediawatch.failures import explain_failure

_HOMES = {
    "build": "site.build",
    "serve": "site.serve",
    "demo": "demo.demo",
    "new": "site.new",
    "check": "check.check",
    "review": "review.review",
    "status": "status.status",
    "verify": "verify.verify",
    "import": "documents.import_command",
    "capture": "documents.capture",
    "export": "documents.export",
    "search": "search.search_command",
}
"""Where the command of each verb is: module and name."""

_NEW_OBJECTS = 50_000
"""After how many Python looks for what nobody holds any more. A command mostly keeps what it makes: asking after every
700, as is usual, takes a tenth of a check."""


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line; what goes wrong is said in one Chinese line."""
    gc.set_threshold(_NEW_OBJECTS)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a console that lacks a character shows its number
    print_like_the_rest()
    try:
        sys.exit(app(arguments, standalone_mode=False))
    except click.UsageError as error:
        fail(explain_usage(error), 2)
    except click.Abort:
        fail("已中断。", 130)
    except click.ClickException as error:
        fail(str(error), 2)
    except OSError as error:
        fail(explain_failure(error), 1)


class _Verbs(click.Group):
    """A group whose commands are imported when they are asked for: a check need not wait for what search needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return all verbs."""
        return sorted(_HOMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a verb, None where there is no such verb."""
        if cmd_name not in _HOMES:
            return None
        module, _, name = _HOMES[cmd_name].partition(".")
        return getattr(import_module(f"{__name__}.{module}"), name)


@click.group(cls=_Verbs)
def app() -> None:
    """月报的档案：校验、建站、检索。"""
