"""The command line as tests run it."""

import pytest

from mediawatch.archive import issue_folder
from mediawatch.cli import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run the command, as if in a process of its own; return exit code, output and messages."""
    issue_folder._lines_of.cache_clear()  # pyright: ignore[reportPrivateUsage]
    with pytest.raises(SystemExit) as stopped:
        main(list(arguments))
    out, err = capsys.readouterr()
    return int(stopped.value.code or 0), out, err
